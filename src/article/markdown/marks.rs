//! The noncharacters used as marks inside the text while it is worked on, and their removal.
//!
//! Unicode sets noncharacters aside for a program's own use, and pulldown-cmark counts them
//! neither as whitespace nor as punctuation. None that a writer brings in, as itself or as an
//! entity, gets past this file, so a mark found later is always one of ours.

use std::borrow::Cow;

use super::Piece;

/// Stands between a delimiter run and the punctuation in its way, and on both sides of a character
/// that was escaped, so that it takes part in no pattern. Always invisible: it is taken out at the end.
pub(super) const JOINT: char = '\u{FDD0}';
/// Begins a hole in the HTML: the number of a piece follows.
const OPEN: char = '\u{FDD1}';
/// Ends a hole in the HTML.
const CLOSE: char = '\u{FDD2}';
/// U+FFFD, the character that stands for one that cannot be shown.
const REPLACEMENT: char = '\u{FFFD}';

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// The text with the noncharacters of the basic plane replaced by U+FFFD, which is as long in
/// UTF-8, so that offsets stay. Those of the other planes cannot be taken for a mark and wait for
/// [`plain`].
pub(super) fn shield(text: &str) -> Cow<'_, str> {
    let taken = |c: char| is_noncharacter(c) && c.len_utf8() == REPLACEMENT.len_utf8();
    if text.contains(taken) { Cow::Owned(text.replace(taken, "\u{FFFD}")) } else { Cow::Borrowed(text) }
}

/// The text as it may stand in HTML: joints gone, carriage returns gone (a line feed stays), a
/// vertical tab (a manual line break of word processors) made a space, and the other
/// noncharacters and control characters, which HTML forbids, replaced by U+FFFD.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(*c, JOINT | '\r'))
        .map(|c| match c {
            '\t' | '\n' | '\u{C}' => c,
            '\u{B}' => ' ',
            c if c.is_control() || is_noncharacter(c) => REPLACEMENT,
            c => c,
        })
        .collect()
}

/// The mark that stands in the HTML for the piece of this number.
pub(super) fn hole(number: usize) -> String {
    format!("{OPEN}{number}{CLOSE}")
}

/// Cuts the HTML at its holes and puts the pieces in. Each piece is used once.
pub(super) fn fill(html: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut waiting: Vec<Option<Piece>> = pieces.into_iter().map(Some).collect();
    let mut filled = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(OPEN) {
        if !before.is_empty() {
            filled.push(Piece::Html(before.to_owned()));
        }
        let (number, after) = after.split_once(CLOSE).unwrap_or(("", after));
        let piece = number.parse().ok().and_then(|n: usize| waiting.get_mut(n));
        filled.extend(piece.and_then(Option::take));
        rest = after;
    }
    if !rest.is_empty() {
        filled.push(Piece::Html(rest.to_owned()));
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_writers_noncharacters_are_replaced_at_the_same_length() {
        assert_eq!(shield("甲\u{FDD0}乙\u{FFFF}\u{1FFFE}"), "甲\u{FFFD}乙\u{FFFD}\u{1FFFE}");
        assert!(matches!(shield("甲乙"), Cow::Borrowed("甲乙")));
    }

    #[test]
    fn plain_text_has_nothing_that_html_forbids() {
        assert_eq!(
            plain("甲\u{FDD0}乙\u{0}\u{B}丙\r\n\t\u{1FFFE}\u{9D}"),
            "甲乙\u{FFFD} 丙\n\t\u{FFFD}\u{FFFD}"
        );
    }

    #[test]
    fn holes_are_filled_in_order_of_place() {
        let figure = |id: &str| Piece::Figure { id: id.into(), at: 0..1 };
        let html = format!("<p>{}、{}</p>", hole(1), hole(0));
        assert_eq!(
            fill(&html, vec![figure("甲"), figure("乙")]),
            [
                Piece::Html("<p>".into()),
                figure("乙"),
                Piece::Html("、".into()),
                figure("甲"),
                Piece::Html("</p>".into()),
            ]
        );
    }
}
