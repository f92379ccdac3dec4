//! What the book shows of what is recorded: tables and photographs.

use std::sync::Arc;

use crate::article::Kind;
use crate::picture::Format;

use super::{Book, Entry, EntryId, Filled, PhotoId, Table};

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
    pub fn shown_photos(&self) -> Vec<(PhotoId, Vec<EntryId>)> {
        let mut shown: Vec<(PhotoId, Vec<EntryId>)> = Vec::new();
        let mut position = vec![None; self.photos.len()];
        for (photo, place) in self.photo_uses() {
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
}
