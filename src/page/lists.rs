//! The pages that lead to articles: cover, parts.

use std::sync::Arc;

use serde::Serialize;

use crate::article::Figure;
use crate::book::{Entry, Part};
use crate::diagnostic::Diagnostic;
use crate::path::Route;
use crate::theme::Section;

use super::body;
use super::data::{self, FigureView};
use super::form::Form;
use super::photo::{self, PhotoView, Shown};
use super::pieces::{self, PieceContext, PieceView};
use super::site::{About, Linker, Site};
use super::view::{PageKind, View};

/// How many figures the cover shows.
const HIGHLIGHTS: usize = 6;

/// An article in a list.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct EntryView<'a, F: Form<'a>> {
    title: &'a str,
    subtitle: Option<&'a str>,
    series: Option<&'a str>,
    kind: &'static str,
    kind_label: &'static str,
    href: F::Href,
    date: Option<String>,
    summary: Option<&'a str>,
    draft: bool,
    cover: Option<PhotoView>,
}

impl<'a, F: Form<'a>> EntryView<'a, F> {
    /// The article `entry` in a list on the page of `linker`.
    pub fn of(site: &Site, linker: Linker, entry: &'a Entry) -> Self {
        let article = &entry.article;
        let cover = entry.cover.or_else(|| entry.gallery.first().copied());
        Self {
            title: &article.title,
            subtitle: article.subtitle.as_deref(),
            series: article.series.as_deref(),
            kind: article.kind.name(),
            kind_label: article.kind.label(),
            href: F::href(linker, &entry.route),
            date: article.date.map(|date| date.to_string()),
            summary: entry.summary.as_deref(),
            draft: article.draft,
            cover: cover.and_then(|cover| photo::view(site, linker, cover)),
        }
    }
}

/// A link to a neighbour.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct NeighbourView<'a, F: Form<'a>> {
    title: &'a str,
    href: F::Href,
}

impl<'a, F: Form<'a>> NeighbourView<'a, F> {
    /// The page at `route` on the page of `linker`.
    pub fn of(linker: Linker, title: &'a str, route: &'a Route) -> Self {
        Self { title, href: F::href(linker, route) }
    }
}

fn entries<'a, F: Form<'a>>(site: &'a Site<'a>, linker: Linker, part: &'a Part) -> Vec<F::Listed> {
    site.book.entries_of(part).map(|(id, entry)| F::listed(site, linker, id, entry)).collect()
}

/// The context of the cover.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct CoverPage<'a, F: Form<'a>> {
    #[serde(flatten)]
    view: F::View,
    cover: Option<PhotoView>,
    introduction: Option<&'a str>,
    parts: Vec<PieceView<'a, F>>,
    highlights: Vec<FigureView>,
}

/// The cover: of what the book has, what the theme lets it show.
pub fn cover<'a, F: Form<'a>>(site: &'a Site<'a>, route: &'a Route) -> CoverPage<'a, F> {
    let linker = site.linker(route);
    let shows = |section| site.theme.settings.cover.shows(section);
    let picture = site.book.cover.filter(|_| shows(Section::Picture));
    let figures = highlights(site).filter(|_| shows(Section::Data));
    let mut highlights: Vec<_> = figures.map(|figure| FigureView::of(site, linker, figure)).collect();
    data::say_once(&mut highlights);
    CoverPage {
        view: cover_view::<F>(site, route),
        cover: picture.and_then(|cover| photo::view(site, linker, cover)).map(PhotoView::first),
        introduction: site.config.description.as_deref().filter(|_| shows(Section::Description)),
        parts: pieces::parts::<F>(site, linker, &site.pieces.cover, |part| {
            site.theme.settings.cover.lists(&part.title)
        }),
        highlights,
    }
}

/// `part` on the cover.
pub fn cover_part<'a, F: Form<'a>>(
    site: &'a Site<'a>,
    route: &'a Route,
    part: &'a Part,
) -> PieceContext<'a, F, F::Listed> {
    let linker = site.linker(route);
    let entries = entries::<F>(site, linker, part);
    PieceContext::of(cover_view::<F>(site, route), linker, part, entries)
}

fn cover_view<'a, F: Form<'a>>(site: &'a Site<'a>, route: &'a Route) -> F::View {
    F::view(site, About::plain(PageKind::Cover, route, &site.config.title))
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
#[serde(bound = "")]
pub struct PartPage<'a, F: Form<'a>> {
    #[serde(flatten)]
    view: F::View,
    part: PartBody<'a, F>,
    prev: Option<NeighbourView<'a, F>>,
    next: Option<NeighbourView<'a, F>>,
}

#[derive(Serialize)]
#[serde(bound = "")]
struct PartBody<'a, F: Form<'a>> {
    title: &'a str,
    summary: Option<&'a str>,
    body: Option<F::Body>,
    articles: Vec<F::Listed>,
}

/// The page of the part with this number.
pub fn part<'a, F: Form<'a>>(
    site: &'a Site<'a>,
    number: usize,
    part: &'a Part,
) -> Result<PartPage<'a, F>, Box<Diagnostic>> {
    let linker = site.linker(&part.route);
    let neighbour = |number: Option<usize>| {
        let other = site.book.parts.get(number?)?;
        Some(NeighbourView::of(linker, &other.title, &other.route))
    };
    let text = part.text.as_ref().filter(|(text, _)| !text.body.pieces.is_empty());
    let body = text.map(|(text, filled)| {
        body::written(site, linker, &text.fingerprint, (&text.body, filled), &mut Shown::none())
    });
    let view = About {
        description: part.summary.as_deref(),
        part: Some(number),
        ..About::plain(PageKind::Part, &part.route, &part.title)
    };
    Ok(PartPage {
        view: F::view(site, view),
        part: PartBody {
            title: &part.title,
            summary: part.summary.as_deref(),
            body: body.transpose()?,
            articles: entries::<F>(site, linker, part),
        },
        prev: neighbour(number.checked_sub(1)),
        next: neighbour(Some(number + 1)),
    })
}

/// The page for addresses that do not exist.
pub fn not_found<'a>(site: &'a Site, route: &Route) -> View<'a> {
    site.plain_view(PageKind::NotFound, route, "没有找到这一页")
}
