//! What the book shows of what is recorded: tables and photographs.

use std::sync::Arc;

use crate::article::{Body, Kind, Piece};
use crate::picture::Format;

use super::{Book, Entry, EntryId, Fill, Filled, PhotoId, Table};

/// Where a photograph is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoUse {
    /// In an article.
    Entry(EntryId),
    /// In what a part, an index into the book's parts, says of itself.
    Part(usize),
    /// On the cover.
    Cover,
    /// In the masthead, which no book knows of.
    Logo,
}

impl Book {
    /// The portraits of the persons that the article with this number shows.
    fn portraits(&self, id: EntryId, entry: &Entry) -> impl Iterator<Item = PhotoId> {
        let people = if entry.article.kind == Kind::People { &self.people[..] } else { &[] };
        people.iter().filter(move |person| person.home == Some(id)).filter_map(|person| person.photo)
    }

    /// The tables that the book shows: those that its articles record or name, and those that a part names.
    pub fn shown_tables(&self) -> Vec<Arc<Table>> {
        let own = self.entries.iter().flat_map(|entry| self.tables.of(&entry.article.path)).cloned();
        let parts = self.parts.iter().filter_map(|part| part.text.as_ref().map(|(_, filled)| filled));
        let filled = self.entries.iter().map(|entry| &entry.filled).chain(parts);
        own.chain(filled.flat_map(Filled::tables).cloned()).collect()
    }

    /// The photograph for shared links to the page of `entry`: its cover, else the first in its text. A drawing is none,
    /// because nobody's messenger shows one.
    pub fn shared_photo(&self, entry: &Entry) -> Option<PhotoId> {
        let is_photograph = |id: &PhotoId| {
            self.photos.get(*id).is_some_and(|photograph| photograph.photo.header.format != Format::Svg)
        };
        entry.cover.into_iter().chain(entry.filled.photos()).find(is_photograph)
    }

    /// Every time that the book shows a photograph, in the order of reading, the cover's picture last.
    pub fn photo_uses(&self) -> Vec<(PhotoId, PhotoUse)> {
        let mut uses = Vec::new();
        for (id, entry) in self.entries.iter().enumerate() {
            let bodies = entry.filled.photos();
            let shown = entry
                .cover
                .into_iter()
                .chain(bodies)
                .chain(entry.gallery.iter().copied())
                .chain(self.portraits(id, entry))
                .chain(self.chronicle.photos(id, &entry.filled));
            uses.extend(shown.map(|photo| (photo, PhotoUse::Entry(id))));
        }
        for (number, part) in self.parts.iter().enumerate() {
            if let Some((_, filled)) = &part.text {
                let shown = filled.photos().chain(self.chronicle.timeline_photos(filled));
                uses.extend(shown.map(|photo| (photo, PhotoUse::Part(number))));
            }
        }
        uses.extend(self.cover.map(|photo| (photo, PhotoUse::Cover)));
        uses
    }

    /// The photographs that the book shows, each once in the order of its first use, with the articles that
    /// show it. The cover's picture is last when no article shows it.
    pub fn shown_photos(&self) -> &[(PhotoId, Vec<EntryId>)] {
        &self.shown
    }
}

impl Filled {
    /// The photographs that it shows, in order.
    pub fn photos(&self) -> impl Iterator<Item = PhotoId> {
        let shown = self.fills.iter().flat_map(|fill| match fill {
            Fill::Photo(shot) => std::slice::from_ref(&shot.photo),
            Fill::Gallery(photos, _) => photos.as_slice(),
            _ => &[],
        });
        shown.copied()
    }

    /// The tables that it shows, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Arc<Table>> {
        self.fills.iter().filter_map(|fill| if let Fill::Table(table) = fill { Some(table) } else { None })
    }

    /// Each piece of `body` with what fills it.
    pub fn zip<'a>(&'a self, body: &'a Body) -> impl Iterator<Item = (&'a Piece, &'a Fill)> {
        let finished = if self.fills.is_empty() { body.pieces.len() } else { 0 };
        body.pieces.iter().zip(self.fills.iter().chain(std::iter::repeat_n(&Fill::Itself, finished)))
    }

    /// Likewise, of a body with holes; of another, nothing.
    pub fn holes<'a>(&'a self, body: &'a Body) -> impl Iterator<Item = (&'a Piece, &'a Fill)> {
        body.pieces.iter().zip(&self.fills)
    }
}

/// Looks through `book` for them, as far as its chronicle is there.
pub(super) fn collect(book: &Book) -> Vec<(PhotoId, Vec<EntryId>)> {
    let mut shown: Vec<(PhotoId, Vec<EntryId>)> = Vec::new();
    let mut position = vec![None; book.photos.len()];
    for (photo, place) in book.photo_uses() {
        let Some(slot) = position.get_mut(photo) else { continue };
        let at = *slot.get_or_insert_with(|| {
            shown.push((photo, Vec::new()));
            shown.len() - 1
        });
        if let (PhotoUse::Entry(entry), Some((_, entries))) = (place, shown.get_mut(at))
            && entries.last() != Some(&entry)
        {
            entries.push(entry);
        }
    }
    shown
}
