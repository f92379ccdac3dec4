//! Records as the book lists them: their names mean what they mean, and what was withdrawn is gone.

use crate::article::{Article, Details, Honour, Member, Organisation, Person, Record, Spot};
use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic, Place, Problem, nearest};
use crate::fields::At;
use crate::path::{Route, SourcePath};
use crate::source::Snapshot;

use super::order::Placed;
use super::registry::{Known, Meaning, Registry, Sort, Subject};
use super::rolls::{self, Rolls, place, told_in};
use super::{Book, EntryId, Parsed, PhotoId, Photos};

/// A name in a record, and the record that it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// The name as lists show it.
    pub text: String,
    /// What it means; `None` where it is a text and nothing more.
    pub subject: Option<Subject>,
}

/// A person of the book.
#[derive(Debug)]
pub struct ListedPerson {
    /// The record.
    pub record: Person,
    /// The name as lists show it: with what tells homonyms apart.
    pub shown: String,
    /// The organisation.
    pub organisation: Option<Named>,
    /// The portrait.
    pub photo: Option<PhotoId>,
    /// The article that shows the record.
    pub home: Option<EntryId>,
}

/// An organisation of the book.
#[derive(Debug)]
pub struct ListedOrganisation {
    /// The record.
    pub record: Organisation,
    /// Who heads it.
    pub head: Option<Named>,
    /// The article that shows the record.
    pub home: Option<EntryId>,
}

/// An honour of the book.
#[derive(Debug)]
pub struct ListedHonour {
    /// The record.
    pub record: Honour,
    /// Who gave it.
    pub by: Option<Named>,
    /// Who got it.
    pub to: Vec<Named>,
    /// The article that shows the record.
    pub home: EntryId,
    /// Its id on that page.
    pub anchor: String,
    /// Where its date was typed.
    pub dated: Option<Place>,
}

/// A member of the book.
#[derive(Debug)]
pub struct ListedMember {
    /// The record.
    pub record: Member,
    /// The name, and the person or organisation that the member is.
    pub name: Named,
    /// The organisation that the member belongs to.
    pub organisation: Option<Named>,
    /// The article that shows the record.
    pub home: EntryId,
    /// Its id on that page.
    pub anchor: String,
}

impl ListedPerson {
    /// Its id on its page.
    pub fn anchor(&self) -> String {
        format!("person-{}", self.record.id)
    }
}

impl ListedOrganisation {
    /// Its id on its page.
    pub fn anchor(&self) -> String {
        format!("organisation-{}", self.record.id)
    }
}

impl Book {
    /// The page and the anchor of the record of `subject`; `None` where no article shows it.
    pub fn address(&self, subject: Subject) -> Option<(&Route, String)> {
        let (home, anchor) = match subject {
            Subject::Person(id) => self.people.get(id).map(|person| (person.home, person.anchor()))?,
            Subject::Organisation(id) => {
                self.organisations.get(id).map(|organisation| (organisation.home, organisation.anchor()))?
            }
        };
        Some((&self.entries.get(home?)?.route, anchor))
    }
}

/// All records of the book.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// What names mean.
    pub registry: Registry,
    pub people: Vec<ListedPerson>,
    pub organisations: Vec<ListedOrganisation>,
    pub honours: Vec<ListedHonour>,
    pub members: Vec<ListedMember>,
    /// What no page may name any more, with the file that says so.
    pub withdrawn: Vec<(String, SourcePath)>,
}

/// What the names in records mean, and what has to be told about them.
struct Resolver<'a> {
    registry: &'a Registry,
    snapshot: &'a Snapshot,
    told: Vec<Diagnostic>,
}

/// Collects the records of the book, and finds out whom the records of `photos` name. A name that may mean several is
/// told.
pub(super) fn collect(
    config: &Config,
    snapshot: &Snapshot,
    parsed: &Parsed,
    placed: &Placed,
    photos: &mut Photos,
) -> Checked<Records> {
    let mut told = Vec::new();
    let rolls = rolls::gather(parsed, placed, snapshot).tell(&mut told);
    told.extend(conflicts(&rolls, snapshot));
    let registry = Registry::new(&rolls, config);
    let mut resolver = Resolver { registry: &registry, snapshot, told };
    let lists = list(rolls, &mut resolver, photos);
    photos.name_people(|file, name| resolver.named(file, name, Sort::Person));
    let diagnostics = resolver.told;
    Checked { value: Records { registry, ..lists }, diagnostics }
}

fn list(rolls: Rolls, resolver: &mut Resolver, photos: &Photos) -> Records {
    let registry = resolver.registry;
    let mut lists = Records::default();
    let mut known = registry.iter();
    for rolled in rolls.people {
        let Some(known) = known.next() else { continue };
        if withdrawn(known, &rolled.record.spot, &mut lists) {
            continue;
        }
        let record = rolled.record;
        lists.people.push(ListedPerson {
            shown: known.shown.clone(),
            organisation: resolver.of(&record.spot, record.organisation.as_ref(), Sort::Organisation),
            photo: resolver.photo(&record.spot, record.photo.as_ref(), photos),
            home: rolled.home,
            record,
        });
    }
    for rolled in rolls.organisations {
        let Some(known) = known.next() else { continue };
        if withdrawn(known, &rolled.record.spot, &mut lists) {
            continue;
        }
        let record = rolled.record;
        let head = resolver.of(&record.spot, record.head.as_ref(), Sort::Person);
        lists.organisations.push(ListedOrganisation { head, home: rolled.home, record });
    }
    for rolled in rolls.honours {
        let Some(home) = rolled.home else { continue };
        lists.honours.extend(resolver.honour(rolled.record, home));
    }
    for rolled in rolls.members {
        let Some(home) = rolled.home else { continue };
        lists.members.extend(resolver.member(rolled.record, home));
    }
    number(lists.honours.iter_mut().map(|honour| (honour.home, &mut honour.anchor)), "honour");
    number(lists.members.iter_mut().map(|member| (member.home, &mut member.anchor)), "member");
    lists
}

/// Gives each record its id on its page: its number there.
fn number<'l>(records: impl Iterator<Item = (EntryId, &'l mut String)>, noun: &str) {
    let (mut last, mut count) = (None, 0);
    for (home, anchor) in records {
        count = if last == Some(home) { count + 1 } else { 1 };
        last = Some(home);
        *anchor = format!("{noun}-{count}");
    }
}

/// What `name` means, `None` where that is withdrawn, and what has to be told about it.
fn named(registry: &Registry, name: &str, sort: Sort) -> (Option<Named>, Option<Problem>) {
    match registry.meaning(name, sort) {
        Meaning::Nothing => (Some(Named { text: name.to_owned(), subject: None }), None),
        Meaning::One(known) => {
            let named = |subject| Named { text: known.listed(name), subject: Some(subject) };
            (known.subject.map(named), None)
        }
        Meaning::Several(choices) => {
            let problem = Problem::NameUnclear { name: name.to_owned(), choices };
            (Some(Named { text: name.to_owned(), subject: None }), Some(problem))
        }
    }
}

/// Who held the event that `article` tells of, without those who are withdrawn: one name, or several between `、`.
pub(super) fn hosts(registry: &Registry, article: &Article) -> Checked<Vec<Named>> {
    let mut checked = Checked { value: Vec::new(), diagnostics: Vec::new() };
    let Details::Event { host: Some(host), .. } = &article.details else { return checked };
    let is_one = !registry.find(&host.value, Sort::Any).is_empty();
    let hosts: Vec<&str> =
        if is_one { vec![&host.value] } else { host.value.split('、').map(str::trim).collect() };
    for name in hosts.into_iter().filter(|name| !name.is_empty()) {
        let (meant, problem) = named(registry, name, Sort::Any);
        checked.value.extend(meant);
        let place = || Place::of(&article.path, &article.text, &host.at);
        checked.diagnostics.extend(problem.map(|problem| Diagnostic::at(place(), problem)));
    }
    checked
}

/// Whether the record is withdrawn; its names are then no page's any more.
fn withdrawn(known: &Known, spot: &Spot, lists: &mut Records) -> bool {
    let names = known.withdrawn_names().into_iter().map(|name| (name, spot.file.clone()));
    lists.withdrawn.extend(names);
    known.subject.is_none()
}

impl Resolver<'_> {
    fn of(&mut self, spot: &Spot, name: Option<&At<String>>, sort: Sort) -> Option<Named> {
        self.named(&spot.file, name?, sort)
    }

    /// What the name that was typed in `file` means; `None` where that is withdrawn.
    fn named(&mut self, file: &SourcePath, name: &At<String>, sort: Sort) -> Option<Named> {
        let (named, problem) = named(self.registry, &name.value, sort);
        if let Some(problem) = problem {
            self.told.push(told_in(self.snapshot, file, &name.at, problem));
        }
        named
    }

    fn photo(&mut self, spot: &Spot, name: Option<&At<String>>, photos: &Photos) -> Option<PhotoId> {
        let name = name?;
        match photos.find(&name.value, &spot.file) {
            Ok((photo, remark)) => {
                let remark = remark.map(|remark| told_in(self.snapshot, &spot.file, &name.at, remark));
                self.told.extend(remark);
                let record = photos.get(photo).map(|photograph| &photograph.record)?;
                (!record.withdrawn).then_some(photo)
            }
            Err(problem) => {
                self.told.push(told_in(self.snapshot, &spot.file, &name.at, problem));
                None
            }
        }
    }

    /// An honour; `None` where all who got it are withdrawn.
    fn honour(&mut self, record: Honour, home: EntryId) -> Option<ListedHonour> {
        let by = self.of(&record.spot, record.by.as_ref(), Sort::Organisation);
        let to: Vec<Named> =
            record.to.iter().filter_map(|name| self.named(&record.spot.file, name, Sort::Any)).collect();
        let is_left = record.to.is_empty() || !to.is_empty();
        let date = record.date.as_ref();
        let dated = date.map(|date| place(self.snapshot, &record.spot.file, &date.at));
        is_left.then(|| ListedHonour { record, by, to, home, anchor: String::new(), dated })
    }

    /// A member; `None` where who that is, is withdrawn.
    fn member(&mut self, record: Member, home: EntryId) -> Option<ListedMember> {
        let name = match &record.person {
            Some(person) => self.person(&record, person)?,
            // Members may be many, and need not all be known as persons: who shares a name is not asked for an id.
            None => match self.registry.meaning(&record.name, Sort::Any) {
                Meaning::One(known) => Named { text: record.name.clone(), subject: Some(known.subject?) },
                Meaning::Nothing | Meaning::Several(_) => Named { text: record.name.clone(), subject: None },
            },
        };
        let organisation = self.of(&record.spot, record.organisation.as_ref(), Sort::Organisation);
        Some(ListedMember { record, name, organisation, home, anchor: String::new() })
    }

    /// The person that a member names; one that is none is told.
    fn person(&mut self, member: &Member, person: &At<String>) -> Option<Named> {
        if self.registry.find(&person.value, Sort::Person).is_empty() {
            let mut known: Vec<&str> = self.registry.names().collect();
            known.sort_unstable();
            let nearest = nearest(&person.value, known).map(str::to_owned);
            let problem = Problem::PersonUnknown { name: person.value.clone(), nearest };
            self.told.push(told_in(self.snapshot, &member.spot.file, &person.at, problem));
            return None;
        }
        self.named(&member.spot.file, person, Sort::Person)
    }
}

/// Tells of ids that are used twice, and of homonyms that nothing tells apart.
pub(super) fn conflicts(rolls: &Rolls, snapshot: &Snapshot) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let written = |spot: &Spot| {
        let place = place(snapshot, &spot.file, &spot.at);
        format!("{}:{}", place.file, place.line)
    };
    let mut tell = |spot: &Spot, problem| told.push(told_in(snapshot, &spot.file, &spot.at, problem));
    let mut ids = std::collections::HashMap::new();
    let mut names: std::collections::HashMap<&str, Vec<&Person>> = std::collections::HashMap::new();
    for person in rolls.people.iter().map(|rolled| &rolled.record) {
        names.entry(&person.name).or_default().push(person);
        match ids.get(person.id.as_str()) {
            None => drop(ids.insert(person.id.as_str(), person)),
            Some(first) if first.name != person.name || person.id_typed => {
                let (noun, id, first) = (Person::NOUN, person.id.clone(), written(&first.spot));
                tell(&person.spot, Problem::RecordTwice { noun, id, first });
            }
            Some(_) => {}
        }
    }
    for same in names.values().filter(|same| same.len() > 1) {
        for person in same {
            let Some(other) = same.iter().find(|other| other.spot != person.spot) else { continue };
            let mut alike = same.iter().filter(|other| other.label() == person.label());
            let is_told = person.label().is_some() && alike.nth(1).is_none();
            if !person.id_typed || !is_told {
                let (name, other) = (person.name.clone(), written(&other.spot));
                tell(&person.spot, Problem::HomonymUntold { name, other });
            }
        }
    }
    let mut known: std::collections::HashMap<&str, &Organisation> = std::collections::HashMap::new();
    for organisation in rolls.organisations.iter().map(|rolled| &rolled.record) {
        let first = [&organisation.id, &organisation.name].into_iter().find_map(|id| known.get(id.as_str()));
        if let Some(first) = first {
            let (noun, id, first) = (Organisation::NOUN, organisation.id.clone(), written(&first.spot));
            tell(&organisation.spot, Problem::RecordTwice { noun, id, first });
        }
        for name in [&organisation.id, &organisation.name] {
            known.entry(name).or_insert(organisation);
        }
    }
    told
}
