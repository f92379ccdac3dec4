//! The list of photographs as JSON: a contract with scripts.

use serde::Serialize;

use crate::book::PhotoUse;
use crate::diagnostic::{Diagnostic, Record};
use crate::language::Language;
use crate::picture::Inscription;

use super::{Inventory, Item, RECORDS, Use};

/// The list, what was added, how many there are, and what has to be told.
#[derive(Serialize)]
#[expect(missing_docs, reason = "named after the inventory's fields")]
pub struct InventoryRecord<'a> {
    pub photos: Vec<ItemRecord<'a>>,
    pub added: Vec<AddedRecord<'a>>,
    pub summary: Summary,
    pub diagnostics: Vec<Record<'a>>,
}

/// A photograph. `format`, `width` and `height` (upright, in pixels) are null for what cannot be used; then `problem` says
/// why.
#[derive(Serialize)]
pub struct ItemRecord<'a> {
    pub file: &'a str,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub bytes: Option<u64>,
    pub format: Option<String>,
    pub problem: Option<ProblemRecord>,
    pub record: Option<Recorded<'a>>,
    pub withdrawn: bool,
    pub uses: Vec<UseRecord<'a>>,
    /// The English names of the keys.
    pub lacks: Vec<&'static str>,
    pub offers: Offers<'a>,
}

/// Why a picture cannot be used.
#[derive(Serialize)]
pub struct ProblemRecord {
    pub code: &'static str,
    pub message: String,
    pub hint: Option<String>,
}

/// Where a photograph's record stands.
#[derive(Serialize)]
pub struct Recorded<'a> {
    pub id: &'a str,
    pub file: &'a str,
    pub line: usize,
}

/// What shows a photograph: an `article`, a `part` or the `cover`.
#[derive(Serialize)]
pub struct UseRecord<'a> {
    pub kind: &'static str,
    pub file: &'a str,
    pub title: &'a str,
    pub draft: bool,
}

/// What a photograph's file says; null where it says nothing or the record does already.
#[derive(Serialize)]
pub struct Offers<'a> {
    pub caption: Option<&'a str>,
    pub date: Option<String>,
    pub place: Option<&'a str>,
    pub photographer: Option<&'a str>,
}

/// A record that was added.
#[derive(Serialize)]
pub struct AddedRecord<'a> {
    pub id: &'a str,
    pub photo: &'a str,
    pub file: &'static str,
    pub filled: Offers<'a>,
}

/// How many photographs there are of which kind.
#[derive(Serialize)]
pub struct Summary {
    pub photos: usize,
    pub unusable: usize,
    pub without_record: usize,
    pub unused: usize,
}

impl Inventory {
    /// As `--report json` gives it, with what has to be told.
    pub fn record<'a>(&'a self, told: &'a [Diagnostic], language: Language) -> InventoryRecord<'a> {
        let count = self.count();
        let added = self.added.iter().map(|added| AddedRecord {
            id: &added.id,
            photo: added.path.as_str(),
            file: RECORDS,
            filled: offers(&added.filled),
        });
        InventoryRecord {
            photos: self.items.iter().map(|photo| item(photo, language)).collect(),
            added: added.collect(),
            summary: Summary {
                photos: count.photographs,
                unusable: count.unusable,
                without_record: count.unrecorded,
                unused: count.unused,
            },
            diagnostics: told.iter().map(|told| told.record(language)).collect(),
        }
    }
}

fn item(item: &Item, language: Language) -> ItemRecord<'_> {
    let header = item.header.as_ref().ok();
    ItemRecord {
        file: item.path.as_str(),
        width: header.map(|header| header.width),
        height: header.map(|header| header.height),
        bytes: item.length,
        format: header.map(|header| header.format.name().to_lowercase()),
        problem: item.header.as_ref().err().map(|problem| ProblemRecord {
            code: problem.code(),
            message: problem.message(language),
            hint: problem.hint(language),
        }),
        record: item.record.as_ref().map(|(id, place)| Recorded {
            id,
            file: place.file.as_str(),
            line: place.line,
        }),
        withdrawn: item.withdrawn,
        uses: item.uses.iter().map(shown).collect(),
        lacks: item.lacks.iter().map(|key| key.name).collect(),
        offers: offers(&item.offers),
    }
}

fn shown(shown: &Use) -> UseRecord<'_> {
    let kind = match shown.shown {
        PhotoUse::Entry(_) => "article",
        PhotoUse::Part(_) => "part",
        PhotoUse::Cover => "cover",
        PhotoUse::Logo => "logo",
    };
    UseRecord { kind, file: shown.file.as_str(), title: &shown.title, draft: shown.draft }
}

fn offers(says: &Inscription) -> Offers<'_> {
    Offers {
        caption: says.caption.as_deref(),
        date: says.date.map(|date| date.iso()),
        place: says.place.as_deref(),
        photographer: says.photographer.as_deref(),
    }
}
