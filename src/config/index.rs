//! What the index (索引) of the yearbook holds beyond what it always does.

use crate::fields::{Fields, Key, Shape};

pub(super) const INDEX: Key =
    Key::new("index", &["索引"]).of(Shape::Record(KEYS)).says("索引收什么。", "What the index holds.");
const CHRONICLE: Key = Key::new("chronicle", &["大事记"]).of(Shape::Flag).says(
    "大事记里的词条和地点也收进索引；不写就不收。",
    "Whether what stands in a chronicle is in the index, too; without, it is not.",
);

/// The keys of the index.
const KEYS: &[Key] = &[CHRONICLE];

/// What the index holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Whether what stands in a chronicle is in it.
    pub chronicle: bool,
}

/// Reads it; the usual where nothing is said.
pub(super) fn read(fields: &mut Fields) -> Index {
    let Some(node) = fields.node(INDEX) else { return Index::default() };
    let fields = Fields::open(fields.reader(), node, &INDEX.words(), KEYS);
    fields.map(|mut fields| Index { chronicle: fields.flag(CHRONICLE) }).unwrap_or_default()
}
