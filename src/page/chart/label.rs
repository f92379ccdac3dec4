//! Words in a drawing: how wide they are, where a line of them ends, and which periods can be named without one touching
//! the next.

use unicode_width::UnicodeWidthChar;

use super::{Datum, LabelView, WIDTH};

/// The height of letters. A theme sets them in this size.
pub const SIZE: f64 = 12.0;
/// From one line of words to the next.
pub const LINE: f64 = 15.0;
/// What is left free between words.
pub const APART: f64 = 4.0;
/// Above the line that letters stand on, and below it.
const ASCENT: f64 = 11.0;
const DESCENT: f64 = 3.0;
/// What no line may begin with.
const CLOSING: &str = "，。、；：！？）》」』】”’…%％‰,.;:!?)";

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

/// The width of a character: a Han character is as wide as it is high, a digit six tenths of that in every usual
/// typeface. Quotation marks and dashes are as wide as Han characters in a Chinese one.
fn advance(c: char) -> f64 {
    match (c, c.width_cjk()) {
        ('%' | '‰' | 'W' | 'M' | '@' | 'm' | 'w', _) | (_, Some(2)) => SIZE,
        (_, Some(0)) => 0.0,
        ('A'..='Z' | '&', _) => SIZE * 0.75,
        _ => SIZE * 0.6,
    }
}

/// The width of `text`.
pub fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

/// The place of `text` that stands on `y` and begins, has its middle or ends at `x`, as `anchor` says.
pub fn rectangle(anchor: &str, x: f64, y: f64, text: &str) -> Rectangle {
    let width = width(text);
    let left = match anchor {
        "start" => x,
        "end" => x - width,
        _ => x - width / 2.0,
    };
    Rectangle { left, top: y - ASCENT, right: left + width, bottom: y + DESCENT }
}

/// The middle nearest to `x` over which `text` stays in the drawing; `None` where it is wider than that.
pub fn inside(x: f64, text: &str) -> Option<f64> {
    let half = width(text) / 2.0;
    (half <= WIDTH / 2.0).then(|| x.min(WIDTH - half).max(half))
}

/// `text` in lines no wider than `room`. A number is not taken apart while it fits into a line, and no line begins with
/// what closes.
pub fn lines(text: &str, room: f64) -> Vec<String> {
    // Sums of tenths are not exact.
    let room = room + 0.01;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if !line.is_empty() && width(&line) + width(&piece) > room {
            lines.push(std::mem::take(&mut line));
        }
        for c in piece.chars() {
            if !line.is_empty() && width(&line) + advance(c) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    lines.push(line);
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// What of `text` stays together: a number or a word, and each other character with what closes behind it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '-' | '−' | '+');
    let mut last: Option<char> = None;
    for c in text.chars() {
        let joins = last.is_some_and(|last| CLOSING.contains(c) || is_word(last) && is_word(c));
        match pieces.last_mut() {
            Some(piece) if joins => piece.push(c),
            _ => pieces.push(c.to_string()),
        }
        last = Some(c);
    }
    pieces
}

/// The names, on the height `line`, of what stands over the middles `xs`.
pub fn feet(data: &[Datum], xs: &[f64], line: f64) -> Vec<LabelView> {
    let foot = |(x, text): (f64, String)| LabelView::new("name", "middle", (x, line), text);
    names(data, xs).into_iter().map(foot).collect()
}

/// How what stands over the middles `xs` is named, and which: all, or every second, third … counted from the last.
fn names(data: &[Datum], xs: &[f64]) -> Vec<(f64, String)> {
    let full: Vec<&str> = data.iter().map(|datum| datum.name.as_str()).collect();
    let short: Vec<&str> = data.iter().map(|datum| datum.short.as_str()).collect();
    let named = |names: &[&str], step: usize| -> Option<Vec<(f64, String)>> {
        let mut chosen: Vec<(f64, String)> = Vec::new();
        let mut left = f64::INFINITY;
        for (x, name) in xs.iter().zip(names).rev().step_by(step) {
            let x = inside(*x, name)?;
            let half = width(name) / 2.0;
            if x + half + APART > left {
                return None;
            }
            left = x - half;
            chosen.push((x, (*name).to_owned()));
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
        let widths = ["2023年", "1.5万", "90%", "“四长”"].map(|text| format!("{:.1}", width(text)));
        assert_eq!(widths, ["40.8", "33.6", "26.4", "48.0"]);
    }

    #[test]
    fn rectangles_that_only_touch_do_not_meet() {
        let at = |left: f64| Rectangle { left, top: 0.0, right: left + 10.0, bottom: 10.0 };
        assert!(at(0.0).meets(&at(9.0)) && !at(0.0).meets(&at(10.0)));
    }

    #[test]
    fn words_stay_in_the_drawing() {
        let middles = [2.0, 335.0, 100.0].map(|x| format!("{:.1}", inside(x, "2023年").unwrap()));
        assert_eq!(middles, ["20.4", "315.6", "100.0"]);
        assert_eq!(inside(100.0, &"字".repeat(29)), None);
    }

    #[test]
    fn lines_end_where_words_do() {
        assert_eq!(lines("镇（街道）科协", 48.0), ["镇（街", "道）科协"]);
        assert_eq!(lines("会员1234567人", 60.0), ["会员", "1234567", "人"]);
        assert_eq!(lines("12345678901234567890", 72.0), ["1234567890", "1234567890"]);
        assert_eq!(lines("短", 48.0), ["短"]);
    }
}
