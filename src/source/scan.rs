//! Takes the snapshot. [edge]
//!
//! The only place, besides the developing of photographs, that reads the project's folder. It follows no
//! symbolic link, so nothing outside the project can get into the website. A file that was seen before and is
//! the same by what the disk says of it (`seen`) is not read again.

#![expect(clippy::disallowed_methods, reason = "edge: reads the project's folder")]

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use super::glance::{Allowance, glance};
use super::link::not_a_file;
use super::read::{photo, read_head, read_photo};
use super::seen::Scans;
use super::stamp::{Seen, Stamp, now, same, same_file};
use super::{ASSETS, CONTENT, Photo, Snapshot, THEMES};
use super::{misnamed, walk};
use crate::config;
use crate::diagnostic::{Checked, Diagnostic, Place, Problem};
use crate::language::Words;
use crate::manuscript::{self, Manuscript};
use crate::path::SourcePath;
use crate::picture::Fault;

/// The largest text that is read, in bytes: a whole printed yearbook is under 4 MB.
const TEXT_LIMIT: u64 = 16 << 20;
/// The largest other file that is published, in bytes; more belongs on a host for downloads.
const FILE_LIMIT: u64 = 64 << 20;

const PICTURES: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif", DRAWING,
];
/// A drawing is a picture that articles show, and a file that they may link to.
const DRAWING: &str = "svg";
const FILES: &[&str] = &[
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "csv", "txt", "zip", "mp3",
    "m4a", "mp4", "webm", "ofd",
];
/// Fonts, which may be used whole.
const FONTS: &[&str] = &["ttf", "otf"];
/// Fonts of which the first bytes are enough to tell why they cannot be used.
const OTHER_FONTS: &[&str] = &["ttc", "otc", "woff", "woff2"];
/// How many bytes those are.
const FONT_HEAD: u64 = 64;

/// The folder of the yearbook that `start` stands in: the nearest one upwards with a `yearbook.yaml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find(|folder| folder.join(config::FILE).is_file()).map(Path::to_owned)
}

/// One thing found.
enum Found {
    Text(Seen<Manuscript>),
    /// A text that was seen before and is the same, with its path as it was kept.
    SameText(SourcePath, Manuscript),
    Photo(Box<Seen<Result<Photo, Fault>>>),
    Drawing(Box<Seen<Result<Photo, Fault>>>, Seen<Arc<[u8]>>),
    File(Seen<Arc<[u8]>>),
    Font(Seen<Arc<[u8]>>),
    Nothing,
}

/// Takes the snapshot of the project in `root`. What cannot be read is told and left out.
pub fn scan(root: &Path, scans: &mut Scans) -> Checked<Snapshot> {
    let mut diagnostics = Vec::new();
    let entries = entries(root, &mut diagnostics);
    scans.look(root);
    let reading = Reading { root, began: now(), allowance: scans.allowance(), seen: scans };
    let found: Vec<_> =
        entries.into_par_iter().map(|(path, metadata)| (reading.read(&path, &metadata), path)).collect();
    let (mut snapshot, mut now) = (Snapshot::default(), scans.taken());
    // In the order of their names, a map is made of them at once.
    let mut texts = Vec::with_capacity(found.len());
    for (found, path) in found {
        match found {
            Ok(Found::Text(text)) => {
                prove(&path, &text.found, &mut snapshot, &mut diagnostics);
                texts.push((path.clone(), text.found.text.clone()));
                now.texts.insert(path, text);
            }
            Ok(Found::SameText(path, text)) => {
                prove(&path, &text, &mut snapshot, &mut diagnostics);
                texts.push((path, text.text));
            }
            Ok(Found::File(bytes)) => {
                snapshot.files.insert(path.clone(), bytes.found.clone());
                now.files.insert(path, bytes);
            }
            Ok(Found::Font(bytes)) => {
                snapshot.fonts.insert(path.clone(), bytes.found.clone());
                now.files.insert(path, bytes);
            }
            Ok(Found::Nothing) => {}
            Ok(Found::Photo(photo)) => {
                snapshot.photos.insert(path.clone(), photo.found.clone());
                now.photos.insert(path, *photo);
            }
            Ok(Found::Drawing(photo, bytes)) => {
                snapshot.files.insert(path.clone(), bytes.found.clone());
                snapshot.photos.insert(path.clone(), photo.found.clone());
                now.files.insert(path.clone(), bytes);
                now.photos.insert(path, *photo);
            }
            Err(problem) => diagnostics.push(Diagnostic::at(Place::file(&path), problem)),
        }
    }
    snapshot.texts = texts.into_iter().collect();
    if now.texts.len() > snapshot.texts.len() {
        now.texts.retain(|path, _| snapshot.texts.contains_key(path));
    }
    scans.keep(root, now);
    Checked { value: snapshot, diagnostics }
}

/// Tells what of the text at `path` was not handed in as it is meant, and keeps it.
fn prove(path: &SourcePath, text: &Manuscript, snapshot: &mut Snapshot, told: &mut Vec<Diagnostic>) {
    if let Some(proof) = &text.proof {
        told.extend(proof.diagnostics.iter().cloned());
        snapshot.proofs.insert(path.clone(), proof.clone());
    }
}

/// The files that are looked at.
fn entries(root: &Path, told: &mut Vec<Diagnostic>) -> Vec<(SourcePath, Metadata)> {
    let mut entries = Vec::new();
    let folders = [CONTENT, ASSETS, THEMES].into_iter().filter_map(SourcePath::new);
    for walked in folders.flat_map(|folder| walk::files(root, &folder)) {
        match walked {
            Ok((path, metadata)) => {
                let meant = misnamed::meant(&path).map(|meant| Problem::FileMisnamed { meant });
                told.extend(meant.map(|problem| Diagnostic::at(Place::file(&path), problem)));
                entries.push((path, metadata));
            }
            Err(diagnostic) => told.push(*diagnostic),
        }
    }
    if let Some(path) = SourcePath::new(config::FILE) {
        match std::fs::symlink_metadata(root.join(config::FILE)) {
            Ok(metadata) if metadata.is_file() => entries.push((path, metadata)),
            Ok(_) => {
                let problem = not_a_file(root, &root.join(config::FILE));
                told.push(Diagnostic::at(Place::file(&path), problem));
            }
            // That it is missing is told by whoever needs it.
            Err(_) => {}
        }
    }
    entries
}

/// Files being read, from this time on, by whoever knows what was seen in them before.
struct Reading<'a> {
    root: &'a Path,
    began: Duration,
    seen: &'a Scans,
    /// What may be read whole of photographs not seen before; `None`: all of them.
    allowance: Option<Allowance>,
}

impl Reading<'_> {
    fn read(&self, path: &SourcePath, metadata: &Metadata) -> Result<Found, Problem> {
        let is = |known: &[&str]| path.has_extension(known);
        let in_theme = path.inside(THEMES).is_some();
        if is(&["yaml", "yml", "md"])
            || in_theme && is(&["html", "xml", "txt"]) && !path.as_str().contains("/static/")
        {
            return self.text(path, metadata);
        }
        if in_theme || is(FILES) {
            return self.file(path, metadata).map(Found::File);
        }
        if is(FONTS) {
            return self.file(path, metadata).map(Found::Font);
        }
        if is(OTHER_FONTS) {
            return self.head(path, metadata).map(Found::Font);
        }
        if !is(PICTURES) {
            return Ok(Found::Nothing);
        }
        let stamp = Stamp::of(metadata);
        let seen = |photo| Box::new(Seen::new(stamp, self.began, photo));
        let known = same(&self.seen.photos, path, &stamp).cloned();
        if is(&[DRAWING]) {
            let bytes = self.file(path, metadata)?;
            let photo = known.unwrap_or_else(|| photo(&bytes.found));
            return Ok(Found::Drawing(seen(photo), bytes));
        }
        if let Some(photo) = known {
            return Ok(Found::Photo(seen(photo)));
        }
        let is_covered = self.allowance.as_ref().is_none_or(|allowance| allowance.covers(metadata.len()));
        let found = if is_covered {
            read_photo(self.root, path).map(|bytes| photo(&bytes))
        } else {
            glance(self.root, path, &stamp)
        };
        Ok(Found::Photo(seen(found.map_err(unreadable)?)))
    }

    fn text(&self, path: &SourcePath, metadata: &Metadata) -> Result<Found, Problem> {
        let stamp = Stamp::of(metadata);
        if let Some((path, known)) = same_file(&self.seen.texts, path, &stamp) {
            return Ok(Found::SameText(path.clone(), known.clone()));
        }
        let found = manuscript::read(path, &self.limited(path, metadata, TEXT_LIMIT)?)?;
        Ok(Found::Text(Seen::new(stamp, self.began, found)))
    }

    fn file(&self, path: &SourcePath, metadata: &Metadata) -> Result<Seen<Arc<[u8]>>, Problem> {
        let stamp = Stamp::of(metadata);
        let found = match same(&self.seen.files, path, &stamp) {
            Some(known) => known.clone(),
            None => self.limited(path, metadata, FILE_LIMIT)?.into(),
        };
        Ok(Seen::new(stamp, self.began, found))
    }

    /// The first bytes of a font.
    fn head(&self, path: &SourcePath, metadata: &Metadata) -> Result<Seen<Arc<[u8]>>, Problem> {
        let (_, head) = read_head(self.root, path, FONT_HEAD).map_err(unreadable)?;
        Ok(Seen::new(Stamp::of(metadata), self.began, head.into()))
    }

    fn limited(&self, path: &SourcePath, metadata: &Metadata, limit: u64) -> Result<Vec<u8>, Problem> {
        if metadata.len() > limit {
            return Err(Problem::FileTooLarge { limit_mb: limit >> 20 });
        }
        std::fs::read(self.root.join(path.as_str())).map_err(unreadable)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "shape of map_err")]
fn unreadable(error: std::io::Error) -> Problem {
    Problem::Unreadable { reason: Words::same(error.to_string()) }
}
