//! What earlier scans found in photographs, in memory and in the cache, so that an unchanged one is not read again. `[edge]`
//!
//! A photograph is the one seen before when its length, time of change and identity on the disk are the same. A file
//! that was changed while the record was written could have kept all three, so one that is as new as the record is
//! read again. The record can be deleted, cut or come from another version: what it says is then found anew.

#![expect(clippy::disallowed_methods, reason = "edge: reads and writes the record in the cache")]

use std::collections::HashMap;
use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::{CACHE, Photo};
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;
use crate::picture::{Fault, Format, Header, Orientation};

/// The record's name in the cache folder.
const FILE: &str = "photos.json";
/// The form of the record and of what a header says. To be raised with every change of either.
const VERSION: u32 = 1;
/// How finely the coarsest of usual file systems tells time (FAT: two seconds).
const TICK: Duration = Duration::from_secs(2);

/// Photographs, and pictures that cannot be used, each with what tells that its file is the same.
pub(super) type Found = HashMap<SourcePath, (Stamp, Result<Photo, Fault>)>;

/// What earlier scans found.
#[derive(Debug, Default)]
pub struct Scans {
    found: Found,
    /// Whether the record in the cache was looked for.
    looked: bool,
}

/// What tells that a file is the one seen before: length, time of change and identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: Option<Duration>,
    identity: u64,
}

impl Stamp {
    pub fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let identity = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let identity = 0;
        Self { length: metadata.len(), modified: modified(metadata), identity }
    }
}

fn modified(metadata: &Metadata) -> Option<Duration> {
    metadata.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()
}

impl Scans {
    /// What was found in the file `path`, if it is the same as it was.
    pub(super) fn known(&self, path: &SourcePath, stamp: &Stamp) -> Option<&Result<Photo, Fault>> {
        self.found.get(path).filter(|(known, _)| known == stamp).map(|(_, photo)| photo)
    }

    /// Takes over the record of the last run on the project in `root`, the first time that it is called.
    pub(super) fn look(&mut self, root: &Path) {
        if !self.looked {
            self.looked = true;
            self.found = recorded(root).unwrap_or_default();
        }
    }

    /// What was found now is what is known. The record follows where it changed; that it cannot be written is no
    /// reason to stop, since it only saves time.
    pub(super) fn keep(&mut self, root: &Path, found: Found) {
        let changed = self.found != found;
        self.found = found;
        if changed && let Ok(record) = serde_json::to_vec(&self.record()) {
            let _ = crate::replace::file(&root.join(CACHE).join(FILE), &record);
        }
    }

    fn record(&self) -> Record {
        let line = |(path, (stamp, photo)): (&SourcePath, &(Stamp, Result<Photo, Fault>))| {
            let photo = photo.as_ref().ok()?;
            Some(Line::of(path, stamp, photo))
        };
        let mut photos: Vec<Line> = self.found.iter().filter_map(line).collect();
        photos.sort_by(|a, b| a.path.cmp(&b.path));
        Record { version: VERSION, photos }
    }
}

fn recorded(root: &Path) -> Option<Found> {
    let path = root.join(CACHE).join(FILE);
    let written = modified(&std::fs::metadata(&path).ok()?)?;
    let record: Record = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let is_older = |stamp: &Stamp| stamp.modified.is_some_and(|modified| modified + TICK < written);
    let lines = record.photos.into_iter().filter_map(Line::read).filter(|(_, stamp, _)| is_older(stamp));
    (record.version == VERSION)
        .then(|| lines.map(|(path, stamp, photo)| (path, (stamp, Ok(photo)))).collect())
}

#[derive(Serialize, Deserialize)]
struct Record {
    version: u32,
    photos: Vec<Line>,
}

/// A photograph in the record.
#[derive(Serialize, Deserialize)]
struct Line {
    path: String,
    length: u64,
    modified: Option<Duration>,
    identity: u64,
    fingerprint: [u8; 32],
    format: Format,
    width: u32,
    height: u32,
    turn: u8,
    has_location: bool,
    memory: u64,
}

impl Line {
    fn of(path: &SourcePath, stamp: &Stamp, Photo { header, fingerprint }: &Photo) -> Self {
        Self {
            path: path.to_string(),
            length: stamp.length,
            modified: stamp.modified,
            identity: stamp.identity,
            fingerprint: *fingerprint.as_bytes(),
            format: header.format,
            width: header.width,
            height: header.height,
            turn: header.turn.to_exif(),
            has_location: header.has_location,
            memory: header.memory,
        }
    }

    fn read(self) -> Option<(SourcePath, Stamp, Photo)> {
        let stamp = Stamp { length: self.length, modified: self.modified, identity: self.identity };
        let header = Header {
            format: self.format,
            width: self.width,
            height: self.height,
            turn: Orientation::from_exif(self.turn)?,
            has_location: self.has_location,
            memory: self.memory,
        };
        let fingerprint = Fingerprint::from_bytes(self.fingerprint);
        Some((SourcePath::new(&self.path)?, stamp, Photo { header, fingerprint }))
    }
}
