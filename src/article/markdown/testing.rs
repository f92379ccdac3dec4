//! What the tests of this folder share: reading a text, and showing pieces as one string.

use super::{Dialect, Labels, Markdown, Piece, SlipKind, parse};

/// Reads the text with the Chinese labels and the directives `figures` and `gallery`.
pub(super) fn read(text: &str) -> Markdown {
    let dialect = Dialect {
        directives: &["figures", "gallery"],
        clauses: false,
        heading_links: false,
        labels: &Labels::CHINESE,
    };
    parse(text, &dialect)
}

/// The body's HTML, with the holes shown in square brackets; block photos and directives in
/// capitals.
pub(super) fn html(text: &str) -> String {
    read(text).pieces.iter().map(shown).collect()
}

pub(super) fn shown(piece: &Piece) -> String {
    match piece {
        Piece::Html(html) => html.clone(),
        Piece::Text(text) => format!("[text {text}]"),
        Piece::Figure { id, .. } => format!("[figure {id}]"),
        Piece::Href { target, .. } => format!("[href {target}]"),
        Piece::Named { name, .. } => format!("[named {name}]"),
        Piece::Title { text: Some(text), .. } => text.clone(),
        Piece::Title { name, .. } => format!("[title {name}]"),
        Piece::Photo { name, caption, block, .. } => {
            let kind = if *block { "PHOTO" } else { "photo" };
            format!("[{kind} {name}|{caption}]")
        }
        Piece::Directive { name, body, .. } => format!("[DIRECTIVE {name} {body}]"),
    }
}

/// The problems of the slips.
pub(super) fn slips(text: &str) -> Vec<SlipKind> {
    read(text).slips.into_iter().map(|slip| slip.problem).collect()
}
