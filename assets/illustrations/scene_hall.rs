//! Indoor meetings: the matchmaking hall and the signing.

use crate::canvas::{Canvas, fall, slope};
use crate::chance::Chance;
use crate::city::{skyline, window};
use crate::festive::flowers;
use crate::figure::{Figure, Pose, STAND};
use crate::group::{HOLD, POINT, SEATED, round_group};
use crate::ink::{BIRCH, CELADON, CINNABAR, CORAL, CREAM, GLOW, GOLD, INK, LAKE, MIST, OAK, PAPER, SLATE, STONE, WOOD};
use crate::land::{Hills, ripples, shrubs};
use crate::prop::{beam, book, cup, screen};
use crate::shape::{P, blob, brush, curve, oval, poly, rect, round};
use crate::wear::{Hair, Look, Over};

/// City and lake as seen through a window: water from `level` down to `bottom`.
pub fn lake_view(c: &mut Canvas, top: f32, level: f32, bottom: f32, seed: u64) {
    c.fill(&rect(0.0, top, c.w, bottom - top), fall(top, LAKE[0].mix(CELADON[0], 0.3), level, CREAM.mix(GLOW, 0.4)));
    let rise = (level - top) * 0.42;
    Hills { base: level, rise, span: 420.0, crest: LAKE[1].mix(MIST, 0.25), foot: MIST, seed }.draw(c);
    Hills { base: level, rise: rise * 0.55, span: 330.0, crest: CELADON[2].mix(MIST, 0.3), foot: MIST, seed: seed + 1 }
        .draw(c);
    c.fill(&rect(0.0, level, c.w, bottom - level), fall(level, LAKE[0], bottom, LAKE[2]));
}

/// The matchmaking event.
pub fn haizhi(c: &mut Canvas) {
    let floor = 800.0;
    c.fill(&rect(0.0, 0.0, c.w, 150.0), fall(0.0, CREAM.dark(0.12), 150.0, PAPER));
    window(c, (0.0, 140.0), (c.w, 620.0), (8, 2), |c| {
        lake_view(c, 140.0, 610.0, 780.0, 8);
        skyline(c, (60.0, 612.0), 900.0, 330.0, (LAKE[3].mix(MIST, 0.4), 5));
        skyline(c, (1500.0, 612.0), 700.0, 180.0, (LAKE[2].mix(MIST, 0.4), 6));
        ripples(c, 615.0, 770.0, PAPER.a(0.6), 3);
    });
    c.fill(&rect(0.0, 758.0, c.w, 44.0), fall(758.0, PAPER.dark(0.05), 802.0, STONE.light(0.3)));
    shrubs(c, 20.0, 2400.0, 800.0, 34.0, (CELADON[3], 4));
    c.fill(&rect(0.0, floor, c.w, 800.0), fall(floor, BIRCH.light(0.35), 1600.0, OAK.light(0.15)));
    c.gloss(floor, 1500.0, 0.5);
    hall_floor(c, floor);
    lamps(c);
    for (x, seed) in [(40.0, 3), (2010.0, 9)] {
        display(c, x, 480.0, seed);
    }
    hall_people(c);
}

fn hall_floor(c: &mut Canvas, floor: f32) {
    for k in -14..=14 {
        let x = 1200.0 + k as f32 * 92.0;
        c.line(&curve(&[(x, floor), (1200.0 + k as f32 * 320.0, 1600.0)]), 1.6, WOOD.a(0.2));
    }
    for k in 0..7 {
        let x = 60.0 + k as f32 * 340.0;
        let patch = poly(&[(x, floor), (x + 210.0, floor), (x + 60.0, 1600.0), (x - 360.0, 1600.0)]);
        c.fill(&patch, fall(floor, GLOW.light(0.5).a(0.55), 1600.0, GLOW.a(0.06)));
    }
}

fn lamps(c: &mut Canvas) {
    for (x, y, s) in [(420.0, 150.0, 0.8), (900.0, 170.0, 1.0), (1500.0, 170.0, 1.0), (1980.0, 150.0, 0.8)] {
        c.line(&curve(&[(x, 0.0), (x, y)]), 3.0, SLATE);
        let shade = blob(&[
            (x - 20.0 * s, y),
            (x + 20.0 * s, y),
            (x + 92.0 * s, y + 62.0 * s),
            (x, y + 74.0 * s),
            (x - 92.0 * s, y + 62.0 * s),
        ]);
        c.fill(&shade, slope((x - 90.0, y), CINNABAR.light(0.1), (x + 90.0, y), CINNABAR.dark(0.25)));
        c.fill(&oval(x, y + 66.0 * s, 84.0 * s, 10.0 * s), GLOW.light(0.5));
        c.glow(x, y + 80.0 * s, 230.0 * s, GLOW.a(0.45));
    }
}

/// A screen on a stand.
fn display(c: &mut Canvas, x: f32, y: f32, seed: u64) {
    c.haze(x + 170.0, y + 440.0, 190.0, 22.0, INK.a(0.4));
    for k in [-1.0, 1.0] {
        c.fill(
            &brush(&[(x + 170.0 + k * 14.0, y + 240.0, 6.0), (x + 170.0 + k * 120.0, y + 440.0, 5.0)]),
            SLATE.dark(0.2),
        );
    }
    screen(c, (x, y), (340.0, 236.0), seed);
}

/// A tall pot of leaves close to us.
fn planter(c: &mut Canvas, x: f32, y: f32, s: f32, seed: u64) {
    let mut r = Chance::new(seed);
    c.haze(x, y + 30.0, s * 0.8, s * 0.14, INK.a(0.5));
    for k in 0..26 {
        let a = (k as f32 / 25.0 - 0.5) * 2.2 + r.sway(0.2);
        let len = s * r.span(1.1, 1.9);
        let (mx, my) = (x + a.sin() * len * 0.45, y - s * 0.6 - a.cos().abs() * len * 0.62);
        let (tx, ty) = (x + a.sin() * len, y - s * 0.7 - len * (0.75 - 0.5 * a.abs()));
        let tone = CELADON[4].mix(CELADON[2], r.unit()).dark(0.1);
        c.fill(&brush(&[(x + a.sin() * s * 0.1, y - s * 0.5, 3.0), (mx, my, s * 0.06), (tx, ty, 0.5)]), tone);
        c.line(&curve(&[(x, y - s * 0.5), (mx, my), (tx, ty)]), 1.6, CELADON[1].a(0.5));
    }
    let pot = blob(&[
        (x - s * 0.42, y - s * 0.6),
        (x + s * 0.42, y - s * 0.6),
        (x + s * 0.34, y + s * 0.1),
        (x, y + s * 0.18),
        (x - s * 0.34, y + s * 0.1),
    ]);
    c.fill(&pot, slope((x - s * 0.4, 0.0), PAPER, (x + s * 0.4, 0.0), STONE));
    c.shade(&pot, (x + s * 0.5, y), (x - s * 0.2, y - s * 0.3), SLATE.a(0.5));
}

fn hall_people(c: &mut Canvas) {
    let mut r = Chance::new(71);
    for (x, y, t) in
        [(560.0, 905.0, 0.9), (690.0, 910.0, -0.9), (1240.0, 890.0, 0.6), (1350.0, 895.0, -0.8), (1840.0, 960.0, -0.7)]
    {
        let pose = r.pick(&[POINT, HOLD, STAND], STAND);
        Figure::new(x, y, 235.0, Look::any(&mut r)).facing(t).posed(pose).draw(c);
    }
    for (x, y, rx, seed) in [
        (960.0, 890.0, 112.0, 31),
        (1600.0, 900.0, 116.0, 32),
        (330.0, 1050.0, 150.0, 33),
        (1180.0, 1075.0, 160.0, 37),
        (2060.0, 1075.0, 158.0, 35),
    ] {
        round_group(c, x, y, rx, seed);
    }
    round_group(c, 690.0, 1310.0, 236.0, 52);
    round_group(c, 1690.0, 1335.0, 246.0, 41);
    for (x, seed) in [(90.0, 6), (2330.0, 7)] {
        planter(c, x, 1560.0, 190.0, seed);
    }
}

/// The signing.
pub fn signing(c: &mut Canvas) {
    c.fill(&rect(0.0, 0.0, c.w, c.h), fall(0.0, CREAM.dark(0.1), 1200.0, CREAM));
    backdrop(c);
    let floor = 1180.0;
    c.fill(&rect(0.0, floor, c.w, 420.0), fall(floor, CINNABAR.dark(0.42), 1600.0, CINNABAR.dark(0.25)));
    c.shade(&rect(0.0, floor, c.w, 420.0), (0.0, floor), (0.0, 1500.0), INK.a(0.4));
    standing_row(c, floor);
    let signers = seated_row(c);
    long_table(c);
    for f in signers {
        f.arms(c, &[0, 1]);
        pen(c, f.at.0 + 36.0, 1212.0);
    }
    for (x0, x1) in [(700.0, 300.0), (1200.0, 1200.0), (1700.0, 2100.0)] {
        beam(c, ((x0 - 30.0, -10.0), (x0 + 30.0, -10.0)), ((x1 - 380.0, 1300.0), (x1 + 380.0, 1300.0)), GLOW.a(0.16));
    }
    for (x, seed) in [(120.0, 4), (2280.0, 5)] {
        c.haze(x, 1460.0, 190.0, 30.0, INK.a(0.5));
        let pot = blob(&[(x - 92.0, 1200.0), (x + 92.0, 1200.0), (x + 64.0, 1450.0), (x - 64.0, 1450.0)]);
        c.fill(&pot, slope((x - 90.0, 0.0), CELADON[1], (x + 90.0, 0.0), CELADON[4]));
        flowers(c, x, 1210.0, 420.0, seed);
    }
}

/// A panel with hills, a sun and waves, all abstract.
fn backdrop(c: &mut Canvas) {
    let pane = rect(190.0, 90.0, 2020.0, 900.0);
    c.fill(&rect(172.0, 72.0, 2056.0, 936.0), slope((0.0, 0.0), GOLD, (2400.0, 900.0), GOLD.dark(0.3)));
    c.fill(&pane, fall(90.0, CELADON[0].light(0.2), 990.0, LAKE[1]));
    c.inside(&pane, |c| {
        c.glow(1580.0, 470.0, 620.0, GLOW.a(0.9));
        c.fill(&oval(1580.0, 500.0, 150.0, 150.0), fall(350.0, GOLD.light(0.25), 650.0, GLOW));
        for (i, (rise, seed)) in [(420.0, 5), (320.0, 6), (230.0, 7)].into_iter().enumerate() {
            let crest = CELADON[2].mix(LAKE[3], i as f32 * 0.35).mix(MIST, 0.5 - 0.2 * i as f32);
            Hills { base: 760.0, rise, span: 470.0, crest, foot: MIST, seed }.draw(c);
        }
        for k in 0..9 {
            let y = 740.0 + k as f32 * 32.0;
            let pts: Vec<P> =
                (0..=40).map(|i| (i as f32 * 60.0, y + (i as f32 * 0.9 + k as f32 * 1.7).sin() * 12.0)).collect();
            let mut band = pts.clone();
            band.extend([(2460.0, 1100.0), (-60.0, 1100.0)]);
            c.fill(&poly(&band), LAKE[1].mix(LAKE[3], k as f32 / 8.0));
            c.line(&curve(&pts), 3.0, PAPER.a(0.55));
        }
    });
}

fn standing_row(c: &mut Canvas, floor: f32) {
    let mut r = Chance::new(88);
    let jackets = [
        SLATE,
        LAKE[4],
        CREAM.dark(0.08),
        OAK.dark(0.15),
        CELADON[4],
        LAKE[2],
        SLATE.dark(0.3),
        CORAL.dark(0.12),
        STONE,
    ];
    for k in 0..9 {
        let x = 480.0 + k as f32 * 180.0 + r.sway(18.0);
        let mut look = Look::any(&mut r);
        look = look.over(Over::Jacket(jackets[k % jackets.len()]));
        look.shirt = r.pick(&[PAPER, LAKE[0], CREAM, CORAL.light(0.3)], PAPER);
        look.short = false;
        let pose = if k % 3 == 1 { STAND } else { Pose { far: (-16.0, 112.0), near: (16.0, -112.0), ..STAND } };
        Figure::new(x, floor + 40.0, 640.0 * r.span(0.93, 1.04), look).facing(r.sway(0.25)).posed(pose).body(c);
    }
}

/// Draws the three who sign and returns them, so that their hands can come last.
fn seated_row(c: &mut Canvas) -> Vec<Figure> {
    let people = [
        (650.0, Hair::Short, INK.light(0.12), LAKE[0], 0.2),
        (1200.0, Hair::Bob, CINNABAR.dark(0.12), PAPER, 0.0),
        (1750.0, Hair::Short, LAKE[4], PAPER, -0.2),
    ];
    let mut drawn = Vec::new();
    for (x, hair, jacket, shirt, turn) in people {
        c.fill(
            &round(x - 130.0, 985.0, 260.0, 330.0, 46.0),
            slope((x - 120.0, 0.0), OAK.light(0.1), (x + 120.0, 0.0), WOOD),
        );
        let look = Look::plain(shirt, SLATE).hair(hair).over(Over::Jacket(jacket));
        let pose = Pose { nod: 9.0, far: (-20.0, 52.0), near: (20.0, -46.0), ..SEATED };
        let f = Figure::new(x, 1500.0, 860.0, look).facing(turn).posed(pose);
        let f = f.hands_at((x - 66.0, 1216.0), (x + 44.0, 1206.0));
        f.body(c);
        drawn.push(f);
    }
    drawn
}

fn pen(c: &mut Canvas, x: f32, y: f32) {
    c.fill(&brush(&[(x - 20.0, y + 16.0, 0.8), (x + 12.0, y - 22.0, 4.5), (x + 34.0, y - 56.0, 3.5)]), INK);
    c.line(&curve(&[(x + 10.0, y - 20.0), (x + 14.0, y - 26.0)]), 5.0, GOLD);
}

fn long_table(c: &mut Canvas) {
    let (top, edge, foot) = (1180.0, 1262.0, 1520.0);
    c.haze(1200.0, foot, 1120.0, 60.0, INK.a(0.55));
    let cloth = poly(&[(270.0, edge), (2130.0, edge), (2150.0, foot), (250.0, foot)]);
    c.fill(&cloth, fall(edge, CELADON[4].light(0.08), foot, CELADON[4].dark(0.3)));
    c.inside(&cloth, |c| {
        for k in 0..32 {
            let x = 280.0 + k as f32 * 59.0;
            c.fill(
                &brush(&[(x, edge + 4.0, 2.0), (x + 3.0, edge + 130.0, 9.0), (x - 3.0, foot + 20.0, 14.0)]),
                INK.a(0.14),
            );
            c.fill(
                &brush(&[(x + 26.0, edge + 4.0, 1.0), (x + 28.0, edge + 130.0, 6.0), (x + 24.0, foot + 20.0, 9.0)]),
                CELADON[2].a(0.18),
            );
        }
    });
    c.shade(&cloth, (0.0, foot), (0.0, edge), INK.a(0.35));
    let board = poly(&[(340.0, top), (2060.0, top), (2140.0, edge), (260.0, edge)]);
    c.fill(&board, fall(top, CELADON[3].light(0.15), edge, CELADON[3].light(0.35)));
    c.line(&curve(&[(262.0, edge), (2138.0, edge)]), 5.0, GOLD.a(0.85));
    for x in [650.0, 1200.0, 1750.0] {
        c.haze(x, 1236.0, 170.0, 22.0, INK.a(0.25));
        book(c, x, 1226.0, 118.0, CINNABAR.dark(0.1), true);
        cup(c, x + 210.0, 1240.0, 34.0, PAPER);
    }
    for (x, seed) in [(925.0, 21), (1475.0, 22)] {
        flowers(c, x, 1236.0, 190.0, seed);
    }
}
