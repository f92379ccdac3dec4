//! Statistical tables, ready for a template.

use serde::Serialize;

use crate::book::{Column, Entry, Row, Table, Value};

use super::plots::{self, ChartsView};
use super::site::{Linker, Site};

/// A statistical table.
#[derive(Serialize)]
pub struct TableView {
    pub id: String,
    pub anchor: Option<String>,
    pub title: String,
    pub unit: Option<String>,
    pub period: Option<String>,
    pub source: Option<String>,
    pub notes: Vec<String>,
    pub columns: Vec<ColumnView>,
    pub rows: Vec<RowView>,
    pub file: FileView,
    pub chart: Option<ChartsView>,
    pub placed: bool,
}

/// A column's head.
#[derive(Serialize)]
pub struct ColumnView {
    pub name: String,
    pub numeric: bool,
    pub of_which: bool,
}

/// A row: its name, and its cells after that.
#[derive(Serialize)]
pub struct RowView {
    pub name: String,
    pub of_which: bool,
    pub total: bool,
    pub heads: bool,
    pub cells: Vec<CellView>,
}

/// A cell.
#[derive(Serialize)]
pub struct CellView {
    pub text: String,
    pub numeric: bool,
    pub unknown: bool,
}

/// A table as a file to take away.
#[derive(Serialize)]
pub struct FileView {
    pub href: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
}

impl TableView {
    /// The table on the page of `linker`; with an anchor only where the page shows it first.
    pub fn of(linker: Linker, table: &Table, anchored: bool) -> Self {
        let record = &table.record;
        let column = |column: &Column| ColumnView {
            name: column.name.clone(),
            numeric: column.numeric,
            of_which: column.of_which,
        };
        Self {
            id: record.id.clone(),
            anchor: anchored.then(|| table.anchor()),
            title: record.title.clone(),
            unit: record.unit.clone(),
            period: record.period.clone(),
            source: record.source.clone(),
            notes: record.notes.clone(),
            columns: table.grid.columns.iter().map(column).collect(),
            rows: table.grid.rows.iter().map(|row| self::row(row, &table.grid.columns)).collect(),
            file: FileView {
                href: linker.to(&table.route),
                name: file_name(&record.title),
                kind: "text/csv",
            },
            chart: table.plot.as_ref().map(|plot| plots::of_plot(plot, true)),
            placed: false,
        }
    }
}

fn row(row: &Row, columns: &[Column]) -> RowView {
    let cells = row.cells.iter().zip(columns.iter().skip(1)).map(|(cell, column)| CellView {
        text: cell.text.clone(),
        numeric: column.numeric && cell.value != Value::Words,
        unknown: column.numeric && cell.value == Value::Unknown,
    });
    RowView {
        name: row.name.clone(),
        of_which: row.of_which,
        total: row.total,
        heads: row.heads(),
        cells: cells.collect(),
    }
}

/// The title as a file's name: without what file systems do not take.
fn file_name(title: &str) -> String {
    let plain: String = title.chars().filter(|c| !c.is_control() && !r#"/\:*?"<>|"#.contains(*c)).collect();
    format!("{}.csv", plain.trim().trim_matches('.'))
}

/// The tables that an article records. One that its body shows is marked as placed.
pub fn tables(site: &Site, linker: Linker, entry: &Entry) -> Vec<TableView> {
    let is_placed = |table: &Table| entry.filled.tables().any(|shown| shown.record.id == table.record.id);
    let own = site.book.tables.of(&entry.article.path);
    own.map(|table| TableView { placed: is_placed(table), ..TableView::of(linker, table, true) }).collect()
}
