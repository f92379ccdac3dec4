//! Which addresses a link may have.
//!
//! A body must not run code or leave the web by way of a link, so schemes are permitted by name:
//! `http`, `https`, `mailto` and `tel`. An address is judged as a browser would read it: entities
//! decoded, control characters dropped, letters of either case; white space is dropped as well,
//! which browsers do in part. Addresses without a scheme are the project's own and are handed on
//! for a later stage to resolve; `//host` means a foreign host, and is written as `https://host`.

use pulldown_cmark_escape::{escape_href, escape_html};

use super::marks;

/// Where a permitted link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Href {
    /// Out of the project: the address, not yet escaped.
    Outside(String),
    /// Into the project: the target as written, for a later stage to resolve.
    Inside(String),
    /// To an article by its name, `[[name]]`, for a later stage to resolve.
    Named(String),
}

impl Href {
    /// The judgement on an address whose entities are decoded, `None` if it is refused.
    pub fn judge(address: &str) -> Option<Self> {
        let address: String = address.chars().filter(|c| !c.is_ascii_control()).collect();
        let address = address.trim().to_owned();
        let dense: String = address.split_ascii_whitespace().collect();
        if let Some(scheme) = scheme(&dense) {
            let permitted = ["http", "https", "mailto", "tel"]
                .iter()
                .any(|permitted| scheme.eq_ignore_ascii_case(permitted));
            return permitted.then_some(Self::Outside(address));
        }
        match address.as_bytes() {
            [b'/', b'/', ..] => Some(Self::Outside(format!("https:{address}"))),
            // Browsers read a backslash as a slash.
            [b'/' | b'\\', b'/' | b'\\', ..] => None,
            _ => Some(Self::Inside(marks::plain(&address))),
        }
    }

    /// The attributes of an address that leads out of the project.
    pub fn attributes(address: &str) -> String {
        let mut href = String::new();
        // Writing to a string cannot fail.
        let _ = escape_href(&mut href, address);
        let web = scheme(address).is_some_and(|s| s.get(..4).is_some_and(|s| s.eq_ignore_ascii_case("http")));
        let rel = if web { " rel=\"noopener\"" } else { "" };
        format!("href=\"{href}\"{rel}")
    }
}

/// The scheme of an address (RFC 3986, section 3.1), without its colon.
pub(super) fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let mut characters = scheme.chars();
    let begins = characters.next()?.is_ascii_alphabetic();
    let goes_on = characters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    (begins && goes_on).then_some(scheme)
}

/// The text escaped for a double-quoted attribute.
pub(super) fn attribute(text: &str) -> String {
    let mut escaped = String::new();
    // Writing to a string cannot fail.
    let _ = escape_html(&mut escaped, text);
    escaped
}
