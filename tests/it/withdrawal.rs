//! Withdrawal: one line takes an article or a photograph out of everything that the program knows of.

use insta::assert_snapshot;

use super::yearbook::{Yearbook, codes};

fn book() -> Yearbook {
    Yearbook::new()
        .article(
            "01-卷首/01-攀登.md",
            "标题: 攀登\n配图: p\n参见: [停刊启事]",
            "见[[停刊启事]]和[全文](02-停刊.md)。\n\n![](p)\n\n```图集\n图片: [p]\n```\n",
        )
        .article("01-卷首/02-停刊.md", "标题: 停刊启事", "文。")
        .article("01-卷首/03-图.md", "标题: 图片专辑\n类型: 图片专辑\n图片: [p, q]", "文。")
        .photo("assets/p.jpg", 20, 10)
        .photo("assets/q.jpg", 20, 10)
        .file("assets/photos.yaml", "p:\n  图说: 某人的照片\nq:\n  图说: 山\n")
}

/// The pages and files in which `text` stands.
fn naming(book: &Yearbook, text: &str) -> Vec<String> {
    let pages =
        book.routes().into_iter().filter(|route| !route.ends_with(".jpg") && !route.ends_with(".webp"));
    pages.filter(|route| book.page(route).contains(text)).collect()
}

#[test]
fn a_withdrawn_article_is_nowhere() {
    let book = book().built();
    assert!(naming(&book, "停刊启事").len() > 3);
    book.write("content/01-卷首/02-停刊.md", "---\n标题: 停刊启事\n撤下: 是\n---\n文。\n");
    assert_snapshot!(book.told(), @r"
    警告[Y0038]：“停刊启事”指向的文章已经撤下，暂时改为指向目录
      位置：content/01-卷首/01-攀登.md:4:6
      原文：参见: [停刊启事]
      办法：删去这个链接，或改指别的文章。
    警告[Y0038]：“停刊启事”指向的文章已经撤下，暂时改为指向目录
      位置：content/01-卷首/01-攀登.md:6:2
      原文：见[[停刊启事]]和[全文](02-停刊.md)。
      办法：删去这个链接，或改指别的文章。
    警告[Y0038]：“02-停刊.md”指向的文章已经撤下，暂时改为指向目录
      位置：content/01-卷首/01-攀登.md:6:11
      原文：见[[停刊启事]]和[全文](02-停刊.md)。
      办法：删去这个链接，或改指别的文章。
    ");
    assert_eq!(naming(&book, "停刊启事"), Vec::<String>::new());
    assert!(!book.routes().contains(&"juan-shou/ting-kan.html".to_owned()));
    assert!(book.build_drafts().diagnostics.iter().all(|told| !told.is_error()));
    assert_eq!(naming(&book, "停刊启事"), Vec::<String>::new());
}

#[test]
fn a_withdrawn_photograph_is_nowhere() {
    let book = book().built();
    assert_eq!(book.routes_in("photos/").len(), 4);
    book.write("assets/photos.yaml", "p:\n  图说: 某人的照片\n  撤下: 是\nq:\n  图说: 山\n");
    assert_eq!(codes(&book.build()), Vec::<&str>::new());
    assert_eq!(naming(&book, "某人的照片"), Vec::<String>::new());
    let left = book.routes_in("photos/");
    assert!(left.len() == 2 && left.iter().all(|route| route.starts_with("photos/q-")), "{left:?}");
    assert!(!book.page("juan-shou/pan-deng.html").contains("<img src=\"../photos/"));
}

#[test]
fn a_withdrawn_photograph_is_in_no_chronicle() {
    let book = Yearbook::new()
        .article("01-卷首/01-大事记.md", "标题: 大事记\n类型: 大事记", "文。")
        .photo("assets/p.jpg", 20, 10)
        .file("assets/photos.yaml", "p:\n  图说: 某人的照片\n  日期: 2023-09-01\n  入大事记: 是\n");
    assert_eq!(codes(&book.build()), Vec::<&str>::new());
    assert!(!naming(&book, "某人的照片").is_empty());
    book.write(
        "assets/photos.yaml",
        "p:\n  图说: 某人的照片\n  日期: 2023-09-01\n  入大事记: 是\n  撤下: 是\n",
    );
    book.build();
    assert_eq!(naming(&book, "某人的照片"), Vec::<String>::new());
}

#[test]
fn what_is_still_named_is_found_in_the_pages() {
    let book = book();
    book.write("content/01-卷首/02-停刊.md", "---\n标题: 停刊启事\n撤下: 是\n---\n文。\n");
    book.write("content/01-卷首/01-攀登.md", "---\n标题: 攀登\n摘要: 停刊启事写得好。\n---\n文。\n");
    assert_snapshot!(book.told(), @r"
    警告[Y0074]：“停刊启事”已经撤下，这些页面里还写着它：juan-shou/index.html、content/01-卷首/01-攀登.md
      位置：content/01-卷首/02-停刊.md
      办法：改写这些文章里的句子、图说或数据，不再提到它。
    ");
}

#[test]
fn names_are_found_as_pages_write_them_and_in_files_that_are_no_pages() {
    let book = Yearbook::new()
        .article("01-卷首/01-甲.md", "标题: 甲与乙 & 丙\n撤下: 是", "文。")
        .article("01-卷首/02-文.md", "标题: 文", "说的是甲与乙 & 丙。")
        .article("01-卷首/03-丁.md", "标题: 丁的事\n撤下: 是", "文。")
        .article(
            "01-卷首/04-表.md",
            "标题: 表\n类型: 统计资料\n表格: [{编号: t, 表名: 表, 栏目: [项, 数], 行: [[丁的事, 3]]}]",
            "文。",
        );
    let told = book.told();
    assert!(
        told.contains(
            "“甲与乙 & 丙”已经撤下，这些页面里还写着它：juan-shou/index.html、content/01-卷首/02-文.md"
        ),
        "{told}"
    );
    let of_table = told.lines().find(|line| line.contains("“丁的事”已经撤下")).unwrap();
    assert!(of_table.contains("files/") && of_table.contains(".csv"), "{told}");
}
