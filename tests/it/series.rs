//! Figures through the years: what is recorded, how it compares, how it is drawn, and how numbers are written.

use super::yearbook::{Yearbook, codes};

const PAGE: &str = "juan-shou/pan-deng.html";

/// A yearbook of one figure, 会员, with these fields besides, and an article that says `body`.
fn recording(fields: &str, body: &str) -> Yearbook {
    let record = format!("数据:\n- {{编号: a, 名称: 会员, 单位: 人, {fields}}}\n");
    Yearbook::saying(body).file("content/figures.yaml", &record)
}

const FOUR: &str = "数值: 135, 历年: [[2020, 0], [2021, 100], [2022, 120], [2023, 135]]";

/// The element that opens with `start`, as far as `end`.
fn cut<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let rest = &page[page.find(start).unwrap_or_else(|| panic!("{start}: {page}"))..];
    &rest[..rest.find(end).unwrap() + end.len()]
}

#[test]
fn cards_tables_and_the_page_of_figures_say_how_it_compares() {
    let book = recording(FOUR, "```数据\n编号: a\n```\n\n```数据\n编号: a\n样式: 表格\n```\n").built();
    let prose = book.prose(PAGE);
    assert!(cut(&prose, "<dl", "</dl>").contains("<dd class=\"figure-change\">比上年增长12.5%</dd>"));
    assert!(cut(&prose, "<table", "</table>").contains("<td>比上年增长12.5%</td>"));
    let page = book.page("figures.html");
    assert!(page.contains("<dd class=\"figure-change\">比上年增长12.5%</dd>"));
    let table = cut(&page, "<details", "</details>");
    for shown in ["2020年", ">100<", "比上年增长20.0%", "比上年增长12.5%", "单位：人"] {
        assert!(table.contains(shown), "{shown}: {table}");
    }
    assert_eq!(table.matches("比上年").count(), 2, "none after nothing: {table}");
}

#[test]
fn what_cannot_be_compared_is_not() {
    for fields in [
        "数值: 135, 历年: [[2021, 120], [2023, 135]]",
        "数值: 135, 历年: [[2022, 0], [2023, 135]]",
        "数值: 135, 限定: 超过, 历年: [[2022, 120], [2023, 135]]",
        "数值: 135, 历年: [[2023, 135]]",
        "数值: 135",
    ] {
        let page = recording(fields, "文。").built().page("figures.html");
        assert!(!page.contains("figure-change"), "{fields}");
    }
}

#[test]
fn a_chart_is_drawn_at_build_time_with_its_numbers_beside_it() {
    let book = recording(FOUR, "前。\n\n```图表\n编号: a\n标题: 会员历年\n```\n").built();
    let prose = book.prose(PAGE);
    let chart = cut(&prose, "<figure class=\"charts\"", "</figure>");
    assert!(chart.contains("会员历年") && chart.contains("href=\"../figures.html#a\""));
    let svg = cut(chart, "<svg", "</svg>");
    assert!(svg.contains("<title>会员（单位：人）</title>"), "{svg}");
    assert!(svg.contains("<desc>2020年0人，2023年135人；最高2023年135人，最低2020年0人。</desc>"));
    assert_eq!((svg.matches("<rect ").count(), svg.matches("chart-last").count()), (4, 1));
    for said in [">0</text>", ">100</text>", ">120</text>", ">135</text>", ">2020年</text>", ">2023年</text>"]
    {
        assert!(svg.contains(said), "{said}: {svg}");
    }
    assert!(!chart.contains("style=") && !chart.contains("<script"));
    assert!(cut(chart, "<table", "</table>").contains("<td class=\"align-right\">120</td>"));
    assert!(book.page("figures.html").contains("<svg class=\"chart chart-columns\""));
}

#[test]
fn many_periods_are_a_line() {
    let rows: Vec<String> = (2001..=2020).map(|year| format!("[{year}, {}]", year - 1900)).collect();
    let fields = format!("数值: 120, 历年: [{}]", rows.join(", "));
    let book = recording(&fields, "```chart\nids: [a]\n```\n").built();
    let prose = book.prose(PAGE);
    let svg = cut(&prose, "<svg", "</svg>");
    assert!(
        svg.contains("class=\"chart chart-lines\"") && svg.contains("<polyline") && !svg.contains("<rect")
    );
    assert!(svg.contains(">101</text>") && svg.contains(">120</text>"));
    assert_eq!(cut(&prose, "<table", "</table>").matches("<tr>").count(), 21);
}

#[test]
fn a_chart_of_what_has_no_series_is_told() {
    let book = recording("数值: 1", "```图表\n编号: [a, b]\n```\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0061]：数据“a”没有历年的数，画不成图
      位置：content/01-卷首/01-攀登.md:5:6
      原文：编号: [a, b]
      办法：在它的记录里写“历年: [[2022, 120], [2023, 135]]”，至少要有两个时期；只比几个数的大小，写“样式: 横条”。
    错误[Y0040]：没有编号为“b”的数据
      位置：content/01-卷首/01-攀登.md:5:9
      原文：编号: [a, b]
      办法：先在数据要览文章或 figures.yaml 的“数据”里记录它。
    ");
}

#[test]
fn a_series_with_mistakes_is_told() {
    let book = recording(
        "数值: 135, 历年: [[去年, 1], [2022, 约100], [2022, 90], [2022, 91], [2021, 80], [2023-05, 1], 7, [2023, 130]]",
        "文。",
    );
    insta::assert_snapshot!(book.told(), @"
    错误[Y0047]：“历年”里的时期“去年”不是年份或日期
      位置：content/figures.yaml:2:41
      原文：- {编号: a, 名称: 会员, 单位: 人, 数值: 135, 历年: [[去年, 1], [2022, 约100], [2022, 90], [2022, 91], [2021, 80], [2023-05, 1], 7, [2023, 130]]}
      办法：每行写“[时期, 数值]”，从早到晚，一个时期一行，例如“历年: [[2022, 120], [2023, 135]]”。
    错误[Y0048]：“历年”里2022年的值“约100”不是数
      位置：content/figures.yaml:2:56
      原文：- {编号: a, 名称: 会员, 单位: 人, 数值: 135, 历年: [[去年, 1], [2022, 约100], [2022, 90], [2022, 91], [2021, 80], [2023-05, 1], 7, [2023, 130]]}
      办法：写阿拉伯数字，不带单位；那一年没有数，就不写那一行。
    错误[Y0047]：“历年”里的时期“2022”写了两次
      位置：content/figures.yaml:2:75
      原文：- {编号: a, 名称: 会员, 单位: 人, 数值: 135, 历年: [[去年, 1], [2022, 约100], [2022, 90], [2022, 91], [2021, 80], [2023-05, 1], 7, [2023, 130]]}
      办法：每行写“[时期, 数值]”，从早到晚，一个时期一行，例如“历年: [[2022, 120], [2023, 135]]”。
    错误[Y0047]：“历年”里的时期“2021”比上一行早，应当从早到晚
      位置：content/figures.yaml:2:87
      原文：- {编号: a, 名称: 会员, 单位: 人, 数值: 135, 历年: [[去年, 1], [2022, 约100], [2022, 90], [2022, 91], [2021, 80], [2023-05, 1], 7, [2023, 130]]}
      办法：每行写“[时期, 数值]”，从早到晚，一个时期一行，例如“历年: [[2022, 120], [2023, 135]]”。
    错误[Y0047]：“历年”里的时期“2023-05”和前面的不是同一种：年、月、日不能混着写
      位置：content/figures.yaml:2:99
      原文：- {编号: a, 名称: 会员, 单位: 人, 数值: 135, 历年: [[去年, 1], [2022, 约100], [2022, 90], [2022, 91], [2021, 80], [2023-05, 1], 7, [2023, 130]]}
      办法：每行写“[时期, 数值]”，从早到晚，一个时期一行，例如“历年: [[2022, 120], [2023, 135]]”。
    错误[Y0005]：“历年”的值应当是一行一个“[时期, 数值]”，例如“[[2022, 120], [2023, 135]]”
      位置：content/figures.yaml:2:113
      原文：- {编号: a, 名称: 会员, 单位: 人, 数值: 135, 历年: [[去年, 1], [2022, 约100], [2022, 90], [2022, 91], [2021, 80], [2023-05, 1], 7, [2023, 130]]}
      办法：改写“历年:”后面的内容。
    警告[Y0049]：“历年”最后一个数（2023年）是 130，“数值”却是 135
      位置：content/figures.yaml:2:116
      原文：- {编号: a, 名称: 会员, 单位: 人, 数值: 135, 历年: [[去年, 1], [2022, 约100], [2022, 90], [2022, 91], [2021, 80], [2023-05, 1], 7, [2023, 130]]}
      办法：同一个数不能有两种说法：核对哪一个对，改成一样的。
    ");
}

#[test]
fn the_same_number_is_shown_everywhere() {
    const BODY: &str = "共{{a}}。\n\n```数据\n编号: a\n样式: 表格\n```\n\n```图表\n编号: a\n```\n";
    for (fields, number) in [
        ("数值: 12345, 写法: 万, 历年: [[2022, 11000], [2023, 12345]]", "1.2345万"),
        ("数值: 1234500000, format: 亿, 历年: [[2022, 1100000000], [2023, 1234500000]]", "12.345亿"),
        ("数值: 70000, 写法: 原数, 历年: [[2022, 60000], [2023, 70000]]", "70000"),
        ("数值: 70000, 历年: [[2022, 60000], [2023, 70000]]", "7万"),
        // One that does not fit 万 keeps all as they are.
        ("数值: 70000, 历年: [[2022, 61234], [2023, 70000]]", "70000"),
    ] {
        let book = recording(fields, BODY)
            .article(
                "02-表/1.md",
                "标题: 表\n类型: 统计资料\n表格:\n- {编号: t, 表名: 表, 栏目: [甲, 乙], 行: [[子, \"{{a}}\"]]}",
                "",
            )
            .built();
        let prose = book.prose(PAGE);
        assert!(prose.contains(&format!("<p>共{number}人。</p>")), "{fields}: {prose}");
        assert!(cut(&prose, "<table", "</table>").contains(&format!("{number}人")), "{fields}");
        assert!(cut(&prose, "<svg", "</svg>").contains(&format!(">{number}</text>")), "{fields}");
        let card = book.page("figures.html");
        let (digits, sign) = number.split_at(number.find(['万', '亿']).unwrap_or(number.len()));
        assert!(
            card.contains(&format!(">{digits}</span>")) && card.contains(&format!(">{sign}人</span>")),
            "{card}"
        );
        let asked = fields.contains("写法: 万") || fields.contains("亿");
        let cell = if asked { number } else { "70000" };
        assert!(
            book.page("biao/1.html").contains(&format!("<td class=\"align-right\">{cell}</td>")),
            "{fields}"
        );
    }
}

#[test]
fn a_cell_keeps_the_word_that_qualifies() {
    for (fields, cell) in [("", "1000000多"), (", 写法: 万", "100多万"), (", 写法: 原数", "1000000多")]
    {
        let table =
            "标题: 表\n类型: 统计资料\n表格:\n- {编号: t, 表名: 表, 栏目: [甲, 乙], 行: [[子, \"{{a}}\"]]}";
        let book = recording(&format!("数值: 1000000, 限定: 多{fields}"), "文。");
        let book = book.article("02-表/1.md", table, "").built();
        assert!(
            book.page("biao/1.html").contains(&format!("<td class=\"align-right\">{cell}</td>")),
            "{fields}"
        );
    }
}

#[test]
fn a_form_that_does_not_fit_is_told() {
    insta::assert_snapshot!(recording("数值: 三分之二, 写法: 万", "文。").told(), @"
    错误[Y0046]：数值“三分之二”不是数，不能写成以“万”为单位
      位置：content/figures.yaml:2:40
      原文：- {编号: a, 名称: 会员, 单位: 人, 数值: 三分之二, 写法: 万}
      办法：删去“写法”，数值就照原样印；或者把数值写成阿拉伯数字。
    ");
    insta::assert_snapshot!(recording("数值: 3, 写法: 千", "文。").told(), @"
    错误[Y0007]：“写法”不能是“千”
      位置：content/figures.yaml:2:37
      原文：- {编号: a, 名称: 会员, 单位: 人, 数值: 3, 写法: 千}
      办法：可以写的有：万、亿、原数、wan、yi、plain
    ");
}

#[test]
fn a_number_of_another_year_is_no_contradiction() {
    let codes_of = |body: &str| codes(&recording(FOUR, body).build());
    assert_eq!(codes_of("2022年有会员120人，2023年有会员135人。"), [""; 0]);
    assert_eq!(codes_of("会员135人，上年会员120人。"), [""; 0]);
    assert_eq!(codes_of("会员120人。"), ["Y0045"]);
    assert_eq!(codes_of("会员0.0135万人。"), [""; 0]);
    assert_eq!(codes_of("2021年有会员120人。"), ["Y0045"], "that is the value of 2022");
    assert_eq!(codes_of("2022年很好。会员120人。"), ["Y0045"], "another sentence");
}
