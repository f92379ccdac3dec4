//! What is said many times, said once: the first in full, and where the others are.
//!
//! A key that a template file had wrong is wrong in every article made from it; an editor wants to read of it once, and
//! to find all the places.

use std::collections::HashMap;
use std::fmt::Write;

use super::{Diagnostic, Place, Severity};
use crate::language::Language;

/// The most lines of a file, and files, that are named.
const NAMED: usize = 8;

/// One thing that is told, wherever it stands.
#[derive(Clone, Debug)]
pub struct Folded<'a> {
    /// Its first place, and what to do there.
    pub first: &'a Diagnostic,
    /// The other places, in their order.
    pub others: Vec<&'a Place>,
}

/// `diagnostics`, which are sorted, with those of one code and one reason folded to the first of them.
pub fn folded(diagnostics: &[Diagnostic]) -> Vec<Folded<'_>> {
    let mut folded: Vec<Folded> = Vec::new();
    let mut known: HashMap<(&str, String), usize> = HashMap::new();
    for told in diagnostics {
        let at = *known
            .entry((told.problem.code(), told.problem.message(Language::Chinese)))
            .or_insert(folded.len());
        match folded.get_mut(at) {
            Some(same) => same.others.extend(told.place.as_ref()),
            None => folded.push(Folded { first: told, others: Vec::new() }),
        }
    }
    folded
}

impl Folded<'_> {
    /// As plain text, with where the others are.
    pub fn text(&self, language: Language) -> String {
        let others = self.others(language).map(|others| format!("\n  {others}")).unwrap_or_default();
        self.first.text(language) + &others
    }

    /// Where the others are: `又有 3 处：第 5、9 行；content/b.md 第 2 行`. `None` where there are none.
    pub fn others(&self, language: Language) -> Option<String> {
        if self.others.is_empty() {
            return None;
        }
        let mut files: Vec<(&str, Vec<usize>)> = Vec::new();
        for place in &self.others {
            match files.last_mut() {
                Some((file, lines)) if *file == place.file.as_str() => {
                    lines.extend(Some(place.line).filter(|line| lines.last() != Some(line)));
                }
                _ => files.push((place.file.as_str(), vec![place.line])),
            }
        }
        let own = self.first.place.as_ref().map(|place| place.file.as_str());
        let named = files.iter().take(NAMED).map(|(file, lines)| {
            let lines = listed(lines, language);
            if own == Some(*file) {
                return lines;
            }
            [file, &*lines].join(if lines.is_empty() { "" } else { " " })
        });
        let named: Vec<String> = named.collect();
        let count = self.others.len();
        let mut text = language.of(
            format!("又有 {count} 处：{}", named.join("；")),
            format!("{count} more: {}", named.join("; ")),
        );
        if files.len() > NAMED {
            let rest = files.len() - NAMED;
            let _ = write!(
                text,
                "{}",
                language.of(format!("；另有 {rest} 个文件"), format!("; {rest} more files"))
            );
        }
        Some(text)
    }
}

/// Lines as each language lists them; nothing where a whole file is meant.
fn listed(lines: &[usize], language: Language) -> String {
    let numbers: Vec<String> =
        lines.iter().filter(|line| **line > 0).take(NAMED).map(ToString::to_string).collect();
    if numbers.is_empty() {
        return String::new();
    }
    let more = if lines.len() > NAMED { language.of("……", ", …") } else { "" };
    let word = if lines.len() == 1 { "line" } else { "lines" };
    language.of(format!("第 {}{more} 行", numbers.join("、")), format!("{word} {}{more}", numbers.join(", ")))
}

/// How many errors, warnings and notes there are: `3 个错误、5 个警告`. Empty where there is nothing.
pub fn counted(diagnostics: &[Diagnostic], language: Language) -> String {
    let count = |severity: Severity| {
        let count = diagnostics.iter().filter(|told| told.problem.severity() == severity).count();
        let word = severity.word(language);
        let plural = if count == 1 { "" } else { "s" };
        (count > 0).then(|| language.of(format!("{count} 个{word}"), format!("{count} {word}{plural}")))
    };
    let counts: Vec<String> =
        [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(count).collect();
    counts.join(language.of("、", ", "))
}

#[cfg(test)]
mod tests {
    use super::super::{Problem, sort};
    use super::*;
    use crate::path::SourcePath;

    fn told(file: &str, line: usize, key: &str) -> Diagnostic {
        let file = SourcePath::new(file).unwrap();
        let place = Place { file, line, column: 1, width: 1, excerpt: "layout: x".to_owned() };
        Diagnostic::at(place, Problem::KeyTwice { key: key.to_owned() })
    }

    fn said(diagnostics: &[Diagnostic], language: Language) -> Vec<Option<String>> {
        folded(diagnostics).iter().map(|folded| folded.others(language)).collect()
    }

    #[test]
    fn what_is_said_again_is_said_once() {
        let mut all = vec![
            told("content/b.md", 2, "a"),
            told("content/a.md", 9, "a"),
            told("content/a.md", 3, "b"),
            told("content/a.md", 5, "a"),
            told("content/a.md", 3, "a"),
            told("content/a.md", 3, "a"),
        ];
        sort(&mut all);
        assert_eq!(folded(&all).iter().map(|folded| folded.others.len()).collect::<Vec<_>>(), [0, 3]);
        let first = folded(&all)[1].first.place.clone().unwrap();
        assert_eq!((first.file.as_str(), first.line), ("content/a.md", 3));
        assert_eq!(
            said(&all, Language::Chinese),
            [None, Some("又有 3 处：第 5、9 行；content/b.md 第 2 行".to_owned())]
        );
        assert_eq!(
            said(&all, Language::English),
            [None, Some("3 more: lines 5, 9; content/b.md line 2".to_owned())]
        );
    }

    #[test]
    fn plain_text_says_where_the_others_are() {
        let all = [told("content/a.md", 3, "a"), told("content/a.md", 5, "a")];
        assert_eq!(
            folded(&all)[0].text(Language::English),
            "error[Y0002]: “a” is given twice\n  at: content/a.md:3:1\n  line: layout: x\n  help: Keep one of them. \
             The Chinese and the English name of a key are the same key.\n  1 more: line 5"
        );
    }

    #[test]
    fn long_lists_end() {
        let mut all: Vec<_> = (1..=12).map(|line| told("content/a.md", line, "a")).collect();
        all.extend((0..9).map(|at| told(&format!("content/b{at}.md"), 0, "a")));
        assert_eq!(
            said(&all, Language::Chinese),
            [Some(
                "又有 20 处：第 2、3、4、5、6、7、8、9…… 行；content/b0.md；content/b1.md；content/b2.md；content/b3.md；\
                 content/b4.md；content/b5.md；content/b6.md；另有 2 个文件"
                    .to_owned()
            )]
        );
    }

    #[test]
    fn all_are_counted() {
        let mut all = vec![told("a.md", 1, "a"), told("a.md", 2, "a")];
        all.push(Diagnostic::general(Problem::ChronicleMissing));
        assert_eq!(counted(&all, Language::Chinese), "2 个错误、1 个警告");
        assert_eq!(counted(&all, Language::English), "2 errors, 1 warning");
        assert_eq!(counted(&[], Language::English), "");
    }
}
