//! Articles: kinds and keys, parts and order, addresses, neighbours, drafts and summaries.

use yearbook::article::Kind;

use super::yearbook::{Yearbook, codes};

/// What a page gets of an article, one thing a line; what it lacks is left out.
const FACTS: &str = "\
kind: {{ article.kind }} {{ article.kind_label }}
title: {{ article.title }}{% if article.subtitle %} / {{ article.subtitle }}{% endif %}{% if article.series %}
series: {{ article.series }}{% endif %}{% if article.date %}
date: {{ article.date }} {{ article.date_iso }}{% if article.end_date %} — {{ article.end_date }}{% endif %}{% endif %}{% if article.authors %}
authors: {{ article.authors | join(sep=\"+\") }}{% endif %}{% if article.source %}
source: {{ article.source }}{% endif %}{% if article.summary %}
summary: {{ article.summary }}{% endif %}{% if article.tags %}
tags: {{ article.tags | join(sep=\"+\") }}{% endif %}{% if article.draft %}
draft{% endif %}{% if article.signature %}
signature: {{ article.signature }} {{ article.post }}{% endif %}{% if article.issuing_body %}
issued: {{ article.issuing_body }}{% endif %}{% if article.place %}
place: {{ article.place }}; {{ article.host }}; {{ article.attendance }}{% endif %}{% if part %}
part: {{ part.title }} {{ part.href }}{% endif %}{% if prev %}
prev: {{ prev.title }} {{ prev.href }}{% endif %}{% if next %}
next: {{ next.title }} {{ next.href }}{% endif %}
description: {{ page.description }}
";

/// The parts, and one with its articles.
const LIST: &str = "{% for part in parts %}{{ part.html | safe }}{% endfor %}";
const PART: &str = "\
{{ part.title }} {{ part.href }}
{% for entry in part.articles %}  {{ entry.title }} {{ entry.href }}{% if entry.draft %} 草稿{% endif %}
{% endfor %}";

/// A yearbook whose pages are plain lists of what templates get.
fn plain() -> Yearbook {
    let book = Yearbook::new()
        .file("yearbook.yaml", "标题: 某某年鉴\n网址: https://example.org/book/\n主题: plain\n")
        .file("themes/plain/templates/article.html", FACTS)
        .file("themes/plain/templates/contents.html", LIST)
        .file("themes/plain/templates/contents-part.html", PART);
    for kind in [
        "preface",
        "event",
        "closing",
        "data-highlights",
        "chronicle",
        "statistics",
        "people",
        "honours",
        "organisations",
        "members",
    ] {
        book.write(&format!("themes/plain/templates/article-{kind}.html"), FACTS);
    }
    book
}

#[test]
fn every_kind_has_its_fields() {
    let book = plain()
        .article("1/1.md", "标题: 攀登\n类型: 卷首语\n署名: 编者\n职务: 主编", "山。")
        .article("1/2.md", "title: Climb\nkind: feature\nissuing_body: 协会\nauthors: [甲, 乙]\ndate: 2023-09\nsource: 会刊", "路。")
        .article(
            "1/3.md",
            "标题: 科普日\n类型: 活动\n日期: 2023年9月16日\n结束日期: 2023年9月18日\n地点: 武进\n主办单位: 协会\n人数: 300余人\n栏目: 活动\n标签: [科普, 青少年]\n副标题: 走进校园\n摘要: 三天。",
            "正文。",
        )
        .built();
    insta::assert_snapshot!(book.page("1/1.html"), @"
    kind: preface 卷首语
    title: 攀登
    signature: 编者 主编
    part: 1 index.html
    next: Climb 2.html
    description: 山。
    ");
    insta::assert_snapshot!(book.page("1/2.html"), @"
    kind: feature 专文
    title: Climb
    date: 2023年9月 2023-09
    authors: 甲+乙
    source: 会刊
    issued: 协会
    part: 1 index.html
    prev: 攀登 1.html
    next: 科普日 3.html
    description: 路。
    ");
    insta::assert_snapshot!(book.page("1/3.html"), @"
    kind: event 活动纪实
    title: 科普日 / 走进校园
    series: 活动
    date: 2023年9月16日 2023-09-16 — 2023年9月18日
    summary: 三天。
    tags: 科普+青少年
    place: 武进; 协会; 300余人
    part: 1 index.html
    prev: Climb 2.html
    description: 三天。
    ");
}

#[test]
fn every_kind_goes_by_each_of_its_names() {
    let book = plain();
    let mut count = 0;
    for kind in Kind::ALL {
        for name in [kind.name()].iter().chain(kind.chinese()) {
            count += 1;
            let fields = format!("标题: {name}\n类型: {name}\n网址名: {}-{count}", kind.name());
            book.write(&format!("content/1/{count}.md"), &super::yearbook::article(&fields, "文。"));
        }
    }
    let book = book.built();
    assert_eq!(count, 40);
    for route in book.routes_in("1/").iter().filter(|route| !route.ends_with("index.html")) {
        let kind = route.trim_start_matches("1/").rsplit_once('-').unwrap().0;
        assert!(book.page(route).starts_with(&format!("kind: {kind} ")), "{route}");
    }
}

#[test]
fn a_kind_with_no_template_of_its_own_has_the_general_one() {
    let book = plain().article("1/1.md", "标题: 甲\n类型: 附录", "文。").built();
    assert!(book.page("1/1.html").starts_with("kind: appendix 附录\n"));
}

#[test]
fn numbers_order_and_order_goes_before_them() {
    let book = plain()
        .article("10-末/a.md", "标题: 末篇", "文。")
        .article("2-中/03-丙.md", "标题: 丙", "文。")
        .article("2-中/20、丁.md", "标题: 丁", "文。")
        .article("2-中/无号.md", "标题: 无号", "文。")
        .article("2-中/09-先.md", "标题: 先\n排序: 1", "文。")
        .article("未编号/戊.md", "标题: 戊", "文。")
        .file("content/首/_part.md", "---\n标题: 开篇\n排序: 0\n网址名: Opening\n---\n")
        .article("首/己.md", "标题: 己", "文。")
        .built();
    insta::assert_snapshot!(book.page("contents.html"), @"
    开篇 opening/index.html
      己 opening/ji.html
    中 zhong/index.html
      先 zhong/xian.html
      丙 zhong/bing.html
      丁 zhong/ding.html
      无号 zhong/wu-hao.html
    末 mo/index.html
      末篇 mo/a.html
    未编号 wei-bian-hao/index.html
      戊 wei-bian-hao/wu.html
    ");
}

#[test]
fn neighbours_go_through_all_parts() {
    let book = plain()
        .article("1-a/1.md", "标题: 甲", "文。")
        .article("1-a/2.md", "标题: 乙\n草稿: 是", "文。")
        .article("2-b/1.md", "标题: 丙", "文。")
        .built();
    let line = |route: &str, key: &str| {
        book.page(route).lines().find(|line| line.starts_with(key)).map(str::to_owned)
    };
    assert_eq!(line("a/1.html", "prev"), None);
    assert_eq!(line("a/1.html", "next").as_deref(), Some("next: 丙 ../b/1.html"));
    assert_eq!(line("b/1.html", "prev").as_deref(), Some("prev: 甲 ../a/1.html"));
    assert_eq!(line("b/1.html", "next"), None);
    assert_eq!(line("b/1.html", "part").as_deref(), Some("part: b index.html"));
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    let book = plain()
        .article("1-a/1.md", "标题: 甲", "文。")
        .article("1-a/2.md", "标题: 乙\n草稿: 是", "文。")
        .article("2-b/1.md", "标题: 丙\ndraft: true", "文。");
    assert_eq!(codes(&book.build()), [""; 0]);
    assert_eq!(book.page("contents.html"), "a a/index.html\n  甲 a/1.html\n");
    assert!(!book.out().join("b").exists());
    assert_eq!(codes(&book.build_drafts()), [""; 0]);
    assert_eq!(
        book.page("contents.html"),
        "a a/index.html\n  甲 a/1.html\n  乙 a/2.html 草稿\nb b/index.html\n  丙 b/1.html 草稿\n"
    );
    assert!(book.page("a/2.html").contains("\ndraft\n"));
    // Published again without them, they are gone.
    assert_eq!(book.build().removed, 3);
}

#[test]
fn an_opening_stands_in_for_a_summary() {
    let long = format!("{}。{}。", "长".repeat(80), "长".repeat(80));
    let book = plain()
        .file("content/figures.yaml", "数据:\n  - {编号: n, 名称: 数, 数值: 7, 单位: 家}\n")
        .article(
            "1/1.md",
            "标题: 甲",
            "## 小标题\n\n> 引文\n\n**共**{{n}}[基地](2.md)，\n又一行。\n\n第二段。",
        )
        .article("1/2.md", "标题: 乙", &long)
        .article("1/3.md", "标题: 丙\n摘要: 写好的摘要", "开头。")
        .article("1/4.md", "标题: 丁", "")
        .built();
    let described = |route: &str| {
        let page = book.page(route);
        page.rsplit_once("description: ").unwrap().1.trim_end().to_owned()
    };
    assert_eq!(described("1/1.html"), "共7家基地，又一行。");
    assert_eq!(described("1/2.html"), format!("{}。", "长".repeat(80)));
    assert_eq!(described("1/3.html"), "写好的摘要");
    assert_eq!(described("1/4.html"), "");
}

#[test]
fn articles_in_no_folder_come_first() {
    let book =
        plain().article("2-b/1.md", "标题: 丙", "文。").article("99-说明.md", "标题: 说明", "文。").built();
    assert_eq!(
        book.page("contents.html"),
        "文章 articles/index.html\n  说明 articles/shuo-ming.html\nb b/index.html\n  丙 b/1.html\n"
    );
}

#[test]
fn folders_inside_parts_are_part_of_the_address() {
    let book = plain()
        .article("01-活动/02-九月/01-开幕.md", "标题: 开幕", "文。")
        .article("01-活动/01-八月/02-闭幕.md", "标题: 闭幕", "文。")
        .article("01-活动/03-总结.md", "标题: 总结", "文。")
        .built();
    insta::assert_snapshot!(book.page("contents.html"), @"
    活动 huo-dong/index.html
      闭幕 huo-dong/ba-yue/bi-mu.html
      开幕 huo-dong/jiu-yue/kai-mu.html
      总结 huo-dong/zong-jie.html
    ");
}

#[test]
fn addresses_can_be_chosen_and_must_differ() {
    let book = plain()
        .article("1-a/1.md", "标题: 甲\n网址名: Same Name", "文。")
        .article("1-a/2.md", "标题: 乙\n网址名: same-name", "文。")
        .article("1-a/3.md", "标题: 丙\n网址名: ！？", "文。")
        .article("！/4.md", "标题: 丁", "文。");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0070]：这篇文章和 content/1-a/1.md 的网址都是“a/same-name.html”
      位置：content/1-a/2.md
      办法：给其中一篇写上不同的“网址名: ……”。
    错误[Y0072]：“！？”里没有可以用作网址的字母、数字或汉字
      位置：content/1-a/3.md:3:6
      原文：网址名: ！？
      办法：写上“网址名: ……”，用字母和数字。
    错误[Y0072]：“！”里没有可以用作网址的字母、数字或汉字
      位置：content/！/4.md
      办法：写上“网址名: ……”，用字母和数字。
    ");
}

#[test]
fn an_article_cannot_take_the_address_of_its_part() {
    let book = plain().article("1-a/1.md", "标题: 甲\n网址名: index", "文。");
    assert_eq!(codes(&book.build()), ["Y0070"]);
}

#[test]
fn a_part_page_says_what_its_file_says() {
    let book = Yearbook::new()
        .file(
            "content/01-卷首/_part.md",
            "---\n标题: 开卷\n摘要: 概要\n---\n本部分共{{n}}，见[甲](甲.md)。\n",
        )
        .file("content/figures.yaml", "数据:\n  - {编号: n, 名称: 数, 数值: 2, 单位: 篇}\n")
        .article("01-卷首/甲.md", "标题: 甲", "文。")
        .article("02-附录/乙.md", "标题: 乙", "文。")
        .built();
    let page = book.page("juan-shou/index.html");
    for shown in [
        "<h1>开卷</h1>",
        "概要",
        "本部分共2篇，见<a href=\"jia.html\">甲</a>。",
        "href=\"../fu-lu/index.html\"",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
}

#[test]
fn a_part_without_articles_is_no_part() {
    let book = plain()
        .file("content/09-空/_part.md", "---\n标题: 空\n---\n")
        .article("1-a/1.md", "标题: 甲", "文。")
        .built();
    assert_eq!(book.page("contents.html"), "a a/index.html\n  甲 a/1.html\n");
}

#[test]
fn a_text_in_another_encoding_is_told() {
    let book = plain().article("1-a/1.md", "标题: 甲", "文。");
    book.write_bytes("content/1-a/2.md", b"---\n\xb1\xea\xcc\xe2: a\n---\n");
    insta::assert_snapshot!(book.told(), @"
    警告[Y0190]：文件是 GB18030 (GBK) 编码，已照它读出
      位置：content/1-a/2.md
      办法：运行 yearbook fix 转成 UTF-8；或者用记事本打开，选“另存为”，编码选“UTF-8”。
    ");
}

#[test]
fn byte_order_marks_and_line_ends_of_windows_change_nothing() {
    let unix = plain().article("1-a/1.md", "标题: 甲\n摘要: 摘", "文。\n\n## 小\n").built();
    let windows = plain();
    windows
        .write("content/1-a/1.md", "\u{feff}---\r\n标题: 甲\r\n摘要: 摘\r\n---\r\n文。\r\n\r\n## 小\r\n\r\n");
    assert_eq!(windows.built().website(), unix.website());
}

#[test]
fn hidden_files_and_leftovers_are_no_articles() {
    let book = plain().article("1-a/1.md", "标题: 甲", "文。");
    for leftover in [".hidden.md", "~$1.md", "1.md~", "Thumbs.db", "notes.tmp", ".git/x.md"] {
        book.write(&format!("content/1-a/{leftover}"), "不是文章");
    }
    assert_eq!(book.built().page("contents.html"), "a a/index.html\n  甲 a/1.html\n");
}

#[test]
fn text_of_front_matter_is_text() {
    let book = Yearbook::new()
        .article("a/1.md", "标题: \"<b>甲</b> & “乙”\"\n副标题: \"</h1><script>\"\n作者: \"<i>\"", "文。")
        .built();
    let page = book.page("a/1.html");
    assert!(
        page.contains("<h1>&lt;b&gt;甲&lt;&#x2F;b&gt; &amp; “乙”</h1>")
            || page.contains("<h1>&lt;b&gt;甲&lt;/b&gt; &amp; “乙”</h1>"),
        "{page}"
    );
    assert!(!page.contains("<script>") && !page.contains("<i>"));
}
