//! YAML as a tree that knows where each value stands.
//!
//! Records are read from this tree by [`crate::fields`] rather than by derived deserialisers, for the sake of
//! what editors are told: all mistakes at once, each at its own line and column. Scalars keep the text that
//! was typed, so `0.50` stays `0.50` and `1+12` is no sum.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Error, Location, Spanned};

use crate::diagnostic::Problem;
use crate::language::Words;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its bytes in the file.
    pub at: Range<usize>,
}

/// What YAML can hold, as far as records need it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing, or `~`.
    Null,
    /// Text, a number, a truth value: as typed, without quotes.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in order.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }
}

/// A mistake in the YAML and its bytes in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub at: Range<usize>,
}

/// Reads `text`, which stands `base` bytes into its file. An empty text is [`Value::Null`]. Fails at the first
/// mistake: what follows one cannot be trusted.
pub fn parse(text: &str, base: usize) -> Result<Node, Fault> {
    let options = serde_yaml::options! { duplicate_keys: DuplicateKeyPolicy::Error, with_snippet: false };
    serde_yaml::from_str_with_options::<Spanned<Raw>>(text, options)
        .map(|raw| node(raw, text, base))
        .map_err(|error| fault(&error, text, base))
}

/// A value as the deserialiser gives it, before what was typed is looked up.
enum Raw {
    Null,
    Text(String),
    Other,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

fn node(raw: Spanned<Raw>, text: &str, base: usize) -> Node {
    let at = bytes(&raw.referenced, text);
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Text(text) => Value::Scalar(text),
        Raw::Other => {
            Value::Scalar(text.get(bytes(&raw.defined, text)).unwrap_or_default().trim().to_owned())
        }
        Raw::List(items) => Value::List(items.into_iter().map(|item| node(item, text, base)).collect()),
        Raw::Map(entries) => Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (node(key, text, base), node(value, text, base)))
                .collect(),
        ),
    };
    Node { value, at: at.start + base..at.end + base }
}

fn bytes(location: &Location, text: &str) -> Range<usize> {
    let span = location.span();
    let number = |number: Option<u64>| number.and_then(|number| usize::try_from(number).ok());
    let start = number(span.byte_offset()).unwrap_or_else(|| by_line(location, text)).min(text.len());
    let end = number(span.byte_len()).map_or(start, |length| start + length).min(text.len());
    let marked = text.get(start..end).unwrap_or_default();
    start..start + marked.trim_end().len()
}

/// Where a location without bytes stands: some mistakes are known by line and column only.
fn by_line(location: &Location, text: &str) -> usize {
    let number = |number: u64| usize::try_from(number).unwrap_or_default().saturating_sub(1);
    let (line, column) = (number(location.line()), number(location.column()));
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    before + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

fn fault(error: &Error, text: &str, base: usize) -> Fault {
    let error = error.without_snippet();
    let reason = error.render();
    let at = error.location().map_or(0..0, |location| bytes(&location, text));
    let problem = match error {
        Error::DuplicateMappingKey { key, .. } => Problem::KeyTwice { key: key.clone().unwrap_or_default() },
        // An open quote swallows the lines after it, so colons there say nothing.
        _ if reason.contains("unclosed quote") => {
            Problem::YamlSyntax { reason: translate(&reason), colon: false }
        }
        _ => match wrong_colon(text, at.start) {
            Some((problem, colon)) => return Fault { problem, at: colon.start + base..colon.end + base },
            None => Problem::YamlSyntax { reason: translate(&reason), colon: false },
        },
    };
    Fault { problem, at: at.start + base..at.end + base }
}

/// The first colon up to the line of `until` that stands where a key ends but does not end it: a full-width one,
/// or one without a space after it. A key is at most twelve characters without space or punctuation.
pub fn wrong_colon(text: &str, until: usize) -> Option<(Problem, Range<usize>)> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if start > until {
            break;
        }
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        let key: String = line.chars().skip(indent).take_while(|c| c.is_alphabetic() || *c == '_').collect();
        let at = start + indent + key.len();
        let mut rest = line.get(indent + key.len()..).unwrap_or_default().chars();
        let colon = rest.next().unwrap_or_default();
        let after = rest.next().unwrap_or('\n');
        let wrong = match colon {
            '：' => Some(Words::new("用了全角冒号", "the colon is full-width")),
            ':' if !after.is_ascii_whitespace() && after != '/' => {
                Some(Words::new("冒号后面没有空格", "there is no space after the colon"))
            }
            _ => None,
        };
        if let Some(reason) = wrong.filter(|_| (1..=12).contains(&key.chars().count())) {
            let problem = Problem::YamlSyntax { reason, colon: true };
            return Some((problem, at..at + colon.len_utf8()));
        }
        start += line.len();
    }
    None
}

/// Parts of the parser's commonest complaints, and the editor's words for them.
const COMPLAINTS: &[(&str, Words)] = &[
    (
        "mapping values are not allowed",
        Words::new(
            "这一行有多余的冒号，或者上一行没有写完",
            "there is a colon too many on this line, or the line before is not finished",
        ),
    ),
    (
        "illegal placement of ':'",
        Words::new(
            "冒号的位置不对，上面的方括号或引号可能没有结束",
            "a colon is out of place; a bracket or quotation mark before it may not be closed",
        ),
    ),
    ("unclosed quote", Words::new("引号没有配对", "a quotation mark has no partner")),
    ("unclosed bracket", Words::new("方括号没有配对", "a square bracket has no partner")),
    (
        "while parsing a block mapping",
        Words::new(
            "方括号或引号后面不能再有别的文字；用英文双引号把整段文字括起来",
            "nothing can follow a closing bracket or quotation mark; put double quotes around the whole text",
        ),
    ),
    (
        "trailing content",
        Words::new(
            "引号后面不能再有别的文字；用英文双引号把整段文字括起来",
            "nothing can follow a closing quotation mark; put double quotes around the whole text",
        ),
    ),
    (
        "unexpected character",
        Words::new(
            "“@”“%”和反引号不能作为文字的开头；用英文双引号把整段文字括起来",
            "a text cannot begin with “@”, “%” or a backtick; put double quotes around it",
        ),
    ),
    (
        "block scalar",
        Words::new(
            "“>”和“|”在 YAML 里有特殊含义；用英文双引号把整段文字括起来",
            "“>” and “|” have a meaning of their own in YAML; put double quotes around the whole text",
        ),
    ),
    (
        "document start",
        Words::new(
            "这一行或上一行的开头有多余的空格或制表符",
            "there is a space or tab too many at the head of this line or the one before",
        ),
    ),
    (
        "simple key",
        Words::new(
            "这一行缺少冒号，或者冒号后面没有空格",
            "there is no colon on this line, or no space after it",
        ),
    ),
    ("tab", Words::new("用了制表符（Tab）缩进，要用空格", "the indentation has a tab; use spaces")),
    (
        "alias",
        Words::new(
            "“*”和“&”在 YAML 里有特殊含义；星号开头的文字要用双引号括起来",
            "“*” and “&” have a meaning of their own in YAML; put double quotes around a text that begins with an asterisk",
        ),
    ),
    (
        "anchor",
        Words::new(
            "“&”在 YAML 里有特殊含义；用双引号把文字括起来",
            "“&” has a meaning of its own in YAML; put double quotes around the text",
        ),
    ),
    (
        "reserved",
        Words::new(
            "“@”和反引号不能作为文字的开头；用双引号把文字括起来",
            "a text cannot begin with “@” or a backtick; put double quotes around it",
        ),
    ),
    ("budget", Words::new("内容过多或嵌套过深", "there is too much in it, or it is nested too deeply")),
    ("indentation", Words::new("缩进不一致", "the indentation is uneven")),
];

/// What the parser complains of, in the editor's words; what has none, as it is.
fn translate(reason: &str) -> Words {
    let reason = reason.split(" at line ").next().unwrap_or_default();
    let known = COMPLAINTS.iter().find(|(part, _)| reason.contains(part));
    known.map_or_else(|| Words::same(reason.to_owned()), |(_, words)| words.clone())
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Other)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

/// `text` as a YAML scalar of one line: plain where that is safe, else in double quotes.
pub fn quoted(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    let text = text.trim();
    let special = |c: char| ":#\"'[]{},&*!|>%@`\\".contains(c);
    let odd_start = text.starts_with(['-', '?', '=', '~', '<']);
    let is_word = parse(text, 0).is_ok_and(|node| node.scalar() == Some(text));
    if text.contains(special) || odd_start || !is_word {
        return format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn entry(text: &str, key: &str) -> Node {
        let Value::Map(entries) = parse(text, 0).unwrap().value else { panic!("no map") };
        entries.into_iter().find(|(name, _)| name.scalar() == Some(key)).unwrap().1
    }

    #[test]
    fn scalars_are_as_typed() {
        let text = "a: 0.50\nb: 1+12\nn: 007\nd: 2023-09-01\ny: yes\nq: \"90\"\nt: 三分之二 # 注\nz: ~\nr: &x 12\ns: *x\n";
        let typed = |key| entry(text, key).scalar().map(str::to_owned);
        let all: Vec<_> = ["a", "b", "n", "d", "y", "q", "t", "z", "r", "s"].into_iter().map(typed).collect();
        let wanted = ["0.50", "1+12", "007", "2023-09-01", "yes", "90", "三分之二", "", "12", "12"];
        assert_eq!(all, wanted.map(|text| (!text.is_empty()).then(|| text.to_owned())));
    }

    #[test]
    fn values_know_their_bytes() {
        let node = entry("标题: 攀登 \n", "标题");
        assert_eq!(node.at, 8..14);
        let Value::List(items) = entry("list:\n  - 甲\n  - 乙\n", "list").value else { panic!("no list") };
        assert_eq!(items[1].at, 18..21);
        assert_eq!(parse("a: 1", 100).unwrap().at.start, 100);
    }

    #[test]
    fn mistakes_are_told_where_they_stand() {
        let told = |text: &str| {
            let fault = parse(text, 0).unwrap_err();
            (fault.problem.message(Language::Chinese), fault.at.start)
        };
        assert_eq!(told("a: 1\na: 2\n"), ("“a”写了两次".to_owned(), 5));
        assert_eq!(told("标题：攀登\nx: 1\n"), ("这里的 YAML 写法读不懂：用了全角冒号".to_owned(), 6));
        assert_eq!(told("a: \"x\nb: 1\n"), ("这里的 YAML 写法读不懂：引号没有配对".to_owned(), 3));
        assert_eq!(told("a: b: c\n").1, 4);
        assert_eq!(told("标题:甲\n作者: 乙\n"), ("这里的 YAML 写法读不懂：冒号后面没有空格".to_owned(), 6));
        let (reason, _) = told("摘要: 会议\n  要点：一是\n来源: \"未闭合\n");
        assert_eq!(reason, "这里的 YAML 写法读不懂：引号没有配对");
    }

    #[test]
    fn a_bomb_of_aliases_is_refused() {
        let level = |level: usize| {
            let uses = vec![format!("*a{}", level - 1); 9].join(", ");
            format!("a{level}: &a{level} [{uses}]\n")
        };
        let levels: String = (1..12).map(level).collect();
        let bomb = format!("a0: &a0 [x, x, x, x, x, x, x, x, x]\n{levels}");
        assert!(parse(&bomb, 0).is_err());
        assert!(parse(&"[".repeat(100_000), 0).is_err());
    }

    #[test]
    fn nothing_is_null() {
        assert_eq!(parse("", 0).unwrap().value, Value::Null);
        assert_eq!(parse("# 只有注释\n", 0).unwrap().value, Value::Null);
    }
}
