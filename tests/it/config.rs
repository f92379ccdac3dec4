//! `yearbook.yaml`: what it may say, and what is told when it is wrong.

use super::yearbook::{Yearbook, codes};

fn said(config: &str) -> Yearbook {
    Yearbook::saying("文。").file("yearbook.yaml", config)
}

#[test]
fn all_keys_in_chinese_are_shown() {
    let book = said(
        "书名: 某某年鉴\n副标题: 第十卷\n英文名: Yearbook\n年份: 2023\n编者: 协会\n口号: 口号在此\n缘起: 代表大会\n记述时段: 九大以来\n语言: zh-Hans\n网址: https://example.org\n简介: 简介在此\n版权: 版权在此\n备案号: 苏ICP备0号\n",
    )
    .built();
    let cover = book.page("index.html");
    for shown in [
        "某某年鉴",
        "第十卷",
        "Yearbook",
        "2023",
        "协会",
        "口号在此",
        "代表大会",
        "九大以来",
        "<html lang=\"zh-Hans\"",
        "简介在此",
        "版权在此",
        "苏ICP备0号",
        "https://example.org/",
    ] {
        assert!(cover.contains(shown), "{shown}");
    }
}

#[test]
fn a_yearbook_needs_a_title() {
    insta::assert_snapshot!(said("网址: https://example.org/\n").told(), @"
    错误[Y0004]：缺少“标题”
      位置：yearbook.yaml:1:1
      原文：网址: https://example.org/
      办法：加一行“标题: ……”。
    ");
}

#[test]
fn mistakes_are_told_at_their_places() {
    insta::assert_snapshot!(said("标题: 年鉴\n标题: 又\n").told(), @"
    错误[Y0002]：“标题”写了两次
      位置：yearbook.yaml:2:1
      原文：标题: 又
      办法：只保留一处；同一项的中文名和英文名也只能写一个。
    ");
    insta::assert_snapshot!(said("标题: 年鉴\ntitel: x\n年份: 明年\n网址: example.org\n封面: 没有\n").told(), @"
    警告[Y0003]：不认识“titel”这一项，它不会起作用
      位置：yearbook.yaml:2:1
      原文：titel: x
      办法：是否想写“title”？
    错误[Y0006]：“年份”的值“明年”不是日期，或者没有这一天
      位置：yearbook.yaml:3:5
      原文：年份: 明年
      办法：写成 2023-09-01、2023年9月1日；只知道年、月时写 2023 或 2023-09。
    错误[Y0081]：“网址”的值“example.org”不是完整的网址
      位置：yearbook.yaml:4:5
      原文：网址: example.org
      办法：写成 https://域名/ 或 https://域名/文件夹/，只用英文字母、数字和符号；中文域名写它以 xn-- 开头的形式。
    错误[Y0050]：找不到图片“没有”
      位置：yearbook.yaml:5:5
      原文：封面: 没有
      办法：图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。
    ");
}

#[test]
fn yaml_typed_with_an_input_method_is_explained() {
    insta::assert_snapshot!(said("标题：年鉴\n网址：https://example.org/\n").told(), @"
    警告[Y0197]：名称后面应当是半角冒号和一个空格，已照此理解
      位置：yearbook.yaml:1:3
      原文：标题：年鉴
      办法：把这一行改成“标题: 年鉴”，或运行 yearbook fix。
    警告[Y0197]：名称后面应当是半角冒号和一个空格，已照此理解
      位置：yearbook.yaml:2:3
      原文：网址：https://example.org/
      办法：把这一行改成“网址: https://example.org/”，或运行 yearbook fix。
    ");
}

#[test]
fn an_empty_file_is_no_yearbook() {
    assert_eq!(codes(&said("").build()), ["Y0082", "Y0004"]);
}

#[test]
fn a_folder_without_one_is_no_yearbook() {
    let book = Yearbook::saying("文。");
    book.remove("yearbook.yaml");
    assert_eq!(codes(&book.build()), ["Y0080"]);
    assert!(!book.out().exists());
}

#[test]
fn the_cover_s_picture_may_be_a_file_or_a_record() {
    let book = said("标题: 年鉴\n网址: https://example.org/\n封面: assets/photos/lake.jpg\n")
        .photo("assets/photos/lake.jpg", 30, 20)
        .built();
    assert!(book.page("index.html").contains("photos/lake-30-"));
    assert_eq!(book.routes_in("photos/").len(), 2);
}
