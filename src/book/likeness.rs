//! What to tell of a name that nothing has, when something has nearly the same (`crate::alike`).

use std::collections::HashMap;

use crate::alike::{difference, folded};
use crate::diagnostic::Problem;
use crate::path::{SourcePath, written_in};

/// What is found, and what has to be told although it is.
pub(super) type Remarked<T> = (T, Option<Problem>);

/// Files by what their names have in common with those that are alike.
#[derive(Debug, Default)]
pub(super) struct Alike(HashMap<String, Vec<SourcePath>>);

impl Alike {
    /// Of these files and folders.
    pub fn of(paths: impl Iterator<Item = SourcePath>) -> Self {
        let mut alike: HashMap<String, Vec<SourcePath>> = HashMap::new();
        for path in paths {
            alike.entry(folded(path.as_str())).or_default().push(path);
        }
        Self(alike)
    }

    /// The one file whose name is alike; `None` where there are several, since either could be meant.
    pub fn find(&self, path: &SourcePath) -> Option<&SourcePath> {
        match &self.0.get(&folded(path.as_str()))?[..] {
            [one] => Some(one),
            _ => None,
        }
    }
}

/// What to tell where `from` has `typed` for the file `path`, which was looked for as `sought`.
pub(super) fn file(
    from: &SourcePath,
    typed: &str,
    sought: &SourcePath,
    path: &SourcePath,
) -> Option<Problem> {
    let differs = difference(sought.as_str(), path.as_str())?;
    let meant = written_in(from, path)?;
    let parts = sought.parts().zip(path.parts());
    let file = parts.filter(|(sought, own)| sought != own).map(|(_, own)| own).last()?.to_owned();
    Some(Problem::FileAlike { typed: typed.to_owned(), file, meant, differs })
}
