//! Records out of YAML: each key has an English and Chinese names, and every mistake is told where it stands.
//!
//! A record's keys are a table ([`Key`]), so that what is accepted, what is proposed when a key is
//! misspelled, and what documentation lists come from one place.

use std::ops::Range;

use crate::date::{Date, Period};
use crate::diagnostic::{Diagnostic, Place, Problem, nearest};
use crate::language::Words;
use crate::path::SourcePath;
use crate::yaml::{Node, Value};

/// A key of a record: its English name, then its Chinese ones, the usual one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The English name; what code calls it.
    pub name: &'static str,
    /// The Chinese names.
    pub chinese: &'static [&'static str],
    /// What its value is.
    pub shape: Shape,
    /// What it is for, in Chinese and in English, for whoever looks it up.
    pub meaning: Meaning,
}

/// One sentence in both languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// In Chinese.
    pub chinese: &'static str,
    /// In English.
    pub english: &'static str,
}

/// What a key's value is, for whoever checks a record without reading it. [`Fields`] holds to it, so that it stays
/// true: a debug build ends where a key is read as something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One text.
    Text,
    /// One text or a list of texts.
    Texts,
    /// A date, exact or not.
    Date,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number,
    /// One record with these keys.
    Record(&'static [Key]),
    /// A list of records with these keys.
    Records(&'static [Key]),
    /// A line of a table.
    Cells,
    /// Lines of a table.
    Rows,
}

impl Key {
    /// A key whose value is a text.
    pub const fn new(name: &'static str, chinese: &'static [&'static str]) -> Self {
        Self { name, chinese, shape: Shape::Text, meaning: Meaning { chinese: "", english: "" } }
    }

    /// The key, with a value of this shape.
    #[must_use]
    pub const fn of(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    /// The key, which is for this.
    #[must_use]
    pub const fn says(self, chinese: &'static str, english: &'static str) -> Self {
        Self { meaning: Meaning { chinese, english }, ..self }
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.chinese.iter().copied())
    }

    /// The name to show an editor.
    pub fn shown(&self) -> &'static str {
        self.chinese.first().copied().unwrap_or(self.name)
    }

    /// Its name in each language.
    pub fn words(&self) -> Words {
        Words::new(self.shown(), self.name)
    }
}

/// A value and its bytes in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it was typed.
    pub at: Range<usize>,
}

/// A file's text and what has to be told about it so far.
pub struct Reader<'a> {
    /// The file.
    pub file: &'a SourcePath,
    /// Its text.
    pub text: &'a str,
    /// What has to be told.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// A reader of `text`, the content of `file`.
    pub fn new(file: &'a SourcePath, text: &'a str) -> Self {
        Self { file, text, diagnostics: Vec::new() }
    }

    /// Tells `problem` about the bytes `at`.
    pub fn tell(&mut self, at: &Range<usize>, problem: Problem) {
        self.diagnostics.push(Diagnostic::at(Place::of(self.file, self.text, at), problem));
    }

    /// Reads the file's bytes `range` as YAML; tells and gives `None` where that fails.
    pub fn yaml(&mut self, range: Range<usize>) -> Option<Node> {
        let text = self.text.get(range.clone())?;
        crate::yaml::parse(text, range.start).map_err(|fault| self.tell(&fault.at, fault.problem)).ok()
    }
}

/// The fields of one record.
pub struct Fields<'n, 'r, 'a> {
    reader: &'r mut Reader<'a>,
    found: Vec<(Key, &'n Node, &'n Node)>,
    at: Range<usize>,
}

impl<'n, 'r, 'a> Fields<'n, 'r, 'a> {
    /// Opens the record `node`, called `what` in messages, whose keys are `keys`. Tells of keys that are
    /// unknown or given in two languages. `None` when it is no record at all, which is told; nothing at all
    /// is a record without fields.
    pub fn open(reader: &'r mut Reader<'a>, node: &'n Node, what: &Words, keys: &[Key]) -> Option<Self> {
        let entries: &[(Node, Node)] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                // One line whose colon is wrong is a text, not a record.
                let text = reader.text.get(node.at.clone()).unwrap_or_default();
                let (problem, at) = crate::yaml::wrong_colon(text, text.len()).map_or_else(
                    || {
                        let expected = Words::new("几行“名称: 内容”", "lines of “name: content”");
                        (Problem::ValueKind { key: what.clone(), expected }, node.at.clone())
                    },
                    |(problem, at)| (problem, node.at.start + at.start..node.at.start + at.end),
                );
                reader.tell(&at, problem);
                return None;
            }
        };
        let mut found: Vec<(Key, &Node, &Node)> = Vec::new();
        for (name, value) in entries {
            let typed = name.scalar().unwrap_or_default().trim();
            match keys.iter().find(|key| key.names().any(|name| name.eq_ignore_ascii_case(typed))) {
                Some(key) if found.iter().any(|(other, ..)| other == key) => {
                    reader.tell(&name.at, Problem::KeyTwice { key: typed.to_owned() });
                }
                Some(key) => found.push((*key, name, value)),
                None => reader.tell(&name.at, unknown(typed, keys)),
            }
        }
        Some(Self { reader, found, at: node.at.clone() })
    }

    /// What tells of mistakes.
    pub fn reader(&mut self) -> &mut Reader<'a> {
        self.reader
    }

    /// Where the record stands.
    pub fn at(&self) -> Range<usize> {
        self.at.clone()
    }

    /// The value of `key`, when it was given one.
    pub fn node(&self, key: Key) -> Option<&'n Node> {
        let (.., value) = self.found.iter().find(|(found, ..)| *found == key)?;
        (value.value != Value::Null).then_some(value)
    }

    /// What `key` is called in the file, or would be where it is missing.
    fn called(&self, key: Key) -> Words {
        let typed =
            self.found.iter().find(|(found, ..)| *found == key).and_then(|(_, name, _)| name.scalar());
        typed.map_or_else(|| key.words(), |typed| Words::same(typed.trim().to_owned()))
    }

    /// Tells that `key` is missing.
    pub fn tell_missing(&mut self, key: Key) {
        let start = self.at.start;
        self.reader.tell(&(start..start), Problem::KeyMissing { key: key.words() });
    }

    /// Tells that the value of `key` should be `expected`.
    pub fn tell_kind(&mut self, key: Key, at: &Range<usize>, expected: Words) {
        let problem = Problem::ValueKind { key: self.called(key), expected };
        self.reader.tell(at, problem);
    }

    /// Text, with where it stands. Blank text is none. A number may be read so, too, to be told of in words of
    /// its own.
    pub fn text_at(&mut self, key: Key) -> Option<At<String>> {
        debug_assert!(matches!(key.shape, Shape::Text | Shape::Number), "{key:?}");
        self.scalar_at(key)
    }

    fn scalar_at(&mut self, key: Key) -> Option<At<String>> {
        let Some(node) = self.node(key) else {
            self.tell_lost(key);
            return None;
        };
        let Some(text) = node.scalar() else {
            self.tell_kind(key, &node.at, Words::new("一段文字", "text"));
            return None;
        };
        let text = text.trim();
        self.tell_cut(key, &node.at);
        (!text.is_empty()).then(|| At { value: text.to_owned(), at: node.at.clone() })
    }

    /// Tells of text that YAML takes for a comment: `第 #3 期`. A space after `#` makes it a meant one.
    fn tell_cut(&mut self, key: Key, at: &Range<usize>) {
        let rest = self.reader.text.get(at.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let comment = rest.trim_start();
        let is_text = comment
            .strip_prefix('#')
            .is_some_and(|comment| comment.starts_with(|c: char| !c.is_whitespace() && c != '#'));
        if is_text && rest.len() > comment.len() {
            let start = at.end + rest.len() - comment.len();
            let cut = comment.trim_end().chars().take(12).collect();
            self.reader
                .tell(&(start..start + comment.len()), Problem::CommentCut { key: self.called(key), cut });
        }
    }

    /// Tells of a value that is nothing, because YAML takes all of it for a comment: `浅色: #a8321f`.
    fn tell_lost(&mut self, key: Key) {
        let name = self.found.iter().find(|(found, ..)| *found == key).map(|(_, name, _)| name.at.end);
        let colon = name.filter(|at| self.reader.text.get(*at..).is_some_and(|rest| rest.starts_with(':')));
        if let Some(at) = colon {
            self.tell_cut(key, &(at..at + 1));
        }
    }

    /// Tells of marks of a body in the text of `key`, where they mean nothing.
    pub fn tell_marks(&mut self, key: Key) {
        let Some(node) = self.node(key) else { return };
        if let Some(mark) = node.scalar().and_then(mark) {
            let problem = Problem::MarkNotTaken { key: self.called(key), mark: mark.to_owned() };
            self.reader.tell(&node.at, problem);
        }
    }

    /// Text.
    pub fn text(&mut self, key: Key) -> Option<String> {
        self.text_at(key).map(|text| text.value)
    }

    /// Text that must be there.
    pub fn required(&mut self, key: Key) -> Option<String> {
        let text = self.text(key);
        if text.is_none() && self.node(key).is_none_or(|node| node.scalar().is_some()) {
            self.tell_missing(key);
        }
        text
    }

    /// A list of names; a single text is taken apart at `、` and commas, as Chinese writers separate names.
    pub fn texts(&mut self, key: Key) -> Vec<At<String>> {
        let apart = |text: At<String>| -> Vec<At<String>> {
            let names = text.value.split(['、', '，', ',']).map(str::trim).filter(|name| !name.is_empty());
            names.map(|name| At { value: name.to_owned(), at: text.at.clone() }).collect()
        };
        self.listed(key, apart)
    }

    /// A list of sentences; a single text is a list of one.
    pub fn sentences(&mut self, key: Key) -> Vec<At<String>> {
        self.listed(key, |text| vec![text])
    }

    fn listed(&mut self, key: Key, single: impl FnOnce(At<String>) -> Vec<At<String>>) -> Vec<At<String>> {
        debug_assert_eq!(key.shape, Shape::Texts, "{key:?}");
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            return self.scalar_at(key).map(single).unwrap_or_default();
        };
        let mut texts = Vec::new();
        for item in items {
            match item.scalar() {
                Some(text) => texts.push(At { value: text.trim().to_owned(), at: item.at.clone() }),
                None => self.tell_kind(key, &item.at, Words::new("一列文字", "a list of texts")),
            }
        }
        texts
    }

    /// The records of a list.
    pub fn list(&mut self, key: Key) -> &'n [Node] {
        debug_assert!(matches!(key.shape, Shape::Records(_) | Shape::Rows), "{key:?}");
        match self.node(key) {
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) => {
                let at = node.at.clone();
                self.tell_kind(
                    key,
                    &at,
                    Words::new("一列记录，每条以“- ”开头", "a list of records, each beginning with “- ”"),
                );
                &[]
            }
            None => &[],
        }
    }

    /// A date.
    pub fn date(&mut self, key: Key) -> Option<Date> {
        debug_assert_eq!(key.shape, Shape::Date, "{key:?}");
        let text = self.scalar_at(key)?;
        let date = Date::parse(&text.value);
        if date.is_none() {
            let problem = Problem::DateInvalid { key: self.called(key), value: text.value };
            self.reader.tell(&text.at, problem);
        }
        date
    }

    /// A period, either end of which may be left out. One that ends before it begins is told.
    pub fn period(&mut self, from: Key, to: Key) -> Period {
        let period = Period { from: self.date(from), to: self.date(to) };
        self.tell_reversed(period.from, period.to, to);
        period
    }

    /// Tells of an end, the value of `key`, that comes before its start.
    pub fn tell_reversed(&mut self, start: Option<Date>, end: Option<Date>, key: Key) {
        if let (Some(start), Some(end), Some(node)) = (start, end, self.node(key))
            && end.is_before(&start)
        {
            let problem = Problem::DatesReversed { start: start.words(), end: end.words() };
            self.reader.tell(&node.at, problem);
        }
    }

    /// Yes or no; no when it is not given.
    pub fn flag(&mut self, key: Key) -> bool {
        debug_assert_eq!(key.shape, Shape::Flag, "{key:?}");
        let Some(text) = self.scalar_at(key) else { return false };
        match text.value.to_lowercase().as_str() {
            "true" | "yes" | "on" | "是" => true,
            "false" | "no" | "off" | "否" => false,
            _ => {
                self.tell_kind(key, &text.at, Words::new("“是”或“否”", "“yes” or “no”"));
                false
            }
        }
    }

    /// A whole number.
    pub fn number(&mut self, key: Key) -> Option<i64> {
        debug_assert_eq!(key.shape, Shape::Number, "{key:?}");
        let text = self.scalar_at(key)?;
        let number = text.value.parse().ok();
        if number.is_none() {
            self.tell_kind(key, &text.at, Words::new("一个整数", "a whole number"));
        }
        number
    }
}

/// The first mark of a body in `text`: a figure's id (`{{id}}`), a cross-reference or a term of the index (`[[name]]`).
pub fn mark(text: &str) -> Option<&str> {
    [("{{", "}}"), ("[[", "]]")].iter().find_map(|(open, close)| {
        let start = text.find(open)?;
        let rest = text.get(start..)?;
        rest.get(..rest.find(close)? + close.len())
    })
}

fn unknown(typed: &str, keys: &[Key]) -> Problem {
    let nearest = nearest(typed, keys.iter().flat_map(Key::names)).map(str::to_owned);
    let known = Words::list(keys.iter().map(Key::words));
    Problem::KeyUnknown { key: typed.to_owned(), nearest, known }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    const TITLE: Key = Key::new("title", &["标题", "题目"]);
    const DATE: Key = Key::new("date", &["日期"]).of(Shape::Date);
    const DRAFT: Key = Key::new("draft", &["草稿"]).of(Shape::Flag);
    const AUTHORS: Key = Key::new("authors", &["作者"]).of(Shape::Texts);

    fn read<T>(text: &str, read: impl FnOnce(&mut Fields) -> T) -> (T, Vec<String>) {
        let file = SourcePath::new("content/a.md").unwrap();
        let mut reader = Reader::new(&file, text);
        let node = reader.yaml(0..text.len()).unwrap();
        let mut fields =
            Fields::open(&mut reader, &node, &Words::same("文章"), &[TITLE, DATE, DRAFT, AUTHORS]).unwrap();
        let value = read(&mut fields);
        (value, reader.diagnostics.iter().map(|told| told.text(Language::Chinese)).collect())
    }

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "title")]
    fn a_key_is_read_as_what_it_is() {
        read("标题: 2023\n", |fields| fields.date(TITLE));
    }

    #[test]
    fn keys_in_both_languages() {
        let (value, told) = read("标题: 攀登\ndraft: 是\n作者: 甲、乙\n", |fields| {
            let authors: Vec<_> = fields.texts(AUTHORS).into_iter().map(|author| author.value).collect();
            (fields.required(TITLE), fields.flag(DRAFT), authors, fields.date(DATE))
        });
        assert_eq!(value, (Some("攀登".to_owned()), true, vec!["甲".to_owned(), "乙".to_owned()], None));
        assert_eq!(told, Vec::<String>::new());
    }

    #[test]
    fn mistakes_are_told_all_at_once() {
        let (_, told) = read(
            "题目: 攀登\ntitle: Climb\ntitel: x\nlayout: y\n日期: 2023-02-30\n草稿: 也许\n",
            |fields| (fields.date(DATE), fields.flag(DRAFT)),
        );
        assert_eq!(
            told,
            [
                "错误[Y0002]：“title”写了两次\n  位置：content/a.md:2:1\n  原文：title: Climb\n  办法：只保留一处；同一项的中文名和英文名也只能写一个。",
                "警告[Y0003]：不认识“titel”这一项，它不会起作用\n  位置：content/a.md:3:1\n  原文：titel: x\n  办法：是否想写“title”？",
                "警告[Y0003]：不认识“layout”这一项，它不会起作用\n  位置：content/a.md:4:1\n  原文：layout: y\n  办法：这里可以写：标题、日期、草稿、作者",
                "错误[Y0006]：“日期”的值“2023-02-30”不是日期，或者没有这一天\n  位置：content/a.md:5:5\n  原文：日期: 2023-02-30\n  办法：写成 2023-09-01、2023年9月1日；只知道年、月时写 2023 或 2023-09。",
                "错误[Y0005]：“草稿”的值应当是“是”或“否”\n  位置：content/a.md:6:5\n  原文：草稿: 也许\n  办法：改写“草稿:”后面的内容。",
            ]
        );
    }

    #[test]
    fn text_after_a_number_sign_is_not_lost_in_silence() {
        let codes = |text| {
            read(text, |fields| fields.text(TITLE))
                .1
                .iter()
                .map(|told| told[7..12].to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("标题: 第 #3 期\n"), ["Y0009"]);
        assert_eq!(codes("标题: #3\n"), ["Y0009"]);
        assert_eq!(codes("标题: # 说明\n"), Vec::<String>::new());
        assert_eq!(codes("标题: 第3期 # 说明\n"), Vec::<String>::new());
        assert_eq!(codes("标题: \"第 #3 期\"\n"), Vec::<String>::new());
    }

    #[test]
    fn what_must_be_there() {
        let (value, told) = read("标题: ~\n", |fields| fields.required(TITLE));
        assert_eq!(value, None);
        assert_eq!(
            told,
            [
                "错误[Y0004]：缺少“标题”\n  位置：content/a.md:1:1\n  原文：标题: ~\n  办法：加一行“标题: ……”。"
            ]
        );
    }
}
