//! The preview starts before all photographs are read, and shows the same once they are.

use std::fs;
use std::time::{Duration, Instant};
use yearbook::language::Language;

use yearbook::preview::Session;

use super::preview::{get, page, session};
use super::yearbook::{Yearbook, article, tree};

const ARTICLE: &str = "/juan-shou/pan-deng.html";
/// More than one scan reads of new photographs.
const MUCH: u64 = 33 << 20;

/// A yearbook with a photograph that takes long to read.
fn with_a_heavy_photograph() -> Yearbook {
    let book = Yearbook::saying("![图](p) ![又](q)").photo("content/01-卷首/p.jpg", 600, 300).photo(
        "content/01-卷首/q.jpg",
        40,
        30,
    );
    lengthen(&book, MUCH);
    book
}

/// What stands after the end of a picture is no part of it.
fn lengthen(book: &Yearbook, length: u64) {
    let file = fs::File::options().write(true).open(book.root().join("content/01-卷首/p.jpg")).unwrap();
    file.set_len(length).unwrap();
}

/// Builds again until all photographs are read.
fn read_all(session: &mut Session) {
    let began = Instant::now();
    while session.is_reading() {
        assert!(began.elapsed() < Duration::from_mins(1), "never read");
        std::thread::sleep(Duration::from_millis(20));
        session.rebuild();
    }
}

/// Where the page shows `photo` at `width`.
fn shown(page: &str, photo: &str, width: u32) -> String {
    let start = page.find(&format!("photos/{photo}-{width}-")).unwrap();
    let end = page[start..].find([' ', '"']).unwrap();
    format!("/{}", &page[start..start + end])
}

#[test]
fn a_photograph_is_shown_before_it_is_read_and_then_as_a_build_has_it() {
    let book = with_a_heavy_photograph();
    let (mut session, server) = session(&book);
    session.rebuild();
    assert!(session.is_reading());
    let early = page(&server, ARTICLE);
    let route = shown(&early, "p", 480);
    let (status, picture) = get(&server, &route);
    assert_eq!(status, 200);
    let developed = tree(&book.root().join(".yearbook-cache/photos"));
    assert_eq!(developed.len(), 1);

    read_all(&mut session);
    let late = page(&server, ARTICLE);
    assert_ne!(shown(&late, "p", 480), route, "its name is that of its bytes");
    assert_eq!(shown(&late, "q", 40), shown(&early, "q", 40), "a light one was read at once");
    assert_eq!(get(&server, &shown(&late, "p", 480)), (200, picture));
    assert_eq!(tree(&book.root().join(".yearbook-cache/photos")), developed, "nothing is developed twice");
    assert_eq!(late, book.built().page("juan-shou/pan-deng.html"));
}

#[test]
fn only_what_was_read_whole_is_known_to_the_next_start() {
    let book = with_a_heavy_photograph();
    let record = || fs::read_to_string(book.root().join(".yearbook-cache/photos.json")).unwrap();
    let (mut first, _server) = session(&book);
    first.rebuild();
    assert!(record().contains("q.jpg") && !record().contains("p.jpg"), "{}", record());
    // A file younger than a tick of the disk's clock is not trusted by the next start.
    std::thread::sleep(Duration::from_millis(2100));
    read_all(&mut first);
    first.rebuild();
    assert!(record().contains("p.jpg"));
    drop(first);
    let (mut second, _server) = session(&book);
    second.rebuild();
    assert!(!second.is_reading());
}

#[test]
fn a_photograph_replaced_while_it_waits_is_shown_as_it_is_now() {
    let book = with_a_heavy_photograph();
    let (mut session, server) = session(&book);
    session.rebuild();
    let before = shown(&page(&server, ARTICLE), "p", 480);
    let book = book.photo("content/01-卷首/p.jpg", 500, 400);
    lengthen(&book, MUCH);
    session.rebuild();
    let after = shown(&page(&server, ARTICLE), "p", 480);
    assert_ne!(after, before);
    read_all(&mut session);
    assert_eq!(page(&server, ARTICLE), book.built().page("juan-shou/pan-deng.html"));
}

#[test]
fn what_is_no_photograph_is_told_without_reading_it_all() {
    let book =
        Yearbook::saying("![图](p)").file("content/01-卷首/p.jpg", "\0\0\0\u{18}ftypheic\0\0\0\0mif1heic");
    lengthen(&book, MUCH);
    let (mut session, _server) = session(&book);
    let told = session.rebuild().diagnostics;
    assert!(!session.is_reading());
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].text(Language::Chinese).contains("HEIC"), "{}", told[0].text(Language::Chinese));
}

#[test]
fn a_save_while_photographs_are_read_is_seen_at_once() {
    let book = with_a_heavy_photograph();
    let (mut session, server) = session(&book);
    session.rebuild();
    book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", "第二稿。![图](p)"));
    assert!(session.rebuild().changed);
    assert!(page(&server, ARTICLE).contains("第二稿。"));
}
