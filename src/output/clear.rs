//! Removes a stage that did not become the output folder, and what was the output folder before. [edge]
//!
//! A stage holds a mark until it is the output folder; all in it is ours, or has its other name there. What was the
//! output folder is another matter: only what has its name in the new one, too, and what this program wrote is removed. What somebody put there
//! while the new one was being staged is taken over.

#![expect(clippy::disallowed_methods, reason = "edge: removes what was the output folder")]

use std::path::Path;

use walkdir::WalkDir;

use super::folder::{Hold, is_same};
use super::look::{address, manifest};
use super::{MANIFEST, Manifest};
use crate::fingerprint::Fingerprint;
use crate::replace::PREFIX;

/// Lies in a stage until it is the output folder. Its name tells whoever looks through an output folder that it is litter.
pub(super) const MARK: &str = ".yearbook-new-stage";

/// How the stages of `folder` are called, and what was the folder before it was exchanged.
pub(super) fn stages(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    format!("{PREFIX}{name}-")
}

/// Removes what runs that were ended left beside `folder`; what another run is at stays.
pub(super) fn sweep(folder: &Path) {
    let (Some(beside), prefix) = (folder.parent(), stages(folder)) else { return };
    let Ok(entries) = std::fs::read_dir(beside) else { return };
    for left in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix)) {
        let left = left.path();
        let Hold::Ours { .. } = Hold::of(&left) else { continue };
        if std::fs::symlink_metadata(left.join(MARK)).is_ok() { discard(&left) } else { clear(&left, folder) }
    }
}

/// Removes a stage: all of it, its mark last.
pub(super) fn discard(stage: &Path) {
    let mark = stage.join(MARK);
    for entry in WalkDir::new(stage).min_depth(1).contents_first(true).into_iter().flatten() {
        if entry.path() == mark {
            continue;
        }
        let path = entry.path();
        // What cannot be removed only takes room: the next run tries again.
        let _ =
            if entry.file_type().is_dir() { std::fs::remove_dir(path) } else { std::fs::remove_file(path) };
    }
    if std::fs::remove_file(&mark).is_ok() {
        let _ = std::fs::remove_dir(stage);
    }
}

/// Removes `old`, which was the output folder before the one at `folder` was; its manifest last, which says what is ours.
pub(super) fn clear(old: &Path, folder: &Path) {
    let (before, now) = (manifest(old).unwrap_or_default(), manifest(folder));
    for entry in WalkDir::new(old).min_depth(1).contents_first(true).into_iter().flatten() {
        let path = entry.path();
        if entry.file_type().is_dir() {
            // One that is not empty stays.
            let _ = std::fs::remove_dir(path);
            continue;
        }
        let is_litter = entry.file_name().to_string_lossy().starts_with(PREFIX);
        match address(old, path) {
            Some(route) if route == MANIFEST => {}
            Some(route) if !is_litter => take(&route, path, folder, (&before, now.as_ref())),
            Some(_) => drop(std::fs::remove_file(path)),
            None => {}
        }
    }
    let is_empty = std::fs::read_dir(old)
        .is_ok_and(|rest| rest.flatten().all(|entry| entry.file_name().to_str() == Some(MANIFEST)));
    if is_empty {
        let _ = std::fs::remove_file(old.join(MANIFEST));
        let _ = std::fs::remove_dir(old);
    }
}

/// Removes the file `path` of what was the output folder, or takes it over into the one that is now.
fn take(route: &str, path: &Path, folder: &Path, (before, now): (&Manifest, Option<&Manifest>)) {
    let new = folder.join(route);
    // What the website has is right in the new one, whatever became of the old.
    let is_superseded = now.is_some_and(|now| now.names(route)) || is_same(path, &new) || {
        let known = |bytes: Vec<u8>| before.knows(route, Fingerprint::of(&bytes));
        let is_plain = std::fs::symlink_metadata(path).is_ok_and(|told| told.is_file());
        before.names(route) && is_plain && std::fs::read(path).is_ok_and(known)
    };
    if is_superseded {
        let _ = std::fs::remove_file(path);
    } else if now.is_some() {
        // Of two that somebody else put there, the one that was changed last is theirs.
        let changed = |path: &Path| std::fs::symlink_metadata(path).and_then(|told| told.modified()).ok();
        if changed(&new) > changed(path) {
            let _ = std::fs::remove_file(path);
        } else if let Some(around) = new.parent() {
            let _ = std::fs::create_dir_all(around).and_then(|()| std::fs::rename(path, &new));
        }
    }
}
