//! An organisation (机构).

use crate::date::Date;
use crate::diagnostic::Problem;
use crate::fields::{At, Fields, Key, Shape};
use crate::language::Words;

use super::super::index::{SORT_KEY, sort_key};
use super::{Record, Spot};

const ID: Key = Key::new("id", &["编号"]).says(
    "别处提到时用的编号；不写就是名称。",
    "What other places call the organisation; the name without it.",
);
const NAME: Key = Key::new("name", &["名称"]).says("全称，必须写。", "The full name; required.");
const SHORT: Key = Key::new("short", &["简称"]).says("简称。", "The short name.");
const HEAD: Key = Key::new("head", &["负责人"])
    .says("负责人：人物的编号、姓名，或任何文字。", "Who heads it: a person's id or name, or any text.");
const FOUNDED: Key =
    Key::new("founded", &["成立"]).of(Shape::Date).says("成立日期，可以只写年。", "When it was founded.");
const ADDRESS: Key = Key::new("address", &["地址"]).says("地址。", "Where it is.");
const PHONE: Key = Key::new("phone", &["电话"]).says("电话。", "Its telephone number.");
const WEBSITE: Key = Key::new("website", &["网址"])
    .says("网站的完整地址，以 https:// 开头。", "The full address of its website.");
const NOTE: Key = Key::new("note", &["说明"]).says("别的说明。", "Anything else.");
const WITHDRAWN: Key = Key::new("withdrawn", &["撤下"]).of(Shape::Flag).says(
    "写“是”，这个机构从网站的每一处消失。",
    "Whether the organisation is to disappear from every place of the website.",
);

/// The keys of an organisation.
pub(super) const KEYS: &[Key] =
    &[ID, NAME, SHORT, SORT_KEY, HEAD, FOUNDED, ADDRESS, PHONE, WEBSITE, NOTE, WITHDRAWN];

/// An organisation as recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// What other places call it.
    pub id: String,
    /// The full name.
    pub name: String,
    /// The short name.
    pub short: Option<String>,
    /// The reading by which an index sorts the name.
    pub sort_key: Option<String>,
    /// A person's id or name, or any text.
    pub head: Option<At<String>>,
    /// When it was founded.
    pub founded: Option<Date>,
    /// Where it is.
    pub address: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// The full address of its website.
    pub website: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// Not to be named any more.
    pub withdrawn: bool,
    /// Where the name was typed.
    pub spot: Spot,
}

impl Record for Organisation {
    const KEYS: &'static [Key] = KEYS;
    const NOUN: Words = Words::new("机构", "organisation");

    fn read(fields: &mut Fields) -> Option<Self> {
        let name = super::name(fields, NAME);
        let (id, _) = super::id(fields, ID, name.as_ref().map(|(name, _)| name.as_str()).unwrap_or_default());
        let website = website(fields);
        let (name, spot) = name?;
        Some(Self {
            id,
            name,
            short: fields.text(SHORT),
            sort_key: sort_key(fields),
            head: fields.text_at(HEAD),
            founded: fields.date(FOUNDED),
            address: fields.text(ADDRESS),
            phone: fields.text(PHONE),
            website,
            note: fields.text(NOTE),
            withdrawn: fields.flag(WITHDRAWN),
            spot,
        })
    }

    fn spot(&self) -> &Spot {
        &self.spot
    }
}

/// The address of a website; anything else, which a page must not link to, is told.
fn website(fields: &mut Fields) -> Option<String> {
    let typed = fields.text_at(WEBSITE)?;
    let lower = typed.value.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    let is_whole = rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || "\"<>\\".contains(c))
    });
    if !is_whole {
        let (key, value) = (WEBSITE.words(), typed.value);
        fields.reader().tell(&typed.at, Problem::WebAddressInvalid { key, value });
        return None;
    }
    Some(typed.value)
}
