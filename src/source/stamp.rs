//! Whether a file is the one that was seen before. `[edge]`
//!
//! It is when its length, times and identity on the disk are the same. One that was changed within a tick of the file
//! system's clock after it was read could have kept all of them, so what was read of a file that young is not trusted: it
//! is read again, until it was read once when it had been at rest.

#![expect(clippy::disallowed_methods, reason = "edge: asks for the time")]

use std::collections::HashMap;
use std::fs::Metadata;
use std::time::{Duration, SystemTime};

use crate::path::SourcePath;

/// How finely the coarsest of usual file systems tells time (FAT: two seconds).
const TICK: Duration = Duration::from_secs(2);

/// What was found in files.
pub(super) type Known<T> = HashMap<SourcePath, Seen<T>>;

/// What was found in a file, and what tells that the file is the same.
#[derive(Debug)]
pub(super) struct Seen<T> {
    pub stamp: Stamp,
    /// Whether the file had been at rest when it was read.
    pub at_rest: bool,
    pub found: T,
}

/// What tells that a file is the one seen before: length, time of change and identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub length: u64,
    pub modified: Option<Duration>,
    /// When anything of the file changed, its times among it: who sets back the one cannot set back this. Not every
    /// system tells it, and a record in the cache does not keep it.
    pub changed: Option<Duration>,
    pub identity: u64,
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
    pub fn is(&self, now: &Self) -> bool {
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
    same_file(known, path, stamp).map(|(_, found)| found)
}

/// Likewise, with the path as it is kept: whoever keeps that one shares its text.
pub(super) fn same_file<'a, T>(
    known: &'a Known<T>,
    path: &SourcePath,
    stamp: &Stamp,
) -> Option<(&'a SourcePath, &'a T)> {
    let (path, seen) = known.get_key_value(path)?;
    (seen.at_rest && seen.stamp.is(stamp)).then_some((path, &seen.found))
}

/// The time now.
pub(super) fn now() -> Duration {
    since_epoch(SystemTime::now()).unwrap_or_default()
}

/// When the file was changed last, as the disk says.
pub(super) fn modified(metadata: &Metadata) -> Option<Duration> {
    since_epoch(metadata.modified().ok()?)
}

fn since_epoch(time: SystemTime) -> Option<Duration> {
    time.duration_since(SystemTime::UNIX_EPOCH).ok()
}
