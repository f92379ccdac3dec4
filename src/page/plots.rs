//! Charts ready for a template: each with the numbers that it was drawn from beside it.

use serde::Serialize;

use crate::article::{ChartForm, Figure};
use crate::book::{Plot, PlotName, PlotSeries, PlotValue};
use crate::number::Decimal;

use super::chart::{self, ChartView, Datum, Series, Span, Subject};

/// What is lacking of a whole.
const REST: &str = "其余";

/// Charts under one heading.
#[derive(Clone, Serialize)]
pub struct ChartsView {
    pub title: Option<String>,
    pub panels: Vec<PanelView>,
    pub remarks: Vec<String>,
}

/// A chart with its heading and its numbers.
#[derive(Clone, Serialize)]
pub struct PanelView {
    pub title: Option<String>,
    pub href: Option<String>,
    pub chart: ChartView,
    pub table: ChartTableView,
    pub remarks: Vec<String>,
}

/// What a chart is drawn from, for whoever reads numbers rather than heights.
#[derive(Clone, Serialize)]
pub struct ChartTableView {
    pub title: String,
    pub head: Vec<String>,
    pub rows: Vec<ChartRowView>,
}

/// A row of such a table.
#[derive(Clone, Serialize)]
pub struct ChartRowView {
    pub name: String,
    pub iso: Option<String>,
    pub cells: Vec<String>,
}

/// The head of a column of values.
fn values_head(unit: Option<&str>) -> String {
    unit.map_or_else(|| "数值".to_owned(), |unit| format!("单位：{unit}"))
}

/// The chart of `figure` through the years, whose place among all figures is `href`.
pub fn of_figure(figure: &Figure, href: Option<String>) -> Option<PanelView> {
    let datum = |point: &crate::article::Point| {
        Datum::of_period(point.period, Some(point.value.approximate()), figure.number_of(point))
    };
    let data: Vec<Datum> = figure.series.iter().map(datum).collect();
    let chart = chart::series(Subject { title: &figure.label, unit: figure.unit.as_deref() }, &data)?;
    let changes: Vec<Option<String>> = (0..figure.series.len()).map(|at| figure.change_at(at)).collect();
    let is_compared = changes.iter().any(Option::is_some);
    let mut head = vec!["时期".to_owned(), values_head(figure.unit.as_deref())];
    head.extend(is_compared.then(|| "变化".to_owned()));
    let row = |(point, change): (&crate::article::Point, Option<String>)| {
        let mut cells = vec![figure.number_of(point)];
        cells.extend(is_compared.then(|| change.unwrap_or_default()));
        ChartRowView { name: point.period.to_string(), iso: Some(point.period.iso()), cells }
    };
    let rows = figure.series.iter().zip(changes).map(row).collect();
    let source = figure.source.as_ref().map(|source| format!("来源：{source}"));
    let remarks = [figure.change(), figure.note.clone(), source].into_iter().flatten().collect();
    let table = ChartTableView { title: figure.label.clone(), head, rows };
    Some(PanelView { title: Some(figure.label.clone()), href, chart, table, remarks })
}

/// The chart of `plot`; under its own table, it says neither what it is of nor where that comes from.
pub fn of_plot(plot: &Plot, under_table: bool) -> ChartsView {
    let data: Vec<Vec<Datum>> = plot.series.iter().map(|series| data(plot, series)).collect();
    let span = Span::from_zero(data.iter().flatten());
    let is_lone = plot.series.len() == 1 || plot.joined;
    let subject = Some(plot.subject.clone()).filter(|_| !under_table && plot.title.is_none());
    let mut panels: Vec<PanelView> = Vec::new();
    if plot.joined {
        let all = plot.series.iter().zip(data);
        let all: Vec<Series> = all.map(|(series, data)| Series { name: series.name.clone(), data }).collect();
        let of = Subject { title: &plot.subject, unit: plot.unit.as_deref() };
        panels.push(panel(subject, chart::lines(of, &all, plot.cropped), joined_table(plot)));
    } else {
        for (series, data) in plot.series.iter().zip(data) {
            let title = if is_lone { subject.clone() } else { Some(series.name.clone()) };
            let named = if is_lone { &plot.subject } else { &series.name };
            let of = Subject { title: named, unit: plot.unit.as_deref() };
            let (chart, table) = single(plot, series, of, data, span);
            panels.push(panel(title, chart, table));
        }
    }
    let remarks = if under_table { Vec::new() } else { plot.remarks.clone() };
    ChartsView { title: plot.title.clone(), panels, remarks }
}

fn panel(title: Option<String>, chart: ChartView, table: ChartTableView) -> PanelView {
    PanelView { title, href: None, chart, table, remarks: Vec::new() }
}

fn data(plot: &Plot, series: &PlotSeries) -> Vec<Datum> {
    let datum = |(name, value): (&PlotName, &PlotValue)| {
        let number = value.value.map(Decimal::approximate);
        match name.period {
            Some(period) => Datum::of_period(period, number, value.text.clone()),
            None => Datum::named(name.text.clone(), number, value.text.clone()),
        }
    };
    plot.names.iter().zip(&series.values).map(datum).collect()
}

/// The chart of one series, and its table.
fn single(
    plot: &Plot,
    series: &PlotSeries,
    of: Subject,
    mut data: Vec<Datum>,
    span: Span,
) -> (ChartView, ChartTableView) {
    let mut head = vec![names_head(plot), values_head(of.unit)];
    let mut cells: Vec<Vec<String>> = data.iter().map(|datum| vec![datum.text.clone()]).collect();
    let chart = match plot.form {
        ChartForm::Bars => chart::bars(of, &data, span),
        ChartForm::Columns => chart::columns(of, &data, span),
        ChartForm::Lines if plot.cropped => {
            let series = Series { name: series.name.clone(), data: data.clone() };
            chart::lines(of, &[series], true)
        }
        ChartForm::Lines => chart::line(of, &data, span),
        ChartForm::Shares => {
            let is_share = matches!(of.unit, Some("%" | "％" | "‰"));
            let sum = series.sum();
            let whole = series.whole.filter(|_| !is_share).unwrap_or(sum);
            let rest = whole.minus(sum);
            if rest.sign().is_gt() {
                data.push(Datum::named(REST.to_owned(), Some(rest.approximate()), rest.to_string()));
                cells.push(vec![rest.to_string()]);
            }
            if !is_share {
                head.push("占比".to_owned());
                for (cells, datum) in cells.iter_mut().zip(&data) {
                    cells.push(chart::percent(datum.value.unwrap_or_default(), whole.approximate()));
                }
            }
            chart::shares(of, &data, whole.approximate(), is_share)
        }
    };
    let periods = plot.names.iter().map(|name| name.period.map(|period| period.iso()));
    let rows = data.iter().zip(periods.chain(std::iter::once(None))).zip(cells);
    let rows = rows.map(|((datum, iso), cells)| ChartRowView { name: datum.name.clone(), iso, cells });
    (chart, ChartTableView { title: of.title.to_owned(), head, rows: rows.collect() })
}

fn names_head(plot: &Plot) -> String {
    let is_time = plot.names.iter().all(|name| name.period.is_some());
    if is_time { "时期" } else { "项目" }.to_owned()
}

/// The table of several lines: a column each.
fn joined_table(plot: &Plot) -> ChartTableView {
    let names = plot.series.iter().map(|series| series.name.clone());
    let row = |(at, name): (usize, &PlotName)| {
        let cell =
            |series: &PlotSeries| series.values.get(at).map(|value| value.text.clone()).unwrap_or_default();
        ChartRowView {
            name: name.text.clone(),
            iso: name.period.map(|period| period.iso()),
            cells: plot.series.iter().map(cell).collect(),
        }
    };
    let title = plot
        .unit
        .as_ref()
        .map_or_else(|| plot.subject.clone(), |unit| format!("{}（单位：{unit}）", plot.subject));
    let head = std::iter::once(names_head(plot)).chain(names).collect();
    ChartTableView { title, head, rows: plot.names.iter().enumerate().map(row).collect() }
}
