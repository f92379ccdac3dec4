//! The page that lists all others, and the one that says how values are written.

use crate::article::Kind;
use crate::language::Language;

use super::Subject;
use super::files::FILES;
use super::shelf::{self, PARTS, Part};
use super::tables::{cell, row};
use super::words::{SHAPES, Writing, how, value};

/// The page that lists all others.
pub(super) fn page(language: Language, subjects: &[Subject]) -> String {
    match language {
        Language::Chinese => manual(subjects),
        Language::English => english(),
    }
}

/// What is seen of the manual where its folder is read on a code host.
fn manual(subjects: &[Subject]) -> String {
    let language = Language::Chinese;
    let head = "# yearbook 使用手册\n\n[English](../en/README.md)\n\n这部手册自己也是一部年鉴，用 `yearbook serve --root docs/zh --open` 打开它的网站；在这里一页一页读也行。各类文章、各个文件和各条提示的说明从程序里的定义生成，和程序认得的一致。\n";
    let part = |part: &&Part| {
        let own = subjects.iter().filter(|subject| subject.part().folder == part.folder);
        let line = |subject: &Subject| {
            let title = cell(&subject.title(language));
            format!("- [{title}]({})：{}\n", subject.path(language), subject.summary())
        };
        let lines = own.map(line).collect::<Vec<_>>().concat();
        format!("\n## {}\n\n{lines}", part.title)
    };
    std::iter::once(head.to_owned()).chain(PARTS.iter().map(part)).collect()
}

/// The list of the English pages.
fn english() -> String {
    let language = Language::English;
    let head = "# What can be written in a yearbook\n\n[The program](../../README.md) · [中文](../zh/README.md)\n\nWhich keys each kind of article and each file may have, and what to write there. These pages are made from the program's own definitions. Keys may be written in Chinese or in English.\n";
    let kinds = Kind::ALL.map(|kind| {
        [format!("[{}]({}.md)", language.kind(kind), kind.name()), cell(language.say(kind.meaning()))]
    });
    let files = FILES
        .iter()
        .map(|file| [format!("[`{}`]({}.md)", file.name, file.page), cell(language.say(file.meaning))]);
    let others = shelf::subjects(language)
        .into_iter()
        .filter(|subject| !matches!(subject, Subject::Kind(_) | Subject::File(_)))
        .map(|subject| format!("[{}]({}.md)", subject.title(language), subject.name()));
    let others = format!("\nSee also: {}.\n", language.list(&others.collect::<Vec<_>>()));
    [
        head.to_owned(),
        section("Kinds of articles", ["Kind", "What it is"], kinds),
        others,
        section("Files", ["File", "What it is"], files),
    ]
    .concat()
}

/// The page on how values are written.
pub(super) fn values(language: Language) -> String {
    let rows = SHAPES.map(|shape| [language.say(value(shape)).to_owned(), cell(language.say(how(shape)))]);
    let opening = language.pick(
        "每一项写成一行：名称、英文冒号、一个空格、值。名称中文、英文都可以用。值有下面几种，各页的表里写着哪一项是哪一种。\n\n",
        "A key is a line: its name, a colon, a space and its value. Values are of these shapes; the tables of keys say which.\n\n",
    );
    let columns = language.of(["值", "怎样写"], ["Value", "How it is written"]);
    opening.to_owned() + &table(columns, rows)
}

/// A heading and a table of two columns under it.
fn section(heading: &str, columns: [&str; 2], rows: impl IntoIterator<Item = [String; 2]>) -> String {
    format!("\n## {heading}\n\n{}", table(columns, rows))
}

fn table([first, second]: [&str; 2], rows: impl IntoIterator<Item = [String; 2]>) -> String {
    let rows: String = rows.into_iter().map(|cells| row(&cells)).collect();
    format!("| {first} | {second} |\n| --- | --- |\n{rows}")
}
