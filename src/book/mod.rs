//! Stage 3: articles become a book.
//!
//! Only here is the whole known: the order of reading, addresses, neighbours, and what each link, figure
//! and photograph that an article names stands for. A [`Book`] is complete when it is made and never
//! changed after; whatever is missing has been told by then.

mod captions;
mod chronicle;
mod conflicts;
mod cover;
mod csv;
mod figures;
mod fill;
mod focus;
mod frame;
mod grid;
mod index;
mod indexed;
mod listed;
mod occurrences;
mod order;
mod photo_record;
mod photos;
mod plots;
mod quotes;
mod references;
mod registry;
mod remarks;
mod rolls;
mod see;
mod shown;
mod tables;
mod targets;
mod totals;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::article::{
    Article, Figure, FigureStyle, IndexRecord, Listing, Organisation, PartText, Person, TableRecord,
};
use crate::config::Config;
use crate::date::Period;
use crate::diagnostic::{Checked, Diagnostic, Problem};
use crate::path::{Route, SourcePath};
use crate::source::Snapshot;

pub use chronicle::{Chronicle, Happening, Origin};
pub use conflicts::Watch;
pub use figures::Figures;
pub use focus::Focus;
pub use frame::FrameRow;
pub use grid::{Cell, Column, Grid, Row, Value};
pub use index::{Category, FACTS, Index, IndexEntry, Locator, LocatorPage, photo_anchor, plate_anchor};
pub use listed::{ListedHonour, ListedMember, ListedOrganisation, ListedPerson, Named};
pub use occurrences::{Occurrence, Occurrences};
pub use photo_record::{KEYS as PHOTO_KEYS, Record};
pub use photos::{FILE_NAME as PHOTO_RECORDS, Photograph, Photos, refusal, written_in};
pub use plots::{Plot, PlotName, PlotSeries, PlotValue};
pub use quotes::{Quote, Quotes};
pub use registry::Subject;
pub use shown::PhotoUse;
pub use tables::{Table, Tables};

use fill::Names;

/// The yearbook as a whole, in reading order.
#[derive(Debug)]
pub struct Book {
    /// The parts (类目), none of them empty.
    pub parts: Vec<Part>,
    /// The articles in reading order, part after part.
    pub entries: Vec<Entry>,
    /// All figures.
    pub figures: Figures,
    /// The sentences that name them.
    pub quotes: Quotes,
    /// All statistical tables.
    pub tables: Tables,
    /// All photographs that can be used.
    pub photos: Photos,
    /// The cover's picture.
    pub cover: Option<PhotoId>,
    /// The persons, as recorded.
    pub people: Vec<ListedPerson>,
    /// The organisations, as recorded.
    pub organisations: Vec<ListedOrganisation>,
    /// The honours, as recorded.
    pub honours: Vec<ListedHonour>,
    /// The members, as recorded.
    pub members: Vec<ListedMember>,
    /// Where persons and organisations occur.
    pub occurrences: Occurrences,
    /// What happened.
    pub chronicle: Chronicle,
    /// What readers look for by name.
    pub index: Index,
    /// Files that articles link to, and where they are published.
    pub files: BTreeMap<SourcePath, Route>,
    /// What no page may name any more: titles of withdrawn articles, captions of withdrawn photographs, names of
    /// withdrawn persons and organisations, each with the file that says so.
    pub withdrawn: Vec<(String, SourcePath)>,
    /// The photographs that it shows, with the articles that show them.
    shown: Vec<(PhotoId, Vec<EntryId>)>,
}

/// The address of the page that lists all articles.
pub const CONTENTS: &str = "contents.html";

/// A photograph of [`Book::photos`].
pub type PhotoId = usize;
/// An article of [`Book::entries`].
pub type EntryId = usize;
/// A person of [`Book::people`].
pub type PersonId = usize;
/// An organisation of [`Book::organisations`].
pub type OrganisationId = usize;
/// An honour of [`Book::honours`].
pub type HonourId = usize;
/// A member of [`Book::members`].
pub type MemberId = usize;

/// A part of the book: a folder of `content`.
#[derive(Debug)]
pub struct Part {
    /// Its folder, `content` for articles that stand in none.
    pub folder: String,
    /// Its title.
    pub title: String,
    /// What it holds, in a sentence or two.
    pub summary: Option<String>,
    /// Its page.
    pub route: Route,
    /// What its page says, and what fills the holes.
    pub text: Option<(Arc<PartText>, Filled)>,
    /// Its articles.
    pub entries: std::ops::Range<EntryId>,
}

/// An article with its place in the book.
#[derive(Debug)]
pub struct Entry {
    /// The article.
    pub article: Arc<Article>,
    /// Its page.
    pub route: Route,
    /// Its part.
    pub part: usize,
    /// What fills the holes of its body.
    pub filled: Filled,
    /// The summary, or the opening where it has none.
    pub summary: Option<String>,
    /// Its picture.
    pub cover: Option<PhotoId>,
    /// What to read besides.
    pub see_also: Vec<Target>,
    /// Who held the event.
    pub hosts: Vec<Named>,
    /// The photographs of its gallery or its plates.
    pub gallery: Vec<PhotoId>,
    /// What each of its chronicle entries names.
    pub noted: Vec<Noted>,
}

/// What a cross-reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An article.
    Entry(EntryId),
    /// A person or an organisation.
    Subject(Subject),
}

/// What an entry of a chronicle names, found.
#[derive(Debug, Default, PartialEq)]
pub struct Noted {
    /// The page that tells more, and the anchor there.
    pub link: Option<(Route, Option<String>)>,
    /// The photograph.
    pub photo: Option<PhotoId>,
}

/// What a body's holes stand for.
#[derive(Debug, Default)]
pub struct Filled {
    /// One for each piece of the body; none at all where each stands for itself.
    pub fills: Vec<Fill>,
    /// The text of each heading.
    pub headings: Vec<String>,
    /// The pieces whose figures are quoted elsewhere, so that links lead there.
    pub quoted: Vec<usize>,
}

/// What stands in the place of one piece.
#[derive(Debug, PartialEq)]
pub enum Fill {
    /// The piece itself.
    Itself,
    /// This text.
    Text(String),
    /// A link to this page or file, and the anchor there.
    Link(Route, Option<String>),
    /// A link to the record of a person or an organisation.
    Subject(Subject),
    /// A photograph with its caption and title at this place.
    Photo(Shot),
    /// Figures.
    Figures(Vec<Arc<Figure>>, FigureStyle, Option<String>),
    /// Several photographs and a caption for all.
    Gallery(Vec<PhotoId>, Option<String>),
    /// What happened in this period, at most so many.
    Timeline(Period, Option<usize>),
    /// A statistical table.
    Table(Arc<Table>),
    /// Figures through the years, and a heading over them.
    Chart(Vec<Arc<Figure>>, Option<String>),
    /// Figures or a table in one chart.
    Plot(Box<Plot>),
}

/// A photograph at one place of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Shot {
    /// Which.
    pub photo: PhotoId,
    /// The caption at this place, before the record's.
    pub caption: Option<String>,
    /// The title at this place.
    pub title: Option<String>,
    /// A figure of its own, or a picture inside a sentence.
    pub block: bool,
}

/// What was read, before it is a book.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The articles, by path.
    pub articles: Vec<Arc<Article>>,
    /// What parts say of themselves.
    pub parts: Vec<Arc<PartText>>,
    /// The figures of `figures.yaml` files.
    pub figures: Vec<Figure>,
    /// The tables of `tables.yaml` files.
    pub tables: Vec<TableRecord>,
    /// What `index.yaml` files record of entries of the index.
    pub index: Vec<IndexRecord>,
    /// The persons of `people.yaml` files.
    pub people: Vec<Listing<Person>>,
    /// The organisations of `organisations.yaml` files.
    pub organisations: Vec<Listing<Organisation>>,
}

/// Makes the book. With `drafts`, drafts are part of it. The value is incomplete where an error is told.
pub fn assemble(config: &Config, snapshot: &Snapshot, parsed: &Parsed, drafts: bool) -> Checked<Book> {
    let mut told = Vec::new();
    let figures = figures::collect(parsed, drafts).tell(&mut told);
    let tables = tables::collect(parsed, drafts, snapshot, &figures).tell(&mut told);
    let mut photos = photos::collect(snapshot).tell(&mut told);
    let placed = order::place(parsed, drafts).tell(&mut told);
    if placed.articles.is_empty() && told.is_empty() {
        told.push(Diagnostic::general(Problem::BookEmpty));
    }
    let records = listed::collect(config, snapshot, parsed, &placed, &mut photos).tell(&mut told);
    let names = Names::new(snapshot, parsed, &placed, &figures, &tables, &photos, &records.registry);
    let filled: Vec<_> = placed.articles.par_iter().map(|(article, ..)| names.article(article)).collect();
    let mut entries = entries(&placed, filled, &mut told);
    let quotes = quotes::collect(&figures, &mut entries);
    let parts = parts(&placed, &names, &mut told);
    let cover = cover::find(config, snapshot, &figures, &photos, &mut told);
    let files = names.files();
    let withdrawn = withdrawn(parsed, &photos, records.withdrawn);
    let listed::Records { people, organisations, honours, members, .. } = records;
    let (chronicle, occurrences, index) = (Chronicle::default(), Occurrences::default(), Index::default());
    let book = Book {
        parts,
        entries,
        figures,
        quotes,
        tables,
        photos,
        cover,
        people,
        organisations,
        honours,
        members,
        occurrences,
        chronicle,
        index,
        files,
        withdrawn,
        shown: Vec::new(),
    };
    // The photographs of a chronicle lead to the articles that show them, so those are looked up before it is there.
    let book = Book { chronicle: chronicle::collect(&book, &shown::collect(&book)), ..book };
    let book = Book { shown: shown::collect(&book), ..book };
    let book = Book { occurrences: occurrences::collect(&book, book.shown_photos()), ..book };
    let index = book.indexed(config, &parsed.index).tell(&mut told);
    let book = Book { index, ..book };
    told.extend(chronicle::remarks(config, &book));
    told.extend(book.located());
    Checked { value: book, diagnostics: told }
}

fn entries(
    placed: &order::Placed,
    filled: Vec<Checked<fill::Found>>,
    told: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(filled.len());
    for ((article, route, part), filled) in placed.articles.iter().zip(filled) {
        let filled = filled.tell(told);
        let (article, route, part) = (article.clone(), route.clone(), *part);
        entries.push(Entry {
            article,
            route,
            part,
            filled: filled.body,
            summary: filled.summary,
            cover: filled.cover,
            see_also: filled.see_also,
            hosts: filled.hosts,
            gallery: filled.gallery,
            noted: filled.noted,
        });
    }
    entries
}

fn parts(placed: &order::Placed, names: &Names, told: &mut Vec<Diagnostic>) -> Vec<Part> {
    let part = |place: &order::Place| Part {
        folder: place.folder.clone(),
        title: place.title.clone(),
        summary: place.text.as_ref().and_then(|text| text.summary.clone()),
        route: place.route.clone(),
        text: place.text.clone().map(|text| {
            let filled = names.body(&text.path, &text.text, &text.body).tell(told);
            (text, filled)
        }),
        entries: place.entries.clone(),
    };
    placed.parts.iter().map(part).collect()
}

fn withdrawn(
    parsed: &Parsed,
    photos: &Photos,
    records: Vec<(String, SourcePath)>,
) -> Vec<(String, SourcePath)> {
    let articles = parsed.articles.iter().filter(|article| article.withdrawn);
    let articles = articles.map(|article| (article.title.clone(), article.path.clone()));
    let photos = photos.iter().filter(|photograph| photograph.record.withdrawn);
    let captions =
        photos.filter_map(|photograph| Some((photograph.record.caption.clone()?, photograph.path.clone())));
    articles.chain(captions).chain(records).collect()
}

impl Book {
    /// The articles of `part` with their numbers.
    pub fn entries_of(&self, part: &Part) -> impl Iterator<Item = (EntryId, &Entry)> + use<'_> {
        let own = self.entries.get(part.entries.clone()).unwrap_or_default();
        part.entries.clone().zip(own)
    }

    /// The index of the book, with what is recorded of its entries.
    pub fn indexed(&self, config: &Config, records: &[IndexRecord]) -> Checked<Index> {
        see::resolve(indexed::collect(config, self), records)
    }
}
