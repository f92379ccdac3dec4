//! `yearbook verify`: whether the website is what a build from nothing makes.

use std::fs;

use serde_json::Value;

use super::yearbook::{Yearbook, article, masked, tree};

fn book() -> Yearbook {
    Yearbook::saying("![图](p)\n\n正文。")
        .photo("assets/p.jpg", 40, 20)
        .article("02-附录/01-甲.md", "标题: 甲", "甲文。")
        .built()
}

#[test]
fn a_website_as_it_was_built_is_found_so_and_nothing_is_written() {
    let book = book();
    fs::remove_dir_all(book.root().join(".yearbook-cache")).unwrap();
    let before = tree(book.outside());
    let ran = book.run(&["verify"]);
    let count = book.routes().len();
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), "制作图片 1/1\n"));
    assert_eq!(ran.out, format!("核对完毕：网站的 {count} 个文件和从头生成的一模一样。\n"));
    assert_eq!(tree(book.outside()), before);
}

#[test]
fn each_file_that_is_not_as_built_is_told() {
    let book = book();
    fs::write(book.out().join("index.html"), "改过").unwrap();
    fs::remove_file(book.out().join("fu-lu/jia.html")).unwrap();
    fs::write(book.out().join("CNAME"), "example.org").unwrap();
    book.remove("content/01-卷首/01-攀登.md");
    book.write("content/01-卷首/02-乙.md", &article("标题: 乙", "![图](p)"));
    // A picture of the same length: a build takes it for the one that it made.
    let photo = book.routes_in("photos/").into_iter().find(|route| route.ends_with(".webp")).unwrap();
    let mut bytes = fs::read(book.out().join(&photo)).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(book.out().join(&photo), bytes).unwrap();
    let ran = book.run(&["verify"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.out, "");
    let heads: Vec<String> = ran.err.lines().filter(|line| line.contains("[Y")).map(masked).collect();
    for head in [
        "错误[Y0241]: 网站里的“index.html”和重新生成的不一样",
        "错误[Y0241]: 网站里的“photos/p-40-#.webp”和重新生成的不一样",
        "错误[Y0242]: 网站里缺少“fu-lu/jia.html”",
        "错误[Y0242]: 网站里缺少“juan-shou/yi.html”",
        "错误[Y0243]: 网站里的“juan-shou/pan-deng.html”已经没有对应的原稿",
        "提示[Y0244]: 网站里的“CNAME”不是 yearbook 生成的",
    ] {
        assert!(heads.iter().any(|line| line == head), "{head}\n{heads:#?}");
    }
    assert!(ran.err.contains("网站和原稿对不上。"), "{}", ran.err);
}

#[test]
fn what_others_put_there_is_no_mistake() {
    let book = book().file("public/CNAME", "example.org");
    let ran = book.run(&["verify", "--report", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, Some(0));
    assert_eq!(report["kept"], book.routes().len() - 1);
    assert_eq!(report["diagnostics"][0]["code"], "Y0244");
    assert_eq!(report["diagnostics"][0]["severity"], "note");
}

#[test]
fn a_website_elsewhere_is_looked_at_without_its_manifest() {
    let book = book();
    let copy = book.outside().join("copy");
    for route in book.routes() {
        fs::create_dir_all(copy.join(&route).parent().unwrap()).unwrap();
        fs::copy(book.out().join(&route), copy.join(&route)).unwrap();
    }
    assert_eq!(book.run(&["verify", "--out", copy.to_str().unwrap()]).code, Some(0));
    let ran = book.run(&["verify", "--out", "nowhere"]);
    assert_eq!(ran.code, Some(1));
    insta::assert_snapshot!(ran.err.trim_end(), @"
    错误[Y0245]: nowhere 里没有网站
     |
     = 办法: 先运行“yearbook build”；网站在别处的，用 --out 写出它的文件夹。

    网站和原稿对不上。共有错误 1 处。
    ");
}

#[test]
fn a_yearbook_that_cannot_be_built_is_told_as_by_a_build() {
    let book = book();
    book.write("content/02-附录/01-甲.md", &article("标题: 甲", "[坏](没有.md)"));
    let ran = book.run(&["verify"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("错误[Y0030]"), "{}", ran.err);
}
