//! A text as a reader reads it, block by block, with the way back to where each word was typed: for whoever proofreads
//! it.
//!
//! Marks are gone, as are lines that the writer broke. What is filled in later, and what is no language at all (code, addresses),
//! is one character that stands for it, so that what stands before and behind it are not taken for neighbours.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::source::Source;
use super::tokens::{self, Kind, Prose};
use super::{marks, raw_html};

/// Stands for what is no words: U+FFFC, the object replacement character.
pub const OBJECT: char = '\u{FFFC}';

/// The text of one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Its words.
    pub text: String,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it stands in a quotation.
    pub quoted: bool,
    /// Offsets in `text` with the original's offset for each, both rising.
    spans: Vec<(usize, usize)>,
}

impl Passage {
    /// The same, as a heading.
    #[must_use]
    pub fn as_heading(self) -> Self {
        Self { heading: true, ..self }
    }

    /// Words that stand in the original from the byte `origin` on, as they are.
    pub fn plain(text: &str, origin: usize) -> Self {
        Self { text: text.to_owned(), spans: vec![(0, origin)], ..Self::default() }
    }

    /// Where the bytes `range` of the text were typed.
    pub fn origins(&self, range: &Range<usize>) -> Range<usize> {
        // A range ends behind its last character, which may have been typed apart from the next.
        let last = self.text.get(range.clone()).and_then(|text| text.chars().next_back());
        let length = last.map_or(0, char::len_utf8);
        self.origin(range.start)..self.origin(range.end - length) + length
    }

    fn origin(&self, offset: usize) -> usize {
        let after = self.spans.partition_point(|(start, _)| *start <= offset);
        let span = after.checked_sub(1).and_then(|n| self.spans.get(n));
        span.map_or(0, |(start, origin)| origin + (offset - start))
    }

    fn push(&mut self, text: &str, origin: usize) {
        if self.spans.is_empty() || self.origin(self.text.len()) != origin {
            self.spans.push((self.text.len(), origin));
        }
        self.text.push_str(text);
    }

    /// Adds one text of the parser, with what is no words in it made objects.
    fn add(&mut self, prose: &Prose, base: usize) {
        let mut next = 0;
        for (start, c) in prose.text.char_indices() {
            if start < next || c == marks::JOINT {
                continue;
            }
            let rest = prose.text.get(start..).unwrap_or_default();
            let length = object(rest, prose.text.get(..start).unwrap_or_default());
            next = start + length.unwrap_or(c.len_utf8());
            let mut buffer = [0; 4];
            let written: &str = if length.is_some() { OBJECT } else { c }.encode_utf8(&mut buffer);
            self.push(written, prose.origin(start) + base);
        }
    }

    fn object(&mut self, origin: usize) {
        self.push(OBJECT.encode_utf8(&mut [0; 4]), origin);
    }
}

/// How long what is no words is at the beginning of `rest`: a figure, a reference, a term, an address.
fn object(rest: &str, before: &str) -> Option<usize> {
    let closed = |close: &str| rest.find(close).map(|at| at + close.len());
    if rest.starts_with("{{") {
        return closed("}}").filter(|length| !rest.get(..*length).unwrap_or_default().contains('\n'));
    }
    if rest.starts_with("[[") {
        return closed("]]").filter(|length| !rest.get(..*length).unwrap_or_default().contains('\n'));
    }
    if !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
        || before.ends_with(|c: char| c.is_ascii_graphic())
    {
        return None;
    }
    let length = rest.find(|c: char| !c.is_ascii_graphic()).unwrap_or(rest.len());
    let run = rest.get(..length)?;
    (run.contains("://") || run.contains('@') || run.starts_with("www.")).then_some(length)
}

/// The passages of an article's Markdown, which stands in its file from the byte `base` on, in order. Blocks of code, HTML
/// and directives are none.
pub fn passages(text: &str, base: usize) -> Vec<Passage> {
    let source = Source::new(text);
    let mut passages = Vec::new();
    let mut passage = Passage::default();
    let mut quotations = 0_usize;
    let mut end = |passage: &mut Passage, quotations: usize| {
        let quoted = quotations > 0;
        let ended = std::mem::replace(passage, Passage { quoted, ..Passage::default() });
        passages.extend(Some(ended).filter(|passage| !passage.text.trim().is_empty()));
    };
    for token in tokens::read(&source, &mut Vec::new()) {
        match &token.kind {
            Kind::Start(Tag::BlockQuote(_)) => {
                quotations += 1;
                end(&mut passage, quotations);
            }
            Kind::End(TagEnd::BlockQuote(_)) => {
                quotations = quotations.saturating_sub(1);
                end(&mut passage, quotations);
            }
            Kind::Start(tag) if !raw_html::is_inline(tag.to_end()) => {
                end(&mut passage, quotations);
                passage.heading = matches!(tag, Tag::Heading { .. });
            }
            Kind::End(tag) if !raw_html::is_inline(*tag) => end(&mut passage, quotations),
            Kind::Fence(_) | Kind::HtmlBlock(_) | Kind::Rule => end(&mut passage, quotations),
            Kind::Prose(prose) => passage.add(prose, base),
            Kind::Code(_) | Kind::Photo(_) | Kind::Hole(_) => passage.object(token.at.start + base),
            Kind::HardBreak => passage.push("\n", token.at.start + base),
            _ => {}
        }
    }
    end(&mut passage, 0);
    passages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        passages(text, 0).into_iter().map(|passage| passage.text).collect()
    }

    #[test]
    fn blocks_are_passages_and_marks_are_gone() {
        let text = "## 攀**登**\n\n甲[乙](a.md)\n丙。\n\n- 一\n- 二\n\n| 头 | 数 |\n|---|---|\n| 行 | 3 |\n\n```\n码\n```\n";
        assert_eq!(texts(text), ["攀登", "甲乙丙。", "一", "二", "头", "数", "行", "3"]);
        let passages = passages(text, 0);
        assert!(passages[0].heading && !passages[1].heading);
    }

    #[test]
    fn what_is_no_words_is_one_character() {
        assert_eq!(texts("共{{bases}}家，见[[攀登]]与`a,b`。"), ["共\u{FFFC}家，见\u{FFFC}与\u{FFFC}。"]);
        assert_eq!(
            texts("网址https://example.org/a,b，信箱a@example.org；A,B"),
            ["网址\u{FFFC}，信箱\u{FFFC}；A,B"]
        );
    }

    #[test]
    fn the_way_back_passes_marks_and_line_ends() {
        let text = "# 题\n\n甲**乙**，\n丙 &amp; 丁";
        let passage = passages(text, 0).pop().unwrap();
        assert_eq!(passage.text, "甲乙，丙 & 丁");
        let original = |word: &str| {
            let at = passage.text.find(word).unwrap();
            text[passage.origins(&(at..at + word.len()))].to_owned()
        };
        assert_eq!(original("乙"), "乙");
        assert_eq!(original("乙，丙"), "乙**，\n丙");
        assert_eq!(original("丁"), "丁");
    }

    #[test]
    fn quotations_are_known() {
        let text = "甲\n\n> 乙\n>\n> > 丙\n\n丁\n";
        let quoted: Vec<bool> = passages(text, 0).iter().map(|passage| passage.quoted).collect();
        assert_eq!(quoted, [false, true, true, false]);
    }
}
