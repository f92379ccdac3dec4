//! A figure through the years: its values by period, and how each compares with the year before.

use crate::date::Date;
use crate::diagnostic::Problem;
use crate::fields::{Fields, Key};
use crate::language::Words;
use crate::number::Decimal;
use crate::yaml::{Node, Value};

/// The value of one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The period: a year, a month or a day.
    pub period: Date,
    /// The value.
    pub value: Decimal,
    /// The value as typed.
    pub typed: String,
}

/// Reads the rows under `key`, the last of which should be `own`, the figure's value. Rows that are wrong are told and
/// left out.
pub(super) fn read(fields: &mut Fields, key: Key, own: Option<&str>) -> Vec<Point> {
    let mut series: Vec<Point> = Vec::new();
    let mut last_is_read = false;
    let rows = fields.list(key);
    for row in rows {
        let point = point(fields, key, row).filter(|(period, point)| {
            let wrong = misplaced(&series, point);
            if let Some(wrong) = &wrong {
                let problem = Problem::SeriesPeriod { period: (*period).to_owned(), wrong: wrong.clone() };
                fields.reader().tell(&row.at, problem);
            }
            wrong.is_none()
        });
        last_is_read = point.is_some();
        series.extend(point.map(|(_, point)| point));
    }
    let last = series.last().filter(|_| last_is_read);
    if let (Some(last), Some(own), Some(row)) = (last, own, rows.last())
        && Decimal::parse(own).is_none_or(|value| !value.equals(last.value))
    {
        let (period, last) = (last.period.words(), last.typed.clone());
        fields.reader().tell(&row.at, Problem::SeriesDiffers { period, last, value: own.to_owned() });
    }
    series
}

/// A row's period as typed, and what the row says.
fn point<'n>(fields: &mut Fields, key: Key, row: &'n Node) -> Option<(&'n str, Point)> {
    let cells = match &row.value {
        Value::List(cells) => cells.as_slice(),
        _ => &[],
    };
    let [period, value] = cells else {
        fields.tell_kind(
            key,
            &row.at,
            Words::new(
                "一行一个“[时期, 数值]”，例如“[[2022, 120], [2023, 135]]”",
                "a row “[period, value]” for each, such as “[[2022, 120], [2023, 135]]”",
            ),
        );
        return None;
    };
    let typed = period.scalar().unwrap_or_default().trim();
    let Some(date) = Date::parse(typed) else {
        let problem = Problem::SeriesPeriod {
            period: typed.to_owned(),
            wrong: Words::new("不是年份或日期", "is neither a year nor a date"),
        };
        fields.reader().tell(&period.at, problem);
        return None;
    };
    let number = value.scalar().unwrap_or_default().trim();
    let Some(decimal) = Decimal::parse(number) else {
        let problem = Problem::SeriesValue { period: date.words(), value: number.to_owned() };
        fields.reader().tell(&value.at, problem);
        return None;
    };
    Some((typed, Point { period: date, value: decimal, typed: number.to_owned() }))
}

/// What is wrong with `point` after the points before it.
fn misplaced(before: &[Point], point: &Point) -> Option<Words> {
    let last = before.last()?;
    // Years among months would be drawn beside their own parts.
    let exactness = |date: &Date| date.iso().len();
    if before.iter().any(|other| other.period == point.period) {
        Some(Words::new("写了两次", "is given twice"))
    } else if exactness(&last.period) != exactness(&point.period) {
        Some(Words::new(
            "和前面的不是同一种：年、月、日不能混着写",
            "is not of the kind before it: years, months and days cannot be mixed",
        ))
    } else if point.period < last.period {
        Some(Words::new("比上一行早，应当从早到晚", "is earlier than the row before it"))
    } else {
        None
    }
}

/// How the point `at` compares with the one a year before: 比上年增长12.5%, in one place, halves away from zero. Shares
/// are compared in points of a hundred or of a thousand, as statistics do. `None` where that year is not recorded or a
/// percentage of it would mean nothing.
pub(super) fn change(series: &[Point], at: usize, unit: Option<&str>) -> Option<String> {
    let now = series.get(at)?;
    let is_before = |other: &&Point| {
        other.period.year() + 1 == now.period.year() && other.period.in_year() == now.period.in_year()
    };
    let before = series.iter().find(is_before)?;
    let year = if now.period.month().is_some() { "上年同期" } else { "上年" };
    let points = match unit {
        Some("%" | "％") => Some("个百分点"),
        Some("‰") => Some("个千分点"),
        _ => None,
    };
    let difference = now.value.minus(before.value);
    if difference.sign().is_eq() {
        // Nothing after nothing is no news, and no growth.
        let said = points.is_some() || before.value.sign().is_ne();
        return said.then(|| format!("与{year}持平"));
    }
    if let Some(points) = points {
        let word = if difference.sign().is_gt() { "提高" } else { "降低" };
        return Some(format!("比{year}{word}{}{points}", difference.unsigned()));
    }
    let growth = now.value.growth(before.value)?;
    Some(match growth.sign() {
        std::cmp::Ordering::Greater => format!("比{year}增长{growth}%"),
        std::cmp::Ordering::Less => format!("比{year}下降{}%", growth.unsigned()),
        std::cmp::Ordering::Equal => format!("与{year}基本持平"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(points: &[(&str, &str)], unit: Option<&str>) -> Vec<Option<String>> {
        let point = |(period, typed): &(&str, &str)| Point {
            period: Date::parse(period).unwrap(),
            value: Decimal::parse(typed).unwrap(),
            typed: (*typed).to_owned(),
        };
        let series: Vec<Point> = points.iter().map(point).collect();
        (0..series.len()).map(|at| change(&series, at, unit)).collect()
    }

    fn last(points: &[(&str, &str)], unit: &str) -> Option<String> {
        changes(points, Some(unit)).pop().flatten()
    }

    #[test]
    fn a_value_is_compared_with_the_year_before() {
        assert_eq!(
            changes(&[("2020", "100"), ("2021", "120"), ("2022", "120"), ("2023", "135")], None),
            [
                None,
                Some("比上年增长20.0%".to_owned()),
                Some("与上年持平".to_owned()),
                Some("比上年增长12.5%".to_owned())
            ]
        );
        assert_eq!(last(&[("2022", "300"), ("2023", "100")], "人").as_deref(), Some("比上年下降66.7%"));
        assert_eq!(last(&[("2022", "90000"), ("2023", "90001")], "人").as_deref(), Some("与上年基本持平"));
        assert_eq!(
            last(&[("2022-09", "10"), ("2022-10", "11"), ("2023-09", "12")], "场").as_deref(),
            Some("比上年同期增长20.0%")
        );
    }

    #[test]
    fn shares_differ_by_points() {
        assert_eq!(
            last(&[("2022", "12.3"), ("2023", "13.55")], "%").as_deref(),
            Some("比上年提高1.25个百分点")
        );
        assert_eq!(last(&[("2022", "8"), ("2023", "6")], "‰").as_deref(), Some("比上年降低2个千分点"));
    }

    #[test]
    fn without_a_year_before_there_is_nothing_to_say() {
        assert_eq!(last(&[("2021", "100"), ("2023", "120")], "人"), None);
        assert_eq!(last(&[("2022", "0"), ("2023", "120")], "人"), None);
        assert_eq!(last(&[("2022", "0"), ("2023", "0")], "人"), None);
        assert_eq!(last(&[("2022", "-5"), ("2023", "120")], "人"), None);
        assert_eq!(last(&[("2022-08", "5"), ("2023-09", "6")], "人"), None);
    }
}
