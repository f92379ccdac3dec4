//! The contents as a script, for pages that show them when a reader asks: in a drawer, say.
//!
//! A page that carried the titles of all articles would be heavy in a book of thousands, and a page opened from a folder
//! can load nothing when it is asked to but a script. So this file tells what it holds to whoever listens: the event
//! `yearbook-contents` at the document.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::book::Part;
use crate::fingerprint::Fingerprint;
use crate::path::Route;

use super::address::{CONTENTS_SCRIPT, COVER};
use super::site::{Linker, Site, Sources};
use super::view::LinkView;

/// What the event has of a part in its `detail`. Addresses are from the website's root, where the file is.
#[derive(Serialize)]
struct PartLinks {
    #[serde(flatten)]
    part: LinkView,
    articles: Vec<LinkView>,
}

/// The script as it was made last: each part of it, and all of it, under the fingerprint of what it tells.
#[derive(Debug, Default)]
pub struct ContentsScript {
    parts: HashMap<Fingerprint, Arc<str>>,
    whole: Option<(Fingerprint, Arc<[u8]>)>,
}

impl ContentsScript {
    /// The script and its address, where the theme asks for it. What is the same as before is not made again.
    pub fn made(&mut self, sources: Sources) -> Option<(Route, Arc<[u8]>)> {
        if !sources.theme.asks_for_contents {
            return None;
        }
        let site = Site::new(sources);
        let root = Route::fixed(COVER);
        let linker = site.linker(&root);
        let known = &self.parts;
        let part = |part: &Part| {
            let key = told_by(&site, part)?;
            let links = || json(&links(&site, linker, part)).into();
            Some((key, known.get(&key).cloned().unwrap_or_else(links)))
        };
        let parts: Vec<(Fingerprint, Arc<str>)> = site.book.parts.par_iter().filter_map(part).collect();
        let lists = site.named_lists(linker);
        let keys: Vec<&Fingerprint> = parts.iter().map(|(key, _)| key).collect();
        let key = Fingerprint::of_value(&(keys, &lists)).ok()?;
        let whole = self.whole.take().filter(|(known, _)| *known == key);
        let (_, bytes) = self.whole.insert(whole.unwrap_or_else(|| {
            let parts: Vec<&str> = parts.iter().map(|(_, part)| &**part).collect();
            (key, written(&parts, &lists).into_bytes().into())
        }));
        self.parts = parts.into_iter().collect();
        Some((Route::fixed(CONTENTS_SCRIPT), Arc::clone(bytes)))
    }
}

/// Of all that the script tells of `part`: how an address is written follows from the address. Text has a fingerprint
/// always.
fn told_by(site: &Site, part: &Part) -> Option<Fingerprint> {
    let articles = site.book.entries_of(part);
    let articles: Vec<_> = articles.map(|(_, entry)| (&entry.article.title, entry.route.as_str())).collect();
    Fingerprint::of_value(&(&part.title, part.route.as_str(), articles)).ok()
}

fn links(site: &Site, linker: Linker, part: &Part) -> PartLinks {
    let link = |title: &str, route: &Route| LinkView { title: title.to_owned(), href: linker.to(route) };
    let articles = site.book.entries_of(part);
    PartLinks {
        part: link(&part.title, &part.route),
        articles: articles.map(|(_, entry)| link(&entry.article.title, &entry.route)).collect(),
    }
}

/// Text cannot fail to be written as JSON, which is an expression of a script as it is.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// The script that tells `parts`, which are JSON, and `lists`.
fn written(parts: &[&str], lists: &[LinkView]) -> String {
    let (parts, lists) = (parts.join(","), json(&lists));
    let detail = format!("{{\"parts\":[{parts}],\"lists\":{lists}}}");
    format!("document.dispatchEvent(new CustomEvent(\"yearbook-contents\", {{ detail: {detail} }}));\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_text_that_it_stands_in() {
        let link = LinkView { title: "“\"\\</script>\n”".to_owned(), href: "a/b.html".to_owned() };
        let part = json(&PartLinks { part: link, articles: Vec::new() });
        assert_eq!(
            written(&[&part], &[]),
            "document.dispatchEvent(new CustomEvent(\"yearbook-contents\", { detail: {\"parts\":[{\"title\":\
             \"“\\\"\\\\</script>\\n”\",\"href\":\"a/b.html\",\"articles\":[]}],\"lists\":[]} }));\n"
        );
    }
}
