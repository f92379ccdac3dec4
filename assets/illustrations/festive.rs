//! Things that mark an occasion: balloons, lanterns, flowers.

use crate::canvas::{Canvas, Fill};
use crate::chance::Chance;
use crate::ink::{CELADON, CINNABAR, CORAL, GOLD, Ink, PAPER, SLATE, WOOD};
use crate::shape::{blob, brush, curve, oval, round};

/// A balloon on a string.
pub fn balloon(c: &mut Canvas, x: f32, y: f32, r: f32, ink: Ink) {
    c.line(&curve(&[(x, y + r * 1.2), (x + r * 0.2, y + r * 2.2), (x - r * 0.1, y + r * 3.2)]), 1.8, SLATE.a(0.6));
    let shape = blob(&[
        (x, y - r),
        (x + r * 0.8, y - r * 0.5),
        (x + r * 0.78, y + r * 0.35),
        (x + r * 0.1, y + r * 1.2),
        (x - r * 0.1, y + r * 1.2),
        (x - r * 0.78, y + r * 0.35),
        (x - r * 0.8, y - r * 0.5),
    ]);
    c.fill(
        &shape,
        Fill::Disc(
            (x - r * 0.3, y - r * 0.4),
            r * 1.9,
            vec![(0.0, ink.light(0.45)), (0.5, ink), (1.0, ink.dark(0.25))],
        ),
    );
    c.shade(&shape, (x + r, y + r), (x - r * 0.2, y - r * 0.2), ink.shadow().a(0.7));
    c.haze(x - r * 0.32, y - r * 0.42, r * 0.22, r * 0.32, PAPER.a(0.75));
}

/// A red lantern.
pub fn lantern(c: &mut Canvas, x: f32, y: f32, r: f32) {
    c.glow(x, y, r * 2.6, CORAL.a(0.28));
    c.line(&curve(&[(x, y - r * 2.6), (x, y - r * 0.7)]), 2.5, WOOD);
    let shape = blob(&[
        (x, y - r * 0.82),
        (x + r * 0.8, y - r * 0.5),
        (x + r * 1.02, y),
        (x + r * 0.8, y + r * 0.5),
        (x, y + r * 0.82),
        (x - r * 0.8, y + r * 0.5),
        (x - r * 1.02, y),
        (x - r * 0.8, y - r * 0.5),
    ]);
    c.fill(
        &shape,
        Fill::Disc((x, y), r * 1.1, vec![(0.0, CORAL.light(0.2)), (0.55, CINNABAR), (1.0, CINNABAR.dark(0.25))]),
    );
    for k in [-0.66, -0.3, 0.0, 0.3, 0.66_f32] {
        c.line(
            &curve(&[(x + k * r * 0.5, y - r * 0.8), (x + k * r * 1.1, y), (x + k * r * 0.5, y + r * 0.8)]),
            1.8,
            CINNABAR.dark(0.35).a(0.6),
        );
    }
    for s in [-1.0, 1.0] {
        c.fill(&round(x - r * 0.42, y + s * r * 0.84 - r * 0.09, r * 0.84, r * 0.18, 4.0), GOLD);
    }
    for k in 0..5 {
        let dx = (k as f32 - 2.0) * r * 0.08;
        c.line(&curve(&[(x + dx, y + r * 0.9), (x + dx * 1.5, y + r * 1.7)]), 2.0, GOLD.dark(0.1));
    }
}

/// A low arrangement of flowers.
pub fn flowers(c: &mut Canvas, x: f32, y: f32, w: f32, seed: u64) {
    let mut r = Chance::new(seed);
    for _ in 0..26 {
        let a = r.sway(1.3);
        let len = w * r.span(0.25, 0.55);
        let tip = (x + a.sin() * len * 1.15, y - a.cos() * len * 0.7);
        c.fill(
            &brush(&[
                (x + a * w * 0.12, y, 1.0),
                (tip.0 * 0.5 + x * 0.5, tip.1 * 0.5 + y * 0.5, w * 0.03),
                (tip.0, tip.1, 0.4),
            ]),
            CELADON[3].mix(CELADON[2], r.unit()),
        );
    }
    for _ in 0..30 {
        let a = r.sway(1.25);
        let d = w * 0.46 * r.unit().sqrt();
        let p = (x + a.sin() * d * 1.2, y - w * 0.05 - a.cos() * d * 0.7);
        let tone = r.pick(&[CINNABAR, CORAL, PAPER, GOLD.light(0.3), CORAL.light(0.3)], CORAL);
        let s = w * r.span(0.035, 0.065);
        for k in 0..5 {
            let q = k as f32 * 1.257 + a;
            c.fill(
                &oval(p.0 + q.cos() * s * 0.7, p.1 + q.sin() * s * 0.55, s * 0.6, s * 0.5),
                tone.dark(0.1 * (k % 2) as f32),
            );
        }
        c.fill(&oval(p.0, p.1, s * 0.32, s * 0.28), GOLD);
    }
}
