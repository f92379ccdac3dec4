//! Words in a drawing: how wide they are, and which periods can be named without one touching the next.

use unicode_width::UnicodeWidthChar;

use super::Datum;

/// The height of letters. A theme sets them in this size.
pub const SIZE: f64 = 12.0;
/// Above the line that letters stand on, and below it.
const ASCENT: f64 = 11.0;
const DESCENT: f64 = 3.0;
/// What is left free between words.
const APART: f64 = 4.0;

/// What is taken of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Rectangle {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rectangle {
    /// Whether both have a point in common that is no edge.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// The width of `text`: a Han character is as wide as it is high, a digit six tenths of that in every usual typeface.
pub fn width(text: &str) -> f64 {
    let character = |c: char| match (c, c.width()) {
        ('%' | '‰', _) | (_, Some(2)) => SIZE,
        (_, Some(0)) => 0.0,
        _ => SIZE * 0.6,
    };
    text.chars().map(character).sum()
}

/// The place of `text` in the middle over `x`, standing on `y`.
pub fn rectangle(x: f64, y: f64, text: &str) -> Rectangle {
    let half = width(text) / 2.0;
    Rectangle { left: x - half, top: y - ASCENT, right: x + half, bottom: y + DESCENT }
}

/// The middle nearest to `x` over which `text` stays in a drawing of this width.
pub fn inside(x: f64, text: &str, width_of_all: f64) -> f64 {
    let half = width(text) / 2.0;
    x.min(width_of_all - half).max(half)
}

/// How the periods are named, over the middles `xs`, and which: all, or every second, third … counted from the last.
pub fn periods(data: &[Datum], xs: &[f64], width_of_all: f64) -> Vec<(f64, String)> {
    let full: Vec<String> = data.iter().map(|datum| datum.period.to_string()).collect();
    // Where 年 does not fit behind each, the digits say enough.
    let years = data.iter().all(|datum| datum.period.month().is_none());
    let short: Vec<String> =
        if years { data.iter().map(|datum| datum.period.iso()).collect() } else { full.clone() };
    let named = |names: &[String], step: usize| -> Option<Vec<(f64, String)>> {
        let mut chosen: Vec<(f64, String)> = Vec::new();
        let mut left = f64::INFINITY;
        for (x, name) in xs.iter().zip(names).rev().step_by(step) {
            let x = inside(*x, name, width_of_all);
            let half = width(name) / 2.0;
            if x + half + APART > left {
                return None;
            }
            left = x - half;
            chosen.push((x, name.clone()));
        }
        chosen.reverse();
        Some(chosen)
    };
    let all = named(&full, 1);
    all.or_else(|| (1..=data.len()).find_map(|step| named(&short, step))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_characters_are_wider_than_digits() {
        let widths = ["2023年", "1.5万", "90%"].map(|text| format!("{:.1}", width(text)));
        assert_eq!(widths, ["40.8", "33.6", "26.4"]);
    }

    #[test]
    fn rectangles_that_only_touch_do_not_meet() {
        let at = |left: f64| Rectangle { left, top: 0.0, right: left + 10.0, bottom: 10.0 };
        assert!(at(0.0).meets(&at(9.0)) && !at(0.0).meets(&at(10.0)));
    }

    #[test]
    fn words_stay_in_the_drawing() {
        let middles = [2.0, 359.0, 100.0].map(|x| format!("{:.1}", inside(x, "2023年", 360.0)));
        assert_eq!(middles, ["20.4", "339.6", "100.0"]);
    }
}
