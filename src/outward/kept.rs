//! What was found out there, kept for a day, so that an editor who mends one link does not ask for all others again. `[edge]`

#![expect(clippy::disallowed_methods, reason = "edge: reads and writes the record in the cache")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Answer;
use super::ask::today;
use crate::seal;

/// The record's name in the cache folder.
const FILE: &str = "links.json";
/// The form of the record. To be raised with every change of it.
const VERSION: u32 = 1;
/// How long an answer holds, in seconds.
const HOLDS: u64 = 24 * 60 * 60;

/// The record of what was found.
pub(super) struct Kept {
    path: PathBuf,
    record: Record,
}

#[derive(Default, Serialize, Deserialize)]
struct Record {
    version: u32,
    /// By address: when it was found, and where it has moved.
    found: BTreeMap<String, (u64, Option<String>)>,
}

impl Kept {
    /// The record in the cache folder, without what is too old, or from a clock that went wrong.
    pub(super) fn read(folder: &Path) -> Self {
        let path = folder.join(FILE);
        let bytes = std::fs::read(&path).ok().and_then(|bytes| seal::open(FILE, bytes));
        let record: Option<Record> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut record = record.filter(|record| record.version == VERSION).unwrap_or_default();
        record.version = VERSION;
        let now = today();
        record.found.retain(|_, (at, _)| now.checked_sub(*at).is_some_and(|age| age < HOLDS));
        Self { path, record }
    }

    /// What was found at `address`. What was not found is asked for again.
    pub(super) fn answer(&self, address: &str) -> Option<Answer> {
        let (_, moved) = self.record.found.get(address)?;
        Some(moved.clone().map_or(Answer::Found, Answer::Moved))
    }

    /// Notes what was found.
    pub(super) fn note(&mut self, address: &str, answer: &Answer) {
        let moved = match answer {
            Answer::Found => None,
            Answer::Moved(to) => Some(to.clone()),
            _ => return,
        };
        self.record.found.insert(address.to_owned(), (today(), moved));
    }

    /// Writes the record. That it cannot be written is no reason to stop, since it only saves asking.
    pub(super) fn write(&self) {
        if let Ok(bytes) = serde_json::to_vec(&self.record) {
            let _ = crate::replace::file(&self.path, &seal::seal(FILE, &bytes));
        }
    }
}
