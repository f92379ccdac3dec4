//! The text between the marks: figures, addresses, references and terms of the index are found in it, the rest is
//! text.

use std::ops::Range;

use pulldown_cmark::Tag;

use super::figures::{self, Braces};
use super::href::Href;
use super::tokens::{Kind, Prose, Token};
use super::{Piece, Slip, SlipKind, Term, bare_urls, marks, terms};

/// Settles all text: after this every token of text is literal. The terms in it are added to `terms`.
pub(super) fn settle<'a>(
    tokens: Vec<Token<'a>>,
    terms: &mut Vec<Term>,
    slips: &mut Vec<Slip>,
) -> Vec<Token<'a>> {
    let mut settled = Vec::with_capacity(tokens.len());
    let mut in_link = false;
    for token in tokens {
        match &token.kind {
            Kind::Prose(prose) => {
                // Typed indentation (two ideographic spaces) is the style's business.
                let opens = matches!(settled.last(), Some(Token { kind: Kind::Start(Tag::Paragraph), .. }));
                let indented = prose.text.len() - prose.text.trim_start_matches(['\u{3000}', ' ']).len();
                let flushed = if opens { indented } else { 0 };
                Reading { prose, in_link, flushed, settled: &mut settled, terms, slips }.read();
            }
            Kind::Link { .. } => {
                in_link = true;
                settled.push(token);
            }
            Kind::LinkEnd => {
                in_link = false;
                settled.push(token);
            }
            _ => settled.push(token),
        }
    }
    settled
}

/// The reading of one text from its beginning to its end.
struct Reading<'r, 'a> {
    prose: &'r Prose,
    /// Whether the text stands in a link, where no other link may begin.
    in_link: bool,
    /// How far the text has been handed on.
    flushed: usize,
    settled: &'r mut Vec<Token<'a>>,
    terms: &'r mut Vec<Term>,
    slips: &'r mut Vec<Slip>,
}

impl Reading<'_, '_> {
    fn read(mut self) {
        self.stars();
        let text = &self.prose.text;
        let mut next = 0;
        // Only these characters can begin something.
        let begins = ['{', '[', 'h', 'H', 'w', 'W', '【', '［'];
        while let Some((found, first)) =
            text.get(next..).and_then(|rest| rest.char_indices().find(|(_, c)| begins.contains(c)))
        {
            let start = next + found;
            next = match first {
                '{' => self.figure(start),
                '[' => self
                    .note(start)
                    .or_else(|| self.term(start))
                    .or_else(|| self.reference(start))
                    .or_else(|| self.stray_photo(start)),
                '【' | '［' => self.stray_term(start),
                _ => self.url(start),
            }
            .unwrap_or(start + first.len_utf8());
        }
        self.flush(text.len());
    }

    /// Notices the first two asterisks that are no emphasis: with a backslash before each, and between the factors of a
    /// power, they are meant as such.
    fn stars(&mut self) {
        let text = &self.prose.text;
        let is_factor = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let found = text.match_indices("**").map(|(at, _)| at).find(|at| {
            let (before, after) =
                (text.get(..*at).unwrap_or_default(), text.get(*at + 2..).unwrap_or_default());
            let (last, next) = (before.chars().next_back(), after.chars().next());
            last != Some('*') && next != Some('*') && !(is_factor(last) && is_factor(next))
        });
        if let Some(at) = found {
            self.slips.push(Slip::new(SlipKind::StrayStars, &self.origins(&(at..at + 2))));
        }
    }

    /// Takes a figure's id here, and gives the offset after it.
    fn figure(&mut self, start: usize) -> Option<usize> {
        match figures::at(&self.prose.text, start)? {
            Braces::Figure { id, range } => {
                let at = self.origins(&range);
                self.flush(start);
                self.flushed = range.end;
                self.push(Kind::Hole(Piece::Figure { id, at: at.clone() }), at);
                Some(range.end)
            }
            Braces::Other(range) => {
                let inner = self.prose.text.get(start + 2..range.end - 2)?;
                let problem = SlipKind::FigureName { text: marks::plain(inner) };
                self.slips.push(Slip::new(problem, &self.origins(&range)));
                Some(range.end)
            }
        }
    }

    /// Notices a reference to a footnote that the parser did not find.
    fn note(&mut self, start: usize) -> Option<usize> {
        let inner = self.prose.text.get(start..)?.strip_prefix("[^")?;
        let is_label = |c: char| !c.is_whitespace() && !matches!(c, '[' | ']' | '^' | marks::JOINT);
        let length = inner.find(|c| !is_label(c))?;
        let closed = inner.get(length..)?.starts_with(']');
        if !closed || length == 0 {
            return None;
        }
        let end = start + length + "[^]".len();
        let label = marks::plain(inner.get(..length)?);
        let at = self.origins(&(start..end));
        self.slips.push(Slip::new(SlipKind::UndefinedNote { label }, &at));
        Some(end)
    }

    /// Takes a term of the index here, and gives the offset after it. One that is not closed is noticed.
    fn term(&mut self, start: usize) -> Option<usize> {
        let Some(found) = terms::at(&self.prose.text, start) else { return self.stray_term(start) };
        let at = self.origins(&(start..found.end));
        self.flush(start);
        self.flushed = found.end;
        let id = format!("term-{}", self.terms.len() + 1);
        self.push(Kind::Markup(format!("<span id=\"{id}\" class=\"term\">")), at.clone());
        self.push(Kind::Literal(found.shown), at.clone());
        self.push(Kind::Markup("</span>".to_owned()), at.clone());
        self.terms.push(Term { id, name: found.name, at });
        Some(found.end)
    }

    /// Notices what was meant as a term: full-width brackets, or none at the end.
    fn stray_term(&mut self, start: usize) -> Option<usize> {
        let end = terms::stray(&self.prose.text, start)?;
        let text = marks::plain(self.prose.text.get(start..end)?);
        self.slips.push(Slip::new(SlipKind::StrayTerm { text }, &self.origins(&(start..end))));
        Some(end)
    }

    /// Takes a cross-reference here, `[[name]]` or `[[name|text]]`, and gives the offset after it.
    fn reference(&mut self, start: usize) -> Option<usize> {
        let inner = self.prose.text.get(start..)?.strip_prefix("[[").filter(|_| !self.in_link)?;
        let inner = inner.get(..inner.find(['[', ']', '\n'])?)?;
        let end = start + inner.len() + "[[]]".len();
        let closed = self.prose.text.get(..end)?.ends_with("]]");
        let (name, text) = inner.split_once('|').map_or((inner, None), |(name, text)| (name, Some(text)));
        let name = marks::plain(name).trim().to_owned();
        let text = text.map(|text| marks::plain(text).trim().to_owned()).filter(|text| !text.is_empty());
        if !closed || name.is_empty() {
            return None;
        }
        let at = self.origins(&(start..end));
        self.flush(start);
        self.flushed = end;
        self.push(Kind::Link { href: Href::Named(name.clone()), title: String::new() }, at.clone());
        self.push(Kind::Hole(Piece::Title { name, text }), at.clone());
        self.push(Kind::LinkEnd, at);
        Some(end)
    }

    /// Notices a photo that the parser did not take: its name has a space, or its brackets are full-width.
    fn stray_photo(&mut self, start: usize) -> Option<usize> {
        let text = &self.prose.text;
        let mark = text.get(..start)?.chars().next_back().filter(|c| matches!(c, '!' | '！'))?;
        let after = start + text.get(start..)?.find(']')? + 1;
        let open = text.get(after..)?.chars().next().filter(|c| matches!(c, '(' | '（'))?;
        let inner = after + open.len_utf8();
        let length = text.get(inner..)?.find([')', '）'])?;
        let close = text.get(inner + length..)?.chars().next()?;
        let name = marks::plain(text.get(inner..inner + length)?);
        let at = self.origins(&(start - mark.len_utf8()..inner + length + close.len_utf8()));
        self.slips.push(Slip::new(SlipKind::StrayPhoto { name }, &at));
        Some(inner + length)
    }

    /// Takes an address here, and gives the offset after it.
    fn url(&mut self, start: usize) -> Option<usize> {
        if self.in_link {
            return None;
        }
        let url = bare_urls::at(&self.prose.text, start)?;
        self.flush(start);
        let at = self.origins(&url.range);
        let link = Kind::Link { href: Href::Outside(url.href), title: String::new() };
        self.push(link, at.clone());
        self.flush(url.range.end);
        self.push(Kind::LinkEnd, at);
        Some(url.range.end)
    }

    /// Hands on the text up to this offset as literal text.
    fn flush(&mut self, end: usize) {
        let range = self.flushed..end;
        let text = self.prose.text.get(range.clone()).map(marks::plain);
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.push(Kind::Literal(text), self.origins(&range));
        }
        self.flushed = end;
    }

    /// The original's range for one of the text that is not empty.
    fn origins(&self, range: &Range<usize>) -> Range<usize> {
        let last = range.end.saturating_sub(1).max(range.start);
        self.prose.origin(range.start)..self.prose.origin(last) + 1
    }

    fn push(&mut self, kind: Kind<'static>, at: Range<usize>) {
        self.settled.push(Token { kind, at });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{html, read, slips};
    use super::*;

    #[test]
    fn figures_keep_their_place_in_the_original() {
        let text = "**甲：**2、共{{科普_人数}}人";
        let figure = read(text).pieces.into_iter().find_map(|piece| match piece {
            Piece::Figure { id, at } => Some((id, at)),
            _ => None,
        });
        let (id, at) = figure.unwrap();
        assert_eq!((id.as_str(), &text[at]), ("科普_人数", "{{科普_人数}}"));
    }

    #[test]
    fn figures_work_in_every_text_and_in_no_code() {
        assert_eq!(html("## 共{{甲}}\n"), "<h2 id=\"共甲\">共[figure 甲]</h2>\n");
        assert_eq!(
            html("*{{a}}*[{{b}}](c){{ d_e }}`{{f}}`"),
            "<p><em>[figure a]</em><a href=\"[href c]\">[figure b]</a>[figure d_e]<code>{{f}}</code></p>\n"
        );
        assert!(html("|甲|\n|-|\n|{{a}}|\n").contains("<td>[figure a]</td>"));
    }

    #[test]
    fn braces_can_be_written_as_such() {
        for text in ["\\{{甲}}", "{\\{甲}}", "&#123;{甲}}", "{{甲\\}}", "{{甲}\\}"] {
            assert_eq!(html(text), "<p>{{甲}}</p>\n", "{text}");
        }
        assert_eq!(html("\\\\{{甲}}"), "<p>\\[figure 甲]</p>\n");
    }

    #[test]
    fn articles_are_referred_to_by_name() {
        assert_eq!(
            html("见[[攀登]]和*[[report|主报告]]*。"),
            "<p>见<a id=\"ref-1\"[named 攀登]>[title 攀登]</a>和<em><a id=\"ref-2\"[named report]>主报告</a></em>。</p>\n"
        );
        for text in ["[[]]", "[[甲", "`[[甲]]`", "[[甲]", "[[a\nb]]"] {
            assert!(!html(text).contains("named"), "{text}");
        }
        assert_eq!(html("[见[[甲]]](b)").matches("<a ").count(), 1);
    }

    #[test]
    fn typed_indentation_is_dropped() {
        assert_eq!(html("　　甲　乙\n\n　　**丙**\n"), "<p>甲　乙</p>\n<p><strong>丙</strong></p>\n");
    }

    #[test]
    fn photos_that_are_not_taken_are_a_slip() {
        for (text, name) in
            [("![](我的 照片.jpg)", "我的 照片.jpg"), ("![甲]（乙）", "乙"), ("甲！[乙]（丙）", "丙")]
        {
            assert_eq!(slips(text), [SlipKind::StrayPhoto { name: name.into() }], "{text}");
        }
        assert_eq!(slips("好！[甲] (乙)"), []);
    }

    #[test]
    fn asterisks_that_are_no_emphasis_are_a_slip() {
        for text in ["**没有结束", "甲** 乙 **丙", "没有开始**"] {
            assert_eq!(slips(text), [SlipKind::StrayStars], "{text}");
        }
        for text in ["**重点：**后面", "\\*\\*甲", "2**3", "张****", "`**`", "***甲***"] {
            assert_eq!(slips(text), [], "{text}");
        }
        assert_eq!(read("甲 ** 乙").slips[0].at, 4..6);
    }

    #[test]
    fn braces_without_an_id_are_a_slip() {
        let text = "甲{{乙 丙}}";
        assert_eq!(html(text), "<p>甲{{乙 丙}}</p>\n");
        assert_eq!(slips(text), [SlipKind::FigureName { text: "乙 丙".into() }]);
        assert_eq!(read(text).slips[0].at, 3..text.len());
    }
}
