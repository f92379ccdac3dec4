//! What earlier scans found, in memory and of photographs in the cache, so that an unchanged file is not read again. `[edge]`
//!
//! The record in the cache can be deleted, cut or come from another version: what it says is then found anew.

#![expect(clippy::disallowed_methods, reason = "edge: reads and writes the record in the cache")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::glance::{Allowance, Reader};
use super::stamp::{Known, Seen, Stamp, modified};
use super::{CACHE, Photo};
use crate::fingerprint::Fingerprint;
use crate::manuscript::Manuscript;
use crate::path::SourcePath;
use crate::picture::{Fault, Format, Header, Orientation};
use crate::seal;

/// The record's name in the cache folder.
const FILE: &str = "photos.json";
/// The form of the record and of what a header says. To be raised with every change of either.
const VERSION: u32 = 1;
/// What earlier scans found.
#[derive(Debug, Default)]
pub struct Scans {
    /// Photographs, and pictures that cannot be used.
    pub(super) photos: Known<Result<Photo, Fault>>,
    pub(super) texts: Known<Manuscript>,
    pub(super) files: Known<Arc<[u8]>>,
    /// Whether the record in the cache was looked for.
    looked: bool,
    /// Whether there is none for these scans: neither read nor written.
    off_the_record: bool,
    /// Whether more is known than the record says.
    unrecorded: bool,
    /// Reads whole what a scan in a hurry only glanced at; `None` where no scan is in a hurry.
    reader: Option<Reader>,
}

impl Scans {
    /// Lets the next scan read all texts and other files again, whatever their stamps say.
    pub fn doubt(&mut self) {
        self.texts.clear();
        self.files.clear();
    }

    /// Scans that go by what is on the disk alone, and leave no record.
    #[must_use]
    pub fn off_the_record() -> Self {
        Self { looked: true, off_the_record: true, ..Self::default() }
    }

    /// From now on no scan waits until all photographs are read: those that are new beyond the first few are glanced at,
    /// and read whole behind the scenes for a later scan.
    pub fn hurry(&mut self) {
        self.reader.get_or_insert_default();
    }

    /// How many photographs were only glanced at.
    #[must_use]
    pub fn glanced(&self) -> usize {
        self.photos.values().filter(|seen| is_glanced(seen)).count()
    }

    /// What a scan may read whole; `None` where it is in no hurry.
    pub(super) fn allowance(&self) -> Option<Allowance> {
        self.reader.as_ref().map(|_| Allowance::new())
    }

    /// The texts, most of which are the same at the next scan; of all else nothing yet, and room for as much as here.
    pub(super) fn taken(&mut self) -> Self {
        Self {
            photos: Known::with_capacity(self.photos.len()),
            files: Known::with_capacity(self.files.len()),
            texts: std::mem::take(&mut self.texts),
            ..Self::default()
        }
    }

    /// Takes over the record of the last run on the project in `root`, the first time that it is called, and what was
    /// read since.
    pub(super) fn look(&mut self, root: &Path) {
        if !self.looked {
            self.looked = true;
            self.photos = recorded(root).unwrap_or_default();
        }
        let read = self.reader.as_ref().map(Reader::take).unwrap_or_default();
        self.unrecorded |= !read.is_empty();
        self.photos.extend(read);
    }

    /// What was found now is what is known. The record follows where it changed; that it cannot be written is no
    /// reason to stop, since it only saves time.
    pub(super) fn keep(&mut self, root: &Path, found: Self) {
        let is_known = |(path, seen): (&SourcePath, &Seen<Result<Photo, Fault>>)| {
            self.photos
                .get(path)
                .is_some_and(|known| known.stamp.is(&seen.stamp) && known.found == seen.found)
        };
        let changed =
            self.unrecorded || self.photos.len() != found.photos.len() || !found.photos.iter().all(is_known);
        let (looked, off_the_record, reader) = (self.looked, self.off_the_record, self.reader.take());
        let old = std::mem::replace(self, Self { looked, off_the_record, reader, ..found });
        if let Some(reader) = &self.reader {
            let glanced = self.photos.iter().filter(|(_, seen)| is_glanced(seen));
            reader.order(root, glanced.map(|(path, _)| path.clone()).collect());
        }
        // Nobody waits until it is let go.
        rayon::spawn(move || drop(old));
        // A folder that went, as when it is renamed for a moment, must not be made anew: it could not come back.
        if changed
            && !self.off_the_record
            && root.is_dir()
            && let Ok(record) = serde_json::to_vec(&self.record())
        {
            let _ = crate::replace::file(&root.join(CACHE).join(FILE), &seal::seal(FILE, &record));
        }
    }

    fn record(&self) -> Record {
        let line = |(path, seen): (&SourcePath, &Seen<Result<Photo, Fault>>)| {
            let photo = seen.found.as_ref().ok().filter(|photo| !photo.glanced)?;
            Some(Line::of(path, &seen.stamp, photo))
        };
        let mut photos: Vec<Line> = self.photos.iter().filter_map(line).collect();
        photos.sort_by(|a, b| a.path.cmp(&b.path));
        Record { version: VERSION, photos }
    }
}

fn is_glanced(seen: &Seen<Result<Photo, Fault>>) -> bool {
    seen.found.as_ref().is_ok_and(|photo| photo.glanced)
}

fn recorded(root: &Path) -> Option<Known<Result<Photo, Fault>>> {
    let path = root.join(CACHE).join(FILE);
    let written = modified(&std::fs::metadata(&path).ok()?)?;
    let record = seal::open(FILE, std::fs::read(path).ok()?)?;
    let record: Record = serde_json::from_slice(&record).ok()?;
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
    fn of(path: &SourcePath, stamp: &Stamp, Photo { header, fingerprint, .. }: &Photo) -> Self {
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
        Some((SourcePath::new(&self.path)?, stamp, Photo { header, fingerprint, glanced: false }))
    }
}
