//! One page as a leaf of the book: only its `<main>`, without what is for a screen, and with ids, links and headings that
//! are right in a page that holds many.

use std::cell::RefCell;

use lol_html::errors::AttributeNameError;
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::page::Leaf;

use super::Hrefs;

/// What is for a screen on every page.
const UNBOUND: [&str; 6] = ["nav", "script", "template", "dialog", "button", "form"];
/// What a template puts on anything else that is.
const UNBOUND_MARK: &str = "data-unbound";
/// Attributes that hold ids: HTML's and ARIA's.
const IDS: [&str; 10] = [
    "id",
    "for",
    "list",
    "headers",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
    "aria-owns",
    "aria-flowto",
];
/// Where `<main>` and `<body>` begin and end while a page is rewritten. No page holds these characters, which are none.
const MAIN: [&str; 2] = ["\u{fdd0}", "\u{fdd1}"];
const BODY: [&str; 2] = ["\u{fdd2}", "\u{fdd3}"];

/// Binds one page.
pub struct Binder<'a> {
    /// What it becomes.
    pub leaf: &'a Leaf,
    /// What all others become.
    pub hrefs: &'a Hrefs<'a>,
    /// How wide its photographs are.
    pub sizes: &'a str,
}

impl Binder<'_> {
    /// The leaf made of `page`: of its `<main>`, or of all of it where the theme's pages have none.
    pub fn bind(&self, page: &str) -> String {
        let class = RefCell::new(String::new());
        let rewritten = element!("*", |element| {
            if element.tag_name() == "body" {
                *class.borrow_mut() = element.get_attribute("class").unwrap_or_default();
            }
            Ok(self.rewrite(element)?)
        });
        let settings = RewriteStrSettings::new().with_strict(false).append_element_content_handler(rewritten);
        // It fails where a handler does or a limit of memory is met. None is set, and the names of attributes are names.
        let html = rewrite_str(page, settings).unwrap_or_default();
        let within = |[begin, end]: [&str; 2]| Some(html.split_once(begin)?.1.split_once(end)?.0);
        let main = within(MAIN).or_else(|| within(BODY)).unwrap_or(&html).trim();
        // What is left of a line when all on it is gone.
        let kept = |line: &'_ str| if line.trim().is_empty() { String::new() } else { line.to_owned() };
        let main = main.split('\n').map(kept).collect::<Vec<_>>().join("\n");
        let class = [" ", &class.into_inner()].concat();
        format!("<div class=\"bound{}\" id=\"{}\">{main}</div>\n", class.trim_end(), self.leaf.id)
    }

    fn rewrite(&self, element: &mut Element) -> Result<(), AttributeNameError> {
        let name = element.tag_name();
        if UNBOUND.contains(&name.as_str()) || element.has_attribute(UNBOUND_MARK) {
            element.remove();
            return Ok(());
        }
        if name == "a" && element.get_attribute("href").is_some_and(|href| self.leads_out(&href)) {
            element.remove_attribute("href");
            element.remove_attribute("aria-label");
        }
        let attributes: Vec<(String, String)> =
            element.attributes().iter().map(|attribute| (attribute.name(), attribute.value())).collect();
        for (attribute, value) in attributes {
            if let Some(bound) = self.bound(&name, &attribute, &value) {
                element.set_attribute(&attribute, &bound)?;
            }
        }
        match (name.as_str(), name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok())) {
            (_, Some(level @ 1..=6)) => {
                element.set_attribute("data-level", &level.to_string())?;
                let bound = (level + self.leaf.depth).min(6);
                // `h` and a digit are a name of an element.
                let _ = element.set_tag_name(&format!("h{bound}"));
            }
            ("main", _) => mark(element, MAIN),
            ("body", _) => mark(element, BODY),
            ("img", _) => {
                element.set_attribute("loading", "lazy")?;
                element.remove_attribute("fetchpriority");
            }
            // Of hundreds of regions none leads anybody anywhere.
            ("section", _)
                if element.has_attribute("aria-label") || element.has_attribute("aria-labelledby") =>
            {
                element.set_attribute("role", "group")?;
            }
            _ => {}
        }
        Ok(())
    }

    /// What `attribute` says in the book, where that is something else.
    fn bound(&self, element: &str, attribute: &str, value: &str) -> Option<String> {
        let prefixed = |id: &str| format!("{}-{id}", self.leaf.id);
        match attribute {
            _ if IDS.contains(&attribute) => {
                Some(value.split_ascii_whitespace().map(prefixed).collect::<Vec<_>>().join(" "))
            }
            "name" if matches!(element, "input" | "details") => Some(prefixed(value)),
            "sizes" => Some(self.sizes.to_owned()),
            "href" => self.href(value),
            "src" | "poster" => self.moved(value),
            "srcset" => {
                let one = |one: &str| {
                    let (address, width) = one.trim().split_once(' ').unwrap_or((one.trim(), ""));
                    let moved = self.moved(address).unwrap_or_else(|| address.to_owned());
                    [&moved, " ", width].concat().trim_end().to_owned()
                };
                Some(value.split(',').map(one).collect::<Vec<_>>().join(", "))
            }
            _ => None,
        }
    }

    /// A link: into the book where that has the page.
    fn href(&self, value: &str) -> Option<String> {
        let (address, fragment) = value.split_once('#').unwrap_or((value, ""));
        let moved = self.moved(address);
        let id = if address.is_empty() {
            Some(self.leaf.id.as_str())
        } else {
            moved.as_ref().and_then(|moved| self.hrefs.get(moved).copied())
        };
        let separator = |mark: &'static str| if fragment.is_empty() { "" } else { mark };
        match id {
            Some(id) => Some(["#", id, separator("-"), fragment].concat()),
            None => moved.map(|moved| [&moved, separator("#"), fragment].concat()),
        }
    }

    /// Whether a link leads to a page that is not bound, such as that of all photographs: a book cannot be left, so there
    /// only its words stay.
    fn leads_out(&self, href: &str) -> bool {
        let address = href.split('#').next().unwrap_or(href);
        let is_page = |moved: &str| moved.rsplit_once('.').is_some_and(|(_, extension)| extension == "html");
        self.moved(address).is_some_and(|moved| is_page(&moved) && !self.hrefs.contains_key(&moved))
    }

    /// The address, relative to the website's root, of what `address` names on the leaf's own page; `None` for what is
    /// elsewhere.
    fn moved(&self, address: &str) -> Option<String> {
        let is_elsewhere = address.is_empty() || address.starts_with('/') || address.contains(':');
        if is_elsewhere {
            return None;
        }
        let mut folders: Vec<&str> = self.leaf.route.as_str().split('/').collect();
        folders.pop();
        for part in address.split('/') {
            match part {
                ".." => drop(folders.pop()?),
                "." => {}
                part => folders.push(part),
            }
        }
        Some(folders.join("/"))
    }
}

fn mark(element: &mut Element, [begin, end]: [&str; 2]) {
    element.prepend(begin, ContentType::Text);
    element.append(end, ContentType::Text);
}
