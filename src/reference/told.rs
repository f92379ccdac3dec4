//! The pages of the messages: in English one of all, in the Chinese manual one for each group of codes.

use crate::fields::Meaning;
use crate::language::Language;

use super::messages::{Message, messages};
use super::words::Writing;

/// The name of the page of all messages.
pub(super) const MESSAGES_PAGE: &str = "messages";
/// Its heading.
pub(super) const MESSAGES_TITLE: Meaning =
    Meaning { chinese: "提示的意思", english: "What the messages mean" };

/// Codes that follow each other and are about one thing; in the manual they share a page.
pub(super) struct Group {
    /// The least of them.
    first: &'static str,
    /// The name of their page.
    pub page: &'static str,
    /// What they are about.
    pub title: Meaning,
}

/// All of them, in the order of their codes.
pub(super) const GROUPS: &[Group] = &[
    Group {
        first: "Y0000",
        page: "told-keys-and-values",
        title: Meaning { chinese: "写法、项目和值", english: "Spelling, keys and values" },
    },
    Group { first: "Y0010", page: "told-files", title: Meaning { chinese: "文件", english: "Files" } },
    Group {
        first: "Y0020",
        page: "told-text",
        title: Meaning { chinese: "正文的写法", english: "How the text is written" },
    },
    Group { first: "Y0030", page: "told-links", title: Meaning { chinese: "链接", english: "Links" } },
    Group { first: "Y0040", page: "told-figures", title: Meaning { chinese: "数据", english: "Figures" } },
    Group {
        first: "Y0050",
        page: "told-photographs",
        title: Meaning { chinese: "图片", english: "Photographs" },
    },
    Group {
        first: "Y0060",
        page: "told-blocks",
        title: Meaning {
            chinese: "正文里的块，图片的记录",
            english: "Blocks in the text, records of photographs",
        },
    },
    Group { first: "Y0070", page: "told-book", title: Meaning { chinese: "全书", english: "The book" } },
    Group {
        first: "Y0080",
        page: "told-settings",
        title: Meaning { chinese: "yearbook.yaml 和主题", english: "yearbook.yaml and the theme" },
    },
    Group {
        first: "Y0090",
        page: "told-output",
        title: Meaning { chinese: "输出文件夹", english: "The output folder" },
    },
    Group {
        first: "Y0100",
        page: "told-imprint",
        title: Meaning { chinese: "版权页和编者", english: "The colophon and the editors" },
    },
    Group {
        first: "Y0110",
        page: "told-chronicle",
        title: Meaning { chinese: "大事记", english: "The chronicle" },
    },
    Group {
        first: "Y0120",
        page: "told-tables",
        title: Meaning { chinese: "统计表", english: "Statistical tables" },
    },
    Group {
        first: "Y0130",
        page: "told-people",
        title: Meaning {
            chinese: "人物、机构、荣誉和会员",
            english: "People, organisations, honours and members",
        },
    },
    Group { first: "Y0150", page: "told-index", title: Meaning { chinese: "索引", english: "The index" } },
    Group { first: "Y0160", page: "told-fonts", title: Meaning { chinese: "字体", english: "Fonts" } },
    Group { first: "Y0167", page: "told-charts", title: Meaning { chinese: "图表", english: "Charts" } },
    Group {
        first: "Y0176",
        page: "told-theme",
        title: Meaning { chinese: "主题的设置和模板", english: "Settings of a theme, and templates" },
    },
    Group {
        first: "Y0190",
        page: "told-typing",
        title: Meaning { chinese: "怎样保存、怎样打字", english: "How a text was saved and typed" },
    },
    Group {
        first: "Y0220",
        page: "told-names",
        title: Meaning { chinese: "别处对不上的名字", english: "Names that differ elsewhere" },
    },
    Group {
        first: "Y0230",
        page: "told-external",
        title: Meaning { chinese: "通向别的网站的链接", english: "Links to other websites" },
    },
    Group {
        first: "Y0240",
        page: "told-publishing",
        title: Meaning {
            chinese: "发布、核对和指向外面的链接",
            english: "Publishing, comparing, and links that leave",
        },
    },
    Group {
        first: "Y0250",
        page: "told-proofreading",
        title: Meaning { chinese: "校对", english: "Proofreading" },
    },
];

/// The messages of a group.
fn members(group: &Group) -> Vec<Message> {
    let end = GROUPS.iter().map(|other| other.first).find(|first| *first > group.first).unwrap_or("Z");
    messages().into_iter().filter(|message| (group.first..end).contains(&message.code.code)).collect()
}

/// The first and the last code of a group, as one phrase.
pub(super) fn range(group: &Group) -> String {
    let codes: Vec<&str> = members(group).iter().map(|message| message.code.code).collect();
    match (codes.first(), codes.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}—{last}"),
        (Some(only), _) => (*only).to_owned(),
        _ => String::new(),
    }
}

/// What a message tells, and the rest of its text, as an article can hold them: what is told is no mark of the
/// article's, and garbled characters, of which an article is told wherever they stand, are not spelt out.
fn quoted(text: &str) -> (String, String) {
    let (told, rest) = text.split_once('\n').unwrap_or((text, ""));
    let told = told.trim_matches('*').replace("**", "\\*\\*").replace("{{", "\\{{").replace("[^", "\\[^");
    (told, rest.trim_start().replace("锟斤拷", "锟…拷"))
}

/// What stands above messages.
fn opening(language: Language) -> &'static str {
    match language {
        Language::Chinese => {
            "程序每提示一件事，都带着一个编号。在命令行里运行 `yearbook explain Y0030`，也能看到这样的说明。例子里的文件放进一部没有问题的年鉴，就会有这一条提示；“改正以后”的就没有。\n"
        }
        Language::English => {
            "Whatever the program tells has a code. `yearbook explain Y0030 --lang en` shows in a terminal what is written here. \
             The files of an example, laid into a yearbook without mistakes, cause what they are the example of; mended, \
             they cause nothing. They are in Chinese, as the yearbook is; keys may be written in English.\n"
        }
    }
}

/// The page of one group: what is told is a heading, so that the list of headings can be looked through.
pub(super) fn of_group(language: Language, group: &Group) -> String {
    let entry = |message: &Message| {
        let colon = language.of("：", ": ");
        let (told, rest) = quoted(&message.text(language));
        let (severity, words) = told.split_once(colon).unwrap_or(("", &told));
        let (code, others) = (message.code.code, message.others(language));
        format!("\n## {code} {words}\n\n**{severity}**{colon}{rest}{others}\n")
    };
    let entries = members(group).iter().map(entry).collect::<Vec<_>>().concat();
    opening(language).to_owned() + &entries
}

/// The page of all messages.
pub(super) fn page(language: Language) -> String {
    let entry = |message: &Message| {
        let (told, rest) = quoted(&message.text(language));
        format!("\n### {}\n\n**{told}**\n\n{rest}{}\n", message.code.code, message.others(language))
    };
    let groups = GROUPS.iter().map(|group| {
        let entries = members(group).iter().map(entry).collect::<Vec<_>>().concat();
        format!("\n## {}\n{entries}", language.say(group.title))
    });
    std::iter::once(opening(language).to_owned()).chain(groups).collect()
}
