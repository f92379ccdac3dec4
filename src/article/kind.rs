//! The kinds of articles: their names, and the keys that each adds to the common ones.
//!
//! A kind is one arm of [`Kind`], one table of keys and one arm of [`Details`]; nothing else lists kinds.

use crate::date::Date;
use crate::fields::{At, Fields, Key, Shape};

use super::chronicle::{self, ChronicleEntry};
use super::figure::{self, Figure};
use super::records::{self, Honour, Listing, Member, Organisation, Person};
use super::table::{self, TableRecord};

/// The common keys.
pub(super) const TITLE: Key = Key::new("title", &["标题", "题目"]);
pub(super) const SUBTITLE: Key = Key::new("subtitle", &["副标题"]);
pub(super) const SERIES: Key = Key::new("series", &["栏目"]);
/// The key that names the kind, and so decides which others there are.
pub const KIND: Key = Key::new("kind", &["类型"]);
pub(super) const SLUG: Key = Key::new("slug", &["网址名"]);
pub(super) const ORDER: Key = Key::new("order", &["排序"]).of(Shape::Number);
pub(super) const DATE: Key = Key::new("date", &["日期"]).of(Shape::Date);
pub(super) const AUTHORS: Key = Key::new("authors", &["作者"]).of(Shape::Texts);
pub(super) const SOURCE: Key = Key::new("source", &["来源"]);
pub(super) const SUMMARY: Key = Key::new("summary", &["摘要"]);
pub(super) const SOURCES: Key = Key::new("sources", &["资料来源"]).of(Shape::Texts);
pub(super) const SEE_ALSO: Key = Key::new("see_also", &["参见"]).of(Shape::Texts);
pub(super) const COVER: Key = Key::new("cover", &["配图"]);
pub(super) const TAGS: Key = Key::new("tags", &["标签"]).of(Shape::Texts);
pub(super) const REVIEWED: Key = Key::new("reviewed", &["审读", "三审"]).of(Shape::Texts);
pub(super) const WITHDRAWN: Key = Key::new("withdrawn", &["撤下"]).of(Shape::Flag);
pub(super) const CHRONICLE: Key = Key::new("chronicle", &["入大事记"]).of(Shape::Flag);
pub(super) const DRAFT: Key = Key::new("draft", &["草稿"]).of(Shape::Flag);

const COMMON: &[Key] = &[
    TITLE, SUBTITLE, SERIES, KIND, SLUG, ORDER, DATE, AUTHORS, SOURCE, SUMMARY, SOURCES, SEE_ALSO, COVER,
    TAGS, CHRONICLE, REVIEWED, DRAFT, WITHDRAWN,
];

const SIGNATURE: Key = Key::new("signature", &["署名"]);
const POST: Key = Key::new("post", &["职务"]);
const ISSUING_BODY: Key = Key::new("issuing_body", &["发文单位"]);
const END_DATE: Key = Key::new("end_date", &["结束日期"]).of(Shape::Date);
const PLACE: Key = Key::new("place", &["地点"]);
const HOST: Key = Key::new("host", &["主办", "主办单位"]);
const ATTENDANCE: Key = Key::new("attendance", &["人数", "参加人数"]);
const OUTCOME: Key = Key::new("outcome", &["成果"]);
const GALLERY: Key = Key::new("gallery", &["图集"]).of(Shape::Texts);
const PHOTOS: Key = Key::new("photos", &["图片"]).of(Shape::Texts);
/// The records of figures, in an article and in `figures.yaml`.
pub(super) const FIGURES: Key = Key::new("figures", &["数据"]).of(Shape::Records(figure::KEYS));
/// The records of statistical tables, in an article and in `tables.yaml`.
pub(super) const TABLES: Key = Key::new("tables", &["表格"]).of(Shape::Records(table::KEYS));

/// What an article is in the frame of a yearbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// 卷首语.
    Preface,
    /// 编辑说明, 凡例.
    Notes,
    /// 专文, 特载.
    Feature,
    /// 数据要览: carries figures.
    DataHighlights,
    /// 统计资料: carries tables.
    Statistics,
    /// 活动纪实.
    Event,
    /// 图片专辑: carries photographs.
    Plates,
    /// 大事记: carries dated entries, and collects what happened.
    Chronicle,
    /// 人物: carries persons.
    People,
    /// 荣誉: carries honours.
    Honours,
    /// 机构名录: carries organisations.
    Organisations,
    /// 会员名录: carries members.
    Members,
    /// 附录.
    Appendix,
    /// 结束语, 后记.
    Closing,
    /// Any other page.
    Page,
}

impl Kind {
    /// All kinds, in a yearbook's usual order.
    pub const ALL: [Self; 15] = [
        Self::Notes,
        Self::Preface,
        Self::Feature,
        Self::DataHighlights,
        Self::Statistics,
        Self::Event,
        Self::Plates,
        Self::Chronicle,
        Self::People,
        Self::Honours,
        Self::Organisations,
        Self::Members,
        Self::Appendix,
        Self::Closing,
        Self::Page,
    ];

    /// The English name; also the name of its template.
    pub fn name(self) -> &'static str {
        match self {
            Self::Preface => "preface",
            Self::Notes => "notes",
            Self::Feature => "feature",
            Self::DataHighlights => "data-highlights",
            Self::Statistics => "statistics",
            Self::Event => "event",
            Self::Plates => "plates",
            Self::Chronicle => "chronicle",
            Self::People => "people",
            Self::Honours => "honours",
            Self::Organisations => "organisations",
            Self::Members => "members",
            Self::Appendix => "appendix",
            Self::Closing => "closing",
            Self::Page => "page",
        }
    }

    /// The Chinese names, the usual one first.
    pub fn chinese(self) -> &'static [&'static str] {
        match self {
            Self::Preface => &["卷首语", "序言"],
            Self::Notes => &["编辑说明", "凡例"],
            Self::Feature => &["专文", "特载"],
            Self::DataHighlights => &["数据要览"],
            Self::Statistics => &["统计资料", "统计表"],
            Self::Event => &["活动纪实", "活动"],
            Self::Plates => &["图片专辑", "彩页"],
            Self::Chronicle => &["大事记"],
            Self::People => &["人物"],
            Self::Honours => &["荣誉", "荣誉表彰"],
            Self::Organisations => &["机构名录", "机构"],
            Self::Members => &["会员名录", "会员"],
            Self::Appendix => &["附录"],
            Self::Closing => &["结束语", "后记"],
            Self::Page => &["页面"],
        }
    }

    /// The name to show.
    pub fn label(self) -> &'static str {
        self.chinese().first().copied().unwrap_or(self.name())
    }

    /// All names of all kinds.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL
            .into_iter()
            .flat_map(|kind| std::iter::once(kind.name()).chain(kind.chinese().iter().copied()))
    }

    /// The kind called `name`, in either language.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace('_', "-");
        Self::ALL.into_iter().find(|kind| kind.name() == name || kind.chinese().contains(&name.as_str()))
    }

    /// The keys of its own.
    pub fn own_keys(self) -> &'static [Key] {
        match self {
            Self::Preface => &[SIGNATURE, POST],
            Self::Feature => &[ISSUING_BODY],
            Self::DataHighlights => &[FIGURES],
            Self::Statistics => &[TABLES],
            Self::Event => &[END_DATE, PLACE, HOST, ATTENDANCE, OUTCOME, GALLERY],
            Self::Plates => &[PHOTOS],
            Self::Chronicle => &[chronicle::ENTRIES],
            Self::People => &[records::PEOPLE, records::FILE],
            Self::Honours => &[records::HONOURS, records::FILE],
            Self::Organisations => &[records::ORGANISATIONS, records::FILE],
            Self::Members => &[records::MEMBERS, records::FILE],
            Self::Notes | Self::Appendix | Self::Closing | Self::Page => &[],
        }
    }

    /// All keys that its front matter may have.
    pub fn keys(self) -> Vec<Key> {
        [COMMON, self.own_keys()].concat()
    }
}

/// What an article has beyond the common fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Details {
    /// Of a preface.
    Preface {
        /// Who signs it.
        signature: Option<String>,
        /// The signer's post.
        post: Option<String>,
    },
    /// Of a feature.
    Feature {
        /// The body that issued it.
        issuing_body: Option<String>,
    },
    /// Of data highlights: their figures.
    DataHighlights(Vec<Figure>),
    /// Of statistics: their tables.
    Statistics(Vec<TableRecord>),
    /// Of an event.
    Event {
        /// Its last day.
        end_date: Option<Date>,
        /// Where it was.
        place: Option<String>,
        /// Who held it.
        host: Option<At<String>>,
        /// How many took part, in words or digits.
        attendance: Option<String>,
        /// What came of it.
        outcome: Option<String>,
        /// Names of photographs.
        gallery: Vec<At<String>>,
    },
    /// Of plates: names of photographs.
    Plates(Vec<At<String>>),
    /// Of a chronicle: its own entries.
    Chronicle(Vec<ChronicleEntry>),
    /// Of people: their records.
    People(Listing<Person>),
    /// Of honours: their records.
    Honours(Listing<Honour>),
    /// Of organisations: their records.
    Organisations(Listing<Organisation>),
    /// Of members: their records.
    Members(Listing<Member>),
    /// Nothing more.
    None,
}

/// Reads what `kind` has beyond the common fields.
pub(super) fn details(kind: Kind, fields: &mut Fields) -> Details {
    match kind {
        Kind::Preface => Details::Preface { signature: fields.text(SIGNATURE), post: fields.text(POST) },
        Kind::Feature => Details::Feature { issuing_body: fields.text(ISSUING_BODY) },
        Kind::DataHighlights => Details::DataHighlights(figure::list(fields, FIGURES)),
        Kind::Statistics => Details::Statistics(table::list(fields, TABLES)),
        Kind::Event => Details::Event {
            end_date: end_date(fields),
            place: fields.text(PLACE),
            host: fields.text_at(HOST),
            attendance: fields.text(ATTENDANCE),
            outcome: fields.text(OUTCOME),
            gallery: fields.texts(GALLERY),
        },
        Kind::Plates => Details::Plates(fields.texts(PHOTOS)),
        Kind::Chronicle => Details::Chronicle(chronicle::entries(fields)),
        Kind::People => Details::People(records::listing(fields, records::PEOPLE)),
        Kind::Honours => Details::Honours(records::listing(fields, records::HONOURS)),
        Kind::Organisations => Details::Organisations(records::listing(fields, records::ORGANISATIONS)),
        Kind::Members => Details::Members(records::listing(fields, records::MEMBERS)),
        Kind::Notes | Kind::Appendix | Kind::Closing | Kind::Page => Details::None,
    }
}

fn end_date(fields: &mut Fields) -> Option<Date> {
    let end = fields.date(END_DATE)?;
    let start = fields.node(DATE).and_then(|node| Date::parse(node.scalar()?));
    fields.tell_reversed(start, Some(end), END_DATE);
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_have_distinct_names_in_both_languages() {
        let mut names: Vec<_> = Kind::names().collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert_eq!(Kind::named("凡例"), Some(Kind::Notes));
        assert_eq!(Kind::named(" Data_Highlights "), Some(Kind::DataHighlights));
        assert_eq!(Kind::named("blog"), None);
    }

    #[test]
    fn no_key_means_two_things() {
        for kind in Kind::ALL {
            let mut names: Vec<_> = kind.keys().iter().flat_map(Key::names).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{kind:?}");
        }
    }
}
