//! Where prose names a figure, and in which words: a number alone says little, the sentence that it stands in says what
//! it is for.
//!
//! An article that speaks of the figures of another goes before the one that records them, whose reader has the
//! sentence before their eyes.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::article::Piece;

use super::{Entry, EntryId, Figures, Fill};

/// More characters than a sentence beside a number should have; of one that is longer, the clause is enough.
const LONG: usize = 72;
/// Fewer characters besides the figure say nothing of it.
const WORDS: usize = 2;
/// Elements that begin or end a block.
const BLOCKS: &[&str] = &[
    "p",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "div",
    "section",
    "aside",
    "pre",
    "hr",
    "figure",
    "br",
];
/// Blocks whose text is sentences.
const PROSE: &[&str] = &["p", "li", "dd"];
/// Elements whose text is no part of the sentence around them: marks of notes, readings.
const ASIDES: &[&str] = &["sup", "rt", "rp", "code"];

/// A sentence that names a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The article.
    pub entry: EntryId,
    /// Its words before the figure.
    pub before: String,
    /// The figure as it is read there.
    pub text: String,
    /// Its words after the figure.
    pub after: String,
}

/// The sentences that name figures, one at most for each, by id.
#[derive(Debug, Default)]
pub struct Quotes {
    by_id: HashMap<String, Quote>,
}

impl Quotes {
    /// The sentence that names the figure `id`.
    pub fn get(&self, id: &str) -> Option<&Quote> {
        self.by_id.get(id)
    }
}

impl Quote {
    /// What links to the figure's place in the article name.
    pub fn anchor(id: &str) -> String {
        format!("quote-{id}")
    }
}

/// Looks through the articles, and marks the pieces that are quoted.
pub(super) fn collect(figures: &Figures, entries: &mut [Entry]) -> Quotes {
    let mut found: HashMap<String, (bool, usize, Quote)> = HashMap::new();
    let naming = entries.par_iter().enumerate().filter(|(_, entry)| names_figures(entry));
    let mentions: Vec<_> = naming.map(|(number, entry)| (number, entry, mentions(entry))).collect();
    for (number, entry, mentions) in mentions {
        let own: Vec<&str> = figures.of(&entry.article.path).map(|figure| figure.id.as_str()).collect();
        for mention in mentions {
            let is_own = own.contains(&&*mention.id);
            if found.get(&mention.id).is_none_or(|(was_own, ..)| *was_own && !is_own) {
                let Mention { id, piece, before, text, after } = mention;
                found.insert(id, (is_own, piece, Quote { entry: number, before, text, after }));
            }
        }
    }
    let mut quotes = Quotes::default();
    for (id, (_, piece, quote)) in found {
        if let Some(entry) = entries.get_mut(quote.entry) {
            entry.filled.quoted.push(piece);
        }
        quotes.by_id.insert(id, quote);
    }
    quotes
}

/// Whether there is a sentence to look for, which takes far longer than to see that there is none.
fn names_figures(entry: &Entry) -> bool {
    entry.article.body.pieces.iter().any(|piece| matches!(piece, Piece::Figure(_)))
}

/// A figure in a sentence.
struct Mention {
    id: String,
    piece: usize,
    before: String,
    text: String,
    after: String,
}

fn mentions(entry: &Entry) -> Vec<Mention> {
    let mut reader = SentenceReader::default();
    for (at, (piece, fill)) in entry.filled.zip(&entry.article.body).enumerate() {
        match (piece, fill) {
            (Piece::Html(html), _) => reader.html(html),
            (Piece::Text(text), _) | (Piece::Title { .. }, Fill::Text(text)) => reader.text(text),
            (Piece::Figure(id), Fill::Text(text)) => {
                reader.sentence.push((text.clone(), Some((id.value.clone(), at))));
            }
            // The values of attributes.
            (Piece::Href(_) | Piece::Named(_), _) => {}
            _ => reader.end(),
        }
    }
    reader.end();
    reader.mentions
}

/// A figure's id and the number of its piece.
type Mark = (String, usize);

/// Takes a body apart into sentences.
#[derive(Default)]
struct SentenceReader {
    /// The sentence so far: words, and figures with their ids and pieces.
    sentence: Vec<(String, Option<Mark>)>,
    /// The tag that is being read.
    tag: Option<String>,
    /// The block that is being read.
    block: String,
    /// How many elements are open whose text is no part of the sentence.
    asides: usize,
    mentions: Vec<Mention>,
}

impl SentenceReader {
    fn html(&mut self, html: &str) {
        let mut text = String::new();
        for c in html.chars() {
            match (&mut self.tag, c) {
                (Some(_), '>') => {
                    let tag = self.tag.take().unwrap_or_default();
                    self.words(&std::mem::take(&mut text));
                    self.element(&tag);
                }
                (Some(tag), _) => tag.push(c),
                (None, '<') => self.tag = Some(String::new()),
                (None, _) => text.push(c),
            }
        }
        self.words(&text);
    }

    fn words(&mut self, html: &str) {
        let text = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .into_iter()
            .fold(html.to_owned(), |text, (entity, c)| text.replace(entity, c));
        self.text(&text);
    }

    fn element(&mut self, tag: &str) {
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        let closes = tag.starts_with('/');
        if ASIDES.contains(&name) {
            self.asides = if closes { self.asides.saturating_sub(1) } else { self.asides + 1 };
        } else if BLOCKS.contains(&name) {
            self.end();
            self.block = if closes { String::new() } else { name.to_owned() };
        }
    }

    fn text(&mut self, text: &str) {
        if self.asides > 0 {
            return;
        }
        let mut ended = false;
        for c in text.chars() {
            // What closes a quotation belongs to the sentence that ended in it.
            if ended && !matches!(c, '”' | '’' | '」' | '』' | '）') {
                self.end();
                ended = false;
            }
            match self.sentence.last_mut() {
                Some((words, None)) => words.push(c),
                _ => self.sentence.push((c.to_string(), None)),
            }
            ended = ended || matches!(c, '。' | '！' | '？');
        }
        if ended {
            self.end();
        }
    }

    /// Ends the sentence, and notes the figures in it.
    fn end(&mut self) {
        let sentence = std::mem::take(&mut self.sentence);
        if !PROSE.contains(&&*self.block) {
            return;
        }
        let said = |parts: &[(String, Option<Mark>)]| -> String {
            parts.iter().map(|(words, _)| words.as_str()).collect()
        };
        for (at, (text, mark)) in sentence.iter().enumerate() {
            let Some((id, piece)) = mark else { continue };
            let before = said(sentence.get(..at).unwrap_or_default());
            let after = said(sentence.get(at + 1..).unwrap_or_default());
            let (before, after) = shortened(before.trim_start(), after.trim_end());
            // 共7家 says no more than the figure does.
            if before.chars().chain(after.chars()).filter(|c| c.is_alphanumeric()).count() < WORDS {
                continue;
            }
            let (id, piece, text) = (id.clone(), *piece, text.clone());
            self.mentions.push(Mention { id, piece, before, text, after });
        }
    }
}

/// The words around a figure; of a long sentence only its clause between semicolons.
fn shortened(before: &str, after: &str) -> (String, String) {
    if before.chars().count() + after.chars().count() <= LONG {
        return (before.to_owned(), after.to_owned());
    }
    let before = before.rsplit('；').next().unwrap_or(before);
    let after = after.split('；').next().unwrap_or(after);
    (before.to_owned(), after.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pieces: &[(&str, Option<&str>)]) -> Vec<(String, String, String)> {
        let mut reader = SentenceReader::default();
        for (at, (text, id)) in pieces.iter().enumerate() {
            match id {
                Some(id) => reader.sentence.push(((*text).to_owned(), Some(((*id).to_owned(), at)))),
                None => reader.html(text),
            }
        }
        reader.end();
        reader.mentions.into_iter().map(|mention| (mention.before, mention.text, mention.after)).collect()
    }

    fn one(before: &str, text: &str, after: &str) -> (String, String, String) {
        (before.to_owned(), text.to_owned(), after.to_owned())
    }

    #[test]
    fn a_sentence_is_what_stands_between_full_stops_of_a_block() {
        let pieces = [
            ("<h2>题</h2><p>前。有<strong>甲 &amp; 乙</strong>", None),
            ("7家", Some("a")),
            ("，好。后。</p>", None),
        ];
        assert_eq!(read(&pieces), [one("有甲 & 乙", "7家", "，好。")]);
        let pieces = [("<p>他说：“有", None), ("7家", Some("a")), ("。”又说。</p>", None)];
        assert_eq!(read(&pieces), [one("他说：“有", "7家", "。”")]);
        let pieces = [
            ("<ul><li>有<a href=\"", None),
            ("\">好</a>", None),
            ("7家", Some("a")),
            ("<sup>1</sup></li></ul>", None),
        ];
        assert_eq!(read(&pieces), [one("有好", "7家", "")]);
    }

    #[test]
    fn headings_and_cells_are_no_sentences() {
        assert_eq!(read(&[("<h2>有", None), ("7家", Some("a")), ("</h2><p>文</p>", None)]), []);
        assert_eq!(read(&[("<table><tr><td>", None), ("7家", Some("a")), ("</td></tr></table>", None)]), []);
    }

    #[test]
    fn of_a_long_sentence_the_clause_is_enough() {
        let long = "很".repeat(80);
        assert_eq!(shortened(&format!("{long}；有"), "，好；别的。"), ("有".to_owned(), "，好".to_owned()));
        assert_eq!(shortened("短；有", "。"), ("短；有".to_owned(), "。".to_owned()));
    }
}
