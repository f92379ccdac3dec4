//! Cards for shared links: which pages have one, what it shows, and when it is painted.

use std::collections::BTreeSet;

use image::RgbImage;
use yearbook::picture::stowaway;
use yearbook::pipeline::{self, Memory, Step};
use yearbook::preview::{Session, Stage};

use super::font_file::FontFile;
use super::preview::{get, session};
use super::yearbook::{Yearbook, article, jpeg, threads_tell_nothing, told};

const CONFIG: &str = "标题: 某某年鉴\n年份: 2023\n编者: 某某市科学技术协会\n网址: https://example.org/book/\n字体: {宋体: a.ttf}\n";
const ARTICLE: &str = "content/01-卷首/01-攀登.md";
const PAGE: &str = "juan-shou/pan-deng.html";

/// A yearbook with a font that has all that it says, and these characters.
pub fn lettered(body: &str, more: &str) -> Yearbook {
    let book = Yearbook::saying(body).file("yearbook.yaml", CONFIG);
    book.write_bytes("assets/a.ttf", &FontFile::of("年鉴…").bytes());
    book.write_bytes("assets/photo.jpg", &jpeg(1200, 800, 0));
    book.build();
    let routes = book
        .routes()
        .into_iter()
        .filter(|route| [".html", ".css", ".js"].iter().any(|end| route.ends_with(end)));
    let texts: String = routes.map(|route| book.page(&route)).collect();
    let all: BTreeSet<char> =
        texts.chars().chain(more.chars()).chain("年鉴…　".chars()).filter(|c| !c.is_control()).collect();
    book.write_bytes("assets/a.ttf", &FontFile::of(&all.into_iter().collect::<String>()).bytes());
    book
}

/// The address of the picture that a page is shared with.
fn shared(book: &Yearbook, page: &str) -> String {
    let page = book.page(page);
    let (_, rest) = page.split_once("og:image\" content=\"https://example.org/book/").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

fn picture(book: &Yearbook, route: &str) -> RgbImage {
    let bytes = std::fs::read(book.out().join(route)).unwrap();
    assert_eq!(stowaway(&bytes), None);
    image::load_from_memory(&bytes).unwrap().into_rgb8()
}

/// How many pixels of `picture` between these columns are near `colour`.
fn count(picture: &RgbImage, columns: std::ops::Range<u32>, colour: [u8; 3]) -> usize {
    let is_near = |(x, _, pixel): &(u32, u32, &image::Rgb<u8>)| {
        columns.contains(x) && pixel.0.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 24)
    };
    picture.enumerate_pixels().filter(is_near).count()
}

const PAPER: [u8; 3] = [0xf8, 0xf4, 0xeb];
const INK: [u8; 3] = [0x1f, 0x1c, 0x19];
const SEAL: [u8; 3] = [0xa8, 0x32, 0x1f];

#[test]
fn an_article_is_shared_with_its_title_on_paper() {
    let book = lettered("文。", "").built();
    let route = shared(&book, PAGE);
    assert_eq!(super::yearbook::masked(&route), "share/pan-deng-#.jpg");
    let card = picture(&book, &route);
    assert_eq!(card.dimensions(), (1200, 630));
    assert!(count(&card, 0..1200, PAPER) > 500_000);
    // Two characters of the title, and the smaller ones; one seal.
    assert!(count(&card, 84..400, INK) > 5_000, "{}", count(&card, 84..400, INK));
    let seal = count(&card, 0..1200, SEAL);
    assert!((3_000..7_000).contains(&seal), "{seal}");
    let page = book.page(PAGE);
    assert!(page.contains("og:image:width\" content=\"1200\""));
    assert!(page.contains("og:image:alt\" content=\"攀登——某某年鉴　2023\""), "{page}");
    // Pages without a card of their own have the yearbook's.
    assert_eq!(super::yearbook::masked(&shared(&book, "contents.html")), "share/book-#.jpg");
    assert_eq!(shared(&book, "index.html"), shared(&book, "404.html"));
}

#[test]
fn a_photograph_stands_at_the_right() {
    let book = lettered("![图](photo)", "").built();
    let card = picture(&book, &shared(&book, PAGE));
    assert_eq!(count(&card, 725..1200, PAPER), 0);
    assert!(count(&card, 0..715, PAPER) > 300_000);
    assert!(count(&card, 84..400, INK) > 4_000);
    // Its crop alone is not published besides.
    assert_eq!(book.names("share/"), ["share/book-#.jpg", "share/pan-deng-#.jpg"]);
    book.write_bytes("assets/photo.jpg", &jpeg(400, 300, 0));
    assert_eq!(told(&book.build()), "");
    // Too small a one would have to be enlarged.
    assert!(count(&picture(&book, &shared(&book, PAGE)), 725..1200, PAPER) > 200_000);
}

#[test]
fn what_the_card_shows_gives_it_another_name() {
    let book = lettered("文。", "湖畔").built();
    let first = shared(&book, PAGE);
    let mut memory = Memory::default();
    book.rebuild(&mut memory);
    book.write(ARTICLE, &article("标题: 攀登", "另一段文字。"));
    book.rebuild(&mut memory);
    assert_eq!(shared(&book, PAGE), first, "the body is not on it");
    book.write(ARTICLE, &article("标题: 湖畔", "文。"));
    let report = book.rebuild(&mut memory);
    assert!(!report.has_errors());
    let renamed = book
        .routes()
        .into_iter()
        .find(|route| route.ends_with("hu-pan.html") || route.ends_with("pan-deng.html"))
        .unwrap();
    assert_ne!(shared(&book, &renamed), first);
    assert!(!book.routes().contains(&first));
    let rebuilt = book.website();
    book.build();
    assert_eq!(book.website(), rebuilt);
}

#[test]
fn a_card_is_painted_once_and_anew_when_it_was_damaged() {
    let book = lettered("![图](photo)", "").built();
    let (clean, route) = (book.website(), shared(&book, PAGE));
    let kept = book.root().join(".yearbook-cache").join(&route);
    let modified = || std::fs::metadata(&kept).unwrap().modified().unwrap();
    let before = modified();
    book.build();
    assert_eq!(modified(), before);
    let bytes = std::fs::read(&kept).unwrap();
    std::fs::write(&kept, &bytes[..bytes.len() / 2]).unwrap();
    book.build();
    assert_eq!((std::fs::read(&kept).unwrap() == bytes, book.website() == clean), (true, true));
}

#[test]
fn threads_change_nothing() {
    threads_tell_nothing(&lettered("![图](photo)", ""));
}

#[test]
fn a_title_that_the_font_cannot_write_is_shared_as_before() {
    let book = lettered("![图](photo)", "").built();
    book.write(ARTICLE, &article("标题: 攀登𬭬", "![图](photo)"));
    let report = book.build();
    assert_eq!(super::yearbook::codes(&report), ["Y0163"]);
    let page = book
        .routes()
        .into_iter()
        .find(|route| route.starts_with("juan-shou/") && !route.ends_with("index.html"))
        .unwrap();
    assert_eq!(super::yearbook::masked(&shared(&book, &page)), "share/photo-1200-#.jpg");
}

#[test]
fn without_a_font_or_an_address_there_are_no_cards() {
    let book = Yearbook::saying("![图](photo)").photo("assets/photo.jpg", 1300, 700).built();
    assert_eq!(book.names("share/"), ["share/photo-1200-#.jpg"]);
    let book = lettered("文。", "");
    book.write("yearbook.yaml", &CONFIG.replace("网址: https://example.org/book/\n", ""));
    book.build();
    assert_eq!(book.names("share/"), Vec::<String>::new());
}

#[test]
fn the_theme_says_the_colours_and_the_size() {
    let book = lettered("文。", "").file(
        "themes/yanghu/theme.yaml",
        "分享图: 600x600\n颜色:\n  - {名称: 纸, 浅色: \"#d0e0f0\"}\n  - {名称: 印, 浅色: \"#004030\"}\n",
    );
    assert_eq!(told(&book.build()), "");
    let card = picture(&book, &shared(&book, PAGE));
    assert_eq!(card.dimensions(), (600, 600));
    assert!(count(&card, 0..600, [0xd0, 0xe0, 0xf0]) > 250_000);
    assert!(count(&card, 0..600, [0, 0x40, 0x30]) > 500);
}

#[test]
fn what_the_preview_has_to_make_is_not_taken_for_at_hand() {
    let book = lettered("![图](photo)", "");
    let stage = Stage::new();
    let mut session = Session::new(book.request(), stage.clone());
    session.rebuild();
    let site = stage.now().site.unwrap();
    book.build();
    let is_made = |route: &&String| {
        ["photos/", "share/", "fonts/", "book.html"].iter().any(|folder| route.starts_with(folder))
    };
    let routes = book.routes();
    let (made, at_hand): (Vec<_>, Vec<_>) = routes.iter().partition(is_made);
    for folder in ["photos/", "share/", "fonts/"] {
        assert!(made.iter().any(|route| route.starts_with(folder)), "{folder}: {made:?}");
    }
    assert!(at_hand.len() > 8);
    assert_eq!(
        made.iter().filter(|route| site.is_at_hand(route)).collect::<Vec<_>>(),
        Vec::<&&String>::new()
    );
    assert_eq!(
        at_hand.iter().filter(|route| !site.is_at_hand(route)).collect::<Vec<_>>(),
        Vec::<&&String>::new()
    );
}

#[test]
fn the_preview_paints_a_card_when_it_is_asked_for() {
    let book = lettered("![图](photo)", "");
    let _ = std::fs::remove_dir_all(book.root().join(".yearbook-cache"));
    let (mut session, server) = session(&book);
    assert_eq!(session.rebuild().diagnostics, []);
    let page = String::from_utf8(get(&server, &format!("/{PAGE}")).1).unwrap();
    let (_, rest) = page.split_once("og:image\" content=\"https://example.org/book").unwrap();
    let (status, bytes) = get(&server, rest.split('"').next().unwrap());
    assert_eq!(status, 200);
    assert_eq!(image::load_from_memory(&bytes).unwrap().into_rgb8().dimensions(), (1200, 630));
    assert!(!book.root().join(".yearbook-cache/share").exists());
}

#[test]
fn fonts_and_cards_that_have_to_be_made_are_counted_as_photographs_are() {
    let book = lettered("![图](photo.jpg)", "");
    let heard = || {
        let heard = std::sync::Mutex::new(BTreeSet::new());
        let hear = |step: Step| {
            let made = match step {
                Step::Fonts(done, total) => ("fonts", done, total),
                Step::Photographs(done, total) => ("photographs", done, total),
                Step::Cards(done, total) => ("cards", done, total),
                Step::Pages(..) | Step::Files(..) => return,
            };
            heard.lock().unwrap().insert(made);
        };
        pipeline::build(&book.request(), &book.out(), &mut Memory::default(), &hear);
        heard.into_inner().unwrap()
    };
    let first = heard();
    assert!(first.contains(&("fonts", 1, 1)), "{first:?}");
    let cards: Vec<_> = first.iter().filter(|(what, ..)| *what == "cards").collect();
    let total = cards.len();
    assert!(total > 1 && cards.iter().all(|(_, done, all)| *all == total && *done <= total), "{first:?}");
    // What is in the cache is not made again.
    assert_eq!(heard(), BTreeSet::new());
}
