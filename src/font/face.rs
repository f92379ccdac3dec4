//! What a font file holds, as far as a website has to know it.

use skrifa::raw::tables::os2::Os2;
use skrifa::raw::{FontRef, TableProvider};
use skrifa::{MetadataProvider, Tag};

use super::characters::Characters;
use super::flaw::FontFlaw;
use super::guard::guarded;

/// The tables without which nothing can be drawn.
const NEEDED: [&[u8; 4]; 7] = [b"glyf", b"head", b"hhea", b"hmtx", b"maxp", b"cmap", b"loca"];

/// Bits of `fsType` in OS/2, which says what the maker allows (OpenType specification, table OS/2).
const RESTRICTED: u16 = 0x0002;
const PREVIEW_AND_PRINT: u16 = 0x0004;
const EDITABLE: u16 = 0x0008;
const NO_SUBSETTING: u16 = 0x0100;
const BITMAPS_ONLY: u16 = 0x0200;

/// The weights that a font has, as CSS counts them: 400 is regular, 700 bold. Two different ones belong to a variable font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weights {
    /// The lightest.
    pub from: u16,
    /// The heaviest.
    pub to: u16,
}

/// A font.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// Its weights.
    pub weights: Weights,
    /// Whether it is an italic.
    pub is_italic: bool,
    /// The characters that it has.
    pub characters: Characters,
}

impl Face {
    /// Reads the font file `bytes`.
    pub fn read(bytes: &[u8]) -> Result<Self, FontFlaw> {
        match bytes.get(..4).unwrap_or_default() {
            b"\0\x01\0\0" | b"true" => {}
            b"OTTO" => return Err(FontFlaw::Outlines),
            b"ttcf" => return Err(FontFlaw::Collection),
            b"wOFF" | b"wOF2" => return Err(FontFlaw::Web),
            _ => return Err(FontFlaw::Foreign),
        }
        guarded(|| read(bytes))
    }
}

fn read(bytes: &[u8]) -> Result<Face, FontFlaw> {
    let broken = |table: &str| FontFlaw::Broken(table.to_owned());
    let font = FontRef::new(bytes).map_err(|_| broken("sfnt"))?;
    let lacks = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_none();
    if !font.table_directory().table_records().iter().any(|record| record.tag() == Tag::new(b"glyf")) {
        return Err(FontFlaw::Outlines);
    }
    if let Some(tag) = NEEDED.into_iter().find(|tag| lacks(tag)) {
        return Err(broken(&String::from_utf8_lossy(tag)));
    }
    font.head().map_err(|_| broken("head"))?;
    font.maxp().map_err(|_| broken("maxp"))?;
    font.loca(None).map_err(|_| broken("loca"))?;
    let os2 = font.os2().ok();
    os2.as_ref().map_or(Ok(()), allowed)?;
    let characters: Characters =
        font.charmap().mappings().filter_map(|(code, _)| char::from_u32(code)).collect();
    if characters.count() == 0 {
        return Err(broken("cmap"));
    }
    Ok(Face { weights: weights(&font, os2.as_ref()), is_italic: is_italic(&font), characters })
}

/// Whether the maker allows to embed a part of the font. Old fonts set several bits, of which the most liberal counts.
fn allowed(os2: &Os2) -> Result<(), FontFlaw> {
    let says = |bit| os2.fs_type() & bit != 0;
    if says(RESTRICTED) && !says(PREVIEW_AND_PRINT) && !says(EDITABLE) {
        return Err(FontFlaw::Restricted);
    }
    if says(NO_SUBSETTING) {
        return Err(FontFlaw::WholeOnly);
    }
    if says(BITMAPS_ONLY) {
        return Err(FontFlaw::BitmapsOnly);
    }
    Ok(())
}

fn weights(font: &FontRef, os2: Option<&Os2>) -> Weights {
    if let Some(axis) = font.axes().iter().find(|axis| axis.tag() == Tag::new(b"wght")) {
        return Weights { from: weight(axis.min_value()), to: weight(axis.max_value()) };
    }
    let own = os2.map_or(400, |os2| os2.us_weight_class().clamp(1, 1000));
    Weights { from: own, to: own }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 1000")]
fn weight(value: f32) -> u16 {
    value.clamp(1.0, 1000.0) as u16
}

fn is_italic(font: &FontRef) -> bool {
    font.attributes().style != skrifa::attribute::Style::Normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_truetype_font_is_known_by_its_first_bytes() {
        let flaw = |bytes: &[u8]| Face::read(bytes).unwrap_err();
        assert_eq!(flaw(b"OTTO\0\x0a"), FontFlaw::Outlines);
        assert_eq!(flaw(b"ttcf\0\x01"), FontFlaw::Collection);
        assert_eq!(flaw(b"wOF2\0\x01"), FontFlaw::Web);
        assert_eq!(flaw(b"<html>"), FontFlaw::Foreign);
        assert_eq!(flaw(b""), FontFlaw::Foreign);
        assert_eq!(flaw(b"\0\x01\0\0\0\x01"), FontFlaw::Broken("sfnt".to_owned()));
    }
}
