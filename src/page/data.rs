//! Figures, ready for a template, and the page that shows them all.

use std::sync::Arc;

use serde::Serialize;

use crate::article::{Figure, Shown};
use crate::book::{Entry, Quote};
use crate::path::Route;

use super::address::{FIGURES, FIGURES_TITLE};
use super::plots::{self, PanelView};
use super::site::{Linker, Site};
use super::view::{LinkView, PageKind, View};

/// A figure in the pieces that a design sets in different sizes.
#[derive(Clone, Serialize)]
pub struct FigureView {
    pub id: String,
    pub label: String,
    pub before: String,
    pub number: String,
    pub scale: String,
    pub infix: String,
    pub unit: String,
    pub after: String,
    pub text: String,
    pub period: Option<String>,
    pub source: Option<String>,
    pub note: Option<String>,
    pub group: Option<String>,
    pub href: Option<String>,
    pub change: Option<String>,
    pub series: Vec<PointView>,
    pub panel: Option<PanelView>,
    pub quote: Option<QuoteView>,
}

/// The sentence that names a figure, in three pieces, and its place.
#[derive(Clone, Serialize)]
pub struct QuoteView {
    pub before: String,
    pub text: String,
    pub after: String,
    pub title: String,
    pub href: String,
    pub repeated: bool,
}

/// A figure in one period.
#[derive(Clone, Serialize)]
pub struct PointView {
    pub period: String,
    pub period_iso: String,
    pub number: String,
    pub text: String,
    pub change: Option<String>,
}

impl FigureView {
    /// A figure on the page of `linker`, with the address of its place among all figures.
    pub fn of(site: &Site, linker: Linker, figure: &Figure) -> Self {
        let href = Some(href(linker, figure));
        let Shown { before, number, scale, infix, unit, after } = figure.shown();
        Self {
            id: figure.id.clone(),
            label: figure.label.clone(),
            before,
            number,
            scale,
            infix,
            unit,
            after,
            text: figure.text(),
            period: figure.period.clone(),
            source: figure.source.clone(),
            note: figure.note.clone(),
            group: figure.group.clone(),
            change: figure.change(),
            series: (0..figure.series.len()).filter_map(|at| point(figure, at)).collect(),
            panel: plots::of_figure(figure, href.clone()),
            quote: quote(site, linker, figure),
            href,
        }
    }
}

fn point(figure: &Figure, at: usize) -> Option<PointView> {
    let point = figure.series.get(at)?;
    let number = figure.number_of(point);
    let unit = figure.unit.as_deref().unwrap_or_default();
    Some(PointView {
        period: point.period.to_string(),
        period_iso: point.period.iso(),
        text: [&*number, unit].concat(),
        number,
        change: figure.change_at(at),
    })
}

/// The address of a figure's place among all figures.
pub fn href(linker: Linker, figure: &Figure) -> String {
    format!("{}#{}", linker.to(&Route::fixed(FIGURES)), figure.id)
}

fn quote(site: &Site, linker: Linker, figure: &Figure) -> Option<QuoteView> {
    let Quote { entry, before, text, after } = site.book.quotes.get(&figure.id)?.clone();
    let entry = site.book.entries.get(entry)?;
    let href = format!("{}#{}", linker.to(&entry.route), Quote::anchor(&figure.id));
    Some(QuoteView { before, text, after, title: entry.article.title.clone(), href, repeated: false })
}

/// Figures under one heading.
#[derive(Serialize)]
pub struct GroupView {
    pub title: Option<String>,
    pub figures: Vec<FigureView>,
}

/// The figures that an article records, those of one group together in the order of their first.
pub fn groups(site: &Site, linker: Linker, entry: &Entry) -> Vec<GroupView> {
    grouped(site, linker, site.book.figures.of(&entry.article.path))
}

/// Figures by their groups. Of each group that leads which the edition names for its cover, or else its first.
fn grouped<'f>(
    site: &Site,
    linker: Linker,
    figures: impl Iterator<Item = &'f Arc<Figure>>,
) -> Vec<GroupView> {
    let mut groups: Vec<GroupView> = Vec::new();
    for figure in figures {
        let view = FigureView::of(site, linker, figure);
        match groups.iter_mut().find(|group| group.title == figure.group) {
            Some(group) => group.figures.push(view),
            None => groups.push(GroupView { title: figure.group.clone(), figures: vec![view] }),
        }
    }
    let is_named = |figure: &FigureView| site.config.highlights.iter().any(|id| id.value == figure.id);
    for group in &mut groups {
        if let Some(at) = group.figures.iter().position(is_named) {
            group.figures.get_mut(..=at).unwrap_or_default().rotate_right(1);
        }
        say_once(&mut group.figures);
    }
    groups
}

/// Marks the quotations whose sentence stands beside a figure before them.
pub fn say_once(figures: &mut [FigureView]) {
    let mut said: Vec<String> = Vec::new();
    for quote in figures.iter_mut().filter_map(|figure| figure.quote.as_mut()) {
        let sentence = [&*quote.before, &*quote.text, &*quote.after].concat();
        quote.repeated = said.contains(&sentence);
        said.push(sentence);
    }
}

/// The context of the page of all figures.
#[derive(Serialize)]
pub struct FiguresPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    groups: Vec<SourcedGroup>,
}

/// Figures under one heading, and the article that they stand in.
#[derive(Serialize)]
struct SourcedGroup {
    title: String,
    article: Option<LinkView>,
    figures: Vec<FigureView>,
}

/// The page of all figures: the articles' in reading order, then those of no article.
pub fn figures<'a>(site: &'a Site, route: &Route) -> FiguresPage<'a> {
    let linker = site.linker(route);
    let mut groups = Vec::new();
    let mut shown: Vec<String> = Vec::new();
    for entry in &site.book.entries {
        for group in self::groups(site, linker, entry) {
            shown.extend(group.figures.iter().map(|figure| figure.id.clone()));
            let article = LinkView { title: entry.article.title.clone(), href: linker.to(&entry.route) };
            let title = group.title.unwrap_or_else(|| entry.article.title.clone());
            groups.push(SourcedGroup { title, article: Some(article), figures: group.figures });
        }
    }
    shown.sort_unstable();
    let rest = site.book.figures.iter().filter(|figure| shown.binary_search(&figure.id).is_err());
    for group in grouped(site, linker, rest) {
        let title = group.title.unwrap_or_else(|| "其他".to_owned());
        groups.push(SourcedGroup { title, article: None, figures: group.figures });
    }
    let view = site.plain_view(PageKind::Figures, route, FIGURES_TITLE);
    FiguresPage { view, groups }
}
