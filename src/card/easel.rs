//! Paints cards and keeps them. [edge]
//!
//! A card's name is the fingerprint of all that it shows. Its photograph is taken from a rendition that a page shows, so
//! that no photograph is decoded whole for it: cards need photographs that were developed.

#![expect(clippy::disallowed_methods, reason = "edge: reads and writes the cache")]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::font::Outlines;
use crate::photo::{Darkroom, Rendition};
use crate::picture::{Rgb, cut, jpeg, stowaway};
use crate::seal;
use crate::source::CACHE;

use super::paint::{self, paint};
use super::{Card, HEAVY, LIGHT, panel_size};

/// Where cards are painted and kept.
#[derive(Debug)]
pub struct Easel {
    cache: PathBuf,
}

impl Easel {
    /// The easel that keeps what is painted in the folder `cache`.
    pub fn new(cache: &Path) -> Self {
        Self { cache: cache.join("share") }
    }

    /// Paints those of `wanted` that are not in the cache, side by side. Tells which cannot be painted; `progress` hears how
    /// many are, of all that have to be.
    pub fn paint<'a>(
        &self,
        wanted: impl Iterator<Item = &'a Card>,
        darkroom: &Darkroom,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Vec<Diagnostic> {
        let wanted: Vec<(&Card, bool)> = wanted.map(|card| (card, !self.path(card).is_file())).collect();
        let (count, total) = (AtomicUsize::new(0), wanted.iter().filter(|(_, is_new)| *is_new).count());
        let told = |(card, is_new): &(&Card, bool)| {
            let painted = self.proven(card, darkroom);
            if *is_new {
                progress(count.fetch_add(1, Ordering::Relaxed) + 1, total);
            }
            Some(Diagnostic::at(Place::file(card.source()), painted.err()?))
        };
        wanted.par_iter().filter_map(told).collect()
    }

    /// The bytes of a card as it is published; painted now unless they are kept.
    pub fn proven(&self, card: &Card, darkroom: &Darkroom) -> Result<Vec<u8>, Problem> {
        if let Some(bytes) = self.kept(card) {
            return Ok(bytes);
        }
        let bytes = painted(card, |rendition| darkroom.proven(rendition))?;
        if let Some(found) = stowaway(&bytes) {
            return Err(Problem::PhotoCarries { file: name(card).to_owned(), found });
        }
        let failed = |error: std::io::Error| Problem::WriteFailed {
            path: format!("{CACHE}/share/{}", name(card)),
            reason: error.to_string(),
        };
        crate::replace::file(&self.path(card), &seal::seal(name(card), &bytes)).map_err(failed)?;
        Ok(bytes)
    }

    /// The bytes of a card for the preview: kept ones, else painted with what the preview makes of its photograph, which is
    /// not kept.
    pub fn fetch(&self, card: &Card, darkroom: &Darkroom) -> Result<Vec<u8>, Problem> {
        self.kept(card).map_or_else(|| painted(card, |rendition| darkroom.fetch(rendition)), Ok)
    }

    /// Where a card lies in the cache once it is painted.
    pub fn path(&self, card: &Card) -> PathBuf {
        self.cache.join(name(card))
    }

    fn kept(&self, card: &Card) -> Option<Vec<u8>> {
        let kept = seal::open(name(card), std::fs::read(self.path(card)).ok()?);
        kept.filter(|bytes| stowaway(bytes).is_none())
    }
}

fn painted(
    card: &Card,
    photograph: impl FnOnce(&Rendition) -> Result<Vec<u8>, Problem>,
) -> Result<Vec<u8>, Problem> {
    let unusable = |fault| Problem::PhotoUnusable { fault };
    let panel = match &card.photograph {
        Some((rendition, crop)) => {
            Some(cut(&photograph(rendition)?, panel_size(card.size), *crop).map_err(unusable)?)
        }
        None => None,
    };
    let broken = |flaw| Problem::FontUnusable { file: card.hand.heavy.source.to_string(), flaw };
    let heavy = Outlines::of(&card.hand.heavy.bytes, HEAVY).map_err(broken)?;
    let light = Outlines::of(&card.hand.light.bytes, LIGHT).map_err(broken)?;
    let hand = paint::Hand { heavy, light };
    let pixels: Rgb = paint(card.size, &card.texts, &card.colours, &hand, panel.as_ref()).map_err(broken)?;
    jpeg(&pixels).map_err(unusable)
}

fn name(card: &Card) -> &str {
    card.route.as_str().rsplit('/').next().unwrap_or_default()
}
