//! Stage 1: all that was on the disk at one instant.
//!
//! A [`Snapshot`] holds texts, the headers and fingerprints of photographs, and other files. After it is
//! taken nothing reads an input again, except a photograph that is developed; so a whole build can run
//! from a snapshot that a test writes down.

mod glance;
mod link;
mod misnamed;
mod names;
mod read;
mod scan;
mod seen;
mod stamp;
mod walk;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::manuscript::Proof;
use crate::path::SourcePath;
use crate::picture::{Fault, Header};

pub use read::{is_own, read_head, read_photo, read_text_bytes};
pub use scan::{find_root, scan};
pub use seen::Scans;

/// The folder of articles.
pub const CONTENT: &str = "content";
/// The folder of photographs and files that several articles use.
pub const ASSETS: &str = "assets";
/// The folder of the yearbook's own themes.
pub const THEMES: &str = "themes";

/// The folder of what can be made again, in the yearbook's folder.
pub const CACHE: &str = ".yearbook-cache";

/// All inputs of a build.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// Articles, records and templates as they are meant, lines ending with `\n`.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
    /// What those of them were that were not handed in so.
    pub proofs: BTreeMap<SourcePath, Arc<Proof>>,
    /// Photographs, and pictures that cannot be used, with the reason.
    pub photos: BTreeMap<SourcePath, Result<Photo, Fault>>,
    /// Everything else in the folders of articles, assets and themes.
    pub files: BTreeMap<SourcePath, Arc<[u8]>>,
    /// Fonts in the folders of articles and assets; of those of a kind that cannot be used, the first bytes. They are never
    /// published as they are.
    pub fonts: BTreeMap<SourcePath, Arc<[u8]>>,
}

impl Snapshot {
    /// The text of `path`.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(&SourcePath::new(path)?).map(|text| &**text)
    }

    /// `told` of texts as they are meant, at their places in the texts as they were handed in.
    pub fn as_typed(&self, told: &mut [Diagnostic]) {
        for place in told.iter_mut().filter_map(|told| told.place.as_mut()) {
            if let (Some(proof), Some(meant)) = (self.proofs.get(&place.file), self.texts.get(&place.file)) {
                *place = proof.typed_place(meant, place);
            }
        }
    }

    /// The files that are new, other, or gone since `before`.
    pub fn changed_since(&self, before: &Self) -> Vec<SourcePath> {
        let mut changed = differing(&before.texts, &self.texts, |a, b| Arc::ptr_eq(a, b) || a == b);
        changed.extend(differing(&before.photos, &self.photos, |a, b| a == b || is_read_since(a, b)));
        changed.extend(differing(&before.files, &self.files, |a, b| Arc::ptr_eq(a, b) || a == b));
        changed.sort();
        changed
    }

    /// What of it is `folder` or lies inside.
    #[must_use]
    pub fn narrowed(&self, folder: &str) -> Self {
        fn inside<T: Clone>(files: &BTreeMap<SourcePath, T>, folder: &str) -> BTreeMap<SourcePath, T> {
            let inside =
                files.iter().filter(|(path, _)| path.as_str() == folder || path.inside(folder).is_some());
            inside.map(|(path, found)| (path.clone(), found.clone())).collect()
        }
        Self {
            texts: inside(&self.texts, folder),
            proofs: inside(&self.proofs, folder),
            photos: inside(&self.photos, folder),
            files: inside(&self.files, folder),
            fonts: inside(&self.fonts, folder),
        }
    }

    /// The texts inside `folder`.
    pub fn texts_in<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a SourcePath, &'a Arc<str>)> {
        self.texts.iter().filter(move |(path, _)| path.inside(folder).is_some())
    }
}

/// Whether a photograph is only known better than before: the file need not be another.
fn is_read_since(before: &Result<Photo, Fault>, now: &Result<Photo, Fault>) -> bool {
    matches!((before, now), (Ok(before), Ok(now)) if before.glanced && !now.glanced)
}

/// The files that are in one alone, or not the same in both. Both are in order, so that one pass finds them.
fn differing<T>(
    before: &BTreeMap<SourcePath, T>,
    now: &BTreeMap<SourcePath, T>,
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<SourcePath> {
    let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
    let mut differing = Vec::new();
    loop {
        let order = match (before.peek(), now.peek()) {
            (None, None) => return differing,
            (Some((old, _)), Some((new, _))) => old.cmp(new),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
        };
        let old = before.next_if(|_| order != Ordering::Greater);
        let new = now.next_if(|_| order != Ordering::Less);
        let is_same = old.zip(new).is_some_and(|((_, old), (_, new))| is_same(old, new));
        differing.extend(old.or(new).filter(|_| !is_same).map(|(path, _)| path.clone()));
    }
}

/// A photograph as found: what its header says, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Size, format and turn.
    pub header: Header,
    /// Of the file's bytes; where it was only glanced at, of the first ones and of what the disk says of it.
    pub fingerprint: Fingerprint,
    /// Whether it was not read whole yet, which only a scan in a hurry leaves so ([`Scans::hurry`]).
    pub glanced: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_new_other_or_gone() {
        let of = |texts: &[(&str, &str)], files: &[&str]| Snapshot {
            texts: texts
                .iter()
                .map(|(path, text)| (SourcePath::new(path).unwrap(), (*text).into()))
                .collect(),
            files: files
                .iter()
                .map(|path| (SourcePath::new(path).unwrap(), b"x".as_slice().into()))
                .collect(),
            ..Snapshot::default()
        };
        let changed = |before: &Snapshot, now: &Snapshot| {
            now.changed_since(before).iter().map(|path| path.as_str().to_owned()).collect::<Vec<_>>()
        };
        let before = of(&[("a.md", "一"), ("b.md", "二"), ("c.md", "三")], &["x.pdf"]);
        let now = of(&[("a.md", "一"), ("b.md", "贰"), ("d.md", "四")], &["w.pdf", "x.pdf"]);
        assert_eq!(changed(&before, &before.clone()), Vec::<String>::new());
        assert_eq!(changed(&before, &now), ["b.md", "c.md", "d.md", "w.pdf"]);
        assert_eq!(changed(&Snapshot::default(), &before), ["a.md", "b.md", "c.md", "x.pdf"]);
    }
}
