//! The numbers that a publication is registered under: ISBN, ISSN, and the national serial number.
//!
//! The last digit of an ISBN (ISO 2108) and of an ISSN (ISO 3297) checks the others, so a slip of the keyboard is
//! told before a wrong number is printed on every page. A national serial number has no such digit and is text.

use crate::diagnostic::Problem;
use crate::fields::{Fields, Key};
use crate::language::Words;
use crate::width::narrow;

pub(super) const ISBN: Key = Key::new("isbn", &["书号", "国际标准书号"]).says(
    "书号（ISBN），照出版单位的通知写，如 `978-7-5000-0000-6`；写错一位会提醒您。",
    "The ISBN, such as 978-7-5000-0000-6; a wrong digit is told.",
);
pub(super) const ISSN: Key = Key::new("issn", &["国际标准刊号"]).says(
    "国际标准刊号（ISSN），连续出版的年鉴才有，如 `0378-5955`；写错一位会提醒您。",
    "The ISSN of a yearbook that is a serial, such as 0378-5955; a wrong digit is told.",
);
pub(super) const CN: Key = Key::new("cn", &["国内统一刊号", "统一刊号"]).says(
    "国内统一刊号，照登记证写，如 `CN 00-0000/Z`。",
    "The national serial number as registered, such as CN 00-0000/Z.",
);

/// The numbers of one publication.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    /// The ISBN as typed, of ten or thirteen digits, without its name.
    pub isbn: Option<String>,
    /// The ISSN as `1234-5679`.
    pub issn: Option<String>,
    /// The national serial number (国内统一连续出版物号) as typed.
    pub cn: Option<String>,
}

/// Reads the numbers; one that cannot be right is told and left out.
pub(super) fn read(fields: &mut Fields) -> Numbers {
    let mut checked = |key, check: fn(&str) -> Result<String, Problem>| {
        let typed = fields.text_at(key)?;
        check(&typed.value).map_err(|problem| fields.reader().tell(&typed.at, problem)).ok()
    };
    Numbers { isbn: checked(ISBN, isbn), issn: checked(ISSN, issn), cn: fields.text(CN) }
}

fn isbn(typed: &str) -> Result<String, Problem> {
    let shown = bare("ISBN", typed);
    let digits = digits(&shown).unwrap_or_default();
    let check = match digits.as_slice() {
        [9, 7, 8 | 9, rest @ ..] if rest.len() == 10 && !rest.contains(&10) => thirteen(&digits),
        _ if digits.len() == 10 => eleven(&digits),
        _ => {
            let shape = Words::new(
                "13 位数字，以 978 或 979 开头（2007年以前的书是 10 位），例如 978-7-5000-0000-6",
                "a number of 13 digits that begins with 978 or 979 (10 digits before 2007), such as 978-7-5000-0000-6",
            );
            return Err(misshapen("ISBN", typed, shape));
        }
    };
    verified("ISBN", typed, &digits, check).map(|()| shown)
}

fn issn(typed: &str) -> Result<String, Problem> {
    let digits = digits(&bare("ISSN", typed)).unwrap_or_default();
    if digits.len() != 8 {
        let shape = Words::new(
            "8 位，例如 1234-5679，最后一位可能是字母 X",
            "a number of 8 digits such as 1234-5679, the last of which may be an X",
        );
        return Err(misshapen("ISSN", typed, shape));
    }
    verified("ISSN", typed, &digits, eleven(&digits))?;
    let text: String = digits.iter().map(|digit| character(*digit)).collect();
    let (first, last) = text.split_at(4);
    Ok(format!("{first}-{last}"))
}

/// What is typed, in half-width characters, without the number's name in front; blanks become hyphens.
fn bare(name: &str, typed: &str) -> String {
    let plain: String = typed
        .chars()
        .map(|c| match c {
            '‐'..='—' | '−' => '-',
            _ => narrow(c),
        })
        .collect();
    let plain = plain.to_uppercase();
    let number = plain.strip_prefix(name).unwrap_or(&plain).trim_start_matches(':');
    number.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The digits between the hyphens, an X at the end as ten. `None` when anything else is there.
fn digits(number: &str) -> Option<Vec<u32>> {
    let characters: Vec<char> = number.chars().filter(|c| *c != '-').collect();
    let last = characters.len().checked_sub(1)?;
    let digit = |(at, c): (usize, &char)| if *c == 'X' && at == last { Some(10) } else { c.to_digit(10) };
    characters.iter().enumerate().map(digit).collect()
}

fn character(digit: u32) -> char {
    char::from_digit(digit, 10).unwrap_or('X')
}

/// The check digit of thirteen digits: weights 1 and 3 by turns, modulo 10.
fn thirteen(digits: &[u32]) -> u32 {
    let sum: u32 =
        digits.iter().take(12).zip([1, 3].iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    (10 - sum % 10) % 10
}

/// The check digit of eight or ten digits: weights that fall to 2, modulo 11.
fn eleven(digits: &[u32]) -> u32 {
    let sum: u32 = digits.iter().rev().skip(1).zip(2..).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 11
}

fn verified(name: &str, typed: &str, digits: &[u32], check: u32) -> Result<(), Problem> {
    if digits.last() == Some(&check) {
        return Ok(());
    }
    Err(Problem::CheckDigit { name: name.to_owned(), value: typed.to_owned(), check: character(check) })
}

fn misshapen(name: &str, typed: &str, shape: Words) -> Problem {
    Problem::IdentifierShape { name: name.to_owned(), value: typed.to_owned(), shape }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_are_right() {
        // 0-306-40615-2 and 0378-5955 are the examples that the standards are usually explained with.
        for (typed, shown) in [
            ("978-0-306-40615-7", "978-0-306-40615-7"),
            ("9780306406157", "9780306406157"),
            ("ISBN 978 0 306 40615 7", "978-0-306-40615-7"),
            ("ISBN：９７８－０－３０６－４０６１５－７", "978-0-306-40615-7"),
            ("0-306-40615-2", "0-306-40615-2"),
            ("0-8044-2957-x", "0-8044-2957-X"),
        ] {
            assert_eq!(isbn(typed).as_deref(), Ok(shown), "{typed}");
        }
        for (typed, shown) in [("0378-5955", "0378-5955"), ("ISSN 2434561x", "2434-561X")] {
            assert_eq!(issn(typed).as_deref(), Ok(shown), "{typed}");
        }
    }

    #[test]
    fn a_slip_is_found() {
        let check = |result: Result<String, Problem>| match result {
            Err(Problem::CheckDigit { check, .. }) => Some(check),
            _ => None,
        };
        assert_eq!(check(isbn("978-0-306-40615-8")), Some('7'));
        assert_eq!(check(isbn("978-0-306-40651-7")), Some('5'));
        assert_eq!(check(isbn("0-8044-2957-1")), Some('X'));
        assert_eq!(check(issn("0378-5956")), Some('5'));
    }

    #[test]
    fn what_is_no_such_number() {
        for typed in ["", "-", "978", "977-0-306-40615-7", "97803064061571", "978030640615X", "书号待定"]
        {
            assert!(matches!(isbn(typed), Err(Problem::IdentifierShape { .. })), "{typed}");
        }
        for typed in ["0378-595", "0378-59555", "X378-5955", "CN 00-0000/Z"] {
            assert!(matches!(issn(typed), Err(Problem::IdentifierShape { .. })), "{typed}");
        }
    }
}
