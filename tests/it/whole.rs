//! The whole book in one page: what is in it, in which order, when there is one, and that it costs an edit nothing.

use super::yearbook::Yearbook;
use yearbook::pipeline::Memory;

fn book(settings: &str) -> Yearbook {
    Yearbook::new()
        .file("yearbook.yaml", &format!("标题: 某某年鉴\n网址: https://example.org/book/\n{settings}"))
        .article(
            "01-卷首/01-攀登.md",
            "标题: 攀登",
            "## 缘起\n\n见[[共建]]，又见[缘起](#缘起)。\n\n![湖](../../assets/lake.jpg)",
        )
        .article("02-活动/01-共建.md", "标题: 共建\n类型: 活动纪实\n日期: 2023-05-01", "## 缘起\n\n签约。")
        .photo("assets/lake.jpg", 600, 400)
        .file("assets/photos.yaml", "lake:\n  图说: 湖\n  替代文字: 湖\n")
}

#[test]
fn every_page_stands_in_it_in_the_order_of_the_book() {
    let page = book("").built().page("book.html");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    let order = [
        "<h1>某某年鉴</h1>",
        "id=\"imprint\"",
        "id=\"contents\"",
        "id=\"part-1\"",
        "id=\"article-1\"",
        "id=\"part-2\"",
        "id=\"article-2\"",
        "id=\"index\"",
    ];
    assert!(order.map(at).is_sorted(), "{:?}", order.map(at));
    for shown in [
        "<h3 data-level=\"1\">攀登</h3>",
        "<h4 id=\"article-1-缘起\" data-level=\"2\">",
        "<h4 id=\"article-2-缘起\" data-level=\"2\">",
        "href=\"#article-2\"",
        "href=\"#article-1-缘起\"",
        "<meta name=\"robots\" content=\"noindex\">",
        "src=\"photos/lake-",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    assert_eq!((page.matches("<main").count(), page.matches("<h1").count()), (1, 1));
    for screen in ["<nav", "<button", "<dialog", "data-unbound", "../"] {
        assert!(!page.contains(screen), "{screen}");
    }
}

#[test]
fn readers_find_it_and_search_engines_do_not() {
    let book = book("").built();
    for page in ["contents.html", "imprint.html", "index.html"] {
        assert!(book.page(page).contains("href=\"book.html\""), "{page}");
    }
    assert!(!book.page("sitemap.xml").contains("book.html"));
}

#[test]
fn a_setting_turns_it_off_and_a_long_book_has_none_unless_asked() {
    let off = book("整本: false\n").built();
    assert!(!off.out().join("book.html").exists() && !off.page("index.html").contains("book.html"));
    let long = |settings: &str| {
        let mut long = book(settings);
        for number in 0..300 {
            long = long.article(&format!("03-条目/{number}.md"), &format!("标题: 第{number}条"), "文。");
        }
        long.built().out().join("book.html").exists()
    };
    assert_eq!((long(""), long("整本: true\n")), (false, true));
}

#[test]
fn a_body_edit_renders_its_page_and_not_the_frame() {
    let book = book("");
    let mut memory = Memory::default();
    book.rebuild(&mut memory);
    book.write(
        "content/02-活动/01-共建.md",
        "---\n标题: 共建\n类型: 活动纪实\n日期: 2023-05-01\n---\n## 缘起\n\n再签约。\n",
    );
    let rendered = book.rebuild(&mut memory).rendered;
    assert!(!rendered.iter().any(|route| route.as_str() == "book.html"), "{rendered:?}");
    assert!(book.page("book.html").contains("再签约"));
}
