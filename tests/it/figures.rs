//! Figures: recorded once, shown wherever they are named.

use super::yearbook::{Yearbook, codes};

const PAGE: &str = "juan-shou/pan-deng.html";
const FIGURES: &str = "标题: 要览\n类型: 数据要览\n数据:
  - {编号: bases, 名称: 科普基地, 数值: 7, 单位: 家, 分组: 基地}
  - {编号: visits, 名称: 参观, 数值: 1000000, 单位: 人次, 限定: 超过, 时期: 2023年, 分组: 基地}
  - {id: experts, label: 专家, value: 160, unit: 位, qualifier: 多}";

fn naming(body: &str) -> Yearbook {
    Yearbook::saying(body)
        .article("02-数据/01-要览.md", FIGURES, "说明。")
        .file("content/figures.yaml", "数据:\n  - {编号: 站, 名称: 工作站, 数值: 三分之二, 说明: 全市}\n")
}

/// `prose` without the places that quotations lead to.
fn unquoted(prose: &str) -> String {
    let mut parts = prose.split("<span class=\"quoted\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |text, part| text + &part[part.find('>').unwrap() + 1..].replacen("</span>", "", 1))
}

#[test]
fn a_figure_is_read_as_chinese_writes_it() {
    let book =
        naming("有{{bases}}，{{visits}}，{{experts}}，{{ 站 }}，代码`{{bases}}`，**{{bases}}**。").built();
    // A figure has an id where the sentence beside it on the page of all figures leads.
    let prose = book.prose(PAGE);
    assert!(prose.contains("有<span class=\"quoted\" id=\"quote-bases\">7家</span>，"), "{prose}");
    assert_eq!(
        unquoted(&prose),
        "<p>有7家，超过100万人次，160多位，三分之二，代码<code>{{bases}}</code>，<strong>7家</strong>。</p>"
    );
}

#[test]
fn a_figure_in_headings_tables_lists_and_summaries() {
    let book = naming(
        "共{{bases}}。\n\n## 增至{{bases}} {#more}\n\n| 项 |\n|--|\n| {{visits}} |\n\n- {{experts}}\n",
    )
    .built();
    let page = book.page(PAGE);
    for shown in [
        "id=\"more\">增至7家<a class=\"heading-link\" href=\"#more\" data-unbound aria-label=\"链接到：增至7家\"></a></h2>",
        "<td>超过100万人次</td>",
        "<li>160多位</li>",
        "name=\"description\" content=\"共7家。\"",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(book.page("juan-shou/index.html").contains("共7家。"));
}

#[test]
fn a_directive_shows_a_group_or_single_ones() {
    let book = naming(
        "```数据\n分组: 基地\n标题: 基地情况\n样式: 表格\n```\n\n```figures\nids: [experts, 站]\n```\n",
    )
    .built();
    let prose = book.prose(PAGE);
    let table = &prose[prose.find("<table").unwrap()..prose.find("</table>").unwrap()];
    for shown in ["基地情况", "科普基地", "7家", "超过100万人次", "2023年"] {
        assert!(table.contains(shown), "{shown}");
    }
    let cards = &prose[prose.find("</table>").unwrap()..];
    for shown in ["专家", "工作站", "三分之二", "全市", "href=\"../figures.html#experts\""] {
        assert!(cards.contains(shown), "{shown}");
    }
    assert!(!table.contains("专家") && !cards.contains("科普基地"));
}

#[test]
fn all_figures_have_one_page() {
    let book = naming("文。").built();
    let page = book.page("figures.html");
    for id in ["bases", "visits", "experts", "站"] {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}"));
    assert!(at("id=\"bases\"") < at("id=\"experts\"") && at("id=\"experts\"") < at("id=\"站\""));
    assert!(page.contains("href=\"shu-ju/yao-lan.html\""));
}

#[test]
fn a_yearbook_without_figures_has_no_page_of_them() {
    let book = Yearbook::saying("文。").built();
    assert!(!book.out().join("figures.html").exists());
    assert!(!book.page("index.html").contains("figures.html"));
}

#[test]
fn figures_that_are_not_recorded_are_told() {
    let book =
        naming("有{{base}}，{{没有}}。\n\n```数据\n分组: 基第\n```\n\n```数据\n编号: [bases, visit]\n```\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0040]：没有编号为“base”的数据
      位置：content/01-卷首/01-攀登.md:4:2
      原文：有{{base}}，{{没有}}。
      办法：是否想写“bases”？
    错误[Y0040]：没有编号为“没有”的数据
      位置：content/01-卷首/01-攀登.md:4:11
      原文：有{{base}}，{{没有}}。
      办法：先在数据要览文章或 figures.yaml 的“数据”里记录它。
    错误[Y0043]：没有名为“基第”的数据分组
      位置：content/01-卷首/01-攀登.md:7:5
      原文：分组: 基第
      办法：是否想写“基地”？
    错误[Y0040]：没有编号为“visit”的数据
      位置：content/01-卷首/01-攀登.md:11:13
      原文：编号: [bases, visit]
      办法：是否想写“visits”？
    ");
}

#[test]
fn a_figure_recorded_twice_is_told_with_its_first_place() {
    let book = naming("文。")
        .file("content/02-数据/figures.yaml", "数据:\n  - {编号: bases, 名称: 又一个, 数值: 8}\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0041]：数据编号“bases”用了两次
      位置：content/02-数据/figures.yaml:2:10
      原文：  - {编号: bases, 名称: 又一个, 数值: 8}
      办法：另一处在 content/02-数据/01-要览.md:5；一个数据只记录一次，别处用 {{bases}} 引用。
    ");
}

#[test]
fn records_with_mistakes_are_told() {
    let book = Yearbook::saying("文。").file(
        "content/figures.yaml",
        "数据:\n  - {名称: 无号, 数值: 1}\n  - {编号: a b, 名称: 空格, 数值: 1}\n  - {编号: c, 数值: 1}\n  - {编号: d, 名称: 多, 数值: 1, 单味: 家}\n",
    );
    insta::assert_snapshot!(book.told(), @"
    错误[Y0004]：缺少“编号”
      位置：content/figures.yaml:2:5
      原文：  - {名称: 无号, 数值: 1}
      办法：加一行“编号: ……”。
    错误[Y0042]：编号“a b”含有不能用的字符
      位置：content/figures.yaml:3:10
      原文：  - {编号: a b, 名称: 空格, 数值: 1}
      办法：编号用字母、数字、汉字、减号和下划线，不要有空格。
    错误[Y0004]：缺少“名称”
      位置：content/figures.yaml:4:5
      原文：  - {编号: c, 数值: 1}
      办法：加一行“名称: ……”。
    警告[Y0003]：不认识“单味”这一项，它不会起作用
      位置：content/figures.yaml:5:27
      原文：  - {编号: d, 名称: 多, 数值: 1, 单味: 家}
      办法：是否想写“单位”？
    ");
}

#[test]
fn the_figures_of_a_draft_are_a_draft_s() {
    let book = Yearbook::saying("有{{n}}。").article(
        "02-数据/1.md",
        "标题: 稿\n类型: 数据要览\n草稿: 是\n数据:\n  - {编号: n, 名称: 数, 数值: 3}",
        "",
    );
    assert_eq!(codes(&book.build()), ["Y0040"]);
    assert_eq!(codes(&book.build_drafts()), [""; 0]);
}

#[test]
fn the_cover_shows_the_figures_that_it_names() {
    let book = naming("文。")
        .file("yearbook.yaml", "标题: 年鉴\n网址: https://example.org/\n精选数据: [站, bases]\n")
        .built();
    let cover = book.page("index.html");
    assert!(cover.contains("工作站") && cover.contains("科普基地") && !cover.contains("参观"));
}

#[test]
fn a_highlight_that_is_no_figure_is_told() {
    let book = naming("文。")
        .file("yearbook.yaml", "标题: 年鉴\n网址: https://example.org/\n精选数据: [bases, basis]\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0040]：没有编号为“basis”的数据
      位置：yearbook.yaml:3:15
      原文：精选数据: [bases, basis]
      办法：是否想写“bases”？
    ");
}

#[test]
fn a_number_that_contradicts_its_record_is_told_with_both_places() {
    const FIGURES: &str = "数据:\n- {编号: a, 名称: 科普基地, 数值: 16, 单位: 家}\n- {编号: b, 名称: 参观人次, 数值: 1000000, 单位: 人次}\n- {编号: c, 名称: 国家级科普基地, 数值: 7, 单位: 家}\n";
    let book = Yearbook::saying(
        "科普基地共**15家**；参观人次超过100万人次；国家级科普基地有7家，科普基地16家，科普基地3所。",
    )
    .file("content/figures.yaml", FIGURES);
    insta::assert_snapshot!(book.told(), @r"
    警告[Y0045]：“科普基地”在这里写的是 15，记录里是 16家（content/figures.yaml:2）
      位置：content/01-卷首/01-攀登.md:4:8
      原文：科普基地共**15家**；参观人次超过100万人次；国家级科普基地有7家，科普基地16家，科普基地3所。
      办法：核对哪一个对；正文里写 {{a}}，就总和记录一致。
    ");
}
