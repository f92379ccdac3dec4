//! Changes the output folder. [edge]
//!
//! Before anything else the manifest is written with the old and the new files in it; at the end with the new
//! ones alone. So a build that is cut off at any moment leaves a folder that the next one knows as its own.
//! Photographs and styles come before the pages that show them, and nothing is removed before all is there.

#![expect(clippy::disallowed_methods, reason = "edge: reads and writes the output folder")]

use std::collections::BTreeSet;
use std::io::Error;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Content, MANIFEST, Manifest, Site, Workshop, changes};
use crate::diagnostic::{Checked, Diagnostic, Problem};
use crate::fingerprint::Fingerprint;
use crate::path::Route;
use crate::photo::FOLDERS;
use crate::picture::stowaway;
use crate::replace;
use crate::source::{ASSETS, CACHE, CONTENT, THEMES};

/// What was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were as they should be.
    pub kept: usize,
    /// Files that were removed.
    pub removed: usize,
}

/// An output folder that may be changed.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    manifest: Manifest,
    present: BTreeSet<String>,
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
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self { folder: there, manifest: Manifest::default(), present: BTreeSet::new() });
            }
            Err(error) => return Err(failed(error)),
            Ok(metadata) if !metadata.is_dir() => return Err(Problem::OutputForeign { folder: shown }),
            Ok(_) => {}
        }
        let manifest = std::fs::read(there.join(MANIFEST)).ok().and_then(|bytes| Manifest::parse(&bytes));
        let is_empty = std::fs::read_dir(&there).map_err(failed)?.next().is_none();
        let Some(manifest) = manifest.or_else(|| is_empty.then(Manifest::default)) else {
            return Err(Problem::OutputForeign { folder: shown });
        };
        let present = present(&there);
        Ok(Self { folder: there, manifest, present })
    }

    /// Makes the folder hold `site`. `progress` hears how many of how many files are done.
    pub fn publish(
        &self,
        site: &Site,
        workshop: &Workshop,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Checked<Written> {
        let Checked { value: removed, diagnostics } = changes(site, &self.manifest, &self.present);
        if !diagnostics.is_empty() {
            return Checked { value: Written::default(), diagnostics };
        }
        self.replace_all(site, &removed, workshop, progress).map_or_else(
            |problem| Checked { value: Written::default(), diagnostics: vec![Diagnostic::general(problem)] },
            |value| Checked { value, diagnostics: Vec::new() },
        )
    }

    /// What the pictures that this program published here carry besides their pixels, and which of them are not what it
    /// published.
    pub fn carrying(&self) -> Vec<Diagnostic> {
        let pictures = self.present.iter().filter(|route| {
            let is_picture =
                [".jpg", ".webp", ".avif", ".svg"].iter().any(|extension| route.ends_with(extension));
            is_picture && FOLDERS.iter().any(|folder| route.starts_with(folder)) && self.manifest.names(route)
        });
        let pictures: Vec<&String> = pictures.collect();
        let told = |route: &&String| {
            let (file, bytes) = ((*route).clone(), std::fs::read(self.folder.join(route)).ok()?);
            let is_ours = !self.manifest.denies(route, Fingerprint::of(&bytes));
            let problem = match stowaway(&bytes) {
                Some(found) => Problem::PhotoCarries { file, found },
                None if is_ours => return None,
                None => Problem::PhotoReplaced { file },
            };
            Some(Diagnostic::general(problem))
        };
        pictures.par_iter().filter_map(told).collect()
    }

    fn replace_all(
        &self,
        site: &Site,
        removed: &[String],
        workshop: &Workshop,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Written, Problem> {
        let mut during = self.manifest.clone();
        let mut pages: Vec<(&Route, &Content)> = Vec::new();
        let mut others: Vec<(&Route, &Content)> = Vec::new();
        for (route, content) in &site.files {
            if let Content::Bytes(bytes) = content {
                during.note(route.as_str(), Fingerprint::of(bytes));
            } else {
                during.files.entry(route.as_str().to_owned()).or_default();
            }
            let is_page = route.extension() == "html";
            if is_page { pages.push((route, content)) } else { others.push((route, content)) }
        }
        self.keep_manifest(&during)?;
        let (done, total) = (AtomicUsize::new(0), site.files.len());
        let settle = |(route, content): &(&Route, &Content)| {
            let settled = self.settle(route, content, workshop);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            settled.map(|(kept, fingerprint)| (route.as_str().to_owned(), kept, fingerprint))
        };
        let mut settled = others.par_iter().map(settle).collect::<Result<Vec<_>, _>>()?;
        settled.extend(pages.par_iter().map(settle).collect::<Result<Vec<_>, _>>()?);
        let mut written = Written::default();
        let mut after = Manifest::default();
        for (route, kept, fingerprint) in settled {
            written.kept += usize::from(kept);
            match fingerprint {
                Some(fingerprint) => after.note(&route, fingerprint),
                None => after.carry(&route, &self.manifest),
            }
        }
        written.removed = removed.iter().filter(|route| self.remove(route)).count();
        self.keep_manifest(&after)?;
        Ok(written)
    }

    /// Makes one file hold what it should. Tells whether it did already, and its fingerprint where the content
    /// was looked at.
    fn settle(
        &self,
        route: &Route,
        content: &Content,
        workshop: &Workshop,
    ) -> Result<(bool, Option<Fingerprint>), Problem> {
        let path = self.folder.join(route.as_str());
        match content {
            Content::Bytes(bytes) => self.settle_bytes(route, &path, bytes),
            Content::Volume(volume) => self.settle_bytes(route, &path, &volume.bound()),
            Content::Rendition(rendition) => {
                let darkroom = &workshop.darkroom;
                self.settle_made(route, &darkroom.path(rendition), || darkroom.proven(rendition))
            }
            Content::Font(subset) => {
                let foundry = &workshop.foundry;
                self.settle_made(route, &foundry.path(subset), || foundry.proven(subset))
            }
            Content::Card(card) => {
                let easel = &workshop.easel;
                self.settle_made(route, &easel.path(card), || easel.proven(card, &workshop.darkroom))
            }
        }
    }

    /// Likewise, of a file that holds `bytes` and has its place at `path`.
    fn settle_bytes(
        &self,
        route: &Route,
        path: &Path,
        bytes: &[u8],
    ) -> Result<(bool, Option<Fingerprint>), Problem> {
        let fingerprint = Some(Fingerprint::of(bytes));
        if self.present.contains(route.as_str()) && std::fs::read(path).is_ok_and(|old| *old == *bytes) {
            return Ok((true, fingerprint));
        }
        replace::file(path, bytes).map_err(|error| unwritten(path, &error))?;
        Ok((false, fingerprint))
    }

    /// Likewise, of a file that lies in the cache at `made`, or is given by `bytes`.
    fn settle_made(
        &self,
        route: &Route,
        made: &Path,
        bytes: impl FnOnce() -> Result<Vec<u8>, Problem>,
    ) -> Result<(bool, Option<Fingerprint>), Problem> {
        let path = self.folder.join(route.as_str());
        // The name says what is in it, so the length is enough to tell that it is whole.
        let length = |path: &Path| std::fs::metadata(path).map(|metadata| metadata.len()).ok();
        if self.present.contains(route.as_str()) && length(&path) == length(made) {
            return Ok((true, None));
        }
        let bytes = bytes()?;
        replace::file(&path, &bytes).map_err(|error| unwritten(&path, &error))?;
        Ok((false, Some(Fingerprint::of(&bytes))))
    }

    /// Removes a file that this program wrote and nobody changed since, and folders that it leaves empty.
    fn remove(&self, route: &str) -> bool {
        let Some(route) = Route::new(route) else { return false };
        let path = self.folder.join(route.as_str());
        let known = |bytes: Vec<u8>| self.manifest.knows(route.as_str(), Fingerprint::of(&bytes));
        if !std::fs::read(&path).is_ok_and(known) || std::fs::remove_file(&path).is_err() {
            return false;
        }
        let folders = path.ancestors().skip(1).take_while(|folder| *folder != self.folder);
        // Only an empty folder can be removed so; the first that is not ends it.
        let _ = folders.map(std::fs::remove_dir).take_while(Result::is_ok).count();
        true
    }

    fn keep_manifest(&self, manifest: &Manifest) -> Result<(), Problem> {
        let path = self.folder.join(MANIFEST);
        let bytes = manifest.bytes();
        if std::fs::read(&path).is_ok_and(|old| old == bytes) {
            return Ok(());
        }
        replace::file(&path, &bytes).map_err(|error| unwritten(&path, &error))
    }
}

fn unwritten(path: &Path, error: &Error) -> Problem {
    Problem::WriteFailed { path: path.display().to_string(), reason: error.to_string() }
}

/// The files in the folder, by address. What a build that was cut off left half-written is removed.
fn present(folder: &Path) -> BTreeSet<String> {
    let mut present = BTreeSet::new();
    for entry in WalkDir::new(folder).into_iter().flatten().filter(|entry| !entry.file_type().is_dir()) {
        if entry.file_name().to_string_lossy().starts_with(replace::PREFIX) {
            let _ = std::fs::remove_file(entry.path());
            continue;
        }
        let parts: Option<Vec<&str>> = entry
            .path()
            .strip_prefix(folder)
            .ok()
            .and_then(|path| path.iter().map(|part| part.to_str()).collect());
        present.extend(parts.map(|parts| parts.join("/")));
    }
    present
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
