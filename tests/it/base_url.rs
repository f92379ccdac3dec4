//! What depends on the website's address: feed, site map, full addresses for sharing and for the page that stands
//! in for missing ones.

use super::yearbook::{Yearbook, codes};

const ADDRESS: &str = "https://example.org/book/";

fn book(address: &str) -> Yearbook {
    Yearbook::new()
        .file("yearbook.yaml", &format!("标题: 年鉴\n年份: 2023\n编者: 协会\n{address}"))
        .article(
            "01-卷首/01-攀登.md",
            "标题: 攀登\n日期: 2023-09-01\n作者: 甲\n摘要: \"<摘要>\"",
            "![湖](lake)",
        )
        .article("01-卷首/02-无日.md", "标题: 无日", "文。")
        .photo("content/01-卷首/lake.jpg", 30, 20)
}

fn addressed() -> Yearbook {
    book(&format!("网址: {ADDRESS}\n")).built()
}

#[test]
fn the_feed_lists_all_articles_the_newest_first() {
    insta::assert_snapshot!(addressed().page("feed.xml").replace(env!("CARGO_PKG_VERSION"), "#"), @r#"
    <?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
      <id>https://example.org/book/feed.xml</id>
      <title>年鉴</title>
      <updated>2023-09-01T00:00:00Z</updated>
      <link rel="self" type="application/atom+xml" href="https://example.org/book/feed.xml"/>
      <link rel="alternate" type="text/html" href="https://example.org/book/"/>
      <author><name>协会</name></author>
      <generator>yearbook #</generator>
      <entry>
        <id>https://example.org/book/juan-shou/pan-deng.html</id>
        <title>攀登</title>
        <updated>2023-09-01T00:00:00Z</updated>
        <link rel="alternate" type="text/html" href="https://example.org/book/juan-shou/pan-deng.html"/>
        <author><name>甲</name></author>
        <summary>&lt;摘要&gt;</summary>
      </entry>
      <entry>
        <id>https://example.org/book/juan-shou/wu-ri.html</id>
        <title>无日</title>
        <updated>2023-01-01T00:00:00Z</updated>
        <link rel="alternate" type="text/html" href="https://example.org/book/juan-shou/wu-ri.html"/>
        <summary>文。</summary>
      </entry>
    </feed>
    "#);
}

#[test]
fn the_site_map_lists_all_pages() {
    insta::assert_snapshot!(addressed().page("sitemap.xml"), @r#"
    <?xml version="1.0" encoding="utf-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url>
        <loc>https://example.org/book/</loc>
      </url>
      <url>
        <loc>https://example.org/book/contents.html</loc>
      </url>
      <url>
        <loc>https://example.org/book/plates.html</loc>
      </url>
      <url>
        <loc>https://example.org/book/index-of-terms.html</loc>
      </url>
      <url>
        <loc>https://example.org/book/imprint.html</loc>
      </url>
      <url>
        <loc>https://example.org/book/juan-shou/</loc>
      </url>
      <url>
        <loc>https://example.org/book/juan-shou/pan-deng.html</loc>
        <lastmod>2023-09-01</lastmod>
      </url>
      <url>
        <loc>https://example.org/book/juan-shou/wu-ri.html</loc>
      </url>
    </urlset>
    "#);
}

#[test]
fn robots_are_told_of_the_site_map() {
    assert_eq!(
        addressed().page("robots.txt"),
        format!("User-agent: *\nAllow: /\n\nSitemap: {ADDRESS}sitemap.xml\n")
    );
    let plain = book("");
    plain.build();
    assert_eq!(plain.page("robots.txt"), "User-agent: *\nAllow: /\n");
}

#[test]
fn a_page_carries_its_full_address_for_sharing() {
    let book = addressed();
    let page = book.page("juan-shou/pan-deng.html");
    for shown in [
        "<link rel=\"canonical\" href=\"https://example.org/book/juan-shou/pan-deng.html\">",
        "property=\"og:url\" content=\"https://example.org/book/juan-shou/pan-deng.html\"",
        "property=\"og:image\" content=\"https://example.org/book/share/lake-30-",
        "property=\"og:title\" content=\"攀登\"",
        "type=\"application/atom+xml\"",
        "href=\"../feed.xml\"",
    ] {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(book.page("index.html").contains("<link rel=\"canonical\" href=\"https://example.org/book/\">"));
    assert!(book.page("juan-shou/index.html").contains("href=\"https://example.org/book/juan-shou/\""));
}

/// The record for search engines on a page.
fn record(book: &Yearbook, route: &str) -> serde_json::Value {
    let page = book.page(route);
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn search_engines_get_a_record() {
    let book = addressed();
    let article = record(&book, "juan-shou/pan-deng.html");
    assert_eq!(article["@type"], "Article");
    assert_eq!(article["headline"], "攀登");
    assert_eq!(article["description"], "<摘要>");
    assert_eq!(article["datePublished"], "2023-09-01");
    assert_eq!(article["url"], "https://example.org/book/juan-shou/pan-deng.html");
    assert_eq!(article["isPartOf"]["name"], "年鉴");
    assert_eq!(article["publisher"]["name"], "协会");
    let cover = record(&book, "index.html");
    assert_eq!(
        (&cover["@type"], &cover["name"], &cover["datePublished"]),
        (&"Book".into(), &"年鉴".into(), &"2023".into())
    );
}

#[test]
fn a_record_cannot_end_its_script() {
    let book =
        Yearbook::new().article("a/1.md", "标题: \"</script><script>alert(1)</script>\"", "文。").built();
    assert_eq!(record(&book, "a/1.html")["name"], "</script><script>alert(1)</script>");
    assert!(!book.page("a/1.html").contains("<script>alert"));
}

#[test]
fn the_page_for_missing_ones_links_from_the_host_s_root() {
    let page = addressed().page("404.html");
    for shown in ["href=\"/book/\"", "href=\"/book/assets/", "href=\"/book/contents.html\""] {
        assert!(page.contains(shown), "{shown}");
    }
    let relative =
        page.split("href=\"").skip(1).filter(|rest| !rest.starts_with("/book/") && !rest.starts_with('#'));
    assert_eq!(relative.count(), 0);
    assert!(!page.contains("rel=\"canonical\""));
}

#[test]
fn without_an_address_these_are_left_out_and_told() {
    let book = book("");
    insta::assert_snapshot!(book.told(), @"
    提示[Y0082]：没有写“网址”（base_url），所以不生成订阅源、站点地图和分享用的完整网址
      办法：网站的地址定下来以后，在 yearbook.yaml 里写“网址: https://……/”。
    ");
    for route in ["feed.xml", "sitemap.xml"] {
        assert!(!book.out().join(route).exists(), "{route}");
    }
    let page = book.page("juan-shou/pan-deng.html");
    for absent in ["canonical", "og:url", "og:image", "atom+xml"] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert!(record(&book, "juan-shou/pan-deng.html").get("url").is_none());
    assert!(book.page("404.html").contains("href=\"contents.html\""));
}

#[test]
fn without_any_date_there_is_no_feed() {
    let book = Yearbook::saying("文。").built();
    assert!(!book.out().join("feed.xml").exists());
    assert!(book.out().join("sitemap.xml").exists());
    assert!(!book.page("index.html").contains("feed.xml"));
}

#[test]
fn addresses_that_are_none_are_told() {
    for wrong in [
        "example.org",
        "ftp://example.org/",
        "https://",
        "https:///x",
        "https://example.org/?a=b",
        "https://example.org/#x",
        "\"https://exa mple.org\"",
    ] {
        assert_eq!(codes(&book(&format!("网址: {wrong}\n")).build()), ["Y0081"], "{wrong}");
    }
}

#[test]
fn a_draft_is_not_announced() {
    let book = addressed().article("01-卷首/03-稿.md", "标题: 密稿\n草稿: 是", "文。").built();
    for route in ["feed.xml", "sitemap.xml", "contents.html", "index.html"] {
        assert!(!book.page(route).contains("密稿") && !book.page(route).contains("/gao.html"), "{route}");
    }
}
