//! The edition: what `yearbook.yaml` says of the yearbook as a whole.
//!
//! Most of it is shown on the cover and in the footer; `base_url` decides whether the website has a feed, a
//! site map and full addresses for sharing. What a printed book says on its colophon (版权页) has a file each here:
//! numbers, board of editors, imprint, licence, short names.

mod editors;
mod fonts;
mod identifier;
mod imprint;
mod index;
mod licence;
mod photos;
mod proofreading;
mod short_names;

use crate::date::{Date, Period};
use crate::diagnostic::{Checked, Diagnostic, Problem};
use crate::fields::{At, Fields, Key, Reader, Shape};
use crate::language::{Language, Words};
use crate::path::SourcePath;

pub use editors::Role;
pub use fonts::Fonts;
pub use identifier::Numbers;
pub use imprint::Imprint;
pub use index::Index;
pub use licence::{Licence, Term};
pub use short_names::ShortName;

use editors::EDITORS;
use fonts::FONTS;
use identifier::{CN, ISBN, ISSN};
use imprint::IMPRINT;
use index::INDEX;
use licence::{LICENCE, LICENCE_URL};
pub use photos::Making;
use photos::PHOTOS;
use proofreading::PROOFREADING;
pub use proofreading::{Proofreading, Rule};
use short_names::SHORT_NAMES;

/// The name of the file that makes a folder a yearbook.
pub const FILE: &str = "yearbook.yaml";
/// The theme of a yearbook that names none.
pub const DEFAULT_THEME: &str = "yanghu";

const TITLE: Key = Key::new("title", &["标题", "书名"]).says("书名，如“湖畔年鉴”。", "The yearbook's title.");
const SUBTITLE: Key = Key::new("subtitle", &["副标题"])
    .says("副标题，显示在封面的书名下面，如“2024年卷”。", "The subtitle, under the title on the cover.");
const ENGLISH_TITLE: Key = Key::new("english_title", &["英文名"])
    .says("英文书名，显示在封面上，如 `Lakeside Yearbook`。", "The title in English, on the cover.");
const EDITION_YEAR: Key = Key::new("edition_year", &["年份"])
    .of(Shape::Date)
    .says("这一卷是哪一年的，如 `2024`。", "The year of the edition, such as 2024.");
const PUBLISHER: Key = Key::new("publisher", &["编者"])
    .says("编纂单位的全称，如“某某市科学技术协会”。", "The full name of the body that compiles it.");
const SLOGAN: Key = Key::new("slogan", &["口号"]).says("口号，显示在封面上。", "A motto for the cover.");
const OCCASION: Key = Key::new("occasion", &["缘起"]).says(
    "为什么编这一卷，如“第十次代表大会特辑”，显示在封面上。",
    "What the edition appears for, such as a congress; on the cover.",
);
const PERIOD: Key = Key::new("period", &["记述时段"]).says(
    "记述的时段，用文字写，显示在封面上，如“2019年至2023年”。",
    "The period that it covers, in words, for the cover.",
);
const COVERS_FROM: Key = Key::new("covers_from", &["记述起"]).of(Shape::Date).says(
    "书里的事从哪一天起，如 `2024-01-01`；日期早于它的内容会提醒您。",
    "The first day that the book covers, such as 2024-01-01; what is dated before it is told.",
);
const COVERS_TO: Key = Key::new("covers_to", &["记述止"]).of(Shape::Date).says(
    "书里的事到哪一天止，如 `2024-12-31`；日期晚于它的内容会提醒您。",
    "The last day that the book covers, such as 2024-12-31; what is dated after it is told.",
);
const LANGUAGE: Key = Key::new("language", &["语言"]).says(
    "网页的语言代码；不写就是 `zh-CN`（简体中文）。",
    "The language as BCP 47 names it; zh-CN when left out.",
);
const MESSAGES: Key = Key::new("messages", &["提示语言"]).says(
    "程序在命令行和预览里用哪种语言说话：`zh`（中文）或 `en`（英文）；不写就照电脑的语言设置。",
    "The language of what the program says on the command line and in the preview: zh or en; else as the machine is set.",
);
const BASE_URL: Key = Key::new("base_url", &["网址"]).says(
    "网站的完整地址，如 `https://example.org/yearbook/`；写了才有订阅源和站点地图。",
    "The website's full address, such as https://example.org/yearbook/; feed and site map need it.",
);
const THEME: Key = Key::new("theme", &["主题"]).says(
    "网站的主题叫什么；不写就是自带的 `yanghu`。",
    "The theme's name; the built-in yanghu when left out.",
);
const COVER: Key = Key::new("cover", &["封面"]).says(
    "封面上的图片，写它的文件名或编号，如 `cover.jpg`。",
    "The cover's picture: a file name or the id of a photograph, such as cover.jpg.",
);
const HIGHLIGHTS: Key = Key::new("highlights", &["精选数据"]).of(Shape::Texts).says(
    "封面上显示哪几个数据，写编号，如 `[members, lectures]`；不写就由程序挑。",
    "The ids of the figures on the cover, such as [members, lectures]; chosen for you when left out.",
);
const DESCRIPTION: Key = Key::new("description", &["简介"]).says(
    "一两句话介绍这部年鉴，显示在封面上，也给搜索引擎和分享的链接用。",
    "One or two sentences on the yearbook, for the cover, search engines and shared links.",
);
const COPYRIGHT: Key = Key::new("copyright", &["版权"]).says(
    "页脚的版权说明，如“某某市科学技术协会版权所有”。",
    "A line about rights, for the footer of each page.",
);
const ICP: Key = Key::new("icp", &["备案号"]).says(
    "网站的工信部备案号，如“某ICP备00000000号”，显示在页脚并链接到备案网站。",
    "The ICP number that a website in China shows; the footer links it to its register.",
);
const POLICE: Key = Key::new("police", &["公安备案号", "公安备案"]).says(
    "网站的公安备案号，照通知写，显示在页脚并链接到备案网站。",
    "The number of its entry with the public security; the footer links it to its register.",
);
const VOLUME: Key = Key::new("volume", &["卷号", "卷次"]).of(Shape::Number).says(
    "第几卷，写数字，如 `12`；封面上显示“总第12卷”。",
    "Which volume it is, counted from the first, such as 12; on the cover.",
);

const WHOLE: Key = Key::new("whole_book", &["整本"]).of(Shape::Flag).says(
    "要不要“整本”一页，供打印、存为 PDF：写 `true` 或 `false`；不写时，文章不超过 300 篇就有。",
    "Whether there is a page with the whole book, to print or to save as PDF; when left out, there is up to 300 articles.",
);

/// The keys of `yearbook.yaml`.
pub const KEYS: &[Key] = &[
    TITLE,
    SUBTITLE,
    ENGLISH_TITLE,
    EDITION_YEAR,
    PUBLISHER,
    SLOGAN,
    OCCASION,
    PERIOD,
    COVERS_FROM,
    COVERS_TO,
    LANGUAGE,
    MESSAGES,
    BASE_URL,
    THEME,
    COVER,
    HIGHLIGHTS,
    DESCRIPTION,
    COPYRIGHT,
    ICP,
    POLICE,
    VOLUME,
    ISBN,
    ISSN,
    CN,
    EDITORS,
    IMPRINT,
    LICENCE,
    LICENCE_URL,
    SHORT_NAMES,
    INDEX,
    PHOTOS,
    FONTS,
    WHOLE,
    PROOFREADING,
];

/// The language that the content of `yearbook.yaml` asks the program to speak; `None` where it asks for none, or cannot be
/// read. It is needed before the yearbook is read, to tell what is wrong with it.
pub fn messages(text: &str) -> Option<Language> {
    let crate::yaml::Value::Map(entries) = crate::yaml::parse(text, 0).ok()?.value else { return None };
    let is_key = |name: &str| MESSAGES.names().any(|known| known.eq_ignore_ascii_case(name.trim()));
    let (_, value) = entries.iter().find(|(name, _)| name.scalar().is_some_and(is_key))?;
    Language::named(value.scalar()?)
}

/// Tells a language that the program does not speak.
fn spoken(fields: &mut Fields) {
    let Some(typed) = fields.text_at(MESSAGES) else { return };
    if Language::named(&typed.value).is_none() {
        let known = Words::names(Language::ALL.map(Language::code));
        let problem =
            Problem::ValueUnknown { key: MESSAGES.words(), value: typed.value, nearest: None, known };
        fields.reader().tell(&typed.at, problem);
    }
}

/// The edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The yearbook's title.
    pub title: String,
    /// A second line under the title.
    pub subtitle: Option<String>,
    /// The title in English.
    pub english_title: Option<String>,
    /// The year of the edition.
    pub edition_year: Option<Date>,
    /// Who compiles it.
    pub publisher: Option<String>,
    /// A motto for the cover.
    pub slogan: Option<String>,
    /// The occasion that it appears for.
    pub occasion: Option<String>,
    /// The period that it covers, in words.
    pub period: Option<String>,
    /// The period that it covers, as dates: what happened outside it is told.
    pub covers: Period,
    /// The language, as BCP 47 names it.
    pub language: String,
    /// The address of the website's root, ending with a slash.
    pub base_url: Option<String>,
    /// The theme's name.
    pub theme: At<String>,
    /// The name of the cover's picture.
    pub cover: Option<At<String>>,
    /// The ids of the figures on the cover.
    pub highlights: Vec<At<String>>,
    /// One or two sentences for search engines and shared links.
    pub description: Option<String>,
    /// A line about rights, for the footer.
    pub copyright: Option<String>,
    /// The ICP number that a website in China shows.
    pub icp: Option<String>,
    /// The number of its entry with the public security, likewise.
    pub police: Option<String>,
    /// Which volume of the yearbook it is, counted from the first one.
    pub volume: Option<u32>,
    /// What it is registered under.
    pub numbers: Numbers,
    /// The board of editors.
    pub editors: Vec<Role>,
    /// What is known of its printing.
    pub imprint: Imprint,
    /// What readers may do with it.
    pub licence: Option<Licence>,
    /// The short names that it uses.
    pub short_names: Vec<ShortName>,
    /// What its index holds.
    pub index: Index,
    /// How photographs are developed.
    pub making: Making,
    /// The font files that it is set in.
    pub fonts: Fonts,
    /// Whether one page has the whole book; `None` where that depends on how long it is.
    pub whole: Option<bool>,
    /// Which rules its texts are proofread by.
    pub proofreading: Proofreading,
}

impl Config {
    /// Reads the content of `yearbook.yaml`. `None` when it is no YAML or has no title.
    pub fn parse(text: &str) -> Checked<Option<Self>> {
        let Some(file) = SourcePath::new(FILE) else {
            return Checked { value: None, diagnostics: Vec::new() };
        };
        let mut reader = Reader::new(&file, text);
        let value = reader.yaml(0..text.len()).and_then(|node| {
            let mut fields = Fields::open(&mut reader, &node, &Words::same(FILE), KEYS)?;
            read(&mut fields)
        });
        Checked { value, diagnostics: reader.diagnostics }
    }

    /// The path of the website's root on its host, beginning and ending with a slash.
    pub fn base_path(&self) -> Option<&str> {
        let (_, host) = self.base_url.as_deref()?.split_once("://")?;
        host.get(host.find('/')?..)
    }
}

fn read(fields: &mut Fields) -> Option<Config> {
    let theme = fields.text_at(THEME).unwrap_or(At { value: DEFAULT_THEME.to_owned(), at: 0..0 });
    let title = fields.required(TITLE);
    spoken(fields);
    let config = Config {
        title: title.clone().unwrap_or_default(),
        subtitle: fields.text(SUBTITLE),
        english_title: fields.text(ENGLISH_TITLE),
        edition_year: fields.date(EDITION_YEAR),
        publisher: fields.text(PUBLISHER),
        slogan: fields.text(SLOGAN),
        occasion: fields.text(OCCASION),
        period: fields.text(PERIOD),
        covers: fields.period(COVERS_FROM, COVERS_TO),
        language: fields.text(LANGUAGE).unwrap_or_else(|| "zh-CN".to_owned()),
        base_url: base_url(fields),
        theme,
        cover: fields.text_at(COVER),
        highlights: fields.texts(HIGHLIGHTS),
        description: fields.text(DESCRIPTION),
        copyright: fields.text(COPYRIGHT),
        icp: fields.text(ICP),
        police: fields.text(POLICE),
        volume: volume(fields),
        numbers: identifier::read(fields),
        editors: editors::read(fields),
        imprint: imprint::read(fields),
        licence: licence::read(fields),
        short_names: short_names::read(fields),
        index: index::read(fields),
        making: photos::read(fields),
        fonts: fonts::read(fields),
        whole: fields.node(WHOLE).is_some().then(|| fields.flag(WHOLE)),
        proofreading: proofreading::read(fields),
    };
    title.map(|_| config)
}

fn volume(fields: &mut Fields) -> Option<u32> {
    let typed = fields.text_at(VOLUME)?;
    let volume = typed.value.parse().ok().filter(|volume| *volume > 0);
    if volume.is_none() {
        fields.tell_kind(
            VOLUME,
            &typed.at,
            Words::new("一个大于零的整数，例如 12", "a whole number above zero, such as 12"),
        );
    }
    volume
}

/// The website's address. One without is no mistake, but is told: parts of the website are left out.
fn base_url(fields: &mut Fields) -> Option<String> {
    let Some(typed) = fields.text_at(BASE_URL) else {
        fields.reader().diagnostics.push(Diagnostic::general(Problem::BaseUrlMissing));
        return None;
    };
    let host = ["https://", "http://"].iter().find_map(|scheme| typed.value.strip_prefix(scheme));
    let plain = |host: &str| {
        host.is_ascii()
            && !host.is_empty()
            && !host.starts_with('/')
            && !host.contains(['?', '#', ' ', '"', '<'])
    };
    if !host.is_some_and(plain) {
        fields.reader().tell(&typed.at, Problem::BaseUrlInvalid { value: typed.value });
        return None;
    }
    Some(format!("{}/", typed.value.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edition_in_chinese() {
        let text = "标题: 科创汇智\n年份: 2023\n网址: https://example.org/y\n封面: cover\n";
        let checked = Config::parse(text);
        let config = checked.value.unwrap();
        assert_eq!(checked.diagnostics, []);
        assert_eq!(config.title, "科创汇智");
        assert_eq!(config.edition_year.unwrap().iso(), "2023");
        assert_eq!(config.base_url.as_deref(), Some("https://example.org/y/"));
        assert_eq!(config.base_path(), Some("/y/"));
        assert_eq!(config.theme.value, "yanghu");
        assert_eq!(config.language, "zh-CN");
    }

    #[test]
    fn the_language_to_speak_is_known_before_the_rest() {
        assert_eq!(messages("标题: 甲\n提示语言: en\n"), Some(Language::English));
        assert_eq!(messages("messages: zh\n网址: x\n"), Some(Language::Chinese));
        assert_eq!(messages("标题: 甲\n提示语言: fr\n"), None);
        assert_eq!(messages("标题: [\n提示语言: en\n"), None);
        let told = Config::parse("标题: 甲\n提示语言: fr\n网址: https://a.org\n").diagnostics;
        assert_eq!(told.iter().map(|told| told.problem.code()).collect::<Vec<_>>(), ["Y0007"]);
    }

    #[test]
    fn no_key_means_two_things() {
        let mut names: Vec<_> = KEYS.iter().flat_map(Key::names).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn what_is_wrong_is_told() {
        let checked = Config::parse("title: \nbase_url: example.org\n");
        let told: Vec<_> = checked.diagnostics.iter().map(|told| told.problem.code()).collect();
        assert_eq!(checked.value, None);
        assert_eq!(told, ["Y0004", "Y0081"]);
        assert_eq!(Config::parse("title: a").diagnostics[0].problem, Problem::BaseUrlMissing);
    }
}
