//! Full-width forms: what an input method for Chinese types for the characters of ASCII, as wide as a Han character.

/// The character of ASCII of which `c` is the full-width form; `c` itself where it is none. The forms U+FF01 to U+FF5E stand
/// 0xFEE0 above what they are forms of. The ideographic space is none of them, and means different things.
pub fn narrow(c: char) -> char {
    match c {
        '！'..='～' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_forms_of_ascii_change() {
        assert_eq!("！０Ａｚ～".chars().map(narrow).collect::<String>(), "!0Az~");
        assert_eq!("、。　年￥a".chars().map(narrow).collect::<String>(), "、。　年￥a");
    }
}
