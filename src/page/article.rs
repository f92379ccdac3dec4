//! An article on its own page.

use serde::Serialize;

use crate::article::{Article, Details, Kind};
use crate::book::{Entry, EntryId, Subject, Target};
use crate::diagnostic::Diagnostic;

use super::body;
use super::chronicle::{self, YearView};
use super::data::{self, GroupView};
use super::form::Form;
use super::lists::NeighbourView;
use super::names::{self, NameView};
use super::photo::{self, PhotoView, Shown};
use super::records::{self, HonourView, MemberView, OrganisationView, PersonView};
use super::site::{About, Linker, Site};
use super::statistics::{self, TableView};
use super::view::{LinkView, PageKind};

/// An article on its own page.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct ArticleView<'a, F: Form<'a>> {
    #[serde(flatten)]
    own: F::Own,
    cover: Option<PhotoView>,
    body: F::Body,
    headings: Vec<HeadingView<'a>>,
    host: Option<String>,
    hosts: Vec<NameView>,
    see_also: Vec<LinkView>,
    gallery: Vec<PhotoView>,
    figure_groups: Vec<GroupView>,
    chronicle: Vec<YearView>,
    tables: Vec<TableView>,
    #[serde(flatten)]
    records: Records,
}

/// What an article says of itself, whatever stands around it.
#[derive(Default, Serialize)]
pub struct Own<'a> {
    title: &'a str,
    subtitle: Option<&'a str>,
    series: Option<&'a str>,
    kind: &'static str,
    kind_label: &'static str,
    date: Option<String>,
    date_iso: Option<String>,
    authors: &'a [String],
    source: Option<&'a str>,
    summary: Option<&'a str>,
    tags: &'a [String],
    draft: bool,
    signature: Option<&'a str>,
    post: Option<&'a str>,
    issuing_body: Option<&'a str>,
    end_date: Option<String>,
    place: Option<&'a str>,
    attendance: Option<String>,
    outcome: Option<&'a str>,
    sources: &'a [String],
}

/// The records that an article shows.
#[derive(Default, Serialize)]
struct Records {
    people: Vec<PersonView>,
    organisations: Vec<OrganisationView>,
    honours: Vec<HonourView>,
    members: Vec<MemberView>,
}

/// A heading in the table of contents.
#[derive(Serialize)]
struct HeadingView<'a> {
    level: u8,
    id: &'a str,
    title: &'a str,
}

/// The context of an article's page.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct ArticlePage<'a, F: Form<'a>> {
    #[serde(flatten)]
    view: F::View,
    article: ArticleView<'a, F>,
    part: Option<NeighbourView<'a, F>>,
    prev: Option<NeighbourView<'a, F>>,
    next: Option<NeighbourView<'a, F>>,
}

/// The page of `entry`, the article with this number.
pub fn article<'a, F: Form<'a>>(
    site: &'a Site<'a>,
    number: EntryId,
    entry: &'a Entry,
) -> Result<ArticlePage<'a, F>, Box<Diagnostic>> {
    let linker = site.linker(&entry.route);
    let about = About {
        kind: PageKind::Article,
        route: &entry.route,
        title: &entry.article.title,
        description: entry.summary.as_deref(),
        image: site.book.shared_photo(entry),
        entry: Some(number),
        date: entry.article.date.map(|date| date.iso()),
        part: Some(entry.part),
    };
    let neighbour = |number: Option<EntryId>| {
        let other = site.book.entries.get(number?)?;
        Some(NeighbourView::of(linker, &other.article.title, &other.route))
    };
    let part = site.book.parts.get(entry.part);
    Ok(ArticlePage {
        view: F::view(site, about),
        article: article_view(site, linker, number, entry)?,
        part: part.map(|part| NeighbourView::of(linker, &part.title, &part.route)),
        prev: neighbour(number.checked_sub(1)),
        next: neighbour(Some(number + 1)),
    })
}

/// What to read besides, as a link.
fn target(site: &Site, linker: Linker, target: Target) -> Option<LinkView> {
    let subject = match target {
        Target::Entry(number) => {
            let entry = site.book.entries.get(number)?;
            return Some(LinkView { title: entry.article.title.clone(), href: linker.to(&entry.route) });
        }
        Target::Subject(subject) => subject,
    };
    let title = match subject {
        Subject::Person(id) => site.book.people.get(id)?.shown.clone(),
        Subject::Organisation(id) => site.book.organisations.get(id)?.record.name.clone(),
    };
    Some(LinkView { title, href: names::href(site, linker, subject)? })
}

fn article_view<'a, F: Form<'a>>(
    site: &'a Site<'a>,
    linker: Linker,
    number: EntryId,
    entry: &'a Entry,
) -> Result<ArticleView<'a, F>, Box<Diagnostic>> {
    let article = &entry.article;
    let mut shown = Shown::of(entry);
    let cover = entry.cover.and_then(|cover| Some(shown.placed(cover, photo::view(site, linker, cover)?)));
    let body = (&article.body, &entry.filled);
    let body = body::written(site, linker, &article.fingerprint, body, &mut shown)?;
    let headings = article.body.headings.iter().zip(&entry.filled.headings);
    let hosts = names::names(site, linker, &entry.hosts);
    let host: Vec<&str> = hosts.iter().map(|host| host.name.as_str()).collect();
    Ok(ArticleView {
        own: F::own(article),
        cover,
        body,
        headings: headings
            .map(|(heading, title)| HeadingView { level: heading.level, id: &heading.id, title })
            .collect(),
        host: Some(host.join("、")).filter(|host| !host.is_empty()),
        gallery: entry
            .gallery
            .iter()
            .filter_map(|photo| Some(shown.placed(*photo, photo::view(site, linker, *photo)?)))
            .collect(),
        figure_groups: data::groups(site, linker, entry),
        see_also: entry.see_also.iter().filter_map(|other| target(site, linker, *other)).collect(),
        chronicle: chronicle::years(site, linker, site.book.chronicle.of(number)),
        tables: statistics::tables(site, linker, entry),
        records: records(site, linker, number, entry),
        hosts,
    })
}

/// A bare number of people gets its measure word; words stay as they are.
fn people(count: &str) -> String {
    if count.bytes().all(|byte| byte.is_ascii_digit()) { format!("{count}人") } else { count.to_owned() }
}

impl<'a> Own<'a> {
    /// Of `article`.
    pub fn of(article: &'a Article) -> Self {
        let own = Self {
            title: &article.title,
            subtitle: article.subtitle.as_deref(),
            series: article.series.as_deref(),
            kind: article.kind.name(),
            kind_label: article.kind.label(),
            date: article.date.map(|date| date.to_string()),
            date_iso: article.date.map(|date| date.iso()),
            authors: &article.authors,
            source: article.source.as_deref(),
            summary: article.summary.as_deref(),
            tags: &article.tags,
            draft: article.draft,
            sources: &article.sources,
            ..Self::default()
        };
        match &article.details {
            Details::Preface { signature, post } => {
                Self { signature: signature.as_deref(), post: post.as_deref(), ..own }
            }
            Details::Feature { issuing_body } => Self { issuing_body: issuing_body.as_deref(), ..own },
            Details::Event { end_date, place, attendance, outcome, .. } => Self {
                end_date: end_date.map(|date| date.to_string()),
                place: place.as_deref(),
                attendance: attendance.as_ref().map(|count| people(count)),
                outcome: outcome.as_deref(),
                ..own
            },
            Details::DataHighlights(_)
            | Details::Statistics(_)
            | Details::Plates(_)
            | Details::Chronicle(_)
            | Details::People(_)
            | Details::Organisations(_)
            | Details::Honours(_)
            | Details::Members(_)
            | Details::None => own,
        }
    }
}

/// The records that the article shows.
fn records(site: &Site, linker: Linker, number: EntryId, entry: &Entry) -> Records {
    let none = Records::default();
    match entry.article.kind {
        Kind::People => Records { people: records::people(site, linker, number), ..none },
        Kind::Organisations => {
            Records { organisations: records::organisations(site, linker, number), ..none }
        }
        Kind::Honours => Records { honours: records::honours(site, linker, number), ..none },
        Kind::Members => Records { members: records::members(site, linker, number), ..none },
        _ => none,
    }
}
