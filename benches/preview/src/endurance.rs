//! Makes thousands of edits in one preview, and reads what it holds meanwhile: memory and open files must stay as they are.
//!
//! Each edit is one of those that an editor makes, in turn: bodies and titles, a file renamed over another, one deleted
//! and made again, a folder that comes and goes, a template, a mistake that is mended. Browsers listen; every tenth edit
//! one goes and another comes.

use std::collections::VecDeque;
use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::server::{Server, listen, wait};
use crate::{article, text};

/// How many browsers listen at a time.
const BROWSERS: usize = 4;
/// How often the figures are read.
const READINGS: usize = 10;
/// How much more memory may be held at the end than after the first tenth, in hundredths: an allocator does not give all
/// back at once.
const MARGIN: usize = 10;

/// Edits the yearbook in `root`, which `server` shows, `edits` times.
pub fn run(server: &Server, root: &Path, articles: usize, edits: usize) -> ExitCode {
    let mut browsers: VecDeque<TcpStream> = (0..BROWSERS).map(|_| listen()).collect();
    let mut held = Vec::new();
    let began = Instant::now();
    for number in 1..=edits {
        if number % 10 == 0 {
            browsers.pop_front();
            browsers.push_back(listen());
        }
        edit(root, articles, number);
        if number % (edits / READINGS).max(1) == 0 {
            // What is let go is let go by other threads, and the server sees that a browser went when it next speaks.
            std::thread::sleep(Duration::from_secs(1));
            let (memory, files) = server.held();
            println!("{number:>6} edits: {memory:>8} kB, {files:>3} files, {:.0?}", began.elapsed());
            held.push((memory, files));
        }
    }
    let (Some(first), Some(last)) = (held.first(), held.last()) else { return ExitCode::from(2) };
    let is_flat = last.1 <= first.1 && last.0 * 100 <= first.0 * (100 + MARGIN);
    println!("{}", if is_flat { "flat" } else { "GROWS" });
    ExitCode::from(u8::from(!is_flat))
}

/// Makes the edit of this number, and waits until it is served.
fn edit(root: &Path, articles: usize, number: usize) {
    let chosen = number * 7 % articles;
    let (path, route) = article(root, chosen);
    let token = format!("改动{number}之后");
    let body = text(chosen, None, Some(&token));
    let beside = root.join("content/900-more");
    match number % 8 {
        0 => {
            let title = format!("新题目{number}号");
            fs::write(path, text(chosen, Some(&title), None)).expect("an article");
            wait("/contents.html", &title, Instant::now());
            return;
        }
        1 => {
            let new = path.with_extension("new");
            fs::write(&new, body).and_then(|()| fs::rename(new, path)).expect("an article");
        }
        2 => fs::remove_file(&path).and_then(|()| fs::write(path, body)).expect("an article"),
        3 => {
            fs::create_dir_all(beside.join("inner")).expect("a folder");
            fs::write(beside.join("inner/a.md"), &body).expect("an article");
            wait("/more/inner/a.html", &token, Instant::now());
            fs::write(path, body).expect("an article");
        }
        4 => {
            let _ = fs::remove_dir_all(beside);
            fs::write(path, body).expect("an article");
        }
        5 => {
            let template = root.join("themes/yanghu/templates/404.html");
            fs::create_dir_all(template.parent().expect("a folder")).expect("a folder");
            fs::write(template, format!("{{% extends \"base.html\" %}}\n{{%- block main %}}{token}{{%- endblock main %}}\n"))
                .expect("a template");
            wait("/no-such-page.html", &token, Instant::now());
            return;
        }
        6 => {
            fs::write(&path, "没有基本信息").expect("a mistake");
            // Long enough for it to be told.
            std::thread::sleep(Duration::from_millis(80));
            fs::write(path, body).expect("an article");
        }
        _ => fs::write(path, body).expect("an article"),
    }
    wait(&route, &token, Instant::now());
}
