//! Titles and headings (条目标题): short, and one phrase, so without the marks that divide sentences.

use crate::article::Passage;
use crate::diagnostic::Problem;

use super::Mark;

/// More characters than a reader takes in at a glance in a table of contents; a letter or digit is half of one.
const LONGEST: usize = 30;
/// Marks that divide or end sentences. Quotes, book titles, enumerations, brackets and dashes stay inside a phrase.
const DIVIDING: &[char] = &['，', '。', '；', '：', '！', '？', '…', ',', ';', '!', '?'];

/// What is wrong with a title.
pub(super) fn marks(title: &Passage) -> Vec<Mark> {
    let text = title.text.trim_end();
    let mut marks = Vec::new();
    let halves: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    if halves.div_ceil(2) > LONGEST {
        let problem = Problem::TitleLong { length: halves.div_ceil(2), limit: LONGEST };
        marks.push((0..text.len(), problem));
    }
    if let Some((at, sign)) = text.char_indices().find(|(_, c)| DIVIDING.contains(c)) {
        marks.push((at..at + sign.len_utf8(), Problem::TitlePunctuation { sign: sign.to_string() }));
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::super::testing::marked;
    use super::marks;

    #[test]
    fn a_title_is_short_and_one_phrase() {
        let marked = |text| marked(text, marks);
        assert_eq!(marked("“全国科普示范区”创建、《攀登》与 2021—2025 年规划（摘要）"), Vec::<String>::new());
        assert_eq!(marked("凝心聚力，再创辉煌！"), ["，"]);
        let long = "一二三四五六七八九十".repeat(3) + "ab";
        assert_eq!(marked(&long), std::slice::from_ref(&long));
        assert_eq!(marked(&long[..90]), Vec::<String>::new());
    }
}
