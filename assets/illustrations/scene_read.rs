//! The reading circle in the library.

use crate::canvas::{Canvas, fall, slope};
use crate::chance::Chance;
use crate::city::window;
use crate::festive::lantern;
use crate::figure::{Figure, Pose, SIT};
use crate::group::SEATED;
use crate::ink::{BIRCH, CELADON, CINNABAR, CREAM, GLOW, GOLD, INK, LAKE, OAK, PAPER, SKIN, STONE, WOOD};
use crate::prop::{beam, book, chair, cup};
use crate::scene_hall::lake_view;
use crate::shape::{blob, brush, curve, oval, poly, rect, round};
use crate::tree::Tree;
use crate::wear::Look;

/// The reading circle.
pub fn party(c: &mut Canvas) {
    let floor = 1130.0;
    c.fill(&rect(0.0, 0.0, c.w, floor), slope((0.0, 0.0), OAK.light(0.2), (c.w, 0.0), CREAM));
    shelves(c, 0.0, 1010.0, floor);
    window(c, (1090.0, 90.0), (1230.0, 900.0), (4, 3), |c| {
        lake_view(c, 60.0, 690.0, 1000.0, 14);
        c.glow(1900.0, 240.0, 700.0, GLOW.a(0.9));
        Tree { at: (1210.0, 1010.0), tall: 620.0, leaf: CELADON[2], light: 1.0, seed: 6 }.broad(c);
        Tree { at: (2230.0, 1040.0), tall: 560.0, leaf: CELADON[3], light: -1.0, seed: 7 }.broad(c);
    });
    c.fill(&rect(1060.0, 990.0, 1290.0, 34.0), fall(990.0, BIRCH.light(0.4), 1024.0, OAK));
    c.fill(&rect(0.0, floor, c.w, 470.0), fall(floor, OAK.light(0.15), 1600.0, OAK.dark(0.25)));
    boards(c, floor);
    for k in 0..4 {
        let x = 1120.0 + k as f32 * 300.0;
        beam(c, ((x, 100.0), (x + 250.0, 100.0)), ((x - 900.0, 1600.0), (x - 520.0, 1600.0)), GLOW.a(0.22));
    }
    for (x, y, r) in [(420.0, 240.0, 66.0), (720.0, 180.0, 54.0), (1030.0, 230.0, 60.0)] {
        lantern(c, x, y, r);
    }
    circle(c);
}

fn boards(c: &mut Canvas, floor: f32) {
    for k in -14..=14 {
        let x = 1250.0 + k as f32 * 110.0;
        c.line(&curve(&[(x, floor), (1250.0 + k as f32 * 240.0, 1600.0)]), 2.0, WOOD.a(0.35));
    }
    c.gloss(floor, 1500.0, 0.35);
    for (k, ink) in [(1.0, CELADON[4]), (0.95, GOLD.dark(0.1)), (0.93, CELADON[4].light(0.06)), (0.84, CELADON[3])] {
        c.fill(&oval(1220.0, 1450.0, 980.0 * k, 172.0 * k), ink);
    }
    let rug = oval(1220.0, 1450.0, 980.0, 172.0);
    c.mottle(&rug, 60.0, INK.a(0.2), 4);
}

/// Bookshelves with books of uneven height and a few pots.
fn shelves(c: &mut Canvas, x0: f32, x1: f32, floor: f32) {
    c.fill(&rect(x0, 0.0, x1 - x0, floor), slope((x0, 0.0), WOOD.dark(0.35), (x1, 0.0), WOOD));
    let mut r = Chance::new(7);
    for row in 0..5 {
        let base = 205.0 + row as f32 * 212.0;
        c.fill(&rect(x0, base - 190.0, x1 - x0, 190.0), fall(base - 190.0, WOOD.dark(0.5), base, WOOD.dark(0.2)));
        let mut x = x0 + 20.0;
        while x < x1 - 50.0 {
            if r.unit() < 0.05 {
                pot(c, x + 40.0, base, 34.0, &mut r);
                x += 96.0;
                continue;
            }
            let (w, h) = (r.span(16.0, 36.0), r.span(112.0, 172.0));
            let ink = r.pick(
                &[CINNABAR, CINNABAR.dark(0.2), CREAM, CELADON[2], LAKE[3], GOLD, STONE, PAPER, LAKE[1], OAK],
                CREAM,
            );
            let spine = rect(x, base - h, w - 2.0, h);
            c.fill(&spine, slope((x, 0.0), ink.dark(0.3), (x + w, 0.0), ink.dark(0.08)));
            c.fill(&rect(x + 3.0, base - h * 0.82, w - 8.0, 5.0), GOLD.a(0.7));
            c.fill(&rect(x + 3.0, base - h * 0.2, w - 8.0, 4.0), GOLD.a(0.5));
            x += w;
        }
        c.fill(&rect(x0, base, x1 - x0, 20.0), fall(base, OAK, base + 20.0, WOOD.dark(0.2)));
    }
    for x in [x0, f32::midpoint(x0, x1), x1 - 24.0] {
        c.fill(&rect(x, 0.0, 26.0, floor), slope((x, 0.0), WOOD.dark(0.2), (x + 26.0, 0.0), OAK));
    }
    c.shade(&rect(x0, 0.0, x1 - x0, floor), (x0, floor), (x1, 0.0), INK.a(0.26));
}

fn pot(c: &mut Canvas, x: f32, y: f32, s: f32, r: &mut Chance) {
    for _ in 0..9 {
        let a = r.sway(1.1);
        c.fill(
            &brush(&[
                (x, y - s, 1.5),
                (x + a.sin() * s, y - s * 2.0, s * 0.14),
                (x + a.sin() * s * 1.7, y - s * (2.6 - a.abs()), 0.4),
            ]),
            CELADON[2].dark(r.unit() * 0.3),
        );
    }
    c.fill(
        &blob(&[
            (x - s * 0.7, y - s * 1.1),
            (x + s * 0.7, y - s * 1.1),
            (x + s * 0.5, y - 2.0),
            (x - s * 0.5, y - 2.0),
        ]),
        slope((x - s, y), CELADON[1], (x + s, y), CELADON[3]),
    );
}

fn circle(c: &mut Canvas) {
    let mut r = Chance::new(26);
    let tall = 620.0;
    let read = Pose { nod: 12.0, far: (-18.0, 62.0), near: (18.0, -62.0), ..SEATED };
    for (x, turn) in [(820.0, 0.25), (1220.0, 0.0), (1610.0, -0.25)] {
        c.fill(&round(x - 92.0, 880.0, 184.0, 300.0, 40.0), slope((x - 90.0, 0.0), WOOD, (x + 90.0, 0.0), OAK));
        let mut look = Look::any(&mut r);
        look.short = false;
        let f = Figure::new(x, 1330.0, tall, look).facing(turn).posed(read).lit(1.0);
        let (l, q) = ((x - 84.0, 1166.0), (x + 84.0, 1166.0));
        f.hands_at(l, q).body(c);
    }
    let side = Pose { lean: 10.0, nod: 12.0, far: (14.0, 84.0), near: (4.0, 82.0), ..SIT };
    let talk = Pose { lean: 4.0, nod: 0.0, far: (36.0, 92.0), near: (46.0, 120.0), ..SIT };
    let left = Figure::new(430.0, 1480.0, 700.0, Look::any(&mut r)).facing(1.0).posed(side).lit(1.0);
    let right = Figure::new(2010.0, 1480.0, 700.0, Look::any(&mut r)).facing(-1.0).posed(talk).lit(1.0);
    for (f, dir) in [(&left, 1.0), (&right, -1.0)] {
        c.haze(f.at.0, 1490.0, 230.0, 34.0, INK.a(0.5));
        chair(c, f.at.0 - dir * 10.0, 1490.0, 2.75, dir, OAK.dark(0.2));
        f.body(c);
    }
    reading_table(c);
    left.near_arm(c);
    right.near_arm(c);
    let l = left.hand(1);
    held_book(c, l.0 + 26.0, l.1 - 14.0, 62.0, 8.0);
    c.fill(
        &blob(&[(l.0 - 26.0, l.1 - 14.0), (l.0 + 2.0, l.1 - 20.0), (l.0 + 6.0, l.1 + 6.0), (l.0 - 22.0, l.1 + 10.0)]),
        left.look.skin,
    );
}

fn reading_table(c: &mut Canvas) {
    c.haze(1220.0, 1500.0, 760.0, 60.0, INK.a(0.45));
    for x in [800.0, 1640.0] {
        c.fill(
            &brush(&[(x, 1260.0, 30.0), (x, 1400.0, 20.0), (x, 1505.0, 34.0)]),
            slope((x - 30.0, 0.0), WOOD.dark(0.3), (x + 30.0, 0.0), WOOD),
        );
    }
    c.fill(&oval(1220.0, 1246.0, 720.0, 108.0), WOOD.dark(0.2));
    let top = oval(1220.0, 1224.0, 720.0, 106.0);
    c.fill(&top, slope((520.0, 1224.0), OAK.light(0.05), (1900.0, 1180.0), BIRCH.light(0.3)));
    c.shade(&top, (500.0, 1300.0), (1400.0, 1180.0), WOOD.a(0.4));
    for (x, y) in [(820.0, 1190.0), (1220.0, 1186.0), (1610.0, 1190.0)] {
        c.haze(x, y + 22.0, 110.0, 18.0, INK.a(0.3));
        held_book(c, x, y, 88.0, 0.0);
        for k in [-1.0, 1.0] {
            c.fill(
                &blob(&[
                    (x + k * 62.0, y - 40.0),
                    (x + k * 96.0, y - 46.0),
                    (x + k * 100.0, y - 14.0),
                    (x + k * 66.0, y - 18.0),
                ]),
                SKIN[0],
            );
        }
    }
    for (x, y, ink) in [(1010.0, 1256.0, CINNABAR), (1000.0, 1236.0, LAKE[3]), (1012.0, 1216.0, CINNABAR.dark(0.15))] {
        book(c, x, y, 76.0, ink, false);
    }
    book(c, 1450.0, 1262.0, 92.0, CINNABAR, true);
    cup(c, 1240.0, 1286.0, 38.0, CELADON[0]);
    cup(c, 1740.0, 1236.0, 34.0, PAPER);
    pot(c, 1330.0, 1200.0, 30.0, &mut Chance::new(3));
}

/// A red book held open, its covers towards us.
fn held_book(c: &mut Canvas, x: f32, y: f32, s: f32, tilt: f32) {
    c.turned(tilt, x, y, |c| {
        for k in [-1.0, 1.0] {
            let leaf =
                poly(&[(x, y - s * 0.74), (x + k * s, y - s * 0.86), (x + k * s, y + s * 0.12), (x, y + s * 0.26)]);
            c.fill(&poly(&[(x, y - s * 0.8), (x + k * s * 0.96, y - s * 0.92), (x + k * s * 0.96, y), (x, y)]), PAPER);
            c.fill(&leaf, slope((x, y), CINNABAR.dark(0.18), (x + k * s, y), CINNABAR.light(0.06)));
            c.line(&leaf, 2.0, CINNABAR.dark(0.35).a(0.6));
        }
        c.fill(&rect(x - 4.0, y - s * 0.74, 8.0, s), CINNABAR.dark(0.35));
    });
}
