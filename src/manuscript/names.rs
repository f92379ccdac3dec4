//! What kind of value some keys have, by their names: as much as is needed to know what full-width characters mean.
//!
//! The keys themselves belong to the stages that read them, which come later; a test there holds these lists to theirs.

/// Keys whose value is a date, in every record that has them.
pub const DATES: &[&str] = &[
    "date",
    "日期",
    "end_date",
    "结束日期",
    "from",
    "起",
    "to",
    "止",
    "covers_from",
    "记述起",
    "covers_to",
    "记述止",
    "published",
    "出版日期",
    "born",
    "出生",
    "died",
    "逝世",
    "founded",
    "成立",
    "since",
    "入会",
    "edition_year",
    "年份",
];

/// Keys whose value is yes or no.
pub const FLAGS: &[&str] = &[
    "draft",
    "草稿",
    "withdrawn",
    "撤下",
    "chronicle",
    "入大事记",
    "大事记",
    "illustration",
    "示意图",
    "panels",
    "分图",
    "cropped",
    "不从零起",
    "whole_book",
    "整本",
];

/// Keys whose value is a number.
pub const NUMBERS: &[&str] = &["value", "数值", "order", "排序", "volume", "卷号", "卷次", "limit", "条数"];

/// Keys whose value is a list of names, none of which has a comma in it.
pub const LISTS: &[&str] = &[
    "authors",
    "作者",
    "tags",
    "标签",
    "ids",
    "编号",
    "photos",
    "图片",
    "people",
    "人物",
    "names",
    "姓名",
    "名单",
    "reviewed",
    "审读",
    "三审",
    "see_also",
    "参见",
    "gallery",
    "图集",
    "highlights",
    "精选数据",
    "columns",
    "栏目",
    "rows",
    "行",
    "parts",
    "类目",
    "sections",
    "formats",
    "格式",
    "of_which",
    "其中",
];

/// Keys that an article's front matter begins with.
pub(super) const FIRST: &[&str] = &["title", "标题", "kind", "类型"];

/// The first words of fenced blocks that hold YAML.
pub const BLOCKS: &[&str] =
    &["figures", "数据", "gallery", "图集", "timeline", "时间线", "table", "表格", "chart", "图表"];

/// Whether `name` is one of `names`, however its letters are.
pub(super) fn is_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}
