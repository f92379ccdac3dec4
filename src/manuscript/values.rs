//! Slips in the value of a key: full-width digits and brackets, quotation marks, other words for yes and no.

use super::line::{Line, is_space, plain};
use super::names::{DATES, FLAGS, LISTS, NUMBERS, is_of};
use super::slip::{Slip, SlipKind};
use crate::date::Date;

/// Adds the slips of the value `line` of the key `name`.
pub(super) fn find(name: &str, line: Line, slips: &mut Vec<Slip>) {
    let value = line.text.trim_matches(is_space);
    let at = line.at..line.at + value.len();
    let (Some(first), Some(last)) = (value.chars().next(), value.chars().next_back()) else { return };
    if value.is_ascii() {
        return;
    }
    if let Some(meant) = of_shape(name, value) {
        if meant != value {
            slips.push(Slip::certain(at, meant, SlipKind::Value));
        }
    } else if is_of(LISTS, name) && matches!(first, '[' | '［') && matches!(last, ']' | '］') {
        slips.extend(commas(value).map(|meant| Slip::certain(at, meant, SlipKind::List)));
    } else if matches!(first, '［' | '｛')
        && !value.starts_with("｛｛")
        && matches!(last, '］' | '｝' | ']' | '}')
    {
        slips.push(Slip::unsure(at.start..at.start + first.len_utf8(), SlipKind::Brace));
    } else if unquoted(value).is_some() && !name.is_empty() {
        slips.push(Slip::unsure(at, SlipKind::Quoted));
    }
}

/// A date, a number, yes or no as it is meant; `None` where the key has another value, or this is none.
fn of_shape(name: &str, value: &str) -> Option<String> {
    if ![DATES, NUMBERS, FLAGS].iter().any(|names| is_of(names, name)) {
        return None;
    }
    let inner = unquoted(value).unwrap_or(value);
    let plain = plain(inner).trim().to_owned();
    if is_of(DATES, name) {
        // The date that can be read stays as it was typed.
        return Date::parse(value).map(|_| value.to_owned()).or_else(|| Date::parse(&plain).map(|_| plain));
    }
    if is_of(NUMBERS, name) {
        let is_number = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | ',' | '%'));
        return is_number.then_some(plain);
    }
    if is_of(FLAGS, name) {
        return Some(match plain.to_lowercase().trim_end_matches('.') {
            "true" | "yes" | "on" | "false" | "no" | "off" if inner != plain => plain,
            "是" | "是的" | "对" | "对的" | "√" | "✓" => "是".to_owned(),
            "否" | "不是" | "不" | "错" | "×" => "否".to_owned(),
            _ => return None,
        });
    }
    None
}

/// What stands between Chinese quotation marks that are around all of `value`.
fn unquoted(value: &str) -> Option<&str> {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('‘', '’'), ('”', '“'), ('＂', '＂')];
    PAIRS.iter().find_map(|(open, close)| {
        let inner = value.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then_some(inner)
    })
}

/// The list `value` with plain brackets and commas; `None` where it has them.
fn commas(value: &str) -> Option<String> {
    let inner = value.strip_prefix(['[', '［'])?.strip_suffix([']', '］'])?;
    let is_wide = value.starts_with('［') || value.ends_with('］') || inner.contains(['，', '、']);
    if !is_wide || inner.contains(['"', '\'', '[', '［', '{', '｛']) {
        return None;
    }
    let items: Vec<&str> = inner
        .split([',', '，', '、'])
        .map(|item| item.trim_matches(is_space))
        .map(|item| unquoted(item).unwrap_or(item))
        .filter(|item| !item.is_empty())
        .collect();
    Some(format!("[{}]", items.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is meant by `value` of the key `name`; `Err` where that is not certain.
    fn mended(name: &str, value: &str) -> Result<String, SlipKind> {
        let mut slips = Vec::new();
        find(name, Line { at: 0, text: value }, &mut slips);
        match slips.pop() {
            None => Ok(value.to_owned()),
            Some(Slip { meant: Some(meant), .. }) => Ok(meant),
            Some(slip) => Err(slip.kind),
        }
    }

    #[test]
    fn values_mean_what_their_keys_are() {
        for (name, typed, meant) in [
            ("日期", "２０２３－０９－０１", "2023-09-01"),
            ("日期", "２０２３年９月１日", "2023年9月1日"),
            ("日期", "2023年9月1日", "2023年9月1日"),
            ("日期", "2023．9．1", "2023.9.1"),
            ("日期", "2023。9。1", "2023.9.1"),
            ("date", "“2023-09-01”", "2023-09-01"),
            ("日期", "２０２３年１３月", "２０２３年１３月"),
            ("标题", "２０２３", "２０２３"),
            ("草稿", "对", "是"),
            ("草稿", "“是”", "是"),
            ("草稿", "ｔｒｕｅ", "true"),
            ("草稿", "是", "是"),
            ("草稿", "也许", "也许"),
            ("排序", "１２", "12"),
            ("数值", "１，２３４．５％", "1,234.5%"),
            ("数值", "十二", "十二"),
            ("作者", "［甲，乙］", "[甲, 乙]"),
            ("作者", "[甲，“乙”、丙]", "[甲, 乙, 丙]"),
            ("作者", "[甲, 乙]", "[甲, 乙]"),
            ("资料来源", "[甲，乙]", "[甲，乙]"),
            ("标题", "{{a}}号", "{{a}}号"),
        ] {
            assert_eq!(mended(name, typed), Ok(meant.to_owned()), "{name}: {typed}");
        }
    }

    #[test]
    fn what_is_not_certain_is_told() {
        assert_eq!(mended("标题", "“双减”"), Err(SlipKind::Quoted));
        assert_eq!(mended("标题", "“甲”与“乙”"), Ok("“甲”与“乙”".to_owned()));
        assert_eq!(mended("标题", "［甲］"), Err(SlipKind::Brace));
        assert_eq!(mended("照片", "｛甲：乙｝"), Err(SlipKind::Brace));
    }
}
