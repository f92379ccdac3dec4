//! Cross-references: articles by their titles or names, persons and organisations by their ids or names.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::alike;
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
    /// In the order of names.
    by_name: Vec<(&'a str, EntryId)>,
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
        let articles = placed.articles.iter().enumerate();
        let named = articles.flat_map(|(entry, (article, ..))| names(article).map(move |name| (name, entry)));
        let mut by_name: Vec<_> = named.collect();
        by_name.par_sort_unstable();
        by_name.dedup();
        let unplaced = unplaced.flat_map(|article| names(article).map(|name| (name, article.withdrawn)));
        Self { placed, registry, by_name, unplaced: unplaced.collect() }
    }

    /// What `name` means, or what to tell.
    pub fn find(&self, name: &str) -> Result<Referred<'a>, Problem> {
        match (self.entries(name), &self.registry.find(name, Sort::Any)[..]) {
            ([(_, entry)], []) => Ok(Referred::Entry(*entry)),
            ([], [known]) => Ok(Referred::Record(known)),
            ([], []) => match self.unplaced.get(name) {
                Some(true) => Ok(Referred::Withdrawn),
                Some(false) => Ok(Referred::Draft),
                None => Err(self.unknown(name)),
            },
            (entries, []) => {
                let articles = Words::names(self.paths(entries));
                Err(Problem::ReferenceAmbiguous { name: name.to_owned(), articles })
            }
            (entries, known) => {
                let article = |path| Words::of(format!("文章 {path}"), format!("the article {path}"));
                let articles = self.paths(entries).into_iter().map(article);
                let choices = Words::list(std::iter::once(choices(known)).chain(articles));
                Err(Problem::NameAmbiguous { name: name.to_owned(), choices })
            }
        }
    }

    /// The articles that are called `name`.
    fn entries(&self, name: &str) -> &[(&'a str, EntryId)] {
        let start = self.by_name.partition_point(|(other, _)| *other < name);
        let rest = self.by_name.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|(other, _)| *other == name)).unwrap_or_default()
    }

    fn paths(&self, entries: &[(&str, EntryId)]) -> Vec<String> {
        let articles = entries.iter().filter_map(|(_, entry)| self.placed.articles.get(*entry));
        articles.map(|(article, ..)| article.path.to_string()).collect()
    }

    fn unknown(&self, name: &str) -> Problem {
        let own = self.by_name.iter().map(|(name, _)| *name);
        let mut known: Vec<&str> = own.chain(self.registry.names()).collect();
        if let Some(alike) = alike::told(name, known.iter().copied()) {
            return alike;
        }
        known.sort_unstable();
        Problem::ReferenceUnknown { name: name.to_owned(), nearest: nearest(name, known).map(str::to_owned) }
    }
}

fn names(article: &Article) -> impl Iterator<Item = &str> {
    let file = order_prefix(article.path.stem()).1;
    let typed = article.slug.as_ref().map(|slug| slug.value.as_str());
    [Some(article.title.as_str()), Some(file), typed].into_iter().flatten()
}
