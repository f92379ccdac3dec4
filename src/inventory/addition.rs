//! New records at the end of a file of records, whose every byte stays.

use std::collections::HashMap;

use crate::book::{Book, Photograph};
use crate::path::SourcePath;
use crate::yaml::{self, Value};

use super::RECORDS;
use super::proposal::Proposal;

/// The first lines of a new file.
const HEAD: &str = "# 图片记录：顶格的是编号，正文里用 ![](编号) 取用；下面缩进的是它的各项。\n# 冒号后面空着的，知道就填，不知道就空着。";

/// The file `old` with the records of `proposals` at its end. They are written as the file is: with its line ends, and with
/// English keys where it has no others.
pub(super) fn added(old: &[u8], proposals: &[Proposal]) -> Vec<u8> {
    let has = |what: &[u8]| old.windows(what.len()).any(|part| part == what);
    let end = if has(b"\r\n") {
        "\r\n"
    } else if has(b"\r") && !has(b"\n") {
        "\r"
    } else {
        "\n"
    };
    let english = std::str::from_utf8(old).is_ok_and(|old| is_english(old.trim_start_matches('\u{feff}')));
    let mut lines: Vec<String> = Vec::new();
    if old.is_empty() {
        lines.extend(HEAD.lines().map(str::to_owned));
    }
    for proposal in proposals {
        let is_apart = lines.is_empty() && ends_with_blank_line(old);
        if !is_apart {
            lines.push(String::new());
        }
        lines.extend(proposal.lines(english));
    }
    let mut new = old.to_vec();
    if !old.is_empty() && !old.ends_with(b"\n") && !old.ends_with(b"\r") {
        new.extend_from_slice(end.as_bytes());
    }
    for line in lines {
        new.extend_from_slice(line.as_bytes());
        new.extend_from_slice(end.as_bytes());
    }
    new
}

fn ends_with_blank_line(old: &[u8]) -> bool {
    old.ends_with(b"\n\n") || old.ends_with(b"\n\r\n") || old.ends_with(b"\r\r")
}

/// Whether there are records, and none of their keys is Chinese.
fn is_english(text: &str) -> bool {
    let Ok(Value::Map(records)) = yaml::parse(text, 0).map(|node| node.value) else { return false };
    let mut keys = records.iter().flat_map(|(_, record)| match &record.value {
        Value::Map(fields) => fields.as_slice(),
        _ => &[],
    });
    let is_ascii = |(key, _): &(yaml::Node, yaml::Node)| key.scalar().is_some_and(str::is_ascii);
    let mut count = 0;
    let all = keys.all(|field| {
        count += 1;
        is_ascii(field)
    });
    all && count > 0
}

/// Whether `new` is `old` with the records of `proposals` and nothing else: every other record says what it said, and each
/// photograph is shown where it was.
pub(super) fn holds(old: &Book, new: &Book, proposals: &[Proposal]) -> bool {
    let proposed: HashMap<&SourcePath, &Proposal> =
        proposals.iter().map(|proposal| (&proposal.path, proposal)).collect();
    let is_meant = |(old, new): (&Photograph, &Photograph)| {
        old.path == new.path
            && match proposed.get(&new.path) {
                Some(proposal) => is_written(new, proposal),
                None => old.record == new.record && old.id == new.id,
            }
    };
    old.photos.len() == new.photos.len()
        && old.photos.iter().zip(new.photos.iter()).all(is_meant)
        && old.photo_uses() == new.photo_uses()
}

fn is_written(new: &Photograph, proposal: &Proposal) -> bool {
    let (record, filled) = (&new.record, &proposal.filled);
    new.id == proposal.id
        && record.at.as_ref().is_some_and(|at| at.file.as_str() == RECORDS)
        && record.date == filled.date
        && record.caption == filled.caption
        && record.place == filled.place
        && record.photographer == filled.photographer
}
