//! The contents as a script, for pages that show them when a reader asks: in a drawer, say.
//!
//! A page that carried the titles of all articles would be heavy in a book of thousands, and a page opened from a folder
//! can load nothing when it is asked to but a script. So this file tells what it holds to whoever listens: the event
//! `yearbook-contents` at the document.

use std::sync::Arc;

use serde::Serialize;

use crate::book::Part;
use crate::path::Route;

use super::address::{CONTENTS_SCRIPT, COVER};
use super::site::{Site, Sources};
use super::view::LinkView;

/// What the event has as its `detail`. Addresses are from the website's root, where the file is.
#[derive(Serialize)]
struct Detail {
    parts: Vec<PartLinks>,
    lists: Vec<LinkView>,
}

#[derive(Serialize)]
struct PartLinks {
    #[serde(flatten)]
    part: LinkView,
    articles: Vec<LinkView>,
}

/// The script and its address, where the theme asks for it.
pub fn contents_script(sources: Sources) -> Option<(Route, Arc<[u8]>)> {
    if !sources.theme.asks_for_contents {
        return None;
    }
    let site = Site::new(sources);
    let root = Route::fixed(COVER);
    let linker = site.linker(&root);
    let link = |title: &str, route: &Route| LinkView { title: title.to_owned(), href: linker.to(route) };
    let part = |part: &Part| PartLinks {
        part: link(&part.title, &part.route),
        articles: site
            .book
            .entries_of(part)
            .map(|(_, entry)| link(&entry.article.title, &entry.route))
            .collect(),
    };
    let detail =
        Detail { parts: site.book.parts.iter().map(part).collect(), lists: site.named_lists(linker) };
    Some((Route::fixed(CONTENTS_SCRIPT), written(&detail).into_bytes().into()))
}

/// The script that tells `detail`. Text cannot fail to be written as JSON, which is an expression of a script as it is.
fn written(detail: &impl Serialize) -> String {
    let json = serde_json::to_string(detail).unwrap_or_else(|_| "null".to_owned());
    format!("document.dispatchEvent(new CustomEvent(\"yearbook-contents\", {{ detail: {json} }}));\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_end_the_text_that_it_stands_in() {
        let link = LinkView { title: "“\"\\</script>\n”".to_owned(), href: "a/b.html".to_owned() };
        let part = PartLinks { part: link, articles: Vec::new() };
        let detail = Detail { parts: vec![part], lists: Vec::new() };
        assert_eq!(
            written(&detail),
            "document.dispatchEvent(new CustomEvent(\"yearbook-contents\", { detail: {\"parts\":[{\"title\":\
             \"“\\\"\\\\</script>\\n”\",\"href\":\"a/b.html\",\"articles\":[]}],\"lists\":[]} }));\n"
        );
    }
}
