//! The chronicle (大事记): what happened, in order, from everything in the book that carries a date.
//!
//! Events are happenings by nature; other articles and photographs ask to be in it. What an editor typed goes before
//! what was collected: it says the same better. Collected happenings stand in the first chronicle in reading order,
//! so that a second one, of other years or of one branch, holds no more than was typed there.

use std::collections::BTreeSet;

use crate::article::{Article, ChronicleEntry, Details, Directive, Kind, Piece};
use crate::config::Config;
use crate::date::{Date, Period};
use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::path::Route;

use super::{Book, Entry, EntryId, Fill, Filled, HonourId, ListedHonour, Noted, PhotoId};

/// What happened.
#[derive(Debug, Default)]
pub struct Chronicle {
    /// In the order of [`Date`]; of one date, what was typed first, then articles, honours, photographs.
    happenings: Vec<Happening>,
    /// The article that collected happenings stand in.
    home: Option<EntryId>,
    /// The articles with entries of their own.
    typed: BTreeSet<EntryId>,
}

/// One thing that happened.
#[derive(Debug, PartialEq)]
pub struct Happening {
    /// When it happened, or began.
    pub date: Date,
    /// When it ended.
    pub end: Option<Date>,
    /// What happened, as plain text.
    pub text: String,
    /// Where.
    pub place: Option<String>,
    /// The page that tells more, and the anchor there.
    pub link: Option<(Route, Option<String>)>,
    /// A photograph of it.
    pub photo: Option<PhotoId>,
    /// What it is known from.
    pub origin: Origin,
}

/// What a happening is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An entry with this number in this chronicle.
    Entry(EntryId, usize),
    /// An article.
    Article(EntryId),
    /// A photograph.
    Photograph(PhotoId),
    /// An honour.
    Honour(HonourId),
}

impl Chronicle {
    /// What the chronicle `entry` shows.
    pub fn of(&self, entry: EntryId) -> impl Iterator<Item = &Happening> {
        let is_home = self.home == Some(entry);
        // Every article of a book is asked for, and few are chronicles.
        let own = if is_home || self.typed.contains(&entry) { &self.happenings[..] } else { &[] };
        own.iter().filter(move |happening| match happening.origin {
            Origin::Entry(chronicle, _) => chronicle == entry,
            Origin::Article(_) | Origin::Photograph(_) | Origin::Honour(_) => is_home,
        })
    }

    /// What happened in `period`, the first `limit` of it.
    pub fn timeline(&self, period: Period, limit: Option<usize>) -> impl Iterator<Item = &Happening> {
        let inside = move |happening: &&Happening| period.touches(happening.date, happening.end);
        self.happenings.iter().filter(inside).take(limit.unwrap_or(usize::MAX))
    }

    /// All of it, where the book has a chronicle to stand in.
    pub fn told(&self) -> &[Happening] {
        if self.home.is_some() { &self.happenings } else { &[] }
    }

    /// Whether something in it happened on a known day, so that it can be a calendar.
    pub fn has_days(&self) -> bool {
        self.told().iter().any(|happening| happening.date.day().is_some())
    }

    /// The photographs that the article `entry`, filled with `filled`, shows of it.
    pub(super) fn photos(&self, entry: EntryId, filled: &Filled) -> impl Iterator<Item = PhotoId> {
        self.of(entry).filter_map(|happening| happening.photo).chain(self.timeline_photos(filled))
    }

    /// The photographs that the timelines in a body show of it.
    pub(super) fn timeline_photos(&self, filled: &Filled) -> impl Iterator<Item = PhotoId> {
        let timelines = filled.fills.iter().filter_map(|fill| match fill {
            Fill::Timeline(period, limit) => Some(self.timeline(*period, *limit)),
            _ => None,
        });
        timelines.flatten().filter_map(|happening| happening.photo)
    }
}

/// Collects the chronicle of `book`, whose own is still empty. `shown` are the photographs that its articles show.
pub(super) fn collect(book: &Book, shown: &[(PhotoId, Vec<EntryId>)]) -> Chronicle {
    let articles = || book.entries.iter().enumerate();
    let home = articles().find(|(_, entry)| entry.article.kind == Kind::Chronicle).map(|(id, _)| id);
    let mut happenings: Vec<Happening> = articles().flat_map(|(id, entry)| typed(id, entry)).collect();
    for (id, entry) in articles() {
        let known =
            |happening: &Happening| happenings.iter().any(|other| other.tells(&entry.route, happening.date));
        let new = collected(id, entry).filter(|happening| !known(happening));
        happenings.extend(new);
    }
    let honours = book.honours.iter().enumerate().filter_map(|(id, honour)| given(book, id, honour));
    let honours: Vec<Happening> = honours
        .filter(|honour| {
            !happenings.iter().any(|other| other.date == honour.date && other.link == honour.link)
        })
        .collect();
    happenings.extend(honours);
    let photographs: Vec<Happening> = (0..book.photos.len())
        .filter_map(|photo| {
            let shown = shown.iter().find(|(other, _)| *other == photo);
            let entries = shown.map(|(_, entries)| entries.as_slice()).unwrap_or_default();
            photograph(book, photo, entries, &happenings)
        })
        .collect();
    happenings.extend(photographs);
    happenings.sort_by_key(|happening| happening.date);
    let typed = happenings.iter().filter_map(|happening| match happening.origin {
        Origin::Entry(chronicle, _) => Some(chronicle),
        Origin::Article(_) | Origin::Photograph(_) | Origin::Honour(_) => None,
    });
    let typed = typed.collect();
    Chronicle { happenings, home, typed }
}

impl Happening {
    /// Whether it is what the page `route` tells of this date.
    fn tells(&self, route: &Route, date: Date) -> bool {
        self.date == date && self.link.as_ref().is_some_and(|(link, _)| link == route)
    }
}

fn typed(id: EntryId, entry: &Entry) -> impl Iterator<Item = Happening> {
    let typed: &[ChronicleEntry] = match &entry.article.details {
        Details::Chronicle(entries) => entries,
        _ => &[],
    };
    let happening = move |(number, (typed, noted)): (usize, (&ChronicleEntry, &Noted))| Happening {
        date: typed.date.value,
        end: typed.end_date,
        text: typed.text.clone(),
        place: typed.place.clone(),
        link: noted.link.clone(),
        photo: noted.photo,
        origin: Origin::Entry(id, number),
    };
    typed.iter().zip(&entry.noted).enumerate().map(happening)
}

/// What an article is in the chronicle: an event, or one that asks, when it has a date.
fn collected(id: EntryId, entry: &Entry) -> Option<Happening> {
    let article = &entry.article;
    let date = article.date.filter(|_| article.kind == Kind::Event || article.chronicle)?;
    let place = match &article.details {
        Details::Event { place, .. } => place.clone(),
        _ => None,
    };
    Some(Happening {
        date,
        end: end(article),
        text: article.title.clone(),
        place,
        link: Some((entry.route.clone(), None)),
        photo: None,
        origin: Origin::Article(id),
    })
}

/// How many of those who got an honour are named.
const NAMED: usize = 3;

/// What an honour is in the chronicle, when it has a date.
fn given(book: &Book, id: HonourId, honour: &ListedHonour) -> Option<Happening> {
    let date = honour.record.date.as_ref()?.value;
    let route = book.entries.get(honour.home)?.route.clone();
    let named: Vec<&str> = honour.to.iter().take(NAMED).map(|named| named.text.as_str()).collect();
    let more = if honour.to.len() > NAMED { "等" } else { "" };
    let by = honour.by.as_ref().map(|by| format!("（{}授予）", by.text)).unwrap_or_default();
    let what = if named.is_empty() {
        honour.record.name.clone()
    } else {
        format!("{}{more}获“{}”", named.join("、"), honour.record.name)
    };
    Some(Happening {
        date,
        end: None,
        text: what + &by,
        place: None,
        link: Some((route, Some(honour.anchor.clone()))),
        photo: None,
        origin: Origin::Honour(id),
    })
}

fn end(article: &Article) -> Option<Date> {
    match &article.details {
        Details::Event { end_date, .. } => *end_date,
        _ => None,
    }
}

/// What a photograph that asks is in the chronicle, unless an entry or an article that shows it tells of its date.
fn photograph(book: &Book, photo: PhotoId, entries: &[EntryId], known: &[Happening]) -> Option<Happening> {
    let record = &book.photos.get(photo)?.record;
    let date = record.date.filter(|_| record.chronicle && !record.withdrawn)?;
    let text = record.caption.clone().or_else(|| record.alt.clone())?;
    let articles = || entries.iter().filter_map(|entry| book.entries.get(*entry));
    let is_told = known.iter().any(|other| {
        let by_entry = other.date == date && other.photo == Some(photo);
        by_entry || articles().any(|entry| other.tells(&entry.route, date))
    });
    let article = articles().find(|entry| entry.article.kind != Kind::Chronicle);
    (!is_told).then(|| Happening {
        date,
        end: None,
        text,
        place: record.place.clone(),
        link: article.map(|entry| (entry.route.clone(), None)),
        photo: Some(photo),
        origin: Origin::Photograph(photo),
    })
}

/// What has to be told of dates and of the chronicle: what lies outside the period that `config` covers, timelines
/// of nothing, and wishes to be in a chronicle that there is not.
pub(super) fn remarks(config: &Config, book: &Book) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut has_timeline = false;
    for entry in &book.entries {
        let article = &entry.article;
        let place = |at| Place::of(&article.path, &article.text, at);
        for (date, end, at) in dates(article) {
            if !config.covers.touches(date, end) {
                let (date, period) = (date.span_words(end), config.covers.words());
                told.push(Diagnostic::at(place(at), Problem::OutsidePeriod { date, period }));
            }
        }
    }
    for honour in &book.honours {
        if let (Some(date), Some(place)) = (&honour.record.date, &honour.dated)
            && !config.covers.touches(date.value, None)
        {
            let (date, period) = (date.value.span_words(None), config.covers.words());
            told.push(Diagnostic::at(place.clone(), Problem::OutsidePeriod { date, period }));
        }
    }
    let bodies =
        book.entries.iter().map(|entry| (&entry.article.path, &entry.article.text, &entry.article.body));
    let texts = book.parts.iter().filter_map(|part| part.text.as_ref());
    for (path, text, body) in bodies.chain(texts.map(|(part, _)| (&part.path, &part.text, &part.body))) {
        for piece in &body.pieces {
            let Piece::Directive(Directive::Timeline { period, at, .. }) = piece else { continue };
            has_timeline = true;
            if book.chronicle.timeline(*period, None).next().is_none() {
                told.push(Diagnostic::at(Place::of(path, text, at), Problem::TimelineEmpty));
            }
        }
    }
    let asks = |happening: &Happening| match happening.origin {
        Origin::Entry(..) | Origin::Honour(_) => false,
        Origin::Article(id) => book.entries.get(id).is_some_and(|entry| entry.article.chronicle),
        Origin::Photograph(_) => true,
    };
    if book.chronicle.home.is_none() && !has_timeline && book.chronicle.happenings.iter().any(asks) {
        told.push(Diagnostic::general(Problem::ChronicleMissing));
    }
    told
}

/// The dates in the front matter of an article, and where they were typed.
fn dates(article: &Article) -> Vec<(Date, Option<Date>, &std::ops::Range<usize>)> {
    let own = article.date.zip(article.date_at.as_ref()).map(|(date, at)| (date, end(article), at));
    let entries: &[ChronicleEntry] = match &article.details {
        Details::Chronicle(entries) => entries,
        _ => &[],
    };
    own.into_iter()
        .chain(entries.iter().map(|entry| (entry.date.value, entry.end_date, &entry.date.at)))
        .collect()
}
