//! What a chart shows: names along one side, series of values, and what they are parts of; and whether the form that
//! was asked for tells the truth about them.
//!
//! Bars and columns start at nothing, lines go through periods only, shares make up their whole: what breaks that is no
//! chart but a mistake to tell. Where each mark stands is the page's business.

mod figures;
mod table;

use std::cmp::Ordering;
use std::ops::Range;

use crate::article::{ChartForm, ChartRequest};
use crate::date::Date;
use crate::diagnostic::{Checked, Diagnostic, Place, Problem};
use crate::fields::At;
use crate::language::Words;
use crate::number::Decimal;
use crate::path::SourcePath;

use super::{Figures, Fill, Tables};

pub(super) use table::of_table;

/// The most lines that can be followed in one drawing.
const LINES: usize = 6;
/// The most parts of a whole whose names find room beside it.
const PARTS: usize = 8;
/// The most bars, or columns, that are looked at as one picture.
const BARS: usize = 30;
/// The most panels that can be compared.
const PANELS: usize = 12;
/// What is said where a number is not known.
const UNKNOWN: &str = "不详";

/// What one chart shows.
#[derive(Debug, PartialEq)]
pub struct Plot {
    /// A heading over it.
    pub title: Option<String>,
    /// What the numbers are of.
    pub subject: String,
    /// What it is drawn as.
    pub form: ChartForm,
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// What each value of a series belongs to.
    pub names: Vec<PlotName>,
    /// The series.
    pub series: Vec<PlotSeries>,
    /// Whether all series stand in one drawing, or each in a panel of its own.
    pub joined: bool,
    /// Whether the scale of its lines starts elsewhere than at nothing.
    pub cropped: bool,
    /// What has to be known to read it, and where it comes from.
    pub remarks: Vec<String>,
}

/// What a value belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotName {
    /// As it is read.
    pub text: String,
    /// When, where it is a period.
    pub period: Option<Date>,
}

/// Values that belong together.
#[derive(Debug, PartialEq)]
pub struct PlotSeries {
    /// What they are of.
    pub name: String,
    /// One for each name.
    pub values: Vec<PlotValue>,
    /// What they are parts of, where that is recorded.
    pub whole: Option<Decimal>,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotValue {
    /// For drawing; `None` where it is not known.
    pub value: Option<Decimal>,
    /// As it is read.
    pub text: String,
}

/// What is wrong with a chart, each where it was typed.
type Told = Vec<(Range<usize>, Problem)>;

impl PlotValue {
    /// One that is not known.
    fn unknown() -> Self {
        Self { value: None, text: UNKNOWN.to_owned() }
    }
}

impl PlotSeries {
    /// What its parts add up to.
    pub fn sum(&self) -> Decimal {
        let values = self.values.iter().filter_map(|value| value.value);
        values.fold(Decimal::zero(0), Decimal::plus)
    }
}

/// The chart that `request` asks for in `file`, of what `ids` and `group` name. Of what is told there is none, or less.
pub(super) fn chart(
    known: (&Figures, &Tables),
    (ids, group): (&[At<String>], Option<&At<String>>),
    request: &ChartRequest,
    (path, text): (&SourcePath, &str),
) -> Checked<Fill> {
    let table = ids.first().filter(|_| ids.len() == 1 && group.is_none());
    let (value, told) = match table.and_then(|id| known.1.get(&id.value)) {
        Some(table) => {
            let (plot, told) = of_table(table, request);
            (plot.map_or(Fill::Itself, |plot| Fill::Plot(Box::new(plot))), told)
        }
        None => figures::chart(known, (ids, group), request),
    };
    let told = told.into_iter().map(|(at, problem)| Diagnostic::at(Place::of(path, text, &at), problem));
    Checked { value, diagnostics: told.collect() }
}

/// The plot, if it tells the truth, and what is wrong otherwise.
fn checked(plot: Plot, request: &ChartRequest) -> (Option<Plot>, Told) {
    let at = request.form.as_ref().map_or(&request.at, |form| &form.at).clone();
    let wrong = cropped(&plot, request).or_else(|| no_whole(&plot, request));
    let wrong = wrong.or_else(|| Some((at, crowded(&plot).or_else(|| untrue(&plot))?)));
    match wrong {
        Some(wrong) => (None, vec![wrong]),
        None => (Some(plot), Vec::new()),
    }
}

/// Only lines may start elsewhere than at nothing: the length of anything else is what is read.
fn cropped(plot: &Plot, request: &ChartRequest) -> Option<(Range<usize>, Problem)> {
    let at = request.cropped.clone().filter(|_| plot.form != ChartForm::Lines)?;
    let reason = Words::new("长短就是多少，不能不从零起", "length stands for size, so it must start at zero");
    let hint = Words::new("删去“不从零起”，或写“样式: 折线”。", "Delete “cropped”, or write “form: lines”.");
    Some((at, Problem::ChartUnfit { form: plot.form.words(), reason, hint }))
}

/// Only shares have a whole: elsewhere nothing would show it.
fn no_whole(plot: &Plot, request: &ChartRequest) -> Option<(Range<usize>, Problem)> {
    let whole = request.whole.as_ref().filter(|_| plot.form != ChartForm::Shares)?;
    let reason = Words::new(
        "它不和全体比，“全体”不起作用",
        "it compares nothing with a whole, so “whole” does nothing",
    );
    let hint = Words::new("删去“全体”，或写“样式: 构成”。", "Delete “whole”, or write “form: shares”.");
    Some((whole.at.clone(), Problem::ChartUnfit { form: plot.form.words(), reason, hint }))
}

/// What is too much to be told apart, or too little to be compared.
fn crowded(plot: &Plot) -> Option<Problem> {
    let known = plot.series.iter().flat_map(|series| &series.values).filter(|value| value.value.is_some());
    let (known, names, series) = (known.count(), plot.names.len(), plot.series.len());
    // One part of a stated whole is compared with the rest of it.
    let has_rest = plot.form == ChartForm::Shares && plot.series.iter().all(|series| series.whole.is_some());
    let lone = names < 2 && matches!(plot.form, ChartForm::Lines | ChartForm::Shares);
    if (known < 2 || lone) && !(known > 0 && has_rest) {
        let hint = Words::new(
            "至少要有两个数；核对“编号”“栏目”“行”。",
            "It takes at least two numbers: check “ids”, “columns” and “rows”.",
        );
        let reason =
            Words::new("只有一个数，没有可比的", "there is only one number, and nothing to compare it with");
        return Some(Problem::ChartUnfit { form: plot.form.words(), reason, hint });
    }
    let limits = [
        (if plot.joined { series } else { 0 }, LINES, Words::new("条线", "lines")),
        (if plot.joined { 0 } else { series }, PANELS, Words::new("幅小图", "small charts")),
        (if plot.form == ChartForm::Shares { names } else { 0 }, PARTS, Words::new("个部分", "parts")),
        (if plot.form == ChartForm::Bars { names } else { 0 }, BARS, Words::new("条", "bars")),
    ];
    let (found, most, what) = limits.into_iter().find(|(found, most, _)| found > most)?;
    Some(Problem::ChartCrowded { found, most, what })
}

/// What the form would say that is not so.
fn untrue(plot: &Plot) -> Option<Problem> {
    match plot.form {
        ChartForm::Lines => {
            let name = plot.names.iter().find(|name| name.period.is_none())?;
            Some(Problem::ChartNoPeriods { name: name.text.clone() })
        }
        ChartForm::Shares => plot.series.iter().find_map(|series| shares(plot, series)),
        ChartForm::Bars | ChartForm::Columns => None,
    }
}

/// Why the values of `series` are no parts of a whole.
fn shares(plot: &Plot, series: &PlotSeries) -> Option<Problem> {
    let form = plot.form.words();
    for (name, value) in plot.names.iter().zip(&series.values) {
        let hint = Words::new(
            "部分要有数，不能小于零；换成“样式: 横条”。",
            "Parts need numbers of zero or more. Write “form: bars” instead.",
        );
        match value.value.map(Decimal::sign) {
            None => {
                let name = &name.text;
                let reason = Words::of(
                    format!("“{name}”的数不详，占多少无从说起"),
                    format!("the number of “{name}” is not known, so neither is its share"),
                );
                return Some(Problem::ChartUnfit { form, reason, hint });
            }
            Some(Ordering::Less) => {
                let (name, value) = (&name.text, &value.text);
                let reason = Words::of(
                    format!("“{name}”是 {value}，负数不能是全体的一部分"),
                    format!("“{name}” is {value}, and less than nothing cannot be part of a whole"),
                );
                return Some(Problem::ChartUnfit { form, reason, hint });
            }
            Some(_) => {}
        }
    }
    let sum = series.sum();
    let hundred = match plot.unit.as_deref() {
        Some("%" | "％") => Decimal::parse("100"),
        Some("‰") => Decimal::parse("1000"),
        _ => None,
    };
    // Printed shares are rounded one by one.
    let halves: Vec<u32> = series.values.iter().filter_map(|value| Some(value.value?.places())).collect();
    let (whole, is_wrong) = match (hundred, series.whole) {
        (Some(hundred), _) => (hundred, sum.differs(hundred, &halves)),
        (None, Some(whole)) => (whole, whole.minus(sum).sign().is_lt()),
        (None, None) => (sum, sum.sign().is_eq()),
    };
    is_wrong.then(|| Problem::ChartShares { sum: sum.to_string(), whole: whole.to_string() })
}
