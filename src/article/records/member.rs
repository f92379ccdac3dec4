//! A member (会员), a person or an organisation.

use crate::date::Date;
use crate::fields::{At, Fields, Key, Shape};
use crate::language::Words;

use super::{Record, Spot};

const NAME: Key =
    Key::new("name", &["姓名", "名称"]).says("会员的姓名或名称，必须写。", "The member's name; required.");
const PERSON: Key = Key::new("person", &["人物"])
    .says("收录在人物里的，写他的编号。", "The person's id, where the member is recorded as a person.");
const ORGANISATION: Key = Key::new("organisation", &["单位"])
    .says("单位：机构的编号、名称，或任何文字。", "An organisation's id or name, or any text.");
const POST: Key = Key::new("post", &["职务"]).says("职务。", "The post.");
const FIELD: Key = Key::new("field", &["专业"]).says("专业。", "The field of work.");
const SINCE: Key = Key::new("since", &["入会"])
    .of(Shape::Date)
    .says("入会日期，可以只写年。", "Since when a member, as far as known.");
const NOTE: Key = Key::new("note", &["说明"]).says("别的说明。", "Anything else.");

/// The keys of a member.
pub(super) const KEYS: &[Key] = &[NAME, PERSON, ORGANISATION, POST, FIELD, SINCE, NOTE];

/// A member as recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// A person's id or name.
    pub person: Option<At<String>>,
    /// An organisation's id or name, or any text.
    pub organisation: Option<At<String>>,
    /// The post.
    pub post: Option<String>,
    /// The field of work.
    pub field: Option<String>,
    /// Since when a member.
    pub since: Option<Date>,
    /// Anything else.
    pub note: Option<String>,
    /// Where the name was typed.
    pub spot: Spot,
}

impl Record for Member {
    const KEYS: &'static [Key] = KEYS;
    const NOUN: Words = Words::new("会员", "member");

    fn read(fields: &mut Fields) -> Option<Self> {
        let name = super::name(fields, NAME);
        let member = (fields.text_at(PERSON), fields.text_at(ORGANISATION), fields.date(SINCE));
        let ((name, spot), (person, organisation, since)) = (name?, member);
        Some(Self {
            name,
            person,
            organisation,
            post: fields.text(POST),
            field: fields.text(FIELD),
            since,
            note: fields.text(NOTE),
            spot,
        })
    }

    fn spot(&self) -> &Spot {
        &self.spot
    }
}
