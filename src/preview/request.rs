//! What a request asks for, and whether it may ask at all.
//!
//! A preview on the loopback address is within reach of every web page that the
//! editor has open elsewhere: such a page can send requests here, and with a
//! name that resolves to 127.0.0.1 ("DNS rebinding") it could read the answers.
//! Unpublished pages and photographs are at stake, so a request must name the
//! preview itself as its host and must not come from another site. One thing
//! another site may do is to lead the reader here, as a link in a letter does:
//! it learns nothing by that. The path is turned into a name to be looked up
//! among the site's pages, never into a place on the disk.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};

use hyper::header::{CONTENT_LENGTH, HOST, HeaderMap, HeaderValue, ORIGIN, TRANSFER_ENCODING, UPGRADE};
use hyper::{Method, Uri};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The paths that belong to the preview rather than to the site.
///
/// The leading `-` keeps them apart from every route of a yearbook.
const OWN: &str = "/-yearbook/";

/// Where the script of the reload line is found.
pub const SCRIPT: &str = "/-yearbook/reload.js";

/// Everything but RFC 3986's unreserved characters.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Why a request is turned away before its path is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not for this server, or comes from another site: 403.
    Stranger,
    /// It wants something else than to read: 405.
    Method,
    /// It brings something to read, or wants to speak something else than HTTP: 400.
    Burdened,
}

/// Where a connection came in, which decides what it may call this server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// The address that was connected to.
    address: IpAddr,
    port: u16,
    /// Whether it comes from this machine: from the editor.
    pub is_home: bool,
}

impl Door {
    /// That of a connection to `local`, one of this server's addresses, from `peer`.
    pub fn new(local: SocketAddr, peer: IpAddr) -> Door {
        let address = local.ip().to_canonical();
        let is_home = address.is_loopback() && peer.to_canonical().is_loopback();
        Door { address, port: local.port(), is_home }
    }

    /// Whether `host` (as in a Host header) is this server. Browsers leave the port out when it is 80, HTTP's own.
    ///
    /// On the network that is the address that was connected to and nothing else: it has no name, so that no name can be
    /// made to mean it.
    fn is_called(&self, host: &str) -> bool {
        let own = match self.address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => format!("[{address}]"),
        };
        let names: &[&str] = if self.is_home { &["localhost", "127.0.0.1", "[::1]", &own] } else { &[&own] };
        names.iter().any(|name| {
            let Some((head, tail)) = host.split_at_checked(name.len()) else {
                return false;
            };
            head.eq_ignore_ascii_case(name)
                && match tail.strip_prefix(':') {
                    Some(digits) => digits == self.port.to_string(),
                    None => tail.is_empty() && self.port == 80,
                }
        })
    }
}

/// What an admitted request asks for.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// The script of the reload line.
    Script,
    /// The style sheet of the overlay.
    Style,
    /// The stream of events, for a page of this version (empty: not said).
    Events(String),
    /// A page or file of the site, by its route: `2024/index.html`, without a
    /// leading slash.
    Route(String),
    /// Nothing that a site could hold.
    Nowhere,
}

/// Checks that the request is for this server, comes from its own pages or from
/// the address bar, and only reads.
///
/// # Errors
/// The [`Refusal`] to answer with.
pub fn admit(method: &Method, uri: &Uri, headers: &HeaderMap, door: &Door) -> Result<(), Refusal> {
    let mut hosts = headers.get_all(HOST).iter();
    let named = match (hosts.next(), hosts.next()) {
        (Some(host), None) => text(host).is_some_and(|host| door.is_called(host)),
        _ => false,
    };
    // The absolute form of a request line carries a scheme and a second host.
    let addressed = uri.scheme_str().is_none_or(|scheme| scheme == "http")
        && uri.authority().is_none_or(|authority| door.is_called(authority.as_str()));
    let at_home = headers.get_all(ORIGIN).iter().all(|origin| {
        text(origin)
            .and_then(|origin| origin.strip_prefix("http://"))
            .is_some_and(|host| door.is_called(host))
    });
    if !named || !addressed || !at_home || !comes_from_here(headers) && !is_led_here(headers) {
        return Err(Refusal::Stranger);
    }
    if method != Method::GET && method != Method::HEAD {
        return Err(Refusal::Method);
    }
    let is_empty = |length: &HeaderValue| length.as_bytes() == b"0";
    let brings =
        headers.contains_key(TRANSFER_ENCODING) || !headers.get_all(CONTENT_LENGTH).iter().all(is_empty);
    if brings || headers.contains_key(UPGRADE) {
        return Err(Refusal::Burdened);
    }
    Ok(())
}

/// Whether what a browser says of the page that asks is this server, or that no page asks (Fetch Metadata). Another port
/// of this machine is the same site to it, but another program's page.
fn comes_from_here(headers: &HeaderMap) -> bool {
    headers.get_all("sec-fetch-site").iter().all(|site| {
        ["same-origin", "none"].iter().any(|own| site.as_bytes().eq_ignore_ascii_case(own.as_bytes()))
    })
}

/// Whether a page elsewhere only leads the reader here, to see a page in a tab of its own, as a colleague's link in a
/// letter does. That page cannot read this one; it has no hold on its window, either, by the opener policy.
fn is_led_here(headers: &HeaderMap) -> bool {
    let says = |name, value: &str| {
        let mut said = headers.get_all(name).iter();
        said.next().is_some_and(|said| said.as_bytes() == value.as_bytes()) && said.next().is_none()
    };
    says("sec-fetch-mode", "navigate") && says("sec-fetch-dest", "document")
}

fn text(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok()
}

/// Reads what the request line asks for.
pub fn target(uri: &Uri) -> Target {
    let path = uri.path();
    let Some(own) = path.strip_prefix(OWN) else {
        return route(path).map_or(Target::Nowhere, Target::Route);
    };
    match own {
        "reload.js" => Target::Script,
        "overlay.css" => Target::Style,
        "events" => Target::Events(version(uri.query().unwrap_or_default()).into_owned()),
        _ => Target::Nowhere,
    }
}

fn version(query: &str) -> Cow<'_, str> {
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("v="))
        .map(|value| percent_decode_str(value).decode_utf8_lossy())
        .unwrap_or_default()
}

/// Decodes a path once into a route, with `index.html` for a folder.
///
/// `None` for what no site holds: text that is not UTF-8, `.` and `..`, empty
/// segments, backslashes and control characters. These would find nothing
/// anyway; refusing them here keeps that true whatever holds the pages.
fn route(path: &str) -> Option<String> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let inner = decoded.strip_prefix('/')?;
    let (stem, folder) = match inner.strip_suffix('/') {
        Some(stem) => (stem, true),
        None => (inner, inner.is_empty()),
    };
    // "//" has a folder's slash after nothing; only "" itself is the root.
    let sound = inner.is_empty()
        || stem.split('/').all(|segment| {
            !matches!(segment, "" | "." | "..") && !segment.chars().any(|c| c == '\\' || c.is_control())
        });
    let mut route = sound.then(|| inner.to_owned())?;
    if folder {
        route.push_str("index.html");
    }
    Some(route)
}

/// The Location, relative to the route's own address, under which the folder of
/// the same name is found: `./2024/?q` for `…/2024`. The `./` keeps a colon in
/// the name from being read as a scheme.
pub fn folder_location(route: &str, query: Option<&str>) -> String {
    let name = route.rsplit('/').next().unwrap_or(route);
    let mut location = format!("./{}/", utf8_percent_encode(name, SEGMENT));
    if let Some(query) = query {
        // Writing to a String cannot fail.
        let _ = write!(location, "?{query}");
    }
    location
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            map.append(*name, HeaderValue::from_static(value));
        }
        map
    }

    fn door(local: &str, peer: &str) -> Door {
        Door::new(local.parse().unwrap(), peer.parse().unwrap())
    }

    fn home() -> Door {
        door("127.0.0.1:8000", "127.0.0.1")
    }

    fn admitted(pairs: &[(&'static str, &'static str)]) -> Result<(), Refusal> {
        let uri = Uri::from_static("/");
        admit(&Method::GET, &uri, &headers(pairs), &home())
    }

    #[test]
    fn own_hosts_are_admitted() {
        for host in ["localhost:8000", "LocalHost:8000", "127.0.0.1:8000", "[::1]:8000"] {
            assert_eq!(admitted(&[("host", host)]), Ok(()), "{host}");
        }
        let plain = headers(&[("host", "localhost")]);
        assert_eq!(admit(&Method::HEAD, &Uri::from_static("/"), &plain, &door("[::1]:80", "::1")), Ok(()));
    }

    #[test]
    fn on_the_network_only_the_address_itself_is_a_host() {
        let admitted = |door: &Door, host: &'static str| {
            admit(&Method::GET, &Uri::from_static("/"), &headers(&[("host", host)]), door) == Ok(())
        };
        for (local, peer, own) in [
            ("192.168.1.5:8000", "192.168.1.9", "192.168.1.5:8000"),
            ("192.168.1.5:8000", "192.168.1.5", "192.168.1.5:8000"),
            ("[::ffff:192.168.1.5]:8000", "::ffff:192.168.1.9", "192.168.1.5:8000"),
            ("[2001:db8::5]:8000", "2001:db8::9", "[2001:db8::5]:8000"),
        ] {
            let door = door(local, peer);
            assert!(!door.is_home && admitted(&door, own), "{local}");
            for host in ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.1.6:8000", "0.0.0.0:8000"]
            {
                assert!(!admitted(&door, host), "{local} {host}");
            }
            for host in ["192.168.1.5", "192.168.1.5:80", "a.example:8000", "192.168.001.005:8000"] {
                assert!(!admitted(&door, host), "{local} {host}");
            }
        }
        assert!(!admitted(&home(), "192.168.1.5:8000"));
        assert!(!door("127.0.0.1:8000", "192.168.1.9").is_home);
    }

    #[test]
    fn other_hosts_are_strangers() {
        for host in [
            "evil.example:8000",
            "localhost",
            "localhost:80",
            "localhost:08000",
            "localhost:8000:8000",
            "localhost.:8000",
            "localhost.evil.example:8000",
            "127.0.0.1.evil.example:8000",
            "127.0.0.2:8000",
            "[::]:8000",
            "user@localhost:8000",
            "",
            " localhost:8000",
        ] {
            assert_eq!(admitted(&[("host", host)]), Err(Refusal::Stranger), "{host}");
        }
        assert_eq!(admitted(&[]), Err(Refusal::Stranger));
        assert_eq!(
            admitted(&[("host", "localhost:8000"), ("host", "localhost:8000")]),
            Err(Refusal::Stranger)
        );
        let own = headers(&[("host", "localhost:8000")]);
        let absolute = Uri::from_static("http://evil.example/");
        assert_eq!(admit(&Method::GET, &absolute, &own, &home()), Err(Refusal::Stranger));
        let secure = Uri::from_static("https://localhost:8000/");
        assert_eq!(admit(&Method::GET, &secure, &own, &home()), Err(Refusal::Stranger));
    }

    #[test]
    fn other_sites_are_strangers() {
        let host = ("host", "127.0.0.1:8000");
        assert_eq!(admitted(&[host, ("origin", "http://127.0.0.1:8000")]), Ok(()));
        assert_eq!(admitted(&[host, ("sec-fetch-site", "same-origin")]), Ok(()));
        assert_eq!(admitted(&[host, ("sec-fetch-site", "none")]), Ok(()));
        for origin in [
            "null",
            "https://evil.example",
            "http://127.0.0.1:9000",
            "https://127.0.0.1:8000",
            "http://127.0.0.1:8000.evil.example",
        ] {
            let verdict = admitted(&[host, ("origin", origin)]);
            assert_eq!(verdict, Err(Refusal::Stranger), "{origin}");
        }
        for site in ["Cross-Site", "same-site", "", "else"] {
            assert_eq!(admitted(&[host, ("sec-fetch-site", site)]), Err(Refusal::Stranger), "{site}");
        }
    }

    #[test]
    fn another_site_may_lead_a_reader_here_and_no_more() {
        let from = |mode, dest| {
            let (host, site) = (("host", "127.0.0.1:8000"), ("sec-fetch-site", "cross-site"));
            admitted(&[host, site, ("sec-fetch-mode", mode), ("sec-fetch-dest", dest)])
        };
        assert_eq!(from("navigate", "document"), Ok(()));
        for (mode, dest) in [
            ("navigate", "iframe"),
            ("navigate", "object"),
            ("no-cors", "document"),
            ("no-cors", "image"),
            ("cors", "empty"),
            ("websocket", "websocket"),
        ] {
            assert_eq!(from(mode, dest), Err(Refusal::Stranger), "{mode} {dest}");
        }
    }

    #[test]
    fn only_reading_is_admitted() {
        let own = headers(&[("host", "localhost:8000")]);
        let uri = Uri::from_static("/");
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
            assert_eq!(admit(&method, &uri, &own, &home()), Err(Refusal::Method), "{method}");
        }
        for burden in [("transfer-encoding", "chunked"), ("content-length", "1"), ("upgrade", "websocket")] {
            assert_eq!(admitted(&[("host", "localhost:8000"), burden]), Err(Refusal::Burdened), "{burden:?}");
        }
        assert_eq!(admitted(&[("host", "localhost:8000"), ("content-length", "0")]), Ok(()));
    }

    #[test]
    fn paths_become_routes() {
        for (path, route) in [
            ("/", "index.html"),
            ("/2024/", "2024/index.html"),
            ("/2024/index.html", "2024/index.html"),
            ("/2024", "2024"),
            ("/2024?x=/../", "2024"),
            ("/%E5%A4%A7%E4%BA%8B%E8%AE%B0/", "大事记/index.html"),
            ("/%E5%9B%BE%2F1.jpg", "图/1.jpg"),
            ("/a%20b+c.html", "a b+c.html"),
            ("/a%2525", "a%25"),
            ("/...", "..."),
        ] {
            let uri: Uri = path.parse().unwrap();
            assert_eq!(target(&uri), Target::Route(route.to_owned()), "{path}");
        }
    }

    #[test]
    fn unsound_paths_lead_nowhere() {
        for path in [
            "//",
            "//a",
            "/a//b",
            "/a//",
            "/.",
            "/..",
            "/a/../b",
            "/a/./b",
            "/%2e%2e/",
            "/a%2F..",
            "/a%5Cb",
            "/a%00",
            "/a%0d%0ab",
            "/%7F",
            "/%FF",
            "/%C0%AE",
            "*",
        ] {
            let uri: Uri = path.parse().unwrap();
            assert_eq!(target(&uri), Target::Nowhere, "{path}");
        }
    }

    #[test]
    fn own_paths_are_told_apart() {
        for (path, expected) in [
            ("/-yearbook/reload.js?v=9", Target::Script),
            ("/-yearbook/overlay.css", Target::Style),
            ("/-yearbook/events", Target::Events(String::new())),
            ("/-yearbook/events?a&v=1f-2&b", Target::Events("1f-2".to_owned())),
            ("/-yearbook/", Target::Nowhere),
            ("/-yearbook/else", Target::Nowhere),
            ("/-yearbook", Target::Route("-yearbook".to_owned())),
        ] {
            assert_eq!(target(&Uri::from_static(path)), expected, "{path}");
        }
    }

    #[test]
    fn folder_locations_are_relative() {
        assert_eq!(folder_location("2024/大事记", None), "./%E5%A4%A7%E4%BA%8B%E8%AE%B0/");
        assert_eq!(folder_location("javascript:x", Some("q=1")), "./javascript%3Ax/?q=1");
    }
}
