//! What stands in the index: terms marked in the text, places, statistical tables and photographs.
//!
//! The chronicle tells in brief what other articles tell at length, so it is left out unless `yearbook.yaml` asks for it.

use crate::article::{Body, Details, Directive, Kind, Piece};
use crate::config::Config;

use super::index::{Category, FACTS, Found, Occurrence, Spot, photo_anchor};
use super::{Book, Entry, EntryId, Fill, Filled, Origin, PhotoId};

/// After everything that stands in the body.
const TAIL: usize = usize::MAX;

/// Looks through the book. What else is to be found by name, such as the persons and organisations of records, is
/// added here, by [`Found::add`] in a function of its own beside the others.
pub(super) fn collect(config: &Config, book: &Book) -> Found {
    let mut found = Found::default();
    for (number, part) in book.parts.iter().enumerate() {
        if let Some((text, filled)) = &part.text {
            body(&mut found, Spot::Part(number), &text.body, filled);
        }
    }
    for (id, entry) in book.entries.iter().enumerate().filter(|(_, entry)| is_indexed(config, entry)) {
        body(&mut found, Spot::Entry(id), &entry.article.body, &entry.filled);
        own_tables(&mut found, book, id, entry);
        photographs(&mut found, book, id, entry);
        places(&mut found, book, id, entry);
    }
    plates(&mut found, config, book);
    found.sort(book);
    found
}

fn is_indexed(config: &Config, entry: &Entry) -> bool {
    config.index.chronicle || entry.article.kind != Kind::Chronicle
}

/// The terms and tables of a body.
fn body(found: &mut Found, spot: Spot, body: &Body, filled: &Filled) {
    for term in &body.terms {
        let occurrence = Occurrence { spot, anchor: term.id.clone(), position: term.name.at.start };
        found.add(&term.name.value, None, None, occurrence);
    }
    // A table that a page shows twice can be linked to at its first place.
    let mut shown: Vec<&str> = Vec::new();
    for (piece, fill) in filled.zip(body) {
        if let (Piece::Directive(Directive::Table(id)), Fill::Table(table)) = (piece, fill)
            && !shown.contains(&&*table.record.id)
        {
            shown.push(&table.record.id);
            let occurrence = Occurrence { spot, anchor: table.anchor(), position: id.at.start };
            found.add(&table.record.title, Some(Category::Table), None, occurrence);
        }
    }
}

/// The tables that an article records and its body does not show: they stand at its end.
fn own_tables(found: &mut Found, book: &Book, id: EntryId, entry: &Entry) {
    for table in book.tables.of(&entry.article.path) {
        if !entry.filled.tables().any(|shown| shown.record.id == table.record.id) {
            let occurrence = Occurrence { spot: Spot::Entry(id), anchor: table.anchor(), position: TAIL };
            found.add(&table.record.title, Some(Category::Table), None, occurrence);
        }
    }
}

/// The captions of the photographs that an article shows, and where they were taken.
fn photographs(found: &mut Found, book: &Book, id: EntryId, entry: &Entry) {
    for (at, (photo, position, caption)) in entry.shown_photos().into_iter().enumerate() {
        let spot = Spot::Entry(id);
        let occurrence = Occurrence { spot, anchor: photo_anchor(at), position };
        photograph(found, book, photo, caption, &occurrence);
    }
}

fn photograph(
    found: &mut Found,
    book: &Book,
    photo: PhotoId,
    caption: Option<&String>,
    occurrence: &Occurrence,
) {
    let Some(record) = book.photos.get(photo).map(|photograph| &photograph.record) else { return };
    if let Some(caption) = record.caption.as_ref().or(caption) {
        found.add(caption, Some(Category::Photograph), None, occurrence.clone());
    }
    if let Some(place) = &record.place {
        found.add(place, Some(Category::Place), None, occurrence.clone());
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
    for (at, (photo, _)) in book.shown_photos().into_iter().enumerate() {
        if shown.get(photo) == Some(&false) {
            let occurrence = Occurrence { spot: Spot::Plates, anchor: photo_anchor(at), position: at };
            photograph(found, book, photo, None, &occurrence);
        }
    }
}

/// Where an event was, and where what a chronicle itself records was.
fn places(found: &mut Found, book: &Book, id: EntryId, entry: &Entry) {
    let spot = Spot::Entry(id);
    if let Details::Event { place: Some(place), .. } = &entry.article.details {
        let occurrence = Occurrence { spot, anchor: FACTS.to_owned(), position: 0 };
        found.add(place, Some(Category::Place), None, occurrence);
    }
    if entry.article.kind != Kind::Chronicle {
        return;
    }
    for (position, happening) in book.chronicle.of(id).enumerate() {
        if let (Origin::Entry(..), Some(place)) = (happening.origin, &happening.place) {
            let anchor = format!("chronicle-{}", happening.date.year());
            found.add(place, Some(Category::Place), None, Occurrence { spot, anchor, position });
        }
    }
}

impl Entry {
    /// The photographs that the article itself shows, each once, in the order of the page, with how far down they
    /// stand and the caption typed there. Those of timelines and chronicles belong to what they tell of.
    pub fn shown_photos(&self) -> Vec<(PhotoId, usize, Option<&String>)> {
        let body = self.filled.zip(&self.article.body).flat_map(|(piece, fill)| match (piece, fill) {
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
