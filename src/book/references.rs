//! Cross-references: articles by their titles or names.

use std::collections::HashMap;

use crate::diagnostic::{Problem, nearest};
use crate::path::order_prefix;

use super::EntryId;
use super::order::Placed;

/// The articles by every name that a cross-reference may use.
pub(super) struct References<'a> {
    placed: &'a Placed,
    by_name: HashMap<&'a str, Vec<EntryId>>,
}

impl<'a> References<'a> {
    /// Collects titles, file names without their numbers, and the names typed for addresses.
    pub fn new(placed: &'a Placed) -> Self {
        let mut by_name: HashMap<&str, Vec<EntryId>> = HashMap::new();
        for (entry, (article, ..)) in placed.articles.iter().enumerate() {
            let file = order_prefix(article.path.stem()).1;
            let typed = article.slug.as_ref().map(|slug| slug.value.as_str());
            for name in [Some(article.title.as_str()), Some(file), typed].into_iter().flatten() {
                let entries = by_name.entry(name).or_default();
                if entries.last() != Some(&entry) {
                    entries.push(entry);
                }
            }
        }
        Self { placed, by_name }
    }

    /// The article called `name`, or what to tell.
    pub fn find(&self, name: &str) -> Result<EntryId, Problem> {
        match self.by_name.get(name).map(Vec::as_slice) {
            Some([entry]) => Ok(*entry),
            None => {
                let mut known: Vec<&str> = self.by_name.keys().copied().collect();
                known.sort_unstable();
                let nearest = nearest(name, known).map(str::to_owned);
                Err(Problem::ReferenceUnknown { name: name.to_owned(), nearest })
            }
            Some(entries) => {
                let path = |entry: &EntryId| {
                    self.placed.articles.get(*entry).map(|(article, ..)| article.path.to_string())
                };
                let articles: Vec<String> = entries.iter().filter_map(path).collect();
                Err(Problem::ReferenceAmbiguous { name: name.to_owned(), articles: articles.join("、") })
            }
        }
    }
}
