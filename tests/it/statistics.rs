//! Statistical tables: from records and from CSV, their signs, totals and figures, and the files to take away.

use super::yearbook::{Yearbook, codes, masked};

/// A yearbook with a figure and an article of statistics whose tables are `tables`.
fn recording(tables: &str, body: &str) -> Yearbook {
    Yearbook::new()
        .file("content/figures.yaml", "数据:\n  - {编号: members, 名称: 会员, 数值: 120, 单位: 人}\n  - {编号: talks, 名称: 讲座, 数值: 30, 单位: 场, 限定: 多}\n")
        .article("01-统计/01-表.md", &format!("标题: 统计\n类型: 统计资料\n表格:\n{tables}"), body)
}

/// The only table of a page, a row a line.
fn table(page: &str) -> String {
    let (_, rest) = page.split_once("<figure class=\"statistics").unwrap();
    let (table, _) = rest.split_once("</figure>").unwrap();
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    masked(&lines.collect::<Vec<_>>().join("\n"))
}

/// The only CSV that is published.
fn csv(book: &Yearbook) -> String {
    let routes = book.routes_in("files/");
    assert_eq!(routes.len(), 1, "{routes:?}");
    book.page(&routes[0])
}

const MEMBERS: &str = "  - 编号: by-kind
    表名: 会员
    单位: 人
    时期: 2023年底
    出处: 年报
    注: [甲。, 乙。]
    栏目: [类别, 2022年, 2023年, 备注]
    行:
      - [合计, 110, \"{{members}}\", ~]
      - [个人, 98, 105, 含\"青年\"]
      - [\"# 青年\", \"\", \"…\", 新立]
      - [单位, 12, 15, ~]";

#[test]
fn a_table_is_set_as_it_is_printed() {
    let book = recording(MEMBERS, "").built();
    insta::assert_snapshot!(table(&book.page("tong-ji/biao.html")), @r#"
    statistics-narrow" id="table-by-kind">
    <section class="table-scroll" tabindex="0" aria-label="会员">
    <table>
    <caption><span class="statistics-head"><span class="statistics-title">会员</span> <span class="statistics-unit">单位：人</span></span></caption>
    <thead>
    <tr>
    <th scope="col" class="align-left statistics-short">类别</th>
    <th scope="col" class="align-right statistics-short">2022年</th>
    <th scope="col" class="align-right statistics-short">2023年</th>
    <th scope="col" class="align-left statistics-short">备注</th>
    </tr>
    </thead>
    <tbody>
    <tr class="statistics-total">
    <th scope="row">合计</th>
    <td class="align-right">110</td>
    <td class="align-right">120</td>
    <td></td>
    </tr>
    <tr>
    <th scope="row">个人</th>
    <td class="align-right">98</td>
    <td class="align-right">105</td>
    <td>含&quot;青年&quot;</td>
    </tr>
    <tr>
    <th scope="row" class="statistics-part"><span class="aloud">其中：</span>青年</th>
    <td class="align-right"><span class="aloud">不详</span></td>
    <td class="align-right">…</td>
    <td>新立</td>
    </tr>
    <tr>
    <th scope="row">单位</th>
    <td class="align-right">12</td>
    <td class="align-right">15</td>
    <td></td>
    </tr>
    </tbody>
    </table>
    </section>
    <figcaption>
    <p>注：</p>
    <ol>
    <li>甲。</li>
    <li>乙。</li>
    </ol>
    <p class="statistics-origin"><span>时期：2023年底</span><span>来源：年报</span></p>
    <p><a class="statistics-file" href="../files/#/hui-yuan.csv" download="会员.csv" type="text/csv">下载《会员》（CSV 表格）</a></p>
    </figcaption>
    "#);
    assert_eq!(
        csv(&book),
        "\u{feff}类别,2022年,2023年,备注\r\n合计,110,120,\r\n个人,98,105,\"含\"\"青年\"\"\"\r\n# 青年,,…,新立\r\n单位,12,15,\r\n"
    );
}

#[test]
fn a_table_from_a_file_is_the_table_typed() {
    let typed = recording(MEMBERS, "").built();
    let head =
        "  - {编号: by-kind, 表名: 会员, 单位: 人, 时期: 2023年底, 出处: 年报, 注: [甲。, 乙。], 文件: ";
    let commas = "\u{feff}类别,2022年,2023年,备注,\r\n合计,110,{{members}},,\r\n个人,98,105,\"含\"\"青年\"\"\"\r\n# 青年,,…,新立\r\n单位,12,15,\r\n,,,,\r\n";
    let tabs = commas.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace(',', "\t");
    for (name, path, text) in [
        ("会员.csv", "content/01-统计/会员.csv", commas),
        ("会员.csv", "assets/会员.csv", &tabs),
        ("../../assets/表/会员.csv", "assets/表/会员.csv", &tabs),
    ] {
        let book = recording(&format!("{head}{name}}}"), "").file(path, text).built();
        assert_eq!(table(&book.page("tong-ji/biao.html")), table(&typed.page("tong-ji/biao.html")), "{path}");
        assert_eq!(csv(&book), csv(&typed), "{path}");
    }
}

#[test]
fn a_table_is_shown_where_it_is_named() {
    let tables = "  - {编号: a, 表名: 甲表, 栏目: [类, 数], 行: [[丙, 1]]}\n  - {编号: b, 表名: 乙表, 栏目: [类, 数], 行: [[丁, 2]]}";
    let book = recording(tables, "文。\n\n```表格\n编号: b\n```\n")
        .file("content/tables.yaml", "表格:\n  - {编号: c, 表名: 丙表, 栏目: [类, 数], 行: [[戊, {{talks}}]]}\n  - {编号: d, 表名: 无人看, 栏目: [类, 数], 行: [[己, 4]]}\n")
        .article("02-他/1.md", "标题: 他", "```table\nid: a\n```\n\n```table\nid: c\n```\n\n```table\nid: c\n```\n")
        .built();
    let page = book.page("tong-ji/biao.html");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}"));
    // Placed by the body, so not once more behind it; both stand in the article's contents.
    assert_eq!(page.matches("<table>").count(), 2);
    assert!(at("id=\"table-b\"") < at("id=\"table-a\""));
    assert!(
        at("href=\"#table-a\"") < at("href=\"#table-b\"")
            && at("href=\"#table-b\"") < at("<div class=\"prose\">")
    );
    let other = book.prose("ta/1.html");
    assert_eq!(other.matches("<table>").count(), 3);
    assert_eq!(other.matches("id=\"table-c\"").count(), 1);
    // 30多 is not 30, and what nobody shows is not published.
    assert!(other.contains("<td class=\"align-right\">30多</td>"));
    assert_eq!(
        book.names("files/"),
        ["files/#/bing-biao.csv", "files/#/jia-biao.csv", "files/#/yi-biao.csv"]
    );
    assert!(other.contains("download=\"丙表.csv\" type=\"text/csv\""));
}

#[test]
fn a_row_without_numbers_heads_the_rows_under_it() {
    let book = recording(
        "  - {编号: a, 表名: 表, 栏目: [\"\", 一, 二], 行: [[合计, 9, 9], [按甲分, ~, ~], [子, 5, 9], [丑, 4, \"-\"], [按乙分, ~, ~], [寅, 9, 9]]}",
        "",
    )
    .built();
    let table = table(&book.page("tong-ji/biao.html"));
    assert!(
        table
            .contains("<tr class=\"statistics-group\"><th scope=\"colgroup\" colspan=\"3\">按甲分</th></tr>")
    );
    assert!(table.contains("<thead>\n<tr>\n<td></td>"));
    assert!(table.contains("<td class=\"align-right\">-</td>"));
}

#[test]
fn what_is_wrong_in_a_file_is_told_in_its_line_and_column() {
    let book = recording("  - {编号: a, 表名: 表, 单位: 人, 文件: 表.csv}", "").file(
        "content/01-统计/表.csv",
        "\u{feff}类别,男,女\r\n总计,\"9\",20\r\n\r\n甲,5,l0\r\n乙,5,10\r\n丙,1\r\n丁,1,{{member}},3\r\n戊,-,{{talks}}\r\n",
    );
    insta::assert_snapshot!(book.told(), @"
    错误[Y0122]：这一行有 2 格，栏目却有 3 个
      位置：content/01-统计/表.csv:6:1
      原文：丙,1
      办法：补上缺的格子（不详的留空，但逗号不能少），或删去多的；一格里有逗号时，用英文双引号把这一格括起来。
    错误[Y0122]：这一行有 4 格，栏目却有 3 个
      位置：content/01-统计/表.csv:7:1
      原文：丁,1,{{member}},3
      办法：补上缺的格子（不详的留空，但逗号不能少），或删去多的；一格里有逗号时，用英文双引号把这一格括起来。
    警告[Y0126]：数据“talks”的单位是“场”，表格的单位却是“人”
      位置：content/01-统计/表.csv:8:5
      原文：戊,-,{{talks}}
      办法：换一个数据，改表格的“单位”，或在栏目的名称后面写明“（场）”。
    ");
}

#[test]
fn what_is_doubtful_in_a_file_is_told_in_its_line_and_column() {
    let book = recording("  - {编号: a, 表名: 表, 单位: 人, 文件: 表.csv}", "").file(
        "content/01-统计/表.csv",
        "类别,男,女\n总计,\"9\",20\n\n甲,5,l0\n乙,5,10\n丙,-,{{mumbers}}\n会员{{members}},-,{{members 人}}\n",
    );
    insta::assert_snapshot!(book.told(), @r#"
    警告[Y0125]：“总计”的“男”是 9，各部分相加却是 10
      位置：content/01-统计/表.csv:2:4
      原文：总计,"9",20
      办法：核对各数。只是“其中”的行，在名称前面加 #，就不参加相加；四舍五入造成的差不会提示。
    错误[Y0040]：没有编号为“mumbers”的数据
      位置：content/01-统计/表.csv:6:5
      原文：丙,-,{{mumbers}}
      办法：是否想写“members”？
    警告[Y0044]：“{{members 人}}”不是数据编号，按普通文字显示
      位置：content/01-统计/表.csv:7:17
      原文：会员{{members}},-,{{members 人}}
      办法：双花括号里只写数据的编号，例如 {{bases-national}}；要显示花括号本身，在前面加反斜杠。
    "#);
}

#[test]
fn totals_that_do_not_add_up_are_told_with_both_numbers() {
    let book = recording(
        "  - {编号: a, 表名: 人, 单位: 人, 栏目: [类, 数, 占比（%）], 行: [[合 计, 12, 90], [甲, 5, 40], [\"#青\", 3, 1], [乙, 6, 60]]}
  - {编号: b, 表名: 钱, 单位: 万元, 合计: 全部, 其中: [分项], 栏目: [类, 上, 下, 全部], 行: [[甲, 1.2, 1.4, 2.7], [分项, 1, 1, 1], [乙, 5, 6, 13]]}
  - {编号: c, 表名: 列, 单位: 家, 合计: 合计, 栏目: [类, 一, 二, 合计], 行: [[甲, 1, 2, 3], [合计, 2, 2, 4], [乙, 1, 1, 2]]}",
        "",
    );
    insta::assert_snapshot!(book.told(), @r##"
    警告[Y0125]：“合 计”的“数”是 12，各部分相加却是 11
      位置：content/01-统计/01-表.md:5:56
      原文：  - {编号: a, 表名: 人, 单位: 人, 栏目: [类, 数, 占比（%）], 行: [[合 计, 12, 90], [甲, 5, 40], ["#青", 3, 1], [乙, 6, 60]]}
      办法：核对各数。只是“其中”的行，在名称前面加 #，就不参加相加；四舍五入造成的差不会提示。
    警告[Y0125]：“乙”的“全部”是 13，各部分相加却是 11
      位置：content/01-统计/01-表.md:6:114
      原文：  - {编号: b, 表名: 钱, 单位: 万元, 合计: 全部, 其中: [分项], 栏目: [类, 上, 下, 全部], 行: [[甲, 1.2, 1.4, 2.7], [分项, 1, 1, 1], [乙, 5, 6, 13]]}
      办法：核对各数。只是“其中”的行，在名称前面加 #，就不参加相加；四舍五入造成的差不会提示。
    警告[Y0125]：“合计”的“二”是 2，各部分相加却是 3
      位置：content/01-统计/01-表.md:7:80
      原文：  - {编号: c, 表名: 列, 单位: 家, 合计: 合计, 栏目: [类, 一, 二, 合计], 行: [[甲, 1, 2, 3], [合计, 2, 2, 4], [乙, 1, 1, 2]]}
      办法：核对各数。只是“其中”的行，在名称前面加 #，就不参加相加；四舍五入造成的差不会提示。
    警告[Y0125]：“合计”的“合计”是 4，各部分相加却是 5
      位置：content/01-统计/01-表.md:7:83
      原文：  - {编号: c, 表名: 列, 单位: 家, 合计: 合计, 栏目: [类, 一, 二, 合计], 行: [[甲, 1, 2, 3], [合计, 2, 2, 4], [乙, 1, 1, 2]]}
      办法：核对各数。只是“其中”的行，在名称前面加 #，就不参加相加；四舍五入造成的差不会提示。
    "##);
}

#[test]
fn records_with_mistakes_are_told() {
    let book = recording(
        "  - {编号: a, 表名: 甲}
  - {编号: a b, 表名: 乙, 栏目: [类, 数], 行: [[甲, 1]]}
  - {编号: c, 表名: 丙, 文件: 员.csv, 行: [[甲, 1]]}
  - {编号: d, 表名: 丁, 栏目: [类, 数], 行: [甲, [乙, 1]]}
  - {编号: e, 表名: 戊, 栏目: [类], 行: [[乙]]}
  - {编号: f, 表名: 己, 单位: 家, 合计: 总和, 其中: [儿], 栏目: [类, 数], 行: [[子, {{members}}], [丑, 1, 2]]}
  - {编号: members, 表名: 庚, 栏目: [类, 数], 行: [[乙, {{members}}]]}
  - {编号: f, 表名: 辛, 栏目: [类, {{members}}], 行: [[乙, 1]]}",
        "```表格\n编号: ff\n```\n\n```表格\n```\n",
    )
    .file("content/01-统计/会员.csv", "甲,乙\n1,2\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0004]：缺少“栏目”
      位置：content/01-统计/01-表.md:5:5
      原文：  - {编号: a, 表名: 甲}
      办法：加一行“栏目: ……”。
    错误[Y0004]：缺少“行”
      位置：content/01-统计/01-表.md:5:5
      原文：  - {编号: a, 表名: 甲}
      办法：加一行“行: ……”。
    错误[Y0042]：编号“a b”含有不能用的字符
      位置：content/01-统计/01-表.md:6:10
      原文：  - {编号: a b, 表名: 乙, 栏目: [类, 数], 行: [[甲, 1]]}
      办法：编号用字母、数字、汉字、减号和下划线，不要有空格。
    错误[Y0124]：找不到表格文件“员.csv”
      位置：content/01-统计/01-表.md:7:24
      原文：  - {编号: c, 表名: 丙, 文件: 员.csv, 行: [[甲, 1]]}
      办法：是否想写“会员.csv”？
    错误[Y0129]：已经写了“文件”，不能再写“行”
      位置：content/01-统计/01-表.md:7:34
      原文：  - {编号: c, 表名: 丙, 文件: 员.csv, 行: [[甲, 1]]}
      办法：表格的内容或者写在这里，或者放在 CSV 文件里，只留一处。
    错误[Y0005]：“行”的值应当是方括号里的一列，例如“[会员, 120, 135]”
      位置：content/01-统计/01-表.md:8:36
      原文：  - {编号: d, 表名: 丁, 栏目: [类, 数], 行: [甲, [乙, 1]]}
      办法：改写“行:”后面的内容。
    错误[Y0123]：表格“e”里没有可排的数
      位置：content/01-统计/01-表.md:9:10
      原文：  - {编号: e, 表名: 戊, 栏目: [类], 行: [[乙]]}
      办法：至少要有两个栏目和一行；CSV 文件的第一行是栏目，用英文逗号或制表符隔开。
    错误[Y0128]：“合计”写的“总和”，表格里没有
      位置：content/01-统计/01-表.md:10:31
      原文：  - {编号: f, 表名: 己, 单位: 家, 合计: 总和, 其中: [儿], 栏目: [类, 数], 行: [[子, {{members}}], [丑, 1, 2]]}
      办法：写表格里某一行第一格的文字；“合计”也可以写栏目的名称。
    错误[Y0128]：“其中”写的“儿”，表格里没有
      位置：content/01-统计/01-表.md:10:40
      原文：  - {编号: f, 表名: 己, 单位: 家, 合计: 总和, 其中: [儿], 栏目: [类, 数], 行: [[子, {{members}}], [丑, 1, 2]]}
      办法：写表格里某一行第一格的文字；“合计”也可以写栏目的名称。
    警告[Y0126]：数据“members”的单位是“人”，表格的单位却是“家”
      位置：content/01-统计/01-表.md:10:64
      原文：  - {编号: f, 表名: 己, 单位: 家, 合计: 总和, 其中: [儿], 栏目: [类, 数], 行: [[子, {{members}}], [丑, 1, 2]]}
      办法：换一个数据，改表格的“单位”，或在栏目的名称后面写明“（人）”。
    错误[Y0122]：这一行有 3 格，栏目却有 2 个
      位置：content/01-统计/01-表.md:10:78
      原文：  - {编号: f, 表名: 己, 单位: 家, 合计: 总和, 其中: [儿], 栏目: [类, 数], 行: [[子, {{members}}], [丑, 1, 2]]}
      办法：补上缺的格子（不详的留空，但逗号不能少），或删去多的；一格里有逗号时，用英文双引号把这一格括起来。
    错误[Y0121]：编号“members”用了两次
      位置：content/01-统计/01-表.md:11:10
      原文：  - {编号: members, 表名: 庚, 栏目: [类, 数], 行: [[乙, {{members}}]]}
      办法：另一处在 content/figures.yaml:2；表格的编号不能和别的表格、数据相同，换一个。
    错误[Y0121]：编号“f”用了两次
      位置：content/01-统计/01-表.md:12:10
      原文：  - {编号: f, 表名: 辛, 栏目: [类, {{members}}], 行: [[乙, 1]]}
      办法：另一处在 content/01-统计/01-表.md:10；表格的编号不能和别的表格、数据相同，换一个。
    错误[Y0120]：没有编号为“ff”的表格
      位置：content/01-统计/01-表.md:15:5
      原文：编号: ff
      办法：是否想写“f”？
    错误[Y0060]：“表格”里缺少要显示的内容
      位置：content/01-统计/01-表.md:19:4
      原文：```
      办法：写上“编号: ……”。
    ");
}

#[test]
fn a_file_in_another_encoding_is_told() {
    let book = recording("  - {编号: a, 表名: 表, 文件: 表.csv}", "");
    book.write_bytes("content/01-统计/表.csv", b"\xc0\xe0,\xca\xfd\r\n\xbc\xd7,1\r\n");
    assert_eq!(codes(&book.build()), ["Y0190"]);
    let twin = recording("  - {编号: a, 表名: 表, 文件: 表.csv}", "");
    twin.write("content/01-统计/表.csv", "类,数\r\n甲,1\r\n");
    assert_eq!(book.website(), twin.built().website());
    book.write_bytes("content/01-统计/表.csv", b"\xff,\xca\xfd\r\n\xbc\xd7,1\r\n");
    assert_eq!(codes(&book.build()), ["Y0012"]);
}

#[test]
fn a_changed_file_changes_the_page() {
    let book = recording("  - {编号: a, 表名: 表, 文件: 表.csv}", "")
        .file("content/01-统计/表.csv", "类,数\n甲,1\n");
    let mut memory = yearbook::pipeline::Memory::default();
    assert_eq!(codes(&book.rebuild(&mut memory)), [""; 0]);
    book.write("content/01-统计/表.csv", "类,数\n甲,2\n");
    let report = book.rebuild(&mut memory);
    assert_eq!((report.rendered.len(), report.removed), (1, 1));
    assert!(book.page("tong-ji/biao.html").contains("<td class=\"align-right\">2</td>"));
    assert_eq!(csv(&book), "\u{feff}类,数\r\n甲,2\r\n");
}

#[test]
fn the_tables_of_a_draft_are_a_draft_s() {
    let book = Yearbook::saying("```表格\n编号: a\n```").article(
        "02-表/1.md",
        "标题: 稿\n类型: 统计资料\n草稿: 是\n表格:\n  - {编号: a, 表名: 表, 栏目: [类, 数], 行: [[甲, 1]]}",
        "",
    );
    assert_eq!(codes(&book.build()), ["Y0120"]);
    assert_eq!(codes(&book.build_drafts()), [""; 0]);
}

#[test]
fn what_a_new_article_proposes_is_a_table() {
    let book = Yearbook::new();
    assert_eq!(book.run(&["new", "统计资料", "新表"]).code, Some(0));
    let path = "content/01-统计资料/01-新表.md";
    let text = std::fs::read_to_string(book.root().join(path)).unwrap();
    let book = book.file(path, &text.replace("\n#  ", "\n  ")).built();
    assert!(book.page("tong-ji-zi-liao/xin-biao.html").contains("<th scope=\"row\">个人会员</th>"));
}

#[test]
fn a_file_that_is_no_table_breaks_nothing() {
    let record = "  - {编号: a, 表名: 表, 文件: 表.csv}";
    for (text, code) in [
        ("", "Y0123"),
        ("类，数\n甲，1\n", "Y0123"),
        ("类,数\n", "Y0123"),
        (",\n,\n", "Y0123"),
        ("类,数\n\"甲,1\n乙,2\n", "Y0122"),
        ("类,数\n甲,1,2\n", "Y0122"),
        ("\"\"\"", "Y0123"),
    ] {
        let book = recording(record, "```表格\n编号: a\n```\n").file("content/01-统计/表.csv", text);
        assert!(codes(&book.build()).contains(&code), "{text:?}: {:?}", codes(&book.build()));
    }
}
