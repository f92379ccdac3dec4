//! The contents (目录): parts, their articles, the headings in each, and the pages that the program makes of them all.
//! Each part is a piece of its own.

use std::borrow::Cow;

use serde::Serialize;

use crate::article::Kind;
use crate::book::{Entry, EntryId, Part};
use crate::path::Route;

use super::form::Form;
use super::pieces::{self, PieceContext, PieceView};
use super::site::{About, Linker, Site};
use super::view::{LinkView, PageKind};

/// The context of the contents.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct ContentsPage<'a, F: Form<'a>> {
    #[serde(flatten)]
    view: F::View,
    parts: Vec<PieceView<'a, F>>,
    lists: Vec<LinkView>,
}

/// An article of the contents.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct ContentsEntry<'a, F: Form<'a>> {
    #[serde(flatten)]
    entry: F::Listed,
    headings: F::Outline,
}

/// The headings of an article.
pub type Outline = Vec<ContentsHeading>;

/// A heading of an article, and those under it.
#[derive(Serialize)]
pub struct ContentsHeading {
    #[serde(flatten)]
    link: LinkView,
    headings: Vec<LinkView>,
}

/// A heading that the contents have of an article, wherever that is.
#[derive(Serialize)]
pub struct Heading<'a> {
    is_under: bool,
    anchor: Cow<'a, str>,
    title: Cow<'a, str>,
}

/// The contents.
pub fn contents<'a, F: Form<'a>>(site: &'a Site<'a>, route: &'a Route) -> ContentsPage<'a, F> {
    let linker = site.linker(route);
    ContentsPage {
        view: view::<F>(site, route),
        parts: pieces::parts::<F>(site, linker, &site.pieces.contents, |_| true),
        lists: site.named_lists(linker),
    }
}

/// `part` in the contents.
pub fn part<'a, F: Form<'a>>(
    site: &'a Site<'a>,
    route: &'a Route,
    part: &'a Part,
) -> PieceContext<'a, F, ContentsEntry<'a, F>> {
    let linker = site.linker(route);
    let entry = |(id, entry)| ContentsEntry {
        entry: F::listed(site, linker, id, entry),
        headings: F::outline(site, linker, id, entry),
    };
    let entries = site.book.entries_of(part).map(entry).collect();
    PieceContext::of(view::<F>(site, route), linker, part, entries)
}

fn view<'a, F: Form<'a>>(site: &'a Site<'a>, route: &'a Route) -> F::View {
    F::view(site, About::plain(PageKind::Contents, route, "目录"))
}

/// The headings of the article with this number.
pub fn outline(site: &Site, linker: Linker, id: EntryId, entry: &Entry) -> Outline {
    let href = linker.to(&entry.route);
    let mut outline = Outline::new();
    for Heading { is_under, anchor, title } in headings(site, id, entry) {
        let link = LinkView { title: title.into_owned(), href: format!("{href}#{anchor}") };
        match outline.last_mut().filter(|_| is_under) {
            Some(above) => above.headings.push(link),
            None => outline.push(ContentsHeading { link, headings: Vec::new() }),
        }
    }
    outline
}

/// The same, before they are on a page.
pub fn headings<'a>(site: &Site, id: EntryId, entry: &'a Entry) -> Vec<Heading<'a>> {
    let mut headings: Vec<Heading> = Vec::new();
    for (heading, title) in entry.article.body.headings.iter().zip(&entry.filled.headings) {
        // Deeper ones are an article's own matter, as are those that stand under none.
        if heading.level == 2 || heading.level == 3 && !headings.is_empty() {
            let (anchor, title) = (heading.id.as_str().into(), title.as_str().into());
            headings.push(Heading { is_under: heading.level == 3, anchor, title });
        }
    }
    if entry.article.kind == Kind::Chronicle {
        let mut years: Vec<_> = site.book.chronicle.of(id).map(|happening| happening.date.year()).collect();
        years.dedup();
        headings.extend(years.into_iter().map(|year| Heading {
            is_under: false,
            anchor: format!("chronicle-{year}").into(),
            title: format!("{year}年").into(),
        }));
    }
    headings
}
