//! Where each page stands: the parts of the Chinese manual, in reading order, and what is in them.
//!
//! The Chinese pages are a yearbook of their own, which this program builds; so they stand in parts, and one leads to
//! another through folders. The English ones stay beside each other in one folder: the words that a theme puts around
//! articles are Chinese.

use crate::article::{BLOCKS, Kind, PART_FILE};
use crate::config;
use crate::fields::Meaning;
use crate::language::Language;

use super::files::FILES;
use super::told::{self, GROUPS, Group, MESSAGES_PAGE, MESSAGES_TITLE};
use super::words::Writing;
use super::written::WRITTEN;
use super::{File, Page, Subject};

/// The page of the keys that every article has.
const COMMON: &str = "common";
/// The heading of the keys that every article has.
const COMMON_TITLE: Meaning =
    Meaning { chinese: "每篇文章都可以写的项", english: "Keys of every article" };
/// The page of the blocks in an article.
const BLOCKS_PAGE: &str = "blocks";
/// Its heading.
const BLOCKS_TITLE: Meaning = Meaning { chinese: "正文里的块", english: "Blocks in an article" };
/// The heading over how values are written.
const VALUES: Meaning = Meaning { chinese: "值怎样写", english: "How values are written" };

/// Its page.
const VALUES_PAGE: &str = "values";

/// A part of the manual.
pub(super) struct Part {
    /// Its folder in `content`, whose number puts it in its place.
    pub folder: &'static str,
    /// Its title.
    pub title: &'static str,
    /// What it tells, in a sentence.
    summary: &'static str,
}

const START: Part =
    Part { folder: "01-start", title: "入门", summary: "从空文件夹到一部能看的年鉴。" };
const ARTICLES: Part = Part {
    folder: "02-articles",
    title: "写文章",
    summary: "一篇文章怎样写；十五类文章各有哪些项，各写什么。",
};
const PHOTOGRAPHS: Part =
    Part {
        folder: "03-photographs", title: "图片", summary: "照片怎样放、怎样写图说、怎样记录。"
    };
const FIGURES: Part =
    Part {
        folder: "04-figures", title: "数据", summary: "一个数只写一次：数据、统计表和图表。"
    };
const DIRECTIVES: Part =
    Part {
        folder: "05-blocks", title: "块", summary: "在正文里排数据卡片、图表、统计表、图集和时间线。"
    };
const TOLD: Part = Part {
    folder: "06-messages",
    title: "提示",
    summary: "出了问题先看哪里，怎样改；程序的每一条提示是什么意思，全部编号都在这里。",
};
const WEBSITE: Part = Part {
    folder: "07-website",
    title: "网站",
    summary: "把做好的网站交出去：复制什么，管理员做什么，怎样核对。",
};
const THEME: Part =
    Part {
        folder: "08-theme", title: "主题", summary: "换颜色、换标志、换模板，写给做网页的设计者。"
    };
const RECORDS: Part =
    Part {
        folder: "09-records", title: "记录", summary: "各个记录文件里能写哪些项，各写什么。"
    };

/// All of them, in reading order.
pub(super) const PARTS: [&Part; 9] =
    [&START, &ARTICLES, &PHOTOGRAPHS, &FIGURES, &DIRECTIVES, &TOLD, &WEBSITE, &THEME, &RECORDS];

/// The folder of the manual's articles, in that of the Chinese documentation.
const CONTENT: &str = "content";

/// All pages in `language` but the first, in reading order.
pub(super) fn subjects(language: Language) -> Vec<Subject> {
    let written = WRITTEN.iter().filter(|written| written.in_language(language).is_some());
    let messages: Vec<Subject> = match language {
        Language::Chinese => GROUPS.iter().map(Subject::Messages).collect(),
        Language::English => vec![Subject::AllMessages],
    };
    let mut subjects: Vec<Subject> = (written.map(Subject::Written))
        .chain([Subject::Values, Subject::Common])
        .chain(Kind::ALL.into_iter().map(Subject::Kind))
        .chain([Subject::Blocks])
        .chain(messages)
        .chain(FILES.iter().map(Subject::File))
        .collect();
    // In a part, what is written by hand comes first.
    subjects.sort_by_key(|subject| PARTS.iter().position(|part| part.folder == subject.part().folder));
    subjects
}

/// What the manual holds besides its articles: what it is called, and the openings of its parts.
pub(super) fn frame() -> Vec<Page> {
    let part = |part: &&Part| Page {
        path: format!("{}/{CONTENT}/{}/{PART_FILE}", Language::Chinese.folder(), part.folder),
        text: format!("---\n标题: {}\n摘要: {}\n---\n", part.title, part.summary),
    };
    let config = Page {
        path: format!("{}/{}", Language::Chinese.folder(), config::FILE),
        text: include_str!("written/zh/yearbook.yaml").to_owned(),
    };
    std::iter::once(config).chain(PARTS.iter().map(part)).collect()
}

impl Subject {
    /// The part that it is in.
    pub(super) fn part(self) -> &'static Part {
        match self {
            Self::Kind(_) | Self::Common | Self::Values => &ARTICLES,
            Self::Blocks => &DIRECTIVES,
            Self::File(file) if file.page == "theme" => &THEME,
            Self::File(_) => &RECORDS,
            Self::Written(written) => {
                PARTS.iter().find(|part| part.folder == written.part).copied().unwrap_or(&START)
            }
            Self::Messages(_) | Self::AllMessages => &TOLD,
        }
    }

    /// The name of its page.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Common => COMMON,
            Self::Values => VALUES_PAGE,
            Self::Blocks => BLOCKS_PAGE,
            Self::File(file) => file.page,
            Self::Written(written) => written.page,
            Self::Messages(group) => group.page,
            Self::AllMessages => MESSAGES_PAGE,
        }
    }

    /// Its path in the folder of its language.
    pub(super) fn path(self, language: Language) -> String {
        match language {
            Language::Chinese => format!("{CONTENT}/{}/{}.md", self.part().folder, self.name()),
            Language::English => format!("{}.md", self.name()),
        }
    }

    /// The way to `to` from its page.
    pub(super) fn link(self, language: Language, to: Self) -> String {
        if language == Language::English || self.part().folder == to.part().folder {
            return format!("{}.md", to.name());
        }
        format!("../{}/{}.md", to.part().folder, to.name())
    }

    pub(super) fn title(self, language: Language) -> String {
        match self {
            Self::Kind(kind) => language.kind(kind).to_owned(),
            Self::Common => language.say(COMMON_TITLE).to_owned(),
            Self::Values => language.say(VALUES).to_owned(),
            Self::Blocks => language.say(BLOCKS_TITLE).to_owned(),
            Self::File(file) => match language {
                Language::Chinese => format!("{}：{}", file.name, file.title.chinese),
                Language::English => format!("{}: {}", file.name, file.title.english),
            },
            Self::Written(written) => {
                written.in_language(language).map(|text| text.title).unwrap_or_default().to_owned()
            }
            Self::Messages(group) => group_title(language, group),
            Self::AllMessages => language.say(MESSAGES_TITLE).to_owned(),
        }
    }

    /// What it tells, in a sentence of plain words.
    pub(super) fn summary(self) -> String {
        let first =
            |meaning: Meaning| meaning.chinese.split_inclusive('。').next().unwrap_or_default().to_owned();
        match self {
            Self::Kind(kind) => first(kind.meaning()),
            Self::Common => "标题、日期、作者、摘要、草稿……不论哪一类文章都认得的项。".to_owned(),
            Self::Values => "文字、日期、几项文字、是或否，各怎样写。".to_owned(),
            Self::Blocks => format!(
                "{}各有哪些项，各写什么。",
                Language::Chinese
                    .list(&BLOCKS.iter().map(|block| block.chinese.to_owned()).collect::<Vec<_>>())
            ),
            Self::File(file) => of_file(file, first(file.meaning)),
            Self::Written(written) => written.summary.to_owned(),
            Self::Messages(group) => format!("编号{}的提示，各是什么意思，怎样改。", told::range(group)),
            Self::AllMessages => MESSAGES_TITLE.chinese.to_owned(),
        }
    }
}

/// A summary holds no code, so what is said of a file with some of it is said by its title.
fn of_file(file: &File, sentence: String) -> String {
    if sentence.contains('`') { format!("{}。", file.title.chinese) } else { sentence }
}

fn group_title(language: Language, group: &Group) -> String {
    match language {
        Language::Chinese => format!("{}（{}）", group.title.chinese, told::range(group)),
        Language::English => group.title.english.to_owned(),
    }
}
