//! Where a person or an organisation occurs, as links: one for each page or record, with all places on it.

use serde::Serialize;

use crate::article::Kind;
use crate::book::{FACTS, Occurrence, PhotoId, Subject, photo_anchor};
use crate::path::Route;

use super::address::PLATES;
use super::names;
use super::site::{Linker, Site};

/// Where a person or an organisation occurs.
#[derive(Serialize)]
pub struct OccurrenceView {
    pub kind: &'static str,
    pub title: String,
    /// The first place.
    pub href: String,
    /// The places after it.
    pub more: Vec<String>,
}

/// Where `subject` occurs, for the page of `linker`.
pub fn of(site: &Site, linker: Linker, subject: Subject) -> Vec<OccurrenceView> {
    let mut views: Vec<OccurrenceView> = Vec::new();
    for occurrence in site.book.occurrences_of(subject) {
        let Some(view) = view(site, linker, occurrence) else { continue };
        match views.last_mut().filter(|last| last.kind == view.kind && last.title == view.title) {
            Some(last) => last.more.push(view.href),
            None => views.push(view),
        }
    }
    views
}

fn view(site: &Site, linker: Linker, occurrence: &Occurrence) -> Option<OccurrenceView> {
    let book = site.book;
    let (kind, title, href) = match occurrence {
        Occurrence::Article(id, anchor) => {
            let entry = book.entries.get(*id)?;
            ("article", entry.article.title.clone(), format!("{}#{anchor}", linker.to(&entry.route)))
        }
        Occurrence::Part(number, anchor) => {
            let part = book.parts.get(*number)?;
            ("article", part.title.clone(), format!("{}#{anchor}", linker.to(&part.route)))
        }
        Occurrence::Host(id) => {
            let entry = book.entries.get(*id)?;
            ("host", entry.article.title.clone(), format!("{}#{FACTS}", linker.to(&entry.route)))
        }
        Occurrence::Photograph(photo) => photograph(site, linker, *photo)?,
        Occurrence::Honoured(id) | Occurrence::Honouring(id) => {
            let honour = book.honours.get(*id)?;
            let entry = book.entries.get(honour.home)?;
            let href = format!("{}#{}", linker.to(&entry.route), honour.anchor);
            let kind = if matches!(occurrence, Occurrence::Honoured(_)) { "honour" } else { "honouring" };
            (kind, honour.record.name.clone(), href)
        }
        Occurrence::Member(id) | Occurrence::Employer(id) => {
            let member = book.members.get(*id)?;
            let entry = book.entries.get(member.home)?;
            let href = format!("{}#{}", linker.to(&entry.route), member.anchor);
            let is_own = matches!(occurrence, Occurrence::Member(_));
            let title = if is_own { &entry.article.title } else { &member.name.text };
            (if is_own { "member" } else { "employer" }, title.clone(), href)
        }
        Occurrence::Organisation(id) => {
            let person = book.people.get(*id)?;
            ("person", person.shown.clone(), names::href(site, linker, Subject::Person(*id))?)
        }
        Occurrence::Head(id) => {
            let organisation = book.organisations.get(*id)?;
            let href = names::href(site, linker, Subject::Organisation(*id))?;
            ("head", organisation.record.name.clone(), href)
        }
    };
    Some(OccurrenceView { kind, title, href, more: Vec::new() })
}

/// A photograph leads to its place in the first article that shows it, a chronicle last, or to the page of all.
fn photograph(site: &Site, linker: Linker, photo: PhotoId) -> Option<(&'static str, String, String)> {
    let photograph = site.book.photos.get(photo)?;
    let entries =
        site.book.shown_photos().iter().find(|(other, _)| *other == photo).map(|(_, entries)| entries);
    let entries = || entries.into_iter().flatten().filter_map(|entry| site.book.entries.get(*entry));
    let tells = entries().find(|entry| !matches!(entry.article.kind, Kind::Chronicle | Kind::People));
    let entry = tells.or_else(|| entries().next());
    // A photograph that stands only in a timeline or beside a name has no id of its own on that page.
    let shown = entry.and_then(|entry| entry.shown_photos().iter().position(|(other, ..)| *other == photo));
    let anchor = shown.map(|at| format!("#{}", photo_anchor(at))).unwrap_or_default();
    let route = entry.map_or_else(|| Route::fixed(PLATES), |entry| entry.route.clone());
    let record = &photograph.record;
    let title = record.caption.as_ref().or(record.alt.as_ref()).unwrap_or(&photograph.id);
    Some(("photo", title.clone(), format!("{}{anchor}", linker.to(&route))))
}
