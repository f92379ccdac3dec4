//! Things people stand around: tables, stalls, plaques, screens.

use crate::canvas::{Canvas, Fill, fall, slope};
use crate::chance::Chance;
use crate::ink::{BIRCH, BRONZE, CELADON, CORAL, CREAM, GLOW, GOLD, INK, Ink, LAKE, OAK, PAPER, SLATE, STONE, WOOD};
use crate::shape::{P, blob, brush, curve, joined, oval, poly, rect, round};
use tiny_skia::BlendMode;

/// A round table under a cloth, seen from a little above.
pub fn round_table(c: &mut Canvas, x: f32, y: f32, rx: f32, cloth: Ink) {
    let (ry, drop) = (rx * 0.3, rx * 0.62);
    c.haze(x + rx * 0.1, y + drop + ry * 0.7, rx * 1.35, ry * 1.1, INK.a(0.4));
    let skirt = blob(&[
        (x - rx, y),
        (x - rx * 0.98, y + drop * 0.7),
        (x - rx * 0.86, y + drop + ry * 0.35),
        (x - rx * 0.4, y + drop + ry * 0.86),
        (x, y + drop + ry),
        (x + rx * 0.4, y + drop + ry * 0.86),
        (x + rx * 0.86, y + drop + ry * 0.35),
        (x + rx * 0.98, y + drop * 0.7),
        (x + rx, y),
        (x, y - ry * 0.4),
    ]);
    c.fill(&skirt, slope((x - rx, y), cloth.light(0.2), (x + rx, y), cloth.dark(0.16)));
    c.shade(&skirt, (x + rx * 1.1, y + drop), (x - rx * 0.2, y), cloth.shadow().a(0.45));
    for k in 0..11 {
        let a = (k as f32 / 10.0 - 0.5) * 2.7;
        let (sx, sy) = (x + a.sin() * rx, y + a.cos() * ry);
        let fold = brush(&[
            (sx, sy, 0.6),
            (sx + a.sin() * rx * 0.01, sy + drop * 0.55, rx * 0.016),
            (sx, sy + drop * 0.94, rx * 0.03),
        ]);
        c.fill(&fold, cloth.shadow().a(0.4));
    }
    let top = oval(x, y, rx, ry);
    c.fill(&top, slope((x - rx, y - ry), cloth.light(0.65), (x + rx, y + ry), cloth.light(0.15)));
    c.line(&top, 2.0, cloth.dark(0.2).a(0.5));
}

/// A cup with a saucer.
pub fn cup(c: &mut Canvas, x: f32, y: f32, s: f32, ink: Ink) {
    c.fill(&oval(x, y, s * 0.9, s * 0.26), ink.dark(0.12));
    c.fill(&oval(x, y - s * 0.05, s * 0.9, s * 0.25), ink.light(0.3));
    let body = blob(&[
        (x - s * 0.5, y - s * 0.72),
        (x - s * 0.4, y - s * 0.2),
        (x, y - s * 0.02),
        (x + s * 0.4, y - s * 0.2),
        (x + s * 0.5, y - s * 0.72),
    ]);
    c.fill(&body, slope((x - s * 0.5, y), ink.light(0.5), (x + s * 0.5, y), ink.dark(0.18)));
    c.fill(&oval(x, y - s * 0.72, s * 0.5, s * 0.14), ink.light(0.6));
    c.fill(&oval(x, y - s * 0.7, s * 0.42, s * 0.1), OAK.dark(0.1));
}

/// A stall with a striped, scalloped awning and a counter.
pub fn stall(c: &mut Canvas, x: f32, y: f32, w: f32, ink: Ink) {
    let h = w * 0.9;
    c.haze(x + w * 0.5, y, w * 0.66, w * 0.07, INK.a(0.4));
    let inside = rect(x + w * 0.06, y - h * 0.72, w * 0.88, h * 0.66);
    c.fill(&inside, fall(y - h * 0.72, ink.mix(SLATE, 0.62).dark(0.25), y, ink.mix(CREAM, 0.6)));
    for k in [0.05, 0.93] {
        c.fill(&rect(x + w * k, y - h * 0.8, w * 0.022, h * 0.8), STONE.light(0.3));
    }
    let top = y - h * 0.3;
    let counter = rect(x + w * 0.04, top, w * 0.92, h * 0.29);
    c.fill(&counter, fall(top, CREAM, y, CREAM.dark(0.14)));
    c.shade(&counter, (x + w, y), (x + w * 0.3, top), ink.mix(STONE, 0.4).a(0.6));
    c.fill(&rect(x + w * 0.01, top - w * 0.02, w * 0.98, w * 0.035), BIRCH);
    c.fill(&rect(x + w * 0.04, top + w * 0.018, w * 0.92, w * 0.018), INK.a(0.2));
    awning(c, (x - w * 0.05, y - h), w * 1.1, h * 0.3, ink);
}

fn awning(c: &mut Canvas, at: P, w: f32, h: f32, ink: Ink) {
    let (x, y) = at;
    let n = 8;
    for k in 0..n {
        let (t0, t1) = (k as f32 / n as f32, (k + 1) as f32 / n as f32);
        let tone = if k % 2 == 0 { ink } else { PAPER };
        let (a, b) = (x + w * (0.08 + 0.84 * t0), x + w * (0.08 + 0.84 * t1));
        let (p, q) = (x + w * t0, x + w * t1);
        let m = (p + q) * 0.5;
        let strip = joined(&[
            poly(&[(a, y), (b, y), (q, y + h * 0.8), (p, y + h * 0.8)]),
            oval(m, y + h * 0.79, (q - p) * 0.5, h * 0.2),
        ]);
        c.fill(&strip, fall(y, tone.light(0.18), y + h, tone.dark(0.06)));
        c.shade(&strip, (m, y + h * 1.05), (m, y + h * 0.25), tone.shadow().a(0.6));
    }
    c.fill(&round(x + w * 0.06, y - 6.0, w * 0.88, 12.0, 6.0), ink.dark(0.2));
}

/// A plain bronze plaque, with a sun and waves in relief when it is large.
pub fn plaque(c: &mut Canvas, x: f32, y: f32, w: f32, h: f32) {
    let board = round(x, y, w, h, w * 0.025);
    c.fill(&board, slope((x, y), WOOD.light(0.1), (x + w, y + h), WOOD.dark(0.35)));
    let m = w * 0.045;
    let (px, py, pw, ph) = (x + m, y + m, w - m * 2.0, h - m * 2.0);
    let plate = round(px, py, pw, ph, w * 0.012);
    let stops = vec![
        (0.0, BRONZE.light(0.35)),
        (0.3, GOLD.light(0.45)),
        (0.52, GOLD),
        (0.75, BRONZE.light(0.15)),
        (1.0, BRONZE.dark(0.2)),
    ];
    c.fill(&plate, Fill::Line((px, py), (px + pw, py + ph), stops));
    c.shade(&plate, (px + pw, py + ph), (px + pw * 0.4, py), BRONZE.dark(0.4).a(0.5));
    c.line(
        &round(px + m * 0.6, py + m * 0.6, pw - m * 1.2, ph - m * 1.2, w * 0.01),
        (w * 0.005).max(1.0),
        BRONZE.dark(0.4).a(0.8),
    );
    c.inside(&plate, |c| {
        let (cx, cy) = (x + w * 0.5, y + h * 0.46);
        relief(c, &oval(cx, cy, h * 0.15, h * 0.15), w);
        for k in 0..3 {
            let wy = y + h * (0.64 + 0.08 * k as f32);
            let half = w * (0.28 - 0.05 * k as f32);
            let pts: Vec<P> = (0..=12)
                .map(|i| (cx - half + half * i as f32 / 6.0, wy + (i as f32 * 1.05).sin() * h * 0.018))
                .collect();
            c.line(&curve(&pts), w * 0.011, BRONZE.dark(0.35));
            c.placed(0.0, -w * 0.005, 1.0, 1.0, |c| c.line(&curve(&pts), w * 0.006, GLOW));
        }
    });
}

fn relief(c: &mut Canvas, shape: &crate::shape::Shape, w: f32) {
    c.placed(w * 0.006, w * 0.008, 1.0, 1.0, |c| c.fill(shape, BRONZE.dark(0.45).a(0.8)));
    c.placed(-w * 0.003, -w * 0.004, 1.0, 1.0, |c| c.fill(shape, GLOW));
    c.fill(shape, GOLD.light(0.1));
}

/// An open or closed book.
pub fn book(c: &mut Canvas, x: f32, y: f32, s: f32, cover: Ink, open: bool) {
    if open {
        c.fill(
            &blob(&[
                (x - s, y - s * 0.1),
                (x - s * 0.5, y - s * 0.26),
                (x, y - s * 0.1),
                (x + s * 0.5, y - s * 0.26),
                (x + s, y - s * 0.1),
                (x + s * 0.98, y + s * 0.17),
                (x, y + s * 0.23),
                (x - s * 0.98, y + s * 0.17),
            ]),
            cover,
        );
        for k in [-1.0, 1.0] {
            let page = blob(&[
                (x, y - s * 0.14),
                (x + k * s * 0.5, y - s * 0.3),
                (x + k * s * 0.94, y - s * 0.14),
                (x + k * s * 0.92, y + s * 0.12),
                (x + k * s * 0.5, y + s * 0.04),
                (x, y + s * 0.2),
            ]);
            c.fill(&page, slope((x, y), PAPER.dark(0.1), (x + k * s, y), PAPER.light(0.5)));
        }
    } else {
        c.fill(&round(x - s, y - s * 0.24, s * 2.0, s * 0.34, s * 0.04), cover);
        c.fill(&rect(x - s * 0.94, y - s * 0.12, s * 1.92, s * 0.14), PAPER.dark(0.08));
    }
}

/// A screen on which an abstract diagram is seen.
pub fn screen(c: &mut Canvas, at: P, size: (f32, f32), seed: u64) {
    let ((x, y), (w, h)) = (at, size);
    let mut r = Chance::new(seed);
    c.fill(&round(x - 8.0, y - 8.0, w + 16.0, h + 16.0, 8.0), SLATE.dark(0.3));
    let pane = rect(x, y, w, h);
    c.fill(&pane, slope((x, y), LAKE[4], (x + w, y + h), LAKE[2]));
    c.inside(&pane, |c| {
        c.glow(x + w * 0.7, y + h * 0.3, w * 0.6, CELADON[1].a(0.5));
        let nodes: Vec<P> = (0..9).map(|_| (x + w * r.span(0.12, 0.88), y + h * r.span(0.15, 0.85))).collect();
        for (i, a) in nodes.iter().enumerate() {
            let b = nodes[(i * 2 + 3) % nodes.len()];
            c.line(
                &curve(&[*a, (f32::midpoint(a.0, b.0), f32::midpoint(a.1, b.1) - h * 0.07), b]),
                w * 0.006,
                GLOW.a(0.55),
            );
        }
        for (i, a) in nodes.iter().enumerate() {
            let tone = if i % 4 == 0 { CORAL } else { GLOW };
            c.fill(&oval(a.0, a.1, w * 0.022, w * 0.022), tone);
            c.glow(a.0, a.1, w * 0.06, tone.a(0.4));
        }
        for k in 0..3 {
            let rad = h * (0.12 + 0.07 * k as f32);
            c.line(&oval(x + w * 0.2, y + h * 0.34, rad, rad), 2.0, CELADON[1].a(0.7));
        }
        let wave: Vec<P> = (0..=16)
            .map(|i| i as f32 / 16.0)
            .map(|t| (x + w * t, y + h * (0.86 - 0.3 * t + 0.07 * (t * 17.0).sin())))
            .collect();
        c.line(&curve(&wave), 3.0, CORAL);
    });
}

/// A beam of light, drawn as added light.
pub fn beam(c: &mut Canvas, from: (P, P), to: (P, P), ink: Ink) {
    let shape = poly(&[from.0, from.1, to.1, to.0]);
    let (a, z) = (crate::shape::between(from.0, from.1, 0.5), crate::shape::between(to.0, to.1, 0.5));
    c.mixing(BlendMode::Screen, |c| c.fill(&shape, slope(a, ink, z, ink.a(0.0))));
}

/// A plain chair seen from the side, `dir` 1 facing right.
pub fn chair(c: &mut Canvas, x: f32, y: f32, s: f32, dir: f32, ink: Ink) {
    c.placed(x, y, s * dir, s, |c| {
        for lx in [-34.0, 30.0] {
            c.fill(&brush(&[(lx, -52.0, 3.0), (lx * 1.12, 0.0, 2.2)]), ink.dark(0.35));
        }
        c.fill(&round(-42.0, -60.0, 84.0, 12.0, 6.0), ink);
        c.fill(&brush(&[(-38.0, -56.0, 4.5), (-46.0, -98.0, 5.0), (-50.0, -132.0, 4.0)]), ink.dark(0.1));
    });
}
