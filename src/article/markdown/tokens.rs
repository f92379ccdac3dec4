//! What the parser found, as a list of tokens in which each later step settles one matter.
//!
//! The parser's own events do not fit in two ways: they cut text where an escape or a delimiter
//! stands, and they give the places of a text with joints in it. Here text is whole again, every
//! place is the original's, and what is read as one thing (a fenced block, an image, a block of
//! HTML) is one token.

use std::ops::Range;

use percent_encoding::percent_decode_str;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::href::{Href, scheme};
use super::source::Source;
use super::{Piece, Slip, SlipKind, marks};

/// One token and where it stands in the original text.
#[derive(Debug)]
pub(super) struct Token<'a> {
    pub kind: Kind<'a>,
    pub at: Range<usize>,
}

/// What a token is. No string of it has a mark or a character that HTML forbids, apart from those
/// of the tags, which are cleaned where they are settled.
#[derive(Debug)]
pub(super) enum Kind<'a> {
    /// The beginning of an element the HTML writer knows.
    Start(Tag<'a>),
    /// The end of such an element.
    End(TagEnd),
    /// Text in which figures and addresses are still to be looked for.
    Prose(Prose),
    /// Text that is only text.
    Literal(String),
    /// Code inside a paragraph.
    Code(String),
    /// A raw HTML tag inside a paragraph, as written.
    HtmlTag(String),
    /// A raw HTML block, as written.
    HtmlBlock(String),
    /// A fenced or indented block.
    Fence(Fence),
    /// A photo.
    Photo(Photo),
    /// A reference to the footnote with this label.
    NoteReference(String),
    /// The beginning of a link that passes, with its title.
    Link { href: Href, title: String },
    /// The end of such a link.
    LinkEnd,
    /// A line break without meaning of its own.
    SoftBreak,
    /// A line break that shows.
    HardBreak,
    /// A thematic break.
    Rule,
    /// The box of a task, ticked or not.
    Task(bool),
    /// Finished HTML.
    Markup(String),
    /// A piece that a later stage fills in.
    Hole(Piece),
}

/// A fenced or indented block.
#[derive(Debug)]
pub(super) struct Fence {
    /// The info string, empty for an indented block.
    pub info: String,
    /// The content.
    pub body: String,
    /// The original's offset of the content.
    pub body_at: usize,
}

/// A photo named in the text.
#[derive(Debug)]
pub(super) struct Photo {
    pub name: String,
    pub caption: String,
    pub title: Option<String>,
    /// Whether it stands in place of a paragraph.
    pub block: bool,
}

/// Text made whole, with the way back to the original's offsets. Around a character that the
/// writer escaped or wrote as an entity stand joints, so that it is part of no pattern.
#[derive(Debug, Default)]
pub(super) struct Prose {
    pub text: String,
    /// Offsets in `text` with the original's offset for each, both rising.
    spans: Vec<(usize, usize)>,
}

impl Prose {
    /// The original's offset for one of `text`.
    pub fn origin(&self, offset: usize) -> usize {
        let after = self.spans.partition_point(|(start, _)| *start <= offset);
        let span = after.checked_sub(1).and_then(|n| self.spans.get(n));
        span.map_or(0, |(start, origin)| origin + (offset - start))
    }

    fn push(&mut self, text: &str, origin: usize) {
        self.spans.push((self.text.len(), origin));
        self.text.push_str(text);
    }

    /// Adds one text event of the parser.
    fn add(&mut self, text: &str, range: &Range<usize>, source: &Source) {
        let written = source.text.get(range.clone());
        if written != Some(text) {
            self.text.push(marks::JOINT);
            self.push(&marks::plain(text), source.origin(range.start));
            self.text.push(marks::JOINT);
            return;
        }
        let mut start = range.start;
        let escaped = is_escaped(text, start, source);
        if escaped {
            self.text.push(marks::JOINT);
        }
        for (n, part) in text.split(marks::JOINT).enumerate() {
            self.push(part, source.origin(start));
            start += part.len() + marks::JOINT.len_utf8();
            if n == 0 && escaped {
                self.separate_first(part);
            }
        }
    }

    /// Puts a joint behind the first character of the part added last.
    fn separate_first(&mut self, part: &str) {
        let length = part.chars().next().map_or(0, char::len_utf8);
        let start = self.text.len() - part.len();
        self.text.insert(start + length, marks::JOINT);
        if let Some((_, origin)) = self.spans.last().copied() {
            let behind = start + length + marks::JOINT.len_utf8();
            self.spans.push((behind, origin + length));
        }
    }
}

/// Whether the text begins with a character that a backslash stands before.
fn is_escaped(text: &str, start: usize, source: &Source) -> bool {
    let before = start.checked_sub(1).and_then(|n| source.text.as_bytes().get(n));
    text.starts_with(|c: char| c.is_ascii_punctuation()) && before == Some(&b'\\')
}

/// The extensions to `CommonMark` that articles may use.
fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// Reads the text into tokens.
pub(super) fn read<'a>(source: &'a Source, slips: &mut Vec<Slip>) -> Vec<Token<'a>> {
    let mut events = Parser::new_ext(&source.text, extensions()).into_offset_iter();
    let mut tokens: Vec<Token> = Vec::new();
    while let Some((event, range)) = events.next() {
        if let Event::Text(text) = &event
            && let Some(Kind::Prose(prose)) = tokens.last_mut().map(|token| &mut token.kind)
        {
            prose.add(text, &range, source);
            continue;
        }
        let at = source.origins(&range);
        let kind = match event {
            Event::Text(text) => {
                let mut prose = Prose::default();
                prose.add(&text, &range, source);
                Kind::Prose(prose)
            }
            Event::Start(Tag::CodeBlock(kind)) => fence(&kind, at.end, &mut events, source),
            Event::Start(Tag::HtmlBlock) => Kind::HtmlBlock(html_block(&mut events)),
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let caption = caption(&mut events);
                photo(&dest_url, &title, caption, &at, slips)
            }
            event => kind(event),
        };
        tokens.push(Token { kind, at });
    }
    tokens
}

/// The token of an event that stands for itself.
fn kind(event: Event<'_>) -> Kind<'_> {
    match event {
        Event::Start(tag) => Kind::Start(address(tag)),
        Event::End(tag) => Kind::End(tag),
        Event::Code(text) => Kind::Code(marks::plain(&text)),
        Event::Html(html) => Kind::HtmlBlock(marks::plain(&html)),
        Event::InlineHtml(html) => Kind::HtmlTag(marks::plain(&html)),
        Event::FootnoteReference(label) => Kind::NoteReference(marks::plain(&label)),
        Event::SoftBreak => Kind::SoftBreak,
        Event::HardBreak => Kind::HardBreak,
        Event::Rule => Kind::Rule,
        Event::TaskListMarker(done) => Kind::Task(done),
        // Formulas are not among the extensions, and text is read before.
        Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
            Kind::Literal(marks::plain(&text))
        }
    }
}

/// An e-mail address in angle brackets made an ordinary link.
fn address(tag: Tag<'_>) -> Tag<'_> {
    match tag {
        Tag::Link { link_type: LinkType::Email, dest_url, title, id } => Tag::Link {
            link_type: LinkType::Inline,
            dest_url: format!("mailto:{dest_url}").into(),
            title,
            id,
        },
        tag => tag,
    }
}

fn fence<'a>(kind: &CodeBlockKind, end: usize, events: &mut OffsetIter<'a>, source: &Source) -> Kind<'a> {
    let mut body = String::new();
    let mut body_at = None;
    for (event, range) in events.by_ref() {
        match event {
            Event::End(TagEnd::CodeBlock) => break,
            Event::Text(text) => {
                body_at.get_or_insert_with(|| source.origin(range.start));
                body.push_str(&marks::plain(&text));
            }
            _ => {}
        }
    }
    let info = match kind {
        CodeBlockKind::Fenced(info) => marks::plain(info),
        CodeBlockKind::Indented => String::new(),
    };
    let body_at = body_at.unwrap_or(end);
    Kind::Fence(Fence { info, body, body_at })
}

fn html_block(events: &mut OffsetIter) -> String {
    let mut html = String::new();
    for (event, _) in events.by_ref() {
        match event {
            Event::End(TagEnd::HtmlBlock) => break,
            Event::Html(text) | Event::Text(text) => html.push_str(&marks::plain(&text)),
            _ => {}
        }
    }
    html
}

/// An image's caption as plain text, read up to the image's end. Images in it give theirs.
fn caption(events: &mut OffsetIter) -> String {
    let mut caption = String::new();
    let mut depth = 0_usize;
    for (event, _) in events.by_ref() {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) if depth == 0 => break,
            Event::End(TagEnd::Image) => depth -= 1,
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                caption.push_str(&marks::plain(&text));
            }
            Event::SoftBreak | Event::HardBreak => caption.push(' '),
            _ => {}
        }
    }
    caption.trim().to_owned()
}

/// The token for an image: a photo, or its caption where the address is refused. Photos come from the
/// project's own store and go by name, so an address with a scheme or a foreign host is refused.
fn photo<'a>(
    address: &str,
    title: &str,
    caption: String,
    at: &Range<usize>,
    slips: &mut Vec<Slip>,
) -> Kind<'a> {
    let name = marks::plain(address);
    let bare: String = name.chars().filter(|c| !c.is_ascii_whitespace() && *c != '\u{FFFD}').collect();
    let foreign = matches!(bare.as_bytes(), [b'/' | b'\\', b'/' | b'\\', ..]);
    if foreign || scheme(&bare).is_some() {
        slips.push(Slip::new(SlipKind::ImageScheme { url: name }, at));
        return Kind::Literal(caption);
    }
    let decoded = percent_decode_str(&name).decode_utf8().ok();
    let name = decoded.as_deref().map(marks::plain);
    Kind::Photo(Photo {
        name: name.unwrap_or_else(|| marks::plain(address)),
        caption,
        title: Some(marks::plain(title)).filter(|title| !title.is_empty()),
        block: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_whole_and_its_places_are_the_originals() {
        let text = "甲：**乙**3_4&lt;\\[**丙：**5";
        let source = Source::new(text);
        let tokens = read(&source, &mut Vec::new());
        let prose: Vec<&Prose> = tokens
            .iter()
            .filter_map(|token| match &token.kind {
                Kind::Prose(prose) => Some(prose),
                _ => None,
            })
            .collect();
        let texts: Vec<&str> = prose.iter().map(|prose| prose.text.as_str()).collect();
        let between = "3_4\u{FDD0}<\u{FDD0}\u{FDD0}[\u{FDD0}";
        assert_eq!(texts, ["甲：", "乙", between, "丙：", "5"]);
        for (n, sought, place) in [
            (0, "：", 3),
            (1, "乙", 8),
            (2, "4", 15),
            (2, "<", 16),
            (2, "[", 21),
            (3, "：", 27),
            (4, "5", 32),
        ] {
            let found = prose[n].text.find(sought).unwrap();
            assert_eq!(prose[n].origin(found), place, "{sought}");
        }
    }
}
