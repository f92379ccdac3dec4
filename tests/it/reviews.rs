//! The three reviews, and the table of what a yearbook still lacks.

use insta::assert_snapshot;
use yearbook::pipeline::{self, Memory, Request};

use super::yearbook::{Yearbook, codes, told};

const SIGNED: &str = "审读: [初审 甲某, 复审：乙某, 终审 丙某]";

fn required(book: &Yearbook) -> yearbook::pipeline::Report {
    let request = Request { require_reviewed: true, ..book.request() };
    pipeline::build(&request, &book.out(), &mut Memory::default(), &|_| {})
}

#[test]
fn unsigned_articles_are_refused_by_name_when_asked_for() {
    let book = Yearbook::new()
        .article("01-卷首/01-甲.md", &format!("标题: 甲\n{SIGNED}"), "文。")
        .article("01-卷首/02-乙.md", "标题: 乙\n审读: 初审 甲某", "文。")
        .article("01-卷首/03-丙.md", "标题: 丙\n草稿: 是", "文。");
    assert_eq!(codes(&book.build()), Vec::<&str>::new());
    let before = book.website();
    assert_snapshot!(told(&required(&book)), @r"
    错误[Y0073]：《乙》没有审完三审，缺复审、终审
      位置：content/01-卷首/02-乙.md
      办法：审完以后写上“审读: [初审 姓名, 复审 姓名, 终审 姓名]”；这次先不发表，就写“草稿: 是”。
    ");
    assert_eq!(book.website(), before);
    book.write("content/01-卷首/02-乙.md", &format!("---\n标题: 乙\n{SIGNED}\n---\n文。\n"));
    assert_eq!(codes(&required(&book)), Vec::<&str>::new());
}

#[test]
fn a_signature_needs_a_stage_and_a_name() {
    let book = Yearbook::new().article("01-卷首/01-甲.md", "标题: 甲\n审读: [一审 甲某, 终审]", "文。");
    assert_snapshot!(book.told(), @r#"
    错误[Y0007]：“审读”不能是“一审 甲某”
      位置：content/01-卷首/01-甲.md:3:6
      原文：审读: [一审 甲某, 终审]
      办法：是否想写“初审”？可以写的有：初审、复审、终审
    错误[Y0005]：“审读”的值应当是“初审 姓名”这样的一项
      位置：content/01-卷首/01-甲.md:3:13
      原文：审读: [一审 甲某, 终审]
      办法：改写“审读:”后面的内容。
    "#);
}

#[test]
fn check_ends_with_what_is_lacking() {
    let book = Yearbook::new()
        .article("01-卷首/01-甲.md", &format!("标题: 甲\n类型: 卷首语\n摘要: 一句。\n{SIGNED}"), "![图](p)")
        .article(
            "03-数据/01-乙.md",
            "标题: 乙\n类型: 数据要览\n数据: [{编号: a, 名称: 会员, 数值: 3, 出处: 年报}]",
            "文。",
        )
        .photo("assets/p.jpg", 40, 30);
    let ran = book.run(&["check"]);
    assert_eq!(ran.code, Some(0));
    assert_snapshot!(ran.out, @"
    检查完毕，可以生成网站。

    部分        已有      还缺
    编辑说明    0 篇      没有编辑说明
    卷首语      1 篇      ——
    专文        0 篇      没有专文
    数据要览    1 篇      1 篇没有摘要，1 篇没有审完三审
    活动纪实    0 篇      没有活动纪实
    大事记      0 篇      没有大事记
    结束语      0 篇      没有结束语
    图片        1 幅      1 幅的记录没有图说，1 幅没有替代文字，1 幅没有日期，1 幅没有地点，1 幅没有摄影者
    数据        1 个      1 个没有时期

    审读                                    初审      复审      终审
    甲                                      甲某      乙某      丙某
    乙                                      ——        ——        ——
    ");
}

#[test]
fn build_takes_the_demand_from_the_command_line() {
    let book = Yearbook::new().article("01-卷首/01-甲.md", "标题: 甲", "文。");
    assert_eq!(book.run(&["build", "--require-reviewed"]).code, Some(1));
    assert_eq!(book.run(&["build"]).code, Some(0));
}
