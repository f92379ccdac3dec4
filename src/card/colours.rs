//! The colours of a card, which is painted where no stylesheet reaches.

use serde::Serialize;

use crate::theme::Settings;

/// The colours of a card, in sRGB: those of these names in the theme, in light, since what others' programs lay around a
/// shared picture is light more often than not.
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
    pub stamp: [u8; 3],
}

impl Colours {
    /// Those of `settings`; where a theme has none of a name, that of `yanghu`.
    pub fn of(settings: &Settings) -> Self {
        let light = |name: &str, otherwise| settings.colours.light(name).unwrap_or(otherwise);
        Self {
            paper: light("paper", [0xf8, 0xf4, 0xeb]),
            ink: light("ink", [0x1f, 0x1c, 0x19]),
            soft: light("soft", [0x5f, 0x57, 0x4c]),
            hair: light("hair", [0xdc, 0xd3, 0xc2]),
            stamp: light("stamp", [0xa8, 0x32, 0x1f]),
        }
    }
}
