//! Reads one file of the project. [edge]

#![expect(clippy::disallowed_methods, reason = "edge: reads files of the project's folder")]

use std::io::Read;
use std::path::Path;

use super::Photo;
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;
use crate::picture::{Fault, header};

/// The bytes of the photograph `path` of the project in `root`.
pub fn read_photo(root: &Path, path: &SourcePath) -> std::io::Result<Vec<u8>> {
    std::fs::read(root.join(path.as_str()))
}

/// The bytes of the text `path` of the project in `root` as they are on the disk; `None` when there is no such file.
pub fn read_text_bytes(root: &Path, path: &SourcePath) -> std::io::Result<Option<Vec<u8>>> {
    match std::fs::read(root.join(path.as_str())) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}

/// Whether the file `path` of the project in `root` is a file, and inside it whatever links lead there.
pub fn is_own(root: &Path, path: &SourcePath) -> bool {
    let file = root.join(path.as_str());
    let is_file = std::fs::symlink_metadata(&file).is_ok_and(|metadata| metadata.is_file());
    let inside = root.canonicalize().and_then(|root| Ok(file.canonicalize()?.starts_with(root)));
    is_file && inside.unwrap_or_default()
}

/// The length of the file `path` of the project in `root`, in bytes, and at most `most` of its first bytes.
pub fn read_head(root: &Path, path: &SourcePath, most: u64) -> std::io::Result<(u64, Vec<u8>)> {
    let file = std::fs::File::open(root.join(path.as_str()))?;
    let length = file.metadata()?.len();
    let mut head = Vec::new();
    file.take(most).read_to_end(&mut head)?;
    Ok((length, head))
}

/// What a photograph is of which these are all bytes.
pub(super) fn photo(bytes: &[u8]) -> Result<Photo, Fault> {
    header(bytes).map(|header| Photo { header, fingerprint: Fingerprint::of(bytes), glanced: false })
}
