//! Changes the output folder. [edge]
//!
//! In one step wherever the system and the folder allow it ([`exchange`]), file by file elsewhere ([`amend`]). Nothing is
//! looked at for good before the folder is held, so that no other run can change it in between.

#![expect(clippy::disallowed_methods, reason = "edge: reads and writes the output folder")]

use std::io::Error;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use super::amend::amend;
use super::clear::sweep;
use super::exchange::exchange;
use super::folder::Hold;
use super::look::{self, Found};
use super::work::{Progress, Work, Written};
use super::{Site, Workshop, changes};
use crate::diagnostic::{Checked, Diagnostic, Problem};
use crate::fingerprint::Fingerprint;
use crate::photo::FOLDERS;
use crate::picture::stowaway;
use crate::source::{ASSETS, CACHE, CONTENT, THEMES};

/// How the output folder is changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// In one step, where that is possible.
    #[default]
    AtOnce,
    /// File by file in the folder that is there, for programs that hold the folder itself open.
    InPlace,
}

/// An output folder that may be changed.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
}

impl Output {
    /// Looks at `folder`, the output of the yearbook in `root`. Refuses one that is somebody else's or would
    /// mix with the sources; changes nothing.
    pub fn open(folder: &Path, root: &Path) -> Result<Self, Problem> {
        let shown = folder.display().to_string();
        let (there, home) = (resolved(folder), resolved(root));
        let sources = [CONTENT, ASSETS, THEMES, CACHE].map(|name| home.join(name));
        if home.starts_with(&there) || sources.iter().any(|source| there.starts_with(source)) {
            return Err(Problem::OutputInside { folder: shown });
        }
        let failed = |error: Error| Problem::WriteFailed { path: shown.clone(), reason: error.to_string() };
        match std::fs::symlink_metadata(&there) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self { folder: there }),
            Err(error) => return Err(failed(error)),
            Ok(metadata) if !metadata.is_dir() => return Err(Problem::OutputForeign { folder: shown }),
            Ok(_) => {}
        }
        let is_empty = || std::fs::read_dir(&there).map(|mut entries| entries.next().is_none());
        if look::manifest(&there).is_none() && !is_empty().map_err(failed)? {
            return Err(Problem::OutputForeign { folder: shown });
        }
        Ok(Self { folder: there })
    }

    /// Makes the folder hold `site`, in this `way`. `progress` hears how many of how many files are done.
    pub fn publish(
        &self,
        site: &Site,
        workshop: &Workshop,
        way: Way,
        progress: Progress,
    ) -> Checked<Written> {
        let failed = |diagnostics| Checked { value: Written::default(), diagnostics };
        let hold = Hold::of(&self.folder);
        if matches!(hold, Hold::Anothers) {
            let folder = self.folder.display().to_string();
            return failed(vec![Diagnostic::general(Problem::OutputBusy { folder })]);
        }
        // Where there are no locks, nobody knows whether what lies there was left.
        sweep(&self.folder);
        let found = Found::in_folder(&self.folder);
        for path in &found.litter {
            let _ = std::fs::remove_file(path);
        }
        let Checked { value: superfluous, diagnostics } = changes(site, &found.manifest, &found.files);
        if !diagnostics.is_empty() {
            return failed(diagnostics);
        }
        let work = Work::of(site, workshop, (&self.folder, &found), &superfluous, progress);
        match change(&work, way) {
            Ok(value) => Checked { value, diagnostics: Vec::new() },
            Err(problem) => failed(vec![Diagnostic::general(problem)]),
        }
    }

    /// What the pictures that this program published here carry besides their pixels, and which of them are not what it
    /// published.
    pub fn carrying(&self) -> Vec<Diagnostic> {
        let found = Found::in_folder(&self.folder);
        let pictures = found.files.iter().filter(|route| {
            let is_picture =
                [".jpg", ".webp", ".avif", ".svg"].iter().any(|extension| route.ends_with(extension));
            is_picture
                && FOLDERS.iter().any(|folder| route.starts_with(folder))
                && found.manifest.names(route)
        });
        let pictures: Vec<&String> = pictures.collect();
        let told = |route: &&String| {
            let (file, bytes) = ((*route).clone(), std::fs::read(self.folder.join(route)).ok()?);
            let is_ours = !found.manifest.denies(route, Fingerprint::of(&bytes));
            let problem = match stowaway(&bytes) {
                Some(found) => Problem::PhotoCarries { file, found },
                None if is_ours => return None,
                None => Problem::PhotoReplaced { file },
            };
            Some(Diagnostic::general(problem))
        };
        pictures.par_iter().filter_map(told).collect()
    }
}

/// Does `work`. Where one file differs, its own renaming is the one step.
fn change(work: &Work, way: Way) -> Result<Written, Problem> {
    if way == Way::AtOnce
        && !work.is_one_step()
        && let Some(written) = exchange(work)?
    {
        return Ok(written);
    }
    amend(work)
}

/// The path without links and dots, as far as it exists.
fn resolved(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    for ancestor in path.ancestors() {
        let here = if ancestor.as_os_str().is_empty() { Path::new(".") } else { ancestor };
        if let Ok(found) = here.canonicalize() {
            let step = |found: PathBuf, name: &Component| match name {
                Component::ParentDir => found.parent().unwrap_or(&found).to_owned(),
                name => found.join(name),
            };
            return missing.iter().rev().fold(found, step);
        }
        missing.extend(ancestor.components().next_back());
    }
    path.to_owned()
}
