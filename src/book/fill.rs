//! Fills the holes of bodies: links, figures, photographs and directives get what they name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::article::{Article, Body, ChronicleEntry, Details, Directive, Mention, Piece};
use crate::diagnostic::{Checked, Diagnostic, Place, Problem};
use crate::fields::At;
use crate::path::{Route, SourcePath};
use crate::source::Snapshot;

use super::likeness::Remarked;
use super::links::{Link, Links};
use super::order::Placed;
use super::references::{References, Referred};
use super::registry::Registry;
use super::{Figures, Fill, Filled, Named, Noted, Parsed, PhotoId, Photos, Shot, Tables, Target};

/// How much of an opening serves as a summary, in characters.
const SUMMARY: usize = 120;

/// What an article's names can mean.
pub(super) struct Names<'a> {
    figures: &'a Figures,
    tables: &'a Tables,
    photos: &'a Photos,
    links: Links<'a>,
    registry: &'a Registry,
    placed: &'a Placed,
    references: OnceLock<References<'a>>,
}

/// An article's names, found.
pub(super) struct Found {
    pub body: Filled,
    /// The summary, or the opening where the article has none.
    pub summary: Option<String>,
    pub cover: Option<PhotoId>,
    pub see_also: Vec<Target>,
    pub hosts: Vec<Named>,
    pub gallery: Vec<PhotoId>,
    pub noted: Vec<Noted>,
}

/// The file that a mistake is told of.
struct Teller<'a> {
    path: &'a SourcePath,
    text: &'a str,
    told: Vec<Diagnostic>,
}

impl Teller<'_> {
    fn tell<T>(&mut self, at: &std::ops::Range<usize>, result: Result<T, Problem>) -> Option<T> {
        result
            .map_err(|problem| self.told.push(Diagnostic::at(Place::of(self.path, self.text, at), problem)))
            .ok()
    }

    /// Tells what has to be told of what is found, too.
    fn remark<T>(&mut self, at: &std::ops::Range<usize>, found: Result<Remarked<T>, Problem>) -> Option<T> {
        let (value, remark) = self.tell(at, found)?;
        if let Some(remark) = remark {
            self.tell::<()>(at, Err(remark));
        }
        Some(value)
    }
}

impl<'a> Names<'a> {
    /// Prepares what names can mean. What articles are called is gathered when the first link or cross-reference asks.
    pub fn new(
        snapshot: &'a Snapshot,
        parsed: &'a Parsed,
        placed: &'a Placed,
        figures: &'a Figures,
        tables: &'a Tables,
        photos: &'a Photos,
        registry: &'a Registry,
    ) -> Self {
        Self {
            links: Links::new(snapshot, parsed, placed),
            registry,
            placed,
            figures,
            tables,
            photos,
            references: OnceLock::new(),
        }
    }

    fn references(&self) -> &References<'a> {
        let unplaced = || self.links.targets().unplaced.values().copied();
        self.references.get_or_init(|| References::new(self.placed, unplaced(), self.registry))
    }

    /// Fills an article.
    pub fn article(&self, article: &Article) -> Checked<Found> {
        let mut teller = Teller { path: &article.path, text: &article.text, told: Vec::new() };
        let body = self.fill(&mut teller, &article.body);
        let cover = article.cover.as_ref().and_then(|name| self.photo(&mut teller, name));
        let see_also = article.see_also.iter();
        let see_also = see_also.filter_map(|name| self.refer(&mut teller, name)).collect();
        let names: &[At<String>] = match &article.details {
            Details::Event { gallery, .. } => gallery,
            Details::Plates(photos) => photos,
            _ => &[],
        };
        let gallery = names.iter().filter_map(|name| self.photo(&mut teller, name)).collect();
        let noted = match &article.details {
            Details::Chronicle(entries) => {
                entries.iter().map(|entry| self.noted(&mut teller, entry, &article.body)).collect()
            }
            _ => Vec::new(),
        };
        let hosts = super::listed::hosts(self.registry, article).tell(&mut teller.told);
        let summary = article.summary.clone().or_else(|| self.opening(&article.body));
        Checked {
            value: Found { body, summary, cover, see_also, hosts, gallery, noted },
            diagnostics: teller.told,
        }
    }

    /// What an entry of a chronicle names. Only an article or a part tells of what happened, so a link to any other
    /// file is refused.
    fn noted(&self, teller: &mut Teller, entry: &ChronicleEntry, body: &Body) -> Noted {
        let link = entry.article.as_ref().and_then(|target| {
            let path = target.value.split('#').next().unwrap_or_default();
            if !path.to_ascii_lowercase().ends_with(".md") {
                let problem = Problem::ChronicleArticle { target: target.value.clone() };
                return teller.tell(&target.at, Err(problem));
            }
            self.linked(teller, target, body)
        });
        Noted { link, photo: entry.photo.as_ref().and_then(|name| self.photo(teller, name)) }
    }

    /// Fills the body of a part's page.
    pub fn body(&self, path: &SourcePath, text: &str, body: &Body) -> Checked<Filled> {
        let mut teller = Teller { path, text, told: Vec::new() };
        let value = self.fill(&mut teller, body);
        Checked { value, diagnostics: teller.told }
    }

    fn fill(&self, teller: &mut Teller, body: &Body) -> Filled {
        let fills = if body.pieces.iter().all(Piece::is_finished) {
            Vec::new()
        } else {
            body.pieces.iter().map(|piece| self.piece(teller, piece, body)).collect()
        };
        let headings = body.headings.iter().map(|heading| self.plain(&heading.pieces)).collect();
        Filled { fills, headings, quoted: Vec::new() }
    }

    fn piece(&self, teller: &mut Teller, piece: &Piece, body: &Body) -> Fill {
        match piece {
            Piece::Html(_) | Piece::Text(_) => Fill::Itself,
            Piece::Figure(id) => {
                let figure = teller.tell(&id.at, self.figures.find(&id.value));
                Fill::Text(figure.map(|figure| figure.text()).unwrap_or_default())
            }
            Piece::Href(target) => {
                let found = self.linked(teller, target, body);
                found.map_or(Fill::Text(String::new()), |(route, anchor)| Fill::Link(route, anchor))
            }
            Piece::Named(name) => self.named(teller, name),
            // One that stands for nothing is told where it links.
            Piece::Title { name, text } => Fill::Text(self.title(name, text.as_deref())),
            Piece::Photo(mention) => self.mention(teller, mention),
            Piece::Directive(directive) => self.directive(teller, directive),
        }
    }

    /// What `name` refers to; what is not published is told.
    fn refer(&self, teller: &mut Teller, name: &At<String>) -> Option<Target> {
        let target = name.value.clone();
        match teller.tell(&name.at, self.references().find(&name.value))? {
            Referred::Entry(entry) => Some(Target::Entry(entry)),
            Referred::Record(known) => match known.subject {
                Some(subject) => Some(Target::Subject(subject)),
                None => teller.tell(&name.at, Err(Problem::ReferenceWithdrawn { name: target })),
            },
            Referred::Draft => teller.tell(&name.at, Err(Problem::LinkToDraft { target })),
            Referred::Withdrawn => teller.tell(&name.at, Err(Problem::LinkToWithdrawn { target })),
        }
    }

    /// Where a cross-reference leads: nowhere when it names a record that is withdrawn.
    fn named(&self, teller: &mut Teller, name: &At<String>) -> Fill {
        match self.refer(teller, name) {
            Some(Target::Entry(entry)) => {
                let article = self.placed.articles.get(entry);
                article.map_or(Fill::Itself, |(_, route, _)| Fill::Link(route.clone(), None))
            }
            Some(Target::Subject(subject)) => Fill::Subject(subject),
            None if matches!(self.references().find(&name.value), Ok(Referred::Record(_))) => Fill::Itself,
            None => Fill::Link(Route::fixed(super::CONTENTS), None),
        }
    }

    /// What a cross-reference to `name` shows: the `text` that was typed, or the title or name of what is meant. The
    /// name of what is withdrawn is not shown in any words.
    fn title(&self, name: &str, text: Option<&str>) -> String {
        let found = self.references().find(name);
        if let Ok(Referred::Record(known)) = &found
            && known.subject.is_none()
        {
            return known.gone().to_owned();
        }
        if let Some(text) = text {
            return text.to_owned();
        }
        match found {
            Ok(Referred::Entry(entry)) => {
                self.placed.articles.get(entry).map(|(article, ..)| article.title.clone()).unwrap_or_default()
            }
            Ok(Referred::Record(known)) => known.called(name),
            Ok(Referred::Withdrawn) => "（已撤下的文章）".to_owned(),
            Ok(Referred::Draft) | Err(_) => name.to_owned(),
        }
    }

    fn mention(&self, teller: &mut Teller, mention: &Mention) -> Fill {
        let photo = teller.remark(&mention.name.at, self.photos.find(&mention.name.value, teller.path));
        let Some(photo) = photo.filter(|photo| !self.is_withdrawn(*photo)) else { return Fill::Itself };
        if mention.caption.is_none() {
            self.tell_silent(teller, &mention.name, photo);
        }
        let (caption, title) = (mention.caption.clone(), mention.title.clone());
        Fill::Photo(Shot { photo, caption, title, block: mention.block })
    }

    /// A photograph that is named without a caption: its record has to say what it shows.
    fn photo(&self, teller: &mut Teller, name: &At<String>) -> Option<PhotoId> {
        let photo = teller.remark(&name.at, self.photos.find(&name.value, teller.path))?;
        if self.is_withdrawn(photo) {
            return None;
        }
        self.tell_silent(teller, name, photo);
        Some(photo)
    }

    fn is_withdrawn(&self, photo: PhotoId) -> bool {
        self.photos.get(photo).is_some_and(|photograph| photograph.record.withdrawn)
    }

    fn tell_silent(&self, teller: &mut Teller, name: &At<String>, photo: PhotoId) {
        let record = self.photos.get(photo).map(|photograph| &photograph.record);
        if record.is_none_or(|record| record.caption.is_none() && record.alt.is_none()) {
            teller.tell::<()>(&name.at, Err(Problem::PhotoSilent { name: name.value.clone() }));
        }
    }

    fn directive(&self, teller: &mut Teller, directive: &Directive) -> Fill {
        match directive {
            Directive::Figures { ids, group, style, title } => {
                let named =
                    group.as_ref().and_then(|group| teller.tell(&group.at, self.figures.group(&group.value)));
                let mut figures = named.unwrap_or_default();
                figures.extend(
                    ids.iter().filter_map(|id| teller.tell(&id.at, self.figures.find(&id.value)).cloned()),
                );
                Fill::Figures(figures, *style, title.clone())
            }
            Directive::Gallery { photos, caption } => {
                let photos = photos.iter().filter_map(|name| self.photo(teller, name)).collect();
                Fill::Gallery(photos, caption.clone())
            }
            Directive::Timeline { period, limit, .. } => Fill::Timeline(*period, *limit),
            Directive::Chart { ids, group, request } => {
                let known = (self.figures, self.tables);
                let file = (teller.path, teller.text);
                super::plots::chart(known, (ids, group.as_ref()), request, file).tell(&mut teller.told)
            }
            Directive::Table(id) => teller
                .tell(&id.at, self.tables.find(&id.value))
                .map_or(Fill::Text(String::new()), |table| Fill::Table(table.clone())),
        }
    }

    /// What a link's target is; what is wrong with it is told.
    fn linked(&self, teller: &mut Teller, target: &At<String>, body: &Body) -> Option<Link> {
        teller.remark(&target.at, self.links.find(teller.path, &target.value, body))
    }

    /// The files that the bodies filled so far link to.
    pub fn files(&self) -> BTreeMap<SourcePath, Route> {
        self.links.files()
    }

    /// An opening as plain text, cut where a sentence or a clause ends.
    fn opening(&self, body: &Body) -> Option<String> {
        let text = self.plain(&body.opening);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().count() <= SUMMARY {
            return Some(text).filter(|text| !text.is_empty());
        }
        let cut: String = text.chars().take(SUMMARY).collect();
        let end = cut.rfind(['。', '！', '？', '；']).map(|at| at + '。'.len_utf8());
        Some(end.and_then(|end| cut.get(..end)).map_or_else(|| format!("{cut}……"), str::to_owned))
    }

    fn plain<'p>(&self, pieces: &'p [Piece]) -> String {
        let text = |piece: &'p Piece| match piece {
            Piece::Text(text) => Cow::Borrowed(text.as_str()),
            Piece::Title { name, text } => self.title(name, text.as_deref()).into(),
            Piece::Figure(id) => {
                self.figures.get(&id.value).map(|figure| figure.text()).unwrap_or_default().into()
            }
            _ => Cow::default(),
        };
        pieces.iter().map(text).collect()
    }
}
