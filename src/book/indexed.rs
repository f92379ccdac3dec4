//! What stands in the index: terms marked in the text, places, statistical tables and photographs.
//!
//! The chronicle tells in brief what other articles tell at length, so it is left out unless `yearbook.yaml` asks for it.

use std::collections::HashMap;

use crate::article::{Body, Details, Directive, Kind, Piece};
use crate::config::Config;

use super::index::{Category, FACTS, Found, Locator, LocatorPage, photo_anchor, plate_anchor};
use super::{Book, Entry, EntryId, Fill, Filled, Occurrence, Origin, PhotoId, Subject};

/// After everything that stands in the body.
const TAIL: usize = usize::MAX;

/// Looks through the book.
pub(super) fn collect(config: &Config, book: &Book) -> Found {
    let mut found = Found::default();
    for (number, part) in book.parts.iter().enumerate() {
        if let Some((text, filled)) = &part.text {
            body(&mut found, LocatorPage::Part(number), &text.body, filled);
        }
    }
    for (id, entry) in book.entries.iter().enumerate().filter(|(_, entry)| is_indexed(config, entry)) {
        body(&mut found, LocatorPage::Entry(id), &entry.article.body, &entry.filled);
        own_tables(&mut found, book, id, entry);
        photographs(&mut found, book, id, entry);
        places(&mut found, book, id, entry);
    }
    plates(&mut found, config, book);
    records(&mut found, config, book);
    found.sort(book);
    found
}

fn is_indexed(config: &Config, entry: &Entry) -> bool {
    config.index.chronicle || entry.article.kind != Kind::Chronicle
}

/// The terms and tables of a body.
fn body(found: &mut Found, page: LocatorPage, body: &Body, filled: &Filled) {
    for term in &body.terms {
        let locator = Locator { page, anchor: term.id.clone(), position: term.name.at.start };
        found.add(&term.name.value, None, None, locator);
    }
    // A table that a page shows twice can be linked to at its first place.
    let mut shown: Vec<&str> = Vec::new();
    for (piece, fill) in filled.holes(body) {
        if let (Piece::Directive(Directive::Table(id)), Fill::Table(table)) = (piece, fill)
            && !shown.contains(&&*table.record.id)
        {
            shown.push(&table.record.id);
            let locator = Locator { page, anchor: table.anchor(), position: id.at.start };
            found.add(&table.record.title, Some(Category::Table), None, locator);
        }
    }
}

/// The tables that an article records and its body does not show: they stand at its end.
fn own_tables(found: &mut Found, book: &Book, id: EntryId, entry: &Entry) {
    for table in book.tables.of(&entry.article.path) {
        if !entry.filled.tables().any(|shown| shown.record.id == table.record.id) {
            let locator = Locator { page: LocatorPage::Entry(id), anchor: table.anchor(), position: TAIL };
            found.add(&table.record.title, Some(Category::Table), None, locator);
        }
    }
}

/// The captions of the photographs that an article shows, and where they were taken.
fn photographs(found: &mut Found, book: &Book, id: EntryId, entry: &Entry) {
    for (at, (photo, position, caption)) in entry.shown_photos().into_iter().enumerate() {
        let page = LocatorPage::Entry(id);
        let locator = Locator { page, anchor: photo_anchor(at), position };
        photograph(found, book, photo, caption, &locator);
    }
}

fn photograph(found: &mut Found, book: &Book, photo: PhotoId, caption: Option<&String>, locator: &Locator) {
    let Some(record) = book.photos.get(photo).map(|photograph| &photograph.record) else { return };
    if let Some(caption) = record.caption.as_ref().or(caption) {
        found.add(caption, Some(Category::Photograph), None, locator.clone());
    }
    if let Some(place) = &record.place {
        found.add(place, Some(Category::Place), None, locator.clone());
    }
}

/// The photographs that no article in the index shows: the cover's, those of a part's page, those of a timeline.
fn plates(found: &mut Found, config: &Config, book: &Book) {
    let mut shown = vec![false; book.photos.len()];
    for entry in book.entries.iter().filter(|entry| is_indexed(config, entry)) {
        for (photo, ..) in entry.shown_photos() {
            if let Some(shown) = shown.get_mut(photo) {
                *shown = true;
            }
        }
    }
    for (at, &(photo, _)) in book.shown_photos().iter().enumerate() {
        if shown.get(photo) == Some(&false) {
            let locator = Locator { page: LocatorPage::Plates, anchor: plate_anchor(at), position: at };
            photograph(found, book, photo, None, &locator);
        }
    }
}

/// The persons and organisations of records, under their names; short names lead to full ones.
fn records(found: &mut Found, config: &Config, book: &Book) {
    let places = photo_places(config, book);
    for (id, person) in book.people.iter().enumerate() {
        let own = person.home.map(|home| Locator {
            page: LocatorPage::Entry(home),
            anchor: person.anchor(),
            position: TAIL,
        });
        let others = locators(config, book, Subject::Person(id), &places);
        for locator in own.into_iter().chain(others) {
            found.add(&person.shown, Some(Category::Person), person.record.sort_key.as_ref(), locator);
        }
    }
    for (id, organisation) in book.organisations.iter().enumerate() {
        let record = &organisation.record;
        let anchor = organisation.anchor();
        let own =
            organisation.home.map(|home| Locator { page: LocatorPage::Entry(home), anchor, position: TAIL });
        let others = locators(config, book, Subject::Organisation(id), &places);
        for locator in own.into_iter().chain(others) {
            found.add(&record.name, Some(Category::Organisation), record.sort_key.as_ref(), locator);
        }
        let declared = config.short_names.iter().filter(|short| short.name == record.name);
        for short in declared.map(|short| &short.short).chain(&record.short) {
            found.lead(short, &record.name);
        }
    }
}

/// Where each photograph stands on the pages of articles.
fn photo_places(config: &Config, book: &Book) -> HashMap<PhotoId, Vec<Locator>> {
    let mut places: HashMap<PhotoId, Vec<Locator>> = HashMap::new();
    for (id, entry) in book.entries.iter().enumerate().filter(|(_, entry)| is_indexed(config, entry)) {
        for (at, (photo, position, _)) in entry.shown_photos().into_iter().enumerate() {
            let locator = Locator { page: LocatorPage::Entry(id), anchor: photo_anchor(at), position };
            places.entry(photo).or_default().push(locator);
        }
    }
    places
}

/// The places where `subject` occurs. Whoever belongs to an organisation stands in its own record; that is no place
/// that tells of the organisation.
fn locators(
    config: &Config,
    book: &Book,
    subject: Subject,
    photos: &HashMap<PhotoId, Vec<Locator>>,
) -> Vec<Locator> {
    let at = |id: EntryId, anchor: String, position: usize| {
        book.entries.get(id).filter(|entry| is_indexed(config, entry))?;
        Some(Locator { page: LocatorPage::Entry(id), anchor, position })
    };
    let places = |occurrence: &Occurrence| -> Vec<Locator> {
        let one = match occurrence {
            Occurrence::Article(id, anchor) => at(*id, anchor.clone(), position_of(book, *id, anchor)),
            Occurrence::Part(part, anchor) => {
                Some(Locator { page: LocatorPage::Part(*part), anchor: anchor.clone(), position: 0 })
            }
            Occurrence::Host(id) => at(*id, FACTS.to_owned(), 0),
            Occurrence::Photograph(photo) => return photos.get(photo).cloned().unwrap_or_default(),
            Occurrence::Honoured(id) | Occurrence::Honouring(id) => {
                book.honours.get(*id).and_then(|honour| at(honour.home, honour.anchor.clone(), TAIL))
            }
            Occurrence::Member(id) => {
                book.members.get(*id).and_then(|member| at(member.home, member.anchor.clone(), TAIL))
            }
            Occurrence::Head(id) => {
                let organisation = book.organisations.get(*id);
                organisation.and_then(|organisation| at(organisation.home?, organisation.anchor(), TAIL))
            }
            Occurrence::Employer(_) | Occurrence::Organisation(_) => None,
        };
        one.into_iter().collect()
    };
    book.occurrences_of(subject).iter().flat_map(places).collect()
}

/// How far down the page of an article the reference with this anchor stands.
fn position_of(book: &Book, id: EntryId, anchor: &str) -> usize {
    let number: usize = anchor.trim_start_matches("ref-").parse().unwrap_or(1);
    let pieces = book.entries.get(id).map(|entry| &entry.article.body.pieces[..]).unwrap_or_default();
    let mut named = pieces.iter().filter_map(|piece| match piece {
        Piece::Named(name) => Some(name.at.start),
        _ => None,
    });
    named.nth(number.saturating_sub(1)).unwrap_or(TAIL)
}

/// Where an event was, and where what a chronicle itself records was.
fn places(found: &mut Found, book: &Book, id: EntryId, entry: &Entry) {
    let page = LocatorPage::Entry(id);
    if let Details::Event { place: Some(place), .. } = &entry.article.details {
        let locator = Locator { page, anchor: FACTS.to_owned(), position: 0 };
        found.add(place, Some(Category::Place), None, locator);
    }
    if entry.article.kind != Kind::Chronicle {
        return;
    }
    for (position, happening) in book.chronicle.of(id).enumerate() {
        if let (Origin::Entry(..), Some(place)) = (happening.origin, &happening.place) {
            let anchor = format!("chronicle-{}", happening.date.year());
            found.add(place, Some(Category::Place), None, Locator { page, anchor, position });
        }
    }
}

impl Entry {
    /// The photographs that the article itself shows, each once, in the order of the page, with how far down they
    /// stand and the caption typed there. Those of timelines and chronicles belong to what they tell of.
    pub fn shown_photos(&self) -> Vec<(PhotoId, usize, Option<&String>)> {
        let body = self.filled.holes(&self.article.body).flat_map(|(piece, fill)| match (piece, fill) {
            (Piece::Photo(mention), Fill::Photo(shot)) => {
                vec![(shot.photo, mention.name.at.start, shot.caption.as_ref())]
            }
            (Piece::Directive(Directive::Gallery { photos: names, .. }), Fill::Gallery(photos, _)) => {
                let position = names.first().map_or(0, |name| name.at.start);
                photos.iter().map(|photo| (*photo, position, None)).collect()
            }
            _ => Vec::new(),
        });
        let cover = self.cover.map(|cover| (cover, 1, None));
        let gallery = self.gallery.iter().map(|photo| (*photo, TAIL, None));
        let mut shown: Vec<(PhotoId, usize, Option<&String>)> = Vec::new();
        for photo in cover.into_iter().chain(body).chain(gallery) {
            if !shown.iter().any(|(other, ..)| *other == photo.0) {
                shown.push(photo);
            }
        }
        shown
    }
}
