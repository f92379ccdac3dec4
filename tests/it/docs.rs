//! The documentation: what lies in `docs/` is what the code makes, its examples build, and its links lead somewhere.
//!
//! `UPDATE_DOCS=1 cargo test --test it docs` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use yearbook::language::Language;

use yearbook::article::{BLOCKS, Kind};
use yearbook::reference::{self, FILES, WRITTEN};
use yearbook::schema;

use super::yearbook::{Yearbook, codes};

/// What has to be run when the documentation is behind.
const COMMAND: &str = "UPDATE_DOCS=1 cargo test --test it docs";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The documentation as it should be, by path in the repository: the pages, and the README that quotes two tables.
fn made() -> BTreeMap<String, String> {
    let mut made: BTreeMap<String, String> =
        reference::pages().into_iter().map(|page| (format!("docs/{}", page.path), page.text)).collect();
    let mut readme = fs::read_to_string(root().join("README.zh-CN.md")).unwrap();
    for glance in reference::glances() {
        let open = format!("<!-- 下表由 {COMMAND} 写出：{} -->\n\n", glance.path);
        let (before, rest) = readme.split_once(&open).unwrap_or_else(|| panic!("no {open}"));
        let (_, after) = rest.split_once("\n<!-- 表完 -->").unwrap();
        readme = format!("{before}{open}{}\n<!-- 表完 -->{after}", glance.text);
    }
    made.insert("README.zh-CN.md".to_owned(), readme);
    made
}

#[test]
fn the_documentation_is_what_the_code_says() {
    let made = made();
    assert!(made.len() > 2 * (Kind::ALL.len() + FILES.len()) + WRITTEN.len(), "{}", made.len());
    let folders = ["docs/zh", "docs/en"].map(|folder| root().join(folder));
    let lying = || -> BTreeSet<String> {
        // Whoever has built the manual has its website there.
        let is_ours = |entry: &walkdir::DirEntry| {
            let name = entry.file_name();
            name != "public" && (name == ".gitignore" || !name.to_string_lossy().starts_with('.'))
        };
        let walk = |folder: &PathBuf| walkdir::WalkDir::new(folder).into_iter().filter_entry(is_ours);
        let files = folders.iter().flat_map(walk).filter_map(Result::ok);
        let files = files.filter(|entry| entry.file_type().is_file());
        let path = |path: &Path| path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
        files.map(|entry| path(entry.path())).collect()
    };
    if std::env::var_os("UPDATE_DOCS").is_some() {
        for path in lying().iter().filter(|path| !made.contains_key(*path)) {
            fs::remove_file(root().join(path)).unwrap();
        }
        for (path, text) in &made {
            let path = root().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    let is_behind = |(path, text): &(&String, &String)| {
        fs::read_to_string(root().join(path)).ok().as_ref() != Some(*text)
    };
    let behind: Vec<&String> = made.iter().filter(is_behind).map(|(path, _)| path).collect();
    let surplus: Vec<String> = lying().into_iter().filter(|path| !made.contains_key(path)).collect();
    assert!(
        behind.is_empty() && surplus.is_empty(),
        "The documentation is behind the code; run `{COMMAND}`. Differ: {behind:?}, surplus: {surplus:?}"
    );
}

#[test]
fn every_schema_and_every_kind_has_its_page() {
    let pages: BTreeSet<String> = reference::pages().into_iter().map(|page| page.path).collect();
    let article = |file: &str| if file == "article" { "common".to_owned() } else { file.to_owned() };
    let files = schema::all().into_iter().map(|schema| article(schema.file.trim_end_matches(".json")));
    let named = files
        .chain(Kind::ALL.map(|kind| kind.name().to_owned()))
        .chain(["README", "blocks", "values"].map(str::to_owned));
    let both: BTreeSet<String> = named.collect();
    let written = |language: Language| {
        WRITTEN.iter().filter(move |w| w.in_language(language).is_some()).map(|w| w.page.to_owned())
    };
    let of = |folder: &str| -> BTreeSet<String> {
        let own = pages.iter().filter(|path| path.starts_with(folder) && path.ends_with(".md"));
        let stems = own.map(|path| path.rsplit('/').next().unwrap().trim_end_matches(".md").to_owned());
        stems.filter(|name| name != "_part" && !name.starts_with("told-")).collect()
    };
    // A schema without a page: give its file a row in src/reference/files.rs.
    let english: BTreeSet<String> =
        both.iter().cloned().chain(written(Language::English)).chain(["messages".to_owned()]).collect();
    assert_eq!(of("en/"), english);
    assert_eq!(of("zh/"), both.into_iter().chain(written(Language::Chinese)).collect());
}

/// A yearbook with nothing but what the examples ask for.
fn book() -> Yearbook {
    // Files of records are shown by the first article of their kind, and speak of terms that are marked.
    Yearbook::saying("正文，[[#流动科技馆]]，[[#曾某]]。")
        .photo("assets/示例图.jpg", 40, 30)
        .article("09-名录/1.md", "标题: 人物\n类型: 人物", "文。")
        .article("09-名录/2.md", "标题: 机构\n类型: 机构名录", "文。")
}

/// An example with every line that it only proposes.
fn unfolded(text: &str) -> String {
    let line = |line: &str| {
        let rest = line.strip_prefix("# ").or_else(|| line.strip_prefix('#'));
        let is_key = |rest: &str| {
            let name = rest.trim_start().trim_start_matches("- ");
            name.starts_with('[')
                || name.split_once(": ").map_or(name.ends_with(':'), |(name, _)| is_name(name))
        };
        rest.filter(|rest| is_key(rest)).unwrap_or(line).to_owned()
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// Whether it is a key and not the beginning of a sentence.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

#[test]
fn every_example_builds() {
    for kind in Kind::ALL {
        let book = book().file("content/02-例/a.md", &reference::example(kind));
        assert_eq!(book.told(), "", "{kind:?}");
    }
    for file in FILES {
        let book = book().file(file.path, &(file.example)());
        if file.name == "_part.md" {
            book.write("content/04-活动纪实/a.md", "---\n标题: 甲\n---\n文。\n");
        }
        if file.name == "theme.yaml" {
            book.write("yearbook.yaml", "标题: 甲\n网址: https://example.org/\n主题: mine\n");
        }
        // The first yearbook.yaml names no address, which is no mistake, but is told.
        let told = codes(&book.build());
        let expected: &[&str] = if file.name == "yearbook.yaml" { &["Y0082"] } else { &[] };
        assert_eq!(told, expected, "{}", file.name);
    }
}

#[test]
fn every_block_builds() {
    let happened =
        "---\n标题: 大事记\n类型: 大事记\n条目: [{日期: 2024-09-14, 内容: 科普日开幕。}]\n---\n文。\n";
    let book = Yearbook::new().photo("assets/示例图.jpg", 40, 30).photo("assets/opening.jpg", 40, 30);
    for file in FILES.iter().filter(|file| ["figures", "tables"].contains(&file.page)) {
        book.write(file.path, &(file.example)());
    }
    book.write("content/01-卷首/a.md", happened);
    book.write("assets/photos.yaml", "示例图: {图说: 一}\nopening: {图说: 二}\n");
    let blocks: Vec<String> = BLOCKS.iter().map(reference::block_example).collect();
    book.write("content/01-卷首/b.md", &format!("---\n标题: 乙\n---\n{}\n", blocks.join("\n")));
    assert_eq!(book.told(), "");
    assert!(!book.page("juan-shou/b.html").contains("<pre>"), "no block is code");
}

/// What the words that stand for something else must cause: an article, photographs, CSV files and a person that are not
/// there, numbers that are none, fonts.
const PLACEHOLDERS: [&str; 6] = ["Y0030", "Y0050", "Y0100", "Y0124", "Y0136", "Y0160"];

#[test]
fn what_examples_propose_is_right_but_for_placeholders() {
    let mut unfolded_lines = 0;
    let (mut wrong, mut caused) = (Vec::new(), BTreeSet::new());
    let mut look = |name: &str, path: &str, text: &str| {
        let all = unfolded(text);
        unfolded_lines += all.lines().zip(text.lines()).filter(|(new, old)| new != old).count();
        let book = book().file(path, &all);
        let report = book.build();
        let others = report.diagnostics.iter().filter(|told| !PLACEHOLDERS.contains(&told.problem.code()));
        wrong.extend(others.map(|told| format!("{name}: {}", told.text(Language::Chinese))));
        caused.extend(codes(&report));
    };
    for kind in Kind::ALL {
        look(kind.name(), "content/02-例/a.md", &reference::example(kind));
    }
    for file in FILES.iter().filter(|file| !["_part.md", "theme.yaml"].contains(&file.name)) {
        look(file.name, file.path, &(file.example)());
    }
    assert!(unfolded_lines > 80, "{unfolded_lines}");
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(caused.into_iter().collect::<Vec<_>>(), PLACEHOLDERS);
}

/// The text outside of code: what stands in backticks or between fences is typed as it is in any language.
fn prose(text: &str) -> String {
    let mut fence: Option<&str> = None;
    let mut prose = String::new();
    for line in text.lines() {
        let marks = &line[..line.len() - line.trim_start_matches('`').len()];
        match fence {
            Some(open) if line == open => fence = None,
            Some(_) => {}
            None if marks.len() >= 3 => fence = Some(marks),
            None => prose.extend(line.split('`').step_by(2).chain(["\n"])),
        }
    }
    assert_eq!(fence, None);
    prose
}

#[test]
fn each_page_is_in_one_language() {
    for page in reference::pages().into_iter().filter(|page| page.path.ends_with(".md")) {
        // The line under the title names the other language by itself.
        let text: Vec<&str> =
            page.text.lines().enumerate().filter(|(at, _)| *at != 2).map(|(_, l)| l).collect();
        let prose = prose(&text.join("\n"));
        // Addresses and anchors are no prose.
        let prose = prose
            .split("](")
            .enumerate()
            .map(|(at, part)| if at == 0 { part } else { part.split_once(')').unwrap().1 });
        let prose: String = prose.collect();
        if page.path.starts_with("en/") {
            let han: String = prose.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).collect();
            assert_eq!(han, "", "{}", page.path);
        } else {
            let words = prose.split(|c: char| !c.is_ascii_alphabetic() && c != ' ').map(str::trim);
            let sentences: Vec<&str> = words.filter(|words| words.contains(' ')).collect();
            assert_eq!(sentences, Vec::<&str>::new(), "{}", page.path);
        }
    }
}

/// The anchors of a page's headings, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = text.lines().filter_map(|line| line.strip_prefix('#'));
    let mut seen = BTreeSet::new();
    for heading in headings {
        let heading = heading.trim_start_matches('#').trim().to_lowercase().replace('\\', "");
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
        let anchor: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect();
        assert!(seen.insert(anchor.clone()), "two headings {anchor}");
    }
    seen
}

/// The links of a Markdown text.
fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).map(|rest| rest.split_once(')').unwrap().0).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let made = made();
    let mut count = 0;
    for (path, text) in made.iter().filter(|(path, _)| path.starts_with("docs/")) {
        for link in links(&prose(text)) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let folder = Path::new(path).parent().unwrap();
            let mut target: Vec<&str> = folder.iter().map(|name| name.to_str().unwrap()).collect();
            for step in file.split('/').filter(|step| !step.is_empty()) {
                if step == ".." {
                    target.pop();
                } else {
                    target.push(step);
                }
            }
            let target = if file.is_empty() { path.clone() } else { target.join("/") };
            let there = made.get(&target).cloned();
            let there = there.or_else(|| fs::read_to_string(root().join(&target)).ok());
            let Some(there) = there else { panic!("{path}: {link}") };
            assert!(anchor.is_empty() || anchors(&prose(&there)).contains(anchor), "{path}: {link}");
            count += 1;
        }
    }
    assert!(count > 130, "{count}");
    let readme = made.get("README.zh-CN.md").unwrap();
    let kinds = links(readme).into_iter().filter(|link| link.starts_with("docs/zh/")).collect::<Vec<_>>();
    assert!(kinds.len() > Kind::ALL.len() && kinds.iter().all(|link| made.contains_key(*link)), "{kinds:?}");
}

#[test]
fn what_must_be_written_is_what_is_asked_for() {
    let made = made();
    let row = |page: &str, key: &str| {
        let text = made.get(&format!("docs/{page}.md")).unwrap();
        let row = text.lines().find(|line| line.starts_with(&format!("| {key}"))).unwrap();
        row.split(" | ").nth(2).unwrap().to_owned()
    };
    assert_eq!(row("zh/content/02-articles/common", "`标题`"), "是");
    assert_eq!(row("zh/content/02-articles/common", "`类型`"), "否");
    assert_eq!(row("zh/content/02-articles/data-highlights", "`数值`"), "是");
    assert_eq!(row("zh/content/02-articles/data-highlights", "`单位`"), "否");
    assert_eq!(row("zh/content/02-articles/statistics", "`编号`"), "是");
    assert_eq!(row("zh/content/09-records/tables", "`行`"), "是，除非写了 `文件`");
    assert_eq!(row("en/tables", "`columns`"), "yes, unless there is `file`");
    assert_eq!(row("en/chronicle", "`text`"), "yes");
    assert_eq!(row("en/yearbook", "`title`"), "yes");
    assert_eq!(row("en/yearbook", "`role`"), "yes");
    assert_eq!(row("zh/content/09-records/photos", "`文件`"), "否");
    assert_eq!(row("zh/content/09-records/yearbook", "`网址`"), "否");
    assert_eq!(row("zh/content/05-blocks/blocks", "`编号`"), "是，除非写了 `分组`");
    assert_eq!(row("zh/content/05-blocks/blocks", "`样式`"), "否");
    assert_eq!(row("en/blocks", "`photos`"), "yes");
    assert_eq!(row("en/blocks", "`limit`"), "no");
    assert_eq!(row("zh/content/09-records/part", "`标题`"), "否");
    assert!(made["docs/zh/content/02-articles/event.md"].contains("必须写的：`标题`。"));
    assert!(made["docs/en/event.md"].contains("Required: `title`."));
}
