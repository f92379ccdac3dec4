//! What machines read: feed, site map and `robots.txt`.

use serde::Serialize;

use crate::path::Route;

use super::address::{COVER, SITEMAP};
use super::site::Site;
use super::view::{PageKind, View};

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

/// The feed (Atom, RFC 4287).
pub fn feed<'a>(site: &'a Site, route: &Route) -> FeedPage<'a> {
    let entry = |entry: &crate::book::Entry| {
        let url = site.absolute(&entry.route)?;
        Some(FeedEntry {
            title: entry.article.title.clone(),
            id: url.clone(),
            url,
            updated: site.published(entry.article.date)?,
            summary: entry.summary.clone(),
            authors: entry.article.authors.clone(),
        })
    };
    let mut entries: Vec<FeedEntry> = site.book.entries.iter().filter_map(entry).collect();
    entries.sort_by(|a, b| b.updated.cmp(&a.updated));
    let updated = entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or_default();
    let (home, url) = (site.absolute(&Route::fixed(COVER)), site.absolute(route));
    FeedPage {
        view: site.plain_view(PageKind::Contents, route, &site.config.title),
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
