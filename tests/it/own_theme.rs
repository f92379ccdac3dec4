//! The documentation's way to a theme of one's own, gone step by step as it is written, in both languages; and the theme
//! that is there to be copied.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use yearbook::reference::WRITTEN;

use super::yearbook::{Yearbook, program};

/// A block of code: what it is called (`sh`, `yaml`, …), its text, and the line above it.
struct Block<'t> {
    kind: &'t str,
    text: String,
    above: &'t str,
}

/// What the page tells to do, in order: blocks of code, and lines between them.
enum Step<'t> {
    Code(Block<'t>),
    Line(&'t str),
}

fn steps(page: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    let mut lines = page.lines();
    let mut above = "";
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            steps.push(Step::Code(Block { kind, text: text.join("\n") + "\n", above }));
        } else if !line.is_empty() {
            above = line;
            steps.push(Step::Line(line));
        }
    }
    steps
}

/// What stands between backticks in a line.
fn codes(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
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

/// Does what the page says, from an empty folder; gives the yearbook's folder and every cover that was built.
fn follow(page: &str, folder: &Path) -> (PathBuf, Vec<String>) {
    let mut here = folder.to_owned();
    let mut covers = Vec::new();
    for step in steps(page) {
        match step {
            Step::Code(Block { kind: "sh", text, .. }) => {
                for command in text.lines() {
                    let words = words(command);
                    if words[0] == "cd" {
                        here = here.join(&words[1]);
                        continue;
                    }
                    assert_eq!(words[0], "yearbook", "{command}");
                    let output = program(&here).args(&words[1..]).output().unwrap();
                    let err = String::from_utf8(output.stderr).unwrap();
                    assert!(output.status.success() && !err.contains("警告"), "{command}: {err}");
                    if words[1] == "build" {
                        covers.push(fs::read_to_string(here.join("public/index.html")).unwrap());
                    }
                }
            }
            Step::Code(Block { text, above, .. }) => {
                let path = here.join(codes(above)[0]);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            // One line of a file is changed: the file, the line as it is, the line as it shall be.
            Step::Line(line) => {
                if let ["yearbook.yaml", old, new, ..] = codes(line)[..] {
                    let path = here.join("yearbook.yaml");
                    let text = fs::read_to_string(&path).unwrap();
                    assert!(text.contains(old), "{old}");
                    fs::write(path, text.replace(old, new)).unwrap();
                }
            }
        }
    }
    (here, covers)
}

#[test]
fn five_steps_lead_to_a_cover_of_one_s_own() {
    let page = WRITTEN.iter().find(|written| written.page == "make-a-theme").unwrap();
    let english = page.english.unwrap();
    for (text, motto) in [(page.chinese.text, "一事一记"), (english.text, "each thing in its place")] {
        assert_eq!(text.matches("\n## ").count(), 6, "five steps, and what comes after");
        let folder = TempDir::with_prefix("yearbook-it-").unwrap();
        let (root, covers) = follow(text, folder.path());
        let [first, own] = &covers[..] else { panic!("{} covers", covers.len()) };
        assert!(!first.contains(motto) && own.contains(&format!("<b>{motto}</b>")), "{own}");
        assert!(own.contains("content=\"#f4f7fa\"") && !first.contains("#f4f7fa"));
        let assets = fs::read_dir(root.join("public/assets")).unwrap().map(|entry| entry.unwrap().path());
        let style = assets.map(|folder| folder.join("style.css")).find(|style| style.exists()).unwrap();
        let style = fs::read_to_string(style).unwrap();
        assert!(style.contains("--seal: #1d4e79") && style.ends_with(".motto b { color: var(--seal); }\n"));
    }
}

#[test]
fn the_plain_theme_can_be_copied() {
    let carried = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/plain");
    let book = Yearbook::saying("文。\n\n## 一节\n\n文。")
        .file("yearbook.yaml", "标题: 年鉴\n网址: https://example.org/\n主题: plain\n")
        .built();
    let as_carried = book.page("juan-shou/pan-deng.html");
    for entry in walkdir::WalkDir::new(&carried)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
    {
        let name = entry.path().strip_prefix(&carried).unwrap().to_str().unwrap().replace('\\', "/");
        let text = fs::read_to_string(entry.path()).unwrap();
        book.write(&format!("themes/mine/{name}"), &text.replace("extends: null", "extends: plain"));
    }
    book.write("yearbook.yaml", "标题: 年鉴\n网址: https://example.org/\n主题: mine\n");
    let book = book.built();
    assert_eq!(book.page("juan-shou/pan-deng.html"), as_carried);
    // Nothing of the other theme is left in it.
    assert!(!as_carried.contains("masthead") && !as_carried.contains("<script src"));
    assert!(!book.routes().iter().any(|route| route.ends_with(".js")));
}

#[test]
fn the_plain_theme_has_every_template_and_is_short() {
    let themes = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    let readme = fs::read_to_string(themes.join("README.md")).unwrap();
    let table = readme.split("| Template | Page |").nth(1).unwrap().split("\n\n").next().unwrap();
    let named = table.lines().skip(2).map(|row| codes(row)[0]);
    let lines = |folder: &str| -> usize {
        let files =
            fs::read_dir(themes.join("plain").join(folder)).unwrap().map(|entry| entry.unwrap().path());
        files.map(|file| fs::read_to_string(file).unwrap().lines().count()).sum()
    };
    let mut count = 0;
    for name in named {
        assert!(themes.join("plain/templates").join(name).exists(), "{name}");
        count += 1;
    }
    assert_eq!(count, 15);
    assert!(
        lines("templates") <= 350 && lines("styles") <= 150,
        "{} {}",
        lines("templates"),
        lines("styles")
    );
}
