//! The sheet a picture is drawn on: fills, strokes, grain shading, light.
//!
//! Flat fills alone look like clip art; the two things that make the sheet look
//! hand-printed are here: [`Canvas::shade`], a gradient that breaks up into grain
//! as it thins (as in stencil or lithograph spray), and soft radial light.

use crate::chance::{cloud, speck};
use crate::ink::Ink;
use crate::shape::{P, Shape};
use tiny_skia::{
    BlendMode, FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Mask, Paint, Path, Pixmap, Point,
    RadialGradient, Shader, SpreadMode, Stroke, Transform,
};

/// What an outline is filled with.
#[derive(Clone)]
pub enum Fill {
    /// One colour.
    Flat(Ink),
    /// A gradient along a line, through colours at places from 0 to 1.
    Line(P, P, Vec<(f32, Ink)>),
    /// A gradient out from a centre to a radius.
    Disc(P, f32, Vec<(f32, Ink)>),
}

impl From<Ink> for Fill {
    fn from(i: Ink) -> Self {
        Self::Flat(i)
    }
}

/// A gradient from the height `y0` to `y1`.
pub fn fall(y0: f32, a: Ink, y1: f32, b: Ink) -> Fill {
    Fill::Line((0.0, y0), (0.0, y1), vec![(0.0, a), (1.0, b)])
}

/// A gradient from the place `p` to `q`.
pub fn slope(p: P, a: Ink, q: P, b: Ink) -> Fill {
    Fill::Line(p, q, vec![(0.0, a), (1.0, b)])
}

impl Fill {
    fn shader(self) -> Option<Shader<'static>> {
        let stops =
            |s: Vec<(f32, Ink)>| s.into_iter().map(|(t, i)| GradientStop::new(t, i.color())).collect::<Vec<_>>();
        let at = |p: P| Point::from_xy(p.0, p.1);
        let (pad, id) = (SpreadMode::Pad, Transform::identity());
        match self {
            Self::Flat(i) => Some(Shader::SolidColor(i.color())),
            Self::Line(p, q, s) => LinearGradient::new(at(p), at(q), stops(s), pad, id),
            Self::Disc(p, r, s) => RadialGradient::new(at(p), 0.0, at(p), r, stops(s), pad, id),
        }
    }
}

/// The sheet.
pub struct Canvas {
    pub(crate) pix: Pixmap,
    /// Width in pixels.
    pub w: f32,
    /// Height in pixels.
    pub h: f32,
    tf: Transform,
    clip: Option<Mask>,
    blend: BlendMode,
}

impl Canvas {
    /// A sheet of one colour, or `None` when a side is nought.
    pub fn new(width: u32, height: u32, ground: Ink) -> Option<Self> {
        let mut pix = Pixmap::new(width, height)?;
        pix.fill(ground.color());
        let (w, h) = (width as f32, height as f32);
        let (tf, blend) = (Transform::identity(), BlendMode::SourceOver);
        Some(Self { pix, w, h, tf, clip: None, blend })
    }

    /// Fills an outline.
    pub fn fill(&mut self, shape: &Shape, fill: impl Into<Fill>) {
        let (Some(path), Some(shader)) = (shape, fill.into().shader()) else { return };
        let paint = Paint { shader, blend_mode: self.blend, ..Paint::default() };
        self.pix.fill_path(path, &paint, FillRule::Winding, self.tf, self.clip.as_ref());
    }

    /// Strokes an outline with round ends.
    pub fn line(&mut self, shape: &Shape, width: f32, fill: impl Into<Fill>) {
        let (Some(path), Some(shader)) = (shape, fill.into().shader()) else { return };
        let paint = Paint { shader, blend_mode: self.blend, ..Paint::default() };
        let (line_cap, line_join) = (LineCap::Round, LineJoin::Round);
        let stroke = Stroke { width, line_cap, line_join, ..Stroke::default() };
        self.pix.stroke_path(path, &paint, &stroke, self.tf, self.clip.as_ref());
    }

    /// Draws with everything moved to `(x, y)` and scaled; a negative `sx` mirrors.
    pub fn placed(&mut self, x: f32, y: f32, sx: f32, sy: f32, draw: impl FnOnce(&mut Self)) {
        self.moved(Transform::from_row(sx, 0.0, 0.0, sy, x, y), draw);
    }

    /// Draws with everything turned by `degrees` around a place.
    pub fn turned(&mut self, degrees: f32, x: f32, y: f32, draw: impl FnOnce(&mut Self)) {
        self.moved(Transform::from_rotate_at(degrees, x, y), draw);
    }

    /// Draws through a transform.
    pub fn moved(&mut self, tf: Transform, draw: impl FnOnce(&mut Self)) {
        let kept = self.tf;
        self.tf = self.tf.pre_concat(tf);
        draw(self);
        self.tf = kept;
    }

    /// Draws only inside an outline.
    pub fn inside(&mut self, shape: &Shape, draw: impl FnOnce(&mut Self)) {
        let Some(path) = shape else { return };
        let kept = self.clip.take();
        let mask = kept.clone().map_or_else(
            || {
                let mut m = Mask::new(self.pix.width(), self.pix.height())?;
                m.fill_path(path, FillRule::Winding, true, self.tf);
                Some(m)
            },
            |mut m| {
                m.intersect_path(path, FillRule::Winding, true, self.tf);
                Some(m)
            },
        );
        self.clip = mask;
        draw(self);
        self.clip = kept;
    }

    /// Draws with another way of mixing with what lies below.
    pub fn mixing(&mut self, blend: BlendMode, draw: impl FnOnce(&mut Self)) {
        let kept = std::mem::replace(&mut self.blend, blend);
        draw(self);
        self.blend = kept;
    }

    /// A soft round light or stain that fades to nothing at radius `r`.
    pub fn glow(&mut self, x: f32, y: f32, r: f32, ink: Ink) {
        self.haze(x, y, r, r, ink);
    }

    /// A soft elliptical light or shadow that fades to nothing at its edge.
    pub fn haze(&mut self, x: f32, y: f32, rx: f32, ry: f32, ink: Ink) {
        let steps = [(0.0, 1.0), (0.25, 0.82), (0.5, 0.48), (0.75, 0.16), (1.0, 0.0)];
        let stops = steps.iter().map(|&(t, k)| (t, ink.a(ink.a * k))).collect();
        let unit = crate::shape::oval(0.0, 0.0, 100.0, 100.0);
        self.placed(x, y, rx / 100.0, ry / 100.0, |c| {
            c.fill(&unit, Fill::Disc((0.0, 0.0), 100.0, stops));
        });
    }

    /// Grain shading inside an outline: full at `from`, thinning into specks at `to`.
    pub fn shade(&mut self, shape: &Shape, from: P, to: P, ink: Ink) {
        let Some(path) = shape.clone().and_then(|p| p.transform(self.tf)) else { return };
        let (p, q) = (self.through(from), self.through(to));
        let (dx, dy) = (q.0 - p.0, q.1 - p.1);
        let len2 = (dx * dx + dy * dy).max(0.01);
        self.within(&path, |x, y| {
            let t = 1.0 - ((x - p.0) * dx + (y - p.1) * dy) / len2;
            let t = t.clamp(0.0, 1.0);
            let (ix, iy) = (x as i32, y as i32);
            let n = 0.45 * speck(ix / 2, iy / 2, 11) + 0.55 * speck(ix / 3 + 7, iy / 3, 12);
            let k = (t * 1.45 - n * 0.75).clamp(0.0, 1.0);
            ink.a(ink.a * k)
        });
    }

    /// Uneven pigment inside an outline, as a brush leaves it.
    pub fn mottle(&mut self, shape: &Shape, size: f32, ink: Ink, seed: u64) {
        let Some(path) = shape.clone().and_then(|p| p.transform(self.tf)) else { return };
        self.within(&path, |x, y| {
            let n = cloud(x / size, y / size, 4, seed);
            ink.a(ink.a * ((n - 0.42) * 3.2).clamp(0.0, 1.0))
        });
    }

    fn through(&self, p: P) -> P {
        let mut q = Point::from_xy(p.0, p.1);
        self.tf.map_point(&mut q);
        (q.x, q.y)
    }

    /// Lays a colour worked out per pixel over the inside of `path`.
    fn within(&mut self, path: &Path, colour: impl Fn(f32, f32) -> Ink) {
        let b = path.bounds();
        let (w, h) = (self.pix.width(), self.pix.height());
        let x0 = b.left().floor().clamp(0.0, w as f32) as u32;
        let y0 = b.top().floor().clamp(0.0, h as f32) as u32;
        let x1 = b.right().ceil().clamp(0.0, w as f32) as u32;
        let y1 = b.bottom().ceil().clamp(0.0, h as f32) as u32;
        let Some(mut mask) = Mask::new(x1.saturating_sub(x0), y1.saturating_sub(y0)) else { return };
        let shift = Transform::from_translate(-(x0 as f32), -(y0 as f32));
        mask.fill_path(path, FillRule::Winding, true, shift);
        let clip = self.clip.as_ref().map(Mask::data);
        for (row, y) in (y0..y1).enumerate() {
            for (col, x) in (x0..x1).enumerate() {
                let cover = mask.data()[row * mask.width() as usize + col];
                let i = y as usize * w as usize + x as usize;
                let seen = clip.map_or(255, |c| c[i]);
                if cover == 0 || seen == 0 {
                    continue;
                }
                let ink = colour(x as f32, y as f32);
                let a = ink.a * f32::from(cover) * f32::from(seen) / 65_025.0;
                lay(&mut self.pix.data_mut()[i * 4..i * 4 + 3], ink, a);
            }
        }
    }
}

/// Mixes a colour into one pixel of an opaque sheet.
pub(crate) fn lay(px: &mut [u8], ink: Ink, a: f32) {
    for (v, part) in px.iter_mut().zip([ink.r, ink.g, ink.b]) {
        let old = f32::from(*v);
        *v = (old + (part * 255.0 - old) * a + 0.5).clamp(0.0, 255.0) as u8;
    }
}
