//! The records of persons, organisations, honours and members, gathered from articles, from files of records, and from
//! the CSV files that both may name.
//!
//! A line of a CSV file becomes the node that YAML would have given for it, with the bytes of its cells. So one reader
//! reads both, and a mistake is told in the line and column where it stands.

use std::sync::Arc;

use crate::article::{Article, Details, Honour, Kind, Listing, Member, Organisation, Person, Record, record};
use crate::diagnostic::{Checked, Diagnostic, Place, Problem};
use crate::fields::{At, Fields, Key, Reader};
use crate::language::Words;
use crate::path::SourcePath;
use crate::source::Snapshot;
use crate::yaml::{Node, Value};

use super::order::Placed;
use super::{EntryId, Parsed, csv};

/// A record and the article that shows it.
pub(super) struct Rolled<R> {
    pub record: R,
    pub home: Option<EntryId>,
}

/// All records, in reading order; those of files of records last.
#[derive(Default)]
pub(super) struct Rolls {
    pub people: Vec<Rolled<Person>>,
    pub organisations: Vec<Rolled<Organisation>>,
    pub honours: Vec<Rolled<Honour>>,
    pub members: Vec<Rolled<Member>>,
}

/// Gathers the records of the book. Those of a file of records that no article shows are told.
pub(super) fn gather(parsed: &Parsed, placed: &Placed, snapshot: &Snapshot) -> Checked<Rolls> {
    let mut rolls = Rolls::default();
    let mut told = Vec::new();
    for (home, (article, ..)) in placed.articles.iter().enumerate() {
        let home = Some(home);
        match &article.details {
            Details::People(listing) => add(&mut rolls.people, listing, home, snapshot, &mut told),
            Details::Organisations(listing) => {
                add(&mut rolls.organisations, listing, home, snapshot, &mut told);
            }
            Details::Honours(listing) => add(&mut rolls.honours, listing, home, snapshot, &mut told),
            Details::Members(listing) => add(&mut rolls.members, listing, home, snapshot, &mut told),
            _ => {}
        }
    }
    for listing in &parsed.people {
        let home = home(placed, Kind::People, &listing.file, &mut told);
        add(&mut rolls.people, listing, home, snapshot, &mut told);
    }
    for listing in &parsed.organisations {
        let home = home(placed, Kind::Organisations, &listing.file, &mut told);
        add(&mut rolls.organisations, listing, home, snapshot, &mut told);
    }
    Checked { value: rolls, diagnostics: told }
}

/// The article that shows the records of `file`: the first of its kind.
fn home(placed: &Placed, kind: Kind, file: &SourcePath, told: &mut Vec<Diagnostic>) -> Option<EntryId> {
    let of_kind = |(article, ..): &(Arc<Article>, _, _)| article.kind == kind;
    let home = placed.articles.iter().position(of_kind);
    if home.is_none() {
        let problem = Problem::RecordsUnshown { kind: kind.words() };
        told.push(Diagnostic::at(Place::file(file), problem));
    }
    home
}

fn add<R: Record + Clone>(
    roll: &mut Vec<Rolled<R>>,
    listing: &Listing<R>,
    home: Option<EntryId>,
    snapshot: &Snapshot,
    told: &mut Vec<Diagnostic>,
) {
    let own = listing.records.iter().cloned();
    let more = listing.sheet.iter().flat_map(|name| sheet(name, &listing.file, snapshot).tell(told));
    roll.extend(own.chain(more).map(|record| Rolled { record, home }));
}

/// The records of the CSV file that `from` calls `name`.
fn sheet<R: Record>(name: &At<String>, from: &SourcePath, snapshot: &Snapshot) -> Checked<Vec<R>> {
    let none = |diagnostic| Checked { value: Vec::new(), diagnostics: vec![diagnostic] };
    let ((path, bytes), remark) = match csv::find(snapshot, from, &name.value) {
        Ok(found) => found,
        Err(problem) => return none(told_in(snapshot, from, &name.at, problem)),
    };
    let Checked { value: text, mut diagnostics } = csv::text(&path, bytes);
    diagnostics.extend(remark.map(|remark| told_in(snapshot, from, &name.at, remark)));
    let Some(text) = text else { return Checked { value: Vec::new(), diagnostics } };
    let mut reader = Reader { diagnostics, ..Reader::new(&path, &text) };
    let mut lines = csv::read(&text).into_iter();
    let head = lines.next().map(|head| head.cells).unwrap_or_default();
    let width = head.len() - blanks(&head);
    let known = heads(&mut reader, head.get(..width).unwrap_or_default(), &R::NOUN, R::KEYS);
    let mut records = Vec::new();
    for line in lines {
        let length = line.cells.len() - blanks(&line.cells);
        if length > width {
            reader.tell(&line.at, Problem::TableRowLength { expected: width, found: length });
            continue;
        }
        let cells = head.iter().zip(&known).zip(line.cells);
        let cells = cells.filter(|((_, known), cell)| **known && !cell.value.is_empty());
        let entries = cells.map(|((key, _), cell)| (node(key.clone()), node(cell))).collect();
        records.extend(record(&mut reader, &Node { value: Value::Map(entries), at: line.at }));
    }
    Checked { value: records, diagnostics: reader.diagnostics }
}

/// Which of the first line's cells are keys. Those that are none, or that say the same again, are told once here, not
/// again with each line.
fn heads(reader: &mut Reader, head: &[At<String>], noun: &Words, keys: &[Key]) -> Vec<bool> {
    let nothing = |at: &At<String>| Node { value: Value::Null, at: at.at.clone() };
    let entries = head.iter().map(|cell| (node(cell.clone()), nothing(cell))).collect();
    let at = head.first().map_or(0, |cell| cell.at.start)..head.last().map_or(0, |cell| cell.at.end);
    let mut taken: Vec<Key> = Vec::new();
    let is_key = |cell: &At<String>| {
        let key = keys.iter().find(|key| key.names().any(|name| name.eq_ignore_ascii_case(&cell.value)));
        let is_new = key.is_some_and(|key| !taken.contains(key));
        taken.extend(key);
        is_new
    };
    let known = head.iter().map(is_key).collect();
    Fields::open(reader, &Node { value: Value::Map(entries), at }, noun, keys);
    known
}

/// How many blank cells a line ends with: spreadsheets write them behind the last one that was ever used.
fn blanks(cells: &[At<String>]) -> usize {
    cells.iter().rev().take_while(|cell| cell.value.is_empty()).count()
}

fn node(cell: At<String>) -> Node {
    Node { value: Value::Scalar(cell.value), at: cell.at }
}

/// `problem`, told of the bytes `at` of `file`, a text or a CSV file.
pub(super) fn told_in(
    snapshot: &Snapshot,
    file: &SourcePath,
    at: &std::ops::Range<usize>,
    problem: Problem,
) -> Diagnostic {
    Diagnostic::at(place(snapshot, file, at), problem)
}

/// The place of the bytes `at` of `file`, a text or a CSV file.
pub(super) fn place(snapshot: &Snapshot, file: &SourcePath, at: &std::ops::Range<usize>) -> Place {
    let sheet = || csv::text(file, snapshot.files.get(file)?).value;
    let text = snapshot.texts.get(file).cloned().or_else(sheet).unwrap_or_default();
    Place::of(file, &text, at)
}
