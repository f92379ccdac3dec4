//! Measures the time from the write of a file to the first answer of a preview that holds the new text, of this program
//! and of others in the same run.
//!
//! `cargo run --release --manifest-path benches/preview/Cargo.toml -- FOLDER ARTICLES EDITS NAME=PROGRAM …`, where a name is
//! `yearbook`, `hugo` or `eleventy`. Each has its own folder, the same articles and templates that show as much.

mod peer;
mod text;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use peer::Peer;
use text::Edit;

/// Longer than this no edit may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// As an editor does, with a pause between two saves.
const PAUSE: Duration = Duration::from_millis(300);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, articles, edits, programs @ ..] = &arguments[..] else { return usage() };
    let (Ok(articles), Ok(edits)) = (articles.parse(), edits.parse()) else { return usage() };
    let peers: Option<Vec<(&Peer, &str)>> = programs
        .iter()
        .map(|given| given.split_once('=').and_then(|(name, program)| Some((peer::named(name)?, program))))
        .collect();
    let Some(peers) = peers.filter(|peers| !peers.is_empty()) else { return usage() };
    println!("{articles} articles, medians of {edits} saves (fastest to slowest), in milliseconds");
    for (peer, program) in peers {
        let root = PathBuf::from(folder).join(format!("{}-{articles}", peer.name));
        (peer.write)(&root, articles);
        let bench = Bench { peer, root, articles, edits };
        println!("{}", bench.run(program));
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: preview-bench FOLDER ARTICLES EDITS NAME=PROGRAM … (yearbook, hugo, eleventy)");
    ExitCode::from(2)
}

/// One program at work on its folder.
struct Bench<'a> {
    peer: &'a Peer,
    root: PathBuf,
    articles: usize,
    edits: usize,
}

impl Bench<'_> {
    fn run(&self, program: &str) -> String {
        let began = Instant::now();
        let _server = Server::start(&(self.peer.command)(program, &self.root, self.peer.port), &self.root);
        let first = self.wait(self.peer.contents, "目录", began);
        let body = self.saves(&|edit| {
            let number = edit * 7 % self.articles;
            (number, Edit { title: None, token: Some(format!("改动{edit}之后")) }, self.route(number))
        });
        let title = self.saves(&|edit| {
            let number = edit * 11 % self.articles;
            (number, Edit { title: Some(format!("新题目{edit}号")), token: None }, self.peer.contents.to_owned())
        });
        let template = self.templates();
        let name = self.peer.name;
        format!("{name}: first page {:.0}, body {body}, title {title}, template {template}", milliseconds(first))
    }

    /// Saves articles one by one, each with something new that the page at the route then holds.
    fn saves(&self, edit: &dyn Fn(usize) -> (usize, Edit, String)) -> String {
        measured(self.edits, |number| {
            let (article, edit, route) = edit(number);
            let words = edit.title.clone().or_else(|| edit.token.clone()).unwrap_or_default();
            let path = self.place(article);
            let began = Instant::now();
            fs::write(path, text::article(article, &edit)).expect("an article");
            self.wait(&route, &words, began)
        })
    }

    /// Saves the template of every article.
    fn templates(&self) -> String {
        let path = self.root.join(self.peer.template);
        let text = (self.peer.template_text)(&path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let route = self.route(self.articles / 2);
        measured(self.edits, |edit| {
            let words = format!("模板{edit}改过");
            let began = Instant::now();
            fs::write(&path, text.replace("模板原样", &words)).expect("a template");
            self.wait(&route, &words, began)
        })
    }

    fn place(&self, number: usize) -> PathBuf {
        let (part, file) = ((self.peer.part)(number / text::PART), (self.peer.file)(number));
        self.root.join(format!("content/{part}/{file}.md"))
    }

    fn route(&self, number: usize) -> String {
        let (part, name) = text::name(number);
        (self.peer.route)(part, &name)
    }

    /// Asks for a page until it holds `words`; gives how long it took since `began`.
    fn wait(&self, route: &str, words: &str, began: Instant) -> Duration {
        while began.elapsed() < PATIENCE {
            if get(self.peer.port, route).is_some_and(|page| page.contains(words)) {
                return began.elapsed();
            }
            std::thread::sleep(Duration::from_micros(500));
        }
        panic!("{}: {route} never held {words}", self.peer.name);
    }
}

fn measured(edits: usize, mut edit: impl FnMut(usize) -> Duration) -> String {
    let mut times: Vec<Duration> = (0..edits)
        .map(|number| {
            std::thread::sleep(PAUSE);
            edit(number)
        })
        .collect();
    times.sort();
    let [median, fastest, slowest] = [edits / 2, 0, edits - 1].map(|at| milliseconds(times[at]));
    format!("{median:.1} ({fastest:.1} to {slowest:.1})")
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A preview, ended when this is dropped.
struct Server(Child);

impl Server {
    fn start(command: &[String], root: &Path) -> Self {
        let [program, arguments @ ..] = command else { panic!("a command") };
        let started = Command::new(program)
            .args(arguments)
            .current_dir(root)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(started.expect("the program"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn get(port: u16, route: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    let host = format!("localhost:{port}");
    write!(stream, "GET {route} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}
