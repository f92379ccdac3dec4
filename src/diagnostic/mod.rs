//! What the program tells an editor: a problem, where it stands, and what to do.
//!
//! Diagnostics are values. Stages collect them and hand them on beside their results ([`Checked`]); the
//! library never prints one. Each carries the line it speaks of, so whoever shows it needs no file.

#[macro_use]
mod table;
#[macro_use]
mod rows;

mod blank;
mod fold;
mod font;
mod github;
mod number;
mod picture;
mod problem;
mod sarif;

use std::ops::Range;

use serde::Serialize;

use crate::language::Language;
use crate::path::SourcePath;

pub use fold::{Folded, counted, folded};
pub use github::github;
pub use number::NumberFault;
pub use problem::{Code, Problem};
pub use sarif::sarif;

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The website is not published.
    Error,
    /// The website is published; something in it is probably not what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// Who has to act on an error; decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Domain {
    /// An article, a record or a photograph: the editor.
    Content,
    /// `yearbook.yaml` or the theme: whoever set the yearbook up.
    Configuration,
    /// The disk, the network, rights: the machine.
    Environment,
}

/// Where a problem stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: SourcePath,
    /// The line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// The column in characters, from 1; 0 when the whole file is meant.
    pub column: usize,
    /// How many characters are meant, at least 1 unless the whole file is.
    pub width: usize,
    /// The text of the line.
    pub excerpt: String,
}

impl Place {
    /// The place of the bytes `range` of `text`, which is the content of `file`. A range that goes over
    /// several lines is cut at the end of its first.
    pub fn of(file: &SourcePath, text: &str, range: &Range<usize>) -> Self {
        let start = floor(text, range.start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let excerpt = text.get(line_start..).unwrap_or_default().lines().next().unwrap_or_default();
        let end = floor(text, range.end).clamp(start, line_start + excerpt.len().max(start - line_start));
        let marked = text.get(start..end).unwrap_or_default();
        Self {
            file: file.clone(),
            line,
            column: text.get(line_start..start).unwrap_or_default().chars().count() + 1,
            width: marked.chars().count().max(1),
            excerpt: excerpt.to_owned(),
        }
    }

    /// A whole file.
    pub fn file(file: &SourcePath) -> Self {
        Self { file: file.clone(), line: 0, column: 0, width: 0, excerpt: String::new() }
    }
}

/// The last character boundary of `text` at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// One thing to tell, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Where; `None` when it concerns the yearbook as a whole.
    pub place: Option<Place>,
    /// What.
    pub problem: Problem,
}

impl Diagnostic {
    /// A problem at a place.
    pub fn at(place: Place, problem: Problem) -> Self {
        Self { place: Some(place), problem }
    }

    /// A problem of the yearbook as a whole.
    pub fn general(problem: Problem) -> Self {
        Self { place: None, problem }
    }

    /// Whether it keeps the website from being published.
    pub fn is_error(&self) -> bool {
        self.problem.severity() == Severity::Error
    }

    /// Who has to act: a mistake in `yearbook.yaml` or a theme is one of configuration, whatever it is.
    pub fn domain(&self) -> Domain {
        let file = self.place.as_ref().map(|place| &place.file);
        let configures =
            file.is_some_and(|file| file.as_str() == "yearbook.yaml" || file.inside("themes").is_some());
        let domain = self.problem.domain();
        if configures { domain.max(Domain::Configuration) } else { domain }
    }

    /// As the JSON report gives it.
    pub fn record(&self, language: Language) -> Record<'_> {
        let place = self.place.as_ref();
        Record {
            code: self.problem.code(),
            severity: self.problem.severity(),
            file: place.map(|place| place.file.as_str()),
            line: place.map(|place| place.line).filter(|line| *line > 0),
            column: place.map(|place| place.column).filter(|column| *column > 0),
            message: self.problem.message(language),
            hint: self.problem.hint(language),
        }
    }

    /// What is wrong, and in the next line what to do: for forms of a report that have one text for both.
    fn said(&self, language: Language) -> String {
        let hint = self.problem.hint(language).map(|hint| format!("\n{hint}")).unwrap_or_default();
        self.problem.message(language) + &hint
    }

    /// As plain text, an excerpt under it: for the preview, and wherever no terminal is.
    pub fn text(&self, language: Language) -> String {
        let Record { code, file, line, column, message, hint, severity } = self.record(language);
        let [colon, place, original, advice] =
            language.of(["：", "位置：", "原文：", "办法："], [": ", "at: ", "line: ", "help: "]);
        let mut lines = vec![format!("{}[{code}]{colon}{message}", severity.word(language))];
        let numbers = line.zip(column).map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        lines.extend(file.map(|file| format!("  {place}{file}{numbers}")));
        let shown = self.place.as_ref().filter(|place| place.line > 0);
        lines.extend(shown.map(|place| format!("  {original}{}", place.excerpt)));
        lines.extend(hint.map(|hint| format!("  {advice}{hint}")));
        lines.join("\n")
    }
}

/// Sorts by file, line and column, the yearbook as a whole first, and drops what is said twice.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (&a.place, a.problem.code()).cmp(&(&b.place, b.problem.code())));
    diagnostics.dedup();
}

impl Severity {
    /// The word in messages.
    pub fn word(self, language: Language) -> &'static str {
        match self {
            Self::Error => language.of("错误", "error"),
            Self::Warning => language.of("警告", "warning"),
            Self::Note => language.of("提示", "note"),
        }
    }
}

/// A diagnostic in the JSON report; its fields are a contract with scripts.
#[derive(Clone, Debug, Serialize)]
pub struct Record<'a> {
    /// The stable code, `Y` and four digits.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: Severity,
    /// The file, relative to the yearbook's folder.
    pub file: Option<&'a str>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// A result and what has to be told about how it came about.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The result.
    pub value: T,
    /// What to tell.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// Takes the value and leaves what is to be told in `told`.
    pub fn tell(self, told: &mut Vec<Diagnostic>) -> T {
        told.extend(self.diagnostics);
        self.value
    }
}

/// The one of `known` that is nearest to `typed`, when it is near enough to be what was meant: at most a
/// third of its characters differ (Damerau-Levenshtein), and at least one agrees.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&typed, &name.to_lowercase()), name))
        .filter(|(distance, name)| {
            let longer = length.max(name.chars().count());
            *distance < longer && *distance <= (longer / 3).max(1)
        })
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, range: Range<usize>) -> (usize, usize, usize, String) {
        let place = Place::of(&SourcePath::new("content/a.md").unwrap(), text, &range);
        (place.line, place.column, place.width, place.excerpt)
    }

    #[test]
    fn places_count_characters() {
        let text = "标题: 攀登\n日期: 明天\n";
        let at = text.find("明天").unwrap();
        assert_eq!(place(text, at..at + 6), (2, 5, 2, "日期: 明天".to_owned()));
        assert_eq!(place(text, 0..text.len()), (1, 1, 6, "标题: 攀登".to_owned()));
        assert_eq!(place(text, text.len()..text.len()), (3, 1, 1, String::new()));
        assert_eq!(place(text, 1..2), (1, 1, 1, "标题: 攀登".to_owned()));
        assert_eq!(place("", 0..0), (1, 1, 1, String::new()));
    }

    #[test]
    fn the_nearest_name_is_near() {
        let known = ["title", "标题", "subtitle", "cover"];
        assert_eq!(nearest("titel", known), Some("title"));
        assert_eq!(nearest("标提", known), Some("标题"));
        assert_eq!(nearest("Cover", known), Some("cover"));
        assert_eq!(nearest("layout", known), None);
        assert_eq!(nearest("日期", known), None);
    }
}
