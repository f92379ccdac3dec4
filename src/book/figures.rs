//! All figures of the book, by id and by group.

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::{Details, Figure};
use crate::diagnostic::{Checked, Diagnostic, Problem, nearest};

use super::{Parsed, SourcePath};

/// The figures, each known by one id.
#[derive(Debug, Default)]
pub struct Figures {
    list: Vec<Arc<Figure>>,
    by_id: HashMap<String, usize>,
    by_article: HashMap<SourcePath, Vec<usize>>,
}

/// Collects the figures of articles and of `figures.yaml` files. An id that is used twice is told at its
/// second place.
pub(super) fn collect(parsed: &Parsed, drafts: bool) -> Checked<Figures> {
    let mut figures = Figures::default();
    let mut told = Vec::new();
    for article in parsed.articles.iter().filter(|article| drafts || !article.draft) {
        if let Details::DataHighlights(own) = &article.details {
            for figure in own {
                figures.add(figure, Some(&article.path), &mut told);
            }
        }
    }
    for figure in &parsed.figures {
        figures.add(figure, None, &mut told);
    }
    Checked { value: figures, diagnostics: told }
}

impl Figures {
    fn add(&mut self, figure: &Figure, article: Option<&SourcePath>, told: &mut Vec<Diagnostic>) {
        if let Some(first) = self.get(&figure.id) {
            let first = format!("{}:{}", first.place.file, first.place.line);
            let problem = Problem::FigureTwice { id: figure.id.clone(), first };
            told.push(Diagnostic::at(figure.place.clone(), problem));
            return;
        }
        let at = self.list.len();
        self.by_id.insert(figure.id.clone(), at);
        if let Some(article) = article {
            self.by_article.entry(article.clone()).or_default().push(at);
        }
        self.list.push(Arc::new(figure.clone()));
    }

    /// All, in the order of their records.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Figure>> {
        self.list.iter()
    }

    /// The figure called `id`.
    pub fn get(&self, id: &str) -> Option<&Arc<Figure>> {
        self.list.get(*self.by_id.get(id)?)
    }

    /// The figures that `article` records.
    pub fn of(&self, article: &SourcePath) -> impl Iterator<Item = &Arc<Figure>> {
        self.by_article.get(article).into_iter().flatten().filter_map(|at| self.list.get(*at))
    }

    /// The figure called `id`, or what to tell.
    pub(super) fn find(&self, id: &str) -> Result<&Arc<Figure>, Problem> {
        let nearest = || nearest(id, self.list.iter().map(|figure| figure.id.as_str())).map(str::to_owned);
        self.get(id).ok_or_else(|| Problem::FigureUnknown { id: id.to_owned(), nearest: nearest() })
    }

    /// The figures of `group`, or what to tell.
    pub(super) fn group(&self, group: &str) -> Result<Vec<Arc<Figure>>, Problem> {
        let own: Vec<_> =
            self.list.iter().filter(|figure| figure.group.as_deref() == Some(group)).cloned().collect();
        if own.is_empty() {
            let groups = self.list.iter().filter_map(|figure| figure.group.as_deref());
            let nearest = nearest(group, groups).map(str::to_owned);
            return Err(Problem::GroupUnknown { group: group.to_owned(), nearest });
        }
        Ok(own)
    }
}
