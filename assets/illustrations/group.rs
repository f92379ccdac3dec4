//! People together: at a round table, in an audience, in a row of onlookers.

use crate::canvas::Canvas;
use crate::chance::Chance;
use crate::figure::{Figure, Pose, SIT, STAND};
use crate::ink::{CREAM, GLOW, INK, Ink, LAKE, OAK, PAPER};
use crate::prop::{book, chair, cup, round_table};
use crate::shape::{P, blob, curve};
use crate::wear::Look;

/// Sitting, seen from the front or back.
pub const SEATED: Pose = Pose {
    lean: 0.0,
    nod: 0.0,
    far: (-14.0, 40.0),
    near: (14.0, -40.0),
    back: (-16.0, -3.0),
    fore: (16.0, 3.0),
    thigh: 0.4,
};

/// Kneeling and leaning over, arms straight down.
pub const KNEEL: Pose = Pose {
    lean: 52.0,
    nod: 10.0,
    far: (16.0, 6.0),
    near: (6.0, 2.0),
    back: (26.0, -94.0),
    fore: (20.0, -90.0),
    thigh: 1.0,
};

/// Clapping hands in front of the chest.
pub const CLAP: Pose = Pose { lean: 0.0, nod: 3.0, far: (-14.0, 118.0), near: (14.0, -118.0), ..STAND };

/// Pointing ahead and up with the near hand.
pub const POINT: Pose = Pose { lean: 2.0, nod: -4.0, near: (66.0, 96.0), far: (-6.0, 10.0), ..STAND };

/// Carrying something before the chest.
pub const HOLD: Pose = Pose { lean: 0.0, nod: 6.0, far: (14.0, 74.0), near: (8.0, 72.0), ..STAND };

/// A round table with two people in talk beside it, one or two behind, and
/// sometimes one in front with their back to us.
pub fn round_group(c: &mut Canvas, x: f32, y: f32, rx: f32, seed: u64) {
    let mut r = Chance::new(seed);
    let tall = rx * 1.95;
    let floor = y + rx * 0.66;
    let talk =
        Pose { lean: r.span(4.0, 14.0), far: (30.0, 96.0), near: (r.span(30.0, 52.0), r.span(88.0, 128.0)), ..SIT };
    let listen = Pose { lean: r.span(0.0, 10.0), far: (34.0, 84.0), near: (26.0, 84.0), ..SIT };
    for k in [-0.42, 0.44] {
        let look = Look::any(&mut r);
        let turn = if k < 0.0 { 0.45 } else { -0.45 };
        let f = Figure::new(x + k * rx, floor - rx * 0.42, tall * 0.9, look);
        let near = r.pick(&[(24.0, 100.0), (14.0, 30.0), (20.0, 140.0)], (14.0, 30.0));
        f.facing(turn).posed(Pose { near, nod: r.span(0.0, 10.0), far: (4.0, 40.0), ..SEATED }).body(c);
    }
    let side = rx * 1.22;
    let left = Figure::new(x - side, floor + rx * 0.04, tall, Look::any(&mut r)).facing(1.0).posed(talk);
    let right = Figure::new(x + side, floor + rx * 0.04, tall, Look::any(&mut r)).facing(-1.0).posed(listen);
    for (f, dir) in [(&left, 1.0), (&right, -1.0)] {
        c.haze(f.at.0, f.at.1 + 4.0, rx * 0.5, rx * 0.09, INK.a(0.4));
        chair(c, f.at.0 - dir * rx * 0.03, f.at.1 + rx * 0.04, rx / 150.0, dir, OAK);
        f.body(c);
    }
    round_table(c, x, y, rx, PAPER.mix(CREAM, 0.5));
    cup(c, x - rx * 0.5, y + rx * 0.08, rx * 0.11, LAKE[0]);
    cup(c, x + rx * 0.42, y + rx * 0.14, rx * 0.11, PAPER);
    book(c, x + rx * 0.02, y + rx * 0.06, rx * 0.17, LAKE[3], true);
    left.near_arm(c);
    right.near_arm(c);
}

/// Heads and shoulders of an audience seen from behind against the light.
pub fn audience(c: &mut Canvas, y: f32, s: f32, ink: Ink, seed: u64) {
    let mut r = Chance::new(seed);
    let mut x = -s * r.span(0.2, 0.8);
    while x < c.w + s {
        let k = s * r.span(0.88, 1.1);
        bust(c, (x, y + r.sway(s * 0.16)), k, ink.mix(LAKE[4].a(ink.a), r.unit() * 0.35), &mut r);
        x += s * r.span(1.2, 1.55);
    }
}

fn bust(c: &mut Canvas, at: P, s: f32, ink: Ink, r: &mut Chance) {
    let (x, y) = at;
    let nod = r.sway(s * 0.06);
    let long = r.unit() < 0.4;
    let half = [(0.12, 0.42), (0.3, 0.54), (0.5, 0.68), (0.58, 0.98), (0.56, 1.9)];
    let mut outline: Vec<P> = half.iter().map(|(dx, dy)| (x + s * dx, y + s * dy)).collect();
    outline.extend(half.iter().rev().map(|(dx, dy)| (x - s * dx, y + s * dy)));
    let body = blob(&outline);
    let hx = x + nod;
    let (wide, low) = if long { (0.3, 0.5) } else { (0.22, 0.3) };
    let head = blob(&[
        (hx - s * 0.3, y - s * 0.06),
        (hx - s * 0.22, y - s * 0.32),
        (hx, y - s * 0.42),
        (hx + s * 0.22, y - s * 0.32),
        (hx + s * 0.3, y - s * 0.06),
        (hx + s * wide, y + s * low * 0.75),
        (hx, y + s * low),
        (hx - s * wide, y + s * low * 0.75),
    ]);
    let neck = blob(&[
        (x - s * 0.13, y + s * 0.1),
        (x + s * 0.13, y + s * 0.1),
        (x + s * 0.17, y + s * 0.5),
        (x - s * 0.17, y + s * 0.5),
    ]);
    c.fill(&body, ink);
    c.fill(&neck, ink.mix(INK.a(ink.a), 0.3));
    c.fill(&head, ink.mix(INK.a(ink.a), 0.4));
    c.shade(&body, (x, y + s * 0.45), (x, y + s * 0.95), GLOW.a(0.2 * ink.a));
    let rim = curve(&[
        (hx - s * 0.24, y - s * 0.16),
        (hx - s * 0.14, y - s * 0.36),
        (hx + s * 0.08, y - s * 0.4),
        (hx + s * 0.22, y - s * 0.24),
    ]);
    c.line(&rim, s * 0.025, GLOW.a(0.5 * ink.a));
    if !long && r.unit() < 0.2 {
        c.fill(&crate::shape::oval(hx, y - s * 0.46, s * 0.11, s * 0.1), ink.mix(INK.a(ink.a), 0.4));
    }
}

/// People standing about, looking at `focus`, each at one of `places`.
pub fn onlookers(c: &mut Canvas, places: &[P], tall: f32, focus: f32, seed: u64) {
    let mut r = Chance::new(seed);
    for &(x, y) in places {
        let turn = ((focus - x) / 420.0).clamp(-1.0, 1.0);
        let pose = r.pick(&[STAND, HOLD, Pose { nod: 8.0, near: (18.0, 96.0), ..STAND }, CLAP, STAND], STAND);
        let pose = if turn.abs() > 0.3 && pose.near.1 < -90.0 {
            Pose { near: (22.0, 100.0), far: (30.0, 104.0), ..STAND }
        } else {
            pose
        };
        Figure::new(x, y, tall * r.span(0.92, 1.06), Look::any(&mut r)).facing(turn).posed(pose).draw(c);
    }
}
