//! Figures, ready for a template, and the page that shows them all.

use std::sync::Arc;

use serde::Serialize;

use crate::article::{Figure, Point, Shown};
use crate::book::Entry;
use crate::path::Route;

use super::address::{FIGURES, FIGURES_TITLE};
use super::chart::{self, ChartView, Datum};
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
    pub chart: Option<ChartView>,
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
    pub fn of(linker: Linker, figure: &Figure) -> Self {
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
            href: Some(format!("{}#{}", linker.to(&Route::fixed(FIGURES)), figure.id)),
            change: figure.change(),
            series: (0..figure.series.len()).filter_map(|at| point(figure, at)).collect(),
            chart: chart(figure),
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

fn chart(figure: &Figure) -> Option<ChartView> {
    let datum = |point: &Point| Datum {
        period: point.period,
        value: point.value.approximate(),
        text: figure.number_of(point),
    };
    let data: Vec<Datum> = figure.series.iter().map(datum).collect();
    chart::series(&figure.label, figure.unit.as_deref(), &data)
}

/// Figures under one heading.
#[derive(Serialize)]
pub struct GroupView {
    pub title: Option<String>,
    pub figures: Vec<FigureView>,
}

/// The figures that an article records, those of one group together in the order of their first.
pub fn groups(site: &Site, linker: Linker, entry: &Entry) -> Vec<GroupView> {
    grouped(linker, site.book.figures.of(&entry.article.path))
}

fn grouped<'f>(linker: Linker, figures: impl Iterator<Item = &'f Arc<Figure>>) -> Vec<GroupView> {
    let mut groups: Vec<GroupView> = Vec::new();
    for figure in figures {
        let view = FigureView::of(linker, figure);
        match groups.iter_mut().find(|group| group.title == figure.group) {
            Some(group) => group.figures.push(view),
            None => groups.push(GroupView { title: figure.group.clone(), figures: vec![view] }),
        }
    }
    groups
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
    for group in grouped(linker, rest) {
        let title = group.title.unwrap_or_else(|| "其他".to_owned());
        groups.push(SourcedGroup { title, article: None, figures: group.figures });
    }
    let view = site.plain_view(PageKind::Figures, route, FIGURES_TITLE);
    FiguresPage { view, groups }
}
