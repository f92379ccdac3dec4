//! The index (索引): what readers look for by name, and where it stands.
//!
//! An entry leads to the paragraph, not only to the page, so each place has an anchor. What is found under one heading
//! is one entry, wherever it comes from.

use std::collections::BTreeMap;

use super::{Book, EntryId};

/// The index, by heading; `page` orders it as readers look.
#[derive(Debug, Default)]
pub struct Index {
    /// Its entries.
    pub entries: Vec<IndexEntry>,
}

/// An entry of the index.
#[derive(Debug, Default, PartialEq)]
pub struct IndexEntry {
    /// What it is looked for by.
    pub heading: String,
    /// What it is sorted as by reading; the heading itself without.
    pub sort_key: Option<String>,
    /// What it is, besides a term.
    pub categories: Vec<Category>,
    /// Where it stands, in reading order.
    pub locators: Vec<Locator>,
    /// The entries that stand for it, as positions in [`Index::entries`].
    pub see: Vec<usize>,
    /// The entries to look at besides, likewise.
    pub see_also: Vec<usize>,
}

/// What a heading of the index names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// A person.
    Person,
    /// A body of persons.
    Organisation,
    /// Where something was.
    Place,
    /// A statistical table.
    Table,
    /// A photograph.
    Photograph,
}

impl Category {
    /// What readers call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Person => "人名",
            Self::Organisation => "机构",
            Self::Place => "地名",
            Self::Table => "表",
            Self::Photograph => "图",
        }
    }
}

/// A place in the book.
#[derive(Clone, Debug, PartialEq)]
pub struct Locator {
    /// The page.
    pub page: LocatorPage,
    /// The anchor there.
    pub anchor: String,
    /// How far down the page, in no particular unit.
    pub(super) position: usize,
}

/// A page that an entry of the index can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocatorPage {
    /// The page of a part.
    Part(usize),
    /// The page of an article.
    Entry(EntryId),
    /// The page of all photographs, for one that no article shows.
    Plates,
}

/// The id of an event's facts on its page.
pub const FACTS: &str = "facts";

/// The id of the photograph at this place, from 0, on the page of all photographs.
pub fn plate_anchor(at: usize) -> String {
    format!("plate-{}", at + 1)
}

/// The id of the photograph that a page shows at this place among its photographs, from 0.
pub fn photo_anchor(at: usize) -> String {
    format!("photo-{}", at + 1)
}

/// What was found for the index so far, by heading.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub entries: BTreeMap<String, IndexEntry>,
    /// Headings that lead to others, such as short names.
    pub leads: Vec<(String, String)>,
}

impl Found {
    /// The entry with this heading, a new one where there is none yet.
    pub fn entry(&mut self, heading: &str) -> &mut IndexEntry {
        let new = || IndexEntry { heading: heading.to_owned(), ..IndexEntry::default() };
        self.entries.entry(heading.to_owned()).or_insert_with(new)
    }

    /// Adds a place of what is called `heading`. Whatever has a record of its own gives its `sort_key`.
    pub fn add(
        &mut self,
        heading: &str,
        category: Option<Category>,
        sort_key: Option<&String>,
        locator: Locator,
    ) {
        let heading = heading.trim();
        if heading.is_empty() {
            return;
        }
        let entry = self.entry(heading);
        if let Some(category) = category.filter(|category| !entry.categories.contains(category)) {
            entry.categories.push(category);
            entry.categories.sort_unstable();
        }
        if entry.sort_key.is_none() {
            entry.sort_key = sort_key.cloned();
        }
        if !entry.locators.contains(&locator) {
            entry.locators.push(locator);
        }
    }

    /// Makes `heading` lead to `other`, unless it has places of its own in the end.
    pub fn lead(&mut self, heading: &str, other: &str) {
        self.entry(heading);
        self.leads.push((heading.to_owned(), other.to_owned()));
    }

    /// Puts the places of each entry in reading order.
    pub fn sort(&mut self, book: &Book) {
        let order = |page: LocatorPage| match page {
            LocatorPage::Part(part) => (book.parts.get(part).map_or(0, |part| part.entries.start), 0),
            LocatorPage::Entry(entry) => (entry, 1),
            LocatorPage::Plates => (usize::MAX, 0),
        };
        for entry in self.entries.values_mut() {
            entry.locators.sort_by_key(|locator| (order(locator.page), locator.position));
        }
    }
}
