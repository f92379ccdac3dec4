//! A build from end to end: which files a yearbook becomes, and what is on its pages.

use super::yearbook::{Yearbook, jpeg};

fn whole() -> Yearbook {
    Yearbook::new()
        .file(
            "yearbook.yaml",
            "标题: 某某年鉴\n副标题: 第十卷\n年份: 2023\n编者: 某某协会\n网址: https://example.org/book/\n封面: cover\n",
        )
        .photo("assets/photos/cover.jpg", 40, 30)
        .file("assets/photos.yaml", "cover:\n  图说: 湖边\n  摄影: 甲\n")
        .file("content/01-卷首/_part.md", "---\n标题: 卷首\n网址名: front\n摘要: 开卷\n---\n")
        .article("01-卷首/02-攀登.md", "标题: 攀登\n类型: 卷首语\n署名: 编者", "一山一山。")
        .article("01-卷首/01-凡例.md", "标题: 凡例\n类型: 凡例", "1. 体例\n2. 数据")
        .article(
            "02-数据/01-基地.md",
            "标题: 基地\n类型: 数据要览\n数据:\n  - {编号: bases, 名称: 科普基地, 数值: 7, 单位: 家}",
            "",
        )
        .article(
            "03-活动/科普日.md",
            "标题: 科普日\n类型: 活动纪实\n日期: 2023-09-16\n地点: 武进",
            "共有{{bases}}。见[章程](章程.pdf)，又见[攀登](../01-卷首/02-攀登.md)。\n\n![会场](hall)\n",
        )
        .photo("content/03-活动/hall.jpg", 60, 40)
        .file("content/03-活动/章程.pdf", "%PDF-1.4\n")
        .file("content/03-活动/没有引用.pdf", "%PDF-1.7\n")
}

#[test]
fn a_yearbook_becomes_these_files() {
    let book = whole().built();
    let (assets, routes): (Vec<_>, Vec<_>) =
        book.names("").into_iter().partition(|route| route.starts_with("assets/"));
    assert!(assets.contains(&"assets/#/style.css".to_owned()), "{assets:?}");
    insta::assert_snapshot!(routes.join("\n"), @"
    404.html
    book.html
    contents.html
    contents.js
    feed.xml
    figures.html
    files/#/zhang-cheng.pdf
    front/fan-li.html
    front/index.html
    front/pan-deng.html
    huo-dong/index.html
    huo-dong/ke-pu-ri.html
    imprint.html
    index-of-terms.html
    index.html
    photos/cover-40-#.jpg
    photos/cover-40-#.webp
    photos/hall-60-#.jpg
    photos/hall-60-#.webp
    plates.html
    robots.txt
    share/cover-40-#.jpg
    share/hall-60-#.jpg
    shu-ju/index.html
    shu-ju/ji-di.html
    sitemap.xml
    tones.css
    ");
}

#[test]
fn a_report_counts_what_was_done() {
    let book = whole();
    let report = book.build();
    let files = book.routes();
    let photos = (book.routes_in("photos/").len(), book.routes_in("share/").len());
    assert_eq!((report.rendered.len(), report.kept, report.removed), (18, 0, 0));
    assert_eq!((report.developed, report.reused, photos), (6, 0, (4, 2)));
    let again = book.build();
    assert_eq!((again.rendered.len(), again.kept, again.removed), (18, files.len(), 0));
    assert_eq!((again.developed, again.reused), (0, 6));
}

#[test]
fn pages_show_what_was_written() {
    let book = whole().built();
    let cover = book.page("index.html");
    for shown in [
        "<title>某某年鉴｜第十卷</title>",
        "href=\"front/index.html\"",
        "href=\"huo-dong/ke-pu-ri.html\"",
        "alt=\"湖边\"",
    ] {
        assert!(cover.contains(shown), "{shown}");
    }
    let event = book.page("huo-dong/ke-pu-ri.html");
    for shown in [
        "<title>科普日｜活动｜某某年鉴</title>",
        "<html lang=\"zh-CN\" data-book=\"某某年鉴\" data-page=\"科普日\">",
        "<h1>科普日</h1>",
        "2023年9月16日",
        "武进",
        "共有7家。",
        "<a href=\"../front/pan-deng.html\">攀登</a>",
        "alt=\"会场\"",
    ] {
        assert!(event.contains(shown), "{shown}");
    }
    assert!(book.page("contents.html").contains("href=\"shu-ju/ji-di.html\""));
    assert!(book.page("figures.html").contains("id=\"bases\""));
    assert!(book.page("plates.html").contains("photos/hall-60-"));
    assert!(book.page("front/index.html").contains("开卷"));
    // What an article without records has of scripts, the preview can change in its place.
    let scripts: Vec<&str> = event.split("<script src").skip(1).collect();
    assert!(scripts.len() == 3 && scripts.iter().all(|script| script.contains(" data-patchable></script>")));
}

#[test]
fn every_relative_link_leads_to_a_file() {
    let book = whole().built();
    let routes = book.routes();
    let mut count = 0;
    for route in routes.iter().filter(|route| route.ends_with(".html") && *route != "404.html") {
        let page = book.page(route);
        let folder = route.rsplit_once('/').map_or("", |(folder, _)| folder);
        for target in page.split(['"', ' ']).filter(|text| text.contains(".html") || text.contains("photos/"))
        {
            let plain = target.split('#').next().unwrap_or_default();
            if plain.is_empty() || plain.contains("://") || plain.contains(['<', '>', '{']) {
                continue;
            }
            let whole = yearbook::path::SourcePath::within(folder, plain).unwrap();
            assert!(routes.iter().any(|route| route == whole.as_str()), "{route}: {target}");
            count += 1;
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn a_photograph_is_published_in_the_theme_s_widths() {
    let book = Yearbook::saying("![湖](lake)\n");
    book.write_bytes("content/01-卷首/lake.jpg", &jpeg(1000, 500, 0));
    let report = book.build();
    assert_eq!((report.developed, report.reused), (7, 0));
    insta::assert_snapshot!(book.names("photos/").join("\n"), @"
    photos/lake-1000-#.jpg
    photos/lake-1000-#.webp
    photos/lake-480-#.jpg
    photos/lake-480-#.webp
    photos/lake-960-#.jpg
    photos/lake-960-#.webp
    ");
}

#[test]
fn a_yearbook_without_articles_is_told() {
    insta::assert_snapshot!(Yearbook::new().told(), @"
    错误[Y0071]：content 文件夹里没有文章
      办法：在 content 里新建一篇文章（.md 文件），或运行“yearbook new 专文 标题”。
    ");
}
