//! Charts of statistical tables: which of their rows and columns are series, and what the cells say.

use crate::article::{ChartForm, ChartRequest};
use crate::date::Date;
use crate::diagnostic::{Problem, nearest};
use crate::fields::At;
use crate::language::Words;
use crate::number::Decimal;

use super::super::grid::{Cell, Grid, Value};
use super::super::{Table, totals};
use super::{Plot, PlotName, PlotSeries, PlotValue, Told, checked};

/// The most periods that are columns where no form was asked for; more are a line.
const COLUMNS: usize = 12;

/// The rows and columns of a table that a chart draws; columns are counted from that behind the names.
struct Part<'g> {
    grid: &'g Grid,
    rows: Vec<usize>,
    columns: Vec<usize>,
}

/// The chart of `table`.
pub(in super::super) fn of_table(table: &Table, request: &ChartRequest) -> (Option<Plot>, Told) {
    let grid = &table.grid;
    let total = table.record.total.as_ref().map(|name| name.value.as_str());
    let total = totals::column(grid, total);
    let mut told: Told = Vec::new();
    let rows = if request.rows.is_empty() {
        let is_part = |row: &super::super::Row| !row.total && !row.of_which && !row.heads();
        grid.rows.iter().enumerate().filter(|(_, row)| is_part(row)).map(|(at, _)| at).collect()
    } else {
        named("行", &request.rows, grid.rows.iter().map(|row| row.name.as_str()), &mut told)
    };
    let heads = || grid.columns.iter().skip(1);
    let columns = if request.columns.is_empty() {
        let chosen = heads().enumerate();
        let chosen = chosen.filter(|(at, column)| column.numeric && !column.of_which && Some(*at) != total);
        chosen.map(|(at, _)| at).collect()
    } else {
        named("栏目", &request.columns, heads().map(|column| column.name.as_str()), &mut told)
    };
    // A table whose cells are wrong has none, and that has been told.
    if !told.is_empty() || grid.rows.is_empty() {
        return (None, told);
    }
    match (Part { grid, rows, columns }).plot(table, request) {
        Ok(plot) => checked(plot, request),
        Err(problem) => (None, vec![(request.at.clone(), problem)]),
    }
}

/// The positions of these names among those that there are.
fn named<'g>(
    key: &str,
    names: &[At<String>],
    known: impl Iterator<Item = &'g str>,
    told: &mut Told,
) -> Vec<usize> {
    let known: Vec<&str> = known.collect();
    let mut found = Vec::new();
    for name in names {
        let found_at = known.iter().position(|other| totals::plain(other) == totals::plain(&name.value));
        if found_at.is_none() {
            let nearest = nearest(&name.value, known.iter().copied()).map(str::to_owned);
            let problem =
                Problem::TableNameUnknown { key: key.to_owned(), name: name.value.clone(), nearest };
            told.push((name.at.clone(), problem));
        }
        found.extend(found_at);
    }
    found
}

impl Part<'_> {
    fn plot(&self, table: &Table, request: &ChartRequest) -> Result<Plot, Problem> {
        let asked = request.form.as_ref().map(|form| form.value);
        let across = self.is_across(asked);
        let (names, others) =
            if across { (self.heads(), self.row_names()) } else { (self.row_names(), self.heads()) };
        let is_time = !names.is_empty() && names.iter().all(|name| name.period.is_some());
        let form = asked.unwrap_or(match (is_time, others.len(), names.len()) {
            (true, 1, ..=COLUMNS) => ChartForm::Columns,
            (true, ..) => ChartForm::Lines,
            (false, ..) => ChartForm::Bars,
        });
        let series = others.iter().enumerate().map(|(at, name)| self.series(at, name, across, form));
        let record = &table.record;
        let series = series.collect::<Result<Vec<_>, _>>()?;
        let source = record.source.as_ref().map(|source| format!("来源：{source}"));
        Ok(Plot {
            title: request.title.clone(),
            subject: record.title.clone(),
            form,
            unit: record.unit.clone(),
            joined: form == ChartForm::Lines && !request.panels && series.len() > 1,
            names,
            series,
            cropped: request.cropped.is_some(),
            remarks: record.notes.iter().cloned().chain(source).collect(),
        })
    }

    /// Whether its columns stand along the chart, and each row is a series: columns that are periods, or the only row.
    fn is_across(&self, asked: Option<ChartForm>) -> bool {
        let is_time = self.heads().iter().all(|head| head.period.is_some());
        let by_time = matches!(asked, None | Some(ChartForm::Columns | ChartForm::Lines));
        self.columns.len() > 1 && (self.rows.len() == 1 || is_time && by_time)
    }

    fn heads(&self) -> Vec<PlotName> {
        let heads = self.columns.iter().filter_map(|at| self.grid.columns.get(at + 1));
        heads.map(|column| name(&column.name)).collect()
    }

    fn row_names(&self) -> Vec<PlotName> {
        let rows = self.rows.iter().filter_map(|at| self.grid.rows.get(*at));
        rows.map(|row| name(&row.name)).collect()
    }

    /// The series `at`, a row where `across`, else a column.
    fn series(
        &self,
        at: usize,
        name: &PlotName,
        across: bool,
        form: ChartForm,
    ) -> Result<PlotSeries, Problem> {
        let cells: Vec<(usize, usize)> = if across {
            let row = self.rows.get(at).copied().unwrap_or_default();
            self.columns.iter().map(|column| (row, *column)).collect()
        } else {
            let column = self.columns.get(at).copied().unwrap_or_default();
            self.rows.iter().map(|row| (*row, column)).collect()
        };
        let values = cells.iter().filter_map(|(row, column)| self.value(*row, *column));
        let values = values.collect::<Result<Vec<_>, _>>()?;
        let whole = if form == ChartForm::Shares && !across { self.total(at) } else { None };
        Ok(PlotSeries { name: name.text.clone(), values, whole })
    }

    /// What the row of totals says of the column `at`.
    fn total(&self, at: usize) -> Option<Decimal> {
        let row = self.grid.rows.iter().find(|row| row.total)?;
        match row.cells.get(*self.columns.get(at)?)?.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    fn value(&self, row: usize, column: usize) -> Option<Result<PlotValue, Problem>> {
        let line = self.grid.rows.get(row)?;
        let Cell { text, value, .. } = line.cells.get(column)?;
        let drawn = |value: Decimal| PlotValue { value: Some(value), text: text.clone() };
        Some(match value {
            Value::Number(number) => Ok(drawn(*number)),
            // What is less than half of a unit is drawn as nothing, and printed as the table has it.
            Value::Below | Value::Nothing => Ok(drawn(Decimal::zero(0))),
            Value::Unknown => Ok(PlotValue::unknown()),
            Value::Figure | Value::Words => {
                let head = self.grid.columns.get(column + 1)?;
                let (row, column) = (&line.name, &head.name);
                let cell = Words::of(format!("“{row}”的“{column}”"), format!("“{column}” of “{row}”"));
                Err(Problem::ChartCell { cell, value: text.clone() })
            }
        })
    }
}

fn name(text: &str) -> PlotName {
    PlotName { text: text.to_owned(), period: Date::parse(text) }
}
