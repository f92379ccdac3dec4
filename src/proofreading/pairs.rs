//! Quotes and brackets without their partner.
//!
//! A quotation of several paragraphs has an opening mark at each and a closing one at the last only; and `1）` counts.

use crate::article::Passage;
use crate::diagnostic::Problem;

use super::Mark;

/// What opens and what closes it.
const PAIRS: &[(char, char)] =
    &[('“', '”'), ('‘', '’'), ('《', '》'), ('（', '）'), ('【', '】'), ('「', '」')];

/// What stands alone in each of `passages`.
pub(super) fn marks(passages: &[Passage]) -> Vec<(&Passage, Vec<Mark>)> {
    let next = passages.iter().skip(1).map(Some).chain([None]);
    let alone = passages.iter().zip(next).map(|(passage, next)| {
        let goes_on = next.and_then(|next| next.text.trim_start().chars().next());
        (passage, alone(&passage.text, goes_on))
    });
    alone.filter(|(_, marks)| !marks.is_empty()).collect()
}

/// What stands alone in `text`. The next passage begins with `goes_on`.
fn alone(text: &str, goes_on: Option<char>) -> Vec<Mark> {
    let mut open: Vec<(usize, char, char)> = Vec::new();
    let mut marks = Vec::new();
    let mark = |at: usize, c: char, partner: char| {
        let problem = Problem::MarkUnpaired { mark: c.to_string(), partner: partner.to_string() };
        (at..at + c.len_utf8(), problem)
    };
    for (at, c) in text.char_indices() {
        if let Some((opening, closing)) = PAIRS.iter().find(|(opening, _)| *opening == c) {
            open.push((at, *opening, *closing));
        } else if let Some((opening, _)) = PAIRS.iter().find(|(_, closing)| *closing == c) {
            match open.iter().rposition(|(_, _, closing)| *closing == c) {
                // What was opened inside stays open.
                Some(found) => {
                    let inside = open.split_off(found).into_iter().skip(1);
                    marks.extend(inside.map(|(at, c, closing)| mark(at, c, closing)));
                }
                None if counts(text.get(..at).unwrap_or_default(), c) => {}
                None => marks.push(mark(at, c, *opening)),
            }
        }
    }
    let left = open.into_iter().filter(|(_, opening, _)| !(*opening == '“' && goes_on == Some('“')));
    marks.extend(left.map(|(at, c, closing)| mark(at, c, closing)));
    marks.sort_by_key(|(range, _)| range.start);
    marks
}

/// Whether the bracket behind `before` ends a number of a list, or an apostrophe stands in a foreign word.
fn counts(before: &str, c: char) -> bool {
    match c {
        '）' => before.ends_with(|c: char| c.is_ascii_alphanumeric() || "一二三四五六七八九十".contains(c)),
        '’' => before.ends_with(|c: char| c.is_ascii_alphanumeric()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        let passages: Vec<Passage> = texts.iter().map(|text| Passage::plain(text, 0)).collect();
        let marks = marks(&passages).into_iter();
        marks
            .flat_map(|(passage, marks)| marks.into_iter().map(|(range, _)| passage.text[range].to_owned()))
            .collect()
    }

    #[test]
    fn what_stands_alone_is_marked() {
        assert_eq!(texts(&["“甲（乙）《丙》‘丁’”"]), Vec::<String>::new());
        assert_eq!(texts(&["“甲（乙”丙"]), ["（"]);
        assert_eq!(texts(&["甲”乙", "《丙"]), ["”", "《"]);
    }

    #[test]
    fn lists_foreign_words_and_long_quotations_are_right() {
        assert_eq!(texts(&["1）甲 2）乙 三）丙", "it’s", "“甲。", "“乙。”"]), Vec::<String>::new());
        assert_eq!(texts(&["“甲。", "乙。"]), ["“"]);
    }
}
