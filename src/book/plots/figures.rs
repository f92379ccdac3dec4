//! Charts of figures: of each through the years, of several in one drawing, or of their own values side by side.

use std::ops::Range;
use std::sync::Arc;

use crate::article::{ChartForm, ChartRequest, Figure};
use crate::date::Date;
use crate::diagnostic::Problem;
use crate::fields::At;
use crate::language::Words;
use crate::number::Decimal;

use super::super::{Figures, Fill, Tables};
use super::{Plot, PlotName, PlotSeries, PlotValue, Told, checked};

/// The chart of figures.
pub(super) fn chart(
    known: (&Figures, &Tables),
    named: (&[At<String>], Option<&At<String>>),
    request: &ChartRequest,
) -> (Fill, Told) {
    let form = request.form.as_ref().map_or(ChartForm::Columns, |form| form.value);
    let mut told: Told = Vec::new();
    let mut found = find(known, named, &mut told);
    told.extend(request.columns.iter().chain(&request.rows).map(|name| (name.at.clone(), cells())));
    if form.is_of_periods() {
        found.retain(|(at, figure)| {
            let is_drawn = figure.series.len() > 1;
            if !is_drawn {
                told.push((at.clone(), Problem::ChartWithoutSeries { id: figure.id.clone() }));
            }
            is_drawn
        });
    }
    let found: Vec<Arc<Figure>> = found.into_iter().map(|(_, figure)| figure).collect();
    if !told.is_empty() {
        return (Fill::Itself, told);
    }
    if form == ChartForm::Columns && request.cropped.is_none() {
        return (Fill::Chart(found, request.title.clone()), told);
    }
    match together(known.0, &found, form, request) {
        Ok(plot) => {
            let (plot, told) = checked(plot, request);
            (plot.map_or(Fill::Itself, |plot| Fill::Plot(Box::new(plot))), told)
        }
        Err(wrong) => (Fill::Itself, vec![wrong]),
    }
}

/// The figures that are named, each with where it is.
fn find(
    (figures, tables): (&Figures, &Tables),
    (ids, group): (&[At<String>], Option<&At<String>>),
    told: &mut Told,
) -> Vec<(Range<usize>, Arc<Figure>)> {
    let mut found: Vec<(Range<usize>, Arc<Figure>)> = Vec::new();
    if let Some(group) = group {
        match figures.group(&group.value) {
            Ok(own) => found.extend(own.into_iter().map(|figure| (group.at.clone(), figure))),
            Err(problem) => told.push((group.at.clone(), problem)),
        }
    }
    for id in ids {
        match figures.find(&id.value) {
            Ok(figure) => found.push((id.at.clone(), figure.clone())),
            Err(_) if tables.get(&id.value).is_some() => told.push((id.at.clone(), mixed(&id.value))),
            Err(problem) => told.push((id.at.clone(), problem)),
        }
    }
    found
}

/// All figures in one chart.
fn together(
    figures: &Figures,
    found: &[Arc<Figure>],
    form: ChartForm,
    request: &ChartRequest,
) -> Result<Plot, (Range<usize>, Problem)> {
    if let Some(problem) = units(found) {
        return Err((request.at.clone(), problem));
    }
    let whole = request.whole.as_ref();
    let whole =
        whole.map(|id| figures.find(&id.value).map_err(|problem| (id.at.clone(), problem))).transpose()?;
    if form.is_of_periods() {
        return Ok(through_the_years(found, form, request));
    }
    side_by_side(found, whole.map(|whole| &**whole), form, request)
        .map_err(|problem| (request.at.clone(), problem))
}

fn mixed(id: &str) -> Problem {
    let reason = Words::of(
        format!("“{id}”是一张统计表，不能和别的画在一起"),
        format!("“{id}” is a statistical table and cannot be drawn together with others"),
    );
    let hint = Words::new(
        "一张表单独写一个“图表”，“编号”只写它。",
        "Give the table a “chart” of its own, with nothing else under “ids”.",
    );
    Problem::ChartUnfit { form: Words::new("图表", "chart"), reason, hint }
}

fn cells() -> Problem {
    let reason = Words::new(
        "“栏目”“行”只在画统计表的时候有用",
        "“columns” and “rows” belong to charts of statistical tables",
    );
    let hint = Words::new(
        "删去这一项，或者在“编号”里写统计表的编号。",
        "Delete this key, or write the table’s id under “ids”.",
    );
    Problem::ChartUnfit { form: Words::new("图表", "chart"), reason, hint }
}

/// What is told of figures whose units differ.
fn units(figures: &[Arc<Figure>]) -> Option<Problem> {
    let first = figures.first()?;
    let other = figures.iter().find(|figure| figure.unit != first.unit)?;
    let named = |figure: &Figure| {
        let (label, text) = (&figure.label, figure.text());
        Words::of(format!("“{label}”（{text}）"), format!("“{label}” ({text})"))
    };
    Some(Problem::ChartUnits { one: named(first), other: named(other) })
}

/// The series of `figures`, over all periods that any of them has.
fn through_the_years(figures: &[Arc<Figure>], form: ChartForm, request: &ChartRequest) -> Plot {
    let mut periods: Vec<Date> =
        figures.iter().flat_map(|figure| figure.series.iter().map(|point| point.period)).collect();
    periods.sort_unstable();
    periods.dedup();
    let value = |figure: &Figure, period: &Date| {
        let point = figure.series.iter().find(|point| point.period == *period);
        point.map_or_else(PlotValue::unknown, |point| PlotValue {
            value: Some(point.value),
            text: figure.number_of(point),
        })
    };
    let series = figures.iter().map(|figure| PlotSeries {
        name: figure.label.clone(),
        values: periods.iter().map(|period| value(figure, period)).collect(),
        whole: None,
    });
    Plot {
        series: series.collect(),
        names: periods
            .iter()
            .map(|period| PlotName { text: period.to_string(), period: Some(*period) })
            .collect(),
        joined: form == ChartForm::Lines && !request.panels,
        ..plot(figures, form, request)
    }
}

/// The own values of `figures`, as one series.
fn side_by_side(
    figures: &[Arc<Figure>],
    whole: Option<&Figure>,
    form: ChartForm,
    request: &ChartRequest,
) -> Result<Plot, Problem> {
    let number = |figure: &Figure| {
        Decimal::parse(&figure.value).ok_or_else(|| Problem::ChartCell {
            cell: Words::same(format!("“{}”", figure.label)),
            value: figure.text(),
        })
    };
    let value = |figure: &Arc<Figure>| {
        let shown = figure.shown();
        let text = [shown.before, shown.number, shown.scale, shown.infix, shown.after].concat();
        Ok(PlotValue { value: Some(number(figure)?), text })
    };
    let series = PlotSeries {
        name: String::new(),
        values: figures.iter().map(value).collect::<Result<_, _>>()?,
        whole: whole.map(number).transpose()?,
    };
    let names = figures.iter().map(|figure| PlotName { text: figure.label.clone(), period: None });
    Ok(Plot { series: vec![series], names: names.collect(), ..plot(figures, form, request) })
}

/// What is said of a chart of `figures`, without names and values.
fn plot(figures: &[Arc<Figure>], form: ChartForm, request: &ChartRequest) -> Plot {
    let labels: Vec<&str> = figures.iter().map(|figure| figure.label.as_str()).collect();
    let mut remarks: Vec<String> = Vec::new();
    let said = figures.iter().flat_map(|figure| {
        let source = figure.source.as_ref().map(|source| format!("来源：{source}"));
        let note = figure.note.as_ref().map(|note| format!("{}：{note}", figure.label));
        [note, source].into_iter().flatten()
    });
    for remark in said {
        if !remarks.contains(&remark) {
            remarks.push(remark);
        }
    }
    // Sources stand behind what they are sources of.
    remarks.sort_by_key(|remark| remark.starts_with("来源："));
    Plot {
        title: request.title.clone(),
        subject: request.title.clone().unwrap_or_else(|| labels.join("、")),
        form,
        unit: figures.first().and_then(|figure| figure.unit.clone()),
        names: Vec::new(),
        series: Vec::new(),
        joined: false,
        cropped: request.cropped.is_some(),
        remarks,
    }
}
