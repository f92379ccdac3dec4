//! Tokens as plain text, for what is not a page: tables of contents, summaries, the search.

use pulldown_cmark::{Tag, TagEnd};

use super::Piece;
use super::raw_html::is_inline;
use super::tokens::{Kind, Token};

/// The text of these tokens, with the figures in it. A line break is a space; photos, footnote
/// references and markup leave nothing.
pub(super) fn pieces(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for token in tokens {
        match &token.kind {
            Kind::Literal(text) | Kind::Code(text) => add(&mut pieces, text),
            Kind::SoftBreak | Kind::HardBreak => add(&mut pieces, " "),
            Kind::Hole(piece @ (Piece::Figure { .. } | Piece::Title { .. })) => pieces.push(piece.clone()),

            _ => {}
        }
    }
    trim(&mut pieces);
    pieces
}

fn add(pieces: &mut Vec<Piece>, text: &str) {
    if let Some(Piece::Text(last)) = pieces.last_mut() {
        last.push_str(text);
    } else {
        pieces.push(Piece::Text(text.to_owned()));
    }
}

fn trim(pieces: &mut Vec<Piece>) {
    if let Some(Piece::Text(first)) = pieces.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Piece::Text(last)) = pieces.last_mut() {
        last.truncate(last.trim_end().len());
    }
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
}

/// The first paragraph that has text and stands in no quotation, list or footnote.
pub(super) fn opening(tokens: &[Token]) -> Vec<Piece> {
    let mut depth = 0_usize;
    let mut begin = None;
    for (index, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Start(Tag::Paragraph) if depth == 0 => begin = Some(index),
            Kind::End(TagEnd::Paragraph) => {
                let inside = begin.take().and_then(|begin| tokens.get(begin..index));
                let text = inside.map(pieces).unwrap_or_default();
                if !text.is_empty() {
                    return text;
                }
            }
            Kind::Start(tag) if is_container(tag.to_end()) => depth += 1,
            Kind::End(tag) if is_container(*tag) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Vec::new()
}

fn is_container(tag: TagEnd) -> bool {
    !is_inline(tag) && tag != TagEnd::Paragraph
}

#[cfg(test)]
mod tests {
    use super::super::testing::read;
    use super::*;

    #[test]
    fn the_opening_is_the_first_paragraph_as_text() {
        let text = "## 题\n\n![甲](a.jpg)\n\n> 引\n\n**年<u>鉴</u>**[^1]&amp;`码`\n共{{n}}\nA <br>完 \n\n后\n\n[^1]: 注";
        let place = text.find("{{n}}").unwrap();
        assert_eq!(
            read(text).opening,
            [
                Piece::Text("年鉴&码共".into()),
                Piece::Figure { id: "n".into(), at: place..place + 5 },
                Piece::Text(" A  完".into()),
            ]
        );
        assert_eq!(read("- 甲\n\n  乙[^1]\n\n[^1]: 注").opening, []);
    }
}
