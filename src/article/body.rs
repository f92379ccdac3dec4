//! An article's body: finished HTML, and the holes that only the whole book can fill.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::fields::{self, At, Reader};
use crate::language::Words;

use super::directive::{self, Directive};
use super::markdown::{self, Dialect, Labels, SlipKind};

/// The body of an article or of a part's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    /// What it consists of, in order.
    pub pieces: Vec<Piece>,
    /// The ids of its clauses.
    pub clauses: Vec<String>,
    /// The terms of the index that are marked in it.
    pub terms: Vec<Term>,
    /// Its headings, for the table of contents.
    pub headings: Vec<Heading>,
    /// The first paragraph without markup: [`Piece::Text`] and [`Piece::Figure`] only.
    pub opening: Vec<Piece>,
}

/// A piece of a body. Names and targets are as typed, with their bytes in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Finished HTML.
    Html(String),
    /// Text that is not escaped yet; in headings and openings, beside figures and titles.
    Text(String),
    /// `{{id}}`.
    Figure(At<String>),
    /// The value of a link's `href`.
    Href(At<String>),
    /// Where a cross-reference leads, by title, name or id: stands in the place of the attribute ` href="…"`.
    Named(At<String>),
    /// The text of a cross-reference.
    Title {
        /// The title, name or id of what is meant.
        name: String,
        /// The text that was typed for it.
        text: Option<String>,
    },
    /// A photograph.
    Photo(Mention),
    /// A block that the theme renders.
    Directive(Directive),
}

impl Piece {
    /// Whether it stands for itself, whatever else is in the book.
    pub fn is_finished(&self) -> bool {
        matches!(self, Self::Html(_) | Self::Text(_))
    }
}

/// A photograph as an article names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its id, or its file.
    pub name: At<String>,
    /// The caption typed in the brackets.
    pub caption: Option<String>,
    /// The title typed behind the name.
    pub title: Option<String>,
    /// A figure of its own, or a picture inside a sentence.
    pub block: bool,
}

/// A term of the index, marked in a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// What links name.
    pub id: String,
    /// What it stands under in the index.
    pub name: At<String>,
}

/// A heading of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 2 to 6; the page's title is 1.
    pub level: u8,
    /// What links name.
    pub id: String,
    /// [`Piece::Text`] and [`Piece::Figure`] only.
    pub pieces: Vec<Piece>,
}

/// Reads the bytes `range` of the reader's text as Markdown, with `clauses` where it has numbered ones.
pub(super) fn read(reader: &mut Reader, range: Range<usize>, clauses: bool) -> Body {
    let base = range.start;
    let text = reader.text.get(range).unwrap_or_default();
    let dialect =
        Dialect { directives: directive::NAMES, clauses, heading_links: true, labels: &Labels::CHINESE };
    let read = markdown::parse(text, &dialect);
    for slip in read.slips {
        // The end tag of one that is told need not be told, too.
        if matches!(&slip.problem, SlipKind::RawHtml { tag } if tag.starts_with('/')) {
            continue;
        }
        reader.tell(&moved(&slip.at, base), problem(slip.problem));
    }
    let headings = read.headings.into_iter().map(|heading| Heading {
        level: heading.level,
        id: heading.id,
        pieces: heading.pieces.into_iter().filter_map(|piece| self::piece(reader, piece, base)).collect(),
    });
    Body {
        clauses: read.anchors,
        terms: read
            .terms
            .into_iter()
            .map(|term| Term { id: term.id, name: At { value: term.name, at: moved(&term.at, base) } })
            .collect(),
        headings: headings.collect(),
        opening: read.opening.into_iter().filter_map(|piece| self::piece(reader, piece, base)).collect(),
        pieces: read.pieces.into_iter().filter_map(|piece| self::piece(reader, piece, base)).collect(),
    }
}

fn moved(at: &Range<usize>, base: usize) -> Range<usize> {
    at.start + base..at.end + base
}

fn piece(reader: &mut Reader, piece: markdown::Piece, base: usize) -> Option<Piece> {
    Some(match piece {
        markdown::Piece::Html(html) => Piece::Html(html),
        markdown::Piece::Text(text) => Piece::Text(text),
        markdown::Piece::Figure { id, at } => Piece::Figure(At { value: id, at: moved(&at, base) }),
        markdown::Piece::Href { target, at } => Piece::Href(At { value: target, at: moved(&at, base) }),
        markdown::Piece::Named { name, at } => Piece::Named(At { value: name, at: moved(&at, base) }),
        markdown::Piece::Title { name, text } => Piece::Title { name, text },
        markdown::Piece::Photo { name, caption, title, block, at } => {
            let at = moved(&at, base);
            if let Some(mark) = fields::mark(&caption) {
                let problem =
                    Problem::MarkNotTaken { key: Words::new("图说", "the caption"), mark: mark.to_owned() };
                reader.tell(&at, problem);
            }
            let caption = Some(caption).filter(|caption| !caption.trim().is_empty());
            Piece::Photo(Mention { name: At { value: name, at }, caption, title, block })
        }
        markdown::Piece::Directive { name, body, body_at, .. } => {
            let body = body_at + base..body_at + base + body.len();
            return directive::read(reader, &name, body).map(Piece::Directive);
        }
    })
}

/// Whether `url` is a file of the writer's own machine: `C:\…` or `file:`.
fn is_local(url: &str) -> bool {
    let drive = url.split_once(':').is_some_and(|(drive, _)| drive.len() == 1 && drive.is_ascii());
    drive || url.to_ascii_lowercase().starts_with("file:")
}

/// What a slip of Markdown means to an editor.
fn problem(slip: SlipKind) -> Problem {
    match slip {
        SlipKind::RawHtml { tag } => Problem::RawHtml { tag },
        SlipKind::UnbalancedHtml { tag } => Problem::HtmlUnbalanced { tag },
        SlipKind::LinkScheme { url } | SlipKind::ImageScheme { url } if is_local(&url) => {
            Problem::LocalPath { path: url }
        }
        SlipKind::LinkScheme { url } => Problem::LinkRefused { url },
        SlipKind::ImageScheme { url } => Problem::PictureElsewhere { url },
        SlipKind::StrayPhoto { name } => Problem::PhotoNotTaken { name },
        SlipKind::StrayStars => Problem::StarsLeft,
        SlipKind::StrayTerm { text } => Problem::TermNotTaken { text },
        SlipKind::UnusedNote { label } => Problem::FootnoteUnused { label },
        SlipKind::RepeatedNote { label } => Problem::FootnoteTwice { label },
        SlipKind::UndefinedNote { label } => Problem::FootnoteMissing { label },
        SlipKind::FigureName { text } => Problem::FigureName { text },
        SlipKind::RepeatedId { id } => Problem::AnchorTwice { id },
        SlipKind::ReservedId { id } => Problem::AnchorReserved { id },
        SlipKind::HeadingAttribute { name } => Problem::HeadingAttribute { name },
        SlipKind::EmptyHeading => Problem::HeadingEmpty,
    }
}
