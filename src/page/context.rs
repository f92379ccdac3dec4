//! What templates get: the contract between the program and a theme.
//!
//! Every key is always there; one without a value is null. All addresses are ready for the page that shows
//! them.

use serde::Serialize;

use crate::article::Details;
use crate::book::{Entry, EntryId};
use crate::config::Config;
use crate::diagnostic::Diagnostic;

use super::photo::{self, PhotoView};
use super::site::{Assets, Linker, Site, Subject};
use super::{body, data};

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// The cover.
    Cover,
    /// The list of all articles.
    Contents,
    /// A part.
    Part,
    /// An article.
    Article,
    /// All figures.
    Figures,
    /// All photographs.
    Plates,
    /// The page for addresses that do not exist.
    NotFound,
}

/// What every template gets.
#[derive(Serialize)]
pub struct View<'a> {
    /// The language, as BCP 47 names it.
    pub lang: &'a str,
    /// The program and its version.
    pub generator: &'static str,
    /// The edition.
    pub site: Edition<'a>,
    /// The page.
    pub page: PageInfo,
    /// Addresses of the pages that every yearbook has.
    pub links: Links,
    /// The parts.
    pub nav: Vec<NavItem>,
    /// Addresses of the theme's own files.
    pub assets: Assets,
    /// A record for search engines, as JSON that can stand in a script element.
    pub json_ld: Option<String>,
}

/// The edition, as templates know it.
#[derive(Clone, Serialize)]
#[expect(clippy::struct_field_names, reason = "named after the keys of yearbook.yaml")]
pub struct Edition<'a> {
    pub title: &'a str,
    pub subtitle: Option<&'a str>,
    pub english_title: Option<&'a str>,
    pub edition_year: Option<String>,
    pub publisher: Option<&'a str>,
    pub slogan: Option<&'a str>,
    pub occasion: Option<&'a str>,
    pub period: Option<&'a str>,
    pub description: Option<&'a str>,
    pub copyright: Option<&'a str>,
    pub icp: Option<&'a str>,
}

impl<'a> Edition<'a> {
    /// The edition that `config` describes.
    pub fn of(config: &'a Config) -> Self {
        Self {
            title: &config.title,
            subtitle: config.subtitle.as_deref(),
            english_title: config.english_title.as_deref(),
            edition_year: config.edition_year.map(|year| year.iso()),
            publisher: config.publisher.as_deref(),
            slogan: config.slogan.as_deref(),
            occasion: config.occasion.as_deref(),
            period: config.period.as_deref(),
            description: config.description.as_deref(),
            copyright: config.copyright.as_deref(),
            icp: config.icp.as_deref(),
        }
    }
}

/// The page, as templates know it.
#[derive(Serialize)]
pub struct PageInfo {
    pub kind: PageKind,
    pub title: String,
    pub description: Option<String>,
    pub url: Option<String>,
    pub share_image: Option<String>,
    pub date_iso: Option<String>,
}

/// Addresses of the pages that every yearbook has; null where this one lacks the page.
#[derive(Serialize)]
pub struct Links {
    pub home: String,
    pub contents: String,
    pub figures: Option<String>,
    pub plates: Option<String>,
    pub feed: Option<String>,
}

/// A part in the navigation.
#[derive(Serialize)]
pub struct NavItem {
    pub title: String,
    pub href: String,
    pub current: bool,
}

/// A link.
#[derive(Serialize)]
pub struct LinkView {
    pub title: String,
    pub href: String,
}

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
            cover: entry.cover.and_then(|cover| photo::view(site, linker, cover)),
        }
    }
}

/// An article on its own page.
#[derive(Default, Serialize)]
pub struct ArticleView {
    pub title: String,
    pub subtitle: Option<String>,
    pub series: Option<String>,
    pub kind: &'static str,
    pub kind_label: &'static str,
    pub date: Option<String>,
    pub date_iso: Option<String>,
    pub authors: Vec<String>,
    pub source: Option<String>,
    pub summary: Option<String>,
    pub tags: Vec<String>,
    pub draft: bool,
    pub cover: Option<PhotoView>,
    pub body: String,
    pub headings: Vec<HeadingView>,
    pub signature: Option<String>,
    pub post: Option<String>,
    pub issuing_body: Option<String>,
    pub end_date: Option<String>,
    pub place: Option<String>,
    pub host: Option<String>,
    pub attendance: Option<String>,
    pub gallery: Vec<PhotoView>,
    pub figure_groups: Vec<data::GroupView>,
}

/// A heading in the table of contents.
#[derive(Serialize)]
pub struct HeadingView {
    pub level: u8,
    pub id: String,
    pub title: String,
}

/// The context of an article's page.
#[derive(Serialize)]
pub struct ArticlePage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    article: ArticleView,
    part: Option<LinkView>,
    prev: Option<LinkView>,
    next: Option<LinkView>,
}

/// The page of `entry`, the article with this number.
pub fn article<'a>(
    site: &'a Site,
    number: EntryId,
    entry: &Entry,
) -> Result<ArticlePage<'a>, Box<Diagnostic>> {
    let linker = site.linker(&entry.route);
    let view = site.view(&Subject {
        kind: PageKind::Article,
        route: &entry.route,
        title: &entry.article.title,
        description: entry.summary.as_deref(),
        image: entry.cover.or_else(|| entry.filled.photos().next()),
        date: entry.article.date.map(|date| date.iso()),
        part: Some(entry.part),
    });
    let neighbour = |number: Option<EntryId>| {
        let other = site.book.entries.get(number?)?;
        Some(LinkView { title: other.article.title.clone(), href: linker.to(&other.route) })
    };
    let part = site.book.parts.get(entry.part);
    Ok(ArticlePage {
        view,
        article: article_view(site, linker, entry)?,
        part: part.map(|part| LinkView { title: part.title.clone(), href: linker.to(&part.route) }),
        prev: neighbour(number.checked_sub(1)),
        next: neighbour(Some(number + 1)),
    })
}

fn article_view(site: &Site, linker: Linker, entry: &Entry) -> Result<ArticleView, Box<Diagnostic>> {
    let article = &entry.article;
    let cover = entry.cover.and_then(|cover| photo::view(site, linker, cover)).map(PhotoView::first);
    let mut eager = cover.is_none();
    let headings = article.body.headings.iter().zip(&entry.filled.headings);
    let mut view = ArticleView {
        title: article.title.clone(),
        subtitle: article.subtitle.clone(),
        series: article.series.clone(),
        kind: article.kind.name(),
        kind_label: article.kind.label(),
        date: article.date.map(|date| date.to_string()),
        date_iso: article.date.map(|date| date.iso()),
        authors: article.authors.clone(),
        source: article.source.clone(),
        summary: article.summary.clone(),
        tags: article.tags.clone(),
        draft: article.draft,
        cover,
        body: body::html(site, linker, &article.body, &entry.filled, &mut eager)?,
        headings: headings
            .map(|(heading, title)| HeadingView {
                level: heading.level,
                id: heading.id.clone(),
                title: title.clone(),
            })
            .collect(),
        gallery: entry.gallery.iter().filter_map(|photo| photo::view(site, linker, *photo)).collect(),
        figure_groups: data::groups(site, linker, entry),
        ..ArticleView::default()
    };
    add_details(&mut view, &article.details);
    Ok(view)
}

/// What the article's kind adds.
fn add_details(view: &mut ArticleView, details: &Details) {
    match details {
        Details::Preface { signature, post } => {
            view.signature.clone_from(signature);
            view.post.clone_from(post);
        }
        Details::Feature { issuing_body } => view.issuing_body.clone_from(issuing_body),
        Details::Event { end_date, place, host, attendance, .. } => {
            view.end_date = end_date.map(|date| date.to_string());
            view.place.clone_from(place);
            view.host.clone_from(host);
            view.attendance.clone_from(attendance);
        }
        Details::DataHighlights(_) | Details::Plates(_) | Details::None => {}
    }
}
