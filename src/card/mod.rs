//! Cards for shared links: what a messenger shows of an article, with its title in it.
//!
//! A browser's fonts are of no use to a messenger, which shows a picture. So there are cards where `yearbook.yaml` names a font
//! to draw them with, and that font has every character of the card; else the photograph stands there alone, as it is.
//! Only full addresses can be shared, so there are none without `base_url`.

mod colours;
mod easel;
mod lines;
mod paint;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use serde::Serialize;

use crate::book::{Book, Entry, EntryId, PhotoId};
use crate::config::Config;
use crate::fingerprint::Fingerprint;
use crate::path::{Route, SourcePath};
use crate::photo::{Plan, Rendition};
use crate::picture::{Crop, Encoding, Format};
use crate::theme::Settings;
use crate::typeface::{FontFile, Role};

pub use easel::Easel;

use colours::Colours;
use paint::{PHOTOGRAPH, SEAL_TEXT};

/// How a card is painted. To be raised with every change of its looks.
const CARD_VERSION: u32 = 1;

/// The weight that a title is set in.
const HEAVY: u16 = 700;
/// The weight of the rest.
const LIGHT: u16 = 400;

/// Which page a card is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Of an article.
    Entry(EntryId),
    /// Of the yearbook: the cover and all pages without a card of their own.
    Book,
}

/// What a card says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Texts {
    /// The title.
    pub title: String,
    /// The small line above it.
    pub kicker: Option<String>,
    /// The yearbook's name.
    pub book: String,
    /// Who compiles it.
    pub publisher: Option<String>,
}

impl Texts {
    fn all(&self) -> impl Iterator<Item = char> + '_ {
        let optional = [&self.kicker, &self.publisher].into_iter().flatten();
        [&self.title, &self.book].into_iter().chain(optional).flat_map(|text| text.chars())
    }
}

/// The typefaces of all cards.
#[derive(Clone, Debug)]
struct Hand {
    heavy: FontFile,
    light: FontFile,
}

impl Hand {
    /// The fonts of `files` that are nearest to the two weights; text and headings' own before others.
    fn of(files: &[FontFile]) -> Option<Self> {
        let role = files
            .iter()
            .map(|file| file.role)
            .find(|role| *role == Role::Serif)
            .or_else(|| files.first().map(|file| file.role))?;
        let nearest = |weight: u16| {
            let own = files.iter().filter(|file| file.role == role && !file.face.is_italic);
            own.min_by_key(|file| weight.abs_diff(weight.clamp(file.face.weights.from, file.face.weights.to)))
                .cloned()
        };
        Some(Self { heavy: nearest(HEAVY)?, light: nearest(LIGHT)? })
    }

    fn has(&self, texts: &Texts) -> bool {
        let fonts = [&self.heavy, &self.light];
        // The sign that stands for what was cut off is drawn, too.
        texts.all().chain(SEAL_TEXT.chars()).chain(['…']).all(|character| {
            character.is_whitespace() || fonts.iter().all(|font| font.face.characters.contains(character))
        })
    }
}

/// Which pages have cards, and what these say; photographs are not known yet.
#[derive(Debug, Default)]
pub struct Sharing {
    hand: Option<Hand>,
    texts: HashMap<Subject, Texts>,
}

impl Sharing {
    /// Of the yearbook `book`, set in the fonts `files`.
    pub fn of(book: &Book, config: &Config, files: &[FontFile]) -> Self {
        let Some(hand) = Hand::of(files).filter(|_| config.base_url.is_some()) else {
            return Self::default();
        };
        let entries = book.entries.iter().enumerate();
        let entries = entries.map(|(id, entry)| (Subject::Entry(id), of_entry(book, config, entry)));
        let texts = entries.chain([(Subject::Book, of_book(config))]).filter(|(_, texts)| hand.has(texts));
        Self { texts: texts.collect(), hand: Some(hand) }
    }

    /// The photographs that are shown whole where a link is shared: those of pages without a card.
    pub fn photographs(&self, book: &Book, config: &Config) -> BTreeSet<PhotoId> {
        if config.base_url.is_none() {
            return BTreeSet::new();
        }
        let has_card = |subject| self.texts.contains_key(&subject);
        let entries = book.entries.iter().enumerate();
        let of_entries = entries.filter(|(id, _)| !has_card(Subject::Entry(*id)));
        let of_entries = of_entries.filter_map(|(_, entry)| book.shared_photo(entry));
        of_entries.chain(book.cover.filter(|_| !has_card(Subject::Book))).collect()
    }

    /// The cards, with the photographs of `plan`.
    pub fn cards(self, book: &Book, plan: &Plan, settings: &Settings) -> Cards {
        let Self { hand: Some(hand), texts } = self else { return Cards::default() };
        let hand = Arc::new(hand);
        let card = |(subject, texts): (Subject, Texts)| {
            let (photo, stem) = match subject {
                Subject::Entry(id) => {
                    let entry = book.entries.get(id)?;
                    (book.shared_photo(entry), stem(&entry.route).to_owned())
                }
                Subject::Book => (book.cover, "book".to_owned()),
            };
            let photograph = photo.and_then(|photo| panel(book, plan, settings, photo));
            Some((subject, Card::of(texts, photograph, settings, Arc::clone(&hand), &stem)?))
        };
        Cards(texts.into_iter().filter_map(card).collect())
    }
}

fn of_entry(book: &Book, config: &Config, entry: &Entry) -> Texts {
    let part = book.parts.get(entry.part).map(|part| part.title.clone());
    Texts {
        title: entry.article.title.clone(),
        kicker: part.filter(|part| *part != entry.article.title),
        book: name(config),
        publisher: config.publisher.clone(),
    }
}

fn of_book(config: &Config) -> Texts {
    let year = config.edition_year.map(|year| year.to_string());
    Texts {
        title: config.title.clone(),
        kicker: config.slogan.clone(),
        book: config.subtitle.clone().or(year).unwrap_or_else(|| config.title.clone()),
        publisher: config.publisher.clone(),
    }
}

/// The yearbook's title and its year, unless the title names it.
fn name(config: &Config) -> String {
    let year = config.edition_year.map(|year| year.iso()).filter(|year| !config.title.contains(year));
    year.map_or_else(|| config.title.clone(), |year| format!("{}　{year}", config.title))
}

fn stem(route: &Route) -> &str {
    let name = route.as_str().rsplit('/').next().unwrap_or_default();
    name.split('.').next().unwrap_or_default()
}

/// The photograph of a card: the smallest JPEG that covers its panel. `None` for a drawing, which nobody's messenger shows, and
/// for one that would have to be enlarged.
fn panel(book: &Book, plan: &Plan, settings: &Settings, photo: PhotoId) -> Option<(Rendition, Crop)> {
    let photograph = book.photos.get(photo).filter(|known| known.photo.header.format != Format::Svg)?;
    let (width, height) = panel_size(settings.share);
    let covers = |rendition: &&Rendition| {
        rendition.encoding == Encoding::Jpeg && rendition.width >= width && rendition.height >= height
    };
    let rendition = plan.of(photo).iter().find(covers)?.clone();
    let focus = photograph.record.focus;
    Some((rendition, focus.map_or(Crop { x: 50, y: 50 }, |focus| Crop { x: focus.x, y: focus.y })))
}

/// Width and height of a card's photograph, in pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a part of a side"
)]
fn panel_size((width, height): (u32, u32)) -> (u32, u32) {
    ((width as f32 * PHOTOGRAPH).round() as u32, height)
}

/// The cards of a website.
#[derive(Debug, Default)]
pub struct Cards(HashMap<Subject, Card>);

impl Cards {
    /// The card of a page.
    pub fn of(&self, subject: Subject) -> Option<&Card> {
        self.0.get(&subject)
    }

    /// All of them, in no order.
    pub fn all(&self) -> impl Iterator<Item = &Card> {
        self.0.values()
    }
}

/// A card that may not be painted yet.
#[derive(Clone, Debug)]
pub struct Card {
    /// What it says.
    pub texts: Texts,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Where it is published, under a name of all that it shows.
    pub route: Route,
    colours: Colours,
    hand: Arc<Hand>,
    photograph: Option<(Rendition, Crop)>,
}

/// Two cards of one name are the same.
impl PartialEq for Card {
    fn eq(&self, other: &Self) -> bool {
        self.route == other.route
    }
}

impl Card {
    fn of(
        texts: Texts,
        photograph: Option<(Rendition, Crop)>,
        settings: &Settings,
        hand: Arc<Hand>,
        stem: &str,
    ) -> Option<Self> {
        let (size, colours) = (settings.share, Colours::of(settings));
        let shown = photograph.as_ref().map(|(rendition, crop)| (rendition.route.as_str(), crop.x, crop.y));
        let fonts = [&hand.heavy, &hand.light].map(|font| font.fingerprint);
        let made = Fingerprint::of_value(&(CARD_VERSION, size, &colours, &texts, shown, fonts)).ok()?;
        let route = Route::new(&format!("share/{stem}-{}.jpg", made.short()))?;
        Some(Self { texts, size, route, colours, hand, photograph })
    }

    /// The file that is at fault where it cannot be painted: its photograph, else its font.
    pub fn source(&self) -> &SourcePath {
        self.photograph.as_ref().map_or(&self.hand.heavy.source, |(rendition, _)| &rendition.source)
    }

    /// What it shows, in words.
    pub fn alt(&self) -> String {
        format!("{}——{}", self.texts.title, self.texts.book)
    }
}
