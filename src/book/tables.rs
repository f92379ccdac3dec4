//! All statistical tables of the book, by id: their cells found, their figures put in, their totals looked at.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::alike;
use crate::article::{
    Details, Figure, Format, OF_WHICH_NAME, TOTAL_NAME, TableContent, TableLine, TableRecord, figure_id,
};
use crate::diagnostic::{Checked, Diagnostic, Place, Problem, nearest};
use crate::fields::At;
use crate::fingerprint::Fingerprint;
use crate::path::{Route, slug};
use crate::source::Snapshot;

use super::grid::{self, Cell, Column, Grid, Row, Value};
use super::{Figures, Parsed, Plot, SourcePath, csv, plots, totals};

/// A table, ready to be shown and downloaded.
#[derive(Debug, PartialEq)]
pub struct Table {
    /// What it was recorded as.
    pub record: TableRecord,
    /// Its cells.
    pub grid: Grid,
    /// Where it is published as CSV.
    pub route: Route,
    /// It as CSV: UTF-8 with a byte order mark.
    pub csv: Arc<[u8]>,
    /// The chart under it.
    pub plot: Option<Plot>,
}

/// The tables, each known by one id.
#[derive(Debug, Default)]
pub struct Tables {
    list: Vec<Arc<Table>>,
    by_id: HashMap<String, usize>,
    by_article: BTreeMap<SourcePath, Vec<usize>>,
}

/// What a table's cells may name, and what has been told.
struct Setter<'a> {
    snapshot: &'a Snapshot,
    figures: &'a Figures,
    told: Vec<Diagnostic>,
}

/// The file that a table's cells stand in.
struct Sheet {
    path: SourcePath,
    text: Arc<str>,
    lines: Vec<TableLine>,
}

/// Collects the tables of articles and of `tables.yaml` files. An id that is used twice, or by a figure, is told
/// at the table.
pub(super) fn collect(
    parsed: &Parsed,
    drafts: bool,
    snapshot: &Snapshot,
    figures: &Figures,
) -> Checked<Tables> {
    let mut tables = Tables::default();
    let mut setter = Setter { snapshot, figures, told: Vec::new() };
    for article in parsed.articles.iter().filter(|article| article.is_published(drafts)) {
        if let Details::Statistics(own) = &article.details {
            for record in own {
                tables.add(record, Some(&article.path), &mut setter);
            }
        }
    }
    for record in &parsed.tables {
        tables.add(record, None, &mut setter);
    }
    Checked { value: tables, diagnostics: setter.told }
}

impl Table {
    /// What links to it name. Headings are named by their words, so that a table's id alone might be one's, too.
    pub fn anchor(&self) -> String {
        format!("table-{}", self.record.id)
    }
}

impl Tables {
    fn add(&mut self, record: &TableRecord, article: Option<&SourcePath>, setter: &mut Setter) {
        let own = self.get(&record.id).map(|table| &table.record.place);
        let first = own.or_else(|| setter.figures.get(&record.id).map(|figure| &figure.place));
        if let Some(first) = first {
            let first = format!("{}:{}", first.file, first.line);
            let problem = Problem::TableTwice { id: record.id.clone(), first };
            setter.told.push(Diagnostic::at(record.place.clone(), problem));
            return;
        }
        // One whose cells are wrong is known all the same: what names it is not wrong.
        let grid = setter.grid(record).unwrap_or_default();
        let Some(mut table) = table(record, grid) else { return };
        if let Some(request) = &record.chart {
            let (plot, told) = plots::of_table(&table, request);
            for (at, problem) in told {
                setter.tell_record(record, &at, problem);
            }
            table.plot = plot;
        }
        let at = self.list.len();
        self.by_id.insert(record.id.clone(), at);
        if let Some(article) = article {
            self.by_article.entry(article.clone()).or_default().push(at);
        }
        self.list.push(Arc::new(table));
    }

    /// The table called `id`.
    pub fn get(&self, id: &str) -> Option<&Arc<Table>> {
        self.list.get(*self.by_id.get(id)?)
    }

    /// The tables that `article` records.
    pub fn of(&self, article: &SourcePath) -> impl Iterator<Item = &Arc<Table>> {
        self.by_article.get(article).into_iter().flatten().filter_map(|at| self.list.get(*at))
    }

    /// The table called `id`, or what to tell.
    pub(super) fn find(&self, id: &str) -> Result<&Arc<Table>, Problem> {
        let nearest =
            || nearest(id, self.list.iter().map(|table| table.record.id.as_str())).map(str::to_owned);
        let alike = || alike::told(id, self.list.iter().map(|table| table.record.id.as_str()));
        let unknown = || Problem::TableUnknown { id: id.to_owned(), nearest: nearest() };
        self.get(id).ok_or_else(|| alike().unwrap_or_else(unknown))
    }
}

fn table(record: &TableRecord, grid: Grid) -> Option<Table> {
    let head = grid.columns.iter().map(|column| column.typed.as_str()).collect();
    let rows = grid.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| cell.text.as_str());
        std::iter::once(row.typed.as_str()).chain(cells).collect()
    });
    let csv = csv::write(std::iter::once(head).chain(rows));
    let fingerprint = Fingerprint::of(&csv).short();
    let name = [&record.title, &record.id].map(|name| slug(name)).into_iter().find(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| "table".to_owned());
    let route = Route::new(&format!("files/{fingerprint}/{name}.csv"))?;
    Some(Table { record: record.clone(), grid, route, csv: csv.into(), plot: None })
}

impl Setter<'_> {
    fn tell(&mut self, sheet: &Sheet, at: &Range<usize>, problem: Problem) {
        self.told.push(Diagnostic::at(Place::of(&sheet.path, &sheet.text, at), problem));
    }

    /// Tells of a name in the record itself, which may stand in another file than the cells.
    fn tell_record(&mut self, record: &TableRecord, at: &Range<usize>, problem: Problem) {
        let file = &record.place.file;
        let text = self.snapshot.texts.get(file).cloned().unwrap_or_default();
        self.told.push(Diagnostic::at(Place::of(file, &text, at), problem));
    }

    fn grid(&mut self, record: &TableRecord) -> Option<Grid> {
        let sheet = self.sheet(record)?;
        let mut lines = sheet.lines.iter();
        let head = lines.next().map(|head| &head.cells[..]).unwrap_or_default();
        // Spreadsheets write blank cells behind the last one that was ever used.
        let is_blank = |cell: &&At<String>| cell.value.is_empty();
        let width = head.len() - head.iter().rev().take_while(is_blank).count();
        let columns: Vec<Column> = head.iter().take(width).map(|cell| self.column(&sheet, cell)).collect();
        let mut rows = Vec::new();
        for line in lines.clone() {
            let (cells, rest) = line.cells.split_at(width.min(line.cells.len()));
            if cells.len() < width || rest.iter().any(|cell| !cell.value.is_empty()) {
                let found = line.cells.len() - rest.iter().rev().take_while(is_blank).count();
                self.tell(&sheet, &line.at, Problem::TableRowLength { expected: width, found });
                continue;
            }
            rows.extend(
                cells.split_first().map(|(name, cells)| self.row(&sheet, record, name, cells, &columns)),
            );
        }
        let count = lines.count();
        if width < 2 || count == 0 {
            let problem = Problem::TableEmpty { id: record.id.clone() };
            let place = if sheet.path == record.place.file {
                record.place.clone()
            } else {
                Place::of(&sheet.path, &sheet.text, &(0..sheet.text.len()))
            };
            self.told.push(Diagnostic::at(place, problem));
            return None;
        }
        let mut grid = Grid { columns, rows };
        grid.settle();
        self.names(record, &mut grid);
        // Without a row that was left out, no sum is right.
        if grid.rows.len() == count {
            self.check(record, &sheet, &grid);
        }
        Some(grid)
    }

    /// The record's own cells, or those of its file: beside the record, or in the folder of assets.
    fn sheet(&mut self, record: &TableRecord) -> Option<Sheet> {
        let place = &record.place.file;
        let name = match &record.content {
            TableContent::Typed(lines) => {
                let text = self.snapshot.texts.get(place).cloned().unwrap_or_default();
                return Some(Sheet { path: place.clone(), text, lines: lines.clone() });
            }
            TableContent::File(name) => name,
        };
        let (path, bytes) = match csv::find(self.snapshot, place, &name.value) {
            Ok((found, remark)) => {
                if let Some(remark) = remark {
                    self.tell_record(record, &name.at, remark);
                }
                found
            }
            Err(problem) => {
                self.tell_record(record, &name.at, problem);
                return None;
            }
        };
        let text = csv::text(&path, bytes).tell(&mut self.told)?;
        let lines = csv::read(&text);
        Some(Sheet { path, text, lines })
    }

    fn column(&mut self, sheet: &Sheet, cell: &At<String>) -> Column {
        let typed = self.words(sheet, cell);
        let (name, of_which) = grid::name(&typed);
        Column { name, typed, numeric: false, of_which }
    }

    fn row(
        &mut self,
        sheet: &Sheet,
        record: &TableRecord,
        name: &At<String>,
        cells: &[At<String>],
        columns: &[Column],
    ) -> Row {
        let typed = self.words(sheet, name);
        let (name, of_which) = grid::name(&typed);
        let cells = cells.iter().zip(columns.iter().skip(1));
        let cells = cells.map(|(cell, column)| self.cell(sheet, record, cell, column)).collect();
        Row { name, typed, of_which, total: false, cells }
    }

    /// Words with the figures that they name, as prose has them: with unit and qualifier.
    fn words(&mut self, sheet: &Sheet, cell: &At<String>) -> String {
        let mut words = String::new();
        let mut rest = cell.value.as_str();
        while let Some((before, (text, after))) =
            rest.split_once("{{").and_then(|(before, rest)| Some((before, rest.split_once("}}")?)))
        {
            words.push_str(before);
            match figure_id(&format!("{{{{{text}}}}}")).map(|id| self.figures.find(id)) {
                Some(Ok(figure)) => words.push_str(&figure.text()),
                Some(Err(problem)) => self.tell(sheet, &cell.at, problem),
                None => {
                    self.tell(sheet, &cell.at, Problem::FigureName { text: text.to_owned() });
                    words.extend(["{{", text, "}}"]);
                }
            }
            rest = after;
        }
        words + rest
    }

    fn cell(&mut self, sheet: &Sheet, record: &TableRecord, cell: &At<String>, column: &Column) -> Cell {
        let at = cell.at.clone();
        let Some(id) = figure_id(&cell.value) else {
            let text = self.words(sheet, cell);
            let value = if text == cell.value { Value::of(&text) } else { Value::Figure };
            return Cell { text, value, at };
        };
        let figure = match self.figures.find(id) {
            Ok(figure) => figure.clone(),
            Err(problem) => {
                self.tell(sheet, &at, problem);
                return Cell { text: String::new(), value: Value::Figure, at };
            }
        };
        let in_name = |unit: &str| {
            [format!("（{unit}）"), format!("({unit})")].iter().any(|unit| column.name.ends_with(unit))
        };
        if let (Some(own), Some(unit)) = (&figure.unit, &record.unit)
            && own != unit
            && !in_name(own)
        {
            let (id, own, unit) = (figure.id.clone(), own.clone(), unit.clone());
            self.tell(sheet, &at, Problem::TableUnit { id, own, unit });
        }
        figure_cell(&figure, at)
    }

    /// Marks the rows that the record names; tells of names that no row or column has.
    fn names(&mut self, record: &TableRecord, grid: &mut Grid) {
        for name in &record.of_which {
            let mut rows = grid
                .rows
                .iter_mut()
                .filter(|row| totals::plain(&row.name) == totals::plain(&name.value))
                .peekable();
            if rows.peek().is_some() {
                rows.for_each(|row| row.of_which = true);
                continue;
            }
            let rows = grid.rows.iter().map(|row| row.name.as_str());
            let problem = name_unknown(OF_WHICH_NAME, &name.value, rows);
            self.tell_record(record, &name.at, problem);
        }
        let named = record.total.as_ref().map(|name| name.value.as_str());
        let row = totals::row(grid, named);
        if let Some(name) = &record.total
            && row.is_none()
            && totals::column(grid, named).is_none()
        {
            let rows = grid.rows.iter().map(|row| row.name.as_str());
            let known = rows.chain(grid.columns.iter().skip(1).map(|column| column.name.as_str()));
            let problem = name_unknown(TOTAL_NAME, &name.value, known);
            self.tell_record(record, &name.at, problem);
        }
        if let Some(row) = row.and_then(|row| grid.rows.get_mut(row)) {
            row.total = true;
        }
    }

    fn check(&mut self, record: &TableRecord, sheet: &Sheet, grid: &Grid) {
        for (cell, column) in grid.strays() {
            let problem = Problem::TableCell { cell: cell.text.clone(), column: column.name.clone() };
            self.tell(sheet, &cell.at, problem);
        }
        let named = record.total.as_ref().map(|name| name.value.as_str());
        for (at, problem) in totals::wrong(grid, named, record.unit.as_deref()) {
            self.tell(sheet, &at, problem);
        }
    }
}

/// A figure as a cell: without its unit, and as typed unless its record asks for 万 or 亿.
fn figure_cell(figure: &Figure, at: Range<usize>) -> Cell {
    let shown = figure.shown();
    let (number, scale) = match figure.format {
        Some(Format::Wan | Format::Yi) => (&*shown.number, &*shown.scale),
        // Of 100多万, only 多 remains behind 1000000.
        _ => (&*figure.value, shown.scale.trim_end_matches(['万', '亿'])),
    };
    let text = [&*shown.before, number, scale, &*shown.infix, &*shown.after].concat();
    // A qualifier is part of what is known: 超过100 is not 100.
    let known = if figure.qualifier.is_some() { &text } else { &figure.value };
    let value = match Value::of(known) {
        Value::Words => Value::Figure,
        value => value,
    };
    Cell { text, value, at }
}

fn name_unknown<'a>(key: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    let nearest = nearest(name, known).map(str::to_owned);
    Problem::TableNameUnknown { key: key.to_owned(), name: name.to_owned(), nearest }
}
