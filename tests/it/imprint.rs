//! The colophon: what the edition says of its editors, numbers, printing and terms, and how it is cited.

use serde_json::{Value, json};

use super::yearbook::{Yearbook, codes};

const WHOLE: &str = "\
书名: 某某年鉴
副标题: 特辑
英文名: An Invented Yearbook
年份: 2023
编者: 某某协会
卷号: 12
书号: ISBN 978-7-5000-0000-6
ISSN: 12345679
国内统一刊号: CN 00-0000/Z
编辑机构:
  - {职务: 编委会主任, 姓名: 甲某}
  - 职务: 主编
    姓名: [乙某, 丙某某]
  - {职务: 编辑, 姓名: 丁某、戊某}
  - {职务: 顾问, 姓名: 己某}
  - {职务: 主编单位, 姓名: 某某办公室}
版权信息:
  出版单位: 某某出版社
  出版地: 某某市
  印刷: 某某印刷厂
  出版日期: 2024年3月
  印数: 1000册
  定价: 120.00元
  开本: 16开
许可: CC-BY-4.0
简称:
  - {全称: 某某市某某协会, 简称: 某协}
  - {全称: 某某代表大会, 简称: “大会”}
备案号: 苏ICP备0号
公安备案号: 苏公网安备0号
网址: https://example.org/book/
";

fn said(config: &str) -> Yearbook {
    Yearbook::saying("文。").file("yearbook.yaml", config)
}

/// With the least that has to be said, so that nothing else is told.
fn saying(lines: &str) -> Yearbook {
    said(&format!("标题: 年鉴\n网址: https://example.org/\n{lines}"))
}

/// The text of the page's main part, a line each, without tags and blank lines.
fn words(book: &Yearbook, route: &str) -> String {
    let page = book.page(route);
    let (_, main) = page.split_once("<article class=\"imprint\">").unwrap();
    let (main, _) = main.split_once("</article>").unwrap();
    let mut text = String::new();
    for piece in main.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The record for search engines on a page.
fn record(book: &Yearbook, route: &str) -> Value {
    let page = book.page(route);
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn the_colophon_shows_all_that_is_known() {
    let book = said(WHOLE).built();
    insta::assert_snapshot!(words(&book, "imprint.html"), @"
    版权页
    某某年鉴
    特辑
    An Invented Yearbook
    2023 总第12卷
    编辑机构
    编委会主任
    甲某
    主编
    乙某 丙某某
    编辑
    丁某 戊某
    顾问
    己某
    主编单位
    某某办公室
    版权信息
    编者
    某某协会
    出版单位
    某某出版社
    出版地
    某某市
    出版日期
    2024年3月
    印刷
    某某印刷厂
    开本
    16开
    印数
    1000册
    定价
    120.00元
    ISBN
    978-7-5000-0000-6
    ISSN
    1234-5679
    国内统一刊号
    CN 00-0000/Z
    许可
    CC-BY-4.0
    简称表
    简称全称
    某协某某市某某协会
    “大会”某某代表大会
    引用格式
    某某协会. 某某年鉴: 特辑: 总第12卷[M/OL]. 某某市: 某某出版社, 2024. https://example.org/book/.
    照 GB/T 7714 著录。引用网络版时，在年份后用方括号补上引用日期。
    ");
    let page = book.page("imprint.html");
    assert!(
        page.contains(
            "<a rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">CC-BY-4.0</a>"
        )
    );
    assert!(page.contains("<th scope=\"row\">某协</th><td>某某市某某协会</td>"));
}

#[test]
fn english_keys_say_the_same() {
    let chinese = said(WHOLE).built();
    let mut english = WHOLE.to_owned();
    for (chinese, key) in [
        ("书名", "title"),
        ("副标题", "subtitle"),
        ("英文名", "english_title"),
        ("年份", "edition_year"),
        ("编者", "publisher"),
        ("卷号", "volume"),
        ("书号", "isbn"),
        ("国内统一刊号", "cn"),
        ("编辑机构", "editors"),
        ("职务", "role"),
        ("姓名", "names"),
        ("版权信息", "imprint"),
        ("出版单位", "publisher_name"),
        ("出版地", "place"),
        ("印刷", "printer"),
        ("出版日期", "published"),
        ("印数", "print_run"),
        ("定价", "price"),
        ("开本", "format"),
        ("许可", "licence"),
        ("全称", "name"),
        (", 简称", ", short"),
        ("公安备案号", "police"),
        ("备案号", "icp"),
        ("简称", "short_names"),
        ("网址", "base_url"),
    ] {
        english = english.replace(&format!("{chinese}:"), &format!("{key}:"));
    }
    let english = said(&english).built();
    for route in ["imprint.html", "index.html"] {
        assert_eq!(english.page(route), chinese.page(route), "{route}");
    }
}

#[test]
fn a_yearbook_with_a_title_alone_has_one_too() {
    let book = saying("").built();
    insta::assert_snapshot!(words(&book, "imprint.html"), @"
    版权页
    年鉴
    引用格式
    年鉴[M/OL]. https://example.org/.
    照 GB/T 7714 著录。引用网络版时，在年份后用方括号补上引用日期。
    ");
}

#[test]
fn every_page_leads_to_it() {
    let book = saying("").built();
    for (route, href) in [
        ("index.html", "href=\"imprint.html\""),
        ("juan-shou/pan-deng.html", "href=\"../imprint.html\""),
        ("404.html", "href=\"/imprint.html\""),
    ] {
        assert!(book.page(route).contains(href), "{route}");
    }
    assert!(book.page("sitemap.xml").contains("<loc>https://example.org/imprint.html</loc>"));
}

#[test]
fn the_cover_shows_the_volume_and_the_footer_the_entries() {
    let book = said(WHOLE).built();
    assert!(book.page("index.html").contains("总第12卷"));
    for shown in [
        "<a href=\"https://beian.miit.gov.cn/\">苏ICP备0号</a>",
        "<a href=\"https://beian.mps.gov.cn/\">苏公网安备0号</a>",
    ] {
        for route in ["index.html", "imprint.html", "juan-shou/pan-deng.html"] {
            assert!(book.page(route).contains(shown), "{shown} {route}");
        }
    }
    let plain = saying("").built().page("index.html");
    assert!(!plain.contains("总第") && !plain.contains("beian"));
}

#[test]
fn search_engines_get_the_whole_book() {
    let book = said(WHOLE).built();
    let thing = |kind: &str, name: &str| json!({ "@type": kind, "name": name });
    assert_eq!(
        record(&book, "index.html"),
        json!({
            "@context": "https://schema.org",
            "@type": ["Book", "PublicationVolume"],
            "name": "某某年鉴",
            "alternativeHeadline": "特辑",
            "alternateName": "An Invented Yearbook",
            "inLanguage": "zh-CN",
            "url": "https://example.org/book/",
            "datePublished": "2024-03",
            "publisher": thing("Organization", "某某出版社"),
            "license": "https://creativecommons.org/licenses/by/4.0/",
            "volumeNumber": 12,
            "isbn": "978-7-5000-0000-6",
            "editor": [
                thing("Organization", "某某协会"),
                thing("Person", "甲某"),
                thing("Person", "乙某"),
                thing("Person", "丙某某"),
                thing("Person", "丁某"),
                thing("Person", "戊某"),
                thing("Organization", "某某办公室"),
            ],
            "isPartOf": { "@type": "Periodical", "issn": "1234-5679" },
        })
    );
    assert_eq!(
        record(&book, "juan-shou/pan-deng.html")["isPartOf"],
        json!({
            "@type": ["Book", "PublicationVolume"],
            "name": "某某年鉴",
            "url": "https://example.org/book/",
            "volumeNumber": 12,
            "isbn": "978-7-5000-0000-6",
        })
    );
}

#[test]
fn a_licence_in_words_is_no_address() {
    let book = saying("许可: 仅供内部交流\n").built();
    assert!(book.page("imprint.html").contains("仅供内部交流"));
    assert_eq!(
        record(&book, "index.html")["license"],
        json!({ "@type": "CreativeWork", "name": "仅供内部交流" })
    );
    let book = saying("许可: 本站许可\n许可网址: https://example.org/terms?a=1&b=2\n").built();
    let shown = "<a rel=\"license\" href=\"https://example.org/terms?a=1&amp;b=2\">本站许可</a>";
    assert!(book.page("imprint.html").contains(shown));
}

#[test]
fn numbers_that_cannot_be_right_are_told() {
    insta::assert_snapshot!(saying("卷号: 第三卷\n书号: 978-7-5000-0000-7\nISSN: 1234-567\n").told(), @"
    错误[Y0005]：“卷号”的值应当是一个大于零的整数，例如 12
      位置：yearbook.yaml:3:5
      原文：卷号: 第三卷
      办法：改写“卷号:”后面的内容。
    错误[Y0101]：ISBN“978-7-5000-0000-7”里有一位写错了：照前面各位推算，最后一位应当是 6
      位置：yearbook.yaml:4:5
      原文：书号: 978-7-5000-0000-7
      办法：对照出版单位的通知或封底的条码，逐位核对。
    错误[Y0100]：“1234-567”不是 ISSN
      位置：yearbook.yaml:5:7
      原文：ISSN: 1234-567
      办法：ISSN 是 8 位，例如 1234-5679，最后一位可能是字母 X；还没有就不写这一项。
    ");
    for wrong in ["卷号: 0", "卷号: -1", "卷号: 1.5", "卷号: [1]"] {
        assert_eq!(codes(&saying(&format!("{wrong}\n")).build()), ["Y0005"], "{wrong}");
    }
    assert_eq!(codes(&saying("书号: 待定\n").build()), ["Y0100"]);
    assert_eq!(codes(&saying("issn: 1234-5678\n").build()), ["Y0101"]);
}

#[test]
fn short_names_that_confuse_are_told() {
    insta::assert_snapshot!(
        saying("简称:\n  - {全称: 某某协会, 简称: 某协}\n  - {全称: 某某协进会, 简称: 某协}\n  - {全称: 某某协会, 简称: 协会}\n").told(),
        @"
        错误[Y0103]：简称“某协”用了两次，读者分不清指的是谁
          位置：yearbook.yaml:5:21
          原文：  - {全称: 某某协进会, 简称: 某协}
          办法：另一处在第 4 行；给其中一个换一个简称，或删去重复的一条。
        警告[Y0104]：“某某协会”有两个简称
          位置：yearbook.yaml:6:10
          原文：  - {全称: 某某协会, 简称: 协会}
          办法：另一处在第 4 行；全书只用一个简称，删去另一条。
        "
    );
}

#[test]
fn records_that_are_not_whole_are_told() {
    insta::assert_snapshot!(
        saying("编辑机构:\n  - {职务: 主编}\n  - {姓名: 甲某}\n  - 乙某\n版权信息: 某某出版社\n许可网址: www.example.org\n简称:\n  - {全称: 某某协会}\n").told(),
        @"
        错误[Y0004]：缺少“姓名”
          位置：yearbook.yaml:4:5
          原文：  - {职务: 主编}
          办法：加一行“姓名: ……”。
        错误[Y0004]：缺少“职务”
          位置：yearbook.yaml:5:5
          原文：  - {姓名: 甲某}
          办法：加一行“职务: ……”。
        错误[Y0005]：“编辑机构”的值应当是几行“名称: 内容”
          位置：yearbook.yaml:6:5
          原文：  - 乙某
          办法：改写“编辑机构:”后面的内容。
        错误[Y0005]：“版权信息”的值应当是几行“名称: 内容”
          位置：yearbook.yaml:7:7
          原文：版权信息: 某某出版社
          办法：改写“版权信息:”后面的内容。
        错误[Y0004]：缺少“许可”
          位置：yearbook.yaml:8:7
          原文：许可网址: www.example.org
          办法：加一行“许可: ……”。
        错误[Y0102]：“许可网址”的值“www.example.org”不是完整的网址
          位置：yearbook.yaml:8:7
          原文：许可网址: www.example.org
          办法：从浏览器的地址栏里复制，以 https:// 开头。
        错误[Y0004]：缺少“简称”
          位置：yearbook.yaml:10:5
          原文：  - {全称: 某某协会}
          办法：加一行“简称: ……”。
        "
    );
    insta::assert_snapshot!(
        saying("编辑机构: 甲某\n版权信息:\n  出版日期: 明年\n  售价: 10元\n").told(),
        @"
        错误[Y0005]：“编辑机构”的值应当是一列记录，每条以“- ”开头
          位置：yearbook.yaml:3:7
          原文：编辑机构: 甲某
          办法：改写“编辑机构:”后面的内容。
        错误[Y0006]：“出版日期”的值“明年”不是日期，或者没有这一天
          位置：yearbook.yaml:5:9
          原文：  出版日期: 明年
          办法：写成 2023-09-01、2023年9月1日；只知道年、月时写 2023 或 2023-09。
        警告[Y0003]：不认识“售价”这一项，它不会起作用
          位置：yearbook.yaml:6:3
          原文：  售价: 10元
          办法：是否想写“定价”？
        "
    );
}
