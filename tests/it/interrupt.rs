//! `yearbook serve` on the terminal: what it says, and how it ends.

#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::yearbook::{Yearbook, article, program, tree};

/// Longer than this nothing may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// How soon it has to end after Ctrl-C; a photograph takes longer to develop in a debug build.
const AT_ONCE: Duration = Duration::from_secs(2);

const ANY_PORT: &[&str] = &["--port", "0"];

/// A running `yearbook serve`.
struct Serve {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
}

impl Serve {
    fn start(book: &Yearbook, options: &[&str]) -> Self {
        let mut command = program(&book.root());
        command.arg("serve").args(options).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        Self { child, lines }
    }

    /// The next line, with times and durations masked.
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        let digits = |text: &str| {
            let mut masked = String::new();
            for character in text.chars() {
                let is_digit = character.is_ascii_digit();
                if !is_digit || !masked.ends_with('#') {
                    masked.push(if is_digit { '#' } else { character });
                }
            }
            masked
        };
        let line = line.trim_end();
        let Some((before, after)) = line.rsplit_once('，') else { return line.to_owned() };
        // The time of day, and how long it took.
        match before.split_once(' ') {
            Some((time, what)) if time.contains(':') => format!("{} {what}，{}", digits(time), digits(after)),
            _ => line.to_owned(),
        }
    }

    /// Its port, after it has said it.
    fn port(&mut self) -> u16 {
        let line = self.line();
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next());
        port.unwrap_or_else(|| panic!("{line}")).parse().unwrap()
    }

    /// Sends `signal`; the exit code, and how long it took to end.
    fn end(mut self, signal: &str) -> (Option<i32>, Duration) {
        let began = Instant::now();
        kill(&self.child, signal);
        let status = self.child.wait().unwrap();
        (status.code(), began.elapsed())
    }
}

impl Drop for Serve {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn kill(child: &Child, signal: &str) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

/// Asks for a photograph and hears the answer out, if there is one.
fn ask(port: u16, route: &str) -> String {
    let mut answer = Vec::new();
    if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) {
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let _ = write!(stream, "GET {route} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
        let _ = stream.read_to_end(&mut answer);
    }
    String::from_utf8_lossy(&answer).into_owned()
}

/// Saves the article in one step, so that no build sees it half-written and says a line of its own.
fn save(book: &Yearbook, body: &str) {
    let new = book.outside().join("new.md");
    std::fs::write(&new, article("标题: 攀登", body)).unwrap();
    std::fs::rename(new, book.root().join("content/01-卷首/01-攀登.md")).unwrap();
}

fn leftovers(book: &Yearbook) -> Vec<String> {
    tree(&book.root()).into_keys().filter(|path| path.contains(".yearbook-new-")).collect()
}

#[test]
fn it_says_one_line_for_each_rebuild() {
    let book = Yearbook::saying("甲。").article("01-卷首/02-乙.md", "标题: 乙", "乙。");
    let mut serve = Serve::start(&book, ANY_PORT);
    serve.port();
    assert_eq!(serve.line(), "#:#:# 第一次生成：渲染 9 页，# 毫秒。");
    save(&book, "甲二。");
    assert_eq!(serve.line(), "#:#:# 改了 content/01-卷首/01-攀登.md：渲染 4 页，# 毫秒。");
    save(&book, "甲三。[坏](没有.md)");
    assert_eq!(
        serve.line(),
        "#:#:# 改了 content/01-卷首/01-攀登.md：有错误，出错的文件保留改动以前的样子，其余渲染 0 页，# 毫秒。共 # 个错误。"
    );
    assert_eq!(serve.end("-INT").0, Some(130));
}

#[test]
fn a_busy_port_is_told() {
    let book = Yearbook::saying("文。");
    let taken = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let mut serve = Serve::start(&book, &["--port", &port]);
    let line = serve.line();
    assert!(line.starts_with(&format!("端口 {port} 被占用，改用 ")), "{line}");
    assert_ne!(serve.port().to_string(), port);
    assert_eq!(serve.end("-TERM").0, Some(143));
}

#[test]
fn whom_it_is_shown_to_is_told() {
    let book = Yearbook::saying("文。");
    let mut serve = Serve::start(&book, &["--port", "0", "--host", "0.0.0.0", "--drafts"]);
    serve.port();
    assert_eq!(
        serve.line(),
        "注意：和本机在同一网络里的人，都能看到这部还没有发布的年鉴，连同草稿；只能看，什么也改不了。"
    );
    let line = serve.line();
    assert!(line.starts_with("给他们的地址：http://") || line.starts_with("没有找到本机"), "{line}");
    assert_eq!(serve.end("-INT").0, Some(130));
    let ran = book.run(&["serve", "--port", "0", "--host", "192.0.2.1"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""));
    assert!(ran.err.contains("--host 要写本机的地址"), "{}", ran.err);
    assert_eq!(book.run(&["serve", "--host", "localhost"]).code, Some(2));
}

/// Small ones, so that what is cut off is mostly the writing and not the developing.
const PHOTOS: usize = 60;

#[test]
fn control_c_ends_it_at_once_and_leaves_nothing_half_written() {
    let photos: Vec<String> = (0..PHOTOS).map(|number| format!("![图](p{number})")).collect();
    let mut book = Yearbook::saying(&photos.join("\n\n"));
    for number in 0..PHOTOS {
        book = book.photo(&format!("content/01-卷首/p{number}.jpg"), 64, 40 + u32::try_from(number).unwrap());
    }
    let cached = |book: &Yearbook| {
        let files = tree(&book.root()).into_keys();
        files.filter(|path| path.starts_with(".yearbook-cache/photos/")).collect::<Vec<_>>()
    };
    let mut cut = 0;
    for round in 0..30_u64 {
        let mut serve = Serve::start(&book, ANY_PORT);
        let is_early = round % 5 == 4;
        if is_early {
            // From the first moment: before it has said anything, or while it reads the folder.
            std::thread::sleep(Duration::from_millis(round * 7 % 60));
        } else {
            let port = serve.port();
            serve.line();
            let page = ask(port, "/juan-shou/pan-deng.html");
            let photo = |rest: &str| format!("/photos/{}", rest.split([' ', '"', ',']).next().unwrap());
            let routes: Vec<String> = page.split("../photos/").skip(1).map(photo).collect();
            assert!(routes.len() >= PHOTOS, "{page}");
            for routes in routes.chunks(routes.len() / 6).map(<[String]>::to_vec) {
                std::thread::spawn(move || routes.iter().for_each(|route| drop(ask(port, route))));
            }
            std::thread::sleep(Duration::from_millis(20 + round * 13 % 150));
        }
        let (code, took) = serve.end("-INT");
        // In the first moment nobody has taken the signal from the system yet, which then ends it.
        assert!(code == Some(130) || code.is_none() && is_early, "{round}: {code:?}");
        assert!(took < AT_ONCE, "{round}: {took:?}");
        assert_eq!(leftovers(&book), Vec::<String>::new(), "{round}");
        let made = cached(&book);
        cut += usize::from(!made.is_empty() && made.len() < PHOTOS * 2);
        for path in &made {
            book.remove(path);
        }
    }
    assert!(cut > 3, "it was hardly ever cut off while photographs were developed: {cut}");
}

#[test]
fn what_a_killed_run_left_is_gone_with_the_next() {
    let book = Yearbook::saying("文。");
    book.write(".yearbook-cache/photos/.yearbook-new-abc", "half");
    book.write(".yearbook-cache/.yearbook-new-def", "half");
    let mut serve = Serve::start(&book, ANY_PORT);
    serve.port();
    serve.line();
    assert_eq!(leftovers(&book), Vec::<String>::new());
    assert_eq!(serve.end("-INT").0, Some(130));
}
