//! Photographs for whoever cannot wait until all of them are read. `[edge]`
//!
//! A page that shows a photograph needs its size, which its first bytes tell, and a name for its bytes. Two thousand
//! photographs from a camera are ten gigabytes, which no disk gives within a second: so a preview only glances at those
//! that it has not seen before, names them after what the disk says of them, and has them read whole meanwhile. What was
//! read counts for the file that it was read of, and for no later one: the next scan compares, as always.

#![expect(clippy::disallowed_methods, reason = "edge: reads photographs on a thread of its own")]

use std::collections::VecDeque;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Photo;
use super::read::{photo, read_head, read_photo};
use super::stamp::{Seen, Stamp, now};
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;
use crate::picture::{Fault, header};

/// How much of photographs, in bytes, one scan reads whole at most: a fortieth of a second from a quick disk.
const AT_ONCE: u64 = 32 << 20;
/// How many first bytes are looked at: the second time for those that have a picture within their notes.
const GLANCES: [u64; 2] = [32 << 10, 256 << 10];

/// What a photograph was found to be, or why it cannot be used.
type Found = Seen<Result<Photo, Fault>>;

/// What one scan may still read.
#[derive(Debug)]
pub(super) struct Allowance(AtomicU64);

impl Allowance {
    pub fn new() -> Self {
        Self(AtomicU64::new(AT_ONCE))
    }

    /// Whether a file of `length` bytes may be read whole, which then counts.
    pub fn covers(&self, length: u64) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(length)).is_ok()
    }
}

/// What the first bytes of the photograph `path` tell. It is read whole where they are not enough.
pub(super) fn glance(root: &Path, path: &SourcePath, stamp: &Stamp) -> std::io::Result<Result<Photo, Fault>> {
    for most in GLANCES {
        let (length, head) = read_head(root, path, most)?;
        match header(&head) {
            // It was all of it.
            _ if length <= most => return Ok(photo(&head)),
            Ok(header) => {
                let fingerprint = Fingerprint::of_all([format!("{stamp:?}").as_bytes(), &head]);
                return Ok(Ok(Photo { header, fingerprint, glanced: true }));
            }
            // What it is stands in its first bytes.
            Err(fault @ (Fault::Heic | Fault::Foreign(_))) => return Ok(Err(fault)),
            Err(_) => {}
        }
    }
    Ok(photo(&read_photo(root, path)?))
}

/// Reads photographs whole, one after the other, while others work. It ends with its owner.
#[derive(Debug, Default)]
pub(super) struct Reader {
    desk: Arc<Mutex<Desk>>,
}

/// What is to be read, and what was.
#[derive(Debug, Default)]
struct Desk {
    wanted: VecDeque<SourcePath>,
    read: Vec<(SourcePath, Found)>,
    is_manned: bool,
}

impl Reader {
    /// What was read since this was asked last.
    pub fn take(&self) -> Vec<(SourcePath, Found)> {
        std::mem::take(&mut open(&self.desk).read)
    }

    /// Has the photographs `wanted` of the project in `root` read, and no others.
    pub fn order(&self, root: &Path, wanted: Vec<SourcePath>) {
        let mut desk = open(&self.desk);
        desk.wanted = wanted.into();
        if desk.is_manned || desk.wanted.is_empty() {
            return;
        }
        let (root, at) = (root.to_owned(), Arc::downgrade(&self.desk));
        let read = move || {
            while let Some(desk) = at.upgrade() {
                let Some(path) = next(&desk) else { return };
                drop(desk);
                let found = read(&root, &path);
                let Some(desk) = at.upgrade() else { return };
                open(&desk).read.extend(found.map(|found| (path, found)));
            }
        };
        // Without a thread they stay glanced at, which shows all the same.
        desk.is_manned = std::thread::Builder::new().name("reader".to_owned()).spawn(read).is_ok();
    }
}

fn open(desk: &Mutex<Desk>) -> MutexGuard<'_, Desk> {
    desk.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The next one to read; where there is none, the reader goes home.
fn next(desk: &Mutex<Desk>) -> Option<SourcePath> {
    let mut desk = open(desk);
    let next = desk.wanted.pop_front();
    desk.is_manned = next.is_some();
    next
}

/// `None` where it cannot be read, which the next scan tells.
fn read(root: &Path, path: &SourcePath) -> Option<Found> {
    let metadata =
        std::fs::symlink_metadata(root.join(path.as_str())).ok().filter(std::fs::Metadata::is_file)?;
    let (stamp, began) = (Stamp::of(&metadata), now());
    Some(Seen::new(stamp, began, photo(&read_photo(root, path).ok()?)))
}
