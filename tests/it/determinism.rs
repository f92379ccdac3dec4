//! The website depends on the folder's content alone: not on threads, folders, the order in which files came to
//! be, the time zone or the language of the machine.

use std::collections::BTreeMap;

use yearbook::fingerprint::Fingerprint;

use super::yearbook::{Yearbook, article, jpeg, program, tree};

type Files = Vec<(String, Vec<u8>)>;

fn files() -> Files {
    let mut files: Files = Vec::new();
    files.push((
        "yearbook.yaml".to_owned(),
        "标题: 某某年鉴\n年份: 2023\n网址: https://example.org/\n".into(),
    ));
    for part in 1..4_u8 {
        for number in 1..8_u8 {
            let fields = format!(
                "标题: 第{number}篇\n类型: 数据要览\n日期: 2023-0{number}-01\n数据:\n  - {{编号: n-{part}-{number}, 名称: 数, 数值: {number}, 分组: 组{number}}}"
            );
            let body = format!("见{{{{n-{part}-1}}}}与[前一篇](1.md)。\n\n![图](p{number})\n");
            files.push((format!("content/{part}-部分{part}/{number}.md"), article(&fields, &body).into()));
            files.push((
                format!("content/{part}-部分{part}/p{number}.jpg"),
                jpeg(24, 16 + u32::from(number), part),
            ));
        }
    }
    files
}

fn written(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Yearbook {
    let book = Yearbook::new();
    files.into_iter().for_each(|(path, bytes)| book.write_bytes(&path, &bytes));
    book
}

fn on_threads(book: &Yearbook, threads: usize) -> BTreeMap<String, Fingerprint> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let report = pool.install(|| book.build());
    assert!(!report.has_errors(), "{:?}", report.diagnostics);
    assert_eq!(report.developed, 63);
    book.website()
}

#[test]
fn threads_folders_and_the_order_of_files_change_nothing() {
    let mut backwards = files();
    backwards.reverse();
    let one = on_threads(&written(files()), 1);
    assert_eq!(one.len(), 107);
    assert_eq!(on_threads(&written(files()), 2), one);
    assert_eq!(on_threads(&written(backwards), 8), one);
}

#[test]
fn the_machine_s_time_zone_and_language_change_nothing() {
    let book = written(files().into_iter().take(9));
    let built = |out: &str, zone: &str, language: &str| {
        let mut program = program(&book.root());
        program.env("TZ", zone).env("LANG", language).env("LC_ALL", language);
        let output = program.args(["build", "--out", out]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        tree(&book.root().join(out))
    };
    let here = built("a", "Asia/Shanghai", "zh_CN.UTF-8");
    assert_eq!(here, built("b", "Pacific/Kiritimati", "C"));
    assert_eq!(here, built("c", "America/Los_Angeles", "tr_TR.UTF-8"));
}

/// What may differ between two machines.
#[derive(Clone, Copy)]
struct Machine {
    threads: &'static str,
    zone: &'static str,
    language: &'static str,
    umask: &'static str,
    /// Where the folder lies.
    disk: &'static str,
    /// Whether the files come to be in the opposite order.
    is_backwards: bool,
    /// When they were changed last, in seconds.
    changed: u64,
}

const MACHINE: Machine = Machine {
    threads: "1",
    zone: "Asia/Shanghai",
    language: "zh_CN.UTF-8",
    umask: "022",
    disk: "",
    is_backwards: false,
    changed: 1_700_000_000,
};

/// The website of the invented yearbook as the program makes it there, from nothing.
fn built_on(machine: Machine) -> BTreeMap<String, Fingerprint> {
    let disk = Some(std::path::Path::new(machine.disk)).filter(|disk| disk.is_dir());
    let folder = tempfile::Builder::new()
        .prefix("年鉴 ")
        .tempdir_in(disk.map_or_else(std::env::temp_dir, std::path::Path::to_owned))
        .unwrap();
    let fixture = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/invented");
    let files = walkdir::WalkDir::new(&fixture).sort_by_file_name().into_iter().map(Result::unwrap);
    let mut files: Vec<_> = files
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(|path| !path.strip_prefix(&fixture).unwrap().starts_with(".yearbook-cache"))
        .collect();
    if machine.is_backwards {
        files.reverse();
    }
    for from in files {
        let to = folder.path().join(from.strip_prefix(&fixture).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(&to, std::fs::read(&from).unwrap()).unwrap();
        let changed = std::time::UNIX_EPOCH + std::time::Duration::from_secs(machine.changed);
        std::fs::File::options().write(true).open(&to).unwrap().set_modified(changed).unwrap();
    }
    let mut program = std::process::Command::new("sh");
    program.args(["-c", "umask \"$1\"; shift; exec \"$@\"", "sh", machine.umask]);
    program.arg(env!("CARGO_BIN_EXE_yearbook")).arg("build").current_dir(folder.path());
    program.env("TZ", machine.zone).env("LANG", machine.language).env("LC_ALL", machine.language);
    let output = program.env("RAYON_NUM_THREADS", machine.threads).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    tree(&folder.path().join("public"))
}

#[cfg(unix)]
#[test]
fn nothing_of_the_machine_is_in_the_website() {
    let here = built_on(MACHINE);
    assert!(here.keys().filter(|route| route.starts_with("photos/")).count() > 10, "{here:?}");
    for (what, there) in [
        ("two threads, another umask", Machine { threads: "2", umask: "077", ..MACHINE }),
        (
            "eight threads, another zone and language",
            Machine { threads: "8", zone: "Pacific/Kiritimati", language: "C", ..MACHINE },
        ),
        (
            "another disk, the other order, other times",
            Machine {
                disk: "/dev/shm",
                is_backwards: true,
                changed: 1_000_000_000,
                zone: "America/Los_Angeles",
                language: "tr_TR.UTF-8",
                ..MACHINE
            },
        ),
    ] {
        let there = built_on(there);
        let others: Vec<&String> =
            there.keys().filter(|route| there.get(*route) != here.get(*route)).collect();
        assert_eq!((others, there.len()), (Vec::new(), here.len()), "{what}");
    }
}

#[test]
fn diagnostics_come_in_one_order() {
    let mut broken = files();
    for (path, bytes) in &mut broken {
        if path.ends_with(".md") {
            bytes.extend("[没有](nothing.md) {{nothing}} ![](nothing)\n".as_bytes());
        }
    }
    let told = |threads: usize, files: Files| {
        let book = written(files);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| super::yearbook::told(&book.build()))
    };
    let mut backwards = broken.clone();
    backwards.reverse();
    let one = told(1, broken);
    assert_eq!(one.matches("[Y0030]").count(), 21);
    assert_eq!(told(8, backwards), one);
}
