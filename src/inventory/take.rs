//! Takes the inventory, and adds records to it. [edge]

#![expect(
    clippy::disallowed_methods,
    reason = "edge: reads the beginnings of photographs, and the file of records"
)]

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rayon::prelude::*;

use crate::book;
use crate::diagnostic::{Checked, Diagnostic, Place, Problem};
use crate::path::SourcePath;
use crate::picture::{Inscription, inscription};
use crate::pipeline::{self, Memory};
use crate::source;

use super::records::{appended, records, written};
use super::{Inventory, Item, Offers, RECORDS, Showing, item};

/// How much of a photograph is read. What a JPEG says of itself stands at its beginning, mostly in 64 kilobytes.
const BEGINNING: u64 = 512 << 10;

/// The inventory of the yearbook in `root`, drafts included, with what has to be told about the whole.
pub fn take(root: &Path) -> Checked<Inventory> {
    let mut told = Vec::new();
    let mut memory = Memory::default();
    let snapshot = source::scan(root, &mut memory.scans).tell(&mut told);
    let Some(config) = pipeline::configuration(&snapshot, &mut told) else {
        return Checked { value: Inventory::default(), diagnostics: told };
    };
    let parsed = memory.parsed(&snapshot, &mut told);
    let book = book::assemble(&config, &snapshot, &parsed, true).tell(&mut told);
    let usable: Vec<_> = book.photos.iter().enumerate().collect();
    let mut photos: Vec<Item> = usable
        .par_iter()
        .map(|(id, photograph)| {
            let (bytes, said) = looked_at(root, &photograph.path);
            item(&book, *id, photograph, bytes, &said)
        })
        .collect();
    for (id, entries) in book.shown_photos() {
        let showing = entries.iter().filter_map(|entry| book.entries.get(*entry)).map(|entry| Showing {
            title: entry.article.title.clone(),
            file: entry.article.path.to_string(),
        });
        if let Some(item) = photos.get_mut(id) {
            item.shown_by = showing.collect();
        }
    }
    let unusable = snapshot.photos.iter().filter_map(|(path, photo)| Some((path, photo.as_ref().err()?)));
    photos.extend(unusable.map(|(path, fault)| Item {
        file: path.to_string(),
        bytes: length(root, path),
        picture: None,
        problem: Some(Problem::PhotoUnusable { fault: fault.clone() }.message()),
        record: None,
        shown_by: Vec::new(),
        is_cover: false,
        lacks: Vec::new(),
        offers: Offers::default(),
    }));
    photos.sort_by(|a, b| a.file.cmp(&b.file));
    Checked { value: Inventory { photos }, diagnostics: told }
}

fn length(root: &Path, path: &SourcePath) -> u64 {
    std::fs::metadata(root.join(path.as_str())).map_or(0, |metadata| metadata.len())
}

/// The length of a photograph, and what it says of itself. One that cannot be read says nothing: that is told elsewhere.
fn looked_at(root: &Path, path: &SourcePath) -> (u64, Inscription) {
    let mut beginning = Vec::new();
    let read = File::open(root.join(path.as_str()))
        .and_then(|file| file.take(BEGINNING).read_to_end(&mut beginning));
    let said = read.map(|_| inscription(&beginning)).unwrap_or_default();
    (length(root, path), said)
}

/// Adds a record for each photograph of the inventory that has none to the file of records. Gives their ids. What stands
/// there is not changed.
///
/// # Errors
/// What is wrong with the file of records, one for each mistake; nothing is written then.
pub fn added(
    root: &Path,
    inventory: &Inventory,
    told: &[Diagnostic],
) -> Result<Vec<String>, Vec<Diagnostic>> {
    let Some(path) = SourcePath::new(RECORDS) else { return Ok(Vec::new()) };
    let wrong = |told: &&Diagnostic| {
        told.is_error() && told.place.as_ref().is_some_and(|place| place.file.as_str() == RECORDS)
    };
    let wrong: Vec<Diagnostic> = told.iter().filter(wrong).cloned().collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let (text, ids) = records(inventory, |file| written(&path, file));
    if ids.is_empty() {
        return Ok(ids);
    }
    let failed = |problem: Problem| vec![Diagnostic::at(Place::file(&path), problem)];
    let place = root.join(RECORDS);
    let old = match std::fs::read_to_string(&place) {
        Ok(old) => old,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(Problem::Unreadable { reason: error.to_string() })),
    };
    let new = appended(&old, &text, ids.len()).ok_or_else(|| failed(Problem::RecordsShape))?;
    crate::replace::file(&place, new.as_bytes()).map_err(|error| {
        failed(Problem::WriteFailed { path: RECORDS.to_owned(), reason: error.to_string() })
    })?;
    Ok(ids)
}
