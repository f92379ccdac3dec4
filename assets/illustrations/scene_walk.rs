//! Volunteers on the lakeside path.

use crate::canvas::{Canvas, fall, slope};
use crate::chance::Chance;
use crate::city::skyline;
use crate::figure::{Figure, Pose, STAND, WALK};
use crate::ink::{BIRCH, CELADON, CINNABAR, CREAM, GLOW, GOLD, INK, LAKE, MIST, OAK, PAPER, SLATE, STONE};
use crate::land::{Hills, cloud_bank, egret, reed, ripples, sailboat, shrubs, water, wood};
use crate::scene_lake::sky;
use crate::shape::{P, blob, brush, curve, oval, rect, round};
use crate::tree::Tree;
use crate::wash::Mist;
use crate::wear::{Hair, Hat, Look, Over};

/// The walk.
pub fn volunteers(c: &mut Canvas) {
    let level = 760.0;
    sky(c, level, [LAKE[1].mix(CELADON[0], 0.4), LAKE[0].light(0.2), CREAM, GLOW.light(0.4)]);
    cloud_bank(c, 1400.0, 200.0, 700.0, PAPER.light(0.6).a(0.7), 3);
    c.glow(1900.0, 330.0, 700.0, GLOW.a(0.5));
    Hills { base: level, rise: 260.0, span: 460.0, crest: LAKE[2].mix(MIST, 0.45), foot: MIST, seed: 7 }.draw(c);
    Hills { base: level, rise: 150.0, span: 380.0, crest: CELADON[3].mix(MIST, 0.4), foot: MIST, seed: 18 }.draw(c);
    skyline(c, (1560.0, level), 640.0, 230.0, (LAKE[2].mix(MIST, 0.35), 12));
    wood(c, -40.0, 2440.0, level + 2.0, 44.0, (CELADON[3].mix(MIST, 0.15), 3));
    c.mist(Mist { y: level - 20.0, reach: 60.0, ink: PAPER.a(0.7), seed: 2 });
    water(c, level, LAKE[0].mix(CREAM, 0.3), LAKE[2].light(0.15));
    c.gloss(level, 1010.0, 0.75);
    ripples(c, level, 1130.0, PAPER.a(0.5), 14);
    sailboat(c, 1180.0, 850.0, 0.32, CREAM);
    shore(c);
    for (x, y, s, up) in [
        (1180.0, 420.0, 0.66, 0.8),
        (1300.0, 372.0, 0.58, 0.35),
        (1405.0, 345.0, 0.52, 0.9),
        (1500.0, 350.0, 0.46, 0.5),
    ] {
        egret(c, x, y, s, up, PAPER.light(0.3));
    }
    company(c);
    for k in 0..26 {
        let x = -60.0 + k as f32 * 13.0;
        reed(c, x, 1640.0, 170.0 + (k % 7) as f32 * 34.0, 0.1, (CELADON[4].dark(0.1), 900 + k));
    }
}

fn shore(c: &mut Canvas) {
    let bank = blob(&[
        (-200.0, 1090.0),
        (600.0, 1062.0),
        (1400.0, 1048.0),
        (2600.0, 1070.0),
        (2700.0, 1900.0),
        (-300.0, 1900.0),
    ]);
    c.fill(&bank, fall(1050.0, CELADON[2].mix(GLOW, 0.2), 1600.0, CELADON[3]));
    c.mottle(&bank, 80.0, CELADON[4].a(0.3), 5);
    rail(c);
    let path = blob(&[
        (-200.0, 1250.0),
        (500.0, 1205.0),
        (1300.0, 1190.0),
        (2600.0, 1215.0),
        (2700.0, 1530.0),
        (1300.0, 1500.0),
        (500.0, 1520.0),
        (-200.0, 1560.0),
    ]);
    c.fill(&path, fall(1190.0, CREAM.light(0.2), 1540.0, BIRCH.light(0.2)));
    c.mottle(&path, 130.0, OAK.a(0.22), 6);
    c.line(&path, 7.0, OAK.light(0.2).a(0.6));
    shrubs(c, 1300.0, 2440.0, 1190.0, 56.0, (CELADON[3], 6));
    Tree { at: (330.0, 1180.0), tall: 940.0, leaf: CELADON[2].light(0.05), light: 1.0, seed: 4 }.willow(c);
    Tree { at: (2200.0, 1165.0), tall: 820.0, leaf: CELADON[2].light(0.05), light: 1.0, seed: 9 }.willow(c);
    let mut r = Chance::new(2);
    for _ in 0..160 {
        let (x, y) = (r.span(-20.0, 2400.0), r.span(1545.0, 1600.0));
        let h = r.span(16.0, 54.0);
        c.fill(
            &brush(&[(x, y + 20.0, 3.0), (x + r.sway(10.0), y - h * 0.5, 2.4), (x + r.sway(26.0), y - h, 0.3)]),
            CELADON[4].mix(CELADON[2], r.unit()),
        );
    }
}

fn rail(c: &mut Canvas) {
    for k in 0..19 {
        let x = -20.0 + k as f32 * 136.0;
        c.fill(
            &round(x - 9.0, 990.0, 18.0, 150.0, 7.0),
            slope((x - 9.0, 0.0), STONE, (x + 9.0, 0.0), PAPER.dark(0.05)),
        );
        c.fill(&oval(x, 988.0, 12.0, 10.0), PAPER.dark(0.08));
    }
    for (y, w) in [(1018.0, 9.0), (1074.0, 7.0)] {
        c.fill(&rect(0.0, y, c.w, w), fall(y, PAPER.dark(0.04), y + w, STONE));
    }
}

fn vest(shirt: crate::ink::Ink, legs: crate::ink::Ink, hair: Hair) -> Look {
    let mut look = Look::plain(shirt, legs).hair(hair).over(Over::Vest(CINNABAR));
    look.shoes = PAPER.dark(0.1);
    look
}

fn company(c: &mut Canvas) {
    let mut r = Chance::new(14);
    let kid = |x: f32, y: f32, t: f32, turn: f32, r: &mut Chance| {
        Figure::new(x, y, t, Look::pupil(r)).young().facing(turn).lit(1.0)
    };
    let far = Figure::new(2120.0, 1345.0, 500.0, vest(LAKE[0], LAKE[4], Hair::Short).hat(Hat::Cap(CINNABAR)))
        .facing(-0.8)
        .posed(WALK)
        .lit(1.0);
    let far = far.touching(1, (2090.0, 1120.0));
    far.draw(c);
    case(c, 2040.0, 1112.0, 0.72);
    far.near_arm(c);
    kid(1960.0, 1360.0, 290.0, -0.8, &mut r).posed(WALK).draw(c);
    let carrier = Figure::new(1800.0, 1410.0, 580.0, vest(PAPER, SLATE, Hair::Tail).hat(Hat::Cap(CINNABAR)))
        .facing(-0.7)
        .lit(1.0);
    let carrier = carrier.posed(Pose { nod: 8.0, ..WALK }).touching(0, (1700.0, 1170.0)).touching(1, (1722.0, 1190.0));
    carrier.draw(c);
    globe(c, 1690.0, 1130.0, 56.0);
    carrier.near_arm(c);
    observers(c, &mut r);
    let guide = Figure::new(520.0, 1470.0, 640.0, vest(CREAM, LAKE[4].dark(0.1), Hair::Short)).facing(0.6).lit(1.0);
    guide.posed(Pose { nod: -6.0, near: (108.0, 122.0), far: (-4.0, 16.0), ..STAND }).draw(c);
    kid(690.0, 1520.0, 350.0, 0.7, &mut r).posed(Pose { nod: -12.0, near: (84.0, 120.0), ..STAND }).draw(c);
    let seeker = kid(1600.0, 1535.0, 350.0, -0.7, &mut r).posed(WALK).touching(1, (1540.0, 1372.0));
    seeker.draw(c);
    lens(c, 1500.0, 1318.0, 44.0);
    seeker.near_arm(c);
}

/// The telescope, a child at its eyepiece, and the volunteer who shows how.
fn observers(c: &mut Canvas, r: &mut Chance) {
    let (x, y) = (1010.0, 1490.0);
    let tutor = Figure::new(1330.0, 1450.0, 620.0, vest(LAKE[1], SLATE.dark(0.25), Hair::Bob)).facing(-0.7).lit(1.0);
    let tutor = tutor
        .posed(Pose { lean: 16.0, nod: 12.0, back: (-8.0, -12.0), fore: (10.0, -6.0), ..STAND })
        .touching(0, (1136.0, 1188.0))
        .touching(1, (1238.0, 1250.0));
    tutor.draw(c);
    telescope(c, x, y, 1.0);
    let child = Figure::new(1232.0, 1490.0, 345.0, Look::pupil(r)).young().facing(-1.0).lit(1.0);
    child
        .posed(Pose { lean: 6.0, nod: 4.0, ..STAND })
        .touching(0, (1170.0, 1300.0))
        .touching(1, (1175.0, 1320.0))
        .draw(c);
    tutor.near_arm(c);
}

/// A telescope on a tripod, aimed up to the left.
fn telescope(c: &mut Canvas, x: f32, y: f32, s: f32) {
    c.haze(x, y, 130.0 * s, 20.0 * s, INK.a(0.4));
    for dx in [-92.0, 8.0, 98.0] {
        c.fill(
            &brush(&[(x, y - 330.0 * s, 8.0), (x + dx * 0.5 * s, y - 165.0 * s, 7.0), (x + dx * s, y, 5.0)]),
            OAK.dark(0.25),
        );
    }
    c.fill(&round(x - 26.0 * s, y - 362.0 * s, 52.0 * s, 50.0 * s, 12.0), SLATE);
    c.turned(30.0, x, y - 380.0 * s, |c| {
        let (cy, h) = (y - 380.0 * s, 34.0 * s);
        let tube = |a: f32, b: f32, k: f32, ink: crate::ink::Ink, c: &mut Canvas| {
            let shape = round(x + a * s, cy - h * k, (b - a) * s, h * 2.0 * k, 8.0);
            c.fill(&shape, slope((0.0, cy - h), ink.light(0.45), (0.0, cy + h), ink.dark(0.25)));
        };
        tube(150.0, 196.0, 0.45, SLATE, c);
        tube(-160.0, 156.0, 1.0, PAPER.dark(0.05), c);
        tube(-206.0, -130.0, 1.22, LAKE[3], c);
        tube(60.0, 76.0, 1.06, GOLD, c);
        tube(-40.0, 60.0, 0.24, SLATE, c);
    });
}

fn case(c: &mut Canvas, x: f32, y: f32, s: f32) {
    c.placed(x, y, s, s, |c| case_at(c, 0.0, 0.0));
}

fn case_at(c: &mut Canvas, x: f32, y: f32) {
    let body = round(x, y, 150.0, 104.0, 14.0);
    c.fill(&body, slope((x, y), LAKE[2], (x + 150.0, y + 104.0), LAKE[4]));
    c.line(&curve(&[(x + 50.0, y), (x + 56.0, y - 22.0), (x + 94.0, y - 22.0), (x + 100.0, y)]), 9.0, SLATE);
    c.fill(&rect(x, y + 44.0, 150.0, 7.0), STONE);
    c.shade(&body, (x, y + 110.0), (x + 90.0, y), INK.a(0.4));
}

fn globe(c: &mut Canvas, x: f32, y: f32, r: f32) {
    c.line(
        &curve(&[(x - r * 0.9, y - r * 0.9), (x - r * 1.3, y), (x - r * 0.8, y + r), (x, y + r * 1.3)]),
        7.0,
        GOLD.dark(0.15),
    );
    c.fill(&oval(x, y, r, r), slope((x - r, y + r), LAKE[3], (x + r, y - r), LAKE[1]));
    for p in [[(-0.6, -0.4), (0.0, -0.7), (0.2, -0.2), (-0.3, 0.1)], [(0.2, 0.2), (0.7, 0.0), (0.6, 0.5), (0.3, 0.6)]] {
        let pts: Vec<P> = p.iter().map(|(a, b)| (x + a * r, y + b * r)).collect();
        c.fill(&blob(&pts), CELADON[1]);
    }
    c.haze(x + r * 0.3, y - r * 0.4, r * 0.4, r * 0.4, PAPER.a(0.6));
}

/// A magnifying glass.
fn lens(c: &mut Canvas, x: f32, y: f32, r: f32) {
    c.fill(&brush(&[(x + r * 0.7, y + r * 0.7, 7.0), (x + r * 1.7, y + r * 1.7, 9.0)]), OAK.dark(0.2));
    c.fill(&oval(x, y, r, r), LAKE[0].a(0.65));
    c.line(&oval(x, y, r, r), 8.0, GOLD.dark(0.1));
    c.line(
        &curve(&[(x - r * 0.5, y - r * 0.1), (x - r * 0.3, y - r * 0.5), (x + r * 0.1, y - r * 0.6)]),
        5.0,
        PAPER.a(0.9),
    );
}
