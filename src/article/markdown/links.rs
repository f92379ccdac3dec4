//! Which addresses a link may have.
//!
//! A body must not run code or leave the web by way of a link, so schemes are permitted by name:
//! `http`, `https`, `mailto` and `tel`. An address is judged as a browser would read it: entities
//! decoded, control characters dropped, letters of either case; white space is dropped as well,
//! which browsers do in part. Addresses without a scheme are the project's own and are handed on
//! for a later stage to resolve; `//host` means a foreign host, and is written as `https://host`.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::tokens::{Kind, Token};
use super::{Slip, SlipKind, marks};

/// Where a permitted link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Href {
    /// Out of the project: the address, not yet escaped.
    Outside(String),
    /// Into the project: the target as written, for a later stage to resolve.
    Inside(String),
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

/// Lets the permitted links pass and leaves of the others their text. A link without text shows
/// its address.
pub(super) fn settle<'a>(tokens: Vec<Token<'a>>, slips: &mut Vec<Slip>) -> Vec<Token<'a>> {
    let mut settled: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut open = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(Token { kind, at }) = tokens.next() {
        let kind = match kind {
            Kind::Start(Tag::Link { dest_url, title, .. }) => {
                let address = marks::plain(&dest_url);
                // The parser lets an address in angle brackets stand in a link's text; there it
                // is text.
                let link = if open.contains(&true) { None } else { pass(&dest_url, &title, &at, slips) };
                open.push(link.is_some());
                settled.extend(link);
                let empty =
                    matches!(tokens.peek(), Some(next) if matches!(next.kind, Kind::End(TagEnd::Link)));
                if !empty {
                    continue;
                }
                Kind::Literal(address)
            }
            Kind::End(TagEnd::Link) => {
                if open.pop() != Some(true) {
                    continue;
                }
                Kind::LinkEnd
            }
            kind => kind,
        };
        settled.push(Token { kind, at });
    }
    settled
}

fn pass<'a>(address: &str, title: &str, at: &Range<usize>, slips: &mut Vec<Slip>) -> Option<Token<'a>> {
    // Joints are ours and no part of the address.
    let address = address.replace(marks::JOINT, "");
    let Some(href) = Href::judge(&address) else {
        let url = marks::plain(&address);
        slips.push(Slip::new(SlipKind::LinkScheme { url }, at));
        return None;
    };
    let kind = Kind::Link { href, title: marks::plain(title) };
    Some(Token { kind, at: at.clone() })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{html, read, slips};
    use super::*;

    #[test]
    fn schemes_are_judged_as_a_browser_reads_them() {
        for refused in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:x",
            "java script:x",
            "\u{1}javascript:x",
            " javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///x",
            "C:\\照片.jpg",
            "\\\\host\\x",
            "/\\host",
        ] {
            assert_eq!(Href::judge(refused), None, "{refused:?}");
        }
        for passed in ["http://a", "HTTPS://a", "mailto:a@b.cn", "tel:110"] {
            assert_eq!(Href::judge(passed), Some(Href::Outside(passed.into())));
        }
        for inside in ["", "#甲", "../甲 乙.md", "甲:乙", "?a:b", "/甲:乙", "1a:b"] {
            assert_eq!(Href::judge(inside), Some(Href::Inside(inside.into())));
        }
        assert_eq!(Href::judge("//a/b"), Some(Href::Outside("https://a/b".into())));
        assert_eq!(Href::judge("/\t/a"), Some(Href::Outside("https://a".into())));
    }

    #[test]
    fn links_out_are_written_and_links_in_are_handed_on() {
        assert_eq!(
            html("[科协](https://a.cn/年?a=1&b='2' \"标“题\\\"\")"),
            "<p><a href=\"https://a.cn/%E5%B9%B4?a=1&amp;b=&#x27;2&#x27;\" rel=\"noopener\" title=\"标“题&quot;\">科协</a></p>\n"
        );
        assert_eq!(html("<a@b.cn>"), "<p><a href=\"mailto:a@b.cn\">a@b.cn</a></p>\n");
        assert_eq!(
            html("见[**大事记**](../大事记.md#三月 \"题\")。"),
            "<p>见<a href=\"[href ../大事记.md#三月]\" title=\"题\"><strong>大事记</strong></a>。</p>\n"
        );
        assert_eq!(html("[甲<a@b.cn>](x)"), "<p><a href=\"[href x]\">甲a@b.cn</a></p>\n");
        assert_eq!(html("[](x.md)"), "<p><a href=\"[href x.md]\">x.md</a></p>\n");
    }

    #[test]
    fn a_refused_link_leaves_its_text_and_a_slip() {
        let text = "见[**甲**乙](java&#10;script:x)。";
        assert_eq!(html(text), "<p>见<strong>甲</strong>乙。</p>\n");
        let url = "java\nscript:x".to_owned();
        let found = read(text).slips;
        assert_eq!(found, [Slip { problem: SlipKind::LinkScheme { url }, at: 3..text.len() - 3 }]);
        assert_eq!(slips("<javascript:x>").len(), 1);
        assert_eq!(html("<javascript:x>"), "<p>javascript:x</p>\n");
    }
}
