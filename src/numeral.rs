//! Numbers in Chinese characters: as clauses of notes and strokes of characters are counted, as parts of a fine book
//! are, and as years are.

/// A number below a hundred in Chinese; a larger one, which neither clauses nor strokes reach, in digits.
pub fn chinese(number: usize) -> String {
    counted(number, ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"], "十")
}

/// Likewise in the characters that no stroke can be added to (大写), as the parts of a fine book are counted: 拾贰.
pub fn formal(number: usize) -> String {
    counted(number, ["", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"], "拾")
}

fn counted(number: usize, digits: [&str; 10], ten: &str) -> String {
    let digit = |digit: usize| digits.get(digit).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("{ten}{}", digit(ones)),
        (tens @ 2..=9, ones) => format!("{}{ten}{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
}

/// A year as it is read out, digit by digit: 二〇二三.
pub fn year(digits: &str) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let read = |digit: char| DIGITS.get(digit.to_digit(10)? as usize).copied();
    digits.chars().filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_chinese() {
        assert_eq!([1, 10, 11, 20, 45, 100].map(chinese), ["一", "十", "十一", "二十", "四十五", "100"]);
        assert_eq!([1, 10, 12, 20, 45, 100].map(formal), ["壹", "拾", "拾贰", "贰拾", "肆拾伍", "100"]);
        assert_eq!(year("2023"), "二〇二三");
    }
}
