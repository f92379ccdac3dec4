//! `{{id}}` in the text: the place of a figure that the project keeps elsewhere.

use std::ops::Range;

/// What stands at a pair of opening braces.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Braces {
    /// A figure's id, and the bytes it takes with its braces.
    Figure { id: String, range: Range<usize> },
    /// Something else in double braces, and its bytes.
    Other(Range<usize>),
}

/// What stands at this byte of the text, if double braces open there and are closed.
///
/// An id is of letters of any script, digits, `-` and `_`; spaces may stand around it. The search
/// for the closing braces ends at any other brace, so the work is no more than the text is long.
pub(super) fn at(text: &str, start: usize) -> Option<Braces> {
    let inner = text.get(start..)?.strip_prefix("{{")?;
    let length = inner.find(['{', '}'])?;
    inner.get(length..)?.strip_prefix("}}")?;
    let range = start..start + length + "{{}}".len();
    let id = inner.get(..length)?.trim_matches(' ');
    let written = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if id.is_empty() || !id.chars().all(written) {
        return Some(Braces::Other(range));
    }
    Some(Braces::Figure { id: id.to_owned(), range })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_of_letters_digits_hyphens_and_underscores() {
        let figure = |id: &str, range| Some(Braces::Figure { id: id.into(), range });
        assert_eq!(at("共{{科普-人数_2023}}人", 3), figure("科普-人数_2023", 3..25));
        assert_eq!(at("{{ a }}", 0), figure("a", 0..7));
        assert_eq!(at("{{{a}}}", 0), None);
        assert_eq!(at("{{{a}}}", 1), figure("a", 1..6));
        assert_eq!(at("{{a b}}", 0), Some(Braces::Other(0..7)));
        assert_eq!(at("{{}}", 0), Some(Braces::Other(0..4)));
        assert_eq!(at("{{a} }", 0), None);
        assert_eq!(at("{{a", 0), None);
    }
}
