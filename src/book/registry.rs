//! What names mean: persons and organisations by their ids and by every name that they are known by.
//!
//! A withdrawn record keeps its names here, so that a text that still uses one is not taken to mean somebody else.

use std::collections::HashMap;

use crate::config::Config;
use crate::language::Words;

use super::rolls::Rolls;
use super::{OrganisationId, PersonId};

/// A person or an organisation that has a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A person of [`super::Book::people`].
    Person(PersonId),
    /// An organisation of [`super::Book::organisations`].
    Organisation(OrganisationId),
}

/// Which records a name may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Organisation,
    Any,
}

/// A record and its names.
#[derive(Debug)]
pub(super) struct Known {
    /// Which it is; `None` where it is withdrawn.
    pub subject: Option<Subject>,
    /// Whether it is a person; else it is an organisation.
    pub is_person: bool,
    /// The name as lists show it: with what tells homonyms apart.
    pub shown: String,
    id: String,
    /// The name, then the short ones.
    names: Vec<String>,
    /// What tells it apart when an editor has to choose.
    label: Option<String>,
}

/// What a name means.
pub(super) enum Meaning<'a> {
    /// No record.
    Nothing,
    /// This record.
    One(&'a Known),
    /// One of several: these, as an editor is told of them.
    Several(Words),
}

/// All records by their names.
#[derive(Debug, Default)]
pub(super) struct Registry {
    known: Vec<Known>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Registry {
    /// The records of `rolls`, and the short names that `config` declares for them.
    pub fn new(rolls: &Rolls, config: &Config) -> Self {
        let mut registry = Self::default();
        let mut same: HashMap<&str, usize> = HashMap::new();
        for person in &rolls.people {
            *same.entry(person.record.name.as_str()).or_default() += 1;
        }
        let named = rolls.organisations.iter().map(|rolled| &rolled.record);
        let named: HashMap<&str, &str> =
            named.map(|organisation| (organisation.id.as_str(), organisation.name.as_str())).collect();
        let mut live = 0;
        for person in rolls.people.iter().map(|person| &person.record) {
            let is_homonym = same.get(person.name.as_str()).is_some_and(|count| *count > 1);
            // An organisation's id tells a reader nothing.
            let label = person.label().map(|label| named.get(label).copied().unwrap_or(label));
            let told_by = label.filter(|_| is_homonym);
            let subject = (!person.withdrawn).then_some(Subject::Person(live));
            live += usize::from(!person.withdrawn);
            registry.add(Known {
                subject,
                is_person: true,
                shown: told_by
                    .map_or_else(|| person.name.clone(), |label| format!("{}（{label}）", person.name)),
                id: person.id.clone(),
                names: vec![person.name.clone()],
                label: label.map(str::to_owned),
            });
        }
        let mut live = 0;
        for organisation in rolls.organisations.iter().map(|organisation| &organisation.record) {
            let declared = config.short_names.iter().filter(|short| short.name == organisation.name);
            let short = organisation.short.iter().chain(declared.map(|short| &short.short));
            let subject = (!organisation.withdrawn).then_some(Subject::Organisation(live));
            live += usize::from(!organisation.withdrawn);
            registry.add(Known {
                subject,
                is_person: false,
                shown: organisation.name.clone(),
                id: organisation.id.clone(),
                names: std::iter::once(&organisation.name).chain(short).cloned().collect(),
                label: organisation.address.clone(),
            });
        }
        registry
    }

    fn add(&mut self, known: Known) {
        let at = self.known.len();
        for name in std::iter::once(&known.id).chain(&known.names) {
            let meant = self.by_name.entry(name.clone()).or_default();
            if meant.last() != Some(&at) {
                meant.push(at);
            }
        }
        self.known.push(known);
    }

    /// All records, in the order of the rolls, persons first.
    pub fn iter(&self) -> impl Iterator<Item = &Known> {
        self.known.iter()
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// The records that `name` may mean.
    pub fn find(&self, name: &str, sort: Sort) -> Vec<&Known> {
        let meant = self.by_name.get(name).into_iter().flatten();
        meant
            .filter_map(|at| self.known.get(*at))
            .filter(|known| match sort {
                Sort::Person => known.is_person,
                Sort::Organisation => !known.is_person,
                Sort::Any => true,
            })
            .collect()
    }

    /// What `name` means.
    pub fn meaning(&self, name: &str, sort: Sort) -> Meaning<'_> {
        match self.find(name, sort)[..] {
            [] => Meaning::Nothing,
            [known] => Meaning::One(known),
            ref several => Meaning::Several(choices(several)),
        }
    }
}

/// The ids to choose from, each with what tells it apart.
pub(super) fn choices(known: &[&Known]) -> Words {
    Words::list(known.iter().map(|known| known.choice()))
}

impl Known {
    fn choice(&self) -> Words {
        let name = self.names.first().filter(|name| **name != self.id);
        let withdrawn = self.subject.is_none().then_some(Words::new("已撤下", "withdrawn"));
        let own = [name.cloned(), self.label.clone()].map(|said| said.map(Words::same));
        let said: Vec<Words> = own.into_iter().flatten().chain(withdrawn).collect();
        if said.is_empty() {
            return Words::same(self.id.clone());
        }
        let (zh, en): (Vec<_>, Vec<_>) = said.into_iter().map(|words| (words.zh, words.en)).unzip();
        Words::of(format!("{}（{}）", self.id, zh.join("，")), format!("{} ({})", self.id, en.join(", ")))
    }

    /// What a sentence that calls it `typed` shows: a name as typed, for an id the name.
    pub fn called(&self, typed: &str) -> String {
        let is_name = self.names.iter().any(|name| name == typed);
        if is_name { typed } else { self.names.first().map_or(typed, String::as_str) }.to_owned()
    }

    /// What a list that calls it `typed` shows.
    pub fn listed(&self, typed: &str) -> String {
        if self.is_person { self.shown.clone() } else { self.called(typed) }
    }

    /// What stands in the place of its name when it is withdrawn.
    pub fn gone(&self) -> &'static str {
        if self.is_person { "（已撤下的人物）" } else { "（已撤下的机构）" }
    }

    /// What no page may name any more once it is withdrawn. One that shares its name with another is known by what
    /// tells them apart.
    pub fn withdrawn_names(&self) -> Vec<String> {
        match (self.subject, self.is_person) {
            (Some(_), _) => Vec::new(),
            (None, true) => vec![self.shown.clone()],
            (None, false) => self.names.clone(),
        }
    }
}
