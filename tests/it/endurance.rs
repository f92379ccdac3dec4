//! The preview as a program, when the system gives less than it might: events lost because the program was kept from
//! taking them, a limit of watched folders that is reached, and hundreds of saves after which it must hold no more files
//! and memory than before. Linux, because what a program holds is read in `/proc`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::saves::Browser;
use super::yearbook::{Yearbook, article, program};

/// How long any change may take to be served. By hand it is 2 s for a save, and 5 s after events were lost.
const LIMIT: Duration = Duration::from_secs(20);
const ARTICLE: &str = "content/01-卷首/01-攀登.md";
const PAGE: &str = "/juan-shou/pan-deng.html";

/// `yearbook serve`, ended when this is dropped.
struct Program {
    child: Child,
    port: u16,
    browser: Browser,
    /// What it said on standard error, line by line.
    said: Receiver<String>,
}

impl Program {
    fn serve(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let port = first.split_once("127.0.0.1:").unwrap().1.split_once('/').unwrap().0.parse().unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        let (say, said) = channel();
        let errors = BufReader::new(child.stderr.take().unwrap());
        std::thread::spawn(move || errors.lines().map_while(Result::ok).try_for_each(|line| say.send(line)));
        let mut program = Self { child, port, browser: Browser::new(port), said };
        program.shows(PAGE, "第一稿");
        program
    }

    /// Waits until the page holds the words; gives how long it took.
    fn shows(&mut self, page: &str, words: &str) -> Duration {
        let began = Instant::now();
        while !String::from_utf8_lossy(&self.browser.get(page).1).contains(words) {
            assert!(began.elapsed() < LIMIT, "{page} never held {words}");
            std::thread::sleep(Duration::from_millis(2));
        }
        began.elapsed()
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }

    /// How many files it holds open.
    fn open_files(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap().count()
    }

    /// How much memory it holds, in kilobytes.
    fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn text(body: &str) -> String {
    article("标题: 攀登", body)
}

#[test]
fn when_the_system_loses_events_the_preview_finds_what_changed() {
    let most = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events").unwrap();
    let most: usize = most.trim().parse().unwrap();
    let book = Yearbook::saying("第一稿。");
    let mut serve = Program::serve(program(&book.root()).args(["serve", "--port", "0"]));
    serve.signal("STOP");
    // Made, opened, written and closed: four events a file, none of them taken.
    for n in 0..most / 4 + 500 {
        book.write(&format!("content/01-卷首/{n}.txt"), "文");
    }
    // Neither is in the queue any more, and the second's folder is not watched.
    book.write(ARTICLE, &text("第二稿。"));
    book.write("content/02-新/一/01-乙.md", &article("标题: 乙", "乙文。"));
    serve.signal("CONT");
    println!("{:>8.0?} after events were lost", serve.shows(PAGE, "第二稿"));
    println!("{:>8.0?} a folder of which no event told", serve.shows("/xin/yi/yi.html", "乙文"));
    book.write("content/02-新/一/01-乙.md", &article("标题: 乙", "改过。"));
    println!("{:>8.0?} a file in it", serve.shows("/xin/yi/yi.html", "改过"));
}

/// The preview where only so many folders can be watched. A namespace of its own has a limit of its own, for which no
/// machine need be set up. Where none can be made, as in some containers, there is nothing to try: `preview::turns` tests
/// the same with a system that is made up.
fn limited(book: &Yearbook, folders: usize) -> Option<Program> {
    let limited = |command: &str| {
        let mut limited = Command::new("unshare");
        let limit = format!("echo {folders} > /proc/sys/user/max_inotify_watches && exec {command}");
        limited.args(["--user", "--map-root-user", "sh", "-c", &limit]).current_dir(book.root());
        limited
    };
    let can = limited("true").stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    let command = format!("'{}' serve --port 0", env!("CARGO_BIN_EXE_yearbook"));
    if !can {
        println!("not tried: this machine makes no namespaces");
    }
    can.then(|| Program::serve(&mut limited(&command)))
}

#[test]
fn where_no_more_folders_can_be_watched_the_preview_looks_and_says_so_once() {
    let book = Yearbook::saying("第一稿。");
    // The yearbook, its articles, their part: one more than there may be.
    let Some(mut serve) = limited(&book, 2) else { return };
    assert_eq!(serve.said.recv_timeout(LIMIT).unwrap(), "系统不报告文件的变化，改为每秒查看一次。");
    for number in ["第二稿", "第三稿"] {
        book.write(ARTICLE, &text(number));
        println!("{:>8.0?} by looking", serve.shows(PAGE, number));
    }
    assert_eq!(serve.said.try_recv().ok(), None, "said once");
}

#[test]
fn a_watcher_that_is_made_anew_needs_no_more_room_than_the_one_before() {
    let book = Yearbook::saying("第一稿。");
    let Some(mut serve) = limited(&book, 4) else { return };
    book.write("content/02-新/01-乙.md", &article("标题: 乙", "乙文。"));
    println!("{:>8.0?} in the last folder that can be watched", serve.shows("/xin/yi.html", "乙文"));
    book.write("content/02-新/01-乙.md", &article("标题: 乙", "改过。"));
    println!("{:>8.0?} a file in it", serve.shows("/xin/yi.html", "改过"));
    assert_eq!(serve.said.try_recv().ok(), None);
    book.write("content/03-更/01-丙.md", &article("标题: 丙", "丙文。"));
    println!("{:>8.0?} in one too many", serve.shows("/geng/bing.html", "丙文"));
    assert_eq!(serve.said.recv_timeout(LIMIT).unwrap(), "系统不报告文件的变化，改为每秒查看一次。");
}

#[test]
fn hundreds_of_saves_cost_no_file_and_no_memory() {
    let mut book = Yearbook::saying("第一稿。");
    let mut serve = Program::serve(program(&book.root()).args(["serve", "--port", "0"]));
    let mut held = Vec::new();
    for number in 0..400 {
        // Browsers come and go, and listen meanwhile.
        if number % 4 == 0 {
            let mut listener = TcpStream::connect(("127.0.0.1", serve.port)).unwrap();
            let host = format!("Host: 127.0.0.1:{}", serve.port);
            write!(listener, "GET /-yearbook/events HTTP/1.1\r\n{host}\r\n\r\n").unwrap();
            assert!(listener.read(&mut [0; 512]).unwrap() > 0);
        }
        book.save_by(super::saves::STYLES[number % 5]);
        book.write(ARTICLE, &text(&format!("改动{number}之后")));
        // A folder comes and goes, for which the watcher is made anew.
        match number % 20 {
            5 => book.write("content/02-新/01-乙.md", &article("标题: 乙", "文。")),
            15 => fs::remove_dir_all(book.root().join("content/02-新")).unwrap(),
            _ => {}
        }
        serve.shows(PAGE, &format!("改动{number}之后"));
        if [199, 399].contains(&number) {
            // What is let go is let go by other threads.
            std::thread::sleep(Duration::from_millis(500));
            held.push((serve.open_files(), serve.memory()));
        }
    }
    let [(files, memory), (then_files, then_memory)] = held[..] else { panic!("{held:?}") };
    println!("files {files}, then {then_files}; memory {memory} kB, then {then_memory} kB");
    assert_eq!(files, then_files);
    // An allocator needs some room: 200 leaked websites of this size would be far more.
    assert!(then_memory < memory + 8 * 1024, "{memory} kB, then {then_memory} kB");
}
