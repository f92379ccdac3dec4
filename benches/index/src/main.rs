//! Measures what the index takes of a build: 2,000 articles that mark 5,000 terms, each twice, against the same articles
//! with the words unmarked. `cargo run --release --manifest-path benches/index/Cargo.toml -- FOLDER [ROUNDS]`

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use yearbook::pipeline::{Memory, Request, build, make};

const ARTICLES: usize = 2_000;
const TERMS: usize = 5_000;
/// How often each term is marked.
const MARKS: usize = 2;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: index-bench FOLDER [ROUNDS]");
        return ExitCode::from(2);
    };
    let rounds: usize = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    let (marked, plain) = (folder.join("marked"), folder.join("plain"));
    write(&marked, true);
    write(&plain, false);
    let (mut with, mut without, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        with.push(made(&marked));
        without.push(made(&plain));
        whole.push(built(&marked, &folder.join(format!("public-{round}"))));
    }
    let (with, without, whole) = (median(with), median(without), median(whole));
    let share = (with.as_secs_f64() - without.as_secs_f64()) / whole.as_secs_f64();
    println!("in memory with the index {with:.2?}, without {without:.2?}; the whole build {whole:.2?}");
    println!("the index takes {:.1} % of the whole build", share * 100.0);
    ExitCode::SUCCESS
}

/// Writes the yearbook, once.
fn write(root: &Path, marked: bool) {
    let content = root.join("content");
    if content.is_dir() {
        return;
    }
    for part in 0..20 {
        fs::create_dir_all(content.join(format!("{part:02}-part{part}"))).expect("a folder");
    }
    fs::write(root.join("yearbook.yaml"), "title: 索引\nedition_year: 2025\n").expect("yearbook.yaml");
    for article in 0..ARTICLES {
        let mut text = format!("---\ntitle: 第{article}篇\n---\n\n");
        let marks = TERMS * MARKS / ARTICLES;
        for mark in 0..marks {
            let term = term((article * marks + mark) % TERMS);
            let word = if marked { format!("[[#{term}]]") } else { term };
            text += &format!("这一段说的是{word}，");
            text += &"后面是正文，一句接着一句，写这一年做过的事和数过的数。".repeat(8);
            text += "\n\n";
        }
        let path = content.join(format!("{0:02}-part{0}/{article:04}.md", article / 100));
        fs::write(path, text).expect("an article");
    }
}

/// A word of its own for each number: three to five characters out of the commonest block.
fn term(number: usize) -> String {
    let mut state = (number as u32).wrapping_mul(2_654_435_761) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        char::from_u32(0x4E00 + state % 3_000).expect("a character")
    };
    (0..3 + number % 3).map(|_| next()).chain(number.to_string().chars()).collect()
}

/// A first build in memory: what the index adds to it is not lost in the noise of the disk.
fn made(root: &Path) -> Duration {
    let request = Request::of(root.to_owned());
    let began = Instant::now();
    let made = make(&request, &mut Memory::default(), &|_| {});
    let took = began.elapsed();
    let site = made.site.expect("a website");
    let has_index = site.files.keys().any(|route| route.as_str() == "index-of-terms.html");
    assert_eq!(has_index, root.ends_with("marked"));
    took
}

/// A first build, to the last file written, into a new folder: deleting one leaves the disk busy for a while.
fn built(root: &Path, out: &Path) -> Duration {
    let request = Request::of(root.to_owned());
    let began = Instant::now();
    let report = build(&request, out, &mut Memory::default(), &|_| {});
    assert!(report.rendered.len() > ARTICLES, "{:?}", report.diagnostics.first());
    began.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
