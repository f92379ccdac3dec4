//! Addresses typed into the text without any markup.
//!
//! The rules are those of the autolinks of GitHub Flavored Markdown, with one more: an address
//! ends before the first character that is not ASCII, since Chinese text goes on after it without
//! a space: `见https://a.cn/b。`. An address that has such characters is to be written in angle
//! brackets.

use std::ops::Range;

use super::marks;

/// An address in the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Url {
    /// The address itself.
    pub href: String,
    /// The bytes it takes in the text.
    pub range: Range<usize>,
}

/// The address that begins at this byte of the text, if one does. `www.` is read as
/// `http://www.`.
pub(super) fn at(text: &str, start: usize) -> Option<Url> {
    let before = text.get(..start)?.trim_end_matches(marks::JOINT);
    if before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '/' | '.' | '@')) {
        return None;
    }
    let rest = text.get(start..)?;
    let begins = |prefix: &str| {
        let head = rest.get(..prefix.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(prefix))
    };
    let prefix = ["https://", "http://", "www."].into_iter().find(|p| begins(p))?;
    let host = rest.get(prefix.len()..)?;
    if !host.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let belongs =
        |c: char| c == marks::JOINT || (c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '`'));
    let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let written = without_trail(rest.get(..length)?);
    let address = written.replace(marks::JOINT, "");
    let href = if prefix == "www." { format!("http://{address}") } else { address };
    Some(Url { href, range: start..start + written.len() })
}

/// The address without the punctuation at its end, which belongs to the sentence: closing
/// parentheses only as far as none opens in the address.
fn without_trail(address: &str) -> &str {
    let count = |sign| address.matches(sign).count();
    let mut surplus = count(')').saturating_sub(count('('));
    let mut kept = address;
    while let Some(last) = kept.chars().next_back() {
        match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | marks::JOINT => {}
            ')' if surplus > 0 => surplus -= 1,
            _ => break,
        }
        kept = kept.get(..kept.len() - last.len_utf8()).unwrap_or_default();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::testing::html;
    use super::*;

    fn found(text: &str) -> Option<String> {
        let start = text.find(['h', 'H', 'w'])?;
        let url = at(text, start)?;
        Some(text[url.range].to_owned())
    }

    #[test]
    fn an_address_ends_before_chinese_text_and_sentence_punctuation() {
        for (text, address) in [
            ("见https://a.cn/b。下", "https://a.cn/b"),
            ("（http://a.cn/b）", "http://a.cn/b"),
            ("HTTP://a.cn:80/b?c=d&e#f，", "HTTP://a.cn:80/b?c=d&e#f"),
            ("https://a.cn/b.", "https://a.cn/b"),
            ("(https://a.cn/b_(c)).", "https://a.cn/b_(c)"),
            ("https://a.cn/b));", "https://a.cn/b"),
            ("https://localhost中文", "https://localhost"),
            ("www.a.cn、", "www.a.cn"),
        ] {
            assert_eq!(found(text).as_deref(), Some(address), "{text}");
        }
        for text in ["https://", "https://中国", "http:/a", "www.", "wwww.a", "xhttp://a"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_become_links_in_text_only() {
        assert_eq!(
            html("**网址：**https://a.cn/b_c_d?e=1&amp;f=~2，完。"),
            "<p><strong>网址：</strong><a href=\"https://a.cn/b_c_d?e=1&amp;f=~2\" rel=\"noopener\">https://a.cn/b_c_d?e=1&amp;f=~2</a>，完。</p>\n"
        );
        assert_eq!(html("`https://a.cn`"), "<p><code>https://a.cn</code></p>\n");
        assert_eq!(html("https\\://a.cn"), "<p>https://a.cn</p>\n");
        assert_eq!(
            html("[见https://b.cn](https://a.cn)"),
            "<p><a href=\"https://a.cn\" rel=\"noopener\">见https://b.cn</a></p>\n"
        );
        assert_eq!(
            html("https://a.cn/{{b}}"),
            "<p><a href=\"https://a.cn/%7B%7Bb%7D%7D\" rel=\"noopener\">https://a.cn/{{b}}</a></p>\n"
        );
    }
}
