//! What an editor records of the index: how an entry is sorted, and which others it leads to. What stands in it is
//! marked in the text and known from records; nothing needs to be listed here.

use std::ops::Range;

use crate::collation;
use crate::diagnostic::{Place, Problem};
use crate::fields::{At, Fields, Key, Reader, Shape};
use crate::language::Words;
use crate::yaml::Node;

const TERM: Key =
    Key::new("term", &["词条"]).says("索引里的词条，全文照写。", "The entry of the index, in full.");
/// How an entry is sorted, in every record of something that the index lists.
pub const SORT_KEY: Key = Key::new("sort_key", &["排序音"]).says(
    "按拼音排序时当作什么字音，例如“zeng”或同音的汉字“增”；用于多音字。",
    "The reading that it is sorted by, as syllables or as characters that are read so; for characters with several.",
);
const SEE: Key = Key::new("see", &["见"]).of(Shape::Texts).says(
    "请读者去看的词条；这一条自己没有出处。",
    "Entries that stand for this one, which has no places of its own.",
);
const SEE_ALSO: Key = Key::new("see_also", &["参见"])
    .of(Shape::Texts)
    .says("可以一并查看的词条。", "Entries to look at besides.");

/// The name that an editor knows the key of see-references by.
pub const SEE_NAME: &str = "见";
/// The name that an editor knows the key of see-also-references by.
pub const SEE_ALSO_NAME: &str = "参见";

/// The records of the index.
pub(super) const TERMS: Key = Key::new("terms", &["索引"])
    .of(Shape::Records(KEYS))
    .says("索引词条的记录，每条以“- ”开头。", "Records of entries of the index.");

/// The keys of an entry.
const KEYS: &[Key] = &[TERM, SORT_KEY, SEE, SEE_ALSO];

/// What is recorded of an entry of the index.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexRecord {
    /// The entry.
    pub term: String,
    /// What it is sorted as by reading.
    pub sort_key: Option<String>,
    /// The entries that stand for it.
    pub see: Vec<Reference>,
    /// The entries to look at besides.
    pub see_also: Vec<Reference>,
    /// Where it was typed.
    pub place: Place,
}

/// An entry that another one leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The entry.
    pub term: String,
    /// Where it was typed.
    pub place: Place,
}

/// Reads the records under [`TERMS`]; one without a term is told and left out.
pub(super) fn list(fields: &mut Fields) -> Vec<IndexRecord> {
    let items = fields.list(TERMS);
    items.iter().filter_map(|item| record(fields.reader(), item)).collect()
}

fn record(reader: &mut Reader, node: &Node) -> Option<IndexRecord> {
    let mut fields = Fields::open(reader, node, &Words::new("索引", "index"), KEYS)?;
    let term = fields.text_at(TERM);
    if term.is_none() {
        fields.tell_missing(TERM);
    }
    let sort_key = sort_key(&mut fields);
    let (see, see_also) = (fields.texts(SEE), fields.texts(SEE_ALSO));
    let (term, reader) = (term?, fields.reader());
    let place = |at: &Range<usize>| Place::of(reader.file, reader.text, at);
    let references = |texts: Vec<At<String>>| {
        let reference = |text: At<String>| Reference { place: place(&text.at), term: text.value };
        texts.into_iter().map(reference).collect()
    };
    let (see, see_also) = (references(see), references(see_also));
    Some(IndexRecord { place: place(&term.at), term: term.value, sort_key, see, see_also })
}

/// What the record under [`SORT_KEY`] says that it is sorted as. What is no reading is told.
pub fn sort_key(fields: &mut Fields) -> Option<String> {
    let typed = fields.text_at(SORT_KEY)?;
    let tell = |part| {
        let problem = Problem::SortKeyInvalid { typed: typed.value.clone(), part };
        fields.reader().tell(&typed.at, problem);
    };
    collation::sort_key(&typed.value).map_err(tell).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn read(yaml: &str) -> (Vec<IndexRecord>, Vec<&'static str>) {
        let file = SourcePath::new("content/index.yaml").unwrap();
        let mut reader = Reader::new(&file, yaml);
        let node = reader.yaml(0..yaml.len()).unwrap();
        let mut fields = Fields::open(&mut reader, &node, &Words::default(), &[TERMS]).unwrap();
        let records = list(&mut fields);
        (records, reader.diagnostics.iter().map(|told| told.problem.code()).collect())
    }

    #[test]
    fn records_in_both_languages() {
        let (records, told) = read(
            "索引:\n- {词条: 区科协, 见: 武进区科协}\n- {term: 曾某, sort_key: 增某, see_also: 甲、乙}\n",
        );
        assert_eq!(told, [""; 0]);
        assert_eq!((records[0].see[0].term.as_str(), records[0].place.line), ("武进区科协", 2));
        assert_eq!(records[1].sort_key.as_deref(), Some("增某"));
        let also: Vec<&str> = records[1].see_also.iter().map(|also| also.term.as_str()).collect();
        assert_eq!(also, ["甲", "乙"]);
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(read("terms:\n- {见: 甲}\n").1, ["Y0004"]);
        assert_eq!(read("terms:\n- {词条: 曾某, 排序音: zheg mou}\n").1, ["Y0156"]);
        assert_eq!(read("terms:\n- 甲\n").1, ["Y0005"]);
    }
}
