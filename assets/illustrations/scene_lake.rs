//! The cover: the lake at dawn, and the sky other scenes borrow.

use crate::canvas::{Canvas, Fill, fall};
use crate::chance::Chance;

use crate::ink::{CELADON, CINNABAR, CORAL, CREAM, GLOW, GOLD, INK, Ink, LAKE, MIST, PAPER, SLATE};
use crate::land::{Hills, cloud_bank, egret, reed, ripples, sailboat, sun, water, wood};
use crate::shape::{blob, brush, rect};
use crate::wash::Mist;

/// A sky through four colours, from the top to the height `low`.
pub fn sky(c: &mut Canvas, low: f32, inks: [Ink; 4]) {
    let area = rect(0.0, 0.0, c.w, c.h);
    let stops = vec![(0.0, inks[0]), (0.4, inks[1]), (0.78, inks[2]), (1.0, inks[3])];
    c.fill(&area, Fill::Line((0.0, 0.0), (0.0, low), stops));
}

/// The lake at dawn.
pub fn cover(c: &mut Canvas) {
    let level = 1010.0;
    sky(c, level, [LAKE[1].mix(CELADON[0], 0.5), CELADON[0].light(0.35), CREAM.mix(GLOW, 0.35), CORAL.mix(GLOW, 0.6)]);
    cloud_bank(c, 500.0, 330.0, 620.0, PAPER.a(0.5), 5);
    cloud_bank(c, 1500.0, 560.0, 760.0, CORAL.light(0.5).a(0.35), 6);
    sun(c, 900.0, 690.0, 92.0, CINNABAR);
    cloud_bank(c, 860.0, 735.0, 420.0, PAPER.mix(CORAL, 0.25).a(0.55), 7);
    cover_hills(c, level);
    water(c, level, MIST.mix(CORAL, 0.2), LAKE[2]);
    c.reflect(level, c.h, 1.25, 0.72);
    cover_water(c, level);
    sailboat(c, 1590.0, 1196.0, 0.82, CREAM.mix(GOLD, 0.25));
    boat_shadow(c, 1590.0, 1206.0);
    cover_birds(c);
    cover_reeds(c);
}

fn cover_hills(c: &mut Canvas, level: f32) {
    let foot = MIST.mix(CORAL, 0.15);
    let rows = [
        (330.0, 520.0, LAKE[1].mix(CORAL, 0.25).a(0.55), 21),
        (270.0, 460.0, LAKE[2].mix(MIST, 0.35).a(0.75), 35),
        (190.0, 380.0, CELADON[3].mix(MIST, 0.25), 42),
    ];
    for (i, (rise, span, crest, seed)) in rows.into_iter().enumerate() {
        Hills { base: level, rise, span, crest, foot: foot.a(0.3), seed }.draw(c);
        c.mist(Mist {
            y: level - 40.0 - 30.0 * i as f32,
            reach: 90.0,
            ink: PAPER.mix(CORAL, 0.12).a(0.75),
            seed: seed + 9,
        });
    }
    wood(c, 1980.0, 2900.0, level + 2.0, 74.0, (CELADON[4].mix(MIST, 0.15), 8));
    wood(c, -30.0, 560.0, level + 2.0, 58.0, (CELADON[4].mix(MIST, 0.3), 9));
    c.mist(Mist { y: level - 8.0, reach: 46.0, ink: PAPER.a(0.7), seed: 3 });
}

fn cover_water(c: &mut Canvas, level: f32) {
    ripples(c, level, c.h, PAPER.a(0.4), 31);
    ripples(c, level + 60.0, c.h, LAKE[3].a(0.28), 32);
    let mut r = Chance::new(17);
    for _ in 0..170 {
        let t = r.unit();
        let y = level + 8.0 + 420.0 * t;
        let x = 900.0 + r.sway(60.0 + 190.0 * t);
        let len = r.span(14.0, 60.0) * (0.5 + t);
        let tone = CINNABAR.mix(GLOW, r.unit() * 0.8).a(0.7 * (1.0 - 0.7 * t));
        c.fill(&brush(&[(x - len, y, 0.2), (x, y + 1.0, 1.4 + 2.4 * t), (x + len, y, 0.2)]), tone);
    }
}

fn boat_shadow(c: &mut Canvas, x: f32, y: f32) {
    let mut r = Chance::new(5);
    for k in 0..34 {
        let t = k as f32 / 34.0;
        let half = (120.0 - 80.0 * t) * r.span(0.5, 1.0);
        let (px, py) = (x + 18.0 + r.sway(26.0), y + t * 190.0);
        let tone = if t < 0.14 { INK.a(0.5) } else { CREAM.mix(GOLD, 0.3).a(0.5 * (1.0 - t)) };
        c.fill(&brush(&[(px - half, py, 0.3), (px, py + 1.0, 2.6 - t), (px + half, py, 0.3)]), tone);
    }
}

fn cover_birds(c: &mut Canvas) {
    let flock = [
        (620.0, 400.0, 1.05, 0.9),
        (800.0, 330.0, 0.95, 0.5),
        (985.0, 285.0, 0.86, 0.75),
        (1150.0, 262.0, 0.78, 0.2),
        (1300.0, 262.0, 0.7, 0.85),
        (470.0, 500.0, 1.1, 0.35),
        (1430.0, 282.0, 0.6, 0.55),
    ];
    for (x, y, s, up) in flock {
        egret(c, x, y, s, up, PAPER.light(0.4));
    }
}

fn cover_reeds(c: &mut Canvas) {
    let bank =
        blob(&[(-80.0, 1700.0), (-80.0, 1500.0), (180.0, 1490.0), (420.0, 1540.0), (700.0, 1600.0), (900.0, 1700.0)]);
    c.fill(&bank, fall(1480.0, CELADON[4].dark(0.2), 1620.0, INK));
    let mut r = Chance::new(77);
    for k in 0..46 {
        let t = k as f32 / 46.0;
        let x = -40.0 + 820.0 * t * t + r.sway(40.0);
        let tall = r.span(260.0, 620.0) * (1.08 - 0.62 * t);
        let tone = CELADON[4].dark(0.35 * r.unit()).mix(SLATE, 0.2);
        reed(c, x, 1640.0, tall, 0.16 + r.sway(0.14), (tone, 100 + k));
    }
    for k in 0..16 {
        let x = 2880.0 - r.unit() * r.unit() * 520.0;
        let tone = CELADON[4].dark(0.3 * r.unit()).mix(SLATE, 0.25);
        reed(c, x, 1640.0, r.span(160.0, 330.0), -0.12 + r.sway(0.12), (tone, 300 + k));
    }
}
