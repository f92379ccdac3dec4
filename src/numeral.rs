//! Numbers in Chinese characters, as clauses of notes and strokes of characters are counted.

/// A number below a hundred in Chinese; a larger one, which neither clauses nor strokes reach, in digits.
pub fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |digit: usize| DIGITS.get(digit).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens @ 2..=9, ones) => format!("{}十{}", digit(tens), digit(ones)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_chinese() {
        assert_eq!([1, 10, 11, 20, 45, 100].map(chinese), ["一", "十", "十一", "二十", "四十五", "100"]);
    }
}
