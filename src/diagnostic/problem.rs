//! Every problem that can be told, and its texts: one table (`rows/`), in which both languages stand side by side, so that
//! what is said in one is said in the other.
//!
//! Codes are stable: scripts and the documentation name them. The tens group them: 000 YAML and keys, 010
//! files, 020 Markdown, 030 links, 040 figures, 050 photographs, 060 directives, 070 the book, 080
//! `yearbook.yaml` and the theme, 090 the output folder, 100 the edition, 110 the chronicle, 120 statistical tables, 130 persons,
//! organisations, honours and members, 150 the index, 160 fonts, 167 charts, 176 the settings of a theme and its templates,
//! 190 how texts were saved and typed, 240 publishing, 250
//! proofreading.

use super::blank::Blank;
use super::font::{font_hint, font_message};
use super::number::{NumberFault, number_hint, number_message};
use super::picture::{drawing_hint, drawing_message, picture_hint, picture_message};
use super::{Domain, Severity};
use crate::font::FontFlaw;
use crate::language::{Language, Words};
use crate::picture::{Fault, Flaw, Stowaway};

/// What there is to know of a code without a case of it.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The stable code.
    pub code: &'static str,
    /// The name of its problem in [`Problem`].
    pub name: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Who has to act.
    pub domain: Domain,
    sample: fn(usize) -> Problem,
}

impl Code {
    /// What is wrong, in `language`, with `…` for what differs from case to case.
    pub fn text(&self, language: Language) -> String {
        (self.sample)(0).message(language)
    }

    /// What to do, likewise.
    pub fn advice(&self, language: Language) -> Option<String> {
        (self.sample)(0).hint(language)
    }
}

/// How a line is mended that was taken as it was meant.
fn zh_mended(line: &str) -> String {
    format!("把这一行改成“{}”，或运行 yearbook fix。", line.trim_end())
}

/// How a line is mended that was taken as it was meant.
fn en_mended(line: &str) -> String {
    format!("Change the line to “{}”, or run yearbook fix.", line.trim_end())
}

/// What was probably meant; else what else to do.
fn zh_meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("是否想写“{nearest}”？"))
}

/// What was probably meant; else what else to do.
fn en_meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("Did you mean “{nearest}”?"))
}

keys! { {} files prose links figures photographs charts book theme output edition chronicle tables records index fonts slips proofreading }

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Enough samples that each form of each text is among them.
    fn samples() -> impl Iterator<Item = Problem> {
        Problem::CODES.iter().flat_map(|code| (0..20).map(|at| (code.sample)(at)))
    }

    fn is_han(c: char) -> bool {
        ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
    }

    #[test]
    fn every_code_is_given_once() {
        let codes: BTreeSet<&str> = Problem::CODES.iter().map(|code| code.code).collect();
        assert_eq!(codes.len(), Problem::CODES.len());
        let is_code = |code: &&str| {
            code.len() == 5 && code.starts_with('Y') && code.bytes().skip(1).all(|byte| byte.is_ascii_digit())
        };
        assert!(codes.iter().all(is_code), "{codes:?}");
    }

    #[test]
    fn every_problem_says_what_is_wrong_and_what_to_do() {
        // Whoever tells these says what to do, too.
        let is_given = |problem: &Problem| ["Y0085", "Y0172"].contains(&problem.code());
        for problem in samples() {
            for language in Language::ALL {
                assert!(!problem.message(language).is_empty(), "{problem:?}");
                assert!(problem.hint(language).is_some() || is_given(&problem), "{problem:?}");
            }
        }
    }

    #[test]
    fn english_is_english() {
        // What an editor has to type so in either language, and what proofreading says of Chinese words.
        let typed = ["初审", "复审", "终审"];
        let of_words = ["〇", "十", "百", "千", "万", "亿", "2023年9月", "2023年"];
        for problem in samples() {
            let said =
                [problem.message(Language::English), problem.hint(Language::English).unwrap_or_default()];
            let own: &[&str] = if ["Y0256", "Y0257"].contains(&problem.code()) { &of_words } else { &[] };
            let left = typed.iter().chain(own).fold(said.concat(), |text, word| text.replace(word, ""));
            assert!(!left.contains(is_han), "{said:?}");
        }
    }

    #[test]
    fn chinese_is_chinese() {
        let is_word = |word: &&str| {
            *word != "sample" && word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        for problem in samples().filter(|problem| problem.code() != "Y0020") {
            let hint = problem.hint(Language::Chinese).unwrap_or_default();
            for said in [problem.message(Language::Chinese), hint] {
                let sentences = said.split(|c: char| is_han(c) || "“”《》".contains(c));
                let words = sentences.map(|sentence| sentence.split_whitespace().filter(is_word).count());
                assert!(words.max() < Some(4), "{said}");
                let is_blank = ["", "…", "sample"].contains(&&*said);
                assert!(is_blank || said.contains(is_han), "{said}");
            }
        }
    }
}
