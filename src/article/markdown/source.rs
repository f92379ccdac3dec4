//! The text as it is given to the parser, and the way back from its offsets to the original's.
//!
//! The parser sees joints that the writer did not type (see `emphasis`), so every offset it
//! reports has to be led back before it may be shown to anyone.

use std::borrow::Cow;
use std::ops::Range;

use super::{emphasis, marks};

/// The text for the parser.
pub(super) struct Source<'a> {
    /// Free of the writer's noncharacters, with joints put in. Borrowed where nothing changed.
    pub text: Cow<'a, str>,
    /// Bytes of a byte order mark left out at the beginning.
    skipped: usize,
    /// Offsets in `text` of the joints.
    joints: Vec<usize>,
}

impl<'a> Source<'a> {
    pub fn new(original: &'a str) -> Self {
        let body = original.strip_prefix('\u{FEFF}').unwrap_or(original);
        let shielded = marks::shield(body);
        let places = emphasis::joints(&shielded);
        let step = marks::JOINT.len_utf8();
        let joints = places.iter().enumerate().map(|(n, at)| at + n * step);
        Self {
            skipped: original.len() - body.len(),
            joints: joints.collect(),
            text: if places.is_empty() { shielded } else { Cow::Owned(join(&shielded, &places)) },
        }
    }

    /// The original's offset for one of `text`.
    pub fn origin(&self, offset: usize) -> usize {
        let passed = self.joints.partition_point(|joint| *joint < offset);
        let step = marks::JOINT.len_utf8();
        // Inside a joint counts as before it.
        let inside = passed
            .checked_sub(1)
            .and_then(|last| self.joints.get(last))
            .map_or(0, |last| step.saturating_sub(offset - last));
        (offset + inside).saturating_sub(passed * step) + self.skipped
    }

    /// The original's range for one of `text`.
    pub fn origins(&self, range: &Range<usize>) -> Range<usize> {
        self.origin(range.start)..self.origin(range.end)
    }
}

fn join(text: &str, places: &[usize]) -> String {
    let mut joined = String::with_capacity(text.len() + places.len() * marks::JOINT.len_utf8());
    let mut done = 0;
    for place in places {
        joined.push_str(text.get(done..*place).unwrap_or_default());
        joined.push(marks::JOINT);
        done = *place;
    }
    joined.push_str(text.get(done..).unwrap_or_default());
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_need_is_borrowed() {
        for text in ["年鉴**甲**乙", "a **b** c", "3~5月", "*“好”*", "`甲`"] {
            assert!(matches!(Source::new(text).text, Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn offsets_lead_back_over_joints_and_byte_order_mark() {
        let original = "\u{FEFF}**甲：**2年**乙：**3";
        let source = Source::new(original);
        assert_eq!(source.text, "**甲：\u{FDD0}**2年**乙：\u{FDD0}**3");
        for sought in ["甲", "2", "年", "乙", "3"] {
            let found = source.text.find(sought).unwrap();
            assert_eq!(Some(source.origin(found)), original.find(sought), "{sought}");
        }
        let joint = source.text.find('\u{FDD0}').unwrap();
        let place = original.find("**2").unwrap();
        assert_eq!((joint..=joint + 3).map(|n| source.origin(n)).collect::<Vec<_>>(), [place; 4]);
        assert_eq!(source.origins(&(0..source.text.len())), 3..original.len());
    }
}
