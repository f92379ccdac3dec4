//! Raw HTML: a few tags of the text level pass, bare and balanced; all else is shown as text.
//!
//! What a writer types must not be able to carry an attribute or leave an element open across the
//! page. So a tag passes only without attributes and only with its partner in the same block and
//! in the same emphasis or link. Matching keeps a count of the open tags by name, so that text
//! with many thousand of them takes no longer than its length asks for.

use pulldown_cmark::{Tag, TagEnd};

use super::tokens::{Kind, Token};
use super::{Slip, SlipKind};

/// The tags that pass. `rb` is obsolete in HTML: its content passes and the tag is left out.
const PERMITTED: [&str; 11] = ["br", "sub", "sup", "u", "mark", "small", "kbd", "ruby", "rb", "rt", "rp"];

/// A permitted tag as written.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Written {
    /// Index in [`PERMITTED`].
    name: usize,
    end: bool,
}

impl Written {
    /// The tag that the markup is, if it is a permitted one without attributes.
    fn of(markup: &str) -> Option<Self> {
        let inner = markup.trim().strip_prefix('<')?.strip_suffix('>')?;
        let (inner, end) = match inner.strip_prefix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let (inner, closed) = match inner.strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let word = inner.trim_end();
        let name = PERMITTED.iter().position(|name| name.eq_ignore_ascii_case(word))?;
        // Only `br` may be written as closed in itself.
        let odd = closed && (end || !Self { name, end }.is_break());
        (!odd).then_some(Self { name, end })
    }

    fn name(self) -> &'static str {
        PERMITTED.get(self.name).copied().unwrap_or_default()
    }

    fn is_break(self) -> bool {
        self.name() == "br"
    }

    fn is_ruby_part(self) -> bool {
        matches!(self.name(), "rb" | "rt" | "rp")
    }

    fn shown(self) -> String {
        format!("{}{}", if self.end { "/" } else { "" }, self.name())
    }
}

/// An open emphasis, link or block, with the tags open in it.
#[derive(Default)]
struct Frame {
    /// Tags without partner so far: the token's index and the tag's name.
    open: Vec<(usize, usize)>,
    /// How many of `open` have which name.
    count: [usize; PERMITTED.len()],
}

/// Lets the permitted tags pass and makes all other HTML text.
pub(super) fn settle<'a>(mut tokens: Vec<Token<'a>>, slips: &mut Vec<Slip>) -> Vec<Token<'a>> {
    let mut partners = partners(&tokens);
    drop_stray_ruby(&tokens, &mut partners);
    for (token, partner) in tokens.iter_mut().zip(partners) {
        let Kind::HtmlTag(markup) = &token.kind else {
            continue;
        };
        let written = Written::of(markup);
        token.kind = match (written, partner) {
            (Some(written), _) if written.is_break() && !written.end => Kind::HardBreak,
            (Some(written), Some(_)) if written.name() == "rb" => Kind::Markup(String::new()),
            (Some(written), Some(_)) => Kind::Markup(format!("<{}>", written.shown())),
            (written, _) => {
                let problem = match written {
                    Some(written) => SlipKind::UnbalancedHtml { tag: written.shown() },
                    None => SlipKind::RawHtml { tag: name(markup) },
                };
                slips.push(Slip::new(problem, &token.at));
                Kind::Literal(markup.clone())
            }
        };
    }
    show_blocks(tokens, slips)
}

/// For each token that is a tag with a partner, the partner's index.
fn partners(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tokens.len()];
    let mut frames = vec![Frame::default()];
    for (index, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Start(tag) if is_inline(tag.to_end()) => frames.push(Frame::default()),
            Kind::End(tag) if is_inline(*tag) => {
                frames.pop();
            }
            // A block's bounds leave nothing open.
            Kind::Start(_) | Kind::End(_) => frames.clear(),
            Kind::HtmlTag(markup) => {
                if let Some(written) = Written::of(markup) {
                    if frames.is_empty() {
                        frames.push(Frame::default());
                    }
                    let partner = frames.last_mut().and_then(|f| f.meet(index, written));
                    if let Some(partner) = partner {
                        set(&mut partners, index, Some(partner));
                        set(&mut partners, partner, Some(index));
                    }
                }
            }
            _ => {}
        }
    }
    partners
}

impl Frame {
    /// Takes in a tag; for an end tag, gives the index of the token that opened it. Tags opened
    /// since stay without partner.
    fn meet(&mut self, index: usize, written: Written) -> Option<usize> {
        if written.is_break() {
            return None;
        }
        if !written.end {
            self.open.push((index, written.name));
            if let Some(count) = self.count.get_mut(written.name) {
                *count += 1;
            }
            return None;
        }
        if self.count.get(written.name).copied().unwrap_or_default() == 0 {
            return None;
        }
        while let Some((opened, name)) = self.open.pop() {
            if let Some(count) = self.count.get_mut(name) {
                *count -= 1;
            }
            if name == written.name {
                return Some(opened);
            }
        }
        None
    }
}

/// Takes the partners from parts of ruby that do not stand directly in `<ruby>`: HTML permits
/// them nowhere else.
fn drop_stray_ruby(tokens: &[Token], partners: &mut [Option<usize>]) {
    // What is open around a token: for a tag whether it is `<ruby>`, for emphasis and links not.
    let mut around: Vec<bool> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Start(_) => around.push(false),
            Kind::End(_) => {
                around.pop();
            }
            Kind::HtmlTag(markup) => {
                let partner = partners.get(index).copied().flatten();
                let (Some(written), Some(partner)) = (Written::of(markup), partner) else {
                    continue;
                };
                if written.end {
                    around.pop();
                } else if written.is_ruby_part() && around.last() != Some(&true) {
                    set(partners, index, None);
                    set(partners, partner, None);
                } else {
                    around.push(written.name() == "ruby");
                }
            }
            _ => {}
        }
    }
}

fn set(partners: &mut [Option<usize>], index: usize, partner: Option<usize>) {
    if let Some(slot) = partners.get_mut(index) {
        *slot = partner;
    }
}

pub(super) fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// Makes each block of HTML a paragraph of text.
fn show_blocks<'a>(tokens: Vec<Token<'a>>, slips: &mut Vec<Slip>) -> Vec<Token<'a>> {
    let mut shown = Vec::with_capacity(tokens.len());
    for Token { kind, at } in tokens {
        let Kind::HtmlBlock(markup) = kind else {
            shown.push(Token { kind, at });
            continue;
        };
        slips.push(Slip::new(SlipKind::RawHtml { tag: name(&markup) }, &at));
        let text = Kind::Literal(markup.trim().to_owned());
        for kind in [Kind::Start(Tag::Paragraph), text, Kind::End(TagEnd::Paragraph)] {
            shown.push(Token { kind, at: at.clone() });
        }
    }
    shown
}

/// The name by which a slip calls the markup.
fn name(markup: &str) -> String {
    let inner = markup.trim_start().trim_start_matches('<');
    if let Some(sign) = ["!--", "!", "?"].iter().find(|sign| inner.starts_with(**sign)) {
        return (*sign).to_owned();
    }
    let slash = if inner.starts_with('/') { "/" } else { "" };
    let name: String = inner
        .trim_start_matches('/')
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
        .collect();
    format!("{slash}{}", name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{html, read, slips};
    use super::*;

    fn loose(tag: &str) -> SlipKind {
        SlipKind::UnbalancedHtml { tag: tag.into() }
    }

    fn raw(tag: &str) -> SlipKind {
        SlipKind::RawHtml { tag: tag.into() }
    }

    #[test]
    fn permitted_tags_pass_in_their_plain_form() {
        let text = "H<SUB>2</SUB >O，甲<br/>乙<br />丙<U>**丁**</U>";
        assert_eq!(html(text), "<p>H<sub>2</sub>O，甲<br>\n乙<br>\n丙<u><strong>丁</strong></u></p>\n");
        assert_eq!(slips(text), []);
        let ruby = "<ruby><rb>科</rb><rp>(</rp><rt>kē</rt><rp>)</rp></ruby>普";
        assert_eq!(html(ruby), "<p><ruby>科<rp>(</rp><rt>kē</rt><rp>)</rp></ruby>普</p>\n");
    }

    #[test]
    fn unbalanced_tags_are_shown() {
        assert_eq!(html("甲<u>乙"), "<p>甲&lt;u&gt;乙</p>\n");
        assert_eq!(slips("甲<u>乙\n\n丙</u>"), [loose("u"), loose("/u")]);
        assert_eq!(html("*<u>甲*</u>"), "<p><em>&lt;u&gt;甲</em>&lt;/u&gt;</p>\n");
        assert_eq!(html("<u>*甲</u>*"), "<p>&lt;u&gt;<em>甲&lt;/u&gt;</em></p>\n");
        assert_eq!(html("<u>甲<sub>乙</u>丙</sub>"), "<p><u>甲&lt;sub&gt;乙</u>丙&lt;/sub&gt;</p>\n");
        assert_eq!(slips("a</br><u/>b"), [loose("/br"), raw("u")]);
        assert_eq!(slips("- 甲<u>乙\n  - 丙</u>"), [loose("u"), loose("/u")]);
    }

    #[test]
    fn ruby_parts_stand_in_ruby_only() {
        assert_eq!(html("甲<rt>乙</rt>"), "<p>甲&lt;rt&gt;乙&lt;/rt&gt;</p>\n");
        assert_eq!(slips("<ruby>甲*<rt>乙</rt>*</ruby>"), [loose("rt"), loose("/rt")]);
    }

    #[test]
    fn other_html_is_shown_with_one_slip_each() {
        let text = "甲<b>乙</b><u class=x>丙<!-- 丁 --><?x?><![CDATA[y]]>";
        assert_eq!(
            html(text),
            "<p>甲&lt;b&gt;乙&lt;/b&gt;&lt;u class=x&gt;丙&lt;!-- 丁 --&gt;&lt;?x?&gt;&lt;![CDATA[y]]&gt;</p>\n"
        );
        assert_eq!(slips(text), [raw("b"), raw("/b"), raw("u"), raw("!--"), raw("?"), raw("!")]);
        assert_eq!(read(text).slips[0].at, 3..6);
        let block = "<script>\nalert(1)\n\n{{x}}</script>\n\n甲";
        assert_eq!(html(block), "<p>&lt;script&gt;\nalert(1)\n\n{{x}}&lt;/script&gt;</p>\n<p>甲</p>\n");
        assert_eq!(slips(block), [raw("script")]);
    }
}
