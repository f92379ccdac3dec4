//! The list of photographs, and the records that it adds.

use std::fs;

use serde_json::{Value, json};

use super::yearbook::{Ran, Yearbook, codes, jpeg, png, tree};

/// `picture`, into which an editing program wrote these data sets of IPTC's second record.
fn inscribed(picture: &[u8], sets: &[(u8, &str)]) -> Vec<u8> {
    let length = |bytes: usize| u16::try_from(bytes).unwrap().to_be_bytes();
    let set = |(number, text): &(u8, &str)| {
        [&[0x1C, 2, *number], &length(text.len())[..], text.as_bytes()].concat()
    };
    let mut iptc = sets.iter().flat_map(set).collect::<Vec<u8>>();
    let mut block = [&b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0"[..], &length(iptc.len())].concat();
    block.append(&mut iptc);
    [&picture[..2], b"\xFF\xED", &length(block.len() + 2), &block, &picture[2..]].concat()
}

const ALL: &[(u8, &str)] = &[(120, "科普日开幕现场"), (80, "甲某"), (90, "湖畔市"), (55, "20230917")];

/// A yearbook with one photograph of each sort.
fn book() -> Yearbook {
    let book = Yearbook::saying("![](opening)\n\n![](旁边.jpg)\n")
        .article("01-卷首/02-草稿.md", "标题: 草稿\n草稿: 是", "![草稿里的图](draft.jpg)\n")
        .file(
            "assets/photos.yaml",
            "opening:\n  文件: photos/开幕.jpg\n  图说: 开幕\nold:\n  撤下: 是\n  示意图: 是\n  图说: 旧图\n  替代文字: 一幅旧图\n",
        )
        .photo("assets/draft.jpg", 30, 20)
        .photo("assets/old.jpg", 30, 20)
        .photo("assets/photos/a-name-that-is-longer-than-the-column-for-names-is-wide.jpg", 30, 20);
    let album = "01-卷首/_part.md";
    book.write(&format!("content/{album}"), "---\n标题: 卷首\n---\n![卷首的图](旁边.jpg)\n");
    book.write_bytes("assets/photos/开幕.jpg", &inscribed(&jpeg(60, 40, 1), ALL));
    book.write_bytes("assets/photos/cut.jpg", b"");
    book.write_bytes("content/01-卷首/旁边.jpg", &inscribed(&jpeg(40, 60, 2), ALL));
    book.write("yearbook.yaml", "标题: 某某年鉴\n封面: opening\n网址: https://example.org/book/\n");
    book
}

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_logo_of_a_theme_is_used() {
    let uses = |settings: &str| {
        let book = Yearbook::saying("文。").photo("assets/mark.jpg", 40, 40);
        book.write("yearbook.yaml", "标题: 某某年鉴\n网址: https://example.org/book/\n主题: mine\n");
        book.write("themes/mine/theme.yaml", settings);
        json(&book.run(&["photos", "--report", "json"]))["photos"][0]["uses"].clone()
    };
    assert_eq!(uses("extends: yanghu\n"), Value::Array(Vec::new()));
    assert_eq!(uses("extends: yanghu\n标志: mark.jpg\n")[0]["kind"], Value::from("logo"));
}

#[test]
fn each_photograph_with_its_file_its_record_its_uses_and_what_it_lacks() {
    let ran = book().run(&["photos"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ran.out, @"
    图片                      像素         大小      格式
    assets/draft.jpg          30 × 20      1 kB      JPEG
      记录      没有
      用在      content/01-卷首/02-草稿.md（草稿）
      还缺      替代文字、日期、地点、摄影
    assets/old.jpg            30 × 20      1 kB      JPEG
      记录      old（assets/photos.yaml 第 4 行）
      用在      已经撤下，哪里都不显示
    assets/photos/a-name-that-is-longer-than-the-column-for-names-is-wide.jpg
                              30 × 20      1 kB      JPEG
      记录      没有
      用在      没有地方用到
      还缺      图说、替代文字、日期、地点、摄影
    assets/photos/cut.jpg     ——           0 kB      ——
      不能用    图片文件是空的。重新复制一份原图；复制或下载时可能中断了。
    assets/photos/开幕.jpg    60 × 40      2 kB      JPEG
      记录      opening（assets/photos.yaml 第 1 行）
      用在      content/01-卷首/01-攀登.md、封面
      还缺      替代文字、日期、地点、摄影
      文件里有  日期 2023-09-17；地点“湖畔市”；摄影“甲某”
    content/01-卷首/旁边.jpg  40 × 60      2 kB      JPEG
      记录      没有
      用在      content/01-卷首/01-攀登.md、content/01-卷首/_part.md
      还缺      替代文字、日期、地点、摄影
      文件里有  日期 2023-09-17；图说“科普日开幕现场”；地点“湖畔市”；摄影“甲某”

    共 6 幅图片：3 幅没有记录，1 幅没有地方用到，1 幅不能用。
    没有记录的，运行 yearbook photos --write 在 assets/photos.yaml 里各添一条。
    ");
    assert!(ran.out.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 80));
}

#[test]
fn the_list_changes_nothing_but_the_cache() {
    let book = book();
    let inputs = |book: &Yearbook| {
        let mut tree = tree(book.outside());
        tree.retain(|path, _| !path.contains("/.yearbook-cache/"));
        tree
    };
    let before = inputs(&book);
    assert_eq!(book.run(&["photos"]).code, Some(0));
    assert_eq!(inputs(&book), before);
}

#[test]
fn the_json_list_has_exactly_these_fields() {
    let ran = book().run(&["photos", "--report", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let list = json(&ran);
    let of = |file: &str| {
        let photos = list["photos"].as_array().unwrap();
        let mut photo = photos.iter().find(|photo| photo["file"] == file).unwrap().clone();
        assert!(photo["bytes"].is_u64());
        photo.as_object_mut().unwrap().remove("bytes");
        photo
    };
    let nothing = json!({ "caption": null, "date": null, "place": null, "photographer": null });
    assert_eq!(
        of("assets/photos/开幕.jpg"),
        json!({
            "file": "assets/photos/开幕.jpg",
            "width": 60,
            "height": 40,
            "format": "jpeg",
            "problem": null,
            "record": { "id": "opening", "file": "assets/photos.yaml", "line": 1 },
            "withdrawn": false,
            "uses": [
                { "kind": "article", "file": "content/01-卷首/01-攀登.md", "title": "攀登", "draft": false },
                { "kind": "cover", "file": "yearbook.yaml", "title": "某某年鉴", "draft": false },
            ],
            "lacks": ["alt", "date", "place", "photographer"],
            "offers": { "caption": null, "date": "2023-09-17", "place": "湖畔市", "photographer": "甲某" },
        })
    );
    assert_eq!(
        of("assets/photos/cut.jpg"),
        json!({
            "file": "assets/photos/cut.jpg",
            "width": null,
            "height": null,
            "format": null,
            "problem": {
                "code": "Y0051",
                "message": "图片文件是空的",
                "hint": "重新复制一份原图；复制或下载时可能中断了。",
            },
            "record": null,
            "withdrawn": false,
            "uses": [],
            "lacks": [],
            "offers": nothing,
        })
    );
    assert_eq!(of("content/01-卷首/旁边.jpg")["uses"][1]["kind"], "part");
    assert_eq!(list["summary"], json!({ "photos": 6, "unusable": 1, "without_record": 3, "unused": 1 }));
    assert_eq!((&list["added"], &list["diagnostics"]), (&json!([]), &json!([])));
}

#[test]
fn no_photograph_and_no_yearbook() {
    let book = Yearbook::new();
    let ran = book.run(&["photos"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out, "没有图片。图片放在文章旁边，或 assets 文件夹里。\n");
    let ran = book.run(&["photos", "--write"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out, "能用的图片都有记录，assets/photos.yaml 没有改动。\n");
    assert!(!book.root().join("assets").exists());
    book.write("yearbook.yaml", "标题: [\n");
    let ran = book.run(&["photos"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.contains("[Y0001]"), "{}", ran.err);
    let ran = book.run_in(book.outside(), &["photos"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.err.starts_with("错误[Y0080]"), "{}", ran.err);
    let ran = book.run_in(book.outside(), &["photos", "--report", "json"]);
    assert_eq!((ran.code, &json(&ran)["diagnostics"][0]["code"]), (Some(2), &json!("Y0080")));
}

#[test]
fn an_error_elsewhere_is_told_and_the_list_is_there() {
    let book = Yearbook::saying("![](cut.jpg)");
    book.write_bytes("assets/cut.jpg", b"");
    let ran = book.run(&["photos"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.ends_with("\n共 1 幅图片：1 幅不能用。\n"), "{}", ran.out);
    assert!(ran.err.contains("[Y0051]") && ran.err.contains("01-攀登.md:4:1"), "{}", ran.err);
    assert!(ran.err.ends_with("有错误的地方用了哪些图片，上面看不全。共 1 个错误。\n"), "{}", ran.err);
}

fn records(book: &Yearbook) -> String {
    fs::read_to_string(book.root().join("assets/photos.yaml")).unwrap()
}

#[test]
fn records_are_added_once_and_what_was_there_stays() {
    let book = book();
    let before = format!("# 我们的图片\n{}# 完", records(&book));
    book.write("assets/photos.yaml", &before);
    let ran = book.run(&["photos", "--write"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ran.out, @"
    在 assets/photos.yaml 里添加了 3 条记录：
      draft（assets/draft.jpg）
      a-name-that-is-longer-than-the-column-for-names-is-wide（assets/photos/a-name-that-is-longer-than-the-column-for-names-is-wide.jpg）
      旁边（content/01-卷首/旁边.jpg）
      已填      日期 2023-09-17；图说“科普日开幕现场”；地点“湖畔市”；摄影“甲某”
    请打开它，填上冒号后面空着的，核对已经填好的。
    ");
    let after = records(&book);
    insta::assert_snapshot!(after.strip_prefix(&before).unwrap(), @"
    draft:
      文件: draft.jpg
      图说:  # 何时、何地、何人在做什么，一句话
      替代文字:  # 画面上看得见什么，念给看不见图的读者听
      日期:  # 拍摄日期，如 2024-09-14；只知道年、月，写 2024-09
      地点:  # 拍摄地点，如 湖畔公园
      人物:  # 画面上的人，从左到右，如 甲某、乙某
      摄影:  # 摄影者的姓名
      授权同意:  # 认得出的人是否同意公开；只供存查，不公开

    a-name-that-is-longer-than-the-column-for-names-is-wide:
      文件: photos/a-name-that-is-longer-than-the-column-for-names-is-wide.jpg
      图说:  # 何时、何地、何人在做什么，一句话
      替代文字:  # 画面上看得见什么，念给看不见图的读者听
      日期:  # 拍摄日期，如 2024-09-14；只知道年、月，写 2024-09
      地点:  # 拍摄地点，如 湖畔公园
      人物:  # 画面上的人，从左到右，如 甲某、乙某
      摄影:  # 摄影者的姓名
      授权同意:  # 认得出的人是否同意公开；只供存查，不公开

    旁边:
      文件: ../content/01-卷首/旁边.jpg
      图说: 科普日开幕现场  # 取自照片文件，请核对
      替代文字:  # 画面上看得见什么，念给看不见图的读者听
      日期: 2023-09-17  # 取自照片文件，请核对
      地点: 湖畔市  # 取自照片文件，请核对
      人物:  # 画面上的人，从左到右，如 甲某、乙某
      摄影: 甲某  # 取自照片文件，请核对
      授权同意:  # 认得出的人是否同意公开；只供存查，不公开
    ");
    assert_eq!(book.run(&["check"]).code, Some(0));
    let list = json(&book.run(&["photos", "--report", "json"]));
    assert_eq!(list["summary"]["without_record"], 0);
    let ran = book.run(&["photos", "--write"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(ran.out, "能用的图片都有记录，assets/photos.yaml 没有改动。\n");
    assert_eq!(records(&book), after);
}

#[test]
fn a_file_of_records_is_made_where_there_is_none() {
    let book = Yearbook::saying("![](a.png)\n")
        .file("assets/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 1'/>");
    book.write_bytes("content/01-卷首/a.png", &png(4, 4));
    let added = json(&book.run(&["photos", "--write", "--report", "json"]))["added"].clone();
    let nothing = json!({ "caption": null, "date": null, "place": null, "photographer": null });
    assert_eq!(
        added,
        json!([
            { "id": "logo", "photo": "assets/logo.svg", "file": "assets/photos.yaml", "filled": nothing },
            { "id": "a", "photo": "content/01-卷首/a.png", "file": "assets/photos.yaml", "filled": nothing },
        ])
    );
    insta::assert_snapshot!(records(&book), @"
    # 图片记录：顶格的是编号，正文里用 ![](编号) 取用；下面缩进的是它的各项。
    # 冒号后面空着的，知道就填，不知道就空着。

    logo:
      文件: logo.svg
      图说:  # 何时、何地、何人在做什么，一句话
      替代文字:  # 画面上看得见什么，念给看不见图的读者听

    a:
      文件: ../content/01-卷首/a.png
      图说:  # 何时、何地、何人在做什么，一句话
      替代文字:  # 画面上看得见什么，念给看不见图的读者听
      日期:  # 拍摄日期，如 2024-09-14；只知道年、月，写 2024-09
      地点:  # 拍摄地点，如 湖畔公园
      人物:  # 画面上的人，从左到右，如 甲某、乙某
      摄影:  # 摄影者的姓名
      授权同意:  # 认得出的人是否同意公开；只供存查，不公开
    ");
    // What is typed behind a colon counts.
    let text = records(&book).replacen("  图说:  #", "  图说: 会徽  #", 1);
    book.write("assets/photos.yaml", &text);
    let list = json(&book.run(&["photos", "--report", "json"]));
    assert_eq!(list["photos"][0]["lacks"], json!(["alt", "date", "place", "photographer"]));
}

#[test]
fn line_ends_and_the_language_of_keys_stay() {
    let book = Yearbook::saying("正文。").photo("assets/a.jpg", 4, 4).photo("assets/b.jpg", 4, 4);
    let before = "\u{feff}a:\r\n  caption: A\r\n\r\n";
    book.write("assets/photos.yaml", before);
    assert_eq!(book.run(&["photos", "--write"]).code, Some(0));
    let after = records(&book);
    let added = after.strip_prefix(before).unwrap();
    assert!(added.starts_with("b:\r\n  file: b.jpg\r\n  caption:  # "), "{added}");
    assert_eq!(added.matches('\n').count(), added.matches("\r\n").count());
    assert_eq!(book.told(), "");
}

#[test]
fn a_new_id_takes_no_name_from_another_photograph() {
    // The article means the file beside it; a record of that name would come first.
    let book =
        Yearbook::saying("![图](x)\n").photo("content/01-卷首/x.jpg", 4, 4).photo("assets/x.jpg", 8, 8);
    let before = json(&book.run(&["photos", "--report", "json"]));
    assert_eq!(book.run(&["photos", "--write"]).code, Some(0));
    let after = json(&book.run(&["photos", "--report", "json"]));
    for at in [0, 1] {
        assert_eq!(before["photos"][at]["uses"], after["photos"][at]["uses"]);
    }
    assert_eq!(after["photos"][0]["record"]["id"], "assets-x");
    assert_eq!(after["photos"][1]["record"]["id"], "01-卷首-x");
}

#[test]
fn odd_names_are_written_so_that_they_are_read() {
    let odd = [
        "1",
        "01",
        "1.0",
        "0x1",
        "null",
        "true",
        "yes",
        "- x",
        "#1",
        "'",
        "{a}",
        "[b]",
        "&c",
        "*d",
        "!e",
        "100%",
        "%41",
        " f",
        "g ",
        "微信图片_20230917",
        "@h",
        "2023-09-17",
        "<<",
        "?",
        "\"",
        "i, j",
    ];
    let mut book = Yearbook::saying("正文。");
    for name in odd {
        book = book.photo(&format!("assets/{name}.jpg"), 4, 4);
    }
    let ran = book.run(&["photos", "--write"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let list = json(&book.run(&["photos", "--report", "json"]));
    assert_eq!(list["summary"]["without_record"], 0);
    for photo in list["photos"].as_array().unwrap() {
        let stem =
            photo["file"].as_str().unwrap().strip_prefix("assets/").unwrap().strip_suffix(".jpg").unwrap();
        // An id is looked up without blanks around it.
        let id = if stem.trim() == stem { stem.to_owned() } else { format!("assets-{}", stem.trim()) };
        assert_eq!(photo["record"]["id"], id);
    }
    // That Windows does not take such names is another matter.
    let told: Vec<_> = codes(&book.build()).into_iter().filter(|code| !code.starts_with("Y022")).collect();
    assert_eq!(told, [""; 0]);
}

#[test]
fn with_a_mistake_in_a_file_of_records_nothing_is_written() {
    let book = Yearbook::saying("正文。").photo("assets/a.jpg", 4, 4).photo("content/01-卷首/b.jpg", 4, 4);
    for (file, text, code) in [
        ("assets/photos.yaml", "a:\n  图说: [\n", "Y0001"),
        ("assets/photos.yaml", "ghost:\n  图说: 开幕\n", "Y0050"),
        ("content/01-卷首/photos.yaml", "b:\n  日期: 明天\n", "Y0006"),
        // No mistake, but nothing can be added to it.
        ("assets/photos.yaml", "{a: {图说: 开幕}}\n", "Y0063"),
        ("assets/photos.yaml", "  a:\n    图说: 开幕\n", "Y0063"),
    ] {
        book.write("assets/photos.yaml", "");
        book.write("content/01-卷首/photos.yaml", "");
        book.write(file, text);
        let before = tree(&book.root().join("assets"));
        let ran = book.run(&["photos", "--write"]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{text}\n{}", ran.err);
        assert!(ran.err.contains(code), "{text}\n{}", ran.err);
        assert!(ran.err.ends_with("没有添加记录，原有的文件没有改动。共 1 个错误。\n"), "{}", ran.err);
        assert_eq!(tree(&book.root().join("assets")), before);
    }
}

#[test]
fn an_unknown_key_is_told_and_no_obstacle() {
    let book = Yearbook::saying("正文。").photo("assets/a.jpg", 4, 4).photo("assets/b.jpg", 4, 4);
    book.write("assets/photos.yaml", "a:\n  图书: 开幕\n");
    let ran = book.run(&["photos", "--write"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("[Y0003]"), "{}", ran.err);
    assert!(records(&book).starts_with("a:\n  图书: 开幕\n\nb:\n  文件: b.jpg\n"));
}

#[test]
#[cfg(unix)]
fn a_link_is_not_written_through_and_an_odd_name_is_told() {
    let book = Yearbook::saying("正文。").photo("assets/a.jpg", 4, 4).photo("assets/b\\c.jpg", 4, 4);
    let outside = book.outside().join("photos.yaml");
    fs::write(&outside, "a:\n  图说: 别处\n").unwrap();
    let link = book.root().join("assets/photos.yaml");
    std::os::unix::fs::symlink(&outside, &link).unwrap();
    let ran = book.run(&["photos", "--write"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    assert!(ran.err.contains("[Y0065]"), "{}", ran.err);
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(&outside).unwrap(), "a:\n  图说: 别处\n");
    fs::remove_file(&link).unwrap();
    let ran = book.run(&["photos", "--write"]);
    assert!(ran.err.contains("[Y0064]"), "{}", ran.err);
    assert!(
        ran.out.starts_with("在 assets/photos.yaml 里添加了 1 条记录：\n  a（assets/a.jpg）\n"),
        "{}",
        ran.out
    );
}

#[test]
fn a_file_that_cannot_be_written_is_told() {
    let book = Yearbook::saying("正文。").photo("content/01-卷首/a.jpg", 4, 4);
    fs::write(book.root().join("assets"), "").unwrap();
    let ran = book.run(&["photos", "--write"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(3), ""), "{}", ran.err);
}
