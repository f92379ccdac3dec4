//! The page that lists all others, and says how values are written.

use crate::article::Kind;
use crate::fields::Meaning;
use crate::language::Language;

use super::files::FILES;
use super::messages::{MESSAGES_PAGE, MESSAGES_TITLE};
use super::tables::{cell, row};
use super::words::{SHAPES, Writing, how, value};
use super::written::WRITTEN;

/// The page of the keys that every article has.
pub(super) const COMMON: &str = "common";
/// The heading of the keys that every article has.
pub(super) const COMMON_TITLE: Meaning =
    Meaning { chinese: "每篇文章都可以写的项", english: "Keys of every article" };
/// The page of the blocks in an article.
pub(super) const BLOCKS_PAGE: &str = "blocks";
/// Its heading.
pub(super) const BLOCKS_TITLE: Meaning =
    Meaning { chinese: "正文里的块", english: "Blocks in an article" };
/// The heading over how values are written.
pub(super) const VALUES: Meaning = Meaning { chinese: "值怎样写", english: "How values are written" };

/// The page.
pub(super) fn page(language: Language) -> String {
    let pick = |chinese, english| language.pick(chinese, english);
    let head = format!(
        "# {}\n\n[{}](../../{}) · [{}](../{}/README.md)\n\n{}\n",
        pick("写年鉴的说明", "What can be written in a yearbook"),
        pick("从头学起", "The program"),
        pick("README.zh-CN.md", "README.md"),
        language.other().name(),
        language.other().folder(),
        pick(
            "每一类文章、每一个文件里可以写哪些项，各写什么。这些页是从程序里的定义生成的，和程序认得的一致。名称中文、英文都可以用。",
            "Which keys each kind of article and each file may have, and what to write there. These pages are made from the \
             program's own definitions. Keys may be written in Chinese or in English.",
        ),
    );
    let kinds = Kind::ALL.map(|kind| {
        [format!("[{}]({}.md)", language.kind(kind), kind.name()), cell(language.say(kind.meaning()))]
    });
    let files = FILES
        .iter()
        .map(|file| [format!("[`{}`]({}.md)", file.name, file.page), cell(language.say(file.meaning))]);
    let values = SHAPES.map(|shape| [language.say(value(shape)).to_owned(), cell(language.say(how(shape)))]);
    let written = WRITTEN.iter().map(|written| (written.page, written.title));
    let common: Vec<String> = [(COMMON, COMMON_TITLE), (BLOCKS_PAGE, BLOCKS_TITLE)]
        .into_iter()
        .chain(written)
        .chain([(MESSAGES_PAGE, MESSAGES_TITLE)])
        .map(|(page, title)| format!("[{}]({page}.md)", language.say(title)))
        .collect();
    let common = pick("\n另见{}。\n", "\nSee also: {}.\n").replace("{}", &language.list(&common));
    [
        head,
        section(
            pick("各类文章", "Kinds of articles"),
            pick("类型", "Kind"),
            pick("是什么", "What it is"),
            kinds,
        ),
        common,
        section(pick("各个文件", "Files"), pick("文件", "File"), pick("是什么", "What it is"), files),
        section(language.say(VALUES), pick("值", "Value"), pick("怎样写", "How it is written"), values),
    ]
    .concat()
}

/// A heading and a table of two columns under it.
fn section(heading: &str, first: &str, second: &str, rows: impl IntoIterator<Item = [String; 2]>) -> String {
    let rows: String = rows.into_iter().map(|cells| row(&cells)).collect();
    format!("\n## {heading}\n\n| {first} | {second} |\n| --- | --- |\n{rows}")
}
