//! Lines that mean to stand by themselves but would be run on to one paragraph: numbered ones, and those that begin with
//! two ideographic spaces, as a paragraph does in Chinese.
//!
//! `1、` is a list of Markdown in Chinese hands. `（1）`, `一、` and `①` have a form that a list would lose, so those lines
//! are set apart and stay as they are. Numbers count only from one and one by one: a line may begin with one by chance.

use super::line::{Line, is_space};
use super::slip::{Slip, SlipKind};

/// The lines so far of what may be one paragraph.
#[derive(Default)]
pub(super) struct Runs {
    /// Whether the line before is one of a paragraph.
    in_paragraph: bool,
    /// Numbered lines, one after the other.
    numbered: Vec<Numbered>,
}

#[derive(Clone, Copy)]
struct Numbered {
    at: usize,
    length: usize,
    form: Form,
    number: u32,
    /// Whether its end is a break already.
    breaks: bool,
}

/// How a line is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `1、`, `１．`, `1.` without a space.
    List,
    /// `（1）`.
    Round,
    /// `一、`.
    Han,
    /// `（一）`.
    RoundHan,
    /// `①`.
    Circled,
}

impl Runs {
    /// Takes the next line.
    pub fn line(&mut self, line: Line, slips: &mut Vec<Slip>) {
        let breaks = line.text.ends_with("  ") || line.text.ends_with('\\');
        let found = numbered(line.text).filter(|_| !line.is_blank());
        let follows =
            |last: &Numbered, (form, number): (Form, u32)| last.form == form && last.number + 1 == number;
        match found {
            Some((form, number, length)) => {
                if !self.numbered.last().is_some_and(|last| follows(last, (form, number))) {
                    self.stop(slips);
                }
                if number == 1 || !self.numbered.is_empty() {
                    self.numbered.push(Numbered { at: line.at, length, form, number, breaks });
                }
            }
            None => self.stop(slips),
        }
        let is_indented = line.text.starts_with("\u{3000}\u{3000}");
        if is_indented
            && self.in_paragraph
            && !line.is_blank()
            && !begins_block(line.text.trim_start_matches(is_space))
        {
            slips.push(Slip::certain(line.at..line.at, "\n", SlipKind::RunOn));
        }
        self.in_paragraph = !line.is_blank()
            && !breaks
            && (self.in_paragraph || is_indented || !begins_block(line.text))
            && !line.text.starts_with('#');
    }

    /// Tells of the numbered lines so far, and forgets them.
    pub fn stop(&mut self, slips: &mut Vec<Slip>) {
        let lines = std::mem::take(&mut self.numbered);
        let [_, .., last] = &lines[..] else { return };
        if lines.iter().any(|line| line.breaks && line.at != last.at) {
            return;
        }
        for line in &lines {
            if line.form == Form::List {
                let meant = format!("{}. ", line.number);
                slips.push(Slip::certain(line.at..line.at + line.length, meant, SlipKind::Number));
            } else if line.number > 1 {
                slips.push(Slip::certain(line.at..line.at, "\n", SlipKind::RunOn));
            }
        }
    }
}

/// Whether Markdown takes a line for something else than the beginning of a paragraph.
fn begins_block(line: &str) -> bool {
    let content = line.trim_start_matches(' ');
    let digits = content.trim_start_matches(|c: char| c.is_ascii_digit());
    content.starts_with(['#', '>', '|', '<', '!', '['])
        || ["- ", "* ", "+ ", "```", "~~~", ": "].iter().any(|mark| content.starts_with(mark))
        || digits.len() < content.len() && (digits.starts_with(". ") || digits.starts_with(") "))
        || line.starts_with("    ")
        || line.starts_with('\t')
}

/// The form and number that `line` begins with, and how long they are with the spaces after them.
fn numbered(line: &str) -> Option<(Form, u32, usize)> {
    let first = line.chars().next()?;
    if let Some(circled) = u32::from(first).checked_sub(u32::from('①')).filter(|offset| *offset < 20) {
        return Some((Form::Circled, circled + 1, first.len_utf8()));
    }
    let rounded = line.strip_prefix(['（', '(']);
    let digits = rounded.unwrap_or(line);
    let (number, is_han, rest) = number(digits)?;
    let mark = rest.chars().next()?;
    let after = rest.get(mark.len_utf8()..)?;
    let form = match (rounded.is_some(), is_han, mark) {
        (true, false, '）' | ')') => Form::Round,
        (true, true, '）' | ')') => Form::RoundHan,
        (false, true, '、' | '．') => Form::Han,
        (false, false, '、' | '．') => Form::List,
        // `1.5` is a number, `1. ` a list already.
        (false, false, '.') if !after.starts_with(|c: char| c.is_numeric() || c == ' ') => Form::List,
        _ => return None,
    };
    let text = after.trim_start_matches(is_space);
    // `1．5` is a number, too.
    let is_number = mark == '．' && after.starts_with(char::is_numeric);
    (!text.is_empty() && !is_number).then_some((form, number, line.len() - text.len()))
}

/// The number of at most two digits, or up to twenty in Chinese, that `text` begins with; whether it is Chinese; the rest.
fn number(text: &str) -> Option<(u32, bool, &str)> {
    const HAN: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let han = |c: char| HAN.iter().position(|known| *known == c).and_then(|at| u32::try_from(at + 1).ok());
    let digit = |c: char| match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    };
    let first = text.chars().next()?;
    let is_han = han(first).is_some();
    let end = text.find(|c| if is_han { han(c).is_none() } else { digit(c).is_none() })?;
    let (typed, rest) = (text.get(..end)?, text.get(end..)?);
    let values: Vec<u32> = typed.chars().filter_map(|c| if is_han { han(c) } else { digit(c) }).collect();
    let number = match (is_han, &values[..]) {
        (true, [10, unit]) if *unit < 10 => 10 + unit,
        (_, [one]) => *one,
        (false, [ten, unit]) => 10 * ten + unit,
        _ => return None,
    };
    Some((number, is_han, rest))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::super::repaired;
    use super::*;

    fn mended(text: &str) -> String {
        let (mut runs, mut slips) = (Runs::default(), Vec::new());
        for line in lines(text, 0..text.len()) {
            runs.line(line, &mut slips);
        }
        runs.stop(&mut slips);
        repaired::settle(&mut slips);
        repaired::apply(text, &slips)
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "1. 甲\n2. 乙\n",
            "1、甲\n\n2、乙\n",
            "1、只有一行\n接着说。\n",
            "2、不从一起\n3、丙\n",
            "1.5万人\n2.5万人\n",
            "1、甲  \n2、乙  \n3、丙\n",
            "　　第一段。\n\n　　第二段。\n",
            "甲\n乙\n",
            "（1）甲\n\n（2）乙\n",
            "一、总体情况\n\n二、具体工作\n",
            "- 甲\n　　接着说\n",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn lines_that_would_run_on_are_set_apart() {
        for (typed, meant) in [
            ("如下：\n1、甲\n2、乙\n3、丙\n\n完。\n", "如下：\n1. 甲\n2. 乙\n3. 丙\n\n完。\n"),
            ("１．甲\n２．乙\n", "1. 甲\n2. 乙\n"),
            ("1.甲\n2.乙\n", "1. 甲\n2. 乙\n"),
            ("（1）甲\n（2）乙\n（3）丙\n", "（1）甲\n\n（2）乙\n\n（3）丙\n"),
            ("一、甲\n二、乙\n", "一、甲\n\n二、乙\n"),
            ("（一）甲\n（二）乙\n", "（一）甲\n\n（二）乙\n"),
            ("①甲\n②乙\n", "①甲\n\n②乙\n"),
            ("　　第一段。\n　　第二段。\n", "　　第一段。\n\n　　第二段。\n"),
        ] {
            assert_eq!(mended(typed), meant, "{typed}");
            assert_eq!(mended(meant), meant, "{meant}");
        }
    }
}
