//! How far an article is from being published: whether it is a draft, who signed its three reviews (三审), and what is to
//! be mended in it.
//!
//! The preview says so on the article's page, because who proofreads there has to know whose turn it is. Nothing of it is
//! in the page that is published.

use std::sync::Arc;

use serde_json::json;

use crate::article::Article;
use crate::diagnostic::Diagnostic;
use crate::language::Language;

/// What the page of an article is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    json: Arc<str>,
    for_guests: Arc<str>,
}

impl Standing {
    /// Of `article`, with what is `told` of it and of what its page shows, in `language`.
    pub fn of<'a>(article: &Article, told: impl Iterator<Item = &'a Diagnostic>, language: Language) -> Self {
        let stages: Vec<_> = article.review.stages().map(|(stage, name)| json!([stage, name])).collect();
        let remark = |told: &Diagnostic| {
            let place = told.place.as_ref()?;
            let (file, line, column) = (place.file.as_str(), place.line, place.column);
            Some(json!([file, line, column, told.problem.message(language), told.problem.hint(language)]))
        };
        let json = json!({
            "draft": article.draft.then(|| article.draft_line()),
            "review": article.review_line(),
            "stages": stages,
            "file": article.path.as_str(),
            "remarks": told.filter_map(remark).collect::<Vec<_>>(),
        });
        let for_guests = json!({ "draft": article.draft.then_some(1), "stages": stages, "remarks": [] });
        Self { json: json.to_string().into(), for_guests: for_guests.to_string().into() }
    }

    /// As an object for the script of the reload line: `file`, `draft`, the line that says so, or `null`; `stages`, each
    /// with its name and that of who signed it or `null`, and `review`, their line; and `remarks`, each with its file, line
    /// and column, what it says, and what to do or `null`.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// What somebody who only looks may know: how far the article is, but nothing of files and what stands in them.
    pub fn for_guests(&self) -> &str {
        &self.for_guests
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn standing(fields: &str) -> Standing {
        let path = SourcePath::new("content/a.md").unwrap();
        let text = format!("---\n标题: 甲\n{fields}---\n文。\n");
        let article = crate::article::parse(&path, &text.into()).value.unwrap();
        Standing::of(&article, std::iter::empty(), Language::Chinese)
    }

    #[test]
    fn who_signed_and_who_has_not() {
        assert_eq!(
            standing("审读: [终审 丙某, 初审 甲某]\n草稿: 是\n").json(),
            r#"{"draft":4,"file":"content/a.md","remarks":[],"review":3,"stages":[["初审","甲某"],["复审",null],["终审","丙某"]]}"#
        );
        assert_eq!(
            standing("").json(),
            r#"{"draft":null,"file":"content/a.md","remarks":[],"review":1,"stages":[["初审",null],["复审",null],["终审",null]]}"#
        );
    }

    #[test]
    fn guests_are_told_of_no_file() {
        assert_eq!(
            standing("审读: 初审 甲某\n草稿: 是\n").for_guests(),
            r#"{"draft":1,"remarks":[],"stages":[["初审","甲某"],["复审",null],["终审",null]]}"#
        );
    }
}
