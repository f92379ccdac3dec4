//! Files as Chinese office staff save them: encodings, line ends, and what an input method makes of signs. They are read as
//! they were meant, told at their places, and mended by `yearbook fix`.

use std::fs;

use encoding_rs::GB18030;
use yearbook::diagnostic::{Diagnostic, Severity};
use yearbook::fix;
use yearbook::language::Language;
use yearbook::manuscript::{DATES, FLAGS, LISTS, NUMBERS};

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

#[test]
fn a_trial_run_writes_nothing_and_says_what_it_would() {
    let book = yearbook().file("content/01-卷首/01-攀登.md", "---\r\n标题：攀登\r\n---\r\n正文。\r\n");
    book.write_bytes("content/figures.yaml", &Saved::Gb18030.bytes(FIGURES, "\n"));
    let before = tree(&book.root());
    let ran = book.run(&["fix", "--dry-run"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ran.out, @"
    --- a/content/01-卷首/01-攀登.md
    +++ b/content/01-卷首/01-攀登.md
    @@ -1,3 +1,3 @@
     ---
    -标题：攀登
    +标题: 攀登
     ---

    content/figures.yaml：从 GB18030 (GBK) 转成 UTF-8
    可以改好 2 个文件，笔误 1 处；还没有改动。去掉 --dry-run 再运行一次就会改。
    ");
    assert_eq!(tree(&book.root()), before);
    assert_eq!(book.run(&["fix"]).code, Some(0));
    let read = |path: &str| fs::read_to_string(book.root().join(path)).unwrap();
    assert_eq!(read("content/01-卷首/01-攀登.md"), "---\r\n标题: 攀登\r\n---\r\n正文。\r\n");
    assert_eq!(read("content/figures.yaml"), FIGURES);
}

#[test]
fn what_changed_since_it_was_read_is_not_written() {
    let book = yearbook().file("content/01-卷首/01-攀登.md", "---\n标题：攀登\n---\n");
    let planned = fix::plan(&book.root()).value;
    assert_eq!(planned.len(), 1);
    book.write("content/01-卷首/01-攀登.md", "---\n标题：攀登者\n---\n");
    let refused = fix::write(&book.root(), &planned[0]).unwrap_err();
    assert_eq!(refused.code(), "Y0215");
    let path = book.root().join("content/01-卷首/01-攀登.md");
    assert_eq!(fs::read_to_string(path).unwrap(), "---\n标题：攀登者\n---\n");
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_out_is_not_written() {
    let book = yearbook().file("content/01-卷首/01-攀登.md", "---\n标题：攀登\n---\n");
    let planned = fix::plan(&book.root()).value;
    let (inside, outside) = (book.root().join("content/01-卷首"), book.outside().join("elsewhere"));
    fs::rename(&inside, &outside).unwrap();
    std::os::unix::fs::symlink(&outside, &inside).unwrap();
    assert_eq!(fix::write(&book.root(), &planned[0]).unwrap_err().code(), "Y0215");
    assert_eq!(fs::read_to_string(outside.join("01-攀登.md")).unwrap(), "---\n标题：攀登\n---\n");
    assert_eq!(fix::plan(&book.root()).value, []);
}

#[test]
fn what_cannot_be_read_is_left_to_the_writer() {
    let book = yearbook().file("content/01-卷首/02-甲.md", "---\n标题：甲\n---\n");
    book.write_bytes("content/01-卷首/01-攀登.md", b"---\n\xe6\xa0\x87\xe9\xa2\x98: \xe6\x94\n---\n");
    let ran = book.run(&["fix"]);
    assert_eq!((ran.code, ran.out.ends_with("改好了 1 个文件，笔误 1 处。\n")), (Some(1), true));
    assert!(ran.err.contains("[Y0191]") && ran.err.contains("第 2 行"), "{}", ran.err);
}

/// Slips of the example's article and what each message says to write instead.
const TEN: &[(&str, &str, &str)] = &[
    ("Y0193", "---\n标题", "———\n标题"),
    ("Y0197", "\n类型: ", "\n类型："),
    ("Y0205", "\n## 一\n", "\n##一\n"),
    ("Y0208", "[甲](https://a.cn/)", "[甲]（https://a.cn/）"),
    ("Y0209", "\n![图](lake)\n", "\n！[图]（lake）\n"),
    ("Y0210", "\n[^1]: 注", "\n[^1]：注"),
    ("Y0211", "共{{n}}个", "共｛｛n｝｝个"),
    ("Y0212", "**重点**", "＊＊重点＊＊"),
    ("Y0213", "```数据\n编号: n\n```", "···数据\n编号: n\n```"),
    ("Y0206", "\n1. 甲\n2. 乙\n", "\n1、甲\n2、乙\n"),
];

#[test]
fn ten_slips_at_once_are_told_and_mended_by_their_messages() {
    let right = "---\n标题: 攀登\n类型: 专文\n---\n\n## 一\n\n见[甲](https://a.cn/)。[^1]\n\n![图](lake)\n\n共{{n}}个。\n\n**重点**\n\n```数据\n编号: n\n```\n\n1. 甲\n2. 乙\n\n[^1]: 注\n";
    let wrong = TEN.iter().fold(right.to_owned(), |text, (_, meant, typed)| {
        assert!(text.contains(meant), "{meant}");
        text.replacen(meant, typed, 1)
    });
    let path = "content/01-卷首/01-攀登.md";
    let book = Yearbook::new()
        .file("content/figures.yaml", FIGURES)
        .photo("content/01-卷首/lake.jpg", 30, 20)
        .file(path, &wrong);
    let found = book.build().diagnostics;
    for (code, ..) in TEN {
        assert!(found.iter().any(|told| told.problem.code() == *code), "{code}: {found:?}");
    }
    // Whoever follows the messages writes in the place of a line what stands between the quotation marks.
    let mut lines: Vec<String> = wrong.lines().map(str::to_owned).collect();
    for told in &found {
        let line = &mut lines[told.place.as_ref().unwrap().line - 1];
        let hint = told.problem.hint(Language::Chinese).unwrap();
        *line = match hint.strip_prefix("把这一行改成“").and_then(|rest| rest.rsplit_once('”')) {
            Some((meant, _)) => meant.to_owned(),
            None => "---".to_owned(),
        };
    }
    assert_eq!(lines.join("\n") + "\n", right);
    book.write(path, right);
    assert_eq!(told(&book.build()), "");
}

#[test]
fn what_is_not_certain_is_told_and_left() {
    let book = yearbook().file("content/01-卷首/02-甲.md.txt", "正文").article(
        "01-卷首/03-乙.md",
        "标题: 乙{{n}}\n摘要: “全引”",
        "**没有结束\n\n锟斤拷\n",
    );
    let report = book.build();
    let mut found = codes(&report);
    found.sort_unstable();
    assert_eq!(found, ["Y0192", "Y0204", "Y0216", "Y0217", "Y0218"]);
    assert_eq!(fix::plan(&book.root()).value, []);
}

/// The names and the shape of each key in the sources.
fn keys() -> Vec<(Vec<String>, String)> {
    let files =
        walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let texts = files.map(|entry| fs::read_to_string(entry.path()).unwrap());
    let keys = texts.flat_map(|text| {
        let keys =
            text.split(": Key = ").skip(1).filter_map(|rest| rest.trim_start().strip_prefix("Key::new("));
        keys.map(|key| key.split(".says(").next().unwrap().to_owned()).collect::<Vec<_>>()
    });
    let named = |key: String| {
        let names = key.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        let shape = key.split("Shape::").nth(1).unwrap_or("Text");
        (names, shape.split(|c: char| !c.is_alphabetic()).next().unwrap().to_owned())
    };
    keys.map(named).collect()
}

/// The switches of proofreading.
const RULES: &[&str] = &[
    "titles",
    "punctuation",
    "quotes",
    "numbers",
    "times",
    "short_names",
    "names",
    "figures",
    "captions",
    "photographs",
];

#[test]
fn what_kind_of_value_a_key_has_is_known_by_its_name() {
    let keys = keys();
    let mut count = 0;
    for (shape, known) in [("Date", DATES), ("Flag", FLAGS), ("Number", NUMBERS)] {
        for (names, _) in keys.iter().filter(|(_, of)| of == shape) {
            count += 1;
            // A rule of proofreading may be called as a text is elsewhere, such as 标题.
            let is_rule = names.iter().any(|name| RULES.contains(&name.as_str()));
            for name in names.iter().filter(|name| !is_rule && !["age", "年龄"].contains(&name.as_str())) {
                assert!(known.contains(&name.as_str()), "{shape}: {name}");
            }
        }
    }
    assert!(count > 25, "{count}");
    for name in LISTS {
        let is_list =
            |(names, shape): &(Vec<String>, String)| shape == "Texts" && names.iter().any(|n| n == name);
        assert!(keys.iter().any(is_list), "{name}");
    }
}
