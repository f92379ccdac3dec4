//! What every template gets: the contract between the program and a theme.
//!
//! Every key is always there; one without a value is null. All addresses are ready for the page that shows
//! them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Config;
use crate::numeral;
use crate::theme::Shades;

/// What a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// The cover.
    Cover,
    /// The list of all articles.
    Contents,
    /// A part.
    Part,
    /// An article.
    Article,
    /// All figures.
    Figures,
    /// All photographs.
    Plates,
    /// The index of terms.
    Index,
    /// What a book says of itself: the colophon.
    Imprint,
    /// The whole book, for print.
    Book,
    /// The page for addresses that do not exist.
    NotFound,
}

/// What every template gets.
#[derive(Serialize)]
pub struct View<'a> {
    /// The language, as BCP 47 names it.
    pub lang: &'a str,
    /// The program and its version.
    pub generator: &'static str,
    /// The edition.
    pub site: Edition<'a>,
    /// The page.
    pub page: PageInfo,
    /// Addresses of the pages that every yearbook has.
    pub links: Links,
    /// The parts.
    pub nav: Vec<NavItem>,
    /// Addresses of the theme's own files.
    pub assets: BTreeMap<String, String>,
    /// What the theme's settings say.
    pub design: Design<'a>,
    /// A record for search engines, as JSON that can stand in a script element.
    pub json_ld: Option<String>,
}

/// The edition, as templates know it.
#[derive(Clone, Serialize)]
#[expect(clippy::struct_field_names, reason = "named after the keys of yearbook.yaml")]
pub struct Edition<'a> {
    pub title: &'a str,
    pub subtitle: Option<&'a str>,
    pub english_title: Option<&'a str>,
    pub edition_year: Option<String>,
    pub edition_year_words: Option<String>,
    pub publisher: Option<&'a str>,
    pub slogan: Option<&'a str>,
    pub occasion: Option<&'a str>,
    pub period: Option<&'a str>,
    pub description: Option<&'a str>,
    pub copyright: Option<&'a str>,
    pub icp: Option<&'a str>,
    pub police: Option<&'a str>,
    pub volume: Option<u32>,
}

impl<'a> Edition<'a> {
    /// The edition that `config` describes.
    pub fn of(config: &'a Config) -> Self {
        Self {
            title: &config.title,
            subtitle: config.subtitle.as_deref(),
            english_title: config.english_title.as_deref(),
            edition_year: config.edition_year.map(|year| year.iso()),
            edition_year_words: config.edition_year.map(|year| numeral::year(&year.iso())),
            publisher: config.publisher.as_deref(),
            slogan: config.slogan.as_deref(),
            occasion: config.occasion.as_deref(),
            period: config.period.as_deref(),
            description: config.description.as_deref(),
            copyright: config.copyright.as_deref(),
            icp: config.icp.as_deref(),
            police: config.police.as_deref(),
            volume: config.volume,
        }
    }
}

/// The picture for shared links, with its full address.
#[derive(Serialize)]
pub struct ShareImage {
    pub url: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
}

/// The page, as templates know it.
#[derive(Serialize)]
pub struct PageInfo {
    pub kind: PageKind,
    pub title: String,
    pub description: Option<String>,
    pub url: Option<String>,
    pub share_image: Option<ShareImage>,
    pub date_iso: Option<String>,
}

/// Addresses of the pages that every yearbook has; null where this one lacks the page.
#[derive(Serialize)]
pub struct Links {
    pub home: String,
    pub contents: String,
    pub contents_script: Option<String>,
    pub figures: Option<String>,
    pub plates: Option<String>,
    pub index: Option<String>,
    pub imprint: String,
    pub book: Option<String>,
    pub feed: Option<String>,
    pub calendar: Option<String>,
    pub tones: Option<String>,
    pub fonts: Option<String>,
}

/// What the theme's settings say, as templates know it.
#[derive(Serialize)]
pub struct Design<'a> {
    pub colours: BTreeMap<&'a str, Shades>,
    pub logo: Option<LogoView>,
}

/// The picture in the masthead.
#[derive(Serialize)]
pub struct LogoView {
    pub src: String,
    pub width: u32,
    pub height: u32,
}

/// A part in the navigation.
#[derive(Serialize)]
pub struct NavItem {
    pub numeral: String,
    pub title: String,
    pub href: String,
    pub current: bool,
}

/// A link.
#[derive(Serialize)]
pub struct LinkView {
    pub title: String,
    pub href: String,
}
