//! What earlier scans found, in memory and of photographs in the cache, so that an unchanged file is not read again. `[edge]`
//!
//! A file is the one seen before when its length, times and identity on the disk are the same. One that was changed
//! within a tick of the file system's clock after it was read could have kept all of them, so what was read of a file
//! that young is not trusted: it is read again, until it was read once when it had been at rest. The record in the cache
//! can be deleted, cut or come from another version: what it says is then found anew.

#![expect(
    clippy::disallowed_methods,
    reason = "edge: reads and writes the record in the cache, and asks for the time"
)]

use std::collections::HashMap;
use std::fs::Metadata;
use std::path::Path;
use std::sync::Arc;
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

/// What was found in files.
pub(super) type Known<T> = HashMap<SourcePath, Seen<T>>;

/// What was found in a file, and what tells that the file is the same.
#[derive(Debug)]
pub(super) struct Seen<T> {
    stamp: Stamp,
    /// Whether the file had been at rest when it was read.
    at_rest: bool,
    pub found: T,
}

/// What earlier scans found.
#[derive(Debug, Default)]
pub struct Scans {
    /// Photographs, and pictures that cannot be used.
    pub(super) photos: Known<Result<Photo, Fault>>,
    pub(super) texts: Known<Arc<str>>,
    pub(super) files: Known<Arc<[u8]>>,
    /// Whether the record in the cache was looked for.
    looked: bool,
}

/// What tells that a file is the one seen before: length, time of change and identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    length: u64,
    modified: Option<Duration>,
    /// When anything of the file changed, its times among it: who sets back the one cannot set back this. Not every
    /// system tells it, and a record in the cache does not keep it.
    changed: Option<Duration>,
    identity: u64,
}

impl Stamp {
    pub fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let (identity, changed) = {
            use std::os::unix::fs::MetadataExt;
            let time = u64::try_from(metadata.ctime()).ok().zip(u32::try_from(metadata.ctime_nsec()).ok());
            (metadata.ino(), time.map(|(seconds, nanos)| Duration::new(seconds, nanos)))
        };
        #[cfg(not(unix))]
        let (identity, changed) = (0, None);
        Self { length: metadata.len(), modified: modified(metadata), changed, identity }
    }

    /// Whether this, which was seen before, is of the same file as `now`.
    fn is(&self, now: &Self) -> bool {
        let changed = self.changed.or(now.changed);
        *now == Self { changed, ..*self }
    }

    /// Whether a change at `time` or later would give another stamp.
    fn is_older(&self, time: Duration) -> bool {
        self.modified.max(self.changed).is_some_and(|last| last + TICK < time)
    }
}

impl<T> Seen<T> {
    /// What was `found` in a file with this stamp, which was read after `began`.
    pub fn new(stamp: Stamp, began: Duration, found: T) -> Self {
        Self { stamp, at_rest: stamp.is_older(began), found }
    }
}

/// What was found in the file `path`, if it is the same as it was.
pub(super) fn same<'a, T>(known: &'a Known<T>, path: &SourcePath, stamp: &Stamp) -> Option<&'a T> {
    known.get(path).filter(|seen| seen.at_rest && seen.stamp.is(stamp)).map(|seen| &seen.found)
}

/// The time now.
pub(super) fn now() -> Duration {
    since_epoch(SystemTime::now()).unwrap_or_default()
}

fn modified(metadata: &Metadata) -> Option<Duration> {
    since_epoch(metadata.modified().ok()?)
}

fn since_epoch(time: SystemTime) -> Option<Duration> {
    time.duration_since(SystemTime::UNIX_EPOCH).ok()
}

impl Scans {
    /// Lets the next scan read all texts and other files again, whatever their stamps say.
    pub fn doubt(&mut self) {
        self.texts.clear();
        self.files.clear();
    }

    /// Nothing seen yet, and room for as much as here.
    pub(super) fn emptied(&self) -> Self {
        let (photos, files) =
            (Known::with_capacity(self.photos.len()), Known::with_capacity(self.files.len()));
        Self { photos, files, texts: Known::with_capacity(self.texts.len() + 1), looked: false }
    }

    /// Takes over the record of the last run on the project in `root`, the first time that it is called.
    pub(super) fn look(&mut self, root: &Path) {
        if !self.looked {
            self.looked = true;
            self.photos = recorded(root).unwrap_or_default();
        }
    }

    /// What was found now is what is known. The record follows where it changed; that it cannot be written is no
    /// reason to stop, since it only saves time.
    pub(super) fn keep(&mut self, root: &Path, found: Self) {
        let is_known = |(path, seen): (&SourcePath, &Seen<Result<Photo, Fault>>)| {
            self.photos
                .get(path)
                .is_some_and(|known| known.stamp.is(&seen.stamp) && known.found == seen.found)
        };
        let changed = self.photos.len() != found.photos.len() || !found.photos.iter().all(is_known);
        let old = std::mem::replace(self, Self { looked: self.looked, ..found });
        // Nobody waits until it is let go.
        rayon::spawn(move || drop(old));
        // A folder that went, as when it is renamed for a moment, must not be made anew: it could not come back.
        if changed
            && root.is_dir()
            && let Ok(record) = serde_json::to_vec(&self.record())
        {
            let _ = crate::replace::file(&root.join(CACHE).join(FILE), &record);
        }
    }

    fn record(&self) -> Record {
        let line = |(path, seen): (&SourcePath, &Seen<Result<Photo, Fault>>)| {
            let photo = seen.found.as_ref().ok()?;
            Some(Line::of(path, &seen.stamp, photo))
        };
        let mut photos: Vec<Line> = self.photos.iter().filter_map(line).collect();
        photos.sort_by(|a, b| a.path.cmp(&b.path));
        Record { version: VERSION, photos }
    }
}

fn recorded(root: &Path) -> Option<Known<Result<Photo, Fault>>> {
    let path = root.join(CACHE).join(FILE);
    let written = modified(&std::fs::metadata(&path).ok()?)?;
    let record: Record = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    let lines = record.photos.into_iter().filter_map(Line::read);
    let seen = lines.map(|(path, stamp, photo)| (path, Seen::new(stamp, written, Ok(photo))));
    (record.version == VERSION).then(|| seen.filter(|(_, seen)| seen.at_rest).collect())
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
        let (length, modified, identity) = (self.length, self.modified, self.identity);
        let stamp = Stamp { length, modified, changed: None, identity };
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
