//! Persons, organisations, honours and members: their records, what refers to them, and where they occur.

use insta::assert_snapshot;

use super::yearbook::{Yearbook, codes};

const PEOPLE: &str = "标题: 人物\n类型: 人物\n人物:\n  - {姓名: 甲某, 编号: jia, 单位: office, 职务: 会长, 出生: 1950, 逝世: 2020-02, 简介: 生平。, 照片: p}\n  - {姓名: 乙某, 编号: yi-1, 区别: 教师}\n  - {姓名: 乙某, 编号: yi-2, 职务: 医师}";
const ORGANISATIONS: &str = "标题: 机构\n类型: 机构\n机构:\n  - {名称: 某某科协, 简称: 科协, 编号: office, 负责人: 甲某, 成立: 1985, 网址: 'https://example.org/'}";

/// A yearbook of records, and an article that says `body`.
fn book(body: &str) -> Yearbook {
    Yearbook::saying(body)
        .article("05-名录/01-人物.md", PEOPLE, "")
        .article("05-名录/02-机构.md", ORGANISATIONS, "")
        .photo("assets/p.jpg", 20, 20)
        .file("assets/photos.yaml", "p:\n  图说: 合影\n  人物: [yi-2, 甲某, 丁某]\n")
}

/// The lines of what shows the record with this id.
fn record(page: &str, id: &str) -> String {
    let (_, rest) = page.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("{id}: {page}"));
    let end = ["</li>\n            <li class", "</li>\n          </ul>", "</tr>"]
        .into_iter()
        .filter_map(|end| rest.find(end))
        .min()
        .unwrap();
    let lines = rest[..end].lines().skip(1).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_person_is_shown_with_where_the_book_tells_of_him() {
    let book = book("会长[[甲某]]和[[yi-1|乙老师]]到会，[[科协]]主办。\n\n又见[[jia]]。\n\n![](p)\n")
        .article("01-卷首/02-会.md", "标题: 年会\n类型: 活动\n主办: 科协、某某学会", "文。")
        .article(
            "05-名录/03-荣誉.md",
            "标题: 荣誉\n类型: 荣誉\n荣誉:\n  - {名称: 先进奖, 授予单位: office, 获得者: [jia, 丙某], 级别: 省级, 日期: 2023-05-04}",
            "",
        )
        .article(
            "05-名录/04-会员.md",
            "标题: 会员\n类型: 会员\n会员:\n  - {姓名: 甲某, 人物: jia, 单位: 某某科协, 入会: 2001}",
            "",
        )
        .built();
    let page = book.page("ming-lu/ren-wu.html");
    let person = record(&page, "person-jia");
    let (words, _) = person.split_once("<picture").unwrap();
    assert_snapshot!(words.trim(), @r##"
    <h2 class="record-name">甲某<a class="heading-link" href="#person-jia" data-unbound aria-label="链接到：甲某"></a></h2>
    <div class="record-words">
    <p class="record-post"><span><a href="ji-gou.html#organisation-office">某某科协</a></span><span>会长</span></p>
    <p class="record-life">1950年—2020年2月</p>
    <p class="record-biography">生平。</p>
    <dl class="record-facts"><div class="occurrences"><dt>见于</dt><dd><ul>
    <li><a href="../juan-shou/pan-deng.html#ref-1">攀登</a> <a class="occurrence-more" href="../juan-shou/pan-deng.html#ref-4" aria-label="攀登，第 2 处">2</a></li>
    <li>图：<a href="../juan-shou/pan-deng.html#photo-1">合影</a></li>
    <li>获：<a href="rong-yu.html#honour-1">先进奖</a></li>
    <li><a href="hui-yuan.html#member-1">会员</a></li>
    <li>负责：<a href="ji-gou.html#organisation-office">某某科协</a></li>
    </ul></dd></div></dl>
    </div>
    "##);
    let article = book.prose("juan-shou/pan-deng.html");
    for link in [
        "<a id=\"ref-1\" href=\"../ming-lu/ren-wu.html#person-jia\">甲某</a>",
        "<a id=\"ref-2\" href=\"../ming-lu/ren-wu.html#person-yi-1\">乙老师</a>",
        "<a id=\"ref-3\" href=\"../ming-lu/ji-gou.html#organisation-office\">科协</a>",
        "<a id=\"ref-4\" href=\"../ming-lu/ren-wu.html#person-jia\">甲某</a>",
        // From left to right, each with a record as a link.
        "左起：<a href=\"../ming-lu/ren-wu.html#person-yi-2\">乙某（医师）</a>、<a href=\"../ming-lu/ren-wu.html#person-jia\">甲某</a>、丁某",
    ] {
        assert!(article.contains(link), "{link}: {article}");
    }
    let event = book.page("juan-shou/hui.html");
    assert!(event.contains(
        "<dt>主办</dt><dd><a href=\"../ming-lu/ji-gou.html#organisation-office\">科协</a>、某某学会</dd>"
    ));
    let organisation = record(&book.page("ming-lu/ji-gou.html"), "organisation-office");
    for line in [
        "<div><dt>负责人</dt><dd><a href=\"ren-wu.html#person-jia\">甲某</a></dd></div>",
        "<li>主办：<a href=\"../juan-shou/hui.html#facts\">年会</a></li>",
        "<li>授予：<a href=\"rong-yu.html#honour-1\">先进奖</a></li>",
        "<li><a href=\"ren-wu.html#person-jia\">甲某</a></li>",
        "<li><a href=\"hui-yuan.html#member-1\">甲某</a></li>",
    ] {
        assert!(organisation.contains(line), "{line}: {organisation}");
    }
    let honour = record(&book.page("ming-lu/rong-yu.html"), "honour-1");
    assert!(honour.contains("<a href=\"ren-wu.html#person-jia\">甲某</a>、丙某</td>"), "{honour}");
    assert!(honour.contains("data-sort=\"2023-05-04\">2023年5月4日</td>"));
}

#[test]
fn occurrences_are_there_for_whoever_asks() {
    use yearbook::book::Occurrence;
    let book = book("[[甲某]]。");
    let made = assembled(&book);
    assert_eq!(
        made.occurrences_of_person("jia"),
        [Occurrence::Article(0, "ref-1".to_owned()), Occurrence::Photograph(0), Occurrence::Head(0)]
    );
    assert_eq!(made.occurrences_of_organisation("office"), [Occurrence::Organisation(0)]);
    assert_eq!(made.occurrences_of_person("yi-1"), []);
}

/// The book in the yearbook's folder.
fn assembled(book: &Yearbook) -> yearbook::book::Book {
    use yearbook::{article, book, config::Config, source};
    let snapshot = source::scan(&book.root(), &mut source::Scans::default()).value;
    let config = Config::parse(snapshot.text("yearbook.yaml").unwrap()).value.unwrap();
    let articles = snapshot.texts_in("content").filter_map(|(path, text)| article::parse(path, text).value);
    let parsed = book::Parsed { articles: articles.map(Into::into).collect(), ..book::Parsed::default() };
    book::assemble(&config, &snapshot, &parsed, false).value
}

#[test]
fn records_of_a_file_are_those_typed() {
    let typed = book("[[甲某]]。").built();
    let csv = "\u{feff}编号,name,单位,职务,出生,逝世,简介,照片,区别,\r\njia,甲某,office,会长,1950,2020-02,生平。,p,,\r\nyi-1,乙某,,,,,,,教师\r\nyi-2,乙某,,医师\r\n,,,\r\n";
    let head = "标题: 人物\n类型: 人物\n文件: 人物.csv";
    for path in ["content/05-名录/人物.csv", "assets/人物.csv"] {
        let book = book("[[甲某]]。").article("05-名录/01-人物.md", head, "").file(path, csv).built();
        assert_eq!(book.page("ming-lu/ren-wu.html"), typed.page("ming-lu/ren-wu.html"), "{path}");
    }
    // Files of records stand in the first article of their kind; what is typed comes first.
    let (people, _) = PEOPLE.split_once("\n  - {姓名: 乙某").unwrap();
    let rest = "人物:\n  - {姓名: 乙某, 编号: yi-1, 区别: 教师}\n  - {姓名: 乙某, 编号: yi-2, 职务: 医师}\n";
    let book = book("[[甲某]]。")
        .article("05-名录/01-人物.md", people, "")
        .file("content/people.yaml", rest)
        .built();
    assert_eq!(book.page("ming-lu/ren-wu.html"), typed.page("ming-lu/ren-wu.html"));
}

#[test]
fn mistakes_in_a_file_are_told_in_its_line_and_column() {
    let book = Yearbook::new()
        .article("05-名录/01-人物.md", "标题: 人物\n类型: 人物\n文件: 人物.csv", "")
        .article("05-名录/02-会员.md", "标题: 会员\n类型: 会员\n文件: 会员员.csv", "")
        .file(
            "content/05-名录/人物.csv",
            "编号,姓名,出生,年龄\n\n,,1950\na b,甲某,一九\n\"c\",\"乙某\",1950,30,又\nc,丙某\nc,丁某\n",
        );
    assert_snapshot!(book.told(), @r#"
    错误[Y0124]：找不到表格文件“会员员.csv”
      位置：content/05-名录/02-会员.md:4:5
      原文：文件: 会员员.csv
      办法：CSV 文件放在文章旁边或 assets 文件夹里，写它的文件名，连同“.csv”。
    警告[Y0003]：不认识“年龄”这一项，它不会起作用
      位置：content/05-名录/人物.csv:1:10
      原文：编号,姓名,出生,年龄
      办法：这里可以写：编号、姓名、排序音、区别、单位、职务、出生、逝世、简介、照片、撤下
    错误[Y0004]：缺少“姓名”
      位置：content/05-名录/人物.csv:3:1
      原文：,,1950
      办法：加一行“姓名: ……”。
    错误[Y0042]：编号“a b”含有不能用的字符
      位置：content/05-名录/人物.csv:4:1
      原文：a b,甲某,一九
      办法：编号用字母、数字、汉字、减号和下划线，不要有空格。
    错误[Y0006]：“出生”的值“一九”不是日期，或者没有这一天
      位置：content/05-名录/人物.csv:4:8
      原文：a b,甲某,一九
      办法：写成 2023-09-01、2023年9月1日；只知道年、月时写 2023 或 2023-09。
    错误[Y0122]：这一行有 5 格，栏目却有 4 个
      位置：content/05-名录/人物.csv:5:1
      原文："c","乙某",1950,30,又
      办法：补上缺的格子（不详的留空，但逗号不能少），或删去多的；一格里有逗号时，用英文双引号把这一格括起来。
    错误[Y0130]：人物“c”记了两次
      位置：content/05-名录/人物.csv:7:3
      原文：c,丁某
      办法：另一处在 content/05-名录/人物.csv:6；是同一个，就删去一条；不是，就给它写一个别的“编号”。
    "#);
}

#[test]
fn homonyms_need_what_tells_them_apart() {
    let book = Yearbook::new()
        .article(
            "05-名录/01-人物.md",
            "标题: 人物\n类型: 人物\n人物:\n  - {姓名: 王某, 职务: 教师}\n  - {姓名: 王某, 编号: w, 职务: 教师}\n  - {姓名: 张某, 编号: a}\n  - {姓名: 张某, 编号: b, 单位: 甲所}",
            "",
        )
        .article("05-名录/02-机构.md", "标题: 机构\n类型: 机构\n机构:\n  - {名称: 甲所}\n  - {名称: 甲所, 编号: x}", "");
    assert_snapshot!(book.told(), @r"
    错误[Y0132]：有同名的“王某”，分不清是谁
      位置：content/05-名录/01-人物.md:5:10
      原文：  - {姓名: 王某, 职务: 教师}
      办法：另一处在 content/05-名录/01-人物.md:6；给每一个都写上“编号”，再写不同的“区别”（或单位、职务），例如“区别: 教师”。
    错误[Y0132]：有同名的“王某”，分不清是谁
      位置：content/05-名录/01-人物.md:6:10
      原文：  - {姓名: 王某, 编号: w, 职务: 教师}
      办法：另一处在 content/05-名录/01-人物.md:5；给每一个都写上“编号”，再写不同的“区别”（或单位、职务），例如“区别: 教师”。
    错误[Y0132]：有同名的“张某”，分不清是谁
      位置：content/05-名录/01-人物.md:7:10
      原文：  - {姓名: 张某, 编号: a}
      办法：另一处在 content/05-名录/01-人物.md:8；给每一个都写上“编号”，再写不同的“区别”（或单位、职务），例如“区别: 教师”。
    警告[Y0134]：不知道“甲所”指哪一个：甲所、x（甲所）
      位置：content/05-名录/01-人物.md:8:25
      原文：  - {姓名: 张某, 编号: b, 单位: 甲所}
      办法：改写它的编号，就会显示姓名，并链接到他的记录。
    错误[Y0130]：机构“x”记了两次
      位置：content/05-名录/02-机构.md:6:10
      原文：  - {名称: 甲所, 编号: x}
      办法：另一处在 content/05-名录/02-机构.md:5；是同一个，就删去一条；不是，就给它写一个别的“编号”。
    ");
}

#[test]
fn names_that_may_mean_several_are_told_with_the_ids() {
    let book = book("[[乙某]]和[[科协]]、[[乙谋]]。")
        .article("02-文/01-科协.md", "标题: 又一篇", "文。")
        .article("05-名录/03-荣誉.md", "标题: 荣誉\n类型: 荣誉\n荣誉:\n  - {名称: 奖, 获得者: 乙某}", "")
        .article(
            "05-名录/04-会员.md",
            "标题: 会员\n类型: 会员\n会员:\n  - {姓名: 乙某}\n  - {姓名: 戊某, 人物: jai}",
            "",
        );
    assert_snapshot!(book.told(), @r"
    错误[Y0133]：“乙某”可以指几个：yi-1（乙某，教师）、yi-2（乙某，医师）
      位置：content/01-卷首/01-攀登.md:4:1
      原文：[[乙某]]和[[科协]]、[[乙谋]]。
      办法：写其中一个的编号：[[编号|乙某]]；没有编号的先给它写上“编号”；要指文章，用链接。
    错误[Y0133]：“科协”可以指几个：office（某某科协）、文章 content/02-文/01-科协.md
      位置：content/01-卷首/01-攀登.md:4:8
      原文：[[乙某]]和[[科协]]、[[乙谋]]。
      办法：写其中一个的编号：[[编号|科协]]；没有编号的先给它写上“编号”；要指文章，用链接。
    错误[Y0036]：没有标题或文件名是“乙谋”的文章，也没有叫这个名字的人物或机构
      位置：content/01-卷首/01-攀登.md:4:15
      原文：[[乙某]]和[[科协]]、[[乙谋]]。
      办法：是否想写“乙某”？
    警告[Y0134]：不知道“乙某”指哪一个：yi-1（乙某，教师）、yi-2（乙某，医师）
      位置：content/05-名录/03-荣誉.md:5:18
      原文：  - {名称: 奖, 获得者: 乙某}
      办法：改写它的编号，就会显示姓名，并链接到他的记录。
    错误[Y0136]：没有编号或姓名是“jai”的人物
      位置：content/05-名录/04-会员.md:6:18
      原文：  - {姓名: 戊某, 人物: jai}
      办法：是否想写“jia”？
    ");
}

#[test]
fn short_names_of_the_edition_mean_the_organisation() {
    let book = book("[[区科协]]。").file(
        "yearbook.yaml",
        "标题: 年鉴\n网址: https://example.org/\n简称:\n  - {全称: 某某科协, 简称: 区科协}\n",
    );
    assert_eq!(codes(&book.build()), [""; 0]);
    assert!(book.prose("juan-shou/pan-deng.html").contains("#organisation-office\">区科协</a>"));
}

#[test]
fn no_heading_takes_the_id_of_a_reference_or_a_record() {
    let book = book("[[甲某]]\n\n## Ref 1\n\n## Person jia {#person-jia}\n");
    assert_eq!(codes(&book.build()), ["Y0028"]);
    let prose = book.prose("juan-shou/pan-deng.html");
    assert!(prose.contains("<h2 id=\"h-ref-1\">") && prose.contains("<h2 id=\"h-person-jia\">"), "{prose}");
}

#[test]
fn honours_with_a_date_are_in_the_chronicle() {
    let book = book("文。")
        .file("yearbook.yaml", "标题: 年鉴\n网址: https://example.org/\n记述起: 2023\n记述止: 2023\n")
        .article("06-记/01-大事记.md", "标题: 大事记\n类型: 大事记", "")
        .article("05-名录/03-荣誉.md", "标题: 荣誉\n类型: 荣誉\n文件: 荣誉.csv", "")
        .file(
            "assets/荣誉.csv",
            "名称,获得者,授予单位,日期\n先进奖,yi-1、甲某、丙某、丁某,office,2023-05-04\n无日期奖,甲某,,\n集体奖,,,2021\n",
        );
    assert_snapshot!(book.told(), @r"
    警告[Y0110]：2021年不在本年鉴的记述时段（2023年至2023年）之内
      位置：assets/荣誉.csv:4:7
      原文：集体奖,,,2021
      办法：核对日期；确实要记的可以保留，或者改 yearbook.yaml 里的“记述起”“记述止”。
    ");
    let page = book.page("ji/da-shi-ji.html");
    let line = "<a href=\"../ming-lu/rong-yu.html#honour-1\">乙某（教师）、甲某、丙某等获“先进奖”（某某科协授予）</a>";
    assert!(page.contains(line), "{page}");
    assert!(page.contains("<a href=\"../ming-lu/rong-yu.html#honour-3\">集体奖</a>"));
    assert!(!page.contains("无日期奖"));
    assert!(book.page("chronicle.ics").contains("rong-yu.html#honour-1"));
}

#[test]
fn records_that_no_article_shows_are_told_and_lead_nowhere() {
    let book = Yearbook::saying("[[甲某]]。").file("content/people.yaml", "人物:\n  - {姓名: 甲某}\n");
    assert_snapshot!(book.told(), @r"
    警告[Y0131]：这个文件里的记录没有地方显示
      位置：content/people.yaml
      办法：新建一篇“类型: 人物”的文章，它们就排在里面。
    ");
    assert!(book.prose("juan-shou/pan-deng.html").contains("<a id=\"ref-1\">甲某</a>"));
}

#[test]
fn articles_to_read_besides_may_be_records() {
    let book = book("文。").article("02-文/01-甲.md", "标题: 甲\n参见: [攀登, yi-1]", "文。").built();
    assert!(book.page("wen/jia.html").contains(
        "参见：<a href=\"../juan-shou/pan-deng.html\">攀登</a>、<a href=\"../ming-lu/ren-wu.html#person-yi-1\">乙某（教师）</a></p>"
    ));
}

#[test]
fn a_website_that_is_none_is_told() {
    let book = Yearbook::new().article(
        "05-名录/02-机构.md",
        "标题: 机构\n类型: 机构\n机构:\n  - {名称: 甲所, 网址: 'javascript:alert(1)'}",
        "",
    );
    assert_eq!(codes(&book.build()), ["Y0102"]);
}

#[test]
fn check_counts_records_and_what_they_lack() {
    let book = book("文。").article(
        "05-名录/03-荣誉.md",
        "标题: 荣誉\n类型: 荣誉\n荣誉:\n  - {名称: 甲奖, 日期: 2023}\n  - {名称: 乙奖, 授予单位: office}",
        "",
    );
    let rows = book.build().frame;
    let row = |part: &str| {
        let row = rows.iter().find(|row| row.part.zh == part).unwrap_or_else(|| panic!("{part}: {rows:?}"));
        let lacks: Vec<&str> = row.lacks.iter().map(|words| &*words.zh).collect();
        format!("{}：{}", row.there.zh, lacks.join("，"))
    };
    assert_eq!(row("人物条目"), "3 人：2 人没有简介");
    assert_eq!(row("机构条目"), "1 个：");
    assert_eq!(row("荣誉条目"), "2 项：1 项没有日期，1 项没有授予单位");
    assert!(!rows.iter().any(|row| row.part.zh == "会员条目"));
}

/// The pages and files in which `text` stands.
fn naming(book: &Yearbook, text: &str) -> Vec<String> {
    let pages =
        book.routes().into_iter().filter(|route| !route.ends_with(".jpg") && !route.ends_with(".webp"));
    pages.filter(|route| book.page(route).contains(text)).collect()
}

#[test]
fn a_withdrawn_person_is_nowhere() {
    let records = |withdrawn: &str| {
        format!(
            "标题: 人物\n类型: 人物\n人物:\n  - {{姓名: 庚某, 编号: geng, 单位: office, 撤下: {withdrawn}}}\n  - {{姓名: 辛某}}"
        )
    };
    let book = Yearbook::saying("见[[geng]]、[[geng|老庚某]]。\n\n![](p)\n")
        .article("05-名录/01-人物.md", &records("否"), "")
        .article("05-名录/02-机构.md", "标题: 机构\n类型: 机构\n机构:\n  - {名称: 某所, 编号: office, 负责人: 庚某}", "")
        .article(
            "05-名录/03-荣誉.md",
            "标题: 荣誉\n类型: 荣誉\n荣誉:\n  - {名称: 独得奖, 获得者: geng, 日期: 2023}\n  - {名称: 同得奖, 获得者: [庚某, 辛某], 日期: 2023}",
            "",
        )
        .article("05-名录/04-会员.md", "标题: 会员\n类型: 会员\n会员:\n  - {姓名: 庚某}\n  - {姓名: 庚先生, 人物: geng}", "")
        .article("06-记/01-大事记.md", "标题: 大事记\n类型: 大事记", "")
        .article("06-记/02-会.md", "标题: 会\n类型: 活动\n主办: 庚某", "文。")
        .photo("assets/p.jpg", 20, 20)
        .file("assets/photos.yaml", "p:\n  图说: 合影\n  人物: [庚某, 辛某]\n")
        .built();
    assert!(naming(&book, "庚某").len() > 6, "{:?}", naming(&book, "庚某"));
    assert!(naming(&book, "独得奖").len() > 1);
    book.write("content/05-名录/01-人物.md", &format!("---\n{}\n---\n", records("是")));
    assert_snapshot!(book.told(), @r"
    警告[Y0135]：“geng”已经撤下，这里不再显示它的名字
      位置：content/01-卷首/01-攀登.md:4:2
      原文：见[[geng]]、[[geng|老庚某]]。
      办法：改写这一句，不再提到它。
    警告[Y0135]：“geng”已经撤下，这里不再显示它的名字
      位置：content/01-卷首/01-攀登.md:4:11
      原文：见[[geng]]、[[geng|老庚某]]。
      办法：改写这一句，不再提到它。
    ");
    for name in ["庚某", "庚先生", "geng", "独得奖"] {
        assert_eq!(naming(&book, name), Vec::<String>::new(), "{name}");
    }
    assert!(
        book.prose("juan-shou/pan-deng.html")
            .contains("见<a id=\"ref-1\">（已撤下的人物）</a>、<a id=\"ref-2\">（已撤下的人物）</a>。")
    );
    // What is left of it stays.
    assert!(naming(&book, "同得奖").len() > 1);
    assert!(book.prose("juan-shou/pan-deng.html").contains("#person-辛某\">辛某</a></span>"));
}

#[test]
fn a_withdrawn_organisation_is_nowhere() {
    let records = |withdrawn: &str| {
        format!(
            "标题: 机构\n类型: 机构\n机构:\n  - {{名称: 某某学社, 简称: 学社, 撤下: {withdrawn}}}\n  - {{名称: 乙所}}"
        )
    };
    let book = Yearbook::saying("见[[学社]]。\n")
        .article("05-名录/02-机构.md", &records("否"), "")
        .article("05-名录/01-人物.md", "标题: 人物\n类型: 人物\n人物:\n  - {姓名: 甲某, 单位: 学社}", "")
        .article(
            "05-名录/03-荣誉.md",
            "标题: 荣誉\n类型: 荣誉\n荣誉:\n  - {名称: 奖, 授予单位: 学社, 获得者: 甲某}",
            "",
        )
        .article("06-记/02-会.md", "标题: 会\n类型: 活动\n主办: 某某学社、乙所", "文。")
        .built();
    assert!(naming(&book, "学社").len() > 4, "{:?}", naming(&book, "学社"));
    book.write("content/05-名录/02-机构.md", &format!("---\n{}\n---\n", records("是")));
    assert_eq!(codes(&book.build()), ["Y0135"]);
    assert_eq!(naming(&book, "学社"), Vec::<String>::new());
    assert!(book.prose("juan-shou/pan-deng.html").contains("见<a id=\"ref-1\">（已撤下的机构）</a>。"));
    assert!(book.page("ji/hui.html").contains("#organisation-乙所\">乙所</a></dd>"));
}

#[test]
fn a_withdrawn_name_that_is_still_written_is_found() {
    let book = Yearbook::saying("庚某到会。\n").article(
        "05-名录/01-人物.md",
        "标题: 人物\n类型: 人物\n人物:\n  - {姓名: 庚某, 撤下: 是}",
        "",
    );
    assert_snapshot!(book.told(), @r"
    警告[Y0074]：“庚某”已经撤下，这些页面里还写着它：juan-shou/index.html、content/01-卷首/01-攀登.md
      位置：content/05-名录/01-人物.md
      办法：改写这些文章里的句子、图说或数据，不再提到它。
    ");
}

#[test]
fn what_a_new_article_proposes_can_be_read() {
    for (kind, word) in
        [("人物", "写姓名"), ("荣誉", "写荣誉的名称"), ("机构名录", "写全称"), ("会员名录", "写姓名")]
    {
        let book = Yearbook::new();
        assert_eq!(book.run(&["new", kind, "新的"]).code, Some(0));
        let path = format!("content/01-{kind}/01-新的.md");
        let text = std::fs::read_to_string(book.root().join(&path)).unwrap();
        let text = text.replace("\n#  ", "\n  ").replace("    照片: 图片的文件名或编号\n", "");
        let text = text.replace("    人物: 收录在人物里的，写他的编号\n", "");
        book.write(&path, &text);
        assert_eq!(book.told(), "", "{kind}");
        let page = book.routes().into_iter().find(|route| route.ends_with("xin-de.html")).unwrap();
        assert!(book.page(&page).contains(word), "{kind}");
    }
}
