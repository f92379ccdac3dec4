//! Stage 6: what has to change in the output folder, and changing it.
//!
//! The folder holds a manifest of what this program wrote there. Only files of the manifest are ever
//! replaced or removed, so whatever else lies in the folder is safe, and a folder without one is not ours.

mod amend;
mod clear;
mod compare;
mod exchange;
mod folder;
mod look;
mod work;
mod write;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Error;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use crate::binding::Volume;
use crate::card::{Card, Easel};
use crate::diagnostic::{Checked, Diagnostic, Problem};
use crate::fingerprint::Fingerprint;
use crate::path::Route;
use crate::photo::{Darkroom, Rendition, TONES, stylesheet};
use crate::picture::Tone;
use crate::source::CACHE;
use crate::typeface::{Foundry, Subset};

pub use compare::{absent, compare};
pub use work::Written;
pub use write::{Output, Way};

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = ".yearbook-manifest.json";

/// A finished website: every file that is published.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    /// The files by address.
    pub files: BTreeMap<Route, Content>,
}

/// What a file of the website holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// A developed photograph.
    Rendition(Rendition),
    /// A part of a font.
    Font(Subset),
    /// A painted card.
    Card(Card),
    /// The whole book, bound.
    Volume(Volume),
}

/// Two websites are compared at every rebuild, and most of their files are one and the same.
impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(a), Self::Bytes(b)) => Arc::ptr_eq(a, b) || a == b,
            (Self::Rendition(a), Self::Rendition(b)) => a == b,
            (Self::Font(a), Self::Font(b)) => a == b,
            (Self::Card(a), Self::Card(b)) => a == b,
            (Self::Volume(a), Self::Volume(b)) => a == b,
            // All are named, so that none that is new is forgotten.
            (Self::Bytes(_) | Self::Rendition(_) | Self::Font(_) | Self::Card(_) | Self::Volume(_), _) => {
                false
            }
        }
    }
}

impl Content {
    /// Whether there is nothing to make.
    pub fn is_at_hand(&self) -> bool {
        match self {
            Self::Bytes(_) => true,
            Self::Rendition(_) | Self::Font(_) | Self::Card(_) | Self::Volume(_) => false,
        }
    }

    /// The bytes in it that stand in no other file.
    pub fn own(&self) -> Option<&Arc<[u8]>> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Volume(volume) => Some(volume.frame()),
            Self::Rendition(_) | Self::Font(_) | Self::Card(_) => None,
        }
    }
}

/// Where files are made that take long: once each, under names of all that they are made from.
#[derive(Debug)]
pub struct Workshop {
    /// Where photographs are.
    pub darkroom: Darkroom,
    /// Where fonts are.
    pub foundry: Foundry,
    /// Where cards are.
    pub easel: Easel,
    /// What goes when this does.
    _passing: Option<TempDir>,
}

impl Workshop {
    /// The workshop of the yearbook in `root`.
    pub fn new(root: &Path) -> Self {
        Self::at(root, &root.join(CACHE), None)
    }

    /// A workshop that finds nothing made before, and leaves nothing: for a website that must depend on its sources alone.
    pub fn passing(root: &Path) -> Result<Self, Problem> {
        let failed = |error: Error| Problem::WriteFailed {
            path: tempfile::env::temp_dir().display().to_string(),
            reason: error.to_string(),
        };
        let folder = tempfile::Builder::new().prefix("yearbook-").tempdir().map_err(failed)?;
        let cache = folder.path().to_owned();
        Ok(Self::at(root, &cache, Some(folder)))
    }

    fn at(root: &Path, cache: &Path, passing: Option<TempDir>) -> Self {
        Self {
            darkroom: Darkroom::new(root, cache),
            foundry: Foundry::new(cache),
            easel: Easel::new(cache),
            _passing: passing,
        }
    }

    /// The bytes of `content` as they are published.
    pub fn bytes<'a>(&self, content: &'a Content) -> Result<Cow<'a, [u8]>, Problem> {
        match content {
            Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::Volume(volume) => Ok(Cow::Owned(volume.bound())),
            Content::Rendition(rendition) => self.darkroom.proven(rendition).map(Cow::Owned),
            Content::Font(subset) => self.foundry.proven(subset).map(Cow::Owned),
            Content::Card(card) => self.easel.proven(card, &self.darkroom).map(Cow::Owned),
        }
    }
}

impl Site {
    /// The website with the tones of its photographs, as far as they are known: they are found when it is developed.
    #[must_use]
    pub fn toned(mut self, tones: &BTreeMap<Fingerprint, Tone>) -> Self {
        if self.renditions().next().is_some() {
            self.files.insert(Route::fixed(TONES), Content::Bytes(stylesheet(tones).into_bytes().into()));
        }
        self
    }

    /// The website with the whole book bound, for whoever compares its bytes and then writes them.
    #[must_use]
    pub fn bound(mut self) -> Self {
        for content in self.files.values_mut() {
            if let Content::Volume(volume) = content {
                *content = Content::Bytes(volume.bound().into());
            }
        }
        self
    }

    /// The photographs' renditions.
    pub fn renditions(&self) -> impl Iterator<Item = &Rendition> {
        self.files.values().filter_map(|content| match content {
            Content::Rendition(rendition) => Some(rendition),
            _ => None,
        })
    }

    /// The parts of fonts.
    pub fn fonts(&self) -> impl Iterator<Item = &Subset> {
        self.files.values().filter_map(|content| match content {
            Content::Font(subset) => Some(subset),
            _ => None,
        })
    }

    /// The cards.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.files.values().filter_map(|content| match content {
            Content::Card(card) => Some(card),
            _ => None,
        })
    }
}

/// What this program wrote into an output folder.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The fingerprints that a file may have: one, or two while it is being replaced, so that a build that was
    /// cut off leaves nothing that the next one would not know.
    files: BTreeMap<String, BTreeSet<String>>,
}

impl Manifest {
    /// Whether the file with this address was written by this program.
    pub fn names(&self, route: &str) -> bool {
        self.files.contains_key(route)
    }

    /// Reads a manifest. `None` when it is none.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }

    /// The manifest as the folder holds it.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Whether the file at `route` is as this program wrote it.
    pub fn knows(&self, route: &str, fingerprint: Fingerprint) -> bool {
        self.files.get(route).is_some_and(|known| known.contains(&fingerprint.short()))
    }

    /// Whether this program wrote something else at `route`. A build that was cut off may have noted nothing of a file.
    pub fn denies(&self, route: &str, fingerprint: Fingerprint) -> bool {
        let known = self.files.get(route).filter(|known| !known.is_empty());
        known.is_some_and(|known| !known.contains(&fingerprint.short()))
    }

    /// Notes that the file at `route` may hold this.
    pub fn note(&mut self, route: &str, fingerprint: Fingerprint) {
        self.files.entry(route.to_owned()).or_default().insert(fingerprint.short());
    }

    /// Takes the note of `route` over from an earlier manifest.
    fn carry(&mut self, route: &str, earlier: &Self) {
        if let Some(known) = earlier.files.get(route) {
            self.files.entry(route.to_owned()).or_default().extend(known.iter().cloned());
        }
    }
}

/// The addresses to remove: those of the manifest that the website no longer has. A file that the website
/// has and somebody else put into the folder is told; so is a file or a link where it has a folder, which would
/// lead out of the output.
pub fn changes(site: &Site, manifest: &Manifest, present: &BTreeSet<String>) -> Checked<Vec<String>> {
    let wanted: BTreeSet<&str> = site.files.keys().map(Route::as_str).collect();
    let removed = manifest.files.keys().filter(|route| !wanted.contains(route.as_str()));
    let removed = removed.filter(|route| blocked(route, present).is_none()).cloned().collect();
    let foreign = |route: &&str| present.contains(*route) && !manifest.names(route);
    let is_folder = |route: &&str| {
        let inside = format!("{route}/");
        let mut inner = present.range(inside.clone()..).take_while(|inner| inner.starts_with(&inside));
        inner.any(|inner| !manifest.names(inner))
    };
    let in_the_way = |route| {
        blocked(route, present).or_else(|| Some(route).filter(|route| foreign(route) || is_folder(route)))
    };
    let in_the_way: BTreeSet<&str> = wanted.iter().copied().filter_map(in_the_way).collect();
    let occupied = |route: &str| Diagnostic::general(Problem::OutputOccupied { route: route.to_owned() });
    Checked { value: removed, diagnostics: in_the_way.into_iter().map(occupied).collect() }
}

/// The file or link that stands where the file at `route` needs a folder.
fn blocked<'r>(route: &'r str, present: &BTreeSet<String>) -> Option<&'r str> {
    let mut folders = route.match_indices('/').filter_map(|(at, _)| route.get(..at));
    folders.find(|folder| present.contains(*folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(routes: &[&str]) -> Site {
        let file = |route: &&str| (Route::new(route).unwrap(), Content::Bytes(route.as_bytes().into()));
        Site { files: routes.iter().map(file).collect() }
    }

    fn manifest(routes: &[&str]) -> Manifest {
        let mut manifest = Manifest::default();
        for route in routes {
            manifest.note(route, Fingerprint::of(route.as_bytes()));
        }
        manifest
    }

    #[test]
    fn only_files_of_the_manifest_are_removed() {
        let present = ["index.html", "old.html", "CNAME"].map(str::to_owned).into();
        let changes =
            changes(&site(&["index.html", "new.html"]), &manifest(&["index.html", "old.html"]), &present);
        assert_eq!(changes.value, ["old.html"]);
        assert_eq!(changes.diagnostics, []);
    }

    #[test]
    fn somebody_elses_file_is_told() {
        let changes = changes(&site(&["robots.txt"]), &manifest(&[]), &["robots.txt".to_owned()].into());
        assert_eq!(changes.diagnostics[0].problem.code(), "Y0091");
    }

    #[test]
    fn what_stands_where_a_folder_has_to_be_is_told_once() {
        let present = ["a"].map(str::to_owned).into();
        let changes =
            changes(&site(&["a/1.html", "a/2.html"]), &manifest(&["a/1.html", "a/old.html"]), &present);
        assert_eq!(changes.value, Vec::<String>::new());
        assert_eq!(changes.diagnostics.len(), 1);
        assert_eq!(changes.diagnostics[0].problem, Problem::OutputOccupied { route: "a".to_owned() });
    }

    #[test]
    fn a_manifest_survives_being_written() {
        let manifest = manifest(&["index.html", "年鉴.html"]);
        assert_eq!(Manifest::parse(&manifest.bytes()), Some(manifest.clone()));
        assert!(manifest.knows("index.html", Fingerprint::of(b"index.html")));
        assert!(!manifest.knows("index.html", Fingerprint::of(b"changed by hand")));
        assert_eq!(Manifest::parse(b"{}"), None);
    }
}
