//! Takes the snapshot. [edge]
//!
//! The only place, besides the developing of photographs, that reads the project's folder. It follows no
//! symbolic link, so nothing outside the project can get into the website. A photograph that was seen
//! before and has the same length, time and identity on the disk is not read again.

#![expect(clippy::disallowed_methods, reason = "edge: reads the project's folder")]

use std::collections::HashMap;
use std::fs::Metadata;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::seen::{Scans, Stamp};
use super::{ASSETS, CONTENT, Photo, Snapshot, THEMES, text};
use crate::config;
use crate::diagnostic::{Checked, Diagnostic, Place, Problem};
use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;
use crate::picture::{Fault, header};

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

/// The folder of the yearbook that `start` stands in: the nearest one upwards with a `yearbook.yaml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = start.canonicalize().ok()?;
    start.ancestors().find(|folder| folder.join(config::FILE).is_file()).map(Path::to_owned)
}

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

/// The length of the file `path` of the project in `root`, in bytes, and at most `most` of its first bytes.
pub fn read_head(root: &Path, path: &SourcePath, most: u64) -> std::io::Result<(u64, Vec<u8>)> {
    let file = std::fs::File::open(root.join(path.as_str()))?;
    let length = file.metadata()?.len();
    let mut head = Vec::new();
    file.take(most).read_to_end(&mut head)?;
    Ok((length, head))
}

/// One thing found.
enum Found {
    Text(Arc<str>),
    Photo(Stamp, Result<Photo, Fault>),
    Drawing(Stamp, Result<Photo, Fault>, Arc<[u8]>),
    File(Arc<[u8]>),
    Nothing,
}

/// Takes the snapshot of the project in `root`. What cannot be read is told and left out.
pub fn scan(root: &Path, scans: &mut Scans) -> Checked<Snapshot> {
    let mut diagnostics = Vec::new();
    let mut entries = Vec::new();
    for folder in [CONTENT, ASSETS, THEMES] {
        collect(root, folder, &mut entries, &mut diagnostics);
    }
    if let Some(path) = SourcePath::new(config::FILE) {
        match std::fs::symlink_metadata(root.join(config::FILE)) {
            Ok(metadata) if metadata.is_file() => entries.push((path, metadata)),
            Ok(_) => diagnostics.push(Diagnostic::at(Place::file(&path), Problem::NotAFile)),
            // That it is missing is told by whoever needs it.
            Err(_) => {}
        }
    }
    scans.look(root);
    let seen = &*scans;
    let found: Vec<_> =
        entries.into_par_iter().map(|(path, metadata)| (read(root, &path, &metadata, seen), path)).collect();
    let mut snapshot = Snapshot::default();
    let mut photos = HashMap::new();
    for (found, path) in found {
        match found {
            Ok(Found::Text(text)) => drop(snapshot.texts.insert(path, text)),
            Ok(Found::File(bytes)) => drop(snapshot.files.insert(path, bytes)),
            Ok(Found::Nothing) => {}
            Ok(Found::Photo(stamp, photo)) => {
                photos.insert(path.clone(), (stamp, photo.clone()));
                snapshot.photos.insert(path, photo);
            }
            Ok(Found::Drawing(stamp, photo, bytes)) => {
                photos.insert(path.clone(), (stamp, photo.clone()));
                snapshot.files.insert(path.clone(), bytes);
                snapshot.photos.insert(path, photo);
            }
            Err(problem) => diagnostics.push(Diagnostic::at(Place::file(&path), problem)),
        }
    }
    scans.keep(root, photos);
    Checked { value: snapshot, diagnostics }
}

/// The files of `folder`, in the order of their names.
fn collect(root: &Path, folder: &str, entries: &mut Vec<(SourcePath, Metadata)>, told: &mut Vec<Diagnostic>) {
    let start = root.join(folder);
    if !start.is_dir() {
        return;
    }
    for entry in
        WalkDir::new(&start).follow_root_links(false).sort_by_file_name().into_iter().filter_entry(is_wanted)
    {
        let problem = match &entry {
            Ok(entry) if entry.file_type().is_dir() => continue,
            Ok(entry) if !entry.file_type().is_file() => Problem::NotAFile,
            Ok(entry) => match (source_path(root, entry.path()), entry.metadata()) {
                (Some(path), Ok(metadata)) => {
                    entries.push((path, metadata));
                    continue;
                }
                (None, _) => Problem::Unreadable { reason: "文件名不是 UTF-8".to_owned() },
                (_, Err(error)) => Problem::Unreadable { reason: error.to_string() },
            },
            Err(error) => Problem::Unreadable { reason: error.to_string() },
        };
        let path = entry.as_ref().map_or_else(walkdir::Error::path, |entry| Some(entry.path()));
        let place = path.and_then(|path| source_path(root, path)).map(|path| Place::file(&path));
        told.push(Diagnostic { place, problem });
    }
}

/// Hidden files, and what office programs and systems leave behind, are nobody's articles.
fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    !(name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name == "Thumbs.db"
        || name == "desktop.ini")
}

fn source_path(root: &Path, path: &Path) -> Option<SourcePath> {
    let parts: Option<Vec<&str>> = path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    SourcePath::new(&parts?.join("/"))
}

fn read(root: &Path, path: &SourcePath, metadata: &Metadata, seen: &Scans) -> Result<Found, Problem> {
    let extension = path.extension();
    let is = |known: &[&str]| known.contains(&extension.as_str());
    let in_theme = path.inside(THEMES).is_some();
    if is(&["yaml", "yml", "md"])
        || in_theme && is(&["html", "xml", "txt"]) && !path.as_str().contains("/static/")
    {
        return read_text(root, path, metadata).map(Found::Text);
    }
    if in_theme || is(FILES) {
        return limited(root, path, metadata, FILE_LIMIT).map(|bytes| Found::File(bytes.into()));
    }
    if !is(PICTURES) {
        return Ok(Found::Nothing);
    }
    let stamp = Stamp::of(metadata);
    let found =
        |bytes: &[u8]| header(bytes).map(|header| Photo { header, fingerprint: Fingerprint::of(bytes) });
    let known = seen.known(path, &stamp).cloned();
    if extension == DRAWING {
        let bytes = limited(root, path, metadata, FILE_LIMIT)?;
        return Ok(Found::Drawing(stamp, known.unwrap_or_else(|| found(&bytes)), bytes.into()));
    }
    if let Some(photo) = known {
        return Ok(Found::Photo(stamp, photo));
    }
    let bytes = std::fs::read(root.join(path.as_str())).map_err(unreadable)?;
    Ok(Found::Photo(stamp, found(&bytes)))
}

fn read_text(root: &Path, path: &SourcePath, metadata: &Metadata) -> Result<Arc<str>, Problem> {
    let bytes = limited(root, path, metadata, TEXT_LIMIT)?;
    text(&bytes).ok_or(Problem::NotUtf8)
}

fn limited(root: &Path, path: &SourcePath, metadata: &Metadata, limit: u64) -> Result<Vec<u8>, Problem> {
    if metadata.len() > limit {
        return Err(Problem::FileTooLarge { limit_mb: limit >> 20 });
    }
    std::fs::read(root.join(path.as_str())).map_err(unreadable)
}

#[expect(clippy::needless_pass_by_value, reason = "shape of map_err")]
fn unreadable(error: std::io::Error) -> Problem {
    Problem::Unreadable { reason: error.to_string() }
}
