//! What the cells of a statistical table are, by the conventions that Chinese statistics are printed with.
//!
//! `…` is less than half of the unit, a blank cell is not known, `-` is nothing, and `#` in front of a name says that
//! its numbers are part of the numbers before them.

use std::ops::Range;

use crate::number::Decimal;

/// The cells of a table with what they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// Its columns; the first holds the names of the rows.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name, without `#`.
    pub name: String,
    /// Its name as typed.
    pub typed: String,
    /// Whether its cells are numbers, but for a few.
    pub numeric: bool,
    /// Whether it is part of a column before it.
    pub of_which: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name, without `#`.
    pub name: String,
    /// Its name as typed.
    pub typed: String,
    /// Whether it is part of a row above it.
    pub of_which: bool,
    /// Whether it adds up the others.
    pub total: bool,
    /// Its cells after the name.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// What that is.
    pub value: Value,
    /// Where it was typed.
    pub at: Range<usize>,
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Decimal),
    /// `…`: less than half of the unit.
    Below,
    /// `-`: nothing.
    Nothing,
    /// Blank: not known.
    Unknown,
    /// A recorded figure that is more than a number: 160多, 三分之二.
    Figure,
    /// Words.
    Words,
}

impl Value {
    /// What `text` says.
    pub fn of(text: &str) -> Self {
        match text {
            "" => Self::Unknown,
            "…" | "……" | "..." => Self::Below,
            "-" | "－" | "—" | "–" | "――" | "——" => Self::Nothing,
            _ => Decimal::parse(text).map_or(Self::Words, Self::Number),
        }
    }
}

/// The name in `typed`, and whether it is marked as part of what stands before it: `#女`, 其中：女.
pub(super) fn name(typed: &str) -> (String, bool) {
    match typed.strip_prefix(['#', '＃']) {
        Some(name) => (name.trim_start().to_owned(), true),
        None => (typed.to_owned(), typed.starts_with("其中：") || typed.starts_with("其中:")),
    }
}

impl Row {
    /// Whether only its name is given, of several cells: it heads the rows under it. A single blank cell is one that
    /// is not known.
    pub fn heads(&self) -> bool {
        self.cells.len() > 1 && self.cells.iter().all(|cell| cell.text.is_empty())
    }
}

impl Grid {
    /// Decides which columns are numeric: those with numbers at least twice as often as with words.
    pub(super) fn settle(&mut self) {
        for (number, column) in self.columns.iter_mut().enumerate().skip(1) {
            let of = |wanted: fn(Value) -> bool| {
                let cells = self.rows.iter().filter_map(|row| row.cells.get(number - 1));
                cells.filter(|cell| wanted(cell.value)).count()
            };
            let numbers = of(|value| matches!(value, Value::Number(_) | Value::Figure));
            column.numeric = numbers > 0 && numbers >= 2 * of(|value| value == Value::Words);
        }
    }

    /// The cells of words in numeric columns, with the names of those.
    pub(super) fn strays(&self) -> impl Iterator<Item = (&Cell, &Column)> {
        let cells = self.rows.iter().flat_map(|row| row.cells.iter().zip(self.columns.iter().skip(1)));
        cells.filter(|(cell, column)| column.numeric && cell.value == Value::Words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_have_their_meaning() {
        assert_eq!(Value::of("…"), Value::Below);
        assert_eq!(Value::of("-"), Value::Nothing);
        assert_eq!(Value::of("-3"), Value::Number(Decimal::parse("-3").unwrap()));
        assert_eq!(Value::of(""), Value::Unknown);
        assert_eq!(Value::of("约三成"), Value::Words);
    }

    #[test]
    fn a_mark_is_no_part_of_a_name() {
        assert_eq!(name("# 女"), ("女".to_owned(), true));
        assert_eq!(name("其中：女"), ("其中：女".to_owned(), true));
        assert_eq!(name("女"), ("女".to_owned(), false));
    }
}
