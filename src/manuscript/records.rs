//! Slips in YAML: colons, dashes, indentation and values typed with an input method at work.
//!
//! YAML takes most of them for text, so that a whole front matter can be one harmless string. They are looked for line by
//! line, before it is parsed, and only where a line can be nothing but a key or an item: what continues a text, stands
//! in a block of text or in quotation marks is left as it is.

use std::borrow::Cow;
use std::ops::Range;

use super::line::{Key, Line, is_space, key, lines, plain};
use super::slip::{Slip, SlipKind};
use super::values;

/// What is open where a line begins.
#[derive(Default)]
struct Open {
    /// The columns of keys and items that the line may belong to, the innermost last, and whether the innermost has its
    /// value in the lines below.
    levels: Vec<Level>,
    /// The column of the key whose block of text (`|`, `>`) goes on.
    block: Option<usize>,
    /// What ends the quotation or the brackets that go on.
    until: Option<Ending>,
}

#[derive(Clone, Copy)]
struct Level {
    column: usize,
    is_empty: bool,
    is_item: bool,
}

#[derive(Clone, Copy)]
enum Ending {
    Quote(char),
    Brackets(usize),
}

/// Adds the slips of the YAML in the bytes `range` of `text` to `slips`.
pub(super) fn find(text: &str, range: Range<usize>, slips: &mut Vec<Slip>) {
    let mut open = Open::default();
    let mut lines = lines(text, range).peekable();
    while let Some(line) = lines.next() {
        if !line.is_blank() {
            open.line(line, lines.peek().copied(), slips);
        }
    }
}

impl Open {
    fn line(&mut self, line: Line, next: Option<Line>, slips: &mut Vec<Slip>) {
        if let Some(ending) = self.until {
            self.until = ending.after(line.text);
            return;
        }
        let content = line.text.trim_start_matches(is_space);
        let indent = line.text.len() - content.len();
        let typed = line.text.get(..indent).unwrap_or_default();
        let mut column = typed.chars().map(width).sum::<usize>();
        if self.block.is_some_and(|parent| column > parent) {
            return;
        }
        self.block = None;
        if content.starts_with('#') {
            return;
        }
        while self.levels.last().is_some_and(|level| level.column > column) {
            self.levels.pop();
        }
        let continues = self.levels.last().is_some_and(|level| level.column < column && !level.is_empty);
        if continues {
            return;
        }
        if !typed.chars().all(|c| c == ' ') {
            slips.push(Slip::certain(line.at..line.at + indent, " ".repeat(column), SlipKind::Indent));
        }
        let mut rest = Line { at: line.at + indent, text: content };
        let mut is_item = false;
        while let Some(length) = self.item(rest, column, slips) {
            is_item = true;
            self.enter(Level { column, is_empty: true, is_item: true });
            column += 2;
            rest = Line { at: rest.at + length, text: rest.text.get(length..).unwrap_or_default() };
        }
        self.entry(rest, column, is_item.then_some(next).flatten(), is_item, slips);
    }

    /// The length of the dash that `line` begins with, and of the spaces after it.
    fn item(&self, line: Line, column: usize, slips: &mut Vec<Slip>) -> Option<usize> {
        let first = line.text.chars().next()?;
        let after = line.text.get(first.len_utf8()..)?;
        let spaces = after.len() - after.trim_start_matches(is_space).len();
        let length = first.len_utf8() + spaces;
        if first == '-' && (after.is_empty() || after.starts_with(' ')) {
            return Some(length);
        }
        let is_mark = matches!(first, '-' | '－' | '—' | '–' | '·' | '•' | '・' | '●' | '﹣');
        let is_alone = !after.starts_with(['-', '－', '—', '–']) && !after.is_empty();
        let is_number = first == '-' && after.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        let is_expected =
            self.levels.last().is_none_or(|level| level.is_empty || level.is_item && level.column == column);
        if !is_mark || !is_alone || is_number || !is_expected {
            return None;
        }
        slips.push(Slip::certain(line.at..line.at + length, "- ", SlipKind::Item));
        Some(length)
    }

    /// What comes after indentation and dashes: a key with its value, or a value.
    fn entry(&mut self, line: Line, column: usize, next: Option<Line>, is_item: bool, slips: &mut Vec<Slip>) {
        let found = key(line.text).filter(|key| is_entry(key, is_item, column, next));
        let Some(Key { name, colon, rest }) = found else {
            if is_item || column > 0 {
                self.value(line, column.saturating_sub(2), "", slips);
            }
            return;
        };
        let colon_at = line.at + name.len();
        let value = rest.trim_start_matches(is_space);
        let value_at = colon_at + colon.len_utf8() + rest.len() - value.len();
        let value = value.trim_end_matches(is_space);
        let name = named(line.at, name, slips);
        let between = rest.get(..rest.len() - rest.trim_start_matches(is_space).len()).unwrap_or_default();
        let is_right = colon == ':' && (between.starts_with([' ', '\t']) || value.is_empty());
        if !is_right || between.chars().any(|c| c != ' ' && c != '\t') {
            let end = if value.is_empty() { colon_at + colon.len_utf8() } else { value_at };
            let meant = if value.is_empty() { ":" } else { ": " };
            if !(value.is_empty() && colon == ':') {
                slips.push(Slip::certain(colon_at..end, meant, SlipKind::Colon));
            }
        }
        let is_empty = value.is_empty() || value.starts_with('#');
        self.enter(Level { column, is_empty, is_item: false });
        self.value(Line { at: value_at, text: value }, column, &name, slips);
    }

    /// The value of the key `name` at `column`.
    fn value(&mut self, line: Line, column: usize, name: &str, slips: &mut Vec<Slip>) {
        let first = line.text.chars().next();
        match first {
            Some('|' | '>') => self.block = Some(column),
            Some(quote @ ('"' | '\'')) => {
                let rest = line.text.get(1..).unwrap_or_default();
                self.until = Ending::Quote(quote).after(rest);
            }
            Some('[' | '{') => self.until = Ending::Brackets(0).after(line.text),
            _ => {}
        }
        values::find(name, line, slips);
    }

    /// Goes on at `level`, below those that are left of it.
    fn enter(&mut self, level: Level) {
        while self.levels.last().is_some_and(|last| last.column >= level.column) {
            self.levels.pop();
        }
        self.levels.push(level);
    }
}

/// Whether what looks like a key is one. In a list, `甲：乙` may be a text of its own: it begins a record where the next
/// line has another key in the same column.
fn is_entry(found: &Key, is_item: bool, column: usize, next: Option<Line>) -> bool {
    let is_plain = found.colon == ':' && (found.rest.is_empty() || found.rest.starts_with([' ', '\t']));
    if is_plain {
        return true;
    }
    // `甲:乙` in a list of names, and times: no key.
    let continued = |next: Line| {
        let content = next.text.trim_start_matches(is_space);
        let indent = next.text.get(..next.text.len() - content.len()).unwrap_or_default();
        indent.chars().map(width).sum::<usize>() == column && key(content).is_some()
    };
    !is_item || next.is_some_and(continued)
}

/// The key `typed` at `at` as it is meant; letters of full width are a slip.
fn named<'t>(at: usize, typed: &'t str, slips: &mut Vec<Slip>) -> Cow<'t, str> {
    let trimmed = typed.trim_matches(is_space);
    let is_wide = trimmed.chars().any(|c| matches!(c, '\u{ff01}'..='\u{ff5e}') && c != '（' && c != '）');
    let meant = if is_wide { Cow::Owned(plain(trimmed)) } else { Cow::Borrowed(trimmed) };
    if is_wide || typed.len() > trimmed.len() && typed.chars().any(|c| c != ' ' && is_space(c)) {
        slips.push(Slip::certain(at..at + typed.len(), &*meant, SlipKind::Key));
    }
    meant
}

/// How many columns a character of the indentation takes. A tabulator stands for two: that is how deep records are.
fn width(c: char) -> usize {
    match c {
        '\t' | '\u{3000}' => 2,
        c if super::line::is_invisible(c) => 0,
        _ => 1,
    }
}

impl Ending {
    /// What goes on after `text`; `None` where it has ended.
    fn after(self, text: &str) -> Option<Self> {
        match self {
            Self::Quote(quote) => {
                let mut escaped = false;
                let ends = text.chars().any(|c| {
                    let ends = c == quote && !escaped;
                    escaped = c == '\\' && quote == '"' && !escaped;
                    ends
                });
                (!ends).then_some(self)
            }
            Self::Brackets(depth) => {
                let opened = text.matches(['[', '{', '［', '｛']).count();
                let closed = text.matches([']', '}', '］', '｝']).count();
                let depth = (depth + opened).saturating_sub(closed);
                (depth > 0).then_some(Self::Brackets(depth))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::repaired;
    use super::*;

    /// What is meant by `text`.
    fn mended(text: &str) -> String {
        let mut slips = Vec::new();
        find(text, 0..text.len(), &mut slips);
        repaired::apply(text, &slips)
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "标题: 攀登：一座山\n摘要: 说明：略\n  第二行：接着说\n作者: 甲、乙\n",
            "摘要: |\n  一：二\n\t三\n来源: >-\n  四：五\n",
            "资料来源:\n  - 武进日报：要闻\n  - 年鉴：二版\n",
            "历年: [[2022, 120], [2023, 135]]\n值: -5\n起止: 8:30\n网址: https://a.cn/b\n",
            "标题: \"一：\n  二：三\"\n题: '甲''：乙'\n",
            "# 说明：略\n- -5\n- 一\n",
            "表:\n  - - 甲\n    - 乙\n",
            "标题: “双减”下的科学教育\n副标题: —— 记一次活动\n",
            "空:\n空格:  \n",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn what_is_meant_is_told_line_by_line() {
        for (typed, meant) in [
            ("标题：攀登\n日期：2023-09-01\n", "标题: 攀登\n日期: 2023-09-01\n"),
            ("标题:攀登\n", "标题: 攀登\n"),
            ("标题：　攀登\n", "标题: 攀登\n"),
            ("标题:\u{a0}攀登\n", "标题: 攀登\n"),
            ("标题　：攀登\n", "标题: 攀登\n"),
            ("ｔｉｔｌｅ：攀登\n", "title: 攀登\n"),
            ("\u{200b}标题: 攀登\n", "标题: 攀登\n"),
            ("标题：\n", "标题:\n"),
            (
                "数据：\n　－ 编号：a\n　　名称：b\n　－ 编号：c\n　　名称：d\n",
                "数据:\n  - 编号: a\n    名称: b\n  - 编号: c\n    名称: d\n",
            ),
            ("作者:\n\t- 甲\n\t- 乙\n", "作者:\n  - 甲\n  - 乙\n"),
            ("作者:\n  —甲\n  · 乙\n", "作者:\n  - 甲\n  - 乙\n"),
            ("作者:\n-甲\n-乙\n", "作者:\n- 甲\n- 乙\n"),
            (
                "开幕:\n  图说：合影\n  日期：２０２３－０９－０１\n",
                "开幕:\n  图说: 合影\n  日期: 2023-09-01\n",
            ),
        ] {
            assert_eq!(mended(typed), meant, "{typed}");
            assert_eq!(mended(meant), meant, "{meant}");
        }
    }
}
