//! `yearbook photos`: what it lists, and the records that it adds.

use super::yearbook::{Yearbook, codes, jpeg};

const RECORDS: &str = "assets/photos.yaml";

/// Two photographs shown, one of them without a record, one that nobody shows, and one that is none.
fn several() -> Yearbook {
    let book = Yearbook::saying("![开幕](opening)\n\n![会场](hall.jpg)")
        .photo("assets/opening.jpg", 40, 30)
        .photo("content/01-卷首/hall.jpg", 60, 30)
        .file("assets/broken.jpg", "")
        .file(
            RECORDS,
            "# 开幕式的照片。\nopening:\n  文件: opening.jpg\n  图说: 开幕\n  替代文字: 台上\n  日期: 2023-09-14\n  地点: 湖畔\n  摄影: 甲\n",
        );
    book.write_bytes("assets/无人用.jpg", &inscribed());
    book
}

/// A JPEG in which an agency says what it shows, when, where and by whom.
fn inscribed() -> Vec<u8> {
    let texts = [(120, "启动: 仪式"), (80, "乙某"), (90, "常州"), (55, "20230914")];
    let mut block = Vec::new();
    for (number, text) in texts {
        block.extend([0x1C, 2, number, 0, u8::try_from(text.len()).unwrap()]);
        block.extend(text.as_bytes());
    }
    let mut resources = b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0".to_vec();
    resources.push(u8::try_from(block.len()).unwrap());
    resources.extend(block);
    let file = jpeg(32, 20, 5);
    let mut head = vec![0xFF, 0xD8, 0xFF, 0xED];
    head.extend(u16::try_from(resources.len() + 2).unwrap().to_be_bytes());
    [&head[..], &resources, &file[2..]].concat()
}

#[test]
fn every_photograph_is_listed_with_what_it_lacks_and_what_its_file_says() {
    let ran = several().run(&["photos"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    insta::assert_snapshot!(ran.out, @r"
    assets/broken.jpg
      用不了：图片文件是空的（0 KB）

    assets/opening.jpg
      40 × 30，JPEG，1 KB
      用在：《攀登》
      记录：assets/photos.yaml 第 2 行，“opening”

    assets/无人用.jpg
      32 × 20，JPEG，1 KB
      没有用到
      没有记录
      还缺：图说、替代文字、日期、地点、摄影
      文件里写着：日期 2023-09-14；地点 常州；摄影 乙某；图说 启动: 仪式

    content/01-卷首/hall.jpg
      60 × 30，JPEG，1 KB
      用在：《攀登》
      没有记录
      还缺：图说、替代文字、日期、地点、摄影

    共 4 张图片：没有记录的 2 张，没有用到的 1 张，用不了的 1 张。
    运行 yearbook photos --write，给没有记录的各加一条。
    ");
}

#[test]
fn records_are_added_once_and_what_stands_there_stays() {
    let book = several();
    let before = std::fs::read_to_string(book.root().join(RECORDS)).unwrap();
    let ran = book.run(&["photos", "--write"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let after = std::fs::read_to_string(book.root().join(RECORDS)).unwrap();
    insta::assert_snapshot!(after.strip_prefix(&before).unwrap(), @r#"
    无人用:
      文件: 无人用.jpg
      图说: "启动: 仪式"
      替代文字:
      日期: 2023-09-14
      地点: 常州
      摄影: 乙某

    hall:
      文件: ../content/01-卷首/hall.jpg
      图说:
      替代文字:
      日期:
      地点:
      摄影:
    "#);
    insta::assert_snapshot!(ran.out.lines().rev().take(3).collect::<Vec<_>>().join("\n"), @r"
    请打开它，补上冒号后面空着的。
    在 assets/photos.yaml 里加了 2 条记录：无人用、hall。
    共 4 张图片：没有记录的 2 张，没有用到的 1 张，用不了的 1 张。
    ");
    book.run(&["photos", "--write"]);
    assert_eq!(std::fs::read_to_string(book.root().join(RECORDS)).unwrap(), after);
    // What was added is read, and shows the same photographs.
    assert_eq!(codes(&book.build()), [""; 0]);
    assert_eq!(book.names("photos/").iter().filter(|name| name.contains("hall")).count(), 2);
}

#[test]
fn a_missing_file_of_records_is_made_and_windows_line_ends_stay() {
    let book = Yearbook::saying("![会场](hall.jpg)").photo("assets/photos/hall.jpg", 60, 30);
    assert_eq!(book.run(&["photos", "--write"]).code, Some(0));
    let read = || std::fs::read_to_string(book.root().join(RECORDS)).unwrap();
    assert_eq!(read(), "hall:\n  文件: photos/hall.jpg\n  图说:\n  替代文字:\n  日期:\n  地点:\n  摄影:\n");
    book.write_bytes(RECORDS, "\u{feff}hall:\r\n  文件: photos/hall.jpg\r\n  图说: 会场".as_bytes());
    book.write_bytes("assets/next.jpg", &jpeg(20, 10, 0));
    assert_eq!(book.run(&["photos", "--write"]).code, Some(0));
    assert_eq!(
        read(),
        "\u{feff}hall:\r\n  文件: photos/hall.jpg\r\n  图说: 会场\r\n\r\nnext:\r\n  文件: next.jpg\r\n  图说:\r\n  替代文字:\r\n  日期:\r\n  地点:\r\n  摄影:\r\n"
    );
}

#[test]
fn files_of_one_name_get_ids_that_change_no_article() {
    let book = Yearbook::saying("![甲](x)")
        .photo("content/01-卷首/x.jpg", 40, 30)
        .photo("content/02-附录/x.jpg", 50, 30)
        .article("02-附录/甲.md", "标题: 甲", "![乙](x)");
    book.build();
    let shown = book.names("photos/");
    assert_eq!(book.run(&["photos", "--write"]).code, Some(0));
    let records = std::fs::read_to_string(book.root().join(RECORDS)).unwrap();
    assert!(records.contains("content-01-卷首-x:\n  文件: ../content/01-卷首/x.jpg\n"), "{records}");
    assert_eq!(codes(&book.build()), [""; 0]);
    assert_eq!(book.names("photos/").len(), shown.len());
    assert!(book.page("fu-lu/jia.html").contains("width=\"50\""));
    assert!(book.page("juan-shou/pan-deng.html").contains("width=\"40\""));
}

#[test]
fn where_records_are_wrong_or_of_another_form_nothing_is_written() {
    let book = several();
    for (records, code) in
        [("- a\n", "Y0005"), ("opening: {图说: [}\n", "Y0001"), ("{opening: {文件: opening.jpg}}\n", "Y0063")]
    {
        book.write(RECORDS, records);
        let ran = book.run(&["photos", "--write"]);
        assert!(ran.code == Some(1) && ran.err.contains(code), "{records}: {ran:?}");
        assert_eq!(std::fs::read_to_string(book.root().join(RECORDS)).unwrap(), records);
    }
}

#[test]
fn the_report_for_programs_has_these_fields() {
    let ran = several().run(&["photos", "--report", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let photos = report["photos"].as_array().unwrap();
    assert_eq!(photos.len(), 4);
    let of = |file: &str| photos.iter().find(|photo| photo["file"] == file).unwrap();
    assert_eq!(of("assets/opening.jpg")["record"]["line"], 2);
    assert_eq!(of("assets/opening.jpg")["lacks"].as_array().unwrap().len(), 0);
    assert_eq!(of("content/01-卷首/hall.jpg")["shown_by"][0]["title"], "攀登");
    assert_eq!(of("content/01-卷首/hall.jpg")["picture"]["width"], 60);
    assert_eq!(of("assets/无人用.jpg")["offers"]["place"], "常州");
    assert!(of("assets/broken.jpg")["picture"].is_null() && of("assets/broken.jpg")["problem"].is_string());
    assert!(report["added"].as_array().unwrap().is_empty() && report["diagnostics"].is_array());
}
