//! An article's body as HTML: its finished pieces, and what fills the holes between them.

use serde::Serialize;

use crate::article::{Body, Piece};
use crate::book::{Fill, Filled, Shot};
use crate::diagnostic::Diagnostic;

use super::chronicle::{self, YearView};
use super::data::FigureView;
use super::names;
use super::photo::{self, PhotoView, Shown};
use super::site::{Linker, Site};
use super::statistics::TableView;

/// The components of a theme that stand in bodies.
const PHOTO: &str = "photo";
const INLINE_PHOTO: &str = "inline_photo";
const FIGURES: &str = "figures";
const GALLERY: &str = "gallery";
const TIMELINE: &str = "timeline";
const TABLE: &str = "statistics_table";
const CHART: &str = "chart";

#[derive(Serialize)]
struct PhotoArguments {
    photo: PhotoView,
}

#[derive(Serialize)]
struct FiguresArguments<'a> {
    figures: Vec<FigureView>,
    title: Option<&'a str>,
    style: &'static str,
}

#[derive(Serialize)]
struct ChartArguments<'a> {
    figures: Vec<FigureView>,
    title: Option<&'a str>,
}

#[derive(Serialize)]
struct GalleryArguments<'a> {
    photos: Vec<PhotoView>,
    caption: Option<&'a str>,
}

#[derive(Serialize)]
struct TimelineArguments {
    years: Vec<YearView>,
}

#[derive(Serialize)]
struct TableArguments {
    table: TableView,
}

/// The HTML of `body` on the page of `linker`, which has to do with its photographs as `shown` says.
pub fn html(
    site: &Site,
    linker: Linker,
    body: &Body,
    filled: &Filled,
    shown: &mut Shown,
) -> Result<String, Box<Diagnostic>> {
    let mut html = String::new();
    let mut tables: Vec<&str> = Vec::new();
    for (piece, fill) in filled.zip(body) {
        match fill {
            Fill::Itself => match piece {
                Piece::Html(finished) => html.push_str(finished),
                Piece::Text(text) => escape(text, &mut html),
                _ => {}
            },
            Fill::Text(text) => escape(text, &mut html),
            Fill::Link(route, anchor) => {
                let target =
                    linker.to(route) + &anchor.as_ref().map(|at| format!("#{at}")).unwrap_or_default();
                html.push_str(&if matches!(piece, Piece::Named(_)) {
                    href(&target)
                } else {
                    escaped(&target)
                });
            }
            Fill::Subject(subject) => {
                // A record that no page shows leads nowhere.
                html.extend(names::href(site, linker, *subject).map(|target| href(&target)));
            }
            Fill::Photo(shot) => html.push_str(&shot_html(site, linker, shot, shown)?),
            Fill::Table(table) => {
                // A page that shows a table twice has one place that links to it can name.
                let anchored = !tables.contains(&&*table.record.id);
                tables.push(&table.record.id);
                let arguments = TableArguments { table: TableView::of(linker, table, anchored) };
                html.push_str(&site.theme.component(TABLE, &arguments)?);
            }
            block => html.push_str(&block_html(site, linker, block, shown)?),
        }
    }
    Ok(html)
}

/// A directive's block.
fn block_html(
    site: &Site,
    linker: Linker,
    fill: &Fill,
    shown: &mut Shown,
) -> Result<String, Box<Diagnostic>> {
    match fill {
        Fill::Figures(figures, style, title) => {
            let figures = figures.iter().map(|figure| FigureView::of(linker, figure)).collect();
            let arguments = FiguresArguments { figures, title: title.as_deref(), style: style.name() };
            site.theme.component(FIGURES, &arguments)
        }
        // An empty one has none but withdrawn photographs.
        Fill::Gallery(photos, caption) if !photos.is_empty() => {
            let view = |photo: &usize| Some(shown.anchored(*photo, photo::view(site, linker, *photo)?));
            let photos = photos.iter().filter_map(view).collect();
            site.theme.component(GALLERY, &GalleryArguments { photos, caption: caption.as_deref() })
        }
        Fill::Chart(figures, title) if !figures.is_empty() => {
            let figures = figures.iter().map(|figure| FigureView::of(linker, figure)).collect();
            site.theme.component(CHART, &ChartArguments { figures, title: title.as_deref() })
        }
        Fill::Timeline(period, limit) => {
            let happenings = site.book.chronicle.timeline(*period, *limit);
            let years = chronicle::years(site, linker, happenings);
            site.theme.component(TIMELINE, &TimelineArguments { years })
        }
        _ => Ok(String::new()),
    }
}

fn shot_html(site: &Site, linker: Linker, shot: &Shot, shown: &mut Shown) -> Result<String, Box<Diagnostic>> {
    let Some(view) = photo::view(site, linker, shot.photo) else { return Ok(String::new()) };
    let view = view.captioned(shot.caption.as_ref(), shot.title.as_ref());
    let photo = shown.placed(shot.photo, view);
    site.theme.component(if shot.block { PHOTO } else { INLINE_PHOTO }, &PhotoArguments { photo })
}

/// The attribute that leads to `target`.
fn href(target: &str) -> String {
    format!(" href=\"{}\"", escaped(target))
}

/// `text` as pages write it.
pub fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape(text, &mut html);
    html
}

/// Appends `text` so that it is text, in an element or in an attribute.
fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn text_is_text() {
        let mut html = String::new();
        super::escape("a\"<b>&c", &mut html);
        assert_eq!(html, "a&quot;&lt;b&gt;&amp;c");
    }
}
