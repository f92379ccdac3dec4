//! Photographs: how an article names one, what is said under it, and what is published of it.

use image::GenericImageView;
use yearbook::language::Language;
use yearbook::pipeline::{self, Memory};

use super::yearbook::{Yearbook, article, codes, jpeg, masked, png, program, told, turned_jpeg};

const PAGE: &str = "juan-shou/pan-deng.html";

fn showing(body: &str) -> Yearbook {
    Yearbook::saying(body)
        .photo("content/01-卷首/beside.jpg", 30, 20)
        .photo("assets/photos/shared.jpg", 32, 20)
        .photo("assets/top.jpg", 34, 20)
        .file(
            "assets/photos.yaml",
            "recorded:\n  文件: photos/shared.jpg\n  图说: 记录的图说\n  替代文字: 记录的替代\n  日期: 2023-09\n  地点: 武进\n  摄影: 甲\n",
        )
}

/// The first picture's element and the words under it.
fn first(book: &Yearbook, route: &str) -> (String, String) {
    let prose = book.prose(route);
    let image = prose.split_once("<img ").unwrap().1.split_once('>').unwrap().0.to_owned();
    let words = prose.split_once("<figcaption>").map(|(_, rest)| rest.split_once("</figcaption>").unwrap().0);
    (masked(&image), words.unwrap_or_default().to_owned())
}

#[test]
fn a_photograph_goes_by_many_names() {
    for (name, published) in [
        ("beside.jpg", "beside-30"),
        ("beside", "beside-30"),
        ("./beside.jpg", "beside-30"),
        ("recorded", "recorded-32"),
        ("shared.jpg", "recorded-32"),
        ("photos/shared", "recorded-32"),
        ("../../assets/photos/shared.jpg", "recorded-32"),
        ("top", "top-34"),
    ] {
        let book = showing(&format!("![图说]({name})")).built();
        let (image, _) = first(&book, PAGE);
        assert!(image.contains(&format!("src=\"../photos/{published}-#.jpg\"")), "{name}: {image}");
    }
}

#[test]
fn captions_come_from_the_place_then_the_record() {
    let words = |body: &str| {
        let book = showing(body).built();
        let (image, words) = first(&book, PAGE);
        (image.split_once("alt=\"").unwrap().1.split_once('"').unwrap().0.to_owned(), words)
    };
    let (alt, under) = words("![](recorded)");
    assert_eq!(alt, "记录的替代");
    for said in ["记录的图说", "2023年9月", "武进", "甲"] {
        assert!(under.contains(said), "{under}");
    }
    let (alt, under) = words("![此处的图说](recorded)");
    assert_eq!(alt, "记录的替代");
    assert!(under.contains("此处的图说") && !under.contains("记录的图说"), "{under}");
    let (alt, under) = words("![图说](beside \"题目\")");
    assert_eq!(alt, "图说");
    assert!(under.contains("<strong class=\"photo-title\">题目</strong>"), "{under}");
}

#[test]
fn a_photograph_without_words_is_told() {
    insta::assert_snapshot!(showing("![](beside.jpg)").told(), @"
    警告[Y0052]：图片“beside.jpg”没有图说，看不见的读者无从知道它是什么
      位置：content/01-卷首/01-攀登.md:4:1
      原文：![](beside.jpg)
      办法：在 assets/photos.yaml 里给它写“图说”和“替代文字”；放在正文里的，也可以在方括号里写图说。
    ");
}

#[test]
fn a_photograph_inside_a_sentence_has_no_caption() {
    let book = showing("前![图](beside)后").built();
    let prose = book.prose(PAGE);
    assert!(prose.starts_with("<p>前<picture") && prose.ends_with("</picture>后</p>"), "{prose}");
}

#[test]
fn a_cover_is_shown_on_the_page_and_in_lists() {
    let book = showing("文。").article("01-卷首/02-乙.md", "标题: 乙\n配图: recorded", "文。").built();
    for route in ["juan-shou/yi.html", "juan-shou/index.html", "plates.html"] {
        assert!(masked(&book.page(route)).contains("photos/recorded-32-#.jpg"), "{route}");
    }
    assert!(
        book.page("juan-shou/yi.html")
            .contains("property=\"og:image\" content=\"https://example.org/book/share/recorded-32-")
    );
    assert_eq!(book.routes_in("photos/").len(), 2);
}

#[test]
fn galleries_and_plates_show_several() {
    let book = showing("```图集\n图片: [beside, recorded]\n图说: 两张\n```")
        .article("01-卷首/02-乙.md", "标题: 乙\n类型: 图片专辑\n图片: [recorded, top]", "文。")
        .article("01-卷首/03-丙.md", "标题: 丙\n类型: 活动纪实\n图集: beside、top", "文。")
        .file("content/01-卷首/photos.yaml", "beside:\n  图说: 旁\n")
        .file("assets/photos/photos.yaml", "top:\n  文件: ../top.jpg\n  图说: 顶\n")
        .built();
    let shown = |route: &str| {
        let page = masked(&book.page(route));
        ["beside-30-#.jpg", "recorded-32-#.jpg", "top-34-#.jpg"].map(|name| page.contains(name))
    };
    assert_eq!(shown(PAGE), [true, true, false]);
    assert!(book.prose(PAGE).contains("<figcaption>两张</figcaption>"));
    assert_eq!(shown("juan-shou/yi.html"), [false, true, true]);
    assert_eq!(shown("juan-shou/bing.html"), [true, false, true]);
    assert_eq!(shown("plates.html"), [true, true, true]);
    let plates = book.page("plates.html");
    assert!(
        plates.contains("<a href=\"juan-shou/pan-deng.html\">攀登</a>，<a href=\"juan-shou/yi.html\">乙</a>"),
        "{plates}"
    );
}

#[test]
fn two_articles_that_share_a_photograph_develop_it_once() {
    let book = showing("![图](recorded)").article("02-附录/甲.md", "标题: 甲", "![又](shared)");
    let report = book.build();
    assert_eq!((report.developed, report.reused, codes(&report).len()), (3, 0, 0));
    assert_eq!(book.routes_in("photos/").len(), 2);
    let report = book.build();
    assert_eq!((report.developed, report.reused), (0, 3));
}

#[test]
fn a_photograph_is_never_enlarged() {
    let book = Yearbook::saying("![小](small) ![大](large)").photo("content/01-卷首/small.jpg", 100, 50);
    book.write_bytes("content/01-卷首/large.png", &png(500, 20));
    let book = book.built();
    assert_eq!(
        book.names("photos/"),
        [
            "photos/large-480-#.jpg",
            "photos/large-480-#.webp",
            "photos/large-500-#.jpg",
            "photos/large-500-#.webp",
            "photos/small-100-#.jpg",
            "photos/small-100-#.webp"
        ]
    );
    let sizes = |start: &str| {
        let route = book.routes_in(start).into_iter().find(|route| route.ends_with(".webp")).unwrap();
        image::open(book.out().join(route)).unwrap().dimensions()
    };
    assert_eq!((sizes("photos/large-480"), sizes("photos/small-100")), ((480, 19), (100, 50)));
}

#[test]
fn what_is_published_is_upright_and_says_nothing_of_the_camera() {
    let book = Yearbook::saying("![图](turned)");
    let source = turned_jpeg(40, 20);
    assert!(contains(&source, b"taken-at-a-home") && contains(&source, b"Exif"));
    book.write_bytes("content/01-卷首/turned.jpg", &source);
    assert!(!book.build().has_errors());
    for route in book.routes_in("photos/") {
        let bytes = std::fs::read(book.out().join(&route)).unwrap();
        assert!(!contains(&bytes, b"taken-at-a-home") && !contains(&bytes, b"Exif"), "{route}");
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!(picture.dimensions(), (20, 40), "{route}");
        // Red grows to the right in the file; turned a quarter clockwise, it grows downwards.
        let (top, bottom) = (picture.get_pixel(10, 3)[0], picture.get_pixel(10, 36)[0]);
        assert!(top < 60 && bottom > 190, "{route}: {top} {bottom}");
    }
    assert!(book.page(PAGE).contains("width=\"20\" height=\"40\""));
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn a_photograph_that_says_where_it_was_taken_is_noted() {
    let book = Yearbook::saying("![图](located)");
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    // A pointer to positions, and there the latitude: 31 degrees, 41 minutes, north.
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0");
    exif.extend(b"\0\x02\0\x01\0\x02\0\0\0\x02N\0\0\0");
    exif.extend(b"\0\x02\0\x05\0\0\0\x03\0\0\0\x38\0\0\0\0");
    exif.extend(b"\0\0\0\x1f\0\0\0\x01\0\0\0\x29\0\0\0\x01\0\0\0\0\0\0\0\x01");
    let picture = jpeg(20, 20, 0);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    book.write_bytes(
        "content/01-卷首/located.jpg",
        &[&picture[..2], b"\xff\xe1", &length, &exif, &picture[2..]].concat(),
    );
    assert_eq!(codes(&book.build()), ["Y0053"]);
}

#[test]
fn photographs_that_cannot_be_used_are_told_where_they_are_used() {
    let book = Yearbook::saying(
        "![甲](空.jpg)\n\n![乙](苹果.heic)\n\n![丙](假.jpg)\n\n![丁](断.jpg)\n\n![戊](图.svg)\n\n![己](没友)",
    );
    for unused in ["content/01-卷首/", "content/没有用到/"] {
        book.write(&format!("{unused}空.jpg"), "");
        book.write_bytes(&format!("{unused}苹果.heic"), b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
        book.write(&format!("{unused}假.jpg"), "这是一段文字");
        book.write_bytes(&format!("{unused}断.jpg"), &jpeg(64, 64, 0)[..40]);
        book.write(&format!("{unused}图.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }
    insta::assert_snapshot!(book.told(), @"
    错误[Y0051]：图片文件是空的
      位置：content/01-卷首/01-攀登.md:4:1
      原文：![甲](空.jpg)
      办法：重新复制一份原图；复制或下载时可能中断了。
    错误[Y0051]：这是 iPhone 的 HEIC 照片，浏览器大多不能显示
      位置：content/01-卷首/01-攀登.md:6:1
      原文：![乙](苹果.heic)
      办法：在手机上打开“设置 → 相机 → 格式”，选“兼容性最佳”后重拍；已有的照片用看图软件另存为 JPEG。
    错误[Y0051]：这个文件其实不是图片
      位置：content/01-卷首/01-攀登.md:8:1
      原文：![丙](假.jpg)
      办法：用看图软件打开它，另存为 JPEG 或 PNG。
    错误[Y0051]：图片不完整，后半部分缺失
      位置：content/01-卷首/01-攀登.md:10:1
      原文：![丁](断.jpg)
      办法：重新复制一份原图；复制或下载时可能中断了。
    错误[Y0067]：不能采用图形“content/01-卷首/图.svg”：第 1 行，没有写 viewBox，看不出宽和高
      位置：content/01-卷首/01-攀登.md:12:1
      原文：![戊](图.svg)
      办法：在作图软件里另存为“普通 SVG”（不带脚本、链接和网络字体，文字转为路径），或者导出为 PNG。
    错误[Y0050]：找不到图片“没友”
      位置：content/01-卷首/01-攀登.md:14:1
      原文：![己](没友)
      办法：图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。
    ");
}

#[test]
fn a_broken_photograph_that_nothing_shows_is_harmless() {
    let book = Yearbook::saying("文。");
    book.write("assets/photos/坏.jpg", "不是图片");
    book.write("assets/photos/空.png", "");
    assert_eq!(codes(&book.build()), [""; 0]);
    assert!(!book.out().join("plates.html").exists());
}

#[test]
fn the_nearest_name_is_proposed() {
    let book = showing("![图](recordet)\n\n![图](beside.jpeg)\n\n![图](../besides.jpg)");
    insta::assert_snapshot!(book.told(), @"
    错误[Y0050]：找不到图片“recordet”
      位置：content/01-卷首/01-攀登.md:4:1
      原文：![图](recordet)
      办法：是否想写“recorded”？
    错误[Y0050]：找不到图片“beside.jpeg”
      位置：content/01-卷首/01-攀登.md:6:1
      原文：![图](beside.jpeg)
      办法：是否想写“beside.jpg”？
    错误[Y0050]：找不到图片“../besides.jpg”
      位置：content/01-卷首/01-攀登.md:8:1
      原文：![图](../besides.jpg)
      办法：是否想写“beside.jpg”？
    ");
}

#[test]
fn records_of_nothing_are_told() {
    let book = showing("文。").file(
        "assets/photos.yaml",
        "ghost:\n  图说: 没有文件\nbeside:\n  文件: photos/shared.jpg\n  图硕: 错字\n",
    );
    insta::assert_snapshot!(book.told(), @"
    错误[Y0050]：找不到图片“ghost”
      位置：assets/photos.yaml:1:1
      原文：ghost:
      办法：图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。
    警告[Y0003]：不认识“图硕”这一项，它不会起作用
      位置：assets/photos.yaml:5:3
      原文：  图硕: 错字
      办法：是否想写“图说”？
    ");
}

#[test]
fn a_photograph_elsewhere_is_not_fetched() {
    let book = Yearbook::saying("![图](https://example.org/a.jpg)");
    assert_eq!(codes(&book.build()), ["Y0022"]);
    assert_eq!(book.prose(PAGE), "<p>图</p>");
}

#[test]
fn photos_in_chinese_names_are_published_under_plain_ones() {
    let book = Yearbook::saying("![湖](合影 一.JPG)");
    book.write_bytes("content/01-卷首/合影 一.JPG", &jpeg(20, 10, 1));
    assert_eq!(codes(&book.build()), ["Y0034"], "a space ends an address unless it is in angle brackets");
    book.write("content/01-卷首/01-攀登.md", &article("标题: 攀登", "![湖](<合影 一.JPG>) ![湖](！.jpg)"));
    book.write_bytes("content/01-卷首/！.jpg", &jpeg(20, 10, 2));
    let book = book.built();
    assert_eq!(
        book.names("photos/"),
        [
            "photos/he-ying-yi-20-#.jpg",
            "photos/he-ying-yi-20-#.webp",
            "photos/photo-20-#.jpg",
            "photos/photo-20-#.webp"
        ]
    );
}

/// The file with an EXIF block after its first marker.
fn with_exif(file: &[u8]) -> Vec<u8> {
    [&file[..2], b"\xFF\xE1\0\x0AExif\0\0MM", &file[2..]].concat()
}

#[test]
fn a_rendition_that_was_tampered_with_in_the_cache_is_never_published() {
    let book = Yearbook::saying("![图](p)").photo("content/01-卷首/p.jpg", 40, 20).built();
    let published = book.website();
    let cached = |extension: &str| {
        let folder = book.root().join(".yearbook-cache/photos");
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.into_iter().find(|path| path.extension().is_some_and(|found| found == extension)).unwrap()
    };
    let (jpg, webp) = (cached("jpg"), cached("webp"));
    let (whole, cut) = (std::fs::read(&jpg).unwrap(), std::fs::read(&webp).unwrap());
    std::fs::write(&jpg, with_exif(&whole)).unwrap();
    std::fs::write(&webp, &cut[..cut.len() / 2]).unwrap();
    std::fs::remove_dir_all(book.out()).unwrap();
    assert_eq!(told(&book.build()), "");
    assert_eq!(book.website(), published);
    assert_eq!((std::fs::read(&jpg).unwrap(), std::fs::read(&webp).unwrap()), (whole, cut));
}

#[test]
fn check_reads_the_published_pictures_back() {
    let book = Yearbook::saying("![图](p)").photo("content/01-卷首/p.jpg", 40, 20).built();
    let check = || pipeline::check(&book.request(), &book.out(), &mut Memory::default(), &|_| {});
    let codes = || check().diagnostics.iter().map(|told| told.problem.code()).collect::<Vec<_>>();
    let before = codes();
    assert!(!before.contains(&"Y0058"));
    let route = book.routes_in("photos/").into_iter().find(|route| route.ends_with(".jpg")).unwrap();
    let path = book.out().join(&route);
    std::fs::write(&path, with_exif(&std::fs::read(&path).unwrap())).unwrap();
    let report = check();
    let found = report.diagnostics.iter().find(|told| told.problem.code() == "Y0058").unwrap();
    assert!(
        masked(&found.text(Language::Chinese)).contains("带有相机信息（EXIF）"),
        "{}",
        found.text(Language::Chinese)
    );
    assert_eq!(codes().len(), before.len() + 1);
    // Another clean picture in its place is told as well.
    std::fs::write(&path, jpeg(40, 20, 99)).unwrap();
    let report = check();
    let found = report.diagnostics.iter().find(|told| told.problem.code() == "Y0059").unwrap();
    insta::assert_snapshot!(masked(&found.text(Language::Chinese)), @"
    错误[Y0059]：网站里的图片“photos/p-40-#.jpg”和发布时的不一样
      办法：有人换过或改过它。删去这个文件，再生成一次。
    ");
}

/// The renditions in the cache that are whole: those that are being written have another name.
fn kept(book: &Yearbook) -> usize {
    let files = std::fs::read_dir(book.root().join(".yearbook-cache/photos"));
    let names = files.into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.filter(|name| !name.to_string_lossy().starts_with('.')).count()
}

#[test]
fn a_build_that_is_killed_goes_on_where_it_was() {
    const PHOTOS: usize = 100;
    let shown: String =
        (0..PHOTOS).fold(String::new(), |body, number| body + &format!("![图](p{number})\n\n"));
    let book = Yearbook::saying(&shown);
    for number in 0..PHOTOS {
        let photo = jpeg(160, 100, u8::try_from(number).unwrap());
        book.write_bytes(&format!("assets/p{number}.jpg"), &photo);
    }
    // One photograph is for shared links, too.
    let all = 2 * PHOTOS + 1;
    let mut before = 0;
    for moment in [1, 40, 41, 120, 190] {
        let mut build = program(&book.root())
            .args(["build", "--jobs", "1"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        while kept(&book) < moment && build.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        build.kill().unwrap();
        build.wait().unwrap();
        assert!(kept(&book) >= before, "what was made is lost");
        before = kept(&book);
        assert!((moment..all).contains(&before), "{before}: it was to be killed in the middle");
        assert!(!book.out().exists());
    }
    let report = book.build();
    assert_eq!(told(&report), "");
    assert_eq!((report.reused, report.developed), (before, all - before));
    assert_eq!(book.routes_in("photos/").len(), 2 * PHOTOS);
}

#[test]
fn the_picture_for_shared_links_is_cut_around_the_focus() {
    let shared = |focus: &str| {
        let book = Yearbook::saying("![图](tall)").photo("assets/tall.jpg", 60, 90);
        book.write("yearbook.yaml", "标题: 某某年鉴\n网址: https://example.org/book/\n");
        book.write("assets/photos.yaml", &format!("tall:\n  文件: tall.jpg\n  图说: 图\n  焦点: {focus}\n"));
        let book = book.built();
        let page = book.page(PAGE);
        let start = page.find("https://example.org/book/share/").unwrap();
        let address = page[start..].split('"').next().unwrap();
        for meta in [
            "og:image:width\" content=\"60\"",
            "og:image:height\" content=\"31\"",
            "og:image:alt\" content=\"图\"",
        ] {
            assert!(page.contains(meta), "{meta}");
        }
        let route = address.strip_prefix("https://example.org/book/").unwrap();
        assert!(!page.contains(&format!("../{route}")), "it is for links alone");
        let picture = image::open(book.out().join(route)).unwrap().to_rgb8();
        assert_eq!(picture.dimensions(), (60, 31));
        // The second sample of a pixel tells its row.
        picture.get_pixel(30, 15).0[1]
    };
    let [top, middle, low, bottom] = ["上", "中", "50 80", "下"].map(shared);
    assert!(top < middle && middle < low && low < bottom, "{top} {middle} {low} {bottom}");
}

#[test]
fn without_an_address_there_is_no_picture_for_shared_links() {
    let book = Yearbook::saying("![图](tall)").photo("assets/tall.jpg", 60, 90);
    book.write("yearbook.yaml", "标题: 某某年鉴\n");
    assert_eq!(codes(&book.build()), ["Y0082"]);
    assert_eq!((book.routes_in("photos/").len(), book.routes_in("share/").len()), (2, 0));
}
