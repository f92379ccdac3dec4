//! The page of all photographs: plates in the order of the book, and who took them.

use serde::Serialize;

use crate::book::plate_anchor;
use crate::path::Route;

use super::address::PLATES_TITLE;
use super::photo::{self, PhotoView};
use super::site::Site;
use super::view::{LinkView, PageKind, View};

/// The context of the page of all photographs.
#[derive(Serialize)]
pub struct PlatesPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    plates: Vec<PlateView>,
    photographers: Vec<PhotographerView>,
}

/// A photograph with its number and the articles that show it.
#[derive(Serialize)]
struct PlateView {
    number: usize,
    anchor: String,
    photo: PhotoView,
    articles: Vec<LinkView>,
}

/// Who took how many of them, and which.
#[derive(Serialize)]
struct PhotographerView {
    name: String,
    count: usize,
    plates: Vec<LinkView>,
}

/// The page of all photographs, with the articles that show them.
pub fn plates<'a>(site: &'a Site, route: &Route) -> PlatesPage<'a> {
    let linker = site.linker(route);
    let shown = site.book.shown_photos().iter();
    let shown = shown.filter_map(|(photo, entries)| Some((photo::view(site, linker, *photo)?, entries)));
    let plate = |(at, (photo, entries)): (usize, (PhotoView, &Vec<usize>))| {
        let entries = entries.iter().filter_map(|entry| site.book.entries.get(*entry));
        let articles = entries
            .map(|entry| LinkView { title: entry.article.title.clone(), href: linker.to(&entry.route) });
        let number = at + 1;
        PlateView { number, anchor: plate_anchor(at), photo, articles: articles.collect() }
    };
    let plates: Vec<PlateView> = shown.enumerate().map(plate).collect();
    let photographers = photographers(&plates);
    PlatesPage { view: site.plain_view(PageKind::Plates, route, PLATES_TITLE), plates, photographers }
}

/// The photographers of `plates`, in the order of their first.
fn photographers(plates: &[PlateView]) -> Vec<PhotographerView> {
    let mut photographers: Vec<PhotographerView> = Vec::new();
    for plate in plates {
        let Some(name) = &plate.photo.photographer else { continue };
        let link = LinkView { title: format!("图{}", plate.number), href: format!("#{}", plate.anchor) };
        match photographers.iter_mut().find(|known| known.name == *name) {
            Some(known) => {
                known.count += 1;
                known.plates.push(link);
            }
            None => photographers.push(PhotographerView { name: name.clone(), count: 1, plates: vec![link] }),
        }
    }
    photographers
}
