//! Diagnostics as GitHub's workflow commands, which it shows beside the lines of a pull request
//! (docs.github.com/actions/reference/workflow-commands-for-github-actions).

use std::fmt::Write;

use super::{Diagnostic, Severity};
use crate::language::Language;

/// A command a line for each of `diagnostics`. `root` is the yearbook's folder in the repository, with a slash at its end,
/// or nothing.
pub fn github(diagnostics: &[Diagnostic], root: &str, language: Language) -> String {
    diagnostics.iter().fold(String::new(), |text, told| text + &command(told, root, language) + "\n")
}

fn command(told: &Diagnostic, root: &str, language: Language) -> String {
    let name = match told.problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = String::new();
    if let Some(place) = &told.place {
        let _ = write!(properties, "file={},", property(&[root, place.file.as_str()].concat()));
        if place.line > 0 {
            let end = place.column + place.width.max(1);
            let _ =
                write!(properties, "line={0},endLine={0},col={1},endColumn={end},", place.line, place.column);
        }
    }
    let title = format!("{} {}", told.problem.severity().word(language), told.problem.code());
    let message = data(&told.said(language));
    format!("::{name} {properties}title={}::{message}", property(&title))
}

/// Text behind the second pair of colons.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::{Place, Problem};
    use super::*;
    use crate::path::SourcePath;

    #[test]
    fn what_has_a_meaning_of_its_own_is_escaped() {
        let text = "标题: x\n100%: y, z\n";
        let at = text.find("100%").unwrap();
        let file = SourcePath::new("content/甲,乙.md").unwrap();
        let place = Place::of(&file, text, &(at..at + 4));
        let key = "100%\r\n::error::x".to_owned();
        let told = [Diagnostic::at(place, Problem::KeyTwice { key })];
        assert_eq!(
            github(&told, "book/", Language::English),
            "::error file=book/content/甲%2C乙.md,line=2,endLine=2,col=1,endColumn=5,title=error Y0002::\
             “100%25%0D%0A::error::x” is given twice%0AKeep one of them. The Chinese and the English name of a key are the same key.\n"
        );
    }

    #[test]
    fn what_has_no_line_names_none() {
        let file = SourcePath::new("content/a.md").unwrap();
        let told = [
            Diagnostic::general(Problem::ChronicleMissing),
            Diagnostic::at(Place::file(&file), Problem::PhotoLocated),
        ];
        let starts = github(&told, "", Language::Chinese);
        let starts: Vec<&str> = starts.lines().map(|line| line.split("::").nth(1).unwrap()).collect();
        assert_eq!(starts, ["warning title=警告 Y0112", "notice file=content/a.md,title=提示 Y0053"]);
    }
}
