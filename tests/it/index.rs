//! The index: terms marked in the text and names out of records, where they lead, and in which order they stand.

use super::yearbook::{Yearbook, codes};

/// The list by reading (or by strokes) as text: heads, headings with their categories, pages with the number of places.
fn list(book: &Yearbook, id: &str) -> String {
    let page = book.page("index-of-terms.html");
    let start = page.find(&format!("class=\"index-list index-{id}\"")).unwrap_or_else(|| panic!("{page}"));
    let end = page[start..].find("</section>").unwrap() + start;
    let mut text = String::new();
    let mut rest = &page[start..end];
    rest = &rest[rest.find("index-columns").unwrap()..];
    while let Some(open) = rest.find('>') {
        let after = &rest[open + 1..];
        let close = after.find('<').unwrap_or(after.len());
        let words = after[..close].trim();
        if !words.is_empty() {
            text += words;
            text.push(if rest[..open].contains("h3") { '\n' } else { ' ' });
        }
        rest = &after[close..];
        if rest.starts_with("</li>") {
            text = text.trim_end().to_owned() + "\n";
        }
    }
    text
}

#[test]
fn an_entry_leads_to_the_paragraph() {
    let book = Yearbook::new()
        .article("01-卷首/01-甲.md", "标题: 甲", "开头。\n\n再说[[#海智计划]]，又说[[#海智计划|海智]]。")
        .article("01-卷首/02-乙.md", "标题: 乙", "## 讲[[#海智计划]]\n\n[[＃科普日]]。")
        .built();
    let page = book.page("index-of-terms.html");
    for href in ["jia.html#term-1", "jia.html#term-2", "yi.html#term-1", "yi.html#term-2"] {
        assert!(page.contains(&format!("href=\"juan-shou/{href}\"")), "{href}");
    }
    assert!(book.page("juan-shou/jia.html").contains(
        "<p>再说<span id=\"term-1\" class=\"term\">海智计划</span>，又说<span id=\"term-2\" class=\"term\">海智</span>。</p>"
    ));
    insta::assert_snapshot!(list(&book, "readings"), @"
    H
    海智计划 甲 2 乙
    K
    科普日 乙
    ");
}

#[test]
fn sort_keys_correct_readings_and_entries_lead_to_others() {
    let book = Yearbook::saying("[[#曾某]]、[[#单某]]、[[#武进]]、[[#上海]]、[[#一线]]、[[#5G]]、[[#Wi-Fi]]。")
        .file(
            "content/index.yaml",
            "索引:\n- {词条: 曾某, 排序音: zeng}\n- {词条: 单某, 排序音: shan mou}\n- {词条: 阳湖, 见: 武进}\n- {词条: 上海, 参见: 武进}\n",
        )
        .built();
    insta::assert_snapshot!(list(&book, "readings"), @"
    0–9
    5G 攀登
    S
    单某 攀登
    上海 攀登 参见 武进
    W
    Wi-Fi 攀登
    武进 攀登
    Y
    阳湖 见 武进
    一线 攀登
    Z
    曾某 攀登
    ");
    insta::assert_snapshot!(list(&book, "strokes"), @"
    0–9
    5G 攀登
    A–Z
    Wi-Fi 攀登
    一画
    一线 攀登
    三画
    上海 攀登 参见 武进
    七画
    阳湖 见 武进
    八画
    单某 攀登
    武进 攀登
    十二画
    曾某 攀登
    ");
}

#[test]
fn records_places_tables_and_photographs_stand_in_it() {
    let book = Yearbook::new()
        .article(
            "01-卷首/01-活动.md",
            "标题: 科普日\n类型: 活动纪实\n地点: 湖畔公园\n主办: 县科协\n日期: 2025-09-01",
            "[[jia]]到场。\n\n![台上](hall)",
        )
        .article(
            "01-卷首/02-人物.md",
            "标题: 人物\n类型: 人物\n人物:\n- {编号: jia, 姓名: 甲某}\n- {编号: yi, 姓名: 乙某, 撤下: 是}",
            "文。",
        )
        .article(
            "01-卷首/03-机构.md",
            "标题: 机构\n类型: 机构名录\n机构:\n- {名称: 某县科学技术协会, 编号: kx, 简称: 县科协}",
            "文。",
        )
        .article(
            "01-卷首/04-表.md",
            "标题: 表\n类型: 统计资料\n表格:\n- {编号: t, 表名: 会员人数, 栏目: [年, 人], 行: [[2025, 3]]}",
            "文。",
        )
        .article(
            "01-卷首/05-大事记.md",
            "标题: 大事记\n类型: 大事记\n条目: [{日期: 2025-01-01, 内容: 开会。, 地点: 大礼堂}]",
            "[[#大事里的词]]。",
        )
        .photo("assets/hall.jpg", 40, 30)
        .file("assets/photos.yaml", "hall: {图说: 开幕, 替代文字: 台上有人, 人物: [jia, yi], 地点: 大厅}\n")
        .built();
    insta::assert_snapshot!(list(&book, "readings"), @"
    D
    大厅 地名 科普日
    H
    湖畔公园 地名 科普日
    会员人数 表 表
    J
    甲某 人名 科普日 2 人物
    K
    开幕 图 科普日
    M
    某县科学技术协会 机构 科普日 机构
    X
    县科协 见 某县科学技术协会
    ");
    let page = book.page("index-of-terms.html");
    let event = book.page("juan-shou/huo-dong.html");
    for anchor in ["facts", "photo-1", "ref-1"] {
        assert!(page.contains(&format!("juan-shou/huo-dong.html#{anchor}")), "{anchor}");
        assert!(event.contains(&format!("id=\"{anchor}\"")), "{anchor}");
    }
    // The chronicle tells in brief what others tell at length.
    assert!(!page.contains("大事里的词") && !page.contains("大礼堂") && !page.contains("乙某"));
    book.write("yearbook.yaml", "标题: 甲\n网址: https://example.org/\n索引: {大事记: 是}\n");
    book.build();
    let page = book.page("index-of-terms.html");
    assert!(page.contains("大事里的词") && page.contains("大礼堂"));
}

#[test]
fn without_an_entry_there_is_no_index() {
    let book = Yearbook::saying("没有。").built();
    assert!(!book.routes().contains(&"index-of-terms.html".to_owned()));
    assert!(!book.page("index.html").contains("index-of-terms"));
}

#[test]
fn what_is_wrong_is_told() {
    let book = Yearbook::saying("[[#甲]]，[[#乙]]。").file(
        "content/index.yaml",
        "索引:\n- {词条: 丙}\n- {词条: 丁, 见: 申}\n- {词条: 甲, 见: 乙}\n- {词条: 戊, 见: 己}\n- {词条: 己, 见: 戊}\n- {词条: 乙, 排序音: yyy}\n- {词条: 乙}\n",
    );
    insta::assert_snapshot!(book.told(), @"
    警告[Y0155]：书里没有词条“丙”，这条记录不起作用
      位置：content/index.yaml:2:8
      原文：- {词条: 丙}
      办法：在它出现的地方写 [[#丙]]；只是指向别的词条，就写“见”。
    错误[Y0151]：“见”写的“申”，索引里没有
      位置：content/index.yaml:3:14
      原文：- {词条: 丁, 见: 申}
      办法：写索引里另一条的全文；正文里还没有标出它，就在它出现的地方写 [[#词条]]。
    警告[Y0153]：“甲”让读者去看“乙”，自己却也有出处
      位置：content/index.yaml:4:8
      原文：- {词条: 甲, 见: 乙}
      办法：把正文里的 [[#甲]] 改成 [[#乙|甲]]，出处就都在“乙”之下；两条都要，就把“见”改成“参见”。
    错误[Y0154]：“见”绕了一圈又回来：己→戊→己
      位置：content/index.yaml:6:8
      原文：- {词条: 己, 见: 戊}
      办法：删去其中一个“见”，让读者最后找到一条有出处的词条。
    错误[Y0156]：排序音“yyy”里的“yyy”不是一个音节
      位置：content/index.yaml:7:16
      原文：- {词条: 乙, 排序音: yyy}
      办法：写不带声调的拼音，音节之间空一格，例如“zeng mou”；也可以写同音的汉字。
    错误[Y0152]：词条“乙”记了两次
      位置：content/index.yaml:8:8
      原文：- {词条: 乙}
      办法：另一处在 content/index.yaml:7；合成一条。
    ");
}

#[test]
fn a_mark_without_a_term_is_told() {
    let book = Yearbook::saying("[[#]]，[[# |甲]]。");
    assert_eq!(codes(&book.build()), ["Y0150", "Y0150"]);
}
