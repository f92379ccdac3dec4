//! What links lead to: articles by their files, and the places in them.
//!
//! They are gathered when the first link asks for them, since a rebuild waits for whatever is gathered of ten thousand
//! articles.

use std::collections::HashMap;

use crate::alike;
use crate::article::{Article, Body};
use crate::diagnostic::{Problem, nearest};
use crate::path::{Route, SourcePath};

use super::Parsed;
use super::order::Placed;

/// The articles by their files.
pub(super) struct Targets<'a> {
    /// Those of the book, with their addresses.
    pub placed: HashMap<&'a SourcePath, (&'a Route, &'a Article)>,
    /// Drafts and withdrawn articles.
    pub unplaced: HashMap<&'a SourcePath, &'a Article>,
}

impl<'a> Targets<'a> {
    /// Of all that were `parsed`.
    pub fn of(parsed: &'a Parsed, placed: &'a Placed) -> Self {
        let articles = placed.articles.iter();
        let placed: HashMap<_, _> =
            articles.map(|(article, route, _)| (&article.path, (route, &**article))).collect();
        let unplaced = parsed.articles.iter().filter(|article| !placed.contains_key(&article.path));
        Self { unplaced: unplaced.map(|article| (&article.path, &**article)).collect(), placed }
    }
}

/// The anchor that the link `target` names in `body`, or what to tell.
pub(super) fn check_anchor(
    target: &str,
    anchor: Option<String>,
    body: &Body,
) -> Result<Option<String>, Problem> {
    let Some(anchor) = anchor else { return Ok(None) };
    let clauses = body.clauses.iter().map(String::as_str);
    let ids = || body.headings.iter().map(|heading| heading.id.as_str()).chain(clauses.clone());
    if ids().any(|id| id == anchor) {
        return Ok(Some(anchor));
    }
    if let Some(alike) = alike::told(&anchor, ids()) {
        return Err(alike);
    }
    let nearest = nearest(&anchor, ids()).map(str::to_owned);
    Err(Problem::AnchorMissing { target: target.to_owned(), nearest })
}

/// The address whose beginning was left off in `typed`, if that is what it looks like.
pub(super) fn address_meant(typed: &str) -> Option<String> {
    const DOMAINS: [&str; 7] = [".com", ".cn", ".net", ".org", ".gov", ".edu", ".io"];
    let host = typed.split('/').next().unwrap_or(typed).to_ascii_lowercase();
    let is_host = host.starts_with("www.") || DOMAINS.iter().any(|domain| host.ends_with(domain));
    let scheme = if host.contains('@') { "mailto:" } else { "https://" };
    (host.is_ascii() && is_host).then(|| [scheme, typed].concat())
}
