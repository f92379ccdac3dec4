//! The colours of cards for shared links, which are painted where no stylesheet reaches.

use serde::Serialize;

use crate::diagnostic::Problem;
use crate::fields::{Fields, Key, Shape};

pub(super) const COLOURS: Key = Key::new("share_colours", &["分享图配色"]).of(Shape::Record(KEYS)).says(
    "分享图的颜色；不写就是自带样式的。",
    "The colours of the picture for shared links; those of the built-in theme when left out.",
);
const PAPER: Key =
    Key::new("paper", &["纸"]).says("纸的颜色，如 `\"#f8f4eb\"`。", "The paper, such as `\"#f8f4eb\"`.");
const INK: Key = Key::new("ink", &["墨"]).says("标题和书名的颜色。", "Titles and the yearbook's name.");
const SOFT: Key = Key::new("soft", &["淡墨"]).says("类目和编者的颜色。", "The part and the publisher.");
const HAIR: Key = Key::new("hair", &["边线"]).says("边框细线的颜色。", "The hair line of the frame.");
const SEAL: Key = Key::new("seal", &["印"]).says("印章的颜色。", "The seal.");

/// The keys of the colours.
const KEYS: &[Key] = &[PAPER, INK, SOFT, HAIR, SEAL];

/// The colours of a card, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Colours {
    /// The paper.
    pub paper: [u8; 3],
    /// Titles and the yearbook's name.
    pub ink: [u8; 3],
    /// The part and the publisher.
    pub soft: [u8; 3],
    /// The hair line of the frame.
    pub hair: [u8; 3],
    /// The seal.
    pub seal: [u8; 3],
}

/// Those of the built-in theme, as its stylesheet has them.
impl Default for Colours {
    fn default() -> Self {
        Self {
            paper: [0xf8, 0xf4, 0xeb],
            ink: [0x1f, 0x1c, 0x19],
            soft: [0x5f, 0x57, 0x4c],
            hair: [0xdc, 0xd3, 0xc2],
            seal: [0xa8, 0x32, 0x1f],
        }
    }
}

/// Adds what one layer says of the colours.
pub(super) fn add(colours: &mut Colours, fields: &mut Fields) {
    let Some(node) = fields.node(COLOURS) else { return };
    let Some(mut own) = Fields::open(fields.reader(), node, COLOURS.shown(), KEYS) else { return };
    let places = [
        (PAPER, &mut colours.paper),
        (INK, &mut colours.ink),
        (SOFT, &mut colours.soft),
        (HAIR, &mut colours.hair),
        (SEAL, &mut colours.seal),
    ];
    for (key, colour) in places {
        let Some(typed) = own.text_at(key) else { continue };
        if let Some(read) = hexadecimal(&typed.value) {
            *colour = read;
        } else {
            let key = format!("{}.{}", COLOURS.name, key.name);
            let allowed = "井号和六位十六进制数，放在引号里，如 \"#a8321f\"".to_owned();
            own.reader().tell(&typed.at, Problem::ThemeValue { key, allowed });
        }
    }
}

fn hexadecimal(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let sample = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([sample(0)?, sample(2)?, sample(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_a_colour() {
        assert_eq!(hexadecimal("#a8321f"), Some([0xa8, 0x32, 0x1f]));
        for wrong in ["a8321f", "#a83", "#a8321g", "#+8321f ", "red", ""] {
            assert_eq!(hexadecimal(wrong), None, "{wrong}");
        }
    }
}
