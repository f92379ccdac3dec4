//! Terms of the index, marked where they stand in the text: `[[#海智计划]]`, or `[[#海智计划|海智]]` where another word
//! stands there.
//!
//! An input method for Chinese types `＃` and `｜` for `#` and `|`; both are taken. It also types `【` for `[`, but
//! those brackets are punctuation that a text may mean, so a term in them is told and stays text.

use super::marks;

/// What follows the brackets of a term.
const SIGNS: [char; 2] = ['#', '＃'];
/// What stands between a term and the words that are shown.
const BARS: [char; 2] = ['|', '｜'];
/// How much of a term without an end is shown to its writer, in characters.
const SHOWN: usize = 16;

/// A term in a text.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    /// What it stands under in the index.
    pub name: String,
    /// What is shown.
    pub shown: String,
    /// The offset after it.
    pub end: usize,
}

/// The term that begins at `start`.
pub(super) fn at(text: &str, start: usize) -> Option<Found> {
    let inside = text.get(start..)?.strip_prefix("[[")?;
    let inner = inside.strip_prefix(SIGNS)?;
    let sign = inside.len() - inner.len();
    let inner = inner.get(..inner.find(['[', ']', '{', '\n'])?)?;
    let end = start + "[[".len() + sign + inner.len() + "]]".len();
    let (name, shown) = inner.split_once(BARS).unwrap_or((inner, ""));
    let name = marks::plain(name).trim().to_owned();
    let shown = Some(marks::plain(shown).trim().to_owned()).filter(|shown| !shown.is_empty());
    let closed = text.get(..end)?.ends_with("]]");
    (closed && !name.is_empty()).then(|| Found { shown: shown.unwrap_or_else(|| name.clone()), name, end })
}

/// The offset after what was meant as a term at `start`, but is none: its brackets are full-width or lack their end.
pub(super) fn stray(text: &str, start: usize) -> Option<usize> {
    let opens = |c: &char| matches!(c, '[' | '［' | '【');
    let mut letters = text.get(start..)?.char_indices();
    let (first, second, sign) = (letters.next()?.1, letters.next()?.1, letters.next()?.1);
    if !opens(&first) || !opens(&second) || !SIGNS.contains(&sign) {
        return None;
    }
    let closes = |c: char| matches!(c, ']' | '］' | '】');
    let length = letters
        .take(SHOWN)
        .take_while(|(_, c)| !closes(*c) && !opens(c) && *c != '\n')
        .last()
        .map_or(first.len_utf8() + second.len_utf8() + sign.len_utf8(), |(at, c)| at + c.len_utf8());
    let rest = text.get(start + length..)?;
    let closing: usize = rest.chars().take(2).take_while(|c| closes(*c)).map(char::len_utf8).sum();
    Some(start + length + closing)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{html, read, slips};
    use super::super::{Piece, SlipKind};

    fn terms(text: &str) -> Vec<(String, String)> {
        read(text).terms.into_iter().map(|term| (term.id, term.name)).collect()
    }

    #[test]
    fn a_term_is_marked_where_it_stands() {
        assert_eq!(
            html("据[[#海智计划]]、*[[#海智计划|海智]]*。"),
            concat!(
                "<p>据<span id=\"term-1\" class=\"term\">海智计划</span>、",
                "<em><span id=\"term-2\" class=\"term\">海智</span></em>。</p>\n"
            )
        );
        let text = "[[＃甲｜乙&丙]]和[见[[#丁]]](a.md)";
        assert_eq!(
            terms(text),
            [("term-1".to_owned(), "甲".to_owned()), ("term-2".to_owned(), "丁".to_owned())]
        );
        assert!(html(text).contains("class=\"term\">乙&amp;丙</span>"));
        let at = read("甲\n\n**乙**[[#丙]]\n").terms.remove(0).at;
        assert_eq!(&"甲\n\n**乙**[[#丙]]\n"[at], "[[#丙]]");
    }

    #[test]
    fn terms_are_numbered_in_the_order_of_the_page() {
        let text = "[[#甲]][^1]\n\n[^1]: [[#丙]]\n\n[[#乙]]\n";
        let names: Vec<String> = terms(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["甲", "乙", "丙"]);
    }

    #[test]
    fn headings_and_openings_have_the_words_alone() {
        let markdown = read("## [[#甲|乙]]丙\n\n丁[[#戊]]\n己\n");
        assert_eq!(markdown.headings[0].id, "乙丙");
        assert_eq!(markdown.headings[0].pieces, [Piece::Text("乙丙".into())]);
        assert_eq!(markdown.opening, [Piece::Text("丁戊己".into())]);
        assert_eq!(html("## term-1\n\n## photo 2\n\n## facts\n\n## photo-x\n").matches("id=\"h-").count(), 3);
    }

    #[test]
    fn what_is_no_term_is_text_and_told_where_it_was_meant() {
        for (text, told) in [
            ("甲【【#乙】】丙", "【【#乙】】"),
            ("［［＃乙］］", "［［＃乙］］"),
            ("[[#乙】】丙", "[[#乙】】"),
            ("[[#乙", "[[#乙"),
            ("[[#]]丙", "[[#]]"),
            ("[[#共{{n}}家]]", "[[#共{{n}}家]]"),
        ] {
            assert_eq!(slips(text), [SlipKind::StrayTerm { text: told.into() }], "{text}");
            assert_eq!(terms(text), [], "{text}");
        }
        for text in ["\\[[#乙]]", "`[[#乙]]`", "【乙】【丙】", "[#乙]", "【#乙】"] {
            assert_eq!((slips(text), terms(text)), (vec![], vec![]), "{text}");
        }
    }
}
