//! Where persons and organisations occur: in prose, on photographs, among honours, hosts and members.

use std::collections::HashMap;

use crate::article::Piece;

use super::registry::Subject;
use super::{Book, EntryId, Fill, Filled, HonourId, MemberId, OrganisationId, PersonId, PhotoId};

/// A place where a person or an organisation occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occurrence {
    /// In the text of an article, at this anchor.
    Article(EntryId, String),
    /// In the text of a part's page, at this anchor.
    Part(usize, String),
    /// As the host of an event.
    Host(EntryId),
    /// On a photograph that the book shows.
    Photograph(PhotoId),
    /// As one who got an honour.
    Honoured(HonourId),
    /// As one who gave an honour.
    Honouring(HonourId),
    /// As a member.
    Member(MemberId),
    /// As a member's organisation.
    Employer(MemberId),
    /// As the organisation of a person.
    Organisation(PersonId),
    /// As the head of an organisation.
    Head(OrganisationId),
}

/// Where each person and organisation occurs, in reading order.
#[derive(Debug, Default)]
pub struct Occurrences(HashMap<Subject, Vec<Occurrence>>);

impl Occurrences {
    /// Where `subject` occurs.
    pub fn of(&self, subject: Subject) -> &[Occurrence] {
        self.0.get(&subject).map(Vec::as_slice).unwrap_or_default()
    }

    fn add(&mut self, subject: Option<Subject>, occurrence: Occurrence) {
        if let Some(subject) = subject {
            self.0.entry(subject).or_default().push(occurrence);
        }
    }
}

/// Collects what occurs where in `book`, of which the articles show the photographs `shown`.
pub(super) fn collect(book: &Book, shown: &[(PhotoId, Vec<EntryId>)]) -> Occurrences {
    let mut found = Occurrences::default();
    for (id, entry) in book.entries.iter().enumerate() {
        entry.hosts.iter().for_each(|host| found.add(host.subject, Occurrence::Host(id)));
        for (subject, anchor) in references(&entry.filled, &entry.article.body) {
            found.add(Some(subject), Occurrence::Article(id, anchor));
        }
    }
    for (number, part) in book.parts.iter().enumerate() {
        let Some((text, filled)) = &part.text else { continue };
        for (subject, anchor) in references(filled, &text.body) {
            found.add(Some(subject), Occurrence::Part(number, anchor));
        }
    }
    for photo in shown.iter().map(|(photo, _)| *photo) {
        let people = book.photos.get(photo).into_iter().flat_map(|photograph| &photograph.people);
        people.for_each(|person| found.add(person.subject, Occurrence::Photograph(photo)));
    }
    for (id, honour) in book.honours.iter().enumerate() {
        honour.to.iter().for_each(|one| found.add(one.subject, Occurrence::Honoured(id)));
        honour.by.iter().for_each(|one| found.add(one.subject, Occurrence::Honouring(id)));
    }
    for (id, member) in book.members.iter().enumerate() {
        found.add(member.name.subject, Occurrence::Member(id));
        member.organisation.iter().for_each(|one| found.add(one.subject, Occurrence::Employer(id)));
    }
    for (id, person) in book.people.iter().enumerate() {
        person.organisation.iter().for_each(|one| found.add(one.subject, Occurrence::Organisation(id)));
    }
    for (id, organisation) in book.organisations.iter().enumerate() {
        organisation.head.iter().for_each(|one| found.add(one.subject, Occurrence::Head(id)));
    }
    found
}

/// The persons and organisations that a body names, each with the anchor of the reference.
fn references<'b>(
    filled: &'b Filled,
    body: &'b crate::article::Body,
) -> impl Iterator<Item = (Subject, String)> + 'b {
    let named = filled.holes(body).filter(|(piece, _)| matches!(piece, Piece::Named(_)));
    named.enumerate().filter_map(|(before, (_, fill))| match fill {
        Fill::Subject(subject) => Some((*subject, format!("ref-{}", before + 1))),
        _ => None,
    })
}

impl Book {
    /// Where `subject` occurs, in reading order.
    pub fn occurrences_of(&self, subject: Subject) -> &[Occurrence] {
        self.occurrences.of(subject)
    }

    /// Where the person with this id occurs.
    pub fn occurrences_of_person(&self, id: &str) -> &[Occurrence] {
        let person = self.people.iter().position(|person| person.record.id == id);
        person.map(|person| self.occurrences_of(Subject::Person(person))).unwrap_or_default()
    }

    /// Where the organisation with this id occurs.
    pub fn occurrences_of_organisation(&self, id: &str) -> &[Occurrence] {
        let organisation = self.organisations.iter().position(|organisation| organisation.record.id == id);
        organisation
            .map(|organisation| self.occurrences_of(Subject::Organisation(organisation)))
            .unwrap_or_default()
    }
}
