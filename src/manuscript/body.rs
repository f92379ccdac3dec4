//! Slips in Markdown, line by line: headings, lists, paragraphs, fences, and what stands inside a line (`inline`).

use std::ops::Range;

use super::line::{Line, is_space, lines, plain};
use super::names::BLOCKS;
use super::runs::Runs;
use super::slip::{Slip, SlipKind};
use super::{inline, records};

/// Adds the slips of the Markdown in the bytes `range` of `text` to `slips`.
pub(super) fn find(text: &str, range: Range<usize>, slips: &mut Vec<Slip>) {
    let end = range.end;
    let mut runs = Runs::default();
    let mut lines = lines(text, range);
    while let Some(line) = lines.next() {
        if let Some(fence) = Fence::of(line.text) {
            runs.stop(slips);
            let inside = (line.end() + 1).min(end);
            if let Some(close) = fence.close(text, inside..end) {
                fence.tell(line, close, slips);
                if fence.is_block() {
                    records::find(text, inside..close.at, slips);
                }
                lines.find(|line| line.at == close.at);
                continue;
            }
            if fence.is_right() {
                return;
            }
        }
        runs.line(line, slips);
        heading(line, slips);
        footnote(line, slips);
        if !line.text.starts_with("    ") {
            inline::find(line, slips);
        }
    }
    runs.stop(slips);
}

/// A line that opens a fenced block, or was meant to.
#[derive(Clone, Copy)]
struct Fence<'t> {
    mark: char,
    count: usize,
    indent: usize,
    info: &'t str,
}

/// What is typed for a backtick with an input method at work, or remembered wrong.
const MISTAKEN: &[char] = &['·', '｀', '\'', '‘', '’', ':', '：', '、'];

impl<'t> Fence<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let mark = content.chars().next().filter(|c| matches!(c, '`' | '~') || MISTAKEN.contains(c))?;
        let rest = content.trim_start_matches(mark);
        let count = (content.len() - rest.len()) / mark.len_utf8();
        let fence = Self { mark, count, indent, info: rest.trim_matches(is_space) };
        let is_fence = count >= 3 && indent < 4 && !(mark == '`' && rest.contains('`'));
        // Three of the others can begin a sentence or be a rule; before the name of a block, or of full width, they are a
        // fence.
        (is_fence && (fence.is_right() || mark == '｀' || fence.is_block())).then_some(fence)
    }

    fn is_right(&self) -> bool {
        matches!(self.mark, '`' | '~')
    }

    /// Whether it holds YAML.
    fn is_block(&self) -> bool {
        let word = self.info.split(is_space).next().unwrap_or_default();
        BLOCKS.contains(&word.trim_end_matches(['：', ':']))
    }

    /// The line that closes it: the first of its own marks, or, where none is right, of any.
    fn close<'s>(&self, text: &'s str, range: Range<usize>) -> Option<Line<'s>> {
        let marks = |line: &Line<'s>| {
            let content = line.text.trim_matches(is_space);
            let mark = content.chars().next()?;
            let is_whole = content.chars().all(|c| c == mark) && content.chars().count() >= 3;
            is_whole.then_some((mark, content.chars().count()))
        };
        let is_own = |line: &Line<'s>| {
            marks(line).is_some_and(|(mark, count)| mark == self.mark && count >= self.count)
        };
        let is_meant = |line: &Line<'s>| {
            marks(line).is_some_and(|(mark, _)| mark == '`' || mark == '~' || MISTAKEN.contains(&mark))
        };
        lines(text, range.clone()).find(is_own).or_else(|| lines(text, range).find(is_meant))
    }

    /// Tells of the lines of a fence that are not backticks.
    fn tell(&self, open: Line, close: Line, slips: &mut Vec<Slip>) {
        let mark = if self.mark == '~' { "~" } else { "`" };
        if !self.is_right() {
            let content = open.at + self.indent;
            let marks = content..content + self.count * self.mark.len_utf8();
            slips.push(Slip::certain(marks, mark.repeat(self.count), SlipKind::Fence));
        }
        let closing = close.text.trim_matches(is_space);
        if closing.starts_with(|c| c != '`' && c != '~') || self.is_right() && !closing.starts_with(mark) {
            slips.push(Slip::certain(close.at..close.end(), mark.repeat(self.count), SlipKind::Fence));
        }
    }
}

/// A heading without a space after its number signs, or with those of full width.
fn heading(line: Line, slips: &mut Vec<Slip>) {
    let content = line.text.trim_start_matches(is_space);
    let indent = line.text.len() - content.len();
    let text = content.trim_start_matches(['#', '＃']);
    let signs = content.get(..content.len() - text.len()).unwrap_or_default();
    let count = signs.chars().count();
    if !(1..=6).contains(&count) || line.text.starts_with("    ") || line.text.starts_with('\t') {
        return;
    }
    let title = text.trim_start_matches(is_space);
    let space = text.get(..text.len() - title.len()).unwrap_or_default();
    let is_spaced = space.starts_with([' ', '\t']);
    let is_indented = line.text.get(..indent).is_some_and(|indent| indent.chars().any(|c| c != ' '));
    let is_right = is_spaced && !signs.contains('＃') && !is_indented;
    // One number sign without a space may begin a subject (`#科普#`) or a number (`#3`).
    let is_certain = count > 1 || is_spaced || space.starts_with(is_space) && !space.is_empty();
    if is_right || title.is_empty() || !is_certain || title.starts_with('{') {
        return;
    }
    let end = line.at + indent + signs.len() + space.len();
    slips.push(Slip::certain(line.at..end, format!("{} ", plain(signs)), SlipKind::Heading));
}

/// A footnote's text after a full-width colon.
fn footnote(line: Line, slips: &mut Vec<Slip>) {
    let Some(label) = line.text.strip_prefix("[^").or_else(|| line.text.strip_prefix("[＾")) else { return };
    let Some((name, rest)) = label.split_once(']') else { return };
    let is_name = !name.is_empty() && !name.contains(['[', '^']) && !name.contains(is_space);
    let is_wide = line.text.starts_with("[＾");
    let rest = rest.strip_prefix('：').or_else(|| rest.strip_prefix(':').filter(|_| is_wide));
    let Some(rest) = rest.filter(|_| is_name) else { return };
    let text = rest.trim_start_matches(is_space);
    let end = line.end() - text.len();
    slips.push(Slip::certain(line.at..end, format!("[^{name}]: "), SlipKind::Footnote));
}

#[cfg(test)]
mod tests {
    use super::super::repaired;
    use super::*;

    fn mended(text: &str) -> String {
        let mut slips = Vec::new();
        find(text, 0..text.len(), &mut slips);
        repaired::settle(&mut slips);
        repaired::apply(text, &slips)
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "## 一\n\n#科普# 活动\n\n#3 号楼\n\n　　正文。\n",
            "```\n##不是\n１．甲\n２．乙\n```\n",
            "~~~yaml\n标题：甲\n~~~\n",
            "```没有结束\n##不是\n",
            "    ##代码\n",
            "[^1]: 注\n\n正文[^1]：后面\n",
            "：：：注意\n\n···\n\n'''引'''\n",
            "```数据\n编号: [a, b]\n```\n",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn what_is_meant_is_told_line_by_line() {
        for (typed, meant) in [
            ("##标题\n", "## 标题\n"),
            ("＃＃　标题\n", "## 标题\n"),
            ("＃ 标题\n", "# 标题\n"),
            ("##\u{a0}标题\n", "## 标题\n"),
            ("　　### 标题\n", "### 标题\n"),
            ("[^1]：注\n", "[^1]: 注\n"),
            ("[＾1]：注\n", "[^1]: 注\n"),
            ("···数据\n编号：［a，b］\n···\n", "```数据\n编号: [a, b]\n```\n"),
            ("'''gallery\nphotos: [a]\n'''\n", "```gallery\nphotos: [a]\n```\n"),
            (":::数据\n分组: 甲\n:::\n##一\n", "```数据\n分组: 甲\n```\n## 一\n"),
            ("｀｀｀\n##不是\n｀｀｀\n", "```\n##不是\n```\n"),
            ("```数据\n分组：甲\n···\n##一\n", "```数据\n分组: 甲\n```\n## 一\n"),
        ] {
            assert_eq!(mended(typed), meant, "{typed}");
            assert_eq!(mended(meant), meant, "{meant}");
        }
    }
}
