//! What is wrong with a number in a text, in the editor's words.
//!
//! The rules are those of GB/T 15835—2011《出版物上数字用法》, as far as they can be seen without understanding the sentence.

use crate::language::Words;

/// How a number is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// 零 in a year of Chinese numerals, where 〇 stands.
    Zero,
    /// A date partly in Chinese numerals, partly in digits.
    Mixed,
    /// Digits before 十, 百, 千: only 万 and 亿 may stand behind them.
    Hundreds,
    /// A hyphen between the ends of a range.
    Range,
    /// A range of percentages of which the first has no sign.
    Percent,
    /// A year of two digits.
    ShortYear,
    /// Neighbouring numerals as a rough number, with a mark between them.
    Rough,
    /// A decrease counted in multiples.
    Fewer,
    /// A rough number that says twice that it is rough.
    Twice,
}

/// What is wrong.
pub(super) fn number_message(fault: NumberFault) -> Words {
    match fault {
        NumberFault::Zero => {
            Words::new("用汉字写年份，零写成“〇”", "a year in Chinese numerals has “〇” for nought")
        }
        NumberFault::Mixed => Words::new(
            "一个日期里不混用汉字和阿拉伯数字",
            "a date is either in Chinese numerals or in digits",
        ),
        NumberFault::Hundreds => Words::new(
            "阿拉伯数字后面只能跟“万”“亿”，不跟“十”“百”“千”",
            "only “万” and “亿” may stand behind digits, not “十”, “百” or “千”",
        ),
        NumberFault::Range => Words::new(
            "起止两个数之间用浪纹号或者一字线，不用连字符",
            "the ends of a range are joined by a wave or a long dash, not by a hyphen",
        ),
        NumberFault::Percent => Words::new(
            "百分数的范围，前一个数的百分号也要写",
            "in a range of percentages the first has its sign, too",
        ),
        NumberFault::ShortYear => Words::new("年份要写全四位", "a year has four digits"),
        NumberFault::Rough => Words::new(
            "相邻两个数字表示约数，中间不加顿号",
            "two neighbouring numerals that give a rough number have no mark between them",
        ),
        NumberFault::Fewer => Words::new("减少不能用倍数说", "a decrease is not counted in multiples"),
        NumberFault::Twice => {
            Words::new("前后两个词都表示约数，说了两遍", "the words before and behind it say the same twice")
        }
    }
}

/// What to do: write `better`, where there is one way only.
pub(super) fn number_hint(fault: NumberFault, better: &str) -> Words {
    match fault {
        NumberFault::Fewer => Words::new(
            "写减少了几成、百分之几，或者减少到几分之几。",
            "Write by how many per cent it fell, or to which part.",
        ),
        NumberFault::Twice => Words::new("两个词留一个。", "Keep one of the two words."),
        NumberFault::ShortYear => Words::of(
            format!("写成“{better}”；世纪不对，就改对。"),
            format!("Write “{better}”, or the century that is meant."),
        ),
        _ => Words::of(format!("改成“{better}”。"), format!("Write “{better}”.")),
    }
}
