//! Links between articles, to headings, parts and files; and what is told where one leads nowhere.

use yearbook::diagnostic::Problem;

use super::yearbook::{Yearbook, codes, masked};

const PAGE: &str = "juan-shou/pan-deng.html";

fn linking(body: &str) -> Yearbook {
    Yearbook::saying(body)
        .article("02-附录/01-名录.md", "标题: 名录", "## 甲组\n\n文。")
        .article("02-附录/02-草稿.md", "标题: 稿\n草稿: 是", "文。")
        .file("content/02-附录/章程 一.pdf", "%PDF-1.4\n")
        .file("assets/files/表.xlsx", "PK")
}

fn shown(body: &str) -> String {
    masked(&linking(body).built().prose(PAGE))
}

#[test]
fn an_article_is_named_by_its_file() {
    assert_eq!(
        shown("[名录](../02-附录/01-名录.md) [名录](../02-附录/01-名录.md#甲组) [自己](01-攀登.md)"),
        "<p><a href=\"../fu-lu/ming-lu.html\">名录</a> <a href=\"../fu-lu/ming-lu.html#甲组\">名录</a> <a href=\"pan-deng.html\">自己</a></p>"
    );
}

#[test]
fn ways_to_write_one_path() {
    let wanted = "<p><a href=\"../fu-lu/ming-lu.html\">名录</a></p>";
    for path in [
        "./../02-附录/./01-名录.md",
        "..\\02-附录\\01-名录.md",
        "<../02-附录/01-名录.md>",
        "../02-%E9%99%84%E5%BD%95/01-%E5%90%8D%E5%BD%95.md",
    ] {
        assert_eq!(shown(&format!("[名录]({path})")), wanted, "{path}");
    }
}

#[test]
fn a_folder_is_its_part() {
    let wanted = "<p><a href=\"../fu-lu/index.html\">附录</a></p>";
    for path in ["../02-附录", "../02-附录/", "../02-附录/_part.md"] {
        assert_eq!(shown(&format!("[附录]({path})")), wanted, "{path}");
    }
}

#[test]
fn a_file_is_published_under_the_name_of_its_content() {
    let book = linking("[章程](<../02-附录/章程 一.pdf>) [表](../../assets/files/表.xlsx)").built();
    assert_eq!(
        masked(&book.prose(PAGE)),
        "<p><a href=\"../files/#/zhang-cheng-yi.pdf\">章程</a> <a href=\"../files/#/biao.xlsx\">表</a></p>"
    );
    let files = book.routes_in("files/");
    assert_eq!(
        files.iter().map(|route| masked(route)).collect::<Vec<_>>(),
        ["files/#/zhang-cheng-yi.pdf", "files/#/biao.xlsx"]
            .map(str::to_owned)
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
    );
    assert!(files.iter().any(|route| book.page(route) == "%PDF-1.4\n"));
}

#[test]
fn a_file_that_nothing_links_to_is_not_published() {
    assert_eq!(linking("文。").built().routes_in("files/"), Vec::<String>::new());
}

#[test]
fn a_link_to_a_heading_of_the_same_page() {
    assert_eq!(
        shown("[下](#下文)\n\n## 下文").lines().next(),
        Some("<p><a href=\"pan-deng.html#下文\">下</a></p>")
    );
}

#[test]
fn broken_links_are_told_with_what_was_probably_meant() {
    let book = linking(
        "[甲](../02-附录/01-名绿.md)\n\n[乙](没有.md)\n\n[丙](../02-附录/01-名录.md#甲祖)\n\n[丁](#没有)\n\n[戊](../02-附录/章程.pdf)\n\n[己](../02-附录/02-草稿.md)",
    );
    insta::assert_snapshot!(book.told(), @"
    错误[Y0030]：链接“../02-附录/01-名绿.md”指向的文件不存在
      位置：content/01-卷首/01-攀登.md:4:1
      原文：[甲](../02-附录/01-名绿.md)
      办法：是否想写“../02-附录/01-名录.md”？
    错误[Y0030]：链接“没有.md”指向的文件不存在
      位置：content/01-卷首/01-攀登.md:6:1
      原文：[乙](没有.md)
      办法：写出从本文所在文件夹到那个文件的路径，例如“../02-特载/报告.md”。可以链接的有文章，以及 PDF、Office 文档、压缩包等附件。
    错误[Y0031]：链接“../02-附录/01-名录.md#甲祖”要跳到的小标题不存在
      位置：content/01-卷首/01-攀登.md:8:1
      原文：[丙](../02-附录/01-名录.md#甲祖)
      办法：是否想写“#甲组”？
    错误[Y0031]：链接“#没有”要跳到的小标题不存在
      位置：content/01-卷首/01-攀登.md:10:1
      原文：[丁](#没有)
      办法：核对那篇文章里的小标题。
    错误[Y0030]：链接“../02-附录/章程.pdf”指向的文件不存在
      位置：content/01-卷首/01-攀登.md:12:1
      原文：[戊](../02-附录/章程.pdf)
      办法：是否想写“../02-附录/章程 一.pdf”？
    警告[Y0032]：链接“../02-附录/02-草稿.md”指向一篇草稿，暂时改为指向目录
      位置：content/01-卷首/01-攀登.md:14:1
      原文：[己](../02-附录/02-草稿.md)
      办法：等那篇文章定稿，删去它的“草稿: 是”，链接就会指向它。
    ");
}

#[test]
fn a_link_to_a_draft_leads_to_the_contents() {
    let book = linking("[稿](../02-附录/02-草稿.md)");
    assert_eq!(codes(&book.build()), ["Y0032"]);
    assert_eq!(book.prose(PAGE), "<p><a href=\"../contents.html\">稿</a></p>");
    assert_eq!(codes(&book.build_drafts()), [""; 0]);
    assert_eq!(book.prose(PAGE), "<p><a href=\"../fu-lu/cao-gao.html\">稿</a></p>");
}

#[test]
fn what_a_draft_says_is_not_held_against_the_rest() {
    let book =
        linking("文。").article("02-附录/03-稿.md", "标题: 稿\n草稿: 是", "[坏](没有.md) {{没有}} ![](没有)");
    assert_eq!(codes(&book.build()), [""; 0]);
    assert_eq!(codes(&book.build_drafts()), ["Y0030", "Y0040", "Y0050"]);
}

#[test]
fn a_link_from_a_part_page() {
    let book = linking("文。")
        .file("content/02-附录/_part.md", "---\n标题: 附录\n---\n[名录](01-名录.md)、[坏](没有.md)\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0030]：链接“没有.md”指向的文件不存在
      位置：content/02-附录/_part.md:4:16
      原文：[名录](01-名录.md)、[坏](没有.md)
      办法：写出从本文所在文件夹到那个文件的路径，例如“../02-特载/报告.md”。可以链接的有文章，以及 PDF、Office 文档、压缩包等附件。
    ");
}

#[test]
fn a_name_that_differs_in_case_width_or_composition_alone_is_told_and_taken() {
    let book = || {
        linking("").file("content/01-卷首/Caf\u{e9}（1）.PDF", "%PDF-1.4\n").photo(
            "content/01-卷首/图.JPG",
            60,
            40,
        )
    };
    for (typed, differs) in [
        ("[文](Caf\u{e9}（1）.pdf)", Some("大小写")),
        ("[文](Cafe\u{301}（1）.PDF)", Some("字符的编码方式（常来自 macOS）")),
        ("[文](<Caf\u{e9}(1).PDF>)", Some("全角半角")),
        ("[文](Caf\u{e9}（1）.PDF)", None),
        ("![图说](图.jpg)", Some("大小写")),
        ("![图说](图)", None),
    ] {
        let book = book().article("01-卷首/02-文.md", "标题: 文", typed);
        let report = book.build();
        let told: Vec<_> = report.diagnostics.iter().map(|told| told.problem.clone()).collect();
        let said = told.iter().find_map(|problem| match problem {
            Problem::FileAlike { differs, .. } => Some(differs.zh.to_string()),
            _ => None,
        });
        assert_eq!(said.as_deref(), differs, "{typed}");
        assert!(!report.has_errors(), "{told:?}");
        let page = book.page("juan-shou/wen.html");
        assert!(page.contains("files/") || page.contains("<figure"), "{page}");
    }
}

#[test]
fn where_two_files_are_alike_neither_is_taken() {
    let book = linking("[文](A.PDF)")
        .file("content/01-卷首/a.pdf", "%PDF-1.4\n")
        .file("content/01-卷首/A.pdf", "%PDF-1.4 other\n");
    assert!(codes(&book.build()).contains(&"Y0030"));
}
