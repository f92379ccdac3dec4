//! What search engines read (schema.org, as JSON-LD): the book on its cover, an article as a part of it.
//!
//! A volume of a series is a `PublicationVolume` besides a `Book`, since the number of a volume belongs to the one
//! and an ISBN to the other; the ISSN belongs to the series, a `Periodical`.

use serde::Serialize;
use serde_json::{Value, json};

use crate::config::Config;

use super::view::{PageInfo, PageKind};

/// The record of `page`, ready for a script element; `home` is the cover's full address. `None` for pages that are
/// neither cover nor article.
pub fn record(config: &Config, page: &PageInfo, home: Option<&str>) -> Option<String> {
    let is_cover = page.kind == PageKind::Cover;
    if !is_cover && page.kind != PageKind::Article {
        return None;
    }
    let own = config.description.as_deref().filter(|_| is_cover);
    let publisher = config.imprint.publisher_name.as_deref().or(config.publisher.as_deref());
    let record = Record {
        context: "https://schema.org",
        kind: if is_cover { kind(config) } else { "Article".into() },
        name: if is_cover { &config.title } else { &page.title },
        headline: (!is_cover).then_some(&*page.title),
        in_language: &config.language,
        description: page.description.as_deref().or(own),
        url: page.url.as_deref(),
        image: page.share_image.as_ref().map(|image| &*image.url),
        date_published: page.date_iso.clone().or_else(|| published(config)),
        publisher: publisher.map(|name| Thing { kind: "Organization", name }),
        license: license(config),
        book: is_cover.then(|| Edition::of(config)),
        is_part_of: if is_cover { series(config) } else { Some(book(config, home)) },
    };
    // `<` would end the script element that the record stands in.
    Some(serde_json::to_string(&record).ok()?.replace('<', "\\u003c"))
}

#[derive(Serialize)]
struct Thing<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Record<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: Value,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Thing<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<Value>,
    #[serde(flatten)]
    book: Option<Edition<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Value>,
}

/// What only the book has.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Edition<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative_headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume_number: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    isbn: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    editor: Vec<Thing<'a>>,
}

impl<'a> Edition<'a> {
    fn of(config: &'a Config) -> Self {
        Self {
            alternative_headline: config.subtitle.as_deref(),
            alternate_name: config.english_title.as_deref(),
            volume_number: config.volume,
            isbn: config.numbers.isbn.as_deref(),
            editor: editors(config),
        }
    }
}

/// The body that compiles the book, then those of the board who edit it.
fn editors(config: &Config) -> Vec<Thing<'_>> {
    let body = config.publisher.as_deref().map(|name| Thing { kind: "Organization", name });
    let board = config.editors.iter().filter(|role| role.edits()).flat_map(|role| {
        let kind = if role.is_of_bodies() { "Organization" } else { "Person" };
        role.names.iter().map(move |name| Thing { kind, name })
    });
    let mut editors: Vec<Thing> = Vec::new();
    for editor in body.into_iter().chain(board) {
        if editors.iter().all(|known| known.name != editor.name) {
            editors.push(editor);
        }
    }
    editors
}

/// When the book was published: the year of the edition where no date is known.
fn published(config: &Config) -> Option<String> {
    config.imprint.published.or(config.edition_year).map(|date| date.iso())
}

/// A licence that can be read somewhere is its address; any other one is its words.
fn license(config: &Config) -> Option<Value> {
    let licence = config.licence.as_ref()?;
    let mut urls: Vec<&str> = licence.terms.iter().filter_map(|term| term.url.as_deref()).collect();
    Some(match urls.len() {
        0 => json!({ "@type": "CreativeWork", "name": licence.name }),
        1 => urls.remove(0).into(),
        _ => urls.into(),
    })
}

fn kind(config: &Config) -> Value {
    let is_volume = config.volume.is_some() || config.numbers.issn.is_some();
    if is_volume { json!(["Book", "PublicationVolume"]) } else { "Book".into() }
}

fn series(config: &Config) -> Option<Value> {
    let issn = config.numbers.issn.as_deref()?;
    Some(json!({ "@type": "Periodical", "issn": issn }))
}

/// The book, as an article names it.
fn book(config: &Config, home: Option<&str>) -> Value {
    let mut book = json!({ "@type": kind(config), "name": config.title });
    let known = [
        ("url", home.map(Value::from)),
        ("volumeNumber", config.volume.map(Value::from)),
        ("isbn", config.numbers.isbn.as_deref().map(Value::from)),
    ];
    if let Some(fields) = book.as_object_mut() {
        fields.extend(known.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    }
    book
}
