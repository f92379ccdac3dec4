//! A person (人物).

use crate::date::Date;
use crate::fields::{At, Fields, Key, Shape};
use crate::language::Words;

use super::super::index::{SORT_KEY, sort_key};
use super::{Record, Spot};

const ID: Key = Key::new("id", &["编号"]).says(
    "别处提到时用的编号；不写就是姓名，同名的人必须各有一个。",
    "What other places call the person; the name without it, and required of homonyms.",
);
const NAME: Key = Key::new("name", &["姓名"]).says("姓名，必须写。", "The name; required.");
const DISTINCTION: Key = Key::new("distinction", &["区别"])
    .says("区别同名的人，如“教师”。", "What tells homonyms apart, such as a profession.");
const ORGANISATION: Key = Key::new("organisation", &["单位"])
    .says("单位：机构的编号、名称，或任何文字。", "An organisation's id or name, or any text.");
const POST: Key = Key::new("post", &["职务"]).says("职务。", "The post.");
const BORN: Key = Key::new("born", &["出生"])
    .of(Shape::Date)
    .says("出生日期，可以只写年。", "When the person was born, as far as known.");
const DIED: Key = Key::new("died", &["逝世"])
    .of(Shape::Date)
    .says("逝世日期，可以只写年。", "When the person died, as far as known.");
const BIOGRAPHY: Key = Key::new("biography", &["简介"]).says("生平简介。", "A short biography.");
const PHOTO: Key =
    Key::new("photo", &["照片"]).says("照片的文件名或编号。", "The portrait, by file name or id.");
const WITHDRAWN: Key = Key::new("withdrawn", &["撤下"]).of(Shape::Flag).says(
    "写“是”，这个人从网站的每一处消失。",
    "Whether the person is to disappear from every place of the website.",
);

/// The keys of a person.
pub(super) const KEYS: &[Key] =
    &[ID, NAME, SORT_KEY, DISTINCTION, ORGANISATION, POST, BORN, DIED, BIOGRAPHY, PHOTO, WITHDRAWN];

/// A person as recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// What other places call the person.
    pub id: String,
    /// Whether the id was typed; else it is made from the name.
    pub id_typed: bool,
    /// The name.
    pub name: String,
    /// The reading by which an index sorts the name.
    pub sort_key: Option<String>,
    /// What tells homonyms apart.
    pub distinction: Option<String>,
    /// An organisation's id or name, or any text.
    pub organisation: Option<At<String>>,
    /// The post.
    pub post: Option<String>,
    /// When the person was born.
    pub born: Option<Date>,
    /// When the person died.
    pub died: Option<Date>,
    /// The person's life in short.
    pub biography: Option<String>,
    /// The name of a portrait.
    pub photo: Option<At<String>>,
    /// Not to be named any more.
    pub withdrawn: bool,
    /// Where the name was typed.
    pub spot: Spot,
}

impl Person {
    /// What tells the person apart from one of the same name, when anything does.
    pub fn label(&self) -> Option<&str> {
        let organisation = self.organisation.as_ref().map(|organisation| organisation.value.as_str());
        self.distinction.as_deref().or(organisation).or(self.post.as_deref())
    }
}

impl Record for Person {
    const KEYS: &'static [Key] = KEYS;
    const NOUN: Words = Words::new("人物", "person");

    fn read(fields: &mut Fields) -> Option<Self> {
        let life = fields.period(BORN, DIED);
        let name = super::name(fields, NAME);
        let (id, id_typed) =
            super::id(fields, ID, name.as_ref().map(|(name, _)| name.as_str()).unwrap_or_default());
        let (name, spot) = name?;
        Some(Self {
            id,
            id_typed,
            name,
            sort_key: sort_key(fields),
            distinction: fields.text(DISTINCTION),
            organisation: fields.text_at(ORGANISATION),
            post: fields.text(POST),
            born: life.from,
            died: life.to,
            biography: fields.text(BIOGRAPHY),
            photo: fields.text_at(PHOTO),
            withdrawn: fields.flag(WITHDRAWN),
            spot,
        })
    }

    fn spot(&self) -> &Spot {
        &self.spot
    }
}
