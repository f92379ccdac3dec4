//! Parts, reading order and addresses.
//!
//! A folder of `content` is a part. Numbers in front of names order files and folders (`01-`), `order:` goes
//! before them, and what has neither comes after, by name. Addresses come from names without numbers, so
//! that reordering a book breaks no link.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::article::{Article, PartText};
use crate::diagnostic::{Checked, Diagnostic, Place as At, Problem};
use crate::path::{Route, SourcePath, order_prefix, slug};
use crate::source::CONTENT;

use super::{EntryId, Parsed};

/// The title and address of the part for articles that stand in no folder.
const LOOSE: (&str, &str) = ("文章", "articles");

/// Where everything stands.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// The parts in order.
    pub parts: Vec<Place>,
    /// The articles in reading order, with address and part.
    pub articles: Vec<(Arc<Article>, Route, usize)>,
}

/// A part and its articles.
#[derive(Debug)]
pub(super) struct Place {
    pub folder: String,
    pub title: String,
    pub route: Route,
    pub text: Option<Arc<PartText>>,
    pub entries: Range<EntryId>,
}

/// What a name sorts by: its number, then itself.
type Key<'a> = (i64, &'a str);

/// Orders the articles and gives each its address. Two at one address are told.
pub(super) fn place(parsed: &Parsed, drafts: bool) -> Checked<Placed> {
    let texts: HashMap<&str, &Arc<PartText>> =
        parsed.parts.iter().map(|text| (text.path.folder(), text)).collect();
    let mut articles = Vec::with_capacity(parsed.articles.len());
    // Articles come folder by folder, and those of one folder have its key in common.
    let (mut last, mut shared) = ("", Vec::new());
    for article in parsed.articles.iter().filter(|article| article.is_published(drafts)) {
        if article.path.folder() != last {
            last = article.path.folder();
            shared = folder_key(last, &texts);
        }
        articles.push((sort_key(&shared, article), article));
    }
    articles.sort_by(|a, b| a.0.cmp(&b.0));
    let mut placer = Placer { placed: Placed::default(), taken: HashMap::new(), told: Vec::new() };
    for (_, article) in articles {
        placer.put(article, &texts);
    }
    Checked { value: placer.placed, diagnostics: placer.told }
}

/// What the articles in `folder` sort by before their own names.
fn folder_key<'a>(folder: &'a str, texts: &HashMap<&str, &Arc<PartText>>) -> Vec<Key<'a>> {
    let Some(inside) = folder.strip_prefix(CONTENT).and_then(|inside| inside.strip_prefix('/')) else {
        // Articles that stand in no folder come first: among folders they would have no order.
        return vec![(i64::MIN, "")];
    };
    let mut end = folder.len() - inside.len();
    let key = |name: &'a str| {
        end += name.len();
        let given = texts.get(folder.get(..end).unwrap_or_default()).and_then(|text| text.order);
        end += 1;
        (given.unwrap_or_else(|| number(name)), name)
    };
    inside.split('/').map(key).collect()
}

fn sort_key<'a>(folder: &[Key<'a>], article: &'a Article) -> Vec<Key<'a>> {
    let name = article.path.name();
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let mut key = Vec::with_capacity(folder.len() + 1);
    key.extend_from_slice(folder);
    key.push((article.order.unwrap_or_else(|| number(stem)), stem));
    key
}

/// The number in front of `name`; what has none comes after what has one.
fn number(name: &str) -> i64 {
    order_prefix(name).0.map_or(i64::MAX, i64::from)
}

struct Placer {
    placed: Placed,
    taken: HashMap<Route, SourcePath>,
    told: Vec<Diagnostic>,
}

impl Placer {
    fn put(&mut self, article: &Arc<Article>, texts: &HashMap<&str, &Arc<PartText>>) {
        let inside = article.path.inside(CONTENT).unwrap_or_default();
        let name = inside.split_once('/').map(|(part, _)| part);
        let folder = name.map_or(CONTENT.to_owned(), |name| format!("{CONTENT}/{name}"));
        let text = texts.get(folder.as_str()).map(|text| Arc::clone(text));
        let last = self.placed.parts.last().filter(|part| part.folder == folder);
        let known = last.and_then(|part| Some(part.route.as_str().split_once('/')?.0.to_owned()));
        let part_slug = known.or_else(|| self.part_slug(name, text.as_deref(), article));
        let Some(part_slug) = part_slug else { return };
        if self.placed.parts.last().is_none_or(|part| part.folder != folder) {
            let route = format!("{part_slug}/index.html");
            // A part without a `_part.md` is its folder.
            let source =
                text.as_ref().map_or_else(|| SourcePath::new(&folder), |text| Some(text.path.clone()));
            let Some(route) = source.and_then(|source| self.take(&route, &source)) else { return };
            let title = text.as_ref().and_then(|text| text.title.clone());
            let title = title.unwrap_or_else(|| name.map_or(LOOSE.0, |name| order_prefix(name).1).to_owned());
            let start = self.placed.articles.len();
            self.placed.parts.push(Place { folder, title, route, text, entries: start..start });
        }
        let Some(address) = self.address(&part_slug, article) else { return };
        let Some(route) = self.take(&address, &article.path) else { return };
        let part = self.placed.parts.len() - 1;
        self.placed.articles.push((article.clone(), route, part));
        if let Some(part) = self.placed.parts.last_mut() {
            part.entries.end = self.placed.articles.len();
        }
    }

    fn part_slug(
        &mut self,
        name: Option<&str>,
        text: Option<&PartText>,
        article: &Article,
    ) -> Option<String> {
        let Some(name) = name else { return Some(LOOSE.1.to_owned()) };
        let typed = text.and_then(|text| text.slug.as_ref().map(|slug| (text, slug)));
        let found = slug(typed.map_or(name, |(_, slug)| &slug.value));
        if found.is_empty() {
            let place = typed.map_or_else(
                || At::file(&article.path),
                |(text, slug)| At::of(&text.path, &text.text, &slug.at),
            );
            let value = typed.map_or(name, |(_, slug)| &slug.value).to_owned();
            self.told.push(Diagnostic::at(place, Problem::SlugEmpty { value }));
            return None;
        }
        Some(found)
    }

    fn address(&mut self, part: &str, article: &Article) -> Option<String> {
        let folders = article.path.folder().split('/').skip(2).map(slug);
        let name = article.slug.as_ref().map_or(article.path.stem(), |slug| &slug.value);
        let parts: Vec<String> =
            std::iter::once(part.to_owned()).chain(folders).chain([article.address.clone()]).collect();
        if parts.iter().any(String::is_empty) {
            let place = article.slug.as_ref().map_or_else(
                || At::file(&article.path),
                |slug| At::of(&article.path, &article.text, &slug.at),
            );
            self.told.push(Diagnostic::at(place, Problem::SlugEmpty { value: name.to_owned() }));
            return None;
        }
        Some(format!("{}.html", parts.join("/")))
    }

    fn take(&mut self, address: &str, source: &SourcePath) -> Option<Route> {
        let route = Route::new(address)?;
        if let Some(first) = self.taken.get(&route) {
            let problem = Problem::RouteTwice { route: address.to_owned(), first: first.to_string() };
            self.told.push(Diagnostic::at(At::file(source), problem));
            return None;
        }
        self.taken.insert(route.clone(), source.clone());
        Some(route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article;

    fn placed(files: &[(&str, &str)]) -> Checked<Placed> {
        let mut parsed = Parsed::default();
        for (path, fields) in files {
            let (path, text) = (SourcePath::new(path).unwrap(), format!("---\n{fields}\n---\n").into());
            if path.name() == article::PART_FILE {
                parsed.parts.extend(article::parse_part(&path, &text).value.map(Arc::new));
            } else {
                parsed.articles.extend(article::parse(&path, &text).value.map(Arc::new));
            }
        }
        place(&parsed, false)
    }

    fn routes(placed: &Checked<Placed>) -> Vec<&str> {
        placed.value.articles.iter().map(|(_, route, _)| route.as_str()).collect()
    }

    #[test]
    fn order_goes_before_numbers_and_numbers_before_names() {
        let placed = placed(&[
            ("content/b/x.md", "标题: x"),
            ("content/10-z/1.md", "标题: 末"),
            ("content/9-a/2-y.md", "标题: y"),
            ("content/9-a/10-w.md", "标题: w\n排序: 1"),
            ("content/loose.md", "标题: l"),
        ]);
        assert_eq!(placed.diagnostics, []);
        assert_eq!(routes(&placed), ["articles/loose.html", "a/w.html", "a/y.html", "z/1.html", "b/x.html"]);
        let entries: Vec<_> = placed.value.parts.iter().map(|part| part.entries.clone()).collect();
        assert_eq!(entries, [0..1, 1..3, 3..4, 4..5]);
    }

    #[test]
    fn a_part_file_titles_and_orders() {
        let placed = placed(&[
            ("content/1-a/1.md", "标题: 甲"),
            ("content/2-b/_part.md", "标题: 先\n排序: 0\n网址名: First"),
            ("content/2-b/1.md", "标题: 乙\n草稿: 是"),
            ("content/2-b/2.md", "标题: 丙"),
        ]);
        assert_eq!(routes(&placed), ["first/2.html", "a/1.html"]);
        assert_eq!(placed.value.parts[0].title, "先");
        assert_eq!(placed.value.parts[1].title, "a");
    }

    #[test]
    fn two_at_one_address_are_told() {
        let placed = placed(&[("content/1-a/1-x.md", "标题: 甲"), ("content/1-a/2-x.md", "标题: 乙")]);
        assert_eq!(routes(&placed), ["a/x.html"]);
        let (route, first) = ("a/x.html".to_owned(), "content/1-a/1-x.md".to_owned());
        assert_eq!(placed.diagnostics[0].problem, Problem::RouteTwice { route, first });
    }
}
