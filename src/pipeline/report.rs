//! What a build did, and what scripts read of it.

use std::sync::Arc;

use serde::Serialize;

use crate::article::Article;
use crate::book::FrameRow;
use crate::diagnostic::{Diagnostic, Record};
use crate::language::Language;
use crate::path::Route;

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Pages rendered, by their addresses; the others were remembered.
    pub rendered: Vec<Route>,
    /// Files of the output that were as they should be.
    pub kept: usize,
    /// Files of the output removed.
    pub removed: usize,
    /// Renditions of photographs made.
    pub developed: usize,
    /// Renditions of photographs found in the cache.
    pub reused: usize,
    /// What has to be told, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// What the yearbook has of its frame; empty when there was no book to look at.
    pub frame: Vec<FrameRow>,
    /// The articles of the website, in the order of their files.
    pub articles: Vec<Arc<Article>>,
}

/// The report as JSON: a contract with scripts.
#[derive(Serialize)]
#[expect(missing_docs, reason = "named after the report's fields")]
pub struct ReportRecord<'a> {
    pub rendered: usize,
    pub kept: usize,
    pub removed: usize,
    pub developed: usize,
    pub reused: usize,
    pub diagnostics: Vec<Record<'a>>,
    pub reviews: Vec<ReviewRecord<'a>>,
}

/// Who signed an article off, as the JSON report gives it: `null` for each of the three reviews (初审, 复审, 终审) that is
/// not signed.
#[derive(Serialize)]
#[expect(missing_docs, reason = "named after the report's fields")]
pub struct ReviewRecord<'a> {
    pub file: &'a str,
    pub title: &'a str,
    pub draft: bool,
    pub signed: [Option<&'a str>; 3],
}

impl Report {
    /// Whether something keeps the website from being published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// As the JSON report gives it.
    pub fn record(&self, language: Language) -> ReportRecord<'_> {
        ReportRecord {
            rendered: self.rendered.len(),
            kept: self.kept,
            removed: self.removed,
            developed: self.developed,
            reused: self.reused,
            diagnostics: self.diagnostics.iter().map(|told| told.record(language)).collect(),
            reviews: self.articles.iter().map(|article| review(article)).collect(),
        }
    }
}

fn review(article: &Article) -> ReviewRecord<'_> {
    ReviewRecord {
        file: article.path.as_str(),
        title: &article.title,
        draft: article.draft,
        signed: article.review.signed(),
    }
}
