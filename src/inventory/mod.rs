//! All photographs of the project: what each file is, what is recorded of it, who shows it, and what is yet to be said.
//!
//! Beside the stages: it reads what a build reads, drafts with it, up to the book, and makes no page. What files say of
//! themselves is read here and nowhere else, so a build takes no longer for it. It is proposed, and [`record`] writes it
//! into records that a person then completes; what stands in a file of records already is never changed.

mod addition;
mod id;
mod json;
mod proposal;

use std::collections::HashMap;
use std::path::Path;

use rayon::prelude::*;

use crate::book::{self, Book, PHOTO_RECORDS, Parsed, PhotoUse, Photograph};
use crate::config::{self, Config};
use crate::diagnostic::{Checked, Diagnostic, Place, Problem, Severity};
use crate::fields::Key;
use crate::language::Words;
use crate::manuscript::{self, Encoding, Manuscript};
use crate::path::SourcePath;
use crate::picture::{self, Format, Header, INSCRIBED, Inscription};
use crate::pipeline::{self, Memory};
use crate::source::{self, ASSETS, Scans, Snapshot};
use crate::theme::{self, Logo};
use crate::{diagnostic, replace};

use proposal::Proposal;

pub use json::InventoryRecord;

/// The file that records are added to.
pub const RECORDS: &str = "assets/photos.yaml";

/// All photographs of the project, in the order of their paths.
#[derive(Debug, Default)]
pub struct Inventory {
    /// The photographs.
    pub items: Vec<Item>,
    /// The records that were added to [`RECORDS`].
    pub added: Vec<Added>,
}

/// A photograph, or a picture that cannot be used.
#[derive(Debug)]
pub struct Item {
    /// Its file.
    pub path: SourcePath,
    /// The file's length in bytes; `None` when it cannot be read any more.
    pub length: Option<u64>,
    /// What the file is, or why it cannot be used.
    pub header: Result<Header, Problem>,
    /// Its id, and where its record stands.
    pub record: Option<(String, Place)>,
    /// Whether its record says that it is not to be shown.
    pub withdrawn: bool,
    /// What shows it, each once, in the order of reading.
    pub uses: Vec<Use>,
    /// The keys that its record lacks.
    pub lacks: Vec<Key>,
    /// What its file says of what its record does not.
    pub offers: Inscription,
}

/// What shows a photograph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// An article, a part or the cover.
    pub shown: PhotoUse,
    /// The file that names the photograph or collects it.
    pub file: SourcePath,
    /// The title of the article or the part; the yearbook's for the cover.
    pub title: String,
    /// Whether it is a draft.
    pub draft: bool,
}

/// A record that was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The photograph's id.
    pub id: String,
    /// The photograph's file.
    pub path: SourcePath,
    /// What of it was filled in from the photograph's file.
    pub filled: Inscription,
}

/// How many photographs there are of which kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All, those that cannot be used among them.
    pub photographs: usize,
    /// Those that cannot be used.
    pub unusable: usize,
    /// Those that can be used and have no record.
    pub unrecorded: usize,
    /// Those that can be used and are not withdrawn, but nothing shows.
    pub unused: usize,
}

impl Inventory {
    /// How many there are.
    pub fn count(&self) -> Count {
        let count = |is: &dyn Fn(&Item) -> bool| self.items.iter().filter(|item| is(item)).count();
        Count {
            photographs: self.items.len(),
            unusable: count(&|item| item.header.is_err()),
            unrecorded: count(&Item::is_unrecorded),
            unused: count(&Item::is_unused),
        }
    }
}

impl Item {
    /// Whether it can be used and has no record.
    pub fn is_unrecorded(&self) -> bool {
        self.header.is_ok() && self.record.is_none()
    }

    /// Whether it can be used and is not withdrawn, but nothing shows it.
    pub fn is_unused(&self) -> bool {
        self.header.is_ok() && !self.withdrawn && self.uses.is_empty()
    }
}

/// What is read of the project.
struct Project {
    snapshot: Snapshot,
    config: Config,
    parsed: Parsed,
    book: Book,
    /// The logo, where that is a picture of `assets`.
    logo: Option<SourcePath>,
}

/// Lists the photographs of the project in `root`; `None` without a `yearbook.yaml` that can be read. Told are errors, which
/// keep articles and records from being seen, and all that concerns files of records.
pub fn take(root: &Path) -> Checked<Option<Inventory>> {
    let mut told = Vec::new();
    let project = project(root, &mut told);
    let value = project.map(|project| project.inventory(&found(root, &project.snapshot)));
    Checked { value, diagnostics: sorted(told) }
}

/// Adds a record to [`RECORDS`] for each photograph that can be used and has none, then lists the photographs. Nothing is
/// written where a file of records has a mistake, or where the result would not be read as it is meant, which is told.
pub fn record(root: &Path) -> Checked<Option<Inventory>> {
    let mut told = Vec::new();
    let Some(mut project) = project(root, &mut told) else {
        return Checked { value: None, diagnostics: sorted(told) };
    };
    let found = found(root, &project.snapshot);
    let mut added = Vec::new();
    let links = told.iter().filter(|told| bars_records(told) && is_link(told));
    let links: Vec<_> =
        links.map(|told| Diagnostic { problem: Problem::PhotoRecordsLinked, ..told.clone() }).collect();
    told.extend(links);
    if !told.iter().any(bars_records) {
        let proposals = proposal::proposals(&project.book, &project.snapshot, &found, &mut told);
        match add(root, &mut project, &proposals) {
            Ok(()) => added = proposals.into_iter().map(Proposal::added).collect(),
            Err(problem) => {
                let place = SourcePath::new(RECORDS).map(|path| Place::file(&path));
                told.push(Diagnostic { place, problem });
            }
        }
    }
    let value = Inventory { added, ..project.inventory(&found) };
    Checked { value: Some(value), diagnostics: sorted(told) }
}

/// Writes the proposals into the file of records and into `project`, or tells why not.
fn add(root: &Path, project: &mut Project, proposals: &[Proposal]) -> Result<(), Problem> {
    let Some(path) = SourcePath::new(RECORDS).filter(|_| !proposals.is_empty()) else { return Ok(()) };
    let old = source::read_text_bytes(root, &path)
        .map_err(|error| Problem::Unreadable { reason: Words::same(error.to_string()) })?;
    let new = addition::added(old.as_deref().unwrap_or_default(), proposals);
    let Manuscript { text, proof } = manuscript::read(&path, &new)?;
    if proof.is_some_and(|proof| proof.encoding != Encoding::Utf8) {
        return Err(Problem::PhotoRecordsUnfit);
    }
    // Whether the result is read as it is meant is not argued but tried, before it is written.
    let mut snapshot = project.snapshot.clone();
    snapshot.texts.insert(path.clone(), text);
    let Checked { value: book, diagnostics } =
        book::assemble(&project.config, &snapshot, &project.parsed, true);
    if diagnostics.iter().any(bars_records) || !addition::holds(&project.book, &book, proposals) {
        return Err(Problem::PhotoRecordsUnfit);
    }
    replace::file(&root.join(RECORDS), &new)
        .map_err(|error| Problem::WriteFailed { path: RECORDS.to_owned(), reason: error.to_string() })?;
    (project.snapshot, project.book) = (snapshot, book);
    Ok(())
}

/// Whether a file of records cannot be added to: it has a mistake, so that what it records is not known; or it, or its
/// folder, is only a link to what may lie outside the project.
fn bars_records(told: &Diagnostic) -> bool {
    let file = told.place.as_ref().map(|place| &place.file);
    let is_records = file.is_some_and(|file| file.name() == PHOTO_RECORDS);
    is_records && (told.is_error() || is_link(told))
        || is_link(told) && file.is_some_and(|file| file.as_str() == ASSETS)
}

fn is_link(told: &Diagnostic) -> bool {
    matches!(told.problem, Problem::NotAFile | Problem::LinkLeaves { .. })
}

fn project(root: &Path, told: &mut Vec<Diagnostic>) -> Option<Project> {
    let snapshot = source::scan(root, &mut Scans::default()).tell(told);
    let config = pipeline::configuration(&snapshot, told)?;
    let parsed = Memory::default().parsed(&snapshot, told);
    // With drafts: a photograph that a draft shows is not one that nobody needs.
    let book = book::assemble(&config, &snapshot, &parsed, true).tell(told);
    // What is wrong with a theme is no matter here.
    let logo =
        theme::compile(&theme::Inputs::of(&config, &snapshot)).value.and_then(|theme| match theme.logo? {
            Logo::Asset(path) => Some(path),
            Logo::Own { .. } => None,
        });
    Some(Project { snapshot, config, parsed, book, logo })
}

/// Errors, and all that concerns files of records, but no advice. That there is no article yet is no matter here.
fn sorted(mut told: Vec<Diagnostic>) -> Vec<Diagnostic> {
    told.retain(|told| {
        let file = told.place.as_ref().map(|place| &place.file);
        let is_warned = told.problem.severity() == Severity::Warning;
        let of_photographs = matches!(told.problem, Problem::PhotoUnnameable)
            || bars_records(told)
            || file.is_some_and(|file| file.name() == PHOTO_RECORDS);
        told.problem != Problem::BookEmpty && (told.is_error() || is_warned && of_photographs)
    });
    diagnostic::sort(&mut told);
    told
}

/// The length of each picture's file, and what it says of its picture, in the snapshot's order.
fn found(root: &Path, snapshot: &Snapshot) -> Vec<(Option<u64>, Inscription)> {
    let photos: Vec<_> = snapshot.photos.iter().collect();
    let read = |(path, photo): (&SourcePath, &Result<source::Photo, picture::Fault>)| {
        let is_photograph = photo.as_ref().is_ok_and(|photo| photo.header.format != Format::Svg);
        let head = source::read_head(root, path, if is_photograph { INSCRIBED } else { 0 });
        let Ok((length, head)) = head else { return (None, Inscription::default()) };
        (Some(length), picture::inscription(&head))
    };
    photos.into_par_iter().map(read).collect()
}

impl Project {
    fn inventory(&self, found: &[(Option<u64>, Inscription)]) -> Inventory {
        let gaps = self.book.gaps(&self.config);
        let uses = self.uses();
        let usable = self.book.photos.iter().zip(gaps).zip(uses);
        let mut usable: HashMap<&SourcePath, _> =
            usable.map(|((photograph, gaps), uses)| (&photograph.path, (photograph, gaps, uses))).collect();
        let items = self.snapshot.photos.iter().zip(found).map(|((path, photo), (length, says))| {
            let known = usable.remove(path);
            let header = photo.as_ref().map(|photo| photo.header).map_err(|fault| book::refusal(path, fault));
            let Some((photograph, lacks, uses)) = known else {
                return Item {
                    path: path.clone(),
                    length: *length,
                    header,
                    record: None,
                    withdrawn: false,
                    uses: Vec::new(),
                    lacks: Vec::new(),
                    offers: Inscription::default(),
                };
            };
            let Photograph { id, record, .. } = photograph;
            Item {
                path: path.clone(),
                length: *length,
                header,
                record: record.at.clone().map(|at| (id.clone(), at)),
                withdrawn: record.withdrawn,
                uses,
                lacks,
                offers: unrecorded(record, says),
            }
        });
        Inventory { items: items.collect(), added: Vec::new() }
    }

    /// What shows each photograph of the book.
    fn uses(&self) -> Vec<Vec<Use>> {
        let mut uses = vec![Vec::new(); self.book.photos.len()];
        let is_logo = |photograph: &Photograph| self.logo.as_ref() == Some(&photograph.path);
        let logo = self.book.photos.iter().position(is_logo).map(|photo| (photo, PhotoUse::Logo));
        for (photo, shown) in self.book.photo_uses().into_iter().chain(logo) {
            if let (Some(uses), Some(shown)) = (uses.get_mut(photo), self.named(shown))
                && !uses.contains(&shown)
            {
                uses.push(shown);
            }
        }
        uses
    }

    fn named(&self, shown: PhotoUse) -> Option<Use> {
        let (file, title, draft) = match shown {
            PhotoUse::Entry(id) => {
                let article = &self.book.entries.get(id)?.article;
                (article.path.clone(), article.title.clone(), article.draft)
            }
            PhotoUse::Part(number) => {
                let part = self.book.parts.get(number)?;
                (part.text.as_ref()?.0.path.clone(), part.title.clone(), false)
            }
            PhotoUse::Cover | PhotoUse::Logo => {
                (SourcePath::new(config::FILE)?, self.config.title.clone(), false)
            }
        };
        Some(Use { shown, file, title, draft })
    }
}

/// What a file says of what its record does not.
fn unrecorded(record: &book::Record, says: &Inscription) -> Inscription {
    let says = says.clone();
    Inscription {
        date: says.date.filter(|_| record.date.is_none()),
        caption: says.caption.filter(|_| record.caption.is_none()),
        place: says.place.filter(|_| record.place.is_none()),
        photographer: says.photographer.filter(|_| record.photographer.is_none()),
    }
}
