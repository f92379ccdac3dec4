//! The chronicle (大事记): its own entries, what it collects, timelines, the calendar file and the covered period.

use yearbook::pipeline::Memory;

use super::yearbook::{Yearbook, article, codes};

/// What happened, one thing a line.
const LINES: &str = "\
{% for year in article.chronicle %}# {{ year.title }}
{% for month in year.months %}## {{ month.title or \"-\" }}
{% for entry in month.entries %}{{ entry.kind }} [{{ entry.date }}|{{ entry.full_date }}|{{ entry.date_iso }}] {{ entry.text }}\
{% if entry.place %} @{{ entry.place }}{% endif %}\
{% if entry.link %} → {{ entry.link.title }} {{ entry.link.href }}{% endif %}\
{% if entry.photo %} + {{ entry.photo.id }}{% endif %}
{% endfor %}{% endfor %}{% endfor %}\
{% if links.calendar %}calendar: {{ links.calendar }}
{% endif %}";

/// A yearbook whose chronicles are plain lists.
fn plain() -> Yearbook {
    Yearbook::new()
        .file("yearbook.yaml", "标题: 某某年鉴\n网址: https://example.org/book/\n主题: plain\n")
        .file("themes/plain/templates/article-chronicle.html", LINES)
}

fn events(book: Yearbook) -> Yearbook {
    book.article(
        "1/2.md",
        "标题: 科普日\n类型: 活动\n日期: 2023-09-16\n结束日期: 2023-09-18\n地点: 湖畔",
        "![横幅](banner)",
    )
    .article("1/3.md", "标题: 讲座\n类型: 活动\n日期: 2023年9月上旬", "文。")
    .article("1/4.md", "标题: 无日活动\n类型: 活动", "文。")
    .article("1/5.md", "标题: 报告\n日期: 2023-01-02\n入大事记: 是", "文。")
    .article("1/6.md", "标题: 普通文章\n日期: 2023-01-03", "文。")
    .photo("assets/banner.jpg", 30, 20)
    .photo("assets/plaque.jpg", 30, 20)
    .photo("assets/alone.jpg", 30, 20)
    .file(
        "assets/photos.yaml",
        "banner: {图说: 横幅, 日期: 2023-09-16, 入大事记: 是}\nplaque: {图说: 授牌, 日期: 2023, 地点: 会堂, 入大事记: 是}\nalone: {图说: 独照, 日期: 2022-12, 入大事记: 是}\n",
    )
    .article("1/7.md", "标题: 牌子", "![](plaque)")
}

#[test]
fn everything_that_happened_in_the_yearbook_s_order() {
    let book = events(plain())
        .article(
            "1/1.md",
            "标题: 大事记\n类型: 大事记\n条目:\n- {日期: 2023-09, 内容: 月内一事。}\n- {日期: 2023-09-05, 内容: 五日。, 地点: 甲地, 图片: plaque}\n- {日期: 2023-01-02, 内容: 报告发布。, 文章: 5.md}\n- {日期: 2023-09-30, 结束日期: 2023-10-02, 内容: 展览。, 文章: \"2.md\"}\n- {日期: 2023年9月下旬, 内容: 下旬。}",
            "文。",
        )
        .built();
    insta::assert_snapshot!(book.page("1/1.html"), @"
    # 2022年
    ## 12月
    photo [12月|2022年12月|2022-12] 独照 → 图片 ../plates.html + alone
    # 2023年
    ## 1月
    entry [1月2日|2023年1月2日|2023-01-02] 报告发布。 → 报告 5.html
    ## 9月
    entry [9月5日|2023年9月5日|2023-09-05] 五日。 @甲地 + plaque
    article [9月上旬|2023年9月上旬|2023-09] 讲座 → 讲座 3.html
    article [9月16日—18日|2023年9月16日—18日|2023-09-16] 科普日 @湖畔 → 科普日 2.html
    entry [9月30日—10月2日|2023年9月30日—10月2日|2023-09-30] 展览。 → 科普日 2.html
    entry [9月下旬|2023年9月下旬|2023-09] 下旬。
    entry [9月|2023年9月|2023-09] 月内一事。
    ## -
    photo [|2023年|2023] 授牌 @会堂 → 牌子 7.html + plaque
    calendar: ../chronicle.ics
    ");
}

#[test]
fn what_was_collected_stands_in_the_first_chronicle() {
    let chronicle = |text| format!("标题: {text}\n类型: chronicle\nentries:\n- {{date: 2020, text: {text}}}");
    let book = plain()
        .article("1/1.md", &chronicle("第一"), "文。")
        .article("1/2.md", &chronicle("第二"), "文。")
        .article("1/3.md", "标题: 活动\n类型: 活动\n日期: 2021", "文。")
        .article("1/4.md", "标题: 草稿\n类型: 活动\n日期: 2021\n草稿: 是", "文。")
        .built();
    insta::assert_snapshot!(book.page("1/1.html"), @"
    # 2020年
    ## -
    entry [|2020年|2020] 第一
    # 2021年
    ## -
    article [|2021年|2021] 活动 → 活动 3.html
    ");
    insta::assert_snapshot!(book.page("1/2.html"), @"
    # 2020年
    ## -
    entry [|2020年|2020] 第二
    ");
}

#[test]
fn the_carried_theme_shows_years_months_and_days() {
    let chronicle = "标题: 大事记\n类型: 大事记\n条目:\n- {日期: 2023-09-05, 内容: <五日>, 文章: 3.md}\n- {日期: 2023, 内容: 年内, 图片: plaque}\n- {日期: 2022, 内容: 只有年}";
    let book = events(Yearbook::new()).article("1/1.md", chronicle, "开头的话。").built();
    let page = book.page("1/1.html");
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(
        at("开头的话。")
            < at("<h2 id=\"chronicle-2022\">2022年<a class=\"heading-link\" href=\"#chronicle-2022\"")
    );
    assert!(at("<h3>12月</h3>") < at("<h3>月份未记</h3>"));
    assert!(at("<p>&lt;五日&gt;</p>") < at("<span>见：<a href=\"3.html\">讲座</a></span>"));
    assert!(
        at("<time datetime=\"2023-09-16\">9月16日—18日</time>") < at("<p><a href=\"2.html\">科普日</a></p>")
    );
    assert!(at("独照") < at("见：<a href=\"../plates.html\">图片</a>"));
    assert!(page.contains("<a href=\"../chronicle.ics\" type=\"text/calendar\">导入日历</a>"));
    assert_eq!(book.routes_in("photos/alone").len(), 2);
    let plates = book.page("plates.html");
    assert!(plates.contains("<a href=\"1/1.html\">大事记</a>"));
}

#[test]
fn years_alone_need_no_months() {
    let book = Yearbook::new()
        .article("1/1.md", "标题: 大事记\n类型: 大事记", "文。")
        .article("1/2.md", "标题: 甲\n类型: 活动\n日期: 2022", "文。")
        .article("1/3.md", "标题: 乙\n类型: 活动\n日期: 2023", "文。")
        .built();
    let page = book.page("1/1.html");
    assert!(
        page.contains("<h2 id=\"chronicle-2022\">2022年<a class=\"heading-link\" href=\"#chronicle-2022\"")
            && page.contains("<a href=\"3.html\">乙</a>")
    );
    for absent in ["月份未记", "happening-date", "导入日历", "class=\"toc\""] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert!(!book.routes().contains(&"chronicle.ics".to_owned()));
}

#[test]
fn a_timeline_shows_a_period_in_any_article() {
    let book = events(Yearbook::new())
        .article(
            "1/1.md",
            "标题: 综述",
            "```时间线\n起: 2023-09\n止: 2023-12\n条数: 2\n```\n\n```timeline\nto: 2022\n```",
        )
        .built();
    let prose = book.prose("1/1.html");
    assert_eq!(prose.matches("<li class=\"happening\">").count(), 3, "{prose}");
    let at = |words: &str| prose.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("9月上旬") < at("9月16日—18日") && at("科普日") < at("2022年") && at("2022年") < at("独照"));
    assert!(!prose.contains("报告"));
    assert!(!book.routes().contains(&"chronicle.ics".to_owned()), "no chronicle, no calendar");
}

#[test]
fn the_calendar_has_whole_days_only_and_no_clock() {
    let text = "一句很长的话".repeat(6);
    let book = events(Yearbook::new())
        .article(
            "1/1.md",
            &format!("标题: 大事记\n类型: 大事记\n条目:\n- {{日期: 2023-12-31, 内容: \"甲;乙,丙\\\\丁\", 文章: 5.md}}\n- {{日期: 2023-02-28, 内容: {text}}}\n- {{日期: 2023-03, 内容: 月}}"),
            "文。",
        )
        .built();
    let calendar = book.page("chronicle.ics");
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    insta::assert_snapshot!(calendar.replace("\r\n", "\n").replace(env!("CARGO_PKG_VERSION"), "#"), @r#"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//yearbook//#//ZH
    CALSCALE:GREGORIAN
    NAME:某某年鉴
    X-WR-CALNAME:某某年鉴
    BEGIN:VEVENT
    UID:7e3c0a9fe2571690@yearbook
    DTSTAMP:20230102T000000Z
    DTSTART;VALUE=DATE:20230102
    DTEND;VALUE=DATE:20230103
    SUMMARY:报告
    URL:https://example.org/book/1/5.html
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:e153e2889877bf10@yearbook
    DTSTAMP:20230228T000000Z
    DTSTART;VALUE=DATE:20230228
    DTEND;VALUE=DATE:20230301
    SUMMARY:一句很长的话一句很长的话一句很长的话一句很长
     的话一句很长的话一句很长的话
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:c0b39f6e9eb7478d@yearbook
    DTSTAMP:20230916T000000Z
    DTSTART;VALUE=DATE:20230916
    DTEND;VALUE=DATE:20230919
    SUMMARY:科普日
    LOCATION:湖畔
    URL:https://example.org/book/1/2.html
    TRANSP:TRANSPARENT
    END:VEVENT
    BEGIN:VEVENT
    UID:b5a194a6c55471af@yearbook
    DTSTAMP:20231231T000000Z
    DTSTART;VALUE=DATE:20231231
    DTEND;VALUE=DATE:20240101
    SUMMARY:甲\;乙\,丙\\丁
    URL:https://example.org/book/1/5.html
    TRANSP:TRANSPARENT
    END:VEVENT
    END:VCALENDAR
    "#);
    let (before, again) = (book.website(), book.build());
    assert_eq!((codes(&again), book.website()), (vec![], before));
}

#[test]
fn without_an_address_the_calendar_has_none() {
    let book = Yearbook::new()
        .file("yearbook.yaml", "标题: 年鉴\n")
        .article("1/1.md", "标题: 大事记\n类型: 大事记", "文。")
        .article("1/2.md", "标题: 甲\n类型: 活动\n日期: 2022-02-03", "文。");
    assert_eq!(codes(&book.build()), ["Y0082"]);
    let calendar = book.page("chronicle.ics");
    assert!(calendar.contains("SUMMARY:甲\r\n") && !calendar.contains("URL:"), "{calendar}");
}

#[test]
fn what_lies_outside_the_covered_period_is_told() {
    let book = Yearbook::new()
        .file("yearbook.yaml", "标题: 年鉴\n网址: https://example.org/\n记述起: 2023-01\n记述止: 2023-12\n")
        .article("1/1.md", "标题: 大事记\n类型: 大事记\n条目:\n- {日期: 2022, 内容: 前}\n- {日期: 2023年12月下旬, 内容: 内}\n- {日期: 2022-12-30, 结束日期: 2023-01-02, 内容: 跨年}", "文。")
        .article("1/2.md", "标题: 甲\n类型: 活动\n日期: 2024-01-01", "文。")
        .article("1/3.md", "标题: 乙\n日期: 2023", "文。");
    insta::assert_snapshot!(book.told(), @"
    警告[Y0110]：2022年不在本年鉴的记述时段（2023年1月至2023年12月）之内
      位置：content/1/1.md:5:8
      原文：- {日期: 2022, 内容: 前}
      办法：核对日期；确实要记的可以保留，或者改 yearbook.yaml 里的“记述起”“记述止”。
    警告[Y0110]：2024年1月1日不在本年鉴的记述时段（2023年1月至2023年12月）之内
      位置：content/1/2.md:4:5
      原文：日期: 2024-01-01
      办法：核对日期；确实要记的可以保留，或者改 yearbook.yaml 里的“记述起”“记述止”。
    ");
}

#[test]
fn a_covered_period_that_ends_before_it_begins_is_an_error() {
    let book = Yearbook::saying("文。").file(
        "yearbook.yaml",
        "title: 年鉴\nbase_url: https://example.org/\ncovers_from: 2023\ncovers_to: 2022-12-31\n",
    );
    insta::assert_snapshot!(book.told(), @"
    错误[Y0008]：结束日期 2022年12月31日 早于开始日期 2023年
      位置：yearbook.yaml:4:12
      原文：covers_to: 2022-12-31
      办法：核对两个日期。
    ");
}

#[test]
fn mistakes_of_entries_are_told() {
    let book = Yearbook::new()
        .article(
            "1/1.md",
            "标题: 大事记\n类型: 大事记\n条目:\n- {日期: 2023-02-30, 内容: 甲}\n- {内容: 乙}\n- {日期: 2023}\n- {日期: 2023-02, 结束日期: 2023-01, 内容: 丙}\n- {日期: 2023, 内容: 丁, 文章: 没有.md}\n- {日期: 2023, 内容: 戊, 文章: 附件.pdf}\n- {日期: 2023, 内容: 己, 图片: 没有}\n- {日期: 2023, 内容: 庚, 时间: 早}",
            "文。",
        )
        .file("content/1/附件.pdf", "%PDF");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0006]：“日期”的值“2023-02-30”不是日期，或者没有这一天
      位置：content/1/1.md:5:8
      原文：- {日期: 2023-02-30, 内容: 甲}
      办法：写成 2023-09-01、2023年9月1日；只知道年、月时写 2023 或 2023-09。
    错误[Y0004]：缺少“日期”
      位置：content/1/1.md:6:3
      原文：- {内容: 乙}
      办法：加一行“日期: ……”。
    错误[Y0004]：缺少“内容”
      位置：content/1/1.md:7:3
      原文：- {日期: 2023}
      办法：加一行“内容: ……”。
    错误[Y0008]：结束日期 2023年1月 早于开始日期 2023年2月
      位置：content/1/1.md:8:23
      原文：- {日期: 2023-02, 结束日期: 2023-01, 内容: 丙}
      办法：核对两个日期。
    错误[Y0030]：链接“没有.md”指向的文件不存在
      位置：content/1/1.md:9:25
      原文：- {日期: 2023, 内容: 丁, 文章: 没有.md}
      办法：写出从本文所在文件夹到那个文件的路径，例如“../02-特载/报告.md”。可以链接的有文章，以及 PDF、Office 文档、压缩包等附件。
    错误[Y0114]：“附件.pdf”不是一篇文章
      位置：content/1/1.md:10:25
      原文：- {日期: 2023, 内容: 戊, 文章: 附件.pdf}
      办法：写出从本文所在文件夹到那篇文章的路径，以 .md 结尾，例如“../04-活动纪实/科普日.md”。
    错误[Y0050]：找不到图片“没有”
      位置：content/1/1.md:11:25
      原文：- {日期: 2023, 内容: 己, 图片: 没有}
      办法：图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。
    警告[Y0003]：不认识“时间”这一项，它不会起作用
      位置：content/1/1.md:12:21
      原文：- {日期: 2023, 内容: 庚, 时间: 早}
      办法：这里可以写：日期、结束日期、内容、地点、文章、图片
    ");
}

#[test]
fn wishes_that_cannot_be_met_are_told() {
    let book = Yearbook::new()
        .article("1/1.md", "标题: 甲\n入大事记: 是", "```时间线\n起: 2030\n```")
        .photo("content/1/p.jpg", 30, 20)
        .file("content/1/photos.yaml", "p: {图说: 图, 入大事记: 是}\n");
    insta::assert_snapshot!(book.told(), @"
    警告[Y0111]：没有写日期，进不了大事记
      位置：content/1/1.md:3:7
      原文：入大事记: 是
      办法：写上“日期: ……”，只知道年份的写年份；不入大事记，就删去这一行。
    警告[Y0113]：时间线里一条也没有
      位置：content/1/1.md:6:1
      原文：起: 2030
      办法：核对“起”“止”；入时间线的是大事记的条目、有日期的活动纪实，以及标了“入大事记: 是”的文章和图片。
    警告[Y0111]：没有写日期，进不了大事记
      位置：content/1/photos.yaml:1:18
      原文：p: {图说: 图, 入大事记: 是}
      办法：写上“日期: ……”，只知道年份的写年份；不入大事记，就删去这一行。
    ");
    let book = Yearbook::new().article("1/1.md", "标题: 甲\n日期: 2023\n入大事记: 是", "文。");
    insta::assert_snapshot!(book.told(), @"
    警告[Y0112]：有文章或图片标了“入大事记”，可是全书没有大事记
      办法：新建一篇“类型: 大事记”的文章，或在文章里放一个“时间线”；它们会自动排在里面。
    ");
}

#[test]
fn an_entry_about_a_draft_leads_to_the_contents_and_is_told() {
    let book = plain()
        .article("1/1.md", "标题: 大事记\n类型: 大事记\n条目:\n- {日期: 2023, 内容: 甲, 文章: 2.md}", "文。")
        .article("1/2.md", "标题: 草稿\n草稿: 是", "文。");
    assert_eq!(codes(&book.build()), ["Y0032"]);
    assert_eq!(book.page("1/1.html"), "# 2023年\n## -\nentry [|2023年|2023] 甲 → 目录 ../contents.html\n");
}

#[test]
fn a_change_elsewhere_reaches_chronicle_timeline_and_calendar() {
    let book = Yearbook::new()
        .article("1/1.md", "标题: 大事记\n类型: 大事记", "文。")
        .article("1/2.md", "标题: 综述", "```时间线\n```")
        .article("1/3.md", "标题: 甲\n类型: 活动\n日期: 2023-01-02", "文。");
    let mut memory = Memory::default();
    assert_eq!(codes(&book.rebuild(&mut memory)), Vec::<&str>::new());
    let before = book.page("chronicle.ics");
    book.write("content/1/3.md", &article("标题: 乙\n类型: 活动\n日期: 2023-01-03", "文。"));
    assert_eq!(codes(&book.rebuild(&mut memory)), Vec::<&str>::new());
    for route in ["1/1.html", "1/2.html"] {
        assert!(book.page(route).contains("<time datetime=\"2023-01-03\">1月3日</time>"), "{route}");
        assert!(book.page(route).contains("<p><a href=\"3.html\">乙</a></p>"), "{route}");
    }
    let after = book.page("chronicle.ics");
    let name = |calendar: &str| calendar.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert!(after.contains("DTSTAMP:20230103T000000Z\r\n") && after.contains("SUMMARY:乙\r\n"), "{after}");
    assert_eq!(name(&before), name(&after), "a calendar takes it for the same event");
}

#[test]
fn a_photograph_without_words_cannot_be_in_it() {
    let book = Yearbook::new()
        .article("1/1.md", "标题: 大事记\n类型: 大事记", "文。")
        .photo("content/1/p.jpg", 30, 20)
        .file("content/1/photos.yaml", "p: {日期: 2023, 入大事记: 是}\n");
    assert_eq!(codes(&book.build()), ["Y0052"]);
    assert!(!book.page("1/1.html").contains("2023年"));
}
