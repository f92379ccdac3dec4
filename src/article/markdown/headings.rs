//! Headings: their levels and ids, and the list of them.
//!
//! The page's `<h1>` is the article's title, so the body begins at `<h2>`. The levels written are
//! read as an order only: a heading is one deeper than the nearest one before it with a smaller
//! level, so none is skipped, whatever numbers a writer takes, and siblings stay siblings.
//!
//! An id keeps the heading's text: letters and digits of any script stay, in lower case, each run
//! of spaces, hyphens and underscores becomes one hyphen, and all else is dropped:
//! `一、全域科普 新格局` gives `一全域科普-新格局`. An id begins with a letter, so `2023年` gives
//! `h-2023年`; a heading without any letter or digit is `section`. An id already taken gets `-2`,
//! `-3` and so on. What a writer sets with `{#id}` is taken first.
//!
//! The link beside a heading is empty and leads to the heading: how it looks is the theme's, and what it is called is
//! said to those who hear the page. It stands inside the heading, so that one who reads on meets it there.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, HeadingLevel, Tag, TagEnd};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::href::attribute;
use super::tokens::{Kind, Token};
use super::{Heading, Labels, Piece, Slip, SlipKind, marks, outline};

/// A heading as written.
struct Found {
    /// Indices of the tokens of its start and end.
    tokens: Range<usize>,
    level: HeadingLevel,
    /// The writer's own id, without joints.
    id: Option<String>,
    classes: Vec<String>,
    pieces: Vec<Piece>,
    at: Range<usize>,
}

/// Gives every heading its level and id, leaves out those without content, and lists them.
pub(super) fn settle<'a>(tokens: Vec<Token<'a>>, slips: &mut Vec<Slip>) -> (Vec<Token<'a>>, Vec<Heading>) {
    let (tokens, found) = find(tokens, slips);
    let ids = ids(&found, slips);
    let levels = levels(&found);
    let mut headings = Vec::with_capacity(found.len());
    let mut tokens = tokens;
    for ((found, id), level) in found.into_iter().zip(ids).zip(levels) {
        if let Some(start) = tokens.get_mut(found.tokens.start) {
            start.kind = Kind::Start(Tag::Heading {
                level,
                id: Some(CowStr::from(id.clone())),
                classes: found.classes.into_iter().map(CowStr::from).collect(),
                attrs: Vec::new(),
            });
        }
        if let Some(end) = tokens.get_mut(found.tokens.end) {
            end.kind = Kind::End(TagEnd::Heading(level));
        }
        headings.push(Heading { level: level as u8, id, pieces: found.pieces });
    }
    (tokens, headings)
}

/// Puts the link to each of `headings` behind its text.
pub(super) fn linked<'a>(tokens: Vec<Token<'a>>, headings: &[Heading], labels: &Labels) -> Vec<Token<'a>> {
    let mut linked = Vec::with_capacity(tokens.len());
    let mut headings = headings.iter();
    for token in tokens {
        if matches!(token.kind, Kind::End(TagEnd::Heading(_)))
            && let Some(heading) = headings.next()
        {
            let kinds = link(heading, labels).into_iter();
            linked.extend(kinds.map(|kind| Token { kind, at: token.at.clone() }));
        }
        linked.push(token);
    }
    linked
}

/// The link to `heading`. Figures in its name are holes, as in the heading itself; one without words is called by its id.
fn link(heading: &Heading, labels: &Labels) -> Vec<Kind<'static>> {
    let (id, name) = (attribute(&heading.id), attribute(labels.heading_link));
    let begin = format!("<a class=\"heading-link\" href=\"#{id}\" data-unbound aria-label=\"{name}");
    let mut kinds = vec![Kind::Markup(begin)];
    if heading.pieces.is_empty() {
        kinds.push(Kind::Markup(id));
    }
    kinds.extend(heading.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => Kind::Markup(attribute(&marks::plain(text))),
        other => Kind::Hole(other.clone()),
    }));
    kinds.push(Kind::Markup("\"></a>".to_owned()));
    kinds
}

/// The headings that have content; the others are taken out.
fn find<'a>(tokens: Vec<Token<'a>>, slips: &mut Vec<Slip>) -> (Vec<Token<'a>>, Vec<Found>) {
    let mut kept: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut found = Vec::new();
    let mut begin = None;
    for token in tokens {
        match &token.kind {
            Kind::Start(Tag::Heading { .. }) => begin = Some(kept.len()),
            Kind::End(TagEnd::Heading(_)) => {
                let start = begin.take().unwrap_or(kept.len());
                if kept.get(start + 1..).is_none_or(|inside| inside.iter().all(is_blank)) {
                    slips.push(Slip::new(SlipKind::EmptyHeading, &token.at));
                    kept.truncate(start);
                    continue;
                }
                found.extend(read(&kept, start, slips));
            }
            _ => {}
        }
        kept.push(token);
    }
    (kept, found)
}

fn is_blank(token: &Token) -> bool {
    match &token.kind {
        Kind::Literal(text) => text.trim().is_empty(),
        Kind::Start(_) | Kind::End(_) | Kind::SoftBreak | Kind::HardBreak => true,
        _ => false,
    }
}

/// The heading whose tokens, all but the end, are those from `start` on.
fn read(tokens: &[Token], start: usize, slips: &mut Vec<Slip>) -> Option<Found> {
    let first = tokens.get(start)?;
    let Kind::Start(Tag::Heading { level, id, classes, attrs }) = &first.kind else {
        return None;
    };
    for (name, _) in attrs {
        let name = marks::plain(name);
        slips.push(Slip::new(SlipKind::HeadingAttribute { name }, &first.at));
    }
    let mut unlike = HashSet::new();
    let classes = classes.iter().map(|class| marks::plain(class));
    Some(Found {
        tokens: start..tokens.len(),
        level: *level,
        id: id.as_deref().map(marks::plain).filter(|id| !id.is_empty()),
        classes: classes.filter(|class| unlike.insert(class.clone())).collect(),
        pieces: outline::pieces(tokens.get(start + 1..)?),
        at: first.at.clone(),
    })
}

/// The level of each heading on the page.
fn levels(found: &[Found]) -> Vec<HeadingLevel> {
    let mut above: Vec<HeadingLevel> = Vec::new();
    let mut levels = Vec::with_capacity(found.len());
    for heading in found {
        while above.last().is_some_and(|level| *level >= heading.level) {
            above.pop();
        }
        above.push(heading.level);
        levels.push(HeadingLevel::try_from(above.len() + 1).unwrap_or(HeadingLevel::H6));
    }
    levels
}

/// The id of each heading: first the writer's own are given, then the others.
fn ids(found: &[Found], slips: &mut Vec<Slip>) -> Vec<String> {
    let mut taken = Taken::default();
    let own: Vec<Option<String>> = found
        .iter()
        .map(|heading| {
            let written = heading.id.as_ref()?;
            let mut id = written.clone();
            if is_reserved(written) {
                slips.push(Slip::new(SlipKind::ReservedId { id }, &heading.at));
                id = format!("h-{written}");
            }
            let free = taken.free(&id);
            if free != id {
                let id = written.clone();
                slips.push(Slip::new(SlipKind::RepeatedId { id }, &heading.at));
            }
            Some(free)
        })
        .collect();
    own.into_iter()
        .zip(found)
        .map(|(own, heading)| own.unwrap_or_else(|| taken.free(&slug(&heading.pieces))))
        .collect()
}

/// The beginnings of ids that are given by number or by record.
const RESERVED: &[&str] =
    &["fn-", "fnref-", "clause-", "ref-", "person-", "organisation-", "honour-", "member-", "quote-"];

/// Whether the id is of a form that is kept for what the page itself gives ids: footnotes and clauses, references,
/// terms and photographs by their numbers, records, and an event's facts.
fn is_reserved(id: &str) -> bool {
    let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    RESERVED.iter().any(|kept| id.starts_with(kept))
        || ["term-", "photo-"].iter().any(|kept| id.strip_prefix(kept).is_some_and(is_number))
        || id == "facts"
}

/// The ids given so far.
#[derive(Default)]
struct Taken {
    ids: HashSet<String>,
    /// The number last put after an id, so that no number is tried twice.
    numbers: HashMap<String, usize>,
}

impl Taken {
    /// The id itself or with the first number that makes it free, which is then taken.
    fn free(&mut self, id: &str) -> String {
        let mut free = id.to_owned();
        while !self.ids.insert(free.clone()) {
            let number = self.numbers.entry(id.to_owned()).or_insert(1);
            *number += 1;
            free = format!("{id}-{number}");
        }
        free
    }
}

/// The id that a heading's text gives, by the rule at the top of this file.
fn slug(pieces: &[Piece]) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for piece in pieces {
        let text = match piece {
            Piece::Text(text) | Piece::Figure { id: text, .. } => text,
            Piece::Title { name, text } => text.as_ref().unwrap_or(name),
            _ => continue,
        };
        for c in text.chars() {
            match c.general_category_group() {
                GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number => {
                    if gap && !slug.is_empty() {
                        slug.push('-');
                    }
                    gap = false;
                    slug.extend(c.to_lowercase().filter(|c| is_letter(*c) || c.is_numeric()));
                }
                _ => gap = gap || c.is_whitespace() || matches!(c, '-' | '_'),
            }
        }
    }
    match slug.chars().next() {
        None => "section".to_owned(),
        Some(first) if is_letter(first) && !is_reserved(&slug) => slug,
        Some(_) => format!("h-{slug}"),
    }
}

fn is_letter(c: char) -> bool {
    c.general_category_group() == GeneralCategoryGroup::Letter
}

#[cfg(test)]
mod tests {
    use super::super::testing::{html, read, shown, slips};
    use super::super::{Dialect, parse};
    use super::*;

    fn ids(text: &str) -> Vec<String> {
        read(text).headings.into_iter().map(|heading| heading.id).collect()
    }

    fn levels(text: &str) -> Vec<u8> {
        read(text).headings.into_iter().map(|heading| heading.level).collect()
    }

    #[test]
    fn ids_keep_chinese_text_and_are_unlike() {
        assert_eq!(
            ids("## 一、全域科普 新格局\n\n## “Open Day” - *科普*日\n\n## 2023年\n\n## ……\n\n## FN-1\n"),
            ["一全域科普-新格局", "open-day-科普日", "h-2023年", "section", "h-fn-1"]
        );
        assert_eq!(ids("## 甲\n\n## 甲\n\n## 甲-2\n\n## 甲\n"), ["甲", "甲-2", "甲-2-2", "甲-3"]);
    }

    #[test]
    fn a_writers_own_id_is_taken_first() {
        let text = "## 甲\n\n## 乙 {#甲 .x .x onclick=y}\n\n## 丙 {#甲}\n\n## 丁 {#fn-1}\n";
        assert_eq!(ids(text), ["甲-3", "甲", "甲-2", "h-fn-1"]);
        assert!(html(text).contains("<h2 id=\"甲\" class=\"x\">乙</h2>"));
        assert_eq!(
            slips(text),
            [
                SlipKind::HeadingAttribute { name: "onclick".into() },
                SlipKind::RepeatedId { id: "甲".into() },
                SlipKind::ReservedId { id: "fn-1".into() },
            ]
        );
    }

    #[test]
    fn levels_skip_nothing() {
        assert_eq!(levels("# 甲\n\n## 乙\n\n# 丙\n"), [2, 3, 2]);
        assert_eq!(levels("### 甲\n\n### 乙\n\n###### 丙\n\n##### 丁\n\n## 戊\n"), [2, 2, 3, 3, 2]);
        assert_eq!(levels("# a\n## b\n### c\n#### d\n##### e\n###### f\n"), [2, 3, 4, 5, 6, 6]);
        assert_eq!(html("甲\n乙\n==="), "<h2 id=\"甲乙\">甲乙</h2>\n");
    }

    #[test]
    fn a_headings_pieces_are_text_and_figures() {
        let heading = read("## **共**{{n}}`人`[^1]\n\n[^1]: 注").headings.remove(0);
        assert_eq!(
            heading.pieces,
            [
                Piece::Text("共".into()),
                Piece::Figure { id: "n".into(), at: 10..15 },
                Piece::Text("人".into()),
            ]
        );
        assert_eq!(heading.id, "共n人");
    }

    #[test]
    fn a_link_beside_a_heading_says_where_it_leads() {
        let dialect =
            Dialect { directives: &[], clauses: false, heading_links: true, labels: &Labels::CHINESE };
        let html = |text: &str| -> String { parse(text, &dialect).pieces.iter().map(shown).collect() };
        assert_eq!(
            html("## 共{{n}}“*人*\"&\n\n文"),
            "<h2 id=\"共n人\">共[figure n]“<em>人</em>\"&amp;<a class=\"heading-link\" href=\"#共n人\" data-unbound \
             aria-label=\"链接到：共[figure n]“人&quot;&amp;\"></a></h2>\n<p>文</p>\n"
        );
        assert_eq!(
            html("> # ![甲](a.jpg)"),
            "<blockquote>\n<h2 id=\"section\">[photo a.jpg|甲]<a class=\"heading-link\" href=\"#section\" data-unbound \
             aria-label=\"链接到：section\"></a></h2>\n</blockquote>\n"
        );
    }

    #[test]
    fn an_empty_heading_is_left_out() {
        assert_eq!(html("##\n\n甲"), "<p>甲</p>\n");
        assert_eq!(slips("## {#甲}\n"), [SlipKind::EmptyHeading]);
    }
}
