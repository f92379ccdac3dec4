//! While the preview builds, the website of before is there: whole, at once, every page of it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::preview::session;
use super::yearbook::{Yearbook, article};

/// Enough that a rebuild of all takes a second in a debug build.
const ARTICLES: usize = 400;
/// The longest that an answer may take while both processors build, on a machine busy with other tests.
const BEARABLE: Duration = Duration::from_millis(800);

fn write(book: &Yearbook, edition: usize) {
    for number in 0..ARTICLES {
        let body = format!("第{edition}版开头。\n\n{}\n\n第{edition}版结尾。", "中间的话。".repeat(60));
        let path = format!("content/01-卷首/{number:03}-a{number}.md");
        book.write(&path, &article(&format!("标题: 第{number}篇"), &body));
    }
}

/// Which edition the page is of, after it was seen to be whole, and how long it took.
fn look(port: u16, number: usize) -> (usize, Duration) {
    let began = Instant::now();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let path = format!("/juan-shou/a{number}.html");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let took = began.elapsed();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{path}: {}", answer.lines().next().unwrap());
    let edition = |word: &str| {
        let before = answer.split(&format!("版{word}")).next().unwrap();
        before.rsplit('第').next().unwrap().parse::<usize>().unwrap()
    };
    assert_eq!(edition("开头"), edition("结尾"), "{path} is torn");
    assert!(answer.ends_with("</html>\n") || answer.trim_end().ends_with("</html>"), "{path} is cut");
    (edition("结尾"), took)
}

/// Says that it is over when dropped, also by a failure.
pub struct Over<'a>(pub &'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "what was measured is worth knowing also where it is well")]
fn the_website_of_before_is_there_while_the_next_is_built() {
    let book = Yearbook::new();
    write(&book, 1);
    let (mut session, server) = session(&book);
    session.rebuild();
    let (port, is_over) = (server.port(), AtomicBool::new(false));
    let (looks, rebuilds) = std::thread::scope(|threads| {
        let over = Over(&is_over);
        let reader = threads.spawn(|| {
            let mut looks = Vec::new();
            while !is_over.load(Ordering::Relaxed) {
                looks.push(look(port, looks.len() * 7 % ARTICLES));
            }
            looks
        });
        let mut rebuilds = Vec::new();
        for edition in 2..4 {
            write(&book, edition);
            let began = Instant::now();
            assert!(session.rebuild().rendered.len() >= ARTICLES);
            rebuilds.push(began.elapsed());
        }
        drop(over);
        (reader.join().unwrap(), rebuilds)
    });
    let mut times: Vec<Duration> = looks.iter().map(|(_, took)| *took).collect();
    times.sort();
    let longest = times[times.len() - 1];
    println!("{} looks during rebuilds of {rebuilds:.1?}: longest {longest:.1?}", looks.len());
    let editions: Vec<usize> = looks.iter().map(|(edition, _)| *edition).collect();
    assert!(editions.is_sorted() && editions.contains(&1) && editions.contains(&2), "{editions:?}");
    assert!(longest < BEARABLE, "{longest:?}");
}
