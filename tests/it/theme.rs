//! Themes: layers over the theme that the program carries, and templates that can reach nothing else.

use super::yearbook::{Yearbook, codes, masked};

const PAGE: &str = "juan-shou/pan-deng.html";

fn with_theme(name: &str) -> Yearbook {
    Yearbook::saying("文。")
        .file("yearbook.yaml", &format!("标题: 年鉴\n网址: https://example.org/\n主题: {name}\n"))
}

#[test]
fn one_template_of_the_carried_theme_can_be_replaced() {
    let book =
        Yearbook::saying("文。").file("themes/yanghu/templates/part.html", "<p>{{ part.title }}</p>").built();
    assert_eq!(book.page("juan-shou/index.html"), "<p>卷首</p>");
    assert!(book.page("contents.html").contains("<!DOCTYPE html>"));
}

#[test]
fn a_file_of_the_style_can_be_replaced_and_another_added() {
    let style = |book: &Yearbook| {
        let routes = book.routes_in("assets/");
        book.page(routes.iter().find(|route| route.ends_with("/style.css")).unwrap())
    };
    let carried = style(&Yearbook::saying("文。").built());
    let book = Yearbook::saying("文。")
        .file("themes/yanghu/styles/00-tokens.css", ":root { --seal: green }")
        .file("themes/yanghu/styles/own.css", "main { color: var(--seal) }")
        .built();
    let own = style(&book);
    assert!(own.contains("\n}\n:root { --seal: green }\n/* ── Ground"), "{}", &own[..80]);
    assert!(own.ends_with("\nmain { color: var(--seal) }"));
    assert!(!own.contains("--gutter: clamp") && carried.contains("--gutter: clamp"));
}

#[test]
fn parts_are_counted_as_in_a_fine_book_and_the_year_is_a_seal() {
    let book = Yearbook::saying("文。").article("02-特载/01-乙.md", "标题: 乙", "文。").built();
    let numeral = |page: &str| {
        let text = book.page(page);
        text.split("<p class=\"part-numeral\" aria-hidden=\"true\">").nth(1).map(|rest| rest.chars().next())
    };
    assert_eq!(numeral("juan-shou/index.html"), Some(Some('壹')));
    assert_eq!(numeral("te-zai/index.html"), Some(Some('贰')));
    assert!(book.page("te-zai/yi.html").contains("<b>贰</b> 特载</p>"));
    let cover = |year: &str| {
        let book = Yearbook::saying("文。")
            .file("yearbook.yaml", &format!("title: 年鉴\nbase_url: https://example.org/\n{year}"));
        book.built().page("index.html")
    };
    assert!(cover("edition_year: 2023\n").contains("<p class=\"seal\">二〇二三</p>"));
    assert!(!cover("").contains("class=\"seal\""));
}

#[test]
fn one_style_can_be_replaced_and_gets_a_new_address() {
    let style = |book: &Yearbook| {
        let routes = book.routes_in("assets/");
        let route = routes.into_iter().find(|route| route.ends_with("/style.css")).unwrap();
        assert!(book.page(PAGE).contains(&format!("href=\"../{route}\"")));
        (book.page(&route), route)
    };
    let (_, carried) = style(&Yearbook::saying("文。").built());
    let own = Yearbook::saying("文。").file("themes/yanghu/static/style.css", "body { color: red }").built();
    let (text, route) = style(&own);
    assert_eq!((text.as_str(), masked(&route).as_str()), ("body { color: red }", "assets/#/style.css"));
    assert_ne!(route, carried);
    assert!(own.routes_in("assets/").iter().any(|route| route.ends_with("/favicon.svg")));
}

#[test]
fn a_theme_of_its_own_rests_on_the_carried_one() {
    let book = with_theme("red")
        .file(
            "themes/red/templates/contents.html",
            "{% extends \"base.html\" %}{% block main %}目录在此{% endblock %}",
        )
        .built();
    assert!(book.page("contents.html").contains("目录在此"));
    assert!(book.page(PAGE).contains("<h1>攀登</h1>"));
}

#[test]
fn themes_extend_each_other() {
    let book = with_theme("red")
        .file("themes/red/theme.yaml", "extends: paper\n")
        .file("themes/red/templates/contents.html", "红目录")
        .file("themes/paper/templates/contents.html", "纸目录")
        .file("themes/paper/templates/404.html", "纸的")
        .built();
    assert_eq!((book.page("contents.html").as_str(), book.page("404.html").as_str()), ("红目录", "纸的"));
    assert!(book.page(PAGE).contains("<h1>攀登</h1>"));
}

#[test]
fn widths_of_photographs_are_the_theme_s() {
    let book = with_theme("red")
        .file("themes/red/theme.yaml", "widths: [40, 20]\nsizes: {body: 50vw}\n")
        .photo("content/01-卷首/p.jpg", 50, 25);
    book.write("content/01-卷首/01-攀登.md", "---\n标题: 攀登\n---\n![图](p)\n");
    let book = book.built();
    assert_eq!(
        book.names("photos/"),
        ["photos/p-20-#.jpg", "photos/p-20-#.webp", "photos/p-40-#.jpg", "photos/p-40-#.webp"]
    );
    assert!(book.page(PAGE).contains("sizes=\"50vw\""));
}

#[test]
fn a_place_of_photographs_that_there_is_none_of_and_a_width_that_is_none_are_told() {
    let book = with_theme("red")
        .file("themes/red/theme.yaml", "sizes: {card: 50%, sidebar: 9rem}\n")
        .file("themes/red/templates/404.html", "\n{{ sizes(place=\"side\") }}");
    insta::assert_snapshot!(book.told(), @r"
    错误[Y0086]：“图片占宽.列表”的值应当是照 HTML 的 sizes 属性写的长度，如“(min-width: 60rem) 24rem, 100vw”，不能用百分号
      位置：themes/red/theme.yaml:1:15
      原文：sizes: {card: 50%, sidebar: 9rem}
      办法：改写“图片占宽.列表:”后面的内容。
    警告[Y0003]：不认识“sidebar”这一项，它不会起作用
      位置：themes/red/theme.yaml:1:20
      原文：sizes: {card: 50%, sidebar: 9rem}
      办法：这里可以写：正文、题图、并排、封面、列表、图组、图片页、大事、肖像、行内、整本
    ");
    book.write("themes/red/theme.yaml", "sizes: {card: 50vw}\n");
    insta::assert_snapshot!(book.told(), @r#"
    错误[Y0085]：模板出错（404.html）：图片没有“side”这个位置，有的是 body、lead、spread、cover、card、gallery、plate、event、portrait、inline、book
      位置：themes/red/templates/404.html:2:4
      原文：{{ sizes(place="side") }}
      办法：改正模板，或删去它，就会用上级主题里同名的模板。
    "#);
}

#[test]
fn a_theme_that_is_not_there_is_told() {
    let book = with_theme("yanhu").file("themes/red/theme.yaml", "extends: yanghu\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0083]：没有名为“yanhu”的主题
      位置：yearbook.yaml:3:5
      原文：主题: yanhu
      办法：可用的主题：plain、red、yanghu；自己的主题放在 themes/yanhu/ 里。
    ");
}

#[test]
fn a_theme_cannot_be_a_path() {
    for name in ["../book", "..", "\"\"", "./yanghu", "yanghu/templates"] {
        let book = with_theme(name);
        let report = book.build();
        let told = codes(&report);
        assert!(told == ["Y0083"] || name == "\"\"" && told.is_empty(), "{name}: {told:?}");
    }
}

#[test]
fn themes_in_a_circle_are_told() {
    let book = with_theme("a")
        .file("themes/a/theme.yaml", "extends: b\n")
        .file("themes/b/theme.yaml", "extends: a\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0084]：主题“a”绕了一圈又扩展到它自己
      位置：themes/b/theme.yaml
      办法：改正 theme.yaml 里的“扩展”。
    ");
}

#[test]
fn all_broken_templates_are_told_at_once() {
    let book = Yearbook::saying("文。")
        .file("themes/yanghu/templates/article.html", "<p>\n{{ article.title </p>\n")
        .file("themes/yanghu/templates/contents.html", "{% for part in parts %}\n");
    let report = book.build();
    let places: Vec<String> = report
        .diagnostics
        .iter()
        .map(|told| {
            let place = told.place.as_ref().unwrap();
            format!("{} {}:{} {}", told.problem.code(), place.file, place.line, place.excerpt)
        })
        .collect();
    insta::assert_snapshot!(places.join("\n"), @"
    Y0085 themes/yanghu/templates/article.html:2 {{ article.title </p>
    Y0085 themes/yanghu/templates/contents.html:1 {% for part in parts %}
    ");
    assert!(!book.out().exists());
}

#[test]
fn all_that_templates_ask_for_and_is_not_there_is_told() {
    let book = Yearbook::saying("文。")
        .file("themes/yanghu/templates/404.html", "\n没有：{{ links.home | nosuch }}{{ 1 is nosuch }}\n")
        .file("themes/yanghu/templates/cover.html", "\n\n{{ <nosuch /> }}\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0085]：模板出错：没有名为“nosuch”的过滤器
      位置：themes/yanghu/templates/404.html:2:20
      原文：没有：{{ links.home | nosuch }}{{ 1 is nosuch }}
      办法：看看有没有打错；可以用的，见 Tera 2 的说明（keats.github.io/tera）。
    错误[Y0085]：模板出错：没有名为“nosuch”的判断（is nosuch）
      位置：themes/yanghu/templates/404.html:2:37
      原文：没有：{{ links.home | nosuch }}{{ 1 is nosuch }}
      办法：看看有没有打错；可以用的，见 Tera 2 的说明（keats.github.io/tera）。
    错误[Y0085]：模板出错：没有名为“nosuch”的组件
      位置：themes/yanghu/templates/cover.html:3:4
      原文：{{ <nosuch /> }}
      办法：看看有没有打错；组件要在某个模板里用 `{% component nosuch(…) %}` 定义。
    ");
    assert!(!book.out().exists());
}

#[test]
fn a_template_that_extends_nothing_is_told() {
    let book =
        Yearbook::saying("文。").file("themes/yanghu/templates/part.html", "{% extends \"nosuch.html\" %}");
    insta::assert_snapshot!(book.told(), @r#"
    错误[Y0085]：模板出错：没有它要扩展的模板“nosuch.html”
      位置：themes/yanghu/templates/part.html:1:13
      原文：{% extends "nosuch.html" %}
      办法：扩展的要是 templates 文件夹里的一个模板，如 base.html。
    "#);
}

#[test]
fn a_template_that_fails_while_rendering_is_told_at_its_place() {
    let book =
        Yearbook::saying("文。").file("themes/yanghu/templates/404.html", "好\n{{ nothing.at.all }}\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0085]：模板出错（404.html）：没有名为“nothing”的值
      位置：themes/yanghu/templates/404.html:2:4
      原文：{{ nothing.at.all }}
      办法：这里有：assets、design、generator、json_ld、lang、links、nav、page、site。
    ");
    assert!(!book.out().exists());
}

#[test]
fn a_broken_component_is_told_although_nothing_calls_it() {
    let book = Yearbook::saying("文。")
        .file("themes/yanghu/templates/components.html", "{% component photo(photo) %}{{ photo.src }\n");
    let report = book.build();
    assert!(codes(&report).iter().all(|code| *code == "Y0085"), "{:?}", codes(&report));
    let place = report.diagnostics[0].place.as_ref().unwrap();
    assert_eq!((place.file.as_str(), place.line), ("themes/yanghu/templates/components.html", 1));
}

#[test]
fn templates_reach_nothing_but_their_context() {
    for call in [
        "get_env(name=\"HOME\")",
        "now()",
        "get_random(start=0, end=9)",
        "load_data(path=\"yearbook.yaml\")",
        "read_file(path=\"x\")",
        "uuid()",
    ] {
        let book =
            Yearbook::saying("文。").file("themes/yanghu/templates/404.html", &format!("{{{{ {call} }}}}"));
        assert_eq!(codes(&book.build()), ["Y0085"], "{call}");
    }
    let book = Yearbook::saying("文。")
        .file("themes/yanghu/templates/404.html", "{% include \"../../yearbook.yaml\" %}");
    assert_eq!(codes(&book.build()), ["Y0085"]);
}

#[test]
fn text_is_escaped_in_templates_of_a_theme() {
    let book = Yearbook::new()
        .article("a/1.md", "标题: \"<b>\"", "文。")
        .file("themes/yanghu/templates/part.html", "{{ part.articles[0].title }}")
        .file("themes/yanghu/templates/robots.txt", "{{ \"<\" }}")
        .built();
    assert_eq!((book.page("a/index.html").as_str(), book.page("robots.txt").as_str()), ("&lt;b&gt;", "<"));
}

#[test]
fn widths_out_of_bounds_are_told() {
    let book = with_theme("red").file("themes/red/theme.yaml", "widths: [1, 99999]\nwidht: 3\n");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0086]：“图片宽度”的值应当是1 到 8 个互不相同的像素数，各在 16 和 4096 之间
      位置：themes/red/theme.yaml:1:9
      原文：widths: [1, 99999]
      办法：改写“图片宽度:”后面的内容。
    警告[Y0003]：不认识“widht”这一项，它不会起作用
      位置：themes/red/theme.yaml:2:1
      原文：widht: 3
      办法：是否想写“widths”？
    ");
}
