//! The still life: a plaque on its stand, a cup of tea, a branch in bloom.

use crate::canvas::{Canvas, Fill, fall, slope};
use crate::chance::Chance;
use crate::ink::{BRONZE, CELADON, CINNABAR, CREAM, GLOW, GOLD, INK, Ink, OAK, PAPER, STONE, WOOD};
use crate::prop::{beam, cup};
use crate::shape::{P, Shape, blob, brush, curve, oval, poly, rect, round};

/// The still life.
pub fn plaque_still(c: &mut Canvas) {
    let desk = 1210.0;
    let light = vec![(0.0, CREAM.light(0.2)), (0.45, CREAM.mix(STONE, 0.14)), (1.0, CELADON[2].mix(STONE, 0.4))];
    c.fill(&rect(0.0, 0.0, c.w, desk), Fill::Disc((600.0, 300.0), 2200.0, light));
    c.mottle(&rect(0.0, 0.0, c.w, desk), 330.0, STONE.a(0.14), 3);
    cast_window(c);
    c.fill(&rect(0.0, desk, c.w, 390.0), slope((0.0, desk), OAK.light(0.35), (c.w, 1600.0), WOOD));
    grain_lines(c, desk);
    c.fill(&rect(0.0, desk, c.w, 8.0), GLOW.a(0.5));
    c.placed(190.0, 30.0, 1.0, 1.0, |c| twig(c, 1990.0, 1130.0, INK.a(0.09), INK.a(0.09)));
    easel(c, 1130.0, 1390.0);
    vase(c, 1990.0, 1430.0);
    tea(c, 560.0, 1470.0);
    petals(c);
    beam(c, ((-200.0, -20.0), (500.0, -20.0)), ((900.0, 1600.0), (2100.0, 1600.0)), GLOW.a(0.2));
}

/// Light from a lattice window on the wall, crossed by a bough's shadow.
fn cast_window(c: &mut Canvas) {
    let at = |u: f32, v: f32| (130.0 + 760.0 * u + 190.0 * v, 90.0 + 70.0 * u + 860.0 * v);
    let quad = |u0: f32, v0: f32, u1: f32, v1: f32| poly(&[at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)]);
    for k in 0..6 {
        let d = 0.018 * k as f32;
        c.fill(&quad(-0.05 + d, -0.05 + d, 1.05 - d, 1.05 - d), PAPER.mix(GLOW, 0.25).a(0.3));
    }
    let bar = CREAM.mix(STONE, 0.3).a(0.7);
    for k in 1..4 {
        let p = k as f32 / 4.0;
        c.line(&curve(&[at(p, 0.0), at(p, 1.0)]), 15.0, bar);
        c.line(&curve(&[at(0.0, p), at(1.0, p)]), 15.0, bar);
    }
    for (u0, v0, u1, v1) in [(0.25, 0.25, 0.75, 0.75), (0.34, 0.34, 0.66, 0.66)] {
        c.line(&quad(u0, v0, u1, v1), 11.0, bar);
    }
    let mut r = Chance::new(61);
    for _ in 0..44 {
        let p = at(r.span(0.0, 1.0), r.span(0.0, 0.6) * r.unit());
        let (a, len) = (r.span(0.5, 2.4), r.span(70.0, 150.0));
        let q = (p.0 + a.cos() * len, p.1 + a.sin().abs() * len);
        let m = ((p.0 + q.0) * 0.5, (p.1 + q.1) * 0.5);
        c.fill(&brush(&[(p.0, p.1, 1.0), (m.0, m.1, len * 0.08), (q.0, q.1, 0.5)]), STONE.a(0.13));
    }
}

fn grain_lines(c: &mut Canvas, desk: f32) {
    let mut r = Chance::new(33);
    for _ in 0..80 {
        let t = r.unit();
        let y = desk + 12.0 + 380.0 * t;
        let (x, len) = (r.span(-300.0, 2300.0), r.span(300.0, 900.0));
        let pts = [
            (x, y, 0.3),
            (x + len * 0.3, y + r.sway(7.0), 1.0 + t * 1.6),
            (x + len * 0.7, y + r.sway(7.0), 1.0 + t),
            (x + len, y, 0.3),
        ];
        c.fill(&brush(&pts), WOOD.dark(0.2).a(0.16));
    }
}

/// A wooden easel: two legs in front, one behind, a ledge that bears the plaque.
fn easel(c: &mut Canvas, x: f32, y: f32) {
    let leg = |a: P, b: P| {
        brush(&[(a.0, a.1, 17.0), (f32::midpoint(a.0, b.0), f32::midpoint(a.1, b.1), 18.0), (b.0, b.1, 20.0)])
    };
    c.haze(x + 120.0, y + 6.0, 640.0, 46.0, INK.a(0.45));
    c.haze(x + 150.0, y - 480.0, 640.0, 480.0, INK.a(0.2));
    c.fill(&leg((x, y - 1040.0), (x + 60.0, y - 70.0)), WOOD.dark(0.45));
    for k in [-1.0, 1.0] {
        let shape = leg((x + k * 60.0, y - 1080.0), (x + k * 430.0, y));
        c.fill(&shape, slope((x - 430.0, 0.0), OAK.dark(0.1), (x + 430.0, 0.0), WOOD.dark(0.25)));
        c.shade(&shape, (x + k * 300.0 + 60.0, y), (x + k * 200.0 - 40.0, y - 600.0), WOOD.dark(0.5).a(0.6));
    }
    tablet(c, (x - 500.0, y - 910.0), (1000.0, 690.0));
    let ledge = round(x - 470.0, y - 226.0, 940.0, 40.0, 14.0);
    c.fill(&ledge, fall(y - 226.0, OAK.light(0.12), y - 186.0, WOOD.dark(0.3)));
    c.fill(&rect(x - 460.0, y - 187.0, 920.0, 12.0), INK.a(0.22));
    for k in [-1.0, 1.0] {
        c.fill(
            &round(x + k * 420.0 - 16.0, y - 262.0, 32.0, 60.0, 12.0),
            slope((x + k * 400.0, 0.0), OAK, (x + k * 440.0, 0.0), WOOD.dark(0.3)),
        );
    }
}

/// The plaque: a bronze plate on a red-brown board.
fn tablet(c: &mut Canvas, at: P, size: (f32, f32)) {
    let ((x, y), (w, h)) = (at, size);
    c.fill(&round(x + 12.0, y + 14.0, w, h, 20.0), WOOD.dark(0.65));
    let board = round(x, y, w, h, 20.0);
    c.fill(&board, slope((x, y), CINNABAR.mix(WOOD, 0.72), (x + w, y + h), CINNABAR.mix(WOOD, 0.7).dark(0.45)));
    c.mottle(&board, 60.0, INK.a(0.2), 4);
    c.line(&round(x + 4.0, y + 4.0, w - 8.0, h - 8.0, 17.0), 3.0, CREAM.a(0.22));
    let (px, py, pw, ph) = (x + 74.0, y + 66.0, w - 148.0, h - 132.0);
    c.fill(&round(px + 6.0, py + 8.0, pw, ph, 12.0), INK.a(0.45));
    let plate = round(px, py, pw, ph, 12.0);
    let metal = vec![
        (0.0, BRONZE.light(0.5)),
        (0.22, GOLD.light(0.5)),
        (0.45, BRONZE.light(0.22)),
        (0.62, GOLD.light(0.28)),
        (0.85, BRONZE.dark(0.08)),
        (1.0, BRONZE.dark(0.34)),
    ];
    c.fill(&plate, Fill::Line((px, py), (px + pw, py + ph), metal));
    c.shade(&plate, (px + pw, py + ph), (px + pw * 0.35, py), BRONZE.dark(0.45).a(0.5));
    c.inside(&plate, |c| relief(c, px, py, pw, ph));
    frame(c, px, py, pw, ph);
}

/// A raised line: its shadow, its light, itself.
fn raised(c: &mut Canvas, shape: &Shape, w: f32) {
    c.placed(2.5, 3.5, 1.0, 1.0, |c| c.line(shape, w, BRONZE.dark(0.5).a(0.75)));
    c.placed(-1.5, -2.0, 1.0, 1.0, |c| c.line(shape, w, GLOW.a(0.9)));
    c.line(shape, w * 0.8, BRONZE.light(0.16));
}

/// Sun, hills and scale-shaped waves.
fn relief(c: &mut Canvas, x: f32, y: f32, w: f32, h: f32) {
    let (sx, sy, r) = (x + w * 0.5, y + h * 0.43, h * 0.125);
    for k in 0..28 {
        let a = k as f32 / 28.0 * std::f32::consts::TAU;
        let long = if k % 2 == 0 { 1.95 } else { 1.6 };
        let ray = curve(&[
            (sx + a.cos() * r * 1.26, sy + a.sin() * r * 1.26),
            (sx + a.cos() * r * long, sy + a.sin() * r * long),
        ]);
        raised(c, &ray, 4.0);
    }
    let disc = oval(sx, sy, r, r);
    raised(c, &disc, 5.0);
    c.fill(&disc, slope((sx - r, sy - r), GLOW, (sx + r, sy + r), BRONZE.light(0.2)));
    for (k, lift) in [(0.0, 0.2), (1.0, 0.13)] {
        let pts: Vec<P> = (0..=24)
            .map(|i| i as f32 / 24.0)
            .map(|t| {
                (
                    x + w * (0.06 + 0.88 * t),
                    y + h * (0.68 + 0.02 * k)
                        - h * lift
                            * ((t * 9.0 + k * 1.9).sin() * 0.5 + 0.5)
                            * (0.4 + 0.6 * (t * std::f32::consts::PI).sin()),
                )
            })
            .collect();
        let mut fillable = pts.clone();
        fillable.extend([(x + w * 0.94, y + h), (x + w * 0.06, y + h)]);
        c.fill(&poly(&fillable), fall(y + h * 0.4, BRONZE.light(0.2 - 0.1 * k), y + h, BRONZE));
        raised(c, &curve(&pts), 4.0);
    }
    let step = w * 0.88 / 11.0;
    for row in 0..4 {
        for col in -1..=12 {
            let cx = x + w * 0.06 + step * (col as f32 + 0.5 * (row % 2) as f32);
            let cy = y + h * (0.76 + 0.055 * row as f32);
            c.fill(&oval(cx, cy, step * 0.54, step * 0.54), BRONZE.light(0.24 - 0.05 * row as f32));
            for q in [0.5, 0.32, 0.15] {
                raised(c, &oval(cx, cy, step * q, step * q), 2.6);
            }
        }
    }
}

/// Rim, fret corners and screws.
fn frame(c: &mut Canvas, x: f32, y: f32, w: f32, h: f32) {
    let band = 26.0;
    let parts = [(x, y, w, band), (x, y + h - band, w, band), (x, y, band, h), (x + w - band, y, band, h)];
    for (a, b, cw, ch) in parts {
        c.fill(&rect(a, b, cw, ch), slope((x, y), GOLD.light(0.25), (x + w, y + h), BRONZE.dark(0.15)));
    }
    raised(c, &rect(x + band, y + band, w - band * 2.0, h - band * 2.0), 3.6);
    raised(c, &rect(x + band + 14.0, y + band + 14.0, w - band * 2.0 - 28.0, h - band * 2.0 - 28.0), 2.2);
    for (kx, ky) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
        let (cx, cy) = (x + kx * w + (13.0 - 26.0 * kx), y + ky * h + (13.0 - 26.0 * ky));
        c.fill(&oval(cx + 1.5, cy + 2.0, 9.0, 9.0), INK.a(0.5));
        c.fill(&oval(cx, cy, 8.5, 8.5), slope((cx - 8.0, cy - 8.0), GLOW, (cx + 8.0, cy + 8.0), BRONZE.dark(0.3)));
        c.line(&curve(&[(cx - 5.0, cy - 4.0), (cx + 5.0, cy + 4.0)]), 2.0, BRONZE.dark(0.55));
    }
}

/// Fallen petals on the desk.
fn petals(c: &mut Canvas) {
    for (x, y, a) in [
        (1790.0, 1470.0, 0.3),
        (1720.0, 1440.0, 1.2),
        (1850.0, 1520.0, 2.0),
        (2190.0, 1490.0, 0.8),
        (1640.0, 1512.0, 2.6_f32),
    ] {
        let (dx, dy) = (a.cos() * 15.0, a.sin() * 6.0);
        c.haze(x + 4.0, y + 6.0, 22.0, 7.0, INK.a(0.4));
        c.fill(&brush(&[(x - dx, y - dy, 1.0), (x, y, 8.0), (x + dx, y + dy, 2.0)]), CINNABAR.light(0.2));
    }
}

fn twig(c: &mut Canvas, x: f32, y: f32, bark: Ink, bloom: Ink) {
    let mut r = Chance::new(15);
    let arms: [[P; 4]; 3] = [
        [(x, y), (x - 40.0, y - 260.0), (x - 190.0, y - 520.0), (x - 330.0, y - 800.0)],
        [(x - 24.0, y - 200.0), (x + 90.0, y - 420.0), (x + 130.0, y - 640.0), (x + 250.0, y - 860.0)],
        [(x + 80.0, y - 400.0), (x + 190.0, y - 500.0), (x + 260.0, y - 560.0), (x + 360.0, y - 590.0)],
    ];
    for arm in arms {
        let w = [15.0, 10.0, 6.0, 1.5];
        let pts: Vec<(f32, f32, f32)> = arm.iter().zip(w).map(|(p, w)| (p.0, p.1, w)).collect();
        c.fill(&brush(&pts), bark);
        for k in 0..9 {
            let t = 0.35 + 0.65 * k as f32 / 9.0;
            let i = (t * 3.0).min(2.99);
            let (a, b) = (arm[i as usize], arm[i as usize + 1]);
            let p = crate::shape::between(a, b, i.fract());
            let q = (p.0 + r.sway(52.0), p.1 + r.sway(40.0));
            c.line(&curve(&[p, q]), 3.0, bark);
            blossom(c, q, r.span(13.0, 24.0), bloom, r.unit());
        }
    }
}

fn blossom(c: &mut Canvas, p: P, s: f32, ink: Ink, turn: f32) {
    for k in 0..5 {
        let a = k as f32 * 1.257 + turn * 6.0;
        let tone = ink.mix(PAPER.a(ink.a), 0.15 * (k % 3) as f32);
        c.fill(&oval(p.0 + a.cos() * s * 0.72, p.1 + a.sin() * s * 0.66, s * 0.62, s * 0.56), tone);
    }
    c.fill(&oval(p.0, p.1, s * 0.3, s * 0.3), ink.dark(0.25));
    c.fill(&oval(p.0, p.1, s * 0.14, s * 0.14), GOLD.a(ink.a));
}

fn vase(c: &mut Canvas, x: f32, y: f32) {
    c.haze(x + 110.0, y - 6.0, 230.0, 36.0, INK.a(0.55));
    twig(c, x, y - 320.0, WOOD.dark(0.35), CINNABAR.light(0.12));
    let body = blob(&[
        (x - 44.0, y - 360.0),
        (x + 44.0, y - 360.0),
        (x + 40.0, y - 290.0),
        (x + 128.0, y - 190.0),
        (x + 132.0, y - 90.0),
        (x + 70.0, y),
        (x - 70.0, y),
        (x - 132.0, y - 90.0),
        (x - 128.0, y - 190.0),
        (x - 40.0, y - 290.0),
    ]);
    c.fill(
        &body,
        Fill::Line(
            (x - 130.0, 0.0),
            (x + 130.0, 0.0),
            vec![(0.0, CELADON[1]), (0.28, CELADON[0].light(0.3)), (0.6, CELADON[2]), (1.0, CELADON[4])],
        ),
    );
    c.shade(&body, (x + 150.0, y), (x - 20.0, y - 200.0), CELADON[4].dark(0.3).a(0.6));
    c.haze(x - 66.0, y - 180.0, 26.0, 74.0, PAPER.light(0.8).a(0.8));
    c.fill(&oval(x, y - 358.0, 46.0, 11.0), CELADON[4].dark(0.2));
}

fn tea(c: &mut Canvas, x: f32, y: f32) {
    c.haze(x + 70.0, y + 4.0, 210.0, 34.0, INK.a(0.5));
    cup(c, x, y, 150.0, CELADON[1]);
    for (dx, s) in [(-30.0, 1.0), (26.0, -1.0)] {
        let steam = brush(&[
            (x + dx, y - 130.0, 1.0),
            (x + dx + 34.0 * s, y - 230.0, 9.0),
            (x + dx - 26.0 * s, y - 340.0, 12.0),
            (x + dx + 20.0 * s, y - 470.0, 1.0),
        ]);
        c.fill(&steam, PAPER.light(0.8).a(0.32));
    }
}
