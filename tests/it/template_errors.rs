//! Mistakes in templates, as designers make them: each is told with its place, in Chinese, and with what to do.

use std::fs;
use std::path::Path;
use yearbook::language::Language;

use super::yearbook::{Yearbook, codes};

/// What is told of a `404.html` that says this, after its place and under its caret.
fn told(template: &str) -> String {
    let book = Yearbook::saying("文。").file("themes/yanghu/templates/404.html", template);
    let report = book.build();
    assert!(!book.out().exists(), "{template}");
    let shown = report.diagnostics.iter().map(|told| {
        let (hint, message) = (
            told.problem.hint(Language::Chinese).unwrap_or_default(),
            told.problem.message(Language::Chinese),
        );
        let Some(at) = &told.place else { return format!("{}：{message}\n  {hint}", told.problem.code()) };
        assert_eq!(at.file.as_str(), "themes/yanghu/templates/404.html");
        let caret = " ".repeat(at.column.saturating_sub(1)) + &"^".repeat(at.width);
        format!(
            "{} {}:{}：{message}\n  {}\n  {caret}\n  {hint}",
            told.problem.code(),
            at.line,
            at.column,
            at.excerpt
        )
    });
    shown.collect::<Vec<_>>().join("\n")
}

fn all(templates: &[&str]) -> String {
    templates.iter().map(|template| told(template)).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_cannot_be_read() {
    let templates = [
        "{% extends \"base.html\" %}\n{% block main %}\n<p>",
        "<p>\n{{ page.title </p>",
        "{{ assets[\"style.css] }}",
        "{% if nav %}有{% endfor %}",
        "{% iff nav %}",
        "{{ page。title }}",
        "{# 说明",
        "{% extends \"base.html\" %}\n{% block main %}甲{% endblock head %}",
        "{% extends \"base.html\" %}\n<p>{% if nav %}{% endif %}</p>",
        "{% block main %}{% endblock %}{% block main %}{% endblock %}",
        "<p>{% extends \"base.html\" %}",
    ];
    insta::assert_snapshot!(all(&templates), @r#"
    Y0085 2:17：模板出错：模板在这里断了，还有没写完的
      {% block main %}
                      ^
      看看 `{{ … }}` 有没有写完，每个 if、for、block、component 有没有自己的 endif、endfor 等。
    Y0085 2:15：模板出错：这里是`</`，该有的是`}}`
      {{ page.title </p>
                    ^^
      看看这一处前后的括号、引号有没有成对，`{% … %}` 有没有写完整。
    Y0085 1:11：模板出错：引号 " 没有成对
      {{ assets["style.css] }}
                ^
      看看这一处前后的括号、引号有没有成对，`{% … %}` 有没有写完整。
    Y0085 1:17：模板出错：没有这种标签
      {% if nav %}有{% endfor %}
                      ^^^^^^
      看看有没有打错，是不是少了上一个标签的收尾；`{% … %}` 里第一个词是 if、for、set、block、extends、include、component 等。
    Y0085 1:4：模板出错：没有这种标签
      {% iff nav %}
         ^^^
      看看有没有打错，是不是少了上一个标签的收尾；`{% … %}` 里第一个词是 if、for、set、block、extends、include、component 等。
    Y0085 1:8：模板出错：这里有一个不该有的字符
      {{ page。title }}
             ^
      标点要用半角（英文）的。
    Y0085 1:1：模板出错：注释没有收尾，少了 `#}`
      {# 说明
      ^^
      看看这一处前后的括号、引号有没有成对，`{% … %}` 有没有写完整。
    Y0085 2:30：模板出错：开头是“main”，收尾写成了“head”
      {% block main %}甲{% endblock head %}
                                   ^^^^
      每个 if、for、block、component 都要有自己的 endif、endfor、endblock、endcomponent。
    Y0085 1:26：模板出错：这里的内容不会显示：写了 extends 的模板，内容都要放进块里
      {% extends "base.html" %}
                               ^
      放进 `{% block … %}` 和 `{% endblock %}` 之间。
    Y0085 1:40：模板出错：块“main”写了两次
      {% block main %}{% endblock %}{% block main %}{% endblock %}
                                             ^^^^
      一个模板里每个块只写一次。
    Y0085 1:15：模板出错：extends 要写在模板的最前面
      <p>{% extends "base.html" %}
                    ^^^^^^^^^^^
      把它移到第一行。
    "#);
}

#[test]
fn what_is_not_there() {
    let templates = [
        "{{ site.title | shout }}",
        "{% if site is shouting %}{% endif %}",
        "{{ now() }}",
        "{{ <pagers /> }}",
        "{% include \"head.html\" %}",
        "{% extends \"bse.html\" %}",
        "{% extends \"404.html\" %}",
        "{% extends \"base.html\" %}{% block mian %}{% endblock %}",
        "{% component names(names) %}{% endcomponent names %}",
    ];
    insta::assert_snapshot!(all(&templates), @r#"
    Y0085 1:17：模板出错：没有名为“shout”的过滤器
      {{ site.title | shout }}
                      ^^^^^
      看看有没有打错；可以用的，见 Tera 2 的说明（keats.github.io/tera）。
    Y0085 1:15：模板出错：没有名为“shouting”的判断（is shouting）
      {% if site is shouting %}{% endif %}
                    ^^^^^^^^
      看看有没有打错；可以用的，见 Tera 2 的说明（keats.github.io/tera）。
    Y0085 1:4：模板出错：没有名为“now”的函数
      {{ now() }}
         ^^^^^
      模板里能用的函数只有 sizes、range 和 throw；读不到文件、时间和网络。
    Y0085 1:4：模板出错：没有名为“pagers”的组件
      {{ <pagers /> }}
         ^^^^^^^^^^
      看看有没有打错；组件要在某个模板里用 `{% component pagers(…) %}` 定义。
    Y0085 1:12：模板出错：没有名为“head.html”的模板
      {% include "head.html" %}
                 ^^^^^^^^^^^
      看看有没有打错；include 写的是模板在 templates 文件夹里的路径。
    Y0085 1:13：模板出错：没有它要扩展的模板“bse.html”
      {% extends "bse.html" %}
                  ^^^^^^^^
      是否想写“base.html”？
    Y0085 1:13：模板出错：模板绕了一圈又扩展到它自己：404.html → 404.html
      {% extends "404.html" %}
                  ^^^^^^^^
      一个模板不能用它所替换的那一个：把要的内容照抄过来，或者改用别的模板。
    Y0085 1:35：模板出错：上级模板里没有名为“mian”的块，写在里面的不会显示
      {% extends "base.html" %}{% block mian %}{% endblock %}
                                        ^^^^
      可以写的块有：main、head、title、header、footer、og_type、body_class。
    Y0085 1:14：模板出错：组件“names”定义了两次：在 404.html 和 components.html
      {% component names(names) %}{% endcomponent names %}
                   ^^^^^
      只留一处；要替换自带的，就把整个 404.html 或 components.html 换成自己的。
    "#);
}

#[test]
fn what_fails_while_a_page_is_made() {
    let templates = [
        "<p>\n{{ lnks.home }}</p>",
        "{{ nothing }}",
        "{{ links.hoem }}",
        "{{ site.title + 1 }}",
        "{{ site.title * 2 }}",
        "{% set none_of_them = 0 %}{{ 1 / none_of_them }}",
        "{% for part in nav | length %}{% endfor %}",
        "{{ nav | upper }}",
        "{{ \"甲\" < 1 }}",
        "{{ <names /> }}",
        "{{ <names names={nav} colour=\"red\" /> }}",
        "{{ sizes(place=\"side\") }}",
        "{{ sizes() }}",
        "{% block a %}{{ super() }}{% endblock %}",
    ];
    insta::assert_snapshot!(all(&templates), @r#"
    Y0085 2:4：模板出错（404.html）：没有名为“lnks”的值
      {{ lnks.home }}</p>
         ^^^^
      是否想写“links”？
    Y0085 1:4：模板出错（404.html）：没有名为“nothing”的值
      {{ nothing }}
         ^^^^^^^
      这里有：assets、design、generator、json_ld、lang、links、nav、page、site。
    Y0085 1:10：模板出错（404.html）：没有名为“hoem”的一项
      {{ links.hoem }}
               ^^^^
      是否想写“home”？
    Y0085 1:4：模板出错（404.html）：加号两边都该是数，这里是文字和整数
      {{ site.title + 1 }}
         ^^^^^^^^^^^^^^
      把文字接起来用 `~`。
    Y0085 1:4：模板出错（404.html）：只有数能计算，这里是文字
      {{ site.title * 2 }}
         ^^^^
      把文字接起来用 `~`；文字变成数用 `| int` 或 `| float`。
    Y0085 1:34：模板出错（404.html）：除数是 0
      {% set none_of_them = 0 %}{{ 1 / none_of_them }}
                                       ^^^^^^^^^^^^
      先用 `{% if … %}` 看它是不是 0。
    Y0085 1:22：模板出错（404.html）：for 要一个列表，这里是整数
      {% for part in nav | length %}{% endfor %}
                           ^^^^^^
      先用 `{% if … %}` 看它有没有，再用它；各页有哪些值，见 themes/README.md。
    Y0085 1:4：模板出错（404.html）：这里是列表，该是文字
      {{ nav | upper }}
         ^^^
      先用 `{% if … %}` 看它有没有，再用它；各页有哪些值，见 themes/README.md。
    Y0085 1:4：模板出错（404.html）：文字和整数不能比大小
      {{ "甲" < 1 }}
         ^^^^^^^
      先用 `{% if … %}` 看它有没有，再用它；各页有哪些值，见 themes/README.md。
    Y0085 1:4：模板出错（404.html）：少了组件的参数“names”
      {{ <names /> }}
         ^^^^^^^^^
      调用时写上：`names={…}`。
    Y0085 1:4：模板出错（404.html）：组件没有参数 `colour`
      {{ <names names={nav} colour="red" /> }}
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      它的参数有：`names`
    Y0085 1:4：模板出错（404.html）：图片没有“side”这个位置，有的是 body、lead、spread、cover、card、gallery、plate、event、portrait、inline、book
      {{ sizes(place="side") }}
         ^^^^^^^^^^^^^^^^^^^
      改正模板，或删去它，就会用上级主题里同名的模板。
    Y0085 1:4：模板出错（404.html）：少了参数“place”
      {{ sizes() }}
         ^^^^^^^
      写在括号里：`place=…`。
    Y0085 1:17：模板出错（404.html）：super() 用在了没有上级的块里
      {% block a %}{{ super() }}{% endblock %}
                      ^^^^^^^
      只有 extends 别的模板、替换它的块时才能用 super()。
    "#);
}

#[test]
fn a_template_that_is_no_text_is_told() {
    let book = Yearbook::saying("文。");
    book.write_bytes("themes/yanghu/templates/404.html", b"\xc4\xea\xbc\xff");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0012]：文件不是 UTF-8，也不是完整的 GBK，文字无法正确读出
      位置：themes/yanghu/templates/404.html
      办法：用写它的程序打开，另存为纯文本，编码选“UTF-8”。
    ");
}

#[test]
fn templates_that_lead_back_to_themselves_are_told() {
    let book = Yearbook::saying("文。")
        .file("themes/yanghu/templates/a.html", "{% extends \"b.html\" %}")
        .file("themes/yanghu/templates/b.html", "{% extends 'a.html' %}");
    insta::assert_snapshot!(book.told(), @r#"
    错误[Y0085]：模板出错：模板绕了一圈又扩展到它自己：a.html → b.html → a.html
      位置：themes/yanghu/templates/a.html:1:13
      原文：{% extends "b.html" %}
      办法：一个模板不能用它所替换的那一个：把要的内容照抄过来，或者改用别的模板。
    "#);
    let book = Yearbook::saying("文。").file("themes/yanghu/templates/a.html", "\n{% include \"a.html\" %}");
    insta::assert_snapshot!(book.told(), @r#"
    错误[Y0085]：模板出错：模板绕了一圈又引入它自己：a.html → a.html
      位置：themes/yanghu/templates/a.html:2:13
      原文：{% include "a.html" %}
      办法：一个模板不能用它所替换的那一个：把要的内容照抄过来，或者改用别的模板。
    "#);
}

#[test]
fn a_mistake_that_shows_in_a_carried_template_says_so() {
    let book =
        Yearbook::saying("文。").file("themes/yanghu/templates/404.html", "{{ <picture photo={links} /> }}");
    let report = book.build();
    assert_eq!(codes(&report), ["Y0085"]);
    let message = report.diagnostics[0].problem.message(Language::Chinese);
    let (before, after) = message.split_once("components.html 第 ").unwrap();
    assert_eq!(before, "模板出错（404.html）：for 要一个列表，这里是不存在的值（在自带的模板 ");
    assert!(after.ends_with(" 行）"), "{after}");
}

#[test]
fn a_component_that_the_program_calls_must_be_defined() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/yanghu/templates/components.html");
    let carried = fs::read_to_string(path).unwrap();
    let book = Yearbook::saying("文。").file(
        "themes/yanghu/templates/components.html",
        &carried
            .replace("component timeline(", "component my_timeline(")
            .replace("endcomponent timeline ", "endcomponent my_timeline "),
    );
    insta::assert_snapshot!(book.told(), @"
    错误[Y0182]：没有一个模板定义了程序要用的组件“timeline”
      位置：themes/yanghu/templates/components.html
      办法：在 components.html 里写：{% component timeline(years) %} … {% endcomponent timeline %}；各组件显示什么，见 themes/README.md。
    ");
}

#[test]
fn a_mistake_on_every_page_is_told_once() {
    let mut book = Yearbook::new();
    for number in 0..40 {
        book = book.article(&format!("01-卷首/{number}.md"), &format!("标题: 第{number}篇"), "文。");
    }
    let book = book.file("themes/yanghu/templates/base.html", "{{ site.titel }}{% block main %}{% endblock %}{% block head %}{% endblock %}{% block title %}{% endblock %}{% block og_type %}{% endblock %}{% block body_class %}{% endblock %}");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0085]：模板出错（index.html 等 45 页）：没有名为“titel”的一项
      位置：themes/yanghu/templates/base.html:1:9
      原文：{{ site.titel }}{% block main %}{% endblock %}{% block head %}{% endblock %}{% block title %}{% endblock %}{% block og_type %}{% endblock %}{% block body_class %}{% endblock %}
      办法：是否想写“title”？
    ");
}
