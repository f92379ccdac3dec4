//! The museum of rocks and minerals.

use crate::canvas::{Canvas, Fill, fall, slope};
use crate::chance::Chance;
use crate::figure::{Figure, Pose, STAND};
use crate::ink::{CELADON, CINNABAR, CORAL, CREAM, GLOW, GOLD, INK, Ink, LAKE, OAK, PAPER, SLATE, STONE, WOOD};
use crate::prop::beam;
use crate::shape::{P, between, blob, curve, oval, poly, rect, round};
use crate::wear::{Hair, Look, Over};

/// The visit.
pub fn geology(c: &mut Canvas) {
    let floor = 1120.0;
    c.fill(&rect(0.0, 0.0, c.w, floor), slope((0.0, 0.0), LAKE[4].dark(0.15), (c.w, floor), LAKE[4].dark(0.45)));
    strata(c);
    ammonite(c, 560.0, 470.0, 330.0);
    mineral_wall(c, 1330.0, 150.0);
    c.fill(&rect(0.0, floor, c.w, 480.0), fall(floor, SLATE.dark(0.35), 1600.0, INK));
    cases(c, floor);
    c.gloss(floor + 60.0, 1600.0, 0.42);
    for (x, w) in [(560.0, 330.0), (1700.0, 420.0)] {
        beam(c, ((x - 40.0, -20.0), (x + 40.0, -20.0)), ((x - w, 1100.0), (x + w, 1100.0)), GLOW.a(0.2));
    }
    visitors(c);
    near_case(c);
}

/// Layers of rock painted on the left wall.
fn strata(c: &mut Canvas) {
    let inks = [OAK.dark(0.3), CELADON[4], STONE.dark(0.35), WOOD.dark(0.1), LAKE[3].dark(0.2), OAK.dark(0.45), SLATE];
    for (k, ink) in inks.into_iter().enumerate() {
        let y = 60.0 + k as f32 * 150.0;
        let line = |d: f32| -> Vec<P> {
            (0..=12)
                .map(|i| {
                    (
                        i as f32 * 100.0 - 30.0,
                        y + d + (i as f32 * 0.55 + k as f32).sin() * 36.0 + (i as f32 - 6.0).powi(2) * -1.4,
                    )
                })
                .collect()
        };
        let mut band = line(0.0);
        band.extend(line(150.0).into_iter().rev());
        let shape = blob(&band);
        c.fill(&shape, ink.a(0.5));
        c.mottle(&shape, 26.0, INK.a(0.3), k as u64 + 3);
        c.line(&curve(&line(0.0)), 3.0, GLOW.a(0.15));
    }
    c.fill(
        &rect(1130.0, 0.0, 80.0, 1120.0),
        slope((1130.0, 0.0), LAKE[4].dark(0.5), (1210.0, 0.0), LAKE[4].dark(0.25)),
    );
}

/// A great ammonite: a spiral tube with ribs, lit from the upper left.
fn ammonite(c: &mut Canvas, x: f32, y: f32, r: f32) {
    c.glow(x, y, r * 1.7, GLOW.a(0.42));
    c.haze(x + 40.0, y + 50.0, r * 1.15, r * 1.1, INK.a(0.55));
    let coil = |a: f32| {
        let rad = r * 0.70 * (0.165 * (a - 13.6)).exp();
        (x + rad * (a - 0.9).cos(), y + rad * (a - 0.9).sin(), rad)
    };
    let n = 190;
    for k in 0..n {
        let a = 0.8 + 12.8 * k as f32 / n as f32;
        let (px, py, rad) = coil(a);
        let w = rad * 0.42;
        let lit = (((y - py) + (x - px)) / r * 0.35 + 0.55).clamp(0.0, 1.0);
        let tone = OAK.dark(0.45).mix(BONE, lit);
        c.fill(&oval(px, py, w, w), tone);
    }
    for k in 0..74 {
        let a = 2.2 + 11.4 * k as f32 / 74.0;
        let (px, py, rad) = coil(a);
        let (dx, dy) = ((px - x) / rad, (py - y) / rad);
        let w = rad * 0.4;
        let (p, q) = ((px - dx * w, py - dy * w), (px + dx * w, py + dy * w));
        let bow = (px - dy * w * 0.3, py + dx * w * 0.3);
        let side = |d: f32, p: P| (p.0 + dy * d, p.1 - dx * d);
        c.line(&curve(&[p, bow, q]), rad * 0.035 + 0.6, WOOD.dark(0.4).a(0.7));
        c.line(
            &curve(&[side(-rad * 0.04, p), side(-rad * 0.04, bow), side(-rad * 0.04, q)]),
            rad * 0.02 + 0.4,
            GLOW.a(0.5),
        );
    }
    c.shade(&oval(x, y, r * 1.1, r * 1.1), (x + r, y + r), (x - r * 0.1, y - r * 0.2), INK.a(0.45));
}

const BONE: Ink = crate::ink::ink(0xe9_d2a4);

/// Niches in rows, a lit mineral in each.
fn mineral_wall(c: &mut Canvas, x0: f32, y0: f32) {
    let mut r = Chance::new(44);
    let inks = [CELADON[1], LAKE[1], CORAL, GOLD, CELADON[2], PAPER, CINNABAR, LAKE[2], OAK];
    for row in 0..4 {
        for col in 0..5 {
            let (x, y) = (x0 + col as f32 * 206.0, y0 + row as f32 * 206.0);
            let ink = r.pick(&inks, CORAL);
            let niche = round(x, y, 184.0, 184.0, 10.0);
            c.fill(&niche, fall(y, LAKE[4].dark(0.55), y + 184.0, LAKE[4].dark(0.15)));
            c.inside(&niche, |c| {
                c.glow(x + 92.0, y + 20.0, 170.0, GLOW.a(0.4));
                c.haze(x + 92.0, y + 172.0, 80.0, 14.0, INK.a(0.5));
                if (row + col) % 3 == 0 {
                    pebble(c, x + 92.0, y + 170.0, 52.0, ink, &mut r);
                } else {
                    cluster(c, x + 92.0, y + 172.0, 110.0 * r.span(0.75, 1.05), ink, &mut r);
                }
            });
            c.line(&niche, 4.0, GOLD.dark(0.25).a(0.55));
        }
    }
}

/// A cluster of crystals, each prism with a lit, a middle and a dark face.
fn cluster(c: &mut Canvas, x: f32, y: f32, s: f32, ink: Ink, r: &mut Chance) {
    c.glow(x, y - s * 0.5, s * 1.1, ink.light(0.3).a(0.5));
    let mut spikes: Vec<(f32, f32)> =
        (0..7).map(|k| ((k as f32 - 3.0) * 0.17 + r.sway(0.08), r.span(0.5, 1.0))).collect();
    spikes.sort_by(|a, b| b.1.total_cmp(&a.1));
    for (a, h) in spikes {
        let len = s * h * (1.0 - a.abs() * 0.35);
        let w = s * r.span(0.085, 0.14);
        let foot = (x + a * s * 0.46, y - s * 0.08);
        let top = (foot.0 + a.sin() * len, y - a.cos() * len);
        let (nx, ny) = (a.cos() * w, a.sin() * w);
        let neck = between(foot, top, 0.76);
        let at = |p: P, k: f32| (p.0 + nx * k, p.1 + ny * k);
        c.fill(
            &poly(&[at(foot, -1.0), at(neck, -1.0), top, at(neck, -0.25), at(foot, -0.25)]),
            ink.light(0.55).a(0.95),
        );
        c.fill(&poly(&[at(foot, -0.25), at(neck, -0.25), top, at(neck, 0.45), at(foot, 0.45)]), ink.a(0.95));
        c.fill(&poly(&[at(foot, 0.45), at(neck, 0.45), top, at(neck, 1.0), at(foot, 1.0)]), ink.dark(0.38).a(0.95));
        c.line(&curve(&[at(neck, -0.25), top]), s * 0.008 + 0.6, PAPER.a(0.8));
    }
    let bed = blob(&[
        (x - s * 0.55, y + s * 0.02),
        (x - s * 0.4, y - s * 0.12),
        (x, y - s * 0.09),
        (x + s * 0.4, y - s * 0.13),
        (x + s * 0.55, y + s * 0.02),
    ]);
    c.fill(&bed, fall(y - s * 0.13, STONE.dark(0.25), y, SLATE.dark(0.4)));
}

/// A banded agate.
fn pebble(c: &mut Canvas, x: f32, y: f32, s: f32, ink: Ink, r: &mut Chance) {
    let wob: Vec<f32> = (0..9).map(|_| r.span(0.86, 1.12)).collect();
    for k in 0..6 {
        let q = 1.0 - k as f32 * 0.16;
        let pts: Vec<P> = (0..9)
            .map(|i| {
                let a = i as f32 / 9.0 * std::f32::consts::TAU;
                (x + a.cos() * s * 1.15 * q * wob[i], y - s * 0.85 + a.sin() * s * 0.85 * q * wob[i])
            })
            .collect();
        let tone = if k % 2 == 0 { ink.dark(0.1 * k as f32) } else { ink.light(0.6) };
        c.fill(&blob(&pts), tone);
    }
    c.haze(x - s * 0.4, y - s * 1.3, s * 0.4, s * 0.25, PAPER.a(0.7));
}

fn cases(c: &mut Canvas, floor: f32) {
    for (x, ink, seed) in [(110.0, CELADON[1], 1), (950.0, CORAL, 2)] {
        plinth(c, x, floor + 60.0, 300.0, 330.0, ink, seed);
    }
    for (x, ink, seed) in [(1380.0, GOLD, 3), (1760.0, LAKE[1], 4), (2120.0, CELADON[2], 5)] {
        plinth(c, x, floor + 40.0, 230.0, 250.0, ink, seed);
    }
}

/// A plinth under a glass hood with a crystal inside.
fn plinth(c: &mut Canvas, x: f32, y: f32, w: f32, glass: f32, ink: Ink, seed: u64) {
    let h = w * 0.72;
    let mut r = Chance::new(seed + 60);
    c.haze(x + w * 0.5, y + 4.0, w * 0.75, 26.0, INK.a(0.7));
    let block = rect(x, y - h, w, h);
    c.fill(&block, slope((x, 0.0), OAK.dark(0.15), (x + w, 0.0), WOOD.dark(0.5)));
    c.shade(&block, (x + w, y), (x, y - h), INK.a(0.5));
    c.fill(&rect(x - 8.0, y - h - 14.0, w + 16.0, 18.0), slope((x, 0.0), GOLD, (x + w, 0.0), GOLD.dark(0.4)));
    let top = y - h - 14.0;
    cluster(c, x + w * 0.5, top - 4.0, glass * 0.72, ink, &mut r);
    let hood = rect(x + 6.0, top - glass, w - 12.0, glass);
    c.fill(&hood, slope((x, top - glass), PAPER.a(0.2), (x + w, top), PAPER.a(0.03)));
    c.line(&hood, 3.0, PAPER.a(0.45));
    c.fill(
        &poly(&[
            (x + w * 0.12, top - glass),
            (x + w * 0.26, top - glass),
            (x + w * 0.12, top),
            (x + 6.0, top),
            (x + 6.0, top - glass * 0.5),
        ]),
        PAPER.a(0.12),
    );
}

fn visitors(c: &mut Canvas) {
    let mut r = Chance::new(32);
    let guide = Look::plain(PAPER, SLATE).hair(Hair::Tail).over(Over::Jacket(CINNABAR)).skirt(INK.light(0.15));
    Figure::new(870.0, 1390.0, 660.0, guide)
        .facing(-0.55)
        .posed(Pose { near: (-8.0, -2.0), far: (112.0, 124.0), ..STAND })
        .draw(c);
    for (x, y, tall, turn, k) in
        [(1050.0, 1440.0, 400.0, -0.8, 0), (1210.0, 1420.0, 380.0, -0.7, 1), (1370.0, 1450.0, 410.0, -0.8, 2)]
    {
        let pose = [
            Pose { near: (90.0, 120.0), nod: -8.0, ..STAND },
            Pose { far: (20.0, 90.0), near: (16.0, 88.0), nod: -6.0, ..STAND },
            Pose { nod: -10.0, near: (18.0, 40.0), ..STAND },
        ][k];
        let mut look = Look::pupil(&mut r);
        look.over = [Over::Vest(LAKE[2]), Over::Vest(GOLD), Over::Vest(CELADON[2])][k];
        Figure::new(x, y, tall, look).young().facing(turn).posed(pose).draw(c);
    }
    let parent = Look::plain(CREAM, OAK.dark(0.3)).hair(Hair::Bob).over(Over::Jacket(CELADON[3]));
    Figure::new(1850.0, 1400.0, 620.0, parent).backed().facing(0.3).posed(Pose { near: (30.0, 60.0), ..STAND }).draw(c);
    let kid = Look::plain(CORAL, LAKE[4]).hair(Hair::Short);
    Figure::new(2010.0, 1430.0, 390.0, kid)
        .young()
        .backed()
        .facing(0.2)
        .posed(Pose { near: (130.0, 160.0), ..STAND })
        .draw(c);
}

/// The corner of a case close to us, out of the way of the people.
fn near_case(c: &mut Canvas) {
    let mut r = Chance::new(91);
    let top = 1430.0;
    c.fill(
        &poly(&[(-20.0, top), (520.0, top), (640.0, 1620.0), (-20.0, 1620.0)]),
        slope((0.0, top), OAK.dark(0.3), (600.0, 1600.0), INK),
    );
    c.fill(&poly(&[(-20.0, top - 16.0), (524.0, top - 16.0), (534.0, top + 6.0), (-20.0, top + 6.0)]), GOLD.dark(0.1));
    cluster(c, 210.0, top - 14.0, 330.0, LAKE[1], &mut r);
    pebble(c, 430.0, top - 16.0, 56.0, CINNABAR, &mut r);
    let hood = poly(&[(-20.0, 960.0), (500.0, 960.0), (520.0, top - 16.0), (-20.0, top - 16.0)]);
    c.fill(
        &hood,
        Fill::Line((0.0, 960.0), (520.0, top), vec![(0.0, PAPER.a(0.16)), (0.5, PAPER.a(0.03)), (1.0, PAPER.a(0.12))]),
    );
    c.line(&curve(&[(-20.0, 960.0), (500.0, 960.0)]), 4.0, PAPER.a(0.5));
    c.line(&curve(&[(500.0, 960.0), (520.0, top - 16.0)]), 4.0, PAPER.a(0.5));
}
