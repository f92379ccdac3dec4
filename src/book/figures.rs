//! All figures of the book, by id and by group.

use std::collections::HashMap;
use std::sync::Arc;

use crate::alike;
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
    for article in parsed.articles.iter().filter(|article| article.is_published(drafts)) {
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
        let alike = || alike::told(id, self.list.iter().map(|figure| figure.id.as_str()));
        let unknown = || Problem::FigureUnknown { id: id.to_owned(), nearest: nearest() };
        self.get(id).ok_or_else(|| alike().unwrap_or_else(unknown))
    }

    /// The figures of `group`, or what to tell.
    pub(super) fn group(&self, group: &str) -> Result<Vec<Arc<Figure>>, Problem> {
        let own: Vec<_> =
            self.list.iter().filter(|figure| figure.group.as_deref() == Some(group)).cloned().collect();
        if own.is_empty() {
            let groups = self.list.iter().filter_map(|figure| figure.group.as_deref());
            let nearest = nearest(group, groups.clone()).map(str::to_owned);
            if let Some(alike) = alike::told(group, groups) {
                return Err(alike);
            }
            return Err(Problem::GroupUnknown { group: group.to_owned(), nearest });
        }
        Ok(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse_figures;

    fn figures(yaml: &str) -> Checked<Figures> {
        let path = SourcePath::new("content/figures.yaml").unwrap();
        collect(&Parsed { figures: parse_figures(&path, yaml).value, ..Parsed::default() }, false)
    }

    #[test]
    fn figures_are_found_by_id_and_by_group() {
        let figures =
            figures("数据:\n  - {编号: a, 名称: 甲, 数值: 1, 分组: 组}\n  - {编号: b, 名称: 乙, 数值: 2}\n")
                .value;
        assert_eq!(figures.find("b").unwrap().label, "乙");
        let group: Vec<String> =
            figures.group("组").unwrap().iter().map(|figure| figure.id.clone()).collect();
        assert_eq!(group, ["a"]);
        let nearest = Some("a".to_owned());
        assert_eq!(figures.find("ab").unwrap_err(), Problem::FigureUnknown { id: "ab".to_owned(), nearest });
        assert_eq!(figures.group("无").unwrap_err().code(), "Y0043");
    }

    #[test]
    fn the_first_of_two_counts() {
        let checked = figures("数据:\n  - {编号: a, 名称: 甲, 数值: 1}\n  - {编号: a, 名称: 乙, 数值: 2}\n");
        assert_eq!(checked.value.get("a").unwrap().label, "甲");
        let first = "content/figures.yaml:2".to_owned();
        assert_eq!(checked.diagnostics[0].problem, Problem::FigureTwice { id: "a".to_owned(), first });
        assert_eq!(checked.diagnostics[0].place.as_ref().map(|place| place.line), Some(3));
    }
}
