//! Slips inside a line of Markdown: links, photographs, figures and emphasis with full-width marks.
//!
//! Chinese brackets are also Chinese punctuation, so they are a slip only where what stands between them is an address,
//! the name of a picture, or a figure's id.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::line::{Line, is_invisible};
use super::slip::{Slip, SlipKind};

/// What may begin a slip inside a line.
const TRIGGERS: &[&str] = &[
    "]（", "】（", "】(", "](", "！[", "！【", "!【", "｛｛", "{｛", "｛{", "{{", "＊＊", "\u{200b}",
    "\u{2060}", "\u{feff}",
];

static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(TRIGGERS).ok());

/// Endings of what links and photographs name.
const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "svg", "avif"];
const FILES: &[&str] =
    &["md", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "txt", "zip", "ofd", "wps"];

/// Adds the slips inside `line`.
pub(super) fn find(line: Line, slips: &mut Vec<Slip>) {
    let Some(finder) = FINDER.as_ref() else { return };
    if !finder.is_match(line.text) {
        return;
    }
    let mut at = 0;
    while let Some(c) = line.text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = line.text.get(at..).unwrap_or_default();
        let taken = match c {
            '\\' => Some(1 + rest.chars().nth(1).map_or(0, char::len_utf8)),
            '`' => code(rest),
            '[' | '【' | '［' => link(line, at, slips),
            '{' | '｛' => figure(line.at + at, rest, slips),
            '＊' => stars(line.at + at, rest, slips),
            c if is_invisible(c) => {
                slips.push(Slip::certain(line.at + at..line.at + at + c.len_utf8(), "", SlipKind::Invisible));
                None
            }
            _ => None,
        };
        at += taken.unwrap_or(c.len_utf8());
    }
}

/// The length of the code that `rest` begins with.
fn code(rest: &str) -> Option<usize> {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let inner = rest.get(ticks..)?;
    let close = inner.find(rest.get(..ticks)?)?;
    Some(ticks + close + ticks)
}

/// A link or a photograph whose brackets open at `at`: its length.
fn link(line: Line, at: usize, slips: &mut Vec<Slip>) -> Option<usize> {
    let rest = line.text.get(at..)?;
    let open = rest.chars().next()?;
    let text_end = rest.find([']', '】', '］'])?;
    let text = rest.get(open.len_utf8()..text_end)?;
    let close = rest.get(text_end..)?.chars().next()?;
    let after = rest.get(text_end + close.len_utf8()..)?;
    let paren = after.chars().next().filter(|c| matches!(c, '(' | '（'))?;
    let inner = after.get(paren.len_utf8()..)?;
    let length = inner.find([')', '）'])?;
    let (target, end) = (inner.get(..length)?, inner.get(length..)?.chars().next()?);
    let all = text_end + close.len_utf8() + paren.len_utf8() + length + end.len_utf8();
    let before = line.text.get(..at)?;
    let mark = before.chars().next_back().filter(|c| matches!(c, '!' | '！'));
    let is_whole_line = before.trim_matches(super::line::is_space).chars().count() == 1
        && rest.get(all..)?.trim_matches(super::line::is_space).is_empty();
    let is_photo = match mark {
        Some('!') => open == '[' || names_file(target, PICTURES) || is_whole_line,
        Some(_) => names_file(target, PICTURES) || is_whole_line && names_photo(target),
        None => false,
    };
    let is_right = (open, close, paren, end) == ('[', ']', '(', ')') && mark != Some('！');
    if is_right {
        return Some(all);
    }
    let is_meant = is_photo && (names_photo(target) || names_file(target, PICTURES)) || is_address(target);
    if !is_meant || text.contains(['[', '【', '［']) {
        return None;
    }
    let begins = if is_photo { at - mark.map_or(0, char::len_utf8) } else { at };
    let meant = format!("{}[{text}]({})", if is_photo { "!" } else { "" }, target.trim());
    if line.text.get(begins..at + all) != Some(&meant) {
        let kind = if is_photo { SlipKind::Photo } else { SlipKind::Link };
        slips.push(Slip::certain(line.at + begins..line.at + at + all, meant, kind));
    }
    Some(all)
}

/// Whether `target` is an address, or names a file.
fn is_address(target: &str) -> bool {
    let target = target.trim();
    let is_one = !target.contains([' ', '\u{3000}', '，', '。', '（', '(', '：']);
    let is_web = ["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme));
    is_one
        && (is_web && target.len() > 8
            || names_file(target, FILES)
            || target.starts_with('#') && target.len() > 1)
}

/// Whether `target` names a file with one of these endings.
fn names_file(target: &str, endings: &[&str]) -> bool {
    let target = target.trim().split('#').next().unwrap_or_default();
    let ending = target.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending);
    let is_one = !target.contains(['\u{3000}', '，', '。', '：']);
    is_one && ending.is_some_and(|ending| endings.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// Whether `target` can be the id of a photograph.
fn names_photo(target: &str) -> bool {
    let target = target.trim();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '\\');
    !target.is_empty() && target.chars().all(is_name)
}

/// Braces around a figure's id, one of them at least of full width: their length.
fn figure(at: usize, rest: &str, slips: &mut Vec<Slip>) -> Option<usize> {
    let mut opening = rest.char_indices().take_while(|(_, c)| matches!(c, '{' | '｛'));
    opening.next()?;
    let (second, brace) = opening.next()?;
    if opening.next().is_some() {
        return None;
    }
    let start = second + brace.len_utf8();
    let inner = rest.get(start..)?;
    let end = inner.find(['}', '｝'])?;
    let id = inner.get(..end)?.trim_matches(super::line::is_space);
    let mut closing = inner.get(end..)?.chars();
    let braces = [closing.next()?, closing.next().filter(|c| matches!(c, '}' | '｝'))?];
    let length = start + end + braces.iter().map(|c| c.len_utf8()).sum::<usize>();
    let is_id = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '－'));
    let meant = format!("{{{{{}}}}}", super::line::plain(id));
    let is_wide = rest.get(..length)?.contains(['｛', '｝']);
    if is_id && is_wide {
        slips.push(Slip::certain(at..at + length, meant, SlipKind::Figure));
    }
    Some(length)
}

/// Text between full-width asterisks: their length.
fn stars(at: usize, rest: &str, slips: &mut Vec<Slip>) -> Option<usize> {
    const STARS: &str = "＊＊";
    let inner = rest.strip_prefix(STARS)?;
    let end = inner.find(STARS).filter(|end| *end > 0)?;
    let text = inner.get(..end)?;
    if text.contains('＊') || text.trim_matches(super::line::is_space) != text {
        return None;
    }
    let close = at + STARS.len() + end;
    slips.push(Slip::certain(at..at + STARS.len(), "**", SlipKind::Stars));
    slips.push(Slip::certain(close..close + STARS.len(), "**", SlipKind::Stars));
    Some(STARS.len() + end + STARS.len())
}

#[cfg(test)]
mod tests {
    use super::super::repaired;
    use super::*;

    fn mended(text: &str) -> String {
        let mut slips = Vec::new();
        find(Line { at: 0, text }, &mut slips);
        repaired::settle(&mut slips);
        repaired::apply(text, &slips)
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "[字](https://a.cn)、[注]（见下文）、【通知】（第3号）",
            "`[字]（https://a.cn）`和`｛｛a｝｝`",
            "\\[字]（https://a.cn）",
            "太好了！[链接](../a.md)",
            "![图说](图 1.jpg)",
            "![图说](图.jpg \"题\")",
            "｛｛不是 编号｝｝、{{a}}、｛甲｝",
            "＊注：略。＊＊",
            "[[字]]（某）",
            "![图](C:\\a\\b.jpg)",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn what_is_meant_is_certain() {
        for (typed, meant) in [
            ("见[字]（https://a.cn）。", "见[字](https://a.cn)。"),
            ("见【字】（https://a.cn/b）。", "见[字](https://a.cn/b)。"),
            ("见[字](https://a.cn）。", "见[字](https://a.cn)。"),
            ("见[字]（../02/甲.md#一）和[乙]（乙.pdf）", "见[字](../02/甲.md#一)和[乙](乙.pdf)"),
            ("！[图说]（图.jpg）", "![图说](图.jpg)"),
            ("！[图说](图.jpg)", "![图说](图.jpg)"),
            ("!【图说】（图.JPG）", "![图说](图.JPG)"),
            ("！【图说】（开幕式）", "![图说](开幕式)"),
            ("![图说]（开幕式）", "![图说](开幕式)"),
            (
                "共｛｛bases-national｝｝家，{｛a}}人，｛｛会员－数｝｝",
                "共{{bases-national}}家，{{a}}人，{{会员-数}}",
            ),
            ("＊＊重点＊＊：略", "**重点**：略"),
            ("甲\u{200b}乙\u{feff}", "甲乙"),
        ] {
            assert_eq!(mended(typed), meant, "{typed}");
            assert_eq!(mended(meant), meant, "{meant}");
        }
    }
}
