//! The pages that lead to articles: cover, parts.

use std::sync::Arc;

use serde::Serialize;

use crate::article::Figure;
use crate::book::{Entry, Part};
use crate::diagnostic::Diagnostic;
use crate::path::Route;

use super::body;
use super::data::FigureView;
use super::photo::{self, PhotoView, Shown};
use super::site::{About, Linker, Site};
use super::view::{LinkView, PageKind, View};

/// How many figures the cover shows.
const HIGHLIGHTS: usize = 6;

/// An article in a list.
#[derive(Serialize)]
pub struct EntryView {
    pub title: String,
    pub subtitle: Option<String>,
    pub series: Option<String>,
    pub kind: &'static str,
    pub kind_label: &'static str,
    pub href: String,
    pub date: Option<String>,
    pub summary: Option<String>,
    pub draft: bool,
    pub cover: Option<PhotoView>,
}

impl EntryView {
    /// The article `entry` in a list on the page of `linker`.
    pub fn of(site: &Site, linker: Linker, entry: &Entry) -> Self {
        let article = &entry.article;
        Self {
            title: article.title.clone(),
            subtitle: article.subtitle.clone(),
            series: article.series.clone(),
            kind: article.kind.name(),
            kind_label: article.kind.label(),
            href: linker.to(&entry.route),
            date: article.date.map(|date| date.to_string()),
            summary: entry.summary.clone(),
            draft: article.draft,
            cover: entry
                .cover
                .or_else(|| entry.gallery.first().copied())
                .and_then(|cover| photo::view(site, linker, cover)),
        }
    }
}

/// A part in a list of parts.
#[derive(Serialize)]
struct PartView {
    title: String,
    summary: Option<String>,
    href: String,
    articles: Vec<EntryView>,
}

fn parts(site: &Site, linker: Linker) -> Vec<PartView> {
    let part = |part: &Part| PartView {
        title: part.title.clone(),
        summary: part.summary.clone(),
        href: linker.to(&part.route),
        articles: entries(site, linker, part),
    };
    site.book.parts.iter().map(part).collect()
}

fn entries(site: &Site, linker: Linker, part: &Part) -> Vec<EntryView> {
    let entries = site.book.entries.get(part.entries.clone()).unwrap_or_default();
    entries.iter().map(|entry| EntryView::of(site, linker, entry)).collect()
}

/// The context of the cover.
#[derive(Serialize)]
pub struct CoverPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    cover: Option<PhotoView>,
    parts: Vec<PartView>,
    highlights: Vec<FigureView>,
}

/// The cover.
pub fn cover<'a>(site: &'a Site, route: &Route) -> CoverPage<'a> {
    let linker = site.linker(route);
    CoverPage {
        view: site.plain_view(PageKind::Cover, route, &site.config.title),
        cover: site.book.cover.and_then(|cover| photo::view(site, linker, cover)).map(PhotoView::first),
        parts: parts(site, linker),
        highlights: highlights(site).map(|figure| FigureView::of(linker, figure)).collect(),
    }
}

/// The figures that the edition names for its cover; without, the first numbers of the first groups.
fn highlights<'a>(site: &Site<'a>) -> impl Iterator<Item = &'a Arc<Figure>> + use<'a> {
    let figures = &site.book.figures;
    let named: Vec<_> = site.config.highlights.iter().filter_map(|id| figures.get(&id.value)).collect();
    let mut chosen = named;
    if chosen.is_empty() {
        let mut groups: Vec<&Option<String>> = Vec::new();
        let numbers =
            figures.iter().filter(|figure| figure.value.parse::<u64>().is_ok_and(|value| value > 1));
        for figure in numbers {
            if !groups.contains(&&figure.group) || figure.group.is_none() {
                groups.push(&figure.group);
                chosen.push(figure);
            }
        }
        chosen.truncate(HIGHLIGHTS);
    }
    chosen.into_iter()
}

/// The context of a part's page.
#[derive(Serialize)]
pub struct PartPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    part: PartBody,
    prev: Option<LinkView>,
    next: Option<LinkView>,
}

#[derive(Serialize)]
struct PartBody {
    title: String,
    summary: Option<String>,
    body: Option<String>,
    articles: Vec<EntryView>,
}

/// The page of the part with this number.
pub fn part<'a>(site: &'a Site, number: usize, part: &Part) -> Result<PartPage<'a>, Box<Diagnostic>> {
    let linker = site.linker(&part.route);
    let neighbour = |number: Option<usize>| {
        let other = site.book.parts.get(number?)?;
        Some(LinkView { title: other.title.clone(), href: linker.to(&other.route) })
    };
    let text = part.text.as_ref().filter(|(text, _)| !text.body.pieces.is_empty());
    let body = text
        .map(|(text, filled)| body::html(site, linker, &text.body, filled, &mut Shown::none()))
        .transpose()?;
    let view = site.view(&About {
        kind: PageKind::Part,
        route: &part.route,
        title: &part.title,
        description: part.summary.as_deref(),
        image: None,
        date: None,
        part: Some(number),
    });
    let (title, summary, articles) = (part.title.clone(), part.summary.clone(), entries(site, linker, part));
    Ok(PartPage {
        view,
        part: PartBody { title, summary, body, articles },
        prev: neighbour(number.checked_sub(1)),
        next: neighbour(Some(number + 1)),
    })
}

/// The page for addresses that do not exist.
pub fn not_found<'a>(site: &'a Site, route: &Route) -> View<'a> {
    site.plain_view(PageKind::NotFound, route, "没有找到这一页")
}
