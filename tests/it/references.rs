//! Cross-references by title or name, lists of articles to read besides, and clauses that can be cited.

use insta::assert_snapshot;

use super::yearbook::{Yearbook, codes};

fn book(body: &str) -> Yearbook {
    Yearbook::saying(body)
        .article("02-特载/01-report.md", "标题: 主报告\n网址名: main", "文。")
        .article("02-特载/02-乙.md", "标题: 同名", "文。")
        .article("02-特载/03-丙.md", "标题: 同名", "文。")
}

#[test]
fn articles_are_found_by_title_name_and_address() {
    let book = book("见[[主报告]]、[[report]]、[[main|报告全文]]和[[丙]]。\n\n## 看[[主报告]]\n");
    assert_eq!(codes(&book.build()), Vec::<&str>::new());
    let page = book.page("juan-shou/pan-deng.html");
    let link = |n: u8, text: &str| format!("<a id=\"ref-{n}\" href=\"../te-zai/main.html\">{text}</a>");
    assert!(page.contains(&format!(
        "见{}、{}、{}和<a id=\"ref-4\" href=\"../te-zai/bing.html\">同名</a>。",
        link(1, "主报告"),
        link(2, "主报告"),
        link(3, "报告全文")
    )));
    assert!(page.contains("<h2 id=\"看主报告\">看"), "{page}");
}

#[test]
fn what_stands_for_none_or_several_is_told() {
    assert_snapshot!(book("[[主报吿]]和[[同名]]。").told(), @r"
    错误[Y0036]：没有标题或文件名是“主报吿”的文章，也没有叫这个名字的人物或机构
      位置：content/01-卷首/01-攀登.md:4:1
      原文：[[主报吿]]和[[同名]]。
      办法：是否想写“主报告”？
    错误[Y0037]：标题或文件名是“同名”的文章不止一篇：content/02-特载/02-乙.md、content/02-特载/03-丙.md
      位置：content/01-卷首/01-攀登.md:4:9
      原文：[[主报吿]]和[[同名]]。
      办法：改用链接，写出文件的路径：[文字](../文件夹/文章.md)。
    ");
}

#[test]
fn articles_to_read_besides_are_linked() {
    let book = Yearbook::new().article("01-卷首/01-攀登.md", "标题: 攀登\n参见: [主报告]", "文。").article(
        "02-特载/01-report.md",
        "标题: 主报告\n参见: 攀登、无此文",
        "文。",
    );
    assert_eq!(codes(&book.build()), ["Y0036"]);
    book.write("content/02-特载/01-report.md", "---\n标题: 主报告\n---\n文。\n");
    assert_eq!(codes(&book.build()), Vec::<&str>::new());
    assert!(
        book.page("juan-shou/pan-deng.html")
            .contains("参见：<a href=\"../te-zai/report.html\">主报告</a></p>")
    );
}

#[test]
fn clauses_can_be_cited() {
    let book = Yearbook::new()
        .article("01-卷首/01-编辑说明.md", "标题: 编辑说明\n类型: 凡例", "1. 甲。\n2. 乙。\n")
        .article("01-卷首/02-文.md", "标题: 文", "见[第二条](01-编辑说明.md#clause-2)。\n\n1. 丙。\n");
    assert_eq!(codes(&book.build()), Vec::<&str>::new());
    assert!(book.page("juan-shou/bian-ji-shuo-ming.html").contains(
        "<li id=\"clause-2\" class=\"clause\"><a class=\"clause-number\" href=\"#clause-2\">第二条</a><div>乙。</div></li>"
    ));
    let page = book.page("juan-shou/wen.html");
    assert!(page.contains("<a href=\"bian-ji-shuo-ming.html#clause-2\">第二条</a>"));
    assert!(page.contains("<li>丙。</li>"));
    book.write("content/01-卷首/02-文.md", "---\n标题: 文\n---\n见[第三条](01-编辑说明.md#clause-3)。\n");
    assert_eq!(codes(&book.build()), ["Y0031"]);
}

#[test]
fn an_event_says_who_came_and_what_came_of_it() {
    let book = Yearbook::new().article(
        "04-活动/01-甲.md",
        "标题: 甲\n类型: 活动\n人数: 120\n成果: 签约三项",
        "文。",
    );
    assert_eq!(codes(&book.build()), Vec::<&str>::new());
    let page = book.page("huo-dong/jia.html");
    assert!(page.contains("<dt>人数</dt><dd>120人</dd>"));
    assert!(page.contains("<dt>成果</dt><dd>签约三项</dd>"));
}

#[test]
fn what_an_article_was_written_from_is_listed() {
    let book = Yearbook::new().article(
        "01-卷首/01-甲.md",
        "标题: 甲\n资料来源: [《甲报》，第 3 版, 某某工作总结]",
        "文。",
    );
    assert_eq!(codes(&book.build()), Vec::<&str>::new());
    let page = book.page("juan-shou/jia.html");
    assert!(page.contains("<li>《甲报》，第 3 版</li>"), "{page}");
    book.write("content/01-卷首/01-甲.md", "---\n标题: 甲\n资料来源: 《甲报》，第 3 版\n---\n文。\n");
    book.build();
    assert!(book.page("juan-shou/jia.html").contains("<li>《甲报》，第 3 版</li>"));
}

#[test]
fn photographers_are_named_with_their_photographs() {
    let book = Yearbook::saying("![](p)\n\n![](q)\n\n![](r)")
        .photo("assets/p.jpg", 20, 10)
        .photo("assets/q.jpg", 20, 11)
        .photo("assets/r.jpg", 20, 12)
        .file(
            "assets/photos.yaml",
            "p: {图说: 甲, 摄影: 某甲}\nq: {图说: 乙, 摄影: 某乙}\nr: {图说: 丙, 摄影: 某甲}\n",
        );
    assert_eq!(codes(&book.build()), Vec::<&str>::new());
    let page = book.page("plates.html");
    let named = |name: &str| page.find(&format!("<dt>{name}</dt>")).unwrap();
    assert!(named("某甲（2 幅）") < named("某乙（1 幅）"));
}
