//! Stage 1: all that was on the disk at one instant.
//!
//! A [`Snapshot`] holds texts, the headers and fingerprints of photographs, and other files. After it is
//! taken nothing reads an input again, except a photograph that is developed; so a whole build can run
//! from a snapshot that a test writes down.

mod glance;
mod read;
mod scan;
mod seen;
mod stamp;
mod walk;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::fingerprint::Fingerprint;
use crate::path::SourcePath;
use crate::picture::{Fault, Header};

pub use read::{read_head, read_photo, read_text_bytes};
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
    /// Articles, records and templates: UTF-8 without byte order mark, lines ending with `\n`.
    pub texts: BTreeMap<SourcePath, Arc<str>>,
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

/// Brings a text to the form that all stages expect; `None` when it is not UTF-8.
pub fn text(bytes: &[u8]) -> Option<Arc<str>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') {
        return Some(text.replace("\r\n", "\n").replace('\r', "\n").into());
    }
    Some(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_one_form() {
        assert_eq!(text("\u{feff}一\r\n二\r三\n".as_bytes()).as_deref(), Some("一\n二\n三\n"));
        assert_eq!(text(b"\xc4\xea\xbc\xf8"), None);
    }
}
