//! The words of the pages in their two languages, beside what the keys say of themselves.

use crate::article::Kind;
use crate::fields::{Key, Meaning, Shape};
use crate::language::Language;

/// What pages need of their language.
pub(super) trait Writing: Sized {
    /// The folder of its pages.
    fn folder(self) -> &'static str;

    /// The text in this language.
    fn pick<'t>(self, chinese: &'t str, english: &'t str) -> &'t str;

    /// The sentence in this language.
    fn say(self, meaning: Meaning) -> &'static str;

    /// What `kind` is called.
    fn kind(self, kind: Kind) -> &'static str;

    /// These things as one phrase.
    fn list(self, things: &[String]) -> String;

    /// The name of `key` that a page in this language calls it by.
    fn key(self, key: &Key) -> &'static str;

    /// All names of `key`, those of this language first.
    fn names(self, key: &Key) -> String;
}

impl Writing for Language {
    fn folder(self) -> &'static str {
        self.code()
    }

    fn pick<'t>(self, chinese: &'t str, english: &'t str) -> &'t str {
        self.of(chinese, english)
    }

    fn say(self, meaning: Meaning) -> &'static str {
        self.pick(meaning.chinese, meaning.english)
    }

    fn kind(self, kind: Kind) -> &'static str {
        self.pick(kind.label(), kind.name())
    }

    fn list(self, things: &[String]) -> String {
        things.join(self.pick("、", ", "))
    }

    fn key(self, key: &Key) -> &'static str {
        self.pick(key.shown(), key.name)
    }

    fn names(self, key: &Key) -> String {
        let mut names: Vec<String> = key.names().map(code).collect();
        if self == Self::Chinese {
            names.rotate_left(1);
        }
        self.list(&names)
    }
}

/// `text` as it is typed.
pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

/// One of each shape: those that differ only in their keys are one.
pub(super) const SHAPES: [Shape; 9] = [
    Shape::Text,
    Shape::Texts,
    Shape::Date,
    Shape::Flag,
    Shape::Number,
    Shape::Record(&[]),
    Shape::Records(&[]),
    Shape::Cells,
    Shape::Rows,
];

/// What a value of this shape is called in a table of keys.
pub(super) fn value(shape: Shape) -> Meaning {
    let (chinese, english) = match shape {
        Shape::Text => ("文字", "text"),
        Shape::Texts => ("一项或几项文字", "one text or several"),
        Shape::Date => ("日期", "date"),
        Shape::Flag => ("是或否", "yes or no"),
        Shape::Number => ("整数", "whole number"),
        Shape::Record(_) => ("几项", "record"),
        Shape::Records(_) => ("若干条", "list of records"),
        Shape::Cells => ("一行格子", "line of cells"),
        Shape::Rows => ("若干行格子", "lines of cells"),
    };
    Meaning { chinese, english }
}

/// How a value of this shape is written.
pub(super) fn how(shape: Shape) -> Meaning {
    let (chinese, english) = match shape {
        Shape::Text => (
            "写在冒号和一个空格后面。含有英文冒号、`#`，或以 `@ * & % [ > \"` 之类的符号开头的，用英文双引号括起来：`标题: \"第3期: 走进实验室\"`。",
            "After the colon and a space. Text that holds a colon or `#`, or begins with a sign such as `@ * & % [ > \"`, stands in double quotes: `title: \"No. 3: a visit\"`.",
        ),
        Shape::Texts => (
            "几项用顿号隔开：`作者: 甲某、乙某`；或者用英文方括号和逗号：`作者: [甲某, 乙某]`。",
            "Several stand in brackets, with commas between: `authors: [A, B]`.",
        ),
        Shape::Date => (
            "`2024-09-14`、`2024年9月14日`、`2024.9.14`；只知道一部分的，写 `2024年9月上旬`、`2024-09` 或 `2024`。",
            "`2024-09-14`; where less is known, `2024-09` or `2024`, or a third of a month: `2024年9月上旬`, `中旬`, `下旬`.",
        ),
        Shape::Flag => ("`是` 或 `否`；不写就是否。", "`yes` or `no`; no when left out."),
        Shape::Number => ("如 `12`，不加逗号。", "Such as `12`, without separators."),
        Shape::Record(_) => (
            "冒号后面换行，下面各项缩进两格，一行一项。",
            "After the colon a new line; its keys stand below, a line each, two spaces further in.",
        ),
        Shape::Records(_) => (
            "冒号后面换行；每条以两个空格、`- ` 开头，同一条的其余各项缩进四格。",
            "After the colon a new line; each record begins with two spaces and `- `, and its other keys stand four spaces in.",
        ),
        Shape::Cells => (
            "用英文方括号和逗号：`[类别, 2023年, 2024年]`。",
            "In brackets, with commas between: `[kind, 2023, 2024]`.",
        ),
        Shape::Rows => (
            "冒号后面换行；每行缩进，以 `- ` 开头，后面是一行格子：`- [个人会员, 1000, 1080]`。",
            "After the colon a new line; each line further in, begun by `- `: `- [members, 1000, 1080]`.",
        ),
    };
    Meaning { chinese, english }
}
