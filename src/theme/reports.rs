//! What Tera says of templates, told where it stands.
//!
//! Tera stops at the first template that it cannot read; a designer wants to hear of all. What is wrong between
//! templates (a filter, a parent or a component that is not there) it gives as one text, a report after the other,
//! whose head lines are read here; a text that has none is told as it is.

use std::ops::Range;

use tera::{ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Place, Problem, nearest};
use crate::language::Words;

use super::blocks;
use super::file::File;
use super::layers::Files;
use super::reasons::{Reason, meant_by, reason};

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
    let at = |name: &str, range: &dyn Fn(&str) -> Option<Range<usize>>| place(templates, name, range);
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = report.span();
            let place = at(report.filename(), &|_| Some(span.range.clone()));
            let reason = reason(report.message());
            let carried = place.is_none().then_some((report.filename(), span.start_line));
            broken(place, reason, carried)
        }
        ErrorKind::MissingParent { current, parent } => {
            let names = templates.keys().map(String::as_str);
            let advice = match nearest(parent, names) {
                Some(meant) => meant_by(meant),
                None => Words::new(
                    "扩展的要是 templates 文件夹里的一个模板，如 base.html。",
                    "Extend a template in the folder templates, such as base.html.",
                ),
            };
            let text = Words::of(
                format!("没有它要扩展的模板“{parent}”"),
                format!("the template “{parent}”, which it extends, is not there"),
            );
            broken(at(current, &|text| quoted(text, parent)), Reason { text, advice }, None)
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain } => {
            circle(templates, &Words::new("扩展到", "extend"), tpl, chain)
        }
        ErrorKind::CircularInclude { include_chain: chain, .. } => {
            let (first, rest) = chain.split_first().map_or(("", &chain[..]), |(first, rest)| (first, rest));
            circle(templates, &Words::new("引入", "include"), first, rest)
        }
        _ => broken(None, reason(&error.to_string()), None),
    }
}

/// Templates that lead back to themselves: told at the first of them that is the yearbook's own.
fn circle(templates: &Files, how: &Words, first: &str, rest: &[String]) -> Diagnostic {
    let way: Vec<&str> = std::iter::once(first).chain(rest.iter().map(String::as_str)).collect();
    let mut steps = way.iter().zip(way.iter().skip(1));
    let place = steps.find_map(|(from, to)| place(templates, from, |text| quoted(text, to)));
    let (way, Words { zh, en }) = (way.join(" → "), how);
    let text = Words::of(
        format!("模板绕了一圈又{zh}它自己：{way}"),
        format!("templates {en} each other in a circle: {way}"),
    );
    let advice = Words::new(
        "一个模板不能用它所替换的那一个：把要的内容照抄过来，或者改用别的模板。",
        "A template cannot use the one that it replaces: copy what you need from it, or use another.",
    );
    broken(place, Reason { text, advice }, None)
}

/// The first place where `name` stands in quotation marks.
fn quoted(text: &str, name: &str) -> Option<Range<usize>> {
    let found = ['"', '\''].iter().filter_map(|mark| text.find(&format!("{mark}{name}{mark}")));
    found.min().map(|at| at + 1..at + 1 + name.len())
}

/// `carried` is the place where the mistake is in a template of the program's own, which has no file to name.
fn broken(
    place: Option<Place>,
    Reason { text, advice }: Reason,
    carried: Option<(&str, usize)>,
) -> Diagnostic {
    let reason = match carried {
        Some((name, line)) => Words::of(
            format!("{}（在自带的模板 {name} 第 {line} 行）", text.zh),
            format!("{} (in the built-in template {name}, line {line})", text.en),
        ),
        None => text,
    };
    Diagnostic { place, problem: Problem::TemplateBroken { reason, advice, pages: Words::default() } }
}

/// One report of several: what is wrong, then `--> template:line:column` and an excerpt with a caret for each letter.
fn between(templates: &Files, report: &str) -> Diagnostic {
    let first = report.lines().next().map_or(report, |line| line.trim_start_matches("error: "));
    let head = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    let head = head.and_then(|head| {
        let mut parts = head.rsplitn(3, ':');
        let (column, line): (usize, usize) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some((parts.next()?, line, column))
    });
    let Some((name, line, column)) = head else { return defined_twice(templates, first) };
    let carets = report.lines().next_back().unwrap_or_default().matches('^').count();
    let place = place(templates, name, |text| {
        let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
        let mut letters =
            text.get(start..)?.char_indices().skip(column.checked_sub(1)?).map(|(at, _)| start + at);
        let from = letters.next()?;
        Some(from..letters.nth(carets.checked_sub(1)?).unwrap_or(text.len()))
    });
    let carried = place.is_none().then_some((name, line));
    let Reason { text, advice } = reason(first);
    let advice = blocks::instead(templates, name, first).unwrap_or(advice);
    broken(place, Reason { text, advice }, carried)
}

/// A component of which there are two, told where the yearbook defines it.
fn defined_twice(templates: &Files, message: &str) -> Diagnostic {
    let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let place = words.split_first().and_then(|(component, files)| {
        let defined = |text: &str| {
            let at = text.find(&format!("component {component}("))?;
            Some(at + "component ".len()..at + "component ".len() + component.len())
        };
        files.iter().find_map(|name| place(templates, name, defined))
    });
    broken(place, reason(message), None)
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
    use crate::language::Language;
    use crate::path::SourcePath;

    fn told(templates: &[(&str, &str)]) -> Vec<String> {
        let path = |name: &str| SourcePath::new(&format!("themes/t/templates/{name}"));
        let file = |name: &str, text: &str| File { bytes: text.as_bytes().into(), path: path(name) };
        let files: Files =
            templates.iter().map(|(name, text)| ((*name).to_owned(), file(name, text))).collect();
        let error = Tera::new().add_raw_templates(templates.to_vec()).unwrap_err();
        let shown = |told: Diagnostic| {
            let at = told.place.map(|at| format!("{}:{}:{}", at.file.name(), at.line, at.column));
            format!("{} {}", at.unwrap_or_default(), told.problem.message(Language::Chinese))
        };
        all(&files, &error).into_iter().map(shown).collect()
    }

    #[test]
    fn every_template_with_a_mistake_of_its_own_is_told() {
        let told = told(&[("a.html", "{{ a"), ("b.html", "{{ b | nosuch }}"), ("c.html", "\n{% if %}")]);
        let starts = ["a.html:1:4 模板出错：模板在这里断了", "c.html:2:7 模板出错：这里是`%}`"];
        assert_eq!(told.len(), starts.len());
        assert!(told.iter().zip(starts).all(|(told, start)| told.starts_with(start)), "{told:?}");
    }

    #[test]
    fn what_is_wrong_between_templates_is_told_at_its_places() {
        assert_eq!(
            told(&[("a.html", "图：{{ a | nosuch }}"), ("b.html", "{{ <nosuch /> }}")]),
            ["a.html:1:10 模板出错：没有名为“nosuch”的过滤器", "b.html:1:4 模板出错：没有名为“nosuch”的组件"]
        );
        let parent = told(&[("a.html", "{% extends \"b.html\" %}")]);
        assert!(parent[0].starts_with("a.html:1:13 模板出错："), "{parent:?}");
    }
}
