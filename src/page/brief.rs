//! A page in brief: what its key is made of.
//!
//! What stands here for something large has to say why it names all of it.

use rayon::prelude::*;
use serde::Serialize;

use crate::article::Article;
use crate::book::{Entry, EntryId};
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::path::Route;
use crate::theme::Theme;

use super::address::COVER;
use super::contents;
use super::form::{Form, Place, Sheet};
use super::lists::EntryView;
use super::site::{About, Face, Linker, Piece, Site};
use super::view::{PageKind, ShareImage};

/// A page in brief.
pub struct Brief;

/// What every template gets, in brief: what all pages share by its fingerprint, and what the page says of itself.
#[derive(Serialize)]
pub struct ViewBrief<'a> {
    shared: Option<Fingerprint>,
    kind: PageKind,
    title: &'a str,
    description: Option<&'a str>,
    image: Option<ShareImage>,
    date: Option<String>,
    part: Option<usize>,
}

/// An article by the fingerprint of its file.
#[derive(Serialize)]
pub struct OwnBrief<'a> {
    file: &'a Fingerprint,
}

/// An article in a list, by the fingerprint of what it is in the cover's: what it is on another page follows from that
/// and from the page's own address.
#[derive(Serialize)]
pub struct ListedBrief {
    listed: Option<Fingerprint>,
}

/// A body by the fingerprint of its file, and by what fills its holes, in order. Which hole each fills is in the file.
#[derive(Serialize)]
pub struct Filling {
    file: Fingerprint,
    parts: Vec<Part>,
}

#[derive(Serialize)]
enum Part {
    Html(String),
    Text(String),
    /// Arguments without a fingerprint are those that the full form tells cannot be written.
    Component(String, Option<Fingerprint>),
}

impl<'a> Form<'a> for Brief {
    type View = ViewBrief<'a>;
    type Own = OwnBrief<'a>;
    type Listed = ListedBrief;
    type Outline = Option<Fingerprint>;
    /// What it was rendered under, which names all of it.
    type Piece = Option<Fingerprint>;
    type Href = &'a str;
    type Body = Filling;
    /// `None` when it cannot be written, as the full form tells.
    type Made = Option<Fingerprint>;

    fn view(site: &'a Site<'a>, about: About<'a>) -> ViewBrief<'a> {
        let image = site.shared_image(&about);
        let About { kind, title, description, date, part, .. } = about;
        ViewBrief { shared: site.shared, kind, title, description, image, date, part }
    }

    fn own(article: &'a Article) -> OwnBrief<'a> {
        OwnBrief { file: &article.fingerprint }
    }

    fn listed(site: &'a Site<'a>, _: Linker, id: EntryId, _: &'a Entry) -> ListedBrief {
        ListedBrief { listed: site.faces.get(id).and_then(|face| face.listed) }
    }

    fn outline(site: &'a Site<'a>, _: Linker, id: EntryId, _: &'a Entry) -> Option<Fingerprint> {
        site.faces.get(id).and_then(|face| face.outline)
    }

    fn piece(piece: &'a Piece) -> Option<Fingerprint> {
        piece.key
    }

    fn href(_: Linker, route: &'a Route) -> &'a str {
        route.as_str()
    }

    fn made(_: &Theme, place: Place, context: &impl Serialize) -> Result<Self::Made, Box<Diagnostic>> {
        Ok(Fingerprint::of_value(&(place, context)).ok())
    }
}

impl Sheet for Filling {
    fn of(file: &Fingerprint) -> Self {
        Self { file: *file, parts: Vec::new() }
    }

    fn own_html(&mut self, _: &str) {}

    fn own_text(&mut self, _: &str) {}

    fn html(&mut self, html: &str) {
        self.parts.push(Part::Html(html.to_owned()));
    }

    fn text(&mut self, text: &str) {
        self.parts.push(Part::Text(text.to_owned()));
    }

    fn component(
        &mut self,
        _: &Theme,
        name: &str,
        arguments: &impl Serialize,
    ) -> Result<(), Box<Diagnostic>> {
        self.parts.push(Part::Component(name.to_owned(), Fingerprint::of_value(arguments).ok()));
        Ok(())
    }
}

/// What other pages show of each article of `site`.
pub fn faces(site: &Site) -> Vec<Face> {
    let cover = Route::fixed(COVER);
    let face = |(id, entry)| {
        let linker = site.linker(&cover);
        Face {
            listed: Fingerprint::of_value(&EntryView::<Brief>::of(site, linker, entry)).ok(),
            outline: Fingerprint::of_value(&contents::headings(site, id, entry)).ok(),
        }
    };
    site.book.entries.par_iter().enumerate().map(face).collect()
}
