//! How numbers are written in a text: GB/T 15835—2011《出版物上数字用法》.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::article::Passage;
use crate::diagnostic::{NumberFault, Problem};
use crate::number::Decimal;

use super::Mark;
use super::expression::{Expression, all};

/// Says of a match, and of what stands before it, what is wrong and what to write instead.
type Judge = fn(&str, &Captures) -> Option<(NumberFault, String)>;

/// The digits of a year in Chinese numerals, by value; 零 is the one that is wrong.
const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

static YEAR: Expression = LazyLock::new(|| Regex::new("([〇零一二三四五六七八九]{4})年([0-9]{1,2}月)?").ok());
static HUNDREDS: Expression = LazyLock::new(|| {
    Regex::new("([0-9]+(?:\\.[0-9]+)?)([十百千])(?:余|多)?(?:万|亿|人|元|个|名|位|家|户|项|次|篇|件|场|所|亩|吨|公里|余|多)")
        .ok()
});
static RANGE: Expression = LazyLock::new(|| {
    Regex::new(concat!(
        "([0-9][0-9.,]*)(%|％|年|月|日|万|亿)?([-~～—–])([0-9][0-9.,]*)",
        "(%|％|年|月|日|万|亿|届|期|级|人|个|名|位|家|项|次|岁|天|小时|分钟|元|米|公里|千克|吨|亩|倍|所|场|件|种|篇)"
    ))
    .ok()
});
static SHORT_YEAR: Expression = LazyLock::new(|| Regex::new("([0-9]{2})年[0-9]{1,2}月").ok());
static ROUGH: Expression = LazyLock::new(|| {
    Regex::new("([一二三四五六七八九])、([一二三四五六七八九])(?:百|千|万|个|名|位|天|倍|成|遍|趟)").ok()
});
static FEWER: Expression =
    LazyLock::new(|| Regex::new("(?:减少|下降|降低|缩短|缩小|减轻)(?:了|到)?[0-9.]+倍").ok());
static TWICE: Expression = LazyLock::new(|| {
    Regex::new(concat!(
        "(?:大约|大概|将近|接近|超过|至少|最多|约|近|逾|超)[0-9][0-9.,]*[万亿]*",
        "(?:(?:余|多)|\\p{Han}{0,2}?(?:左右|以上))"
    ))
    .ok()
});

/// What is wrong with the numbers of `passage`.
pub(super) fn marks(passage: &Passage) -> Vec<Mark> {
    let text = passage.text.as_str();
    let rules: [(&'static Expression, Judge); 7] = [
        (&YEAR, year),
        (&HUNDREDS, hundreds),
        (&RANGE, range),
        (&SHORT_YEAR, short_year),
        (&ROUGH, rough),
        (&FEWER, |_, _| Some((NumberFault::Fewer, String::new()))),
        (&TWICE, |_, _| Some((NumberFault::Twice, String::new()))),
    ];
    let mut marks = Vec::new();
    for (expression, rule) in rules {
        for found in all(expression, text) {
            let Some(whole) = found.get(0) else { continue };
            let before = text.get(..whole.start()).unwrap_or_default();
            if let Some((fault, better)) = rule(before, &found) {
                let typed = whole.as_str().to_owned();
                marks.push((whole.range(), Problem::NumberForm { typed, better, fault }));
            }
        }
    }
    marks
}

fn year(_: &str, found: &Captures) -> Option<(NumberFault, String)> {
    let year = found.get(1)?.as_str();
    if let Some(month) = found.get(2) {
        let value = |c: char| NUMERALS.iter().position(|numeral| *numeral == c).unwrap_or(0);
        let digits: String = year.chars().map(|c| value(c).to_string()).collect();
        return Some((NumberFault::Mixed, format!("{digits}年{}", month.as_str())));
    }
    // A year, not four numerals in a row such as 一二三四.
    let is_year = year.starts_with(['一', '二']) && year.contains('零');
    is_year.then(|| (NumberFault::Zero, format!("{}年", year.replace('零', "〇"))))
}

fn hundreds(before: &str, found: &Captures) -> Option<(NumberFault, String)> {
    let power = match found.get(2)?.as_str() {
        "十" => 1,
        "百" => 2,
        _ => 3,
    };
    let whole = found.get(0)?.as_str();
    let rest = whole.get(found.get(2)?.end() - found.get(0)?.start()..)?;
    let number = Decimal::parse(found.get(1)?.as_str())?.times(power).to_string();
    let number =
        if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { &number };
    (!before.ends_with(['.', ','])).then(|| (NumberFault::Hundreds, format!("{number}{rest}")))
}

fn range(before: &str, found: &Captures) -> Option<(NumberFault, String)> {
    // Part of a date, a telephone number, a standard's number.
    if before
        .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '—' | '.' | '/' | '〔' | '['))
    {
        return None;
    }
    let (from, line, to, unit) =
        (found.get(1)?.as_str(), found.get(3)?.as_str(), found.get(4)?.as_str(), found.get(5)?.as_str());
    let own = found.get(2).map_or("", |unit| unit.as_str());
    let lacks_percent = matches!(unit, "%" | "％") && own.is_empty();
    let is_hyphen = matches!(line, "-" | "~" | "–");
    // 2023-09月: a date, whatever it means.
    let is_date = from.len() == 4 && matches!(unit, "月" | "日") && own.is_empty();
    if is_date || !(lacks_percent || is_hyphen) {
        return None;
    }
    let is_time = matches!(unit, "年" | "月" | "日" | "届" | "期" | "级");
    let line = if is_hyphen { if is_time { "—" } else { "～" } } else { line };
    let own = if lacks_percent { unit } else { own };
    let fault = if is_hyphen { NumberFault::Range } else { NumberFault::Percent };
    Some((fault, format!("{from}{own}{line}{to}{unit}")))
}

fn short_year(before: &str, found: &Captures) -> Option<(NumberFault, String)> {
    if before.ends_with(|c: char| c.is_ascii_alphanumeric() || ".-—/～".contains(c)) {
        return None;
    }
    // Of the century that it most probably means; whoever reads the advice knows.
    let century = if found.get(1)?.as_str() < "50" { "20" } else { "19" };
    Some((NumberFault::ShortYear, format!("{century}{}", found.get(0)?.as_str())))
}

fn rough(before: &str, found: &Captures) -> Option<(NumberFault, String)> {
    let value = |group| {
        let c = found.get(group)?.as_str().chars().next()?;
        NUMERALS.iter().position(|numeral| *numeral == c)
    };
    // An enumeration: 第三、四名, 二、三、四个.
    let is_listed = before.ends_with(|c: char| "第前后上下、一二三四五六七八九十".contains(c));
    (value(2)? == value(1)? + 1 && !is_listed)
        .then(|| (NumberFault::Rough, found.get(0).map_or("", |whole| whole.as_str()).replace('、', "")))
}

#[cfg(test)]
mod tests {
    use super::super::testing::marked as marked_by;
    use super::*;

    fn marked(text: &str) -> Vec<String> {
        marked_by(text, marks)
    }

    #[test]
    fn every_expression_is_one() {
        for regex in [&YEAR, &HUNDREDS, &RANGE, &SHORT_YEAR, &ROUGH, &FEWER, &TWICE] {
            assert!(regex.is_some());
        }
    }

    #[test]
    fn years_and_dates() {
        assert_eq!(marked("二零二三年和二〇二四年5月"), ["二零二三年→二〇二三年", "二〇二四年5月→2024年5月"]);
        assert_eq!(marked("06年3月成立，98年12月改名"), ["06年3月→2006年3月", "98年12月→1998年12月"]);
        assert_eq!(marked("2006年3月，二〇二三年"), Vec::<String>::new());
    }

    #[test]
    fn digits_and_words() {
        assert_eq!(
            marked("5千人，3.5千万元，2百多家"),
            ["5千人→5000人", "3.5千万→3500万", "2百多家→200多家"]
        );
        assert_eq!(marked("5千克、3千米、4万人、五千人"), Vec::<String>::new());
    }

    #[test]
    fn ranges() {
        assert_eq!(
            marked("5-10人，2021-2025年，3-5%"),
            ["5-10人→5～10人", "2021-2025年→2021—2025年", "3-5%→3%～5%"]
        );
        assert_eq!(marked("3～5%"), ["3～5%→3%～5%"]);
        for text in ["2021—2025年", "3%～5%", "0519-86311234", "2023-09-01日", "A1-2个", "5～10人"] {
            assert_eq!(marked(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn rough_numbers() {
        assert_eq!(marked("三、四个月"), ["三、四个→三四个"]);
        assert_eq!(marked("第三、四名；二、三、四个；三、五个"), Vec::<String>::new());
        assert_eq!(
            marked("约30人左右，近100余家，超过5万人以上"),
            ["约30人左右→", "近100余→", "超过5万人以上→"]
        );
        assert_eq!(marked("近5年多次获奖，约30人，5万人以上"), Vec::<String>::new());
        assert_eq!(marked("下降了2倍，增长2倍"), ["下降了2倍→"]);
    }
}
