//! Whether a table's totals are the sums of their parts, as far as that can be known.
//!
//! Printed parts are rounded one by one, so half a unit of each one's last place is no difference; people, books
//! and other things that are counted are not rounded. What is not known is not added up: a column with a blank
//! cell or with words has no sum, nor has a table whose rows are grouped under headings, since one total may then
//! be divided in several ways. Shares, rates and averages do not add up at all.

use std::ops::Range;

use crate::diagnostic::Problem;

use super::grid::{Cell, Column, Grid, Row, Value};
use crate::language::Words;
use crate::number::Decimal;

/// What a row of totals is called where no record names it.
const TOTALS: &[&str] = &["合计", "总计", "总数"];
/// Units of things that are counted one by one.
const COUNTED: &[&str] = &[
    "人", "人次", "位", "名", "户", "个", "家", "所", "项", "件", "次", "期", "场", "场次", "篇", "本", "册",
    "部", "种", "类", "处", "座", "支", "批", "份", "门", "块", "条", "台", "辆", "只",
];
/// Words in the name of a row or column whose numbers are shares, rates or averages.
const RATES: &[&str] = &[
    "%",
    "％",
    "‰",
    "率",
    "占比",
    "比重",
    "比例",
    "同比",
    "环比",
    "比上年",
    "平均",
    "人均",
    "指数",
    "增长",
    "增减",
];

/// The row that adds up the others: the one that is named, else the only one that is called a total.
pub(super) fn row(grid: &Grid, named: Option<&str>) -> Option<usize> {
    let is = |row: &Row| {
        named.map_or_else(|| TOTALS.contains(&&*plain(&row.name)), |name| plain(&row.name) == plain(name))
    };
    let mut found = grid.rows.iter().enumerate().filter(|(_, row)| is(row)).map(|(number, _)| number);
    let first = found.next()?;
    (found.next().is_none()).then_some(first)
}

/// The column that adds up the others; only one that is named, since columns often count different things.
pub(super) fn column(grid: &Grid, named: Option<&str>) -> Option<usize> {
    let name = named?;
    grid.columns.iter().skip(1).position(|column| plain(&column.name) == plain(name))
}

/// A name without the blanks that set it wider: 合 计.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The totals of `grid` that are not the sums of their parts, each where it was typed.
pub(super) fn wrong(grid: &Grid, named: Option<&str>, unit: Option<&str>) -> Vec<(Range<usize>, Problem)> {
    let mut wrong = Vec::new();
    let rate = |name: &str| RATES.iter().any(|word| name.contains(word));
    let (total_row, total_column) = (row(grid, named), column(grid, named));
    let grouped = grid.rows.iter().any(Row::heads);
    if let Some((number, total)) = total_row.and_then(|number| Some((number, grid.rows.get(number)?)))
        && !grouped
    {
        let parts: Vec<&Row> = without(&grid.rows, number).filter(|row| !row.of_which).collect();
        for (at, (cell, column)) in total.cells.iter().zip(grid.columns.iter().skip(1)).enumerate() {
            let cells: Vec<&Cell> = parts.iter().filter_map(|row| row.cells.get(at)).collect();
            if column.numeric && !rate(&column.name) && !parts.iter().any(|row| rate(&row.name)) {
                wrong.extend(told(cell, &cells, counted(column, unit), &total.name, &column.name));
            }
        }
    }
    let Some(at) = total_column else { return wrong };
    let Some(total) = grid.columns.get(at + 1) else { return wrong };
    let adds = |column: &Column| column.numeric && !column.of_which && !rate(&column.name);
    for row in grid.rows.iter().filter(|row| !rate(&row.name)) {
        let cells = row.cells.iter().zip(grid.columns.iter().skip(1)).enumerate();
        let parts = cells.filter(|(other, (_, column))| *other != at && adds(column));
        let parts: Vec<&Cell> = parts.map(|(_, (cell, _))| cell).collect();
        if let Some(cell) = row.cells.get(at) {
            wrong.extend(told(cell, &parts, counted(total, unit), &row.name, &total.name));
        }
    }
    wrong
}

fn without<T>(list: &[T], number: usize) -> impl Iterator<Item = &T> {
    list.iter().enumerate().filter(move |(other, _)| *other != number).map(|(_, item)| item)
}

/// Whether the numbers of `column` count things. A unit behind its name goes before the table's.
fn counted(column: &Column, unit: Option<&str>) -> bool {
    let own = column.name.strip_suffix(['）', ')']).and_then(|name| name.rsplit_once(['（', '(']));
    own.map(|(_, unit)| unit).or(unit).is_some_and(|unit| COUNTED.contains(&unit))
}

/// What to tell of `total`, when it and all its parts are known.
fn told(
    total: &Cell,
    parts: &[&Cell],
    counted: bool,
    row: &str,
    column: &str,
) -> Option<(Range<usize>, Problem)> {
    let Value::Number(stated) = total.value else { return None };
    let number = |cell: &&Cell| if let Value::Number(number) = cell.value { Some(number) } else { None };
    let numbers: Vec<Decimal> = parts.iter().filter_map(number).collect();
    let places = numbers.iter().map(|number| number.places()).max()?;
    let known = |cell: &&Cell| matches!(cell.value, Value::Number(_) | Value::Below | Value::Nothing);
    if parts.len() < 2 || !parts.iter().all(known) {
        return None;
    }
    let sum = numbers.iter().fold(Decimal::zero(places), |sum, number| sum.plus(*number));
    let below = parts.iter().filter(|cell| cell.value == Value::Below).map(|_| places);
    let mut halves: Vec<u32> = below.collect();
    if !counted || places > 0 || stated.places() > 0 {
        halves.extend(numbers.iter().map(|number| number.places()));
        halves.push(stated.places());
    }
    stated.differs(sum, &halves).then(|| {
        let (stated, sum) = (total.text.clone(), sum.to_string());
        let cell = Words::of(format!("“{row}”的“{column}”"), format!("“{column}” of “{row}”"));
        let problem = Problem::TableTotal { cell, stated, sum };
        (total.at.clone(), problem)
    })
}

#[cfg(test)]
mod tests {
    use super::super::grid;
    use super::*;

    /// A table with columns `a`, `b`, … and rows as given, names first.
    fn grid(columns: &[&str], rows: &[&[&str]]) -> Grid {
        let column = |typed: &&str| {
            let (name, of_which) = grid::name(typed);
            Column { name, typed: (*typed).to_owned(), numeric: false, of_which }
        };
        let row = |row: &&[&str]| {
            let (name, of_which) = grid::name(row[0]);
            let cell = |text: &&str| Cell { text: (*text).to_owned(), value: Value::of(text), at: 0..0 };
            let cells = row[1..].iter().map(cell).collect();
            Row { name, typed: row[0].to_owned(), of_which, total: false, cells }
        };
        let mut grid =
            Grid { columns: columns.iter().map(column).collect(), rows: rows.iter().map(row).collect() };
        grid.settle();
        grid
    }

    fn sums(grid: &Grid, named: Option<&str>, unit: &str) -> Vec<(String, String)> {
        let sum = |problem| match problem {
            Problem::TableTotal { cell, sum, .. } => (cell.zh.into_owned(), sum),
            other => panic!("{other:?}"),
        };
        wrong(grid, named, Some(unit)).into_iter().map(|(_, problem)| sum(problem)).collect()
    }

    #[test]
    fn counted_things_are_not_rounded_and_measured_ones_are() {
        let table = grid(&["", "2023"], &[&["合 计", "12"], &["甲", "5"], &["#乙", "4"], &["丙", "6"]]);
        assert_eq!(sums(&table, None, "家"), [("“合 计”的“2023”".to_owned(), "11".to_owned())]);
        assert_eq!(sums(&table, None, "万元"), []);
        let far = grid(&["", "2023"], &[&["甲", "5"], &["丙", "6"], &["合计", "13"]]);
        assert_eq!(sums(&far, None, "万元").len(), 1);
    }

    #[test]
    fn what_is_not_known_is_not_added_up() {
        for rows in [
            [["合计", "9"], ["甲", "5"], ["乙", ""]],
            [["合计", "9"], ["甲", "5"], ["乙", "不详"]],
            [["合计", "9"], ["总计", "5"], ["乙", "1"]],
            [["合计", ""], ["甲", "5"], ["乙", "1"]],
        ] {
            let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
            assert_eq!(sums(&grid(&["", "数"], &rows), None, "家"), [], "{rows:?}");
        }
        let rows: [&[&str]; 4] =
            [&["合计", "9", "9"], &["按级别分", "", ""], &["甲", "5", "5"], &["乙", "5", "5"]];
        let grouped = grid(&["", "数", "数"], &rows);
        assert_eq!(sums(&grouped, None, "家"), []);
    }

    #[test]
    fn little_and_nothing_add_little_and_nothing() {
        let table = |total| grid(&["", "数"], &[&["合计", total], &["甲", "5"], &["乙", "…"], &["丙", "-"]]);
        assert_eq!(sums(&table("5"), None, "家"), []);
        assert_eq!(sums(&table("6"), None, "家").len(), 1);
    }

    #[test]
    fn a_named_column_adds_up_its_row() {
        let columns = ["", "全部", "男", "女", "#青年", "女性占比"];
        let table = grid(&columns, &[&["甲", "9", "5", "4", "2", "44"], &["乙", "9", "5", "5", "3", "50"]]);
        assert_eq!(sums(&table, Some("全部"), "人"), [("“乙”的“全部”".to_owned(), "10".to_owned())]);
        assert_eq!(sums(&table, None, "人"), []);
    }
}
