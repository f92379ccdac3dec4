//! Many mistakes at once: all are told in one run, each at its place, and nothing is written.

use super::yearbook::{Yearbook, told, tree};

fn mistaken() -> Yearbook {
    let book = Yearbook::new()
        .file("yearbook.yaml", "标题: 年鉴\n网址: example.org\n封面: 没有的图\n")
        .article("01-卷首/01-甲.md", "标题: 甲\n日期: 2023-02-30", "[坏](没有.md)，{{没有}}，![图](没有)")
        .file("content/01-卷首/02-乙.md", "没有基本信息\n")
        .file("content/01-卷首/03-丙.md", "---\n标题: 丙\n正文忘了结束\n")
        .article("01-卷首/04-丁.md", "类型: 不知道\n标题: 丁", "文。")
        .article("01-卷首/05-戊.md", "标题: 戊\n标题: 戊戊", "文。")
        .article("01-卷首/06-己.md", "副标题: 没有标题", "文。\n\n```数据\n标题: 空\n```")
        .article("01-卷首/07-庚.md", "标题: 庚\n网址名: yi", "文。")
        .article("01-卷首/08-辛.md", "标题: 辛\n网址名: yi", "<div>")
        .file("content/figures.yaml", "数据:\n  - {编号: a, 名称: 甲}\n")
        .file("themes/yanghu/templates/404.html", "{{ links.home\n");
    book.write_bytes("content/01-卷首/09-壬.md", b"\xff\xff");
    book
}

#[test]
fn all_mistakes_are_told_in_one_run() {
    insta::assert_snapshot!(mistaken().told(), @"
    错误[Y0006]：“日期”的值“2023-02-30”不是日期，或者没有这一天
      位置：content/01-卷首/01-甲.md:3:5
      原文：日期: 2023-02-30
      办法：写成 2023-09-01、2023年9月1日；只知道年、月时写 2023 或 2023-09。
    错误[Y0030]：链接“没有.md”指向的文件不存在
      位置：content/01-卷首/01-甲.md:5:1
      原文：[坏](没有.md)，{{没有}}，![图](没有)
      办法：写出从本文所在文件夹到那个文件的路径，例如“../02-特载/报告.md”。可以链接的有文章，以及 PDF、Office 文档、压缩包等附件。
    错误[Y0040]：没有编号为“没有”的数据
      位置：content/01-卷首/01-甲.md:5:12
      原文：[坏](没有.md)，{{没有}}，![图](没有)
      办法：先在数据要览文章或 figures.yaml 的“数据”里记录它。
    错误[Y0050]：找不到图片“没有”
      位置：content/01-卷首/01-甲.md:5:19
      原文：[坏](没有.md)，{{没有}}，![图](没有)
      办法：图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。
    错误[Y0010]：文章开头没有基本信息
      位置：content/01-卷首/02-乙.md:1:1
      原文：没有基本信息
      办法：在第一行写三个减号“---”，下面写“标题: ……”，再用一行“---”结束。
    警告[Y0196]：基本信息到这里应当结束，却没有分隔线，已补上
      位置：content/01-卷首/03-丙.md:3:1
      原文：正文忘了结束
      办法：在这一行前面加一行三个减号“---”，或运行 yearbook fix。
    错误[Y0007]：“类型”不能是“不知道”
      位置：content/01-卷首/04-丁.md:2:5
      原文：类型: 不知道
      办法：可以写的有：编辑说明、卷首语、专文、数据要览、统计资料、活动纪实、图片专辑、大事记、人物、荣誉、机构名录、会员名录、附录、结束语、页面
    错误[Y0002]：“标题”写了两次
      位置：content/01-卷首/05-戊.md:3:1
      原文：标题: 戊戊
      办法：只保留一处；同一项的中文名和英文名也只能写一个。
    错误[Y0004]：缺少“标题”
      位置：content/01-卷首/06-己.md:2:1
      原文：副标题: 没有标题
      办法：加一行“标题: ……”。
    错误[Y0060]：“数据”里缺少要显示的内容
      位置：content/01-卷首/06-己.md:7:1
      原文：标题: 空
      办法：写上“编号: [……]”或“分组: ……”。
    错误[Y0070]：这篇文章和 content/01-卷首/07-庚.md 的网址都是“juan-shou/yi.html”
      位置：content/01-卷首/08-辛.md
      办法：给其中一篇写上不同的“网址名: ……”。
    警告[Y0020]：正文里的网页代码“<div>”按普通文字显示
      位置：content/01-卷首/08-辛.md:5:1
      原文：<div>
      办法：删去它，或改用 Markdown 写法。可用的只有不带属性、成对的 br、sub、sup、u、mark、small、kbd、ruby、rb、rt、rp。
    错误[Y0012]：文件不是 UTF-8，也不是完整的 GBK，文字无法正确读出
      位置：content/01-卷首/09-壬.md
      办法：用写它的程序打开，另存为纯文本，编码选“UTF-8”。
    错误[Y0004]：缺少“数值”
      位置：content/figures.yaml:2:5
      原文：  - {编号: a, 名称: 甲}
      办法：加一行“数值: ……”。
    错误[Y0085]：模板出错：模板在这里断了，还有没写完的
      位置：themes/yanghu/templates/404.html:1:10
      原文：{{ links.home
      办法：看看 `{{ … }}` 有没有写完，每个 if、for、block、component 有没有自己的 endif、endfor 等。
    错误[Y0081]：“网址”的值“example.org”不是完整的网址
      位置：yearbook.yaml:2:5
      原文：网址: example.org
      办法：写成 https://域名/ 或 https://域名/文件夹/，只用英文字母、数字和符号；中文域名写它以 xn-- 开头的形式。
    错误[Y0050]：找不到图片“没有的图”
      位置：yearbook.yaml:3:5
      原文：封面: 没有的图
      办法：图片放在文章旁边或 assets 文件夹里，写它的文件名或 photos.yaml 里的编号。
    ");
}

#[test]
fn they_are_sorted_by_file_line_and_column() {
    let report = mistaken().build();
    let places: Vec<_> = report
        .diagnostics
        .iter()
        .map(|told| told.place.as_ref().map(|at| (at.file.clone(), at.line, at.column)))
        .collect();
    let mut sorted = places.clone();
    sorted.sort();
    assert_eq!(places, sorted);
    let inside = places.iter().flatten().filter(|(_, line, column)| *line > 0 && *column > 0).count();
    assert!(inside >= 13, "{inside}");
}

#[test]
fn nothing_is_written() {
    let book = mistaken();
    let before = tree(book.outside());
    assert!(book.build().has_errors());
    assert_eq!(tree(book.outside()), before);
}

#[test]
fn two_runs_tell_the_same() {
    let book = mistaken();
    assert_eq!(told(&book.build()), told(&book.build()));
}

#[test]
fn a_mistake_mended_is_no_longer_told() {
    let book = Yearbook::saying("[坏](没有.md)");
    let mut memory = yearbook::pipeline::Memory::default();
    assert!(book.rebuild(&mut memory).has_errors());
    book.write("content/01-卷首/01-攀登.md", "---\n标题: 攀登\n---\n好了。\n");
    let report = book.rebuild(&mut memory);
    assert_eq!(told(&report), "");
    assert!(book.page("juan-shou/pan-deng.html").contains("好了。"));
}
