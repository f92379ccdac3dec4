//! An article's body as HTML: its finished pieces, and what fills the holes between them.

use serde::Serialize;

use crate::article::{Body, Figure, Piece};
use crate::book::{Fill, Filled, Quote, Shot};
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::theme::component::{CHART, FIGURES, GALLERY, INLINE_PHOTO, PHOTO, TABLE, TIMELINE};

use super::chronicle::{self, YearView};
use super::data::{self, FigureView};
use super::form::Sheet;
use super::names;
use super::photo::{self, PhotoView, Shown};
use super::plots::{self, ChartsView};
use super::site::{Linker, Site};
use super::statistics::TableView;

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

/// Writes `body`, which stands in the file with this fingerprint, on the page of `linker`, which has to do with its
/// photographs as `shown` says.
pub fn written<S: Sheet>(
    site: &Site,
    linker: Linker,
    file: &Fingerprint,
    (body, filled): (&Body, &Filled),
    shown: &mut Shown,
) -> Result<S, Box<Diagnostic>> {
    let mut sheet = S::of(file);
    let mut tables: Vec<&str> = Vec::new();
    for (at, (piece, fill)) in filled.zip(body).enumerate() {
        match fill {
            Fill::Itself => match piece {
                Piece::Html(finished) => sheet.own_html(finished),
                Piece::Text(text) => sheet.own_text(text),
                _ => {}
            },
            Fill::Text(text) => match piece {
                Piece::Figure(id) if filled.quoted.contains(&at) => sheet.html(&quoted(&id.value, text)),
                _ => sheet.text(text),
            },
            Fill::Link(route, anchor) => {
                let target =
                    linker.to(route) + &anchor.as_ref().map(|at| format!("#{at}")).unwrap_or_default();
                if matches!(piece, Piece::Named(_)) {
                    sheet.html(&href(&target));
                } else {
                    sheet.text(&target);
                }
            }
            Fill::Subject(subject) => {
                // A record that no page shows leads nowhere.
                let target = names::href(site, linker, *subject);
                sheet.html(&target.map(|target| href(&target)).unwrap_or_default());
            }
            Fill::Photo(shot) => photo_block(site, linker, shot, shown, &mut sheet)?,
            Fill::Table(table) => {
                // A page that shows a table twice has one place that links to it can name.
                let anchored = !tables.contains(&&*table.record.id);
                tables.push(&table.record.id);
                let arguments = TableArguments { table: TableView::of(linker, table, anchored) };
                sheet.component(site.theme, TABLE, &arguments)?;
            }
            block => write_block(site, linker, block, shown, &mut sheet)?,
        }
    }
    Ok(sheet)
}

/// Writes a directive's block.
fn write_block(
    site: &Site,
    linker: Linker,
    fill: &Fill,
    shown: &mut Shown,
    sheet: &mut impl Sheet,
) -> Result<(), Box<Diagnostic>> {
    match fill {
        Fill::Figures(figures, style, title) => {
            let figures = figures.iter().map(|figure| FigureView::of(site, linker, figure)).collect();
            let arguments = FiguresArguments { figures, title: title.as_deref(), style: style.name() };
            sheet.component(site.theme, FIGURES, &arguments)
        }
        // An empty one has none but withdrawn photographs.
        Fill::Gallery(photos, caption) if !photos.is_empty() => {
            let view = |photo: &usize| Some(shown.placed(*photo, photo::view(site, linker, *photo)?));
            let photos = photos.iter().filter_map(view).collect();
            let arguments = GalleryArguments { photos, caption: caption.as_deref() };
            sheet.component(site.theme, GALLERY, &arguments)
        }
        Fill::Chart(figures, title) if !figures.is_empty() => {
            let panel = |figure: &Figure| plots::of_figure(figure, Some(data::href(linker, figure)));
            let panels = figures.iter().filter_map(|figure| panel(figure)).collect();
            let arguments = ChartsView { title: title.clone(), panels, remarks: Vec::new() };
            sheet.component(site.theme, CHART, &arguments)
        }
        Fill::Plot(plot) => sheet.component(site.theme, CHART, &plots::of_plot(plot, false)),
        Fill::Timeline(period, limit) => {
            let happenings = site.book.chronicle.timeline(*period, *limit);
            let arguments = TimelineArguments { years: chronicle::years(site, linker, happenings) };
            sheet.component(site.theme, TIMELINE, &arguments)
        }
        _ => {
            sheet.html("");
            Ok(())
        }
    }
}

fn photo_block(
    site: &Site,
    linker: Linker,
    shot: &Shot,
    shown: &mut Shown,
    sheet: &mut impl Sheet,
) -> Result<(), Box<Diagnostic>> {
    let Some(view) = photo::view(site, linker, shot.photo) else {
        sheet.html("");
        return Ok(());
    };
    let view = view.captioned(shot.caption.as_ref(), shot.title.as_ref());
    let photo = shown.placed(shot.photo, view);
    sheet.component(site.theme, if shot.block { PHOTO } else { INLINE_PHOTO }, &PhotoArguments { photo })
}

/// A figure at the place that its quotation leads to.
fn quoted(id: &str, text: &str) -> String {
    format!("<span class=\"quoted\" id=\"{}\">{}</span>", escaped(&Quote::anchor(id)), escaped(text))
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
pub(super) fn escape(text: &str, html: &mut String) {
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
