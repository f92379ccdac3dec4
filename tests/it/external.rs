//! `check --external`: a server on loopback that answers in every way that servers do, and what is told of it.
//!
//! All of it over http; secure connections are not tested, since no certificate of loopback is trusted.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use yearbook::outward::Limits;
use yearbook::pipeline::{self, Memory, Report, Request};

use super::yearbook::Yearbook;

/// A server, and what it was asked for.
struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<String>>>,
    most: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            seen: Arc::default(),
            most: Arc::default(),
            is_over: Arc::default(),
        };
        let (seen, most, is_over) = (server.seen.clone(), server.most.clone(), server.is_over.clone());
        let busy = Arc::new(AtomicUsize::new(0));
        thread::spawn(move || {
            for stream in listener.incoming().take(500).map_while(Result::ok) {
                if is_over.load(Ordering::SeqCst) {
                    break;
                }
                let (seen, most, busy) = (seen.clone(), most.clone(), busy.clone());
                thread::spawn(move || {
                    let _ = converse(&stream, &seen, &most, &busy);
                });
            }
        });
        server
    }

    fn at(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    fn seen(&self) -> Vec<String> {
        let mut seen = self.seen.lock().unwrap().clone();
        seen.sort();
        seen
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
    }
}

fn converse(
    stream: &TcpStream,
    seen: &Mutex<Vec<String>>,
    most: &AtomicUsize,
    busy: &AtomicUsize,
) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut reader = BufReader::new(stream);
    for _ in 0..100 {
        let mut first = String::new();
        if reader.read_line(&mut first)? == 0 {
            return Ok(());
        }
        let mut agent = String::new();
        for line in reader.by_ref().lines() {
            let line = line?;
            if line.to_lowercase().starts_with("user-agent:") {
                agent.clone_from(&line);
            }
            if line.is_empty() {
                break;
            }
        }
        assert!(agent.contains("yearbook/"), "{agent}");
        let mut words = first.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let asked = format!("{method} {path}");
        let before = {
            let mut seen = seen.lock().unwrap();
            seen.push(asked.clone());
            seen.iter().filter(|other| **other == asked).count()
        };
        most.fetch_max(busy.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(5));
        busy.fetch_sub(1, Ordering::SeqCst);
        let Some(answer) = answer(method, path, before) else { return Ok(()) };
        (&mut &*stream).write_all(answer.as_bytes())?;
    }
    Ok(())
}

/// What is answered; `None` where the connection is closed without a word.
fn answer(method: &str, path: &str, times: usize) -> Option<String> {
    let with =
        |status: &str, header: &str| Some(format!("HTTP/1.1 {status}\r\n{header}content-length: 0\r\n\r\n"));
    match (method, path) {
        (_, "/gone") => with("410 Gone", ""),
        (_, "/missing") | ("HEAD", "/liar") => with("404 Not Found", ""),
        ("HEAD", "/no-head") => with("405 Method Not Allowed", ""),
        (_, "/private") => with("403 Forbidden", ""),
        (_, "/broken") => with("500 Internal Server Error", ""),
        (_, "/moved") => with("301 Moved Permanently", "location: /new\r\n"),
        (_, "/for-now") => with("302 Found", "location: /new\r\n"),
        (_, "/loop") => with("302 Found", "location: loop\r\n"),
        (_, "/slow") => {
            thread::sleep(Duration::from_secs(3));
            None
        }
        (_, "/closed") => None,
        ("HEAD", "/busy") if times == 1 => with("429 Too Many Requests", "retry-after: 1\r\n"),
        _ => with("200 OK", ""),
    }
}

fn limits() -> Limits {
    Limits { patience: Duration::from_secs(2), pause: Duration::ZERO, ..Limits::default() }
}

fn checked(book: &Yearbook, limits: Limits) -> Report {
    let request = Request { external: Some(limits), ..book.request() };
    pipeline::check(&request, &book.out(), &mut Memory::default(), &|_| {})
}

/// What is told of addresses, each by its end.
fn told(report: &Report) -> BTreeMap<String, &'static str> {
    let outward = report.diagnostics.iter().filter(|told| told.problem.code().starts_with("Y023"));
    let told = outward.map(|told| {
        let place = told.place.as_ref().map(|place| place.excerpt.rsplit('/').next().unwrap().to_owned());
        (place.unwrap_or_default(), told.problem.code())
    });
    told.collect()
}

fn naming(server: &Server, paths: &[&str]) -> Yearbook {
    let lines: Vec<String> = paths.iter().map(|path| server.at(path)).collect();
    Yearbook::saying(&lines.join("\n\n"))
}

#[test]
fn each_way_in_which_a_link_fails_is_told_for_what_it_is() {
    let server = Server::start();
    let paths = [
        "fine", "gone", "missing", "no-head", "liar", "private", "broken", "moved", "for-now", "loop",
        "slow", "closed", "busy",
    ];
    let report = checked(&naming(&server, &paths), limits());
    let wanted = [
        ("broken", "Y0231"),
        ("closed", "Y0236"),
        ("gone", "Y0230"),
        ("loop", "Y0236"),
        ("missing", "Y0230"),
        ("moved", "Y0235"),
        ("slow", "Y0234"),
    ];
    assert_eq!(told(&report), wanted.map(|(path, code)| (path.to_owned(), code)).into());
    assert!(!report.has_errors());
    let moved = report.diagnostics.iter().find(|told| told.problem.code() == "Y0235").unwrap();
    let hint = moved.problem.hint(yearbook::language::Language::Chinese).unwrap();
    assert_eq!(hint, format!("改成“{}”。", server.at("new")));
    let place = moved.place.as_ref().unwrap();
    assert_eq!((place.file.as_str(), place.column), ("content/01-卷首/01-攀登.md", 1));
    let loops = server.seen().iter().filter(|asked| asked.ends_with("/loop")).count();
    assert_eq!(loops, 6, "the first ask and five redirects");
    assert!(server.most.load(Ordering::SeqCst) <= 2, "{:?}", server.most);
}

#[test]
fn what_was_found_is_not_asked_for_again_and_what_was_not_is() {
    let server = Server::start();
    let book = naming(&server, &["fine", "fine", "gone"]);
    checked(&book, limits());
    assert_eq!(server.seen(), ["GET /gone", "HEAD /fine", "HEAD /gone"]);
    checked(&book, limits());
    assert_eq!(server.seen(), ["GET /gone", "GET /gone", "HEAD /fine", "HEAD /gone", "HEAD /gone"]);
}

#[test]
fn neither_a_build_nor_a_plain_check_asks() {
    let server = Server::start();
    let book = naming(&server, &["gone"]);
    book.build();
    pipeline::check(&book.request(), &book.out(), &mut Memory::default(), &|_| {});
    assert_eq!(server.seen(), [""; 0]);
    let ran = book.run(&["check", "--external", "--lang", "zh"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(server.seen(), ["GET /gone", "HEAD /gone"]);
}

#[test]
fn records_are_looked_through_and_the_website_s_own_address_is_not() {
    let server = Server::start();
    let book = Yearbook::saying("文。")
        .file("yearbook.yaml", &format!("标题: 某某年鉴\n网址: {}\n", server.at("book/")))
        .article(
            "01-卷首/02-文.md",
            &format!("标题: 文\n摘要: 见 {}", server.at("gone")),
            &server.at("book/a"),
        );
    assert_eq!(told(&checked(&book, limits())).into_values().collect::<Vec<_>>(), ["Y0230"]);
    assert_eq!(server.seen(), ["GET /gone", "HEAD /gone"]);
}

#[test]
fn there_is_a_pause_at_one_host_and_an_end_to_asking() {
    let server = Server::start();
    let book = naming(&server, &["a", "b", "c", "d"]);
    let began = Instant::now();
    let report = checked(&book, Limits { addresses: 3, pause: Duration::from_millis(200), ..limits() });
    assert!(began.elapsed() >= Duration::from_millis(400), "{:?}", began.elapsed());
    assert_eq!(told(&report).into_values().collect::<Vec<_>>(), ["Y0237"]);
    assert_eq!(server.seen().len(), 3);
}
