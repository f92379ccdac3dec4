//! Stage 5, after all pages are rendered: the whole book as one page, for print (装订).
//!
//! What is bound are the finished pages, whatever theme they are of: their `<main>`, with ids and links made those of one
//! page. So a theme says once how an article looks, and no part of it can be missing. It takes long in a long book and
//! nobody waits for it: a [`Volume`] is only what is to be bound, and is bound when it is published, or asked for.

mod leaf;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::page::{LEAVES, Leaf};
use crate::path::Route;

/// The whole book, not bound yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    frame: Arc<[u8]>,
    route: Route,
    leaves: Vec<(Leaf, Arc<[u8]>)>,
    sizes: String,
}

impl Volume {
    /// The book at `route`: in its `frame`, which was rendered, the pages of `leaves`. Photographs are as wide in it as
    /// `sizes` says.
    pub fn of(frame: Arc<[u8]>, route: Route, leaves: Vec<(Leaf, Arc<[u8]>)>, sizes: String) -> Self {
        Self { frame, route, leaves, sizes }
    }

    /// What stands in it and in no other page.
    pub fn frame(&self) -> &Arc<[u8]> {
        &self.frame
    }

    /// The page.
    pub fn bound(&self) -> Vec<u8> {
        let hrefs =
            self.leaves.iter().map(|(leaf, _)| (self.route.link(&leaf.route), leaf.id.as_str())).collect();
        let bound = |(leaf, page): &(Leaf, Arc<[u8]>)| {
            leaf::Binder { leaf, hrefs: &hrefs, sizes: &self.sizes }.bind(&String::from_utf8_lossy(page))
        };
        let leaves: Vec<String> = self.leaves.par_iter().map(bound).collect();
        String::from_utf8_lossy(&self.frame).replacen(LEAVES, &leaves.concat(), 1).into_bytes()
    }
}

/// The ids of leaves by their links from the book's page.
type Hrefs<'a> = HashMap<String, &'a str>;

#[cfg(test)]
mod tests {
    use super::*;

    fn volume(leaves: &[(&str, &str, u8, &str)]) -> Volume {
        let leaf = |(route, id, depth, html): &(&str, &str, u8, &str)| {
            let leaf = Leaf { route: Route::new(route).unwrap(), id: (*id).to_owned(), depth: *depth };
            (leaf, Arc::from(html.as_bytes()))
        };
        let frame = format!("<main><h1>年鉴</h1>{LEAVES}</main>");
        let leaves = leaves.iter().map(leaf).collect();
        Volume::of(frame.into_bytes().into(), Route::fixed("book.html"), leaves, "9rem".to_owned())
    }

    fn bound(volume: &Volume) -> String {
        String::from_utf8(volume.bound()).unwrap()
    }

    #[test]
    fn pages_become_leaves_whose_links_lead_to_each_other() {
        let first = "<!DOCTYPE html><html><head><title>a</title></head><body class=\"page-article kind-feature\"><nav>x</nav>\
            <main id=\"main\"><nav>y</nav><h1>甲</h1><h2 id=\"s\">一</h2>\
            <p><a href=\"../b/zwei.html#t\">乙</a><a href=\"#s\">一</a><a href=\"../plates.html#plate-2\" aria-label=\"图片\">图</a></p>\
            <p data-unbound>屏</p></main><footer>z</footer></body></html>";
        let second = "<body><main><h1 id=\"t\">乙</h1></main></body>";
        let volume = volume(&[("a/eins.html", "article-1", 2, first), ("b/zwei.html", "part-1", 1, second)]);
        assert_eq!(
            bound(&volume),
            "<main><h1>年鉴</h1><div class=\"bound page-article kind-feature\" id=\"article-1\">\
             <h3 data-level=\"1\">甲</h3><h4 id=\"article-1-s\" data-level=\"2\">一</h4>\
             <p><a href=\"#part-1-t\">乙</a><a href=\"#article-1-s\">一</a><a>图</a></p>\
             </div>\n<div class=\"bound\" id=\"part-1\"><h2 id=\"part-1-t\" data-level=\"1\">乙</h2></div>\n</main>"
        );
    }

    #[test]
    fn a_page_without_main_is_bound_whole() {
        let volume = volume(&[("a.html", "a", 1, "<body>x</body>"), ("b.html", "b", 1, "y")]);
        let leaves = "<div class=\"bound\" id=\"a\">x</div>\n<div class=\"bound\" id=\"b\">y</div>\n";
        assert_eq!(bound(&volume), format!("<main><h1>年鉴</h1>{leaves}</main>"));
    }

    #[test]
    fn pictures_are_small_and_wait() {
        let page = "<main><picture><source srcset=\"../photos/a-480.webp 480w, ../photos/a-960.webp 960w\" sizes=\"100vw\">\
            <img src=\"../photos/a.jpg\" alt=\"甲\" fetchpriority=\"high\"></picture><a href=\"mailto:a@example.org\">函</a>\
            <input id=\"x\" name=\"y\"><label for=\"x\">z</label></main>";
        let volume = volume(&[("a/b.html", "a", 1, page)]);
        assert_eq!(
            bound(&volume),
            "<main><h1>年鉴</h1><div class=\"bound\" id=\"a\"><picture>\
             <source srcset=\"photos/a-480.webp 480w, photos/a-960.webp 960w\" sizes=\"9rem\">\
             <img src=\"photos/a.jpg\" alt=\"甲\" loading=\"lazy\"></picture><a href=\"mailto:a@example.org\">函</a>\
             <input id=\"a-x\" name=\"a-y\"><label for=\"a-x\">z</label></div>\n</main>"
        );
    }
}
