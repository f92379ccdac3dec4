//! A date as a yearbook knows it: a day, a third of a month (旬), a month, or only a year.
//!
//! Captions of old photographs often have no more than a year, and nothing may be invented. So a date
//! keeps what is known, and shows just that.

use std::cmp::Ordering;
use std::fmt;

use crate::language::Words;

/// A day, a third of a month, a month or a year of the Gregorian calendar. Orders as the lines of a chronicle
/// (大事记) do: what has no day comes after all days of its month, a third of a month after its own days, and what
/// has no month after all months of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    year: i16,
    month: Option<i8>,
    within: Option<Within>,
}

/// What is known within a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Within {
    Day(i8),
    Third(Third),
}

/// A third of a month: ten days, the last one as many as remain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Third {
    First,
    Middle,
    Last,
}

impl Third {
    const ALL: [(&str, Self); 3] = [("上旬", Self::First), ("中旬", Self::Middle), ("下旬", Self::Last)];

    fn name(self) -> &'static str {
        match self {
            Self::First => "上旬",
            Self::Middle => "中旬",
            Self::Last => "下旬",
        }
    }

    /// Its first and last day in a month of `days` days.
    fn days(self, days: i8) -> (i8, i8) {
        match self {
            Self::First => (1, 10),
            Self::Middle => (11, 20),
            Self::Last => (21, days),
        }
    }
}

impl Date {
    /// Reads `2023`, `2023-9`, `2023-09-01`, `2023.9.1`, `2023/9/1`, `2023年9月1日`, `2023年9月上旬` and their
    /// shorter forms. `None` when it is no date, or a day that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let third = Third::ALL.into_iter().find_map(|(name, third)| Some((text.strip_suffix(name)?, third)));
        if let Some((month, third)) = third {
            let date = Self::parse(month).filter(|date| date.month.is_some() && date.within.is_none())?;
            return Some(Self { within: Some(Within::Third(third)), ..date });
        }
        let plain = text.strip_suffix(['日', '号', '月', '年']).unwrap_or(text);
        let mut numbers = plain.split(['-', '.', '/', '年', '月']).map(str::trim);
        let year = numbers.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = numbers.next().map(number).transpose().ok()?;
        let day = numbers.next().map(number).transpose().ok()?;
        if numbers.next().is_some() {
            return None;
        }
        jiff::civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, within: day.map(Within::Day) })
    }

    /// As machines read it: `2023`, `2023-09` or `2023-09-01` (ISO 8601, which has no thirds of months: those
    /// are their month).
    pub fn iso(&self) -> String {
        match (self.month, self.within) {
            (None, _) => format!("{:04}", self.year),
            (Some(month), Some(Within::Day(day))) => format!("{:04}-{month:02}-{day:02}", self.year),
            (Some(month), _) => format!("{:04}-{month:02}", self.year),
        }
    }

    /// The year.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// The first moment that it can mean, in UTC, as RFC 3339 asks for in a feed.
    pub fn start(&self) -> String {
        let (year, month, day) = self.first_day();
        format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
    }

    /// The month, from 1, where it is known.
    pub fn month(&self) -> Option<i8> {
        self.month
    }

    /// The day as calendars write it, `20230901` (RFC 5545, 3.3.4), where it is known.
    pub fn day(&self) -> Option<String> {
        self.civil().map(|day| day.strftime("%Y%m%d").to_string())
    }

    /// The day after, likewise.
    pub fn day_after(&self) -> Option<String> {
        self.civil()?.tomorrow().ok().map(|day| day.strftime("%Y%m%d").to_string())
    }

    fn civil(self) -> Option<jiff::civil::Date> {
        match (self.month, self.within) {
            (Some(month), Some(Within::Day(day))) => jiff::civil::Date::new(self.year, month, day).ok(),
            _ => None,
        }
    }

    /// Whether all that it can mean comes before all that `other` can mean.
    pub fn is_before(&self, other: &Self) -> bool {
        self.last_day() < other.first_day()
    }

    /// As it is read under a heading that says the year: `9月1日`. `None` when the year is all that is known.
    pub fn in_year(&self) -> Option<String> {
        let month = self.month?;
        Some(match self.within {
            None => format!("{month}月"),
            Some(Within::Day(day)) => format!("{month}月{day}日"),
            Some(Within::Third(third)) => format!("{month}月{}", third.name()),
        })
    }

    /// How a span from this date to `end` is read, without what both share: `9月1日—3日`, where `year` says whether
    /// the year of this date is said, too. Empty when only the year would be left to say.
    pub fn span(&self, end: Option<Self>, year: bool) -> String {
        let own = if year { self.to_string() } else { self.in_year().unwrap_or_default() };
        let Some(end) = end.filter(|end| end != self) else { return own };
        let end = match (self.within, end.within) {
            _ if end.year != self.year || self.month.is_none() => end.to_string(),
            (Some(Within::Day(_)), Some(Within::Day(day))) if end.month == self.month => format!("{day}日"),
            _ => end.in_year().unwrap_or_else(|| end.to_string()),
        };
        if own.is_empty() { format!("至{end}") } else { format!("{own}—{end}") }
    }

    /// The date as each language has it: `2023年9月1日` and `2023-09-01`.
    pub fn words(self) -> Words {
        Words::of(self.to_string(), self.iso())
    }

    /// The span from this date to `end` as each language has it.
    pub fn span_words(self, end: Option<Self>) -> Words {
        let english = match end.filter(|end| *end != self) {
            None => self.iso(),
            Some(end) => format!("{} to {}", self.iso(), end.iso()),
        };
        Words::of(self.span(end, true), english)
    }

    fn first_day(self) -> (i16, i8, i8) {
        let day = match self.within {
            None => 1,
            Some(Within::Day(day)) => day,
            Some(Within::Third(third)) => third.days(31).0,
        };
        (self.year, self.month.unwrap_or(1), day)
    }

    fn last_day(self) -> (i16, i8, i8) {
        let month = self.month.unwrap_or(12);
        let days = jiff::civil::Date::new(self.year, month, 1).map_or(31, jiff::civil::Date::days_in_month);
        let day = match self.within {
            None => days,
            Some(Within::Day(day)) => day,
            Some(Within::Third(third)) => third.days(days).1,
        };
        (self.year, month, day)
    }

    /// What it orders by: unclear after clear.
    fn rank(self) -> (i16, i8, i8, bool) {
        let (day, unclear) = match self.within {
            None => (i8::MAX, true),
            Some(Within::Day(day)) => (day, false),
            Some(Within::Third(third)) => (third.days(31).1, true),
        };
        (self.year, self.month.unwrap_or(i8::MAX), day, unclear)
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A period whose ends may be open, each no more exact than it was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Where it begins.
    pub from: Option<Date>,
    /// Where it ends.
    pub to: Option<Date>,
}

impl Period {
    /// The period as each language has it.
    pub fn words(&self) -> Words {
        let english = match (self.from, self.to) {
            (Some(from), Some(to)) => format!("{} to {}", from.iso(), to.iso()),
            (Some(from), None) => format!("from {}", from.iso()),
            (None, Some(to)) => format!("until {}", to.iso()),
            (None, None) => String::new(),
        };
        Words::of(self.to_string(), english)
    }

    /// Whether what began at `start` and ended at `end`, or lasted no longer than `start` says, can lie in it.
    pub fn touches(&self, start: Date, end: Option<Date>) -> bool {
        let begins_late = self.to.is_some_and(|to| to.is_before(&start));
        let ends_early = self.from.is_some_and(|from| end.unwrap_or(start).is_before(&from));
        !begins_late && !ends_early
    }
}

impl fmt::Display for Period {
    /// As a Chinese reader expects it: `2022年1月至2023年12月`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) => write!(f, "{from}至{to}"),
            (Some(from), None) => write!(f, "{from}起"),
            (None, Some(to)) => write!(f, "至{to}止"),
            (None, None) => Ok(()),
        }
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
        write!(f, "{}年{}", self.year, self.in_year().unwrap_or_default())
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
    fn a_third_of_a_month() {
        let third = Date::parse("2023年9月上旬").unwrap();
        assert_eq!((third.to_string().as_str(), third.iso().as_str()), ("2023年9月上旬", "2023-09"));
        assert_eq!(Date::parse("2023-2下旬").unwrap().start(), "2023-02-21T00:00:00Z");
        assert_eq!(third.day(), None);
        let last = Date::parse("2023-12-31").unwrap();
        assert_eq!(
            (last.day().as_deref(), last.day_after().as_deref()),
            (Some("20231231"), Some("20240101"))
        );
        for text in ["2023年上旬", "上旬", "2023年9月1日上旬", "2023年9月上旬中旬", "2023年9月初"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_unclear_comes_last() {
        let mut dates = [
            "2024",
            "2023-09",
            "2023-10",
            "2023-09-30",
            "2023",
            "2023年9月上旬",
            "2023-09-10",
            "2023-09-11",
            "2023年9月下旬",
            "2022-12-31",
        ]
        .map(|text| Date::parse(text).unwrap());
        dates.sort();
        assert_eq!(
            dates.map(|date| date.to_string()).join(" "),
            "2022年12月31日 2023年9月10日 2023年9月上旬 2023年9月11日 2023年9月30日 2023年9月下旬 2023年9月 2023年10月 2023年 2024年"
        );
    }

    #[test]
    fn before_means_wholly_before() {
        let before = |a, b| Date::parse(a).unwrap().is_before(&Date::parse(b).unwrap());
        assert!(
            before("2022", "2023-01-01")
                && before("2023-02", "2023-03")
                && before("2023-02上旬", "2023-02中旬")
        );
        assert!(
            !before("2023", "2023-09") && !before("2023-09", "2023") && !before("2023-09-15", "2023-09中旬")
        );
    }

    #[test]
    fn spans_say_nothing_twice() {
        let span = |start, end, year| Date::parse(start).unwrap().span(Date::parse(end), year);
        assert_eq!(span("2023-09-01", "2023-09-03", false), "9月1日—3日");
        assert_eq!(span("2023-09-01", "2023-09-03", true), "2023年9月1日—3日");
        assert_eq!(span("2023-09-30", "2023-10-02", false), "9月30日—10月2日");
        assert_eq!(span("2023-12-30", "2024-01-02", false), "12月30日—2024年1月2日");
        assert_eq!(span("2023-09上旬", "2023-09下旬", false), "9月上旬—9月下旬");
        assert_eq!(span("2022", "2023", false), "至2023年");
        assert_eq!(span("2022", "2023", true), "2022年—2023年");
        assert_eq!(span("2022", "2022", false), "");
    }

    #[test]
    fn a_period_holds_what_can_lie_in_it() {
        let period = Period { from: Date::parse("2022-06"), to: Date::parse("2023-06-30") };
        let touches = |start, end| period.touches(Date::parse(start).unwrap(), Date::parse(end));
        assert!(touches("2022", "") && touches("2023", "") && touches("2022-05-30", "2022-06-01"));
        assert!(!touches("2022-05", "") && !touches("2023-07-01", "") && !touches("2021-01", "2022-05"));
        assert_eq!(period.to_string(), "2022年6月至2023年6月30日");
    }
}
