//! A thousand clients that cost more than they are worth, and an honest one among them.

use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::meanwhile::Over;
use super::preview::session;
use super::yearbook::Yearbook;

/// Threads of slow clients.
const GANGS: usize = 2;
/// New connections of a gang after each round, for those that were dropped: two thousand a second in all.
const REINFORCEMENTS: usize = 20;
const ROUND: Duration = Duration::from_millis(20);
/// Bytes: more than the system takes for a client that does not.
const LARGE: usize = 24_000_000;
const PAGE: &str = "/juan-shou/pan-deng.html";
const HONEST: usize = 200;
/// The longest that all but one in a hundred of the honest client's answers may take on a quiet machine.
const BEARABLE: Duration = Duration::from_millis(200);

/// How a client is slow.
#[derive(Clone, Copy)]
enum Manner {
    /// It says nothing.
    Idle,
    /// It sends its head a byte at a time.
    Trickling,
    /// It asks for a large file and takes nothing of it.
    Deaf,
}

struct Slow {
    stream: TcpStream,
    manner: Manner,
    sent: usize,
}

impl Slow {
    fn new(port: u16, manner: Manner) -> Option<Self> {
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let stream = TcpStream::connect_timeout(&address, Duration::from_secs(5)).ok()?;
        stream.set_nonblocking(true).ok()?;
        Some(Self { stream, manner, sent: 0 })
    }

    /// Does a little; whether the connection is still there.
    fn goes_on(&mut self, target: &Target) -> bool {
        let Target { port, large } = target;
        let head = format!("GET {large} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        let rest = &head.as_bytes()[self.sent..];
        let wrote = match self.manner {
            Manner::Idle => Ok(0),
            Manner::Trickling => self.stream.write(&rest[..usize::from(rest.len() > 4)]),
            Manner::Deaf => self.stream.write(rest),
        };
        match wrote {
            Ok(count) => self.sent += count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(_) => return false,
        }
        if matches!(self.manner, Manner::Deaf) {
            // It takes nothing, so that it only hears when the connection is broken off.
            return self.stream.take_error().is_ok_and(|error| error.is_none());
        }
        match self.stream.read(&mut [0]) {
            Ok(count) => count > 0,
            Err(error) => error.kind() == ErrorKind::WouldBlock,
        }
    }
}

/// Keeps `count` slow connections until it is over; says how many were opened, and the least that were there.
fn gang(target: &Target, count: usize, is_over: &AtomicBool) -> usize {
    let port = target.port;
    let manner = |number: usize| [Manner::Idle, Manner::Trickling, Manner::Deaf][number % 3];
    let mut slow: Vec<Slow> = (0..count).filter_map(|number| Slow::new(port, manner(number))).collect();
    let mut opened = slow.len();
    while !is_over.load(Ordering::Relaxed) {
        slow.retain_mut(|slow| slow.goes_on(target));
        for _ in 0..REINFORCEMENTS.min(count - slow.len()) {
            slow.extend(Slow::new(port, manner(opened)));
            opened += 1;
        }
        std::thread::sleep(ROUND);
    }
    opened
}

/// How many slow connections this process may open: a thousand, unless the system allows fewer files.
fn affordable() -> usize {
    let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let line = limits.lines().find(|line| line.starts_with("Max open files"));
    let limit = line.and_then(|line| line.split_whitespace().nth(3)?.parse().ok()).unwrap_or(4096_usize);
    limit.saturating_sub(400).min(1000)
}

/// The answer, and how long it took.
fn honest(port: u16, path: &str) -> (Vec<u8>, Duration) {
    let began = Instant::now();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 200 OK\r\n"), "{}", String::from_utf8_lossy(&answer));
    (answer, began.elapsed())
}

/// Whom the slow ones ask, and for what.
struct Target {
    port: u16,
    large: String,
}

impl Target {
    fn new(port: u16) -> Self {
        let page = String::from_utf8(honest(port, PAGE).0).unwrap();
        let large = page.split("href=\"..").find(|link| link.starts_with("/files/")).unwrap();
        let large = large.split('"').next().unwrap().to_owned();
        assert!(honest(port, &large).0.len() > LARGE);
        Self { port, large }
    }
}

/// With a large file that an article links.
fn book() -> Yearbook {
    let large = format!("%PDF-1.4\n{}", "x".repeat(LARGE));
    Yearbook::saying("[章程](章程.pdf)").file("content/01-卷首/章程.pdf", &large)
}

#[test]
#[expect(clippy::print_stdout, reason = "what was measured is worth knowing also where it is well")]
fn a_thousand_slow_clients_do_not_keep_an_honest_one_waiting() {
    let book = book();
    let (mut session, server) = session(&book);
    session.rebuild();
    let (port, count, is_over) = (server.port(), affordable(), AtomicBool::new(false));
    let target = Target::new(port);
    // A server that nobody else asks shows how slow the machine is by itself, busy with other tests.
    let (mut session, quiet) = super::preview::session(&book);
    session.rebuild();
    let (mut times, mut quiet_times) = (Vec::new(), Vec::new());
    let opened: usize = std::thread::scope(|threads| {
        let over = Over(&is_over);
        let gangs: Vec<_> =
            (0..GANGS).map(|_| threads.spawn(|| gang(&target, count / GANGS, &is_over))).collect();
        std::thread::sleep(Duration::from_millis(500));
        for _ in 0..HONEST {
            times.push(honest(port, PAGE).1);
            quiet_times.push(honest(quiet.port(), PAGE).1);
            std::thread::sleep(Duration::from_millis(10));
        }
        drop(over);
        gangs.into_iter().map(|gang| gang.join().unwrap()).sum()
    });
    let [(median, p99), (_, noise)] = [times, quiet_times].map(|mut times| {
        times.sort();
        (times[HONEST / 2], times[HONEST * 99 / 100])
    });
    println!(
        "{count} slow connections ({opened} opened in all): median {median:.1?}, p99 {p99:.1?}, without them {noise:.1?}"
    );
    assert!(opened > count, "none was dropped");
    assert!(p99 < BEARABLE + 10 * noise, "{p99:?}, without slow clients {noise:?}");
}

#[test]
fn who_never_takes_its_answer_is_sent_away() {
    let book = book();
    let (mut session, server) = session(&book);
    session.rebuild();
    let target = Target::new(server.port());
    let mut deaf = Slow::new(server.port(), Manner::Deaf).unwrap();
    let began = Instant::now();
    while deaf.goes_on(&target) {
        assert!(began.elapsed() < Duration::from_secs(30), "it still holds its place");
        std::thread::sleep(ROUND);
    }
    assert!(began.elapsed() > Duration::from_secs(8), "{:?}", began.elapsed());
    honest(server.port(), PAGE);
}
