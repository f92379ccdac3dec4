//! What the last build knew, so that the next does nothing twice.
//!
//! Whatever is remembered is kept under a key that names all that it was made from: a file under what the disk says of
//! it, an article under its text, a theme under its files, a page or a piece of one under what it shows. So there is
//! nothing to work out about an edit, an empty memory is always right, and a full one only faster.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use rayon::prelude::*;

use crate::article::{self, Article, Figure, PART_FILE};
use crate::book::{Book, Parsed, Watch};
use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic, Problem};
use crate::fingerprint::Fingerprint;
use crate::font::Characters;
use crate::language::Words;
use crate::output::Content;
use crate::page::{ContentsScript, Page, Pages};
use crate::path::{Route, SourcePath};
use crate::source::{CONTENT, Scans, Snapshot};
use crate::theme::{self, Theme};
use crate::typeface::{self, FontFile};

/// What the last build knew. An empty one is always right.
#[derive(Default)]
pub struct Memory {
    pub(crate) scans: Scans,
    /// All that was there.
    pub(crate) last: Option<Arc<Snapshot>>,
    theme: Option<(theme::Inputs, Compiled)>,
    articles: HashMap<SourcePath, (Arc<str>, Read)>,
    /// What was told of numbers in articles that contradict these figures.
    contradicted: (Vec<Arc<Figure>>, HashMap<Fingerprint, Vec<Diagnostic>>),
    pages: HashMap<Route, (Fingerprint, Arc<[u8]>)>,
    pieces: HashMap<Fingerprint, Arc<str>>,
    pub(crate) contents_script: ContentsScript,
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

    /// An empty memory that stays so from run to run: what is kept of photographs is neither read nor written.
    #[must_use]
    pub fn off_the_record() -> Self {
        Self { scans: Scans::off_the_record(), ..Self::default() }
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

    /// All that was there at the last build.
    pub fn last(&self) -> Option<Arc<Snapshot>> {
        self.last.clone()
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
        let files: Vec<(&Route, &Arc<[u8]>)> =
            files.iter().filter_map(|(route, content)| Some((route, content.own()?))).collect();
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
            remembered.get(*path).is_none_or(|(known, _)| !same(known, text))
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
        if of.is_empty() {
            return Vec::new();
        }
        let watch = LazyLock::new(|| Watch::new(&book.figures));
        let articles = || book.entries.par_iter().map(|entry| &entry.article);
        let is_new = |article: &&Arc<Article>| !remembered.contains_key(&article.fingerprint);
        let look = |article: &Arc<Article>| (article.fingerprint, watch.conflicts(article));
        let new: Vec<_> = articles().filter(is_new).map(look).collect();
        remembered.extend(new);
        if remembered.len() > book.entries.len() {
            let own: HashSet<Fingerprint> = articles().map(|article| article.fingerprint).collect();
            remembered.retain(|article, _| own.contains(article));
        }
        let remembered = &*remembered;
        let told = articles().filter_map(|article| remembered.get(&article.fingerprint));
        told.flatten_iter().cloned().collect()
    }

    /// All pages, rendered unless they were before; `progress` hears how many are done, of how many.
    pub(crate) fn rendered(
        &mut self,
        pages: Pages,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Checked<Rendered> {
        let (pages, mut failed) = self.put_together(pages);
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
                    None => pages.render(&page).map(|html| (Arc::from(html.into_bytes()), true)),
                };
                (page, bytes)
            })
            .collect();
        let (mut files, mut rendered) = (Vec::new(), Vec::new());
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
                Err(diagnostic) => failed.push((page.route, *diagnostic)),
            }
        }
        let files: BTreeMap<Route, Content> = files.into_iter().collect();
        if self.pages.len() > files.len() {
            self.pages.retain(|route, _| files.contains_key(route));
        }
        Checked { value: (files, rendered), diagnostics: folded(failed) }
    }

    /// `pages` with their pieces, rendered unless they were before. One that cannot be rendered is told and left empty:
    /// its key fails again, so that no page is ever taken for whole that was put together without it.
    fn put_together<'a>(&mut self, pages: Pages<'a>) -> (Pages<'a>, Vec<(Route, Diagnostic)>) {
        let remembered = &self.pieces;
        let made = |piece: Page| {
            let known = piece.key.and_then(|key| remembered.get(&key)).cloned();
            let html = known.map_or_else(|| pages.render(&piece).map(Arc::from), Ok);
            (piece.route, piece.key, html)
        };
        let made: Vec<_> = pages.pieces().into_par_iter().map(made).collect();
        let (mut pieces, mut failed) = (Vec::with_capacity(made.len()), Vec::new());
        self.pieces = HashMap::with_capacity(made.len());
        for (route, key, html) in made {
            match html {
                Ok(html) => {
                    self.pieces.extend(key.map(|key| (key, Arc::clone(&html))));
                    pieces.push((key, html));
                }
                Err(diagnostic) => {
                    failed.push((route, *diagnostic));
                    pieces.push((key, Arc::from("")));
                }
            }
        }
        (pages.put_together(pieces), failed)
    }
}

/// Tells each mistake of a template once, and which pages it keeps from being made: of a thousand, the first. The pieces
/// of a page come one after the other, under its address.
fn folded(failed: Vec<(Route, Diagnostic)>) -> Vec<Diagnostic> {
    let mut folded: Vec<(Diagnostic, Vec<Route>)> = Vec::new();
    for (route, diagnostic) in failed {
        // What names are there differs from page to page; the place does not.
        let is_same = |(other, _): &&mut (Diagnostic, Vec<Route>)| {
            other.place == diagnostic.place && (other.place.is_some() || other.problem == diagnostic.problem)
        };
        match folded.iter_mut().find(is_same) {
            Some((_, routes)) if routes.last() == Some(&route) => {}
            Some((_, routes)) => routes.push(route),
            None => folded.push((diagnostic, vec![route])),
        }
    }
    let named = |(mut diagnostic, routes): (Diagnostic, Vec<Route>)| {
        if let Problem::TemplateBroken { pages, .. } = &mut diagnostic.problem {
            *pages = match &routes[..] {
                [] => Words::default(),
                [route] => Words::of(format!("（{route}）"), format!(" ({route})")),
                [first, rest @ ..] => Words::of(
                    format!("（{first} 等 {} 页）", routes.len()),
                    format!(" ({first} and {} more)", rest.len()),
                ),
            };
        }
        diagnostic
    };
    folded.into_iter().map(named).collect()
}

/// Whether both are the same text. A million characters are compared only where they are not shared.
fn same(one: &Arc<str>, other: &Arc<str>) -> bool {
    Arc::ptr_eq(one, other) || one == other
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::book;
    use crate::card::Cards;
    use crate::page::Sources;
    use crate::photo;

    /// What is made of the sources of pages after these texts were read.
    fn made<T>(
        memory: &mut Memory,
        texts: &[(&str, &str)],
        make: impl FnOnce(&mut Memory, Sources) -> T,
    ) -> T {
        let texts = texts.iter().map(|(path, text)| (SourcePath::new(path).unwrap(), Arc::from(*text)));
        let snapshot = Snapshot { texts: texts.collect(), ..Snapshot::default() };
        let config = Config::parse("标题: 年鉴\n").value.unwrap();
        let mut told = Vec::new();
        let theme = memory.theme(&config, &snapshot, &mut told).unwrap();
        let parsed = memory.parsed(&snapshot, &mut told);
        let book = book::assemble(&config, &snapshot, &parsed, false).tell(&mut told);
        let plan = photo::plan(&book, &theme, &config, &BTreeSet::new());
        let cards = Cards::default();
        assert_eq!(told, []);
        make(memory, Sources { config: &config, book: &book, plan: &plan, cards: &cards, theme: &theme })
    }

    /// The pieces that are remembered after a build of these texts, by what they hold.
    fn pieces(memory: &mut Memory, texts: &[(&str, &str)]) -> BTreeMap<String, Arc<str>> {
        made(memory, texts, |memory, sources| {
            assert_eq!(memory.rendered(Pages::of(sources), &|_, _| {}).diagnostics, []);
            memory.pieces.values().map(|html| (html.to_string(), Arc::clone(html))).collect()
        })
    }

    /// How many pieces of the second build were rendered for it.
    fn rendered(before: &BTreeMap<String, Arc<str>>, after: &BTreeMap<String, Arc<str>>) -> usize {
        let is_kept = |(html, piece): &(&String, &Arc<str>)| {
            before.get(*html).is_some_and(|known| Arc::ptr_eq(known, piece))
        };
        after.iter().filter(|piece| !is_kept(piece)).count()
    }

    #[test]
    fn a_piece_is_rendered_when_what_it_shows_changes() {
        const A: &str = "content/01-a/01-x.md";
        const B: &str = "content/02-b/01-y.md";
        const TWO: [(&str, &str); 2] =
            [(A, "---\n标题: 甲\n摘要: 略\n---\n文。\n"), (B, "---\n标题: 乙\n---\n文。\n")];
        let mut memory = Memory::default();
        let first = pieces(&mut memory, &TWO);
        // Each part on the cover and in the contents.
        assert_eq!(first.len(), 4);
        let mut after = |text| pieces(&mut memory, &[(A, text), TWO[1]]);
        let body = after("---\n标题: 甲\n摘要: 略\n---\n改过。\n");
        assert_eq!(rendered(&first, &body), 0);
        let heading = after("---\n标题: 甲\n摘要: 略\n---\n## 一节\n");
        assert_eq!((rendered(&body, &heading), heading.len()), (1, 4));
        let title = after("---\n标题: 丙\n摘要: 略\n---\n## 一节\n");
        assert_eq!((rendered(&heading, &title), title.len()), (2, 4));
        let part = pieces(
            &mut memory,
            &[
                (A, "---\n标题: 丙\n摘要: 略\n---\n## 一节\n"),
                TWO[1],
                ("content/02-b/_part.md", "---\n标题: 部\n---\n"),
            ],
        );
        // Every page names all parts.
        assert_eq!((rendered(&title, &part), part.len()), (4, 4));
    }
    #[test]
    fn the_contents_script_is_written_when_what_it_tells_changes() {
        const A: &str = "content/01-a/01-x.md";
        const B: (&str, &str) = ("content/02-b/01-y.md", "---\n标题: 乙\n---\n文。\n");
        let mut memory = Memory::default();
        let mut after = |text| {
            made(&mut memory, &[(A, text), B], |memory, sources| {
                memory.contents_script.made(sources).unwrap().1
            })
        };
        let first = after("---\n标题: 甲\n---\n文。\n");
        assert!(Arc::ptr_eq(&first, &after("---\n标题: 甲\n---\n改过。\n")));
        let title = after("---\n标题: 丙\n---\n改过。\n");
        let told = |script: &[u8]| String::from_utf8_lossy(script).replace("\"甲\"", "\"丙\"");
        assert!(!Arc::ptr_eq(&first, &title) && *told(&first) == *String::from_utf8_lossy(&title));
        let mut fresh = Memory::default();
        let script = made(&mut fresh, &[(A, "---\n标题: 丙\n---\n"), B], |memory, sources| {
            memory.contents_script.made(sources).unwrap().1
        });
        assert_eq!(script, title);
    }
}
