//! The plaque award on its stage.

use crate::canvas::{Canvas, fall, slope};
use crate::chance::Chance;
use crate::festive::flowers;
use crate::figure::{Figure, Pose, STAND};
use crate::group::{CLAP, audience};
use crate::ink::{CINNABAR, CREAM, GLOW, GOLD, INK, LAKE, OAK, PAPER, SLATE, WOOD};
use crate::prop::{beam, plaque};
use crate::shape::{blob, curve, oval, rect};
use crate::wear::{Hair, Look, Over};

/// The award.
pub fn pilot_award(c: &mut Canvas) {
    let floor = 1010.0;
    c.fill(&rect(0.0, 0.0, c.w, c.h), fall(0.0, LAKE[4].dark(0.35), floor, LAKE[4]));
    curtain(c, floor);
    c.glow(1150.0, 640.0, 900.0, GLOW.a(0.42));
    stage_floor(c, floor);
    for (x0, x1) in [(420.0, 930.0), (1150.0, 1150.0), (1900.0, 1380.0)] {
        beam(c, ((x0 - 26.0, -10.0), (x0 + 26.0, -10.0)), ((x1 - 260.0, 1130.0), (x1 + 260.0, 1130.0)), GLOW.a(0.34));
        lamp(c, x0, 30.0);
    }
    c.haze(1150.0, 1110.0, 620.0, 74.0, GLOW.a(0.5));
    awarded(c);
    for (x, seed) in [(330.0, 8), (2120.0, 9)] {
        flowers(c, x, 1130.0, 300.0, seed);
    }
    audience(c, 1255.0, 150.0, LAKE[4].dark(0.2), 5);
    audience(c, 1390.0, 200.0, INK.mix(LAKE[4], 0.3), 6);
}

fn curtain(c: &mut Canvas, floor: f32) {
    for k in 0..26 {
        let x = k as f32 * 96.0 - 20.0;
        let fold = blob(&[
            (x, -30.0),
            (x + 58.0, -30.0),
            (x + 70.0, 400.0),
            (x + 62.0, floor),
            (x + 4.0, floor),
            (x - 8.0, 400.0),
        ]);
        c.fill(&fold, slope((x, 0.0), LAKE[3].dark(0.1), (x + 70.0, 0.0), LAKE[4].dark(0.4)));
        c.shade(&fold, (x + 30.0, floor), (x + 30.0, 300.0), INK.a(0.4));
    }
    for dir in [-1.0, 1.0] {
        let x = if dir < 0.0 { 0.0 } else { c.w };
        for k in (0..4).rev() {
            let w = 120.0 + k as f32 * 86.0;
            let drape = blob(&[
                (x, -60.0),
                (x - dir * w * 1.25, -60.0),
                (x - dir * w * 1.1, 360.0),
                (x - dir * w * 0.66, 760.0),
                (x - dir * w * 0.8, floor + 50.0),
                (x, floor + 50.0),
            ]);
            c.fill(
                &drape,
                slope((x, 0.0), CINNABAR.dark(0.5), (x - dir * w, 0.0), CINNABAR.dark(0.16 + 0.06 * k as f32)),
            );
            c.shade(&drape, (x, floor), (x - dir * w, 200.0), INK.a(0.5));
        }
    }
}

fn stage_floor(c: &mut Canvas, floor: f32) {
    c.fill(&rect(0.0, floor, c.w, 200.0), fall(floor, OAK.dark(0.25), floor + 190.0, OAK));
    for k in -16..=16 {
        let x = 1200.0 + k as f32 * 110.0;
        c.line(&curve(&[(x, floor), (1200.0 + k as f32 * 142.0, floor + 190.0)]), 2.0, WOOD.dark(0.3).a(0.5));
    }
    c.gloss(floor, floor + 190.0, 0.4);
    c.fill(&rect(0.0, floor + 188.0, c.w, 14.0), GOLD.dark(0.2));
    c.fill(&rect(0.0, floor + 202.0, c.w, 400.0), fall(floor + 200.0, WOOD.dark(0.4), floor + 420.0, INK));
}

fn lamp(c: &mut Canvas, x: f32, y: f32) {
    c.fill(&rect(x - 5.0, -10.0, 10.0, y), INK);
    c.fill(
        &blob(&[(x - 34.0, y - 30.0), (x + 34.0, y - 30.0), (x + 44.0, y + 36.0), (x - 44.0, y + 36.0)]),
        INK.light(0.15),
    );
    c.fill(&oval(x, y + 32.0, 38.0, 10.0), GLOW.light(0.6));
    c.glow(x, y + 34.0, 130.0, GLOW.a(0.7));
}

fn awarded(c: &mut Canvas) {
    let tall = 700.0;
    let give = Pose { lean: 2.0, nod: 4.0, far: (30.0, 84.0), near: (26.0, 82.0), ..STAND };
    let left = Look::plain(PAPER, SLATE.dark(0.2)).over(Over::Jacket(SLATE.dark(0.25)));
    let right = Look::plain(PAPER, SLATE).hair(Hair::Bob).over(Over::Jacket(CREAM.dark(0.04))).skirt(LAKE[4]);
    let hands = [(982.0, 762.0), (1318.0, 762.0)];
    let grip = |f: Figure, p: (f32, f32)| f.posed(give).touching(0, (p.0, p.1 + 40.0)).touching(1, p);
    grip(Figure::new(900.0, 1125.0, tall, left).facing(0.6).lit(1.0), hands[0]).draw(c);
    grip(Figure::new(1400.0, 1125.0, tall * 0.95, right).facing(-0.6).lit(-1.0), hands[1]).draw(c);
    c.glow(1150.0, 720.0, 320.0, GLOW.a(0.35));
    plaque(c, 975.0, 600.0, 350.0, 236.0);
    for (x, y) in hands {
        c.fill(
            &blob(&[(x - 17.0, y - 12.0), (x + 13.0, y - 15.0), (x + 18.0, y + 8.0), (x - 10.0, y + 16.0)]),
            crate::ink::SKIN[1],
        );
    }
    let mut r = Chance::new(19);
    for (x, t) in [(560.0, 0.45), (1720.0, -0.45), (1900.0, -0.5)] {
        let look = Look::any(&mut r).over(Over::Jacket(r.pick(&[LAKE[3], OAK, SLATE], SLATE)));
        let clap = Pose { near: (-14.0, 122.0), far: (20.0, 118.0), ..CLAP };
        Figure::new(x, 1100.0, tall * r.span(0.9, 0.98), look).facing(t).posed(clap).lit(-t.signum()).draw(c);
    }
}
