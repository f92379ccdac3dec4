//! What a symbolic link, or another thing that is neither file nor folder, means among the sources. [edge]

#![expect(clippy::disallowed_methods, reason = "edge: asks where a link leads")]

use std::path::{Component, Path, PathBuf};

use crate::diagnostic::Problem;

/// What has to be told of what stands at `path`, which is no file, of the project in `root`: a link that leads out of the
/// project is a mistake, wherever it leads; any other is not followed either.
pub(super) fn not_a_file(root: &Path, path: &Path) -> Problem {
    let Ok(target) = std::fs::read_link(path) else { return Problem::NotAFile };
    let home = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let around = path.parent().unwrap_or(root);
    let around = around.canonicalize().unwrap_or_else(|_| around.to_owned());
    // Through a chain of links to its end. One that dangles or leads in a circle has none: then its own words count.
    let end = path.canonicalize().unwrap_or_else(|_| tidied(&around.join(&target)));
    if end.starts_with(home) {
        Problem::NotAFile
    } else {
        Problem::LinkLeaves { target: target.display().to_string() }
    }
}

/// The path without dots.
fn tidied(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut tidied, part| {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(tidied.pop()),
            part => tidied.push(part),
        }
        tidied
    })
}
