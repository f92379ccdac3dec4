//! Links that lead out of the yearbook: where they stand, and whether they lead anywhere.
//!
//! A yearbook outlives the websites that it names. Whether those are still there is asked only when an editor wants to know
//! (`check --external`), since the answer depends on the day, on the network and on other people's servers; no build asks.
//! `ask` is the only file that reaches the network.

mod address;
mod ask;
mod kept;
mod queue;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::language::Words;
use crate::source::{ASSETS, CONTENT, Snapshot};

/// What asking may cost others and the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many addresses are asked for at once.
    pub at_once: usize,
    /// How many of those at one host.
    pub per_host: usize,
    /// How long an answer may take, and how long a host may ask to be left alone before it is asked again.
    pub patience: Duration,
    /// The time between two asks to one host.
    pub pause: Duration,
    /// How often an address may lead to another.
    pub redirects: usize,
    /// How many addresses are asked for in all.
    pub addresses: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            at_once: 8,
            per_host: 2,
            patience: Duration::from_secs(10),
            pause: Duration::from_millis(500),
            redirects: 5,
            addresses: 1000,
        }
    }
}

/// What became of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Answer {
    /// There is something.
    Found,
    /// It is at this address now, and will stay there.
    Moved(String),
    /// The server says that there is nothing (any more), by this status.
    Gone(u16),
    /// The server says something else, by this status.
    Refused(u16),
    /// There is no such host.
    NoHost,
    /// No secure connection can be made, most often because of the certificate.
    Insecure(String),
    /// It took too long.
    Slow,
    /// Each address leads to another.
    Circling,
    /// There was no answer.
    Silent(String),
}

/// Asks for all addresses that texts of `snapshot` name, except those of the website itself, which is at `own`. What was
/// found is kept for a day in the cache folder `cache`.
pub fn check(snapshot: &Snapshot, own: Option<&str>, cache: &Path, limits: &Limits) -> Vec<Diagnostic> {
    let mut places = places(snapshot, own);
    let mut told = Vec::new();
    let count = places.len();
    if count > limits.addresses {
        told.push(Diagnostic::general(Problem::OutwardMany { count, limit: limits.addresses }));
        while places.len() > limits.addresses {
            places.pop_last();
        }
    }
    let mut kept = kept::Kept::read(cache);
    let mut answers = BTreeMap::new();
    let known = |address: &String| kept.answer(address).map(|answer| (address.clone(), answer));
    answers.extend(places.keys().filter_map(known));
    let wanted = places.keys().filter(|address| !answers.contains_key(*address)).cloned();
    let asked = queue::ask_all(wanted.collect(), limits);
    for (address, answer) in &asked {
        kept.note(address, answer);
    }
    kept.write();
    answers.extend(asked);
    for (address, places) in places {
        let Some(problem) = answers.get(&address).and_then(|answer| problem(&address, answer)) else {
            continue;
        };
        told.extend(places.into_iter().map(|place| Diagnostic::at(place, problem.clone())));
    }
    snapshot.as_typed(&mut told);
    told
}

/// The addresses that articles, records and `yearbook.yaml` name, each with its places.
fn places(snapshot: &Snapshot, own: Option<&str>) -> BTreeMap<String, Vec<Place>> {
    let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let texts = snapshot.texts.iter().filter(|(path, _)| {
        path.as_str() == crate::config::FILE
            || path.inside(CONTENT).is_some()
            || path.inside(ASSETS).is_some()
    });
    for (path, text) in texts {
        for (address, at) in address::all(text) {
            if own.is_none_or(|own| !address.starts_with(own.trim_end_matches('/'))) {
                places.entry(address).or_default().push(Place::of(path, text, &at));
            }
        }
    }
    places
}

/// What to tell of an address; nothing where all is well.
fn problem(address: &str, answer: &Answer) -> Option<Problem> {
    let address = address.to_owned();
    Some(match answer {
        Answer::Found => return None,
        Answer::Moved(to) => Problem::OutwardMoved { address, to: to.clone() },
        Answer::Gone(status) => Problem::OutwardGone { address, status: *status },
        Answer::Refused(status) => Problem::OutwardRefused { address, status: *status },
        Answer::NoHost => Problem::OutwardNoHost { address },
        Answer::Insecure(reason) => Problem::OutwardInsecure { address, reason: reason.clone() },
        Answer::Slow => Problem::OutwardSlow { address },
        Answer::Circling => {
            let reason =
                Words::new("它转来转去，到不了头", "it leads from one address to another without end");
            Problem::OutwardSilent { address, reason }
        }
        Answer::Silent(reason) => {
            Problem::OutwardSilent { address, reason: Words::of(reason.clone(), reason.clone()) }
        }
    })
}
