//! The preview's server. [edge]
//!
//! It listens on the loopback addresses, and on another one only when asked to,
//! and holds nothing but what is on the [`Stage`]; no path from a browser ever reaches the file system. It runs
//! on one thread of its own, since a preview has one reader, with a few more
//! for pages that take long to make. What may be asked, and what a browser is
//! told, is decided by pure code elsewhere.

#![expect(clippy::disallowed_methods, reason = "edge: opens a socket")]

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioTimer;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use super::answer::{Guest, House, answer};
use super::request::Door;
use super::seats::{Doing, Room};
use super::showing::Showing;
use super::stage::Stage;
use super::wire::Wire;

/// How many ports after a busy one are tried: as many previews side by side as
/// anyone has open.
const FURTHER_PORTS: u16 = 20;
/// The longest request head in bytes: all of a browser's headers, cookies of
/// other programs on the same host included, fit many times.
const HEAD: usize = 16 * 1024;
/// How long a request head may take, and a connection lie idle.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// How many pages or photographs are made at once.
const MAKERS: usize = 8;
/// How far the system may be ahead of what a client takes, in bytes. Left to itself it takes megabytes for one that takes
/// nothing, and the time to copy them.
const AHEAD: u32 = 128 * 1024;
/// Connections that the system keeps until they are let in.
const LINE: u32 = 1024;
/// The pause after a failed accept, as when the process is out of file handles.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// A running preview; dropping it closes its port and all its connections.
#[derive(Debug)]
pub struct Server {
    port: u16,
    host: Option<IpAddr>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `stage` to this machine alone, on `port` or the next free of the 20 ports after it. Port 0 stands for
    /// any free one.
    ///
    /// # Errors
    /// As [`Server::open`].
    pub fn start(port: u16, stage: Stage) -> io::Result<Server> {
        Server::open(&Showing { port, ..Showing::default() }, stage)
    }

    /// Serves `stage` at 127.0.0.1, at `::1` where the machine has it, and at the address of `showing` where it has one.
    ///
    /// # Errors
    /// When none of the ports can be had, the machine has no such address, or a thread or the runtime cannot be started.
    pub fn open(showing: &Showing, stage: Stage) -> io::Result<Server> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .max_blocking_threads(MAKERS)
            .build()?;
        let host = showing.host.filter(|host| !host.is_loopback());
        let house = Arc::new(House { stage, editor: showing.editor.clone() });
        let room = Arc::new(Room::default());
        let port = {
            let _entered = runtime.enter();
            let (port, listeners) = bind(showing.port, host)?;
            for listener in listeners {
                runtime.spawn(receive(listener, Arc::clone(&house), Arc::clone(&room)));
            }
            port
        };
        let (stop, stopped) = oneshot::channel();
        let thread =
            std::thread::Builder::new().name("preview".to_owned()).spawn(move || run(runtime, stopped))?;
        Ok(Server { port, host, stop: Some(stop), thread: Some(thread) })
    }

    /// The port that was taken, which is not the one asked for when that was
    /// busy.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of the first page, for the browser.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Whether others in the network can look, too.
    #[must_use]
    pub fn has_guests(&self) -> bool {
        self.host.is_some()
    }

    /// The address for them; `None` where there is none or the machine is in no network.
    #[must_use]
    pub fn guest_url(&self) -> Option<String> {
        let host = self.host?;
        let host = if host.is_unspecified() { own_address()? } else { host };
        Some(format!("http://{}/", SocketAddr::from((host, self.port))))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // It only waits for this; a panic in it has already been reported.
            let _ = thread.join();
        }
    }
}

fn run(runtime: Runtime, stopped: oneshot::Receiver<()>) {
    runtime.block_on(async {
        // Either the sender is gone or it spoke: the same to us.
        let _ = stopped.await;
    });
    // A photograph still being developed is not waited for.
    runtime.shutdown_background();
}

/// The address by which this machine would reach others. Nothing is sent: the system only chooses a way to an address
/// that is set aside for documentation (RFC 5737).
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip()).filter(|address| !address.is_loopback())
}

/// Takes the first free port from `first` on, for all addresses.
fn bind(first: u16, host: Option<IpAddr>) -> io::Result<(u16, Vec<TcpListener>)> {
    let mut last = io::Error::from(io::ErrorKind::AddrInUse);
    for step in 0..=FURTHER_PORTS {
        let port = match first {
            0 => 0,
            _ => match first.checked_add(step) {
                Some(port) => port,
                None => break,
            },
        };
        match bind_all(port, host) {
            Ok(bound) => return Ok(bound),
            // Windows denies, rather than calls busy, a port set aside by the
            // system; the next may well be free.
            Err(error)
                if matches!(error.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied) =>
            {
                last = error;
            }
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Busy is what any address says: `localhost` may mean any of the two, and
/// must not show another program's pages half of the time.
fn bind_all(port: u16, host: Option<IpAddr>) -> io::Result<(u16, Vec<TcpListener>)> {
    let home = IpAddr::from(Ipv4Addr::LOCALHOST);
    let first = listen((host.filter(IpAddr::is_unspecified).unwrap_or(home), port).into())?;
    let port = first.local_addr()?.port();
    let mut listeners = vec![first];
    if host == Some(Ipv6Addr::UNSPECIFIED.into()) {
        // All of IPv6 is all of IPv4, too, where the system does not keep them apart.
        listeners.extend(listen((home, port).into()).ok());
        return Ok((port, listeners));
    }
    match listen((Ipv6Addr::LOCALHOST, port).into()) {
        Ok(listener) => listeners.push(listener),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
        // This machine has no IPv6.
        Err(_) => {}
    }
    if let Some(host) = host.filter(|host| !host.is_unspecified()) {
        listeners.push(listen((host, port).into())?);
    }
    Ok((port, listeners))
}

/// As the standard library listens, but with a longer line outside the door: who finds it full comes again after a second.
fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(AHEAD)?;
    socket.bind(address)?;
    socket.listen(LINE)
}

async fn receive(listener: TcpListener, house: Arc<House>, room: Arc<Room>) {
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            tokio::time::sleep(ACCEPT_PAUSE).await;
            continue;
        };
        // A connection that is gone already.
        let Ok(local) = stream.local_addr() else { continue };
        let seat = Arc::new(room.enter());
        let guest = Guest { seat: Arc::clone(&seat), door: Door::new(local, peer.ip()) };
        seat.held_by(tokio::spawn(attend(stream, guest, Arc::clone(&house))).abort_handle());
        drop(seat);
        // What it has sent already is read before another comes and may take its place.
        tokio::task::yield_now().await;
    }
}

async fn attend(stream: TcpStream, guest: Guest, house: Arc<House>) {
    // Small events should leave at once; without this they only come later.
    let _ = stream.set_nodelay(true);
    let wire = Wire::new(stream, Arc::clone(&guest.seat));
    let guest = Arc::new(guest);
    let service = service_fn(|request| {
        let (house, guest) = (Arc::clone(&house), Arc::clone(&guest));
        async move {
            let response = answer(&house, &guest, request).await;
            if !guest.seat.hears() {
                guest.seat.begins(Doing::Taking);
            }
            Ok::<_, Infallible>(response)
        }
    });
    // A connection ends in an error when the browser goes away: nothing to say.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_header_size(HEAD)
        .max_buf_size(HEAD)
        .serve_connection(wire, service)
        .await;
}

#[cfg(test)]
mod tests {
    use super::super::seats::{SEATS, STREAMS};
    use super::super::stage::{Reply, Site};
    use super::*;
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Instant;

    /// The longest any answer is waited for.
    const PATIENCE: Duration = Duration::from_secs(10);
    const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; \
        font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; \
        base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// A site of a few pages; it counts how often it is asked.
    #[derive(Default)]
    struct Small {
        asked: AtomicUsize,
    }

    impl Site for Small {
        fn reply(&self, route: &str) -> Option<Reply> {
            self.asked.fetch_add(1, Ordering::Relaxed);
            let (mime, text) = match route {
                "index.html" => ("text/html", "<body>首页</body>"),
                "2024/大事记/index.html" => ("text/html", "<body>大事记</body>"),
                "style.css" => ("text/css", "body{}"),
                "图/1.jpg" => ("image/jpeg", "jpeg"),
                "broken" => panic!("a broken photograph (this test wants it)"),
                _ => return None,
            };
            Some(Reply { mime: mime.into(), bytes: text.as_bytes().into() })
        }

        fn not_found(&self) -> Option<Reply> {
            Some(Reply { mime: "text/html".into(), bytes: "<body>没有这一页</body>".as_bytes().into() })
        }
    }

    fn showing() -> (Stage, Server) {
        let stage = Stage::new();
        stage.show(Arc::new(Small::default()));
        let server = Server::start(0, stage.clone()).unwrap();
        (stage, server)
    }

    fn connect(port: u16) -> TcpStream {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let stream = TcpStream::connect_timeout(&address, PATIENCE).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Sends bytes and returns the whole answer, head and body.
    fn raw(port: u16, request: &[u8]) -> (String, String) {
        let mut stream = connect(port);
        // The server may close before it has read all of a refused request.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8(answer).unwrap();
        match answer.split_once("\r\n\r\n") {
            Some((head, body)) => (head.to_ascii_lowercase(), body.to_owned()),
            None => (answer, String::new()),
        }
    }

    fn ask(port: u16, line: &str, extra: &str) -> (String, String) {
        let request =
            format!("{line} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{extra}\r\n");
        raw(port, request.as_bytes())
    }

    fn status(head: &str) -> &str {
        head.split(' ').nth(1).unwrap_or_default()
    }

    fn has(head: &str, line: &str) -> bool {
        head.split("\r\n").any(|given| given == line)
    }

    /// Opens a stream of events.
    fn listen(port: u16, version: &str) -> TcpStream {
        let mut stream = connect(port);
        let request = format!("GET /-yearbook/events?v={version} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// Reads until `text` has come; returns all that came.
    fn until(stream: &mut TcpStream, text: &str) -> String {
        let mut got = Vec::new();
        let mut byte = [0];
        while !String::from_utf8_lossy(&got).ends_with(text) {
            assert_eq!(stream.read(&mut byte).unwrap(), 1, "closed before {text:?}");
            got.extend(byte);
        }
        String::from_utf8(got).unwrap()
    }

    #[test]
    fn a_page_comes_with_its_reload_line_and_headers() {
        let (stage, server) = showing();
        let (head, body) = ask(server.port(), "GET /", "");
        assert_eq!(status(&head), "200");
        let line =
            format!("<script src=\"/-yearbook/reload.js?v={}\" defer></script>", stage.now().version());
        assert_eq!(body, format!("<body>首页{line}</body>"));
        assert!(has(&head, "content-type: text/html; charset=utf-8"));
        assert!(has(&head, &format!("content-length: {}", body.len())));
        assert!(has(&head, "cache-control: no-store"));
        assert!(has(&head, "x-content-type-options: nosniff"));
        assert!(has(&head, "cross-origin-resource-policy: same-origin"));
        assert!(has(&head, &format!("content-security-policy: {POLICY}")));
        assert!(!head.contains("access-control"));
        assert_eq!(server.url(), format!("http://127.0.0.1:{}/", server.port()));
    }

    #[test]
    fn other_files_come_as_they_are() {
        let (_stage, server) = showing();
        let (head, body) = ask(server.port(), "GET /style.css?v=1", "");
        assert!(has(&head, "content-type: text/css; charset=utf-8"));
        assert_eq!(body, "body{}");
        let (head, body) = ask(server.port(), "GET /%E5%9B%BE/1.jpg", "");
        assert!(has(&head, "content-type: image/jpeg"));
        assert_eq!((status(&head), body.as_str()), ("200", "jpeg"));
        let (head, body) = ask(server.port(), "GET /-yearbook/reload.js?v=1", "");
        assert!(has(&head, "content-type: text/javascript; charset=utf-8"));
        assert!(body.contains("new EventSource("));
        let (head, body) = ask(server.port(), "GET /-yearbook/overlay.css", "");
        assert!(has(&head, "content-type: text/css; charset=utf-8"));
        assert!(body.contains("#yearbook-problem"));
    }

    #[test]
    fn head_has_the_headers_and_no_body() {
        let (_stage, server) = showing();
        let (full, page) = ask(server.port(), "GET /", "");
        let (head, body) = ask(server.port(), "HEAD /", "");
        let dateless = |head: &str| {
            head.split("\r\n")
                .filter(|line| !line.starts_with("date:"))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(dateless(&head), dateless(&full));
        assert!(has(&head, &format!("content-length: {}", page.len())));
        assert_eq!(body, "");
        let (head, body) = ask(server.port(), "HEAD /-yearbook/events", "");
        assert_eq!((status(&head), body.as_str()), ("200", ""));
    }

    #[test]
    fn a_chinese_route_is_found_and_its_folder_redirects() {
        let (_stage, server) = showing();
        let path = "/2024/%E5%A4%A7%E4%BA%8B%E8%AE%B0";
        let (head, body) = ask(server.port(), &format!("GET {path}/"), "");
        assert_eq!(status(&head), "200");
        assert!(body.contains("大事记"));
        let (head, _) = ask(server.port(), &format!("GET {path}?q=1"), "");
        assert_eq!(status(&head), "301");
        assert!(has(&head, "location: ./%e5%a4%a7%e4%ba%8b%e8%ae%b0/?q=1"));
    }

    #[test]
    fn what_is_missing_shows_the_sites_own_page() {
        let (_stage, server) = showing();
        let (head, body) = ask(server.port(), "GET /missing", "");
        assert_eq!(status(&head), "404");
        assert!(body.starts_with("<body>没有这一页<script src=\"/-yearbook/reload.js?v="));
        assert!(has(&head, &format!("content-security-policy: {POLICY}")));
    }

    #[test]
    fn a_page_that_cannot_be_made_is_an_error_and_not_the_end() {
        let (_stage, server) = showing();
        assert_eq!(status(&ask(server.port(), "GET /broken", "").0), "500");
        assert_eq!(status(&ask(server.port(), "GET /", "").0), "200");
    }

    #[test]
    fn strangers_are_refused() {
        let (_stage, server) = showing();
        let port = server.port();
        for host in ["evil.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.2"] {
            let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            let (head, body) = raw(port, request.as_bytes());
            assert_eq!(status(&head), "403", "{host}");
            assert!(!body.contains("首页"));
            assert!(has(&head, "cross-origin-resource-policy: same-origin"));
        }
        let (head, _) = raw(port, b"GET / HTTP/1.0\r\n\r\n");
        assert_eq!(status(&head), "403");
        for extra in
            ["Origin: https://evil.example\r\n", "Origin: null\r\n", "Sec-Fetch-Site: cross-site\r\n"]
        {
            for line in ["GET /", "GET /-yearbook/events", "POST /"] {
                assert_eq!(status(&ask(port, line, extra).0), "403", "{line} {extra}");
            }
        }
        let own = format!("Origin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\n");
        assert_eq!(status(&ask(port, "GET /", &own).0), "200");
    }

    #[test]
    fn nothing_but_reading_is_served() {
        let (_stage, server) = showing();
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "X"] {
            let (head, _) = ask(server.port(), &format!("{method} /"), "Content-Length: 0\r\n");
            assert_eq!(status(&head), "405", "{method}");
            assert!(has(&head, "allow: get, head"));
        }
    }

    #[test]
    fn hostile_paths_find_nothing() {
        let (_stage, server) = showing();
        let paths = "/.. /../ /../../etc/passwd /./ /a/../index.html /%2e%2e/ /%2e%2e%2findex.html \
            /..%2f..%2fetc%2fpasswd /%252e%252e/etc/passwd /%252e%252e%252f /..%5c..%5cwindows \
            /%5c%5chost%5cshare /C:/index.html /C:%5cindex.html /index.html%00 /%00 /%00/index.html \
            /index.html%00.css /%c0%ae%c0%ae/ /%c0%af /%ff /%e5%a4 //index.html ///etc/passwd \
            //evil.example/ /index.html/ /index.html/. /index.html/.. /2024/..;/index.html \
            /.;/index.html /file:///etc/passwd /%2fetc%2fpasswd /%2Findex.html /index.html%20 \
            /index.html%0a /%0d%0aX:%20y /index.html%3fx /style.css%23 /~root/ /.git/config \
            /-yearbook/../index.html /-yearbook/%2e%2e/index.html /-yearbook/reload.js/ \
            /-yearbook%2freload.js /%E3%80%82%E3%80%82/ /%EF%BC%8E%EF%BC%8E/ /INDEX.HTML /%zz /%";
        let mut count = 0;
        for path in paths.split_whitespace() {
            let (head, body) = ask(server.port(), &format!("GET {path}"), "");
            assert_eq!(status(&head), "404", "{path}");
            assert!(body.contains("没有这一页"), "{path}");
            count += 1;
        }
        assert_eq!(count, 49);
        for odd in ["GET *", "GET index.html", "GET /\\..\\", "GET http://evil.example/", "GET"] {
            let code = ask(server.port(), odd, "").0;
            assert!(["400", "403", "404"].contains(&status(&code)), "{odd}: {code}");
        }
    }

    #[test]
    fn a_reload_is_told_once_the_site_is_replaced() {
        let (stage, server) = showing();
        let mut events = listen(server.port(), &stage.now().version());
        let head = until(&mut events, "event: fine\ndata: \n\n").to_ascii_lowercase();
        assert!(has(&head, "content-type: text/event-stream; charset=utf-8"));
        assert!(has(&head, &format!("content-security-policy: {POLICY}")));
        assert!(has(&head, "connection: close"));
        assert!(!head.contains("event: reload"));
        stage.show(Arc::new(Small::default()));
        let version = stage.now().version();
        until(&mut events, &format!("event: reload\ndata: {version}\n\n"));
    }

    #[test]
    fn an_old_page_is_told_to_reload_at_once() {
        let (stage, server) = showing();
        let old = stage.now().version();
        stage.show(Arc::new(Small::default()));
        let mut events = listen(server.port(), &old);
        until(&mut events, "event: reload\n");
    }

    #[test]
    fn a_standing_problem_is_told_to_whoever_comes() {
        let (stage, server) = showing();
        stage.tell(Some("第 3 行：\n缺标题".to_owned()));
        let mut events = listen(server.port(), &stage.now().version());
        let told = "event: problem\nid: 2\ndata: 第 3 行：\ndata: 缺标题\n\n";
        assert!(!until(&mut events, told).contains("event: reload"));
        assert_eq!(status(&ask(server.port(), "GET /", "").0), "200");
        stage.tell(None);
        until(&mut events, "event: fine\ndata: \n\n");
    }

    #[test]
    fn before_the_first_site_there_is_a_waiting_page() {
        let stage = Stage::new();
        let server = Server::start(0, stage.clone()).unwrap();
        for path in ["/", "/2024/", "/missing"] {
            let (head, body) = ask(server.port(), &format!("GET {path}"), "");
            assert_eq!(status(&head), "503");
            assert!(body.contains("正在生成年鉴"));
            assert!(body.contains("/-yearbook/reload.js?v="));
        }
        let mut events = listen(server.port(), &stage.now().version());
        stage.tell(Some("坏".to_owned()));
        until(&mut events, "event: problem\nid: 1\ndata: 坏\n\n");
        stage.show(Arc::new(Small::default()));
        until(&mut events, "event: reload\n");
        assert_eq!(status(&ask(server.port(), "GET /", "").0), "200");
    }

    #[test]
    fn a_busy_port_gives_way_to_the_next() {
        let (_stage, first) = showing();
        let second = Server::start(first.port(), Stage::new()).unwrap();
        assert!(second.port() > first.port());
        assert!(second.port() <= first.port() + 20);
        assert_eq!(status(&ask(second.port(), "GET /", "").0), "503");
        assert_eq!(status(&ask(first.port(), "GET /", "").0), "200");
    }

    #[test]
    fn both_loopback_addresses_are_served() {
        let (_stage, server) = showing();
        if TcpListener::bind((Ipv6Addr::LOCALHOST, 0)).is_err() {
            return; // This machine has no IPv6.
        }
        let address = SocketAddr::from((Ipv6Addr::LOCALHOST, server.port()));
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let request = format!("GET / HTTP/1.1\r\nHost: [::1]:{}\r\n\r\n", server.port());
        stream.write_all(request.as_bytes()).unwrap();
        assert!(until(&mut stream, "\r\n").starts_with("HTTP/1.1 200"));
    }

    #[test]
    fn on_the_network_it_answers_to_the_address_alone() {
        let stage = Stage::new();
        stage.show(Arc::new(Small::default()));
        // As far as a test can go that may run on a machine without a network: this one's own address stands for it.
        let host = Some(own_address().unwrap_or(Ipv4Addr::new(127, 0, 0, 9).into()));
        let server = Server::open(&Showing { host, ..Showing::default() }, stage).unwrap();
        let port = server.port();
        assert_eq!(status(&ask(port, "GET /", "").0), "200");
        let Some(host) = server.host else { return };
        assert_eq!(server.guest_url(), Some(format!("http://{host}:{port}/")));
        let status = |named: &str| {
            let mut stream = TcpStream::connect((host, port)).unwrap();
            write!(stream, "GET / HTTP/1.1\r\nHost: {named}:{port}\r\nConnection: close\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            status(&answer).to_owned()
        };
        assert_eq!(status(&host.to_string()), "200");
        for stranger in ["localhost", "127.0.0.1", "0.0.0.0", "evil.example"] {
            assert_eq!(status(stranger), "403", "{stranger}");
        }
    }

    #[test]
    fn all_addresses_can_be_served() {
        for host in [IpAddr::from(Ipv4Addr::UNSPECIFIED), Ipv6Addr::UNSPECIFIED.into()] {
            let stage = Stage::new();
            stage.show(Arc::new(Small::default()));
            let showing = Showing { host: Some(host), ..Showing::default() };
            let Ok(server) = Server::open(&showing, stage) else {
                assert!(host.is_ipv6(), "this machine has no IPv6");
                continue;
            };
            assert!(server.has_guests());
            assert_eq!(status(&ask(server.port(), "GET /", "").0), "200");
        }
    }

    #[test]
    fn dropping_frees_the_port_and_ends_the_streams() {
        let (stage, server) = showing();
        let port = server.port();
        let mut events = listen(port, "");
        until(&mut events, "event: fine\ndata: \n\n");
        drop(server);
        let mut rest = Vec::new();
        let _ = events.read_to_end(&mut rest);
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        assert!(TcpStream::connect_timeout(&address, PATIENCE).is_err());
        let again = Server::start(port, stage).unwrap();
        assert_eq!(status(&ask(again.port(), "GET /", "").0), "200");
    }

    #[test]
    fn a_head_over_the_limit_is_refused() {
        let (_stage, server) = showing();
        let fits = format!("X: {}\r\n", "x".repeat(15 * 1024));
        assert_eq!(status(&ask(server.port(), "GET /", &fits).0), "200");
        for length in [HEAD, 64 * 1024, 1024 * 1024] {
            let large = format!("X: {}\r\n", "x".repeat(length));
            let (head, body) = ask(server.port(), "GET /", &large);
            // The answer may be lost, as the rest of the head is not read.
            assert!(["431", ""].contains(&status(&head)), "{length}: {head}");
            assert_eq!(body, "");
        }
        let many = "X: x\r\n".repeat(200);
        assert_ne!(status(&ask(server.port(), "GET /", &many).0), "200");
        let long = format!("GET /{}", "x".repeat(HEAD));
        assert_ne!(status(&ask(server.port(), &long, "").0), "200");
    }

    #[test]
    fn a_slow_head_is_cut_off() {
        let (_stage, server) = showing();
        let mut stream = connect(server.port());
        stream.write_all(b"GET / HTTP/1.1\r\nHost: ").unwrap();
        let began = Instant::now();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
        let took = began.elapsed();
        assert!(took >= Duration::from_secs(4), "{took:?}");
        assert!(took < Duration::from_secs(9), "{took:?}");
        assert!(!rest.starts_with(b"HTTP/1.1 200"));
    }

    #[test]
    fn streams_do_not_take_the_pages_seats() {
        let (_stage, server) = showing();
        let mut streams = Vec::new();
        for _ in 0..=STREAMS {
            let mut events = listen(server.port(), "");
            until(&mut events, "event: fine\ndata: \n\n");
            streams.push(events);
        }
        assert_eq!(status(&ask(server.port(), "GET /", "").0), "200");
        // One more than there is room for: the first makes room.
        let mut rest = String::new();
        streams[0].read_to_string(&mut rest).unwrap();
        assert_eq!(rest.trim(), "");
    }

    #[test]
    fn idle_connections_keep_nobody_waiting() {
        let (_stage, server) = showing();
        let idle: Vec<TcpStream> = (0..SEATS * 2).map(|_| connect(server.port())).collect();
        let began = Instant::now();
        assert_eq!(status(&ask(server.port(), "GET /", "").0), "200");
        assert!(began.elapsed() < HEAD_TIME / 2, "{:?}", began.elapsed());
        drop(idle);
    }

    #[test]
    fn many_requests_use_one_connection() {
        let (_stage, server) = showing();
        let mut stream = connect(server.port());
        for _ in 0..3 {
            let request = format!("GET /style.css HTTP/1.1\r\nHost: LOCALHOST:{}\r\n\r\n", server.port());
            stream.write_all(request.as_bytes()).unwrap();
            assert!(until(&mut stream, "body{}").starts_with("HTTP/1.1 200"));
        }
    }
}
