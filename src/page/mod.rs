//! Stage 5: the book becomes pages.
//!
//! [`Pages::list`] says which pages there are, each under a key that names all that it shows; [`Pages::render`] gathers
//! that into a context, out of which `Theme` renders the page. Templates can reach nothing else. Key and context are
//! put together by the same functions, once in brief and once in full (`form`).

mod address;
mod article;
mod body;
mod brief;
mod calendar;
mod chart;
mod chronicle;
mod contents;
mod contents_script;
mod data;
mod form;
mod full;
mod imprint;
mod index;
mod json_ld;
mod lists;
mod machine;
mod names;
mod occurrences;
mod photo;
mod pieces;
mod plates;
mod plots;
mod records;
mod roll;
mod site;
mod statistics;
mod view;
mod whole;

use std::sync::Arc;

use rayon::prelude::*;

use crate::book::{CONTENTS, Entry, EntryId, Part};
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::path::Route;

pub use body::escaped;
pub use calendar::calendar;
pub use contents_script::ContentsScript;
pub use site::Sources;
pub use whole::{LEAVES, Leaf, leaves};

use address::{BOOK, COVER, FEED, FIGURES, IMPRINT, INDEX, NOT_FOUND, PLATES, ROBOTS, SITEMAP};
use brief::Brief;
use form::{Form, Place};
use full::Full;
use site::{Piece, Pieces, Site};

/// The pages of a website.
pub struct Pages<'a>(Site<'a>);

/// A page that is not rendered yet.
pub struct Page<'a> {
    /// Where it is published.
    pub route: Route,
    /// Of everything that its bytes depend on; `None` when it cannot be known, as rendering it tells.
    pub key: Option<Fingerprint>,
    subject: Subject<'a>,
}

/// Which page to make.
#[derive(Clone, Copy)]
enum Subject<'a> {
    Cover,
    Contents,
    CoverPart(&'a Part),
    ContentsPart(&'a Part),
    Part(usize, &'a Part),
    Article(EntryId, &'a Entry),
    Figures,
    Plates,
    Index,
    Imprint,
    Book,
    NotFound,
    Feed,
    Sitemap,
    Robots,
}

impl<'a> Pages<'a> {
    /// The pages made from `sources`.
    pub fn of(sources: Sources<'a>) -> Self {
        let mut site = Site::new(sources);
        site.faces = brief::faces(&site);
        Self(site)
    }

    /// The pieces that the longest of its pages are put together from: a page each, but published in another.
    pub fn pieces(&self) -> Vec<Page<'a>> {
        let parts = || self.0.book.parts.iter();
        let subjects = parts().map(Subject::CoverPart).chain(parts().map(Subject::ContentsPart)).collect();
        self.keyed(subjects)
    }

    /// With its [`Self::pieces`] rendered: these, each under its key and in the same order. Without them a page lacks
    /// what it lists.
    #[must_use]
    pub fn put_together(mut self, rendered: Vec<(Option<Fingerprint>, Arc<str>)>) -> Self {
        let mut pieces: Vec<Piece> = rendered.into_iter().map(|(key, html)| Piece { key, html }).collect();
        let contents = pieces.split_off(pieces.len() / 2);
        self.0.pieces = Pieces { cover: pieces, contents };
        self
    }

    /// All pages of the website.
    pub fn list(&self) -> Vec<Page<'a>> {
        let site = &self.0;
        let mut subjects =
            vec![Subject::Cover, Subject::Contents, Subject::Imprint, Subject::NotFound, Subject::Robots];
        let optional = [
            (site.has_figures, Subject::Figures),
            (site.has_plates, Subject::Plates),
            (site.has_index(), Subject::Index),
            (site.has_whole(), Subject::Book),
            (site.has_feed, Subject::Feed),
            (site.config.base_url.is_some(), Subject::Sitemap),
        ];
        subjects.extend(optional.into_iter().filter_map(|(there, subject)| there.then_some(subject)));
        subjects.extend(site.book.parts.iter().enumerate().map(|(number, part)| Subject::Part(number, part)));
        let entries = site.book.entries.iter().enumerate();
        subjects.extend(entries.map(|(number, entry)| Subject::Article(number, entry)));
        self.keyed(subjects)
    }

    fn keyed(&self, subjects: Vec<Subject<'a>>) -> Vec<Page<'a>> {
        let page = |subject: Subject<'a>| {
            let route = subject.route();
            let key = made::<Brief>(&self.0, subject, &route).ok().flatten();
            Page { route, key, subject }
        };
        subjects.into_par_iter().map(page).collect()
    }

    /// Renders `page`, which is one of these. What a template makes wrong is told.
    pub fn render(&self, Page { route, subject, .. }: &Page) -> Result<String, Box<Diagnostic>> {
        let site = &self.0;
        let context = made::<Full>(site, *subject, route)?;
        let page = site.theme.render(subject.template(site), &context);
        // A list of ten thousand articles takes as long to let go as to make: nobody waits for it.
        rayon::spawn(move || drop(context));
        page
    }
}

/// The page of `subject` at `route`, in one form or the other.
fn made<'a, F: Form<'a>>(
    site: &'a Site<'a>,
    subject: Subject<'a>,
    route: &'a Route,
) -> Result<F::Made, Box<Diagnostic>> {
    let theme = site.theme;
    let at = Place { route: route.as_str(), template: subject.template(site), theme: theme.fingerprint };
    match subject {
        Subject::Cover => F::made(theme, at, &lists::cover::<F>(site, route)),
        Subject::Contents => F::made(theme, at, &contents::contents::<F>(site, route)),
        Subject::CoverPart(part) => F::made(theme, at, &lists::cover_part::<F>(site, route, part)),
        Subject::ContentsPart(part) => F::made(theme, at, &contents::part::<F>(site, route, part)),
        Subject::Part(number, part) => F::made(theme, at, &lists::part::<F>(site, number, part)?),
        Subject::Article(number, entry) => F::made(theme, at, &article::article::<F>(site, number, entry)?),
        Subject::Figures => F::made(theme, at, &data::figures(site, route)),
        Subject::Plates => F::made(theme, at, &plates::plates(site, route)),
        Subject::Index => F::made(theme, at, &index::index(site, route)),
        Subject::Imprint => F::made(theme, at, &imprint::imprint(site, route)),
        Subject::Book => F::made(theme, at, &whole::whole::<F>(site, route)),
        Subject::NotFound => F::made(theme, at, &lists::not_found(site, route)),
        Subject::Feed => F::made(theme, at, &machine::feed(site, route)),
        Subject::Sitemap => F::made(theme, at, &machine::sitemap(site, route)),
        Subject::Robots => F::made(theme, at, &machine::robots(site, route)),
    }
}

impl Subject<'_> {
    fn route(self) -> Route {
        Route::fixed(match self {
            Self::Part(_, part) => return part.route.clone(),
            Self::Article(_, entry) => return entry.route.clone(),
            Self::Cover | Self::CoverPart(_) => COVER,
            Self::Contents | Self::ContentsPart(_) => CONTENTS,
            Self::Figures => FIGURES,
            Self::Plates => PLATES,
            Self::Index => INDEX,
            Self::Imprint => IMPRINT,
            Self::Book => BOOK,
            Self::NotFound => NOT_FOUND,
            Self::Feed => FEED,
            Self::Sitemap => SITEMAP,
            Self::Robots => ROBOTS,
        })
    }

    fn template<'s>(self, site: &'s Site) -> &'s str {
        match self {
            Self::Article(_, entry) => site.article_template(entry.article.kind),
            Self::Cover => "cover.html",
            Self::Contents => "contents.html",
            Self::CoverPart(_) => "cover-part.html",
            Self::ContentsPart(_) => "contents-part.html",
            Self::Part(..) => "part.html",
            Self::Figures => "figures.html",
            Self::Plates => "plates.html",
            Self::Index => "index-of-terms.html",
            Self::Imprint => "imprint.html",
            Self::Book => site::WHOLE,
            Self::NotFound => "404.html",
            Self::Feed => "feed.xml",
            Self::Sitemap => "sitemap.xml",
            Self::Robots => "robots.txt",
        }
    }
}
