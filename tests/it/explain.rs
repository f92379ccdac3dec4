//! The table of bad inputs: every example of every message is built, and what is told stands in one snapshot.
//!
//! What is wrong tells its code and no other error; what is right tells nothing. `INSTA_UPDATE=always cargo test --test it
//! explain` writes the snapshot anew, after which each changed row has to be read as an editor reads it.

use std::collections::BTreeSet;
use std::fmt::Write;

use rayon::prelude::*;
use yearbook::diagnostic::{Diagnostic, Problem};
use yearbook::pipeline::{self, Memory};
use yearbook::reference::{self, Content, Example, Language, Message, Run, Shown};

use super::yearbook::{Yearbook, jpeg};

/// A sound yearbook with the files of an example.
fn laid(example: &Example) -> Yearbook {
    let book = Yearbook::new().article("01-卷首/卷首语.md", "标题: 卷首语", "文。");
    for (path, content) in example {
        match content {
            Content::Text(text) => book.write(path, text),
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
        "photo" => jpeg(40, 30, 0),
        _ => panic!("how is {name} made?"),
    }
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
        Run::Photos => {
            let report = book.run(&["photos", "--write", "--report", "json"]);
            panic!("{report:?}")
        }
    }
}

/// A row of the table: the marked part of the line in `«»`.
fn row(told: &Diagnostic) -> String {
    let place = told.place.as_ref().map(|place| {
        if place.line == 0 {
            return place.file.to_string();
        }
        let (from, to) = (place.column - 1, place.column - 1 + place.width);
        let mut marked = String::new();
        for (at, c) in place.excerpt.chars().chain([' ']).enumerate() {
            marked.push_str(if at == from { "«" } else { "" });
            marked.push_str(if at == to { "»" } else { "" });
            marked.push(c);
        }
        marked.push_str(if to > place.excerpt.chars().count() { "»" } else { "" });
        format!("{}:{}:{}  {}", place.file, place.line, place.column, marked.trim_end())
    });
    let hint = told.problem.hint().map(|hint| format!("\n    办法：{hint}")).unwrap_or_default();
    format!(
        "  {} {}\n    {}{hint}\n",
        told.problem.severity().word(),
        told.problem.message(),
        place.unwrap_or_else(|| "全书".to_owned())
    )
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
        let told = told(&laid(example), *run);
        let all: String = told.iter().map(row).collect();
        let others = told.iter().filter(|told| told.problem.code() != message.code);
        if told.len() == others.clone().count() || others.into_iter().next().is_some() {
            let codes: Vec<_> = told.iter().map(|told| told.problem.code()).collect();
            failed.push(format!("{} wrong tells {codes:?}:\n{}{all}", message.code, outline(example)));
        }
        rows.push(format!("{}\n{}{all}", message.code, outline(example)));
    }
    let told = told(&laid(right), *run);
    if !told.is_empty() {
        let all: String = told.iter().map(row).collect();
        failed.push(format!("{} right tells:\n{}{all}", message.code, outline(right)));
    }
    (rows, failed)
}

#[test]
fn every_code_is_explained_and_nothing_else() {
    let codes: BTreeSet<String> = Problem::CODES.iter().map(|code| code.code.to_owned()).collect();
    assert_eq!(reference::explained().into_iter().collect::<BTreeSet<_>>(), codes);
    // A file that is there and cannot be read is missing here.
    let messages: BTreeSet<String> = reference::messages().iter().map(|m| m.code.to_owned()).collect();
    assert_eq!(messages, codes);
}

#[test]
fn explanations_are_sentences_of_their_language() {
    for message in reference::messages() {
        let [zh, en] = [Language::Chinese, Language::English].map(|l| message.explanation(l));
        let prose = |text: &str| text.split('`').step_by(2).collect::<String>();
        let is_han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
        assert!(zh.ends_with('。') && prose(zh).contains(is_han), "{}: {zh}", message.code);
        assert!(en.ends_with('.') && !prose(en).contains(is_han), "{}: {en}", message.code);
        let counts = [zh.matches('。').count(), en.matches(". ").count() + 1];
        assert!(counts.iter().all(|count| (2..=6).contains(count)), "{} {counts:?}", message.code);
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
    assert!(in_words <= 12, "{in_words} examples are in words only");
}
