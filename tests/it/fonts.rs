//! Fonts of the yearbook's own: which files are taken, what is published of them, and when they are made.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use insta::assert_snapshot;
use skrifa::raw::tables::cmap::{Cmap, CmapSubtable};
use skrifa::raw::tables::gsub::Gsub;
use skrifa::raw::{FontData, FontRead};
use yearbook::pipeline::Memory;

use super::font_file::FontFile;
use super::preview::{get, session};
use super::yearbook::{Yearbook, article, codes, threads_tell_nothing, told};

const ARTICLE: &str = "content/01-卷首/01-攀登.md";
const PAGE: &str = "juan-shou/pan-deng.html";

/// A yearbook set in the font files of this value.
fn set_in(fonts: &str) -> Yearbook {
    let config =
        format!("标题: 某某年鉴\n网址: https://example.org/book/\n字体:\n  宋体: {fonts}\n整本: false\n");
    Yearbook::saying("攀登，登高。").file("yearbook.yaml", &config)
}

/// The characters of all that the yearbook's website can show, and these.
fn all_of(book: &Yearbook, more: &str) -> String {
    let routes = book.routes().into_iter();
    let shown = routes.filter(|route| [".html", ".css", ".js"].iter().any(|end| route.ends_with(end)));
    let texts: String = shown.map(|route| book.page(&route)).collect();
    let characters: BTreeSet<char> =
        texts.chars().chain(more.chars()).filter(|character| !character.is_control()).collect();
    characters.into_iter().collect()
}

/// A yearbook set in one font that has all of its characters, and these.
fn complete(more: &str) -> Yearbook {
    let font = all_of(&Yearbook::saying("攀登，登高。").built(), more);
    let book = set_in("a.ttf");
    book.write_bytes("assets/fonts/a.ttf", &FontFile::of(&font).bytes());
    book
}

/// The address of the only font.
fn font(book: &Yearbook) -> String {
    let fonts = book.routes_in("fonts/");
    assert_eq!(fonts.len(), 1, "{fonts:?}");
    fonts[0].clone()
}

/// The tables of a published font by their tags; its outlines as they are sent.
fn tables(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    // What tags WOFF2 counts, in its order: those that are published here.
    const KNOWN: [&str; 29] = [
        "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm", "glyf", "loca",
        "prep", "CFF ", "VORG", "EBDT", "EBLC", "gasp", "hdmx", "kern", "LTSH", "PCLT", "VDMX", "vhea",
        "vmtx", "BASE", "GDEF", "GPOS", "GSUB",
    ];
    let count = u16::from_be_bytes([bytes[12], bytes[13]]);
    let mut rest = &bytes[48..];
    let number = |rest: &mut &[u8]| {
        let mut number = 0;
        loop {
            let byte = rest[0];
            *rest = &rest[1..];
            number = number << 7 | usize::from(byte & 0x7F);
            if byte & 0x80 == 0 {
                return number;
            }
        }
    };
    let mut lengths = Vec::new();
    for _ in 0..count {
        let (tag, version) = (KNOWN[usize::from(rest[0] & 0x3F)], rest[0] >> 6);
        rest = &rest[1..];
        let length = number(&mut rest);
        let is_outline = ["glyf", "loca"].contains(&tag) && version == 0;
        lengths.push((tag, if is_outline { number(&mut rest) } else { length }));
    }
    let packed = u32::from_be_bytes(bytes[20..24].try_into().unwrap()) as usize;
    let mut data = Vec::new();
    brotli_decompressor::Decompressor::new(&rest[..packed], 4096).read_to_end(&mut data).unwrap();
    let mut data = &data[..];
    let mut cut = |length| {
        let (table, after) = data.split_at(length);
        data = after;
        table.to_vec()
    };
    lengths.into_iter().map(|(tag, length)| (tag.to_owned(), cut(length))).collect()
}

fn published(book: &Yearbook) -> BTreeMap<String, Vec<u8>> {
    tables(&std::fs::read(book.out().join(font(book))).unwrap())
}

fn characters(table: &[u8]) -> BTreeSet<char> {
    let data = FontData::new(table);
    let cmap = Cmap::read(data).unwrap();
    let mut characters = BTreeSet::new();
    for record in cmap.encoding_records() {
        let codes: Vec<u32> = match record.subtable(data).unwrap() {
            CmapSubtable::Format4(table) => table.iter().map(|(code, _)| code).collect(),
            CmapSubtable::Format12(table) => table.iter().map(|(code, _)| code).collect(),
            _ => Vec::new(),
        };
        characters.extend(codes.into_iter().filter_map(char::from_u32).filter(|code| *code != '\u{ffff}'));
    }
    characters
}

#[test]
fn what_is_published_is_the_characters_of_the_book() {
    let book = complete("鱻龘A~7").built();
    let style = book.page("fonts.css");
    assert_snapshot!(super::yearbook::masked(&style), @r#"
    @font-face { font-family: "book-serif"; src: url("fonts/serif-400-#.woff2") format("woff2"); font-weight: 400; font-style: normal; font-display: swap; }
    :root { --book-serif: "book-serif"; }
    "#);
    assert!(style.contains(&font(&book)));
    assert!(book.page(PAGE).contains("<link rel=\"stylesheet\" href=\"../fonts.css\">"));
    let held = characters(&published(&book)["cmap"]);
    assert!(['攀', '登', '，', 'A', '~', '7', '跳'].iter().all(|character| held.contains(character)));
    // The font has them, the book does not use them.
    assert!(!held.contains(&'鱻') && !held.contains(&'龘'));
    assert_eq!(book.routes().iter().filter(|route| route.ends_with(".ttf")).count(), 0);
}

#[test]
fn forms_for_vertical_setting_stay_and_reserved_names_go() {
    let tables = published(&complete("").built());
    let gsub = Gsub::read(FontData::new(&tables["GSUB"])).unwrap();
    let features = gsub.feature_list().unwrap();
    let tags: Vec<String> =
        features.feature_records().iter().map(|record| record.feature_tag().to_string()).collect();
    assert_eq!(tags, ["vert"]);
    let glyphs = u16::from_be_bytes([tables["maxp"][4], tables["maxp"][5]]);
    // The sign for what is missing, and the comma's other form.
    assert_eq!(usize::from(glyphs), characters(&tables["cmap"]).len() + 2);
    let names = String::from_utf8_lossy(&tables["name"]).replace('\0', "");
    assert!(names.contains("Copyright nobody") && !names.contains("Reserved"), "{names}");
}

#[test]
fn a_new_character_changes_the_font_and_no_other_page() {
    let book = complete("鱻");
    let mut memory = Memory::default();
    assert_eq!(told(&book.rebuild(&mut memory)), "");
    let (before, style) = (font(&book), book.page("fonts.css"));
    book.write(ARTICLE, &article("标题: 攀登", "攀登，登高，鱻。"));
    let report = book.rebuild(&mut memory);
    // The page itself; others tell what is in it, and would change with any word.
    assert!(report.rendered.iter().any(|route| route.as_str() == PAGE));
    assert!(!report.rendered.iter().any(|route| route.as_str() == "404.html"));
    assert_ne!(font(&book), before);
    assert_ne!(book.page("fonts.css"), style);
    assert!(characters(&published(&book)["cmap"]).contains(&'鱻'));
    let rebuilt = book.website();
    book.build();
    assert_eq!(book.website(), rebuilt, "as a first build makes it");
    assert_eq!(std::fs::read_dir(book.root().join(".yearbook-cache/fonts")).unwrap().count(), 1);
}

#[test]
fn an_unchanged_font_is_not_made_again_and_a_damaged_one_is() {
    let book = complete("").built();
    let (clean, name) = (book.website(), font(&book));
    let kept = book.root().join(".yearbook-cache").join(&name);
    let made = |path: &std::path::Path| std::fs::metadata(path).unwrap().modified().unwrap();
    let before = made(&kept);
    book.build();
    assert_eq!((made(&kept), book.website()), (before, clean.clone()));
    let bytes = std::fs::read(&kept).unwrap();
    for damaged in [&bytes[..bytes.len() / 2], b""] {
        std::fs::write(&kept, damaged).unwrap();
        book.build();
        assert_eq!((std::fs::read(&kept).unwrap() == bytes, book.website() == clean), (true, true));
    }
}

#[test]
fn several_weights_are_one_family() {
    let book = set_in("[a.ttf, assets/b.ttf]\n  黑体: b.ttf");
    let font = all_of(&Yearbook::saying("攀登，登高。").built(), "");
    book.write_bytes("assets/a.ttf", &FontFile::of(&font).bytes());
    book.write_bytes("assets/b.ttf", &FontFile::of(&font).weighing(700).bytes());
    let book = book.built();
    assert_snapshot!(super::yearbook::masked(&book.page("fonts.css")), @r#"
    @font-face { font-family: "book-serif"; src: url("fonts/serif-400-#.woff2") format("woff2"); font-weight: 400; font-style: normal; font-display: swap; }
    @font-face { font-family: "book-serif"; src: url("fonts/serif-700-#.woff2") format("woff2"); font-weight: 700; font-style: normal; font-display: swap; }
    @font-face { font-family: "book-sans"; src: url("fonts/sans-700-#.woff2") format("woff2"); font-weight: 700; font-style: normal; font-display: swap; }
    :root { --book-serif: "book-serif"; --book-sans: "book-sans"; }
    "#);
    assert_eq!(
        book.names("fonts/"),
        ["fonts/sans-700-#.woff2", "fonts/serif-400-#.woff2", "fonts/serif-700-#.woff2"]
    );
}

#[test]
fn threads_change_nothing() {
    threads_tell_nothing(&complete(""));
}

#[test]
fn without_fonts_nothing_asks_for_any() {
    let book = Yearbook::saying("文。").built();
    assert!(!book.routes().contains(&"fonts.css".to_owned()));
    assert!(!book.page(PAGE).contains("fonts.css"));
}

#[test]
fn the_preview_makes_a_font_when_the_browser_asks() {
    let book = complete("鱻");
    let (mut session, server) = session(&book);
    assert_eq!(session.rebuild().diagnostics, []);
    assert!(!book.root().join(".yearbook-cache/fonts").exists());
    let name = || {
        let style = String::from_utf8(get(&server, "/fonts.css").1).unwrap();
        style.split("url(\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let first = name();
    let (status, bytes) = get(&server, &format!("/{first}"));
    assert_eq!(status, 200);
    assert!(characters(&tables(&bytes)["cmap"]).contains(&'攀'));
    book.write(ARTICLE, &article("标题: 攀登", "攀登，登高，鱻。"));
    session.rebuild();
    let second = name();
    assert_ne!(second, first);
    assert!(characters(&tables(&get(&server, &format!("/{second}")).1)["cmap"]).contains(&'鱻'));
    // Built, the website names the same font.
    book.build();
    assert_eq!(font(&book), second);
    assert_eq!(get(&server, &format!("/{second}")).1, std::fs::read(book.out().join(&second)).unwrap());
}

#[test]
fn characters_that_the_font_lacks_are_told() {
    let font = all_of(&Yearbook::saying("").built(), "攀登，。").replace(['跳', '到'], "");
    let book = set_in("a.ttf");
    book.write_bytes("assets/a.ttf", &FontFile::of(&font).bytes());
    book.write(ARTICLE, &article("标题: 攀登", "攀登，登高鱻𬭬。→"));
    assert_snapshot!(book.told(), @"
    警告[Y0163]：“宋体”缺 5 个书里用到的字：到跳高鱻𬭬
      位置：yearbook.yaml:4:7
      原文：  宋体: a.ttf
      办法：这些字用读者自己的字体显示。要它们一样，就换字数多的字体。
    ");
}

/// What is told of a font file of this name that holds these bytes.
fn told_of(name: &str, bytes: &[u8]) -> String {
    let book = set_in(name);
    book.write_bytes(&format!("assets/{name}"), bytes);
    let report = book.build();
    assert!(!book.out().exists(), "{:?}", codes(&report));
    told(&report)
}

#[test]
fn fonts_that_cannot_be_used_are_told_with_the_reason() {
    assert_snapshot!(told_of("a.otf", b"OTTO\0\x0a\0\x80\0\x03\0\x20"), @"
    错误[Y0161]：字体“assets/a.otf”不能用：它的字形不是 TrueType 曲线（多半是 CFF，常见于 .otf）
      位置：yearbook.yaml:4:7
      原文：  宋体: a.otf
      办法：换这种字体的 TrueType 版（.ttf）；思源宋体、思源黑体在 Google Fonts 上叫 Noto Serif SC、Noto Sans SC，下载的就是。
    ");
    assert_snapshot!(told_of("a.ttc", b"ttcf\0\x02\0\0\0\0\0\x03"), @"
    错误[Y0161]：字体“assets/a.ttc”不能用：它是几种字体合在一起的字体集（.ttc）
      位置：yearbook.yaml:4:7
      原文：  宋体: a.ttc
      办法：换这种字体的 TrueType 版（.ttf）；思源宋体、思源黑体在 Google Fonts 上叫 Noto Serif SC、Noto Sans SC，下载的就是。
    ");
    assert_snapshot!(told_of("a.woff2", b"wOF2\0\x01\0\0"), @"
    错误[Y0161]：字体“assets/a.woff2”不能用：它已经压缩成网页字体（WOFF）
      位置：yearbook.yaml:4:7
      原文：  宋体: a.woff2
      办法：换压缩以前的 .ttf 文件，压缩由程序来做。
    ");
    assert_snapshot!(told_of("a.ttf", b"<!DOCTYPE html>"), @"
    错误[Y0161]：字体“assets/a.ttf”不能用：它其实不是字体
      位置：yearbook.yaml:4:7
      原文：  宋体: a.ttf
      办法：多半是下载没有成功，保存成了网页。重新下载 .ttf 文件。
    ");
    let whole = FontFile::of("攀登").bytes();
    assert_snapshot!(told_of("a.ttf", &whole[..whole.len() / 4]), @"
    错误[Y0161]：字体“assets/a.ttf”不能用：文件已损坏，读不出来（glyf）
      位置：yearbook.yaml:4:7
      原文：  宋体: a.ttf
      办法：重新复制或下载一份；复制或下载时可能中断了。
    ");
    assert_snapshot!(told_of("a.ttf", &FontFile::of("攀登").without(*b"cmap").bytes()), @"
    错误[Y0161]：字体“assets/a.ttf”不能用：文件已损坏，读不出来（cmap）
      位置：yearbook.yaml:4:7
      原文：  宋体: a.ttf
      办法：重新复制或下载一份；复制或下载时可能中断了。
    ");
    assert_snapshot!(told_of("a.ttf", &FontFile::of("攀登").without(*b"glyf").bytes()), @"
    错误[Y0161]：字体“assets/a.ttf”不能用：它的字形不是 TrueType 曲线（多半是 CFF，常见于 .otf）
      位置：yearbook.yaml:4:7
      原文：  宋体: a.ttf
      办法：换这种字体的 TrueType 版（.ttf）；思源宋体、思源黑体在 Google Fonts 上叫 Noto Serif SC、Noto Sans SC，下载的就是。
    ");
}

#[test]
fn a_font_that_may_not_be_embedded_is_not() {
    assert_snapshot!(told_of("a.ttf", &FontFile::of("攀登").allowing(0x0002).bytes()), @"
    错误[Y0162]：字体“assets/a.ttf”不许放到网站上：字体声明不许嵌入（受限许可）
      位置：yearbook.yaml:4:7
      原文：  宋体: a.ttf
      办法：向字体厂商购买网页授权，换他们给的文件；或者换开源字体，例如思源宋体（Noto Serif SC）。
    ");
    assert_snapshot!(told_of("a.ttf", &FontFile::of("攀登").allowing(0x0108).bytes()), @"
    错误[Y0162]：字体“assets/a.ttf”不许放到网站上：字体声明不许只取其中一部分字
      位置：yearbook.yaml:4:7
      原文：  宋体: a.ttf
      办法：向字体厂商购买网页授权，换他们给的文件；或者换开源字体，例如思源宋体（Noto Serif SC）。
    ");
    assert_snapshot!(told_of("a.ttf", &FontFile::of("攀登").allowing(0x0200).bytes()), @"
    错误[Y0162]：字体“assets/a.ttf”不许放到网站上：字体声明只许嵌入点阵
      位置：yearbook.yaml:4:7
      原文：  宋体: a.ttf
      办法：向字体厂商购买网页授权，换他们给的文件；或者换开源字体，例如思源宋体（Noto Serif SC）。
    ");
    // Old fonts set several bits, of which the most liberal counts.
    let book = set_in("a.ttf");
    book.write_bytes("assets/a.ttf", &FontFile::of("攀登").allowing(0x000E).bytes());
    assert_eq!(codes(&book.build()), ["Y0163"]);
}

#[test]
fn a_font_that_is_not_there_or_there_twice_is_told() {
    let book = set_in("assets/fonts/serif.tff");
    book.write_bytes("assets/fonts/serif.ttf", &FontFile::of("攀登").bytes());
    assert_snapshot!(book.told(), @"
    错误[Y0160]：找不到字体文件“assets/fonts/serif.tff”
      位置：yearbook.yaml:4:7
      原文：  宋体: assets/fonts/serif.tff
      办法：是否想写“assets/fonts/serif.ttf”？
    ");
    assert_snapshot!(set_in("song.ttf").told(), @"
    错误[Y0160]：找不到字体文件“song.ttf”
      位置：yearbook.yaml:4:7
      原文：  宋体: song.ttf
      办法：把 .ttf 文件放进 assets 文件夹，从 assets 写起，例如“assets/fonts/serif.ttf”。
    ");
    let book = set_in("[a.ttf, b.ttf]");
    book.write_bytes("assets/a.ttf", &FontFile::of("攀登").bytes());
    book.write_bytes("assets/b.ttf", &FontFile::of("攀登").bytes());
    assert_snapshot!(book.told(), @"
    错误[Y0164]：“assets/b.ttf”和“assets/a.ttf”的粗细都是 400
      位置：yearbook.yaml:4:15
      原文：  宋体: [a.ttf, b.ttf]
      办法：同一种粗细只写一个文件。
    ");
}

#[test]
fn damage_anywhere_in_a_font_ends_nothing() {
    let whole = FontFile::of("攀登，。").bytes();
    let book = set_in("a.ttf");
    for at in (12..whole.len()).step_by(29) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xFF;
        book.write_bytes("assets/a.ttf", &bytes);
        let codes = codes(&book.build());
        assert!(codes.iter().all(|code| ["Y0161", "Y0162", "Y0163"].contains(code)), "{at}: {codes:?}");
    }
}
