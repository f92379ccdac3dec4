//! A date as a yearbook knows it: a day, a month, or only a year.
//!
//! Captions of old photographs often have no more than a year, and nothing may be invented. So a date
//! keeps what is known, and shows just that.

use std::fmt;

/// A day, a month or a year of the Gregorian calendar. Orders by what is known: a year before its months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Date {
    /// Reads `2023`, `2023-9`, `2023-09-01`, `2023.9.1`, `2023/9/1`, `2023年9月1日` and their shorter
    /// forms. `None` when it is no date, or a day that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let plain = text.strip_suffix(['日', '号', '月', '年']).unwrap_or(text);
        let mut numbers = plain.split(['-', '.', '/', '年', '月']).map(str::trim);
        let year = numbers.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = numbers.next().map(number).transpose().ok()?;
        let day = numbers.next().map(number).transpose().ok()?;
        if numbers.next().is_some() {
            return None;
        }
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day })
    }

    /// As machines read it: `2023`, `2023-09` or `2023-09-01` (ISO 8601).
    pub fn iso(&self) -> String {
        match (self.month, self.day) {
            (None, _) => format!("{:04}", self.year),
            (Some(month), None) => format!("{:04}-{month:02}", self.year),
            (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", self.year),
        }
    }

    /// The year alone.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// The first moment that it can mean, in UTC, as RFC 3339 asks for in a feed.
    pub fn start(&self) -> String {
        format!("{:04}-{:02}-{:02}T00:00:00Z", self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }
}

fn number(text: &str) -> Result<i8, ()> {
    if text.len() > 2 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(());
    }
    text.parse().map_err(|_| ())
}

impl fmt::Display for Date {
    /// As a Chinese reader expects it: `2023年9月1日`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年", self.year)?;
        if let Some(month) = self.month {
            write!(f, "{month}月")?;
        }
        self.day.map_or(Ok(()), |day| write!(f, "{day}日"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_ways_to_write_one_day() {
        for text in ["2023-09-01", "2023-9-1", "2023.9.1", "2023/09/01", "2023年9月1日", " 2023年09月01日 "]
        {
            assert_eq!(Date::parse(text).map(|date| date.iso()).as_deref(), Some("2023-09-01"), "{text}");
        }
        assert_eq!(Date::parse("2023年9月").unwrap().iso(), "2023-09");
        assert_eq!(Date::parse("2023").unwrap().to_string(), "2023年");
    }

    #[test]
    fn what_is_no_date() {
        for text in ["", "23-09-01", "2023-13", "2023-02-30", "2023-9-1-1", "九月", "2023-+9", "2023--1"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_comes_before_its_days() {
        let mut dates =
            ["2023-09", "2023-09-01", "2023", "2022-12-31"].map(|text| Date::parse(text).unwrap());
        dates.sort();
        assert_eq!(dates.map(|date| date.iso()), ["2022-12-31", "2023", "2023-09", "2023-09-01"]);
        assert_eq!(dates[1].start(), "2023-01-01T00:00:00Z");
    }
}
