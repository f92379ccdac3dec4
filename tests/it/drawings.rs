//! Drawings in SVG: shown as pictures when they can do nothing but draw, else refused by name and line.

use super::yearbook::{Yearbook, codes, masked};

const PAGE: &str = "juan-shou/pan-deng.html";

/// A drawing of 300 × 200 with `body` on its second line.
fn drawing(body: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 200\">\n{body}\n</svg>\n")
}

#[test]
fn a_drawing_is_shown_by_its_own_bytes_wherever_a_photograph_is() {
    let book = Yearbook::saying("![会徽](emblem)\n\n```图集\n图片: [emblem, chart]\n图说: 两张\n```")
        .article("01-卷首/02-乙.md", "标题: 乙\n配图: chart", "文。")
        .photo("assets/top.jpg", 34, 20)
        .article("01-卷首/03-丙.md", "标题: 丙\n类型: 图片专辑\n图片: [emblem, top]", "文。")
        .file("assets/photos/emblem.svg", &drawing("<path d=\"M0 0h9\"/>"))
        .file("assets/chart.svg", &drawing("<circle r=\"5\"/>"))
        .file(
            "assets/photos.yaml",
            "emblem:\n  文件: photos/emblem.svg\n  图说: 会徽\nchart:\n  图说: 图表\ntop:\n  图说: 顶\n",
        )
        .built();
    let page = masked(&book.prose(PAGE));
    let image = page.split_once("<img ").unwrap().1.split_once('>').unwrap().0;
    assert!(
        image.starts_with("src=\"../photos/emblem-300-#.svg\" width=\"300\" height=\"200\" alt=\"会徽\""),
        "{image}"
    );
    assert!(!page.contains("<source"), "{page}");
    for route in ["juan-shou/yi.html", "juan-shou/index.html", "plates.html", PAGE] {
        assert!(masked(&book.page(route)).contains("photos/chart-300-#.svg"), "{route}");
    }
    assert!(masked(&book.page("juan-shou/bing.html")).contains("photos/emblem-300-#.svg"));
    let routes = book.routes_in("photos/");
    let emblem = routes.iter().find(|route| route.contains("emblem")).unwrap();
    assert_eq!(book.page(emblem), drawing("<path d=\"M0 0h9\"/>").trim_end());
    // Messengers show no drawing, so a shared link has no picture.
    assert!(!book.page("juan-shou/yi.html").contains("og:image"));
    let report = book.build();
    assert_eq!((report.developed, report.reused, codes(&report)), (0, 4, vec![]));
}

#[test]
fn what_speaks_of_the_drawing_and_its_author_stays_at_home() {
    let said = "<metadata>甲某</metadata><!-- 甲某 --><title>甲某</title><g data-name=\"甲某\" id=\"g\"/>";
    let book = Yearbook::saying("![会徽](emblem)").file("assets/emblem.svg", &drawing(said)).built();
    let routes = book.routes_in("photos/");
    assert_eq!(book.page(&routes[0]), drawing("<g  id=\"g\"/>").trim_end());
    let ran = book.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    // One that was put there by hand is found.
    std::fs::write(book.out().join(&routes[0]), drawing("<!-- 甲某 -->")).unwrap();
    let ran = book.run(&["check"]);
    assert!(ran.code != Some(0) && (ran.out.clone() + &ran.err).contains("Y0058"), "{ran:?}");
}

#[test]
fn a_drawing_that_could_do_more_is_refused_by_name_and_line() {
    let names = ["script", "event", "fetch", "bitmap", "doctype", "sized", "cut"];
    let body = names.map(|name| format!("![{name}]({name}.svg)\n\n")).concat();
    let book = Yearbook::saying(&body);
    for (name, text) in [
        ("script", drawing("<script>alert(1)</script>")),
        ("event", drawing("<g onclick=\"alert(1)\"/>")),
        ("fetch", drawing("<style>@font-face{src:url(https://example.org/a)}</style>")),
        ("bitmap", drawing("<image href=\"data:image/jpeg;base64,AA\"/>")),
        ("doctype", format!("<!DOCTYPE svg PUBLIC \"a\" \"b\">\n{}", drawing(""))),
        ("sized", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned()),
        ("cut", drawing("<g>")[..60].to_owned()),
    ] {
        book.write(&format!("assets/{name}.svg"), &text);
    }
    insta::assert_snapshot!(book.told(), @"
    错误[Y0067]：不能采用图形“assets/script.svg”：第 2 行，里面有脚本（script）
      位置：content/01-卷首/01-攀登.md:4:1
      原文：![script](script.svg)
      办法：在作图软件里另存为“普通 SVG”（不带脚本、链接和网络字体，文字转为路径），或者导出为 PNG。
    错误[Y0067]：不能采用图形“assets/event.svg”：第 2 行，里面有会运行程序的属性“onclick”
      位置：content/01-卷首/01-攀登.md:6:1
      原文：![event](event.svg)
      办法：在作图软件里另存为“普通 SVG”（不带脚本、链接和网络字体，文字转为路径），或者导出为 PNG。
    错误[Y0067]：不能采用图形“assets/fetch.svg”：第 2 行，要用图形以外的东西“https://example.org/a”
      位置：content/01-卷首/01-攀登.md:8:1
      原文：![fetch](fetch.svg)
      办法：在作图软件里另存为“普通 SVG”（不带脚本、链接和网络字体，文字转为路径），或者导出为 PNG。
    错误[Y0067]：不能采用图形“assets/bitmap.svg”：第 2 行，里面嵌着一张照片或位图
      位置：content/01-卷首/01-攀登.md:10:1
      原文：![bitmap](bitmap.svg)
      办法：把嵌着的照片另存为 JPEG，直接用它；要连同图形一起用，就把整张图导出为 PNG。
    错误[Y0067]：不能采用图形“assets/doctype.svg”：第 1 行，有文档类型声明（DOCTYPE）
      位置：content/01-卷首/01-攀登.md:12:1
      原文：![doctype](doctype.svg)
      办法：用文本编辑器删去“<!DOCTYPE …>”这一句，再试一次；或者导出为 PNG。
    错误[Y0067]：不能采用图形“assets/sized.svg”：第 1 行，没有写 viewBox，看不出宽和高
      位置：content/01-卷首/01-攀登.md:14:1
      原文：![sized](sized.svg)
      办法：在作图软件里另存为“普通 SVG”（不带脚本、链接和网络字体，文字转为路径），或者导出为 PNG。
    错误[Y0067]：不能采用图形“assets/cut.svg”：第 1 行，不是完整的 SVG，读不出来
      位置：content/01-卷首/01-攀登.md:16:1
      原文：![cut](cut.svg)
      办法：重新复制或导出这个文件，编码选 UTF-8；或者导出为 PNG。
    ");
    assert!(!book.out().exists());
}

#[test]
fn a_drawing_that_no_page_shows_is_no_mistake_and_one_that_is_linked_to_is_a_file() {
    let book = Yearbook::saying("[下载](emblem.svg)")
        .file("assets/bad.svg", "<svg")
        .file("content/01-卷首/emblem.svg", &drawing("<g/>"))
        .built();
    assert_eq!(book.routes_in("photos/").len(), 0);
    assert_eq!(book.routes_in("files/").len(), 1);
}
