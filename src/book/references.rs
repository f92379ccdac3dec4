//! Cross-references: articles by their titles or names.

use std::collections::HashMap;

use crate::article::Article;
use crate::diagnostic::{Problem, nearest};
use crate::path::order_prefix;

use super::EntryId;
use super::order::Placed;

/// What a cross-reference means.
pub(super) enum Referred {
    /// This article.
    Entry(EntryId),
    /// An article that is not published yet.
    Draft,
    /// An article that is not published any more.
    Withdrawn,
}

/// The articles by every name that a cross-reference may use.
pub(super) struct References<'a> {
    placed: &'a Placed,
    by_name: HashMap<&'a str, Vec<EntryId>>,
    /// Whether the article of this name is withdrawn; if not, it is a draft.
    unplaced: HashMap<&'a str, bool>,
}

impl<'a> References<'a> {
    /// Collects titles, file names without their numbers, and the names typed for addresses, of the articles of
    /// the book and of the `unplaced` ones.
    pub fn new(placed: &'a Placed, unplaced: impl Iterator<Item = &'a Article>) -> Self {
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
        Self { placed, by_name, unplaced: unplaced.collect() }
    }

    /// What `name` means, or what to tell.
    pub fn find(&self, name: &str) -> Result<Referred, Problem> {
        match self.by_name.get(name).map(Vec::as_slice) {
            Some([entry]) => Ok(Referred::Entry(*entry)),
            None => match self.unplaced.get(name) {
                Some(true) => Ok(Referred::Withdrawn),
                Some(false) => Ok(Referred::Draft),
                None => Err(self.unknown(name)),
            },
            Some(entries) => {
                let path = |entry: &EntryId| {
                    self.placed.articles.get(*entry).map(|(article, ..)| article.path.to_string())
                };
                let articles: Vec<String> = entries.iter().filter_map(path).collect();
                Err(Problem::ReferenceAmbiguous { name: name.to_owned(), articles: articles.join("、") })
            }
        }
    }

    fn unknown(&self, name: &str) -> Problem {
        let mut known: Vec<&str> = self.by_name.keys().copied().collect();
        known.sort_unstable();
        Problem::ReferenceUnknown { name: name.to_owned(), nearest: nearest(name, known).map(str::to_owned) }
    }
}

fn names(article: &Article) -> impl Iterator<Item = &str> {
    let file = order_prefix(article.path.stem()).1;
    let typed = article.slug.as_ref().map(|slug| slug.value.as_str());
    [Some(article.title.as_str()), Some(file), typed].into_iter().flatten()
}
