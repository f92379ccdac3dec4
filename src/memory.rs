//! What the last build knew, so that the next does nothing twice.
//!
//! Whatever is remembered is kept under a key that names all that it was made from: a file under what the disk says of
//! it, an article under its text, a theme under its files, a page under what it shows. So there is nothing to work out
//! about an edit, an empty memory is always right, and a full one only faster.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;

use crate::article::{self, Article, Figure, PART_FILE};
use crate::book::{Book, Parsed, Watch};
use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::font::Characters;
use crate::output::Content;
use crate::page::{Page, Pages};
use crate::path::{Route, SourcePath};
use crate::source::{CONTENT, Scans, Snapshot};
use crate::theme::{self, Theme};
use crate::typeface::{self, FontFile};

/// What the last build knew. An empty one is always right.
#[derive(Default)]
pub struct Memory {
    pub(crate) scans: Scans,
    theme: Option<(theme::Inputs, Compiled)>,
    articles: HashMap<SourcePath, (Arc<str>, Read)>,
    /// What was told of numbers in articles that contradict these figures.
    contradicted: (Vec<Arc<Figure>>, HashMap<Fingerprint, Vec<Diagnostic>>),
    pages: HashMap<Route, (Fingerprint, Arc<[u8]>)>,
    /// Fonts as read.
    fonts: typeface::Known,
    /// Which characters files of the website use.
    characters: HashMap<Route, Used>,
}

/// A file and the characters that it uses.
type Used = (Arc<[u8]>, Box<[char]>);

/// A theme as compiled, or what kept it from being compiled.
type Compiled = (Option<Arc<Theme>>, Vec<Diagnostic>);

/// An article as read, or what kept it from being read.
type Read = (Option<Arc<Article>>, Vec<Diagnostic>);

/// The pages as published, and those of them that were rendered.
type Rendered = (BTreeMap<Route, Content>, Vec<Route>);

impl Memory {
    /// An empty memory, for builds that do not wait until all photographs are read ([`Scans::hurry`]): for showing, not for
    /// publishing, since a photograph that was only glanced at has another name.
    #[must_use]
    pub fn hurried() -> Self {
        let mut memory = Self::default();
        memory.scans.hurry();
        memory
    }

    /// How many photographs were only glanced at.
    #[must_use]
    pub fn glanced(&self) -> usize {
        self.scans.glanced()
    }

    /// Lets the next build read all texts again, and not take a file for the one that it was because the disk says so
    /// of both: for disks that say wrong.
    pub fn doubt(&mut self) {
        self.scans.doubt();
    }

    /// The theme that `config` names, compiled unless it was before.
    pub(crate) fn theme(
        &mut self,
        config: &Config,
        snapshot: &Snapshot,
        told: &mut Vec<Diagnostic>,
    ) -> Option<Arc<Theme>> {
        let inputs = theme::Inputs::of(config, snapshot);
        let known = self.theme.take().filter(|(known, _)| *known == inputs);
        let (_, (theme, diagnostics)) = self.theme.insert(known.unwrap_or_else(|| {
            let Checked { value, diagnostics } = theme::compile(&inputs);
            (inputs, (value.map(Arc::new), diagnostics))
        }));
        told.extend(diagnostics.iter().cloned());
        theme.clone()
    }

    /// The font files that `config` names, read unless they were before.
    pub(crate) fn fonts(
        &mut self,
        config: &Config,
        snapshot: &Snapshot,
        told: &mut Vec<Diagnostic>,
    ) -> Vec<FontFile> {
        typeface::faces(config, snapshot, &mut self.fonts).tell(told)
    }

    /// The characters that `files` use, looked for in those that are not the same as before.
    pub(crate) fn characters(&mut self, files: &BTreeMap<Route, Content>) -> Characters {
        let files: Vec<(&Route, &Arc<[u8]>)> = files
            .iter()
            .filter_map(|(route, content)| match content {
                Content::Bytes(bytes) => Some((route, bytes)),
                _ => None,
            })
            .collect();
        let remembered = &self.characters;
        let is_new = |(route, bytes): &&(&Route, &Arc<[u8]>)| {
            remembered.get(*route).is_none_or(|(known, _)| !Arc::ptr_eq(known, bytes))
        };
        let look = |(route, bytes): &(&Route, &Arc<[u8]>)| {
            ((*route).clone(), (Arc::clone(bytes), typeface::characters(route, bytes).iter().collect()))
        };
        let new: Vec<_> = files.par_iter().filter(is_new).map(look).collect();
        self.characters.extend(new);
        if self.characters.len() > files.len() {
            let now: HashSet<&Route> = files.iter().map(|(route, _)| *route).collect();
            self.characters.retain(|route, _| now.contains(route));
        }
        let mut all = Characters::default();
        for (_, used) in files.iter().filter_map(|(route, _)| self.characters.get(*route)) {
            all.extend(used.iter().copied());
        }
        all
    }

    /// All articles, parts and records, the articles read unless they were before.
    pub(crate) fn parsed(&mut self, snapshot: &Snapshot, told: &mut Vec<Diagnostic>) -> Parsed {
        let (mut parsed, articles) = records(snapshot, told);
        let remembered = &self.articles;
        let is_new = |(path, text): &(&SourcePath, &Arc<str>)| {
            remembered.get(*path).is_none_or(|(known, _)| known != *text)
        };
        let read = |(path, text): (&SourcePath, &Arc<str>)| {
            let Checked { value, diagnostics } = article::parse(path, text);
            (path.clone(), (text.clone(), (value.map(Arc::new), diagnostics)))
        };
        let new: Vec<_> = articles.par_iter().copied().filter(is_new).map(read).collect();
        self.articles.extend(new);
        if self.articles.len() > articles.len() {
            self.articles.retain(|path, _| snapshot.texts.contains_key(path));
        }
        for (path, _) in articles {
            let Some((_, (article, diagnostics))) = self.articles.get(path) else { continue };
            parsed.articles.extend(article.clone());
            told.extend(diagnostics.iter().cloned());
        }
        parsed
    }

    /// The numbers in the articles of `book` that contradict its figures, looked for unless they were before.
    pub(crate) fn contradicted(&mut self, book: &Book) -> Vec<Diagnostic> {
        let figures: Vec<Arc<Figure>> = book.figures.iter().cloned().collect();
        let (of, remembered) = &mut self.contradicted;
        if *of != figures {
            (*of, *remembered) = (figures, HashMap::new());
        }
        let watch = LazyLock::new(|| Watch::new(&book.figures));
        let articles = || book.entries.iter().map(|entry| &entry.article);
        let new: Vec<&Arc<Article>> =
            articles().filter(|article| !remembered.contains_key(&article.fingerprint)).collect();
        let look = |article: &Arc<Article>| (article.fingerprint, watch.conflicts(article));
        let new: Vec<_> = new.into_par_iter().map(look).collect();
        remembered.extend(new);
        if remembered.len() > book.entries.len() {
            let own: HashSet<Fingerprint> = articles().map(|article| article.fingerprint).collect();
            remembered.retain(|article, _| own.contains(article));
        }
        let told = articles().filter_map(|article| remembered.get(&article.fingerprint));
        told.flatten().cloned().collect()
    }

    /// All pages, rendered unless they were before; `progress` hears how many are done, of how many.
    pub(crate) fn rendered(
        &mut self,
        pages: &Pages,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Checked<Rendered> {
        let list = pages.list();
        let (done, total) = (AtomicUsize::new(0), list.len());
        let remembered = &self.pages;
        let made: Vec<_> = list
            .into_par_iter()
            .map(|page| {
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
                let known = remembered.get(&page.route).filter(|(key, _)| page.key == Some(*key));
                let bytes = match known {
                    Some((_, bytes)) => Ok((bytes.clone(), false)),
                    None => render(pages, &page).map(|bytes| (bytes, true)),
                };
                (page, bytes)
            })
            .collect();
        let (mut files, mut rendered, mut diagnostics) = (Vec::new(), Vec::new(), Vec::new());
        for (page, made) in made {
            match made {
                Ok((bytes, is_new)) => {
                    files.push((page.route.clone(), Content::Bytes(Arc::clone(&bytes))));
                    if is_new {
                        rendered.push(page.route.clone());
                        let known = page.key.map(|key| (page.route, (key, bytes)));
                        self.pages.extend(known);
                    }
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        let files: BTreeMap<Route, Content> = files.into_iter().collect();
        if self.pages.len() > files.len() {
            self.pages.retain(|route, _| files.contains_key(route));
        }
        Checked { value: (files, rendered), diagnostics }
    }
}

fn render(pages: &Pages, page: &Page) -> Result<Arc<[u8]>, Box<Diagnostic>> {
    let html = pages.render(page)?;
    Ok(Arc::from(html.into_bytes()))
}

/// The parts and records of `snapshot`, and the texts of its articles.
fn records<'s>(
    snapshot: &'s Snapshot,
    told: &mut Vec<Diagnostic>,
) -> (Parsed, Vec<(&'s SourcePath, &'s Arc<str>)>) {
    let (mut parsed, mut articles) = (Parsed::default(), Vec::new());
    for (path, text) in snapshot.texts_in(CONTENT) {
        match path.extension().as_str() {
            "md" if path.name() == PART_FILE => {
                parsed.parts.extend(article::parse_part(path, text).tell(told).map(Arc::new));
            }
            "md" => articles.push((path, text)),
            _ if path.stem() == "figures" => {
                parsed.figures.extend(article::parse_figures(path, text).tell(told));
            }
            _ if path.stem() == "people" => {
                parsed.people.extend(article::parse_people(path, text).tell(told));
            }
            _ if path.stem() == "organisations" => {
                parsed.organisations.extend(article::parse_organisations(path, text).tell(told));
            }
            _ if path.stem() == "tables" => {
                parsed.tables.extend(article::parse_tables(path, text).tell(told));
            }
            _ if path.stem() == "index" => {
                parsed.index.extend(article::parse_index(path, text).tell(told));
            }
            _ => {}
        }
    }
    (parsed, articles)
}
