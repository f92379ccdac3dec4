//! Writes a file so that whoever looks finds the old one or the new one, whole. `[edge]`
//!
//! The new one is written beside it under another name. A program that is ended in between leaves that behind, so whoever
//! ends the program asks that what is being written is written first ([`close`]); and what is left all the same, as after
//! a power cut, is known by its name and taken away later ([`sweep`]).

#![expect(clippy::disallowed_methods, reason = "edge: writes and removes files")]

use std::fs::File;
use std::io::{Error, ErrorKind, Write};
use std::path::Path;
use std::sync::{PoisonError, RwLock};

/// What a file that is being written is called until it is whole.
pub const PREFIX: &str = ".yearbook-new-";

/// Held by each that writes.
static WRITING: RwLock<()> = RwLock::new(());

/// Makes `bytes` the content of the file `path`; folders on the way are made. The file gets the rights that
/// new files usually get, not those of a private temporary file: a web server must be able to read it.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let _writing = WRITING.read().unwrap_or_else(PoisonError::into_inner);
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    match write(folder, path, bytes) {
        // Another run may have swept it away in the moment before it was locked.
        Err(error) if error.kind() == ErrorKind::NotFound => write(folder, path, bytes),
        written => written,
    }
}

fn write(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    // The system lets go of it when the program ends, however it does. Where there are no locks, nothing is swept.
    let _ = file.as_file().try_lock();
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Waits until what is being written is whole. After that nothing more is written: for a program that ends.
pub fn close() {
    std::mem::forget(WRITING.write());
}

/// Removes from `folder` what runs that were ended left half-written; what another run is writing just now stays.
pub fn sweep(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let left = entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX));
    for path in left.map(|entry| entry.path()) {
        if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            // It only takes room: the next run tries again.
            let _ = std::fs::remove_file(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_is_swept_and_what_is_being_written_is_not() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in [".yearbook-new-left", ".yearbook-new-held", "photo.webp"] {
            file(&path(name), b"x").unwrap();
        }
        let held = File::open(path(".yearbook-new-held")).unwrap();
        held.try_lock().unwrap();
        sweep(folder.path());
        let names = || {
            let entries = std::fs::read_dir(folder.path()).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        assert_eq!(names(), [".yearbook-new-held", "photo.webp"]);
        drop(held);
        sweep(folder.path());
        assert_eq!(names(), ["photo.webp"]);
    }
}
