//! The licence (许可) that readers have: a sentence, or names out of the SPDX list.
//!
//! An SPDX name says which text is meant, so the address of that text need not be typed. Only licences that
//! yearbooks and their software are given under are known here; any other name is text like a sentence.

use crate::diagnostic::Problem;
use crate::fields::{Fields, Key};

pub(super) const LICENCE: Key = Key::new("licence", &["许可", "许可协议"]).says(
    "读者可以怎样使用本书：一句话，或许可协议的名称，如 `CC-BY-4.0`。",
    "What readers may do with the book: a sentence, or the name of a licence such as CC-BY-4.0.",
);
pub(super) const LICENCE_URL: Key = Key::new("licence_url", &["许可网址"]).says(
    "许可协议全文的网址；`CC-BY-4.0` 一类通用的协议不用写，程序自己加上。",
    "Where the licence can be read; common ones such as CC-BY-4.0 need none.",
);

/// The licence.
#[derive(Clone, Debug, PartialEq)]
pub struct Licence {
    /// As typed.
    pub name: String,
    /// Its parts in order: names, and words between them.
    pub terms: Vec<Term>,
}

/// A part of a licence's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The words.
    pub text: String,
    /// Where the licence that they name can be read.
    pub url: Option<String>,
}

impl Licence {
    fn new(name: String, url: Option<String>) -> Self {
        let known = url.is_none().then(|| expression(&name)).flatten();
        let terms = known.unwrap_or_else(|| vec![Term { text: name.clone(), url }]);
        Self { name, terms }
    }
}

/// Reads the licence. An address that is none, and one without a licence, are told.
pub(super) fn read(fields: &mut Fields) -> Option<Licence> {
    let url = fields.text_at(LICENCE_URL);
    let is_web = |url: &str| {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        rest.is_some_and(|rest| {
            rest.starts_with(char::is_alphanumeric) && !rest.contains([' ', '　', '"', '<', '>'])
        })
    };
    if let Some(url) = url.as_ref().filter(|url| !is_web(&url.value)) {
        let problem = Problem::WebAddressInvalid { key: LICENCE_URL.words(), value: url.value.clone() };
        fields.reader().tell(&url.at, problem);
    }
    let name = fields.text(LICENCE);
    if let Some(url) = url.as_ref().filter(|_| fields.node(LICENCE).is_none()) {
        fields.reader().tell(&url.at, Problem::KeyMissing { key: LICENCE.words() });
    }
    name.map(|name| Licence::new(name, url.map(|url| url.value)))
}

/// The parts of an SPDX expression of known names: `MIT OR Apache-2.0`. `None` when it is none.
fn expression(text: &str) -> Option<Vec<Term>> {
    let words = text.split_whitespace().enumerate();
    let terms: Option<Vec<Term>> = words
        .map(|(at, word)| match word {
            "OR" if at % 2 == 1 => Some(Term { text: "或".to_owned(), url: None }),
            "AND" if at % 2 == 1 => Some(Term { text: "和".to_owned(), url: None }),
            name if at % 2 == 0 => Some(Term { text: name.to_owned(), url: Some(address(name)?) }),
            _ => None,
        })
        .collect();
    terms.filter(|terms| terms.len() % 2 == 1)
}

/// Where the licence with this SPDX name can be read.
fn address(name: &str) -> Option<String> {
    match name {
        "CC0-1.0" => return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned()),
        "MIT" | "Apache-2.0" => return Some(format!("https://spdx.org/licenses/{name}.html")),
        _ => {}
    }
    let (conditions, version) = name.strip_prefix("CC-")?.rsplit_once('-')?;
    let known = ["BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND"].contains(&conditions)
        && ["4.0", "3.0", "2.5", "2.0"].contains(&version);
    let conditions = conditions.to_lowercase();
    known.then(|| format!("https://creativecommons.org/licenses/{conditions}/{version}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(name: &str, url: Option<&str>) -> Vec<(String, Option<String>)> {
        let licence = Licence::new(name.to_owned(), url.map(str::to_owned));
        licence.terms.into_iter().map(|term| (term.text, term.url)).collect()
    }

    #[test]
    fn names_of_the_list_have_addresses() {
        let by = "https://creativecommons.org/licenses/by-nc-sa/4.0/";
        assert_eq!(terms("CC-BY-NC-SA-4.0", None), [("CC-BY-NC-SA-4.0".to_owned(), Some(by.to_owned()))]);
        let two: Vec<_> = terms("MIT OR Apache-2.0", None).into_iter().map(|(text, _)| text).collect();
        assert_eq!(two, ["MIT", "或", "Apache-2.0"]);
    }

    #[test]
    fn all_else_is_text() {
        for name in ["仅供内部交流", "CC-BY-9.0", "CC-XX-4.0", "MIT OR", "OR", "MIT MIT MIT", "GPL-3.0-only"]
        {
            assert_eq!(terms(name, None), [(name.to_owned(), None)], "{name}");
        }
        let url = "https://example.org/licence";
        assert_eq!(terms("本站许可", Some(url)), [("本站许可".to_owned(), Some(url.to_owned()))]);
    }
}
