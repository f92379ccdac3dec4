//! The outlines of a font's characters, to be drawn where no browser does it.

use skrifa::instance::{Location, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::FontRef;
use skrifa::raw::TableProvider;
use skrifa::{GlyphId, MetadataProvider};

use super::flaw::FontFlaw;
use super::guard::guarded;

/// A piece of an outline. Coordinates are in ems, from the start of the character on its baseline, upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    /// A new outline begins here.
    Move([f32; 2]),
    /// A line to here.
    Line([f32; 2]),
    /// A curve past the first point to the second.
    Quad([f32; 2], [f32; 2]),
    /// A curve past two points to the third.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// Back to where the outline began.
    Close,
}

/// A font from which characters are drawn.
pub struct Outlines<'a> {
    font: FontRef<'a>,
    location: Location,
    /// How many of the font's units are an em.
    units: f32,
}

impl<'a> Outlines<'a> {
    /// Those of the font file `bytes`: where it is variable, of the weight nearest to `weight`.
    pub fn of(bytes: &'a [u8], weight: u16) -> Result<Self, FontFlaw> {
        guarded(|| {
            let font = FontRef::new(bytes).map_err(|_| FontFlaw::Broken("sfnt".to_owned()))?;
            let units = font.head().map_err(|_| FontFlaw::Broken("head".to_owned()))?.units_per_em();
            let location = font.axes().location([("wght", f32::from(weight))]);
            Ok(Self { font, location, units: f32::from(units.max(1)) })
        })
    }

    /// How far the next character stands from this one, in ems; nothing for one that the font lacks.
    pub fn advance(&self, character: char) -> f32 {
        let metrics = self.font.glyph_metrics(Size::unscaled(), &self.location);
        let glyph = self.glyph(character).and_then(|glyph| metrics.advance_width(glyph));
        glyph.unwrap_or_default() / self.units
    }

    /// The outline of a character; nothing for one that the font lacks or that is blank.
    pub fn strokes(&self, character: char) -> Result<Vec<Stroke>, FontFlaw> {
        guarded(|| {
            let outline = self.glyph(character).and_then(|glyph| self.font.outline_glyphs().get(glyph));
            let mut pen = Pen { units: self.units, strokes: Vec::new() };
            if let Some(outline) = outline {
                let settings = DrawSettings::unhinted(Size::unscaled(), &self.location);
                outline.draw(settings, &mut pen).map_err(|_| FontFlaw::Broken("glyf".to_owned()))?;
            }
            Ok(pen.strokes)
        })
    }

    fn glyph(&self, character: char) -> Option<GlyphId> {
        self.font.charmap().map(character)
    }
}

struct Pen {
    units: f32,
    strokes: Vec<Stroke>,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> [f32; 2] {
        [x / self.units, y / self.units]
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.strokes.push(Stroke::Move(self.at(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.strokes.push(Stroke::Line(self.at(x, y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.strokes.push(Stroke::Quad(self.at(cx, cy), self.at(x, y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.strokes.push(Stroke::Cubic(self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y)));
    }

    fn close(&mut self) {
        self.strokes.push(Stroke::Close);
    }
}
