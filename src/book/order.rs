//! Parts, reading order and addresses.
//!
//! A folder of `content` is a part. Numbers in front of names order files and folders (`01-`), `order:` goes
//! before them, and what has neither comes after, by name. Addresses come from names without numbers, so
//! that reordering a book breaks no link.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
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

/// An article, and what it sorts by: what its folders do, one after the other, and then its own name.
struct Sorted<'a> {
    folders: Rc<[Key<'a>]>,
    own: Key<'a>,
    article: &'a Arc<Article>,
}

impl Sorted<'_> {
    fn order(&self, other: &Self) -> Ordering {
        if Rc::ptr_eq(&self.folders, &other.folders) {
            return self.own.cmp(&other.own);
        }
        let keys = self.folders.iter().chain([&self.own]);
        keys.cmp(other.folders.iter().chain([&other.own]))
    }
}

/// Orders the articles and gives each its address. Two at one address are told.
pub(super) fn place(parsed: &Parsed, drafts: bool) -> Checked<Placed> {
    let texts: HashMap<&str, &Arc<PartText>> =
        parsed.parts.iter().map(|text| (text.path.folder(), text)).collect();
    let mut articles = Vec::with_capacity(parsed.articles.len());
    // Articles come folder by folder, and those of one folder have its keys in common.
    let (mut last, mut folders) = ("", Rc::default());
    for article in parsed.articles.iter().filter(|article| article.is_published(drafts)) {
        if article.path.folder() != last {
            last = article.path.folder();
            folders = folder_keys(last, &texts);
        }
        articles.push(Sorted { folders: Rc::clone(&folders), own: own_key(article), article });
    }
    articles.sort_by(Sorted::order);
    let mut placer = Placer::new(articles.len(), texts);
    for Sorted { article, .. } in articles {
        placer.put(article);
    }
    Checked { value: placer.placed, diagnostics: placer.told }
}

/// What the articles in `folder` sort by before their own names.
fn folder_keys<'a>(folder: &'a str, texts: &HashMap<&str, &Arc<PartText>>) -> Rc<[Key<'a>]> {
    let Some(inside) = folder.strip_prefix(CONTENT).and_then(|inside| inside.strip_prefix('/')) else {
        // Articles that stand in no folder come first: among folders they would have no order.
        return [(i64::MIN, "")].into();
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

fn own_key(article: &Article) -> Key<'_> {
    let name = article.path.name();
    let stem = name.strip_suffix(".md").unwrap_or(name);
    (article.order.unwrap_or_else(|| number(stem)), stem)
}

/// The number in front of `name`; what has none comes after what has one.
fn number(name: &str) -> i64 {
    order_prefix(name).0.map_or(i64::MAX, i64::from)
}

struct Placer<'a> {
    texts: HashMap<&'a str, &'a Arc<PartText>>,
    placed: Placed,
    /// The folder of the last article that was put, and how all addresses in it begin.
    folder: Option<(&'a str, String)>,
    taken: HashMap<Route, SourcePath>,
    told: Vec<Diagnostic>,
}

impl<'a> Placer<'a> {
    /// For so many articles.
    fn new(articles: usize, texts: HashMap<&'a str, &'a Arc<PartText>>) -> Self {
        let placed = Placed { parts: Vec::new(), articles: Vec::with_capacity(articles) };
        Self { texts, placed, folder: None, taken: HashMap::with_capacity(articles), told: Vec::new() }
    }

    fn put(&mut self, article: &'a Arc<Article>) {
        let Some(address) = self.address(article) else { return };
        let Some(route) = self.take(&address, &article.path) else { return };
        let part = self.placed.parts.len() - 1;
        self.placed.articles.push((article.clone(), route, part));
        if let Some(part) = self.placed.parts.last_mut() {
            part.entries.end = self.placed.articles.len();
        }
    }

    /// The address of `article`. Those of one folder come together and have all but their names in common.
    fn address(&mut self, article: &'a Article) -> Option<String> {
        let path = article.path.folder();
        let known = self.folder.take_if(|(folder, _)| *folder == path);
        let beginning = match known {
            Some((_, beginning)) => beginning,
            None => self.enter(article)?,
        };
        let address = [&*beginning, &*article.address, ".html"].concat();
        self.folder = Some((path, beginning));
        if article.address.is_empty() {
            self.tell_empty(article);
            return None;
        }
        Some(address)
    }

    /// How the addresses in the folder of `article` begin; its part is there then, too.
    fn enter(&mut self, article: &Article) -> Option<String> {
        let inside = article.path.inside(CONTENT).unwrap_or_default();
        let name = inside.split_once('/').map(|(part, _)| part);
        let folder = name.map_or(CONTENT.to_owned(), |name| format!("{CONTENT}/{name}"));
        let text = self.texts.get(folder.as_str()).map(|text| Arc::clone(text));
        let last = self.placed.parts.last().filter(|part| part.folder == folder);
        let known = last.and_then(|part| Some(part.route.as_str().split_once('/')?.0.to_owned()));
        let is_known = known.is_some();
        let mut beginning = known.or_else(|| self.part_slug(name, text.as_deref(), article))? + "/";
        if !is_known {
            // A part without a `_part.md` is its folder.
            let source =
                text.as_ref().map_or_else(|| SourcePath::new(&folder), |text| Some(text.path.clone()))?;
            let route = self.take(&format!("{beginning}index.html"), &source)?;
            let title = text.as_ref().and_then(|text| text.title.clone());
            let title = title.unwrap_or_else(|| name.map_or(LOOSE.0, |name| order_prefix(name).1).to_owned());
            let start = self.placed.articles.len();
            self.placed.parts.push(Place { folder, title, route, text, entries: start..start });
        }
        for folder in article.path.folder().split('/').skip(2).map(slug) {
            if folder.is_empty() {
                self.tell_empty(article);
                return None;
            }
            beginning = beginning + &folder + "/";
        }
        Some(beginning)
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

    fn tell_empty(&mut self, article: &Article) {
        let name = article.slug.as_ref().map_or(article.path.stem(), |slug| &slug.value);
        let place = article
            .slug
            .as_ref()
            .map_or_else(|| At::file(&article.path), |slug| At::of(&article.path, &article.text, &slug.at));
        self.told.push(Diagnostic::at(place, Problem::SlugEmpty { value: name.to_owned() }));
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
    fn folders_within_a_part_stand_among_its_articles() {
        let placed = placed(&[
            ("content/1-a/1-x.md", "标题: x"),
            ("content/1-a/2-s/1-y.md", "标题: y"),
            ("content/1-a/2-s/2-！/1-w.md", "标题: w"),
            ("content/1-a/2-s/3-z.md", "标题: z"),
            ("content/1-a/3-v.md", "标题: v"),
        ]);
        assert_eq!(routes(&placed), ["a/x.html", "a/s/y.html", "a/s/z.html", "a/v.html"]);
        let told: Vec<_> = placed.diagnostics.into_iter().map(|told| told.problem).collect();
        assert_eq!(told, [Problem::SlugEmpty { value: "1-w".to_owned() }]);
        assert_eq!(placed.value.parts[0].entries, 0..4);
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
