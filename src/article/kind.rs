//! The kinds of articles: their names, and the keys that each adds to the common ones.
//!
//! A kind is one arm of [`Kind`], one table of keys and one arm of [`Details`]; nothing else lists kinds.

use crate::date::Date;
use crate::fields::{At, Fields, Key, Shape};
use crate::language::Words;

use super::chronicle::{self, ChronicleEntry};
use super::figure::{self, Figure};
use super::records::{self, Honour, Listing, Member, Organisation, Person};
use super::table::{self, TableRecord};

/// The common keys.
pub(super) const TITLE: Key = Key::new("title", &["标题", "题目"]).says(
    "标题，如“科普日开幕”；只写在这里，正文里不用再写一遍。",
    "The title; write it here only, not again in the text.",
);
pub(super) const SUBTITLE: Key =
    Key::new("subtitle", &["副标题"]).says("副标题，显示在标题下面。", "A second line under the title.");
pub(super) const SERIES: Key = Key::new("series", &["栏目"]).says(
    "所属的栏目，显示在标题上方，如“基层风采”。",
    "The series that it belongs to, shown over the title.",
);
/// The key that names the kind, and so decides which others there are.
pub const KIND: Key = Key::new("kind", &["类型"]).says(
    "文章是哪一类，决定还有哪些项可以写，如“活动纪实”；不写就是“页面”。",
    "What the article is, such as event; it decides which other keys there are. A page when left out.",
);
pub(super) const SLUG: Key = Key::new("slug", &["网址名"]).says(
    "网址里用的名字，写字母、数字和减号，如 `preface`；不写就用文件或文件夹名字的拼音。",
    "The name in its address: letters, digits, hyphens, such as preface; else made from its name.",
);
pub(super) const ORDER: Key = Key::new("order", &["排序"]).of(Shape::Number).says(
    "排在第几，写整数，小的在前，如 `1`；不写就看文件名或文件夹名的序号。",
    "Its place among its neighbours, the smallest first, such as 1; else the number in its name.",
);
pub(super) const DATE: Key = Key::new("date", &["日期"]).of(Shape::Date).says(
    "日期，如 `2024-09-14`；只知道年、月就写 `2024` 或 `2024-09`，知道旬写 `2024年9月上旬`。",
    "When it happened or was written, such as 2024-09-14; where only that is known, 2024-09 or 2024.",
);
pub(super) const AUTHORS: Key = Key::new("authors", &["作者"])
    .of(Shape::Texts)
    .says("作者，几个人用顿号隔开，如“甲某、乙某”。", "Who wrote it; several as a list, such as [A, B].");
pub(super) const SOURCE: Key = Key::new("source", &["来源"]).says(
    "这篇文章最初发表在哪里，如“《某某日报》2024年9月15日”。",
    "Where it was published first, such as a newspaper of a certain day.",
);
pub(super) const SUMMARY: Key = Key::new("summary", &["摘要"]).says(
    "一两句话的摘要，显示在目录和分享的链接里；不写，文章就用正文的开头。",
    "A sentence or two, shown in lists and shared links; an article without takes its opening.",
);
pub(super) const SOURCES: Key = Key::new("sources", &["资料来源"]).of(Shape::Texts).says(
    "写这篇所据的材料，一条一项，列在文末，如 `[\"协会档案，2024年\"]`。",
    "What it was written from, an item each; listed at its end.",
);
pub(super) const SEE_ALSO: Key = Key::new("see_also", &["参见"]).of(Shape::Texts).says(
    "可以对照着读的文章，写标题或文件名，如 `[攀登, 主要工作]`，列在文末。",
    "Articles to read besides, by title or file name; listed at its end.",
);
pub(super) const COVER: Key = Key::new("cover", &["配图"]).says(
    "代表这篇文章的图片，写文件名或编号，如 `开幕.jpg`。",
    "The article's picture: a file name or the id of a photograph, such as opening.jpg.",
);
pub(super) const TAGS: Key = Key::new("tags", &["标签"])
    .of(Shape::Texts)
    .says("说明内容的词，几个用顿号隔开，如“科普、青少年”。", "Words for its subjects; several as a list.");
pub(super) const REVIEWED: Key = Key::new("reviewed", &["审读", "三审"]).of(Shape::Texts).says(
    "谁审过，如 `[初审 甲某, 复审 乙某, 终审 丙某]`；没有审的先不写。",
    "Who signed its first, second and final review, as far as they are done: `[初审 A, 复审 B, 终审 C]`.",
);
pub(super) const WITHDRAWN: Key = Key::new("withdrawn", &["撤下"]).of(Shape::Flag).says(
    "写 `是`，已经发布的文章就从网站的每一处消失，文件留着。",
    "Write yes to take a published article out of the whole website; its file stays.",
);
pub(super) const CHRONICLE: Key = Key::new("chronicle", &["入大事记"]).of(Shape::Flag).says(
    "写 `是`，就排进大事记；活动纪实不用写，有日期的都会排进去。",
    "Write yes to have it in the chronicle; an event with a date is there anyway.",
);
pub(super) const DRAFT: Key = Key::new("draft", &["草稿"])
    .of(Shape::Flag)
    .says("写 `是`，文章就是草稿，先不公开。", "Write yes while it is a draft that is not to be published.");

/// The keys that every kind has.
pub const COMMON: &[Key] = &[
    TITLE, SUBTITLE, SERIES, KIND, SLUG, ORDER, DATE, AUTHORS, SOURCE, SUMMARY, SOURCES, SEE_ALSO, COVER,
    TAGS, CHRONICLE, REVIEWED, DRAFT, WITHDRAWN,
];

const SIGNATURE: Key = Key::new("signature", &["署名"])
    .says("卷首语后面的署名，如“甲某”。", "Who signs the preface, at its end.");
const POST: Key = Key::new("post", &["职务"])
    .says("署名者的职务，如“某某市科学技术协会主席”。", "The post of the one who signs.");
const ISSUING_BODY: Key = Key::new("issuing_body", &["发文单位"])
    .says("发布这篇文件或讲话的单位，如“某某市人民政府”。", "The body that issued the document.");
const END_DATE: Key = Key::new("end_date", &["结束日期"]).of(Shape::Date).says(
    "活动不止一天的，哪一天结束，如 `2024-09-16`。",
    "The last day of an event of several days, such as 2024-09-16.",
);
const PLACE: Key = Key::new("place", &["地点"]).says("活动在哪里，如“湖畔公园”。", "Where the event was.");
const HOST: Key =
    Key::new("host", &["主办", "主办单位"]).says("主办的单位，如“某某市科学技术协会”。", "Who held it.");
const ATTENDANCE: Key = Key::new("attendance", &["人数", "参加人数"])
    .says("多少人参加，如“300余人”。", "How many took part, in digits or words.");
const OUTCOME: Key = Key::new("outcome", &["成果"])
    .says("活动的成果，一句话，如“签约项目8个”。", "What came of it, in a sentence.");
const GALLERY: Key = Key::new("gallery", &["图集"]).of(Shape::Texts).says(
    "排在正文后面的照片，写文件名或编号，如 `[开幕, 颁奖, 合影]`。",
    "The photographs after the text: file names or ids, such as [opening, award].",
);
const PHOTOS: Key = Key::new("photos", &["图片"]).of(Shape::Texts).says(
    "专辑里的照片，按次序写文件名或编号，如 `[开幕, 颁奖, 合影]`。",
    "The photographs in their order: file names or ids, such as [opening, award].",
);
/// The records of figures, in an article and in `figures.yaml`.
pub(super) const FIGURES: Key = Key::new("figures", &["数据"]).of(Shape::Records(figure::KEYS)).says(
    "数据，一个数一条；正文里写编号就显示它，改一处，处处都改。",
    "Figures, a record each; prose names them by id, so each is typed and corrected in one place.",
);
/// The records of statistical tables, in an article and in `tables.yaml`.
pub(super) const TABLES: Key = Key::new("tables", &["表格"]).of(Shape::Records(table::KEYS)).says(
    "统计表，一张表一条，自动排在正文后面。",
    "Statistical tables, a record each; they follow the text.",
);

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

    /// Its name in each language.
    pub fn words(self) -> Words {
        Words::new(self.label(), self.name())
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
