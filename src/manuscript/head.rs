//! Where the front matter of an article begins and ends, whatever dashes were typed around it.

use std::ops::Range;

use super::line::{Line, is_dashes, is_space, key, lines};
use super::names::{FIRST, is_of};
use super::slip::{Slip, SlipKind};

/// The line around a front matter.
const DASHES: &str = "---";

/// The front matter of `text`, and where the body begins; the slips of the lines around it are added to `slips`. `None`
/// where there is no front matter, or where it ends is not certain.
pub(super) fn find(text: &str, slips: &mut Vec<Slip>) -> Option<(Range<usize>, usize)> {
    let first = lines(text, 0..text.len()).find(|line| !line.is_blank())?;
    let after = (first.end() + 1).min(text.len());
    let mut found = Vec::new();
    let start = if is_dashes(first.text) {
        let is_right = first.text.trim_end() == DASHES;
        let second = lines(text, after..text.len()).find(|line| !line.is_blank());
        // A line of dashes alone may be a rule: what follows it has to be a key.
        if !is_right && second.is_none_or(|line| key(line.text.trim_matches(is_space)).is_none()) {
            return None;
        }
        if !is_right {
            found.push(Slip::certain(first.at..first.end(), DASHES, SlipKind::Dashes));
        }
        after
    } else {
        let key = key(first.text.trim_start_matches(is_space))?;
        if !is_of(FIRST, key.name.trim_matches(is_space)) {
            return None;
        }
        found.push(Slip::certain(first.at..first.at, format!("{DASHES}\n"), SlipKind::Unopened));
        first.at
    };
    let is_opened = start == after;
    if first.at > 0 {
        found.push(Slip::certain(0..first.at, "", SlipKind::Late));
    }
    let (end, body) = match end(text, start) {
        End::Line(line) => {
            let body = (line.end() + 1).min(text.len());
            // After keys alone, a rule between two lines of text is not the end of anything.
            if line.text.trim_end() != DASHES {
                found.push(Slip::certain(line.at..line.end(), DASHES, SlipKind::Dashes));
            }
            (line.at, body)
        }
        End::Before(at) if is_opened => {
            let missing = if text.get(..at).is_some_and(|before| before.ends_with('\n')) { "" } else { "\n" };
            found.push(Slip::certain(at..at, format!("{missing}{DASHES}\n"), SlipKind::Unclosed));
            (at, at)
        }
        _ => return None,
    };
    slips.append(&mut found);
    Some((start..end, body))
}

/// How a front matter ends.
enum End<'t> {
    /// With this line.
    Line(Line<'t>),
    /// Here, without one.
    Before(usize),
    /// Nobody knows where.
    Unknown,
}

/// How the front matter that begins at `start` ends: with a line of dashes, unless before it comes what can be no part of
/// one. A body that begins like a list of keys leaves it unknown.
fn end(text: &str, start: usize) -> End<'_> {
    // The first blank line, after which there may be a body, and what may be its first line.
    let (mut gap, mut body) = (None, None);
    let mut keys = 0;
    for line in lines(text, start..text.len()) {
        if line.is_blank() {
            gap = gap.or(Some(line.at));
        } else if is_dashes(line.text) && !line.text.starts_with(' ') {
            return match body {
                Some(at) if keys > 0 => End::Before(at),
                _ => End::Line(line),
            };
        } else if !is_part(line.text) {
            body = body.or(gap);
            if gap.is_none() && keys > 0 && !has_dashes(text, line.at) {
                return End::Before(line.at);
            }
        } else {
            keys += usize::from(gap.is_none() && key(line.text).is_some());
        }
    }
    match (body, gap) {
        (Some(at), _) if keys > 0 => End::Before(at),
        (None, None) if keys > 0 => End::Before(text.len()),
        (None, Some(at)) if keys > 0 && text.get(at..).is_some_and(|rest| rest.trim().is_empty()) => {
            End::Before(at)
        }
        _ => End::Unknown,
    }
}

/// Whether a line can be part of YAML: a key, an item, something indented, or what closes a bracket.
fn is_part(line: &str) -> bool {
    line.starts_with([' ', '\t', ']', '}', '］', '｝', '-', '－', '"'])
        || line.starts_with('#') && !line.starts_with("##")
        || line.starts_with('\u{3000}') && key(line.trim_start_matches(is_space)).is_some()
        || key(line).is_some()
        || line.trim_start_matches(is_space).starts_with(['-', '－', '·', '•'])
}

fn has_dashes(text: &str, from: usize) -> bool {
    lines(text, from..text.len()).any(|line| is_dashes(line.text))
}

#[cfg(test)]
mod tests {
    use super::super::repaired;
    use super::*;

    /// `text` with right lines around its front matter; `None` where there is none.
    fn mended(text: &str) -> Option<String> {
        let mut slips = Vec::new();
        find(text, &mut slips)?;
        repaired::settle(&mut slips);
        Some(repaired::apply(text, &slips))
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "---\n标题: 攀登\n---\n一。\n\n---\n\n二。\n",
            "---\n标题: 攀登\n---",
            "---\n---\n",
            "---\n标题: 攀登\n\n作者: 甲\n# 注\n\n日期: 2023\n---\n\n---\n",
            "---\n不是 YAML\n---\n正文\n",
            "---\n摘要: |\n  甲\n\n  乙\n---\n正文\n",
            "--- \n标题: 攀登\n---  \n",
        ] {
            assert_eq!(mended(text).as_deref(), Some(text));
        }
        for text in [
            "",
            "正文。\n",
            "——\n正文。\n",
            "时间：九月\n\n正文\n",
            "---\n标题: 攀登\n\n时间：九月\n地点：武进\n",
        ] {
            assert_eq!(mended(text), None, "{text}");
        }
    }

    #[test]
    fn lines_around_it_are_mended() {
        for (typed, meant) in [
            ("－－－\n标题：攀登\n－－－\n正文\n", "---\n标题：攀登\n---\n正文\n"),
            ("———\n标题：攀登\n——\n正文\n\n---\n\n二\n", "---\n标题：攀登\n---\n正文\n\n---\n\n二\n"),
            ("-----\n标题: 攀登\n-- -\n", "---\n标题: 攀登\n---\n"),
            ("\n　\n---\n标题: 攀登\n---\n", "---\n标题: 攀登\n---\n"),
            ("标题：攀登\n---\n正文\n", "---\n标题：攀登\n---\n正文\n"),
            ("---\n标题: 攀登\n\n正文。\n", "---\n标题: 攀登\n---\n\n正文。\n"),
            (
                "---\n标题: 攀登\n\n## 一\n\n正文。\n\n---\n\n二\n",
                "---\n标题: 攀登\n---\n\n## 一\n\n正文。\n\n---\n\n二\n",
            ),
            ("---\n标题: 攀登\n正文。\n", "---\n标题: 攀登\n---\n正文。\n"),
            ("---\n标题: 攀登\n", "---\n标题: 攀登\n---\n"),
            ("---\n标题: 攀登", "---\n标题: 攀登\n---\n"),
        ] {
            assert_eq!(mended(typed).as_deref(), Some(meant), "{typed}");
            assert_eq!(mended(meant).as_deref(), Some(meant));
        }
    }
}
