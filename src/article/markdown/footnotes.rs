//! Footnotes, gathered at the end in the order of their first reference.
//!
//! A note is numbered when it is first referred to, from the body or from a note that is itself
//! referred to. Ids are `fn-1` for the first note, `fnref-1` for its first reference and
//! `fnref-1-2` for its second; headings keep clear of them (see `headings`).

use std::collections::HashMap;
use std::mem;
use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::href::attribute;
use super::tokens::{Kind, Token};
use super::{Labels, Slip, SlipKind};

/// A footnote's definition.
struct Note<'a> {
    label: String,
    at: Range<usize>,
    content: Vec<Token<'a>>,
    number: Option<usize>,
    references: usize,
}

/// The notes, and which of them has which number.
struct Notes<'a> {
    all: Vec<Note<'a>>,
    /// Indices of `all` by label; labels are compared without regard to case.
    by_label: HashMap<String, usize>,
    /// Indices of `all` by number less one.
    numbered: Vec<usize>,
}

/// Takes the definitions out of the body, numbers the references and puts the notes that are
/// referred to at the end.
pub(super) fn gather<'a>(tokens: Vec<Token<'a>>, labels: &Labels, slips: &mut Vec<Slip>) -> Vec<Token<'a>> {
    let (mut body, definitions) = part(tokens);
    let mut notes = Notes::new(definitions, slips);
    notes.number(&mut body, slips);
    let mut done = 0;
    while let Some(index) = notes.numbered.get(done).copied() {
        let mut content = notes.all.get_mut(index).map(|note| mem::take(&mut note.content));
        if let Some(content) = &mut content {
            notes.number(content, slips);
        }
        if let (Some(note), Some(content)) = (notes.all.get_mut(index), content) {
            note.content = content;
        }
        done += 1;
    }
    notes.finish(body, labels, slips)
}

/// The body without the definitions, and the definitions.
fn part(tokens: Vec<Token<'_>>) -> (Vec<Token<'_>>, Vec<Note<'_>>) {
    let mut body = Vec::with_capacity(tokens.len());
    let mut open: Vec<Note> = Vec::new();
    let mut notes = Vec::new();
    for token in tokens {
        match &token.kind {
            Kind::Start(Tag::FootnoteDefinition(label)) => open.push(Note {
                label: super::marks::plain(label),
                at: token.at,
                content: Vec::new(),
                number: None,
                references: 0,
            }),
            Kind::End(TagEnd::FootnoteDefinition) => notes.extend(open.pop()),
            _ => open.last_mut().map_or(&mut body, |note| &mut note.content).push(token),
        }
    }
    (body, notes)
}

impl<'a> Notes<'a> {
    fn new(notes: Vec<Note<'a>>, slips: &mut Vec<Slip>) -> Self {
        let mut by_label = HashMap::new();
        for (index, note) in notes.iter().enumerate() {
            let first = *by_label.entry(note.label.to_lowercase()).or_insert(index);
            if first != index {
                let label = note.label.clone();
                slips.push(Slip::new(SlipKind::RepeatedNote { label }, &note.at));
            }
        }
        Self { all: notes, by_label, numbered: Vec::new() }
    }

    /// Writes the references among these tokens, and numbers the notes they are the first to name.
    fn number(&mut self, tokens: &mut [Token], slips: &mut Vec<Slip>) {
        for token in tokens {
            let Kind::NoteReference(label) = &mut token.kind else {
                continue;
            };
            let index = self.by_label.get(&label.to_lowercase()).copied();
            let Some((index, note)) = index.and_then(|n| Some((n, self.all.get_mut(n)?))) else {
                let label = mem::take(label);
                token.kind = Kind::Literal(format!("[^{label}]"));
                slips.push(Slip::new(SlipKind::UndefinedNote { label }, &token.at));
                continue;
            };
            let number = *note.number.get_or_insert_with(|| {
                self.numbered.push(index);
                self.numbered.len()
            });
            note.references += 1;
            let id = reference_id(number, note.references);
            token.kind = Kind::Markup(format!(
                "<sup class=\"footnote-ref\"><a id=\"{id}\" href=\"#fn-{number}\" \
                 role=\"doc-noteref\">{number}</a></sup>"
            ));
        }
    }

    fn finish(mut self, mut body: Vec<Token<'a>>, labels: &Labels, slips: &mut Vec<Slip>) -> Vec<Token<'a>> {
        for (index, note) in self.all.iter().enumerate() {
            let first = self.by_label.get(&note.label.to_lowercase()) == Some(&index);
            if first && note.number.is_none() {
                let label = note.label.clone();
                slips.push(Slip::new(SlipKind::UnusedNote { label }, &note.at));
            }
        }
        let numbered = mem::take(&mut self.numbered);
        if numbered.is_empty() {
            return body;
        }
        body.push(markup(format!(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{}\">\n<ol>\n",
            attribute(labels.footnotes)
        )));
        for (n, index) in numbered.into_iter().enumerate() {
            if let Some(note) = self.all.get_mut(index) {
                body.extend(item(note, n + 1, labels));
            }
        }
        body.push(markup("</ol>\n</section>\n".to_owned()));
        body
    }
}

/// The list item of a note. The start and the end of its definition stay, numbered, so that it
/// is known to be a container.
fn item<'a>(note: &mut Note<'a>, number: usize, labels: &Labels) -> Vec<Token<'a>> {
    let at = note.at.clone();
    let token = |kind| Token { kind, at: at.clone() };
    let definition = Tag::FootnoteDefinition(number.to_string().into());
    let mut item = vec![token(Kind::Start(definition))];
    item.append(&mut note.content);
    let ends_in_paragraph = item.last().is_some_and(|last| matches!(last.kind, Kind::End(TagEnd::Paragraph)));
    if ends_in_paragraph {
        item.pop();
    } else {
        item.push(token(Kind::Start(Tag::Paragraph)));
    }
    item.push(token(Kind::Markup(back_links(number, note.references, labels))));
    item.push(token(Kind::End(TagEnd::Paragraph)));
    item.push(token(Kind::End(TagEnd::FootnoteDefinition)));
    item
}

fn back_links(number: usize, references: usize, labels: &Labels) -> String {
    (1..=references).fold(String::new(), |links, reference| {
        let id = reference_id(number, reference);
        let name = attribute(labels.back_to_text);
        let which = id.trim_start_matches("fnref-");
        let shown = if reference == 1 { String::new() } else { format!("<sup>{reference}</sup>") };
        links
            + &format!(" <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{name} {which}\">↩{shown}</a>")
    })
}

fn reference_id(number: usize, reference: usize) -> String {
    if reference == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{reference}") }
}

fn markup<'a>(html: String) -> Token<'a> {
    Token { kind: Kind::Markup(html), at: 0..0 }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{html, read, slips};
    use super::*;

    #[test]
    fn notes_come_at_the_end_in_the_order_of_reference() {
        assert_eq!(
            html("甲[^b]乙[^a]丙[^B]。\n\n[^a]: 注一\n[^b]: 注二\n\n    又一段\n"),
            concat!(
                "<p>甲<sup class=\"footnote-ref\"><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>",
                "乙<sup class=\"footnote-ref\"><a id=\"fnref-2\" href=\"#fn-2\" role=\"doc-noteref\">2</a></sup>",
                "丙<sup class=\"footnote-ref\"><a id=\"fnref-1-2\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>。</p>\n",
                "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"脚注\">\n<ol>\n",
                "<li id=\"fn-1\">\n<p>注二</p>\n<p>又一段",
                " <a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"返回正文 1\">↩</a>",
                " <a href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"返回正文 1-2\">↩<sup>2</sup></a></p>\n</li>\n",
                "<li id=\"fn-2\">\n<p>注一",
                " <a href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"返回正文 2\">↩</a></p>\n</li>\n",
                "</ol>\n</section>\n",
            )
        );
    }

    #[test]
    fn notes_may_refer_to_notes_and_end_in_other_blocks() {
        let page = html("甲[^1]\n\n[^1]: 见[^2]\n\n[^2]:\n    - 单\n");
        assert!(page.contains("<p>见<sup class=\"footnote-ref\"><a id=\"fnref-2\" href=\"#fn-2\""), "{page}");
        assert!(page.contains("</ul>\n<p> <a href=\"#fnref-2\" role=\"doc-backlink\""), "{page}");
    }

    #[test]
    fn slips_of_notes() {
        let text = "甲[^无] `[^码]` \\[^略] [^1]\n\n[^1]: 注\n\n[^1]: 再\n\n[^2]: 闲[^1]\n";
        assert_eq!(
            slips(text),
            [
                SlipKind::UndefinedNote { label: "无".into() },
                SlipKind::RepeatedNote { label: "1".into() },
                SlipKind::UnusedNote { label: "2".into() },
            ]
        );
        let at = &read(text).slips[0].at;
        assert_eq!(&text[at.clone()], "[^无]");
        assert_eq!(html(text).matches("doc-backlink").count(), 1);
    }
}
