//! Nothing is read outside the project, and nothing written outside the output and the cache.

use std::fs;

use super::yearbook::{Yearbook, article, codes, jpeg, png, tree};

/// Ways to write a path that leads to `name` above the project.
fn ways(name: &str) -> Vec<String> {
    let plain = format!("../../../{name}");
    vec![
        plain.replace('/', "\\"),
        plain.replace("..", "%2e%2e"),
        plain.replace('/', "%2F"),
        plain.replace('/', "%5c"),
        format!("../01-卷首/../../../{name}"),
        plain.replace("..", "．．").replace('/', "／"),
        plain.replace("..", "%252e%252e"),
        plain.replace("..", "...."),
        plain.replace("../", ".%2e/"),
        plain.replace("../", "..//"),
        format!("./{plain}"),
        format!("x/../{plain}"),
        plain,
    ]
}

#[test]
fn links_cannot_lead_out() {
    let book = Yearbook::saying("文。");
    fs::write(book.outside().join("secret.pdf"), "密").unwrap();
    let mut targets = ways("secret.pdf");
    targets.push(book.outside().join("secret.pdf").to_str().unwrap().to_owned());
    for target in targets {
        book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", &format!("[密](<{target}>)")));
        assert_eq!(codes(&book.build()), ["Y0030"], "{target}");
    }
    for (target, code) in
        [("file:///etc/passwd", "Y0035"), ("c:\\secret.pdf", "Y0035"), ("\\\\\\\\host\\secret.pdf", "Y0021")]
    {
        book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", &format!("[密](<{target}>)")));
        assert_eq!(codes(&book.build()), [code], "{target}");
    }
}

#[test]
fn photographs_and_covers_cannot_come_from_outside() {
    let book = Yearbook::saying("文。");
    fs::write(book.outside().join("secret.jpg"), jpeg(20, 10, 0)).unwrap();
    for target in ways("secret.jpg") {
        book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", &format!("![密](<{target}>)")));
        assert_eq!(codes(&book.build()), ["Y0050"], "{target}");
        book.write("content/01-卷首/01-攀登.md", &article(&format!("标题: 攀登\n配图: '{target}'"), "文。"));
        assert_eq!(codes(&book.build()), ["Y0050"], "{target}");
    }
    book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", "文。"));
    book.write("assets/photos.yaml", "a:\n  文件: ../../secret.jpg\n");
    assert_eq!(codes(&book.build()), ["Y0050"]);
    book.write("assets/photos.yaml", "");
    book.write("yearbook.yaml", "标题: 年鉴\n网址: https://example.org/\n封面: ../secret.jpg\n");
    assert_eq!(codes(&book.build()), ["Y0050"]);
}

#[test]
fn nothing_that_names_a_file_can_name_one_outside() {
    for way in ways("secret")
        .into_iter()
        .chain(["/etc/passwd", "C:\\secret", "C:/secret", "file:///etc/passwd"].map(str::to_owned))
    {
        let quoted = way.replace('\\', "\\\\");
        let config = |more: &str| format!("标题: 年鉴\n网址: https://example.org/\n{more}\n");
        let theme = |more: &str| {
            vec![
                ("yearbook.yaml", config("主题: own")),
                ("themes/own/theme.yaml", format!("名称: 自己的\n{more}\n")),
            ]
        };
        for (what, files) in [
            (
                "a table",
                vec![(
                    "content/tables.yaml",
                    format!("表格:\n  - {{编号: a, 表名: 表, 单位: 人, 文件: \"{quoted}.csv\"}}\n"),
                )],
            ),
            ("a font", vec![("yearbook.yaml", config(&format!("字体: {{宋体: \"{quoted}.ttf\"}}")))]),
            ("a theme", vec![("yearbook.yaml", config(&format!("主题: \"{quoted}\"")))]),
            ("a cover", vec![("yearbook.yaml", config(&format!("封面: \"{quoted}.jpg\"")))]),
            ("a logo", theme(&format!("标志: \"{quoted}.png\""))),
            ("a base of a theme", theme(&format!("扩展: \"{quoted}\""))),
            (
                "a template",
                vec![
                    ("yearbook.yaml", config("主题: own")),
                    ("themes/own/theme.yaml", "名称: 自己的\n".to_owned()),
                    ("themes/own/templates/article.html", format!("{{% include \"{quoted}.html\" %}}")),
                ],
            ),
            (
                "a photograph's record",
                vec![("assets/photos.yaml", format!("a:\n  文件: \"{quoted}.jpg\"\n"))],
            ),
        ] {
            let book = Yearbook::saying("文。");
            for (ending, bytes) in [
                ("csv", b"a,b\n1,2\n".to_vec()),
                ("jpg", jpeg(20, 10, 0)),
                ("png", png(20, 10)),
                ("html", b"secret".to_vec()),
            ] {
                fs::write(book.outside().join(format!("secret.{ending}")), bytes).unwrap();
            }
            for (path, text) in files {
                book.write(path, &text);
            }
            let before = tree(book.outside());
            let report = book.build();
            assert!(report.has_errors(), "{what} named {way}: {:?}", codes(&report));
            let mut after = tree(book.outside());
            after.retain(|path, _| !path.starts_with("book/.yearbook-cache/"));
            assert_eq!(after, before, "{what} named {way}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_is_told_with_its_target() {
    use std::os::unix::fs::symlink;
    let book = Yearbook::saying("文。");
    fs::create_dir(book.outside().join("other")).unwrap();
    fs::write(book.outside().join("other/secret.md"), article("标题: 密", "密文")).unwrap();
    let part = book.root().join("content/01-卷首");
    symlink("../../../other/secret.md", part.join("file.md")).unwrap();
    symlink("../../../other", part.join("folder")).unwrap();
    symlink("file.md", part.join("chain.md")).unwrap();
    symlink("../../../nowhere.md", part.join("dangling.md")).unwrap();
    symlink("loop.md", part.join("loop.md")).unwrap();
    symlink("01-攀登.md", part.join("inside.md")).unwrap();
    symlink("/etc", book.root().join("assets")).unwrap();
    symlink("../nothing-there", book.root().join("themes")).unwrap();
    let report = book.build();
    let told: Vec<String> = report
        .diagnostics
        .iter()
        .map(|told| {
            format!(
                "{} {}：{}",
                told.problem.code(),
                told.place.as_ref().unwrap().file,
                told.problem.message(yearbook::language::Language::Chinese)
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    Y0246 assets：这是一个链接，指向年鉴以外的“/etc”，没有读取
    Y0246 content/01-卷首/chain.md：这是一个链接，指向年鉴以外的“file.md”，没有读取
    Y0246 content/01-卷首/dangling.md：这是一个链接，指向年鉴以外的“../../../nowhere.md”，没有读取
    Y0246 content/01-卷首/file.md：这是一个链接，指向年鉴以外的“../../../other/secret.md”，没有读取
    Y0246 content/01-卷首/folder：这是一个链接，指向年鉴以外的“../../../other”，没有读取
    Y0013 content/01-卷首/inside.md：这不是普通文件（可能是快捷链接），没有读取
    Y0013 content/01-卷首/loop.md：这不是普通文件（可能是快捷链接），没有读取
    Y0246 themes：这是一个链接，指向年鉴以外的“../nothing-there”，没有读取
    ");
}

/// The path that a line of strace's says is opened, and whether for writing.
#[cfg(target_os = "linux")]
fn opened(line: &str) -> Option<(String, bool)> {
    if line.contains(" = -1 ") {
        return None;
    }
    let is_change = [
        "mkdir", "rename", "unlink", "link", "symlink", "chmod", "chown", "truncate", "mknod", "rmdir",
        "creat",
    ];
    let (call, rest) = line.split_once(' ').map_or((line, ""), |(_, rest)| (rest, rest)).0.split_once('(')?;
    let call = call.trim();
    let path = rest.split('"').nth(1)?.to_owned();
    let flags = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
    let writes = call.starts_with("open") && flags.iter().any(|flag| rest.contains(flag))
        || is_change.iter().any(|change| call.starts_with(change));
    Some((path, writes))
}

#[cfg(target_os = "linux")]
#[test]
fn the_system_sees_nothing_written_outside_and_no_socket() {
    let book = Yearbook::saying("![图](p)").photo("content/01-卷首/p.jpg", 40, 20).built();
    book.write("yearbook.yaml", "标题: 另一部年鉴\n网址: https://example.org/\n");
    let trace = book.outside().join("trace");
    let mut strace = std::process::Command::new("strace");
    strace.args(["-f", "-qq", "-s", "4096", "-e", "trace=file,network", "-o"]).arg(&trace);
    strace.arg(env!("CARGO_BIN_EXE_yearbook")).arg("build").current_dir(book.root());
    let Some(output) = strace.output().ok().filter(|output| output.status.success()) else {
        println!("left out: there is no strace, or it may not look");
        return;
    };
    assert!(String::from_utf8_lossy(&output.stdout).contains("生成完毕"));
    let trace = fs::read_to_string(trace).unwrap();
    let sockets: Vec<&str> =
        trace.lines().filter(|line| line.contains("socket(") || line.contains("connect(")).collect();
    assert_eq!(sockets, Vec::<&str>::new());
    let root = book.root();
    let root = root.to_str().unwrap();
    let ours = ["public/", ".yearbook-cache/", ".yearbook-new-public-", "public\0", ".yearbook-cache\0"];
    let is_ours = |path: &str| {
        let inside = path.strip_prefix(root).map_or(path, |rest| rest.trim_start_matches('/'));
        let inside = format!("{}\0", inside.trim_start_matches("./"));
        !inside.starts_with('/') && ours.iter().any(|folder| inside.starts_with(folder))
    };
    let written: Vec<(String, bool)> =
        trace.lines().filter_map(opened).filter(|(_, writes)| *writes).collect();
    assert!(written.len() > 20, "{written:?}");
    let outside: Vec<_> = written.iter().filter(|(path, _)| !is_ours(path) && path != "/dev/null").collect();
    assert_eq!(outside, Vec::<&(String, bool)>::new());
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let book = Yearbook::saying("[密](secret.pdf)");
    fs::create_dir(book.outside().join("other")).unwrap();
    fs::write(book.outside().join("other/secret.pdf"), "密").unwrap();
    fs::write(book.outside().join("other/secret.md"), article("标题: 密", "密文")).unwrap();
    symlink(book.outside().join("other/secret.pdf"), book.root().join("content/01-卷首/secret.pdf")).unwrap();
    symlink(book.outside().join("other"), book.root().join("content/02-外")).unwrap();
    let report = book.build();
    let told: Vec<(&str, String)> = report
        .diagnostics
        .iter()
        .map(|told| (told.problem.code(), told.place.as_ref().unwrap().file.to_string()))
        .collect();
    assert_eq!(
        told,
        [
            ("Y0030", "content/01-卷首/01-攀登.md".to_owned()),
            ("Y0246", "content/01-卷首/secret.pdf".to_owned()),
            ("Y0246", "content/02-外".to_owned()),
        ]
    );
}

#[cfg(unix)]
#[test]
fn the_folders_of_sources_may_be_no_links_either() {
    let book = Yearbook::new();
    fs::create_dir(book.outside().join("other")).unwrap();
    fs::write(book.outside().join("other/1.md"), article("标题: 密", "密文")).unwrap();
    std::os::unix::fs::symlink(book.outside().join("other"), book.root().join("content")).unwrap();
    let report = book.build();
    assert_eq!(codes(&report), ["Y0071", "Y0246"]);
}

#[cfg(unix)]
#[test]
fn an_output_file_that_is_a_link_does_not_lead_out() {
    let book = Yearbook::saying("文。").built();
    fs::write(book.outside().join("precious.html"), "贵重").unwrap();
    let page = book.out().join("juan-shou/pan-deng.html");
    fs::remove_file(&page).unwrap();
    std::os::unix::fs::symlink(book.outside().join("precious.html"), &page).unwrap();
    let book = book.built();
    assert_eq!(fs::read_to_string(book.outside().join("precious.html")).unwrap(), "贵重");
    assert!(book.page("juan-shou/pan-deng.html").contains("文。"));
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_is_a_link_does_not_lead_out() {
    let book = Yearbook::saying("文。").built();
    let outside = book.outside().join("elsewhere");
    fs::create_dir(&outside).unwrap();
    fs::remove_dir_all(book.out().join("juan-shou")).unwrap();
    std::os::unix::fs::symlink(&outside, book.out().join("juan-shou")).unwrap();
    assert_eq!(codes(&book.build()), ["Y0091"]);
    assert_eq!(tree(&outside).len(), 0);
}

#[test]
fn nothing_is_written_outside_output_and_cache() {
    let book = Yearbook::saying("![图](p) [章程](章程.pdf)")
        .photo("content/01-卷首/p.jpg", 20, 10)
        .file("content/01-卷首/章程.pdf", "%PDF-1.4\n");
    let before = tree(book.outside());
    let book = book.built();
    let ours = |path: &String| path.starts_with("book/public/") || path.starts_with("book/.yearbook-cache/");
    let after: Vec<_> = tree(book.outside()).into_iter().filter(|(path, _)| !ours(path)).collect();
    assert_eq!(after, before.into_iter().collect::<Vec<_>>());
}

#[test]
fn addresses_cannot_lead_out() {
    let book = Yearbook::new()
        .article("a/1.md", "标题: 甲\n网址名: ../../../x", "文。")
        .article("a/2.md", "标题: 乙\n网址名: /etc/y", "文。")
        .built();
    assert_eq!(book.routes_in("a/"), ["a/etc-y.html", "a/index.html", "a/x.html"]);
}

#[cfg(unix)]
#[test]
fn an_edition_behind_a_link_is_not_read() {
    let book = Yearbook::saying("文。");
    let outside = book.outside().join("elsewhere.yaml");
    fs::rename(book.root().join("yearbook.yaml"), &outside).unwrap();
    std::os::unix::fs::symlink(&outside, book.root().join("yearbook.yaml")).unwrap();
    let report = book.build();
    assert_eq!(codes(&report), ["Y0080", "Y0246"]);
    assert!(report.has_errors());
}
