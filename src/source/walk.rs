//! Finds the files of a folder, its subfolders side by side. `[edge]`
//!
//! A rebuild waits for what the disk says of every file, so nothing is asked twice and nothing in turn. Symbolic links
//! are told and not followed.

#![expect(clippy::disallowed_methods, reason = "edge: lists the project's folder")]

use std::ffi::{OsStr, OsString};
use std::fs::{DirEntry, Metadata};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::path::SourcePath;

/// A file, or what has to be told of one.
pub(super) type Walked = Result<(SourcePath, Metadata), Diagnostic>;

/// The files of the folder `path` of the project in `root`, by their names; none where it is no folder.
pub(super) fn files(root: &Path, path: &SourcePath) -> Vec<Walked> {
    let folder = root.join(path.as_str());
    match std::fs::symlink_metadata(&folder) {
        Ok(metadata) if metadata.is_dir() => walk(&folder, path),
        Ok(metadata) if metadata.is_symlink() && folder.is_dir() => vec![Err(told(path, Problem::NotAFile))],
        _ => Vec::new(),
    }
}

fn walk(folder: &Path, path: &SourcePath) -> Vec<Walked> {
    let named = |entry: io::Result<DirEntry>| entry.map(|entry| (entry.file_name(), entry));
    let entries =
        std::fs::read_dir(folder).and_then(|entries| entries.map(named).collect::<io::Result<Vec<_>>>());
    let found = |mut found: Vec<Walked>, (name, entry): (OsString, DirEntry)| {
        look(&name, &entry, path, &mut found);
        found
    };
    let joined = |mut found: Vec<Walked>, mut more: Vec<Walked>| {
        found.append(&mut more);
        found
    };
    match entries {
        Ok(mut entries) => {
            entries.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
            entries.into_par_iter().fold(Vec::new, found).reduce(Vec::new, joined)
        }
        Err(error) => vec![Err(told(path, unreadable(&error)))],
    }
}

/// Adds to `found` what is found at `entry`, which is called `name`, of the folder `path`.
fn look(name: &OsStr, entry: &DirEntry, path: &SourcePath, found: &mut Vec<Walked>) {
    if !is_wanted(&name.to_string_lossy()) {
        return;
    }
    let Some(path) = name.to_str().and_then(|name| path.child(name)) else {
        let problem = Problem::Unreadable { reason: "文件名不是 UTF-8".to_owned() };
        return found.push(Err(Diagnostic::general(problem)));
    };
    let problem = match entry.file_type() {
        Ok(kind) if kind.is_dir() => return found.append(&mut walk(&entry.path(), &path)),
        Ok(kind) if !kind.is_file() => Problem::NotAFile,
        Ok(_) => match entry.metadata() {
            Ok(metadata) => return found.push(Ok((path, metadata))),
            Err(error) => unreadable(&error),
        },
        Err(error) => unreadable(&error),
    };
    found.push(Err(told(&path, problem)));
}

/// Hidden files, and what office programs and systems leave behind, are nobody's articles.
fn is_wanted(name: &str) -> bool {
    !(name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name == "Thumbs.db"
        || name == "desktop.ini")
}

fn told(path: &SourcePath, problem: Problem) -> Diagnostic {
    Diagnostic::at(Place::file(path), problem)
}

fn unreadable(error: &io::Error) -> Problem {
    Problem::Unreadable { reason: error.to_string() }
}
