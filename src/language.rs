//! The two languages that the program speaks, and words that stand in both.
//!
//! What is told is made before anybody knows who reads it, and the preview may tell one thing to two readers; so texts
//! travel as pairs ([`Words`]) and the language is chosen where they are shown.

use std::borrow::Cow;

/// A language that the program speaks. Chinese, unless somebody asks for the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Chinese, in simplified characters.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The one of two things that is this language's.
    pub fn of<T>(self, chinese: T, english: T) -> T {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }

    /// Its code, as BCP 47 names it.
    pub fn code(self) -> &'static str {
        self.of("zh", "en")
    }

    /// The language that `tag` names, as BCP 47 writes it (`zh-CN`, `en`) or a locale (`zh_CN.UTF-8`); `None` for
    /// another one.
    pub fn named(tag: &str) -> Option<Self> {
        let first = tag.trim().split(['-', '_', '.', '@']).next().unwrap_or_default();
        match first.to_ascii_lowercase().as_str() {
            "zh" | "中文" => Some(Self::Chinese),
            "en" | "英文" => Some(Self::English),
            _ => None,
        }
    }
}

/// Words in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// In Chinese.
    pub zh: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

impl Words {
    /// Words that are always the same.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }

    /// Words that were put together.
    pub fn of(zh: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// What is the same in both, such as what an editor typed.
    pub fn same(text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        Self { zh: text.clone(), en: text }
    }

    /// All of `items`, as each language lists them.
    pub fn list(items: impl IntoIterator<Item = Self>) -> Self {
        let (zh, en): (Vec<_>, Vec<_>) = items.into_iter().map(|words| (words.zh, words.en)).unzip();
        Self::of(zh.join("、"), en.join(", "))
    }

    /// A list of what is the same in both.
    pub fn names<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Self {
        Self::list(names.into_iter().map(|name| Self::same(name.into())))
    }

    /// The names that can be typed, some of them in each language: Chinese readers are shown all, English ones those that
    /// they can type.
    pub fn choices<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let names: Vec<&str> = names.into_iter().collect();
        let english: Vec<&str> = names.iter().copied().filter(|name| name.is_ascii()).collect();
        Self::of(names.join("、"), english.join(", "))
    }

    /// In `language`.
    pub fn said(&self, language: Language) -> &str {
        language.of(&self.zh, &self.en)
    }

    /// Whether they say nothing.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_tag() {
        let named = |tags: [&str; 4]| tags.map(Language::named);
        assert_eq!(named(["zh", "zh-Hans-CN", "zh_CN.UTF-8", "ZH"]), [Some(Language::Chinese); 4]);
        assert_eq!(named(["en", "en-GB", "en_US.utf8", "en@euro"]), [Some(Language::English); 4]);
        assert_eq!(named(["", "C", "POSIX", "eng"]), [None; 4]);
    }

    #[test]
    fn each_language_lists_as_it_does() {
        let list = Words::list([Words::new("标题", "title"), Words::same("x")]);
        assert_eq!(list, Words::new("标题、x", "title, x"));
        assert_eq!(list.said(Language::English), "title, x");
        assert!(Words::names([""; 0]).is_empty());
    }
}
