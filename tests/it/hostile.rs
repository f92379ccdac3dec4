//! What somebody may send to the preview who wants more of it than the website: a table, a line a request.
//!
//! Each is refused, or answered with the website's own page of what is missing; none is answered with a file or with a
//! header that lets another site read, and after all of them an honest request is answered as before.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use super::preview::session;
use super::yearbook::Yearbook;

/// What no answer may hold: it stands in every file around the website.
const SECRET: &str = "机密二字";

/// A line is the status (`-`: closed without an answer), the request line, and headers after bars. Host and Connection are
/// added unless the line says `bare`. `PORT` is the server's, `\xNN` a byte, `\r` and `\n` are line ends. `*N` after a
/// header is so many of it, `~N` so many letters.
const TABLE: &str = r"
# Upwards, as it stands (Zola CVE-2023-40274: `serve` joined the path to its folder and opened what was there).
404 GET /../yearbook.yaml
404 GET /../../secret.txt
404 GET /../../../../../../../../etc/passwd
404 GET /./../yearbook.yaml
404 GET /juan-shou/../../yearbook.yaml
404 GET /juan-shou/../index.html
404 GET /..
404 GET /../
404 GET /.
404 GET /./
404 GET /./index.html
404 GET /...//yearbook.yaml
404 GET /....//....//yearbook.yaml
404 GET /..;/yearbook.yaml
404 GET /..;a=b/yearbook.yaml
404 GET /juan-shou/..;/yearbook.yaml
404 GET /index.html/..
404 GET /index.html/../yearbook.yaml
404 GET /index.html/.
404 GET /index.html/
# Upwards, encoded once.
404 GET /%2e%2e/yearbook.yaml
404 GET /%2E%2E/yearbook.yaml
404 GET /.%2e/yearbook.yaml
404 GET /%2e./yearbook.yaml
404 GET /..%2fyearbook.yaml
404 GET /..%2Fyearbook.yaml
404 GET /%2e%2e%2fyearbook.yaml
404 GET /%2e%2e%2f%2e%2e%2fsecret.txt
404 GET /juan-shou%2f..%2f..%2fyearbook.yaml
404 GET /juan-shou/%2e%2e/%2e%2e/yearbook.yaml
404 GET /%2e
404 GET /%2e/index.html
404 GET /%2fetc%2fpasswd
404 GET /%2Fetc/passwd
404 GET /%2f%2fetc%2fpasswd
404 GET /index.html%2f..%2fyearbook.yaml
404 GET /%5b..%5d/yearbook.yaml
# Encoded twice and more: decoded once, it is only a strange name.
404 GET /%252e%252e/yearbook.yaml
404 GET /%252e%252e%252fyearbook.yaml
404 GET /..%252fyearbook.yaml
404 GET /%25252e%25252e%25252fyearbook.yaml
404 GET /%252fetc%252fpasswd
404 GET /%25%32%65%25%32%65%25%32%66yearbook.yaml
404 GET /%%32%65%%32%65/yearbook.yaml
# Backslashes, drives and shares of Windows.
404 GET /..\yearbook.yaml
404 GET /..%5cyearbook.yaml
404 GET /..%5Cyearbook.yaml
404 GET /%2e%2e%5cyearbook.yaml
404 GET /..%255cyearbook.yaml
404 GET /\..\..\secret.txt
404 GET /juan-shou\..\..\yearbook.yaml
404 GET /C:/Windows/win.ini
404 GET /C:%5cWindows%5cwin.ini
404 GET /c%3a/Windows/win.ini
404 GET /C|/Windows/win.ini
404 GET /%5c%5chost%5cshare%5csecret.txt
404 GET /\\host\share\secret.txt
404 GET //host/share/secret.txt
404 GET /%5c%5c%3f%5cC:%5csecret.txt
404 GET /%5c%5c.%5cpipe%5cx
404 GET /CON
404 GET /index.html::$DATA
404 GET /yearbook.yaml::$DATA
404 GET /YEARBO~1.YAM
404 GET /yearbook.yaml.
404 GET /yearbook.yaml%20
# Other spellings of dots and slashes: full-width, overlong, half of a character, IIS's %u.
404 GET /．．／yearbook.yaml
404 GET /%ef%bc%8e%ef%bc%8e%ef%bc%8fyearbook.yaml
404 GET /．．/yearbook.yaml
404 GET /%EF%BC%8E%EF%BC%8E/yearbook.yaml
404 GET /..／yearbook.yaml
404 GET /..＼yearbook.yaml
404 GET /。。/yearbook.yaml
404 GET /%e2%80%a5/yearbook.yaml
404 GET /..%e2%88%95yearbook.yaml
404 GET /..%e2%81%84yearbook.yaml
404 GET /%c0%ae%c0%ae/yearbook.yaml
404 GET /%c0%ae%c0%ae%c0%afyearbook.yaml
404 GET /..%c0%afyearbook.yaml
404 GET /..%c1%9cyearbook.yaml
404 GET /%e0%80%ae%e0%80%ae/yearbook.yaml
404 GET /%f0%80%80%ae%f0%80%80%ae/yearbook.yaml
404 GET /%fc%80%80%80%80%ae/yearbook.yaml
404 GET /%u002e%u002e/yearbook.yaml
404 GET /%uff0e%uff0e%u2215yearbook.yaml
404 GET /%ff%fe
404 GET /%e5%a4
404 GET /%ed%a0%80
400 GET /\xff\xfe
400 GET /\xc0\xae\xc0\xae/yearbook.yaml
# Characters that end a string somewhere, or a line, or a name.
404 GET /%00
404 GET /yearbook.yaml%00
404 GET /yearbook.yaml%00.html
404 GET /index.html%00
404 GET /%00/index.html
404 GET /..%00/yearbook.yaml
404 GET /%2500
404 GET /index.html%0a
404 GET /index.html%0d%0aX-Evil:%20yes
404 GET /%0d%0aAccess-Control-Allow-Origin:%20*
404 GET /juan-shou%0d%0aSet-Cookie:%20a=b
404 GET /%7f
404 GET /%1b%5b2J
404 GET /%e2%80%ae
404 GET /%ef%bb%bfindex.html
400 GET /\x00
400 GET /index.html\x00
400 GET /\x1b[2J
400 GET /\x7f
# Wrong percent signs.
404 GET /%
404 GET /%2
404 GET /%zz
404 GET /%2
404 GET /%%
404 GET /%-1e
404 GET /100%/yearbook.yaml
# Empty names.
404 GET //
404 GET ///
404 GET //etc/passwd
404 GET ///etc/passwd
404 GET //index.html
404 GET //evil.example/
404 GET //evil.example/%2f..
404 GET /juan-shou//pan-deng.html
404 GET /juan-shou/pan-deng.html//
# Files of the yearbook that are no part of the website, and of its surroundings.
404 GET /yearbook.yaml
404 GET /secret.txt
404 GET /YEARBOOK.YAML
404 GET /content/01-卷首/01-攀登.md
404 GET /content/01-%E5%8D%B7%E9%A6%96/01-%E6%94%80%E7%99%BB.md
404 GET /content/01-%E5%8D%B7%E9%A6%96/secret.pdf
404 GET /content/
404 GET /assets/secret.txt
404 GET /themes/yanghu/theme.yaml
404 GET /.yearbook-cache/photos.json
404 GET /.yearbook-cache/
404 GET /.git/config
404 GET /.env
404 GET /public/index.html
404 GET /etc/passwd
404 GET /proc/self/environ
404 GET /~root/
404 GET /file:///etc/passwd
404 GET /file:/etc/passwd
404 GET /-yearbook/
404 GET /-yearbook/../yearbook.yaml
404 GET /-yearbook/..%2fyearbook.yaml
404 GET /-yearbook/%2e%2e/yearbook.yaml
404 GET /-yearbook%2freload.js
404 GET /-yearbook/reload.js/../../yearbook.yaml
404 GET /-yearbook/open?file=/etc/passwd
# What a bundler's server took for an order to read a file (Vite CVE-2026-39363…39365 and those before them: `/@fs/` and
# queries that passed the list of what is allowed; webpack-dev-server CVE-2026-6402 and Vite: source of a project for others).
404 GET /@fs/etc/passwd
404 GET /@fs/etc/passwd?raw
404 GET /@fs/etc/passwd?raw??
404 GET /@fs/etc/passwd?import&raw
404 GET /@fs/etc/passwd?import&raw??
404 GET /@fs/etc/passwd?url
404 GET /@fs/etc/passwd?inline&import
404 GET /@fs/etc/passwd?.svg?.wasm?init
404 GET /@fs/../secret.txt
404 GET /@fs/C:/secret.txt
404 GET /@fs//etc/passwd?raw
404 GET /@fs/%2e%2e/%2e%2e/etc/passwd?raw
404 GET /@id/yearbook.yaml
404 GET /@vite/client
404 GET /@vite/env
404 GET /yearbook.yaml?raw
404 GET /yearbook.yaml?import&raw
404 GET /yearbook.yaml?raw??
404 GET /yearbook.yaml?url&inline
404 GET /.env?raw
404 GET /.env?.svg?.wasm?init
404 GET /content/01-卷首/01-攀登.md?import&raw
404 GET /__webpack_dev_server__
404 GET /webpack-dev-server/
404 GET /__open-in-editor?file=/etc/passwd
404 GET /__open-in-editor?file=../../secret.txt
404 GET /_next/image?url=file:///etc/passwd
404 GET /livereload.js?path=/etc/passwd
404 GET /x?../../secret.txt/..%2f
404 GET /sitemap.xml.map
# Fragments and spaces have no place in a request line.
400 GET /yearbook.yaml HTTP/1.1 extra
404 GET /yearbook.yaml#x
404 GET /..#/../yearbook.yaml
# Requests in absolute form, for somebody else or something else.
403 GET http://evil.example/
403 GET http://evil.example:PORT/yearbook.yaml
403 GET http://127.0.0.1/
403 GET http://127.0.0.1:1/
403 GET http://localhost@evil.example:PORT/
403 GET http://evil.example@127.0.0.1:PORT/
403 GET https://127.0.0.1:PORT/
403 GET ftp://127.0.0.1:PORT/
403 GET file://127.0.0.1:PORT/etc/passwd
404 GET http://127.0.0.1:PORT/../yearbook.yaml
404 GET http://127.0.0.1:PORT//etc/passwd
400 GET file:///etc/passwd
403 GET index.html
400 GET ../yearbook.yaml
400 GET \..\yearbook.yaml
404 GET *
403 GET evil.example:80
# Hosts: names that resolve to this machine (DNS rebinding; Vite CVE-2025-24010 answered any), and misspellings of ours.
403 GET / | Host: evil.example
403 GET / | Host: evil.example:PORT
403 GET / | Host: localhost.evil.example:PORT
403 GET / | Host: 127.0.0.1.evil.example:PORT
403 GET / | Host: 127.0.0.1.nip.io:PORT
403 GET / | Host: localtest.me:PORT
403 GET / | Host: foo.localhost:PORT
403 GET / | Host: localhost.:PORT
403 GET / | Host: 127.0.0.1.:PORT
403 GET / | Host: localhost
403 GET / | Host: 127.0.0.1
403 GET / | Host: [::1]
403 GET / | Host: localhost:1
403 GET / | Host: 127.0.0.1:80
403 GET / | Host: localhost:0PORT
403 GET / | Host: localhost:+PORT
403 GET / | Host: localhost:PORT:PORT
403 GET / | Host: localhost:PORT@evil.example
403 GET / | Host: evil.example@localhost:PORT
403 GET / | Host: user:word@127.0.0.1:PORT
403 GET / | Host: localhost:PORT, evil.example
403 GET / | Host: evil.example, localhost:PORT
403 GET / | Host: localhost:PORT evil.example
403 GET / | Host: localhost:PORT/
403 GET / | Host: http://localhost:PORT
403 GET / | Host: LOCALHOST.EVIL.EXAMPLE:PORT
403 GET / | Host: 127.1:PORT
403 GET / | Host: 127.0.1:PORT
403 GET / | Host: 0x7f.1:PORT
403 GET / | Host: 0x7f000001:PORT
403 GET / | Host: 2130706433:PORT
403 GET / | Host: 0177.0.0.1:PORT
403 GET / | Host: 127.0.0.01:PORT
403 GET / | Host: 127.0.0.2:PORT
403 GET / | Host: 0.0.0.0:PORT
403 GET / | Host: 0:PORT
403 GET / | Host: 192.168.1.5:PORT
403 GET / | Host: １２７.0.0.1:PORT
403 GET / | Host: ⓛocalhost:PORT
403 GET / | Host: [::]:PORT
403 GET / | Host: ::1:PORT
403 GET / | Host: [0:0:0:0:0:0:0:1]:PORT
403 GET / | Host: [::0001]:PORT
403 GET / | Host: [::1%lo]:PORT
403 GET / | Host: [::1%25lo]:PORT
403 GET / | Host: [::ffff:127.0.0.1]:PORT
403 GET / | Host: [::ffff:7f00:1]:PORT
403 GET / | Host: [::127.0.0.1]:PORT
403 GET / | Host:
403 GET / | Host: :PORT
403 GET / | Host: \xff\xff:PORT
403 bare GET /
403 bare GET / | Hosts: localhost:PORT
403 GET / | Host: localhost:PORT | Host: localhost:PORT
403 GET / | Host: localhost:PORT | Host: evil.example
403 GET / | Host: evil.example | Host: localhost:PORT
403 GET / | Host: evil.example | X-Forwarded-Host: localhost:PORT
403 GET / | Host: evil.example | Forwarded: host=localhost:PORT
400 GET / | Host : localhost:PORT
# Origins: a page of another site asks.
403 GET / | Origin: null
403 GET / | Origin: https://evil.example
403 GET / | Origin: http://evil.example:PORT
403 GET / | Origin: http://localhost
403 GET / | Origin: http://localhost:1
403 GET / | Origin: https://localhost:PORT
403 GET / | Origin: https://127.0.0.1:PORT
403 GET / | Origin: http://127.0.0.1:PORT.evil.example
403 GET / | Origin: http://localhost.evil.example:PORT
403 GET / | Origin: http://evil.example#localhost:PORT
403 GET / | Origin: http://evil.example/localhost:PORT
403 GET / | Origin: http://user@localhost:PORT
403 GET / | Origin: HTTP://localhost:PORT
403 GET / | Origin: file://
403 GET / | Origin: chrome-extension://abc
403 GET / | Origin:
403 GET / | Origin: localhost:PORT
403 GET / | Origin: http://localhost:PORT | Origin: https://evil.example
403 GET / | Origin: http://localhost:PORT, https://evil.example
403 GET /-yearbook/events | Origin: https://evil.example
403 GET /-yearbook/reload.js | Origin: null
403 HEAD / | Origin: https://evil.example
# What browsers say of who asks. A page elsewhere may lead the reader here in a tab (a colleague's link in a letter), which
# tells it nothing; it may not load, frame or fetch. Another port of this machine is another program's: refused as well.
403 GET / | Sec-Fetch-Site: cross-site
403 GET / | Sec-Fetch-Site: same-site
403 GET / | Sec-Fetch-Site: CROSS-SITE
403 GET / | Sec-Fetch-Site: something
403 GET / | Sec-Fetch-Site:
403 GET / | Sec-Fetch-Site: none | Sec-Fetch-Site: cross-site
403 GET / | Sec-Fetch-Site: none, cross-site
403 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: no-cors | Sec-Fetch-Dest: script
403 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: no-cors | Sec-Fetch-Dest: image
403 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: cors | Sec-Fetch-Dest: empty
403 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: navigate | Sec-Fetch-Dest: iframe
403 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: navigate | Sec-Fetch-Dest: object
403 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: navigate | Sec-Fetch-Dest: embed
403 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: websocket | Sec-Fetch-Dest: websocket
403 GET / | Sec-Fetch-Site: same-site | Sec-Fetch-Mode: cors | Sec-Fetch-Dest: empty
403 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: navigate
403 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: navigate | Sec-Fetch-Dest: document | Origin: https://evil.example
403 GET /-yearbook/events | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: cors | Sec-Fetch-Dest: empty
404 GET /yearbook.yaml | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: navigate | Sec-Fetch-Dest: document
405 POST / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: navigate | Sec-Fetch-Dest: document
# Anything but reading.
405 POST / | Content-Length: 0
405 POST / | Content-Length: 3
405 PUT /index.html | Content-Length: 0
405 DELETE /index.html
405 OPTIONS /
405 OPTIONS *
405 OPTIONS / | Access-Control-Request-Method: PUT
405 OPTIONS / | Access-Control-Request-Method: GET | Access-Control-Request-Private-Network: true
403 OPTIONS / | Origin: https://evil.example | Access-Control-Request-Method: GET
405 TRACE /
405 TRACK /
405 PATCH /
405 PROPFIND / | Depth: 1
405 PROPPATCH /
405 MKCOL /x
405 MOVE /index.html | Destination: /x
405 COPY /index.html | Destination: /x
405 SEARCH /
405 DEBUG /
405 QUERY /
405 CONNECT 127.0.0.1:PORT
403 CONNECT evil.example:443
405 CONNECT /
405 GETGET /
405 get /
405 HEAD2 /
400 G\x00ET /
400 \x20GET /
405 POST / | X-HTTP-Method-Override: GET
# A second request inside the first, for whoever stands between and reads it otherwise.
400 GET / | Transfer-Encoding: chunked
400 GET / | Transfer-Encoding: chunked | Content-Length: 4
400 GET / | Content-Length: 4 | Transfer-Encoding: chunked
400 GET / | Transfer-Encoding: identity
400 GET / | Transfer-Encoding: chunked, identity
400 GET / | Transfer-Encoding: xchunked
400 GET / | Transfer-Encoding : chunked
400 GET / | Transfer-Encoding: chunked | Transfer-Encoding: identity
400 GET / | Content-Length: 5
400 GET / | Content-Length: 0 | Content-Length: 5
400 GET / | Content-Length: 5, 0
400 GET / | Content-Length: -1
400 GET / | Content-Length: +0
400 GET / | Content-Length: 0x0
400 GET / | Content-Length: 99999999999999999999999
400 GET / | Content-Length: x
405 POST / | Transfer-Encoding: chunked | Content-Length: 4
400 GET / | X: a\r\n b
400 GET / | X: a\r\n\tb
400 GET / | Host: localhost:PORT\r\n evil.example
400 GET / | X: a\x0db
400 GET / | X: a\x00b
400 GET / | X\x00: a
400 GET / | : a
400 GET / | X y: a
400 GET / | no colon
- GET / | X: a\nTransfer-Encoding: chunked
- GET / | X: a\n
- bare GET / HTTP/1.1\nHost: localhost:PORT\n\n
400 bare GET / HTTP/1.1\x0d\r\nHost: localhost:PORT\r\n\r\n
# Other protocols, and versions of this one.
400 bare GET /\r\n
- bare GET /\n
400 bare GET\r\n\r\n
400 bare GET / HTTP/0.9\r\n\r\n
403 bare GET / HTTP/1.0\r\n\r\n
400 bare GET / HTTP/1.2\r\nHost: localhost:PORT\r\n\r\n
400 bare GET / HTTP/2.0\r\nHost: localhost:PORT\r\n\r\n
400 bare GET / HTTP/9.9\r\nHost: localhost:PORT\r\n\r\n
400 bare GET / HTTP/11\r\nHost: localhost:PORT\r\n\r\n
400 bare GET / http/1.1\r\nHost: localhost:PORT\r\n\r\n
400 bare GET / FTP/1.1\r\nHost: localhost:PORT\r\n\r\n
- bare PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n
400 bare \x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03
400 bare SSH-2.0-client\r\n\r\n
400 bare EHLO evil.example\r\n\r\n
400 bare \x00\x00\x00\x00\r\n\r\n
- bare \xff\xff\xff\n\n
400 bare HTTP/1.1 200 OK\r\n\r\n
400 GET / | Connection: Upgrade | Upgrade: websocket | Sec-WebSocket-Version: 13 | Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
403 GET / | Origin: https://evil.example | Connection: Upgrade | Upgrade: websocket | Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
400 GET /-yearbook/events | Connection: Upgrade | Upgrade: websocket
400 GET / | Connection: Upgrade, HTTP2-Settings | Upgrade: h2c | HTTP2-Settings: AAMAAABkAAQAAP__
400 GET / | Connection: Upgrade | Upgrade: TLS/1.2
# Too much of it.
431 GET / | X: ~17408
431 GET / | X: ~65536
431 GET / | X: ~1048576
431 GET / | X: a*1000
431 GET / | X-Y: *1000
431 GET /~17408
431 GET /?~20000
431 GET / | Cookie: ~17408
431 bare GET /~100000
";

/// A line of the table.
struct Row {
    line: &'static str,
    status: &'static str,
    request: Vec<u8>,
}

fn rows(port: u16) -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| row(line, port)).collect()
}

fn row(line: &'static str, port: u16) -> Row {
    let (status, asks) = line.split_once(' ').unwrap();
    let asks = asks.replace("PORT", &port.to_string());
    let (asks, is_bare) = match asks.strip_prefix("bare ") {
        Some(asks) => (asks.to_owned(), true),
        None => (asks, false),
    };
    if is_bare && asks.contains('\\') {
        return Row { line, status, request: bytes(&asks) };
    }
    let mut parts = asks.split(" | ");
    let first = many(parts.next().unwrap());
    let version = if first.contains(" HTTP/") { "" } else { " HTTP/1.1" };
    let mut text = format!("{first}{version}\r\n");
    for header in parts {
        let (header, times) = match header.rsplit_once('*') {
            Some((header, times)) if times.parse::<usize>().is_ok() => (header, times.parse().unwrap()),
            _ => (header, 1),
        };
        text += &format!("{}\r\n", many(header)).repeat(times);
    }
    if !is_bare {
        if !asks.contains("| Host") {
            write!(text, "Host: 127.0.0.1:{port}\r\n").unwrap();
        }
        text += "Connection: close\r\n";
    }
    text += "\r\n";
    Row { line, status, request: bytes(&text) }
}

/// With the letters that `~N` stands for.
fn many(text: &str) -> String {
    match text.rsplit_once('~') {
        Some((before, count)) if count.len() > 1 && count.parse::<usize>().is_ok() => {
            before.to_owned() + &"x".repeat(count.parse().unwrap())
        }
        _ => text.to_owned(),
    }
}

/// With the bytes that are spelled out. A backslash before anything else is one.
fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.bytes());
        let hex = after.strip_prefix('x').and_then(|hex| u8::from_str_radix(hex.get(..2)?, 16).ok());
        let (byte, length) = match (hex, after.chars().next()) {
            (Some(byte), _) => (byte, 3),
            (_, Some('r')) if after.starts_with("r\\n") => (b'\r', 1),
            (_, Some('n')) => (b'\n', 1),
            (_, Some('t')) => (b'\t', 1),
            _ => (b'\\', 0),
        };
        bytes.push(byte);
        rest = &after[length..];
    }
    bytes.extend(rest.bytes());
    bytes
}

/// All that is answered to `request`, whose sender then says no more.
fn answer(port: u16, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    // It may be closed before all of it is read.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    if request.ends_with(b"\r\n\r\n") {
        let _ = stream.read_to_end(&mut answer);
    } else {
        let _ = stream.shutdown(Shutdown::Write);
        let _ = stream.read_to_end(&mut answer);
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn book() -> Yearbook {
    let secret = |path: &str, book: Yearbook| book.file(path, SECRET);
    let book = Yearbook::saying("文。");
    let book =
        secret("../secret.txt", secret("secret.txt", secret(".env", secret("assets/secret.txt", book))));
    let book = secret(".git/config", secret("content/01-卷首/secret.pdf", book));
    book.file("yearbook.yaml", &format!("标题: 某某年鉴\n网址: https://example.org/book/\n# {SECRET}\n"))
}

#[test]
fn nothing_hostile_gets_more_than_the_website_shows_to_all() {
    let book = book();
    let (mut session, server) = session(&book);
    session.rebuild();
    let port = server.port();
    let honest = format!(
        "GET /juan-shou/pan-deng.html HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
    );
    let is_well = || answer(port, honest.as_bytes()).starts_with("HTTP/1.1 200 OK\r\n");
    assert!(is_well());
    let missing = answer(port, &row("404 GET /no-such-page", port).request);
    let missing = missing.split_once("\r\n\r\n").unwrap().1.to_owned();
    assert!(missing.contains("<html"), "{missing}");
    let rows = rows(port);
    let mut wrong = Vec::new();
    for Row { line, status, request } in &rows {
        let answer = answer(port, request);
        let head = answer.split("\r\n\r\n").next().unwrap().to_lowercase();
        let got = head.split(' ').nth(1).unwrap_or("-");
        let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        // What is too large is not read to its end, so that the answer may be lost on the way.
        let is_told = got == *status || *status == "431" && got == "-";
        let leaks =
            [SECRET, "root:", "某某年鉴\n网址", "攀登\n---"].iter().any(|secret| answer.contains(secret));
        let allows =
            ["access-control", "x-evil", "set-cookie", "upgrade:"].iter().any(|name| head.contains(name));
        let is_guarded = !["403", "404", "405"].contains(&got)
            || head.contains("cross-origin-resource-policy: same-origin")
                && head.contains("x-content-type-options: nosniff")
                && head.contains("content-security-policy: default-src 'none';");
        let is_missing = got != "404" || body == missing;
        let once = answer.matches("HTTP/1.1 ").count() <= 1;
        if !is_told || leaks || allows || !is_guarded || !is_missing || !once {
            wrong.push(format!("{got} for {}", line.chars().take(120).collect::<String>()));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(rows.len() >= 300, "{}", rows.len());
    assert!(is_well());
}

#[test]
fn a_readers_link_from_elsewhere_leads_here() {
    let book = Yearbook::saying("文。");
    let (mut session, server) = session(&book);
    session.rebuild();
    let led = "200 GET / | Sec-Fetch-Site: cross-site | Sec-Fetch-Mode: navigate | Sec-Fetch-Dest: document";
    let answer = answer(server.port(), &row(led, server.port()).request);
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let head = answer.split("\r\n\r\n").next().unwrap();
    for line in [
        "cross-origin-opener-policy: same-origin",
        "cross-origin-resource-policy: same-origin",
        "x-content-type-options: nosniff",
    ] {
        assert!(head.lines().any(|given| given == line), "{line}");
    }
    assert!(head.contains("frame-ancestors 'none'"));
}
