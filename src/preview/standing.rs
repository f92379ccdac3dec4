//! How far an article is from being published: whether it is a draft, and who signed its three reviews (三审).
//!
//! The preview says so on the article's page, because who proofreads there has to know whose turn it is. Nothing of it is
//! in the page that is published.

use std::sync::Arc;

use serde_json::json;

use crate::article::Article;

/// What the page of an article is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing(Arc<str>);

impl Standing {
    /// Of `article`.
    pub fn of(article: &Article) -> Self {
        let stages: Vec<_> = article.review.stages().map(|(stage, name)| json!([stage, name])).collect();
        Self(json!({ "draft": article.draft, "stages": stages }).to_string().into())
    }

    /// As an object for the script of the reload line: `draft`, and `stages`, each with its name and that of who signed
    /// it or `null`.
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
        Standing::of(&article).json().to_owned()
    }

    #[test]
    fn who_signed_and_who_has_not() {
        assert_eq!(
            json_of("审读: [终审 丙某, 初审 甲某]\n草稿: 是\n"),
            r#"{"draft":true,"stages":[["初审","甲某"],["复审",null],["终审","丙某"]]}"#
        );
        assert_eq!(json_of(""), r#"{"draft":false,"stages":[["初审",null],["复审",null],["终审",null]]}"#);
    }
}
