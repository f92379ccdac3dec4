//! What lies in the output folder. [edge]
//!
//! Looking changes nothing: what a killed run left half-written is only noted, and removed by whoever publishes.

#![expect(clippy::disallowed_methods, reason = "edge: reads the manifest of the output folder")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{MANIFEST, Manifest};
use crate::replace::PREFIX;

/// What lies in an output folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What this program wrote there.
    pub manifest: Manifest,
    /// All files and links, by address.
    pub files: BTreeSet<String>,
    /// Those of them that are no ordinary files: links, pipes and the like. None of them is ever as this program wrote it.
    pub odd: BTreeSet<String>,
    /// All folders in it, by address.
    pub folders: BTreeSet<String>,
    /// What a run that was ended left half-written.
    pub litter: Vec<PathBuf>,
    /// Whether something lies there that has no address, since its name is no text, or that could not be looked into.
    pub is_partly_seen: bool,
}

impl Found {
    /// Looks into `folder`, which need not be there.
    pub(super) fn in_folder(folder: &Path) -> Self {
        let mut found = Self { manifest: manifest(folder).unwrap_or_default(), ..Self::default() };
        for entry in WalkDir::new(folder).min_depth(1) {
            match entry {
                Ok(entry) => found.add(folder, entry),
                Err(error) => {
                    let is_absent = error.io_error().map(std::io::Error::kind);
                    found.is_partly_seen |= is_absent != Some(std::io::ErrorKind::NotFound);
                }
            }
        }
        found
    }

    fn add(&mut self, folder: &Path, entry: DirEntry) {
        let Some(route) = address(folder, entry.path()) else {
            self.is_partly_seen = true;
            return;
        };
        if entry.file_type().is_dir() {
            self.folders.insert(route);
        } else if entry.file_name().to_string_lossy().starts_with(PREFIX) {
            self.litter.push(entry.into_path());
        } else {
            if !entry.file_type().is_file() {
                self.odd.insert(route.clone());
            }
            self.files.insert(route);
        }
    }

    /// Whether an ordinary file lies at `route`.
    pub(super) fn has_file(&self, route: &str) -> bool {
        self.files.contains(route) && !self.odd.contains(route)
    }
}

/// The manifest of `folder`. `None` where there is none.
pub(super) fn manifest(folder: &Path) -> Option<Manifest> {
    std::fs::read(folder.join(MANIFEST)).ok().and_then(|bytes| Manifest::parse(&bytes))
}

/// The address of `path` in `folder`. `None` where its name is no text.
pub(super) fn address(folder: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(folder).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
