//! The contents (目录): parts, their articles, the headings in each, and the pages that the program makes of them all.

use serde::Serialize;

use crate::article::Kind;
use crate::book::{Entry, EntryId, Part};
use crate::path::Route;

use super::lists::EntryView;
use super::site::{Linker, Site};
use super::view::{LinkView, PageKind, View};

/// The context of the contents.
#[derive(Serialize)]
pub struct ContentsPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    parts: Vec<ContentsPart>,
    lists: Vec<LinkView>,
}

/// A part of the contents.
#[derive(Serialize)]
struct ContentsPart {
    title: String,
    summary: Option<String>,
    href: String,
    articles: Vec<ContentsEntry>,
}

/// An article of the contents.
#[derive(Serialize)]
struct ContentsEntry {
    #[serde(flatten)]
    entry: EntryView,
    headings: Vec<ContentsHeading>,
}

/// A heading of an article, and those under it.
#[derive(Serialize)]
struct ContentsHeading {
    #[serde(flatten)]
    link: LinkView,
    headings: Vec<LinkView>,
}

/// The contents.
pub fn contents<'a>(site: &'a Site, route: &Route) -> ContentsPage<'a> {
    let linker = site.linker(route);
    let part = |part: &Part| {
        let entries = site.book.entries.iter().enumerate();
        let entries = entries.skip(part.entries.start).take(part.entries.len());
        ContentsPart {
            title: part.title.clone(),
            summary: part.summary.clone(),
            href: linker.to(&part.route),
            articles: entries.map(|(id, entry)| self::entry(site, linker, id, entry)).collect(),
        }
    };
    ContentsPage {
        view: site.plain_view(PageKind::Contents, route, "目录"),
        parts: site.book.parts.iter().map(part).collect(),
        lists: site.named_lists(linker),
    }
}

fn entry(site: &Site, linker: Linker, id: EntryId, entry: &Entry) -> ContentsEntry {
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
    ContentsEntry { entry: EntryView::of(site, linker, entry), headings }
}
