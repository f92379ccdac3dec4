//! How the person at the terminal is spoken to: in which language, and whether in colours. [edge]
//!
//! The language is chosen before anything is parsed, because a mistake in what was typed is told in it, too: what `--lang`
//! asks for, else what `yearbook.yaml` says, else the machine's locale, else Chinese.

#![expect(clippy::disallowed_methods, reason = "edge: reads the environment and one file")]

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

use yearbook::config;
use yearbook::language::Language;
use yearbook::source;

/// How somebody is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// In which language.
    pub language: Language,
    /// Whether in colours.
    pub coloured: bool,
}

impl Voice {
    /// For whoever typed `arguments` here; `NO_COLOR` (no-color.org) is heeded.
    pub fn of(arguments: impl Iterator<Item = OsString>) -> Self {
        let typed: Vec<String> = arguments.map(|argument| argument.to_string_lossy().into_owned()).collect();
        let root = PathBuf::from(value(&typed, "--root").unwrap_or("."));
        let text = source::find_root(&root).map(|root| std::fs::read_to_string(root.join(config::FILE)));
        let key = text.and_then(Result::ok).and_then(|text| config::messages(&text));
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).unwrap_or_default());
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            language: chosen(value(&typed, "--lang"), key, &locale),
            coloured: std::io::stderr().is_terminal() && !plain,
        }
    }

    /// The one of two texts that is in the language.
    pub fn say<T>(self, chinese: T, english: T) -> T {
        self.language.of(chinese, english)
    }
}

/// The value of `--name`, in either way of typing it.
fn value<'a>(typed: &'a [String], name: &str) -> Option<&'a str> {
    let mut rest = typed.iter();
    while let Some(argument) = rest.next() {
        match argument.strip_prefix(name) {
            Some("") => return rest.next().map(String::as_str),
            Some(value) if value.starts_with('=') => return value.get(1..),
            _ => {}
        }
    }
    None
}

/// The language; of the locale's names, the first that says anything counts (POSIX).
fn chosen(flag: Option<&str>, key: Option<Language>, locale: &[String]) -> Language {
    let locale = locale.iter().find(|name| !name.is_empty());
    flag.and_then(Language::named)
        .or(key)
        .or_else(|| locale.and_then(|name| Language::named(name)))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_comes_first() {
        let locale = |names: [&str; 3]| names.map(str::to_owned);
        let (zh, en) = (Language::Chinese, Language::English);
        assert_eq!(chosen(Some("en"), Some(zh), &locale(["zh_CN.UTF-8", "", ""])), en);
        assert_eq!(chosen(Some("fr"), Some(en), &locale(["zh_CN.UTF-8", "", ""])), en);
        assert_eq!(chosen(None, Some(zh), &locale(["", "", "en_US.UTF-8"])), zh);
        assert_eq!(chosen(None, None, &locale(["", "en_GB.UTF-8", "zh_CN.UTF-8"])), en);
        assert_eq!(chosen(None, None, &locale(["C.UTF-8", "", "en_US.UTF-8"])), zh);
        assert_eq!(chosen(None, None, &locale(["", "", ""])), zh);
    }

    #[test]
    fn a_value_is_typed_in_two_ways() {
        let typed = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(value(&typed("check --lang en"), "--lang"), Some("en"));
        assert_eq!(value(&typed("--lang=en check"), "--lang"), Some("en"));
        assert_eq!(value(&typed("check --language en --lang"), "--lang"), None);
    }
}
