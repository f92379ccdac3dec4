//! How well one colour is read on another, by the Web Content Accessibility Guidelines (WCAG 2.2).

use std::fmt;

/// What text must have to its ground (WCAG 2.2, 1.4.3, level AA).
pub(super) const LEAST: f64 = 4.5;

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rgb([u8; 3]);

impl Rgb {
    /// The colour that `#a8321f` or `#fff` names. Nothing that one can see through: what is behind it decides then how
    /// well it is read.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let digits: Vec<u8> =
            digits.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
        match digits[..] {
            [red, green, blue] => Some(Self([red, green, blue].map(|digit| digit * 17))),
            [red, red_low, green, green_low, blue, blue_low] => {
                let pairs = [(red, red_low), (green, green_low), (blue, blue_low)];
                Some(Self(pairs.map(|(high, low)| high * 16 + low)))
            }
            _ => None,
        }
    }

    /// Red, green and blue.
    pub(super) fn samples(self) -> [u8; 3] {
        self.0
    }

    /// Its luminance, from 0 to 1, as WCAG works it out.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|light| {
            let light = f64::from(light) / 255.0;
            if light <= 0.04045 { light / 12.92 } else { ((light + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Its contrast to another, from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A ratio as people write it, never better than it is: 4.49 of 4.4999.
pub(super) fn shown(ratio: f64) -> String {
    format!("{:.2}:1", (ratio * 100.0).floor() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str, ground: &str) -> String {
        shown(Rgb::parse(text).unwrap().contrast(Rgb::parse(ground).unwrap()))
    }

    #[test]
    fn ratios_are_those_of_the_guidelines() {
        assert_eq!(ratio("#000", "#fff"), "21.00:1");
        assert_eq!(ratio("#fff", "#FFFFFF"), "1.00:1");
        // The greys on white just above and just below the line.
        assert_eq!(ratio("#767676", "#ffffff"), "4.54:1");
        assert_eq!(ratio("#777777", "#ffffff"), "4.47:1");
        assert_eq!(ratio("#ffffff", "#777777"), "4.47:1");
    }

    #[test]
    fn what_is_no_colour_is_none() {
        assert_eq!(Rgb::parse("#A83").unwrap().to_string(), "#aa8833");
        assert_eq!(Rgb::parse("#a8321f").unwrap().to_string(), "#a8321f");
        for wrong in ["#12345", "a8321f", "#a8321f80", "red", "#gggggg", "#", "", "#ａ8321f"] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }
}
