//! How a number is written: as typed, or in ten thousands (万) or hundred millions (亿), as GB/T 15835 allows.
//!
//! No digit is lost or invented, and thousands are not separated: 12345 in 万 is 1.2345万.

use crate::diagnostic::{Problem, nearest};
use crate::fields::{Fields, Key};
use crate::language::Words;
use crate::number::Decimal;

/// A form for the numbers of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// In ten thousands.
    Wan,
    /// In hundred millions.
    Yi,
    /// As typed.
    Plain,
}

impl Format {
    const NAMES: [(&str, Self); 5] =
        [("万", Self::Wan), ("亿", Self::Yi), ("原数", Self::Plain), ("wan", Self::Wan), ("yi", Self::Yi)];
    const PLAIN: &str = "plain";

    fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let found = Self::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, format)| format);
        found.or((name == Self::PLAIN).then_some(Self::Plain))
    }

    /// Its sign behind a number, and how many digits that stands for.
    fn sign(self) -> (&'static str, u32) {
        match self {
            Self::Wan => ("万", 4),
            Self::Yi => ("亿", 8),
            Self::Plain => ("", 0),
        }
    }

    /// The form of values that ask for none: whole hundred millions, else whole ten thousands, else as typed. A single
    /// value that is neither keeps all as typed, so that a row of numbers stands in one form.
    pub fn usual<'v>(values: impl Iterator<Item = &'v str>) -> Self {
        let zeros = |value: &str| {
            let digits = value.bytes().all(|byte| byte.is_ascii_digit());
            let heads = value.trim_end_matches('0');
            let zeros = value.len() - heads.len();
            match zeros {
                _ if value == "0" => 8,
                8.. if digits && !heads.is_empty() => 8,
                4.. if digits && !heads.is_empty() => 4,
                _ => 0,
            }
        };
        match values.filter(|value| !value.is_empty()).map(zeros).min() {
            Some(8) => Self::Yi,
            Some(4) => Self::Wan,
            _ => Self::Plain,
        }
    }

    /// `value` in this form: its number, and the sign behind it. What is no plain number stays as typed; so does nothing.
    pub fn written(self, value: &str) -> (String, &'static str) {
        let (sign, power) = self.sign();
        match plain(value).filter(|number| power > 0 && number.sign().is_ne()) {
            Some(number) => (number.divided(power).to_string(), sign),
            None => (value.to_owned(), ""),
        }
    }
}

/// The number that `value` is; a percentage is none that could be divided.
fn plain(value: &str) -> Option<Decimal> {
    Decimal::parse(value).filter(|_| value.ends_with(|c: char| c.is_ascii_digit()))
}

/// Reads the form under `key` for `value`; one that it does not fit is told.
pub(super) fn read(fields: &mut Fields, key: Key, value: Option<&str>) -> Option<Format> {
    let typed = fields.text_at(key)?;
    let Some(format) = Format::named(&typed.value) else {
        let known = || Format::NAMES.iter().map(|(name, _)| *name).chain([Format::PLAIN]);
        let problem = Problem::ValueUnknown {
            key: key.words(),
            nearest: nearest(&typed.value, known()).map(str::to_owned),
            known: Words::choices(known()),
            value: typed.value,
        };
        fields.reader().tell(&typed.at, problem);
        return None;
    };
    if let Some(value) = value.filter(|value| format != Format::Plain && plain(value).is_none()) {
        let problem = Problem::FormatUnfit { format: typed.value, value: value.to_owned() };
        fields.reader().tell(&typed.at, problem);
        return None;
    }
    Some(format)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_is_lost_or_invented() {
        for (format, value, written) in [
            (Format::Wan, "12345", "1.2345万"),
            (Format::Wan, "1234567.50", "123.456750万"),
            (Format::Wan, "300", "0.03万"),
            (Format::Wan, "-70000", "-7万"),
            (Format::Yi, "1234500000", "12.345亿"),
            (Format::Yi, "1,200,000,000", "12亿"),
            (Format::Plain, "70000", "70000"),
            (Format::Wan, "三分之二", "三分之二"),
            (Format::Wan, "90%", "90%"),
            (Format::Wan, "0", "0"),
        ] {
            let (number, sign) = format.written(value);
            assert_eq!(number + sign, written, "{value}");
        }
    }

    #[test]
    fn whole_ten_thousands_are_written_so_when_all_are() {
        let usual = |values: &[&str]| Format::usual(values.iter().copied());
        assert_eq!(usual(&["10000"]), Format::Wan);
        assert_eq!(usual(&["1200000000"]), Format::Yi);
        assert_eq!(usual(&["120000000"]), Format::Wan);
        assert_eq!(usual(&["1200000000", "30000"]), Format::Wan);
        for plain in [&["12345"][..], &["0.50"], &["0000"], &["10000", "12345"], &["三分之二"], &[]] {
            assert_eq!(usual(plain), Format::Plain, "{plain:?}");
        }
    }
}
