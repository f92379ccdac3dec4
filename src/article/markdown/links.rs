//! Links: those with a permitted address pass, of the others the text is left.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::href::Href;
use super::tokens::{Kind, Token};
use super::{Slip, SlipKind, marks};

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
