//! Nothing is read outside the project, and nothing written outside the output and the cache.

use std::fs;

use super::yearbook::{Yearbook, article, codes, jpeg, tree};

/// Ways to write a path that leads to `name` above the project.
fn ways(name: &str) -> Vec<String> {
    let plain = format!("../../../{name}");
    vec![
        plain.replace('/', "\\"),
        plain.replace("..", "%2e%2e"),
        plain.replace('/', "%2F"),
        plain.replace('/', "%5c"),
        format!("../01-卷首/../../../{name}"),
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
            ("Y0013", "content/01-卷首/secret.pdf".to_owned()),
            ("Y0013", "content/02-外".to_owned()),
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
    assert_eq!(codes(&report), ["Y0071", "Y0013"]);
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
    assert_eq!(codes(&report), ["Y0080", "Y0013"]);
    assert!(report.has_errors());
}
