//! Makes the fonts of a website and keeps them. [edge]
//!
//! A subset's name is the fingerprint of all that its bytes depend on, so one that was made is right. Unlike renditions,
//! which are many and costly, fonts are few and large: those that the website no longer names are removed.

#![expect(clippy::disallowed_methods, reason = "edge: reads and writes the cache")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::font::{FontFlaw, Packing, subset};
use crate::path::{Route, SourcePath};
use crate::seal;
use crate::source::CACHE;

use super::Subset;

/// Where fonts are made and kept.
#[derive(Debug)]
pub struct Foundry {
    cache: PathBuf,
    /// What the preview made quickly, the last of each font.
    sketches: Mutex<BTreeMap<SourcePath, Sketch>>,
}

/// What was made for the preview, and under which name.
type Sketch = (Route, Arc<[u8]>);

impl Foundry {
    /// The foundry that keeps what it makes in the folder `cache`.
    pub fn new(cache: &Path) -> Self {
        Self { cache: cache.join("fonts"), sketches: Mutex::default() }
    }

    /// Makes those of `wanted` that are not in the cache, side by side, and removes the others. Tells which cannot be made;
    /// `progress` hears how many are made, of all that have to be.
    pub fn cast<'a>(
        &self,
        wanted: impl Iterator<Item = &'a Subset>,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Vec<Diagnostic> {
        let wanted: Vec<(&Subset, bool)> =
            wanted.map(|subset| (subset, !self.path(subset).is_file())).collect();
        let (count, total) = (AtomicUsize::new(0), wanted.iter().filter(|(_, is_new)| *is_new).count());
        let told = |(subset, is_new): &(&Subset, bool)| {
            let made = self.proven(subset);
            if *is_new {
                progress(count.fetch_add(1, Ordering::Relaxed) + 1, total);
            }
            Some(Diagnostic::at(Place::file(&subset.source), made.err()?))
        };
        let told: Vec<Diagnostic> = wanted.par_iter().filter_map(told).collect();
        let wanted = wanted.into_iter().map(|(subset, _)| subset);
        self.clear(&wanted.map(name).collect());
        told
    }

    /// The bytes of a subset as it is published; made now unless they are kept.
    pub fn proven(&self, subset: &Subset) -> Result<Vec<u8>, Problem> {
        if let Some(bytes) = self.kept(subset) {
            return Ok(bytes);
        }
        let bytes = made(subset, Packing::Tight)?;
        let failed = |error: std::io::Error| Problem::WriteFailed {
            path: format!("{CACHE}/fonts/{}", name(subset)),
            reason: error.to_string(),
        };
        crate::replace::file(&self.path(subset), &seal::seal(name(subset), &bytes)).map_err(failed)?;
        Ok(bytes)
    }

    /// The bytes of a subset for the preview: as it is published where that was made before, else made quickly.
    pub fn fetch(&self, subset: &Subset) -> Result<Arc<[u8]>, Problem> {
        if let Some(bytes) = self.kept(subset) {
            return Ok(bytes.into());
        }
        let mut sketches = self.sketches.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, bytes)) = sketches.get(&subset.source).filter(|(route, _)| *route == subset.route) {
            return Ok(Arc::clone(bytes));
        }
        let bytes: Arc<[u8]> = made(subset, Packing::Quick)?.into();
        sketches.insert(subset.source.clone(), (subset.route.clone(), Arc::clone(&bytes)));
        Ok(bytes)
    }

    /// Where a subset lies in the cache once it is made.
    pub fn path(&self, subset: &Subset) -> PathBuf {
        self.cache.join(name(subset))
    }

    fn kept(&self, subset: &Subset) -> Option<Vec<u8>> {
        seal::open(name(subset), std::fs::read(self.path(subset)).ok()?)
    }

    /// Removes fonts that are not `wanted`. One that stays only takes room.
    fn clear(&self, wanted: &BTreeSet<&str>) {
        let entries = std::fs::read_dir(&self.cache).into_iter().flatten().flatten();
        for entry in entries {
            let (name, path) = (entry.file_name(), entry.path());
            let is_font = path.extension().is_some_and(|extension| extension == "woff2");
            let is_old = is_font && name.to_str().is_some_and(|name| !wanted.contains(name));
            if is_old {
                let _ = std::fs::remove_file(path);
            }
        }
    }
}

fn made(wanted: &Subset, packing: Packing) -> Result<Vec<u8>, Problem> {
    let unusable = |flaw: FontFlaw| Problem::FontUnusable { file: wanted.source.to_string(), flaw };
    subset(&wanted.bytes, &wanted.characters, packing).map_err(unusable)
}

fn name(subset: &Subset) -> &str {
    subset.route.as_str().rsplit('/').next().unwrap_or_default()
}
