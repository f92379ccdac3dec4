//! `yearbook fix`: writes the yearbook's texts as they were meant.
//!
//! What is changed is what a build tells of a text and takes as meant ([`crate::manuscript`]), from the same list: so a
//! website does not change by it, and nothing is changed that was not told. A file is only written where it still is what
//! was read, and where it lies inside the yearbook.

use std::path::Path;

use similar::TextDiff;

use crate::diagnostic::{self, Checked, Diagnostic, Place, Problem};
use crate::language::Words;
use crate::manuscript::{self, Encoding, Proof};
use crate::path::SourcePath;
use crate::replace;
use crate::source::{self, Scans, THEMES};

/// A file that is to be written as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The file.
    pub path: SourcePath,
    /// What it was saved in, where that is not UTF-8.
    pub encoding: Option<Encoding>,
    /// How many slips are mended.
    pub slips: usize,
    /// The lines that change, as a unified diff; empty where only the encoding does.
    pub diff: String,
    old: Vec<u8>,
    new: Vec<u8>,
}

/// What there is to be written in the project in `root`, in the order of files. Told are the texts that cannot be read, and
/// mistakes of which only the writer knows what is meant.
pub fn plan(root: &Path) -> Checked<Vec<Correction>> {
    let mut told = Vec::new();
    let snapshot = source::scan(root, &mut Scans::default()).tell(&mut told);
    let mut corrections = Vec::new();
    for (path, proof) in &snapshot.proofs {
        match bytes(root, path) {
            Ok(old) => corrections.extend(correction(path, proof, old)),
            Err(problem) => told.push(Diagnostic::at(Place::file(path), problem)),
        }
    }
    let sheets = snapshot
        .files
        .iter()
        .filter(|(path, _)| path.has_extension(&["csv"]) && path.inside(THEMES).is_none());
    for (path, old) in sheets {
        // One that is no text is told by whoever needs it.
        let proof = manuscript::read(path, old).ok().and_then(|read| read.proof);
        corrections.extend(proof.and_then(|proof| correction(path, &proof, old.to_vec())));
    }
    corrections.sort_by(|a, b| a.path.cmp(&b.path));
    told.retain(Diagnostic::is_error);
    diagnostic::sort(&mut told);
    Checked { value: corrections, diagnostics: told }
}

/// Writes one file.
pub fn write(root: &Path, correction: &Correction) -> Result<(), Problem> {
    let skipped = |reason: Words| Problem::FixSkipped { reason };
    if !source::is_own(root, &correction.path) {
        return Err(skipped(Words::new(
            "它是一个链接，或者不在年鉴的文件夹里",
            "it is a link, or not in the yearbook's folder",
        )));
    }
    if bytes(root, &correction.path)? != correction.old {
        return Err(skipped(Words::new("读过以后它又变了", "it changed after it was read")));
    }
    replace::file(&root.join(correction.path.as_str()), &correction.new).map_err(|error| {
        Problem::WriteFailed { path: correction.path.to_string(), reason: error.to_string() }
    })
}

fn bytes(root: &Path, path: &SourcePath) -> Result<Vec<u8>, Problem> {
    let read = source::read_text_bytes(root, path);
    let unreadable = |reason| Problem::Unreadable { reason };
    let gone = || unreadable(Words::new("它不在了", "it is gone"));
    read.map_err(|error| unreadable(Words::same(error.to_string())))?.ok_or_else(gone)
}

/// How `old`, of which `proof` is, is to be written; `None` where it stays as it is.
fn correction(path: &SourcePath, proof: &Proof, old: Vec<u8>) -> Option<Correction> {
    let new = proof.rewritten(&old).filter(|new| *new != old)?;
    let meant = manuscript::read(path, &new).ok()?.text;
    let diff = TextDiff::from_lines(proof.typed(), &*meant);
    let (from, to) = (format!("a/{path}"), format!("b/{path}"));
    let diff = diff.unified_diff().context_radius(1).header(&from, &to).to_string();
    let encoding = Some(proof.encoding).filter(|encoding| *encoding != Encoding::Utf8);
    Some(Correction { path: path.clone(), encoding, slips: proof.certain(), diff, old, new })
}
