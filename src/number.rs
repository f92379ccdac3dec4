//! Numbers as yearbooks print them, added and compared without losing a digit.
//!
//! Binary fractions would make 0.1 + 0.2 differ from 0.3, and a total that differs is what editors are told of.

use std::cmp::Ordering;
use std::fmt;

/// The most digits of a number, so that sums of thousands of them stay exact.
const DIGITS: usize = 24;
/// The most digits behind the point.
const PLACES: usize = 9;

/// A decimal number: `digits` × 10^-`places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: i128,
    places: u32,
}

impl Decimal {
    /// Nothing, with this many digits behind the point.
    pub fn zero(places: u32) -> Self {
        Self { digits: 0, places }
    }

    /// How many digits stand behind the point.
    pub fn places(self) -> u32 {
        self.places
    }

    /// Reads `1234`, `-0.50`, `1,234.5`, `12%`. `None` where it is no plain number.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_suffix(['%', '％', '‰']).unwrap_or(text).trim_end();
        let (negative, text) = match text.strip_prefix(['-', '−', '－']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix(['+', '＋']).unwrap_or(text)),
        };
        let (whole, fraction) =
            text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
        let whole = ungrouped(whole)?;
        let fraction = fraction.unwrap_or_default();
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_digits(&whole) || !is_digits(fraction) || text.ends_with('.') {
            return None;
        }
        if whole.len() + fraction.len() > DIGITS || fraction.len() > PLACES {
            return None;
        }
        let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
        let places = u32::try_from(fraction.len()).ok()?;
        Some(Self { digits: if negative { -digits } else { digits }, places })
    }

    /// The sum, with the digits of the finer of both.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let places = self.places.max(other.places);
        Self { digits: self.at(places) + other.at(places), places }
    }

    /// The difference, with the digits of the finer of both.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(Self { digits: -other.digits, places: other.places })
    }

    /// The number without its sign.
    #[must_use]
    pub fn unsigned(self) -> Self {
        Self { digits: self.digits.abs(), places: self.places }
    }

    /// Whether it is less than nothing, nothing, or more.
    pub fn sign(self) -> Ordering {
        self.digits.cmp(&0)
    }

    /// Divided by ten to the `power`: no digit goes, and the zeros that a whole number ended with do.
    #[must_use]
    pub fn divided(self, power: u32) -> Self {
        let mut number = Self { digits: self.digits, places: self.places + power };
        while self.places == 0 && number.places > 0 && number.digits % 10 == 0 {
            number = Self { digits: number.digits / 10, places: number.places - 1 };
        }
        number
    }

    /// Times ten to the `power`: 3.5 in ten thousands is 35000.
    #[must_use]
    pub fn times(self, power: u32) -> Self {
        match self.places.checked_sub(power) {
            Some(places) => Self { digits: self.digits, places },
            None => Self { digits: self.at(power), places: 0 },
        }
    }

    /// By how many per cent this is more than `before`, to one place, halves away from zero. `None` where `before` is
    /// nothing or less: a percentage of it would say nothing.
    pub fn growth(self, before: Self) -> Option<Self> {
        let places = self.places.max(before.places);
        let (now, before) = (self.at(places), before.at(places));
        if before <= 0 {
            return None;
        }
        let tenths = ((now - before).abs() * 2000 + before) / (before * 2);
        Some(Self { digits: if now < before { -tenths } else { tenths }, places: 1 })
    }

    /// As a drawing needs it, which is no more exact than its lines are thin.
    #[expect(clippy::cast_precision_loss, reason = "for drawing")]
    pub fn approximate(self) -> f64 {
        self.digits as f64 / 10_f64.powi(i32::try_from(self.places).unwrap_or_default())
    }

    /// Whether this and `other` differ by more than `halves`, each a number of places of whose last digit one
    /// half may have been rounded away.
    pub fn differs(self, other: Self, halves: &[u32]) -> bool {
        let finest = halves.iter().copied().chain([self.places, other.places]).max().unwrap_or(0);
        let difference = (self.at(finest) - other.at(finest)).abs();
        let allowed: i128 = halves.iter().map(|places| 10_i128.pow(finest - places)).sum();
        difference * 2 > allowed
    }

    /// Whether this and `other` are one number, however many zeros either ends with.
    pub fn equals(self, other: Self) -> bool {
        !self.differs(other, &[])
    }

    /// The digits with this many places, at least as many as it has.
    fn at(self, places: u32) -> i128 {
        self.digits * 10_i128.pow(places.saturating_sub(self.places))
    }
}

/// Takes the separators of thousands out: `1,234` and `1 234`, but not `12,34`.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split([',', ' ', '\u{2009}', '\u{202f}', '\u{a0}']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 || first.is_empty() {
            return None;
        }
        digits.push_str(group);
    }
    Some(digits)
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::try_from(self.places).unwrap_or_default();
        let digits = format!("{:0>width$}", self.digits.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let (sign, point) = (if self.digits < 0 { "-" } else { "" }, if places > 0 { "." } else { "" });
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn numbers_are_read_as_printed() {
        for (text, shown) in [
            ("12", "12"),
            ("-0.50", "-0.50"),
            ("1,234.5", "1234.5"),
            ("90%", "90"),
            ("＋3", "3"),
            ("0.05", "0.05"),
        ] {
            assert_eq!(number(text).to_string(), shown, "{text}");
        }
        for text in
            ["", "-", "…", "三", "1+12", "2021—2025", "1.2.3", "12,34", "5.", "l2", "1e3", ".5", "1234,567"]
        {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(number("0.1").plus(number("0.2")), number("0.3"));
        assert_eq!(number("1").plus(number("0.25")).to_string(), "1.25");
    }

    #[test]
    fn growth_is_rounded_once() {
        let growth = |now, before| number(now).growth(number(before)).map(|growth| growth.to_string());
        assert_eq!(growth("135", "120").as_deref(), Some("12.5"));
        assert_eq!(growth("97", "100").as_deref(), Some("-3.0"));
        assert_eq!(growth("0.30", "0.2").as_deref(), Some("50.0"));
        assert_eq!(growth("200.1", "200").as_deref(), Some("0.1"), "0.05 rounds up");
        assert_eq!(growth("10", "30").as_deref(), Some("-66.7"));
        assert_eq!((growth("5", "0"), growth("5", "-1")), (None, None));
    }

    #[test]
    fn dividing_loses_no_digit() {
        let divided = |text, power| number(text).divided(power).to_string();
        assert_eq!(divided("12345", 4), "1.2345");
        assert_eq!(divided("1200000", 4), "120");
        assert_eq!(divided("123", 8), "0.00000123");
        assert_eq!(divided("-12345.50", 4), "-1.234550");
        assert_eq!(divided("0", 4), "0");
        let times = |text, power| number(text).times(power).to_string();
        assert_eq!((times("3.5", 4), times("1.23456", 4)), ("35000".to_owned(), "12345.6".to_owned()));
    }

    #[test]
    fn rounding_is_no_difference() {
        assert!(!number("10.0").differs(number("10.1"), &[1, 1]));
        assert!(number("10.0").differs(number("10.2"), &[1, 1]));
        assert!(number("10").differs(number("11"), &[]));
        assert!(!number("10").differs(number("10.00"), &[]));
        assert!(!number("10").differs(number("10.55"), &[0, 1]));
    }
}
