//! The formats of published photographs: which are made, in which order browsers choose, and what is told of others.

use super::yearbook::{Yearbook, masked};

const PAGE: &str = "juan-shou/pan-deng.html";

/// A yearbook that shows one photograph and asks for these formats.
fn in_formats(formats: &str) -> Yearbook {
    Yearbook::saying("![图](top)").photo("assets/top.jpg", 34, 20).file(
        "yearbook.yaml",
        &format!("标题: 某某年鉴\n网址: https://example.org/book/\n图片处理:\n  格式: {formats}\n"),
    )
}

/// The types that its page offers, in their order.
fn offered(book: &Yearbook) -> Vec<String> {
    let prose = book.prose(PAGE);
    let types = prose.split("<source type=\"").skip(1);
    types.map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect()
}

#[test]
fn browsers_choose_in_the_order_that_is_written() {
    for (formats, types) in [
        ("[webp, jpeg]", vec!["image/webp", "image/jpeg"]),
        ("jpeg、webp", vec!["image/jpeg", "image/webp"]),
        ("JPG", vec!["image/jpeg"]),
        ("[]", vec!["image/webp", "image/jpeg"]),
        ("[jpeg, jpg]", vec!["image/jpeg"]),
    ] {
        let book = in_formats(formats).built();
        assert_eq!(offered(&book), types, "{formats}");
        assert_eq!(book.routes_in("photos/").len(), types.len());
        assert!(masked(&book.prose(PAGE)).contains(" src=\"../photos/top-34-#.jpg\""));
    }
}

#[test]
fn a_format_that_nobody_knows_and_a_missing_fallback_are_told() {
    insta::assert_snapshot!(in_formats("[webp, png]").told(), @r"
    错误[Y0068]：“格式”里没有 jpeg
      位置：yearbook.yaml:4:8
      原文：  格式: [webp, png]
      办法：加上 jpeg，例如“格式: [webp, jpeg]”：旧的浏览器只认得它，分享网页时带的图片也是它。
    错误[Y0069]：网页上的图片没有“png”这种格式
      位置：yearbook.yaml:4:14
      原文：  格式: [webp, png]
      办法：可以写 avif、webp、jpeg，例如“格式: [webp, jpeg]”。
    ");
}

#[test]
#[cfg(not(feature = "avif"))]
fn a_format_that_this_build_does_not_make_is_told_by_name() {
    insta::assert_snapshot!(in_formats("[avif, jpeg]").told(), @r"
    错误[Y0069]：这个程序不带“avif”，做不了这种格式的图片
      位置：yearbook.yaml:4:8
      原文：  格式: [avif, jpeg]
      办法：删去它；或者换用带 AVIF 的程序（编译时加 --features avif）。
    ");
}

#[test]
#[cfg(feature = "avif")]
fn avif_is_made_where_the_program_can() {
    let book = in_formats("[avif, webp, jpeg]").built();
    assert_eq!(offered(&book), ["image/avif", "image/webp", "image/jpeg"]);
    let routes = book.routes_in("photos/");
    assert_eq!(routes.len(), 3);
    let avif = routes.iter().find(|route| route.ends_with(".avif")).unwrap();
    let file = std::fs::read(book.out().join(avif)).unwrap();
    assert_eq!(&file[4..12], b"ftypavif");
    assert_eq!(book.run(&["check"]).code, Some(0));
    // One that was tampered with is found among the published.
    std::fs::write(book.out().join(avif), [&file[..], b"\0\0\0\x09uuid."].concat()).unwrap();
    let ran = book.run(&["check"]);
    assert!(ran.code != Some(0) && (ran.out.clone() + &ran.err).contains("Y0058"), "{ran:?}");
}
