//! Emphasis in running Chinese text: where joints go so that `**“甲”**乙` is what it looks like.
//!
//! `CommonMark` decides by the characters beside a delimiter run whether it may open or close, and
//! takes for granted that words are set apart by spaces: `**时间：**2023年` does not close there,
//! since punctuation stands before the run and none after it. The CJK-friendly amendments
//! (<https://github.com/tats-u/markdown-cjk-friendly>) mend that. Here they are brought to a parser
//! that knows nothing of them: between the run and the punctuation in its way comes a character
//! that counts as neither punctuation nor space, only where the amendments let the run open or
//! close and `CommonMark` does not. Such a joint can only turn that "does not" into "does": where
//! closing fails there is punctuation before the run and none after it, so that opening holds
//! with the joint as without it, and the other way round.
//!
//! `_` needs no joint: inside a word it neither opens nor closes in the amendments either. A
//! single `~`, the Chinese sign of a range, is the opposite case: pulldown-cmark would strike out
//! `约 ~5、6~ 月`, and joints on both sides keep it from opening and closing.

use super::cjk;

/// The byte offsets, in rising order, before which a joint is to be put. Empty where the text
/// has nothing for it, which costs one search.
pub(super) fn joints(text: &str) -> Vec<usize> {
    let mut joints = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['*', '~', '\\'])) {
        let start = at + found;
        let delimiter = bytes.get(start).copied().unwrap_or_default();
        if delimiter == b'\\' {
            // An escaped delimiter is none. (All that is escaped is ASCII, so the next offset is
            // a character's.)
            let escapes = bytes.get(start + 1).is_some_and(u8::is_ascii_punctuation);
            at = start + 1 + usize::from(escapes);
            continue;
        }
        let rest = bytes.get(start..).unwrap_or_default();
        let length = rest.iter().take_while(|b| **b == delimiter).count();
        at = start + length;
        let beside = Beside::of(text, start, at);
        match (delimiter, length) {
            (b'~', 1) => {
                if beside.tilde_strikes() {
                    joints.extend(beside.before_is_boundary().then_some(start));
                    joints.extend(beside.after_is_boundary().then_some(at));
                }
            }
            (b'~', 3..) => {}
            _ => {
                joints.extend(beside.closes_only_in_cjk().then_some(start));
                joints.extend(beside.opens_only_in_cjk().then_some(at));
            }
        }
    }
    joints
}

/// The characters beside a delimiter run. The text's ends count as a line break.
struct Beside {
    before: char,
    /// The character before that one.
    second_before: char,
    after: char,
}

impl Beside {
    fn of(text: &str, start: usize, end: usize) -> Self {
        let mut back = text.get(..start).unwrap_or_default().chars().rev();
        Self {
            before: back.next().unwrap_or('\n'),
            second_before: back.next().unwrap_or('\n'),
            after: text.get(end..).and_then(|rest| rest.chars().next()).unwrap_or('\n'),
        }
    }

    /// Right-flanking in the amendments but not in `CommonMark`.
    fn closes_only_in_cjk(&self) -> bool {
        let stands_in_the_way = cjk::is_punctuation(self.before) && !self.after_is_boundary();
        stands_in_the_way && (cjk::is_cjk(self.before) || cjk::is_cjk(self.after))
    }

    /// Left-flanking in the amendments but not in `CommonMark`.
    fn opens_only_in_cjk(&self) -> bool {
        let stands_in_the_way = cjk::is_punctuation(self.after) && !self.before_is_boundary();
        stands_in_the_way && (cjk::is_cjk(self.after) || self.follows_cjk())
    }

    /// Whether a CJK character or a sequence that counts as one, or punctuation with a variation
    /// selector, stands before the run.
    fn follows_cjk(&self) -> bool {
        if cjk::is_variation_selector(self.before) {
            return cjk::is_cjk(self.second_before) || cjk::is_punctuation(self.second_before);
        }
        cjk::is_cjk(self.before) || cjk::is_ideographic_selector(self.before)
    }

    fn before_is_boundary(&self) -> bool {
        self.before.is_whitespace() || cjk::is_punctuation(self.before)
    }

    fn after_is_boundary(&self) -> bool {
        self.after.is_whitespace() || cjk::is_punctuation(self.after)
    }

    /// Whether pulldown-cmark would let a single tilde open or close here.
    fn tilde_strikes(&self) -> bool {
        (self.before_is_boundary() && !self.after.is_whitespace())
            || (self.after_is_boundary() && !self.before.is_whitespace())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joints_go_where_the_amendments_differ_and_nowhere_else() {
        for (text, expected) in [
            ("**甲：**2", &[8][..]),
            ("甲**（乙）**", &[5]),
            ("“甲”*乙", &[9]),
            ("~~（甲）~~乙", &[11]),
            ("约 ~5、6~ 月", &[4, 11]),
            ("\\**（甲）**乙", &[12]),
            ("5*3*2", &[]),
            ("3~5月", &[]),
            ("甲_（乙）_丙", &[]),
            ("*“甲”*", &[]),
            ("a*\"b\"*c", &[]),
            ("甲**乙**丙", &[]),
            ("甲\u{FE0F}**“乙”**", &[]),
            ("", &[]),
        ] {
            assert_eq!(joints(text), expected, "{text}");
        }
    }
}
