//! The index (索引), once by reading and once by strokes, as readers of Chinese books look words up.

use serde::Serialize;

use crate::book::{Index, IndexEntry, LocatorPage};
use crate::collation::{Collation, Head, Order};
use crate::numeral::chinese;
use crate::path::Route;

use super::address::{INDEX_TITLE, PLATES, PLATES_TITLE};
use super::site::{Linker, Site};
use super::view::{LinkView, PageKind, View};

/// The context of the index.
#[derive(Serialize)]
pub struct IndexPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    count: usize,
    readings: Vec<HeadView<'a>>,
    strokes: Vec<HeadView<'a>>,
}

/// Entries under one letter, or of one number of strokes.
#[derive(Serialize)]
struct HeadView<'a> {
    id: String,
    label: String,
    entries: Vec<IndexEntryView<'a>>,
}

/// An entry of the index.
#[derive(Serialize)]
struct IndexEntryView<'a> {
    id: String,
    heading: &'a str,
    categories: Vec<&'static str>,
    places: Vec<PlaceView>,
    see: Vec<LinkView>,
    see_also: Vec<LinkView>,
}

/// The places of an entry on one page.
#[derive(Clone, Serialize)]
struct PlaceView {
    title: String,
    hrefs: Vec<String>,
}

/// The index.
pub fn index<'a>(site: &'a Site, route: &Route) -> IndexPage<'a> {
    let linker = site.linker(route);
    let index = &site.book.index;
    let places: Vec<Vec<PlaceView>> = index.entries.iter().map(|entry| places(site, linker, entry)).collect();
    let (readings, strokes) =
        rayon::join(|| heads(index, &places, Order::Reading), || heads(index, &places, Order::Strokes));
    IndexPage {
        view: site.plain_view(PageKind::Index, route, INDEX_TITLE),
        count: index.entries.len(),
        readings,
        strokes,
    }
}

fn heads<'a>(index: &'a Index, places: &[Vec<PlaceView>], order: Order) -> Vec<HeadView<'a>> {
    let list = match order {
        Order::Reading => "reading",
        Order::Strokes => "strokes",
    };
    let entries: Vec<(usize, &'a IndexEntry)> = index.entries.iter().enumerate().collect();
    // A sort key is of the reading: strokes are counted as the heading is written.
    let groups = Collation::by(order).grouped(entries, |(_, entry)| match (&entry.sort_key, order) {
        (Some(key), Order::Reading) => key,
        _ => &entry.heading,
    });
    let entry = |(at, entry): (usize, &'a IndexEntry)| IndexEntryView {
        id: entry_id(list, at),
        heading: &entry.heading,
        categories: entry.categories.iter().map(|category| category.label()).collect(),
        places: places.get(at).cloned().unwrap_or_default(),
        see: links(index, list, &entry.see),
        see_also: links(index, list, &entry.see_also),
    };
    let group = |(head, entries): (Head, Vec<(usize, &'a IndexEntry)>)| {
        let (name, label) = names(head);
        HeadView { id: format!("{list}-{name}"), label, entries: entries.into_iter().map(entry).collect() }
    };
    groups.into_iter().map(group).collect()
}

/// The id of an entry in one of the two lists.
fn entry_id(list: &str, at: usize) -> String {
    format!("{list}-entry-{}", at + 1)
}

/// What ids and readers call a head.
fn names(head: Head) -> (String, String) {
    match head {
        Head::Digits => ("digits".to_owned(), "0–9".to_owned()),
        Head::Latin => ("latin".to_owned(), "A–Z".to_owned()),
        Head::Letter(letter) => (letter.to_ascii_lowercase().to_string(), letter.to_string()),
        Head::Strokes(count) => (count.to_string(), format!("{}画", chinese(count.into()))),
        Head::Other => ("other".to_owned(), "其他".to_owned()),
    }
}

fn links(index: &Index, list: &str, entries: &[usize]) -> Vec<LinkView> {
    let link = |at: &usize| {
        let title = index.entries.get(*at)?.heading.clone();
        Some(LinkView { title, href: format!("#{}", entry_id(list, *at)) })
    };
    entries.iter().filter_map(link).collect()
}

/// Where an entry stands, those of one page together.
fn places(site: &Site, linker: Linker, entry: &IndexEntry) -> Vec<PlaceView> {
    let mut places: Vec<PlaceView> = Vec::new();
    let mut last = None;
    for locator in &entry.locators {
        let Some((title, route)) = page(site, locator.page) else { continue };
        let href = format!("{}#{}", linker.to(&route), locator.anchor);
        match places.last_mut().filter(|_| last == Some(locator.page)) {
            Some(place) => place.hrefs.push(href),
            None => places.push(PlaceView { title, hrefs: vec![href] }),
        }
        last = Some(locator.page);
    }
    places
}

/// The title and the address of a page.
fn page(site: &Site, page: LocatorPage) -> Option<(String, Route)> {
    match page {
        LocatorPage::Part(part) => {
            site.book.parts.get(part).map(|part| (part.title.clone(), part.route.clone()))
        }
        LocatorPage::Entry(entry) => {
            site.book.entries.get(entry).map(|entry| (entry.article.title.clone(), entry.route.clone()))
        }
        LocatorPage::Plates => Some((PLATES_TITLE.to_owned(), Route::fixed(PLATES))),
    }
}
