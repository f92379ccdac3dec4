//! What `check` says of texts that are in order but could be better, and how each rule is switched off.

use yearbook::pipeline::{self, Memory};

use super::yearbook::{Yearbook, told};

fn checked(book: &Yearbook) -> String {
    told(&pipeline::check(&book.request(), &book.out(), &mut Memory::default(), &|_| {}))
}

/// One article with something for each rule that reads articles.
const ARTICLE: &str = "---\n标题: 科技周开幕，万人参加！\n日期: 2023-05-20\n作者: [李玮]\n---\n\
    今年5月,某某区科学技术协会(以下简称“区科协”)举办活动...\n\n\
    \"科技周\"有3千人，三、四个展馆，06年3月起每年5-10场；（见下页。\n";

/// Another, whose author is written in another way.
const OTHER: &str = "---\n标题: 年会\n作者: [李伟]\n---\n李伟主持。\n";

/// One with a number that contradicts its figure, and a photograph.
const FIGURE: &str = "---\n标题: 数据\n类型: 数据要览\n数据:\n  - {编号: bases, 名称: 科普基地, 数值: 7, 单位: 家}\n---\n\
    科普基地8家。\n\n![](小)\n";

#[test]
fn each_rule_tells_its_own() {
    let book = Yearbook::new().file("content/01-甲/周.md", ARTICLE).file("content/01-甲/会.md", OTHER);
    insta::assert_snapshot!(checked(&book), @r#"
    提示[Y0259]：“李伟”和“李玮”（content/01-甲/周.md）很像，也许是同一个名称写成了两样
      位置：content/01-甲/会.md:3:6
      原文：作者: [李伟]
      办法：核对哪一个对，改成一样的；确实是两个，就不必理会。
    提示[Y0251]：标题里有“，”
      位置：content/01-甲/周.md:2:10
      原文：标题: 科技周开幕，万人参加！
      办法：标题是一个短语，不用逗号、句号一类的标点；两句话之间空一格，或者拆成标题和副标题。
    提示[Y0257]：“今年”说不清是什么时候：年鉴要看很多年
      位置：content/01-甲/周.md:6:1
      原文：今年5月,某某区科学技术协会(以下简称“区科协”)举办活动...
      办法：写出年份或者日期，例如“2023年”“2023年9月”。
    提示[Y0252]：中文里用了半角的“,”
      位置：content/01-甲/周.md:6:5
      原文：今年5月,某某区科学技术协会(以下简称“区科协”)举办活动...
      办法：改成全角的“，”。
    提示[Y0252]：中文里用了半角的“(以下简称“区科协”)”
      位置：content/01-甲/周.md:6:15
      原文：今年5月,某某区科学技术协会(以下简称“区科协”)举办活动...
      办法：改成全角的“（以下简称“区科协”）”。
    提示[Y0258]：简称“区科协”只在这一篇里说明
      位置：content/01-甲/周.md:6:21
      原文：今年5月,某某区科学技术协会(以下简称“区科协”)举办活动...
      办法：在 yearbook.yaml 的“简称”里加上它和全称，版权页就有一张全书的简称表。
    提示[Y0253]：“...”的写法不合规范
      位置：content/01-甲/周.md:6:30
      原文：今年5月,某某区科学技术协会(以下简称“区科协”)举办活动...
      办法：改成“……”。
    提示[Y0255]：中文里用了直引号："科技周"
      位置：content/01-甲/周.md:8:1
      原文："科技周"有3千人，三、四个展馆，06年3月起每年5-10场；（见下页。
      办法：改成“科技周”。
    提示[Y0256]：“3千人”：阿拉伯数字后面只能跟“万”“亿”，不跟“十”“百”“千”
      位置：content/01-甲/周.md:8:7
      原文："科技周"有3千人，三、四个展馆，06年3月起每年5-10场；（见下页。
      办法：改成“3000人”。
    提示[Y0256]：“三、四个”：相邻两个数字表示约数，中间不加顿号
      位置：content/01-甲/周.md:8:11
      原文："科技周"有3千人，三、四个展馆，06年3月起每年5-10场；（见下页。
      办法：改成“三四个”。
    提示[Y0256]：“06年3月”：年份要写全四位
      位置：content/01-甲/周.md:8:18
      原文："科技周"有3千人，三、四个展馆，06年3月起每年5-10场；（见下页。
      办法：写成“2006年3月”；世纪不对，就改对。
    提示[Y0256]：“5-10场”：起止两个数之间用浪纹号或者一字线，不用连字符
      位置：content/01-甲/周.md:8:26
      原文："科技周"有3千人，三、四个展馆，06年3月起每年5-10场；（见下页。
      办法：改成“5～10场”。
    提示[Y0254]：“（”没有配对
      位置：content/01-甲/周.md:8:32
      原文："科技周"有3千人，三、四个展馆，06年3月起每年5-10场；（见下页。
      办法：在这一段里补上“）”，或者删去它。
    "#);
}

#[test]
fn a_build_says_nothing_of_it() {
    let book = Yearbook::new().file("content/01-甲/周.md", ARTICLE);
    assert_eq!(book.told(), "");
}

#[test]
fn each_rule_has_its_switch() {
    let codes = |settings: &str| {
        let book = Yearbook::new()
            .file("yearbook.yaml", &format!("标题: 年鉴\n{settings}"))
            .file("content/01-甲/周.md", ARTICLE)
            .file("content/01-甲/会.md", OTHER);
        let report = pipeline::check(&book.request(), &book.out(), &mut Memory::default(), &|_| {});
        let mut codes: Vec<&str> = report.diagnostics.iter().map(|told| told.problem.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.retain(|code| code.starts_with("Y025"));
        codes.join(" ")
    };
    let all = "Y0251 Y0252 Y0253 Y0254 Y0255 Y0256 Y0257 Y0258 Y0259";
    assert_eq!(codes(""), all);
    let without =
        |gone: &[&str]| all.split(' ').filter(|code| !gone.contains(code)).collect::<Vec<_>>().join(" ");
    assert_eq!(codes("校对: {标题: 否}\n"), without(&["Y0251"]));
    assert_eq!(codes("校对: {标点: 否}\n"), without(&["Y0252", "Y0253", "Y0254"]));
    assert_eq!(codes("校对: {引号: 否}\n"), without(&["Y0255"]));
    assert_eq!(codes("校对: {数字: 否}\n"), without(&["Y0256"]));
    assert_eq!(codes("proofreading: {times: no}\n"), without(&["Y0257"]));
    assert_eq!(codes("校对: {简称: 否}\n"), without(&["Y0258"]));
    assert_eq!(codes("校对: {名称: 否}\n"), without(&["Y0259"]));
    let off = "校对: {标题: 否, 标点: 否, 引号: 否, 数字: 否, 时间: 否, 简称: 否, 名称: 否}\n";
    assert_eq!(codes(off), "");
}

#[test]
fn numbers_and_captions_and_small_photographs_have_theirs() {
    let codes = |settings: &str| {
        let book = Yearbook::new()
            .file("yearbook.yaml", &format!("标题: 年鉴\n{settings}"))
            .photo("assets/小.jpg", 300, 200)
            .file("assets/photos.yaml", "小:\n  图说: 开幕\n")
            .file("content/01-甲/数.md", FIGURE);
        let report = pipeline::check(&book.request(), &book.out(), &mut Memory::default(), &|_| {});
        let mut codes: Vec<&str> = report.diagnostics.iter().map(|told| told.problem.code()).collect();
        codes.retain(|code| ["Y0045", "Y0056", "Y0260"].contains(code));
        codes.sort_unstable();
        codes.join(" ")
    };
    assert_eq!(codes(""), "Y0045 Y0056 Y0260");
    assert_eq!(codes("校对: {数据: 否}\n"), "Y0056 Y0260");
    assert_eq!(codes("校对: {图说: 否}\n"), "Y0045 Y0260");
    assert_eq!(codes("校对: {照片: 否}\n"), "Y0045 Y0056");
}
