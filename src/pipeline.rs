//! The whole program, one line a stage.
//!
//! [`make`] turns a folder into a website in memory; [`build`] publishes it; the preview serves it; `check`
//! only listens to what is told. A rebuild is the same function with the [`Memory`] of the last one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use memchr::memmem;
use serde::Serialize;

use crate::article::Article;
use crate::book::{self, Book, FrameRow};
use crate::config::{self, Config};
use crate::diagnostic::{self, Diagnostic, Place, Problem, Record};
use crate::output::{Content, Output, Site};
use crate::page::{self, Pages, Sources};
use crate::path::{Route, SourcePath};
use crate::photo::{self, Darkroom, Plan};
use crate::source::{self, Snapshot};
use crate::theme::Theme;

pub use crate::memory::Memory;

/// What to build.
#[derive(Clone, Debug)]
pub struct Request {
    /// The yearbook's folder.
    pub root: PathBuf,
    /// Whether drafts are part of it.
    pub drafts: bool,
    /// Whether an article that has not passed its three reviews keeps the website from being published.
    pub require_reviewed: bool,
}

/// How far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Pages rendered or remembered, of all.
    Pages(usize, usize),
    /// Photographs developed, of all that have to be.
    Photographs(usize, usize),
    /// Files of the website written or found right, of all.
    Files(usize, usize),
}

/// Who hears how far the work is.
pub type Progress<'a> = &'a (dyn Fn(Step) + Sync);

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Pages rendered, by their addresses; the others were remembered.
    pub rendered: Vec<Route>,
    /// Files of the output that were as they should be.
    pub kept: usize,
    /// Files of the output removed.
    pub removed: usize,
    /// Renditions of photographs made.
    pub developed: usize,
    /// Renditions of photographs found in the cache.
    pub reused: usize,
    /// What has to be told, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// What the yearbook has of its frame; empty when there was no book to look at.
    pub frame: Vec<FrameRow>,
    /// The articles of the website, in the order of their files.
    pub articles: Vec<Arc<Article>>,
}

/// The report as JSON: a contract with scripts.
#[derive(Serialize)]
#[expect(missing_docs, reason = "named after the report's fields")]
pub struct ReportRecord<'a> {
    pub rendered: usize,
    pub kept: usize,
    pub removed: usize,
    pub developed: usize,
    pub reused: usize,
    pub diagnostics: Vec<Record<'a>>,
    pub reviews: Vec<ReviewRecord<'a>>,
}

/// Who signed an article off, as the JSON report gives it: `null` for each of the three reviews (初审, 复审, 终审) that is
/// not signed.
#[derive(Serialize)]
#[expect(missing_docs, reason = "named after the report's fields")]
pub struct ReviewRecord<'a> {
    pub file: &'a str,
    pub title: &'a str,
    pub draft: bool,
    pub signed: [Option<&'a str>; 3],
}

impl Report {
    /// Whether something keeps the website from being published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// As the JSON report gives it.
    pub fn record(&self) -> ReportRecord<'_> {
        ReportRecord {
            rendered: self.rendered.len(),
            kept: self.kept,
            removed: self.removed,
            developed: self.developed,
            reused: self.reused,
            diagnostics: self.diagnostics.iter().map(Diagnostic::record).collect(),
            reviews: self.articles.iter().map(|article| review(article)).collect(),
        }
    }
}

fn review(article: &Article) -> ReviewRecord<'_> {
    ReviewRecord {
        file: article.path.as_str(),
        title: &article.title,
        draft: article.draft,
        signed: article.review.signed(),
    }
}

/// A website in memory, and what has to be told about it.
pub struct Made {
    /// The website; `None` when an error was told.
    pub site: Option<Site>,
    /// Pages rendered, by their addresses; the others were remembered.
    pub rendered: Vec<Route>,
    /// What has to be told, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What the yearbook has of its frame; empty when there was no book to look at.
    pub frame: Vec<FrameRow>,
    /// The articles of the website, by the addresses of their pages.
    pub articles: BTreeMap<Route, Arc<Article>>,
    /// What only [`check`] tells: advice that would be noise at every save.
    pub advice: Vec<Diagnostic>,
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
    let darkroom = Darkroom::new(&request.root);
    develop(&site, &darkroom, progress, &mut report);
    if !report.has_errors() {
        let tones = darkroom.tones(site.renditions());
        let site = site.toned(&tones);
        let files = |done, total| progress(Step::Files(done, total));
        let written = output.publish(&site, &darkroom, &files).tell(&mut report.diagnostics);
        (report.kept, report.removed) = (written.kept, written.removed);
    }
    diagnostic::sort(&mut report.diagnostics);
    report
}

/// Tells all that [`build`] would tell before it publishes, photographs that cannot be developed among it, and the
/// advice that it would not. What is developed stays in the cache for the next build, and is proven to carry nothing but
/// pixels, as are the pictures that were published in `out` before.
pub fn check(request: &Request, out: &Path, memory: &mut Memory, progress: Progress) -> Report {
    let mut made = make(request, memory, progress);
    made.diagnostics.append(&mut made.advice);
    let (site, mut report) = made.reported();
    if let Some(site) = site {
        let darkroom = Darkroom::new(&request.root);
        develop(&site, &darkroom, progress, &mut report);
        if !report.has_errors() {
            report.diagnostics.extend(darkroom.prove(site.renditions()));
        }
    }
    // Where nothing of ours is published, there is nothing to look through.
    if let Ok(output) = Output::open(out, &request.root) {
        report.diagnostics.extend(output.carrying());
    }
    diagnostic::sort(&mut report.diagnostics);
    report
}

fn develop(site: &Site, darkroom: &Darkroom, progress: Progress, report: &mut Report) {
    let photographs = |done, total| progress(Step::Photographs(done, total));
    let developed = darkroom.develop(site.renditions(), &photographs).tell(&mut report.diagnostics);
    (report.developed, report.reused) = (developed.developed, developed.reused);
}

/// Makes the website of `request` in memory. Photographs are planned, not developed.
pub fn make(request: &Request, memory: &mut Memory, progress: Progress) -> Made {
    let mut told = Vec::new();
    let snapshot = source::scan(&request.root, &mut memory.scans).tell(&mut told);
    let mut made = compose(&snapshot, request, memory, progress);
    // Nobody waits until it is let go.
    rayon::spawn(move || drop(snapshot));
    told.append(&mut made.diagnostics);
    diagnostic::sort(&mut told);
    let site = made.site.filter(|_| !told.iter().any(Diagnostic::is_error));
    Made { site, diagnostics: told, ..made }
}

/// All stages after the disk was read.
pub fn compose(snapshot: &Snapshot, request: &Request, memory: &mut Memory, progress: Progress) -> Made {
    let mut made = Made {
        site: None,
        rendered: Vec::new(),
        diagnostics: Vec::new(),
        frame: Vec::new(),
        articles: BTreeMap::new(),
        advice: Vec::new(),
    };
    let told = &mut made.diagnostics;
    let Some(config) = configuration(snapshot, told) else { return made };
    let theme = memory.theme(&config, snapshot, told);
    let parsed = memory.parsed(snapshot, told);
    let book = book::assemble(&config, snapshot, &parsed, request.drafts).tell(told);
    told.extend(memory.contradicted(&book));
    made.frame = book.frame();
    made.advice = book.captions(&config);
    if request.require_reviewed {
        told.extend(book.unreviewed());
    }
    let Some(theme) = theme else { return made };
    if told.iter().any(Diagnostic::is_error) {
        return made;
    }
    let plan = photo::plan(&book, &theme.settings, &config);
    let sources = Sources { config: &config, book: &book, plan: &plan, theme: &theme };
    let pages = |done, total| progress(Step::Pages(done, total));
    let (mut files, rendered) = memory.rendered(&Pages::of(sources), &pages).tell(told);
    let others = page::calendar(sources).into_iter().chain([page::contents_script(sources)]);
    files.extend(others.map(|(route, bytes)| (route, Content::Bytes(bytes))));
    let site = site(files, &book, &plan, &theme, snapshot);
    told.extend(still_shown(&book, &site));
    (made.rendered, made.site) = (rendered, Some(site));
    made.articles = book.entries.iter().map(|entry| (entry.route.clone(), entry.article.clone())).collect();
    // Nobody waits until all of it is let go.
    rayon::spawn(move || drop((book, parsed, plan)));
    made
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
    let naming = |name: &str| -> Vec<&str> {
        let escaped = page::escaped(name);
        let finders = [memmem::Finder::new(name), memmem::Finder::new(&escaped)];
        let names = |bytes: &[u8]| finders.iter().any(|finder| finder.find(bytes).is_some());
        let names = |content: &Content| matches!(content, Content::Bytes(bytes) if names(bytes));
        site.files.iter().filter(|(_, content)| names(content)).map(|(route, _)| route.as_str()).collect()
    };
    let shown = book.withdrawn.iter().map(|(name, file)| (name, file, naming(name)));
    let told = |(name, file, pages): (&String, &SourcePath, Vec<&str>)| {
        let problem = Problem::WithdrawnShown { name: name.clone(), pages: pages.join("、") };
        Diagnostic::at(Place::file(file), problem)
    };
    shown.filter(|(.., pages)| !pages.is_empty()).map(told).collect()
}

/// The pages and everything that they show.
fn site(
    mut files: BTreeMap<Route, Content>,
    book: &Book,
    plan: &Plan,
    theme: &Theme,
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
    Site { files }
}
