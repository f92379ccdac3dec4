//! The index (索引), once by reading and once by strokes, as readers of Chinese books look words up.

use serde::Serialize;

use crate::book::{Index, IndexEntry, LocatorPage};
use crate::collation::{Collation, Head, Order};
use crate::numeral::chinese;
use crate::path::Route;

use super::address::{INDEX_TITLE, PLATES, PLATES_TITLE};
use super::site::{Linker, Site};
use super::view::{PageKind, View};

/// The context of the index. Its entries stand once for both lists: they are the most that any page is told.
#[derive(Serialize)]
pub struct IndexPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    entries: Vec<IndexEntryView<'a>>,
    readings: Vec<HeadView>,
    strokes: Vec<HeadView>,
}

/// Entries under one letter, or of one number of strokes, by their positions among all.
#[derive(Serialize)]
struct HeadView {
    id: String,
    label: String,
    entries: Vec<usize>,
}

/// An entry of the index.
#[derive(Serialize)]
struct IndexEntryView<'a> {
    heading: &'a str,
    categories: Vec<&'static str>,
    places: Vec<PlaceView>,
    /// Positions of the entries to look at instead.
    see: &'a [usize],
    /// Positions of the entries to look at besides.
    see_also: &'a [usize],
}

/// The places of an entry on one page.
#[derive(Serialize)]
struct PlaceView {
    title: String,
    hrefs: Vec<String>,
}

/// The index.
pub fn index<'a>(site: &'a Site, route: &Route) -> IndexPage<'a> {
    let linker = site.linker(route);
    let index = &site.book.index;
    let entry = |entry: &'a IndexEntry| IndexEntryView {
        heading: &entry.heading,
        categories: entry.categories.iter().map(|category| category.label()).collect(),
        places: places(site, linker, entry),
        see: &entry.see,
        see_also: &entry.see_also,
    };
    let (readings, strokes) = rayon::join(|| heads(index, Order::Reading), || heads(index, Order::Strokes));
    IndexPage {
        view: site.plain_view(PageKind::Index, route, INDEX_TITLE),
        entries: index.entries.iter().map(entry).collect(),
        readings,
        strokes,
    }
}

fn heads(index: &Index, order: Order) -> Vec<HeadView> {
    let list = match order {
        Order::Reading => "reading",
        Order::Strokes => "strokes",
    };
    let entries: Vec<(usize, &IndexEntry)> = index.entries.iter().enumerate().collect();
    // A sort key is of the reading: strokes are counted as the heading is written.
    let groups = Collation::by(order).grouped(entries, |(_, entry)| match (&entry.sort_key, order) {
        (Some(key), Order::Reading) => key,
        _ => &entry.heading,
    });
    let group = |(head, entries): (Head, Vec<(usize, &IndexEntry)>)| {
        let (name, label) = names(head);
        let entries = entries.into_iter().map(|(at, _)| at).collect();
        HeadView { id: format!("{list}-{name}"), label, entries }
    };
    groups.into_iter().map(group).collect()
}

/// What readers call a head.
pub(super) fn label(head: Head) -> String {
    names(head).1
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
