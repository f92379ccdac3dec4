//! The part of a font that a website needs, as WOFF2.
//!
//! Kept with the outlines is what sets them: substitution (GSUB) and positioning (GPOS) for vertical and proportional setting
//! (`vert`, `vrt2`, `palt`, `halt` and their like), kerning and the forms of languages. Hints are left out: they serve
//! screens that few have, and are a third of a font.

use skera::{DEFAULT_LAYOUT_FEATURES, Plan, SubsetFlags, subset_font};
use skrifa::raw::collections::IntSet;
use skrifa::raw::types::{NameId, Tag};
use skrifa::raw::{FontRef, TableProvider};
use ttf2woff2::{BrotliQuality, EncodeOptions, encode_with_options};

use super::characters::Characters;
use super::flaw::FontFlaw;
use super::guard::guarded;

/// How a subset is made. To be raised with every change that changes its bytes.
pub const SUBSET_VERSION: u32 = 1;

/// Tables that no browser reads, or that speak of the whole font.
const DROPPED: [&[u8; 4]; 12] = [
    b"kern", b"morx", b"mort", b"kerx", b"JSTF", b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"PCLT", b"LTSH",
    b"SVG ",
];

/// The names that stay: copyright, version, licence and its address. Not the font's own name: a maker may reserve it for the
/// unchanged font (SIL Open Font License, 3), and the website calls its font by another.
const NAMES: [u16; 4] = [0, 5, 13, 14];

/// American English, in which names of fonts are given.
const ENGLISH: u16 = 0x0409;

/// The largest glyf table whose offsets fit into the short form of loca even when a browser has put each outline on a
/// border of four bytes.
const SHORT_GLYF: usize = 64 << 10;

/// How much time is spent on making a subset small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As much as helps: for what is published.
    Tight,
    /// A tenth of that, for a preview: a sixth larger.
    Quick,
}

/// Those of `characters` that `font` has, as WOFF2.
pub fn subset(font: &[u8], characters: &Characters, packing: Packing) -> Result<Vec<u8>, FontFlaw> {
    guarded(|| {
        let part = reduced(font, characters)?;
        woff2(&part, packing)
    })
}

fn reduced(bytes: &[u8], characters: &Characters) -> Result<Vec<u8>, FontFlaw> {
    let font = FontRef::new(bytes).map_err(|_| FontFlaw::Broken("sfnt".to_owned()))?;
    let mut all = IntSet::<Tag>::empty();
    all.invert();
    let plan = Plan::new(
        &IntSet::empty(),
        &characters.iter().map(u32::from).collect(),
        &font,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING,
        &DROPPED.into_iter().map(Tag::new).collect(),
        &all,
        &DEFAULT_LAYOUT_FEATURES.iter().copied().collect(),
        &NAMES.into_iter().map(NameId::new).collect(),
        &[ENGLISH].into_iter().collect(),
    );
    subset_font(&font, &plan).map_err(|error| FontFlaw::Broken(error.to_string()))
}

fn woff2(font: &[u8], packing: Packing) -> Result<Vec<u8>, FontFlaw> {
    let quality = match packing {
        Packing::Tight => 11,
        Packing::Quick => 5,
    };
    let options = EncodeOptions {
        quality: BrotliQuality::from(quality),
        transform_glyf_loca: can_split(font),
        threads: None,
    };
    encode_with_options(font, options).map_err(|error| FontFlaw::Broken(error.to_string()))
}

/// Whether outlines may be taken apart into streams, which packs them a fifth smaller. Browsers put them together with wider
/// borders, so that offsets in the short form may overflow.
fn can_split(font: &[u8]) -> bool {
    let Ok(font) = FontRef::new(font) else { return false };
    let is_long = font.head().is_ok_and(|head| head.index_to_loc_format() == 1);
    let glyf = font.table_data(Tag::new(b"glyf")).map_or(0, |data| data.len());
    is_long || glyf < SHORT_GLYF
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_font_has_no_subset() {
        let flaw = subset(b"no font", &Characters::always(), Packing::Quick).unwrap_err();
        assert_eq!(flaw, FontFlaw::Broken("sfnt".to_owned()));
    }
}
