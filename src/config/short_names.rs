//! The short names (简称) that an edition declares: a reader of 区科协 has to find out which body is meant.
//!
//! So one short name must not stand for two full ones, and a full one should not have two entries.

use std::ops::Range;

use crate::diagnostic::{Place, Problem};
use crate::fields::{At, Fields, Key, Reader, Shape};
use crate::yaml::Node;

pub(super) const SHORT_NAMES: Key =
    Key::new("short_names", &["简称", "简称表"]).of(Shape::Records(KEYS)).says(
        "书里用的简称：一个单位一条，在版权页列成简称表。",
        "The short names that the book uses, one record each; the colophon lists them.",
    );
const NAME: Key =
    Key::new("name", &["全称"]).says("单位的全称，如“某某市科学技术协会”。", "The full name of the body.");
const SHORT: Key =
    Key::new("short", &["简称"]).says("书里怎样简称它，如“市科协”。", "What the book calls it for short.");

/// The keys of a short name.
const KEYS: &[Key] = &[NAME, SHORT];

/// A full name and its short one.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortName {
    /// The full name.
    pub name: String,
    /// The short name.
    pub short: String,
}

/// Reads the short names. What is declared twice is told.
pub(super) fn read(fields: &mut Fields) -> Vec<ShortName> {
    let items = fields.list(SHORT_NAMES);
    let reader = fields.reader();
    let read: Vec<(At<String>, At<String>)> = items.iter().filter_map(|item| record(reader, item)).collect();
    let mut names: Vec<ShortName> = Vec::new();
    for (at, (name, short)) in read.iter().enumerate() {
        let before = read.get(..at).unwrap_or_default();
        let line = |reader: &Reader, at: &Range<usize>| Place::of(reader.file, reader.text, at).line;
        if let Some((_, first)) = before.iter().find(|(_, other)| other.value == short.value) {
            let problem =
                Problem::ShortNameTwice { short: short.value.clone(), first: line(reader, &first.at) };
            reader.tell(&short.at, problem);
        } else if let Some((first, _)) = before.iter().find(|(other, _)| other.value == name.value) {
            let problem = Problem::FullNameTwice { name: name.value.clone(), first: line(reader, &first.at) };
            reader.tell(&name.at, problem);
        }
        names.push(ShortName { name: name.value.clone(), short: short.value.clone() });
    }
    names
}

fn record(reader: &mut Reader, node: &Node) -> Option<(At<String>, At<String>)> {
    let mut fields = Fields::open(reader, node, &SHORT_NAMES.words(), KEYS)?;
    let (name, short) = (fields.required(NAME), fields.required(SHORT));
    let typed = |key| fields.node(key).map(|node| node.at.clone());
    let (name_at, short_at) = (typed(NAME), typed(SHORT));
    Some((At { value: name?, at: name_at? }, At { value: short?, at: short_at? }))
}
