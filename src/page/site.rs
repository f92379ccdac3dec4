//! What all pages share: the edition, the navigation, and how one page links to another.

use std::ops::Deref;
use std::sync::Arc;

use crate::article::Kind;
use crate::book::{Book, CONTENTS, EntryId, PhotoId};
use crate::card::{Cards, Subject};
use crate::config::Config;
use crate::date::Date;
use crate::fingerprint::Fingerprint;
use crate::numeral;
use crate::path::Route;
use crate::photo::{Plan, TONES};
use crate::theme::{Logo, Theme};
use crate::typeface::FONTS;

use super::address::{
    BOOK, CALENDAR, CONTENTS_SCRIPT, COVER, FEED, FIGURES, FIGURES_TITLE, IMPRINT, IMPRINT_TITLE, INDEX,
    INDEX_TITLE, NOT_FOUND, PLATES, PLATES_TITLE,
};
use super::json_ld;
use super::view::{
    Design, Edition, LinkView, Links, LogoView, NavItem, PageInfo, PageKind, ShareImage, View,
};

/// The template of the whole book; a theme without one binds none.
pub const WHOLE: &str = "book.html";
/// How many articles a book has at most that is bound without being asked for: a phone can still open them.
const SHORT: usize = 300;

/// What all pages are made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The edition.
    pub config: &'a Config,
    /// The book.
    pub book: &'a Book,
    /// The renditions of its photographs.
    pub plan: &'a Plan,
    /// The cards for shared links.
    pub cards: &'a Cards,
    /// How it looks.
    pub theme: &'a Theme,
}

/// The sources and what is derived from them once for all pages.
pub struct Site<'a> {
    sources: Sources<'a>,
    edition: Edition<'a>,
    /// The kinds of article for which the theme has a template of their own, with its name.
    own_templates: Vec<(Kind, String)>,
    pub(super) has_figures: bool,
    pub(super) has_plates: bool,
    pub(super) has_feed: bool,
    /// Of what every template gets on every page, besides what the page says of itself and where it is.
    pub(super) shared: Option<Fingerprint>,
    /// What other pages show of each article.
    pub(super) faces: Vec<Face>,
    /// What the lists of all articles are put together from.
    pub(super) pieces: Pieces,
}

/// What other pages show of an article, as fingerprints of what the cover would: links there are the addresses
/// themselves. `None` for what cannot be written.
pub struct Face {
    /// Of the article in a list.
    pub listed: Option<Fingerprint>,
    /// Of its headings.
    pub outline: Option<Fingerprint>,
}

/// A part in a list, rendered.
pub struct Piece {
    /// Of everything that it depends on; `None` when it cannot be known, as rendering it tells.
    pub key: Option<Fingerprint>,
    /// As HTML.
    pub html: Arc<str>,
}

/// The pieces of a website, each list in the order of its parts.
#[derive(Default)]
pub struct Pieces {
    /// Of the cover.
    pub cover: Vec<Piece>,
    /// Of the contents.
    pub contents: Vec<Piece>,
}

impl Sources<'_> {
    /// When an article counts as published: its date, or the year of the edition. A feed needs a time for each
    /// entry, and there is no clock here to invent one.
    pub fn published(&self, date: Option<Date>) -> Option<String> {
        date.or(self.config.edition_year).map(|date| date.start())
    }

    /// Whether there is a feed: the website's address is known, and so is the time of an article.
    pub fn has_feed(&self) -> bool {
        let dated = || self.book.entries.iter().any(|entry| self.published(entry.article.date).is_some());
        self.config.base_url.is_some() && dated()
    }
}

impl<'a> Deref for Site<'a> {
    type Target = Sources<'a>;

    fn deref(&self) -> &Sources<'a> {
        &self.sources
    }
}

/// What a page says of itself before anything is looked up.
pub struct About<'s> {
    /// What it is.
    pub kind: PageKind,
    /// Where it is.
    pub route: &'s Route,
    /// Its title.
    pub title: &'s str,
    /// What it says, in a sentence or two.
    pub description: Option<&'s str>,
    /// The picture for shared links.
    pub image: Option<PhotoId>,
    /// The article that it shows.
    pub entry: Option<EntryId>,
    /// When it was written.
    pub date: Option<String>,
    /// The part that it belongs to.
    pub part: Option<usize>,
}

impl<'s> About<'s> {
    /// Of a page without description, picture and date of its own.
    pub fn plain(kind: PageKind, route: &'s Route, title: &'s str) -> Self {
        Self { kind, route, title, description: None, image: None, entry: None, date: None, part: None }
    }
}

/// How the page at one address names the others.
#[derive(Clone, Copy)]
pub struct Linker<'a> {
    from: &'a Route,
    base: Option<&'a str>,
}

impl Linker<'_> {
    /// The `href` of `route`.
    pub fn to(&self, route: &Route) -> String {
        self.base.map_or_else(|| self.from.link(route), |base| route.absolute(base))
    }
}

impl<'a> Site<'a> {
    /// Prepares what all pages share.
    pub fn new(sources: Sources<'a>) -> Self {
        let site = Self {
            sources,
            edition: Edition::of(sources.config),
            own_templates: own_templates(sources.theme),
            has_figures: sources.book.figures.iter().next().is_some(),
            has_plates: !sources.book.shown_photos().is_empty(),
            has_feed: sources.has_feed(),
            shared: None,
            faces: Vec::new(),
            pieces: Pieces::default(),
        };
        Self { shared: site.shared(), ..site }
    }

    /// Of what every template gets: from the cover, where a link is the address itself, so that the links of any other
    /// page follow from these and from where it is. What search engines get differs between the cover and articles.
    fn shared(&self) -> Option<Fingerprint> {
        let cover = Route::fixed(COVER);
        let view = |kind| self.plain_view(kind, &cover, "");
        let base = &self.config.base_url;
        Fingerprint::of_value(&(view(PageKind::Cover), view(PageKind::Article), base)).ok()
    }

    /// Whether one page has the whole book: where the theme binds one, and the edition asks for it or is short.
    pub(super) fn has_whole(&self) -> bool {
        let is_short = || self.book.entries.len() <= SHORT;
        self.theme.has(WHOLE) && self.config.whole.unwrap_or_else(is_short)
    }

    /// The template of an article of this kind.
    pub(super) fn article_template(&self, kind: Kind) -> &str {
        let own = self.own_templates.iter().find(|(of, _)| *of == kind);
        own.map_or("article.html", |(_, template)| template)
    }

    /// Whether the index has anything in it.
    pub(super) fn has_index(&self) -> bool {
        !self.book.index.entries.is_empty()
    }

    /// How the page at `from` links. The page for addresses that do not exist is shown at any depth, so
    /// relative links would lead astray there: it takes those from the host's root, where the website's address
    /// is known.
    pub fn linker<'r>(&'r self, from: &'r Route) -> Linker<'r> {
        let base = self.config.base_path().filter(|_| from.as_str() == NOT_FOUND);
        Linker { from, base }
    }

    /// The full address of `route`, when the website's address is known.
    pub fn absolute(&self, route: &Route) -> Option<String> {
        self.config.base_url.as_deref().map(|base| route.absolute(base))
    }

    /// What every template gets.
    pub fn view(&self, about: &About) -> View<'_> {
        let linker = self.linker(about.route);
        let page = PageInfo {
            kind: about.kind,
            title: about.title.to_owned(),
            description: about.description.map(str::to_owned),
            url: self.absolute(about.route).filter(|_| about.kind != PageKind::NotFound),
            share_image: self.shared_image(about),
            date_iso: about.date.clone(),
        };
        View {
            lang: &self.config.language,
            generator: concat!("yearbook ", env!("CARGO_PKG_VERSION")),
            site: self.edition.clone(),
            links: self.links(linker),
            nav: self.nav(linker, about),
            assets: self
                .theme
                .statics
                .iter()
                .map(|(name, file)| (name.clone(), linker.to(&file.route)))
                .collect(),
            design: Design { colours: self.theme.settings.colours.shades(), logo: self.logo(linker) },
            json_ld: json_ld::record(self.config, &page, self.absolute(&Route::fixed(COVER)).as_deref()),
            page,
        }
    }

    /// What the template of a page without description, picture and date of its own gets.
    pub fn plain_view(&self, kind: PageKind, route: &Route, title: &str) -> View<'_> {
        self.view(&About::plain(kind, route, title))
    }

    /// The picture for shared links of the page `about`: its card, else its photograph, else those of the cover.
    pub(super) fn shared_image(&self, about: &About) -> Option<ShareImage> {
        let card = |subject| self.share_card(subject);
        let photo = |photo: Option<PhotoId>| photo.and_then(|photo| self.share_image(photo));
        let own = about.entry.and_then(|entry| card(Subject::Entry(entry))).or_else(|| photo(about.image));
        own.or_else(|| card(Subject::Book)).or_else(|| photo(self.book.cover))
    }

    fn share_card(&self, subject: Subject) -> Option<ShareImage> {
        let card = self.cards.of(subject)?;
        let (width, height) = card.size;
        Some(ShareImage { url: self.absolute(&card.route)?, width, height, alt: card.alt() })
    }

    /// The picture for shared links. A drawing has none.
    fn share_image(&self, photo: PhotoId) -> Option<ShareImage> {
        let (photograph, shared) = (self.book.photos.get(photo)?, self.plan.shared(photo)?);
        Some(ShareImage {
            url: self.absolute(&shared.route)?,
            width: shared.width,
            height: shared.height,
            alt: photograph
                .record
                .alt
                .clone()
                .or_else(|| photograph.record.caption.clone())
                .unwrap_or_default(),
        })
    }

    /// The picture in the masthead.
    fn logo(&self, linker: Linker) -> Option<LogoView> {
        let (route, (width, height)) = match self.theme.logo.as_ref()? {
            Logo::Own { name, size } => (&self.theme.statics.get(name)?.route, *size),
            Logo::Asset(_) => {
                let logo = self.plan.logo()?;
                (&logo.route, (logo.width, logo.height))
            }
        };
        Some(LogoView { src: linker.to(route), width, height })
    }

    fn links(&self, linker: Linker) -> Links {
        let to = |route| linker.to(&Route::fixed(route));
        Links {
            home: to(COVER),
            contents: to(CONTENTS),
            contents_script: self.theme.asks_for_contents.then(|| to(CONTENTS_SCRIPT)),
            figures: self.has_figures.then(|| to(FIGURES)),
            plates: self.has_plates.then(|| to(PLATES)),
            index: self.has_index().then(|| to(INDEX)),
            imprint: to(IMPRINT),
            book: self.has_whole().then(|| to(BOOK)),
            feed: self.has_feed.then(|| to(FEED)),
            calendar: self.book.chronicle.has_days().then(|| to(CALENDAR)),
            tones: self.has_plates.then(|| to(TONES)),
            fonts: (!self.config.fonts.is_empty()).then(|| to(FONTS)),
        }
    }

    /// The pages besides parts and articles that readers can look for.
    pub fn lists(&self) -> impl Iterator<Item = Route> {
        let made = self.made_of_all().map(|(route, _)| route);
        [COVER, CONTENTS].into_iter().chain(made).map(Route::fixed)
    }

    /// The pages that are made of the whole book, for its contents.
    pub fn named_lists(&self, linker: Linker) -> Vec<LinkView> {
        let link = |(route, title): (&'static str, &str)| LinkView {
            title: title.to_owned(),
            href: linker.to(&Route::fixed(route)),
        };
        self.made_of_all().map(link).collect()
    }

    fn made_of_all(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let optional = [
            (self.has_figures, (FIGURES, FIGURES_TITLE)),
            (self.has_plates, (PLATES, PLATES_TITLE)),
            (self.has_index(), (INDEX, INDEX_TITLE)),
            (true, (IMPRINT, IMPRINT_TITLE)),
        ];
        optional.into_iter().filter_map(|(there, page)| there.then_some(page))
    }

    fn nav(&self, linker: Linker, about: &About) -> Vec<NavItem> {
        let item = |(number, part): (usize, &crate::book::Part)| NavItem {
            numeral: numeral::formal(number + 1),
            title: part.title.clone(),
            href: linker.to(&part.route),
            current: about.part == Some(number),
        };
        self.book.parts.iter().enumerate().map(item).collect()
    }
}

fn own_templates(theme: &Theme) -> Vec<(Kind, String)> {
    let named = Kind::ALL.into_iter().map(|kind| (kind, format!("article-{}.html", kind.name())));
    named.filter(|(_, template)| theme.has(template)).collect()
}
