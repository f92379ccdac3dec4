//! Buildings: towers, a skyline, a school, windows, wind turbines.

use crate::canvas::{Canvas, fall, slope};
use crate::chance::Chance;
use crate::ink::{CELADON, CREAM, GLOW, Ink, LAKE, PAPER, SLATE, STONE};
use crate::shape::{P, blob, brush, curve, oval, poly, rect, round};

/// A tower with lit and shaded faces and rows of windows.
pub fn tower(c: &mut Canvas, foot: P, size: (f32, f32), ink: Ink, seed: u64) {
    let mut r = Chance::new(seed);
    let ((x, y), (w, h)) = (foot, size);
    let top = y - h;
    let cut = h * r.pick(&[0.0, 0.03, 0.06, 0.0], 0.0);
    let body = poly(&[(x, y), (x, top + cut), (x + w * 0.66, top), (x + w * 0.66, y)]);
    let side = poly(&[(x + w * 0.66, y), (x + w * 0.66, top), (x + w, top + cut * 0.6 + h * 0.015), (x + w, y)]);
    c.fill(&body, fall(top, ink, y, ink.a(ink.a * 0.55)));
    c.fill(&side, fall(top, ink.dark(0.2), y, ink.dark(0.1).a(ink.a * 0.55)));
    let rows = (h / 15.0) as i32;
    for k in 1..rows {
        let wy = top + cut + h * k as f32 / rows as f32;
        if wy > y - 6.0 {
            continue;
        }
        c.line(&curve(&[(x + w * 0.07, wy), (x + w * 0.58, wy - cut * 0.3)]), 2.2, ink.light(0.4).a(ink.a * 0.55));
        if r.unit() < 0.3 {
            let wx = x + w * r.span(0.1, 0.45);
            c.fill(&rect(wx, wy - 4.0, w * 0.12, 5.0), GLOW.a(ink.a * 0.8));
        }
    }
    if r.unit() < 0.35 {
        c.line(&curve(&[(x + w * 0.4, top), (x + w * 0.4, top - h * 0.12)]), 2.5, ink.dark(0.2));
    }
}

/// A skyline that rises in the middle; towers stand in two ranks.
pub fn skyline(c: &mut Canvas, from: P, wide: f32, tall: f32, look: (Ink, u64)) {
    let (ink, seed) = look;
    let mut r = Chance::new(seed);
    for rank in 0..2 {
        let tone = if rank == 0 { ink.light(0.35) } else { ink };
        let mut x = from.0 - r.span(0.0, 20.0);
        while x < from.0 + wide {
            let t = ((x - from.0) / wide - 0.5).abs() * 2.0;
            let h = tall * (1.0 - 0.72 * t.min(1.0)) * r.span(0.35, 1.0) * if rank == 0 { 1.0 } else { 0.75 };
            let w = (tall * r.span(0.1, 0.2)).max(14.0);
            if r.unit() < 0.12 && rank == 0 {
                sail_tower(c, (x, from.1), (w * 1.3, h * 1.25), tone);
            } else {
                tower(c, (x, from.1), (w, h), tone, seed + x as u64);
            }
            x += w * r.span(0.85, 1.7);
        }
    }
}

/// A landmark with one curved side.
fn sail_tower(c: &mut Canvas, foot: P, size: (f32, f32), ink: Ink) {
    let ((x, y), (w, h)) = (foot, size);
    let mut pts: Vec<P> = (0..=16).map(|k| k as f32 / 16.0).map(|t| (x + w * 0.34 * t * t, y - h * t)).collect();
    pts.extend((0..=16).rev().map(|k| k as f32 / 16.0).map(|t| (x + w * (1.0 - 0.62 * t.powf(2.2)), y - h * t)));
    let shape = poly(&pts);
    c.fill(&shape, fall(y - h, ink, y, ink.a(ink.a * 0.5)));
    c.shade(&shape, (x + w, y), (x + w * 0.2, y - h * 0.6), ink.shadow().a(0.5 * ink.a));
    for k in 1..8 {
        let t = k as f32 / 8.0;
        c.line(
            &curve(&[(x + w * 0.12, y - h * t * 0.86), (x + w * (0.9 - 0.5 * t * t), y - h * t * 0.84)]),
            1.6,
            ink.light(0.4).a(ink.a * 0.5),
        );
    }
}

/// A wind turbine; `phase` turns its blades, in degrees.
pub fn turbine(c: &mut Canvas, x: f32, y: f32, h: f32, phase: f32, ink: Ink) {
    c.fill(
        &brush(&[(x, y, h * 0.013), (x, y - h * 0.5, h * 0.009), (x, y - h, h * 0.006)]),
        fall(y - h, ink, y, ink.a(ink.a * 0.4)),
    );
    for k in 0..3 {
        c.turned(phase + k as f32 * 120.0, x, y - h, |c| {
            let b = blob(&[
                (x - h * 0.006, y - h),
                (x - h * 0.018, y - h * 1.14),
                (x - h * 0.002, y - h * 1.52),
                (x + h * 0.006, y - h * 1.1),
            ]);
            c.fill(&b, ink);
        });
    }
    c.fill(&oval(x, y - h, h * 0.016, h * 0.016), ink.dark(0.15));
}

/// A tall window with thin bars; `draw` paints what is seen through it.
pub fn window(c: &mut Canvas, at: P, size: (f32, f32), bars: (u32, u32), draw: impl FnOnce(&mut Canvas)) {
    let ((x, y), (w, h)) = (at, size);
    let pane = rect(x, y, w, h);
    c.fill(&pane, LAKE[0]);
    c.inside(&pane, |c| {
        draw(c);
        for k in 0..3 {
            let a = x + w * (0.12 + 0.3 * k as f32);
            let streak = poly(&[(a, y), (a + w * 0.09, y), (a - w * 0.12, y + h), (a - w * 0.21, y + h)]);
            c.fill(&streak, PAPER.a(0.1));
        }
    });
    let frame = CREAM.dark(0.28);
    for k in 0..=bars.0 {
        let bx = x + w * k as f32 / bars.0 as f32;
        c.fill(&rect(bx - 5.0, y, 10.0, h), slope((bx - 5.0, y), frame.light(0.5), (bx + 5.0, y), frame.dark(0.15)));
    }
    for k in 0..=bars.1 {
        let by = y + h * k as f32 / bars.1 as f32;
        c.fill(&rect(x - 5.0, by - 4.0, w + 10.0, 8.0), frame.light(0.15));
    }
}

/// A school: a long four-storey block with open galleries and a stair tower.
pub fn school(c: &mut Canvas, x: f32, base: f32, w: f32, h: f32) {
    let wall = CREAM.mix(CELADON[0], 0.3);
    let body = rect(x, base - h, w, h);
    c.fill(&body, fall(base - h, wall, base, wall.dark(0.06)));
    c.shade(&body, (x + w, base), (x + w * 0.4, base - h), wall.shadow().a(0.4));
    for floor in 0..4 {
        let y = base - h + h * 0.06 + floor as f32 * h * 0.235;
        gallery(c, (x, y), (w, h * 0.235), wall, floor as u64);
    }
    let tw = w * 0.12;
    let tx = x + w * 0.6;
    let stair = rect(tx, base - h * 1.2, tw, h * 1.2);
    c.fill(&stair, slope((tx, 0.0), LAKE[2].light(0.25), (tx + tw, 0.0), LAKE[3].light(0.15)));
    c.shade(&stair, (tx + tw, base), (tx, base - h), LAKE[4].a(0.45));
    for k in 0..7 {
        let wy = base - h * 1.12 + k as f32 * h * 0.155;
        c.fill(&round(tx + tw * 0.22, wy, tw * 0.56, h * 0.09, 4.0), PAPER.a(0.55));
    }
    c.fill(&rect(x - 14.0, base - h - 16.0, w + 28.0, 20.0), wall.light(0.4));
    c.fill(&rect(x - 14.0, base - h + 4.0, w + 28.0, 8.0), SLATE.a(0.25));
}

fn gallery(c: &mut Canvas, at: P, size: (f32, f32), wall: Ink, seed: u64) {
    let ((x, y), (w, h)) = (at, size);
    let mut r = Chance::new(seed + 40);
    c.fill(&rect(x, y, w, h * 0.66), fall(y, LAKE[3].light(0.25), y + h * 0.66, LAKE[2].light(0.3)));
    let bays = 16;
    for k in 0..bays {
        let bx = x + w * k as f32 / bays as f32;
        let bw = w / bays as f32;
        c.fill(&rect(bx + bw * 0.16, y + h * 0.16, bw * 0.42, h * 0.36), LAKE[0].mix(GLOW, r.unit() * 0.7).a(0.8));
        c.fill(&rect(bx + bw * 0.68, y + h * 0.14, bw * 0.18, h * 0.52), STONE.light(0.2).a(0.8));
        c.fill(&rect(bx - 6.0, y, 12.0, h), wall.light(0.25));
    }
    c.fill(&rect(x, y + h * 0.62, w, h * 0.38), fall(y + h * 0.62, wall.light(0.3), y + h, wall.dark(0.05)));
    c.fill(&rect(x, y + h * 0.62, w, 5.0), CELADON[2].a(0.8));
    c.fill(&rect(x, y, w, h * 0.1), SLATE.a(0.28));
}
