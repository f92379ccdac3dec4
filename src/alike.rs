//! Names that are one name for an editor and two for a computer.
//!
//! Which letters are capitals, whether an accent is part of its letter or follows it, and whether a letter is as wide as a
//! Han character: systems differ in what of that makes a name another. Windows and macOS find `a.JPG` by `a.jpg`, the
//! computers that websites stand on do not; macOS takes names apart (NFD), input methods put them together (NFC) and type
//! letters wide.

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::diagnostic::Problem;
use crate::language::Words;
use crate::width;

/// `text` without what such names can differ in.
pub fn folded(text: &str) -> String {
    on_disk(&narrow(text))
}

/// `text` without what names of files can differ in on Windows and macOS and still be one.
pub fn on_disk(text: &str) -> String {
    composed(text).to_lowercase()
}

/// What `typed` and `known` differ in, where that is all that they do.
pub fn difference(typed: &str, known: &str) -> Option<Words> {
    if typed == known || folded(typed) != folded(known) {
        return None;
    }
    let [typed, known] = [typed, known].map(composed);
    let is_wide = typed.to_lowercase() != known.to_lowercase();
    let is_case = narrow(&typed) != narrow(&known);
    let differs = [
        (is_case, Words::new("大小写", "upper and lower case")),
        (is_wide, Words::new("全角半角", "full and half width")),
        (
            !is_case && !is_wide,
            Words::new("字符的编码方式（常来自 macOS）", "how its characters are composed (often by macOS)"),
        ),
    ];
    Some(Words::list(differs.into_iter().filter_map(|(is, words)| is.then_some(words))))
}

/// What to tell of `typed`, an id, a title or a heading, when one of `known` is alike.
pub fn told<'n>(typed: &str, known: impl IntoIterator<Item = &'n str>) -> Option<Problem> {
    let own = folded(typed);
    let known = known.into_iter().filter(|known| folded(known) == own).min()?;
    let differs = difference(typed, known)?;
    Some(Problem::NameAlike { typed: typed.to_owned(), known: known.to_owned(), differs })
}

/// With each accent in its letter.
fn composed(text: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()
}

/// With the characters of ASCII at half their width.
fn narrow(text: &str) -> String {
    text.chars().map(|c| if c == '\u{3000}' { ' ' } else { width::narrow(c) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_differ_in() {
        for (typed, known, differs) in [
            ("科普日.jpg", "科普日.JPG", Some("大小写")),
            ("caf\u{e9}.jpg", "cafe\u{301}.jpg", Some("字符的编码方式（常来自 macOS）")),
            ("科普日（1）.jpg", "科普日(1).jpg", Some("全角半角")),
            ("ＧＤＰ", "GDP", Some("全角半角")),
            ("ｇｄｐ", "GDP", Some("大小写、全角半角")),
            ("CAFE\u{301}", "caf\u{e9}", Some("大小写")),
            ("科普日.jpg", "科普日.jpg", None),
            ("科普日.jpg", "科普日.jpeg", None),
        ] {
            assert_eq!(
                difference(typed, known).map(|words| words.zh.into_owned()).as_deref(),
                differs,
                "{typed}"
            );
        }
    }
}
