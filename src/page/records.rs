//! Persons, organisations, honours and members, ready for a template.

use serde::Serialize;

use crate::book::{EntryId, ListedHonour, ListedMember, ListedOrganisation, ListedPerson, Subject};

use super::names::{NameView, name, names};
use super::occurrences::{self, OccurrenceView};
use super::photo::{self, PhotoView};
use super::roll::{self, Sign};
use super::site::{Linker, Site};

/// A person.
#[derive(Serialize)]
pub struct PersonView {
    pub id: String,
    pub anchor: String,
    pub name: String,
    pub organisation: Option<NameView>,
    pub post: Option<String>,
    pub born: Option<String>,
    pub died: Option<String>,
    pub biography: Option<String>,
    pub photo: Option<PhotoView>,
    pub occurrences: Vec<OccurrenceView>,
}

/// An organisation.
#[derive(Serialize)]
pub struct OrganisationView {
    pub id: String,
    pub anchor: String,
    pub name: String,
    pub short: Option<String>,
    pub head: Option<NameView>,
    pub founded: Option<String>,
    pub address: Option<String>,
    pub phone: Option<String>,
    pub website: Option<String>,
    pub note: Option<String>,
    pub occurrences: Vec<OccurrenceView>,
}

/// An honour.
#[derive(Serialize)]
pub struct HonourView {
    pub anchor: String,
    pub name: String,
    pub level: Option<String>,
    pub by: Option<NameView>,
    pub to: Vec<NameView>,
    pub date: Option<String>,
    pub date_iso: Option<String>,
    pub note: Option<String>,
}

/// A member.
#[derive(Serialize)]
pub struct MemberView {
    pub anchor: String,
    pub letter: String,
    pub mark: Option<String>,
    pub name: NameView,
    pub organisation: Option<NameView>,
    pub post: Option<String>,
    pub field: Option<String>,
    pub since: Option<String>,
    pub since_iso: Option<String>,
    pub note: Option<String>,
}

/// The persons that the article `home` shows.
pub fn people(site: &Site, linker: Linker, home: EntryId) -> Vec<PersonView> {
    let own = site.book.people.iter().enumerate().filter(|(_, person)| person.home == Some(home));
    own.map(|(id, person)| person_view(site, linker, id, person)).collect()
}

fn person_view(site: &Site, linker: Linker, id: usize, person: &ListedPerson) -> PersonView {
    let ListedPerson { record, shown, organisation, photo, .. } = person;
    let portrait = photo.and_then(|photo| photo::view(site, linker, photo));
    PersonView {
        id: record.id.clone(),
        anchor: person.anchor(),
        name: shown.clone(),
        organisation: organisation.as_ref().map(|organisation| name(site, linker, organisation)),
        post: record.post.clone(),
        born: record.born.map(|date| date.to_string()),
        died: record.died.map(|date| date.to_string()),
        biography: record.biography.clone(),
        photo: portrait.map(|portrait| portrait.described(&record.name)),
        occurrences: occurrences::of(site, linker, Subject::Person(id)),
    }
}

/// The organisations that the article `home` shows.
pub fn organisations(site: &Site, linker: Linker, home: EntryId) -> Vec<OrganisationView> {
    let own = site.book.organisations.iter().enumerate().filter(|(_, own)| own.home == Some(home));
    own.map(|(id, organisation)| organisation_view(site, linker, id, organisation)).collect()
}

fn organisation_view(
    site: &Site,
    linker: Linker,
    id: usize,
    organisation: &ListedOrganisation,
) -> OrganisationView {
    let record = &organisation.record;
    OrganisationView {
        id: record.id.clone(),
        anchor: organisation.anchor(),
        name: record.name.clone(),
        short: record.short.clone(),
        head: organisation.head.as_ref().map(|head| name(site, linker, head)),
        founded: record.founded.map(|date| date.to_string()),
        address: record.address.clone(),
        phone: record.phone.clone(),
        website: record.website.clone(),
        note: record.note.clone(),
        occurrences: occurrences::of(site, linker, Subject::Organisation(id)),
    }
}

/// The honours that the article `home` shows.
pub fn honours(site: &Site, linker: Linker, home: EntryId) -> Vec<HonourView> {
    let view = |ListedHonour { record, by, to, anchor, .. }: &ListedHonour| HonourView {
        anchor: anchor.clone(),
        name: record.name.clone(),
        level: record.level.clone(),
        by: by.as_ref().map(|by| name(site, linker, by)),
        to: names(site, linker, to),
        date: record.date.as_ref().map(|date| date.value.to_string()),
        date_iso: record.date.as_ref().map(|date| date.value.iso()),
        note: record.note.clone(),
    };
    site.book.honours.iter().filter(|honour| honour.home == home).map(view).collect()
}

/// The members that the article `home` shows.
pub fn members(site: &Site, linker: Linker, home: EntryId) -> Vec<MemberView> {
    let own: Vec<&ListedMember> = site.book.members.iter().filter(|member| member.home == home).collect();
    let view = |(member, Sign { letter, mark }): (&ListedMember, Sign)| MemberView {
        anchor: member.anchor.clone(),
        letter,
        mark,
        name: name(site, linker, &member.name),
        organisation: member.organisation.as_ref().map(|organisation| name(site, linker, organisation)),
        post: member.record.post.clone(),
        field: member.record.field.clone(),
        since: member.record.since.map(|date| date.to_string()),
        since_iso: member.record.since.map(|date| date.iso()),
        note: member.record.note.clone(),
    };
    own.iter().copied().zip(roll::signs(site.book, &own)).map(view).collect()
}
