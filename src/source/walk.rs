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
use crate::language::Words;
use crate::path::SourcePath;

use super::link::not_a_file;

/// How many files one thread looks at before another may take the next ones.
const TOGETHER: usize = 64;

/// A file, or what has to be told of one.
pub(super) type Walked = Result<(SourcePath, Metadata), Box<Diagnostic>>;

/// The files of the folder `path` of the project in `root`, by their names; none where it is no folder.
pub(super) fn files(root: &Path, path: &SourcePath) -> Vec<Walked> {
    let folder = root.join(path.as_str());
    match std::fs::symlink_metadata(&folder) {
        Ok(metadata) if metadata.is_dir() => walk(root, &folder, path),
        Ok(metadata) if metadata.is_symlink() => {
            vec![Err(told(path, not_a_file(root, &folder)))]
        }
        _ => Vec::new(),
    }
}

fn walk(root: &Path, folder: &Path, path: &SourcePath) -> Vec<Walked> {
    let named = |entry: io::Result<DirEntry>| entry.map(|entry| (entry.file_name(), entry));
    let entries =
        std::fs::read_dir(folder).and_then(|entries| entries.map(named).collect::<io::Result<Vec<_>>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return vec![Err(told(path, unreadable(&error)))],
    };
    entries.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    let is_folder = |(_, entry): &(OsString, DirEntry)| entry.file_type().is_ok_and(|kind| kind.is_dir());
    let (folders, files): (Vec<_>, Vec<_>) =
        entries.into_iter().filter(|(name, _)| is_wanted(&name.to_string_lossy())).partition(is_folder);
    let look = |(name, entry): (OsString, DirEntry)| look(root, &name, &entry, path);
    let (mut found, inside): (Vec<Walked>, Vec<Walked>) = rayon::join(
        || files.into_par_iter().with_min_len(TOGETHER).map(look).collect(),
        || folders.into_par_iter().flat_map(|(name, entry)| enter(root, &name, &entry, path)).collect(),
    );
    found.extend(inside);
    found
}

/// What is found in `entry`, the folder in `path` that is called `name`.
fn enter(root: &Path, name: &OsStr, entry: &DirEntry, path: &SourcePath) -> Vec<Walked> {
    match child(path, name) {
        Ok(path) => walk(root, &entry.path(), &path),
        Err(diagnostic) => vec![Err(diagnostic)],
    }
}

/// What is found at `entry`, which is no folder in `path` and called `name`.
fn look(root: &Path, name: &OsStr, entry: &DirEntry, path: &SourcePath) -> Walked {
    let path = child(path, name)?;
    let found = match entry.file_type() {
        Ok(kind) if !kind.is_file() => Err(not_a_file(root, &entry.path())),
        Ok(_) => entry.metadata().map_err(|error| unreadable(&error)),
        Err(error) => Err(unreadable(&error)),
    };
    found.map_err(|problem| told(&path, problem)).map(|metadata| (path, metadata))
}

fn child(folder: &SourcePath, name: &OsStr) -> Result<SourcePath, Box<Diagnostic>> {
    let problem = match name.to_str() {
        None => {
            Problem::Unreadable { reason: Words::new("文件名不是 UTF-8", "its name is not in UTF-8") }
        }
        Some(name) => match folder.child(name) {
            Some(path) => return Ok(path),
            None => Problem::NameColon { name: name.to_owned() },
        },
    };
    Err(told(folder, problem))
}

/// Hidden files, and what office programs and systems leave behind, are nobody's articles.
fn is_wanted(name: &str) -> bool {
    !(name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name == "Thumbs.db"
        || name == "desktop.ini")
}

fn told(path: &SourcePath, problem: Problem) -> Box<Diagnostic> {
    Box::new(Diagnostic::at(Place::file(path), problem))
}

fn unreadable(error: &io::Error) -> Problem {
    Problem::Unreadable { reason: Words::same(error.to_string()) }
}
