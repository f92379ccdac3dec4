//! The closing picture: the road along the lake towards the city, at evening.

use crate::canvas::{Canvas, fall};
use crate::chance::Chance;
use crate::city::{skyline, turbine};
use crate::figure::{Figure, Pose, STAND};
use crate::ink::{CELADON, CINNABAR, CORAL, CREAM, GLOW, GOLD, INK, LAKE, PAPER, SLATE, STONE};
use crate::land::{Hills, cloud_bank, egret, reed, ripples, sun, water, wood};
use crate::scene_lake::sky;
use crate::shape::{P, along, blob, brush, curve, oval, poly, two_links};
use crate::wash::Mist;
use crate::wear::{Hat, Look};

const LEVEL: f32 = 880.0;

/// Middle and half width of the road, from the left edge to the horizon.
const ROAD: [(f32, f32, f32); 8] = [
    (-340.0, 1500.0, 132.0),
    (300.0, 1466.0, 122.0),
    (900.0, 1400.0, 106.0),
    (1370.0, 1262.0, 84.0),
    (1600.0, 1095.0, 58.0),
    (1560.0, 985.0, 30.0),
    (1452.0, 922.0, 13.0),
    (1400.0, 889.0, 4.0),
];

/// A place beside the road: `side` 0 is the middle, -1 and 1 the edges.
fn beside(t: f32, side: f32) -> P {
    let (a, b) = (along(&ROAD, (t - 0.01).max(0.0)), along(&ROAD, (t + 0.01).min(1.0)));
    let m = along(&ROAD, t);
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let len = dx.hypot(dy).max(0.01);
    (m.0 - dy / len * m.2 * side * 1.25, m.1 + dx / len * m.2 * side * 0.9)
}

fn strip(from: f32, to: f32) -> crate::shape::Shape {
    let row = |side: f32| (0..=60).map(move |k| beside(k as f32 / 60.0, side));
    let mut pts: Vec<P> = row(from).collect();
    let back: Vec<P> = row(to).collect();
    pts.extend(back.into_iter().rev());
    poly(&pts)
}

/// The evening road.
pub fn horizon(c: &mut Canvas) {
    sky(
        c,
        LEVEL,
        [LAKE[2].mix(CELADON[1], 0.4), CELADON[0].mix(CREAM, 0.4), GLOW.mix(CREAM, 0.3), CORAL.mix(GLOW, 0.45)],
    );
    cloud_bank(c, 560.0, 200.0, 760.0, CORAL.light(0.45).a(0.4), 15);
    cloud_bank(c, 1700.0, 380.0, 620.0, PAPER.mix(GLOW, 0.4).a(0.5), 16);
    sun(c, 1400.0, 742.0, 84.0, CINNABAR.mix(GOLD, 0.15));
    far_shore(c);
    shore_woods(c);
    water(c, LEVEL, GLOW.mix(CORAL, 0.3), LAKE[3]);
    c.reflect(LEVEL, c.h, 1.1, 0.75);
    ripples(c, LEVEL, c.h, GLOW.a(0.45), 41);
    ripples(c, LEVEL + 70.0, c.h, LAKE[4].a(0.26), 42);
    glitter(c);
    turbines(c);
    road(c);
    rider(c, 820.0, 1452.0, 330.0);
    near_bank(c);
    for (x, y, s, up) in [(520.0, 400.0, 0.7, 0.7), (660.0, 352.0, 0.6, 0.3), (780.0, 325.0, 0.52, 0.9)] {
        egret(c, x, y, s, up, PAPER.mix(CORAL, 0.1));
    }
}

fn far_shore(c: &mut Canvas) {
    let haze = GLOW.mix(CORAL, 0.25);
    Hills { base: LEVEL, rise: 190.0, span: 480.0, crest: LAKE[1].mix(CORAL, 0.4), foot: haze, seed: 12 }.draw(c);
    Hills { base: LEVEL, rise: 110.0, span: 380.0, crest: LAKE[2].mix(CORAL, 0.35), foot: haze, seed: 29 }.draw(c);
    c.mist(Mist { y: LEVEL - 60.0, reach: 90.0, ink: GLOW.light(0.4).a(0.7), seed: 4 });
    skyline(c, (140.0, LEVEL), 1080.0, 420.0, (LAKE[3].mix(CORAL, 0.22), 20));
}

/// Turbines, drawn after the water: their thin mirror images only read as cracks.
fn turbines(c: &mut Canvas) {
    for (x, h, p) in [(1700.0, 250.0, 12.0), (1880.0, 330.0, 50.0), (2090.0, 420.0, 87.0), (2310.0, 300.0, 20.0)] {
        turbine(c, x, LEVEL - 34.0, h, p, SLATE.mix(CORAL, 0.3).light(0.15));
    }
}

fn shore_woods(c: &mut Canvas) {
    wood(c, 1480.0, 2500.0, LEVEL + 2.0, 60.0, (CELADON[4].mix(CORAL, 0.22), 18));
    wood(c, -60.0, 1330.0, LEVEL + 2.0, 56.0, (CELADON[4].mix(CORAL, 0.12), 19));
    c.mist(Mist { y: LEVEL - 4.0, reach: 40.0, ink: GLOW.light(0.3).a(0.7), seed: 8 });
}

fn glitter(c: &mut Canvas) {
    let mut r = Chance::new(6);
    for _ in 0..130 {
        let t = r.unit();
        let (y, x) = (LEVEL + 8.0 + 360.0 * t, 1400.0 + r.sway(50.0 + 150.0 * t));
        let len = r.span(12.0, 52.0) * (0.5 + t);
        let tone = CINNABAR.mix(GLOW, r.unit()).a(0.6 * (1.0 - 0.7 * t));
        c.fill(&brush(&[(x - len, y, 0.2), (x, y + 1.0, 1.4 + 2.0 * t), (x + len, y, 0.2)]), tone);
    }
}

fn road(c: &mut Canvas) {
    c.fill(&strip(-1.22, 2.2), fall(LEVEL, CELADON[3].mix(CORAL, 0.35), 1600.0, CELADON[4].dark(0.25)));
    c.mottle(&strip(-1.22, 2.2), 50.0, CELADON[2].a(0.3), 3);
    let way = strip(-1.0, 1.0);
    c.fill(&way, fall(LEVEL, GLOW.mix(CORAL, 0.25), 1560.0, SLATE.light(0.28)));
    c.shade(&way, (-100.0, 1600.0), (1300.0, 1100.0), LAKE[4].a(0.4));
    for edge in [-0.9, 0.9] {
        c.line(&strip(edge, edge), 3.0, PAPER.a(0.6));
    }
    for k in 0..26 {
        let t = k as f32 / 26.0;
        let (a, b) = (beside(t, 0.0), beside(t + 0.018, 0.0));
        let w = along(&ROAD, t).2 * 0.045;
        c.fill(&brush(&[(a.0, a.1, w), (b.0, b.1, w)]), PAPER.a(0.8));
    }
    for k in 0..13 {
        let t = 0.96 - k as f32 * 0.075;
        lamp_post(c, beside(t, -1.2), along(&ROAD, t).2 * 3.4);
    }
}

/// A street lamp with a thin curved arm.
fn lamp_post(c: &mut Canvas, foot: P, h: f32) {
    let (x, y) = foot;
    let ink = SLATE.mix(CORAL, 0.12);
    c.fill(
        &brush(&[(x, y, h * 0.014 + 0.6), (x, y - h * 0.6, h * 0.01 + 0.5), (x, y - h * 0.9, h * 0.008 + 0.4)]),
        ink,
    );
    c.line(&curve(&[(x, y - h * 0.88), (x + h * 0.03, y - h), (x + h * 0.16, y - h * 1.03)]), h * 0.012 + 0.7, ink);
    c.fill(&oval(x + h * 0.19, y - h * 1.025, h * 0.05, h * 0.018), ink);
    c.glow(x + h * 0.19, y - h, h * 0.16, GLOW.light(0.3).a(0.8));
}

/// A bicycle and its rider seen from the side, heading right.
fn rider(c: &mut Canvas, x: f32, y: f32, s: f32) {
    let w = s * 0.235;
    let hubs = [(x - s * 0.36, y - w), (x + s * 0.36, y - w)];
    c.haze(x - s * 0.1, y + 2.0, s * 0.75, s * 0.055, INK.a(0.5));
    for h in hubs {
        wheel(c, h, w, s);
    }
    let (crank, seat, bar) = ((x - s * 0.05, y - w * 0.92), (x - s * 0.16, y - s * 0.6), (x + s * 0.25, y - s * 0.66));
    let top = (seat.0 + s * 0.02, seat.1 + s * 0.1);
    for (a, b) in [
        (hubs[0], crank),
        (crank, seat),
        (top, hubs[0]),
        (crank, (bar.0 - s * 0.01, bar.1 + s * 0.14)),
        (bar, hubs[1]),
        (top, (bar.0, bar.1 + s * 0.07)),
    ] {
        c.line(&curve(&[a, b]), s * 0.02, CINNABAR);
    }
    c.fill(
        &blob(&[
            (seat.0 - s * 0.11, seat.1 - s * 0.02),
            (seat.0 + s * 0.09, seat.1 - s * 0.015),
            (seat.0, seat.1 + s * 0.025),
        ]),
        INK,
    );
    c.line(&oval(crank.0, crank.1, s * 0.055, s * 0.055), s * 0.014, STONE.dark(0.3));
    let grip = (bar.0 + s * 0.03, bar.1 - s * 0.05);
    c.line(&curve(&[bar, (bar.0 + s * 0.01, bar.1 - s * 0.05), grip]), s * 0.018, INK);
    body(c, (seat.0 + s * 0.02, seat.1 - s * 0.05), crank, grip, s * 1.42);
    let basket = poly(&[
        (bar.0 + s * 0.03, bar.1 + s * 0.03),
        (bar.0 + s * 0.25, bar.1 + s * 0.03),
        (bar.0 + s * 0.21, bar.1 + s * 0.2),
        (bar.0 + s * 0.06, bar.1 + s * 0.2),
    ]);
    c.fill(&basket, fall(bar.1, GOLD.light(0.2), bar.1 + s * 0.2, GOLD.dark(0.25)));
}

fn wheel(c: &mut Canvas, hub: P, w: f32, s: f32) {
    c.line(&oval(hub.0, hub.1, w, w), s * 0.026, INK);
    c.line(&oval(hub.0, hub.1, w * 0.92, w * 0.92), s * 0.007, STONE);
    for k in 0..8 {
        let a = k as f32 * std::f32::consts::PI / 8.0;
        let (dx, dy) = (a.cos() * w, a.sin() * w);
        c.line(&curve(&[(hub.0 - dx, hub.1 - dy), (hub.0 + dx, hub.1 + dy)]), s * 0.003 + 0.3, STONE.a(0.8));
    }
}

/// The rider: hips on the saddle, feet on the pedals, hands on the bar.
fn body(c: &mut Canvas, hip: P, crank: P, grip: P, tall: f32) {
    let u = tall / 7.0;
    let leg = (u * 1.68, u * 1.6);
    let pedal = |dx: f32, dy: f32| (crank.0 + dx * u - hip.0, crank.1 + dy * u - hip.1 - u * 0.2);
    let back = two_links((0.0, 0.0), pedal(-0.25, -0.3), leg, -1.0);
    let fore = two_links((0.0, 0.0), pedal(0.25, 0.35), leg, -1.0);
    let pose = Pose { lean: 30.0, nod: -20.0, back, fore, ..STAND };
    let look = Look::plain(CREAM, LAKE[4]).hat(Hat::Helmet(GOLD.light(0.1)));
    let mut f = Figure::new(0.0, 0.0, tall, look).facing(1.0).posed(pose).lit(1.0);
    let j = f.joints();
    f.at = (hip.0 - j.hip.0, hip.1 - j.hip.1);
    f.touching(0, grip).touching(1, grip).body(c);
}

fn near_bank(c: &mut Canvas) {
    let mut r = Chance::new(9);
    for _ in 0..320 {
        let x = r.span(-20.0, 1500.0);
        let y = 1618.0;
        let h = r.span(20.0, 76.0) * (1.0 - x / 2200.0);
        c.fill(
            &brush(&[(x, y, 3.0), (x + r.sway(10.0), y - h * 0.5, 2.6), (x + r.sway(30.0), y - h, 0.3)]),
            CELADON[4].mix(CELADON[2], r.unit()).mix(CORAL, 0.1),
        );
    }
    for k in 0..34 {
        let x = 2430.0 - r.unit() * r.unit() * 720.0;
        reed(c, x, 1640.0, r.span(200.0, 470.0), -0.1 + r.sway(0.14), (CELADON[4].dark(0.3 * r.unit()), 500 + k));
    }
}
