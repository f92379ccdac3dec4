//! A figure: one number of the yearbook, recorded once and shown wherever it is named.
//!
//! The value is kept as typed, because `三分之二`, `1+12` and `2021—2025年` are figures, too. How value, unit and
//! qualifier stand together is Chinese usage (GB/T 15835): 超过100万人次, 160多位, 90%以上.

use crate::diagnostic::{Place, Problem};
use crate::fields::{Fields, Key, Reader, Shape};
use crate::language::Words;
use crate::number::Decimal;
use crate::yaml::Node;

use super::format::{self, Format};
use super::series::{self, Point};

const ID: Key = Key::new("id", &["编号"]).says(
    "这个数的编号，全书不能重复，如 `members`；正文里写 `{{members}}` 就显示这个数。",
    "The figure's id, once in the whole book, such as members: prose shows it where {{members}} stands.",
);
const LABEL: Key = Key::new("label", &["名称"]).says("数的是什么，如“会员”。", "What it counts.");
const VALUE: Key = Key::new("value", &["数值"]).says(
    "数，照实写，不加千分号，如 `12000`；也可以是“三分之二”这样的文字。",
    "The number as it is, without separators, such as 12000; or words that stand for it.",
);
const UNIT: Key = Key::new("unit", &["单位"]).says(
    "单位，连量词一起写，如“人”“万元”；百分号加英文引号，写成 `\"%\"`。",
    "The unit with its measure word; a per cent sign in quotes, \"%\".",
);
const QUALIFIER: Key = Key::new("qualifier", &["限定"]).says(
    "数不确切时的说法，如“超过”“多”“以上”；程序放到该放的位置。",
    "A word such as `超过` (over) or `多` (odd); the program puts it where Chinese has it.",
);
const PERIOD: Key = Key::new("period", &["时期"])
    .says("什么时候的数，如“2024年底”。", "When it held, such as the end of 2024.");
const SOURCE: Key = Key::new("source", &["出处", "来源"])
    .says("从哪里来的，如“年度统计报表”。", "Where it comes from, such as an annual report.");
const NOTE: Key = Key::new("note", &["说明"]).says(
    "读者要知道的说明，如“问卷调查”。",
    "What readers have to know about it, such as that it was a survey.",
);
const GROUP: Key = Key::new("group", &["分组"]).says(
    "归在哪一组，同组的排在一起，如“组织”。",
    "The group that it is shown in, with the others that name it.",
);
const FORMAT: Key = Key::new("format", &["写法"]).says(
    "数怎样写：万、亿或原数；不写时，整万、整亿的写成万、亿。",
    "How it is written: `万` for ten thousands, `亿` for hundred millions, `原数` as typed.",
);
const SERIES: Key = Key::new("series", &["历年"]).of(Shape::Rows).says(
    "各时期的数，一行一个时期，从早到晚；最后一个就是“数值”。",
    "The values of several periods, a row each, from early to late; the last one is the figure's own.",
);

/// The keys of a figure.
pub const KEYS: &[Key] = &[ID, LABEL, VALUE, UNIT, QUALIFIER, FORMAT, PERIOD, SERIES, SOURCE, NOTE, GROUP];

/// Words that qualify a number from between it and its unit: 160多位.
const BETWEEN: &[&str] = &["多", "余", "来"];
/// Words that qualify from behind the unit: 90%以上. Any other word stands in front: 超过100万人次.
const BEHIND: &[&str] = &["以上", "以下", "以内", "左右", "上下", "有余"];

/// One number and all that is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What prose calls it by.
    pub id: String,
    /// What it counts.
    pub label: String,
    /// The value as typed.
    pub value: String,
    /// The unit, with its measure word.
    pub unit: Option<String>,
    /// 超过, 多, 以上 and the like.
    pub qualifier: Option<String>,
    /// How its numbers are written, where that was asked for.
    pub format: Option<Format>,
    /// When it held.
    pub period: Option<String>,
    /// Its values in several periods, from early to late, the last one its own.
    pub series: Vec<Point>,
    /// Where it comes from.
    pub source: Option<String>,
    /// What has to be known to read it.
    pub note: Option<String>,
    /// The group that it is shown in.
    pub group: Option<String>,
    /// Where its id was typed.
    pub place: Place,
}

/// A figure as it is read, in the pieces that a design sets in different sizes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The qualifier in front.
    pub before: String,
    /// The number, or the text that stands for it.
    pub number: String,
    /// 万 or 亿, with 多 or 余 before it after a number of tens: 100多万.
    pub scale: String,
    /// The qualifier between number and unit.
    pub infix: String,
    /// The unit.
    pub unit: String,
    /// The qualifier behind.
    pub after: String,
}

impl Figure {
    /// How it is read.
    pub fn shown(&self) -> Shown {
        let qualifier = self.qualifier.clone().unwrap_or_default();
        let placed = |here: bool| if here { qualifier.clone() } else { String::new() };
        let (between, behind) = (BETWEEN.contains(&&*qualifier), BEHIND.contains(&&*qualifier));
        let (number, scale) = self.format().written(&self.value);
        // 100多万, but 7万余: after tens, the word belongs to the number; else to 万.
        let tens = number.len() > 1 && number.ends_with('0') && !number.contains('.');
        let to_number = between && !scale.is_empty() && tens;
        Shown {
            before: placed(!between && !behind),
            scale: if to_number { format!("{qualifier}{scale}") } else { scale.to_owned() },
            number,
            infix: placed(between && !to_number),
            unit: self.unit.clone().unwrap_or_default(),
            after: placed(behind),
        }
    }

    /// How it is read, in one piece.
    pub fn text(&self) -> String {
        let Shown { before, number, scale, infix, unit, after } = self.shown();
        [before, number, scale, infix, unit, after].concat()
    }

    /// How its numbers are written: as asked for, else as suits its own value and all of its series, so that all
    /// stand in one form.
    pub fn format(&self) -> Format {
        let series = self.series.iter().map(|point| point.typed.as_str());
        self.format.unwrap_or_else(|| Format::usual(series.chain([self.value.as_str()])))
    }

    /// The number of a point of its series as it is read, without unit.
    pub fn number_of(&self, point: &Point) -> String {
        let (number, scale) = self.format().written(&point.typed);
        number + scale
    }

    /// How the point at a position of its series compares with the year before: 比上年增长12.5%. `None` where that year
    /// is not recorded, or was nothing.
    pub fn change_at(&self, at: usize) -> Option<String> {
        series::change(&self.series, at, self.unit.as_deref())
    }

    /// How its own value compares with the year before. `None` also for 超过100 and the like, which cannot be compared to
    /// a tenth of a per cent, and where the series ends with another value.
    pub fn change(&self) -> Option<String> {
        let last = self.series.last()?;
        let is_own = Decimal::parse(&self.value).is_some_and(|value| value.equals(last.value));
        let at = self.series.len() - 1;
        if is_own && self.qualifier.is_none() { self.change_at(at) } else { None }
    }
}

/// Whether `id` can be one: letters of any script, digits, `-` and `_`.
pub fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Reads the figures under `key`; a record without id, label or value is told and left out.
pub(super) fn list(fields: &mut Fields, key: Key) -> Vec<Figure> {
    let items = fields.list(key);
    items.iter().filter_map(|item| record(fields.reader(), item)).collect()
}

fn record(reader: &mut Reader, node: &Node) -> Option<Figure> {
    let mut fields = Fields::open(reader, node, &Words::new("数据", "figure"), KEYS)?;
    let id = fields.text_at(ID);
    if id.is_none() {
        fields.tell_missing(ID);
    }
    let (label, value) = (fields.required(LABEL), fields.required(VALUE));
    let id = id?;
    if !is_id(&id.value) {
        fields.reader().tell(&id.at, Problem::IdInvalid { id: id.value });
        return None;
    }
    let reader = fields.reader();
    let place = Place::of(reader.file, reader.text, &id.at);
    let series = series::read(&mut fields, SERIES, value.as_deref());
    let format = format::read(&mut fields, FORMAT, value.as_deref());
    Some(Figure {
        id: id.value,
        label: label?,
        value: value?,
        series,
        format,
        unit: fields.text(UNIT),
        qualifier: fields.text(QUALIFIER),
        period: fields.text(PERIOD),
        source: fields.text(SOURCE),
        note: fields.text(NOTE),
        group: fields.text(GROUP),
        place,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str, unit: &str, qualifier: &str) -> String {
        let file = crate::path::SourcePath::new("content/figures.yaml").unwrap();
        let yaml = format!(
            "figures:\n- {{id: a, label: b, value: {value}, unit: \"{unit}\", qualifier: {qualifier}}}"
        );
        let mut reader = Reader::new(&file, &yaml);
        let node = reader.yaml(0..yaml.len()).unwrap();
        let mut fields =
            Fields::open(&mut reader, &node, &Words::default(), &[super::super::kind::FIGURES]).unwrap();
        list(&mut fields, super::super::kind::FIGURES).remove(0).text()
    }

    #[test]
    fn qualifiers_stand_where_chinese_puts_them() {
        assert_eq!(text("7", "家", ""), "7家");
        assert_eq!(text("1000000", "人次", "超过"), "超过100万人次");
        assert_eq!(text("70000", "人", "余"), "7万余人");
        assert_eq!(text("1000000", "人次", "多"), "100多万人次");
        assert_eq!(text("160", "位", "多"), "160多位");
        assert_eq!(text("90", "%", "以上"), "90%以上");
        assert_eq!(text("三分之二", "", "超过"), "超过三分之二");
        assert_eq!(text("1+12", "", ""), "1+12");
    }

    #[test]
    fn ids() {
        assert!(is_id("bases-national") && is_id("国家级_1"));
        assert!(!is_id("") && !is_id("a b") && !is_id("a.b") && !is_id("a\""));
    }
}
