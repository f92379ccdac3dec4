//! The Chinese manual is a yearbook: it builds without an error or a warning, its links lead somewhere, and what it tells
//! a beginner to type does what it says.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;
use yearbook::language::Language;
use yearbook::reference::{self, WRITTEN};

use super::yearbook::{Yearbook, codes, program};

/// The manual, as the code makes it.
fn manual() -> Yearbook {
    let book = Yearbook::new();
    for page in reference::pages() {
        if let Some(path) = page.path.strip_prefix("zh/") {
            book.write(path, &page.text);
        }
    }
    book
}

/// The published pages: each one's path and text.
fn published(folder: &Path) -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let pages = files.filter(|entry| entry.path().extension().is_some_and(|kind| kind == "html"));
    let page = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
        (path, without_code(&fs::read_to_string(entry.path()).unwrap()))
    };
    pages.map(page).collect()
}

/// A page without what is code in it, which is no part of the website.
fn without_code(text: &str) -> String {
    let parts = text.split("<code").enumerate();
    let outside = parts.map(|(at, part)| match at {
        0 => part,
        _ => part.split_once("</code>").unwrap().1,
    });
    outside.collect()
}

/// The values of an attribute.
fn values<'t>(text: &'t str, attribute: &str) -> Vec<&'t str> {
    let open = format!(" {attribute}=\"");
    text.split(&open).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

/// A path from where `page` stands.
fn target(page: &str, link: &str) -> String {
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    for step in link.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    let path = steps.join("/");
    if link.is_empty() { page.to_owned() } else { path }
}

#[test]
fn the_manual_builds_and_its_links_lead_somewhere() {
    let book = manual();
    // That it has no address is told, and no mistake.
    assert_eq!(codes(&book.build()), ["Y0082"], "{}", book.told());
    let pages = published(&book.out());
    let ids = |text: &str| -> BTreeSet<String> { values(text, "id").into_iter().map(percent).collect() };
    let mut count = 0;
    for (path, text) in &pages {
        for link in values(text, "href") {
            if link.contains("://") || link.starts_with("mailto:") || link.starts_with("data:") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = percent(file.split_once('?').map_or(file, |(file, _)| file));
            let file = target(path, &file);
            assert!(book.out().join(&file).exists(), "{path}: {link}");
            if !anchor.is_empty() && file.ends_with(".html") {
                let there = pages.iter().find(|(known, _)| *known == file).unwrap();
                assert!(ids(&there.1).contains(&percent(anchor)), "{path}: {link}");
            }
            count += 1;
        }
    }
    assert!(pages.len() > 60 && count > 3000, "{} pages, {count} links", pages.len());
}

/// A text of an address, with what stands for other characters put back.
fn percent(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let byte = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap()
}

/// A block of code: what it is called, its lines, and the line of text above it.
struct Block<'t> {
    kind: &'t str,
    lines: Vec<&'t str>,
    above: &'t str,
}

/// The blocks of code of a page.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().map(str::trim_start);
    let mut above = "";
    while let Some(line) = lines.next() {
        let marks = line.len() - line.trim_start_matches('`').len();
        if marks >= 3 {
            let (fence, kind) = line.split_at(marks);
            let lines = lines.by_ref().take_while(|line| *line != fence).collect();
            blocks.push(Block { kind, lines, above });
        } else if !line.is_empty() {
            above = line;
        }
    }
    blocks
}

/// The words of a command, those in quotes as one.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

/// The first line that a program says that goes on until it is ended.
fn first_line(program: &mut Command) -> String {
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    settled(&line)
}

/// Without what differs from one machine and one run to the next.
fn settled(said: &str) -> String {
    let line = |line: &str| match line.split_once("用时 ") {
        Some((before, after)) => format!("{before}用时 …{}", &after[after.find('。').unwrap()..]),
        None => match line.split_once("127.0.0.1:") {
            Some((before, after)) => format!("{before}127.0.0.1:…{}", &after[after.find('/').unwrap()..]),
            None => line.trim_end().to_owned(),
        },
    };
    said.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn five_minutes_say_what_really_happens() {
    let page = WRITTEN.iter().find(|written| written.page == "five-minutes").unwrap();
    let folder = TempDir::with_prefix("yearbook-it-").unwrap();
    let (mut here, mut said, mut ran) = (folder.path().to_owned(), String::new(), Vec::new());
    for Block { kind, lines, above } in blocks(page.chinese.text) {
        match kind {
            "sh" => {
                let [command] = lines[..] else { panic!("one command at a time: {lines:?}") };
                let words = words(command);
                if words[0] == "cd" {
                    here = here.join(&words[1]);
                    continue;
                }
                assert_eq!(words[0], "yearbook", "{command}");
                ran.push(words[1].clone());
                if words[1] == "serve" {
                    said = first_line(program(&here).arg("serve"));
                    continue;
                }
                let output = program(&here).args(&words[1..]).output().unwrap();
                let err = String::from_utf8(output.stderr).unwrap();
                assert!(output.status.success(), "{command}: {err}");
                said = settled(&(String::from_utf8(output.stdout).unwrap() + &err));
            }
            // What is shown of what was said, in its order; a line of "…" is what is left out.
            "text" => {
                let mut rest = said.as_str();
                for line in settled(&lines.join("\n")).lines().filter(|line| line.trim() != "…") {
                    let at = rest.find(line).unwrap_or_else(|| panic!("{line}\n\nis not said in\n\n{said}"));
                    rest = &rest[at + line.len()..];
                }
            }
            "markdown" => {
                let path = here.join(above.split('`').nth(1).unwrap());
                assert!(path.exists(), "{path:?} was made by the program");
                fs::write(path, lines.join("\n") + "\n").unwrap();
            }
            other => panic!("{other}"),
        }
    }
    assert_eq!(ran, ["--version", "init", "serve", "new", "check", "build"]);
    assert!(here.join("public/index.html").exists());
}

#[test]
fn every_command_that_is_named_exists() {
    let book = Yearbook::saying("文。").built();
    let mut named = BTreeSet::new();
    for written in WRITTEN {
        let text = written.in_language(Language::Chinese).unwrap().text;
        let fenced =
            blocks(text).into_iter().filter(|block| block.kind == "sh").flat_map(|block| block.lines);
        let inline = text.split('`').filter(|code| code.starts_with("yearbook ")).map(str::trim);
        let commands = fenced.chain(inline).filter(|command| !command.contains('\n'));
        named.extend(commands.filter_map(|command| command.strip_prefix("yearbook ")).map(str::to_owned));
    }
    assert!(named.len() >= 15, "{named:?}");
    for command in named {
        let mut words = words(&command);
        match words[0].as_str() {
            // Those that need a folder of their own, or go on: whether they know what is asked of them.
            "serve" | "init" | "--version" => {
                words.push("--help".to_owned());
            }
            _ => {}
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let ran = book.run(&words);
        assert!([Some(0), Some(1)].contains(&ran.code), "yearbook {command}: {}{}", ran.out, ran.err);
    }
}
