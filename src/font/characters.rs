//! A set of characters.
//!
//! One bit for each of Unicode's code points: all pages of a large yearbook are gathered into one set at each build, so
//! that adding a character must cost nothing.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::fingerprint::Fingerprint;

/// How many code points there are.
const ALL: usize = 0x11_0000;

/// What every subset holds besides what the book uses, so that the next edition of a page is set in the same font: ASCII,
/// and the punctuation of Chinese.
const ALWAYS: &str = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\
                      \u{a0}·—‘’“”…　、。〈〉《》「」『』【】〔〕！（），：；？～";

/// A set of characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Characters(Vec<u64>);

impl Default for Characters {
    fn default() -> Self {
        Self(vec![0; ALL / 64])
    }
}

impl std::fmt::Debug for Characters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Characters").field(&self.iter().collect::<String>()).finish()
    }
}

impl Characters {
    /// What every subset holds.
    pub fn always() -> Self {
        ALWAYS.chars().collect()
    }

    /// The characters of a text.
    pub fn of(text: &str) -> Self {
        text.chars().collect()
    }

    /// Whether `character` is one of them.
    pub fn contains(&self, character: char) -> bool {
        let (word, bit) = place(character);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// All of them, in the order of their code points.
    pub fn iter(&self) -> impl Iterator<Item = char> + '_ {
        let words = (0_u32..).zip(&self.0).filter(|(_, word)| **word != 0);
        let set = |(at, word): (u32, &u64)| {
            let word = *word;
            (0..64_u32).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        };
        words.flat_map(set).filter_map(char::from_u32)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Those that are also in `other`.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(own, other)| own & other).collect())
    }

    /// Those that are not in `other`.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(own, other)| own & !other).collect())
    }

    /// Of the set: of two sets the same only when they are.
    pub fn fingerprint(&self) -> Fingerprint {
        let bytes: Vec<u8> = self.iter().flat_map(|character| u32::from(character).to_le_bytes()).collect();
        Fingerprint::of(&bytes)
    }
}

impl Extend<char> for Characters {
    fn extend<I: IntoIterator<Item = char>>(&mut self, characters: I) {
        for character in characters {
            let (word, bit) = place(character);
            if let Some(word) = self.0.get_mut(word) {
                *word |= bit;
            }
        }
    }
}

impl FromIterator<char> for Characters {
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        let mut set = Self::default();
        set.extend(characters);
        set
    }
}

fn place(character: char) -> (usize, u64) {
    let code = u32::from(character);
    ((code / 64) as usize, 1 << (code % 64))
}

/// Whether readers miss `character` where the font lacks it. Arrows, ticks and the like come from whichever font has them, and
/// nobody expects them in one for Chinese.
pub fn is_missed(character: char) -> bool {
    use GeneralCategoryGroup::{Letter, Number, Punctuation};
    matches!(character.general_category_group(), Letter | Number | Punctuation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_each_character_once_in_order() {
        let set = Characters::of("年鉴年a\u{10ffff}");
        assert_eq!(set.iter().collect::<String>(), "a年鉴\u{10ffff}");
        assert_eq!(set.count(), 4);
        assert!(set.contains('鉴') && !set.contains('監'));
    }

    #[test]
    fn sets_are_compared() {
        let (book, font) = (Characters::of("年鉴𬭬"), Characters::of("鉴年书"));
        assert_eq!(book.within(&font), Characters::of("年鉴"));
        assert_eq!(book.without(&font), Characters::of("𬭬"));
        assert_eq!(Characters::of("ab").fingerprint(), Characters::of("ba").fingerprint());
        assert_ne!(Characters::of("ab").fingerprint(), Characters::of("a").fingerprint());
    }

    #[test]
    fn letters_are_missed_and_arrows_are_not() {
        assert_eq!(
            "龘A3，↩✓\u{200b}".chars().map(is_missed).collect::<Vec<_>>(),
            [true, true, true, true, false, false, false]
        );
        assert!(Characters::always().contains('。'));
    }
}
