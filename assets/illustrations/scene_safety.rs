//! The safety advice day.

use crate::canvas::{Canvas, fall, slope};
use crate::chance::Chance;
use crate::city::skyline;
use crate::figure::{Figure, Pose, STAND};
use crate::group::{HOLD, POINT, onlookers};
use crate::ink::{BIRCH, CELADON, CINNABAR, CORAL, CREAM, GLOW, GOLD, INK, Ink, LAKE, MIST, PAPER, SLATE};
use crate::land::{cloud_bank, shrubs, wood};
use crate::prop::stall;
use crate::scene_fair::{dapple, square};
use crate::scene_lake::sky;
use crate::shape::{blob, brush, curve, rect, round};
use crate::tree::Tree;
use crate::wear::{Hair, Hat, Look, Over};

/// The safety advice day.
pub fn safety_day(c: &mut Canvas) {
    sky(c, 700.0, [LAKE[0].mix(LAKE[1], 0.6), LAKE[0].light(0.35), CREAM.mix(GLOW, 0.2), CREAM.mix(GLOW, 0.35)]);
    cloud_bank(c, 1500.0, 180.0, 700.0, PAPER.light(0.6).a(0.7), 24);
    skyline(c, (-60.0, 735.0), 1300.0, 400.0, (LAKE[2].mix(MIST, 0.5), 31));
    wood(c, 900.0, 2440.0, 752.0, 150.0, (CELADON[2].mix(MIST, 0.15), 16));
    square(c, 745.0, BIRCH.light(0.45));
    shrubs(c, -20.0, 2420.0, 764.0, 44.0, (CELADON[3].light(0.06), 5));
    for (x, y, tall, seed) in [(2180.0, 860.0, 600.0, 41), (90.0, 850.0, 520.0, 42)] {
        Tree { at: (x, y), tall, leaf: CELADON[3], light: 1.0, seed }.broad(c);
        dapple(c, x - 60.0, y + 30.0, tall * 0.45, seed);
    }
    safety_stalls(c);
    onlookers(c, &[(560.0, 1190.0), (430.0, 1260.0), (700.0, 1150.0), (300.0, 1370.0)], 390.0, 1100.0, 33);
    fire(c, 1690.0, 1330.0, 1.0);
    fighter(c);
    cones(c);
    let mut r = Chance::new(51);
    for (x, y, tall, turn) in [(2190.0, 1290.0, 400.0, -0.8), (2300.0, 1390.0, 440.0, -0.7)] {
        Figure::new(x, y, tall, Look::any(&mut r)).facing(turn).posed(STAND).lit(1.0).draw(c);
    }
    Tree { at: (-60.0, -70.0), tall: 940.0, leaf: CELADON[3].dark(0.16), light: 1.0, seed: 72 }.bough(c, 1.0);
    Figure::new(190.0, 1480.0, 300.0, Look::pupil(&mut r)).young().facing(0.8).posed(POINT).lit(1.0).draw(c);
}

fn safety_stalls(c: &mut Canvas) {
    for (x, y, w, ink) in [
        (250.0, 990.0, 360.0, CINNABAR),
        (740.0, 950.0, 320.0, GOLD),
        (1180.0, 940.0, 310.0, CELADON[2]),
        (1620.0, 950.0, 320.0, LAKE[2]),
    ] {
        let mut r = Chance::new(x as u64 + 5);
        for k in [0.32, 0.68] {
            let ink = r.pick(&[GOLD, CINNABAR, PAPER], GOLD);
            let look = Look::any(&mut r).hat(Hat::Helmet(ink)).over(Over::Vest(GOLD.mix(CINNABAR, 0.35)));
            Figure::new(x + w * k, y - 14.0, w * 0.76, look).facing(r.sway(0.6)).posed(HOLD).lit(1.0).body(c);
        }
        stall(c, x, y, w, ink);
        for k in 0..4 {
            let (hx, hy) = (x + w * (0.17 + 0.22 * k as f32), y - w * 0.275);
            if k % 2 == 0 {
                helmet(c, hx, hy, w * 0.1, [GOLD, CINNABAR, LAKE[2], PAPER][(k + x as usize / 100) % 4]);
            } else {
                extinguisher(c, hx, hy, w * 0.2);
            }
        }
        Figure::new(x + w * 0.46, y + 52.0, w * 0.82, Look::any(&mut r)).backed().facing(0.3).lit(1.0).draw(c);
    }
}

fn helmet(c: &mut Canvas, x: f32, y: f32, s: f32, ink: Ink) {
    let dome = blob(&[
        (x - s * 0.62, y - s * 0.12),
        (x - s * 0.5, y - s * 0.62),
        (x, y - s * 0.86),
        (x + s * 0.5, y - s * 0.62),
        (x + s * 0.62, y - s * 0.12),
        (x, y - s * 0.06),
    ]);
    c.fill(&dome, slope((x - s, y), ink.dark(0.12), (x + s, y), ink.light(0.3)));
    c.fill(
        &blob(&[(x - s * 0.8, y - s * 0.06), (x, y - s * 0.2), (x + s * 0.8, y - s * 0.06), (x, y + s * 0.04)]),
        ink.dark(0.2),
    );
    c.line(&curve(&[(x, y - s * 0.84), (x + s * 0.05, y - s * 0.2)]), s * 0.09, ink.light(0.4));
}

fn extinguisher(c: &mut Canvas, x: f32, y: f32, h: f32) {
    let body = round(x - h * 0.14, y - h * 0.78, h * 0.28, h * 0.78, h * 0.11);
    c.fill(&body, slope((x - h * 0.14, 0.0), CINNABAR.dark(0.2), (x + h * 0.14, 0.0), CINNABAR.light(0.12)));
    c.fill(&rect(x - h * 0.14, y - h * 0.46, h * 0.28, h * 0.18), PAPER.a(0.85));
    c.fill(&rect(x - h * 0.05, y - h * 0.9, h * 0.1, h * 0.14), INK);
    c.fill(&brush(&[(x - h * 0.04, y - h * 0.92, h * 0.025), (x + h * 0.16, y - h * 0.98, h * 0.02)]), INK);
    c.line(
        &curve(&[(x - h * 0.05, y - h * 0.86), (x - h * 0.24, y - h * 0.7), (x - h * 0.2, y - h * 0.3)]),
        h * 0.035,
        INK,
    );
}

/// A pan of burning wood, flames and smoke.
fn fire(c: &mut Canvas, x: f32, y: f32, s: f32) {
    let mut r = Chance::new(12);
    for k in 0..16 {
        let t = k as f32 / 15.0;
        let w = s * (60.0 + 150.0 * t);
        c.haze(
            x + s * (30.0 + 260.0 * t * t) + (t * 13.0).sin() * 36.0 * t + r.sway(24.0),
            y - s * (190.0 + 660.0 * t),
            w,
            w * 0.7,
            SLATE.a(0.3 * (1.0 - t * 0.75)),
        );
    }
    c.haze(x, y + 10.0, 260.0 * s, 40.0 * s, INK.a(0.4));
    c.glow(x, y - 90.0 * s, 340.0 * s, GOLD.a(0.45));
    for (k, ink) in [(1.0, CINNABAR), (0.78, CORAL.mix(GOLD, 0.4)), (0.5, GLOW)] {
        for (dx, h, lean) in [(-62.0, 130.0, -12.0), (-18.0, 210.0, 10.0), (34.0, 170.0, 26.0), (72.0, 110.0, 18.0)] {
            let (fx, w, h) = (x + dx * s * k, 42.0 * s * k, h * s * k);
            let flame = blob(&[
                (fx - w, y - h * 0.1),
                (fx - w * 0.8, y - h * 0.42),
                (fx + lean * 0.3, y - h * 0.66),
                (fx + lean, y - h),
                (fx + w * 0.5 + lean * 0.5, y - h * 0.6),
                (fx + w, y - h * 0.25),
                (fx + w * 0.5, y),
            ]);
            c.fill(&flame, ink.a(0.92));
        }
    }
    let pan = blob(&[
        (x - 150.0 * s, y - 30.0 * s),
        (x + 150.0 * s, y - 30.0 * s),
        (x + 126.0 * s, y + 12.0 * s),
        (x, y + 22.0 * s),
        (x - 126.0 * s, y + 12.0 * s),
    ]);
    c.fill(&pan, fall(y - 30.0 * s, SLATE, y + 20.0 * s, INK));
}

fn fighter(c: &mut Canvas) {
    let (x, y, tall) = (1130.0, 1440.0, 620.0);
    let look =
        Look::plain(LAKE[3], LAKE[4].dark(0.2)).over(Over::Vest(GOLD.mix(CINNABAR, 0.4))).hat(Hat::Helmet(CINNABAR));
    let pose = Pose {
        lean: 8.0,
        nod: 4.0,
        far: (38.0, 84.0),
        near: (18.0, 62.0),
        back: (-20.0, -26.0),
        fore: (26.0, 4.0),
        thigh: 1.0,
    };
    let f = Figure::new(x, y, tall, look).facing(0.85).posed(pose).lit(1.0);
    f.draw(c);
    let (a, b) = (f.hand(1), f.hand(0));
    extinguisher(c, a.0 + 8.0, a.1 + 170.0, 190.0);
    c.line(
        &curve(&[(a.0, a.1 + 6.0), (a.0 + 60.0, a.1 + 60.0), (b.0 - 20.0, b.1 + 30.0), (b.0 + 46.0, b.1 + 4.0)]),
        11.0,
        INK,
    );
    let mut r = Chance::new(8);
    for k in 0..60 {
        let t = k as f32 / 60.0;
        let (px, py) = (b.0 + 50.0 + (1600.0 - b.0) * t, b.1 + (1270.0 - b.1) * t * t);
        let w = 12.0 + 120.0 * t;
        c.haze(px + r.sway(w * 0.4), py + r.sway(w * 0.4), w, w * 0.55, PAPER.light(0.7).a(0.34));
    }
    f.near_arm(c);
    let coach =
        Look::plain(PAPER, SLATE).hair(Hair::Bun).over(Over::Vest(GOLD.mix(CINNABAR, 0.4))).hat(Hat::Helmet(GOLD));
    Figure::new(850.0, 1400.0, 560.0, coach).facing(0.7).posed(POINT).lit(1.0).draw(c);
}

fn cones(c: &mut Canvas) {
    for (x, y, s) in [(1420.0, 1500.0, 1.0), (1750.0, 1520.0, 1.05), (2060.0, 1440.0, 0.9)] {
        c.haze(x, y, 84.0 * s, 14.0 * s, INK.a(0.4));
        c.fill(
            &blob(&[(x - 66.0 * s, y - 4.0), (x, y - 18.0 * s), (x + 66.0 * s, y - 4.0), (x, y + 10.0 * s)]),
            CINNABAR.dark(0.25),
        );
        let cone = blob(&[
            (x - 44.0 * s, y - 8.0 * s),
            (x - 9.0 * s, y - 128.0 * s),
            (x + 9.0 * s, y - 128.0 * s),
            (x + 44.0 * s, y - 8.0 * s),
            (x, y),
        ]);
        c.fill(&cone, slope((x - 40.0 * s, 0.0), CINNABAR.dark(0.1), (x + 40.0 * s, 0.0), CORAL));
        c.inside(&cone, |c| {
            c.fill(
                &blob(&[
                    (x - 60.0 * s, y - 78.0 * s),
                    (x, y - 70.0 * s),
                    (x + 60.0 * s, y - 78.0 * s),
                    (x + 60.0 * s, y - 48.0 * s),
                    (x, y - 40.0 * s),
                    (x - 60.0 * s, y - 48.0 * s),
                ]),
                PAPER,
            );
        });
    }
}
