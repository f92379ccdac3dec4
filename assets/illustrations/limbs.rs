//! Legs and arms of a figure.

use crate::canvas::Canvas;
use crate::figure::{Figure, Joints};
use crate::ink::Ink;
use crate::shape::{P, between, blob, limb};

impl Figure {
    fn tone(&self, i: usize) -> f32 {
        if i == 0 && self.turn.abs() > 0.3 { 0.16 } else { 0.0 }
    }

    /// Draws a leg, far (0) or near (1), with its shoe.
    pub fn leg(&self, c: &mut Canvas, j: &Joints, i: usize) {
        let u = j.u * if self.child { 0.86 } else { 1.0 };
        let bare = self.look.skirt.is_some();
        let tone = self.tone(i);
        let ink = if bare { self.look.skin } else { self.look.legs }.dark(tone);
        let (a, k, z) = (j.leg[i], j.knee[i], j.ankle[i]);
        let w = if bare { 0.72 } else { 1.0 };
        let foot = (self.turn.abs().max(0.34)) * u * 0.36;
        let toe = if self.turn.abs() < 0.3 && i == 0 { -foot } else { foot };
        let shoe = blob(&[
            (z.0 - toe * 0.5, z.1 - u * 0.02),
            (z.0 - toe * 0.62, z.1 + u * 0.19),
            (z.0 + toe * 0.6, z.1 + u * 0.21),
            (z.0 + toe * 1.25, z.1 + u * 0.17),
            (z.0 + toe * 0.7, z.1 + u * 0.02),
        ]);
        if bare {
            c.fill(&limb(k, u * 0.19, z, u * 0.11), ink);
        }
        c.fill(&shoe, self.look.shoes.dark(tone));
        let thigh = limb(a, u * 0.37 * w, k, u * 0.25 * w);
        let shin = limb(k, u * 0.245 * w, (z.0, z.1 + u * 0.02), u * 0.165 * w);
        c.fill(&thigh, ink);
        c.fill(&shin, ink);
        let l = self.light;
        let dark = ink.shadow().a(0.7);
        c.shade(&thigh, (a.0 - l * u * 0.4, a.1), (a.0 + l * u * 0.25, a.1), dark);
        c.shade(&shin, (k.0 - l * u * 0.3, k.1), (k.0 + l * u * 0.16, k.1), dark);
    }

    /// Draws an arm, far (0) or near (1), with its sleeve and hand.
    pub fn arm(&self, c: &mut Canvas, j: &Joints, i: usize) {
        let u = j.u * if self.child { 0.84 } else { 1.0 };
        let (s, e, w) = (j.shoulder[i], j.elbow[i], j.wrist[i]);
        let tone = self.tone(i);
        let sleeve = self.look.sleeves.dark(tone);
        let skin = self.look.skin.dark(tone * 0.7);
        let dir = between(e, w, 1.0 + 0.16 * 1.1);
        let palm = (dir.0 + (w.0 - e.0) * 0.06, dir.1 + (w.1 - e.1) * 0.06);
        c.fill(&limb(w, u * 0.115, palm, u * 0.14), skin);
        let (upper, fore) = (limb(s, u * 0.24, e, u * 0.19), limb(e, u * 0.2, w, u * 0.155));
        if self.look.short {
            c.fill(&limb(e, u * 0.14, w, u * 0.105), skin);
            c.fill(&limb(s, u * 0.24, between(s, e, 0.86), u * 0.225), sleeve);
        } else {
            c.fill(&fore, sleeve);
            c.fill(&upper, sleeve);
        }
        let l = self.light;
        let dark = sleeve.shadow().a(0.65);
        let up = limb(s, u * 0.24, between(s, e, if self.look.short { 0.86 } else { 1.0 }), u * 0.2);
        c.shade(&up, (s.0 - l * u * 0.32, s.1), (s.0 + l * u * 0.2, s.1), dark);
        if !self.look.short {
            c.shade(&fore, (e.0 - l * u * 0.25, e.1 + u * 0.2), (e.0 + l * u * 0.2, e.1 - u * 0.1), dark);
        }
        edge(c, s, e, u, sleeve);
    }
}

/// A thin seam where an arm lies over the trunk, so that both read apart.
fn edge(c: &mut Canvas, s: P, e: P, u: f32, ink: Ink) {
    let (a, z) = (between(s, e, 0.25), between(s, e, 0.95));
    let off = u * 0.2;
    let seam = blob(&[(a.0 - off, a.1), (z.0 - off * 0.8, z.1), (z.0 - off * 0.7, z.1), (a.0 - off * 0.9, a.1)]);
    c.line(&seam, u * 0.025, ink.dark(0.4).a(0.5));
}
