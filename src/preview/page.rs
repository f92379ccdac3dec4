//! How a page is dressed for the preview: its media type, and the reload line with what it says of an article.
//!
//! The line is added to what goes over the wire and never to the page that the
//! site holds, so that what is published is what was built.

use crate::language::{Language, Words};

use super::request::SCRIPT;

const WAITING: &str = include_str!("waiting.html");
const PREVIEW: Words = Words::new("预览", "Preview");
const BUILDING: Words = Words::new(
    "正在生成年鉴，完成后本页自动刷新。",
    "The yearbook is being built; this page will show it by itself.",
);
/// The script behind the reload line.
pub const RELOAD: &str = concat!(include_str!("patch.js"), include_str!("reload.js"));
/// The style of what the script lays over a page.
pub const OVERLAY: &str = include_str!("overlay.css");

/// What every answer allows its page: itself, and nothing from elsewhere, so
/// that a page that leans on a foreign host fails before it is published.
pub const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; \
    script-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; \
    manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The Content-Type for a media type: text is always UTF-8 here.
pub fn content_type(mime: &str) -> String {
    let kind = essence(mime);
    let text = kind.starts_with("text/")
        || kind.ends_with("+xml")
        || matches!(kind.as_str(), "application/xml" | "application/javascript");
    if text && !mime.to_ascii_lowercase().contains("charset=") {
        format!("{mime}; charset=utf-8")
    } else {
        mime.to_owned()
    }
}

/// Whether a media type is that of a page that takes the reload line.
pub fn is_html(mime: &str) -> bool {
    essence(mime) == "text/html"
}

/// The type itself, without parameters.
fn essence(mime: &str) -> String {
    let kind = mime.split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// Shown before there is a site.
pub fn waiting(language: Language) -> String {
    let filled = WAITING.replace("{lang}", tag(language)).replace("{title}", PREVIEW.said(language));
    filled.replace("{text}", BUILDING.said(language))
}

/// The language as HTML names it.
fn tag(language: Language) -> &'static str {
    language.of("zh-CN", "en")
}

/// What the reload line says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line<'a> {
    /// The state of the stage that the page was taken from.
    pub version: &'a str,
    /// How far the page's article is, as JSON.
    pub standing: Option<&'a str>,
    /// What stands before a file's path in a link that opens it in an editor.
    pub editor: Option<&'a str>,
    /// What the script says things in.
    pub language: Language,
}

/// The page with the reload line before its last `</body>`, or at its end where
/// it leaves that tag out, as HTML allows.
pub fn with_reload_line(page: &[u8], line: Line) -> Vec<u8> {
    const END: &[u8] = b"</body";
    let data = |name: &str, value: Option<&str>| {
        value.map(|value| format!(" data-{name}=\"{}\"", attribute(value))).unwrap_or_default()
    };
    let (standing, editor) = (data("standing", line.standing), data("editor", line.editor));
    let spoken = data("lang", Some(tag(line.language)).filter(|_| line.language != Language::Chinese));
    let line =
        format!("<script src=\"{SCRIPT}?v={}\"{standing}{editor}{spoken} defer></script>", line.version);
    let at =
        page.windows(END.len()).rposition(|window| window.eq_ignore_ascii_case(END)).unwrap_or(page.len());
    let (head, tail) = page.split_at_checked(at).unwrap_or((page, &[]));
    [head, line.as_bytes(), tail].concat()
}

/// `text` as the value of an attribute in double quotes.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: Line = Line { version: "a-1", standing: None, editor: None, language: Language::Chinese };

    #[test]
    fn text_is_utf_8() {
        for (mime, expected) in [
            ("text/html", "text/html; charset=utf-8"),
            ("text/css", "text/css; charset=utf-8"),
            ("text/html; Charset=GBK", "text/html; Charset=GBK"),
            ("image/svg+xml", "image/svg+xml; charset=utf-8"),
            ("application/json", "application/json"),
            ("image/jpeg", "image/jpeg"),
        ] {
            assert_eq!(content_type(mime), expected);
        }
    }

    #[test]
    fn html_is_known_by_its_type() {
        assert!(is_html("Text/HTML ; charset=utf-8"));
        assert!(!is_html("text/htmlx"));
        assert!(!is_html("application/xhtml+xml"));
    }

    #[test]
    fn the_line_goes_before_the_last_end_of_body() {
        let page = "<body><pre></body></pre>年鉴</BODY>\n</html>".as_bytes();
        let expected = "<body><pre></body></pre>年鉴<script src=\"/-yearbook/reload.js?v=a-1\" \
            defer></script></BODY>\n</html>";
        assert_eq!(with_reload_line(page, LINE), expected.as_bytes());
    }

    #[test]
    fn the_line_says_in_which_language_to_speak() {
        let line = with_reload_line(b"", Line { language: Language::English, ..LINE });
        let expected = "<script src=\"/-yearbook/reload.js?v=a-1\" data-lang=\"en\" defer></script>";
        assert_eq!(String::from_utf8_lossy(&line), expected);
    }

    #[test]
    fn the_line_ends_a_page_without_end_of_body() {
        let expected = b"<p>x<script src=\"/-yearbook/reload.js?v=a-1\" defer></script>";
        assert_eq!(with_reload_line(b"<p>x", LINE), expected);
    }

    #[test]
    fn what_is_said_of_an_article_stays_inside_the_line() {
        let expected = "<script src=\"/-yearbook/reload.js?v=a-1\" \
            data-standing=\"{&quot;a&quot;:&quot;&lt;/script&gt;&amp;&quot;}\" \
            data-editor=\"vscode://file/a/\" defer></script>";
        let (standing, editor) = (Some(r#"{"a":"</script>&"}"#), Some("vscode://file/a/"));
        let line = with_reload_line(b"", Line { standing, editor, ..LINE });
        assert_eq!(String::from_utf8_lossy(&line), expected);
    }

    #[test]
    fn the_waiting_page_obeys_the_policy() {
        for (language, text) in
            [(Language::Chinese, "<title>预览</title>"), (Language::English, "<html lang=\"en\">")]
        {
            let page = waiting(language);
            assert!(page.contains(text), "{page}");
            assert!(
                !["style=", "<style", "<script", "{"].iter().any(|foreign| page.contains(foreign)),
                "{page}"
            );
        }
        assert!(POLICY.contains("script-src 'self'; font-src 'self'"));
    }
}
