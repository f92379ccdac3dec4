//! Pieces: what the pages that list the whole book are put together from.
//!
//! The contents of ten thousand articles take as long to render as all the rest of a rebuild, and an edit changes one
//! line of them. So each part in them, and on the cover, is rendered by a template of its own and remembered under a key
//! of its own, as a page is; the page gets finished HTML, and in brief the keys that it was rendered under.

use serde::Serialize;

use crate::book::Part;

use super::form::Form;
use super::site::{Linker, Piece, Site};

/// A part in a list, for the template of the page that lists it.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct PieceView<'a, F: Form<'a>> {
    title: &'a str,
    summary: Option<&'a str>,
    href: F::Href,
    html: F::Piece,
}

/// The parts on the page of `linker`, which is put together from these `pieces`: those that it `lists`.
pub fn parts<'a, F: Form<'a>>(
    site: &'a Site<'a>,
    linker: Linker,
    pieces: &'a [Piece],
    lists: impl Fn(&Part) -> bool,
) -> Vec<PieceView<'a, F>> {
    let part = |(part, piece): (&'a Part, &'a Piece)| PieceView {
        title: &part.title,
        summary: part.summary.as_deref(),
        href: F::href(linker, &part.route),
        html: F::piece(piece),
    };
    site.book.parts.iter().zip(pieces).filter(|(part, _)| lists(part)).map(part).collect()
}

/// The context of a piece: what every template gets on its page, and the part with its articles.
#[derive(Serialize)]
#[serde(bound(serialize = "E: Serialize"))]
pub struct PieceContext<'a, F: Form<'a>, E> {
    #[serde(flatten)]
    view: F::View,
    part: PieceBody<'a, F, E>,
}

#[derive(Serialize)]
#[serde(bound(serialize = "E: Serialize"))]
struct PieceBody<'a, F: Form<'a>, E> {
    title: &'a str,
    summary: Option<&'a str>,
    href: F::Href,
    articles: Vec<E>,
}

impl<'a, F: Form<'a>, E> PieceContext<'a, F, E> {
    /// Of `part`, which has these `articles`, on the page of `linker`.
    pub fn of(view: F::View, linker: Linker, part: &'a Part, articles: Vec<E>) -> Self {
        let (title, summary) = (part.title.as_str(), part.summary.as_deref());
        Self { view, part: PieceBody { title, summary, href: F::href(linker, &part.route), articles } }
    }
}
