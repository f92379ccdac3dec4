//! What `theme.yaml` says of colours, logo and cover: what it comes to, and what is told of it.

use super::yearbook::{Yearbook, png};

fn with_settings(settings: &str) -> Yearbook {
    Yearbook::saying("文。")
        .file("yearbook.yaml", "标题: 年鉴\n网址: https://example.org/\n主题: red\n简介: 一年的事。\n")
        .file("themes/red/theme.yaml", settings)
}

fn style(book: &Yearbook) -> String {
    let route = book.routes_in("assets/").into_iter().find(|route| route.ends_with("/style.css"));
    book.page(&route.unwrap())
}

#[test]
fn colours_reach_the_style_and_the_head_of_every_page() {
    let carried = style(&with_settings("").built());
    let own =
        "颜色:\n  - {名称: 纸, 浅色: \"#eef\"}\n  - {名称: seal, 浅色: \"#1d4e79\", 深色: \"#8fbfe8\"}\n";
    let book = with_settings(own).built();
    let style = style(&book);
    let changed: Vec<&str> = style.lines().filter(|line| !carried.contains(line)).collect();
    assert_eq!(
        changed,
        ["  --paper: #eeeeff;", "  --seal: #1d4e79;", "    --seal: #8fbfe8;", "  --seal: #8fbfe8;"]
    );
    let cover = book.page("index.html");
    assert!(cover.contains("media=\"(prefers-color-scheme: light)\" content=\"#eeeeff\""), "{cover}");
    assert!(!cover.contains("style="));
}

#[test]
fn the_carried_themes_can_be_read() {
    for theme in ["yanghu", "plain"] {
        let book = Yearbook::saying("文。")
            .file("yearbook.yaml", &format!("标题: 年鉴\n网址: https://example.org/\n主题: {theme}\n"));
        assert_eq!(book.told(), "");
        // Every colour is one that the theme's settings name, but for those of print.
        let style = style(&book);
        let screen = style.split("@media print").next().unwrap();
        let is_hex = |word: &str| {
            let digits = word.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
            [3, 6].contains(&digits.len()) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
        };
        let named = |line: &&str| line.trim_start().starts_with("--");
        let hex = screen.lines().filter(|line| line.split('#').skip(1).any(is_hex) && !named(line));
        assert_eq!(hex.collect::<Vec<_>>(), Vec::<&str>::new(), "{theme}");
    }
}

#[test]
fn all_that_is_wrong_is_told_at_its_place() {
    let book = with_settings(
        "颜色:\n  - {名称: 纸, 浅色: \"#12345\"}\n  - {名称: 朱红, 浅色: \"#a00\"}\n  - 名称: 墨\n    浅色: #111111\n  \
         - {名称: seal, 浅色: \"#e0a090\"}\n标志: logo.pgn\n封面: {栏目: [目录, 数剧], 类目: [卷首, 卷末]}\n",
    )
    .file("themes/red/static/logo.png", "x");
    insta::assert_snapshot!(book.told(), @r##"
    错误[Y0176]：“#12345”不是颜色
      位置：themes/red/theme.yaml:2:17
      原文：  - {名称: 纸, 浅色: "#12345"}
      办法：写 # 和六个（或三个）十六进制数字，前后加英文双引号，如 "#a8321f"；透明的颜色不能用。
    错误[Y0177]：这个主题没有叫“朱红”的颜色
      位置：themes/red/theme.yaml:3:10
      原文：  - {名称: 朱红, 浅色: "#a00"}
      办法：是否想写“朱”？
    警告[Y0009]：“浅色”里“#111111”以后的字没有读进来
      位置：themes/red/theme.yaml:5:9
      原文：    浅色: #111111
      办法：空格后面的“#”是说明的开头：文字里要用“#”，就用英文双引号把整段括起来；真是说明，就在“#”后面空一格。
    警告[Y0178]：浅色下，文字的颜色“朱（seal） #e0a090”在“衬（mount） #f0eadd”上的对比度是 1.82:1，不到 4.5:1
      位置：themes/red/theme.yaml:6:20
      原文：  - {名称: seal, 浅色: "#e0a090"}
      办法：字会看不清：把其中一种改得再深些或再浅些。4.5:1 是 WCAG 2.2 对文字的要求（AA 级）。
    警告[Y0178]：浅色下，文字的颜色“朱上字（on-seal） #f8f4eb”在“朱（seal） #e0a090”上的对比度是 1.99:1，不到 4.5:1
      位置：themes/red/theme.yaml:6:20
      原文：  - {名称: seal, 浅色: "#e0a090"}
      办法：字会看不清：把其中一种改得再深些或再浅些。4.5:1 是 WCAG 2.2 对文字的要求（AA 级）。
    错误[Y0179]：找不到标志“logo.pgn”
      位置：themes/red/theme.yaml:7:5
      原文：标志: logo.pgn
      办法：是否想写“logo.png”？
    错误[Y0180]：封面没有“数剧”这一栏
      位置：themes/red/theme.yaml:8:15
      原文：封面: {栏目: [目录, 数剧], 类目: [卷首, 卷末]}
      办法：是否想写“数据”？
    错误[Y0181]：书里没有“卷末”这个类目，封面上列不出来
      位置：themes/red/theme.yaml:8:29
      原文：封面: {栏目: [目录, 数剧], 类目: [卷首, 卷末]}
      办法：是否想写“卷首”？
    "##);
}

#[test]
fn a_faint_text_is_a_warning_and_the_website_is_published() {
    let book = with_settings("颜色:\n  - {名称: 淡墨, 深色: \"#666\"}\n");
    insta::assert_snapshot!(book.told(), @r##"
    警告[Y0178]：深色下，文字的颜色“淡墨（soft） #666666”在“淡青（wash） #1e2522”上的对比度是 2.72:1，不到 4.5:1
      位置：themes/red/theme.yaml:2:18
      原文：  - {名称: 淡墨, 深色: "#666"}
      办法：字会看不清：把其中一种改得再深些或再浅些。4.5:1 是 WCAG 2.2 对文字的要求（AA 级）。
    "##);
    assert!(book.out().exists());
}

#[test]
fn a_logo_of_the_theme_stands_in_the_masthead() {
    let book = with_settings("标志: marks/logo.png\n");
    book.write_bytes("themes/red/static/marks/logo.png", &png(60, 20));
    let book = book.built();
    let page = book.page("juan-shou/pan-deng.html");
    let tag = page.split("<img").find(|tag| tag.contains("brand-logo")).unwrap();
    assert!(tag.contains("/marks/logo.png\" width=\"60\" height=\"20\" alt=\"\""), "{tag}");
}

#[test]
fn a_logo_of_the_yearbook_is_made_like_a_photograph() {
    let book = with_settings("标志: 会徽.png\n");
    book.write_bytes("assets/会徽.png", &png(960, 320));
    let book = book.built();
    assert_eq!(book.names("photos/"), ["photos/hui-hui-480-#.webp"]);
    let page = book.page("404.html");
    let tag = page.split("<img").find(|tag| tag.contains("brand-logo")).unwrap();
    assert!(tag.contains("width=\"480\" height=\"160\""), "{tag}");
    // It is no plate.
    assert!(!book.out().join("plates.html").exists());
}

#[test]
fn the_cover_shows_what_the_theme_asks_for() {
    let more = |book: Yearbook| {
        book.article("02-附录/1.md", "标题: 章程", "文。")
            .file("content/figures.yaml", "数据: [{编号: a, 名称: 会员, 数值: 12, 单位: 人}]\n")
            .photo("assets/p.jpg", 40, 30)
            .file(
                "yearbook.yaml",
                "标题: 年鉴\n网址: https://example.org/\n主题: red\n简介: 一年的事。\n封面: p\n",
            )
    };
    let shown = |settings: &str| {
        let book = more(with_settings(settings));
        let _ = book.build();
        let page = book.page("index.html");
        let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_owned();
        ["<picture", "一年的事。", "攀登", "章程", "会员"].map(|words| main.contains(words))
    };
    assert_eq!(shown(""), [true, true, true, true, true]);
    assert_eq!(shown("封面: {栏目: [目录], 类目: [附录]}\n"), [false, false, false, true, false]);
    assert_eq!(shown("封面: {栏目: [图片, 简介, 数据]}\n"), [true, true, false, false, true]);
}

#[test]
fn settings_are_part_of_what_pages_are_remembered_under() {
    let book = with_settings("标志: 会徽.png\n");
    book.write_bytes("assets/会徽.png", &png(40, 20));
    let mut memory = yearbook::pipeline::Memory::default();
    let all = book.rebuild(&mut memory).rendered.len();
    assert_eq!(book.rebuild(&mut memory).rendered.len(), 0);
    book.write_bytes("assets/会徽.png", &png(40, 22));
    assert!(book.rebuild(&mut memory).rendered.len() > 3, "of {all}");
    book.write("themes/red/theme.yaml", "标志: 会徽.png\n颜色: [{名称: 纸, 浅色: \"#fff\"}]\n");
    assert_eq!(book.rebuild(&mut memory).rendered.len(), all);
}
