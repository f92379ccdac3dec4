//! Short names (简称) that an article declares for itself: the book has one list of them.

use std::sync::LazyLock;

use regex::Regex;

use crate::article::Passage;
use crate::config::ShortName;
use crate::diagnostic::Problem;

use super::Mark;
use super::expression::{Expression, all};

/// 以下简称“X”, and what is like it.
static DECLARED: Expression =
    LazyLock::new(|| Regex::new(r#"(?:以下|下文|以后)?(?:统称|简称)(?:为)?[“"]([^”"\n]{1,20})[”"]"#).ok());

/// The short names that `passage` declares and `known` lacks.
pub(super) fn marks(passage: &Passage, known: &[ShortName]) -> Vec<Mark> {
    let declared = all(&DECLARED, &passage.text).filter_map(|found| found.get(1));
    let unknown = declared.filter(|short| known.iter().all(|name| name.short != short.as_str()));
    let told = |short: regex::Match| {
        (short.range(), Problem::ShortNameUndeclared { short: short.as_str().to_owned() })
    };
    unknown.map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::marked;
    use super::*;

    #[test]
    fn what_the_list_lacks_is_marked() {
        assert!(DECLARED.is_some());
        let known =
            [ShortName { name: "某区科学技术协会".to_owned(), short: "区科协".to_owned() }];
        let text = "某区科学技术协会（以下简称“区科协”）和海外智力计划（简称“海智计划”）";
        assert_eq!(marked(text, |passage| marks(passage, &known)), ["海智计划"]);
    }
}
