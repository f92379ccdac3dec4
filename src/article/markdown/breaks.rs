//! Line breaks in the source, of which HTML makes a space: in Chinese text most are none.
//!
//! Writers break long lines anywhere; between `甲` and `乙` no space may come of it, beside Latin
//! letters and digits one must. The characters that count are the nearest visible ones, so the
//! ends of emphasis, links and footnote references are looked past.

use super::cjk;
use super::raw_html::is_inline;
use super::tokens::{Kind, Token};

/// Stands for something that is no text but takes room in the line: a photo or a figure, which is
/// set like digits.
const OBJECT: char = '0';

/// What a token puts beside a line break.
enum Side {
    /// This character.
    Shows(char),
    /// Nothing: the token is looked past.
    Passes,
    /// The line begins or ends here.
    Bounds,
}

/// Leaves out the line breaks that are no space.
pub(super) fn settle(tokens: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let after = characters_after(&tokens);
    let mut before = None;
    let mut settled = Vec::with_capacity(tokens.len());
    for (token, after) in tokens.into_iter().zip(after) {
        if matches!(token.kind, Kind::SoftBreak) {
            // At the beginning or end of a line, such as after `<br>`, it shows nothing either.
            let is_space = before.zip(after).is_some_and(|(b, a)| !cjk::joins(b, a));
            if is_space {
                settled.push(token);
            }
            continue;
        }
        match side(&token, |text| text.chars().next_back(), last_but_selectors) {
            Side::Shows(c) => before = Some(c),
            Side::Passes => {}
            Side::Bounds => before = None,
        }
        settled.push(token);
    }
    settled
}

/// For each token the character that shows next after it in its line.
fn characters_after(tokens: &[Token]) -> Vec<Option<char>> {
    let mut next = None;
    let mut after: Vec<Option<char>> = tokens
        .iter()
        .rev()
        .map(|token| {
            let here = next;
            let first = |text: &str| text.chars().next();
            match side(token, first, first) {
                Side::Shows(c) => next = Some(c),
                Side::Passes => {}
                Side::Bounds => next = None,
            }
            here
        })
        .collect();
    after.reverse();
    after
}

/// The last character but variation selectors.
fn last_but_selectors(text: &str) -> Option<char> {
    let selects = |c: &char| cjk::is_variation_selector(*c) || cjk::is_ideographic_selector(*c);
    text.chars().rev().find(|c| !selects(c))
}

fn side(
    token: &Token,
    of_code: impl Fn(&str) -> Option<char>,
    of_text: impl Fn(&str) -> Option<char>,
) -> Side {
    let shown = |c: Option<char>| c.map_or(Side::Passes, Side::Shows);
    match &token.kind {
        Kind::Literal(text) => shown(of_text(text)),
        Kind::Code(text) => shown(of_code(text)),
        Kind::Prose(prose) => shown(of_text(&prose.text)),
        Kind::Photo(photo) if !photo.block => Side::Shows(OBJECT),
        Kind::Hole(_) | Kind::Task(_) => Side::Shows(OBJECT),
        Kind::Start(tag) if is_inline(tag.to_end()) => Side::Passes,
        Kind::End(tag) if is_inline(*tag) => Side::Passes,
        Kind::SoftBreak
        | Kind::Link { .. }
        | Kind::LinkEnd
        | Kind::Markup(_)
        | Kind::NoteReference(_)
        | Kind::HtmlTag(_) => Side::Passes,
        Kind::Start(_)
        | Kind::End(_)
        | Kind::HardBreak
        | Kind::Rule
        | Kind::Photo(_)
        | Kind::Fence(_)
        | Kind::HtmlBlock(_) => Side::Bounds,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::html;

    #[test]
    fn a_break_in_chinese_text_is_no_space() {
        assert_eq!(html("甲\n乙，\n丙"), "<p>甲乙，丙</p>\n");
        assert_eq!(html("“甲”\n乙……\n丙"), "<p>“甲”乙……丙</p>\n");
        assert_eq!(html("𠀀\u{E0100}\n乙"), "<p>𠀀\u{E0100}乙</p>\n");
    }

    #[test]
    fn a_break_beside_latin_text_stays() {
        assert_eq!(html("甲\nABC\n乙\n12\nde"), "<p>甲\nABC\n乙\n12\nde</p>\n");
        assert_eq!(html("共\n{{a}}\n人"), "<p>共\n[figure a]\n人</p>\n");
    }

    #[test]
    fn tags_and_references_are_looked_past() {
        assert_eq!(html("**甲**\n乙"), "<p><strong>甲</strong>乙</p>\n");
        assert_eq!(html("甲\n[乙](x)\n`丙`"), "<p>甲<a href=\"[href x]\">乙</a><code>丙</code></p>\n");
        assert_eq!(html("<u>甲</u>\n<u>乙</u>"), "<p><u>甲</u><u>乙</u></p>\n");
        assert_eq!(html("*a*\n甲"), "<p><em>a</em>\n甲</p>\n");
        assert!(html("甲[^1]\n乙\n\n[^1]: 注").contains("</sup>乙"));
        assert_eq!(html("甲<br>\n乙"), "<p>甲<br>\n乙</p>\n");
    }
}
