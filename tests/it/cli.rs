//! The program itself: exit codes, reports, and what it says on a pipe.

use std::fs;

use serde_json::Value;
use yearbook::article::Kind;

use super::yearbook::{Ran, Yearbook, program, tree};

#[test]
fn zero_all_well() {
    let book = Yearbook::saying("正文。");
    let ran = book.run(&["build"]);
    insta::assert_snapshot!(ran.out, @"
    生成完毕：8 页；图片 0 份，其中新制作 0 份；原样保留 0 个文件，删去 0 个。用时 …。
    网站在 …/book/public
    ");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(book.out().join("index.html").is_file());
}

#[test]
fn one_the_content_keeps_it_from_being_published() {
    let book = Yearbook::saying("见[名录](名录.md)。\n");
    let ran = book.run(&["build"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    insta::assert_snapshot!(ran.err, @"
    错误[Y0030]: 链接“名录.md”指向的文件不存在
     --> content/01-卷首/01-攀登.md:4:2
      |
    4 | 见[名录](名录.md)。
      |   ^^^^^^^^^^^^^^^
      |
      = 办法: 写出从本文所在文件夹到那个文件的路径，例如“../02-特载/报告.md”。可以链接的有文章，以及 PDF、Office 文档、压缩包等附件。

    没有生成网站，已发布的内容没有改动。共 1 个错误。
    ");
    assert!(!book.out().exists());
}

#[test]
fn two_the_call_or_the_configuration_is_wrong() {
    let book = Yearbook::saying("[坏](坏.md)").file("yearbook.yaml", "标题: 年鉴\n网址: x\n");
    assert_eq!(book.run(&["build"]).code, Some(2), "the configuration outranks the content");
    assert_eq!(book.run(&["biuld"]).code, Some(2));
    assert_eq!(book.run(&["build", "--jobs", "0"]).code, Some(2));
    assert_eq!(book.run(&["build", "--report", "xml"]).code, Some(2));
    assert_eq!(book.run(&[]).code, Some(2));
    let ran = book.run_in(book.outside(), &["build"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ran.err, @"
    错误[Y0080]: 在 . 和它的上级文件夹里都没有找到 yearbook.yaml
     |
     = 办法: 进入年鉴所在的文件夹再运行，或用“yearbook init 文件夹名”新建一部年鉴。

    没有生成网站，已发布的内容没有改动。共 1 个错误。
    ");
}

#[test]
fn three_the_machine_refuses() {
    let book = Yearbook::saying("正文。");
    // A file in the place of a folder that the output needs: refused to everybody, even to root.
    fs::write(book.outside().join("file"), "").unwrap();
    let ran = book.run(&["build", "--out", "../file/site"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{}", ran.err);
    assert!(ran.err.contains("[Y0093]"), "{}", ran.err);
}

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    serde_json::from_str(&ran.out).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_json_report_has_exactly_these_fields() {
    let book = Yearbook::saying("见[名录](名录.md)。\n").file("yearbook.yaml", "标题: 年鉴\n");
    let ran = book.run(&["build", "--report", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let report = json(&ran);
    assert_eq!(
        keys(&report),
        ["developed", "diagnostics", "kept", "removed", "rendered", "reused", "reviews"]
    );
    let told = &report["diagnostics"][1];
    assert_eq!(keys(told), ["code", "column", "file", "hint", "line", "message", "severity"]);
    assert_eq!(told["code"], "Y0030");
    assert_eq!(told["severity"], "error");
    assert_eq!(told["file"], "content/01-卷首/01-攀登.md");
    assert_eq!((&told["line"], &told["column"]), (&4.into(), &2.into()));
    assert_eq!(told["message"], "链接“名录.md”指向的文件不存在");
    let note = &report["diagnostics"][0];
    assert_eq!(
        (&note["severity"], &note["file"], &note["line"]),
        (&"note".into(), &Value::Null, &Value::Null)
    );
    book.write("content/01-卷首/01-攀登.md", "---\n标题: 攀登\n---\n好。\n");
    let report = json(&book.run(&["build", "--report", "json"]));
    assert_eq!((&report["rendered"], &report["kept"], &report["removed"]), (&8.into(), &0.into(), &0.into()));
}

#[test]
fn a_json_report_even_without_a_yearbook() {
    let book = Yearbook::new();
    let ran = book.run_in(book.outside(), &["check", "--report", "json"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(json(&ran)["diagnostics"][0]["code"], "Y0080");
}

#[test]
fn check_tells_all_and_writes_nothing_but_the_cache() {
    let book = Yearbook::saying("![图](p)")
        .photo("content/01-卷首/p.jpg", 20, 10)
        .file("content/01-卷首/photos.yaml", "p:\n  示意图: 是\n");
    let before = tree(book.outside());
    let ran = book.run(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), "制作图片 1/1\n"));
    assert!(ran.out.starts_with("检查完毕，可以生成网站。\n\n部分 "), "{}", ran.out);
    let after = tree(book.outside()).into_iter().filter(|(path, _)| !path.contains("/.yearbook-cache/"));
    assert_eq!(after.collect::<Vec<_>>(), before.into_iter().collect::<Vec<_>>());
    book.write("content/01-卷首/02-乙.md", "");
    let ran = book.run(&["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    insta::assert_snapshot!(ran.err, @"
    错误[Y0010]: 文章开头没有基本信息
     --> content/01-卷首/02-乙.md:1:1
      |
    1 |
      | ^
      |
      = 办法: 在第一行写三个减号“---”，下面写“标题: ……”，再用一行“---”结束。

    没有生成网站，已发布的内容没有改动。共 1 个错误。
    想知道某一条为什么提示、怎样改，写上它的编号：yearbook explain Y0010
    ");
}

#[test]
fn a_new_yearbook_builds_without_a_warning() {
    let book = Yearbook::new();
    let ran = book.run_in(book.outside(), &["init", "新", "--title", "某某: 年鉴"]);
    insta::assert_snapshot!(ran.out, @r#"
    新年鉴建好了：新
    接着运行：
      cd "新"
      yearbook serve --open
    "#);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let folder = book.outside().join("新");
    let ran = book.run_in(&folder, &["build", "--report", "json"]);
    assert_eq!(ran.code, Some(0));
    let severe: Vec<Value> = json(&ran)["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|told| told["severity"] != "note")
        .cloned()
        .collect();
    assert_eq!(severe, Vec::<Value>::new());
    let cover = fs::read_to_string(folder.join("public/index.html")).unwrap();
    assert!(cover.contains("某某: 年鉴"));
}

#[test]
fn init_touches_no_folder_with_files() {
    let book = Yearbook::saying("文。");
    let before = tree(book.outside());
    let ran = book.run_in(book.outside(), &["init", "book"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ran.err, @"book 里已有文件，没有动它。请换一个新的或空的文件夹。");
    assert_eq!(book.run_in(book.outside(), &["init", "book/yearbook.yaml"]).code, Some(3));
    assert_eq!(tree(book.outside()), before);
    fs::create_dir(book.outside().join("empty")).unwrap();
    assert_eq!(book.run_in(book.outside(), &["init", "empty"]).code, Some(0));
}

#[test]
fn a_new_article_of_every_kind_builds() {
    let book = Yearbook::saying("文。");
    for kind in Kind::ALL {
        let ran = book.run(&["new", kind.label(), &format!("新的{}: 一", kind.label())]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{kind:?}");
        let path = ran.out.trim().strip_prefix("新文章：").unwrap().to_owned();
        assert!(book.root().join(&path).is_file(), "{path}");
    }
    let ran = book.run(&["build"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let again = book.run(&["new", "页面", "新的页面: 一"]);
    assert_eq!(again.code, Some(0), "another number is another file");
}

#[test]
fn a_kind_that_is_none_is_told() {
    let book = Yearbook::saying("文。");
    let before = tree(&book.root());
    let ran = book.run(&["new", "卷首", "题"]);
    assert_eq!(ran.code, Some(2));
    insta::assert_snapshot!(ran.err, @"没有“卷首”这种文章。是否想写“卷首语”？可以写的有：编辑说明、卷首语、专文、数据要览、统计资料、活动纪实、图片专辑、大事记、人物、荣誉、机构名录、会员名录、附录、结束语、页面");
    assert_eq!(tree(&book.root()), before);
}

#[test]
fn a_title_cannot_lead_out_of_the_folder() {
    let book = Yearbook::saying("文。");
    let ran = book.run(&["new", "专文", "../../../../escape"]);
    assert_eq!(ran.code, Some(0));
    let files: Vec<String> =
        tree(book.outside()).into_keys().filter(|path| path.contains("escape")).collect();
    assert_eq!(files.len(), 1);
    assert!(files[0].starts_with("book/content/"), "{files:?}");
}

#[test]
fn the_yearbook_is_found_from_inside() {
    let book = Yearbook::saying("文。");
    assert_eq!(book.run_in(&book.root().join("content/01-卷首"), &["build"]).code, Some(0));
    assert!(book.out().join("index.html").is_file());
    assert!(!book.root().join("content/01-卷首/public").exists());
}

#[test]
fn a_root_can_be_named() {
    let book = Yearbook::saying("文。");
    assert_eq!(book.run_in(book.outside(), &["build", "--root", "book"]).code, Some(0));
    assert!(book.out().join("index.html").is_file());
    assert_eq!(book.run_in(book.outside(), &["build", "--root", "nowhere"]).code, Some(2));
}

#[test]
fn out_is_where_the_caller_stands() {
    let book = Yearbook::saying("文。");
    let ran = book.run_in(&book.root().join("content"), &["build", "--out", "../../site"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(book.outside().join("site/index.html").is_file());
    assert!(!book.out().exists());
}

#[test]
fn jobs_change_nothing() {
    let book = Yearbook::saying("![图](p)").photo("content/01-卷首/p.jpg", 20, 10);
    for (jobs, out) in [("1", "a"), ("3", "b")] {
        assert_eq!(book.run(&["build", "--jobs", jobs, "--out", out]).code, Some(0));
    }
    assert_eq!(tree(&book.root().join("a")), tree(&book.root().join("b")));
}

#[test]
fn drafts_are_built_when_asked_for() {
    let book = Yearbook::saying("文。").article("01-卷首/02-稿.md", "标题: 稿\n草稿: 是", "文。");
    assert_eq!(book.run(&["build"]).code, Some(0));
    assert!(!book.out().join("juan-shou/gao.html").exists());
    assert_eq!(book.run(&["build", "--drafts"]).code, Some(0));
    assert!(book.out().join("juan-shou/gao.html").exists());
    book.write("content/01-卷首/02-稿.md", "---\n标题: 稿\n草稿: 是\n---\n{{没有}}\n");
    assert_eq!(book.run(&["check"]).code, Some(0));
    assert_eq!(book.run(&["check", "--drafts"]).code, Some(1));
}

#[test]
fn a_pipe_gets_no_escape_codes() {
    let book = Yearbook::saying("[坏](坏.md) <div>");
    for arguments in [["build"].as_slice(), &["check"], &["--help"], &["build", "--help"], &["biuld"]] {
        let output = program(&book.root()).args(arguments).env("TERM", "xterm-256color").output().unwrap();
        assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b), "{arguments:?}");
    }
}

#[test]
fn warnings_do_not_keep_it_from_being_published() {
    let book = Yearbook::saying("<div>甲</div>");
    let ran = book.run(&["build"]);
    assert_eq!(ran.code, Some(0));
    insta::assert_snapshot!(ran.err, @"
    警告[Y0020]: 正文里的网页代码“<div>”按普通文字显示
     --> content/01-卷首/01-攀登.md:4:1
      |
    4 | <div>甲</div>
      | ^^^^^^^^^^^^^
      |
      = 办法: 删去它，或改用 Markdown 写法。可用的只有不带属性、成对的 br、sub、sup、u、mark、small、kbd、ruby、rb、rt、rp。

    共 1 个警告。
    ");
    assert!(book.out().join("index.html").is_file());
}

#[test]
fn the_help_names_every_command() {
    let book = Yearbook::new();
    let ran = book.run(&["--help"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for command in ["build", "check", "serve", "init", "new", "explain"] {
        assert!(ran.out.lines().any(|line| line.trim_start().starts_with(command)), "{command}");
    }
    assert_eq!(book.run(&["--version"]).out, format!("yearbook {}\n", env!("CARGO_PKG_VERSION")));
}
