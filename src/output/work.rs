//! What has to be done so that the output folder holds a website, and the bytes to do it with. [edge]

#![expect(clippy::disallowed_methods, reason = "edge: compares the output folder with the website")]

use std::io::Error;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::look::Found;
use super::{Content, Manifest, Site, Workshop};
use crate::diagnostic::Problem;
use crate::fingerprint::Fingerprint;
use crate::path::Route;
use crate::seal;

/// What was changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were as they should be.
    pub kept: usize,
    /// Files that were removed.
    pub removed: usize,
}

/// A file of the website, and its fingerprint where the content was looked at.
pub(super) type Settled<'a> = (&'a Route, Option<Fingerprint>);

/// Who hears how many of how many files are done.
pub(super) type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// What has to be done so that a folder holds a website.
pub(super) struct Work<'a> {
    pub site: &'a Site,
    pub workshop: &'a Workshop,
    pub folder: &'a Path,
    /// What lies there.
    pub found: &'a Found,
    /// The files that are as they should be.
    pub kept: Vec<Settled<'a>>,
    /// The files that are not there, or are others.
    pub fresh: Vec<(&'a Route, &'a Content)>,
    /// What this program wrote, the website no longer has, and nobody changed.
    pub gone: Vec<Route>,
    done: AtomicUsize,
    progress: Progress<'a>,
}

impl<'a> Work<'a> {
    /// Compares `folder`, where `found` lies, with `site`. `superfluous` are the addresses that the site no longer has.
    pub(super) fn of(
        site: &'a Site,
        workshop: &'a Workshop,
        (folder, found): (&'a Path, &'a Found),
        superfluous: &[String],
        progress: Progress<'a>,
    ) -> Self {
        let is_ours = |route: &&String| {
            let known = |bytes: Vec<u8>| found.manifest.knows(route, Fingerprint::of(&bytes));
            found.has_file(route) && std::fs::read(folder.join(route)).is_ok_and(known)
        };
        let gone = superfluous.par_iter().filter(is_ours).filter_map(|route| Route::new(route)).collect();
        let work = Self {
            site,
            workshop,
            folder,
            found,
            kept: Vec::new(),
            fresh: Vec::new(),
            gone,
            done: AtomicUsize::new(0),
            progress,
        };
        let (kept, fresh) = site.files.par_iter().partition_map(|(route, content)| {
            match work.as_it_should_be(route, content) {
                Some(settled) => {
                    work.step();
                    rayon::iter::Either::Left(settled)
                }
                None => rayon::iter::Either::Right((route, content)),
            }
        });
        Self { kept, fresh, ..work }
    }

    /// The file at `route`, if it is as it should be.
    fn as_it_should_be(&self, route: &'a Route, content: &Content) -> Option<Settled<'a>> {
        if !self.found.has_file(route.as_str()) {
            return None;
        }
        let path = self.folder.join(route.as_str());
        let made = match content {
            Content::Bytes(bytes) => return same(&path, bytes).map(|same| (route, Some(same))),
            Content::Volume(volume) => return same(&path, &volume.bound()).map(|same| (route, Some(same))),
            Content::Rendition(rendition) => self.workshop.darkroom.path(rendition),
            Content::Font(subset) => self.workshop.foundry.path(subset),
            Content::Card(card) => self.workshop.easel.path(card),
        };
        // The name says what is in it, so the length is enough to tell that it is whole. In the cache it is sealed.
        let length = |path: &PathBuf| std::fs::metadata(path).map(|metadata| metadata.len()).ok();
        let is_whole = length(&path)
            .is_some_and(|length_here| length(&made) == length_here.checked_add(seal::LENGTH as u64));
        is_whole.then_some((route, None))
    }

    /// Whether readers could see a folder that is half old and half new. One file is replaced in one step as it is.
    pub(super) fn is_one_step(&self) -> bool {
        self.fresh.len() + self.gone.len() <= 1
    }

    /// Writes the bytes of `content` by `write`. Gives back their fingerprint.
    pub(super) fn written(
        &self,
        (route, content): (&'a Route, &Content),
        write: impl Fn(&str, &[u8]) -> Result<(), Error>,
    ) -> Result<Settled<'a>, Problem> {
        let bytes = self.workshop.bytes(content)?;
        write(route.as_str(), &bytes).map_err(|error| self.unwritten(route.as_str(), &error))?;
        self.step();
        Ok((route, Some(Fingerprint::of(&bytes))))
    }

    fn step(&self) {
        (self.progress)(self.done.fetch_add(1, Ordering::Relaxed) + 1, self.site.files.len());
    }

    /// That the file at `route` could not be written, told by its place in the output folder.
    pub(super) fn unwritten(&self, route: &str, error: &Error) -> Problem {
        Problem::WriteFailed {
            path: self.folder.join(route).display().to_string(),
            reason: error.to_string(),
        }
    }

    /// The manifest of the folder when all is done and `written` was.
    pub(super) fn manifest_after(&self, written: &[Settled]) -> Manifest {
        let mut after = Manifest::default();
        for (route, fingerprint) in self.kept.iter().chain(written) {
            match fingerprint {
                Some(fingerprint) => after.note(route.as_str(), *fingerprint),
                None => after.carry(route.as_str(), &self.found.manifest),
            }
        }
        after
    }
}

/// The fingerprint of `bytes`, where the file at `path` holds them.
fn same(path: &Path, bytes: &[u8]) -> Option<Fingerprint> {
    std::fs::read(path).is_ok_and(|old| *old == *bytes).then(|| Fingerprint::of(bytes))
}
