//! All photographs of the project, and how an article's name for one is understood.
//!
//! A name is, in this order: the id of a record in a `photos.yaml`; a file beside the article; a file in
//! `assets` or `assets/photos`. The extension may be left off. So an editor can move from "the file lies beside my
//! article" to proper records without changing an article.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::alike;
use crate::diagnostic::{Checked, Place, Problem, nearest};
use crate::fields::{At, Reader};
use crate::language::Words;
use crate::path::{SourcePath, written_in};
use crate::picture::Fault;
use crate::source::{ASSETS, Photo, Snapshot};
use crate::yaml::{Node, Value};

use super::likeness::{self, Alike, Remarked};
use super::photo_record::{self, Record};
use super::{Named, PhotoId};

/// The name of files of records.
pub const FILE_NAME: &str = "photos.yaml";

/// A photograph that can be used.
#[derive(Clone, Debug)]
pub struct Photograph {
    /// Its id: its record's, or its file's name.
    pub id: String,
    /// Its file.
    pub path: SourcePath,
    /// What was found in the file.
    pub photo: Photo,
    /// Its record, empty when it has none.
    pub record: Record,
    /// Who is on it, from left to right, without those who are withdrawn.
    pub people: Vec<Named>,
}

/// The photographs of the project.
#[derive(Debug, Default)]
pub struct Photos {
    list: Vec<Photograph>,
    /// Positions by record id.
    by_id: HashMap<String, PhotoId>,
    /// Positions by path, with and without extension.
    by_path: HashMap<String, PhotoId>,
    /// What is wrong with those that cannot be used, by path, with and without extension.
    unusable: HashMap<String, Problem>,
    /// Paths, with and without extension, by what those that are alike have in common; made when the first name is wrong.
    alike: OnceLock<Alike>,
}

/// Collects the photographs of the snapshot and their records.
pub(super) fn collect(snapshot: &Snapshot) -> Checked<Photos> {
    let mut photos = Photos::default();
    for (path, photo) in &snapshot.photos {
        match photo {
            Ok(photo) => photos.add(path, photo),
            Err(fault) => photos.refuse(path, fault),
        }
    }
    let mut told = Vec::new();
    for (path, text) in snapshot.texts.iter().filter(|(path, _)| path.name() == FILE_NAME) {
        let mut reader = Reader::new(path, text);
        if let Some(node) = reader.yaml(0..text.len()) {
            records(&mut photos, &mut reader, &node);
        }
        told.extend(reader.diagnostics);
    }
    Checked { value: photos, diagnostics: told }
}

fn records(photos: &mut Photos, reader: &mut Reader, node: &Node) {
    let entries = match &node.value {
        Value::Map(entries) => entries,
        Value::Null => return,
        _ => {
            let expected = Words::new(
                "每张图片一条“编号:”，下面缩进写它的各项",
                "a line “id:” for each picture, with its details indented below it",
            );
            return reader.tell(&node.at, Problem::ValueKind { key: Words::same(FILE_NAME), expected });
        }
    };
    for (id, fields) in entries {
        let name = id.scalar().unwrap_or_default().to_owned();
        let Some((file, record)) = photo_record::read(reader, &id.at, fields) else { continue };
        let at = file.as_ref().map_or(&id.at, |file| &file.at);
        match photos.file(reader.file, file.as_ref().map_or(&name, |file| &file.value)) {
            Ok(_) if photos.by_id.contains_key(&name) => reader.tell(&id.at, Problem::KeyTwice { key: name }),
            Ok((photo, remark)) => {
                if let Some(remark) = remark {
                    reader.tell(at, remark);
                }
                if let Some((first, _)) = photos.by_id.iter().find(|(_, other)| **other == photo) {
                    let problem = Problem::PhotoRecordTwice { id: name, first: first.clone() };
                    reader.tell(&id.at, problem);
                    continue;
                }
                if record.chronicle && record.caption.is_none() && record.alt.is_none() {
                    reader.tell(&id.at, Problem::PhotoSilent { name: name.clone() });
                }
                if let Some(photograph) = photos.list.get_mut(photo) {
                    photograph.id.clone_from(&name);
                    photograph.record = record;
                }
                photos.by_id.insert(name, photo);
            }
            Err(problem) => reader.tell(at, problem),
        }
    }
}

impl Photos {
    fn add(&mut self, path: &SourcePath, photo: &Photo) {
        let position = self.list.len();
        let whole = path.as_str();
        self.by_path.insert(whole.to_owned(), position);
        self.by_path.entry(without_extension(path)).or_insert(position);
        let (id, path, photo) = (path.stem().to_owned(), path.clone(), photo.clone());
        self.list.push(Photograph { id, path, photo, record: Record::default(), people: Vec::new() });
    }

    fn refuse(&mut self, path: &SourcePath, fault: &Fault) {
        let problem = refusal(path, fault);
        self.unusable.entry(without_extension(path)).or_insert_with(|| problem.clone());
        self.unusable.insert(path.as_str().to_owned(), problem);
    }

    /// Finds out whom the records name: `meaning` gives what a name typed in a file means.
    pub(super) fn name_people(&mut self, mut meaning: impl FnMut(&SourcePath, &At<String>) -> Option<Named>) {
        for photograph in &mut self.list {
            let Some(Place { file, .. }) = &photograph.record.at else { continue };
            photograph.people =
                photograph.record.people.iter().filter_map(|name| meaning(file, name)).collect();
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All photographs.
    pub fn iter(&self) -> impl Iterator<Item = &Photograph> {
        self.list.iter()
    }

    /// The photograph at a position.
    pub fn get(&self, photo: PhotoId) -> Option<&Photograph> {
        self.list.get(photo)
    }

    /// The photograph that `name` means in the file `from`, or what to tell.
    pub(super) fn find(&self, name: &str, from: &SourcePath) -> Result<Remarked<PhotoId>, Problem> {
        let own = self.by_id.get(name.trim()).map(|photo| (*photo, None));
        own.map_or_else(|| self.file(from, name.trim()), Ok)
    }

    fn file(&self, from: &SourcePath, name: &str) -> Result<Remarked<PhotoId>, Problem> {
        let places = [
            from.neighbour(name),
            SourcePath::within(ASSETS, name),
            SourcePath::within("assets/photos", name),
        ];
        for path in places.iter().flatten() {
            if let Some(photo) = self.by_path.get(path.as_str()) {
                return Ok((*photo, None));
            }
            if let Some(problem) = self.unusable.get(path.as_str()) {
                return Err(problem.clone());
            }
        }
        if let Some(alike) = places.iter().flatten().find_map(|path| self.alike(from, name, path)) {
            return Ok(alike);
        }
        let alike = alike::told(name, self.by_id.keys().map(String::as_str));
        let missing = || Problem::PhotoMissing { name: name.to_owned(), nearest: self.nearest(from, name) };
        Err(alike.unwrap_or_else(missing))
    }

    /// The one photograph whose path is alike to `path`, as which the `name` typed in `from` was understood.
    fn alike(&self, from: &SourcePath, name: &str, path: &SourcePath) -> Option<Remarked<PhotoId>> {
        let known = || self.by_path.keys().filter_map(|path| SourcePath::new(path));
        let alike = self.alike.get_or_init(|| Alike::of(known())).find(path)?;
        let photo = self.by_path.get(alike.as_str())?;
        Some((*photo, Some(likeness::file(from, name, path, alike)?)))
    }

    /// How the photograph that was probably meant is named in the file `from`.
    fn nearest(&self, from: &SourcePath, name: &str) -> Option<String> {
        let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let ids = self.by_id.keys().map(|id| (id.as_str(), id.clone()));
        let files = self.list.iter().flat_map(|photograph| {
            let path = &photograph.path;
            let written =
                path.inside(ASSETS).map_or_else(|| written_in(from, path), |inside| Some(inside.to_owned()));
            [path.name(), path.stem()].map(|known| Some((known, written.clone()?)))
        });
        let mut known: Vec<(&str, String)> = ids.chain(files.flatten()).collect();
        known.sort_unstable();
        let meant = nearest(last, known.iter().map(|(known, _)| *known))?;
        known.into_iter().find(|(known, _)| *known == meant).map(|(_, written)| written)
    }
}

/// Why the picture `path`, in which `fault` was found, cannot be used.
pub fn refusal(path: &SourcePath, fault: &Fault) -> Problem {
    match fault {
        Fault::Drawing { line, flaw } => {
            Problem::DrawingRefused { file: path.to_string(), line: *line, flaw: flaw.clone() }
        }
        other => Problem::PhotoUnusable { fault: other.clone() },
    }
}

fn without_extension(path: &SourcePath) -> String {
    if path.folder().is_empty() {
        path.stem().to_owned()
    } else {
        format!("{}/{}", path.folder(), path.stem())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint::Fingerprint;

    fn photos(records: &str) -> Checked<Photos> {
        let mut snapshot = Snapshot::default();
        let path = |path: &str| SourcePath::new(path).unwrap();
        let bytes = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;";
        for photo in ["content/a/x.jpg", "assets/photos/x.jpg", "assets/y.png", "content/b/z.JPG"] {
            let header = crate::picture::header(bytes).unwrap();
            snapshot.photos.insert(
                path(photo),
                Ok(Photo { header, fingerprint: Fingerprint::of(photo.as_bytes()), glanced: false }),
            );
        }
        snapshot.photos.insert(path("assets/broken.jpg"), Err(Fault::Empty));
        snapshot.texts.insert(path("assets/photos.yaml"), records.into());
        collect(&snapshot)
    }

    fn found(photos: &Photos, name: &str) -> Result<String, &'static str> {
        let from = SourcePath::new("content/a/1.md").unwrap();
        let (photo, remark) = photos.find(name, &from).map_err(|problem| problem.code())?;
        assert_eq!(remark, None);
        Ok(photos.get(photo).unwrap().path.to_string())
    }

    #[test]
    fn a_record_comes_before_a_neighbour_and_a_neighbour_before_the_assets() {
        let photos = photos("y:\n  文件: photos/x.jpg\n  图说: 记录\n");
        assert_eq!(photos.diagnostics, []);
        let photos = photos.value;
        for (name, path) in [
            ("y", "assets/photos/x.jpg"),
            ("y.png", "assets/y.png"),
            ("x", "content/a/x.jpg"),
            ("photos/x", "assets/photos/x.jpg"),
            ("../b/z", "content/b/z.JPG"),
        ] {
            assert_eq!(found(&photos, name).as_deref(), Ok(path), "{name}");
        }
        assert_eq!(found(&photos, "broken"), Err("Y0051"));
        assert_eq!(found(&photos, "z"), Err("Y0050"));
        assert_eq!(found(&photos, "../../../x"), Err("Y0050"));
    }

    #[test]
    fn a_record_of_nothing_is_told() {
        let told = |records: &str| -> Vec<_> {
            photos(records).diagnostics.iter().map(|told| told.problem.code()).collect()
        };
        assert_eq!(told("ghost:\n  图说: 甲\n"), ["Y0050"]);
        assert_eq!(told("- a\n"), ["Y0005"]);
        assert_eq!(told(""), [""; 0]);
    }
}
