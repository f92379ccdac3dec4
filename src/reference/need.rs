//! Which keys must be given: found out by reading records that lack them.
//!
//! Whether a key is needed is said nowhere but in the code that reads its record, which tells what is missing. So that
//! code is asked, with an empty record and with records of one key, and what the pages say cannot differ from it.

use crate::diagnostic::{Diagnostic, Problem};
use crate::fields::{Key, Shape};

/// Reads a file that holds these lines of YAML, and gives what it tells.
pub(super) type Read<'a> = &'a dyn Fn(&str) -> Vec<Diagnostic>;

/// Whether a key must be given.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Need {
    /// It may be left out.
    Free,
    /// It must be there.
    Must,
    /// It must be there unless one of these is.
    Unless(Vec<Key>),
}

/// The need of each of `keys`, the keys of a record that stands in the file under `path`: of the file's own record when
/// that is empty.
pub(super) fn needs(read: Read, path: &[Key], keys: &[Key]) -> Vec<Need> {
    let empty = told(read, path, "");
    if empty.missing.is_empty() && empty.errors.is_empty() {
        return vec![Need::Free; keys.len()];
    }
    let with = |key: &Key| Some((*key, told(read, path, &format!("{}: {}", key.name, sample(key.shape)?))));
    let given: Vec<(Key, Told)> = keys.iter().filter_map(with).collect();
    // Some records say in words of their own what they lack: a key after which less is told is what they ask for.
    let enough = |told: &Told| told.errors.len() < empty.errors.len();
    let need = |key: &Key| {
        let missing = |told: &Told| told.missing.iter().any(|name| name == key.shown());
        let is_missing = missing(&empty);
        if !is_missing && !given.iter().any(|(other, told)| other == key && enough(told)) {
            return Need::Free;
        }
        // A sample that is itself told of may have kept the record from being read.
        let instead = given.iter().filter(|(other, told)| {
            let serves =
                if is_missing { !missing(told) && told.errors == empty.errors } else { enough(told) };
            other != key && serves
        });
        let instead: Vec<Key> = instead.map(|(other, _)| *other).collect();
        if instead.is_empty() { Need::Must } else { Need::Unless(instead) }
    };
    keys.iter().map(need).collect()
}

/// What was told of one record.
struct Told {
    /// The keys that are missing from it.
    missing: Vec<String>,
    /// The codes of all other errors.
    errors: Vec<&'static str>,
}

fn told(read: Read, path: &[Key], fields: &str) -> Told {
    let line = nested(path, fields);
    let mut told = Told { missing: Vec::new(), errors: Vec::new() };
    for Diagnostic { place, problem } in read(&line).into_iter().filter(Diagnostic::is_error) {
        // The file's own record begins where the line does, one inside it further on.
        let is_inside = place.as_ref().is_some_and(|place| {
            let indent = place.excerpt.len() - place.excerpt.trim_start().len();
            place.excerpt.trim() == line.trim() && place.column > indent + 1
        });
        match problem {
            Problem::KeyMissing { key } if path.is_empty() || is_inside => {
                told.missing.push(key.zh.into_owned());
            }
            Problem::KeyMissing { .. } => {}
            other => told.errors.push(other.code()),
        }
    }
    told
}

/// A line of YAML with a record of `fields` under `path`.
fn nested(path: &[Key], fields: &str) -> String {
    let Some((first, rest)) = path.split_first() else { return format!("{fields}\n") };
    let inner = rest
        .iter()
        .rev()
        .fold(format!("{{{fields}}}"), |inner, key| format!("{{{}: {}}}", key.name, held(key.shape, &inner)));
    format!("{}: {}\n", first.name, held(first.shape, &inner))
}

/// A value of this shape that holds `record`.
fn held(shape: Shape, record: &str) -> String {
    if matches!(shape, Shape::Records(_)) { format!("[{record}]") } else { record.to_owned() }
}

/// A value that is right for this shape, where one line holds it.
fn sample(shape: Shape) -> Option<&'static str> {
    match shape {
        Shape::Text => Some("a"),
        Shape::Texts => Some("[a]"),
        Shape::Date => Some("2024-09-14"),
        Shape::Flag => Some("yes"),
        Shape::Number => Some("1"),
        Shape::Record(_) | Shape::Records(_) | Shape::Cells | Shape::Rows => None,
    }
}
