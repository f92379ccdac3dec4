//! The documentation of kinds and files, in Chinese and in English, made from the definitions by which they are read.
//!
//! What can be written is said once, in the tables of keys. These pages lay it out for people, as [`crate::schema`]
//! does for programs, so they cannot fall behind: a kind or a key that is added is on its page at the next writing, and
//! the tests compare what lies in `docs/` with what is made here. What has to be told as a way to go, step by step, is
//! written by hand (`written`); a test goes it. In Chinese they are a yearbook (`shelf`), which the tests build.

mod files;
mod index;
mod messages;
mod need;
mod shelf;
mod tables;
mod told;
mod words;
mod written;

use crate::article::{self, BLOCKS, Block, COMMON_KEYS, Kind, PART_FILE};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::scaffold;
use crate::source::Snapshot;

pub use files::{FILES, File};
pub use messages::{Content, Example, Message, Run, Shown, explained, message, messages};

use need::{Need, needs};
use tables::{cell, row};
use told::Group;
use words::{Writing, code};
pub use written::{Text, WRITTEN, Written};

/// A page of the documentation, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its path in the folder of the documentation; of a part, its name.
    pub path: String,
    /// Its text, in Markdown.
    pub text: String,
}

/// What a page is about.
#[derive(Clone, Copy)]
enum Subject {
    Kind(Kind),
    Common,
    Values,
    Blocks,
    File(&'static File),
    Written(&'static Written),
    Messages(&'static Group),
    AllMessages,
}

/// All pages.
pub fn pages() -> Vec<Page> {
    Language::ALL.into_iter().flat_map(written).collect()
}

/// The title of the article that is the example of `kind`.
pub fn example_title(kind: Kind) -> String {
    format!("{}示例", kind.label())
}

/// The example of `kind`: what `yearbook new` writes.
pub fn example(kind: Kind) -> String {
    let article = scaffold::article(kind, &example_title(kind), &Snapshot::default());
    article.map(|(_, text)| text).unwrap_or_default()
}

/// The tables of the Chinese README, for a glance: the keys of every article, and the kinds with their own.
pub fn glances() -> Vec<Page> {
    let common = COMMON_KEYS
        .iter()
        .map(|key| [key.chinese.join("、"), key.name.to_owned(), cell(key.meaning.chinese)]);
    let kinds = Kind::ALL.map(|kind| {
        let page = format!(
            "[{}](docs/zh/{})",
            kind.chinese().join("、"),
            Subject::Kind(kind).path(Language::Chinese)
        );
        let own = kind.own_keys().iter().map(|key| format!("{} {}", key.shown(), key.name));
        [page, kind.name().to_owned(), own.collect::<Vec<_>>().join("、")]
    });
    let glance = |path: &str, columns: &str, rows: &mut dyn Iterator<Item = [String; 3]>| {
        let rows: String = rows.map(|cells| row(&cells)).collect();
        Page { path: path.to_owned(), text: format!("{columns}\n| --- | --- | --- |\n{rows}") }
    };
    vec![
        glance("common", "| 名称 | 英文 | 写什么 |", &mut { common }),
        glance("kinds", "| 类型 | 英文 | 另外可以写 |", &mut kinds.into_iter()),
    ]
}

fn written(language: Language) -> Vec<Page> {
    let page = |path: &str, text| Page { path: format!("{}/{path}", language.folder()), text };
    let subjects = shelf::subjects(language);
    let mut pages = vec![page("README.md", index::page(language, &subjects))];
    if language == Language::Chinese {
        pages.extend(shelf::frame());
    }
    for (at, subject) in subjects.iter().enumerate() {
        let neighbour = |at: Option<usize>| subjects.get(at?).copied();
        let text = match language {
            Language::Chinese => front_matter(*subject, at + 1) + &subject.text(language),
            Language::English => {
                let (before, after) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
                head(*subject) + &subject.text(language) + &neighbours(language, before, after)
            }
        };
        pages.push(page(&subject.path(language), text));
    }
    pages
}

/// What an article of the manual says of itself.
fn front_matter(subject: Subject, order: usize) -> String {
    let (title, summary) = (subject.title(Language::Chinese), subject.summary());
    // The address of a part's own page is index.html.
    let slug = if subject.name() == "index" { "网址名: index-records\n" } else { "" };
    format!("---\n标题: {title}\n{slug}排序: {order}\n摘要: {summary}\n---\n\n")
}

/// The top of a page that stands by itself.
fn head(subject: Subject) -> String {
    let chinese = match subject {
        Subject::AllMessages => "README.md".to_owned(),
        other => other.path(Language::Chinese),
    };
    let title = subject.title(Language::English).replace('_', "\\_");
    format!("# {title}\n\n[All pages](README.md) · [中文](../zh/{chinese})\n\n")
}

impl Subject {
    fn text(self, language: Language) -> String {
        match self {
            Self::Kind(kind) => of_kind(language, kind),
            Self::Common => of_common(language),
            Self::Values => index::values(language),
            Self::Blocks => of_blocks(language),
            Self::File(file) => of_file(language, file),
            Self::Written(written) => {
                written.in_language(language).map(|text| text.text).unwrap_or_default().to_owned()
            }
            Self::Messages(group) => told::of_group(language, group),
            Self::AllMessages => told::page(language),
        }
    }
}

fn of_kind(language: Language, kind: Kind) -> String {
    let pick = |chinese, english| language.pick(chinese, english);
    let names: Vec<String> = kind.chinese().iter().copied().chain([kind.name()]).map(code).collect();
    let names = language.list(&names);
    let command =
        code(&format!("yearbook new {} \"{}\"", pick(kind.label(), kind.name()), example_title(kind)));
    let opening = match language {
        Language::Chinese => {
            format!("类型可以写：{names}。\n\n## 样子\n\n运行 {command}，新文件里写着：")
        }
        Language::English => format!(
            "Its names: {names}.\n\n## Example\n\n{command} writes this; the file is in Chinese, as the yearbook is, and its \
             keys may be written in English:"
        ),
    };
    let read = |yaml: &str| read_article(Some(kind), yaml);
    let own = match kind.own_keys() {
        [] => pick("它没有另外的项。\n", "It has no keys of its own.\n").to_owned(),
        own => {
            let opening = pick("另外可以写的：\n\n", "Keys of its own:\n\n");
            opening.to_owned() + &tables::of(language, own, &read)
        }
    };
    format!(
        "{}\n\n{opening}\n\n{}\n## {}\n\n{}\n{own}",
        language.say(kind.meaning()),
        shown(language, "markdown", &example(kind)),
        pick("可以写的项", "Keys"),
        must(language, kind),
    )
}

/// What is said under an example in which some lines are not read.
fn unread(language: Language, example: &str) -> &'static str {
    if !example.lines().any(|line| line.starts_with('#')) {
        return "";
    }
    language.pick(
        "以 `#` 开头的行，程序不读；其中列出的项，删去行首的 `#` 和后面的一个空格，就起作用。\n",
        "Lines that begin with `#` are not read; a key among them counts when the `#` and one space behind it go.\n",
    )
}

/// Which keys an article of `kind` must have, and where those are that every article may have.
fn must(language: Language, kind: Kind) -> String {
    let read = |yaml: &str| read_article(Some(kind), yaml);
    let keys = kind.keys();
    let needed = keys.iter().zip(needs(&read, &[], &keys)).filter(|(_, need)| *need == Need::Must);
    let needed: Vec<String> = needed.map(|(key, _)| code(language.key(key))).collect();
    let needed = language.list(&needed);
    let [common, values] =
        [Subject::Common, Subject::Values].map(|page| Subject::Kind(kind).link(language, page));
    match language {
        Language::Chinese => {
            format!(
                "必须写的：{needed}。每篇文章都可以写的，见[共同的项]({common})；值怎样写，见[说明]({values})。\n"
            )
        }
        Language::English => format!(
            "Required: {needed}. Those that every article may have are on [a page of their own]({common}); how values are \
             written is said [here]({values}).\n"
        ),
    }
}

fn of_common(language: Language) -> String {
    let values = Subject::Common.link(language, Subject::Values);
    let opening = match language {
        Language::Chinese => format!(
            "写在文章开头两行 `---` 之间，各类文章都认得。每一类另外还有自己的项，各有一页；值怎样写，见[这里]({values})。"
        ),
        Language::English => format!(
            "They stand between the two lines of `---` that open an article, of whatever kind. What a kind has besides is on \
             [its page](README.md); how values are written is said [here]({values})."
        ),
    };
    let example = "---\n标题: 科普日开幕\n类型: 活动纪实\n日期: 2024-09-14\n作者: 甲某、乙某\n摘要: 科普日在湖畔公园开幕。\n标签: 科普\n审读: [初审 甲某, 复审 乙某, 终审 丙某]\n---\n\n正文从这里开始。\n";
    let table = tables::of(language, COMMON_KEYS, &|yaml| read_article(None, yaml));
    let (first, second) = (language.pick("样子", "Example"), language.pick("可以写的项", "Keys"));
    format!("{opening}\n\n## {first}\n\n{}\n## {second}\n\n{table}", fenced("markdown", example))
}

fn of_blocks(language: Language) -> String {
    let values = Subject::Blocks.link(language, Subject::Values);
    let opening = match language {
        Language::Chinese => format!(
            "写在文章的正文里，单独占几行：第一行三个反引号和块的名称，下面一行一项，最后一行三个反引号。值怎样写，见[说明]({values})。\n"
        ),
        Language::English => format!(
            "They stand in the text of an article, on lines of their own: three backticks and the block's name, its keys, a \
             line each, and three backticks again. How values are written is said [here]({values}).\n"
        ),
    };
    let blocks = BLOCKS.iter().map(|block| {
        let names = [block.chinese, block.name].map(code);
        let read = |yaml: &str| read_body(&format!("```{}\n{yaml}```\n", block.name));
        format!(
            "\n## {}\n\n{}{}{}\n\n{}\n{}",
            language.pick(block.chinese, block.name),
            language.say(block.meaning),
            language.pick("名称可以写：", " Its names: "),
            language.list(&names) + language.pick("。", "."),
            fenced("markdown", &block_example(block)),
            tables::of(language, block.keys, &read)
        )
    });
    std::iter::once(opening).chain(blocks).collect()
}

/// An example of `block`, as it stands in an article.
pub fn block_example(block: &Block) -> String {
    fenced(block.chinese, block.example)
}

fn of_file(language: Language, file: &'static File) -> String {
    let example = (file.example)();
    let kind = if file.name == PART_FILE { "markdown" } else { "yaml" };
    let example = shown(language, kind, &example);
    let values = Subject::File(file).link(language, Subject::Values);
    let values = match language {
        Language::Chinese => format!("值怎样写，见[说明]({values})。"),
        Language::English => format!("How values are written is said [here]({values})."),
    };
    format!(
        "{}\n\n## {}\n\n{example}\n## {}\n\n{values}\n\n{}",
        language.say(file.meaning),
        language.pick("样子", "Example"),
        language.pick("可以写的项", "Keys"),
        tables::of(language, file.keys, &file.read)
    )
}

/// Reads the front matter of an article.
fn read_article(kind: Option<Kind>, yaml: &str) -> Vec<Diagnostic> {
    let kind = kind.map(|kind| format!("kind: {}\n", kind.name())).unwrap_or_default();
    files::read_markdown(&format!("{kind}{yaml}"), |path, text| article::parse(path, text).diagnostics)
}

/// An example, and what has to be known to use it.
fn shown(language: Language, kind: &str, example: &str) -> String {
    match unread(language, example) {
        "" => fenced(kind, example),
        unread => format!("{}\n{unread}", fenced(kind, example)),
    }
}

/// Reads an article that says this.
fn read_body(body: &str) -> Vec<Diagnostic> {
    files::read_markdown("title: a\n", |path, text| {
        article::parse(path, &format!("{text}{body}").into()).diagnostics
    })
}

/// `text` as a block of code, whatever blocks are in it.
fn fenced(kind: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}{kind}\n{}\n{fence}\n", text.trim_end())
}

fn neighbours(language: Language, before: Option<Subject>, after: Option<Subject>) -> String {
    let link = |subject: Subject, arrow: (&str, &str)| {
        let title = subject.title(language).replace('_', "\\_");
        format!("[{}{title}{}]({}.md)", arrow.0, arrow.1, subject.name())
    };
    let links: Vec<String> = (before.map(|subject| link(subject, ("← ", ""))).into_iter())
        .chain(after.map(|subject| link(subject, ("", " →"))))
        .collect();
    format!("\n---\n\n{}\n", links.join(" · "))
}
