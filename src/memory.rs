//! What the last build knew, so that the next does nothing twice.
//!
//! Whatever is remembered is kept under a key that names all that it was made from: a file under what the disk says of
//! it, an article under its text, a theme under its files, a page under what it shows. So there is nothing to work out
//! about an edit, an empty memory is always right, and a full one only faster.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::article::{self, Article, PART_FILE};
use crate::book::Parsed;
use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic};
use crate::fingerprint::Fingerprint;
use crate::output::Content;
use crate::page::{Page, Pages};
use crate::path::{Route, SourcePath};
use crate::source::{CONTENT, Scans, Snapshot};
use crate::theme::{self, Theme};

/// What the last build knew. An empty one is always right.
#[derive(Default)]
pub struct Memory {
    pub(crate) scans: Scans,
    theme: Option<(theme::Inputs, Compiled)>,
    articles: HashMap<SourcePath, (Arc<str>, Read)>,
    pages: HashMap<Route, (Fingerprint, Arc<[u8]>)>,
}

/// A theme as compiled, or what kept it from being compiled.
type Compiled = (Option<Arc<Theme>>, Vec<Diagnostic>);

/// An article as read, or what kept it from being read.
type Read = (Option<Arc<Article>>, Vec<Diagnostic>);

/// The pages as published, and those of them that were rendered.
type Rendered = (BTreeMap<Route, Content>, Vec<Route>);

impl Memory {
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

    /// All articles, parts and records, the articles read unless they were before.
    pub(crate) fn parsed(&mut self, snapshot: &Snapshot, told: &mut Vec<Diagnostic>) -> Parsed {
        let (mut parsed, articles) = records(snapshot, told);
        let remembered = &self.articles;
        let read: Vec<(SourcePath, (Arc<str>, Read))> = articles
            .into_par_iter()
            .map(|(path, text)| {
                let known = remembered.get(path).filter(|(known, _)| known == text);
                let fresh = || {
                    let Checked { value, diagnostics } = article::parse(path, text);
                    (value.map(Arc::new), diagnostics)
                };
                (path.clone(), (text.clone(), known.map_or_else(fresh, |(_, read)| read.clone())))
            })
            .collect();
        for (_, (_, (article, diagnostics))) in &read {
            parsed.articles.extend(article.clone());
            told.extend(diagnostics.iter().cloned());
        }
        self.articles = read.into_iter().collect();
        parsed
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
        let (mut files, mut rendered, mut diagnostics) = (BTreeMap::new(), Vec::new(), Vec::new());
        self.pages.clear();
        for (page, made) in made {
            match made {
                Ok((bytes, is_new)) => {
                    rendered.extend(is_new.then(|| page.route.clone()));
                    let known = page.key.map(|key| (page.route.clone(), (key, Arc::clone(&bytes))));
                    self.pages.extend(known);
                    files.insert(page.route, Content::Bytes(bytes));
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
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
