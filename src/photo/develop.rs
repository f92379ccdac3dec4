//! Develops the renditions that are missing. [edge]
//!
//! A rendition that was made once lies in the cache folder under its name and is copied from there. Each is
//! written under another name first, so one that exists is whole.

#![expect(clippy::disallowed_methods, reason = "edge: reads photographs, reads and writes the cache")]

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Checked, Diagnostic, Place, Problem};
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;
use crate::picture::{self, QUALITY, Target};
use crate::source::read_photo;

use super::Rendition;

/// The folder of the cache in the yearbook's folder.
pub const CACHE: &str = ".yearbook-cache";

/// Where photographs are developed and kept.
#[derive(Clone, Debug)]
pub struct Darkroom {
    root: PathBuf,
    cache: PathBuf,
}

/// How many renditions were made, and how many were there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Developed {
    /// Made now.
    pub developed: usize,
    /// Found in the cache.
    pub reused: usize,
}

impl Darkroom {
    /// The darkroom of the yearbook in `root`.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), cache: root.join(CACHE).join("photos") }
    }

    /// Makes those of `wanted` that are not in the cache, each photograph decoded once, the largest work
    /// first. `progress` hears how many of how many photographs are done.
    pub fn develop<'a>(
        &self,
        wanted: impl Iterator<Item = &'a Rendition>,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Checked<Developed> {
        let kept: HashSet<String> = std::fs::read_dir(&self.cache)
            .map(|entries| {
                entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect()
            })
            .unwrap_or_default();
        let mut work: BTreeMap<&SourcePath, Vec<&Rendition>> = BTreeMap::new();
        let mut done = Developed::default();
        for rendition in wanted {
            if kept.contains(name(rendition)) {
                done.reused += 1;
            } else {
                done.developed += 1;
                work.entry(&rendition.source).or_default().push(rendition);
            }
        }
        let mut work: Vec<_> = work.into_values().collect();
        work.sort_by_key(|renditions| {
            std::cmp::Reverse(renditions.iter().map(|rendition| pixels(rendition)).max())
        });
        let (count, total) = (AtomicUsize::new(0), work.len());
        let diagnostics = work
            .par_iter()
            .filter_map(|renditions| {
                let problem = self.photograph(renditions).err();
                progress(count.fetch_add(1, Ordering::Relaxed) + 1, total);
                let source = &renditions.first()?.source;
                problem.map(|problem| Diagnostic::at(Place::file(source), problem))
            })
            .collect();
        Checked { value: done, diagnostics }
    }

    /// Makes renditions of one photograph and keeps them.
    fn photograph(&self, renditions: &[&Rendition]) -> Result<(), Problem> {
        let Some(first) = renditions.first() else { return Ok(()) };
        let source = read_photo(&self.root, &first.source).map_err(unreadable)?;
        if Fingerprint::of(&source) != first.fingerprint {
            return Err(Problem::PhotoChanged);
        }
        let targets: Vec<Target> = renditions
            .iter()
            .map(|rendition| Target {
                width: rendition.width,
                height: rendition.height,
                encoding: rendition.encoding,
            })
            .collect();
        let made = picture::develop(&source, &targets, &QUALITY)
            .map_err(|fault| Problem::PhotoUnusable { fault })?;
        for (rendition, bytes) in renditions.iter().zip(made) {
            crate::replace::file(&self.path(rendition), &bytes).map_err(|error| {
                let path = format!("{CACHE}/photos/{}", name(rendition));
                Problem::WriteFailed { path, reason: error.to_string() }
            })?;
        }
        Ok(())
    }

    /// The bytes of a rendition, made now if it was never made: for the preview.
    pub fn fetch(&self, rendition: &Rendition) -> Result<Vec<u8>, Problem> {
        if let Ok(bytes) = std::fs::read(self.path(rendition)) {
            return Ok(bytes);
        }
        self.photograph(&[rendition])?;
        std::fs::read(self.path(rendition)).map_err(unreadable)
    }

    /// Where a rendition lies in the cache once it is made.
    pub fn path(&self, rendition: &Rendition) -> PathBuf {
        self.cache.join(name(rendition))
    }
}

fn name(rendition: &Rendition) -> &str {
    rendition.route.as_str().rsplit('/').next().unwrap_or_default()
}

fn pixels(rendition: &Rendition) -> u64 {
    u64::from(rendition.width) * u64::from(rendition.height)
}

#[expect(clippy::needless_pass_by_value, reason = "shape of map_err")]
fn unreadable(error: std::io::Error) -> Problem {
    Problem::Unreadable { reason: error.to_string() }
}
