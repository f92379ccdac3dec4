//! Cross-references: articles by their titles or names, persons and organisations by their ids or names.

use std::collections::HashMap;

use crate::article::Article;
use crate::diagnostic::{Problem, nearest};
use crate::language::Words;
use crate::path::order_prefix;

use super::EntryId;
use super::order::Placed;
use super::registry::{Known, Registry, Sort, choices};

/// What a cross-reference means.
pub(super) enum Referred<'a> {
    /// This article.
    Entry(EntryId),
    /// This person or organisation, which may be withdrawn.
    Record(&'a Known),
    /// An article that is not published yet.
    Draft,
    /// An article that is not published any more.
    Withdrawn,
}

/// The articles and records by every name that a cross-reference may use.
pub(super) struct References<'a> {
    placed: &'a Placed,
    registry: &'a Registry,
    by_name: HashMap<&'a str, Vec<EntryId>>,
    /// Whether the article of this name is withdrawn; if not, it is a draft.
    unplaced: HashMap<&'a str, bool>,
}

impl<'a> References<'a> {
    /// Collects titles, file names without their numbers, and the names typed for addresses, of the articles of
    /// the book and of the `unplaced` ones.
    pub fn new(
        placed: &'a Placed,
        unplaced: impl Iterator<Item = &'a Article>,
        registry: &'a Registry,
    ) -> Self {
        let mut by_name: HashMap<&str, Vec<EntryId>> = HashMap::new();
        for (entry, (article, ..)) in placed.articles.iter().enumerate() {
            for name in names(article) {
                let entries = by_name.entry(name).or_default();
                if entries.last() != Some(&entry) {
                    entries.push(entry);
                }
            }
        }
        let unplaced = unplaced.flat_map(|article| names(article).map(|name| (name, article.withdrawn)));
        Self { placed, registry, by_name, unplaced: unplaced.collect() }
    }

    /// What `name` means, or what to tell.
    pub fn find(&self, name: &str) -> Result<Referred<'a>, Problem> {
        let entries = self.by_name.get(name).map(Vec::as_slice).unwrap_or_default();
        match (entries, &self.registry.find(name, Sort::Any)[..]) {
            ([entry], []) => Ok(Referred::Entry(*entry)),
            ([], [known]) => Ok(Referred::Record(known)),
            ([], []) => match self.unplaced.get(name) {
                Some(true) => Ok(Referred::Withdrawn),
                Some(false) => Ok(Referred::Draft),
                None => Err(self.unknown(name)),
            },
            (_, []) => {
                let articles = Words::names(self.paths(entries));
                Err(Problem::ReferenceAmbiguous { name: name.to_owned(), articles })
            }
            (_, known) => {
                let article = |path| Words::of(format!("文章 {path}"), format!("the article {path}"));
                let articles = self.paths(entries).into_iter().map(article);
                let choices = Words::list(std::iter::once(choices(known)).chain(articles));
                Err(Problem::NameAmbiguous { name: name.to_owned(), choices })
            }
        }
    }

    fn paths(&self, entries: &[EntryId]) -> Vec<String> {
        let articles = entries.iter().filter_map(|entry| self.placed.articles.get(*entry));
        articles.map(|(article, ..)| article.path.to_string()).collect()
    }

    fn unknown(&self, name: &str) -> Problem {
        let mut known: Vec<&str> = self.by_name.keys().copied().chain(self.registry.names()).collect();
        known.sort_unstable();
        Problem::ReferenceUnknown { name: name.to_owned(), nearest: nearest(name, known).map(str::to_owned) }
    }
}

fn names(article: &Article) -> impl Iterator<Item = &str> {
    let file = order_prefix(article.path.stem()).1;
    let typed = article.slug.as_ref().map(|slug| slug.value.as_str());
    [Some(article.title.as_str()), Some(file), typed].into_iter().flatten()
}
