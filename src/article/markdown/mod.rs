//! One article's Markdown, read into the pieces of its body.
//!
//! The language is `CommonMark` with tables, footnotes, strikethrough, task lists, definition
//! lists, alerts and heading attributes, made to suit Chinese text in three ways: emphasis works
//! beside full-width punctuation (`emphasis`), a line break between Chinese characters is no space
//! (`breaks`), and a bare address ends where Chinese text goes on (`bare_urls`).
//!
//! What needs the rest of the project (figures, photos, relative links, directives) is left to a
//! later stage as a piece of its own, with its place in the text; all between is finished HTML.
//! Nothing here fails: whatever the text is, the HTML is safe and well formed, and what was not
//! taken as meant is listed as a slip.
//!
//! The parser's events become tokens (`tokens`), each step then settles one matter in the list of
//! tokens, and `render` writes it.

mod alerts;
mod bare_urls;
mod breaks;
mod cjk;
mod clauses;
mod emphasis;
mod figures;
mod footnotes;
mod headings;
mod href;
mod labels;
mod links;
mod marks;
mod outline;
mod passages;
mod photos;
mod prose;
mod raw_html;
mod render;
mod slip;
mod source;
mod tables;
mod terms;
mod tokens;

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod spec_tests;
#[cfg(test)]
mod testing;

use std::ops::Range;

pub use labels::{Dialect, Labels};
pub use passages::{OBJECT, Passage, passages};
pub use slip::{Slip, SlipKind};

/// An article's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markdown {
    /// The body, in order. Written out one after the other, with the holes filled, the pieces are
    /// the body's HTML.
    pub pieces: Vec<Piece>,
    /// The headings of the body, in order.
    pub headings: Vec<Heading>,
    /// The ids of the body's clauses, in order.
    pub anchors: Vec<String>,
    /// The terms of the index that are marked in it, in the order of the page.
    pub terms: Vec<Term>,
    /// The first paragraph with text that stands in no quotation, list or footnote, as plain
    /// text: only [`Piece::Text`] and [`Piece::Figure`]. Empty if there is none.
    pub opening: Vec<Piece>,
    /// What was not taken as meant, in the order of its place.
    pub slips: Vec<Slip>,
}

/// A part of a text. Every `at` is a range of bytes in the original text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Finished HTML, to be written as it is.
    Html(String),
    /// Plain text, not escaped. Only in [`Markdown::opening`] and [`Heading::pieces`].
    Text(String),
    /// `{{id}}` in the text: the place of a figure. The id is of letters, digits, `-` and `_`.
    Figure {
        /// The figure's id.
        id: String,
        /// The place of the braces and what is in them.
        at: Range<usize>,
    },
    /// The target of a link inside the project, that is one without scheme and host. It stands
    /// between the quotes of `href="…"`, and the escaped address is to be written there.
    Href {
        /// The target as written, entities decoded; percent signs are as they were.
        target: String,
        /// The place of the whole link.
        at: Range<usize>,
    },
    /// The target of a cross-reference, `[[name]]`: stands in the place of the attribute, ` href="…"`, in a link whose id
    /// is `ref-` and the number of the reference in the body. One that leads nowhere leaves it out.
    Named {
        /// The title, name or id, as written.
        name: String,
        /// The place of the whole reference.
        at: Range<usize>,
    },
    /// The text of a cross-reference: its own, or else the title or name of what it means.
    Title {
        /// The title, name or id, as written.
        name: String,
        /// The text of its own.
        text: Option<String>,
    },
    /// A photo: `![caption](name "title")`.
    Photo {
        /// The photo's name, percent-decoded.
        name: String,
        /// The caption as plain text, not escaped.
        caption: String,
        /// The title as plain text, not escaped.
        title: Option<String>,
        /// Whether it stands in place of a paragraph. If not, it stands in text, which may be
        /// that of a link: only phrasing content without a link is permitted there.
        block: bool,
        /// The place of the image.
        at: Range<usize>,
    },
    /// A fenced block that is a directive, in place of a block.
    Directive {
        /// The first word of the info string, one of [`Dialect::directives`].
        name: String,
        /// The content; the indentation and the marks of lists and quotations around it are gone.
        body: String,
        /// The place of the whole block.
        at: Range<usize>,
        /// The offset of the content's first byte in the original text; the block's end if there
        /// is no content.
        body_at: usize,
    },
}

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The level on the page, 2 to 6.
    pub level: u8,
    /// The id on the page, unlike every other of the body.
    pub id: String,
    /// The content as plain text: only [`Piece::Text`] and [`Piece::Figure`].
    pub pieces: Vec<Piece>,
}

/// A term of the index, marked where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The id of the words that are marked.
    pub id: String,
    /// What it stands under in the index.
    pub name: String,
    /// The place of the mark and what is in it.
    pub at: Range<usize>,
}

/// Reads an article's Markdown.
///
/// A byte order mark at the beginning is no part of the text. Noncharacters and control
/// characters, which HTML forbids, come out as U+FFFD.
#[must_use]
pub fn parse(text: &str, dialect: &Dialect) -> Markdown {
    let source = source::Source::new(text);
    let labels = dialect.labels;
    let mut slips = Vec::new();
    let mut anchors = Vec::new();
    let mut terms = Vec::new();
    // Images first, since what is in a caption is no reference, link or tag; notes before tags,
    // links and text, which they have too; headings when their text is settled.
    let tokens = tokens::read(&source, &mut slips);
    let tokens = photos::stand_alone(tokens);
    let tokens = footnotes::gather(tokens, labels, &mut slips);
    let tokens = raw_html::settle(tokens, &mut slips);
    let tokens = links::settle(tokens, &mut slips);
    let tokens = prose::settle(tokens, &mut terms, &mut slips);
    let tokens = breaks::settle(tokens);
    let (tokens, headings) = headings::settle(tokens, &mut slips);
    let opening = outline::opening(&tokens);
    let tokens = tables::settle(tokens, labels);
    let tokens = alerts::settle(tokens, labels);
    let tokens = if dialect.clauses { clauses::settle(tokens, &mut anchors) } else { tokens };
    let tokens = if dialect.heading_links { headings::linked(tokens, &headings, labels) } else { tokens };
    let pieces = render::pieces(tokens, dialect.directives);
    slips.sort_by_key(|slip| slip.at.start);
    Markdown { pieces, headings, anchors, terms, opening, slips }
}
