//! The whole program, one line a stage.
//!
//! [`make`] turns a folder into a website in memory; [`build`] publishes it; the preview serves it; `check`
//! only listens to what is told. A rebuild is the same function with the [`Memory`] of the last one.

mod proof;
mod report;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use memchr::memmem;

use crate::article::Article;
use crate::binding::Volume;
use crate::book::{self, Book, EntryId, FrameRow};
use crate::card::Sharing;
use crate::config::{self, Config, Rule};
use crate::diagnostic::{self, Checked, Diagnostic, Place, Problem};
use crate::language::Words;
use crate::output::{Content, Output, Site, Way, Workshop};
use crate::outward;
use crate::page::{self, Pages, Sources};
use crate::path::{Route, SourcePath};
use crate::photo;
use crate::proofreading;
use crate::source::{self, Snapshot};
use crate::theme::BOOK_PLACE;
use crate::typeface::{self, FONTS, FontFile};

pub use crate::memory::Memory;
pub use proof::{check, verify};
pub use report::{Report, ReportRecord, ReviewRecord};

/// What to build.
#[derive(Clone, Debug)]
pub struct Request {
    /// The yearbook's folder.
    pub root: PathBuf,
    /// Whether drafts are part of it.
    pub drafts: bool,
    /// Whether an article that has not passed its three reviews keeps the website from being published.
    pub require_reviewed: bool,
    /// How the output folder is changed.
    pub way: Way,
    /// Whether its texts are proofread, as [`check`] does.
    pub proofread: bool,
    /// Whether [`check`] asks for links that lead out of the yearbook, and what that may cost. A build never asks.
    pub external: Option<outward::Limits>,
}

impl Request {
    /// The yearbook in `root`, as it is published.
    pub fn of(root: PathBuf) -> Self {
        Self {
            root,
            drafts: false,
            require_reviewed: false,
            way: Way::default(),
            proofread: false,
            external: None,
        }
    }
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Pages rendered or remembered, of all.
    Pages(usize, usize),
    /// Fonts made, of all that have to be.
    Fonts(usize, usize),
    /// Photographs developed, of all that have to be.
    Photographs(usize, usize),
    /// Cards for shared links painted, of all that have to be.
    Cards(usize, usize),
    /// Files of the website written or found right, of all.
    Files(usize, usize),
}

/// Who hears how far the work is.
pub type Progress<'a> = &'a (dyn Fn(Step) + Sync);

/// A website in memory, and what has to be told about it.
#[derive(Default)]
pub struct Made {
    /// The website; `None` when an error was told.
    pub site: Option<Site>,
    /// Pages rendered, by their addresses; the others were remembered.
    pub rendered: Vec<Route>,
    /// Files that are new, other or gone since the build that the memory is of; none where it is of none.
    pub saved: Vec<SourcePath>,
    /// What has to be told, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What the yearbook has of its frame; empty when there was no book to look at.
    pub frame: Vec<FrameRow>,
    /// The articles of the website, by the addresses of their pages.
    pub articles: BTreeMap<Route, Arc<Article>>,
    /// What only [`check`] tells, since it would be noise at every save, each with the addresses of the articles that it
    /// concerns.
    pub advice: Vec<(Diagnostic, Vec<Route>)>,
}

impl Made {
    /// The website, and a report without what comes after it.
    fn reported(self) -> (Option<Site>, Report) {
        let Self { site, rendered, diagnostics, frame, articles, .. } = self;
        let mut articles: Vec<_> = articles.into_values().collect();
        articles.sort_by(|a, b| a.path.cmp(&b.path));
        (site, Report { rendered, diagnostics, frame, articles, ..Report::default() })
    }
}

/// Builds the website of `request` and publishes it in `out`. Where an error is told, nothing there changes.
pub fn build(request: &Request, out: &Path, memory: &mut Memory, progress: Progress) -> Report {
    let output = match Output::open(out, &request.root) {
        Ok(output) => output,
        Err(problem) => {
            return Report { diagnostics: vec![Diagnostic::general(problem)], ..Report::default() };
        }
    };
    let (site, mut report) = make(request, memory, progress).reported();
    let Some(site) = site else { return report };
    let workshop = Workshop::new(&request.root);
    make_all(&site, &workshop, progress, &mut report);
    if !report.has_errors() {
        let tones = workshop.darkroom.tones(site.renditions());
        let site = site.toned(&tones).bound();
        let files = |done, total| progress(Step::Files(done, total));
        let written = output.publish(&site, &workshop, request.way, &files).tell(&mut report.diagnostics);
        (report.kept, report.removed) = (written.kept, written.removed);
    }
    diagnostic::sort(&mut report.diagnostics);
    report
}

/// Makes what takes long and is not in the cache: fonts, photographs and cards.
fn make_all(site: &Site, workshop: &Workshop, progress: Progress, report: &mut Report) {
    let fonts = |done, total| progress(Step::Fonts(done, total));
    report.diagnostics.extend(workshop.foundry.cast(site.fonts(), &fonts));
    let photographs = |done, total| progress(Step::Photographs(done, total));
    let developed = workshop.darkroom.develop(site.renditions(), &photographs).tell(&mut report.diagnostics);
    (report.developed, report.reused) = (developed.developed, developed.reused);
    if !report.has_errors() {
        let cards = |done, total| progress(Step::Cards(done, total));
        report.diagnostics.extend(workshop.easel.paint(site.cards(), &workshop.darkroom, &cards));
    }
}

/// Makes the website of `request` in memory. Photographs are planned, not developed.
pub fn make(request: &Request, memory: &mut Memory, progress: Progress) -> Made {
    let mut told = Vec::new();
    let snapshot = source::scan(&request.root, &mut memory.scans).tell(&mut told);
    let before = memory.last.take();
    let (mut made, saved) = rayon::join(
        || compose(&snapshot, request, memory, progress),
        || before.as_ref().map(|before| snapshot.changed_since(before)),
    );
    snapshot.as_typed(&mut made.diagnostics);
    made.advice.iter_mut().for_each(|(told, _)| snapshot.as_typed(std::slice::from_mut(told)));
    made.saved = saved.unwrap_or_default();
    memory.last = Some(Arc::new(snapshot));
    // Nobody waits until it is let go.
    rayon::spawn(move || drop(before));
    told.append(&mut made.diagnostics);
    diagnostic::sort(&mut told);
    let site = made.site.filter(|_| !told.iter().any(Diagnostic::is_error));
    Made { site, diagnostics: told, ..made }
}

/// How often [`mend`] looks for what is wrong: an error can come to light by the mending of another.
const MENDINGS: usize = 3;

/// The website as it would be if each text of which an error is `told` were as in `good`, and not there where it is not
/// there; with what it was made from. `None` where that is wrong, too. For the preview: a mistake in one article must not
/// keep another's changes from being seen.
pub fn mend(
    request: &Request,
    memory: &mut Memory,
    good: &Snapshot,
    told: &[Diagnostic],
) -> Option<(Made, Arc<Snapshot>)> {
    let mut snapshot = (*memory.last()?).clone();
    let mut told = told.to_vec();
    for _ in 0..MENDINGS {
        for error in told.iter().filter(|told| told.is_error()) {
            let file = &error.place.as_ref()?.file;
            let (wrong, right) = (snapshot.texts.remove(file), good.texts.get(file));
            if wrong.as_ref() == right {
                return None;
            }
            snapshot.texts.extend(right.map(|text| (file.clone(), text.clone())));
        }
        let made = compose(&snapshot, request, memory, &|_| {});
        if made.site.is_some() && !made.diagnostics.iter().any(Diagnostic::is_error) {
            return Some((made, Arc::new(snapshot)));
        }
        told = made.diagnostics;
    }
    None
}

/// All stages after the disk was read.
pub fn compose(snapshot: &Snapshot, request: &Request, memory: &mut Memory, progress: Progress) -> Made {
    let mut made = Made::default();
    let told = &mut made.diagnostics;
    let Some(config) = configuration(snapshot, told) else { return made };
    let theme = memory.theme(&config, snapshot, told);
    let parsed = memory.parsed(snapshot, told);
    let fonts = memory.fonts(&config, snapshot, told);
    let book = book::assemble(&config, snapshot, &parsed, request.drafts).tell(told);
    let are_held = config.proofreading.has(Rule::Figures);
    let mut contradicted = || if are_held { memory.contradicted(&book) } else { Vec::new() };
    let (contradicted, advice) = rayon::join(&mut contradicted, || advice(&book, &config));
    told.extend(contradicted);
    (made.frame, made.advice) = (book.frame(), advice);
    if request.proofread {
        told.extend(proofreading::read(&book, &config));
    }
    if request.require_reviewed {
        told.extend(book.unreviewed());
    }
    let Some(theme) = theme else { return made };
    let parts: Vec<&str> = book.parts.iter().map(|part| &*part.title).collect();
    told.extend(theme.settings.cover.missing(&parts));
    if told.iter().any(Diagnostic::is_error) {
        return made;
    }
    let sharing = Sharing::of(&book, &config, &fonts);
    let plan = photo::plan(&book, &theme, &config, &sharing.photographs(&book, &config));
    let cards = sharing.cards(&book, &plan, &theme.settings);
    let sources = Sources { config: &config, book: &book, plan: &plan, cards: &cards, theme: &theme };
    let pages = |done, total| progress(Step::Pages(done, total));
    let mut script = std::mem::take(&mut memory.contents_script);
    let mut others = || [page::calendar(sources), script.made(sources)];
    let (rendered, (articles, others)) =
        rayon::join(|| memory.rendered(Pages::of(sources), &pages), || (articles(&book), others()));
    memory.contents_script = script;
    let (mut files, rendered) = rendered.tell(told);
    let others = others.into_iter().flatten();
    files.extend(others.map(|(route, bytes)| (route, Content::Bytes(bytes))));
    bind(&mut files, sources);
    let mut site = site(files, sources, snapshot);
    set(&mut site, &fonts, memory).tell(told);
    told.extend(still_shown(&book, &site));
    (made.rendered, made.site, made.articles) = (rendered, Some(site), articles);
    // Nobody waits until all of it is let go.
    rayon::spawn(move || drop((book, parsed, plan, cards)));
    made
}

/// Makes the page of the whole book, which is only its frame yet, of all pages that it binds.
fn bind(files: &mut BTreeMap<Route, Content>, sources: Sources) {
    let Some((route, leaves)) = page::leaves(sources) else { return };
    let bytes = |route: &Route| files.get(route).and_then(Content::own).cloned();
    let pages = leaves.into_iter().filter_map(|leaf| Some((bytes(&leaf.route)?, leaf)));
    let pages = pages.map(|(bytes, leaf)| (leaf, bytes)).collect();
    let Some(frame) = bytes(&route) else { return };
    let sizes = sources.theme.settings.sizes.of(BOOK_PLACE).unwrap_or_default().to_owned();
    files.insert(route.clone(), Content::Volume(Volume::of(frame, route, pages, sizes)));
}

/// What captions lack, with the addresses of the articles that show the photographs.
fn advice(book: &Book, config: &Config) -> Vec<(Diagnostic, Vec<Route>)> {
    if !config.proofreading.has(Rule::Captions) {
        return Vec::new();
    }
    let routes = |entries: Vec<EntryId>| {
        entries.into_iter().filter_map(|entry| Some(book.entries.get(entry)?.route.clone())).collect()
    };
    book.captions(config).into_iter().map(|(told, entries)| (told, routes(entries))).collect()
}

/// The articles of `book`, by the addresses of their pages.
fn articles(book: &Book) -> BTreeMap<Route, Arc<Article>> {
    book.entries.iter().map(|entry| (entry.route.clone(), entry.article.clone())).collect()
}

/// Sets `site` in `fonts`, with the characters that all of it uses.
fn set(site: &mut Site, fonts: &[FontFile], memory: &mut Memory) -> Checked<()> {
    if fonts.is_empty() {
        return Checked { value: (), diagnostics: Vec::new() };
    }
    let composition = typeface::compose(fonts, &memory.characters(&site.files));
    let style = Content::Bytes(composition.stylesheet.into_bytes().into());
    let fonts = composition.subsets.into_iter().map(|subset| (subset.route.clone(), Content::Font(subset)));
    site.files.extend(fonts.chain([(Route::fixed(FONTS), style)]));
    Checked { value: (), diagnostics: composition.diagnostics }
}

/// What `yearbook.yaml` says. `None` where it is not there or cannot be read.
pub(crate) fn configuration(snapshot: &Snapshot, told: &mut Vec<Diagnostic>) -> Option<Config> {
    let Some(text) = snapshot.text(config::FILE) else {
        // One that could not be read has been told.
        let is_own =
            |told: &Diagnostic| told.place.as_ref().is_some_and(|place| place.file.as_str() == config::FILE);
        if !told.iter().any(|told| told.is_error() && is_own(told)) {
            told.push(Diagnostic::general(Problem::ConfigMissing { folder: ".".to_owned() }));
        }
        return None;
    };
    Config::parse(text).tell(told)
}

/// What was withdrawn and the website still names: looked for in the finished files, so that no way of getting
/// there is forgotten.
fn still_shown(book: &Book, site: &Site) -> Vec<Diagnostic> {
    let articles = articles(book);
    // An editor knows an article by its file, the other pages by their addresses.
    let shown_as = |route: &Route| match articles.get(route) {
        Some(article) => article.path.as_str().to_owned(),
        None => route.as_str().to_owned(),
    };
    let naming = |name: &str| -> Vec<String> {
        let escaped = page::escaped(name);
        let finders = [memmem::Finder::new(name), memmem::Finder::new(&escaped)];
        let names = |bytes: &[u8]| finders.iter().any(|finder| finder.find(bytes).is_some());
        let names = |content: &Content| content.own().is_some_and(|bytes| names(bytes));
        site.files.iter().filter(|(_, content)| names(content)).map(|(route, _)| shown_as(route)).collect()
    };
    let shown = book.withdrawn.iter().map(|(name, file)| (name, file, naming(name)));
    let told = |(name, file, pages): (&String, &SourcePath, Vec<String>)| {
        let problem = Problem::WithdrawnShown { name: name.clone(), pages: Words::names(pages) };
        Diagnostic::at(Place::file(file), problem)
    };
    shown.filter(|(.., pages)| !pages.is_empty()).map(told).collect()
}

/// The pages and everything that they show.
fn site(
    mut files: BTreeMap<Route, Content>,
    Sources { book, plan, cards, theme, .. }: Sources,
    snapshot: &Snapshot,
) -> Site {
    let statics = theme.statics.values().map(|file| (file.route.clone(), file.bytes.clone()));
    files.extend(statics.map(|(route, bytes)| (route, Content::Bytes(bytes))));
    let linked = book
        .files
        .iter()
        .filter_map(|(path, route)| Some((route.clone(), snapshot.files.get(path)?.clone())));
    files.extend(linked.map(|(route, bytes)| (route, Content::Bytes(bytes))));
    let tables = book.shown_tables().into_iter().map(|table| (table.route.clone(), table.csv.clone()));
    files.extend(tables.map(|(route, bytes)| (route, Content::Bytes(bytes))));
    let renditions = plan.renditions().map(|rendition| (rendition.route.clone(), rendition.clone()));
    files.extend(renditions.map(|(route, rendition)| (route, Content::Rendition(rendition))));
    files.extend(cards.all().map(|card| (card.route.clone(), Content::Card(card.clone()))));
    Site { files }
}
