//! Changes the output folder file by file, each whole. [edge]
//!
//! This is for folders that cannot be exchanged as a whole ([`super::exchange`]), and for a single file, of which the
//! renaming is one step by itself. Before anything else the manifest is written with the old and the new files in it; at
//! the end with the new ones alone. So a build that is cut off at any moment leaves a folder that the next one knows as
//! its own. Photographs and styles come before the pages that show them, and nothing is removed before all is there.

#![expect(clippy::disallowed_methods, reason = "edge: writes and removes files of the output folder")]

use rayon::prelude::*;

use super::work::{Settled, Work, Written};
use super::{Content, MANIFEST, Manifest};
use crate::diagnostic::Problem;
use crate::fingerprint::Fingerprint;
use crate::path::Route;
use crate::replace;

/// Does `work`.
pub(super) fn amend(work: &Work) -> Result<Written, Problem> {
    if !work.fresh.is_empty() || !work.gone.is_empty() {
        keep(work, &both(work))?;
    }
    let is_page = |(route, _): &(&Route, &Content)| route.extension() == "html";
    let (pages, others): (Vec<_>, Vec<_>) = work.fresh.iter().copied().partition(is_page);
    let mut written = settled(work, &others)?;
    written.extend(settled(work, &pages)?);
    let removed = work.gone.iter().filter(|route| remove(work, route)).count();
    keep(work, &work.manifest_after(&written))?;
    Ok(Written { kept: work.kept.len(), removed })
}

fn settled<'a>(work: &Work<'a>, files: &[(&'a Route, &'a Content)]) -> Result<Vec<Settled<'a>>, Problem> {
    let write = |route: &str, bytes: &[u8]| replace::file(&work.folder.join(route), bytes);
    files.par_iter().map(|file| work.written(*file, write)).collect()
}

/// The manifest of what is there and what will be. Of what is made elsewhere, nothing is known yet.
fn both(work: &Work) -> Manifest {
    let mut both = work.found.manifest.clone();
    for (route, content) in &work.site.files {
        if let Content::Bytes(bytes) = content {
            both.note(route.as_str(), Fingerprint::of(bytes));
        } else {
            both.files.entry(route.as_str().to_owned()).or_default();
        }
    }
    both
}

fn keep(work: &Work, manifest: &Manifest) -> Result<(), Problem> {
    let (path, bytes) = (work.folder.join(MANIFEST), manifest.bytes());
    if std::fs::read(&path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    replace::file(&path, &bytes).map_err(|error| work.unwritten(MANIFEST, &error))
}

/// Removes a file, and folders that it leaves empty.
fn remove(work: &Work, route: &Route) -> bool {
    let path = work.folder.join(route.as_str());
    if std::fs::remove_file(&path).is_err() {
        return false;
    }
    let folders = path.ancestors().skip(1).take_while(|folder| *folder != work.folder);
    // Only an empty folder can be removed so; the first that is not ends it.
    let _ = folders.map(std::fs::remove_dir).take_while(Result::is_ok).count();
    true
}
