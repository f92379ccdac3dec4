//! The preview as a program, and a browser that asks it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PORT: u16 = 8931;
/// Longer than this no edit may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The preview, ended when this is dropped.
pub struct Server(Child);

impl Server {
    /// Starts `program` on the yearbook in `root`.
    pub fn start(program: &str, root: &Path) -> Self {
        let port = PORT.to_string();
        let arguments = ["serve", "--port", &port, "--root", root.to_str().expect("a path")];
        let command = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Self(command.expect("the program"))
    }

    /// What it holds now: memory in kilobytes (`VmRSS`), and open files. Linux.
    pub fn held(&self) -> (usize, usize) {
        let process = format!("/proc/{}", self.0.id());
        let status = fs::read_to_string(format!("{process}/status")).expect("Linux");
        let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("VmRSS");
        let files = fs::read_dir(format!("{process}/fd")).expect("Linux").count();
        (memory.trim().trim_end_matches(" kB").parse().expect("a number"), files)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Asks for a page until it holds `words`; gives how long it took since `began`.
pub fn wait(route: &str, words: &str, began: Instant) -> Duration {
    while began.elapsed() < PATIENCE {
        if get(route).is_some_and(|page| page.contains(words)) {
            return began.elapsed();
        }
        std::thread::sleep(Duration::from_micros(500));
    }
    panic!("{route} never held {words}");
}

fn get(route: &str) -> Option<String> {
    let mut answer = Vec::new();
    ask(route, "Connection: close\r\n").ok()?.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

/// A browser's open page, which listens for what changes; it goes when this is dropped.
pub fn listen() -> TcpStream {
    let mut stream = ask("/-yearbook/events", "Accept: text/event-stream\r\n").expect("a connection");
    let mut start = [0; 12];
    stream.read_exact(&mut start).expect("an answer");
    assert_eq!(&start, b"HTTP/1.1 200");
    stream
}

fn ask(route: &str, line: &str) -> std::io::Result<TcpStream> {
    let mut stream = TcpStream::connect(("127.0.0.1", PORT))?;
    write!(stream, "GET {route} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n{line}\r\n")?;
    Ok(stream)
}
