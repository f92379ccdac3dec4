//! Where things are: a file of the project ([`SourcePath`]) and a file of the website ([`Route`]).
//!
//! Both are relative, use `/` on every system and cannot leave their folder, because that is checked
//! once, when they are made. Links of the website are relative, too: so one build works at a domain's
//! root, under a sub-path and from a USB stick.

use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stands unescaped in a path of a link: RFC 3986's unreserved characters and the slash.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A file or folder of the project, relative to the folder of `yearbook.yaml`.
///
/// Copies share the text: a build hands each path on many times.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Makes a path of `text`, with `.` and `..` resolved. `None` when it leaves the project or is absolute.
    pub fn new(text: &str) -> Option<Self> {
        normalise("", text).map(|path| Self(path.into()))
    }

    /// The path as written in messages.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part, with its extension.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The last part without its extension.
    pub fn stem(&self) -> &str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem })
    }

    /// The extension in lower case, empty when there is none.
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
    }

    /// The folder that it stands in, empty for the project's own.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The parts between slashes.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/')
    }

    /// The path inside `folder`, when it stands there.
    pub fn inside(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// What `target` names when it is written in this file: relative to its folder. Percent-encoding is
    /// undone and a backslash, as Windows writes it, is a slash. `None` when it leaves the project.
    pub fn neighbour(&self, target: &str) -> Option<Self> {
        Self::within(self.folder(), target)
    }

    /// What `target` names inside `folder`. `None` when it leaves the project.
    pub fn within(folder: &str, target: &str) -> Option<Self> {
        let target = percent_decode_str(target).decode_utf8().ok()?.replace('\\', "/");
        normalise(folder, &target).map(|path| Self(path.into()))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn normalise(folder: &str, target: &str) -> Option<String> {
    if target.starts_with('/') || target.contains('\0') || target.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// A file of the website, relative to its root: `front/pan-deng.html`.
/// Copies share the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Route(Arc<str>);

impl Route {
    /// A route of `text`. `None` when it is not a plain relative path.
    pub fn new(text: &str) -> Option<Self> {
        let whole = normalise("", text)?;
        (whole == text && !text.contains('\\')).then(|| Self(whole.into()))
    }

    /// A route that the program itself names, such as `index.html`.
    pub fn fixed(name: &'static str) -> Self {
        debug_assert!(Self::new(name).is_some(), "{name} is no plain relative path");
        Self(name.into())
    }

    /// The route as a path with slashes, not percent-encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The extension, empty when there is none. Routes are the program's own: always in lower case.
    pub fn extension(&self) -> &str {
        self.0.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// How a page at this route links to `target`.
    pub fn link(&self, target: &Route) -> String {
        let here: Vec<&str> = self.0.split('/').collect();
        let there: Vec<&str> = target.0.split('/').collect();
        let shared = here
            .iter()
            .zip(&there)
            .take(here.len() - 1)
            .take(there.len() - 1)
            .take_while(|(a, b)| a == b)
            .count();
        let up = "../".repeat(here.len() - 1 - shared);
        let down = there.get(shared..).unwrap_or_default().join("/");
        format!("{up}{}", encode(&down))
    }

    /// The address at a host whose root is `base`, which ends with a slash. A folder's `index.html` is
    /// left off there, as hosts serve it.
    pub fn absolute(&self, base: &str) -> String {
        let path = match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        };
        format!("{base}{}", encode(path))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn encode(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// The plain name of `text` for an address: lower-case letters, digits and hyphens, Han characters by
/// their pinyin, so that every host, archive and mail program keeps it as it is. A number in front that
/// only orders files (`01-`) is not part of it. At most 80 characters.
pub fn slug(text: &str) -> String {
    let mut slug = slug::slugify(order_prefix(text).1);
    slug.truncate(80);
    slug.trim_end_matches('-').to_owned()
}

/// Splits `01-preface` into its order and the rest. Only up to three digits and a separator order: `2024年`,
/// `100周年` and `2023-总结` keep their numbers.
pub fn order_prefix(name: &str) -> (Option<u32>, &str) {
    const SEPARATORS: [char; 6] = ['-', '_', '.', ' ', '、', '－'];
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let (number, tail) = name.split_at(digits);
    let rest = tail.trim_start_matches(SEPARATORS);
    match number.parse() {
        Ok(number) if digits <= 3 && rest.len() < tail.len() && !rest.is_empty() => (Some(number), rest),
        _ => (None, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(from: &str, to: &str) -> String {
        Route::new(from).unwrap().link(&Route::new(to).unwrap())
    }

    #[test]
    fn a_path_cannot_leave_the_project() {
        for outside in ["../a", "/etc/passwd", "a/../../b", "c:/x", "a\0b", "", "."] {
            assert_eq!(SourcePath::new(outside), None, "{outside}");
        }
        let article = SourcePath::new("content/01-front/a.md").unwrap();
        assert_eq!(article.neighbour("../../../x"), None);
        assert_eq!(article.neighbour("%2e%2e/%2e%2e/%2e%2e/x"), None);
        assert_eq!(article.neighbour("..\\02\\图 1.jpg").unwrap().as_str(), "content/02/图 1.jpg");
    }

    #[test]
    fn links_are_relative() {
        assert_eq!(link("index.html", "a/b.html"), "a/b.html");
        assert_eq!(link("a/b.html", "index.html"), "../index.html");
        assert_eq!(link("a/b.html", "a/c.html"), "c.html");
        assert_eq!(link("a/b.html", "a/b.html"), "b.html");
        assert_eq!(link("a/b/c.html", "a/d/e f.html"), "../d/e%20f.html");
        assert_eq!(link("a/index.html", "b/index.html"), "../b/index.html");
    }

    #[test]
    fn an_absolute_address_leaves_the_index_off() {
        let address = |route| Route::new(route).unwrap().absolute("https://example.org/y/");
        assert_eq!(address("index.html"), "https://example.org/y/");
        assert_eq!(address("a/index.html"), "https://example.org/y/a/");
        assert_eq!(address("a/myindex.html"), "https://example.org/y/a/myindex.html");
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("01-攀登"), "pan-deng");
        assert_eq!(slug("“数”说新发展（一）"), "shu-shuo-xin-fa-zhan-yi");
        assert_eq!(slug("2023"), "2023");
        assert_eq!(slug("../../etc"), "etc");
        assert_eq!(slug("！"), "");
    }

    #[test]
    fn a_number_in_front_orders() {
        assert_eq!(order_prefix("01-攀登"), (Some(1), "攀登"));
        assert_eq!(order_prefix("12、活动"), (Some(12), "活动"));
        assert_eq!(order_prefix("2023"), (None, "2023"));
        for name in ["20230901-x", "2023-总结", "2024年", "100周年", "3月活动", "1-"] {
            assert_eq!(order_prefix(name), (None, name));
        }
    }
}
