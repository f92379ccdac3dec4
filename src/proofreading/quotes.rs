//! Straight quotes around Chinese words: “” and ‘’ tell where a quotation begins.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Passage;
use crate::diagnostic::Problem;

use super::Mark;
use super::expression::{Expression, all};

/// Straight quotes around something Chinese.
static STRAIGHT: Expression =
    LazyLock::new(|| Regex::new(r#""([^"\n]*\p{Han}[^"\n]*)"|'([^'\n]*\p{Han}[^'\n]*)'"#).ok());

/// The straight quotes of `passage`.
pub(super) fn marks(passage: &Passage) -> Vec<Mark> {
    let quoted = all(&STRAIGHT, &passage.text).filter_map(|found| {
        let whole = found.get(0)?;
        let better = match (found.get(1), found.get(2)) {
            (Some(inner), _) => format!("“{}”", inner.as_str()),
            (_, Some(inner)) => format!("‘{}’", inner.as_str()),
            _ => return None,
        };
        Some((whole.range(), Problem::QuotesStraight { typed: whole.as_str().to_owned(), better }))
    });
    quoted.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::marked;
    use super::*;

    #[test]
    fn straight_quotes_around_chinese_are_marked() {
        assert!(STRAIGHT.is_some());
        assert_eq!(marked("\"海智计划\"和'攀登'", marks), ["\"海智计划\"→“海智计划”", "'攀登'→‘攀登’"]);
        assert_eq!(marked("5' 10\" and \"rust\" 's“好”", marks), Vec::<String>::new());
    }
}
