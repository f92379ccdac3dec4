//! How far an article is from being published: whether it is a draft, who signed its three reviews (三审), and what is to
//! be mended in it.
//!
//! The preview says so on the article's page, because who proofreads there has to know whose turn it is. Nothing of it is
//! in the page that is published.

use std::sync::Arc;

use serde_json::json;

use crate::article::Article;
use crate::diagnostic::Diagnostic;

/// What the page of an article is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing(Arc<str>);

impl Standing {
    /// Of `article`, to which `told` belongs among what is told of others: no errors, which keep a page from being shown.
    pub fn of(article: &Article, told: &[Diagnostic]) -> Self {
        let stages: Vec<_> = article.review.stages().map(|(stage, name)| json!([stage, name])).collect();
        let own = told.iter().filter_map(|told| Some((told.place.as_ref()?, &told.problem)));
        let own = own.filter(|(place, _)| place.file == article.path);
        let remarks: Vec<_> =
            own.map(|(place, problem)| json!([place.line, problem.message(), problem.hint()])).collect();
        let (draft, file) = (article.draft, article.path.as_str());
        Self(json!({ "draft": draft, "stages": stages, "file": file, "remarks": remarks }).to_string().into())
    }

    /// As an object for the script of the reload line: `draft`, `stages`, each with its name and that of who signed it or
    /// `null`, `file`, and `remarks`, each with its line, what it says, and what to do or `null`.
    pub fn json(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn json_of(fields: &str) -> String {
        let path = SourcePath::new("content/a.md").unwrap();
        let text = format!("---\n标题: 甲\n{fields}---\n文。\n");
        let article = crate::article::parse(&path, &text.into()).value.unwrap();
        Standing::of(&article, &[]).json().to_owned()
    }

    #[test]
    fn who_signed_and_who_has_not() {
        assert_eq!(
            json_of("审读: [终审 丙某, 初审 甲某]\n草稿: 是\n"),
            r#"{"draft":true,"file":"content/a.md","remarks":[],"stages":[["初审","甲某"],["复审",null],["终审","丙某"]]}"#
        );
        assert_eq!(
            json_of(""),
            r#"{"draft":false,"file":"content/a.md","remarks":[],"stages":[["初审",null],["复审",null],["终审",null]]}"#
        );
    }
}
