//! What is wrong with a number in a text, in the editor's words.
//!
//! The rules are those of GB/T 15835—2011《出版物上数字用法》, as far as they can be seen without understanding the sentence.

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
pub(super) fn number_message(fault: NumberFault) -> &'static str {
    match fault {
        NumberFault::Zero => "用汉字写年份，零写成“〇”",
        NumberFault::Mixed => "一个日期里不混用汉字和阿拉伯数字",
        NumberFault::Hundreds => "阿拉伯数字后面只能跟“万”“亿”，不跟“十”“百”“千”",
        NumberFault::Range => "起止两个数之间用浪纹号或者一字线，不用连字符",
        NumberFault::Percent => "百分数的范围，前一个数的百分号也要写",
        NumberFault::ShortYear => "年份要写全四位",
        NumberFault::Rough => "相邻两个数字表示约数，中间不加顿号",
        NumberFault::Fewer => "减少不能用倍数说",
        NumberFault::Twice => "前后两个词都表示约数，说了两遍",
    }
}
