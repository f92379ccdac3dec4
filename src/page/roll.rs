//! What stands at the margin of a roll of members: the letter or the strokes that a surname begins with.
//!
//! A roll keeps the order that it was recorded in, which is the editors'. Most are by reading or by strokes, and so the
//! order itself says which signs are right; one in any other order, such as by rank, has none.

use crate::book::{Book, ListedMember, Subject};
use crate::collation::{Collation, Head, Order};

use super::index::label;

/// What a member begins with, and what stands at the margin there.
pub struct Sign {
    /// What the name begins with by reading; for a script that orders by it.
    pub letter: String,
    /// What stands before the first member that begins so, in the recorded order.
    pub mark: Option<String>,
}

/// The signs of `members`, in their order.
pub fn signs(book: &Book, members: &[&ListedMember]) -> Vec<Sign> {
    let read: Vec<&str> = members.iter().map(|member| as_read(book, member)).collect();
    let written: Vec<&str> = members.iter().map(|member| member.name.text.as_str()).collect();
    of(&read, &written)
}

/// A sort key is of the reading: a person has it who is read otherwise than written.
fn as_read<'b>(book: &'b Book, member: &'b ListedMember) -> &'b str {
    let key = match member.name.subject {
        Some(Subject::Person(id)) => book.people.get(id).and_then(|person| person.record.sort_key.as_deref()),
        Some(Subject::Organisation(id)) => {
            book.organisations.get(id).and_then(|organisation| organisation.record.sort_key.as_deref())
        }
        None => None,
    };
    key.unwrap_or(&member.name.text)
}

/// The signs of names as they are `read` and as they are `written`.
fn of(read: &[&str], written: &[&str]) -> Vec<Sign> {
    let letters = heads(read, Order::Reading);
    let marks = if is_ordered(&letters) {
        Some(letters.clone())
    } else {
        Some(heads(written, Order::Strokes)).filter(|strokes| is_ordered(strokes))
    };
    let mark = |at: usize| {
        let marks = marks.as_ref()?;
        let own = marks.get(at)?;
        let before = at.checked_sub(1).and_then(|before| marks.get(before));
        (before != Some(own)).then(|| label(*own))
    };
    letters.iter().enumerate().map(|(at, head)| Sign { letter: label(*head), mark: mark(at) }).collect()
}

fn heads(names: &[&str], order: Order) -> Vec<Head> {
    let collation = Collation::by(order);
    names.iter().map(|name| collation.head(name)).collect()
}

/// Whether these are in order, and more than one: a single head orders nothing.
fn is_ordered(heads: &[Head]) -> bool {
    heads.is_sorted() && heads.first() != heads.last()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(names: &[&str]) -> Vec<String> {
        of(names, names).into_iter().map(|sign| sign.mark.unwrap_or_default()).collect()
    }

    #[test]
    fn the_order_says_which_signs_stand_at_the_margin() {
        // bing, chen, chen, ding
        assert_eq!(marks(&["丙某", "陈某", "陈甲", "丁某"]), ["B", "C", "", "D"]);
        // 2, 4, 4 and 5 strokes
        assert_eq!(marks(&["丁某", "王某", "王甲", "丙某"]), ["二画", "四画", "", "五画"]);
        assert_eq!(marks(&["陈某", "丁某", "丙某"]), ["", "", ""]);
        assert_eq!(marks(&["陈某", "陈甲"]), ["", ""]);
    }

    #[test]
    fn a_name_that_is_read_otherwise_has_the_letter_of_its_reading() {
        let signs = of(&["增某", "单某"], &["曾某", "单某"]);
        assert_eq!(signs.iter().map(|sign| sign.letter.as_str()).collect::<Vec<_>>(), ["Z", "D"]);
    }
}
