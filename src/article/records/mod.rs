//! Records of whom and what a yearbook names: persons, organisations, honours, members.
//!
//! Each sort is a table of keys and a reader of one record. The records of an article stand in its front matter, in a CSV
//! file beside it, or in both; the reader is the same, because `book` makes each line of the file into the node that YAML
//! would have given. Names that may mean another record keep where they were typed: only the book knows what they mean.

mod honour;
mod member;
mod organisation;
mod person;

use std::ops::Range;

use crate::diagnostic::{Checked, Problem};
use crate::fields::{At, Fields, Key, Reader, Shape};
use crate::language::Words;
use crate::path::SourcePath;
use crate::yaml::Node;

use super::figure::is_id;

pub use honour::Honour;
pub use member::Member;
pub use organisation::Organisation;
pub use person::Person;

/// The records of persons, in an article and in `people.yaml`.
pub(super) const PEOPLE: Key = Key::new("people", &["人物"])
    .of(Shape::Records(person::KEYS))
    .says("收录的人物，一人一条。", "The persons, a record each.");
/// The records of organisations, in an article and in `organisations.yaml`.
pub(super) const ORGANISATIONS: Key = Key::new("organisations", &["机构"])
    .of(Shape::Records(organisation::KEYS))
    .says("收录的机构，一个一条。", "The organisations, a record each.");
/// The records of honours.
pub(super) const HONOURS: Key = Key::new("honours", &["荣誉"])
    .of(Shape::Records(honour::KEYS))
    .says("收录的荣誉，一项一条。", "The honours, a record each.");
/// The records of members.
pub(super) const MEMBERS: Key = Key::new("members", &["会员"])
    .of(Shape::Records(member::KEYS))
    .says("收录的会员，一名一条。", "The members, a record each.");
/// The CSV file that holds records.
pub(super) const FILE: Key = Key::new("file", &["文件"]).says(
    "存放记录的 CSV 文件，第一行是各项的名称；放在文章旁边或 assets 文件夹里。",
    "The CSV file of records, the names of keys in its first line; beside the article or in assets.",
);

/// The keys of `people.yaml`.
pub const PEOPLE_FILE_KEYS: &[Key] = &[PEOPLE, FILE];
/// The keys of `organisations.yaml`.
pub const ORGANISATIONS_FILE_KEYS: &[Key] = &[ORGANISATIONS, FILE];

/// A sort of record.
pub trait Record: Sized {
    /// Its keys.
    const KEYS: &'static [Key];
    /// What messages call one.
    const NOUN: Words;

    /// Reads one; what is missing is told, and a record without it left out.
    fn read(fields: &mut Fields) -> Option<Self>;

    /// Where its name was typed.
    fn spot(&self) -> &Spot;
}

/// Where something was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file.
    pub file: SourcePath,
    /// Its bytes there.
    pub at: Range<usize>,
}

/// The records of an article or of a file of records.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing<R> {
    /// Those that stand in it.
    pub records: Vec<R>,
    /// The CSV file that holds more.
    pub sheet: Option<At<String>>,
    /// The file that names the sheet.
    pub file: SourcePath,
}

/// Reads the record `node`.
pub fn record<R: Record>(reader: &mut Reader, node: &Node) -> Option<R> {
    let mut fields = Fields::open(reader, node, &R::NOUN, R::KEYS)?;
    R::read(&mut fields)
}

/// Reads the records under `key`, and the file of more.
pub(super) fn listing<R: Record>(fields: &mut Fields, key: Key) -> Listing<R> {
    let items = fields.list(key);
    let sheet = fields.text_at(FILE);
    let reader = fields.reader();
    let records = items.iter().filter_map(|item| record(reader, item)).collect();
    Listing { records, sheet, file: reader.file.clone() }
}

/// Reads a `people.yaml`.
pub fn parse_people(path: &SourcePath, text: &str) -> Checked<Option<Listing<Person>>> {
    parse(path, text, PEOPLE_FILE_KEYS, PEOPLE)
}

/// Reads an `organisations.yaml`.
pub fn parse_organisations(path: &SourcePath, text: &str) -> Checked<Option<Listing<Organisation>>> {
    parse(path, text, ORGANISATIONS_FILE_KEYS, ORGANISATIONS)
}

fn parse<R: Record>(path: &SourcePath, text: &str, keys: &[Key], key: Key) -> Checked<Option<Listing<R>>> {
    let mut reader = Reader::new(path, text);
    let node = reader.yaml(0..text.len());
    let fields = node
        .as_ref()
        .and_then(|node| Fields::open(&mut reader, node, &Words::same(path.name().to_owned()), keys));
    let value = fields.map(|mut fields| listing(&mut fields, key));
    Checked { value, diagnostics: reader.diagnostics }
}

/// The text of `key` that must be there, and where it stands.
fn name(fields: &mut Fields, key: Key) -> Option<(String, Spot)> {
    let typed = fields.text_at(key);
    if typed.is_none() && fields.node(key).is_none_or(|node| node.scalar().is_some()) {
        fields.tell_missing(key);
    }
    let At { value, at } = typed?;
    Some((value, Spot { file: fields.reader().file.clone(), at }))
}

/// The id typed under `key`, or else one made from `name`, and whether it was typed. One that cannot be an id is told.
fn id(fields: &mut Fields, key: Key, name: &str) -> (String, bool) {
    match fields.text_at(key) {
        Some(id) if is_id(&id.value) => (id.value, true),
        Some(id) => {
            fields.reader().tell(&id.at, Problem::IdInvalid { id: id.value.clone() });
            (made(&id.value), true)
        }
        None => (made(name), false),
    }
}

/// `name` as an id: what cannot stand in one, such as the dot in names of several words, becomes a hyphen.
fn made(name: &str) -> String {
    let joined: String =
        name.chars().map(|c| if is_id(c.encode_utf8(&mut [0; 4])) { c } else { '-' }).collect();
    joined.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(yaml: &str) -> (Vec<Person>, Vec<&'static str>) {
        let checked = parse_people(&SourcePath::new("content/people.yaml").unwrap(), yaml);
        let told = checked.diagnostics.iter().map(|told| told.problem.code()).collect();
        (checked.value.map(|listing| listing.records).unwrap_or_default(), told)
    }

    #[test]
    fn a_person_without_an_id_is_known_by_the_name() {
        let (people, told) =
            people("人物:\n- 姓名: 甲·乙丙\n- {编号: x_1, name: 丁某, 出生: 1950, 逝世: 2020-02}\n");
        assert_eq!(told, [""; 0]);
        let ids: Vec<_> = people.iter().map(|person| (person.id.as_str(), person.id_typed)).collect();
        assert_eq!(ids, [("甲-乙丙", false), ("x_1", true)]);
        assert_eq!(people[1].died.map(|died| died.iso()), Some("2020-02".to_owned()));
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(people("人物:\n- 职务: 会长\n").1, ["Y0004"]);
        assert_eq!(people("people:\n- {name: 甲, id: a b}\n").1, ["Y0042"]);
        assert_eq!(people("人物:\n- {姓名: 甲, 出生: 1950, 逝世: 1940}\n").1, ["Y0008"]);
        assert_eq!(people("人物:\n- {姓名: 甲, 电话: 1}\n").1, ["Y0003"]);
        assert_eq!(people("人物: 甲\n").1, ["Y0005"]);
    }
}
