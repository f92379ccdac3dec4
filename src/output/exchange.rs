//! Makes the output folder another one in a single step. [edge]
//!
//! The new folder is staged beside the old one, on the same disk: files that stay, and all that others put there, are
//! hard links to what is there; what differs is written. Then both change names at once, so that whoever opens a path finds the old
//! website or the new one, never some of each. A run that is ended before leaves the old one and a stage; after, the new
//! one and what was the old: [`super::clear`] knows the two apart and removes either.
//!
//! Not every disk and not every folder can do that. Whatever stands in the way shows before anything is changed, and
//! [`exchange`] says so.

#![expect(clippy::disallowed_methods, reason = "edge: stages the output folder and exchanges it")]

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::clear::{MARK, clear, discard, stages};
use super::folder::{self, Hold, dress};
use super::work::{Settled, Work, Written};
use super::{MANIFEST, Manifest};
use crate::diagnostic::Problem;
use crate::path::Route;

/// Why the folder was not exchanged.
enum Hindrance {
    /// It cannot be.
    Impossible,
    /// The machine refuses to write.
    Failed(Problem),
}

/// Does `work` in one step. `None` where that is not possible; then nothing was changed.
pub(super) fn exchange(work: &Work) -> Result<Option<Written>, Problem> {
    let is_there = folder::is_there(work.folder);
    if work.found.is_partly_seen || is_there && (!folder::CAN_EXCHANGE || has_mounts(work)) {
        return Ok(None);
    }
    let stage = match stage(work) {
        Ok(stage) => stage,
        Err(Hindrance::Impossible) => return Ok(None),
        Err(Hindrance::Failed(problem)) => return Err(problem),
    };
    // So that no other run takes it for one that was left.
    let _hold = Hold::of(&stage);
    let staged = fill(work, &stage).and_then(|()| put(work, &stage, is_there));
    if let Err(hindrance) = staged {
        discard(&stage);
        return match hindrance {
            Hindrance::Impossible => Ok(None),
            Hindrance::Failed(problem) => Err(problem),
        };
    }
    let _ = std::fs::remove_file(work.folder.join(MARK));
    clear(&stage, work.folder);
    Ok(Some(Written { kept: work.kept.len(), removed: work.gone.len() }))
}

/// Whether another file system hangs in the folder, or the folder itself does in one.
fn has_mounts(work: &Work) -> bool {
    let inner = work.found.folders.par_iter().any(|route| folder::is_mount(&work.folder.join(route)));
    inner || folder::is_mount(work.folder)
}

/// Makes an empty stage.
fn stage(work: &Work) -> Result<PathBuf, Hindrance> {
    let Some(beside) = work.folder.parent() else { return Err(Hindrance::Impossible) };
    let made = std::fs::create_dir_all(beside).and_then(|()| {
        let mut builder = tempfile::Builder::new();
        let prefix = stages(work.folder);
        builder.prefix(&prefix);
        // A web server must be able to enter it, as any folder that is made here.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        builder.tempdir_in(beside)
    });
    // What was the output folder must never be removed wholesale when this goes out of sight.
    let stage = made.map_err(|error| work.hindered("", &error))?.keep();
    match File::create_new(stage.join(MARK)) {
        Ok(_) => Ok(stage),
        Err(error) => {
            let _ = std::fs::remove_dir(&stage);
            Err(work.hindered("", &error))
        }
    }
}

/// Makes `stage` hold all that the output folder is to hold.
fn fill(work: &Work, stage: &Path) -> Result<(), Hindrance> {
    let foreign = foreign(work);
    for route in folders(work, &foreign) {
        let new = stage.join(route);
        if !route.is_empty() {
            std::fs::create_dir(&new).map_err(|error| work.hindered(route, &error))?;
        }
        // Before it is filled: what is made in a folder can take after it.
        if folder::is_there(&work.folder.join(route)) {
            dress(&work.folder.join(route), &new).map_err(|error| work.hindered(route, &error))?;
        }
    }
    let link = |route: &str| std::fs::hard_link(work.folder.join(route), stage.join(route));
    let kept = work.kept.par_iter().map(|(route, _)| route.as_str());
    kept.map(|route| link(route).map_err(|error| work.hindered(route, &error))).collect::<Result<(), _>>()?;
    let carried = foreign.par_iter().map(|route| match link(route) {
        // Who put it there took it away again.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        linked => linked.map_err(|error| work.hindered(route, &error)),
    });
    carried.collect::<Result<(), _>>()?;
    let write = |route: &str, bytes: &[u8]| File::create_new(stage.join(route))?.write_all(bytes);
    let written = work.fresh.par_iter().map(|file| work.written(*file, write));
    let written: Vec<Settled> = written.collect::<Result<_, _>>().map_err(Hindrance::Failed)?;
    let manifest: Manifest = work.manifest_after(&written);
    write(MANIFEST, &manifest.bytes()).map_err(|error| Hindrance::Failed(work.unwritten(MANIFEST, &error)))
}

/// What others put into the folder, or changed by hand, and has to be there after.
fn foreign<'a>(work: &Work<'a>) -> Vec<&'a str> {
    let gone: BTreeSet<&str> = work.gone.iter().map(Route::as_str).collect();
    let wanted: BTreeSet<&str> = work.site.files.keys().map(Route::as_str).collect();
    let files = work.found.files.iter().map(String::as_str);
    files.filter(|route| *route != MANIFEST && !wanted.contains(route) && !gone.contains(route)).collect()
}

/// All folders that are to be there, each after the one that it lies in; "" is the output folder itself. One that was
/// empty stays; one that this leaves empty does not.
fn folders<'a>(work: &'a Work, foreign: &[&'a str]) -> BTreeSet<&'a str> {
    let around = |route: &'a str| route.match_indices('/').filter_map(move |(at, _)| route.get(..at));
    let is_in =
        |route: &str, folder: &str| route.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let all = &work.found;
    let is_empty = |folder: &&String| {
        let next = |names: &BTreeSet<String>| {
            names.range(format!("{folder}/")..).next().is_some_and(|route| is_in(route, folder))
        };
        !next(&all.files) && !next(&all.folders)
    };
    let mut folders: BTreeSet<&str> = [""].into();
    folders.extend(work.site.files.keys().flat_map(|route| around(route.as_str())));
    folders.extend(foreign.iter().flat_map(|route| around(route)));
    for empty in all.folders.iter().filter(is_empty) {
        folders.extend(around(empty).chain([empty.as_str()]));
    }
    folders
}

/// Puts the stage in the folder's place.
fn put(work: &Work, stage: &Path, is_there: bool) -> Result<(), Hindrance> {
    let put =
        if is_there { folder::exchange(stage, work.folder) } else { std::fs::rename(stage, work.folder) };
    put.map_err(|error| work.hindered("", &error))
}

impl Work<'_> {
    /// What `error` means that came up at `route` before anything was changed. A full disk is full for the other way, too.
    fn hindered(&self, route: &str, error: &Error) -> Hindrance {
        let is_full = matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded);
        if is_full { Hindrance::Failed(self.unwritten(route, error)) } else { Hindrance::Impossible }
    }
}
