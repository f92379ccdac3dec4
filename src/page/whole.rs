//! The whole book as one page, for print: its frame, and which pages are bound in it.
//!
//! The frame is a page like any other; what is bound in it are pages that were rendered for themselves, so that a theme
//! says once how an article looks. `binding` puts them together.

use serde::Serialize;

use crate::book::CONTENTS;
use crate::path::Route;

use super::address::{BOOK, FIGURES, IMPRINT, INDEX};
use super::form::Form;
use super::photo::{self, PhotoView};
use super::site::{About, Site, Sources};
use super::view::PageKind;

/// What the template of the frame gets for all that is bound.
pub const LEAVES: &str = "<!-- leaves -->";

/// A page of the website, bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its address as a page of its own.
    pub route: Route,
    /// Its `id` in the whole, and what stands before every `id` in it.
    pub id: String,
    /// How far its headings are below those of a page: 1, in a part 2.
    pub depth: u8,
}

/// The context of the frame.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct WholePage<'a, F: Form<'a>> {
    #[serde(flatten)]
    view: F::View,
    cover: Option<PhotoView>,
    leaves: &'static str,
}

/// The frame.
pub fn whole<'a, F: Form<'a>>(site: &'a Site<'a>, route: &'a Route) -> WholePage<'a, F> {
    let cover = site.book.cover.and_then(|cover| photo::view(site, site.linker(route), cover));
    WholePage {
        view: F::view(site, About::plain(PageKind::Book, route, "整本")),
        cover: cover.map(PhotoView::first),
        leaves: LEAVES,
    }
}

/// The address of the whole book and the pages in it, in the order of a printed one; `None` where there is none.
pub fn leaves(sources: Sources) -> Option<(Route, Vec<Leaf>)> {
    let site = Site::new(sources);
    if !site.has_whole() {
        return None;
    }
    let fixed =
        |route: &'static str, id: &str| Leaf { route: Route::fixed(route), id: id.to_owned(), depth: 1 };
    let mut leaves = vec![fixed(IMPRINT, "imprint"), fixed(CONTENTS, "contents")];
    for (number, part) in site.book.parts.iter().enumerate() {
        leaves.push(Leaf { route: part.route.clone(), id: format!("part-{}", number + 1), depth: 1 });
        leaves.extend(site.book.entries_of(part).map(|(number, entry)| Leaf {
            route: entry.route.clone(),
            id: format!("article-{}", number + 1),
            depth: 2,
        }));
    }
    leaves.extend(site.has_figures.then(|| fixed(FIGURES, "figures")));
    leaves.extend(site.has_index().then(|| fixed(INDEX, "index")));
    Some((Route::fixed(BOOK), leaves))
}
