//! Trees: broad crowns, pines, willows and far woods.
//!
//! A crown is built from many small dabs, dark ones first and lit ones last, the
//! way it is done with a brush; one outline would look cut out of felt.

use crate::canvas::Canvas;
use crate::chance::Chance;
use crate::ink::{GLOW, INK, Ink, WOOD};
use crate::shape::{P, blob, brush, curve};

/// One tree.
#[derive(Clone, Copy)]
pub struct Tree {
    /// Foot of the trunk.
    pub at: P,
    /// Height.
    pub tall: f32,
    /// Middle colour of the leaves.
    pub leaf: Ink,
    /// Side the light comes from, -1 or 1.
    pub light: f32,
    /// Seed of its shape.
    pub seed: u64,
}

impl Tree {
    /// A broad tree such as a camphor.
    pub fn broad(self, c: &mut Canvas) {
        let mut r = Chance::new(self.seed);
        let ((x, y), h) = (self.at, self.tall);
        c.haze(x - self.light * h * 0.1, y, h * 0.34, h * 0.035, INK.a(0.3));
        let bark = WOOD.mix(self.leaf, 0.25).dark(0.2);
        let fork = (x + r.sway(h * 0.03), y - h * 0.42);
        self.trunk(c, fork, bark);
        let mut heads = Vec::new();
        for k in 0..9 {
            let a = (k as f32 / 9.0) * std::f32::consts::TAU + r.sway(0.4);
            let d = h * r.span(0.12, 0.25);
            let p = (x + a.cos() * d * 1.25, y - h * 0.68 + a.sin() * d * 0.85);
            c.fill(
                &brush(&[
                    (fork.0, fork.1, h * 0.014),
                    (p.0 * 0.6 + fork.0 * 0.4, p.1 * 0.6 + fork.1 * 0.4, h * 0.01),
                    (p.0, p.1, h * 0.004),
                ]),
                bark,
            );
            heads.push((p, h * r.span(0.13, 0.19)));
        }
        heads.push(((x, y - h * 0.7), h * 0.2));
        heads.sort_by(|a, b| a.0.1.total_cmp(&b.0.1).reverse());
        for (p, s) in heads {
            self.clump(c, p, s, &mut r);
        }
    }

    /// A ball of leaves: a dark body, then dabs that lighten towards the light
    /// and break up the outline.
    fn clump(&self, c: &mut Canvas, p: P, s: f32, r: &mut Chance) {
        let body: Vec<P> = (0..11)
            .map(|i| {
                let a = i as f32 / 11.0 * std::f32::consts::TAU;
                let d = s * r.span(0.8, 1.04);
                (p.0 + a.cos() * d * 1.1, p.1 + a.sin() * d * 0.86)
            })
            .collect();
        let shape = blob(&body);
        c.fill(&shape, self.leaf.dark(0.3));
        let (lx, ly) = (p.0 + self.light * s, p.1 - s);
        c.shade(&shape, (lx, ly), (p.0 - self.light * s * 0.6, p.1 + s * 0.7), self.leaf.mix(GLOW, 0.12));
        let n = (60.0 + s * 0.7) as usize;
        for k in 0..n {
            let rim = k % 3 == 0;
            let a = r.span(0.0, std::f32::consts::TAU);
            let d = s * if rim { r.span(0.86, 1.14) } else { r.unit().sqrt() };
            let q = (p.0 + a.cos() * d * 1.1, p.1 + a.sin() * d * 0.88);
            let lit = (((q.0 - p.0) * self.light - (q.1 - p.1)) / s * 0.5 + 0.5).clamp(0.0, 1.0);
            let bright = self.leaf.mix(GLOW, 0.5).light(0.1);
            let tone = self.leaf.dark(0.34).mix(bright, (lit * 1.15 - 0.2 + r.sway(0.18)).clamp(0.0, 1.0));
            let w = (s * 0.055 + 3.4) * r.span(0.7, 1.35);
            let t = r.sway(1.3);
            let (dx, dy) = (t.cos() * w, t.sin() * w * 0.8);
            c.fill(
                &brush(&[(q.0 - dx, q.1 - dy, 0.3), (q.0, q.1 - w * 0.12, w * 0.42), (q.0 + dx, q.1 + dy, 0.3)]),
                tone,
            );
        }
    }

    /// A trunk with roots that spread into the ground.
    fn trunk(&self, c: &mut Canvas, fork: P, bark: Ink) {
        let ((x, y), h) = (self.at, self.tall);
        let side = [(0.075, 0.004), (0.034, -0.04), (0.026, -0.2)];
        let mut pts: Vec<P> = side.iter().map(|(a, b)| (x - h * a, y + h * b)).collect();
        pts.extend([(fork.0 - h * 0.02, fork.1), (fork.0 + h * 0.02, fork.1)]);
        pts.extend(side.iter().rev().map(|(a, b)| (x + h * a, y + h * b)));
        pts.extend([(x + h * 0.03, y - h * 0.002), (x, y + h * 0.008), (x - h * 0.03, y - h * 0.002)]);
        let shape = blob(&pts);
        c.fill(&shape, bark);
        c.shade(&shape, (x - self.light * h * 0.05, y), (x + self.light * h * 0.02, y), bark.dark(0.5));
    }

    /// A bough that hangs into the picture from beyond its edge,
    /// from `at` to the right (`dir` 1) or the left (-1).
    pub fn bough(self, c: &mut Canvas, dir: f32) {
        let mut r = Chance::new(self.seed);
        let ((x, y), h) = (self.at, self.tall);
        let bark = WOOD.mix(self.leaf, 0.3).dark(0.3);
        let arm = |t: f32| (x + dir * h * t, y + h * 0.34 * t * t);
        let pts: Vec<(f32, f32, f32)> =
            (0..=6).map(|i| i as f32 / 6.0).map(|t| (arm(t).0, arm(t).1, h * (0.022 - 0.019 * t))).collect();
        c.fill(&brush(&pts), bark);
        for k in 0..30 {
            let t = 0.02 + 0.98 * k as f32 / 29.0;
            let len = h * r.span(0.14, 0.27) * (1.1 - 0.45 * t);
            let swing = r.sway(1.0) + dir * 0.35;
            self.spray(c, arm(t), (swing, len), &mut r);
        }
    }

    /// A hanging twig with leaves in pairs.
    fn spray(&self, c: &mut Canvas, from: P, twig: (f32, f32), r: &mut Chance) {
        let (swing, len) = twig;
        let at = |t: f32| (from.0 + swing.sin() * len * t, from.1 + swing.cos().abs() * len * t * (0.4 + 0.6 * t));
        c.line(&curve(&[from, at(0.5), at(1.0)]), 2.4, WOOD.mix(self.leaf, 0.5).dark(0.3));
        for k in 0..9 {
            let p = at(k as f32 / 8.0);
            for side in [-1.0, 1.0] {
                let a = swing + side * r.span(0.5, 1.2);
                let l = self.tall * r.span(0.032, 0.052);
                let (dx, dy) = (a.sin() * l, a.cos() * l);
                let leaf =
                    brush(&[(p.0, p.1, 0.8), (p.0 + dx * 0.45, p.1 + dy * 0.42, l * 0.2), (p.0 + dx, p.1 + dy, 0.4)]);
                let lit = (r.unit() + if side * self.light > 0.0 { 0.25 } else { -0.2 }).clamp(0.0, 1.0);
                c.fill(&leaf, self.leaf.dark(0.28).mix(self.leaf.mix(GLOW, 0.4), lit * 0.7));
            }
        }
    }

    /// A mountain pine with flat layered pads.
    pub fn pine(self, c: &mut Canvas) {
        let mut r = Chance::new(self.seed);
        let ((x, y), h) = (self.at, self.tall);
        let bark = WOOD.mix(INK, 0.55).a(self.leaf.a);
        let bend = r.sway(h * 0.22);
        let spine = |t: f32| (x + bend * (t * 2.6).sin() * 0.8, y - h * t);
        let trunk: Vec<(f32, f32, f32)> = (0..=6)
            .map(|i| {
                let t = i as f32 / 6.0;
                let p = spine(t * 0.96);
                (p.0, p.1, h * (0.028 - 0.021 * t))
            })
            .collect();
        c.fill(&brush(&trunk), bark);
        for k in 0..8 {
            let t = 0.36 + 0.64 * k as f32 / 7.0;
            let side = if k % 2 == 0 { 1.0 } else { -1.0 };
            let from = spine(t - 0.06);
            let len = h * (0.4 - 0.27 * t) * r.span(0.8, 1.25);
            let end = (from.0 + side * len, from.1 - len * r.span(0.0, 0.3));
            c.fill(
                &brush(&[
                    (from.0, from.1, h * 0.012),
                    (f32::midpoint(from.0, end.0), from.1 + len * 0.04, h * 0.008),
                    (end.0, end.1, h * 0.003),
                ]),
                bark,
            );
            self.pad(c, ((from.0 * 0.3 + end.0 * 0.7), end.1), len * 0.85, &mut r);
        }
        self.pad(c, spine(1.0), h * 0.13, &mut r);
    }

    /// A flat pad of needles, built of small tufts.
    fn pad(&self, c: &mut Canvas, p: P, s: f32, r: &mut Chance) {
        let deep = self.leaf.dark(0.34);
        for k in 0..7 {
            let u = (k as f32 - 3.0) / 3.0 + r.sway(0.12);
            let w = s * r.span(0.3, 0.44) * (1.1 - 0.4 * u.abs());
            let q = (p.0 + u * s * 0.8, p.1 - s * 0.12 * (1.0 - u * u) + r.sway(s * 0.06));
            let tuft = blob(&[
                (q.0 - w, q.1 + w * 0.1),
                (q.0 - w * 0.6, q.1 - w * 0.36),
                (q.0, q.1 - w * 0.55),
                (q.0 + w * 0.6, q.1 - w * 0.36),
                (q.0 + w, q.1 + w * 0.1),
                (q.0, q.1 + w * 0.22),
            ]);
            c.fill(&tuft, deep.mix(self.leaf, 0.25 * r.unit()));
            c.shade(
                &tuft,
                (q.0 + self.light * w, q.1 - w * 0.6),
                (q.0 - self.light * w * 0.5, q.1 + w * 0.2),
                self.leaf.mix(GLOW, 0.2).a(0.8 * self.leaf.a),
            );
        }
        for _ in 0..64 {
            let u = r.span(-1.05, 1.05);
            let root = (p.0 + u * s, p.1 + s * (0.1 - 0.36 * (1.0 - u * u).max(0.0) * r.unit()));
            let a = r.sway(1.0) + u * 0.7;
            let len = s * r.span(0.09, 0.19);
            let tip = (root.0 + a.sin() * len, root.1 - a.cos() * len * 0.8);
            let tone = deep.mix(self.leaf.mix(GLOW, 0.34), (u * self.light * 0.5 + 0.5) * r.unit());
            c.line(&curve(&[root, tip]), s * 0.016 + 0.5, tone);
        }
    }

    /// A willow by the water.
    pub fn willow(self, c: &mut Canvas) {
        let mut r = Chance::new(self.seed);
        let ((x, y), h) = (self.at, self.tall);
        let bark = WOOD.mix(self.leaf, 0.3).dark(0.25);
        c.haze(x, y, h * 0.3, h * 0.03, INK.a(0.28));
        let top = (x + h * 0.06, y - h * 0.6);
        self.trunk(c, top, bark);
        for k in 0..7 {
            let a = (k as f32 - 3.0) / 3.0;
            let p = (top.0 + a * h * 0.3, top.1 - h * (0.2 - 0.17 * a * a));
            c.fill(
                &brush(&[
                    (top.0, top.1 + h * 0.05, h * 0.012),
                    ((top.0 * 2.0 + p.0) / 3.0, p.1 * 0.5 + top.1 * 0.5, h * 0.008),
                    (p.0, p.1, h * 0.003),
                ]),
                bark,
            );
            self.clump(c, p, h * r.span(0.1, 0.14), &mut r);
        }
        for layer in 0..3 {
            for k in 0..30 {
                let a = (k as f32 / 29.0 - 0.5) * 2.0;
                let crest = (top.0 + a * h * r.span(0.24, 0.42), top.1 - h * (0.33 - 0.2 * a * a) * r.span(0.5, 1.05));
                let len = h * r.span(0.28, 0.6) * (1.0 - 0.25 * a.abs());
                let end = (crest.0 + a * h * 0.1 + r.sway(h * 0.03), crest.1 + len);
                let lit = (a * self.light * 0.5 + 0.5) * 0.5 + layer as f32 * 0.25;
                let tone = self.leaf.dark(0.3).mix(self.leaf.mix(GLOW, 0.35), lit.min(1.0));
                let root = (crest.0 - a * h * 0.1, crest.1 + h * 0.03);
                let strand = [
                    (root.0, root.1, h * 0.002),
                    (crest.0, crest.1, h * 0.006),
                    (f32::midpoint(crest.0, end.0) + a * h * 0.03, crest.1 + len * 0.5, h * 0.005),
                    (end.0, end.1, 0.4),
                ];
                c.fill(&brush(&strand), tone.a(tone.a * 0.8));
                for m in 0..9 {
                    let t = m as f32 / 9.0;
                    let q = (crest.0 + (end.0 - crest.0) * t + a * h * 0.02 * t, crest.1 + len * t);
                    let l = h * 0.03;
                    c.line(&curve(&[q, (q.0 + r.sway(l), q.1 + l)]), h * 0.005, tone.a(tone.a * 0.9));
                }
            }
        }
    }
}
