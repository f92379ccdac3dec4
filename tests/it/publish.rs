//! Publishing is one step: whoever reads the output folder by its path sees the old website or the new one, and what
//! others put there is where it was.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use yearbook::fingerprint::Fingerprint;
use yearbook::output::{MANIFEST, Way};
use yearbook::pipeline::{self, Memory, Request};

use super::yearbook::{Yearbook, article, codes, program, told, tree};

const PAGES: usize = 40;
/// Nobody, to every system that has one.
const NOBODY: u32 = 65534;

/// A yearbook of which every page says `version`.
fn versioned(book: &Yearbook, version: usize) {
    book.write("yearbook.yaml", &format!("标题: 第{version}版年鉴\n网址: https://example.org/\n"));
}

fn many() -> Yearbook {
    let book = (0..PAGES).fold(Yearbook::new(), |book, number| {
        book.article(&format!("01-卷首/{number}.md"), &format!("标题: 第{number}篇"), "正文。")
    });
    versioned(&book, 0);
    book
}

/// Which version a page says.
fn version(page: &str) -> usize {
    let at = page.find("版年鉴").unwrap_or_else(|| panic!("no version: {page}"));
    let start = page[..at].rfind('第').unwrap();
    page[start + '第'.len_utf8()..at].parse().unwrap()
}

fn identity(folder: &Path) -> u64 {
    fs::metadata(folder).unwrap().ino()
}

/// What lies in the yearbook's folder that is not the yearbook's, its website's or its cache's.
fn left(book: &Yearbook) -> Vec<String> {
    let beside = fs::read_dir(book.root()).unwrap().map(|entry| entry.unwrap().file_name());
    let inside = tree(&book.out()).into_keys();
    let names = beside.map(|name| name.to_string_lossy().into_owned()).chain(inside);
    names.filter(|name| name.rsplit('/').next().unwrap().starts_with(".yearbook-new-")).collect()
}

#[test]
fn a_reader_never_sees_some_of_the_old_and_some_of_the_new() {
    let book = many().built();
    let routes: Vec<String> = book.routes().into_iter().filter(|route| route.ends_with(".html")).collect();
    let routes: Vec<_> = routes.into_iter().filter(|route| book.page(route).contains("版年鉴")).collect();
    assert!(routes.len() >= PAGES, "{}", routes.len());
    let ended = AtomicBool::new(false);
    let seen = std::thread::scope(|threads| {
        let reader = threads.spawn(|| {
            let (mut last, mut seen) = (0, BTreeMap::new());
            while !ended.load(Ordering::Relaxed) {
                for route in std::iter::once("index.html").chain(routes.iter().map(String::as_str)) {
                    let page = fs::read_to_string(book.out().join(route))
                        .unwrap_or_else(|error| panic!("{route} after version {last}: {error}"));
                    let now = version(&page);
                    // Once one page of the new website was seen, no page of the old one can be.
                    assert!(now >= last, "{route} is of version {now}, a page before it of {last}");
                    last = now;
                    *seen.entry(now).or_insert(0) += 1;
                }
            }
            seen
        });
        let mut memory = Memory::default();
        for number in 1..=50 {
            versioned(&book, number);
            let report = book.rebuild(&mut memory);
            assert_eq!(told(&report), "");
        }
        ended.store(true, Ordering::Relaxed);
        reader.join().unwrap()
    });
    assert!(seen.len() > 20, "the reader saw few versions: {seen:?}");
    assert_eq!(version(&book.page("index.html")), 50);
    assert_eq!(left(&book), Vec::<String>::new());
}

#[test]
fn nothing_and_one_file_leave_the_folder_in_its_place() {
    let book = many().built();
    let before = identity(&book.out());
    assert_eq!(book.build().kept, book.routes().len());
    assert_eq!(identity(&book.out()), before);
    fs::write(book.out().join("index.html"), "改坏了").unwrap();
    assert_eq!(book.build().kept, book.routes().len() - 1);
    assert_eq!(identity(&book.out()), before);
    versioned(&book, 1);
    assert_eq!(told(&book.build()), "");
    assert_ne!(identity(&book.out()), before, "it was not exchanged");
}

#[test]
fn a_build_that_is_killed_leaves_the_old_or_the_new_and_the_next_leaves_nothing() {
    let book = many().built();
    fs::create_dir(book.out().join("deep")).unwrap();
    fs::write(book.out().join("deep/CNAME"), "example.org").unwrap();
    let (mut old, mut new, mut hit) = (0, 0, 0);
    for round in 0..24_usize {
        let before = published(&book);
        versioned(&book, round + 1);
        let mut build =
            program(&book.root()).arg("build").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while left(&book).is_empty() && build.try_wait().unwrap().is_none() {}
        std::thread::sleep(Duration::from_micros(400 * u64::try_from(round).unwrap()));
        let _ = build.kill();
        build.wait().unwrap();
        hit += usize::from(!left(&book).is_empty());
        let after = published(&book);
        let is_old = after == before;
        if is_old {
            old += 1;
        } else {
            new += 1;
        }
        let report = book.build();
        assert_eq!(told(&report), "");
        assert_eq!(left(&book), Vec::<String>::new());
        let whole = published(&book);
        assert!(is_old || after == whole, "round {round}: neither the old nor the new website");
        assert_eq!(book.page("deep/CNAME"), "example.org");
    }
    println!(
        "killed with the old website there {old} times, with the new one {new} times; {hit} left something"
    );
    assert!(hit > 0, "no build was killed while it published");
}

/// The website as readers see it.
fn published(book: &Yearbook) -> BTreeMap<String, Fingerprint> {
    let mut files = book.website();
    files.retain(|route, _| route != MANIFEST && !route.starts_with(".yearbook-new-"));
    files
}

/// A file system that hangs somewhere as long as this lives.
struct Mounted(PathBuf);

impl Mounted {
    /// One of `size`, in memory. `None`, and said, where the machine does not allow it.
    fn memory(at: &Path, size: &str) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "yearbook-test"]).arg(at);
        Self::by(mount, at)
    }

    /// A folder at another place.
    fn bound(from: &Path, at: &Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mut mount = Command::new("mount");
        mount.arg("--bind").args([from, at]);
        Self::by(mount, at)
    }

    fn by(mut mount: Command, at: &Path) -> Option<Self> {
        let done = cfg!(target_os = "linux") && mount.output().is_ok_and(|output| output.status.success());
        if !done {
            println!("left out: this machine mounts nothing for a test");
        }
        done.then(|| Self(at.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

#[test]
fn a_full_disk_changes_nothing() {
    let book = many();
    let disk = book.outside().join("disk");
    let Some(_mounted) = Mounted::memory(&disk, "8m") else { return };
    let out = disk.join("site");
    let build = || pipeline::build(&book.request(), &out, &mut Memory::default(), &|_| {});
    assert_eq!(told(&build()), "");
    let before = tree(&disk);
    // Room for some of the pages, not for all.
    let filler = fs::File::create(disk.join("filler")).unwrap();
    let (mut filler, block) = (filler, [0; 4096]);
    while std::io::Write::write_all(&mut filler, &block).is_ok() {}
    filler.set_len(filler.metadata().unwrap().len().saturating_sub(100 * 1024)).unwrap();
    versioned(&book, 1);
    let ran = book.run(&["build", "--out", out.to_str().unwrap()]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.err.contains("错误[Y0093]: 写不进 …/disk/site/"), "{}", ran.err);
    // Room that is taken is given back when nobody holds the file any more.
    drop(filler);
    fs::remove_file(disk.join("filler")).unwrap();
    assert_eq!(tree(&disk), before, "something changed, or was left");
    assert_eq!(told(&build()), "");
    assert_eq!(version(&fs::read_to_string(out.join("index.html")).unwrap()), 1);
}

#[test]
fn what_others_put_there_survives_with_all_that_it_is() {
    let book = many().built();
    let out = book.out();
    fs::create_dir_all(out.join(".git/objects/aa")).unwrap();
    fs::write(out.join(".git/objects/aa/bb"), "对象").unwrap();
    fs::create_dir_all(out.join(".git/refs/empty")).unwrap();
    fs::write(out.join("CNAME"), "example.org").unwrap();
    fs::write(out.join("juan-shou/own.html"), "我的").unwrap();
    fs::set_permissions(out.join("CNAME"), fs::Permissions::from_mode(0o640)).unwrap();
    fs::set_permissions(out.join(".git/refs"), fs::Permissions::from_mode(0o700)).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2775)).unwrap();
    symlink("nowhere/at/all", out.join("dangling")).unwrap();
    symlink(book.outside(), out.join("loop")).unwrap();
    let marked = cfg!(target_os = "linux")
        && Command::new("setfattr")
            .args(["-n", "user.note", "-v", "x"])
            .arg(&out)
            .status()
            .is_ok_and(|s| s.success());
    let before = (identity(&out), identity(&out.join("CNAME")), identity(&out.join(".git/objects/aa/bb")));
    versioned(&book, 1);
    assert_eq!(told(&book.build()), "");
    assert_ne!(identity(&out), before.0, "it was not exchanged");
    assert_eq!(
        (identity(&out.join("CNAME")), identity(&out.join(".git/objects/aa/bb"))),
        (before.1, before.2)
    );
    let mode = |path: &str| fs::metadata(out.join(path)).unwrap().mode() & 0o7777;
    assert_eq!((mode("CNAME"), mode(".git/refs"), mode("")), (0o640, 0o700, 0o2775));
    assert!(out.join(".git/refs/empty").is_dir());
    assert_eq!(fs::read_link(out.join("dangling")).unwrap(), Path::new("nowhere/at/all"));
    assert_eq!(fs::read_link(out.join("loop")).unwrap(), book.outside());
    assert_eq!(book.page("juan-shou/own.html"), "我的");
    assert_eq!(left(&book), Vec::<String>::new());
    if marked {
        let told =
            Command::new("getfattr").args(["--only-values", "-n", "user.note"]).arg(&out).output().unwrap();
        assert_eq!(told.stdout, b"x");
    }
}

#[test]
fn what_was_put_there_while_a_build_was_killed_is_taken_over() {
    let book = many().built();
    let was = book.root().join(".yearbook-new-public-killed");
    fs::create_dir_all(was.join("deep")).unwrap();
    for route in ["index.html", MANIFEST] {
        fs::copy(book.out().join(route), was.join(route)).unwrap();
    }
    fs::write(was.join("deep/late.txt"), "后来的").unwrap();
    fs::write(was.join(".yearbook-new-x"), "<!DOC").unwrap();
    assert_eq!(told(&book.build()), "");
    assert_eq!(book.page("deep/late.txt"), "后来的");
    assert_eq!(left(&book), Vec::<String>::new());
    // What another run is at stays.
    fs::create_dir(&was).unwrap();
    let held = fs::File::open(&was).unwrap();
    held.try_lock().unwrap();
    assert_eq!(told(&book.build()), "");
    assert_eq!(left(&book), [".yearbook-new-public-killed"]);
}

#[test]
fn two_builds_do_not_change_one_folder_at_a_time() {
    let book = many().built();
    let before = book.website();
    versioned(&book, 1);
    let held = fs::File::open(book.out()).unwrap();
    held.try_lock().unwrap();
    let ran = book.run(&["build"]);
    assert_eq!(ran.code, Some(3));
    insta::assert_snapshot!(ran.err.trim_end(), @"
    错误[Y0240]: 另一个 yearbook 正在更新 …/book/public，这一次没有动它
     |
     = 办法: 等它结束，再生成一次。

    没有生成网站，已发布的内容没有改动。共 1 个错误。
    ");
    assert_eq!(book.website(), before);
    drop(held);
    assert_eq!(told(&book.build()), "");
}

/// Builds another version into a folder that cannot be exchanged: it stays, and holds the new website all the same.
fn is_amended(book: &Yearbook, out: &Path, request: &Request) {
    let before = identity(out);
    versioned(book, 7);
    let report = pipeline::build(request, out, &mut Memory::default(), &|_| {});
    assert_eq!(told(&report), "");
    assert_eq!(identity(out), before, "it was exchanged");
    assert_eq!(version(&fs::read_to_string(out.join("index.html")).unwrap()), 7);
    let _ = pipeline::build(&book.request(), &book.out(), &mut Memory::default(), &|_| {});
    assert_eq!(version(&book.page("index.html")), 7);
    for route in book.routes() {
        assert_eq!(
            fs::read(out.join(&route)).unwrap(),
            fs::read(book.out().join(&route)).unwrap(),
            "{route}"
        );
    }
}

fn build_into(book: &Yearbook, out: &Path) {
    assert_eq!(told(&pipeline::build(&book.request(), out, &mut Memory::default(), &|_| {})), "");
}

#[test]
fn in_place_keeps_the_folder_that_is_there() {
    let book = many().built();
    is_amended(&book, &book.out(), &Request { way: Way::InPlace, ..book.request() });
    let before = identity(&book.out());
    versioned(&book, 8);
    assert_eq!(book.run(&["build", "--in-place"]).code, Some(0));
    assert_eq!(identity(&book.out()), before);
}

#[test]
fn a_name_that_is_no_text_is_no_reason_to_lose_a_file() {
    let book = many().built();
    let strange = book.out().join(OsStr::from_bytes(b"\xff\xfe.txt"));
    if fs::write(&strange, "我的").is_err() {
        println!("left out: this disk has no such names");
        return;
    }
    let before = identity(&book.out());
    versioned(&book, 1);
    assert_eq!(told(&book.build()), "");
    assert_eq!((identity(&book.out()), version(&book.page("index.html"))), (before, 1));
    assert_eq!(fs::read_to_string(strange).unwrap(), "我的");
}

#[test]
fn a_folder_that_is_a_mount_is_amended() {
    let book = many();
    let out = book.outside().join("mounted");
    let Some(_mounted) = Mounted::memory(&out, "16m") else { return };
    build_into(&book, &out);
    is_amended(&book, &out, &book.request());
}

#[test]
fn a_mount_inside_the_folder_is_no_reason_to_lose_it() {
    let book = many().built();
    let Some(_mounted) = Mounted::memory(&book.out().join("uploads"), "1m") else { return };
    fs::write(book.out().join("uploads/x"), "上传的").unwrap();
    is_amended(&book, &book.out(), &book.request());
    assert_eq!(book.page("uploads/x"), "上传的");
    // One of the same disk, and empty: nothing but the kernel tells.
    let book = many().built();
    let from = book.outside().join("from");
    fs::create_dir(&from).unwrap();
    let Some(_bound) = Mounted::bound(&from, &book.out().join("bound")) else { return };
    is_amended(&book, &book.out(), &book.request());
    fs::write(from.join("y"), "还在").unwrap();
    assert_eq!(book.page("bound/y"), "还在");
}

/// Gives all of `folder` to somebody who may do little.
fn give_away(folder: &Path) {
    for entry in walkdir::WalkDir::new(folder) {
        chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

/// Builds as that somebody, and gives back what was told.
fn build_as_nobody(book: &Yearbook, out: &Path) -> (Option<i32>, String) {
    use std::os::unix::process::CommandExt;
    let mut program = program(&book.root());
    program.uid(NOBODY).gid(NOBODY).args(["build", "--out"]).arg(out);
    let output = program.output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_folder_around_that_may_not_be_written_to_is_no_hindrance() {
    let book = many();
    let out = book.outside().join("served/site");
    build_into(&book, &out);
    if fs::metadata(&out).unwrap().uid() != 0 {
        println!("left out: only root can act for somebody else");
        return;
    }
    give_away(book.outside());
    chown(out.parent().unwrap(), Some(0), Some(0)).unwrap();
    fs::set_permissions(out.parent().unwrap(), fs::Permissions::from_mode(0o755)).unwrap();
    let before = identity(&out);
    versioned(&book, 3);
    assert_eq!(build_as_nobody(&book, &out), (Some(0), String::new()));
    assert_eq!(identity(&out), before, "it was exchanged");
    assert_eq!(version(&fs::read_to_string(out.join("index.html")).unwrap()), 3);
}

#[test]
fn a_file_that_may_not_be_linked_is_no_hindrance() {
    let book = many();
    let out = book.outside().join("site");
    build_into(&book, &out);
    if fs::metadata(&out).unwrap().uid() != 0 {
        println!("left out: only root can act for somebody else");
        return;
    }
    give_away(book.outside());
    // Another user's file: systems that protect links refuse it a second name, others exchange the folder.
    fs::write(out.join("secret"), "别人的").unwrap();
    fs::set_permissions(out.join("secret"), fs::Permissions::from_mode(0o600)).unwrap();
    let before = identity(&out.join("secret"));
    versioned(&book, 3);
    assert_eq!(build_as_nobody(&book, &out), (Some(0), String::new()));
    assert_eq!(identity(&out.join("secret")), before);
    assert_eq!(fs::read_to_string(out.join("secret")).unwrap(), "别人的");
    assert_eq!(version(&fs::read_to_string(out.join("index.html")).unwrap()), 3);
    let names = fs::read_dir(book.outside()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.filter(|name| name.to_string_lossy().starts_with(".yearbook-new")).count(), 0);
}

#[test]
fn a_folder_in_a_page_s_place_changes_nothing() {
    let book = many().built();
    let before = book.website();
    versioned(&book, 1);
    book.write("content/02-附录/01-甲.md", &article("标题: 甲", "文。"));
    fs::create_dir_all(book.out().join("fu-lu/jia.html")).unwrap();
    assert_eq!(codes(&book.build()), ["Y0093"]);
    assert_eq!(book.website(), before);
    assert_eq!(left(&book), Vec::<String>::new());
    fs::write(book.out().join("fu-lu/jia.html/x"), "我的").unwrap();
    assert_eq!(codes(&book.build()), ["Y0091"]);
}
