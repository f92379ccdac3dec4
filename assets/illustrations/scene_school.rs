//! The launch ceremony at the school.

use crate::canvas::{Canvas, fall, slope};
use crate::chance::Chance;
use crate::city::school;
use crate::festive::{balloon, flowers};
use crate::figure::{Figure, Pose, STAND};
use crate::group::POINT;
use crate::ink::{CELADON, CINNABAR, CORAL, CREAM, GLOW, GOLD, INK, LAKE, OAK, PAPER, SLATE, STONE};
use crate::land::{cloud_bank, shrubs};
use crate::scene_lake::sky;
use crate::shape::{blob, brush, curve, oval, poly, rect, round};
use crate::tree::Tree;
use crate::wear::{Hair, Look, Over};

/// The launch at the school.
pub fn qianhuang(c: &mut Canvas) {
    sky(c, 900.0, [LAKE[1].light(0.1), LAKE[0], CREAM.mix(LAKE[0], 0.4), CREAM.mix(GLOW, 0.3)]);
    cloud_bank(c, 520.0, 220.0, 520.0, PAPER.light(0.6).a(0.7), 4);
    cloud_bank(c, 1900.0, 150.0, 620.0, PAPER.light(0.6).a(0.6), 5);
    for (x, tall, seed) in [(60.0, 470.0, 2), (2330.0, 520.0, 3)] {
        Tree { at: (x, 930.0), tall, leaf: CELADON[3].light(0.1), light: -1.0, seed }.broad(c);
    }
    school(c, 330.0, 920.0, 1760.0, 520.0);
    shrubs(c, -20.0, 2420.0, 950.0, 48.0, (CELADON[3], 9));
    c.fill(&rect(0.0, 945.0, c.w, 655.0), fall(945.0, CREAM.dark(0.06), 1600.0, OAK.light(0.35)));
    track(c);
    for (x, tall, seed) in [(250.0, 560.0, 5), (2180.0, 600.0, 6)] {
        Tree { at: (x, 1010.0), tall, leaf: CELADON[3], light: -1.0, seed }.broad(c);
    }
    platform(c);
    balloons(c);
    pupils(c);
}

fn track(c: &mut Canvas) {
    let lane = blob(&[
        (-200.0, 1180.0),
        (500.0, 1040.0),
        (1200.0, 1010.0),
        (1900.0, 1040.0),
        (2600.0, 1180.0),
        (2700.0, 1800.0),
        (-300.0, 1800.0),
    ]);
    c.fill(&lane, fall(1010.0, CORAL.light(0.35), 1600.0, CORAL.dark(0.12)));
    let grass = blob(&[
        (-100.0, 1330.0),
        (560.0, 1120.0),
        (1200.0, 1080.0),
        (1840.0, 1120.0),
        (2500.0, 1330.0),
        (2600.0, 1900.0),
        (-200.0, 1900.0),
    ]);
    c.fill(&grass, fall(1080.0, CELADON[1].mix(GLOW, 0.25), 1600.0, CELADON[3]));
    c.mottle(&grass, 70.0, CELADON[4].a(0.25), 3);
    for d in [0.0, 26.0] {
        c.line(
            &curve(&[
                (-100.0, 1250.0 + d),
                (560.0, 1078.0 + d * 0.5),
                (1200.0, 1044.0 + d * 0.4),
                (1840.0, 1078.0 + d * 0.5),
                (2500.0, 1250.0 + d),
            ]),
            3.0,
            PAPER.a(0.7),
        );
    }
}

fn platform(c: &mut Canvas) {
    c.haze(1200.0, 1225.0, 820.0, 50.0, INK.a(0.45));
    let top = poly(&[(560.0, 1080.0), (1840.0, 1080.0), (1930.0, 1165.0), (470.0, 1165.0)]);
    c.fill(&top, fall(1080.0, CINNABAR.light(0.12), 1165.0, CINNABAR));
    c.fill(&rect(470.0, 1165.0, 1460.0, 56.0), fall(1165.0, PAPER, 1221.0, CREAM.dark(0.15)));
    c.fill(&rect(470.0, 1165.0, 1460.0, 8.0), GOLD);
    for x in [620.0, 1780.0] {
        flowers(c, x, 1160.0, 170.0, x as u64);
    }
    rocket(c, 1480.0, 1125.0, 560.0);
    robot(c, 1130.0, 1140.0, 270.0);
    let mut r = Chance::new(4);
    let adult = Look::plain(PAPER, SLATE).hair(Hair::Bun).over(Over::Jacket(LAKE[3])).skirt(LAKE[4]);
    Figure::new(790.0, 1135.0, 395.0, adult).facing(0.7).posed(Pose { near: (60.0, 84.0), ..POINT }).draw(c);
    Figure::new(960.0, 1140.0, 265.0, Look::pupil(&mut r))
        .facing(0.8)
        .young()
        .posed(Pose { near: (50.0, 74.0), far: (36.0, 70.0), ..STAND })
        .draw(c);
    Figure::new(1300.0, 1142.0, 258.0, Look::pupil(&mut r))
        .facing(-0.8)
        .young()
        .posed(Pose { near: (40.0, 100.0), ..STAND })
        .draw(c);
    Figure::new(1660.0, 1135.0, 270.0, Look::pupil(&mut r))
        .facing(-0.7)
        .young()
        .posed(Pose { near: (120.0, 150.0), ..STAND })
        .draw(c);
}

fn rocket(c: &mut Canvas, x: f32, y: f32, h: f32) {
    let w = h * 0.085;
    c.haze(x + w, y, w * 3.2, w * 0.5, INK.a(0.45));
    for (k, lean) in [(-1.0, 1.9), (1.0, 1.9), (0.0, 0.0)] {
        c.fill(&brush(&[(x + k * w, y - h * 0.16, 5.0), (x + k * w * lean, y, 5.0)]), SLATE);
    }
    for k in [-1.0, 1.0] {
        let fin = poly(&[
            (x + k * w * 0.9, y - h * 0.34),
            (x + k * w * 2.2, y - h * 0.1),
            (x + k * w * 2.2, y - h * 0.04),
            (x + k * w * 0.8, y - h * 0.12),
        ]);
        c.fill(&fin, if k < 0.0 { CINNABAR } else { CINNABAR.dark(0.25) });
    }
    let body = blob(&[
        (x, y - h),
        (x + w * 0.7, y - h * 0.84),
        (x + w * 1.02, y - h * 0.62),
        (x + w, y - h * 0.3),
        (x + w * 0.74, y - h * 0.1),
        (x - w * 0.74, y - h * 0.1),
        (x - w, y - h * 0.3),
        (x - w * 1.02, y - h * 0.62),
        (x - w * 0.7, y - h * 0.84),
    ]);
    c.fill(&body, slope((x - w, 0.0), PAPER.light(0.6), (x + w, 0.0), STONE));
    c.inside(&body, |c| {
        c.fill(
            &rect(x - w * 2.0, y - h, w * 4.0, h * 0.2),
            slope((x - w, 0.0), CINNABAR.light(0.15), (x + w, 0.0), CINNABAR.dark(0.3)),
        );
        c.fill(&rect(x - w * 2.0, y - h * 0.36, w * 4.0, h * 0.03), LAKE[3]);
        c.fill(&rect(x - w * 2.0, y - h * 0.3, w * 4.0, h * 0.012), GOLD);
    });
    c.shade(&body, (x + w * 1.2, y), (x - w * 0.2, y - h * 0.3), SLATE.a(0.45));
    for k in [0.66, 0.52] {
        c.fill(&oval(x - w * 0.1, y - h * k, w * 0.42, w * 0.42), SLATE);
        c.fill(
            &oval(x - w * 0.1, y - h * k, w * 0.32, w * 0.32),
            slope((x - w, y - h * k), LAKE[0], (x + w, y - h * k), LAKE[3]),
        );
    }
}

fn robot(c: &mut Canvas, x: f32, y: f32, h: f32) {
    c.haze(x + h * 0.06, y, h * 0.42, h * 0.05, INK.a(0.45));
    let shell = |a: f32, b: f32| slope((x + a, 0.0), PAPER.light(0.5), (x + b, 0.0), STONE.light(0.1));
    for k in [-1.0, 1.0] {
        c.fill(&round(x + k * h * 0.13 - h * 0.075, y - h * 0.26, h * 0.15, h * 0.24, 12.0), SLATE.light(0.1));
        c.fill(&round(x + k * h * 0.14 - h * 0.11, y - h * 0.075, h * 0.22, h * 0.085, 10.0), LAKE[3]);
    }
    c.fill(
        &brush(&[
            (x + h * 0.22, y - h * 0.54, h * 0.045),
            (x + h * 0.36, y - h * 0.42, h * 0.04),
            (x + h * 0.38, y - h * 0.28, h * 0.035),
        ]),
        STONE,
    );
    c.fill(
        &brush(&[
            (x - h * 0.22, y - h * 0.54, h * 0.045),
            (x - h * 0.38, y - h * 0.62, h * 0.04),
            (x - h * 0.42, y - h * 0.8, h * 0.035),
        ]),
        PAPER.dark(0.08),
    );
    c.fill(&oval(x - h * 0.425, y - h * 0.84, h * 0.055, h * 0.055), LAKE[3]);
    let trunk = round(x - h * 0.24, y - h * 0.64, h * 0.48, h * 0.42, h * 0.12);
    c.fill(&trunk, shell(-h * 0.24, h * 0.24));
    c.shade(&trunk, (x + h * 0.3, y - h * 0.2), (x - h * 0.1, y - h * 0.5), SLATE.a(0.4));
    c.fill(&oval(x, y - h * 0.43, h * 0.085, h * 0.085), LAKE[3]);
    c.glow(x, y - h * 0.43, h * 0.16, GLOW.a(0.7));
    c.fill(&oval(x, y - h * 0.43, h * 0.05, h * 0.05), GLOW);
    c.fill(&brush(&[(x, y - h * 0.96, 3.0), (x, y - h * 1.06, 3.0)]), SLATE);
    c.fill(&oval(x, y - h * 1.08, h * 0.03, h * 0.03), CINNABAR);
    let head = round(x - h * 0.21, y - h * 0.97, h * 0.42, h * 0.3, h * 0.12);
    c.fill(&head, shell(-h * 0.2, h * 0.22));
    c.shade(&head, (x + h * 0.26, y - h * 0.66), (x - h * 0.05, y - h * 0.9), SLATE.a(0.35));
    c.fill(&round(x - h * 0.16, y - h * 0.91, h * 0.32, h * 0.17, h * 0.08), LAKE[4]);
    for k in [-1.0, 1.0] {
        c.fill(&oval(x + k * h * 0.075, y - h * 0.825, h * 0.028, h * 0.036), CELADON[0].mix(GLOW, 0.4));
    }
}

fn balloons(c: &mut Canvas) {
    let many = [
        (480.0, 640.0, 46.0, CINNABAR),
        (556.0, 560.0, 42.0, GOLD),
        (420.0, 540.0, 38.0, LAKE[2]),
        (520.0, 430.0, 36.0, CELADON[2]),
        (1960.0, 620.0, 46.0, LAKE[2]),
        (2040.0, 540.0, 42.0, CINNABAR),
        (1900.0, 500.0, 38.0, GOLD),
        (1985.0, 410.0, 36.0, CORAL),
        (760.0, 250.0, 26.0, CORAL),
        (1710.0, 210.0, 24.0, CINNABAR),
        (1330.0, 150.0, 20.0, GOLD),
    ];
    for (x, y, s, ink) in many {
        balloon(c, x, y, s, ink);
    }
}

fn pupils(c: &mut Canvas) {
    let mut r = Chance::new(64);
    for row in 0..3 {
        let y = 1375.0 + row as f32 * 118.0;
        let tall = 270.0 + row as f32 * 46.0;
        let n = 13 - row;
        for k in 0..n {
            let gap = 2300.0 / n as f32;
            let x = 60.0 + gap * (k as f32 + 0.5 + 0.25 * (row % 2) as f32) + r.sway(22.0);
            let up = r.unit();
            let pose = if up < 0.22 {
                Pose { near: (150.0, 168.0), ..STAND }
            } else if up < 0.36 {
                Pose { far: (-150.0, -166.0), near: (150.0, 166.0), ..STAND }
            } else {
                Pose { far: (-10.0, 14.0), near: (10.0, -14.0), ..STAND }
            };
            Figure::new(x, y + r.sway(14.0), tall * r.span(0.92, 1.05), Look::pupil(&mut r))
                .young()
                .backed()
                .posed(pose)
                .draw(c);
        }
    }
}
