//! An honour (荣誉): what was given, by whom, to whom.

use crate::date::Date;
use crate::fields::{At, Fields, Key, Shape};
use crate::language::Words;

use super::{Record, Spot};

const NAME: Key = Key::new("name", &["名称"]).says("荣誉的名称，必须写。", "What it is; required.");
const LEVEL: Key =
    Key::new("level", &["级别"]).says("级别，如“国家级”“省级”。", "Its level, such as `国家级` (national).");
const BY: Key = Key::new("by", &["授予单位"]).says(
    "授予它的机构：编号、名称，或任何文字。",
    "Who gave it: an organisation's id or name, or any text.",
);
const TO: Key = Key::new("to", &["获得者"]).of(Shape::Texts).says(
    "获得它的人或机构：编号、姓名、名称，或任何文字；几个用顿号隔开。",
    "Who got it: ids or names of persons and organisations, or any text.",
);
const DATE: Key = Key::new("date", &["日期"])
    .of(Shape::Date)
    .says("授予的日期；有日期的排进大事记。", "When it was given; with a date it is in the chronicle.");
const NOTE: Key = Key::new("note", &["说明"]).says("别的说明。", "Anything else.");

/// The keys of an honour.
pub(super) const KEYS: &[Key] = &[NAME, LEVEL, BY, TO, DATE, NOTE];

/// An honour as recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Honour {
    /// What it is.
    pub name: String,
    /// Its level.
    pub level: Option<String>,
    /// Who gave it: an organisation's id or name, or any text.
    pub by: Option<At<String>>,
    /// Who got it: ids or names of persons and organisations, or any text.
    pub to: Vec<At<String>>,
    /// When it was given.
    pub date: Option<At<Date>>,
    /// Anything else.
    pub note: Option<String>,
    /// Where the name was typed.
    pub spot: Spot,
}

impl Record for Honour {
    const KEYS: &'static [Key] = KEYS;
    const NOUN: Words = Words::new("荣誉", "honour");

    fn read(fields: &mut Fields) -> Option<Self> {
        let name = super::name(fields, NAME);
        let (by, to, date) = (fields.text_at(BY), fields.texts(TO), fields.date(DATE));
        let date = date.zip(fields.node(DATE)).map(|(value, node)| At { value, at: node.at.clone() });
        let (name, spot) = name?;
        Some(Self { name, level: fields.text(LEVEL), by, to, date, note: fields.text(NOTE), spot })
    }

    fn spot(&self) -> &Spot {
        &self.spot
    }
}
