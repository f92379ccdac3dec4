//! What counts as a Chinese, Japanese or Korean character, as punctuation and as space.
//!
//! The classes are those of the CJK-friendly amendments to `CommonMark`
//! (<https://github.com/tats-u/markdown-cjk-friendly>, specification.md): East Asian Width wide,
//! full or half and not an emoji, or of the Hangul script. Widths, emoji, categories and scripts
//! come from Unicode data in crates; the few ranges written out are those the width crate sums up
//! under another width.

use unicode_properties::{EmojiStatus, GeneralCategoryGroup, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};
use unicode_width::UnicodeWidthChar;

/// Whether the character is a CJK character as the amendments define it.
pub(super) fn is_cjk(c: char) -> bool {
    // Nothing below the Hangul jamo but the won sign is wide, full, half or Hangul, apart from
    // angle brackets and emoji, of which only U+2329 and U+232A count.
    match c {
        '\u{0}'..='\u{10FF}' => false,
        '\u{20A9}' => true,
        _ => is_wide(c) || is_hangul(c),
    }
}

/// East Asian Width `W`, `F` or `H`, without characters shown as emoji.
fn is_wide(c: char) -> bool {
    let wide = match c {
        // Half width (H), or wide but combining, which have no width of their own.
        '\u{FF61}'..='\u{FFEE}' | '\u{302A}'..='\u{302F}' | '\u{3099}' | '\u{309A}' => true,
        _ => c.width() == Some(2),
    };
    wide && !matches!(
        c.emoji_status(),
        EmojiStatus::EmojiPresentation
            | EmojiStatus::EmojiPresentationAndModifierBase
            | EmojiStatus::EmojiPresentationAndEmojiComponent
            | EmojiStatus::EmojiPresentationAndModifierAndEmojiComponent
    )
}

fn is_hangul(c: char) -> bool {
    c.script() == Script::Hangul
}

/// Whether `CommonMark` (0.31) counts the character as punctuation: general categories P and S.
pub(super) fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    matches!(c.general_category_group(), GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol)
}

/// Whether the character is a variation selector that leaves the one before it what it is:
/// U+FE00–U+FE0E (U+FE0F makes an emoji of it).
pub(super) fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0E}')
}

/// Whether the character selects a form of a Han character: U+E0100–U+E01EF.
pub(super) fn is_ideographic_selector(c: char) -> bool {
    matches!(c, '\u{E0100}'..='\u{E01EF}')
}

/// Whether a line break between the two characters is no space.
///
/// So it is between two wide characters, and between a wide character and punctuation that is
/// wide in Chinese type only, such as `“”‘’…—·`. Hangul is left out, as Korean puts spaces between
/// words. (The rule is that of segment breaks in CSS Text Level 4.)
pub(super) fn joins(before: char, after: char) -> bool {
    let wide = |c| is_cjk(c) && !is_hangul(c);
    let either = |c| wide(c) || is_ambiguous_punctuation(c);
    either(before) && either(after) && (wide(before) || wide(after))
}

/// Punctuation (category P) of East Asian Width `A`.
fn is_ambiguous_punctuation(c: char) -> bool {
    c.general_category_group() == GeneralCategoryGroup::Punctuation
        && c.width() == Some(1)
        && c.width_cjk() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_characters() {
        for c in "年：（。、〇\u{20000}ｶＡ가ㄅ〈\u{3099}㎡".chars() {
            assert!(is_cjk(c), "{c:?}");
        }
        for c in "a1“”…—·é🈯😀€ЖΩ".chars() {
            assert!(!is_cjk(c), "{c:?}");
        }
        for c in "：（。“”…—*_$€+￥".chars() {
            assert!(is_punctuation(c), "{c:?}");
        }
        for c in "年a1 \u{FDD0}\u{FE00}".chars() {
            assert!(!is_punctuation(c), "{c:?}");
        }
    }

    #[test]
    fn a_break_is_no_space_between_wide_characters_and_their_punctuation() {
        for (before, after) in [('甲', '乙'), ('。', '甲'), ('”', '甲'), ('甲', '“'), ('\u{20000}', '…')]
        {
            assert!(joins(before, after), "{before}{after}");
        }
        for (before, after) in [('甲', 'a'), ('3', '年'), ('a', 'b'), ('”', '“'), ('가', '나'), ('甲', '(')]
        {
            assert!(!joins(before, after), "{before}{after}");
        }
    }
}
