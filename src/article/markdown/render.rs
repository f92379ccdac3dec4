//! The settled tokens written as HTML, cut where a later stage puts something in.
//!
//! The parser's own writer does the writing, so that its escaping and its lines are kept; what it
//! would write otherwise than this project's pages need reaches it as finished HTML.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd, html};

use super::Piece;
use super::href::{Href, attribute};
use super::marks;
use super::tokens::{Fence, Kind, Photo, Token};

/// Writes the tokens.
pub(super) fn pieces(tokens: Vec<Token<'_>>, directives: &[&str]) -> Vec<Piece> {
    let mut holes = Holes::default();
    let mut events = Vec::with_capacity(tokens.len());
    for token in tokens {
        push(token, directives, &mut holes, &mut events);
    }
    let mut written = String::new();
    html::push_html(&mut written, events.into_iter());
    marks::fill(&written, holes.pieces)
}

/// The pieces that stand in holes.
#[derive(Default)]
struct Holes {
    pieces: Vec<Piece>,
    /// How many cross-references there have been.
    references: usize,
}

impl Holes {
    /// The mark of a new hole for this piece.
    fn dig(&mut self, piece: Piece) -> String {
        self.pieces.push(piece);
        marks::hole(self.pieces.len() - 1)
    }

    fn directive(&mut self, name: String, fence: Fence, at: Range<usize>) -> String {
        let Fence { body, body_at, .. } = fence;
        let hole = self.dig(Piece::Directive { name, body, at, body_at });
        format!("{hole}\n")
    }

    fn photo(&mut self, photo: Photo, at: Range<usize>) -> String {
        let end = if photo.block { "\n" } else { "" };
        let hole = self.dig(Piece::Photo {
            name: photo.name,
            caption: photo.caption,
            title: photo.title,
            block: photo.block,
            at,
        });
        format!("{hole}{end}")
    }

    /// The start tag of a link.
    fn link(&mut self, href: Href, title: &str, at: Range<usize>) -> String {
        let href = match href {
            Href::Outside(address) => Href::attributes(&address),
            Href::Inside(target) => format!("href=\"{}\"", self.dig(Piece::Href { target, at })),
            Href::Named(name) => {
                self.references += 1;
                let id = format!("id=\"ref-{}\"", self.references);
                id + &self.dig(Piece::Named { name, at })
            }
        };
        let title = match title {
            "" => String::new(),
            title => format!(" title=\"{}\"", attribute(title)),
        };
        format!("<a {href}{title}>")
    }
}

/// Adds the events of a token.
fn push<'a>(
    Token { kind, at }: Token<'a>,
    directives: &[&str],
    holes: &mut Holes,
    events: &mut Vec<Event<'a>>,
) {
    let html = match kind {
        Kind::Start(Tag::FootnoteDefinition(number)) => format!("<li id=\"fn-{number}\">\n"),
        Kind::End(TagEnd::FootnoteDefinition) => "</li>\n".to_owned(),
        Kind::Start(tag) => return events.push(Event::Start(tag)),
        Kind::End(tag) => return events.push(Event::End(tag)),
        Kind::Literal(text) => return events.push(Event::Text(without_line_ends(text).into())),
        Kind::Code(text) => return events.push(Event::Code(text.into())),
        Kind::SoftBreak => return events.push(Event::SoftBreak),
        Kind::Fence(fence) => match directive(&fence, directives) {
            Some(name) => holes.directive(name, fence, at),
            None => return code(fence, events),
        },
        Kind::Photo(photo) => holes.photo(photo, at),
        Kind::Link { href, title } => holes.link(href, &title, at),
        Kind::LinkEnd => "</a>".to_owned(),
        Kind::HardBreak => "<br>\n".to_owned(),
        Kind::Rule => "<hr>\n".to_owned(),
        Kind::Markup(html) => html,
        Kind::Hole(piece) => holes.dig(piece),
        // Settled by the steps before.
        Kind::Prose(_) | Kind::HtmlTag(_) | Kind::HtmlBlock(_) | Kind::NoteReference(_) | Kind::Task(_) => {
            return;
        }
    };
    events.push(Event::InlineHtml(html.into()));
}

/// The name of the directive that the fence is, if it is one.
fn directive(fence: &Fence, directives: &[&str]) -> Option<String> {
    let word = fence.info.split_whitespace().next()?;
    directives.contains(&word).then(|| word.to_owned())
}

fn code(fence: Fence, events: &mut Vec<Event>) {
    let language = fence.info.split_whitespace().next().unwrap_or_default();
    let kind = CodeBlockKind::Fenced(language.to_owned().into());
    events.push(Event::Start(Tag::CodeBlock(kind)));
    events.push(Event::Text(without_line_ends(fence.body).into()));
    events.push(Event::End(TagEnd::CodeBlock));
}

/// The text without the spaces at the ends of its lines, but for the last one's, after which
/// other text may stand: they show nothing, and checkers of HTML object to them.
fn without_line_ends(text: String) -> String {
    if !text.contains('\n') {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match line.strip_suffix('\n') {
            Some(line) => {
                kept.push_str(line.trim_ascii_end());
                kept.push('\n');
            }
            None => kept.push_str(line),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::Piece;
    use super::super::testing::{html, read};

    #[test]
    fn a_directive_is_handed_on_with_its_place() {
        let text = "甲：**乙：**丙\n\n```figures  宽\n年**：*人*\n{{a}}\n```\n";
        let pieces = read(text).pieces;
        let start = text.find("```").unwrap();
        assert_eq!(
            pieces[1],
            Piece::Directive {
                name: "figures".into(),
                body: "年**：*人*\n{{a}}\n".into(),
                at: start..text.len() - 1,
                body_at: text.find("年").unwrap(),
            }
        );
        assert_eq!(
            html("> ```gallery\n> a.jpg\n> ```\n\n- ```gallery\n  ```\n"),
            "<blockquote>\n[DIRECTIVE gallery a.jpg\n]\n</blockquote>\n<ul>\n<li>[DIRECTIVE gallery ]\n</li>\n</ul>\n"
        );
    }

    #[test]
    fn other_blocks_are_code() {
        assert_eq!(
            html("```rust,x \"y\nlet a：**（b）**c = \"<1>\";\n```\n"),
            "<pre><code class=\"language-rust,x\">let a：**（b）**c = \"&lt;1&gt;\";\n</code></pre>\n"
        );
        assert_eq!(html("~~~\nhttps://a.cn {{b}}\n~~~"), "<pre><code>https://a.cn {{b}}\n</code></pre>\n");
        assert_eq!(html("    甲\n"), "<pre><code>甲\n</code></pre>\n");
        assert_eq!(html("```figuresx\n```"), "<pre><code class=\"language-figuresx\"></code></pre>\n");
    }

    #[test]
    fn code_loses_the_spaces_at_its_line_ends() {
        assert_eq!(html("```\n甲 \n \t\n 乙\n```"), "<pre><code>甲\n\n 乙\n</code></pre>\n");
    }

    #[test]
    fn blocks_of_all_kinds() {
        assert_eq!(
            html("3. 甲\n4. 乙\n\n***\n\n科协\n: 科学技术协会\n\n甲  \n乙"),
            concat!(
                "<ol start=\"3\">\n<li>甲</li>\n<li>乙</li>\n</ol>\n<hr>\n",
                "<dl>\n<dt>科协</dt>\n<dd>科学技术协会</dd>\n</dl>\n<p>甲<br>\n乙</p>\n",
            )
        );
    }
}
