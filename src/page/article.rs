//! An article on its own page.

use serde::Serialize;

use crate::article::{Details, Kind};
use crate::book::{Entry, EntryId, Subject, Target};
use crate::diagnostic::Diagnostic;

use super::body;
use super::chronicle::{self, YearView};
use super::data::{self, GroupView};
use super::names::{self, NameView};
use super::photo::{self, PhotoView, Shown};
use super::records::{self, HonourView, MemberView, OrganisationView, PersonView};
use super::site::{About, Linker, Site};
use super::statistics::{self, TableView};
use super::view::{LinkView, PageKind, View};

/// An article on its own page.
#[derive(Default, Serialize)]
pub struct ArticleView {
    pub title: String,
    pub subtitle: Option<String>,
    pub series: Option<String>,
    pub kind: &'static str,
    pub kind_label: &'static str,
    pub date: Option<String>,
    pub date_iso: Option<String>,
    pub authors: Vec<String>,
    pub source: Option<String>,
    pub summary: Option<String>,
    pub tags: Vec<String>,
    pub draft: bool,
    pub cover: Option<PhotoView>,
    pub body: String,
    pub headings: Vec<HeadingView>,
    pub signature: Option<String>,
    pub post: Option<String>,
    pub issuing_body: Option<String>,
    pub end_date: Option<String>,
    pub place: Option<String>,
    pub host: Option<String>,
    pub hosts: Vec<NameView>,
    pub attendance: Option<String>,
    pub outcome: Option<String>,
    pub sources: Vec<String>,
    pub see_also: Vec<LinkView>,
    pub gallery: Vec<PhotoView>,
    pub figure_groups: Vec<GroupView>,
    pub chronicle: Vec<YearView>,
    pub tables: Vec<TableView>,
    pub people: Vec<PersonView>,
    pub organisations: Vec<OrganisationView>,
    pub honours: Vec<HonourView>,
    pub members: Vec<MemberView>,
}

/// A heading in the table of contents.
#[derive(Serialize)]
pub struct HeadingView {
    pub level: u8,
    pub id: String,
    pub title: String,
}

/// The context of an article's page.
#[derive(Serialize)]
pub struct ArticlePage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    article: ArticleView,
    part: Option<LinkView>,
    prev: Option<LinkView>,
    next: Option<LinkView>,
}

/// The page of `entry`, the article with this number.
pub fn article<'a>(
    site: &'a Site,
    number: EntryId,
    entry: &Entry,
) -> Result<ArticlePage<'a>, Box<Diagnostic>> {
    let linker = site.linker(&entry.route);
    let view = site.view(&About {
        kind: PageKind::Article,
        route: &entry.route,
        title: &entry.article.title,
        description: entry.summary.as_deref(),
        image: site.book.shared_photo(entry),
        date: entry.article.date.map(|date| date.iso()),
        part: Some(entry.part),
    });
    let neighbour = |number: Option<EntryId>| link(site, linker, number?);
    let part = site.book.parts.get(entry.part);
    Ok(ArticlePage {
        view,
        article: article_view(site, linker, number, entry)?,
        part: part.map(|part| LinkView { title: part.title.clone(), href: linker.to(&part.route) }),
        prev: neighbour(number.checked_sub(1)),
        next: neighbour(Some(number + 1)),
    })
}

fn link(site: &Site, linker: Linker, number: EntryId) -> Option<LinkView> {
    let entry = site.book.entries.get(number)?;
    Some(LinkView { title: entry.article.title.clone(), href: linker.to(&entry.route) })
}

/// What to read besides, as a link.
fn target(site: &Site, linker: Linker, target: Target) -> Option<LinkView> {
    let subject = match target {
        Target::Entry(number) => return link(site, linker, number),
        Target::Subject(subject) => subject,
    };
    let title = match subject {
        Subject::Person(id) => site.book.people.get(id)?.shown.clone(),
        Subject::Organisation(id) => site.book.organisations.get(id)?.record.name.clone(),
    };
    Some(LinkView { title, href: names::href(site, linker, subject)? })
}

fn article_view(
    site: &Site,
    linker: Linker,
    number: EntryId,
    entry: &Entry,
) -> Result<ArticleView, Box<Diagnostic>> {
    let article = &entry.article;
    let mut shown = Shown::of(entry);
    let cover = entry.cover.and_then(|cover| Some(shown.placed(cover, photo::view(site, linker, cover)?)));
    let headings = article.body.headings.iter().zip(&entry.filled.headings);
    let mut view = ArticleView {
        title: article.title.clone(),
        subtitle: article.subtitle.clone(),
        series: article.series.clone(),
        kind: article.kind.name(),
        kind_label: article.kind.label(),
        date: article.date.map(|date| date.to_string()),
        date_iso: article.date.map(|date| date.iso()),
        authors: article.authors.clone(),
        source: article.source.clone(),
        summary: article.summary.clone(),
        tags: article.tags.clone(),
        draft: article.draft,
        cover,
        body: body::html(site, linker, &article.body, &entry.filled, &mut shown)?,
        headings: headings
            .map(|(heading, title)| HeadingView {
                level: heading.level,
                id: heading.id.clone(),
                title: title.clone(),
            })
            .collect(),
        gallery: entry
            .gallery
            .iter()
            .filter_map(|photo| Some(shown.anchored(*photo, photo::view(site, linker, *photo)?)))
            .collect(),
        figure_groups: data::groups(site, linker, entry),
        sources: article.sources.clone(),
        see_also: entry.see_also.iter().filter_map(|other| target(site, linker, *other)).collect(),
        chronicle: chronicle::years(site, linker, site.book.chronicle.of(number)),
        tables: statistics::tables(site, linker, entry),
        ..ArticleView::default()
    };
    add_details(&mut view, &article.details);
    add_records(&mut view, site, linker, number, entry);
    Ok(view)
}

/// A bare number of people gets its measure word; words stay as they are.
fn people(count: &str) -> String {
    if count.bytes().all(|byte| byte.is_ascii_digit()) { format!("{count}人") } else { count.to_owned() }
}

/// What the article's kind adds.
fn add_details(view: &mut ArticleView, details: &Details) {
    match details {
        Details::Preface { signature, post } => {
            view.signature.clone_from(signature);
            view.post.clone_from(post);
        }
        Details::Feature { issuing_body } => view.issuing_body.clone_from(issuing_body),
        Details::Event { end_date, place, attendance, outcome, .. } => {
            view.end_date = end_date.map(|date| date.to_string());
            view.place.clone_from(place);
            view.attendance = attendance.as_ref().map(|count| people(count));
            view.outcome.clone_from(outcome);
        }
        Details::DataHighlights(_)
        | Details::Statistics(_)
        | Details::Plates(_)
        | Details::Chronicle(_)
        | Details::People(_)
        | Details::Organisations(_)
        | Details::Honours(_)
        | Details::Members(_)
        | Details::None => {}
    }
}

/// The records that the article shows, and who held what it tells of.
fn add_records(view: &mut ArticleView, site: &Site, linker: Linker, number: EntryId, entry: &Entry) {
    view.hosts = names::names(site, linker, &entry.hosts);
    let hosts: Vec<&str> = view.hosts.iter().map(|host| host.name.as_str()).collect();
    view.host = Some(hosts.join("、")).filter(|host| !host.is_empty());
    match entry.article.kind {
        Kind::People => view.people = records::people(site, linker, number),
        Kind::Organisations => view.organisations = records::organisations(site, linker, number),
        Kind::Honours => view.honours = records::honours(site, linker, number),
        Kind::Members => view.members = records::members(site, linker, number),
        _ => {}
    }
}
