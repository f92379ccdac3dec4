//! Marks of Chinese text: full-width, in their standard form (GB/T 15834—2011《标点符号用法》), and not twice.
//!
//! Letters and digits are the other way round: full-width ones are slips of an input method.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Passage;
use crate::diagnostic::Problem;
use crate::width::narrow;

use super::Mark;
use super::expression::{Expression, all};

/// A half-width mark behind a Chinese character, or before one.
static HALF: Expression = LazyLock::new(|| {
    Regex::new(r"(?:[\p{Han}”’》）][ \t]*([,;:!?]))|(?:([,;:!?])[ \t]*[\p{Han}“‘《（])").ok()
});
/// A full stop that ends a Chinese sentence.
static STOP: Expression =
    LazyLock::new(|| Regex::new(r"[\p{Han}”’》）](\.)(?:[ \t\n\u{3000}]|$|\p{Han})").ok());
/// Half-width brackets around something Chinese.
static BRACKETS: Expression = LazyLock::new(|| Regex::new(r"\(([^()\n]*\p{Han}[^()\n]*)\)").ok());
/// Dots and dashes of the wrong form, and what stands twice.
static FORM: Expression = LazyLock::new(|| {
    Regex::new(r"\.{3,}|。{2,}|…+|·{3,}|-{2,}|，{2,}|、{2,}|；{2,}|：{2,}|[０-９Ａ-Ｚａ-ｚ]+").ok()
});

/// What is wrong with the marks of `passage`.
pub(super) fn marks(passage: &Passage) -> Vec<Mark> {
    let text = passage.text.as_str();
    let half = |typed: &str| Problem::PunctuationWidth { typed: typed.to_owned(), better: full(typed) };
    let mut marks = Vec::new();
    for found in all(&HALF, text).chain(all(&STOP, text)) {
        if let Some(mark) = found.get(1).or_else(|| found.get(2)) {
            marks.push((mark.range(), half(mark.as_str())));
        }
    }
    for found in all(&BRACKETS, text) {
        if let (Some(whole), Some(inner)) = (found.get(0), found.get(1)) {
            let better = format!("（{}）", inner.as_str());
            let typed = whole.as_str().to_owned();
            marks.push((whole.range(), Problem::PunctuationWidth { typed, better }));
        }
    }
    for found in all(&FORM, text).filter_map(|found| found.get(0)) {
        let typed = found.as_str();
        let better = standard(typed);
        // A row of dashes in Latin text, and dots that are right.
        if better != typed {
            marks.push((found.range(), Problem::PunctuationForm { typed: typed.to_owned(), better }));
        }
    }
    marks
}

/// The full-width form of a half-width mark.
fn full(mark: &str) -> String {
    match mark {
        "," => "，",
        ";" => "；",
        ":" => "：",
        "!" => "！",
        "?" => "？",
        "." => "。",
        other => other,
    }
    .to_owned()
}

/// The standard form of dots, dashes, doubled marks, and full-width letters and digits.
fn standard(typed: &str) -> String {
    match typed.chars().next() {
        Some('.' | '…' | '。' | '·') => "……".to_owned(),
        Some('-') => "——".to_owned(),
        Some(mark @ ('，' | '、' | '；' | '：')) => mark.to_string(),
        _ => typed.chars().map(narrow).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::marked as marked_by;
    use super::*;

    fn marked(text: &str) -> Vec<String> {
        marked_by(text, marks)
    }

    #[test]
    fn every_expression_is_one() {
        for regex in [&HALF, &STOP, &BRACKETS, &FORM] {
            assert!(regex.is_some());
        }
    }

    #[test]
    fn half_width_marks_in_chinese_text_are_marked() {
        assert_eq!(marked("全区有基地7家,其中3家;还有学校."), [",→，", ";→；", ".→。"]);
        assert_eq!(marked("时间: 9:30,地点:湖畔!好吗?"), [":→：", ",→，", ":→：", "!→！", "?→？"]);
        assert_eq!(marked("武进区(高新区)"), ["(高新区)→（高新区）"]);
    }

    #[test]
    fn numbers_and_foreign_words_keep_theirs() {
        for text in
            ["增长3.5%，比为3:2，9:30开始", "10,000人", "Hello, world! (really)", "GDP(GDP)", "见 3.2 节"]
        {
            assert_eq!(marked(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn dots_dashes_and_doubled_marks_have_one_form() {
        assert_eq!(marked("等等...以后。。。甲…乙……丙"), ["...→……", "。。。→……", "…→……"]);
        assert_eq!(marked("甲--乙，，丙——丁"), ["--→——", "，，→，"]);
        assert_eq!(marked("共１００家，ＡＢＣ"), ["１００→100", "ＡＢＣ→ABC"]);
    }
}
