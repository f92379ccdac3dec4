//! Addresses in texts: where one begins and ends, and where another leads that is relative to it.

use std::ops::Range;

/// All addresses of the web in `text`, with their bytes, without the part behind `#`, which no server is told.
pub(super) fn all(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("http")).map(|at| from + at) {
        from = start + "http".len();
        let rest = text.get(start..).unwrap_or_default();
        let Some(scheme) = ["http://", "https://"].into_iter().find(|scheme| rest.starts_with(scheme)) else {
            continue;
        };
        let before = text.get(..start).unwrap_or_default();
        let length = length(before, rest);
        let typed = rest.get(..length).unwrap_or_default();
        let host = typed.get(scheme.len()..).unwrap_or_default();
        if host.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            let address = typed.split('#').next().unwrap_or(typed);
            found.push((escaped(address), start..start + length));
        }
        from = start + length.max(1);
    }
    found
}

/// How many bytes of `rest` belong to the address that begins there, by what stands `before` it: a link of Markdown and
/// angle brackets say where it ends; elsewhere it ends before the first character that no address has, as a Chinese
/// sentence goes on without a space, and before the marks of the sentence.
fn length(before: &str, rest: &str) -> usize {
    let until =
        |ends: &dyn Fn(char) -> bool| rest.find(|c: char| c.is_whitespace() || ends(c)).unwrap_or(rest.len());
    if before.ends_with('<') {
        return until(&|c| c == '>');
    }
    if before.ends_with("](") {
        let mut depth = 0;
        let end = rest.find(|c: char| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth < 0 || c.is_whitespace()
        });
        return end.unwrap_or(rest.len());
    }
    let end = until(&|c| !c.is_ascii() || c.is_control() || "<>\"'`{}[]|\\".contains(c));
    let typed = rest.get(..end).unwrap_or_default();
    let trimmed = typed.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '~']);
    let surplus = trimmed.matches(')').count() > trimmed.matches('(').count();
    if surplus { trimmed.trim_end_matches(')').len() } else { trimmed.len() }
}

/// With what is not ASCII percent-encoded.
fn escaped(address: &str) -> String {
    percent_encoding::utf8_percent_encode(address, percent_encoding::CONTROLS).to_string()
}

/// Whom `address` asks: its scheme, host and port, in lower case.
pub(super) fn host(address: &str) -> String {
    let after = address.find("://").map_or(0, |at| at + "://".len());
    let end = address
        .get(after..)
        .and_then(|rest| rest.find(['/', '?', '#']))
        .map_or(address.len(), |at| after + at);
    address.get(..end).unwrap_or(address).to_ascii_lowercase()
}

/// Where `location` leads when the server of `address` says it; `None` where that is not on the web.
pub(super) fn joined(address: &str, location: &str) -> Option<String> {
    let location = escaped(location.split('#').next().unwrap_or_default().trim());
    let lower = location.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Some(location);
    }
    let host = host(address);
    if let Some(rest) = location.strip_prefix("//") {
        return Some(format!("{}//{rest}", host.split("//").next()?));
    }
    let has_scheme = location.split(['/', '?']).next().is_some_and(|head| head.contains(':'));
    if has_scheme {
        return None;
    }
    if location.starts_with('/') {
        return Some(host + &location);
    }
    let path = address.get(host.len()..).unwrap_or_default().split(['?', '#']).next().unwrap_or_default();
    if location.is_empty() || location.starts_with('?') {
        return Some(format!("{host}{path}{location}"));
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let (own, query) = location.split_once('?').map_or((&*location, None), |(own, query)| (own, Some(query)));
    for part in own.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{host}/{}{query}", parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_its_sentence_goes_on() {
        for (text, wanted) in [
            ("见https://a.cn/b。", &["https://a.cn/b"][..]),
            ("[甲](https://a.cn/b_(c)?d=1#e \"题\")。", &["https://a.cn/b_(c)?d=1"]),
            ("[甲](https://a.cn/年)", &["https://a.cn/%E5%B9%B4"]),
            ("<http://a.cn/x,y>，(https://b.cn/z).", &["http://a.cn/x,y", "https://b.cn/z"]),
            ("网址: \"https://a.cn/\"\n别的: {网址: https://b.cn}", &["https://a.cn/", "https://b.cn"]),
            ("http https:// https://。 ftp://a.cn httpss://a.cn", &[]),
        ] {
            let found: Vec<String> = all(text).into_iter().map(|(address, _)| address).collect();
            assert_eq!(found, wanted, "{text}");
        }
        let text = "见 https://a.cn/b，";
        assert_eq!(&text[all(text)[0].1.clone()], "https://a.cn/b");
    }

    #[test]
    fn where_a_server_leads() {
        let from = "http://A.cn:80/b/c?d=1";
        for (location, wanted) in [
            ("https://x.cn/y#z", Some("https://x.cn/y")),
            ("//x.cn/y", Some("http://x.cn/y")),
            ("/y?z", Some("http://a.cn:80/y?z")),
            ("y", Some("http://a.cn:80/b/y")),
            ("../y?z=../w", Some("http://a.cn:80/y?z=../w")),
            ("?e", Some("http://a.cn:80/b/c?e")),
            ("mailto:a@b.cn", None),
            ("javascript:x", None),
        ] {
            assert_eq!(joined(from, location).as_deref(), wanted, "{location}");
        }
    }
}
