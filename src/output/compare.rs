//! Compares the output folder with a website that was made without it. [edge]

#![expect(clippy::disallowed_methods, reason = "edge: reads the output folder")]

use std::collections::BTreeSet;
use std::path::Path;

use rayon::prelude::*;

use super::look::Found;
use super::{Content, MANIFEST, Site, Workshop};
use crate::diagnostic::{Checked, Diagnostic, Problem};
use crate::path::Route;

/// That no website lies in `folder`, which is no reason to make one for comparing.
pub fn absent(folder: &Path) -> Option<Problem> {
    let is_empty = std::fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    is_empty.then(|| Problem::WebsiteAbsent { folder: folder.display().to_string() })
}

/// How many files of `folder` are, byte for byte, those of `site`; and each that is not: other bytes, not there, left over
/// from an earlier build, or put there by somebody else, which is no mistake.
pub fn compare(folder: &Path, site: &Site, workshop: &Workshop) -> Checked<usize> {
    let found = Found::in_folder(folder);
    let look = |(route, content): (&Route, &Content)| {
        let file = || route.to_string();
        if !found.files.contains(route.as_str()) {
            return Some(Problem::WebsiteLacks { file: file() });
        }
        let is_same = match workshop.bytes(content) {
            Ok(wanted) => {
                found.has_file(route.as_str())
                    && std::fs::read(folder.join(route.as_str())).is_ok_and(|there| *there == *wanted)
            }
            Err(problem) => return Some(problem),
        };
        (!is_same).then(|| Problem::WebsiteDiffers { file: file() })
    };
    let mut problems: Vec<Problem> = site.files.par_iter().filter_map(look).collect();
    let same = site.files.len() - problems.len();
    let wanted: BTreeSet<&str> = site.files.keys().map(Route::as_str).collect();
    let others = found.files.iter().filter(|file| *file != MANIFEST && !wanted.contains(file.as_str()));
    problems.extend(others.map(|file| {
        let (is_ours, file) = (found.manifest.names(file), file.clone());
        if is_ours { Problem::WebsiteOutdated { file } } else { Problem::WebsiteForeign { file } }
    }));
    Checked { value: same, diagnostics: problems.into_iter().map(Diagnostic::general).collect() }
}
