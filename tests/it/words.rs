//! What the program says, in both languages: a yearbook with many mistakes, the forms of a report, help, and how the language is
//! chosen.

use std::process::Stdio;

use serde_json::Value;

use super::yearbook::{Yearbook, program};

/// A yearbook with mistakes of many kinds, some of them twice.
fn wrong() -> Yearbook {
    Yearbook::new()
        .file("yearbook.yaml", "标题: 某某年鉴\n网址: example.org\n封免: cover.jpg\n")
        .file(
            "content/01-甲/01-一.md",
            "---\n标题: 一\n日期: 2023-02-30\nlayout: x\n草稿: 也许\n---\n见[名录](名录.md)，\t![](没有)和{{none}}。<div>\n",
        )
        .file(
            "content/01-甲/02-二.md",
            "---\n标题: 二\nlayout: y\n---\n正文。[^1]\n\n感谢😀[名录](名录.md)。再见[名录](名录.md)。\n",
        )
        .file("content/01-甲/03-三.md", "没有基本信息\n")
        .file("content/01-甲/04-四.md", "---\n标题：全角\n---\n")
}

#[test]
fn all_that_is_wrong_in_chinese() {
    let ran = wrong().run(&["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ran.err, @r#"
    错误[Y0006]: “日期”的值“2023-02-30”不是日期，或者没有这一天
     --> content/01-甲/01-一.md:3:5
      |
    3 | 日期: 2023-02-30
      |       ^^^^^^^^^^
      |
      = 办法: 写成 2023-09-01、2023年9月1日；只知道年、月时写 2023 或 2023-09。

    警告[Y0003]: 不认识“layout”这一项，它不会起作用
     --> content/01-甲/01-一.md:4:1
      |
    4 | layout: x
      | ^^^^^^
      |
      = 办法: 这里可以写：标题、副标题、栏目、类型、网址名、排序、日期、作者、来源、摘要、资料来源、参见、配图、标签、入大事记、审读、草稿、撤下
      = 又有 1 处：content/01-甲/02-二.md 第 3 行

    错误[Y0005]: “草稿”的值应当是“是”或“否”
     --> content/01-甲/01-一.md:5:5
      |
    5 | 草稿: 也许
      |       ^^^^
      |
      = 办法: 改写“草稿:”后面的内容。

    错误[Y0030]: 链接“名录.md”指向的文件不存在
     --> content/01-甲/01-一.md:7:2
      |
    7 | 见[名录](名录.md)，    ![](没有)和{{none}}。<div>
      |   ^^^^^^^^^^^^^^^
      |
      = 办法: 写出从本文所在文件夹到那个文件的路径，例如“../02-特载/报告.md”。可以链接的有文章，以及 PDF、Office 文档、压缩包等附件。
      = 又有 2 处：content/01-甲/02-二.md 第 7 行

    错误[Y0050]: 找不到图片“没有”
     --> content/01-甲/01-一.md:7:15
      |
    7 | 见[名录](名录.md)，    ![](没有)和{{none}}。<div>
      |                        ^^^^^^^^^
      |
      = 办法: 图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。

    错误[Y0040]: 没有编号为“none”的数据
     --> content/01-甲/01-一.md:7:23
      |
    7 | 见[名录](名录.md)，    ![](没有)和{{none}}。<div>
      |                                   ^^^^^^^^
      |
      = 办法: 先在数据要览文章或 figures.yaml 的“数据”里记录它。

    警告[Y0020]: 正文里的网页代码“<div>”按普通文字显示
     --> content/01-甲/01-一.md:7:32
      |
    7 | 见[名录](名录.md)，    ![](没有)和{{none}}。<div>
      |                                             ^^^^^
      |
      = 办法: 删去它，或改用 Markdown 写法。可用的只有不带属性、成对的 br、sub、sup、u、mark、small、kbd、ruby、rb、rt、rp。

    警告[Y0024]: 没有名为“[^1]”的脚注
     --> content/01-甲/02-二.md:5:4
      |
    5 | 正文。[^1]
      |       ^^^^
      |
      = 办法: 另起一段写“[^1]: 脚注内容”（冒号用半角）。

    错误[Y0010]: 文章开头没有基本信息
     --> content/01-甲/03-三.md:1:1
      |
    1 | 没有基本信息
      | ^^^^^^^^^^^^
      |
      = 办法: 在第一行写三个减号“---”，下面写“标题: ……”，再用一行“---”结束。

    警告[Y0197]: 名称后面应当是半角冒号和一个空格，已照此理解
     --> content/01-甲/04-四.md:2:3
      |
    2 | 标题：全角
      |     ^^
      |
      = 办法: 把这一行改成“标题: 全角”，或运行 yearbook fix。

    错误[Y0081]: “网址”的值“example.org”不是完整的网址
     --> yearbook.yaml:2:5
      |
    2 | 网址: example.org
      |       ^^^^^^^^^^^
      |
      = 办法: 写成 https://域名/ 或 https://域名/文件夹/，只用英文字母、数字和符号；中文域名写它以 xn-- 开头的形式。

    警告[Y0003]: 不认识“封免”这一项，它不会起作用
     --> yearbook.yaml:3:1
      |
    3 | 封免: cover.jpg
      | ^^^^
      |
      = 办法: 是否想写“封面”？

    没有生成网站，已发布的内容没有改动。共 9 个错误、6 个警告。
    想知道某一条为什么提示、怎样改，写上它的编号：yearbook explain Y0006
    "#);
}

#[test]
fn all_that_is_wrong_in_english() {
    let ran = wrong().run(&["check", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ran.err, @r#"
    error[Y0006]: “2023-02-30”, the value of “日期”, is not a date, or there is no such day
     --> content/01-甲/01-一.md:3:5
      |
    3 | 日期: 2023-02-30
      |       ^^^^^^^^^^
      |
      = help: Write 2023-09-01; if only the year or the month is known, write 2023 or 2023-09.

    warning[Y0003]: “layout” is not a key that can stand here; it is ignored
     --> content/01-甲/01-一.md:4:1
      |
    4 | layout: x
      | ^^^^^^
      |
      = help: These can stand here: title, subtitle, series, kind, slug, order, date, authors, source, summary, sources, see_also, cover, tags, chronicle, reviewed, draft, withdrawn.
      = 1 more: content/01-甲/02-二.md line 3

    error[Y0005]: the value of “草稿” should be “yes” or “no”
     --> content/01-甲/01-一.md:5:5
      |
    5 | 草稿: 也许
      |       ^^^^
      |
      = help: Change what stands after “草稿:”.

    error[Y0030]: the link “名录.md” leads to no file
     --> content/01-甲/01-一.md:7:2
      |
    7 | 见[名录](名录.md)，    ![](没有)和{{none}}。<div>
      |   ^^^^^^^^^^^^^^^
      |
      = help: Write the path from this article’s folder to the file, such as “../02-reports/report.md”. Articles can be linked, and PDF, Office and archive files.
      = 2 more: content/01-甲/02-二.md line 7

    error[Y0050]: there is no picture “没有”
     --> content/01-甲/01-一.md:7:15
      |
    7 | 见[名录](名录.md)，    ![](没有)和{{none}}。<div>
      |                        ^^^^^^^^^
      |
      = help: Pictures belong next to the article or in the assets folder. Write the file name, or the id in photos.yaml.

    error[Y0040]: there is no figure with the id “none”
     --> content/01-甲/01-一.md:7:23
      |
    7 | 见[名录](名录.md)，    ![](没有)和{{none}}。<div>
      |                                   ^^^^^^^^
      |
      = help: Record it first: under “figures” in a data-highlights article or in figures.yaml.

    warning[Y0020]: the HTML “<div>” is shown as plain text
     --> content/01-甲/01-一.md:7:32
      |
    7 | 见[名录](名录.md)，    ![](没有)和{{none}}。<div>
      |                                             ^^^^^
      |
      = help: Delete it, or write it in Markdown. Only br, sub, sup, u, mark, small, kbd, ruby, rb, rt and rp may be used, in pairs and without attributes.

    warning[Y0024]: there is no footnote “[^1]”
     --> content/01-甲/02-二.md:5:4
      |
    5 | 正文。[^1]
      |       ^^^^
      |
      = help: Add a paragraph “[^1]: the note’s text”.

    error[Y0010]: the article does not begin with its details
     --> content/01-甲/03-三.md:1:1
      |
    1 | 没有基本信息
      | ^^^^^^^^^^^^
      |
      = help: Type three hyphens “---” on the first line, then “title: …”, then another line of “---”.

    warning[Y0197]: a name must be followed by a plain colon and a space; it was understood so
     --> content/01-甲/04-四.md:2:3
      |
    2 | 标题：全角
      |     ^^
      |
      = help: Change the line to “标题: 全角”, or run yearbook fix.

    error[Y0081]: “example.org”, the value of “base_url”, is not a full web address
     --> yearbook.yaml:2:5
      |
    2 | 网址: example.org
      |       ^^^^^^^^^^^
      |
      = help: Write https://host/ or https://host/folder/ in ASCII letters, digits and signs; write a Chinese host name in the form that begins with xn--.

    warning[Y0003]: “封免” is not a key that can stand here; it is ignored
     --> yearbook.yaml:3:1
      |
    3 | 封免: cover.jpg
      | ^^^^
      |
      = help: Did you mean “封面”?

    The website was not built; what is published was left as it was. 9 errors, 6 warnings.
    To learn why something is told and how to mend it, give its code: yearbook explain Y0006
    "#);
}

#[test]
fn a_report_for_code_hosts() {
    let ran = wrong().run(&["check", "--report", "sarif"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), ""));
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&log["version"], &log["runs"][0]["columnKind"]),
        (&"2.1.0".into(), &"unicodeCodePoints".into())
    );
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.iter().filter(|result| result["ruleId"] == "Y0030").count(), 3);
}

#[test]
fn a_report_for_github_names_files_from_where_it_runs() {
    let book = wrong();
    let ran = book.run_in(
        book.root().parent().unwrap(),
        &["check", "--root", "book", "--report", "github", "--lang=en"],
    );
    assert_eq!((ran.code, ran.err.as_str()), (Some(2), ""));
    let line = ran.out.lines().find(|line| line.contains("Y0006")).unwrap();
    assert!(
        line.starts_with("::error file=book/content/01-甲/01-一.md,line=3,endLine=3,col=5,endColumn=15,title=error Y0006::“2023-02-30”"),
        "{line}"
    );
    assert!(ran.out.lines().all(|line| line.starts_with("::")), "{}", ran.out);
}

#[test]
fn a_reader_may_leave() {
    let book = Yearbook::saying("正文。");
    for report in ["json", "sarif", "github", "text"] {
        let mut child = program(&book.root())
            .args(["check", "--report", report])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{report}");
        assert!(!String::from_utf8_lossy(&ended.stderr).contains("panicked"), "{report}");
    }
}

#[test]
fn the_language_is_asked_for_or_written_down_or_the_machine_s() {
    let said = |book: &Yearbook, locale: &str, arguments: &[&str]| {
        let output = program(&book.root()).env("LANG", locale).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().next().unwrap_or_default().to_owned()
    };
    let (zh, en) = ("检查完毕，可以生成网站。", "Checked: the website can be built.");
    let plain = Yearbook::saying("正文。");
    assert_eq!(said(&plain, "C", &["check"]), zh);
    assert_eq!(said(&plain, "en_GB.UTF-8", &["check"]), en);
    assert_eq!(said(&plain, "en_GB.UTF-8", &["check", "--lang", "zh"]), zh);
    let config = "标题: 某某年鉴\n网址: https://example.org/book/\n提示语言: en\n";
    let english = Yearbook::saying("正文。").file("yearbook.yaml", config);
    assert_eq!(said(&english, "zh_CN.UTF-8", &["check"]), en);
    assert_eq!(said(&english, "zh_CN.UTF-8", &["--lang=zh", "check"]), zh);
}

#[test]
fn what_cannot_be_typed_is_told_with_what_was_meant() {
    let book = Yearbook::saying("正文。");
    let told = |arguments: &[&str]| {
        let ran = book.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}");
        ran.err
    };
    assert_eq!(told(&["chek"]), "没有“chek”这个命令。是否想写“check”？\n用法见 yearbook --help\n");
    assert_eq!(
        told(&["--lang", "en", "chek"]),
        "There is no command “chek”. Did you mean “check”?\nSee yearbook --help for how to type it.\n"
    );
    assert_eq!(
        told(&["build", "--draft"]),
        "这里不能写“--draft”。是否想写“--drafts”？\n用法见 yearbook build --help\n"
    );
    assert_eq!(told(&["build", "--out"]), "“--out”后面要写它的值。\n用法见 yearbook build --help\n");
    assert_eq!(
        told(&["build", "--jobs", "0"]),
        "“--jobs”不能是“0”。同时做几件事，1 到 256；不写就用全部处理器\n用法见 yearbook build --help\n"
    );
    assert_eq!(told(&["new", "专文"]), "还要写：<标题>\n用法见 yearbook new --help\n");
    assert!(told(&[]).starts_with("把一个文件夹里的"));
}

#[test]
fn the_commands_of_the_readme_speak_english() {
    let book = Yearbook::new();
    let english = |arguments: &[&str]| {
        let ran = book.run(&[arguments, &["--lang", "en"]].concat());
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}{}", ran.out, ran.err);
        [ran.out, ran.err].concat()
    };
    let is_chinese = |text: &str| text.contains(|c: char| ('\u{3000}'..='\u{9fff}').contains(&c));
    for command in ["build", "check", "serve", "init", "new", "photos", "schema"] {
        let help = english(&[command, "--help"]);
        assert!(help.contains("Usage: yearbook ") && !is_chinese(&help), "{help}");
    }
    assert!(english(&["init", "made", "--title", "Lakeside"]).starts_with("The new yearbook is in made\n"));
    assert_eq!(
        english(&["new", "event", "Opening day", "--root", "made"]),
        "The new article is content/04-活动纪实/Opening day.md\n"
    );
    assert!(english(&["check", "--root", "made"]).contains("Checked: the website can be built."));
    assert!(english(&["photos", "--root", "made"]).contains("Pixels"));
    assert!(english(&["build", "--root", "made"]).starts_with("Built. Pages: "));
    assert!(english(&["schema", "--root", "made"]).starts_with("Written: "));
}
