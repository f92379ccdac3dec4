//! Outlines: curves through points, tapered strokes, rounded boxes.
//!
//! A scene gives the few points an illustrator would care about; the curve
//! through them is worked out here. An outline that cannot be built (fewer than
//! two points, say) is `None` and paints nothing.

use tiny_skia::{Path, PathBuilder, Rect};

/// A point in canvas units.
pub type P = (f32, f32);
/// An outline, or nothing to paint.
pub type Shape = Option<Path>;

/// The point a part `t` of the way from `a` to `b`.
pub fn between(a: P, b: P, t: f32) -> P {
    (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
}

/// The point `len` away from `from`; 0° points down, 90° to the right.
pub fn reach(from: P, degrees: f32, len: f32) -> P {
    let a = degrees.to_radians();
    (from.0 + a.sin() * len, from.1 + a.cos() * len)
}

/// A closed polygon.
pub fn poly(pts: &[P]) -> Shape {
    let mut b = PathBuilder::new();
    let (first, rest) = pts.split_first()?;
    b.move_to(first.0, first.1);
    for p in rest {
        b.line_to(p.0, p.1);
    }
    b.close();
    b.finish()
}

fn spline(b: &mut PathBuilder, p: [P; 4]) {
    let k = 1.0 / 6.0;
    let c1 = (p[1].0 + (p[2].0 - p[0].0) * k, p[1].1 + (p[2].1 - p[0].1) * k);
    let c2 = (p[2].0 - (p[3].0 - p[1].0) * k, p[2].1 - (p[3].1 - p[1].1) * k);
    b.cubic_to(c1.0, c1.1, c2.0, c2.1, p[2].0, p[2].1);
}

/// A closed smooth curve through `pts`.
pub fn blob(pts: &[P]) -> Shape {
    let n = pts.len();
    let mut b = PathBuilder::new();
    b.move_to(pts.first()?.0, pts.first()?.1);
    let at = |i: usize| pts[i % n];
    for i in 0..n {
        spline(&mut b, [at(i + n - 1), at(i), at(i + 1), at(i + 2)]);
    }
    b.close();
    b.finish()
}

/// An open smooth curve through `pts`.
pub fn curve(pts: &[P]) -> Shape {
    let last = pts.len().checked_sub(1)?;
    let mut b = PathBuilder::new();
    b.move_to(pts[0].0, pts[0].1);
    for i in 0..last {
        let p = [pts[i.saturating_sub(1)], pts[i], pts[i + 1], pts[(i + 2).min(last)]];
        spline(&mut b, p);
    }
    b.finish()
}

/// The area under a smooth line down to `base`.
pub fn under(pts: &[P], base: f32) -> Shape {
    let last = pts.len().checked_sub(1)?;
    let mut b = PathBuilder::new();
    b.move_to(pts[0].0, base);
    b.line_to(pts[0].0, pts[0].1);
    for i in 0..last {
        let p = [pts[i.saturating_sub(1)], pts[i], pts[i + 1], pts[(i + 2).min(last)]];
        spline(&mut b, p);
    }
    b.line_to(pts[last].0, base);
    b.close();
    b.finish()
}

/// A tapered brush stroke through `(x, y, half width)` points.
pub fn brush(pts: &[(f32, f32, f32)]) -> Shape {
    let last = pts.len().checked_sub(1).filter(|n| *n > 0)?;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for i in 0..=last {
        let (a, z) = (pts[i.saturating_sub(1)], pts[(i + 1).min(last)]);
        let (dx, dy) = (z.0 - a.0, z.1 - a.1);
        let len = dx.hypot(dy).max(0.001);
        let (x, y, w) = pts[i];
        left.push((x - dy / len * w, y + dx / len * w));
        right.push((x + dy / len * w, y - dx / len * w));
    }
    right.reverse();
    left.extend(right);
    blob(&left)
}

/// Two circles and the straight sides that touch both: one limb.
pub fn limb(a: P, ra: f32, b: P, rb: f32) -> Shape {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let d = dx.hypot(dy);
    if d <= (ra - rb).abs() + 0.01 {
        let (c, r) = if ra > rb { (a, ra) } else { (b, rb) };
        return oval(c.0, c.1, r, r);
    }
    let turn = ((ra - rb) / d).clamp(-1.0, 1.0).acos();
    let base = dy.atan2(dx);
    let mut pb = PathBuilder::new();
    let mut arc = |c: P, r: f32, from: f32, to: f32, start: bool| {
        for i in 0..=8 {
            let t = from + (to - from) * i as f32 / 8.0;
            let p = (c.0 + r * t.cos(), c.1 + r * t.sin());
            if start && i == 0 {
                pb.move_to(p.0, p.1);
            } else {
                pb.line_to(p.0, p.1);
            }
        }
    };
    let full = std::f32::consts::TAU;
    arc(a, ra, base + turn, base + full - turn, true);
    arc(b, rb, base - turn, base + turn, false);
    pb.close();
    pb.finish()
}

/// An upright box.
pub fn rect(x: f32, y: f32, w: f32, h: f32) -> Shape {
    Rect::from_xywh(x, y, w, h).map(PathBuilder::from_rect)
}

/// An upright ellipse around a centre.
pub fn oval(x: f32, y: f32, rx: f32, ry: f32) -> Shape {
    PathBuilder::from_oval(Rect::from_xywh(x - rx, y - ry, rx * 2.0, ry * 2.0)?)
}

/// A box with rounded corners.
pub fn round(x: f32, y: f32, w: f32, h: f32, r: f32) -> Shape {
    let r = r.min(w / 2.0).min(h / 2.0);
    let k = r * 0.4477;
    let (x2, y2) = (x + w, y + h);
    let mut b = PathBuilder::new();
    b.move_to(x + r, y);
    b.line_to(x2 - r, y);
    b.cubic_to(x2 - k, y, x2, y + k, x2, y + r);
    b.line_to(x2, y2 - r);
    b.cubic_to(x2, y2 - k, x2 - k, y2, x2 - r, y2);
    b.line_to(x + r, y2);
    b.cubic_to(x + k, y2, x, y2 - k, x, y2 - r);
    b.line_to(x, y + r);
    b.cubic_to(x, y + k, x + k, y, x + r, y);
    b.close();
    b.finish()
}

/// A place along a smooth line through `(x, y, width)` points, `t` from 0 to 1.
pub fn along(pts: &[(f32, f32, f32)], t: f32) -> (f32, f32, f32) {
    let last = pts.len().saturating_sub(1);
    let s = t.clamp(0.0, 1.0) * last as f32;
    let i = (s as usize).min(last.saturating_sub(1));
    let f = s - i as f32;
    let at = |k: usize| pts.get(k.min(last)).copied().unwrap_or_default();
    let p = [at(i.saturating_sub(1)), at(i), at(i + 1), at(i + 2)];
    let mix = |a: f32, b: f32, c: f32, d: f32| {
        let (f2, f3) = (f * f, f * f * f);
        let turn = (2.0 * a - 5.0 * b + 4.0 * c - d) * f2 + (3.0 * b - a - 3.0 * c + d) * f3;
        0.5 * (2.0 * b + (c - a) * f + turn)
    };
    (mix(p[0].0, p[1].0, p[2].0, p[3].0), mix(p[0].1, p[1].1, p[2].1, p[3].1), mix(p[0].2, p[1].2, p[2].2, p[3].2))
}

/// Angles of two links of lengths `len` that lead `from` a joint `to` a place,
/// in the sense of [`reach`]; a positive `bend` lets the middle joint hang back.
pub fn two_links(from: P, to: P, len: (f32, f32), bend: f32) -> (f32, f32) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let d = dx.hypot(dy).clamp((len.0 - len.1).abs() + 0.1, len.0 + len.1 - 0.1);
    let cos = (len.0 * len.0 + d * d - len.1 * len.1) / (2.0 * len.0 * d);
    let upper = dx.atan2(dy) - bend * cos.clamp(-1.0, 1.0).acos();
    let mid = reach(from, upper.to_degrees(), len.0);
    let lower = (to.0 - mid.0).atan2(to.1 - mid.1);
    (upper.to_degrees(), lower.to_degrees())
}

/// Several outlines as one.
pub fn joined(shapes: &[Shape]) -> Shape {
    let mut b = PathBuilder::new();
    for s in shapes.iter().flatten() {
        b.push_path(s);
    }
    b.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_links_meet_their_place() {
        let (a, b) = two_links((1.0, 2.0), (4.0, 3.0), (2.0, 2.5), 1.0);
        let hand = reach(reach((1.0, 2.0), a, 2.0), b, 2.5);
        assert!((hand.0 - 4.0).abs() < 1e-4 && (hand.1 - 3.0).abs() < 1e-4);
    }

    #[test]
    fn a_line_passes_through_its_points() {
        let pts = [(0.0, 0.0, 1.0), (10.0, 5.0, 2.0), (30.0, 5.0, 4.0)];
        assert_eq!(along(&pts, 0.5), (10.0, 5.0, 2.0));
        assert_eq!(along(&pts, 1.0), (30.0, 5.0, 4.0));
    }

    #[test]
    fn too_few_points_paint_nothing() {
        assert!(poly(&[]).is_none());
        assert!(brush(&[(0.0, 0.0, 1.0)]).is_none());
        assert!(curve(&[]).is_none());
    }
}
