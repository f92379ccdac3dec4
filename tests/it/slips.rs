//! Files as Chinese office staff save them: encodings, line ends, and what an input method makes of signs. They are read as
//! they were meant, told at their places, and mended by `yearbook fix`.

use std::fs;

use encoding_rs::GB18030;
use yearbook::diagnostic::{Diagnostic, Severity};

use super::yearbook::{Yearbook, codes, told, tree};

/// An article as it is meant, with something of everything.
const RIGHT: &str = "---\n标题: 攀登\n日期: 2023-09-01\n作者: [甲, 乙]\n摘要: 一年来的工作\n---\n\n## 一节\n\n　　第一段，共{{n}}个。\n\n1. 甲\n2. 乙\n\n见[字](https://a.cn/)。[^1]\n\n[^1]: 注\n";
const FIGURES: &str = "数据:\n  - 编号: n\n    名称: 某\n    数值: 12\n    时期: 2023\n    出处: 年报\n";

/// The same with an input method at work.
const TYPED: &str = "－－－\n标题：攀登\n日期：２０２３－０９－０１\n作者：［甲，乙］\n摘要：一年来的工作\n———\n\n##一节\n\n　　第一段，共｛｛n｝｝个。\n\n1、甲\n2、乙\n\n见[字]（https://a.cn/）。[^1]\n\n[^1]：注\n";

fn yearbook() -> Yearbook {
    Yearbook::new().file("content/figures.yaml", FIGURES).file("content/01-卷首/01-攀登.md", RIGHT)
}

/// Numbers that look like chance and are the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// How a text can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Saved {
    Utf8,
    Utf8Marked,
    Utf16Le,
    Utf16Be,
    Gb18030,
}

const SAVED: [Saved; 5] = [Saved::Utf8, Saved::Utf8Marked, Saved::Utf16Le, Saved::Utf16Be, Saved::Gb18030];
const ENDS: [&str; 3] = ["\n", "\r\n", "\r"];

impl Saved {
    fn bytes(self, text: &str, end: &str) -> Vec<u8> {
        let text = text.replace('\n', end);
        let utf16 =
            |order: fn(u16) -> [u8; 2]| ["\u{feff}", &text].concat().encode_utf16().flat_map(order).collect();
        match self {
            Self::Utf8 => text.into_bytes(),
            Self::Utf8Marked => ["\u{feff}", &text].concat().into_bytes(),
            Self::Utf16Le => utf16(u16::to_le_bytes),
            Self::Utf16Be => utf16(u16::to_be_bytes),
            Self::Gb18030 => GB18030.encode(&text).0.into_owned(),
        }
    }

    fn is_utf8(self) -> bool {
        matches!(self, Self::Utf8 | Self::Utf8Marked)
    }
}

#[test]
fn however_it_is_saved_the_website_is_the_same() {
    let website = yearbook().built().website();
    for saved in SAVED {
        for end in ENDS {
            let book = yearbook();
            book.write_bytes("content/01-卷首/01-攀登.md", &saved.bytes(RIGHT, end));
            book.write_bytes("content/figures.yaml", &saved.bytes(FIGURES, end));
            let report = book.build();
            let expected: &[&str] = if saved.is_utf8() { &[] } else { &["Y0190", "Y0190"] };
            assert_eq!(codes(&report), expected, "{saved:?} {end:?}");
            assert_eq!(book.website(), website, "{saved:?} {end:?}");
        }
    }
}

#[test]
fn what_is_typed_wrong_is_read_as_it_is_meant() {
    let website = yearbook().built().website();
    let book = yearbook().file("content/01-卷首/01-攀登.md", TYPED);
    let report = book.build();
    assert!(report.diagnostics.iter().all(|told| told.problem.severity() == Severity::Warning));
    assert_eq!(book.website(), website);
    let ran = book.run(&["fix"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(book.root().join("content/01-卷首/01-攀登.md")).unwrap(), RIGHT);
    assert_eq!(told(&book.build()), "");
    assert_eq!(book.website(), website);
}

/// Lines with slips, and what is meant.
const LINES: &[(&str, &str)] = &[
    ("##小标题", "## 小标题"),
    ("＃＃　小标题", "## 小标题"),
    ("见[字]（https://a.cn/）。", "见[字](https://a.cn/)。"),
    ("共｛｛n｝｝个。", "共{{n}}个。"),
    ("＊＊重点＊＊：略。", "**重点**：略。"),
    ("甲\u{200b}乙。", "甲乙。"),
    ("1、甲\n2、乙", "1. 甲\n2. 乙"),
    ("１．甲\n２．乙", "1. 甲\n2. 乙"),
    ("（1）甲\n（2）乙", "（1）甲\n\n（2）乙"),
    ("　　第一段。\n　　第二段。", "　　第一段。\n\n　　第二段。"),
    ("···数据\n编号：n\n···", "```数据\n编号: n\n```"),
    ("说明：**重点：**后面不变。", "说明：**重点：**后面不变。"),
    ("（1）只有一行，不变。", "（1）只有一行，不变。"),
    ("```\n##代码不变\n```", "```\n##代码不变\n```"),
    ("`｛｛n｝｝`不变。", "`｛｛n｝｝`不变。"),
    ("第三十五条　年鉴——记录者。", "第三十五条　年鉴——记录者。"),
];

/// Fields with slips, and what is meant.
const FIELDS: &[(&str, &str)] = &[
    ("标题：甲：乙", "标题: 甲：乙"),
    ("标题:甲", "标题: 甲"),
    ("ｔｉｔｌｅ：甲", "title: 甲"),
    ("标题: 甲\n作者：\n－ 乙\n－ 丙", "标题: 甲\n作者:\n- 乙\n- 丙"),
    ("标题: 甲\n作者:\n\t- 乙\n\t- 丙", "标题: 甲\n作者:\n  - 乙\n  - 丙"),
    ("标题: 甲\n草稿: “否”", "标题: 甲\n草稿: 否"),
    ("标题: 甲\n日期: ２０２３年９月１日", "标题: 甲\n日期: 2023年9月1日"),
    ("标题: 甲\n日期: 2023/9/1", "标题: 甲\n日期: 2023/9/1"),
    ("标题: 甲\n标签: [乙，丙]", "标题: 甲\n标签: [乙, 丙]"),
    ("标题: “甲”与“乙”", "标题: “甲”与“乙”"),
];

/// What is put around a front matter, and what is meant.
const AROUND: &[(&str, &str)] = &[
    ("---\n#\n---\n\n", "---\n#\n---\n\n"),
    ("－－－\n#\n－－－\n\n", "---\n#\n---\n\n"),
    ("———\n#\n——\n\n", "---\n#\n---\n\n"),
    ("\n---\n#\n----\n\n", "---\n#\n---\n\n"),
    ("---\n#\n\n", "---\n#\n---\n\n"),
];

/// An article of lines of the tables, as it is typed and as it is meant.
fn generated(chance: &mut Chance) -> (String, String) {
    let around = AROUND[chance.below(AROUND.len())];
    let field = FIELDS[chance.below(FIELDS.len())];
    let mut texts = (around.0.replace('#', field.0), around.1.replace('#', field.1));
    // What stands after a front matter that is not closed has to be a body, and a heading is one.
    texts.0.push_str("## 一\n\n");
    texts.1.push_str("## 一\n\n");
    for _ in 0..=chance.below(6) {
        let line = LINES[chance.below(LINES.len())];
        texts.0.push_str(line.0);
        texts.1.push_str(line.1);
        texts.0.push_str("\n\n");
        texts.1.push_str("\n\n");
    }
    texts
}

#[test]
fn four_hundred_files_are_read_and_mended_as_their_twins() {
    let mut chance = Chance(7);
    let (typed, twin) = (Yearbook::new(), Yearbook::new());
    for book in [&typed, &twin] {
        book.write("content/figures.yaml", FIGURES);
    }
    let mut meant = Vec::new();
    for number in 0..400 {
        let (wrong, right) = generated(&mut chance);
        let (saved, end) = (SAVED[number % 5], ENDS[number / 5 % 3]);
        let path = format!("content/{0:02}-部{0}/{number:03}-文{number}.md", number / 100 + 1);
        typed.write_bytes(&path, &saved.bytes(&wrong, end));
        twin.write(&path, &right);
        // Line ends and the mark stay as they were.
        let mark = if saved == Saved::Utf8Marked { "\u{feff}" } else { "" };
        meant.push((path, format!("{mark}{}", right.replace('\n', end)), wrong));
    }
    let errors: Vec<_> = typed.build().diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    assert_eq!(errors, []);
    let report = twin.build();
    assert!(!report.has_errors(), "{}", told(&report));
    let website = twin.website();
    assert!(website.len() > 400);
    assert_eq!(typed.website(), website);
    let told_of_twin = told(&report);
    let ran = typed.run(&["fix"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for (path, meant, wrong) in &meant {
        let fixed = String::from_utf8(fs::read(typed.root().join(path)).unwrap()).unwrap();
        assert_eq!(fixed, *meant, "{path}: {wrong}");
    }
    // Mended twice is mended once.
    let once = tree(&typed.root().join("content"));
    assert_eq!(typed.run(&["fix"]).out, "没有要改的。\n");
    assert_eq!(tree(&typed.root().join("content")), once);
    assert_eq!(told(&typed.build()), told_of_twin);
    assert_eq!(typed.website(), website);
}
