//! The entries of a chronicle (大事记) as an editor writes them, and the mark by which an article or a photograph asks
//! to be in it.
//!
//! An entry keeps where its date and its names were typed, because only the book can tell whether they hold.

use crate::date::Date;
use crate::diagnostic::Problem;
use crate::fields::{At, Fields, Key, Reader, Shape};
use crate::language::Words;
use crate::yaml::Node;

/// The records of a chronicle.
pub(super) const ENTRIES: Key = Key::new("entries", &["条目"]).of(Shape::Records(KEYS)).says(
    "没有专文的事，一件一条；有日期的活动纪实会自动排进来，不用写。",
    "What happened and has no article, a record each; dated events are collected without being typed.",
);

const DATE: Key = Key::new("date", &["日期"]).of(Shape::Date).says(
    "哪一天的事，如 `2024-03-05`；也可以写 `2024年11月下旬`、`2024-09`、`2024`。",
    "When it happened, such as 2024-03-05; where only that is known, 2024-09 or 2024.",
);
const END_DATE: Key = Key::new("end_date", &["结束日期"]).of(Shape::Date).says(
    "不止一天的，哪一天结束，如 `2024-10-02`。",
    "The last day of what took several days, such as 2024-10-02.",
);
const TEXT: Key = Key::new("text", &["内容"]).says(
    "一两句话，何人在何地做了何事，如“协会召开年度工作会议”；不用 Markdown 记号。",
    "What happened, in a plain sentence or two, without Markdown.",
);
const PLACE: Key = Key::new("place", &["地点"]).says("在哪里，如“湖畔会堂”。", "Where it happened.");
const ARTICLE: Key = Key::new("article", &["文章"]).says(
    "详细记述它的文章，写从本文所在文件夹到它的路径，如 `../04-活动/科普日.md`。",
    "The article that tells more, as a path from this folder, such as ../04-events/opening.md.",
);
const PHOTO: Key =
    Key::new("photo", &["图片"]).says("一张照片的文件名或编号。", "A photograph: a file name or an id.");

/// The keys of an entry.
const KEYS: &[Key] = &[DATE, END_DATE, TEXT, PLACE, ARTICLE, PHOTO];

/// One thing that happened, as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChronicleEntry {
    /// When it happened, or began.
    pub date: At<Date>,
    /// When it ended.
    pub end_date: Option<Date>,
    /// What happened, as plain text.
    pub text: String,
    /// Where.
    pub place: Option<String>,
    /// The article that tells of it, as a path from the chronicle's folder.
    pub article: Option<At<String>>,
    /// The name of a photograph.
    pub photo: Option<At<String>>,
}

/// Reads a chronicle's entries; one without date or text is told and left out.
pub(super) fn entries(fields: &mut Fields) -> Vec<ChronicleEntry> {
    let items = fields.list(ENTRIES);
    items.iter().filter_map(|item| entry(fields.reader(), item)).collect()
}

fn entry(reader: &mut Reader, node: &Node) -> Option<ChronicleEntry> {
    let mut fields = Fields::open(reader, node, &Words::new("条目", "entry"), KEYS)?;
    let at = fields.node(DATE).map(|node| node.at.clone());
    if at.is_none() {
        fields.tell_missing(DATE);
    }
    let period = fields.period(DATE, END_DATE);
    let entry = (fields.text(PLACE), fields.text_at(ARTICLE), fields.text_at(PHOTO));
    let (text, (place, article, photo)) = (fields.required(TEXT), entry);
    let date = At { value: period.from?, at: at? };
    Some(ChronicleEntry { date, end_date: period.to, text: text?, place, article, photo })
}

/// Whether the record asks by `key` to be in the chronicle. One without anything under `date` cannot be, and is
/// told.
pub fn marked(fields: &mut Fields, key: Key, date: Key) -> bool {
    let marked = fields.flag(key);
    if let Some(node) = fields.node(key)
        && marked
        && fields.node(date).is_none()
    {
        fields.reader().tell(&node.at, Problem::ChronicleUndated);
    }
    marked
}
