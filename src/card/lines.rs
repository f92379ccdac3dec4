//! Breaking a title into lines, as Chinese is set.
//!
//! A line may end after any Han character, but none begins with a mark that closes or ends with one that opens; words and
//! numbers in Latin letters stay whole. Lines of one title are made alike in width, as a designer would: no last line of
//! one character.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// What counts, and so stays with what it counts: 第十次, 三年.
const COUNTING: &str = "第〇零一二两三四五六七八九十百千万";

/// How many times the width is halved in search of the narrowest: to within a thousandth.
const HALVINGS: u32 = 10;

/// Marks that are neither closing nor opening by Unicode, but begin no line.
const NOT_FIRST: &str = "，。、；：？！…—·～々,.;:?!%％℃";

/// The lines of `text` on a measure of `width`, as few as there can be and alike in width. `advance` gives the width of each
/// character in the unit of `width`.
pub fn balanced(text: &str, width: f32, advance: &impl Fn(char) -> f32) -> Vec<String> {
    let pieces = pieces(text);
    let widest = pieces.iter().map(|piece| measure(piece.trim_end(), advance)).fold(0.0, f32::max);
    let greedy = filled(&pieces, width, advance);
    let (mut narrow, mut wide) = (widest.min(width), width);
    for _ in 0..HALVINGS {
        let middle = f32::midpoint(narrow, wide);
        if filled(&pieces, middle, advance).len() > greedy.len() { narrow = middle } else { wide = middle }
    }
    filled(&pieces, wide, advance)
}

/// How wide `text` is.
pub fn measure(text: &str, advance: &impl Fn(char) -> f32) -> f32 {
    text.chars().map(advance).sum()
}

/// The lines of `pieces`, each as full as it can be. A piece that is wider than a line has one of its own.
fn filled(pieces: &[String], width: f32, advance: &impl Fn(char) -> f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if measure(format!("{line}{piece}").trim_end(), advance) <= width => {
                line.push_str(piece);
            }
            _ => lines.push(piece.clone()),
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// The text in the pieces between which a line may break.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = None;
    for character in text.chars() {
        match pieces.last_mut() {
            Some(piece) if before.is_some_and(|before| is_joined(before, character)) => piece.push(character),
            _ => pieces.push(character.to_string()),
        }
        before = Some(character);
    }
    pieces
}

/// Whether no line may break between these two.
fn is_joined(before: char, after: char) -> bool {
    let is_word = |character: char| character.is_alphanumeric() && !is_wide(character);
    is_opening(before)
        || is_closing(after)
        || NOT_FIRST.contains(after)
        || after.is_whitespace()
        || is_word(before) && is_word(after)
        || before.is_ascii_digit() && after.is_alphabetic()
        || COUNTING.contains(before) && after.is_alphabetic()
        || before == '—' && after.is_ascii_digit()
        || "-/.+".contains(before) && is_word(after)
        || is_word(before) && "-/+".contains(after)
}

fn is_wide(character: char) -> bool {
    unicode_width::UnicodeWidthChar::width(character) == Some(2)
}

fn is_opening(character: char) -> bool {
    use GeneralCategory::{InitialPunctuation, OpenPunctuation};
    matches!(character.general_category(), OpenPunctuation | InitialPunctuation)
}

fn is_closing(character: char) -> bool {
    use GeneralCategory::{ClosePunctuation, FinalPunctuation};
    matches!(character.general_category(), ClosePunctuation | FinalPunctuation)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Han characters are as wide as high, others half of it.
    fn advance(character: char) -> f32 {
        if is_wide(character) { 1.0 } else { 0.5 }
    }

    fn lines(text: &str, width: f32) -> Vec<String> {
        balanced(text, width, &advance)
    }

    #[test]
    fn lines_are_alike_in_width() {
        assert_eq!(lines("攀登", 8.0), ["攀登"]);
        assert_eq!(lines("武进区科协第十次代表大会开幕", 10.0), ["武进区科协第十次", "代表大会开幕"]);
    }

    #[test]
    fn no_line_begins_with_what_closes_or_ends_with_what_opens() {
        assert_eq!(lines("迈向新征程，再攀新高峰", 6.0), ["迈向新征程，", "再攀新高峰"]);
        assert_eq!(lines("印发科协章程《修订稿》全文", 7.0), ["印发科协章程", "《修订稿》全文"]);
        assert_eq!(lines("甲乙丙丁“戊己”", 5.0), ["甲乙丙丁", "“戊己”"]);
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        assert_eq!(lines("举办2023年STEM教育展", 6.0), ["举办2023年", "STEM教育展"]);
        assert_eq!(lines("A STEM Day", 2.5), ["A", "STEM", "Day"]);
        assert_eq!(lines("实施方案（2021—2025年）", 8.0), ["实施方案", "（2021—2025年）"]);
    }
}
