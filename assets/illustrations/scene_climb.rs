//! The picture for the preface: steps up a misty mountain.

use crate::canvas::{Canvas, fall, slope};
use crate::chance::Chance;
use crate::figure::{Figure, Pose};
use crate::ink::{CELADON, CINNABAR, CREAM, GLOW, GOLD, INK, Ink, LAKE, MIST, PAPER, SLATE, STONE};
use crate::land::{Hills, cloud_bank, egret};
use crate::scene_lake::sky;
use crate::shape::{P, along, between, blob, brush, curve, poly, rect, under};
use crate::tree::Tree;
use crate::wash::Mist;
use crate::wear::{Hair, Look, Over};

/// Places along the stair from the foot to the summit: middle and half width.
const STAIR: [(f32, f32, f32); 9] = [
    (560.0, 1660.0, 250.0),
    (760.0, 1430.0, 178.0),
    (1130.0, 1270.0, 128.0),
    (1420.0, 1130.0, 96.0),
    (1370.0, 985.0, 72.0),
    (1190.0, 860.0, 54.0),
    (1200.0, 735.0, 40.0),
    (1370.0, 615.0, 29.0),
    (1490.0, 470.0, 18.0),
];

fn stair(t: f32) -> (f32, f32, f32) {
    along(&STAIR, t)
}

/// The climb.
pub fn climb(c: &mut Canvas) {
    sky(c, 1100.0, [LAKE[1].mix(CELADON[0], 0.4), CELADON[0].light(0.3), CREAM, GLOW.light(0.4)]);
    c.glow(1520.0, 330.0, 900.0, GLOW.a(0.9));
    c.glow(1520.0, 330.0, 330.0, PAPER.light(0.6).a(0.9));
    far_peaks(c);
    mountain(c);
    steps(c);
    pavilion(c, 1510.0, 462.0, 120.0);
    c.mist(Mist { y: 1010.0, reach: 120.0, ink: PAPER.a(0.62), seed: 61 });
    pines(c);
    climbers(c);
    cloud_bank(c, 420.0, 1180.0, 620.0, PAPER.a(0.55), 44);
    cloud_bank(c, 2120.0, 1060.0, 560.0, PAPER.a(0.6), 45);
    foreground(c);
    for (x, y, s, up) in [(640.0, 380.0, 0.72, 0.8), (780.0, 330.0, 0.62, 0.4), (900.0, 345.0, 0.55, 0.9)] {
        egret(c, x, y, s, up, PAPER.light(0.4));
    }
}

fn far_peaks(c: &mut Canvas) {
    peak(c, 420.0, 640.0, (560.0, 1250.0), LAKE[1].mix(MIST, 0.45), 3);
    peak(c, 2080.0, 540.0, (520.0, 1250.0), LAKE[1].mix(MIST, 0.3), 4);
    Hills { base: 1250.0, rise: 460.0, span: 520.0, crest: LAKE[2].mix(MIST, 0.4), foot: MIST.a(0.4), seed: 66 }
        .draw(c);
    c.mist(Mist { y: 1080.0, reach: 210.0, ink: PAPER.a(0.9), seed: 13 });
    peak(c, 240.0, 900.0, (420.0, 1400.0), CELADON[2].mix(MIST, 0.3), 5);
    peak(c, 2260.0, 860.0, (460.0, 1400.0), CELADON[3].mix(MIST, 0.35), 6);
    c.fill(&rect(0.0, 1200.0, c.w, 400.0), fall(1200.0, MIST.a(0.0), 1420.0, MIST.mix(CELADON[1], 0.3)));
    c.mist(Mist { y: 1230.0, reach: 190.0, ink: PAPER.a(0.85), seed: 14 });
}

/// A steep karst peak: a jagged outline, washed paler to its foot.
fn peak(c: &mut Canvas, x: f32, top: f32, size: (f32, f32), ink: Ink, seed: u64) {
    let mut r = Chance::new(seed);
    let (half, base) = size;
    let mut pts = Vec::new();
    for k in 0..=40 {
        let t = k as f32 / 20.0 - 1.0;
        let drop = t.abs().powf(0.72) * (base - top)
            + r.sway((base - top) * 0.07) * (0.25 + t.abs())
            + ((t * 7.0 + seed as f32).sin() - (t * 17.0).cos() * 0.4) * (base - top) * 0.035 * t.abs();
        pts.push((x + t * half, top + drop));
    }
    let shape = under(&pts, base);
    c.fill(&shape, fall(top, ink, base, ink.mix(MIST, 0.8).a(0.2)));
    c.mottle(&shape, 90.0, ink.dark(0.35).a(0.35), seed);
    c.shade(&shape, (x - half * 0.7, base), (x + half * 0.2, top), ink.dark(0.3).a(0.45));
    for _ in 0..26 {
        let t = r.sway(0.75);
        let y = top + t.abs().powf(0.72) * (base - top) + r.span(10.0, 130.0);
        let len = r.span(60.0, 190.0);
        let px = x + t * half;
        c.fill(
            &brush(&[(px, y, 0.5), (px + t * 20.0, y + len * 0.4, r.span(2.0, 5.0)), (px + t * 44.0, y + len, 0.4)]),
            ink.dark(0.35).a(0.3),
        );
    }
}

fn mountain(c: &mut Canvas) {
    let side = |dir: f32| -> Vec<P> {
        let mut r = Chance::new(if dir < 0.0 { 81 } else { 82 });
        (0..=26)
            .map(|k| {
                let t = k as f32 / 26.0;
                let y = 452.0 + 1230.0 * t;
                let spread = 70.0 + 560.0 * t.powf(0.9) + 460.0 * t * t + r.sway(46.0) * (0.4 + t);
                (1510.0 + dir * spread - 330.0 * t * t + if dir < 0.0 { -140.0 * t } else { 0.0 }, y)
            })
            .collect()
    };
    let mut pts = side(-1.0);
    pts.reverse();
    pts.extend(side(1.0));
    let shape = blob(&pts);
    let stops = vec![
        (0.0, CELADON[1].mix(GLOW, 0.5)),
        (0.25, CELADON[2]),
        (0.65, CELADON[3].mix(SLATE, 0.2)),
        (1.0, CELADON[4].mix(SLATE, 0.3)),
    ];
    c.fill(&shape, crate::canvas::Fill::Line((0.0, 440.0), (0.0, 1600.0), stops));
    c.mottle(&shape, 120.0, LAKE[4].a(0.3), 90);
    c.mottle(&shape, 60.0, PAPER.a(0.1), 91);
    c.shade(&shape, (300.0, 1600.0), (1500.0, 600.0), LAKE[4].a(0.55));
    c.inside(&shape, |c| {
        let mut r = Chance::new(23);
        for _ in 0..170 {
            let (x, y) = (r.span(100.0, 2500.0), r.span(520.0, 1600.0));
            let len = r.span(50.0, 200.0) * (0.4 + (y - 400.0) / 1200.0);
            let dir = if x < 1500.0 - (y - 500.0) * 0.25 { -1.0 } else { 1.0 };
            let w = r.span(1.0, 4.5);
            c.fill(
                &brush(&[(x, y, 0.5), (x + dir * len * 0.16, y + len * 0.45, w), (x + dir * len * 0.5, y + len, 0.4)]),
                INK.a(0.22),
            );
            c.fill(
                &brush(&[
                    (x + 5.0, y, 0.5),
                    (x + 5.0 + dir * len * 0.16, y + len * 0.4, w),
                    (x + 5.0 + dir * len * 0.4, y + len * 0.8, 0.4),
                ]),
                PAPER.a(0.16),
            );
        }
    });
}

fn steps(c: &mut Canvas) {
    let n = 96;
    let side: Vec<P> = (0..=60).map(|k| stair(k as f32 / 60.0)).map(|s| (s.0 - s.2 * 1.22, s.1 + 6.0)).collect();
    let mut bed = side;
    bed.extend((0..=60).rev().map(|k| stair(k as f32 / 60.0)).map(|s| (s.0 + s.2 * 1.22, s.1 + 6.0)));
    c.fill(&poly(&bed), fall(470.0, SLATE.mix(CELADON[2], 0.4), 1600.0, INK.mix(CELADON[4], 0.4)));
    for k in (0..n).rev() {
        let (t0, t1) = (k as f32 / n as f32, (k + 1) as f32 / n as f32);
        let (a, b) = (stair(t0), stair(t1));
        let far = 1.0 - t0;
        let stone = STONE.mix(GLOW, 0.25 + 0.5 * t0).light(0.25);
        let rise = (a.1 - b.1).max(2.0);
        let mid = b.1 + rise * 0.45;
        let tread = poly(&[(b.0 - b.2, b.1), (b.0 + b.2, b.1), (a.0 + a.2, mid), (a.0 - a.2, mid)]);
        c.fill(&tread, slope((a.0 - a.2, mid), stone.dark(0.12), (a.0 + a.2, mid), stone.light(0.45)));
        let riser = poly(&[(a.0 - a.2, mid), (a.0 + a.2, mid), (a.0 + a.2, a.1 + 1.0), (a.0 - a.2, a.1 + 1.0)]);
        c.fill(&riser, stone.dark(0.38).mix(LAKE[4], 0.25 * far));
    }
    posts(c);
}

/// Posts and a slack chain along both sides of the stair.
fn posts(c: &mut Canvas) {
    for d in [-1.12, 1.12] {
        let mut last: Option<(f32, f32)> = None;
        for k in (0..34).rev() {
            let t = k as f32 / 34.0;
            let s = stair(t);
            let (x, w) = (s.0 + d * s.2, s.2 * 0.035 + 0.8);
            let top = s.1 - s.2 * 0.42;
            if let Some(p) = last {
                let mid = ((p.0 + x) * 0.5, (p.1 + top) * 0.5 + s.2 * 0.12);
                c.line(&curve(&[p, mid, (x, top + w)]), s.2 * 0.02 + 0.6, SLATE.a(0.8));
            }
            let post = crate::shape::round(x - w, top, w * 2.0, s.2 * 0.46, w * 0.8);
            c.fill(&post, slope((x - w, top), STONE.dark(0.1).mix(GLOW, t * 0.4), (x + w, top), STONE.light(0.55)));
            last = Some((x, top + w));
        }
    }
}

fn pavilion(c: &mut Canvas, x: f32, y: f32, w: f32) {
    for k in [-0.36, -0.14, 0.14, 0.36] {
        c.fill(&rect(x + k * w - 3.0, y - w * 0.5, 6.0, w * 0.5), CINNABAR.dark(0.15));
    }
    c.fill(&rect(x - w * 0.46, y - 7.0, w * 0.92, 10.0), STONE.light(0.3));
    for (k, s) in [(0.48, 1.0), (0.78, 0.66)] {
        let ry = y - w * k;
        let h = w * s;
        let roof = blob(&[
            (x - h * 0.68, ry - h * 0.04),
            (x - h * 0.4, ry - h * 0.08),
            (x - h * 0.16, ry - h * 0.3),
            (x, ry - h * 0.36),
            (x + h * 0.16, ry - h * 0.3),
            (x + h * 0.4, ry - h * 0.08),
            (x + h * 0.68, ry - h * 0.04),
            (x + h * 0.36, ry + h * 0.05),
            (x, ry + h * 0.06),
            (x - h * 0.36, ry + h * 0.05),
        ]);
        c.fill(&roof, fall(ry - h * 0.36, SLATE.mix(GLOW, 0.3), ry, SLATE.dark(0.2)));
    }
    c.fill(&brush(&[(x, y - w * 1.0, 3.0), (x, y - w * 1.18, 1.0)]), GOLD);
}

fn pines(c: &mut Canvas) {
    let spots = [
        (1640.0, 560.0, 120.0, 1),
        (1330.0, 640.0, 110.0, 2),
        (1100.0, 985.0, 190.0, 3),
        (1530.0, 830.0, 180.0, 4),
        (1700.0, 770.0, 150.0, 5),
        (1640.0, 1130.0, 270.0, 6),
        (900.0, 1180.0, 270.0, 7),
        (1800.0, 1015.0, 210.0, 8),
        (1290.0, 1290.0, 250.0, 9),
    ];
    for (x, y, tall, seed) in spots {
        let t = (y - 480.0) / 900.0;
        let leaf = CELADON[3].mix(GLOW, 0.3 * (1.0 - t)).dark(0.18 * t);
        Tree { at: (x, y), tall, leaf, light: 1.0, seed }.pine(c);
    }
}

fn climbers(c: &mut Canvas) {
    let looks = [
        (0.085, -0.2, CINNABAR, LAKE[4], Hair::Short),
        (0.13, 0.4, LAKE[2], SLATE, Hair::Tail),
        (0.25, -0.3, GOLD, LAKE[4], Hair::Bob),
        (0.33, 0.25, CELADON[1], SLATE, Hair::Short),
        (0.45, -0.1, CINNABAR, INK, Hair::Tail),
        (0.57, 0.3, PAPER, LAKE[4], Hair::Short),
        (0.67, -0.2, LAKE[3], SLATE, Hair::Bun),
        (0.78, 0.1, CINNABAR, INK, Hair::Short),
        (0.88, -0.1, GOLD, INK, Hair::Short),
        (0.965, 0.0, CINNABAR, INK, Hair::Short),
    ];
    for (i, (t, off, shirt, legs, hair)) in looks.into_iter().enumerate().rev() {
        let s = stair(t);
        let ahead = stair(t + 0.05);
        let dir: f32 = if ahead.0 > s.0 { 1.0 } else { -1.0 };
        let lift = if i % 2 == 0 { 1.0 } else { -1.0 };
        let pose = Pose {
            lean: 12.0,
            nod: -6.0,
            far: (30.0 * lift, 50.0),
            near: (-26.0 * lift, 6.0),
            back: (-16.0, -34.0),
            fore: (46.0, 2.0),
            thigh: 1.0,
        };
        let look = Look::plain(shirt, legs).hair(hair).over(Over::Vest(shirt.dark(0.3)));
        let tall = 36.0 + s.2 * 1.38;
        let at = between((s.0, s.1), (s.0 + s.2, s.1), off);
        Figure::new(at.0, at.1 + 3.0, tall, look).facing(0.7 * dir).backed().posed(pose).lit(1.0).draw(c);
        pack(c, at, tall, dir, shirt);
    }
}

/// A rucksack on a climber's back.
fn pack(c: &mut Canvas, at: P, tall: f32, dir: f32, near: Ink) {
    let ink = if near == CINNABAR { LAKE[3] } else { CINNABAR.dark(0.1) };
    let (x, y, s) = (at.0 + dir * tall * 0.035, at.1 - tall * 0.66, tall * 0.09);
    let bag = blob(&[
        (x - s, y - s * 0.9),
        (x, y - s * 1.3),
        (x + s, y - s * 0.9),
        (x + s * 1.1, y + s),
        (x, y + s * 1.3),
        (x - s * 1.1, y + s),
    ]);
    c.fill(&bag, ink);
    c.shade(&bag, (x - s, y + s), (x + s, y - s), ink.shadow().a(0.8));
    c.line(&curve(&[(x - s * 0.9, y - s * 0.2), (x, y), (x + s * 0.9, y - s * 0.2)]), s * 0.14, ink.dark(0.4));
}

fn foreground(c: &mut Canvas) {
    let rock =
        blob(&[(-80.0, 1700.0), (-80.0, 1330.0), (60.0, 1300.0), (150.0, 1400.0), (270.0, 1480.0), (330.0, 1700.0)]);
    c.fill(&rock, fall(1300.0, SLATE.mix(CELADON[4], 0.4), 1600.0, INK));
    c.mottle(&rock, 90.0, CELADON[2].a(0.16), 7);
    c.shade(&rock, (-80.0, 1650.0), (300.0, 1350.0), INK.a(0.7));
    Tree { at: (90.0, 1400.0), tall: 900.0, leaf: CELADON[4].dark(0.1), light: 1.0, seed: 31 }.pine(c);
    let low = blob(&[
        (1500.0, 1700.0),
        (1700.0, 1520.0),
        (2000.0, 1460.0),
        (2300.0, 1370.0),
        (2500.0, 1330.0),
        (2500.0, 1700.0),
    ]);
    c.fill(&low, fall(1350.0, CELADON[4].dark(0.2), 1600.0, INK));
    c.mottle(&low, 120.0, CELADON[2].a(0.16), 8);
    Tree { at: (2190.0, 1450.0), tall: 620.0, leaf: CELADON[4], light: -1.0, seed: 32 }.pine(c);
}
