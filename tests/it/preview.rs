//! The preview: the last good website stays, and what it shows is what a build publishes.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::json;
use yearbook::pipeline::Request;
use yearbook::preview::{Server, Session, Stage};

use super::yearbook::{Yearbook, article, tree};

const ARTICLE: &str = "content/01-卷首/01-攀登.md";

/// A session, and the server that shows it.
pub fn session(book: &Yearbook) -> (Session, Server) {
    let stage = Stage::new();
    let server = Server::start(0, stage.clone()).unwrap();
    (Session::new(book.request(), stage), server)
}

/// The status and the body that the server answers with.
pub fn get(server: &Server, path: &str) -> (u16, Vec<u8>) {
    let port = server.port();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    assert!(head.to_lowercase().contains("content-length"), "{head}");
    (head[9..12].parse().unwrap(), answer[end + 4..].to_vec())
}

/// A page without the line that reloads it.
pub fn page(server: &Server, path: &str) -> String {
    let (status, body) = get(server, path);
    assert_eq!(status, 200, "{path}");
    let text = String::from_utf8(body).unwrap();
    let (before, line) = text.split_once("<script src=\"/-yearbook/reload.js").unwrap();
    format!("{before}{}", line.split_once("</script>").unwrap().1)
}

#[test]
fn the_last_good_website_stays_until_the_mistake_is_mended() {
    let book = Yearbook::saying("第一稿。");
    let (mut session, server) = session(&book);
    let built = session.rebuild();
    assert_eq!((built.changed, built.rendered.len(), built.diagnostics.len()), (true, 8, 0));
    assert!(page(&server, "/juan-shou/pan-deng.html").contains("第一稿。"));

    book.write(ARTICLE, &article("标题: 攀登", "第二稿。[坏](没有.md)"));
    let broken = session.rebuild();
    assert_eq!((broken.changed, broken.rendered.len(), broken.diagnostics.len()), (true, 0, 1));
    assert!(page(&server, "/juan-shou/pan-deng.html").contains("第一稿。"));
    assert!(!session.rebuild().changed, "the same mistake is told once");

    book.write(ARTICLE, &article("标题: 攀登", "第三稿。"));
    let mended = session.rebuild();
    assert_eq!((mended.changed, mended.diagnostics.len()), (true, 0));
    assert!(mended.files > 8 && !mended.rendered.is_empty());
    assert!(page(&server, "/juan-shou/pan-deng.html").contains("第三稿。"));
    assert!(!session.rebuild().changed);
}

#[test]
fn a_mistake_in_one_article_hides_no_change_in_another() {
    let book = Yearbook::saying("甲一。").article("01-卷首/02-乙.md", "标题: 乙", "乙一。");
    let (mut session, server) = session(&book);
    session.rebuild();
    let (a, b) = ("/juan-shou/pan-deng.html", "/juan-shou/yi.html");
    let says = |path: &str, words: &str| page(&server, path).contains(words);

    book.write(ARTICLE, &article("标题: 攀登", "甲二。[坏](没有.md)"));
    book.write("content/01-卷首/02-乙.md", &article("标题: 乙", "乙二。"));
    let broken = session.rebuild();
    assert_eq!((broken.rendered.is_empty(), broken.diagnostics.len()), (false, 1));
    assert!(says(a, "甲一。") && says(b, "乙二。"));
    // Also of one that cannot be read at all, and after another change.
    book.write(ARTICLE, "坏了");
    session.rebuild();
    book.write("content/01-卷首/02-乙.md", &article("标题: 乙", "乙三。"));
    assert!(session.rebuild().changed);
    assert!(says(a, "甲一。") && says(b, "乙三。"));
    // Then in both: each stays as it was shown last.
    book.write("content/01-卷首/02-乙.md", &article("标题: 乙", "乙四。{{没有}}"));
    assert_eq!(session.rebuild().diagnostics.len(), 2);
    assert!(says(a, "甲一。") && says(b, "乙三。"));

    book.write(ARTICLE, &article("标题: 攀登", "甲三。"));
    session.rebuild();
    assert!(says(a, "甲三。") && says(b, "乙三。"));
    book.write("content/01-卷首/02-乙.md", &article("标题: 乙", "乙五。"));
    assert_eq!(session.rebuild().diagnostics.len(), 0);
    assert!(says(a, "甲三。") && says(b, "乙五。"));
}

#[test]
fn what_is_new_and_wrong_is_not_there_yet() {
    let book = Yearbook::saying("文。").file("content/01-卷首/02-乙.md", "坏了");
    let (mut session, server) = session(&book);
    assert_eq!(session.rebuild().diagnostics.len(), 1);
    assert!(page(&server, "/juan-shou/pan-deng.html").contains("文。"));
    assert_eq!(get(&server, "/juan-shou/yi.html").0, 404);
    // What is wrong with the yearbook as a whole has no other form to fall back on.
    book.write("yearbook.yaml", "标题: [");
    session.rebuild();
    assert!(page(&server, "/juan-shou/pan-deng.html").contains("文。"));
    book.write("yearbook.yaml", "标题: 某某年鉴\n网址: https://example.org/book/\n");
    book.write("content/01-卷首/02-乙.md", &article("标题: 乙", "乙。"));
    assert_eq!(session.rebuild().diagnostics.len(), 0);
    assert!(page(&server, "/juan-shou/yi.html").contains("乙。"));
}

#[test]
fn a_mistake_taken_back_clears_the_screen() {
    let book = Yearbook::saying("第一稿。");
    let (mut session, _server) = session(&book);
    session.rebuild();
    book.write(ARTICLE, "坏了");
    assert!(session.rebuild().changed);
    book.write(ARTICLE, &article("标题: 攀登", "第一稿。"));
    let back = session.rebuild();
    assert_eq!(
        (back.changed, back.rendered.len()),
        (true, 0),
        "the same website, shown again without the mistake"
    );
}

#[test]
fn nothing_is_written_but_developed_photographs() {
    let book = Yearbook::saying("![图](p)").photo("content/01-卷首/p.jpg", 20, 10);
    let (mut session, server) = session(&book);
    session.rebuild();
    let cached: Vec<String> = tree(&book.root().join(".yearbook-cache")).into_keys().collect();
    assert!(!book.root().join("public").exists());
    assert_eq!(cached, ["photos.json"], "what was seen, so that the next start reads no photograph again");
    let shown = page(&server, "/juan-shou/pan-deng.html");
    let start = shown.find("../photos/p-20-").unwrap() + 2;
    let route = &shown[start..start + shown[start..].find([' ', '"']).unwrap()];
    let (status, bytes) = get(&server, route);
    assert_eq!(status, 200);
    assert!(bytes.len() > 20);
    assert!(!book.root().join("public").exists());
}

#[test]
fn the_preview_shows_the_bytes_of_a_build() {
    let book = Yearbook::saying("![图](p) [章程](章程.pdf) {{n}}")
        .photo("content/01-卷首/p.jpg", 600, 300)
        .file("content/01-卷首/章程.pdf", "%PDF-1.4\n")
        .file("content/figures.yaml", "数据:\n  - {编号: n, 名称: 数, 数值: 7}\n");
    let (mut session, server) = session(&book);
    session.rebuild();
    let book = book.built();
    let routes = book.routes();
    assert_eq!(routes.iter().filter(|route| route.starts_with("photos/")).count(), 4);
    // Tones are found when a photograph is developed, which the preview does not do before one asks for it.
    for route in routes.iter().filter(|route| *route != "tones.css") {
        let path = format!("/{route}");
        if route.ends_with(".html") {
            assert_eq!(page(&server, &path), book.page(route), "{route}");
        } else {
            assert_eq!(get(&server, &path).1, std::fs::read(book.out().join(route)).unwrap(), "{route}");
        }
    }
}

#[test]
fn only_the_website_is_served() {
    let book = Yearbook::saying("文。").file("content/01-卷首/secret.pdf", "密").file("secret.txt", "密");
    let (mut session, server) = session(&book);
    session.rebuild();
    for path in [
        "/yearbook.yaml",
        "/secret.txt",
        "/content/01-%E5%8D%B7%E9%A6%96/secret.pdf",
        "/../yearbook.yaml",
        "/%2e%2e/book/yearbook.yaml",
        "/themes/yanghu/theme.yaml",
    ] {
        let (status, body) = get(&server, path);
        assert_eq!(status, 404, "{path}");
        assert!(!String::from_utf8_lossy(&body).contains("密"), "{path}");
    }
}

/// What the reload line says of the article at `path`.
fn standing(server: &Server, path: &str) -> Option<serde_json::Value> {
    let (status, body) = get(server, path);
    assert_eq!(status, 200, "{path}");
    let text = String::from_utf8(body).unwrap();
    let line = text.rsplit_once("<script src=\"/-yearbook/reload.js").unwrap().1.split_once('>').unwrap().0;
    let (_, value) = line.split_once("data-standing=\"")?;
    let json = value.split_once('"').unwrap().0.replace("&quot;", "\"").replace("&lt;", "<");
    Some(serde_json::from_str(&json.replace("&gt;", ">").replace("&amp;", "&")).unwrap())
}

#[test]
fn an_article_says_who_signed_it_and_whose_turn_it_is() {
    let draft = article("标题: 登顶\n草稿: 是\n审读: [初审 甲\"<某>&]", "文。");
    let book = Yearbook::new()
        .article("01-卷首/01-攀登.md", "标题: 攀登\n审读: [初审 甲某, 复审 乙某, 终审 丙某]", "文。")
        .file("content/01-卷首/02-登顶.md", &draft);
    let stage = Stage::new();
    let server = Server::start(0, stage.clone()).unwrap();
    let mut session = Session::new(Request { drafts: true, ..book.request() }, stage);
    session.rebuild();
    assert_eq!(
        standing(&server, "/juan-shou/pan-deng.html"),
        Some(
            json!({ "draft": null, "file": "content/01-卷首/01-攀登.md", "remarks": [], "review": 3, "stages": [["初审", "甲某"], ["复审", "乙某"], ["终审", "丙某"]] })
        )
    );
    assert_eq!(
        standing(&server, "/juan-shou/deng-ding.html"),
        Some(
            json!({ "draft": 3, "file": "content/01-卷首/02-登顶.md", "remarks": [], "review": 4, "stages": [["初审", "甲\"<某>&"], ["复审", null], ["终审", null]] })
        )
    );
    for path in ["/", "/juan-shou/", "/contents.html"] {
        assert_eq!(standing(&server, path), None, "{path}");
    }
}

#[test]
fn a_signature_alone_is_shown_and_changes_no_page() {
    let book = Yearbook::saying("文。");
    let (mut session, server) = session(&book);
    session.rebuild();
    let before = page(&server, "/juan-shou/pan-deng.html");
    assert!(!session.rebuild().changed);
    book.write(ARTICLE, &article("标题: 攀登\n审读: 初审 甲某", "文。"));
    let signed = session.rebuild();
    assert_eq!((signed.changed, signed.diagnostics.len()), (true, 0), "browsers are told");
    assert_eq!(
        standing(&server, "/juan-shou/pan-deng.html").unwrap()["stages"],
        json!([["初审", "甲某"], ["复审", null], ["终审", null]])
    );
    assert_eq!(page(&server, "/juan-shou/pan-deng.html"), before);
    assert!(!book.built().page("juan-shou/pan-deng.html").contains("甲某"));
}

#[test]
fn an_article_says_what_is_to_be_mended_in_it_and_in_no_other() {
    let book = Yearbook::saying("![](p)").photo("assets/p.jpg", 40, 30).article(
        "01-卷首/02-乙.md",
        "标题: 乙",
        "文。",
    );
    let (mut session, server) = session(&book);
    session.rebuild();
    let of = |path: &str| standing(&server, path).unwrap()["remarks"].clone();
    let remarks = of("/juan-shou/pan-deng.html");
    assert_eq!(remarks.as_array().unwrap().len(), 1, "{remarks}");
    assert_eq!((&remarks[0][0], &remarks[0][1], &remarks[0][2]), (&json!(ARTICLE), &json!(4), &json!(1)));
    assert!(remarks[0][3].as_str().unwrap().contains("没有图说"), "{remarks}");
    assert_eq!(of("/juan-shou/yi.html").as_array().unwrap().len(), 0);
    // Mended, it goes; the page may be the same.
    book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", "![图说](p)"));
    assert!(session.rebuild().changed);
    assert!(!of("/juan-shou/pan-deng.html").to_string().contains("没有图说"));
}

#[test]
fn what_a_caption_lacks_is_said_where_the_photograph_is_shown() {
    let book = Yearbook::saying("![](p)")
        .photo("assets/p.jpg", 40, 30)
        .file("assets/photos.yaml", "p:\n  图说: 领奖\n")
        .article("01-卷首/02-乙.md", "标题: 乙", "![](p)")
        .article("01-卷首/03-丙.md", "标题: 丙", "文。");
    let (mut session, server) = session(&book);
    session.rebuild();
    let of = |path: &str| standing(&server, path).unwrap()["remarks"].clone();
    for path in ["/juan-shou/pan-deng.html", "/juan-shou/yi.html"] {
        let remarks = of(path);
        assert_eq!(remarks.as_array().unwrap().len(), 1, "{remarks}");
        assert_eq!((&remarks[0][0], &remarks[0][1]), (&json!("assets/photos.yaml"), &json!(1)), "{remarks}");
        assert!(remarks[0][3].as_str().unwrap().contains("何时"), "{remarks}");
    }
    assert_eq!(of("/juan-shou/bing.html"), json!([]));
}

#[test]
fn a_broken_link_is_said_on_the_page_as_well() {
    let book = Yearbook::saying("文。").article("01-卷首/02-乙.md", "标题: 乙", "文。");
    let (mut session, server) = session(&book);
    session.rebuild();
    book.write(ARTICLE, &article("标题: 攀登", "文。\n\n见[坏](没有.md)。"));
    session.rebuild();
    let remarks = standing(&server, "/juan-shou/pan-deng.html").unwrap()["remarks"].clone();
    assert_eq!(remarks.as_array().unwrap().len(), 1);
    assert_eq!((&remarks[0][0], &remarks[0][1], &remarks[0][2]), (&json!(ARTICLE), &json!(6), &json!(2)));
    assert!(remarks[0][3].as_str().unwrap().contains("没有.md"), "{remarks}");
    assert_eq!(standing(&server, "/juan-shou/yi.html").unwrap()["remarks"], json!([]));
}
