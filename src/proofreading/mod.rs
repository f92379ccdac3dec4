//! After stage 3: what a proofreader (校对) would mark in a book that is otherwise in order.
//!
//! Only what can be seen without understanding the sentence, so that a mark is nearly always right: a rule that cries wolf
//! is switched off, and then finds nothing. All of it is advice, which `check` gives and nothing waits for. Each
//! rule has its switch in `yearbook.yaml` ([`Rule`]).

mod expression;
mod names;
mod numbers;
mod pairs;
mod punctuation;
mod quotes;
mod short_names;
mod times;
mod titles;

use std::ops::Range;

use rayon::prelude::*;

use crate::article::{Article, Passage};
use crate::book::Book;
use crate::config::{Config, Rule};
use crate::diagnostic::{Diagnostic, Place, Problem};

/// What a rule marks: bytes of the passage, and why.
type Mark = (Range<usize>, Problem);

/// Reads `book` and tells what is to be looked at again.
pub fn read(book: &Book, config: &Config) -> Vec<Diagnostic> {
    let entries = book.entries.par_iter();
    let mut told: Vec<Diagnostic> = entries.flat_map_iter(|entry| article(&entry.article, config)).collect();
    if config.proofreading.has(Rule::Names) {
        told.extend(names::alike(book, config));
    }
    if config.proofreading.has(Rule::Photographs) {
        told.extend(book.small_photos());
    }
    told
}

/// What is to be looked at again in one article.
fn article(article: &Article, config: &Config) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut tell = |passage: &Passage, marks: Vec<Mark>| {
        told.extend(marks.into_iter().map(|(range, problem)| {
            let place = Place::of(&article.path, &article.text, &passage.origins(&range));
            Diagnostic::at(place, problem)
        }));
    };
    let title = article.title_passage();
    let body = article.passages();
    let has = |rule| config.proofreading.has(rule);
    for passage in title.iter().chain(&body) {
        if has(Rule::Titles) && passage.heading {
            tell(passage, titles::marks(passage));
        }
        if has(Rule::Punctuation) {
            tell(passage, punctuation::marks(passage));
        }
        if has(Rule::Quotes) {
            tell(passage, quotes::marks(passage));
        }
        if has(Rule::Numbers) {
            tell(passage, numbers::marks(passage));
        }
        if has(Rule::Times) {
            tell(passage, times::marks(passage, article.kind));
        }
        if has(Rule::ShortNames) {
            tell(passage, short_names::marks(passage, &config.short_names));
        }
    }
    if has(Rule::Punctuation) {
        for (passage, marks) in pairs::marks(&body) {
            tell(passage, marks);
        }
    }
    told
}

#[cfg(test)]
mod testing {
    use super::*;

    /// What `marks` marks in a paragraph `text`, with what it would write.
    pub(super) fn marked(text: &str, marks: impl Fn(&Passage) -> Vec<Mark>) -> Vec<String> {
        let passage = Passage::plain(text, 0);
        let shown = |(range, problem): Mark| match problem {
            Problem::PunctuationWidth { better, .. }
            | Problem::PunctuationForm { better, .. }
            | Problem::QuotesStraight { better, .. }
            | Problem::NumberForm { better, .. } => format!("{}→{better}", &text[range]),
            _ => text[range].to_owned(),
        };
        marks(&passage).into_iter().map(shown).collect()
    }
}
