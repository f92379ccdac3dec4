//! Words that say when, seen from the day on which they were written. A yearbook outlives its year.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::{Kind, Passage};
use crate::diagnostic::Problem;

use super::Mark;
use super::expression::{Expression, all};

/// The words. What is meant by 上年 beside a figure's own year is clear, and is usual.
static WORDS: Expression = LazyLock::new(|| {
    Regex::new(
        "今年|去年|前年|明年|后年|本月|上月|上个月|下个月|本周|上周|下周|日前|近日|前不久|不久前|最近|昨天|昨日|前天|明天|后天",
    )
    .ok()
});
/// Those that a preface or a closing word may mean as a figure of speech.
const FIGURATIVE: &[&str] = &["昨天", "昨日", "明天", "后天"];

/// The words of `passage` that date nothing. What is quoted was said on a day of its own.
pub(super) fn marks(passage: &Passage, kind: Kind) -> Vec<Mark> {
    if passage.quoted {
        return Vec::new();
    }
    let text = passage.text.as_str();
    let is_literary = matches!(kind, Kind::Preface | Kind::Closing);
    let found = all(&WORDS, text).filter_map(|found| found.get(0));
    let meant = found.filter(|found| {
        let (before, after) = (&text[..found.start()], &text[found.end()..]);
        let is_figurative = is_literary && FIGURATIVE.contains(&found.as_str());
        !is_figurative && is_apart(found.as_str(), before, after) && !is_inside_quotes(before)
    });
    meant.map(|found| (found.range(), Problem::TimeVague { word: found.as_str().to_owned() })).collect()
}

/// Whether the characters are that word, and not parts of others: 9月1日前, 节日前夕, 离家最近的学校.
fn is_apart(word: &str, before: &str, after: &str) -> bool {
    let last = before.chars().next_back();
    match word {
        "日前" => {
            !last.is_some_and(|c| c.is_numeric() || "节生假工当次平即今昔一二三四五六七八九十".contains(c))
                && !after.starts_with(['夕', '往', '后'])
        }
        "近日" => !last.is_some_and(|c| "最接附邻".contains(c)) && !after.starts_with('点'),
        "最近" => last.is_none_or(|c| "，。；：！？、“（\n".contains(c)) && !after.starts_with("的距离"),
        "明年" => !after.starts_with('份') && !last.is_some_and(|c| "写注标载说表证查".contains(c)),
        "前年" => !last.is_some_and(|c| c.is_numeric() || "多几数十百千".contains(c)),
        "后年" => !last.is_some_and(|c| c.is_numeric() || "年".contains(c)),
        "后天" => !after.starts_with(['性', '的', '培', '努']),
        _ => true,
    }
}

/// Whether what is behind `before` stands between quotes or in the title of a book.
fn is_inside_quotes(before: &str) -> bool {
    [('“', '”'), ('《', '》')]
        .iter()
        .any(|(opening, closing)| before.matches(*opening).count() > before.matches(*closing).count())
}

#[cfg(test)]
mod tests {
    use super::super::testing::marked as marked_by;
    use super::*;

    fn marked(text: &str) -> Vec<String> {
        marked_by(text, |passage| marks(passage, Kind::Event))
    }

    #[test]
    fn words_that_no_reader_can_date_are_marked() {
        assert!(WORDS.is_some());
        assert_eq!(marked("今年以来，比去年同期多；日前，最近，区科协"), ["今年", "去年", "日前", "最近"]);
    }

    #[test]
    fn parts_of_other_words_and_what_others_said_are_not() {
        for text in [
            "9月1日前完成",
            "十日前",
            "节日前夕",
            "离家最近的学校",
            "“今年要办好”",
            "《今日武进》和《去年》",
            "比上年增长",
            "三百前年",
            "后天培养",
            "写明年份",
        ] {
            assert_eq!(marked(text), Vec::<String>::new(), "{text}");
        }
        let mut quoted = Passage::plain("今年", 0);
        quoted.quoted = true;
        assert_eq!(marks(&quoted, Kind::Event), []);
        assert_eq!(marks(&Passage::plain("走向明天", 0), Kind::Closing), []);
        assert_eq!(marks(&Passage::plain("今年", 0), Kind::Closing).len(), 1);
    }
}
