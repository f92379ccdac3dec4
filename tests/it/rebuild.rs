//! Building again: only what an edit changes is made anew, and what comes out is what a first build gives.

use std::collections::BTreeSet;

use yearbook::pipeline::{Memory, Report};

use super::yearbook::{Yearbook, article, jpeg, masked, told};

/// Two parts; the first has three articles, each with a summary of its own.
fn three() -> Yearbook {
    let fields = |title: &str| format!("标题: {title}\n摘要: 摘要\n日期: 2023-01-01");
    Yearbook::new()
        .article("01-卷首/01-甲.md", &fields("甲"), "甲文。")
        .article("01-卷首/02-乙.md", &fields("乙"), "乙文。")
        .article("01-卷首/03-丙.md", &fields("丙"), "丙文。")
        .article("02-附录/01-丁.md", &fields("丁"), "丁文。")
}

/// Pages of [`three`]: cover, contents, 404, robots, site map, feed, two parts, four articles.
const PAGES: usize = 13;

fn counts(report: &Report) -> (usize, usize, usize) {
    assert_eq!(told(report), "");
    (report.rendered.len(), report.kept, report.removed)
}

/// What an edit makes a second build render, keep and remove. Checks that it gives the bytes of a first one.
fn after(book: &Yearbook, memory: &mut Memory, edit: impl FnOnce(&Yearbook)) -> (usize, usize, usize) {
    edit(book);
    let counted = counts(&book.rebuild(memory));
    let website = book.website();
    std::fs::remove_dir_all(book.out()).unwrap();
    assert_eq!(counts(&book.build()).1, 0);
    assert_eq!(book.website(), website);
    counted
}

fn started() -> (Yearbook, Memory, usize) {
    let (book, mut memory) = (three(), Memory::default());
    assert_eq!(counts(&book.rebuild(&mut memory)), (PAGES, 0, 0));
    let files = book.routes().len();
    (book, memory, files)
}

#[test]
fn nothing_changed_renders_nothing() {
    let (book, mut memory, files) = started();
    assert_eq!(after(&book, &mut memory, |_| {}), (0, files, 0));
}

#[test]
fn without_memory_all_is_rendered_and_nothing_written() {
    let (book, _, files) = started();
    assert_eq!(counts(&book.build()), (PAGES, files, 0));
}

#[test]
fn a_body_edit_renders_one_page() {
    let (book, mut memory, files) = started();
    let edit = |book: &Yearbook| {
        book.write("content/01-卷首/02-乙.md", &article("标题: 乙\n摘要: 摘要\n日期: 2023-01-01", "改过。"));
    };
    assert_eq!(after(&book, &mut memory, edit), (1, files - 1, 0));
}

#[test]
fn an_edit_of_the_opening_renders_the_lists_that_show_it() {
    let (book, mut memory, files) = started();
    let edit = |book: &Yearbook| {
        book.write("content/01-卷首/02-乙.md", &article("标题: 乙\n日期: 2023-01-01", "改过。"));
    };
    // The page, its part, the contents, the cover and the feed.
    assert_eq!(after(&book, &mut memory, edit).0, 5);
    assert_eq!(files, book.routes().len());
}

#[test]
fn a_title_edit_renders_the_neighbours() {
    let (book, mut memory, files) = started();
    let edit = |book: &Yearbook| {
        book.write("content/01-卷首/02-乙.md", &article("标题: 新\n摘要: 摘要\n日期: 2023-01-01", "乙文。"));
    };
    // As above, and the pages before and after; of the other files, the script of the contents.
    assert_eq!(after(&book, &mut memory, edit), (7, files - 8, 0));
    assert!(book.page("juan-shou/jia.html").contains("新</span></a>"));
}

/// The pages that `edit` makes a build with memory render in [`three`], where 乙 marks a term of the index.
fn rendered_after(edit: impl FnOnce(&Yearbook)) -> Vec<String> {
    let (book, mut memory, _) = started();
    book.write("content/01-卷首/02-乙.md", &article(FIELDS, "乙文，[[#词]]。\n\n## 一节"));
    counts(&book.rebuild(&mut memory));
    edit(&book);
    let mut routes: Vec<String> =
        book.rebuild(&mut memory).rendered.iter().map(ToString::to_string).collect();
    routes.sort();
    routes
}

const FIELDS: &str = "标题: 乙\n摘要: 摘要\n日期: 2023-01-01";

#[test]
fn a_build_says_which_pages_it_rendered() {
    let edited = |fields: &str, body: &str| {
        let text = article(fields, body);
        rendered_after(|book| book.write("content/01-卷首/02-乙.md", &text))
    };
    assert_eq!(edited(FIELDS, "乙文，[[#词]]。\n\n## 一节"), Vec::<String>::new(), "the same text");
    assert_eq!(edited(FIELDS, "改过，[[#词]]。\n\n## 一节"), ["juan-shou/yi.html"]);
    assert_eq!(edited(FIELDS, "乙文，[[#词]]。\n\n## 另一节"), ["contents.html", "juan-shou/yi.html"]);
    assert_eq!(edited(FIELDS, "乙文，[[#字]]。\n\n## 一节"), ["index-of-terms.html", "juan-shou/yi.html"]);
    assert_eq!(
        edited(&FIELDS.replace('乙', "新"), "乙文，[[#词]]。\n\n## 一节"),
        [
            "contents.html",
            "feed.xml",
            "index-of-terms.html",
            "index.html",
            "juan-shou/bing.html",
            "juan-shou/index.html",
            "juan-shou/jia.html",
            "juan-shou/yi.html"
        ]
    );
    let moved = rendered_after(|book| {
        book.remove("content/02-附录/01-丁.md");
        book.write("content/02-附录/01-戊.md", &article("标题: 丁\n摘要: 摘要\n日期: 2023-01-01", "丁文。"));
    });
    // Its neighbour and the lists, which link to it.
    assert_eq!(
        moved,
        [
            "contents.html",
            "feed.xml",
            "fu-lu/index.html",
            "fu-lu/wu.html",
            "index.html",
            "juan-shou/bing.html",
            "sitemap.xml"
        ]
    );
}

#[test]
fn a_new_part_renders_every_page() {
    let (book, mut memory, _) = started();
    let edit = |book: &Yearbook| {
        book.write("content/03-补遗/戊.md", &article("标题: 戊\n日期: 2023-01-01", "戊文。"));
    };
    // robots.txt has no navigation; two pages more.
    assert_eq!(after(&book, &mut memory, edit).0, PAGES + 2 - 1);
}

#[test]
fn an_article_removed_is_removed_and_its_folder_too() {
    let (book, mut memory, files) = started();
    let edit = |book: &Yearbook| book.remove("content/02-附录/01-丁.md");
    let (_, kept, removed) = after(&book, &mut memory, edit);
    // The script of the contents is another, too.
    assert_eq!((removed, kept), (2, files - 3 - (PAGES - 1 - 2)));
    assert!(!book.out().join("fu-lu").exists());
}

#[test]
fn a_figure_edit_renders_the_pages_that_show_it() {
    let (book, mut memory, _) = started();
    book.write("content/figures.yaml", "数据:\n  - {编号: n, 名称: 人数, 数值: 5, 单位: 人}\n");
    book.write("content/02-附录/01-丁.md", &article("标题: 丁\n摘要: 摘要\n日期: 2023-01-01", "共{{n}}。"));
    counts(&book.rebuild(&mut memory));
    let edit = |book: &Yearbook| {
        book.write("content/figures.yaml", "数据:\n  - {编号: n, 名称: 人数, 数值: 6, 单位: 人}\n");
    };
    // The page that names it, the page of all figures and the cover, which shows it.
    assert_eq!(after(&book, &mut memory, edit).0, 3);
    assert!(book.page("fu-lu/ding.html").contains("共6人。"));
}

#[test]
fn a_replaced_photograph_gets_new_names() {
    let book = Yearbook::saying("![湖](lake)").photo("content/01-卷首/lake.jpg", 40, 20);
    let mut memory = Memory::default();
    book.rebuild(&mut memory);
    let old = book.routes_in("photos/");
    book.write_bytes("content/01-卷首/lake.jpg", &jpeg(40, 20, 200));
    let report = book.rebuild(&mut memory);
    let new = book.routes_in("photos/");
    assert_eq!((report.developed, report.reused, report.removed), (3, 0, 3));
    assert_eq!(new.len(), 2);
    assert!(old.iter().all(|route| !new.contains(route)));
    // Which of two names comes first is their fingerprints' affair.
    let names = |routes: &[String]| routes.iter().map(|route| masked(route)).collect::<BTreeSet<_>>();
    assert_eq!(names(&old), names(&new));
    // Put back, it is found in the cache.
    book.write_bytes("content/01-卷首/lake.jpg", &jpeg(40, 20, 0));
    let report = book.rebuild(&mut memory);
    assert_eq!((report.developed, report.reused, report.removed), (0, 3, 3));
    assert_eq!(book.routes_in("photos/"), old);
}

#[test]
fn a_theme_edit_renders_every_page() {
    let (book, mut memory, _) = started();
    let edit = |book: &Yearbook| book.write("themes/yanghu/templates/404.html", "没有这一页");
    assert_eq!(after(&book, &mut memory, edit).0, PAGES);
    assert_eq!(book.page("404.html"), "没有这一页");
}

#[test]
fn an_error_forgets_nothing() {
    let (book, mut memory, files) = started();
    let good = std::fs::read_to_string(book.root().join("content/01-卷首/02-乙.md")).unwrap();
    book.write("content/01-卷首/02-乙.md", "没有基本信息");
    assert!(book.rebuild(&mut memory).has_errors());
    book.write("content/01-卷首/02-乙.md", &good);
    assert_eq!(counts(&book.rebuild(&mut memory)), (0, files, 0));
}

/// A file as old as the record of what was seen could have been changed with it, and is read again.
pub fn aged(book: &Yearbook, path: &str) {
    let file = std::fs::File::options().write(true).open(book.root().join(path)).unwrap();
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
    file.set_modified(long_ago).unwrap();
}

#[test]
fn a_photograph_that_was_seen_in_an_earlier_run_is_not_read_again() {
    let book = Yearbook::saying("![湖](湖.jpg)").photo("assets/湖.jpg", 40, 30);
    aged(&book, "assets/湖.jpg");
    assert_eq!(book.build().developed, 3);
    // The same length, time and identity stand for the same content: the change is not seen.
    let mut bytes = std::fs::read(book.root().join("assets/湖.jpg")).unwrap();
    let end = bytes.len() - 3;
    bytes[end] ^= 1;
    std::fs::write(book.root().join("assets/湖.jpg"), &bytes).unwrap();
    aged(&book, "assets/湖.jpg");
    let report = book.build();
    assert_eq!((report.developed, report.reused), (0, 3));
    // Another time does not.
    book.write_bytes("assets/湖.jpg", &bytes);
    assert_eq!(book.build().developed, 3);
}

#[test]
fn a_record_that_is_cut_or_of_another_version_costs_nothing_but_time() {
    let book = Yearbook::saying("![湖](湖.jpg)").photo("assets/湖.jpg", 40, 30);
    aged(&book, "assets/湖.jpg");
    book.build();
    let website = book.website();
    let record = book.root().join(".yearbook-cache/photos.json");
    let text = std::fs::read_to_string(&record).unwrap();
    for wrong in ["", &text[..text.len() / 2], &text.replacen('1', "999", 1), "[]"] {
        std::fs::write(&record, wrong).unwrap();
        assert_eq!(told(&book.build()), "");
        assert_eq!(book.website(), website);
        assert_eq!(std::fs::read_to_string(&record).unwrap(), text, "{wrong}");
    }
}
