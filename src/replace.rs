//! Writes a file so that whoever looks finds the old one or the new one, whole. `[edge]`

#![expect(clippy::disallowed_methods, reason = "edge: writes a file")]

use std::io::{Error, Write};
use std::path::Path;

/// What a file that is being written is called until it is whole.
pub const PREFIX: &str = ".yearbook-new-";

/// Makes `bytes` the content of the file `path`; folders on the way are made. The file gets the rights that
/// new files usually get, not those of a private temporary file: a web server must be able to read it.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
