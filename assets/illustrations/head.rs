//! Heads: hair, the blank face, hats.
//!
//! The face has an outline, an ear and a touch of colour and nothing else, so
//! that nobody can be taken for somebody.

use crate::canvas::Canvas;
use crate::figure::{Figure, Joints};
use crate::ink::CORAL;
use crate::shape::{P, blob, brush, curve, oval};
use crate::wear::{Hair, Hat};

/// Hair that falls behind the neck, drawn before the trunk.
pub fn mane(c: &mut Canvas, f: &Figure, j: &Joints) {
    let (x, y) = j.head;
    let back = x - f.turn.abs() * j.u * 0.1;
    c.turned((j.lean * 0.5 + f.pose.nod).clamp(-40.0, 60.0), j.neck.0, j.neck.1, |c| {
        tied(c, f, (back, y), j.u);
    });
}

/// Head, hair and hat.
pub fn head(c: &mut Canvas, f: &Figure, j: &Joints) {
    let u = j.u;
    let (x, y) = j.head;
    let t = f.turn.abs();
    c.turned((j.lean * 0.5 + f.pose.nod).clamp(-40.0, 60.0), j.neck.0, j.neck.1, |c| {
        if f.away {
            tied(c, f, (x, y), u);
        } else {
            face(c, f, (x, y), u);
        }
        crown(c, f, (x, y), u);
        hat(c, f, (x - t * u * 0.03, y), u);
    });
}

/// Hair that hangs behind the head.
fn tied(c: &mut Canvas, f: &Figure, at: P, u: f32) {
    let ((x, y), t, ink) = (at, f.turn.abs(), f.look.hair);
    match f.look.style {
        Hair::Short => {}
        Hair::Bob => c.fill(
            &blob(&[
                (x - u * 0.46, y),
                (x - u * 0.48, y + u * 0.42),
                (x, y + u * 0.5),
                (x + u * (0.48 - t * 0.35), y + u * 0.42),
                (x + u * 0.44, y - u * 0.1),
                (x, y - u * 0.5),
            ]),
            ink,
        ),
        Hair::Long => c.fill(
            &blob(&[
                (x - u * 0.46, y),
                (x - u * 0.54, y + u * 0.7),
                (x - u * 0.3, y + u * 1.12),
                (x + u * (0.34 - t * 0.5), y + u * 1.05),
                (x + u * (0.5 - t * 0.4), y + u * 0.6),
                (x + u * 0.42, y - u * 0.1),
                (x, y - u * 0.5),
            ]),
            ink,
        ),
        Hair::Bun => c.fill(&oval(x - t * u * 0.34, y - u * (0.56 - t * 0.14), u * 0.22, u * 0.2), ink.dark(0.1)),
        Hair::Tail => {
            let k = if t > 0.2 { -1.0 } else { 0.25 };
            c.fill(
                &brush(&[
                    (x + k * u * 0.3, y - u * 0.2, u * 0.12),
                    (x + k * u * 0.62, y + u * 0.05, u * 0.16),
                    (x + k * u * 0.62, y + u * 0.55, u * 0.1),
                    (x + k * u * 0.5, y + u * 0.8, u * 0.02),
                ]),
                ink,
            );
        }
    }
}

/// The blank face: outline, ear, a touch of shade and colour.
fn face(c: &mut Canvas, f: &Figure, at: P, u: f32) {
    let ((x, y), t, skin) = (at, f.turn.abs(), f.look.skin);
    let nose = if t > 0.7 { u * 0.09 } else { u * 0.03 * t };
    let shape = blob(&[
        (x - u * 0.36, y - u * 0.2),
        (x - u * 0.37, y + u * 0.08),
        (x - u * (0.24 - t * 0.04), y + u * 0.37),
        (x + t * u * 0.14, y + u * 0.5),
        (x + u * (0.25 + t * 0.07), y + u * 0.34),
        (x + u * 0.36 + nose, y + u * 0.08),
        (x + u * 0.36, y - u * 0.16),
        (x + u * 0.2, y - u * 0.44),
        (x - u * 0.2, y - u * 0.44),
    ]);
    c.fill(&shape, skin);
    let l = f.light;
    c.shade(&shape, (x - l * u * 0.45, y + u * 0.3), (x + l * u * 0.15, y), skin.mix(CORAL, 0.5).dark(0.2).a(0.5));
    if u > 14.0 {
        let shift = t * u * 0.1;
        for (k, wide) in [(-0.17, 1.0 - t * 0.3), (0.17 + t * 0.02, 1.0 - t)] {
            c.haze(x + shift + u * k, y + u * 0.16, u * 0.1 * wide, u * 0.07, CORAL.a(0.5));
        }
    }
    if t > 0.3 {
        c.fill(&oval(x - u * (0.38 - t * 0.3), y + u * 0.07, u * 0.06, u * 0.1), skin.mix(CORAL, 0.25).dark(0.06));
    } else {
        for k in [-1.0, 1.0] {
            c.fill(&oval(x + k * u * 0.375, y + u * 0.06, u * 0.06, u * 0.1), skin.mix(CORAL, 0.3).dark(0.08));
        }
    }
}

/// Hair over the skull.
fn crown(c: &mut Canvas, f: &Figure, at: P, u: f32) {
    let ((x, y), _t, ink) = (at, f.turn.abs(), f.look.hair);
    let shape = if f.away {
        let nape = if f.look.style == Hair::Short { 0.22 } else { 0.34 };
        blob(&[
            (x - u * 0.42, y - u * 0.1),
            (x - u * 0.34, y + u * (nape - 0.08)),
            (x, y + u * nape),
            (x + u * 0.34, y + u * (nape - 0.08)),
            (x + u * 0.42, y - u * 0.1),
            (x + u * 0.28, y - u * 0.46),
            (x, y - u * 0.56),
            (x - u * 0.28, y - u * 0.46),
        ])
    } else {
        fringe(f, at, u)
    };
    c.fill(&shape, ink);
    let shine = curve(&[(x - u * 0.2, y - u * 0.4), (x, y - u * 0.47), (x + u * 0.18, y - u * 0.42)]);
    c.line(&shine, u * 0.05, ink.light(0.3).a(0.35));
}

/// The outline of the hair above the brow, parted for cropped hair and fuller
/// for the rest; in a three-quarter view it swings back with the head.
fn fringe(f: &Figure, at: P, u: f32) -> crate::shape::Shape {
    let ((x, y), t) = (at, f.turn.abs());
    let full = f.look.style != Hair::Short;
    let (side, brow) = if full { (0.12, 0.2) } else { (0.0, 0.32) };
    let pts = [
        (-0.4 - t * 0.06, side + t * 0.16),
        (-0.44 - t * 0.05, -0.2),
        (-0.3 - t * 0.04, -0.48),
        (0.04 - t * 0.03, -0.59),
        (0.32, -0.47),
        (0.43 - t * 0.03, -0.2),
        (0.39 - t * 0.04, side * (1.0 - t) - t * 0.12),
        (0.33 - t * 0.01, -0.12 - t * 0.08),
        (0.22 + t * 0.08, -brow - 0.02),
        (-0.1 + t * 0.2, -brow - 0.07),
        (-0.26 + t * 0.16, -brow + 0.1),
        (-0.33 + t * 0.16, side - 0.04 + t * 0.02),
        (-0.36 + t * 0.04, side + 0.04 + 0.2 * t),
    ];
    blob(&pts.map(|(a, b)| (x + u * a, y + u * b)))
}

fn hat(c: &mut Canvas, f: &Figure, at: P, u: f32) {
    let ((x, y), t) = (at, f.turn.abs());
    let (ink, brim) = match f.look.hat {
        Hat::Bare => return,
        Hat::Helmet(i) => (i, 0.56),
        Hat::Cap(i) => (i, 0.44),
    };
    let dome = blob(&[
        (x - u * 0.46, y - u * 0.18),
        (x - u * 0.4, y - u * 0.5),
        (x, y - u * 0.7),
        (x + u * 0.4, y - u * 0.5),
        (x + u * 0.46, y - u * 0.18),
        (x, y - u * 0.24),
    ]);
    c.fill(&dome, ink);
    c.shade(&dome, (x - f.light * u * 0.5, y), (x + f.light * u * 0.2, y - u * 0.4), ink.dark(0.5).a(0.5));
    let front = x + t * u * 0.34;
    c.fill(
        &blob(&[
            (front - u * brim, y - u * 0.17),
            (front, y - u * 0.26),
            (front + u * brim, y - u * 0.15),
            (front, y - u * 0.13),
        ]),
        ink.dark(0.18),
    );
    if matches!(f.look.hat, Hat::Helmet(_)) {
        c.line(&curve(&[(x, y - u * 0.69), (x + u * 0.06 * t, y - u * 0.28)]), u * 0.07, ink.light(0.35));
    }
}
