//! The pages that lead to articles: cover, contents, parts, plates, and what machines read.

use std::sync::Arc;

use serde::Serialize;

use crate::article::Figure;
use crate::book::Part;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::path::Route;

use super::context::{EntryView, LinkView, View};
use super::data::FigureView;
use super::photo::{self, PhotoView};
use super::site::{Linker, Site, Subject};
use super::{COVER, PageKind, SITEMAP, Sources, body};

/// How many figures the cover shows.
const HIGHLIGHTS: usize = 6;

/// A part in a list of parts.
#[derive(Serialize)]
struct PartView {
    title: String,
    summary: Option<String>,
    href: String,
    articles: Vec<EntryView>,
}

/// What pages without an article of their own say of themselves.
fn view<'a>(site: &'a Site, kind: PageKind, route: &Route, title: &str) -> View<'a> {
    site.view(&Subject { kind, route, title, description: None, image: None, date: None, part: None })
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
        view: view(site, PageKind::Cover, route, &site.config.title),
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

/// The context of the page that lists all articles.
#[derive(Serialize)]
pub struct ContentsPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    parts: Vec<PartView>,
}

/// The page that lists all articles.
pub fn contents<'a>(site: &'a Site, route: &Route) -> ContentsPage<'a> {
    ContentsPage {
        view: view(site, PageKind::Contents, route, "目录"),
        parts: parts(site, site.linker(route)),
    }
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
    let body =
        text.map(|(text, filled)| body::html(site, linker, &text.body, filled, &mut true)).transpose()?;
    let view = site.view(&Subject {
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

/// The context of the page of all photographs.
#[derive(Serialize)]
pub struct PlatesPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    plates: Vec<PlateView>,
}

#[derive(Serialize)]
struct PlateView {
    photo: PhotoView,
    articles: Vec<LinkView>,
}

/// The page of all photographs, with the articles that show them.
pub fn plates<'a>(site: &'a Site, route: &Route) -> PlatesPage<'a> {
    let linker = site.linker(route);
    let plate = |(photo, entries): (usize, Vec<usize>)| {
        let entries = entries.iter().filter_map(|entry| site.book.entries.get(*entry));
        let articles = entries
            .map(|entry| LinkView { title: entry.article.title.clone(), href: linker.to(&entry.route) });
        Some(PlateView { photo: photo::view(site, linker, photo)?, articles: articles.collect() })
    };
    PlatesPage {
        view: view(site, PageKind::Plates, route, "图片"),
        plates: site.book.shown_photos().into_iter().filter_map(plate).collect(),
    }
}

/// The page for addresses that do not exist.
pub fn not_found<'a>(site: &'a Site, route: &Route) -> View<'a> {
    view(site, PageKind::NotFound, route, "没有找到这一页")
}

/// The context of the feed.
#[derive(Serialize)]
pub struct FeedPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    feed: FeedView,
}

#[derive(Serialize)]
struct FeedView {
    url: Option<String>,
    home: Option<String>,
    updated: String,
    entries: Vec<FeedEntry>,
}

#[derive(Serialize)]
struct FeedEntry {
    title: String,
    url: String,
    id: String,
    updated: String,
    summary: Option<String>,
    authors: Vec<String>,
}

/// When an article counts as published: its date, or the year of the edition. A feed needs a time for each
/// entry, and there is no clock here to invent one.
fn published(sources: Sources, date: Option<Date>) -> Option<String> {
    date.or(sources.config.edition_year).map(|date| date.start())
}

/// Whether there is a feed: the website's address is known, and so is the time of an article.
pub fn has_feed(sources: Sources) -> bool {
    let dated = || sources.book.entries.iter().any(|entry| published(sources, entry.article.date).is_some());
    sources.config.base_url.is_some() && dated()
}

/// The feed (Atom, RFC 4287).
pub fn feed<'a>(site: &'a Site, route: &Route) -> FeedPage<'a> {
    let entry = |entry: &crate::book::Entry| {
        let url = site.absolute(&entry.route)?;
        Some(FeedEntry {
            title: entry.article.title.clone(),
            id: url.clone(),
            url,
            updated: published(**site, entry.article.date)?,
            summary: entry.summary.clone(),
            authors: entry.article.authors.clone(),
        })
    };
    let mut entries: Vec<FeedEntry> = site.book.entries.iter().filter_map(entry).collect();
    entries.sort_by(|a, b| b.updated.cmp(&a.updated));
    let updated = entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or_default();
    let (home, url) = (site.absolute(&Route::fixed(COVER)), site.absolute(route));
    FeedPage {
        view: view(site, PageKind::Contents, route, &site.config.title),
        feed: FeedView { url, home, updated, entries },
    }
}

/// The context of the site map.
#[derive(Serialize)]
pub struct Sitemap {
    urls: Vec<SitemapEntry>,
}

#[derive(Serialize)]
struct SitemapEntry {
    url: String,
    lastmod: Option<String>,
}

/// The site map (sitemaps.org): every page that readers can look for.
pub fn sitemap(site: &Site, _: &Route) -> Sitemap {
    let lists = site.lists().map(|route| (route, None));
    let parts = site.book.parts.iter().map(|part| (part.route.clone(), None));
    let articles = site
        .book
        .entries
        .iter()
        .map(|entry| (entry.route.clone(), entry.article.date.map(|date| date.iso())));
    let all = lists.chain(parts).chain(articles);
    Sitemap {
        urls: all
            .filter_map(|(route, lastmod)| Some(SitemapEntry { url: site.absolute(&route)?, lastmod }))
            .collect(),
    }
}

/// The context of `robots.txt`.
#[derive(Serialize)]
pub struct Robots {
    sitemap: Option<String>,
}

/// What `robots.txt` says: everything may be read, and where the site map is.
pub fn robots(site: &Site, _: &Route) -> Robots {
    Robots { sitemap: site.absolute(&Route::fixed(SITEMAP)) }
}
