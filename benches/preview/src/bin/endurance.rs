//! Makes thousands of edits in one preview, and reads what it holds meanwhile: memory and open files must stay as they are.
//! Linux, because what a program holds is read in `/proc`.
//!
//! `cargo run --release --manifest-path benches/preview/Cargo.toml --bin endurance -- PROGRAM FOLDER ARTICLES [EDITS]`
//!
//! Each edit is one of those that an editor makes, in turn: bodies and titles, a file renamed over another, one deleted
//! and made again, a folder that comes and goes, a template, a mistake that is mended. Browsers listen; every tenth edit
//! one goes and another comes.

#[path = "../text.rs"]
mod text;

use std::collections::VecDeque;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use text::Edit;

const PORT: u16 = 8935;
/// Longer than this no edit may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How many browsers listen at a time.
const BROWSERS: usize = 4;
/// How often the figures are read.
const READINGS: usize = 10;
/// How much more memory may be held at the end than after the first tenth, in hundredths: an allocator does not give all
/// back at once.
const MARGIN: usize = 10;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [program, folder, articles, rest @ ..] = &arguments[..] else {
        eprintln!("usage: endurance PROGRAM FOLDER ARTICLES [EDITS]");
        return ExitCode::from(2);
    };
    let articles: usize = articles.parse().expect("a number of articles");
    let edits: usize = rest.first().map_or(10_000, |edits| edits.parse().expect("a number of edits"));
    let root = PathBuf::from(folder).join(format!("endurance-{articles}"));
    text::write(&root, articles, part, file);
    text::file(&root, "yearbook.yaml", "title: 预览\nedition_year: 2025\n");
    let server = Server::start(program, &root);
    wait("/contents.html", "目录");
    println!("{articles} articles");
    run(&server, &root, articles, edits)
}

fn part(number: usize) -> String {
    format!("{number:03}-part{number}")
}

fn file(number: usize) -> String {
    format!("{:03}-a{number}", number % text::PART)
}

/// The preview, ended when this is dropped.
struct Server(Child);

impl Server {
    fn start(program: &str, root: &Path) -> Self {
        let port = PORT.to_string();
        let mut command = Command::new(program);
        command.args(["serve", "--port", &port, "--root"]).arg(root).stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().expect("the program"))
    }

    /// What it holds now: memory in kilobytes (`VmRSS`), and open files.
    fn held(&self) -> (usize, usize) {
        let process = format!("/proc/{}", self.0.id());
        let status = fs::read_to_string(format!("{process}/status")).expect("Linux");
        let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("VmRSS");
        let files = fs::read_dir(format!("{process}/fd")).expect("Linux").count();
        (memory.trim().trim_end_matches(" kB").parse().expect("a number"), files)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Asks for a page until it holds `words`.
fn wait(route: &str, words: &str) {
    let began = Instant::now();
    while !get(route).is_some_and(|page| page.contains(words)) {
        assert!(began.elapsed() < PATIENCE, "{route} never held {words}");
        std::thread::sleep(Duration::from_micros(500));
    }
}

fn get(route: &str) -> Option<String> {
    let mut answer = Vec::new();
    ask(route, "Connection: close\r\n").ok()?.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

/// A browser's open page, which listens for what changes; it goes when this is dropped.
fn listen() -> TcpStream {
    let mut stream = ask("/-yearbook/events", "Accept: text/event-stream\r\n").expect("a connection");
    let mut start = [0; 12];
    stream.read_exact(&mut start).expect("an answer");
    assert_eq!(&start, b"HTTP/1.1 200");
    stream
}

fn ask(route: &str, line: &str) -> std::io::Result<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", PORT))?;
    write!(stream, "GET {route} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n{line}\r\n")?;
    Ok(stream)
}

/// Edits the yearbook in `root`, which `server` shows, `edits` times.
fn run(server: &Server, root: &Path, articles: usize, edits: usize) -> ExitCode {
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
    let (folder, name) = text::name(chosen);
    let path = root.join(format!("content/{}/{}.md", part(folder), file(chosen)));
    let token = format!("改动{number}之后");
    let body = text::article(chosen, &Edit { title: None, token: Some(token.clone()) });
    let beside = root.join("content/900-more");
    match number % 8 {
        0 => {
            let title = format!("新题目{number}号");
            let text = text::article(chosen, &Edit { title: Some(title.clone()), token: None });
            fs::write(path, text).expect("an article");
            wait("/contents.html", &title);
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
            wait("/more/inner/a.html", &token);
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
            wait("/no-such-page.html", &token);
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
    wait(&format!("/part{folder}/{name}.html"), &token);
}
