//! The preview misses no save: whatever a program or a person does to the folder, what is served soon is what a build of
//! the folder gives that remembers nothing, byte for byte.
//!
//! The very loop of `yearbook serve` runs here, beside the test, and is asked over HTTP. What it should serve is made of
//! a copy of the folder. How long each took is printed (`--nocapture`); the limit is wide, because machines that test are
//! busy. `YEARBOOK_SEED=N YEARBOOK_EDITS=M cargo test --test it saves` does the edits of a failure again, or more.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use yearbook::language::Language;

use tempfile::TempDir;
use yearbook::diagnostic::Diagnostic;
use yearbook::output::{Content, MANIFEST};
use yearbook::pipeline::{Made, Memory, Request, make};
use yearbook::preview::{Event, Preview, Showing};

use super::memory::{Chance, edit, mend, started};
use super::yearbook::{Style, Yearbook, article, tree};

/// How long any change may take to be served. By hand it is 2 s for a save, and 5 s after events were lost.
const LIMIT: Duration = Duration::from_secs(10);
/// How many edits the random test makes, unless `YEARBOOK_EDITS` says so.
const EDITS: usize = 200;

pub const STYLES: [Style; 5] = [
    Style::InPlace,
    Style::InHalves(Duration::from_millis(10)),
    Style::RenameOver,
    Style::Backup,
    Style::DeleteAndCreate,
];

/// A browser, with one connection for as long as the server keeps it.
pub struct Browser {
    port: u16,
    stream: Option<BufReader<TcpStream>>,
}

impl Browser {
    /// One that asks 127.0.0.1 at `port`.
    pub fn new(port: u16) -> Self {
        Self { port, stream: None }
    }

    /// The status and the body at `path`.
    pub fn get(&mut self, path: &str) -> (u16, Vec<u8>) {
        let began = Instant::now();
        loop {
            match self.ask(path) {
                Ok(answer) => return answer,
                Err(error) => assert!(began.elapsed() < LIMIT, "{path}: {error}"),
            }
            self.stream = None;
        }
    }

    fn ask(&mut self, path: &str) -> std::io::Result<(u16, Vec<u8>)> {
        if self.stream.is_none() {
            let stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_read_timeout(Some(LIMIT))?;
            stream.set_nodelay(true)?;
            self.stream = Some(BufReader::new(stream));
        }
        let stream = self.stream.as_mut().unwrap();
        let head = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        stream.get_mut().write_all(head.as_bytes())?;
        let (mut status, mut length) = (None, 0);
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            if status.is_none() {
                status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
            } else if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        stream.read_exact(&mut body)?;
        Ok((status.unwrap(), body))
    }

    /// Likewise, a page without the line that reloads it.
    fn file(&mut self, route: &str) -> (u16, Vec<u8>) {
        let (status, mut body) = self.get(&format!("/{route}"));
        let find = |body: &[u8], what: &[u8], from: usize| {
            body[from..].windows(what.len()).position(|window| window == what).map(|at| from + at)
        };
        if route.ends_with(".html")
            && let Some(start) = find(&body, b"<script src=\"/-yearbook/reload.js", 0)
            && let Some(end) = find(&body, b"</script>", start)
        {
            body.drain(start..end + b"</script>".len());
        }
        (status, body)
    }
}

/// The preview of a yearbook, running.
struct Live {
    folder: PathBuf,
    browser: Browser,
    told: Arc<Mutex<Vec<Diagnostic>>>,
    /// Whether it was told that the folder is looked at.
    looks: Arc<AtomicBool>,
    /// How many builds told something.
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    /// All that was ever to be served.
    routes: BTreeSet<String>,
}

impl Live {
    fn of(book: &Yearbook, poll: bool) -> Self {
        let (told, looks) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let ended = Arc::new(AtomicBool::new(false));
        let (listening, port) = channel();
        let thread = std::thread::spawn({
            let (request, told, looks, ended) = (book.request(), told.clone(), looks.clone(), ended.clone());
            move || {
                let tell = |event: &Event| match event {
                    Event::Listening(server) => listening.send(server.port()).unwrap(),
                    Event::Building => {}
                    Event::Built(rebuilt) => told.lock().unwrap().clone_from(&rebuilt.diagnostics),
                    Event::Looking => looks.store(true, Ordering::Relaxed),
                };
                let showing = Showing { poll, ..Showing::default() };
                let mut preview = Preview::start(&request, &showing, &tell).unwrap();
                while !ended.load(Ordering::Relaxed) {
                    preview.turn();
                }
            }
        });
        let browser = Browser::new(port.recv().unwrap());
        let (folder, routes) = (book.root(), BTreeSet::new());
        let mut live = Self { folder, browser, told, looks, ended, thread: Some(thread), routes };
        live.shows(&clean(book), "at the start");
        live
    }

    /// How what is served and told differs from what a first build gave.
    fn difference(&mut self, clean: &Made) -> Option<String> {
        if *self.told.lock().unwrap() != clean.diagnostics {
            let texts = |told: &[Diagnostic]| {
                told.iter().map(|told| told.text(Language::Chinese)).collect::<Vec<_>>()
            };
            let told = texts(&self.told.lock().unwrap());
            return Some(format!("told {told:#?} instead of {:#?}", texts(&clean.diagnostics)));
        }
        let site = clean.site.as_ref()?;
        for (route, content) in &site.files {
            if let Content::Bytes(bytes) = content {
                self.routes.insert(route.to_string());
                let (status, body) = self.browser.file(route.as_str());
                if status != 200 || body != **bytes {
                    return Some(format!("another {route} (status {status})"));
                }
            }
        }
        let kept: BTreeSet<&str> = site.files.keys().map(yearbook::path::Route::as_str).collect();
        let mut gone = self.routes.iter().filter(|route| !kept.contains(route.as_str()));
        gone.find(|route| self.browser.file(route).0 == 200).map(|route| format!("{route} is still there"))
    }

    /// Waits until what is served is what a first build gave; says how long it took after `what`.
    fn shows(&mut self, clean: &Made, what: &str) -> Duration {
        let began = Instant::now();
        while let Some(difference) = self.difference(clean) {
            assert!(began.elapsed() < LIMIT, "{what}: {difference}");
            std::thread::sleep(Duration::from_millis(2));
        }
        began.elapsed()
    }

    /// Does something to the folder, and waits until what is served is what a first build gives then. Prints how long
    /// it took after that was done.
    fn after(&mut self, book: &Yearbook, what: &str, change: impl FnOnce(&Yearbook)) -> Duration {
        change(book);
        let began = Instant::now();
        let clean = clean(book);
        assert!(clean.site.is_some(), "{what}");
        self.shows(&clean, what);
        let took = began.elapsed();
        println!("{took:>8.0?} {what}");
        took
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // A file that is no article's wakes it.
        let _ = fs::write(self.folder.join("content/.end"), "");
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(ended.is_ok() || std::thread::panicking());
        }
    }
}

/// A copy of the folder, without what the program made.
fn copied(book: &Yearbook) -> TempDir {
    let copy = TempDir::with_prefix("yearbook-copy-").unwrap();
    for file in walkdir::WalkDir::new(book.root()).into_iter().map(Result::unwrap) {
        let path = file.path().strip_prefix(book.root()).unwrap();
        let to = copy.path().join(path);
        if path.starts_with(".yearbook-cache") || path.starts_with("public") {
            continue;
        }
        if file.file_type().is_dir() {
            fs::create_dir_all(to).unwrap();
        } else {
            fs::copy(file.path(), to).unwrap();
        }
    }
    copy
}

/// What a first build of a copy of the folder gives.
fn clean(book: &Yearbook) -> Made {
    let copy = copied(book);
    let request = Request::of(copy.path().to_owned());
    make(&request, &mut Memory::default(), &|_| {})
}

fn text(title: &str, body: &str) -> String {
    article(&format!("标题: {title}"), body)
}

/// Two parts, each with two articles, and a link from the one to the other.
fn parts() -> Yearbook {
    Yearbook::new()
        .article("01-卷首/01-攀登.md", "标题: 攀登", "第一稿。见[丙](../02-附录/01-丙.md)。")
        .article("01-卷首/02-乙.md", "标题: 乙", "乙文。")
        .article("02-附录/01-丙.md", "标题: 丙", "丙文。")
        .article("02-附录/02-丁.md", "标题: 丁", "丁文。")
}

/// Waits until it is so; gives how long it took.
fn wait_until(is_so: impl Fn() -> bool) -> Duration {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < LIMIT);
        std::thread::sleep(Duration::from_millis(2));
    }
    began.elapsed()
}

fn rename(book: &Yearbook, from: &str, to: &str) {
    fs::rename(book.root().join(from), book.root().join(to)).unwrap();
}

/// All that may happen to files and folders, but for lost events.
fn everything(book: &mut Yearbook, live: &mut Live) {
    let halves = Style::InHalves(Duration::from_millis(120));
    let styles = STYLES.into_iter().chain([halves]).enumerate();
    for (number, style) in styles {
        book.save_by(style);
        live.after(book, &format!("{style:?}"), |book| {
            book.write("content/02-附录/01-丙.md", &text("丙", &format!("第{number}稿。")));
        });
    }
    book.save_by(Style::InPlace);
    live.after(book, "a file deleted", |book| book.remove("content/02-附录/02-丁.md"));
    live.after(book, "the case of a file's name", |book| {
        book.write("content/02-附录/Plan.md", &text("计划", "文。"));
        rename(book, "content/02-附录/Plan.md", "content/02-附录/plan.md");
    });
    live.after(book, "a folder renamed, and the link to it", |book| {
        rename(book, "content/02-附录", "content/03-附录");
        book.write("content/01-卷首/01-攀登.md", &text("攀登", "见[丙](../03-附录/01-丙.md)。"));
    });
    live.after(book, "a file in a renamed folder", |book| {
        book.write("content/03-附录/01-丙.md", &text("丙", "改过。"));
    });
    live.after(book, "folders in folders with a file", |book| {
        book.write("content/04-补/一/二/三/己.md", &text("己", "己文。"));
    });
    live.after(book, "a file in the innermost", |book| {
        book.write("content/04-补/一/二/三/庚.md", &text("庚", "庚文。"));
    });
    let outside = book.outside().join("moved");
    live.after(book, "a folder moved out", |book| {
        fs::rename(book.root().join("content/04-补"), &outside).unwrap();
    });
    live.after(book, "a folder moved in", |book| {
        fs::rename(&outside, book.root().join("content/05-补")).unwrap();
    });
    live.after(book, "a file in a folder that was moved in", |book| {
        book.write("content/05-补/一/二/三/己.md", &text("己", "改过。"));
    });
    live.after(book, "all articles away and back", |book| {
        rename(book, "content", "away");
        std::thread::sleep(Duration::from_millis(300));
        rename(book, "away", "content");
    });
    live.after(book, "a file after that", |book| {
        book.write("content/05-补/一/二/三/己.md", &text("己", "又改过。"));
    });
}

#[test]
fn every_way_to_save_and_to_move_is_seen() {
    let mut book = parts();
    let mut live = Live::of(&book, false);
    everything(&mut book, &mut live);
    assert!(!live.looks.load(Ordering::Relaxed), "events were there");
}

#[test]
fn every_way_to_save_and_to_move_is_seen_without_events() {
    let mut book = parts();
    let mut live = Live::of(&book, true);
    everything(&mut book, &mut live);
}

#[test]
fn a_thousand_files_at_once_are_seen() {
    let book = parts();
    let mut live = Live::of(&book, false);
    live.after(&book, "1,000 files in 20 new folders", |book| {
        for n in 0..1_000 {
            book.write(&format!("content/03-多/{:02}/{n:04}.md", n % 20), &text(&format!("篇{n}"), "文。"));
        }
    });
    live.after(&book, "1,000 files deleted", |book| {
        fs::remove_dir_all(book.root().join("content/03-多")).unwrap();
    });
    live.after(&book, "a folder with one of them again", |book| {
        book.write("content/03-多/07/0007.md", &text("篇7", "文。"));
    });
}

#[test]
fn the_yearbook_itself_may_go_and_come_back() {
    let book = parts();
    let mut live = Live::of(&book, false);
    let away = book.outside().join("away");
    fs::rename(book.root(), &away).unwrap();
    wait_until(|| !live.told.lock().unwrap().is_empty());
    assert_eq!(live.browser.file("juan-shou/pan-deng.html").0, 200, "the last good website stays");
    assert!(!book.root().exists(), "the program puts nothing in its place");
    live.after(&book, "the yearbook came back", |book| fs::rename(&away, book.root()).unwrap());
    live.after(&book, "a file in it", |book| {
        book.write("content/02-附录/01-丙.md", &text("丙", "改过。"));
    });
    assert!(!live.looks.load(Ordering::Relaxed), "events were there");
}

/// An error is told when it has stood for a while, not while a file is being written.
#[test]
fn a_file_that_is_being_written_is_no_error() {
    let book = parts();
    let live = Live::of(&book, false);
    let link = "content/02-附录/01-丙.md";
    let told = || live.told.lock().unwrap().len();
    // Emptied, or away, and written within 10 ms: between the two there is no article to link to.
    let (mut number, mut quick) = (0, 0);
    while quick < 20 {
        let full = book.root().join(link);
        // What a slow round before told.
        wait_until(|| told() == 0);
        let began = Instant::now();
        if number % 2 == 0 {
            fs::write(&full, "").unwrap();
        } else {
            fs::remove_file(&full).unwrap();
        }
        std::thread::sleep(Duration::from_millis(10));
        let early = told();
        book.write(link, &text("丙", &format!("第{number}稿。")));
        let took = began.elapsed();
        std::thread::sleep(Duration::from_millis(100));
        // On a busy machine it may have taken long enough to be an error.
        if took < Duration::from_millis(40) {
            assert_eq!((early, told()), (0, 0), "{number}");
            quick += 1;
        }
        number += 1;
        assert!(number < 400, "this machine is too busy");
    }
    // What stays is told.
    book.write(link, "");
    println!("{:>8.0?} an error", wait_until(|| told() > 0));
}

#[test]
fn after_random_edits_in_all_styles_what_is_served_is_what_a_build_gives() {
    let mut chance = Chance::seeded();
    let seed = chance.0;
    let edits = std::env::var("YEARBOOK_EDITS").ok().and_then(|edits| edits.parse().ok()).unwrap_or(EDITS);
    println!("YEARBOOK_SEED={seed} YEARBOOK_EDITS={edits}");
    let mut book = started(&mut chance);
    let mut live = Live::of(&book, false);
    let (mut good, mut slowest, mut done) = (0, Duration::ZERO, Vec::new());
    let mut is_stuck = false;
    for number in 0..edits {
        let style = STYLES[chance.below(STYLES.len())];
        book.save_by(style);
        let what = if is_stuck { mend(&book) } else { edit(&book, &mut chance) };
        let began = Instant::now();
        done.push(format!("{what}, {style:?}"));
        let clean = clean(&book);
        let last =
            || format!("YEARBOOK_SEED={seed}, edit {number} of {:#?}", &done[done.len().saturating_sub(8)..]);
        live.shows(&clean, &last());
        slowest = slowest.max(began.elapsed());
        good += usize::from(clean.site.is_some());
        // What is wrong stays for an edit or two, and then would keep everything else from being tried.
        is_stuck = clean.site.is_none() && chance.below(2) == 0;
    }
    println!("{edits} edits, {good} without an error; the slowest was seen after {slowest:.0?}");
    assert!(good > edits / 3, "{good} websites without an error: YEARBOOK_SEED={seed}");
    book.save_by(Style::InPlace);
    mend(&book);
    live.shows(&clean(&book), &format!("YEARBOOK_SEED={seed}, mended"));
    is_published(&book, &mut live);
}

/// What the program builds into an empty folder is what is served, photographs and all.
fn is_published(book: &Yearbook, live: &mut Live) {
    let out = book.outside().join("published");
    let ran = book.run(&["build", "--out", out.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let files = tree(&out).into_keys();
    // Tones are found when photographs are developed, which the preview does not do before one asks for them.
    let mut count = 0;
    for route in files.filter(|route| ![MANIFEST, "tones.css"].contains(&route.as_str())) {
        let (status, body) = live.browser.file(&route);
        assert_eq!(status, 200, "{route}");
        assert!(body == fs::read(out.join(&route)).unwrap(), "another {route}");
        count += 1;
    }
    assert!(count > 20, "{count}");
}
