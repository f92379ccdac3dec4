//! The output folder: what is ours is kept right, what is not ours is never touched.

use std::fs;

use serde_json::Value;
use yearbook::output::{MANIFEST, Way};
use yearbook::pipeline::{self, Memory, Request};
use yearbook::replace::PREFIX;

use super::yearbook::{Yearbook, article, codes, told, tree};

const PAGE: &str = "juan-shou/pan-deng.html";

fn one() -> Yearbook {
    Yearbook::saying("正文。")
}

#[test]
fn a_folder_that_is_somebody_else_s_is_refused_and_untouched() {
    let book = one().file("public/homework.txt", "我的").file("public/index.html", "我的主页");
    let before = tree(&book.root());
    insta::assert_snapshot!(book.told().replace(book.root().to_str().unwrap(), "…"), @"
    错误[Y0090]：输出文件夹 …/public 里已有别的文件，不是 yearbook 生成的，没有动它
      办法：用 --out 换一个新的或空的文件夹。
    ");
    assert_eq!(tree(&book.root()), before);
}

#[test]
fn an_empty_folder_is_taken() {
    let book = one();
    fs::create_dir(book.out()).unwrap();
    let book = book.built();
    assert!(book.page(PAGE).contains("正文。"));
}

#[test]
fn a_file_in_the_folder_s_place_is_refused() {
    let book = one().file("public", "我的");
    assert_eq!(codes(&book.build()), ["Y0090"]);
    assert_eq!(fs::read_to_string(book.out()).unwrap(), "我的");
}

#[test]
fn files_put_beside_ours_stay() {
    let book = one().built();
    book.write("public/CNAME", "example.org");
    book.write("public/juan-shou/own.html", "我的");
    book.write("content/02-附录/01-甲.md", &article("标题: 甲", "甲文。"));
    book.remove("content/01-卷首/01-攀登.md");
    let book = book.built();
    assert_eq!(book.page("CNAME"), "example.org");
    assert_eq!(book.page("juan-shou/own.html"), "我的");
    assert!(!book.out().join(PAGE).exists());
}

#[test]
fn a_hand_edited_page_is_made_right_again() {
    let book = one().built();
    let right = book.website();
    book.write(&format!("public/{PAGE}"), "改坏了");
    let report = book.build();
    assert_eq!((report.kept, report.removed), (right.len() - 2, 0));
    assert_eq!(book.website(), right);
    book.remove(&format!("public/{PAGE}"));
    assert_eq!(book.built().website(), right);
}

#[test]
fn a_hand_edited_page_that_is_no_longer_wanted_stays() {
    let book = one().article("02-附录/01-甲.md", "标题: 甲", "甲文。").built();
    book.write("public/fu-lu/jia.html", "改过");
    book.remove("content/02-附录/01-甲.md");
    assert_eq!(book.build().removed, 1);
    assert_eq!(book.page("fu-lu/jia.html"), "改过");
}

#[test]
fn a_file_in_the_way_is_told() {
    let book = one().built();
    book.write("public/fu-lu/jia.html", "我的");
    book.write("content/02-附录/01-甲.md", &article("标题: 甲", "甲文。"));
    let before = book.website();
    insta::assert_snapshot!(book.told(), @"
    错误[Y0091]：输出文件夹里的“fu-lu/jia.html”不是 yearbook 生成的，网站却也有这个文件；没有覆盖它
      办法：把那个文件移走，再生成一次。
    ");
    assert_eq!(book.website(), before);
}

#[test]
fn a_file_in_a_folder_s_way_is_told() {
    let book = one().built();
    book.write("public/fu-lu", "我的");
    book.write("content/02-附录/01-甲.md", &article("标题: 甲", "甲文。"));
    book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", "改过。"));
    let before = book.website();
    assert_eq!(codes(&book.build()), ["Y0091"]);
    assert_eq!(book.website(), before);
}

#[test]
fn dots_behind_a_folder_that_is_not_there_lead_back() {
    let book = one();
    let out = book.root().join("missing/../site");
    let report = pipeline::build(&book.request(), &out, &mut Memory::default(), &|_| {});
    assert_eq!(told(&report), "");
    assert!(book.root().join("site/index.html").is_file());
    assert!(!book.root().join("missing").exists());
}

#[test]
fn an_output_that_mixes_with_the_sources_is_refused() {
    let book = one();
    let before = tree(book.outside());
    for inside in [
        "",
        "content",
        "content/01-卷首/网站",
        "assets/web",
        "themes/x",
        ".yearbook-cache",
        "public/../content/x",
    ] {
        let out = book.root().join(inside);
        let report = pipeline::build(&book.request(), &out, &mut Memory::default(), &|_| {});
        assert_eq!(codes(&report), ["Y0092"], "{inside}");
    }
    let above = pipeline::build(&book.request(), book.outside(), &mut Memory::default(), &|_| {});
    assert_eq!(codes(&above), ["Y0092"]);
    assert_eq!(tree(book.outside()), before);
}

#[test]
fn an_output_elsewhere_is_fine() {
    let book = one();
    let out = book.outside().join("深/网站");
    let report = pipeline::build(&book.request(), &out, &mut Memory::default(), &|_| {});
    assert_eq!(told(&report), "");
    assert!(out.join(PAGE).is_file());
    assert!(!book.out().exists());
}

#[test]
fn a_failed_build_changes_nothing() {
    let book = one().article("02-附录/01-甲.md", "标题: 甲", "甲文。").built();
    let before = book.website();
    book.write("content/02-附录/01-甲.md", &article("标题: 甲甲", "[坏](没有.md)"));
    book.write("content/02-附录/02-乙.md", &article("标题: 乙", "乙文。"));
    book.remove("content/01-卷首/01-攀登.md");
    assert_eq!(codes(&book.build()), ["Y0030"]);
    assert_eq!(book.website(), before);
}

#[test]
fn a_photograph_that_breaks_late_changes_nothing() {
    let book = one().built();
    let before = book.website();
    // The header is whole, so the plan is made; the pixels are not there.
    let cut = &super::yearbook::jpeg(64, 64, 0)[..700];
    book.write_bytes("content/01-卷首/cut.jpg", cut);
    book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", "![图](cut)"));
    assert_eq!(codes(&book.build()), ["Y0051"]);
    assert_eq!(book.website(), before);
}

/// Both manifests in one, as it is written before anything else is.
fn journal(old: &str, new: &str) -> String {
    let (mut both, new): (Value, Value) =
        (serde_json::from_str(old).unwrap(), serde_json::from_str(new).unwrap());
    for (route, prints) in new["files"].as_object().unwrap() {
        let known =
            both["files"].as_object_mut().unwrap().entry(route.clone()).or_insert(Value::Array(Vec::new()));
        let known = known.as_array_mut().unwrap();
        known.extend(prints.as_array().unwrap().iter().cloned());
        known.sort_by_key(Value::to_string);
        known.dedup();
    }
    both.to_string()
}

#[test]
fn a_build_that_was_cut_off_is_finished_by_the_next() {
    let book = one().article("02-附录/01-甲.md", "标题: 甲", "甲文。").built();
    let old: Vec<(String, String)> = [MANIFEST, PAGE, "fu-lu/jia.html", "index.html"]
        .map(|route| (route.to_owned(), book.page(route)))
        .into();
    book.remove("content/02-附录/01-甲.md");
    book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", "新的。"));
    book.write("content/03-补遗/01-乙.md", &article("标题: 乙", "乙文。"));
    let book = book.built();
    let wanted = book.website();
    // As if cut off: some files are old, one that goes is still there, one is half-written, the journal stands.
    let both = journal(&old[0].1, &book.page(MANIFEST));
    for (route, bytes) in &old[1..] {
        book.write(&format!("public/{route}"), bytes);
    }
    book.write(&format!("public/{MANIFEST}"), &both);
    book.write(&format!("public/bu-yi/{PREFIX}x1"), "<!DOCTYPE");
    book.write(&format!("public/{PREFIX}x2"), "");
    let report = book.build();
    assert_eq!((told(&report).as_str(), report.removed), ("", 1));
    assert_eq!(book.website(), wanted);
}

#[test]
fn what_a_failed_write_left_is_known_to_the_next_build() {
    let book = one().built();
    book.write("content/02-附录/01-甲.md", &article("标题: 甲", "[章程](章程.pdf)"));
    book.write("content/02-附录/章程.pdf", "%PDF-1.4\n");
    // A folder in a page's place: the machine refuses, after the attachment is there.
    fs::create_dir_all(book.out().join("fu-lu/jia.html")).unwrap();
    let in_place = Request { way: Way::InPlace, ..book.request() };
    let report = pipeline::build(&in_place, &book.out(), &mut Memory::default(), &|_| {});
    assert_eq!(codes(&report), ["Y0093"]);
    assert_eq!(book.routes_in("files/").len(), 1);
    fs::remove_dir_all(book.out().join("fu-lu/jia.html")).unwrap();
    assert!(book.built().page("fu-lu/jia.html").contains("章程"));
}

#[test]
fn a_build_cut_off_before_its_first_page_is_ours() {
    let book = one().built();
    let (manifest, wanted) = (book.page(MANIFEST), book.website());
    fs::remove_dir_all(book.out()).unwrap();
    book.write(&format!("public/{MANIFEST}"), &manifest);
    assert_eq!(book.built().website(), wanted);
}

#[test]
fn a_manifest_that_is_none_is_no_permission() {
    let book = one().file(&format!("public/{MANIFEST}"), "{}").file("public/x.html", "我的");
    assert_eq!(codes(&book.build()), ["Y0090"]);
    assert_eq!(book.page("x.html"), "我的");
}

#[test]
fn a_manifest_cannot_make_us_remove_files_elsewhere() {
    let book = one().built();
    fs::write(book.outside().join("precious.txt"), "贵重").unwrap();
    let print = yearbook::fingerprint::Fingerprint::of("贵重".as_bytes()).short();
    let mut manifest: Value = serde_json::from_str(&book.page(MANIFEST)).unwrap();
    for route in ["../../precious.txt", "/../../precious.txt", "a/../../../precious.txt"] {
        manifest["files"][route] = Value::Array(vec![Value::String(print.clone())]);
    }
    book.write(&format!("public/{MANIFEST}"), &manifest.to_string());
    assert_eq!(book.build().removed, 0);
    assert_eq!(fs::read_to_string(book.outside().join("precious.txt")).unwrap(), "贵重");
}

#[test]
fn empty_folders_go_and_others_stay() {
    let book = one()
        .article("02-附录/深/处/甲.md", "标题: 甲", "甲文。")
        .article("02-附录/乙.md", "标题: 乙", "乙文。")
        .built();
    assert!(book.out().join("fu-lu/shen/chu/jia.html").is_file());
    book.remove("content/02-附录/深/处/甲.md");
    let book = book.built();
    assert!(!book.out().join("fu-lu/shen").exists());
    assert!(book.out().join("fu-lu/yi.html").is_file());
}

#[cfg(unix)]
#[test]
fn published_files_can_be_read_by_a_web_server() {
    use std::os::unix::fs::PermissionsExt;
    let book = one().photo("content/01-卷首/湖.jpg", 20, 10);
    book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", "![湖](湖)"));
    let book = book.built();
    fs::write(book.outside().join("usual"), "").unwrap();
    let rights = |path: std::path::PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let usual = rights(book.outside().join("usual"));
    for route in book.routes() {
        assert_eq!(rights(book.out().join(&route)), usual, "{route}");
    }
}
