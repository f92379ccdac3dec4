//! The science fair in the square, with first-aid training.

use crate::canvas::{Canvas, fall, slope};
use crate::chance::Chance;
use crate::city::skyline;
use crate::figure::{Figure, Pose};
use crate::group::{HOLD, KNEEL, onlookers};
use crate::ink::{CELADON, CINNABAR, CORAL, CREAM, GOLD, INK, Ink, LAKE, MIST, PAPER, SKIN, SLATE, STONE};
use crate::land::{cloud_bank, wood};
use crate::prop::stall;
use crate::scene_lake::sky;
use crate::shape::{P, blob, brush, curve, oval, poly, rect, round};
use crate::tree::Tree;
use crate::wear::{Hair, Look, Over};

/// A paved square from the height `top` down, joints running to a far point.
pub fn square(c: &mut Canvas, top: f32, ink: Ink) {
    c.fill(&rect(0.0, top, c.w, c.h - top), fall(top, ink.light(0.35), c.h, ink.dark(0.06)));
    for k in -20..=20 {
        let x = 1200.0 + k as f32 * 74.0;
        c.line(&curve(&[(x, top), (1200.0 + k as f32 * 300.0, c.h)]), 1.8, STONE.a(0.35));
    }
    for k in 0..9 {
        let t = k as f32 / 9.0;
        let y = top + (c.h - top) * t * t;
        c.line(&curve(&[(0.0, y), (c.w, y)]), 1.2 + t, STONE.a(0.32));
    }
    c.mottle(&rect(0.0, top, c.w, c.h - top), 210.0, STONE.a(0.25), 4);
}

/// Dappled shade under a tree.
pub fn dapple(c: &mut Canvas, x: f32, y: f32, rx: f32, seed: u64) {
    let mut r = Chance::new(seed);
    for _ in 0..70 {
        let (a, d) = (r.span(0.0, std::f32::consts::TAU), r.unit().sqrt());
        let s = rx * r.span(0.05, 0.16);
        c.haze(x + a.cos() * d * rx, y + a.sin() * d * rx * 0.2, s * 1.9, s * 0.5, LAKE[4].a(0.17));
    }
}

/// Strings of small pennants between two points.
fn pennants(c: &mut Canvas, a: P, b: P, sag: f32) {
    let at = |t: f32| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t + sag * 4.0 * t * (1.0 - t));
    let pts: Vec<P> = (0..=20).map(|k| at(k as f32 / 20.0)).collect();
    c.line(&curve(&pts), 2.4, SLATE.a(0.7));
    let inks = [CINNABAR, GOLD, CELADON[2], LAKE[2], CORAL];
    for k in 0..22 {
        let p = at((k as f32 + 0.5) / 22.0);
        let ink = inks[k % inks.len()];
        let s = 20.0;
        let flag = poly(&[(p.0 - s * 0.6, p.1), (p.0 + s * 0.6, p.1), (p.0 + s * 0.1, p.1 + s * 1.7)]);
        c.fill(&flag, slope((p.0 - s, p.1), ink.light(0.2), (p.0 + s, p.1), ink.dark(0.1)));
    }
}

/// The fair with first-aid training.
pub fn hutang(c: &mut Canvas) {
    sky(c, 760.0, [LAKE[1].light(0.15), LAKE[0].light(0.2), CREAM.mix(LAKE[0], 0.35), CREAM]);
    cloud_bank(c, 700.0, 170.0, 560.0, PAPER.light(0.6).a(0.75), 14);
    cloud_bank(c, 1950.0, 260.0, 520.0, PAPER.light(0.6).a(0.6), 15);
    skyline(c, (900.0, 770.0), 1500.0, 330.0, (LAKE[1].mix(MIST, 0.45), 3));
    wood(c, -40.0, 2440.0, 790.0, 150.0, (CELADON[2].mix(MIST, 0.25), 6));
    square(c, 780.0, CREAM.dark(0.05));
    for (x, y, tall, seed) in [(150.0, 900.0, 620.0, 11), (1290.0, 850.0, 460.0, 12), (2290.0, 900.0, 660.0, 13)] {
        Tree { at: (x, y), tall, leaf: CELADON[3].light(0.06), light: -1.0, seed }.broad(c);
        dapple(c, x + 80.0, y + 20.0, tall * 0.45, seed);
    }
    fair_stalls(c);
    pennants(c, (150.0, 500.0), (1290.0, 540.0), 60.0);
    pennants(c, (1290.0, 540.0), (2260.0, 490.0), 60.0);
    onlookers(
        c,
        &[(760.0, 1130.0), (900.0, 1105.0), (1050.0, 1090.0), (1420.0, 1092.0), (1560.0, 1110.0), (1690.0, 1140.0)],
        330.0,
        1240.0,
        6,
    );
    mats(c);
    onlookers(c, &[(255.0, 1420.0), (405.0, 1350.0), (2050.0, 1345.0), (2200.0, 1430.0)], 440.0, 1240.0, 21);
    Tree { at: (2440.0, -60.0), tall: 900.0, leaf: CELADON[3].dark(0.16), light: -1.0, seed: 71 }.bough(c, -1.0);
}

fn fair_stalls(c: &mut Canvas) {
    for (x, y, w, ink) in [
        (330.0, 965.0, 330.0, CELADON[2]),
        (760.0, 930.0, 290.0, CINNABAR),
        (1440.0, 930.0, 290.0, LAKE[2]),
        (1840.0, 965.0, 330.0, GOLD),
    ] {
        let mut r = Chance::new(x as u64);
        for k in [0.3, 0.66] {
            Figure::new(x + w * k, y - 14.0, w * 0.74, Look::any(&mut r)).facing(r.sway(0.6)).posed(HOLD).body(c);
        }
        stall(c, x, y, w, ink);
        for k in 0..4 {
            exhibit(c, x + w * (0.18 + 0.21 * k as f32), y - w * 0.275, w * 0.11, k + (x as usize) % 3);
        }
        let visitor = Figure::new(x + w * 0.5, y + 46.0, w * 0.78, Look::any(&mut r));
        visitor.backed().facing(0.3).draw(c);
    }
}

/// A small scientific thing on a counter.
fn exhibit(c: &mut Canvas, x: f32, y: f32, s: f32, kind: usize) {
    match kind % 3 {
        0 => {
            c.fill(&oval(x, y - s * 0.62, s * 0.4, s * 0.4), slope((x - s, y - s), LAKE[1], (x + s, y), LAKE[3]));
            c.fill(
                &blob(&[
                    (x - s * 0.2, y - s * 0.8),
                    (x + s * 0.1, y - s * 0.7),
                    (x, y - s * 0.45),
                    (x - s * 0.25, y - s * 0.5),
                ]),
                CELADON[2],
            );
            c.fill(&brush(&[(x, y - s * 0.2, 2.0), (x, y, 4.0)]), GOLD.dark(0.2));
        }
        1 => {
            let flask = blob(&[
                (x - s * 0.1, y - s),
                (x + s * 0.1, y - s),
                (x + s * 0.12, y - s * 0.6),
                (x + s * 0.4, y - s * 0.08),
                (x, y),
                (x - s * 0.4, y - s * 0.08),
                (x - s * 0.12, y - s * 0.6),
            ]);
            c.fill(&flask, PAPER.a(0.8));
            c.inside(&flask, |c| c.fill(&rect(x - s, y - s * 0.45, s * 2.0, s), CORAL));
        }
        _ => {
            c.fill(&rect(x - s * 0.3, y - s * 0.1, s * 0.6, s * 0.1), SLATE);
            c.fill(
                &brush(&[
                    (x - s * 0.1, y - s * 0.1, s * 0.07),
                    (x - s * 0.22, y - s * 0.5, s * 0.07),
                    (x + s * 0.06, y - s * 0.8, s * 0.09),
                ]),
                SLATE,
            );
            c.fill(&brush(&[(x + s * 0.02, y - s * 0.9, s * 0.09), (x + s * 0.2, y - s * 0.36, s * 0.07)]), CREAM);
        }
    }
}

fn mats(c: &mut Canvas) {
    let mat = poly(&[(760.0, 1235.0), (1730.0, 1235.0), (1900.0, 1520.0), (560.0, 1520.0)]);
    c.haze(1240.0, 1500.0, 780.0, 60.0, INK.a(0.25));
    c.fill(&mat, fall(1235.0, LAKE[2].light(0.25), 1520.0, LAKE[2]));
    c.mottle(&mat, 90.0, LAKE[3].a(0.3), 5);
    c.line(&mat, 6.0, LAKE[3].a(0.6));
    compressions(c, (960.0, 1318.0), 420.0, 1.0);
    compressions(c, (1530.0, 1470.0), 540.0, -1.0);
    let coach = Look::plain(PAPER, SLATE).hair(Hair::Tail).over(Over::Vest(CINNABAR)).short();
    let lean = Pose {
        lean: 22.0,
        nod: 12.0,
        near: (40.0, 70.0),
        far: (16.0, 30.0),
        back: (-6.0, -8.0),
        fore: (14.0, -12.0),
        thigh: 1.0,
    };
    Figure::new(700.0, 1440.0, 500.0, coach).facing(0.9).posed(lean).draw(c);
    first_aid_box(c, 1790.0, 1470.0, 90.0);
}

/// Somebody kneeling beside a manikin, arms straight, hands on its chest.
fn compressions(c: &mut Canvas, at: P, tall: f32, dir: f32) {
    let ((x, y), s) = (at, tall / 520.0);
    let hair = if dir > 0.0 { Hair::Short } else { Hair::Tail };
    let look = Look::plain(if dir > 0.0 { LAKE[1] } else { PAPER }, SLATE.dark(0.2))
        .hair(hair)
        .over(Over::Vest(CINNABAR))
        .short();
    let chest = (x + dir * tall * 0.3, y - tall * 0.15);
    let pose = Pose { lean: 46.0, nod: 16.0, ..KNEEL };
    let f = Figure::new(x, y, tall, look).facing(dir).posed(pose).touching(0, chest).touching(1, chest);
    c.haze(x + dir * tall * 0.06, y, tall * 0.4, tall * 0.05, INK.a(0.4));
    f.body(c);
    manikin(c, chest.0 - dir * 16.0 * s, y + tall * 0.05, s, dir);
    f.near_arm(c);
    let (hx, hy) = (chest.0, chest.1 + tall * 0.012);
    c.fill(
        &blob(&[
            (hx - 22.0 * s, hy - 14.0 * s),
            (hx + 20.0 * s, hy - 15.0 * s),
            (hx + 28.0 * s, hy + 8.0 * s),
            (hx - 24.0 * s, hy + 10.0 * s),
        ]),
        SKIN[1],
    );
}

/// A training manikin: head and trunk, no limbs; its head lies towards `dir`.
fn manikin(c: &mut Canvas, x: f32, y: f32, s: f32, dir: f32) {
    c.placed(x, y, s * dir, s, |c| {
        c.haze(0.0, 6.0, 250.0, 26.0, INK.a(0.45));
        let body = blob(&[
            (-206.0, -6.0),
            (-206.0, -62.0),
            (-120.0, -74.0),
            (0.0, -92.0),
            (84.0, -98.0),
            (120.0, -66.0),
            (120.0, -30.0),
            (80.0, 0.0),
            (0.0, 2.0),
            (-120.0, 2.0),
        ]);
        c.fill(&body, fall(-98.0, PAPER.dark(0.04), 4.0, LAKE[1]));
        c.shade(&body, (0.0, 14.0), (0.0, -80.0), LAKE[3].a(0.6));
        c.line(&curve(&[(-200.0, -34.0), (-60.0, -44.0), (112.0, -50.0)]), 4.0, LAKE[3].a(0.6));
        c.line(&curve(&[(40.0, -92.0), (66.0, -52.0), (44.0, -4.0)]), 4.0, LAKE[3].a(0.4));
        c.fill(&blob(&[(104.0, -64.0), (150.0, -58.0), (150.0, -24.0), (104.0, -18.0)]), SKIN[1].dark(0.1));
        let head = blob(&[
            (134.0, -36.0),
            (146.0, -62.0),
            (168.0, -70.0),
            (190.0, -80.0),
            (204.0, -88.0),
            (214.0, -74.0),
            (238.0, -58.0),
            (238.0, -22.0),
            (200.0, -4.0),
            (152.0, -10.0),
        ]);
        c.fill(&head, SKIN[0]);
        c.shade(&head, (190.0, 6.0), (190.0, -66.0), SKIN[2].dark(0.15).a(0.6));
    });
}

fn first_aid_box(c: &mut Canvas, x: f32, y: f32, s: f32) {
    c.haze(x, y, s * 0.9, s * 0.12, INK.a(0.4));
    let side = round(x - s * 0.7, y - s * 0.85, s * 1.4, s * 0.85, 10.0);
    c.fill(&side, slope((x - s, y), PAPER.light(0.4), (x + s, y), PAPER.dark(0.12)));
    c.line(
        &curve(&[
            (x - s * 0.26, y - s * 0.85),
            (x - s * 0.2, y - s * 1.05),
            (x + s * 0.2, y - s * 1.05),
            (x + s * 0.26, y - s * 0.85),
        ]),
        7.0,
        SLATE,
    );
    c.inside(&side, |c| c.fill(&rect(x - s, y - s * 0.52, s * 2.0, s * 0.2), CELADON[3]));
}
