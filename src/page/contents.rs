//! The contents (目录): parts, their articles, the headings in each, and the pages that the program makes of them all.

use serde::Serialize;

use crate::article::Kind;
use crate::book::{Entry, EntryId, Part};
use crate::path::Route;

use super::form::Form;
use super::site::{About, Linker, Site};
use super::view::{LinkView, PageKind};

/// The context of the contents.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct ContentsPage<'a, F: Form<'a>> {
    #[serde(flatten)]
    view: F::View,
    parts: Vec<ContentsPart<'a, F>>,
    lists: Vec<LinkView>,
}

/// A part of the contents.
#[derive(Serialize)]
#[serde(bound = "")]
struct ContentsPart<'a, F: Form<'a>> {
    title: &'a str,
    summary: Option<&'a str>,
    href: String,
    articles: Vec<ContentsEntry<'a, F>>,
}

/// An article of the contents.
#[derive(Serialize)]
#[serde(bound = "")]
struct ContentsEntry<'a, F: Form<'a>> {
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

/// The contents.
pub fn contents<'a, F: Form<'a>>(site: &'a Site<'a>, route: &'a Route) -> ContentsPage<'a, F> {
    let linker = site.linker(route);
    let entry = |(id, entry)| ContentsEntry {
        entry: F::listed(site, linker, id, entry),
        headings: F::outline(site, linker, id, entry),
    };
    let part = |part: &'a Part| ContentsPart {
        title: &part.title,
        summary: part.summary.as_deref(),
        href: linker.to(&part.route),
        articles: site.book.entries_of(part).map(entry).collect(),
    };
    ContentsPage {
        view: F::view(site, About::plain(PageKind::Contents, route, "目录")),
        parts: site.book.parts.iter().map(part).collect(),
        lists: site.named_lists(linker),
    }
}

/// The headings of the article with this number.
pub fn outline(site: &Site, linker: Linker, id: EntryId, entry: &Entry) -> Outline {
    let href = linker.to(&entry.route);
    let mut headings: Vec<ContentsHeading> = Vec::new();
    let link =
        |anchor: &str, title: &str| LinkView { title: title.to_owned(), href: format!("{href}#{anchor}") };
    for (heading, title) in entry.article.body.headings.iter().zip(&entry.filled.headings) {
        let link = link(&heading.id, title);
        match (heading.level, headings.last_mut()) {
            (2, _) => headings.push(ContentsHeading { link, headings: Vec::new() }),
            (3, Some(above)) => above.headings.push(link),
            // Deeper ones are an article's own matter.
            _ => {}
        }
    }
    if entry.article.kind == Kind::Chronicle {
        let mut years: Vec<_> = site.book.chronicle.of(id).map(|happening| happening.date.year()).collect();
        years.dedup();
        let year = |year| link(&format!("chronicle-{year}"), &format!("{year}年"));
        headings.extend(years.into_iter().map(|at| ContentsHeading { link: year(at), headings: Vec::new() }));
    }
    headings
}
