//! The records of photographs: what they keep back, what they ask of a caption, and the page of all plates.

use yearbook::pipeline::{self, Memory};

use super::yearbook::{Yearbook, told};

const PAGE: &str = "juan-shou/pan-deng.html";

/// A yearbook that shows the photograph `a` with this record.
fn recorded(record: &str) -> Yearbook {
    Yearbook::saying("![](a)")
        .photo("assets/a.jpg", 1200, 20)
        .file("assets/photos.yaml", &format!("a:\n{record}"))
}

/// What `yearbook check` tells.
fn checked(book: &Yearbook) -> String {
    told(&pipeline::check(&book.request(), &book.out(), &mut Memory::default(), &|_| {}))
}

/// What a caption lacks, as `yearbook check` says it; empty when it lacks nothing.
fn lacks(book: &Yearbook) -> String {
    let told = checked(book);
    told.lines().next().unwrap_or_default().replace("提示[Y0056]：图说没有说", "")
}

#[test]
fn consent_is_kept_and_never_published() {
    let book = recorded("  图说: 合影\n  人物: [甲某, 乙某]\n  授权同意: 已征得监护人同意\n").built();
    for route in book.routes() {
        let bytes = std::fs::read(book.out().join(&route)).unwrap();
        assert!(!String::from_utf8_lossy(&bytes).contains("监护人"), "{route}");
    }
    assert!(book.page(PAGE).contains("左起：甲某、乙某"));
}

#[test]
fn a_focal_point_is_a_class_to_the_nearest_ten() {
    for (focus, class) in [
        ("33 48", "focus-x-30 focus-y-50"),
        ("[30, 40]", "focus-x-30 focus-y-40"),
        ("左上", "focus-x-0 focus-y-0"),
        ("right", "focus-x-100 focus-y-50"),
    ] {
        let book = recorded(&format!("  图说: 图\n  焦点: {focus}\n")).built();
        let image =
            book.page(PAGE).split("<img class=\"tone").nth(1).unwrap().split('>').next().unwrap().to_owned();
        assert!(image.contains(&format!(" {class}\"")), "{focus}: {image}");
        let style = book.routes().into_iter().find(|route| route.ends_with("style.css")).unwrap();
        let style = book.page(&style);
        for class in class.split(' ') {
            assert!(style.contains(&format!(".{class} {{")), "{class}");
        }
    }
    assert!(!recorded("  图说: 图\n").built().page(PAGE).contains("focus-"));
}

#[test]
fn a_focal_point_that_is_none_is_told() {
    insta::assert_snapshot!(recorded("  图说: 图\n  焦点: 脸上\n").told(), @"
    错误[Y0057]：“焦点”的值“脸上”看不出是图上的哪一点
      位置：assets/photos.yaml:3:7
      原文：  焦点: 脸上
      办法：写两个数，离左边和上边百分之几，例如“焦点: 30 40”；或者写左、中、右、上、下，例如“焦点: 左上”。
    ");
    insta::assert_snapshot!(recorded("  图说: 图\n  焦点: [30, 140]\n").told(), @"
    错误[Y0057]：“焦点”的值“30 140”看不出是图上的哪一点
      位置：assets/photos.yaml:3:7
      原文：  焦点: [30, 140]
      办法：写两个数，离左边和上边百分之几，例如“焦点: 30 40”；或者写左、中、右、上、下，例如“焦点: 左上”。
    ");
}

#[test]
fn check_says_what_a_caption_lacks_and_build_does_not() {
    let book = recorded("  图说: 科普日开幕\n");
    assert_eq!(book.told(), "");
    insta::assert_snapshot!(checked(&book), @"
    提示[Y0056]：图说没有说何时、何地
      位置：assets/photos.yaml:1:1
      原文：a:
      办法：在图片的记录里写“日期”“地点”，或者写进图说；不是照片的，在记录里写“示意图: 是”。
    ");
}

#[test]
fn a_caption_may_say_it_or_its_record() {
    for (record, lacking) in [
        ("  图说: 科普日开幕\n  日期: 2023\n", "何地"),
        ("  图说: 2023年科普日开幕\n  地点: 湖畔公园\n", ""),
        ("  图说: 科普日开幕\n  日期: 2023\n  地点: 湖畔公园\n", ""),
        ("  图说: 2023年9月\n  地点: 湖畔公园\n", "何事"),
        ("  图说: 甲某\n  日期: 2023\n  地点: 湖畔公园\n  人物: 甲某\n", "何事"),
        ("  图说: 理事合影\n  日期: 2023\n  地点: 湖畔公园\n", "何人"),
        ("  图说: 理事合影\n  日期: 2023\n  地点: 湖畔公园\n  人物: [甲某, 乙某]\n", ""),
        ("  图说: IMG_0412\n", "何时、何地、何事"),
        ("  图说: 科普日开幕\n  示意图: 是\n", ""),
    ] {
        assert_eq!(lacks(&recorded(record)), lacking, "{record}");
    }
    let event = "标题: 开幕\n类型: 活动纪实\n地点: 湖畔公园\n主办: 某某学会";
    let named = recorded("  图说: 2023年某某学会年会\n").article("01-卷首/02-乙.md", event, "文。");
    assert_eq!(lacks(&named), "");
}

#[test]
fn a_photograph_without_a_record_is_noted_at_its_file_and_once() {
    let book = Yearbook::saying("![开幕](b)\n\n![2023年开幕](b)\n").photo("content/01-卷首/b.jpg", 1200, 20);
    insta::assert_snapshot!(checked(&book), @"
    提示[Y0056]：图说没有说何地
      位置：content/01-卷首/b.jpg
      办法：在图片的记录里写“地点”，或者写进图说；不是照片的，在记录里写“示意图: 是”。
    ");
}

#[test]
fn plates_are_numbered_with_all_that_is_known_of_them() {
    let book = Yearbook::saying("![](b)\n\n![](a)\n")
        .photo("assets/a.jpg", 1200, 20)
        .photo("assets/b.jpg", 20, 30)
        .photo("assets/c.jpg", 20, 31)
        .file(
            "assets/photos.yaml",
            "a:\n  图说: 甲图\n  日期: 2023-09\n  地点: 湖畔\n  人物: [甲某, 乙某]\n  摄影: 丙某\n  来源: 某某学会\n  版权: 保留\n\
             b:\n  图说: 乙图\n  摄影: 丙某\n\
             c:\n  图说: 丙图\n  摄影: 丁某\n  示意图: 是\n",
        )
        .article("02-附录/甲.md", "标题: 又一篇", "![](a)\n\n![](c)")
        .built();
    let page = book.page("plates.html");
    let plate = |number: usize| {
        let start = page.find(&format!("id=\"plate-{number}\"")).unwrap();
        let rest = &page[start..];
        rest[..rest.find("</li>").unwrap()].to_owned()
    };
    assert!(plate(1).contains("乙图") && plate(1).contains(">图1</a>"));
    for said in ["甲图", "2023年9月", "湖畔", "左起：甲某、乙某", "摄影：丙某", "来源：某某学会", "保留"]
    {
        assert!(plate(2).contains(said), "{said}");
    }
    assert!(plate(2).contains("pan-deng.html\">攀登</a>，<a href=\"fu-lu/jia.html\">又一篇</a>"));
    assert!(plate(3).contains("示意图") && !plate(1).contains("示意图"));
    let photographers = &page[page.find("id=\"photographers\"").unwrap()..];
    assert!(photographers.contains("丙某（2 幅）") && photographers.contains("丁某（1 幅）"));
    assert!(
        photographers.contains("<a href=\"#plate-1\">图1</a>、<a href=\"#plate-2\">图2</a>"),
        "{photographers}"
    );
}

#[test]
fn the_frame_counts_what_photographs_lack() {
    let book = Yearbook::saying("![](a)\n\n![](b)\n\n![](c)\n")
        .photo("assets/a.jpg", 1200, 20)
        .photo("assets/b.jpg", 20, 30)
        .photo("assets/c.jpg", 20, 31)
        .file(
            "assets/photos.yaml",
            "a:\n  图说: 甲\n  替代文字: 甲\n  人物: 甲某\n  日期: 2023\n\
             b:\n  图说: 乙\n  替代文字: 乙\n  人物: 乙某\n  授权同意: 本人同意\n  地点: 湖畔\n\
             c:\n  图说: 丙\n  替代文字: 丙\n  示意图: 是\n",
        );
    let row = book.build().frame.into_iter().find(|row| row.part.zh == "图片").unwrap();
    assert_eq!(
        (&*row.there.zh, row.lacks.iter().map(|words| &*words.zh).collect::<Vec<_>>().join("；").as_str()),
        ("3 幅", "1 幅没有日期；1 幅没有地点；2 幅没有摄影者；1 幅有人物而没有授权同意")
    );
}
