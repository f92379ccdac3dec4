//! The table of bad inputs: every example of every message is built, and what is told stands in one snapshot.
//!
//! What is wrong tells its code and no other error; what is right tells nothing. `INSTA_UPDATE=always cargo test --test it
//! explain` writes the snapshot anew, after which each changed row has to be read as an editor reads it.

use std::collections::BTreeSet;
use std::fmt::Write;

use rayon::prelude::*;
use yearbook::diagnostic::{Diagnostic, Place, Problem};
use yearbook::inventory;
use yearbook::language::Language;
use yearbook::pipeline::{self, Memory};
use yearbook::reference::{self, Content, Example, Message, Run, Shown};

use super::font_file::FontFile;
use super::yearbook::{Yearbook, jpeg, png};

/// A sound yearbook with the files of an example.
fn laid(example: &Example) -> Yearbook {
    let book = Yearbook::new().article("01-卷首/卷首语.md", "标题: 卷首语", "文。");
    for (path, content) in example {
        match content {
            Content::Text(text) => book.write(path, text),
            #[cfg(unix)]
            Content::Made(name) if name == "link" => {
                let path = book.root().join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::os::unix::fs::symlink("../01-卷首/卷首语.md", path).unwrap();
            }
            Content::Made(name) => book.write_bytes(path, &made(name)),
            Content::Nothing if book.root().join(path).is_dir() => {
                std::fs::remove_dir_all(book.root().join(path)).unwrap();
            }
            Content::Nothing => book.remove(path),
        }
    }
    book
}

/// The bytes of a file that is no text.
fn made(name: &str) -> Vec<u8> {
    match name {
        // As wide as a photograph has to be, and cheap to develop.
        "photo" => jpeg(1200, 30, 0),
        "small-photo" => jpeg(300, 200, 0),
        "truncated-jpeg" => jpeg(60, 40, 9)[..jpeg(60, 40, 9).len() / 2].to_vec(),
        "located-jpeg" => located(),
        "heic" => [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[0; 40]].concat(),
        "enormous-png" => {
            let mut bytes = png(4, 4);
            bytes[16..24].copy_from_slice(&[65_000_u32.to_be_bytes(), 65_000_u32.to_be_bytes()].concat());
            bytes
        }
        "empty" => Vec::new(),
        "web-page" => b"<!DOCTYPE html><html><body>404</body></html>".to_vec(),
        "word" => [b"PK\x03\x04\x14\0\x06\0\x08\0".as_slice(), &(0..=255).collect::<Vec<u8>>()].concat(),
        "cut-character" => {
            let mut bytes = "---\n标题: 科普日\n---\n科普日在湖畔公园开幕。\n".as_bytes().to_vec();
            bytes.remove(bytes.len() - 8);
            bytes
        }
        // "标题" and "：" in GBK.
        "gbk" => b"---\n\xb1\xea\xcc\xe2: \xbf\xc6\xc6\xd5\xc8\xd5\n---\n".to_vec(),
        "utf16" => "\u{feff}---\n标题: 科普日\n---\n".encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "font" => FontFile::of(&characters()).bytes(),
        "font-bold" => FontFile::of(&characters()).weighing(700).bytes(),
        "font-small" => FontFile::of("攀登").bytes(),
        "font-restricted" => FontFile::of("攀登").allowing(0x0002).bytes(),
        "components" => components().into_bytes(),
        "components-without-timeline" => {
            components().replace("component timeline", "component other").into_bytes()
        }
        "font-collection" => b"ttcf\0\x02\0\0\0\0\0\x03".to_vec(),
        _ => panic!("how is {name} made?"),
    }
}

/// The carried components.
fn components() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/yanghu/templates/components.html");
    std::fs::read_to_string(path).unwrap()
}

/// A JPEG that says where it was taken: a pointer to positions, and there a latitude.
fn located() -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0");
    exif.extend(b"\0\x02\0\x01\0\x02\0\0\0\x02N\0\0\0");
    exif.extend(b"\0\x02\0\x05\0\0\0\x03\0\0\0\x38\0\0\0\0");
    exif.extend(b"\0\0\0\x1f\0\0\0\x01\0\0\0\x29\0\0\0\x01\0\0\0\0\0\0\0\x01");
    let (picture, length) = (jpeg(40, 30, 0), u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    [&picture[..2], b"\xff\xe1", &length, &exif, &picture[2..]].concat()
}

/// All characters that a small yearbook can show: those of its pages, styles and scripts.
fn characters() -> String {
    // The whole book is a page with words of its own.
    let settings = Content::Text("标题: 某某年鉴\n网址: https://example.org/book/\n".to_owned());
    let book = laid(&vec![("yearbook.yaml".to_owned(), settings)]).built();
    let routes = book.routes().into_iter();
    let shown = routes.filter(|route| [".html", ".css", ".js"].iter().any(|end| route.ends_with(end)));
    let characters: BTreeSet<char> =
        shown.flat_map(|route| book.page(&route).chars().collect::<Vec<_>>()).collect();
    characters.into_iter().filter(|character| !character.is_control()).collect()
}

/// What is told of `book`.
fn told(book: &Yearbook, run: Run) -> Vec<Diagnostic> {
    let mut request = book.request();
    let memory = &mut Memory::default();
    match run {
        Run::Build => pipeline::build(&request, &book.out(), memory, &|_| {}).diagnostics,
        Run::Check => pipeline::check(&request, &book.out(), memory, &|_| {}).diagnostics,
        Run::Reviewed => {
            request.require_reviewed = true;
            pipeline::build(&request, &book.out(), memory, &|_| {}).diagnostics
        }
        Run::Photos => inventory::record(&book.root()).diagnostics,
    }
}

/// A row of the table: where it is told, the marked part of the line in `«»`, and what is told in both languages.
fn row(told: &Diagnostic) -> String {
    let place = told.place.as_ref().map_or_else(|| "-".to_owned(), marked);
    let said = Language::ALL.map(|language| {
        let hint = told.problem.hint(language).map(|hint| format!("\n      {hint}")).unwrap_or_default();
        format!("{} {}{hint}", told.problem.severity().word(language), told.problem.message(language))
    });
    format!("  {place}\n    {}\n    {}\n", said[0], said[1])
}

/// A place with its line.
fn marked(place: &Place) -> String {
    if place.line == 0 {
        return place.file.to_string();
    }
    let (from, to) = (place.column - 1, place.column - 1 + place.width);
    let mut line: Vec<String> = place.excerpt.chars().map(String::from).collect();
    line.resize(line.len().max(to), String::new());
    line.insert(to, "»".to_owned());
    line.insert(from, "«".to_owned());
    format!("{}:{}:{} {}", place.file, place.line, place.column, line.concat())
}

/// An example as it stands over its rows.
fn outline(example: &Example) -> String {
    let file = |(path, content): &(String, Content)| match content {
        Content::Text(text) => format!("  {path}: {}\n", text.trim_end().replace('\n', " ⏎ ")),
        Content::Made(name) => format!("  {path}: <{name}>\n"),
        Content::Nothing => format!("  {path}: <none>\n"),
    };
    example.iter().map(file).collect()
}

/// Each wrong example of `message`, with the rows that it causes; and what is not as it should be.
fn looked_at(message: &Message) -> (Vec<String>, Vec<String>) {
    let Shown::Files { run, wrong, right, also } = &message.shown else { return Default::default() };
    let (mut rows, mut failed) = (Vec::new(), Vec::new());
    for example in std::iter::once(wrong).chain(also) {
        let book = laid(example);
        let told = told(&book, *run);
        let all: String = told.iter().map(row).collect();
        let all = all.replace(book.outside().to_str().unwrap(), "…");
        let others = told.iter().filter(|told| told.problem.code() != message.code.code);
        if told.len() == others.clone().count() || others.into_iter().next().is_some() {
            let codes: Vec<_> = told.iter().map(|told| told.problem.code()).collect();
            failed.push(format!("{} wrong tells {codes:?}:\n{}{all}", message.code.code, outline(example)));
        }
        rows.push(format!("{}\n{}{all}", message.code.code, outline(example)));
    }
    let told = told(&laid(right), *run);
    if !told.is_empty() {
        let all: String = told.iter().map(row).collect();
        failed.push(format!("{} right tells:\n{}{all}", message.code.code, outline(right)));
    }
    (rows, failed)
}

#[test]
fn every_code_is_explained_and_nothing_else() {
    let codes: BTreeSet<String> = Problem::CODES.iter().map(|code| code.code.to_owned()).collect();
    assert_eq!(reference::explained().into_iter().collect::<BTreeSet<_>>(), codes);
    // A file that is there and cannot be read is missing here.
    let messages: BTreeSet<String> = reference::messages().iter().map(|m| m.code.code.to_owned()).collect();
    assert_eq!(messages, codes);
}

#[test]
fn explanations_are_sentences_of_their_language() {
    for message in reference::messages() {
        let [zh, en] = [Language::Chinese, Language::English].map(|l| message.explanation(l));
        let prose = |text: &str| text.split('`').step_by(2).collect::<String>();
        let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
        assert!(zh.ends_with('。') && prose(zh).contains(is_han), "{}: {zh}", message.code.code);
        assert!(en.ends_with('.') && !prose(en).contains(is_han), "{}: {en}", message.code.code);
        let counts = [zh.matches('。').count(), en.matches(". ").count() + 1];
        assert!(counts.iter().all(|count| (2..=6).contains(count)), "{} {counts:?}", message.code.code);
    }
}

#[test]
fn every_example_tells_what_it_is_an_example_of() {
    let messages = reference::messages();
    let looked_at: Vec<_> = messages.par_iter().map(looked_at).collect();
    let failed: Vec<String> = looked_at.iter().flat_map(|(_, failed)| failed.clone()).collect();
    let rows: Vec<&String> = looked_at.iter().flat_map(|(rows, _)| rows).collect();
    let mut table = String::new();
    for row in &rows {
        writeln!(table, "{row}").unwrap();
    }
    assert!(failed.is_empty(), "{} fail:\n{}", failed.len(), failed.join("\n"));
    insta::assert_snapshot!("bad_inputs", table);
    assert!(rows.len() >= 150, "{}", rows.len());
    let in_words = messages.iter().filter(|message| matches!(message.shown, Shown::Words { .. })).count();
    // Those of the disk, of the network, of the command line, and of a moment that no file can hold.
    assert!(in_words <= 26, "{in_words} examples are in words only");
}

#[test]
fn a_code_is_understood_as_it_is_typed() {
    let book = Yearbook::new();
    let whole = book.run(&["explain", "Y0008"]);
    assert_eq!((whole.code, whole.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(whole.out, @"
    Y0008

    错误：结束日期 … 早于开始日期 …

    一件事不会在开始以前结束，这两个日期总有一个写错了。核对以后改正。

    不对：

    content/02-活动/科普日.md

        ---
        标题: 科普日
        类型: 活动纪实
        日期: 2024-09-20
        结束日期: 2024-09-14
        ---
        文。

    改正以后：

    content/02-活动/科普日.md

        ---
        标题: 科普日
        类型: 活动纪实
        日期: 2024-09-14
        结束日期: 2024-09-20
        ---
        文。
    ");
    for typed in ["y8", "Y8", "8", "0008", "y0008"] {
        assert_eq!(book.run(&["explain", typed]).out, whole.out, "{typed}");
    }
    let english = book.run(&["explain", "8", "--lang", "en"]).out;
    assert!(
        english.contains("\n\nNothing ends before it begins, so one of the two dates is wrong."),
        "{english}"
    );
    assert!(english.contains("\n\nWrong:\n\n") && english.contains("\n\nMended:\n\n"), "{english}");
}

#[test]
fn a_code_that_there_is_not_gets_the_nearest() {
    let book = Yearbook::new();
    let ran = book.run(&["explain", "y62"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ran.err, @"
    没有“y62”这个编号。编号写成 Y0030 或 30；运行 yearbook explain 列出全部。
    Y0061  错误    数据“…”没有历年的数，画不成图
    Y0063  错误    这个文件的写法接不上新的记录，没有改动它
    Y0060  错误    “…”里缺少要显示的内容
    ");
    assert_eq!(book.run(&["explain", "链接"]).code, Some(2));
}

#[test]
fn without_a_code_all_are_listed() {
    let out = Yearbook::new().run(&["explain"]).out;
    let listed: Vec<&str> = out.lines().filter(|line| line.starts_with('Y')).map(|line| &line[..5]).collect();
    assert!(listed.is_sorted());
    assert_eq!(listed.len(), Problem::CODES.len());
    assert!(out.contains("\nY0030  错误    链接“…”指向的文件不存在\n"), "{out}");
}

#[test]
fn every_code_has_its_place_in_the_documentation() {
    let pages = reference::pages();
    // In English one page has them all; in Chinese each group has one, in the order of their codes.
    let listed = |mark: &str, is_one: &dyn Fn(&str) -> bool| -> Vec<String> {
        let pages = pages.iter().filter(|page| is_one(&page.path));
        let lines = pages.flat_map(|page| page.text.lines()).filter_map(|line| line.strip_prefix(mark));
        lines.filter(|code| code.starts_with('Y')).map(|line| line[..5].to_owned()).collect()
    };
    let mut codes: Vec<String> = Problem::CODES.iter().map(|code| code.code.to_owned()).collect();
    codes.sort();
    assert_eq!(listed("### ", &|path| path == "en/messages.md"), codes);
    assert_eq!(listed("## ", &|path| path.contains("/told-")), codes);
}
