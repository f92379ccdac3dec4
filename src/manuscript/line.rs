//! Lines, and what stands in them before anything is known of YAML or Markdown.

use std::ops::Range;

use crate::width::narrow;

/// A line without its end, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    pub at: usize,
    pub text: &'t str,
}

impl Line<'_> {
    pub fn end(self) -> usize {
        self.at + self.text.len()
    }

    pub fn is_blank(self) -> bool {
        self.text.chars().all(is_space)
    }
}

/// The lines of the bytes `range` of `text`.
pub(super) fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Line<'_>> {
    let mut at = range.start;
    text.get(range).unwrap_or_default().split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        Line { at: start, text: line.strip_suffix('\n').unwrap_or(line) }
    })
}

/// The line of `text` that the byte `at` stands in.
pub(super) fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |length| at + length);
    start..end
}

/// Spaces of any width, and what is as invisible as they are.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// What has no width and no meaning in Chinese: Word and web pages leave it behind. (Joiners between emoji and letters of
/// other scripts have one.)
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Dashes and minus signs of any width.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '—' | '–' | '―' | '‐' | '‑' | '‒' | '−' | '─' | '﹣' | 'ー')
}

/// Whether a line consists of dashes, at least two: as somebody types `---` who has an input method at work.
pub(super) fn is_dashes(line: &str) -> bool {
    line.chars().filter(|c| is_dash(*c)).count() > 1 && line.chars().all(|c| is_dash(c) || is_space(c))
}

/// Full-width letters, digits and signs as plain ones, and Chinese quotation marks left alone.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(plain_char).collect()
}

/// Likewise one character.
pub(super) fn plain_char(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        _ if is_dash(c) => '-',
        '。' => '.',
        _ => narrow(c),
    }
}

/// A key at the beginning of a line without its indentation, up to the colon: its length, the colon, and what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key<'t> {
    pub name: &'t str,
    pub colon: char,
    pub rest: &'t str,
}

/// The longest name of a key, in characters.
const LONGEST: usize = 24;

/// The key that `text` begins with. A colon that is part of an address (`https://`) or of a time (`8:30`) ends none.
pub(super) fn key(text: &str) -> Option<Key<'_>> {
    let (end, colon) = text.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, ':' | '：'))?;
    let (name, rest) = (text.get(..end)?, text.get(end + colon.len_utf8()..)?);
    let is_name =
        |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '（' | '）' | '/') || is_space(c);
    let is_named = name.chars().all(is_name) && name.chars().any(char::is_alphanumeric);
    let is_time = name.ends_with(|c: char| c.is_numeric()) && rest.starts_with(char::is_numeric);
    (is_named && !rest.starts_with("//") && !is_time).then_some(Key { name, colon, rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_where_they_stand() {
        let text = "一\n\n二三\n";
        let found: Vec<_> = lines(text, 0..text.len()).map(|line| (line.at, line.text)).collect();
        assert_eq!(found, [(0, "一"), (4, ""), (5, "二三")]);
        assert_eq!(line_of(text, 8), 5..11);
        assert_eq!(line_of(text, 4), 4..4);
    }

    #[test]
    fn dashes_are_what_is_meant_as_three() {
        for line in ["---", "－－－", "———", "——", "-- -", "-----", "　— —", "--- \u{200b}"]
        {
            assert!(is_dashes(line), "{line}");
        }
        for line in ["-", "—", "", "- 甲", "***", "— 甲"] {
            assert!(!is_dashes(line), "{line}");
        }
    }

    #[test]
    fn keys_end_at_a_colon() {
        let of = |text| key(text).map(|key| (key.name, key.colon, key.rest));
        assert_eq!(of("标题：攀登"), Some(("标题", '：', "攀登")));
        assert_eq!(of("标 题: 攀登：山"), Some(("标 题", ':', " 攀登：山")));
        assert_eq!(of("https://a.cn"), None);
        assert_eq!(of("上午8:30开会"), None);
        assert_eq!(of("他说，好：走"), None);
        assert_eq!(of("：甲"), None);
        assert_eq!(of("## 一"), None);
    }
}
