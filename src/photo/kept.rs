//! What is known of the renditions in the cache: the tones of their photographs. [edge]
//!
//! They are noted, because finding one means decoding. The record can be deleted, cut or come from another version, and be
//! copied with the cache: what it does not say is found anew.

#![expect(clippy::disallowed_methods, reason = "edge: reads and writes the record in the cache")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::picture::{Tone, tone};
use crate::seal;

/// The record's name in the cache folder.
const FILE: &str = "renditions.json";
/// The form of the record, and how a tone is found. To be raised with every change of either.
const VERSION: u32 = 2;

/// The record of the renditions in a cache.
#[derive(Debug)]
pub(super) struct Kept {
    path: PathBuf,
    record: Mutex<Record>,
}

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Record {
    version: u32,
    /// By the name of the file that it was found in; `null` for what one can see through.
    tones: BTreeMap<String, Option<Tone>>,
    #[serde(skip)]
    is_changed: bool,
}

impl Kept {
    /// The record of the cache in `folder`.
    pub(super) fn read(folder: &Path) -> Self {
        let path = folder.join(FILE);
        let bytes = std::fs::read(&path).ok().and_then(|bytes| seal::open(FILE, bytes));
        let record = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let record = record.filter(|record: &Record| record.version == VERSION);
        Self { path, record: Mutex::new(record.unwrap_or(Record { version: VERSION, ..Record::default() })) }
    }

    fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The tone of the rendition `name`, if it was found before and there is one.
    pub(super) fn known_tone(&self, name: &str) -> Option<Tone> {
        self.record().tones.get(name).copied().flatten()
    }

    /// The tone of the rendition `name`, whose bytes `read` gives where it was not found before.
    pub(super) fn tone(&self, name: &str, read: impl FnOnce() -> Option<Vec<u8>>) -> Option<Tone> {
        let known = self.record().tones.get(name).copied();
        known.unwrap_or_else(|| {
            // What cannot be decoded has no tone; that it cannot be decoded is told where it is published.
            let found = read().and_then(|bytes| tone(&bytes).ok().flatten());
            let mut record = self.record();
            record.tones.insert(name.to_owned(), found);
            record.is_changed = true;
            found
        })
    }

    /// Writes the record where it changed. That it cannot be written is no reason to stop, since it only saves time.
    pub(super) fn write(&self) {
        let mut record = self.record();
        if std::mem::take(&mut record.is_changed)
            && let Ok(bytes) = serde_json::to_vec(&*record)
        {
            let _ = crate::replace::file(&self.path, &seal::seal(FILE, &bytes));
        }
    }
}
