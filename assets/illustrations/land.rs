//! Land, water and sky: hill lines, ripples, reeds, clouds, birds, a boat.

use crate::canvas::{Canvas, Fill, fall};
use crate::chance::{Chance, cloud};
use crate::ink::{CELADON, GLOW, INK, Ink, PAPER, WOOD};
use crate::shape::{P, blob, brush, curve, limb, oval, poly, under};

/// One line of hills.
#[derive(Clone, Copy)]
pub struct Hills {
    /// Height of the foot.
    pub base: f32,
    /// Height of the highest crest above the foot.
    pub rise: f32,
    /// Width of one hill.
    pub span: f32,
    /// Colour at the crest; it thins towards the foot.
    pub crest: Ink,
    /// Colour at the foot, usually mist.
    pub foot: Ink,
    /// Seed of its shape.
    pub seed: u64,
}

impl Hills {
    /// Height of the crest line above the place `x`.
    pub fn top(&self, x: f32) -> f32 {
        let n = cloud(x / self.span + 31.0, 0.5, 5, self.seed);
        self.base - self.rise * ((n - 0.22) * 1.7).clamp(0.02, 1.0)
    }

    /// Draws the line across the sheet.
    pub fn draw(&self, c: &mut Canvas) {
        let pts: Vec<P> = (-2..=((c.w / 9.0) as i32 + 2)).map(|i| (i as f32 * 9.0, self.top(i as f32 * 9.0))).collect();
        let shape = under(&pts, self.base + 4.0);
        let high = self.base - self.rise;
        c.fill(&shape, fall(high, self.crest, self.base, self.foot));
        c.mottle(&shape, self.span * 0.16, self.crest.dark(0.3).a(0.22), self.seed + 5);
        c.shade(&shape, (c.w, high), (c.w * 0.3, self.base), self.crest.dark(0.35).a(0.25));
    }
}

/// Ripples on water between two levels: strokes that lengthen and part nearer.
pub fn ripples(c: &mut Canvas, level: f32, bottom: f32, ink: Ink, seed: u64) {
    let mut r = Chance::new(seed);
    let count = ((bottom - level) * 0.42) as usize;
    for _ in 0..count {
        let t = r.unit();
        let y = level + 4.0 + (bottom - level) * t * t;
        let near = (y - level) / (bottom - level);
        let len = r.span(30.0, 90.0) * (0.5 + near * 3.6);
        let x = r.span(-len, c.w);
        let thick = 0.7 + near * 2.6;
        let bow = r.sway(4.0) * (0.3 + near);
        let stroke = brush(&[
            (x, y, 0.2),
            (x + len * 0.3, y + bow, thick),
            (x + len * 0.7, y - bow * 0.4, thick * 0.8),
            (x + len, y + bow * 0.5, 0.2),
        ]);
        c.fill(&stroke, ink.a(ink.a * r.span(0.25, 1.0)));
    }
}

/// A still sheet of water from `level` to the bottom edge.
pub fn water(c: &mut Canvas, level: f32, far: Ink, near: Ink) {
    let area = poly(&[(0.0, level), (c.w, level), (c.w, c.h), (0.0, c.h)]);
    c.fill(&area, fall(level, far, c.h, near));
}

/// One reed: a bent stem with long leaves and, on some, a plume.
pub fn reed(c: &mut Canvas, x: f32, y: f32, tall: f32, lean: f32, look: (Ink, u64)) {
    let (ink, seed) = look;
    let mut r = Chance::new(seed);
    let tip = (x + lean * tall, y - tall);
    let mid = (x + lean * tall * 0.3, y - tall * 0.55);
    let w = tall * 0.006 + 1.0;
    c.fill(&brush(&[(x, y, w), (mid.0, mid.1, w * 0.8), (tip.0, tip.1, w * 0.4)]), ink);
    for i in 0..4 {
        let t = 0.22 + 0.17 * i as f32 + r.sway(0.06);
        let from = (x + lean * tall * t * t, y - tall * t);
        let side = if i % 2 == 0 { 1.0 } else { -1.0 };
        let len = tall * r.span(0.28, 0.46);
        let bend = (from.0 + side * len * 0.5 + lean * len * 0.6, from.1 - len * 0.62);
        let end = (from.0 + side * len * 0.98 + lean * len, from.1 - len * r.span(0.2, 0.6));
        let leaf = brush(&[(from.0, from.1, w * 0.7), (bend.0, bend.1, w * 1.9), (end.0, end.1, 0.2)]);
        c.fill(&leaf, ink.mix(CELADON[1].a(ink.a), r.unit() * 0.25));
    }
    if r.unit() < 0.62 {
        plume(c, tip, tall, lean, ink, &mut r);
    }
}

fn plume(c: &mut Canvas, tip: P, tall: f32, lean: f32, ink: Ink, r: &mut Chance) {
    let tone = ink.mix(GLOW.a(ink.a), 0.42);
    let droop = if lean < 0.0 { -1.0 } else { 1.0 };
    for k in 0..26 {
        let t = k as f32 / 26.0;
        let from = (tip.0 + droop * t * tall * 0.05, tip.1 + tall * (0.14 * t - 0.1));
        let len = tall * r.span(0.05, 0.1) * (0.5 + t);
        let end = (from.0 + droop * len * r.span(0.2, 1.0), from.1 + len * r.span(0.2, 0.8));
        c.line(&curve(&[from, end]), tall * 0.004 + 0.6, tone.a(ink.a * 0.8));
    }
}

/// A flying egret seen from the side; `up` (-1 to 1) is the wing beat.
pub fn egret(c: &mut Canvas, x: f32, y: f32, s: f32, up: f32, ink: Ink) {
    c.placed(x, y, s, s, |c| {
        let shade = ink.dark(0.22);
        let far = [
            (2.0, -3.0),
            (-14.0, -18.0 - 34.0 * up),
            (-6.0, -30.0 - 62.0 * up),
            (10.0, -22.0 - 34.0 * up),
            (14.0, -4.0),
        ];
        c.fill(&blob(&far), shade);
        c.fill(&brush(&[(-20.0, 2.0, 2.0), (-52.0, 8.0, 1.2), (-70.0, 7.0, 1.6)]), INK.a(0.75 * ink.a));
        c.fill(&blob(&[(-30.0, 3.0), (-8.0, -7.0), (18.0, -6.0), (34.0, -1.0), (14.0, 6.0), (-12.0, 7.0)]), ink);
        c.fill(&brush(&[(24.0, -2.0, 4.5), (42.0, -3.0, 2.6), (50.0, -12.0, 2.4), (60.0, -14.0, 3.0)]), ink);
        c.fill(&poly(&[(60.0, -17.0), (80.0, -12.5), (61.0, -11.5)]), GLOW.dark(0.25).a(ink.a));
        let near = [
            (20.0, -4.0),
            (2.0, -14.0 - 30.0 * up),
            (-34.0, -24.0 - 74.0 * up),
            (-62.0, -14.0 - 84.0 * up),
            (-44.0, -4.0 - 40.0 * up),
            (-20.0, 1.0 - 8.0 * up),
            (2.0, 3.0),
        ];
        c.fill(&blob(&near), ink);
        let tip = [(-34.0, -24.0 - 74.0 * up), (-62.0, -14.0 - 84.0 * up), (-44.0, -6.0 - 46.0 * up)];
        c.fill(&blob(&tip), shade.a(0.6 * ink.a));
    });
}

/// A two-masted lake boat under bamboo-battened sail, `s` 1 being 300 wide.
pub fn sailboat(c: &mut Canvas, x: f32, y: f32, s: f32, sail: Ink) {
    c.placed(x, y, s, s, |c| {
        c.fill(&brush(&[(-7.0, -18.0, 3.5), (-2.0, -330.0, 2.0)]), WOOD.dark(0.2));
        let main = [
            (-2.0, -330.0),
            (64.0, -300.0),
            (112.0, -170.0),
            (118.0, -58.0),
            (-34.0, -48.0),
            (-52.0, -150.0),
            (-40.0, -262.0),
        ];
        let shape = poly(&main);
        c.fill(
            &shape,
            Fill::Line(
                (-60.0, -200.0),
                (120.0, -180.0),
                vec![(0.0, sail.light(0.55)), (0.45, sail.light(0.2)), (1.0, sail.dark(0.12))],
            ),
        );
        c.shade(&shape, (130.0, -40.0), (0.0, -260.0), sail.dark(0.45).a(0.5));
        for i in 0..6 {
            let t = 0.1 + i as f32 * 0.155;
            let l = (-30.0 - 22.0 * (t * 2.6).sin(), -318.0 + 272.0 * t);
            let e = (40.0 + 78.0 * t.sqrt(), -306.0 + 242.0 * t);
            c.line(&curve(&[l, (f32::midpoint(l.0, e.0), f32::midpoint(l.1, e.1) + 3.0), e]), 2.2, WOOD.a(0.6));
        }
        c.fill(&brush(&[(96.0, -20.0, 2.6), (100.0, -190.0, 1.6)]), WOOD.dark(0.2));
        let small = poly(&[(100.0, -186.0), (140.0, -160.0), (152.0, -44.0), (82.0, -40.0), (78.0, -120.0)]);
        c.fill(&small, sail.light(0.12));
        c.shade(&small, (160.0, -30.0), (80.0, -160.0), sail.dark(0.4).a(0.5));
        let hull = blob(&[
            (-150.0, -34.0),
            (-120.0, -10.0),
            (-60.0, 6.0),
            (60.0, 8.0),
            (130.0, -4.0),
            (172.0, -40.0),
            (120.0, -22.0),
            (40.0, -14.0),
            (-60.0, -14.0),
        ]);
        c.fill(&hull, fall(-40.0, WOOD.dark(0.1), 8.0, INK));
        c.fill(
            &blob(&[(-104.0, -18.0), (-98.0, -50.0), (-60.0, -60.0), (-24.0, -48.0), (-20.0, -16.0)]),
            fall(-60.0, WOOD.light(0.25), -16.0, WOOD.dark(0.2)),
        );
    });
}

/// A long flat cloud in the manner of woodblock prints.
pub fn cloud_bank(c: &mut Canvas, x: f32, y: f32, s: f32, ink: Ink, seed: u64) {
    let mut r = Chance::new(seed);
    for k in 0..7 {
        let t = k as f32 / 6.0 - 0.5;
        let w = s * r.span(0.3, 0.55) * (1.15 - t.abs());
        c.haze(x + t * s * 1.5, y + r.sway(s * 0.05), w, w * r.span(0.13, 0.2), ink);
    }
}

/// The sun: a clear disc in a wide glow.
pub fn sun(c: &mut Canvas, x: f32, y: f32, r: f32, ink: Ink) {
    c.glow(x, y, r * 7.5, GLOW.a(0.6));
    c.glow(x, y, r * 3.4, ink.light(0.35).a(0.42));
    let disc = oval(x, y, r, r);
    c.fill(&disc, fall(y - r, ink, y + r, ink.mix(GLOW, 0.5)));
    c.shade(&disc, (x, y - r), (x, y + r * 0.4), ink.dark(0.12).a(0.5));
    c.fill(&oval(x - r * 0.2, y - r * 0.3, r * 0.5, r * 0.4), PAPER.a(0.05));
}

/// A far wood: uneven overlapping crowns along a shore, lower at its ends.
pub fn wood(c: &mut Canvas, x0: f32, x1: f32, y: f32, tall: f32, look: (Ink, u64)) {
    let (ink, seed) = look;
    let mut r = Chance::new(seed);
    for rank in 0..2 {
        let mut x = x0;
        while x < x1 {
            let end = (((x - x0).min(x1 - x) / (tall * 3.0)).clamp(0.0, 1.0) * 0.75 + 0.25).min(1.0);
            let h = tall * end * r.span(0.5, 1.05) * if rank == 0 { 1.0 } else { 0.62 };
            let w = h * r.span(0.7, 1.25);
            let mut pts = vec![(x - w * 0.46, y)];
            for k in 0..7 {
                let a = std::f32::consts::PI * (1.0 - k as f32 / 6.0);
                let d = r.span(0.82, 1.12);
                pts.push((x + a.cos() * w * 0.52 * d, y - h * 0.34 - a.sin() * h * 0.62 * d));
            }
            pts.push((x + w * 0.46, y));
            let shape = under(&pts, y);
            let tone = ink.mix(CELADON[1].a(ink.a), r.unit() * 0.22).dark(r.unit() * 0.12 + 0.08 * rank as f32);
            c.fill(&shape, fall(y - h, tone, y, tone.dark(0.1)));
            c.shade(&shape, (x - w * 0.5, y), (x + w * 0.3, y - h), tone.shadow().a(0.45 * ink.a));
            x += w * r.span(0.3, 0.62);
        }
    }
}

/// A low clipped shrub row.
pub fn shrubs(c: &mut Canvas, x0: f32, x1: f32, y: f32, tall: f32, look: (Ink, u64)) {
    let (ink, seed) = look;
    let mut r = Chance::new(seed);
    let mut x = x0;
    while x < x1 {
        let s = tall * r.span(0.8, 1.2);
        let shape = limb((x, y - s * 0.4), s * 0.6, (x + s * 0.7, y - s * 0.3), s * 0.5);
        c.fill(&shape, ink.dark(r.unit() * 0.2));
        c.shade(&shape, (x, y + s * 0.2), (x, y - s), ink.shadow().a(0.7));
        for _ in 0..14 {
            let q = (x + r.sway(s), y - s * r.span(0.1, 0.95));
            c.fill(
                &brush(&[
                    (q.0, q.1, 0.3),
                    (q.0 + s * 0.06, q.1 - s * 0.04, s * 0.035),
                    (q.0 + s * 0.13, q.1 - s * 0.02, 0.3),
                ]),
                ink.mix(GLOW, 0.3).a(0.8),
            );
        }
        x += s * 0.8;
    }
}
