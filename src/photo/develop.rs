//! Develops the renditions that are missing. [edge]
//!
//! A rendition that was made once lies in the cache folder under its name and is copied from there. Each is
//! written under another name first, so one that exists is whole.

#![expect(clippy::disallowed_methods, reason = "edge: reads photographs, reads and writes the cache")]

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Checked, Diagnostic, Place, Problem};
use crate::fingerprint::Fingerprint;
use crate::language::Words;
use crate::path::SourcePath;
use crate::picture::{self, Encoding, FAST, Recipe, Target, Tone, Workspace, stowaway};
use crate::seal;
use crate::source::{CACHE, read_photo};

use super::Rendition;
use super::kept::Kept;
use super::queue::{BUDGET, Queue};

/// Where photographs are developed and kept.
#[derive(Debug)]
pub struct Darkroom {
    root: PathBuf,
    cache: PathBuf,
    kept: Kept,
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
    /// The darkroom of the yearbook in `root` that keeps what it makes in the folder `cache`, without what a run that was cut
    /// off left half-written there.
    pub fn new(root: &Path, cache: &Path) -> Self {
        let photos = cache.join("photos");
        crate::replace::sweep(cache);
        crate::replace::sweep(&photos);
        Self { root: root.to_owned(), cache: photos, kept: Kept::read(cache) }
    }

    /// Makes those of `wanted` that are not in the cache, each photograph decoded once, the largest first, and no
    /// more of them at one time than memory is meant for. `progress` hears how many of how many are done.
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
        let work = work.into_values().filter_map(|renditions| Some((renditions.first()?.memory, renditions)));
        let diagnostics = self.work_off(work.collect(), progress);
        self.kept.write();
        Checked { value: done, diagnostics }
    }

    /// The tones of the photographs of `renditions`, which were developed.
    pub fn tones<'a>(&self, renditions: impl Iterator<Item = &'a Rendition>) -> BTreeMap<Fingerprint, Tone> {
        let found = smallest(renditions).into_par_iter().filter_map(|(source, rendition)| {
            // One that was damaged in the cache is developed anew, so that no tone is taken of what it is not.
            let read = || self.proven(rendition).ok();
            Some((source, self.kept.tone(name(rendition), read)?))
        });
        let tones = found.collect();
        self.kept.write();
        tones
    }

    /// Those tones that were found before.
    pub fn known_tones<'a>(
        &self,
        renditions: impl Iterator<Item = &'a Rendition>,
    ) -> BTreeMap<Fingerprint, Tone> {
        let known = |(source, rendition)| Some((source, self.kept.known_tone(name(rendition))?));
        smallest(renditions).into_iter().filter_map(known).collect()
    }

    /// Develops all of `work` on all threads; gives what went wrong.
    fn work_off(
        &self,
        work: Vec<(u64, Vec<&Rendition>)>,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Vec<Diagnostic> {
        let (count, total) = (AtomicUsize::new(0), work.len());
        let (queue, told) = (Queue::new(work, BUDGET), Mutex::new(Vec::new()));
        rayon::broadcast(|_| {
            let mut workspace = Workspace::default();
            while let Some(mut job) = queue.take() {
                let renditions = std::mem::take(&mut job.work);
                if let Err(problem) = self.photograph(&renditions, &mut workspace, || job.release())
                    && let (Some(first), Ok(mut told)) = (renditions.first(), told.lock())
                {
                    told.push(Diagnostic::at(Place::file(&first.source), problem));
                }
                drop(job);
                progress(count.fetch_add(1, Ordering::Relaxed) + 1, total);
            }
        });
        told.into_inner().unwrap_or_default()
    }

    /// Makes renditions of one photograph and keeps them. `reduced` is called when the memory of its pixels is free.
    fn photograph(
        &self,
        renditions: &[&Rendition],
        workspace: &mut Workspace,
        reduced: impl FnOnce(),
    ) -> Result<(), Problem> {
        let Some(first) = renditions.first() else { return Ok(()) };
        let made = self.made(renditions, first.recipe, workspace, reduced)?;
        renditions.iter().zip(made).try_for_each(|(rendition, bytes)| self.keep(name(rendition), &bytes))
    }

    /// The photograph of `rendition` as it was when it was seen.
    fn source(&self, rendition: &Rendition) -> Result<Vec<u8>, Problem> {
        let source = read_photo(&self.root, &rendition.source).map_err(unreadable)?;
        if Fingerprint::of(&source) == rendition.fingerprint {
            Ok(source)
        } else {
            Err(Problem::PhotoChanged)
        }
    }

    /// The bytes of renditions of one photograph, made now.
    fn made(
        &self,
        renditions: &[&Rendition],
        recipe: Recipe,
        workspace: &mut Workspace,
        reduced: impl FnOnce(),
    ) -> Result<Vec<Vec<u8>>, Problem> {
        let Some(first) = renditions.first() else { return Ok(Vec::new()) };
        let source = self.source(first)?;
        made(source, renditions, recipe, workspace, reduced)
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        crate::replace::file(&self.cache.join(name), &seal::seal(name, bytes)).map_err(|error| {
            Problem::WriteFailed { path: format!("{CACHE}/photos/{name}"), reason: error.to_string() }
        })
    }

    /// The bytes of a rendition for the preview: as it is published where that was made before, else made quickly now.
    /// One of a photograph that was only glanced at is kept under the name that it has once that was read.
    pub fn fetch(&self, rendition: &Rendition) -> Result<Vec<u8>, Problem> {
        let glanced = rendition.glanced.then(|| read_photo(&self.root, &rendition.source));
        let glanced = glanced.transpose().map_err(unreadable)?;
        let fingerprint = glanced.as_deref().map_or(rendition.fingerprint, Fingerprint::of);
        let names = [rendition.recipe, FAST].map(|recipe| rendition.name(&fingerprint, recipe));
        if let Some(bytes) = names.iter().find_map(|name| self.kept_bytes(name)) {
            return Ok(bytes);
        }
        let source = glanced.map_or_else(|| self.source(rendition), Ok)?;
        let made = made(source, &[rendition], FAST, &mut Workspace::default(), || {})?;
        let bytes = made.into_iter().next().unwrap_or_default();
        let [_, sketch] = names;
        self.keep(&sketch, &bytes)?;
        Ok(bytes)
    }

    fn kept_bytes(&self, name: &str) -> Option<Vec<u8>> {
        seal::open(name, std::fs::read(self.cache.join(name)).ok()?)
    }

    /// The bytes of a rendition that was developed, looked through: one that is not whole, is not what was developed, or
    /// carries anything but its pixels, is developed anew.
    pub fn proven(&self, rendition: &Rendition) -> Result<Vec<u8>, Problem> {
        if let Some(bytes) = self.kept_bytes(name(rendition)).filter(|bytes| stowaway(bytes).is_none()) {
            return Ok(bytes);
        }
        let mut made = self.made(&[rendition], rendition.recipe, &mut Workspace::default(), || {})?;
        let bytes = made.pop().unwrap_or_default();
        if let Some(found) = stowaway(&bytes) {
            return Err(Problem::PhotoCarries { file: name(rendition).to_owned(), found });
        }
        self.keep(name(rendition), &bytes)?;
        Ok(bytes)
    }

    /// Looks through all of `renditions`, as they are kept for publishing; tells of each that cannot be mended.
    pub fn prove<'a>(&self, renditions: impl Iterator<Item = &'a Rendition>) -> Vec<Diagnostic> {
        let renditions: Vec<&Rendition> = renditions.collect();
        let told = |rendition: &&Rendition| {
            let problem = self.proven(rendition).err()?;
            Some(Diagnostic::at(Place::file(&rendition.source), problem))
        };
        let diagnostics = renditions.par_iter().filter_map(told).collect();
        self.kept.write();
        diagnostics
    }

    /// Where a rendition lies in the cache once it is made.
    pub fn path(&self, rendition: &Rendition) -> PathBuf {
        self.cache.join(name(rendition))
    }
}

/// The bytes of renditions of the photograph whose bytes are `source`.
fn made(
    source: Vec<u8>,
    renditions: &[&Rendition],
    recipe: Recipe,
    workspace: &mut Workspace,
    reduced: impl FnOnce(),
) -> Result<Vec<Vec<u8>>, Problem> {
    let Some(first) = renditions.first() else { return Ok(Vec::new()) };
    let unusable = |fault| Problem::PhotoUnusable { fault };
    if first.encoding == Encoding::Svg {
        return picture::drawing(&source).map(|bytes| vec![bytes]).map_err(unusable);
    }
    let targets: Vec<Target> = renditions
        .iter()
        .map(|rendition| Target {
            width: rendition.width,
            height: rendition.height,
            encoding: rendition.encoding,
            crop: rendition.crop,
        })
        .collect();
    let pixels = picture::reduce(&source, &first.steps, workspace).map_err(unusable)?;
    drop(source);
    reduced();
    pixels.encode(&first.steps, &targets, &recipe, workspace).map_err(unusable)
}

/// Of each photograph, the rendition that takes least to decode, and shows what can be seen through.
fn smallest<'a>(renditions: impl Iterator<Item = &'a Rendition>) -> BTreeMap<Fingerprint, &'a Rendition> {
    let mut smallest: BTreeMap<Fingerprint, &Rendition> = BTreeMap::new();
    let order = |rendition: &Rendition| (rendition.encoding != Encoding::Webp, rendition.width);
    for rendition in renditions.filter(|rendition| rendition.crop.is_none()) {
        if matches!(rendition.encoding, Encoding::Webp | Encoding::Jpeg) {
            let known = smallest.entry(rendition.fingerprint).or_insert(rendition);
            if order(rendition) < order(known) {
                *known = rendition;
            }
        }
    }
    smallest
}

fn name(rendition: &Rendition) -> &str {
    rendition.route.as_str().rsplit('/').next().unwrap_or_default()
}

#[expect(clippy::needless_pass_by_value, reason = "shape of map_err")]
fn unreadable(error: std::io::Error) -> Problem {
    Problem::Unreadable { reason: Words::same(error.to_string()) }
}
