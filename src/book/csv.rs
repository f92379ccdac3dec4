//! Tables as CSV: read with the place of each cell, written so that spreadsheets open them right.
//!
//! `csv-core` is the parser that the `csv` crate is built on. It is used by itself because it tells how many bytes
//! each cell takes, so that a mistake can be shown in its line and column.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder, Terminator, WriterBuilder};

use std::sync::Arc;

use crate::article::TableLine;
use crate::diagnostic::{Checked, Diagnostic, Place, Problem, nearest};
use crate::fields::At;
use crate::manuscript::{self, Manuscript};
use crate::path::SourcePath;
use crate::source::{ASSETS, Snapshot};

use super::likeness::{self, Alike, Remarked};

/// Excel takes a file without it for one in the system's own encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A file, and its bytes.
type Sheet<'s> = (SourcePath, &'s Arc<[u8]>);

/// The CSV file that `from` calls `name`: beside it, or in the folder of assets.
pub(super) fn find<'s>(
    snapshot: &'s Snapshot,
    from: &SourcePath,
    name: &str,
) -> Result<Remarked<Sheet<'s>>, Problem> {
    let places = [from.neighbour(name), SourcePath::within(ASSETS, name)];
    let places: Vec<SourcePath> = places.into_iter().flatten().collect();
    let own = places.iter().find_map(|path| snapshot.files.get_key_value(path));
    let alike = || {
        let alike = Alike::of(snapshot.files.keys().filter(|path| path.has_extension(&["csv"])).cloned());
        places.iter().find_map(|path| Some((snapshot.files.get_key_value(alike.find(path)?)?, path)))
    };
    let found = own.map(|own| (own, None)).or_else(|| {
        let (own, path) = alike()?;
        Some((own, Some(likeness::file(from, name, path, own.0)?)))
    });
    let found = found.map(|((path, bytes), remark)| ((path.clone(), bytes), remark));
    found.ok_or_else(|| {
        let sheets = snapshot.files.keys().filter(|path| path.extension() == "csv");
        let nearest = nearest(name, sheets.map(SourcePath::name)).map(str::to_owned);
        Problem::TableFileMissing { name: name.to_owned(), nearest }
    })
}

/// The text of the CSV file `path`, and what has to be told of how it was saved; `None` where it is no text.
pub(super) fn text(path: &SourcePath, bytes: &[u8]) -> Checked<Option<Arc<str>>> {
    match manuscript::read(path, bytes) {
        Ok(Manuscript { text, proof }) => {
            let diagnostics = proof.map(|proof| proof.diagnostics.clone()).unwrap_or_default();
            Checked { value: Some(text), diagnostics }
        }
        Err(problem) => {
            Checked { value: None, diagnostics: vec![Diagnostic::at(Place::file(path), problem)] }
        }
    }
}

/// The lines of `text`, whose cells are separated by commas or tabs: by whichever the first line has more of.
/// Lines that are blank, as spreadsheets leave them at the end, are left out.
pub(super) fn read(text: &str) -> Vec<TableLine> {
    let first = text.lines().next().unwrap_or_default();
    let tabs = first.matches('\t').count() > first.matches(',').count();
    let mut reader = ReaderBuilder::new().delimiter(if tabs { b'\t' } else { b',' }).build();
    let mut lines = Vec::new();
    let (mut cells, mut from) = (Vec::new(), 0);
    while let Some((cell, next, ends)) = cell(&mut reader, text, from, cells.is_empty()) {
        cells.push(cell);
        from = next;
        if ends {
            lines.push(line(std::mem::take(&mut cells)));
        }
    }
    lines.retain(|line| line.cells.iter().any(|cell| !cell.value.is_empty()));
    lines
}

fn line(cells: Vec<At<String>>) -> TableLine {
    let start = cells.first().map_or(0, |cell| cell.at.start);
    let end = cells.last().map_or(start, |cell| cell.at.end);
    TableLine { cells, at: start..end }
}

/// The cell that begins at `from`, where the next one begins, and whether it ends its line. `None` at the end.
fn cell(
    reader: &mut Reader,
    text: &str,
    from: usize,
    begins_line: bool,
) -> Option<(At<String>, usize, bool)> {
    let bytes = text.as_bytes();
    let (mut value, mut read) = (Vec::new(), from);
    let mut buffer = [0; 256];
    let ends = loop {
        // Past the end this is empty, by which the parser knows that the last cell is whole.
        let (result, taken, put) = reader.read_field(bytes.get(read..).unwrap_or_default(), &mut buffer);
        value.extend_from_slice(buffer.get(..put).unwrap_or_default());
        read += taken;
        match result {
            ReadFieldResult::Field { record_end } => break record_end,
            ReadFieldResult::End => return None,
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
        }
    };
    let typed = text.get(from..read).unwrap_or_default();
    let blank = if begins_line { typed.len() - typed.trim_start_matches('\n').len() } else { 0 };
    let separator = usize::from(typed.len() > blank && typed.ends_with([',', '\t', '\n']));
    let at = from + blank..(read - separator).max(from + blank);
    Some((At { value: String::from_utf8_lossy(&value).trim().to_owned(), at }, read, ends))
}

/// `lines` as CSV in UTF-8 with a byte order mark, lines ending as RFC 4180 has them.
pub(super) fn write<'a>(lines: impl IntoIterator<Item = Vec<&'a str>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).build();
    let mut csv = BYTE_ORDER_MARK.as_bytes().to_owned();
    for line in lines {
        for (number, cell) in line.into_iter().enumerate() {
            // Every byte may become two; a quote may close, and one delimiter come before.
            let mut buffer = vec![0; cell.len() * 2 + 4];
            let mut put = 0;
            if number > 0 {
                put += writer.delimiter(&mut buffer).1;
            }
            put += writer.field(cell.as_bytes(), buffer.get_mut(put..).unwrap_or_default()).2;
            csv.extend_from_slice(buffer.get(..put).unwrap_or_default());
        }
        let mut buffer = [0; 4];
        let put = writer.terminator(&mut buffer).1;
        csv.extend_from_slice(buffer.get(..put).unwrap_or_default());
    }
    csv
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<(String, &str)>> {
        let lines = read(text).into_iter();
        lines.map(|line| line.cells.into_iter().map(|cell| (cell.value, &text[cell.at])).collect()).collect()
    }

    fn values(text: &str) -> Vec<Vec<String>> {
        cells(text).into_iter().map(|line| line.into_iter().map(|(value, _)| value).collect()).collect()
    }

    #[test]
    fn cells_know_their_places() {
        let text = "年份,人数\n\n\"甲,乙\",  3\n丙,\"四\n五\"";
        assert_eq!(
            cells(text),
            [
                vec![("年份".to_owned(), "年份"), ("人数".to_owned(), "人数")],
                vec![("甲,乙".to_owned(), "\"甲,乙\""), ("3".to_owned(), "  3")],
                vec![("丙".to_owned(), "丙"), ("四\n五".to_owned(), "\"四\n五\"")],
            ]
        );
    }

    #[test]
    fn tabs_separate_where_there_are_more_of_them() {
        assert_eq!(values("a\tb\n1,5\t2\n"), [["a", "b"], ["1,5", "2"]]);
    }

    #[test]
    fn blank_lines_are_no_rows_but_blank_cells_are_cells() {
        assert_eq!(values("a,b\n,\n1,\n\n"), [["a", "b"], ["1", ""]]);
        assert_eq!(values(""), Vec::<Vec<String>>::new());
        let long = "长".repeat(1000);
        assert_eq!(values(&format!("{long},b\n")), [[long.as_str(), "b"]]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let lines = [vec!["名称", "数, \"甲\""], vec!["", "1"], vec!["一\n二", ""]];
        let csv = String::from_utf8(write(lines.clone())).unwrap();
        assert_eq!(csv, "\u{feff}名称,\"数, \"\"甲\"\"\"\r\n,1\r\n\"一\n二\",\r\n");
        assert_eq!(values(csv.trim_start_matches('\u{feff}')), lines);
    }
}
