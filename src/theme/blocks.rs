//! Blocks: which ones a template can fill, for who fills one that is not there.
//!
//! Tera tells that a block is in no parent, and not what the parents have. Blocks are found in the text, as they are
//! written: a report is about templates that were read, so that each begins a block as Tera has it.

use super::file::File;
use super::layers::Files;
use crate::language::Words;

/// How Tera tells a block that no parent has, before and behind its name.
const UNKNOWN: [&str; 2] = ["Block `", "` is not defined in any parent template"];

/// The blocks that can be filled instead of the one that `message` is about, the nearest first; `None` where it is about
/// something else, or there are none.
pub fn instead(templates: &Files, template: &str, message: &str) -> Option<Words> {
    let [before, behind] = UNKNOWN;
    let unknown = message.strip_prefix(before)?.strip_suffix(behind)?;
    let mut names: Vec<&str> = Vec::new();
    let mut child = template;
    // A circle of templates is told otherwise, before any block is looked for.
    for _ in 0..templates.len() {
        let Some(parent) = text(templates, child).and_then(|text| tags(text, "extends").next()) else {
            break;
        };
        child = parent.trim_matches(['"', '\'']);
        names.extend(text(templates, child).into_iter().flat_map(|text| tags(text, "block")));
    }
    names.sort_unstable();
    names.dedup();
    names.sort_by_key(|name| strsim::damerau_levenshtein(name, unknown));
    let told = || {
        let names = Words::names(names.iter().copied());
        Words::of(format!("可以写的块有：{}。", names.zh), format!("The blocks there are: {}.", names.en))
    };
    (!names.is_empty()).then(told)
}

fn text<'t>(templates: &'t Files, name: &str) -> Option<&'t str> {
    templates.get(name).and_then(|File { bytes, .. }| std::str::from_utf8(bytes).ok())
}

/// The first word of each tag `name` in `text`.
fn tags<'t>(text: &'t str, name: &str) -> impl Iterator<Item = &'t str> {
    text.split("{%").skip(1).filter_map(move |tag| {
        let rest = tag.trim_start_matches('-').trim_start().strip_prefix(name)?;
        rest.strip_prefix(char::is_whitespace)?.split_whitespace().next()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_all_parents_comes_first() {
        let file =
            |name: &str, text: &str| (name.to_owned(), File { bytes: text.as_bytes().into(), path: None });
        let templates = Files::from([
            file("base.html", "{% block head %}{% endblock %}{%- block main -%}{% endblock main %}"),
            file(
                "leaf.html",
                "{% extends \"base.html\" %}{% block main %}{% block list %}{% endblock %}{% endblock %}",
            ),
            file("own.html", "{%- extends 'leaf.html' %}{% block mian %}{% endblock %}"),
        ]);
        let told = |message: &str| instead(&templates, "own.html", message);
        let message = "Block `mian` is not defined in any parent template";
        assert_eq!(
            told(message),
            Some(Words::new("可以写的块有：main、head、list。", "The blocks there are: main, head, list."))
        );
        assert_eq!(told("Unknown filter `a`"), None);
    }
}
