//! Records for photographs that have none, as they are added to a `photos.yaml`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::path::SourcePath;
use crate::yaml::{self, Value};

use super::{Inventory, Item};

/// The text of records for the photographs that have none, and their ids. `written` says how the file of records names a
/// photograph's file.
pub(super) fn records(
    inventory: &Inventory,
    written: impl Fn(&str) -> Option<String>,
) -> (String, Vec<String>) {
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    for item in &inventory.photos {
        *taken.entry(stem(&item.file)).or_default() += 1;
    }
    let mut ids: BTreeSet<String> = inventory
        .photos
        .iter()
        .filter_map(|item| item.record.as_ref())
        .map(|record| record.id.clone())
        .collect();
    let (mut text, mut added) = (String::new(), Vec::new());
    let wanting = inventory.photos.iter().filter(|item| item.record.is_none() && item.picture.is_some());
    for item in wanting {
        let Some(file) = written(&item.file) else { continue };
        // An id means one photograph everywhere, so one that is several files' name could change what articles show.
        let own = stem(&item.file).to_owned();
        let long = item.file.rsplit_once('.').map_or(&*item.file, |(start, _)| start).replace('/', "-");
        let is_free =
            |id: &String| !ids.contains(id) && taken.get(&**id).is_none_or(|count| *count == 1 && *id == own);
        let numbered = (2..).map(|number| format!("{long}-{number}"));
        let Some(id) = [own.clone(), long.clone()].into_iter().chain(numbered).find(is_free) else {
            continue;
        };
        text.push_str(&record(&id, &file, item));
        ids.insert(id.clone());
        added.push(id);
    }
    (text, added)
}

/// One record: what the file offers is filled in, what is lacking stands there to be filled in.
fn record(id: &str, file: &str, item: &Item) -> String {
    let offers = &item.offers;
    let mut text = format!("\n{}:\n  文件: {}\n", yaml::quoted(id), yaml::quoted(file));
    for key in &item.lacks {
        let offered = match *key {
            "图说" => &offers.caption,
            "日期" => &offers.date,
            "地点" => &offers.place,
            "摄影" => &offers.photographer,
            _ => &None,
        };
        let value = offered.as_deref().map(|value| format!(" {}", yaml::quoted(value))).unwrap_or_default();
        let _ = writeln!(text, "  {key}:{value}");
    }
    text
}

fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// `old`, with `records` after it in its own kind of line ends. `None` where that would not be what was meant: the file is
/// no list of records, one below the other.
pub(super) fn appended(old: &str, records: &str, count: usize) -> Option<String> {
    let breaks = if old.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if old.is_empty() || old.ends_with('\n') { "" } else { breaks };
    let added = if old.trim().is_empty() { records.trim_start_matches('\n') } else { records };
    let new = format!("{old}{gap}{}", added.replace('\n', breaks));
    let entries = |text: &str| {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        match yaml::parse(&text, 0).ok()?.value {
            Value::Map(entries) => Some(entries.len()),
            Value::Null => Some(0),
            _ => None,
        }
    };
    (entries(&new)? == entries(old)? + count).then_some(new)
}

/// How the file of records names a file of the yearbook.
pub(super) fn written(records: &SourcePath, file: &str) -> Option<String> {
    crate::book::written_in(records, &SourcePath::new(file)?)
}
