//! What Tera says of templates, told where it stands.
//!
//! Tera stops at the first template that it cannot read; a designer wants to hear of all. What is wrong between
//! templates (a filter, a parent or a component that is not there) it gives as one text, a report after the other,
//! whose head lines are read here; a text that has none is told as it is.

use std::ops::Range;

use tera::{ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Place, Problem};

use super::file::File;
use super::layers::Files;

/// Tells every template that has a mistake of its own. When none has, the mistake is in how they fit together:
/// `whole`.
pub fn all(templates: &Files, whole: &tera::Error) -> Vec<Diagnostic> {
    let mistake = |(name, text): (&str, &str)| {
        let error = Tera::new().add_raw_template(name, text).err()?;
        matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| one(templates, &error))
    };
    let texts = templates.iter().filter_map(|(name, file)| Some((name.as_str(), text(file)?)));
    let own: Vec<Diagnostic> = texts.filter_map(mistake).collect();
    match whole.kind() {
        _ if !own.is_empty() => own,
        ErrorKind::Msg(reports) => {
            reports.split("\n\nerror: ").map(|report| between(templates, report)).collect()
        }
        _ => vec![one(templates, whole)],
    }
}

/// What Tera says, at its place in the template when that is a file of the yearbook.
pub fn one(templates: &Files, error: &tera::Error) -> Diagnostic {
    let (place, reason) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (place(templates, report.filename(), |_| Some(report.span().range.clone())), report.message())
        }
        ErrorKind::MissingParent { current, parent } => {
            let named = |text: &str| text.find(parent).map(|at| at..at + parent.len());
            (place(templates, current, named), "")
        }
        _ => (None, ""),
    };
    let is_told = place.is_some() && !reason.is_empty();
    let reason = if is_told { reason.to_owned() } else { error.to_string() };
    Diagnostic { place, problem: Problem::TemplateBroken { reason } }
}

/// One report of several: what is wrong, then `--> template:line:column` and an excerpt.
fn between(templates: &Files, report: &str) -> Diagnostic {
    let head = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    let place = head.and_then(|head| {
        let mut parts = head.rsplitn(3, ':');
        let (column, line): (usize, usize) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        place(templates, parts.next()?, |text| {
            let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
            let (offset, _) = text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?;
            Some(start + offset..start + offset)
        })
    });
    let first = report.lines().next().map(|line| line.trim_start_matches("error: "));
    let reason = first.filter(|_| place.is_some()).unwrap_or(report).to_owned();
    Diagnostic { place, problem: Problem::TemplateBroken { reason } }
}

/// A place in the template `name`, when that is a file of the yearbook.
fn place(templates: &Files, name: &str, at: impl FnOnce(&str) -> Option<Range<usize>>) -> Option<Place> {
    let file = templates.get(name)?;
    let text = text(file)?;
    Some(Place::of(file.path.as_ref()?, text, &at(text)?))
}

fn text(file: &File) -> Option<&str> {
    std::str::from_utf8(&file.bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn told(templates: &[(&str, &str)]) -> Vec<String> {
        let path = |name: &str| SourcePath::new(&format!("themes/t/templates/{name}"));
        let file = |name: &str, text: &str| File { bytes: text.as_bytes().into(), path: path(name) };
        let files: Files =
            templates.iter().map(|(name, text)| ((*name).to_owned(), file(name, text))).collect();
        let error = Tera::new().add_raw_templates(templates.to_vec()).unwrap_err();
        let shown = |told: Diagnostic| {
            let at = told.place.map(|at| format!("{}:{}:{}", at.file.name(), at.line, at.column));
            format!("{} {}", at.unwrap_or_default(), told.problem.message())
        };
        all(&files, &error).into_iter().map(shown).collect()
    }

    #[test]
    fn every_template_with_a_mistake_of_its_own_is_told() {
        let told = told(&[("a.html", "{{ a"), ("b.html", "{{ b | nosuch }}"), ("c.html", "\n{% if %}")]);
        let starts = ["a.html:1:4 模板出错：Unexpected end of input", "c.html:2:7 模板出错：Found `%}`"];
        assert_eq!(told.len(), starts.len());
        assert!(told.iter().zip(starts).all(|(told, start)| told.starts_with(start)), "{told:?}");
    }

    #[test]
    fn what_is_wrong_between_templates_is_told_at_its_places() {
        assert_eq!(
            told(&[("a.html", "图：{{ a | nosuch }}"), ("b.html", "{{ <nosuch /> }}")]),
            [
                "a.html:1:10 模板出错：Unknown filter `nosuch`",
                "b.html:1:4 模板出错：Unknown component `nosuch`"
            ]
        );
        let parent = told(&[("a.html", "{% extends \"b.html\" %}")]);
        assert!(parent[0].starts_with("a.html:1:13 模板出错："), "{parent:?}");
    }
}
