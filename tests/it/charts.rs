//! Charts of figures and of tables, through the whole pipeline: what is drawn, what stands beside it, what is told.

use super::yearbook::{Yearbook, codes};

const PAGE: &str = "juan-shou/pan-deng.html";

const FIGURES: &str = "数据:
- {编号: national, 名称: 国家级基地, 数值: 7, 单位: 家, 分组: 基地, 出处: 报表}
- {编号: provincial, 名称: 省级基地, 数值: 16, 单位: 家, 分组: 基地, 出处: 报表}
- {编号: municipal, 名称: 市级基地, 数值: 38, 单位: 家, 分组: 基地}
- {编号: schools, 名称: 特色学校, 数值: 38, 单位: 所}
- {编号: share, 名称: 一线比例, 数值: 60, 单位: \"%\"}
- {编号: other, 名称: 其他比例, 数值: 37, 单位: \"%\"}
- {编号: words, 名称: 年轻人, 数值: 三分之二}
- {编号: plain, 名称: 年份, 数值: 2006}
- {编号: members, 名称: 会员, 数值: 120, 单位: 人, 历年: [[2021, 96], [2022, 110], [2023, 120]]}
- {编号: students, 名称: 学生, 数值: 30, 单位: 人, 历年: [[2022, 40], [2023, 30]]}
";

const TABLE: &str = "标题: 表
类型: 统计资料
表格:
- 编号: t
  表名: 会员人数
  单位: 人
  出处: 年报
  栏目: [类别, 2021年, 2022年, 2023年]
  行:
  - [合计, 100, 110, 135]
  - [个人会员, 80, 88, 105]
  - [\"#青年会员\", 30, \"\", 50]
  - [单位会员, 20, 22, 30]
";

fn drawing(block: &str) -> Yearbook {
    Yearbook::saying(&format!("```图表\n{block}```\n")).file("content/figures.yaml", FIGURES).article(
        "02-表/1.md",
        TABLE,
        "",
    )
}

fn drawn(block: &str) -> String {
    let prose = drawing(block).built().prose(PAGE);
    let start = prose.find("<figure class=\"charts\"").unwrap_or_else(|| panic!("{prose}"));
    prose[start..prose.rfind("</figure>").unwrap()].to_owned()
}

fn told(block: &str) -> String {
    drawing(block).told()
}

/// The texts of the chart's words of this kind.
fn words<'p>(chart: &'p str, kind: &str) -> Vec<&'p str> {
    let opening = format!("<text class=\"chart-{kind} ");
    let cut = |part: &'p str| &part[part.find('>').unwrap() + 1..part.find("</text>").unwrap()];
    chart.split(opening.as_str()).skip(1).map(cut).collect()
}

#[test]
fn figures_side_by_side_are_bars() {
    let chart = drawn("编号: [national, provincial, municipal]\n样式: 横条\n标题: 三级基地\n");
    assert!(chart.contains("chart chart-bars") && chart.contains("单位：家"), "{chart}");
    assert_eq!(words(&chart, "name"), ["国家级基地", "省级基地", "市级基地"]);
    assert_eq!(words(&chart, "value"), ["7", "16", "38"]);
    assert!(chart.contains("<desc>国家级基地7家，省级基地16家，市级基地38家。</desc>"));
    assert!(chart.contains("<title>三级基地（单位：家）</title>"));
    assert_eq!((chart.matches("<rect ").count(), chart.matches("来源：报表").count()), (3, 1));
    assert_eq!(chart.matches("<td class=\"align-right\">").count(), 3);
    assert!(!chart.contains("style=") && !chart.contains("<script"));
    assert_eq!(words(&drawn("分组: 基地\n样式: 横条\n"), "value"), ["7", "16", "38"]);
}

#[test]
fn shares_are_parts_of_a_stated_whole() {
    let chart = drawn("编号: [national]\n全体: municipal\n样式: 构成\n");
    assert_eq!(words(&chart, "name"), ["国家级基地", "其余"]);
    assert_eq!(words(&chart, "value"), ["7（18.4%）", "31（81.6%）"]);
    assert!(chart.contains("<th scope=\"col\" class=\"align-right\">占比</th>"), "{chart}");
    assert!(chart.contains("<desc>国家级基地7家，占18.4%；其余31家，占81.6%。</desc>"));
}

#[test]
fn columns_of_a_table_that_are_periods_make_its_rows_lines() {
    let chart = drawn("编号: t\n");
    assert!(chart.contains("chart chart-lines") && chart.contains("会员人数"), "{chart}");
    assert_eq!(chart.matches("<polyline").count(), 2, "neither the total nor a part of a part");
    assert_eq!(words(&chart, "name"), ["个人会员", "单位会员", "2021年", "2022年", "2023年"]);
    assert_eq!(words(&chart, "value"), ["105", "30"]);
    assert!(chart.contains("chart-line chart-series-2") && chart.contains("来源：年报"));
    let head = "<th scope=\"col\">时期</th>\n          <th scope=\"col\" class=\"align-right\">个人会员</th>";
    assert!(chart.contains(head), "{chart}");
    let chart = drawn("编号: t\n分图: 是\n");
    assert_eq!((chart.matches("<svg").count(), chart.matches("<polyline").count()), (2, 2));
    let chart = drawn("编号: t\n行: 个人会员\n");
    assert!(
        chart.contains("chart chart-columns") && words(&chart, "value") == ["80", "88", "105"],
        "{chart}"
    );
    let chart = drawn("编号: t\n行: [青年会员]\n样式: 折线\n");
    assert_eq!(words(&chart, "value"), ["30", "50"], "a gap where nothing is known");
}

#[test]
fn a_column_of_a_table_is_bars_and_shares() {
    let chart = drawn("编号: t\n栏目: [2023年]\n样式: 横条\n");
    assert_eq!(
        (words(&chart, "name"), words(&chart, "value")),
        (vec!["个人会员", "单位会员"], vec!["105", "30"])
    );
    let chart = drawn("编号: t\n栏目: [2022年, 2023年]\n样式: 构成\n");
    assert_eq!(chart.matches("<svg").count(), 2, "each year is a whole");
    assert_eq!(words(&chart, "value"), ["88（80.0%）", "22（20.0%）", "105（77.8%）", "30（22.2%）"]);
}

#[test]
fn a_table_s_own_chart_stands_under_it() {
    let table = format!("{TABLE}  图表: {{样式: 折线, 不从零起: 是}}\n");
    let book = Yearbook::saying("文。").article("02-表/1.md", &table, "").built();
    let page = book.page("biao/1.html");
    let (before, after) = page.split_once("<figure class=\"charts\"").unwrap();
    assert!(before.contains("<caption>") && after.contains("下载《会员人数》"));
    assert_eq!(words(&page, "note"), ["纵轴不从零起"]);
    assert_eq!(page.matches("来源：年报").count(), 1, "said under the table already");
}

#[test]
fn several_figures_can_share_a_drawing() {
    let chart = drawn("编号: [members, students]\n样式: 折线\n");
    assert_eq!((chart.matches("<svg").count(), chart.matches("<polyline").count()), (1, 2));
    assert_eq!(words(&chart, "name"), ["会员", "学生", "2021年", "2022年", "2023年"]);
    let table = chart.split("<tbody>").nth(1).unwrap();
    assert!(table.contains("不详"), "students of 2021 are not known: {table}");
    assert_eq!(drawn("编号: [members, students]\n").matches("<svg").count(), 2);
}

#[test]
fn what_would_mislead_is_told() {
    insta::assert_snapshot!(told("编号: [national, schools]\n样式: 横条\n"), @"
    错误[Y0170]：“国家级基地”（7家）和“特色学校”（38所）的单位不同，不能用同一把尺子量
      位置：content/01-卷首/01-攀登.md:5:1
      原文：编号: [national, schools]
      办法：一个图里只画单位相同的数，单位不同的另画一个图；“历年”的数不写样式，就各画各的。
    ");
    insta::assert_snapshot!(told("编号: [share, other]\n样式: 构成\n"), @"
    错误[Y0171]：各部分加起来是 97，全体却是 100
      位置：content/01-卷首/01-攀登.md:6:5
      原文：样式: 构成
      办法：核对各数。部分没有列全的，补上“其他”；各部分可以重叠的，不是构成，换成“样式: 横条”。
    ");
    insta::assert_snapshot!(told("编号: t\n样式: 横条\n不从零起: 是\n"), @"
    错误[Y0172]：画不成“横条”：长短就是多少，不能不从零起
      位置：content/01-卷首/01-攀登.md:7:7
      原文：不从零起: 是
      办法：删去“不从零起”，或写“样式: 折线”。
    ");
    insta::assert_snapshot!(told("编号: [words, plain]\n样式: 横条\n"), @"
    错误[Y0167]：“年轻人”是“三分之二”，不是一个数，画不成图
      位置：content/01-卷首/01-攀登.md:5:1
      原文：编号: [words, plain]
      办法：换成数；或者用“栏目”“行”“编号”只画有数的。
    ");
    insta::assert_snapshot!(told("编号: t\n栏目: [2024年]\n"), @"
    错误[Y0128]：“栏目”写的“2024年”，表格里没有
      位置：content/01-卷首/01-攀登.md:6:6
      原文：栏目: [2024年]
      办法：是否想写“2021年”？
    ");
    let of = |block: &str| codes(&drawing(block).build());
    assert_eq!(of("编号: [national, provincial]\n样式: 饼图\n"), ["Y0007"]);
    assert_eq!(of("编号: [t, national]\n样式: 横条\n"), ["Y0172"]);
    assert_eq!(of("编号: [national]\n样式: 横条\n"), ["Y0172"], "one bar is no comparison");
    assert_eq!(of("编号: [national]\n行: [甲]\n样式: 横条\n"), ["Y0172"]);
    assert_eq!(of("编号: [municipal]\n全体: national\n样式: 构成\n"), ["Y0171"]);
    assert_eq!(of("编号: [municipal]\n全体: none\n样式: 构成\n"), ["Y0040"]);
    assert_eq!(of("编号: [municipal, national]\n全体: national\n样式: 横条\n"), ["Y0172"]);
}

#[test]
fn what_a_table_cannot_show_is_told() {
    let of = |rows: &str, request: &str| {
        let table = format!(
            "标题: 表\n类型: 统计资料\n表格:\n- 编号: t\n  表名: 表\n  栏目: [类别, 甲, 乙]\n  行: {rows}\n  图表: {request}"
        );
        Yearbook::saying("文。").article("02-表/1.md", &table, "").told()
    };
    insta::assert_snapshot!(of("[[子, 1, 2], [丑, 3, 4]]", "{样式: 折线}"), @"
    错误[Y0169]：折线画的是先后变化，“子”却不是时期
      位置：content/02-表/1.md:9:12
      原文：  图表: {样式: 折线}
      办法：换成“样式: 横条”；是时期的，写成“2023年”“2023年9月”。
    ");
    insta::assert_snapshot!(of("[[子, 1, 2], [丑, 3, 4], [寅, 5, 约6]]", "{样式: 横条}"), @"
    提示[Y0127]：“乙”一栏都是数，这一格“约6”却不是
      位置：content/02-表/1.md:8:36
      原文：  行: [[子, 1, 2], [丑, 3, 4], [寅, 5, 约6]]
      办法：不足单位一半写“…”，没有写“-”，不详留空；要说明的话，写进表格的“注”。
    错误[Y0167]：“寅”的“乙”是“约6”，不是一个数，画不成图
      位置：content/02-表/1.md:9:7
      原文：  图表: {样式: 横条}
      办法：换成数；或者用“栏目”“行”“编号”只画有数的。
    ");
    insta::assert_snapshot!(of("[[子, 1, 2], [丑, -3, 4]]", "{样式: 构成}"), @"
    错误[Y0172]：画不成“构成”：“丑”是 -3，负数不能是全体的一部分
      位置：content/02-表/1.md:9:12
      原文：  图表: {样式: 构成}
      办法：部分要有数，不能小于零；换成“样式: 横条”。
    ");
    let many: Vec<String> = (0..9).map(|at| format!("[第{at}, 1, 2]")).collect();
    insta::assert_snapshot!(of(&format!("[{}]", many.join(", ")), "{样式: 构成}"), @"
    错误[Y0168]：一个图里要画 9 个部分，看不清；最多 8 个部分
      位置：content/02-表/1.md:9:12
      原文：  图表: {样式: 构成}
      办法：用“栏目”“行”“编号”挑出要比的，或者拆成几个图；线多了，也可以写“分图: 是”。
    ");
}

#[test]
fn the_sentence_that_names_a_figure_stands_beside_it() {
    let data = "标题: 数据\n类型: 数据要览\n数据:\n- {编号: a, 名称: 基地, 数值: 7, 单位: 家, 分组: 甲}\n- {编号: b, 名称: 学校, 数值: 9, 单位: 所, 分组: 甲}\n- {编号: c, 名称: 讲座, 数值: 5, 单位: 场, 分组: 甲}";
    let book = Yearbook::saying("前句。全区有**基地**{{a}}、学校{{b}}，都好。后句。")
        .article("02-数据/1.md", data, "自己说：基地{{a}}。讲座{{c}}。")
        .built();
    let page = book.page("figures.html");
    assert!(page.contains("<dd class=\"figure-quote\"><a href=\"juan-shou/pan-deng.html#quote-a\">全区有基地<mark>7家</mark>、学校9所，都好。</a> <cite>《攀登》</cite></dd>"), "{page}");
    assert!(page.contains("<dt><a href=\"juan-shou/pan-deng.html#quote-b\">学校</a></dt>"), "{page}");
    assert!(page.contains("<a href=\"shu-ju/1.html#quote-c\">讲座<mark>5场</mark>。</a>"), "{page}");
    let prose = book.prose(PAGE);
    assert!(prose.contains("<span class=\"quoted\" id=\"quote-a\">7家</span>"), "{prose}");
    let own = book.prose("shu-ju/1.html");
    assert!(
        own.contains("基地7家。") && own.contains("<span class=\"quoted\" id=\"quote-c\">5场</span>"),
        "{own}"
    );
}

#[test]
fn the_figure_that_the_cover_names_leads_its_group() {
    let figures = "数据:\n- {编号: a, 名称: 甲, 数值: 7, 分组: 组}\n- {编号: b, 名称: 乙, 数值: 9, 分组: 组}\n- {编号: c, 名称: 丙, 数值: 5, 分组: 组}\n";
    let book = Yearbook::saying("文。").file("content/figures.yaml", figures).built();
    let order = |book: &Yearbook| {
        let page = book.page("figures.html");
        let at = |id: &str| page.find(&format!("id=\"{id}\"")).unwrap();
        let mut ids = ["a", "b", "c"];
        ids.sort_by_key(|id| at(id));
        ids
    };
    assert_eq!(order(&book), ["a", "b", "c"]);
    let book = book.file("yearbook.yaml", "标题: 某某年鉴\n网址: https://example.org/book/\n精选数据: [c]\n");
    assert_eq!(order(&book.built()), ["c", "a", "b"]);
}
