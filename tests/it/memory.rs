//! Memory changes nothing: after any edits, a build that remembers gives what a first build gives, and the preview
//! shows it, byte for byte.
//!
//! The edits are random, and the yearbook has one of everything that one page takes from another. Some of its templates
//! write down their whole context, so that what a page could show counts, not only what the built-in theme makes of it.
//! `YEARBOOK_SEED=N cargo test --test it memory` does the edits of a failure again.

use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, SystemTime};

use yearbook::output::{Content, Site};
use yearbook::pipeline::{Made, Memory, make};

use super::preview::{page, session};
use super::yearbook::{Yearbook, article};

/// How many edits are made.
const EDITS: usize = 48;

/// Where articles may stand: more places than there are articles at the start.
const PLACES: [&str; 10] = [
    "content/01-卷首/02-甲.md",
    "content/01-卷首/03-乙.md",
    "content/02-附录/01-丙.md",
    "content/02-附录/02-丁.md",
    "content/02-附录/再/戊.md",
    "content/03-名录/01-人物.md",
    "content/03-名录/02-机构.md",
    "content/04-补/己.md",
    "content/庚.md",
    "content/再/戊.md",
];
/// Where a folder of articles may stand.
const FOLDERS: [&str; 2] = ["content/02-附录/再", "content/再"];

/// A template that shows all that it is given.
const ALL: &str = "{% extends \"base.html\" %}\n{%- block main %}{{ __tera_context }}\
    {% block article_facts %}{% endblock %}{% block article_toc %}{% endblock %}\
    {% block article_tail %}{% endblock %}{%- endblock main %}\n";

/// Chance: a sequence of numbers that its seed gives again (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    /// The one of `YEARBOOK_SEED`, so that a failure can be had again, or else a new one.
    pub fn seeded() -> Self {
        let seed = std::env::var("YEARBOOK_SEED").ok().and_then(|seed| seed.parse().ok());
        Self(seed.unwrap_or_else(|| RandomState::new().build_hasher().finish()))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

fn title(chance: &mut Chance) -> String {
    chance.of(&["甲题", "乙题", "丙题", "丁题", "戊题"]).to_owned() + &chance.below(4).to_string()
}

fn body(chance: &mut Chance) -> String {
    let mut paragraphs = vec![format!("第{}稿。", chance.below(50))];
    for _ in 0..chance.below(4) {
        let paragraph = chance.of(&[
            "见[攀登](../01-卷首/01-攀登.md)，又见[[攀登]]。",
            "[[甲某]]到会，[[科协]]主办。",
            "共{{n}}，又{{m}}。",
            "数为5，量为9。",
            "![](p)",
            "![又一张](q)",
            "```图集\n图片: [p, q]\n图说: 两张\n```",
            "```时间线\n```",
            "```数据\n编号: [n, m]\n```",
            "```表格\n编号: t\n```",
            "## 一节\n\n### 一小节\n\n文。",
            "[[#词条]]在此。",
            "[章程](../章程.pdf)",
        ]);
        paragraphs.push(paragraph.to_owned());
    }
    paragraphs.join("\n\n") + "\n"
}

fn anything(chance: &mut Chance) -> String {
    let fields = chance.of(&[
        "作者: 某某",
        "摘要: 摘要\n标签: [一, 二]",
        "类型: 活动\n日期: 2023-05-04\n主办: 科协\n地点: 某地",
        "类型: 活动\n日期: 2023-06-01\n图集: [p, q]",
        "类型: 卷首语\n署名: 甲某",
        "类型: 大事记\n条目:\n- {日期: 2023-01-02, 内容: 某事, 图片: p}",
        "封面: q\n日期: 2023\n入大事记: 是",
        "类型: 荣誉\n荣誉:\n- {名称: 先进奖, 获得者: [甲某], 日期: 2023-03-04}",
        "类型: 会员\n会员:\n- {姓名: 甲某, 单位: 科协}",
        "类型: 人物",
        "类型: 机构",
        "草稿: 是",
        "副标题: 副\n审读: 初审 甲某",
        "参见: [攀登]",
    ]);
    article(&format!("标题: {}\n{fields}", title(chance)), &body(chance))
}

/// A yearbook with one of everything.
pub fn started(chance: &mut Chance) -> Yearbook {
    let book = Yearbook::saying("见[[甲某]]，共{{n}}。\n\n![](p)\n");
    for place in PLACES.iter().take(5) {
        book.write(place, &anything(chance));
    }
    for (name, text) in
        [("people", "人物:\n- {姓名: 甲某, 照片: q}\n"), ("organisations", "机构:\n- {名称: 科协}\n")]
    {
        book.write(&format!("content/{name}.yaml"), text);
    }
    book.write(
        "content/figures.yaml",
        "数据:\n- {编号: n, 名称: 数, 数值: 5}\n- {编号: m, 名称: 量, 数值: 7}\n",
    );
    book.write("content/tables.yaml", "表格:\n- {编号: t, 表名: 表, 栏目: [项, 数], 行: [[一, 1]]}\n");
    book.write("content/章程.pdf", "%PDF-1.4\n");
    book.write("assets/photos.yaml", "p: {图说: 图, 人物: [甲某]}\nq: {图说: 另图}\n");
    for template in ["article", "part", "cover", "contents", "plates", "index-of-terms"] {
        book.write(&format!("themes/yanghu/templates/{template}.html"), ALL);
    }
    for piece in ["cover-part", "contents-part"] {
        book.write(&format!("themes/yanghu/templates/{piece}.html"), "{{ __tera_context }}");
    }
    book.photo("assets/p.jpg", 40, 30).photo("assets/q.jpg", 30, 40)
}

/// Another photograph in the place of one, of the same length, and as old as that says it is.
fn replace_photo(book: &Yearbook, name: &str, with: u8) {
    let path = book.root().join("assets").join(name);
    let mut bytes = fs::read(&path).unwrap();
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    let end = bytes.len() - 3;
    bytes[end] = with;
    book.write_bytes(&format!("assets/{name}"), &bytes);
    fs::File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
}

/// Moves a folder of articles to its other place. Where there is none to move, or one in its way, one goes and comes back.
fn move_folder(book: &Yearbook) -> String {
    let [one, other] = FOLDERS.map(|folder| book.root().join(folder));
    match (one.exists(), other.exists()) {
        (true, false) => fs::rename(one, other).unwrap(),
        (false, true) => {
            fs::create_dir_all(one.parent().unwrap()).unwrap();
            fs::rename(other, one).unwrap();
        }
        _ => {
            let (here, away) = (book.root().join("content/01-卷首"), book.outside().join("away"));
            fs::rename(&here, &away).unwrap();
            fs::rename(&away, &here).unwrap();
        }
    }
    "a folder moved".to_owned()
}

/// Edits a file that all pages, or several, are made from.
fn edit_shared(book: &Yearbook, chance: &mut Chance) -> String {
    let n = chance.below(9);
    let (path, text) = match chance.below(9) {
        0 => (
            "content/figures.yaml",
            format!("数据:\n- {{编号: n, 名称: 数, 数值: {n}}}\n- {{编号: m, 名称: 量, 数值: 7}}\n"),
        ),
        1 => (
            "content/tables.yaml",
            format!("表格:\n- {{编号: t, 表名: 表{}, 栏目: [项, 数], 行: [[一, {n}]]}}\n", n / 5),
        ),
        2 => (
            "content/people.yaml",
            format!("人物:\n- {{姓名: 甲某, 职务: 第{n}, 照片: {}}}\n", chance.of(&["p", "q"])),
        ),
        3 => ("content/organisations.yaml", format!("机构:\n- {{名称: 科协, 简称: 会{n}}}\n")),
        4 => (
            "assets/photos.yaml",
            format!(
                "p: {{图说: 图{n}, 人物: [甲某], 日期: 2023-0{}, 入大事记: 是}}\nq: {{图说: 另图}}\n",
                n + 1
            ),
        ),
        5 => (
            "content/02-附录/_part.md",
            format!("---\n标题: 附{n}\n摘要: 摘\n排序: {}\n---\n第{n}稿。![](q)\n", n / 4),
        ),
        6 => ("content/章程.pdf", format!("%PDF-1.{n}\n")),
        7 => {
            let theme = include_str!("../../themes/yanghu/theme.yaml");
            ("themes/yanghu/theme.yaml", theme.replace("[480,", &format!("[{},", 20 + n)))
        }
        _ => {
            let lines = [
                "网址: https://example.org/book/\n",
                "网址: https://example.org/\n",
                "年份: 2023\n",
                "封面: p\n",
                "数据: [m]\n",
            ];
            (
                "yearbook.yaml",
                format!("标题: 年鉴{}\n{}{}", n % 2, chance.of(&lines[..2]), chance.of(&lines[2..])),
            )
        }
    };
    book.write(path, &text);
    path.to_owned()
}

/// Makes one edit; says which.
pub fn edit(book: &Yearbook, chance: &mut Chance) -> String {
    let full = |path: &str| book.root().join(path);
    let (place, other) = (chance.of(&PLACES), chance.of(&PLACES));
    let text = fs::read_to_string(full(place)).ok();
    match (chance.below(11), text) {
        (0, Some(_)) => {
            book.remove(place);
            format!("without {place}")
        }
        (1, Some(_)) => {
            fs::create_dir_all(full(other).parent().unwrap()).unwrap();
            fs::rename(full(place), full(other)).unwrap();
            format!("{place} moved to {other}")
        }
        (2, Some(text)) => {
            let (_, rest) = text.split_once("标题: ").unwrap();
            let (_, rest) = rest.split_once('\n').unwrap();
            book.write(place, &format!("---\n标题: {}\n{rest}", title(chance)));
            format!("another title for {place}")
        }
        (3, Some(text)) => {
            let (head, _) = text.rsplit_once("---\n").unwrap();
            book.write(place, &format!("{head}---\n{}", body(chance)));
            format!("another body for {place}")
        }
        (4, _) => {
            let name =
                chance.of(&["404", "imprint", "article", "part", "figures", "cover-part", "contents-part"]);
            let template = format!("themes/yanghu/templates/{name}.html");
            if full(&template).exists() {
                book.remove(&template);
            } else if name.ends_with("-part") {
                book.write(&template, "{{ __tera_context }}");
            } else {
                book.write(&template, ALL);
            }
            format!("template {name}")
        }
        (5, _) => {
            let name = chance.of(&["p.jpg", "q.jpg"]);
            replace_photo(book, name, u8::try_from(chance.below(200)).unwrap());
            format!("photograph {name}")
        }
        (6..8, _) => edit_shared(book, chance),
        (8, _) => move_folder(book),
        _ => {
            book.write(place, &anything(chance));
            format!("all of {place}")
        }
    }
}

/// Takes out of all articles what can be wrong with them.
pub fn mend(book: &Yearbook) -> String {
    for (number, place) in PLACES.iter().enumerate().filter(|(_, place)| book.root().join(place).exists()) {
        book.write(place, &article(&format!("标题: 题{number}"), "文。\n"));
    }
    "all articles mended".to_owned()
}

/// What a first build gives, by somebody who remembers nothing.
fn clean(book: &Yearbook) -> Made {
    let _ = fs::remove_file(book.root().join(".yearbook-cache/photos.json"));
    make(&book.request(), &mut Memory::default(), &|_| {})
}

/// The addresses at which two websites differ.
fn differing(one: &Site, other: &Site) -> Vec<String> {
    let routes = one.files.keys().chain(other.files.keys());
    routes.filter(|route| one.files.get(route) != other.files.get(route)).map(ToString::to_string).collect()
}

#[test]
fn after_any_edits_a_build_with_memory_is_a_first_build_and_the_preview_shows_it() {
    let mut chance = Chance::seeded();
    let seed = chance.0;
    let book = started(&mut chance);
    // What is read of files younger than two seconds is not remembered.
    std::thread::sleep(Duration::from_millis(2_100));
    let mut memory = Memory::default();
    let (mut session, server) = session(&book);
    let (mut good, mut edits) = (0, Vec::new());
    for _ in 0..EDITS {
        let made = make(&book.request(), &mut memory, &|_| {});
        session.rebuild();
        let clean = clean(&book);
        let at = || format!("YEARBOOK_SEED={seed}, after {edits:#?}");
        assert_eq!(made.diagnostics, clean.diagnostics, "{}", at());
        assert_eq!(made.frame, clean.frame, "{}", at());
        assert_eq!(made.site.is_some(), clean.site.is_some(), "{}", at());
        if let (Some(made), Some(clean)) = (&made.site, &clean.site) {
            good += 1;
            assert_eq!(differing(made, clean), Vec::<String>::new(), "{}", at());
            for (route, content) in &clean.files {
                if let (Content::Bytes(bytes), "html") = (content, route.extension()) {
                    let shown = page(&server, &format!("/{route}"));
                    assert!(shown.as_bytes() == &**bytes, "the preview shows another {route}: {}", at());
                }
            }
        }
        // What is wrong stays for an edit or two, and then would keep everything else from being tried.
        let is_stuck = made.site.is_none() && chance.below(2) == 0;
        edits.push(if is_stuck { mend(&book) } else { edit(&book, &mut chance) });
    }
    assert!(good > EDITS / 3, "{good} websites without an error: YEARBOOK_SEED={seed}");
}

/// A file saved twice at once is read twice: the disk's clock may not tell the two apart.
#[test]
fn a_second_save_in_the_same_tick_is_seen() {
    let book = Yearbook::saying("甲一");
    let path = book.root().join("content/01-卷首/01-攀登.md");
    let mut memory = Memory::default();
    let stamp = SystemTime::now();
    for text in ["甲二", "甲三", "甲四"] {
        let saved = fs::read_to_string(&path).unwrap();
        let start = saved.find('甲').unwrap();
        fs::write(&path, format!("{}{text}\n", &saved[..start])).unwrap();
        fs::File::options().write(true).open(&path).unwrap().set_modified(stamp).unwrap();
        book.rebuild(&mut memory);
        assert!(book.page("juan-shou/pan-deng.html").contains(text), "{text}");
    }
}
