//! Stage 2: one Markdown file becomes one typed article.
//!
//! Pure, and each file by itself: so articles are read side by side, and one that did not change need not
//! be read again. Only this stage knows Markdown.

mod block;
mod body;
mod chart;
mod chronicle;
mod directive;
mod figure;
mod format;
mod front_matter;
mod index;
mod kind;
mod markdown;
mod meaning;
mod records;
mod review;
mod series;
mod table;

use std::sync::Arc;

use crate::date::Date;
use crate::diagnostic::{Checked, Problem, nearest};
use crate::fields::{At, Fields, Key, Reader};
use crate::fingerprint::Fingerprint;
use crate::language::Words;
use crate::path::{SourcePath, slug};

pub use block::{BLOCKS, Block};
pub use body::{Body, Heading, Mention, Piece, Term};
pub use chart::{ChartForm, ChartRequest};
pub use chronicle::{ChronicleEntry, marked};
pub use directive::{Directive, FigureStyle};
pub use figure::{Figure, KEYS as FIGURE_KEYS, Shown};
pub use format::Format;
pub use index::{IndexRecord, Reference, SEE_ALSO_NAME, SEE_NAME, SORT_KEY, sort_key};
pub use kind::{COMMON as COMMON_KEYS, Details, KIND, Kind};
pub use markdown::{OBJECT, Passage};
pub use records::{
    Honour, Listing, Member, ORGANISATIONS_FILE_KEYS, Organisation, PEOPLE_FILE_KEYS, Person, Record, Spot,
    parse_organisations, parse_people, record,
};
pub use review::Review;
pub use series::Point;
pub use table::{OF_WHICH_NAME, TOTAL_NAME, TableContent, TableLine, TableRecord, figure_id};

use kind::{
    AUTHORS, CHRONICLE, COVER, DATE, DRAFT, FIGURES, ORDER, REVIEWED, SEE_ALSO, SERIES, SLUG, SOURCE,
    SOURCES, SUBTITLE, SUMMARY, TABLES, TAGS, TITLE, WITHDRAWN,
};

/// The name of the file that titles and orders a part.
pub const PART_FILE: &str = "_part.md";

/// An article as written.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its file.
    pub path: SourcePath,
    /// The file's text, for telling where something stands.
    pub text: Arc<str>,
    /// Of path and text, and so of all that is here.
    pub fingerprint: Fingerprint,
    /// What it is.
    pub kind: Kind,
    /// The title.
    pub title: String,
    /// Where the title was typed.
    pub title_at: std::ops::Range<usize>,
    /// A second line under the title.
    pub subtitle: Option<String>,
    /// The series that it belongs to, over the title.
    pub series: Option<String>,
    /// The name for its address.
    pub slug: Option<At<String>>,
    /// That name, or its file's, in plain letters; empty when there are none for it.
    pub address: String,
    /// Its place among its neighbours, before the number in the file's name.
    pub order: Option<i64>,
    /// When it happened, or was written.
    pub date: Option<Date>,
    /// Where the date was typed.
    pub date_at: Option<std::ops::Range<usize>>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it was published first.
    pub source: Option<String>,
    /// What it says in a sentence or two.
    pub summary: Option<String>,
    /// What it was written from.
    pub sources: Vec<String>,
    /// Titles or names of articles to read besides.
    pub see_also: Vec<At<String>>,
    /// The name of its picture.
    pub cover: Option<At<String>>,
    /// Subjects.
    pub tags: Vec<String>,
    /// Who signed it off.
    pub review: Review,
    /// Whether the chronicle has it although it is no event.
    pub chronicle: bool,
    /// Not to be published yet.
    pub draft: bool,
    /// Not to be published any more.
    pub withdrawn: bool,
    /// What its kind adds.
    pub details: Details,
    /// The text itself.
    pub body: Body,
    /// Where the text begins in the file, in bytes.
    pub body_at: usize,
}

impl Article {
    /// The line of the file, from 1, at which it says that it is a draft; the first where it does not.
    pub fn draft_line(&self) -> usize {
        self.line_of(DRAFT)
    }

    /// Likewise, who signed it off.
    pub fn review_line(&self) -> usize {
        self.line_of(REVIEWED)
    }

    fn line_of(&self, key: Key) -> usize {
        let head = self.text.get(..self.body_at).unwrap_or_default();
        let names = |line: &str| {
            let name = line.split([':', '：']).next().unwrap_or_default().trim_end();
            key.names().any(|known| known == name)
        };
        head.lines().position(names).map_or(1, |at| at + 1)
    }
}

/// What `_part.md` says of a part.
#[derive(Clone, Debug, PartialEq)]
pub struct PartText {
    /// Its file.
    pub path: SourcePath,
    /// The file's text.
    pub text: Arc<str>,
    /// Of path and text, and so of all that is here.
    pub fingerprint: Fingerprint,
    /// The part's title.
    pub title: Option<String>,
    /// The name for its address.
    pub slug: Option<At<String>>,
    /// Its place among the parts, before the number in the folder's name.
    pub order: Option<i64>,
    /// What it holds, in a sentence or two.
    pub summary: Option<String>,
    /// What its page says before the list of its articles.
    pub body: Body,
}

impl Article {
    /// Its title as a passage.
    pub fn title_passage(&self) -> Option<Passage> {
        let typed = self.text.get(self.title_at.clone())?;
        let at = self.title_at.start + typed.find(&self.title)?;
        Some(Passage::plain(&self.title, at).as_heading())
    }

    /// What its body says, block by block.
    pub fn passages(&self) -> Vec<Passage> {
        markdown::passages(self.text.get(self.body_at..).unwrap_or_default(), self.body_at)
    }

    /// Whether it is part of a book, which has drafts in it with `drafts`.
    pub fn is_published(&self, drafts: bool) -> bool {
        !self.withdrawn && (drafts || !self.draft)
    }
}

/// Reads an article. `None` when its front matter cannot be read or has no title.
pub fn parse(path: &SourcePath, text: &Arc<str>) -> Checked<Option<Article>> {
    let mut reader = Reader::new(path, text);
    let value = read(&mut reader, text);
    Checked { value, diagnostics: reader.diagnostics }
}

fn read(reader: &mut Reader, text: &Arc<str>) -> Option<Article> {
    let file = reader.file;
    let (node, body) = front_matter::split(reader)?;
    let body_at = body.start;
    let kind = node.as_ref().and_then(|node| kind(reader, node));
    let body = body::read(reader, body, kind == Some(Kind::Notes));
    let (node, kind) = (node?, kind?);
    let mut fields = Fields::open(reader, &node, &Words::new("基本信息", "the details"), &kind.keys())?;
    let values = |texts: Vec<At<String>>| texts.into_iter().map(|text| text.value).collect();
    for key in [TITLE, SUBTITLE, SERIES, SUMMARY, SOURCE] {
        fields.tell_marks(key);
    }
    let title = fields.required(TITLE);
    let typed = fields.text_at(SLUG);
    let article = Article {
        address: slug(typed.as_ref().map_or(file.stem(), |typed| &typed.value)),
        slug: typed,
        subtitle: fields.text(SUBTITLE),
        series: fields.text(SERIES),
        order: fields.number(ORDER),
        date: fields.date(DATE),
        date_at: fields.node(DATE).map(|node| node.at.clone()),
        authors: values(fields.texts(AUTHORS)),
        source: fields.text(SOURCE),
        summary: fields.text(SUMMARY),
        sources: values(fields.sentences(SOURCES)),
        see_also: fields.texts(SEE_ALSO),
        cover: fields.text_at(COVER),
        tags: values(fields.texts(TAGS)),
        review: review::read(&mut fields, REVIEWED),
        chronicle: marked(&mut fields, CHRONICLE, DATE),
        draft: fields.flag(DRAFT),
        withdrawn: fields.flag(WITHDRAWN),
        details: kind::details(kind, &mut fields),
        title: title.clone().unwrap_or_default(),
        title_at: fields.node(TITLE).map_or(0..0, |node| node.at.clone()),
        path: file.clone(),
        fingerprint: fingerprint(file, text),
        text: text.clone(),
        kind,
        body,
        body_at,
    };
    title.map(|_| article)
}

fn fingerprint(path: &SourcePath, text: &str) -> Fingerprint {
    Fingerprint::of_all([path.as_str().as_bytes(), text.as_bytes()])
}

/// The kind that the front matter names; a page when it names none. It decides which keys are known, so it
/// is looked up before they are.
fn kind(reader: &mut Reader, node: &crate::yaml::Node) -> Option<Kind> {
    let crate::yaml::Value::Map(entries) = &node.value else { return Some(Kind::Page) };
    let is_kind = |name: &str| KIND.names().any(|known| known.eq_ignore_ascii_case(name.trim()));
    let Some((_, value)) = entries.iter().find(|(name, _)| name.scalar().is_some_and(is_kind)) else {
        return Some(Kind::Page);
    };
    let typed = value.scalar().unwrap_or_default();
    let kind = Kind::named(typed);
    if kind.is_none() {
        let problem = Problem::ValueUnknown {
            key: KIND.words(),
            value: typed.to_owned(),
            nearest: nearest(typed, Kind::names()).map(str::to_owned),
            known: Words::list(Kind::ALL.map(Kind::words)),
        };
        reader.tell(&value.at, problem);
    }
    kind
}

/// The keys of `_part.md`.
pub const PART_KEYS: &[Key] = &[TITLE, SLUG, ORDER, SUMMARY];

/// Reads a part's `_part.md`.
pub fn parse_part(path: &SourcePath, text: &Arc<str>) -> Checked<Option<PartText>> {
    let mut reader = Reader::new(path, text);
    let value = front_matter::split(&mut reader).and_then(|(node, body)| {
        let body = body::read(&mut reader, body, false);
        let node = node?;
        let mut fields = Fields::open(&mut reader, &node, &Words::new("基本信息", "the details"), PART_KEYS)?;
        Some(PartText {
            title: fields.text(TITLE),
            slug: fields.text_at(SLUG),
            order: fields.number(ORDER),
            summary: fields.text(SUMMARY),
            path: path.clone(),
            fingerprint: fingerprint(path, text),
            text: text.clone(),
            body,
        })
    });
    Checked { value, diagnostics: reader.diagnostics }
}

/// The keys of `figures.yaml`.
pub const FIGURES_FILE_KEYS: &[Key] = &[FIGURES];
/// The keys of `tables.yaml`.
pub const TABLES_FILE_KEYS: &[Key] = &[TABLES];

/// The keys of `index.yaml`.
pub const INDEX_FILE_KEYS: &[Key] = &[index::TERMS];

/// Reads the records of an `index.yaml`.
pub fn parse_index(path: &SourcePath, text: &str) -> Checked<Vec<IndexRecord>> {
    let mut reader = Reader::new(path, text);
    let node = reader.yaml(0..text.len());
    let fields = node.as_ref().and_then(|node| {
        Fields::open(&mut reader, node, &Words::same(path.name().to_owned()), INDEX_FILE_KEYS)
    });
    let value = fields.map(|mut fields| index::list(&mut fields)).unwrap_or_default();
    Checked { value, diagnostics: reader.diagnostics }
}

/// Reads the figures of a `figures.yaml`.
pub fn parse_figures(path: &SourcePath, text: &str) -> Checked<Vec<Figure>> {
    let mut reader = Reader::new(path, text);
    let node = reader.yaml(0..text.len());
    let fields = node.as_ref().and_then(|node| {
        Fields::open(&mut reader, node, &Words::same(path.name().to_owned()), FIGURES_FILE_KEYS)
    });
    let value = fields.map(|mut fields| figure::list(&mut fields, FIGURES)).unwrap_or_default();
    Checked { value, diagnostics: reader.diagnostics }
}

/// Reads the tables of a `tables.yaml`.
pub fn parse_tables(path: &SourcePath, text: &str) -> Checked<Vec<TableRecord>> {
    let mut reader = Reader::new(path, text);
    let node = reader.yaml(0..text.len());
    let fields = node.as_ref().and_then(|node| {
        Fields::open(&mut reader, node, &Words::same(path.name().to_owned()), TABLES_FILE_KEYS)
    });
    let value = fields.map(|mut fields| table::list(&mut fields, TABLES)).unwrap_or_default();
    Checked { value, diagnostics: reader.diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_text(text: &str) -> (Option<Article>, Vec<String>) {
        let checked = parse(&SourcePath::new("content/01-卷首/02-攀登.md").unwrap(), &text.into());
        (
            checked.value,
            checked.diagnostics.iter().map(|told| told.text(crate::language::Language::Chinese)).collect(),
        )
    }

    #[test]
    fn an_article_in_chinese() {
        let (article, told) = parse_text(
            "---\n标题: 攀登\n类型: 卷首语\n日期: 2023年9月\n作者: 甲、乙\n署名: 编者\n草稿: 是\n---\n一山{{height}}高。\n\n## 上山\n",
        );
        assert_eq!(told, Vec::<String>::new());
        let article = article.unwrap();
        assert_eq!((article.kind, article.draft, article.authors.len()), (Kind::Preface, true, 2));
        assert_eq!(article.details, Details::Preface { signature: Some("编者".to_owned()), post: None });
        assert_eq!(article.body.headings[0].level, 2);
        let Piece::Figure(figure) = &article.body.opening[1] else { panic!("{:?}", article.body.opening) };
        assert_eq!((figure.value.as_str(), &article.text[figure.at.clone()]), ("height", "{{height}}"));
    }

    #[test]
    fn mistakes_of_front_matter_and_body_are_told_together() {
        let (article, told) =
            parse_text("---\n标提: 攀登\nkind: event\n地点: 武进\nplace: 武进\n---\n<div>甲</div>\n");
        assert_eq!(article, None);
        assert_eq!(
            told.iter().map(|told| told.lines().next().unwrap()).collect::<Vec<_>>(),
            [
                "警告[Y0020]：正文里的网页代码“<div>”按普通文字显示",
                "警告[Y0003]：不认识“标提”这一项，它不会起作用",
                "错误[Y0002]：“place”写了两次",
                "错误[Y0004]：缺少“标题”",
            ]
        );
    }

    #[test]
    fn a_broken_front_matter_does_not_hide_the_body() {
        let (article, told) = parse_text("---\n标题：攀登\n作者: [\n---\n<div>甲</div>\n");
        assert_eq!(article, None);
        let codes: Vec<_> = told.iter().map(|told| &told[7..12]).collect();
        assert_eq!(codes, ["Y0001", "Y0020"]);
    }

    #[test]
    fn a_kind_that_is_none() {
        let (_, told) = parse_text("---\n标题: 攀登\n类型: 卷首\n---\n");
        assert_eq!(
            told,
            [
                "错误[Y0007]：“类型”不能是“卷首”\n  位置：content/01-卷首/02-攀登.md:3:5\n  原文：类型: 卷首\n  办法：是否想写“卷首语”？可以写的有：编辑说明、卷首语、专文、数据要览、统计资料、活动纪实、图片专辑、大事记、人物、荣誉、机构名录、会员名录、附录、结束语、页面"
            ]
        );
    }
}
