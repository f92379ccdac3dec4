//! The font files that `yearbook.yaml` names.

use std::collections::HashMap;
use std::sync::Arc;

use crate::alike;
use crate::config::{self, Config};
use crate::diagnostic::{Checked, Diagnostic, Place, Problem, nearest};
use crate::fields::At;
use crate::fingerprint::Fingerprint;
use crate::font::{Face, FontFlaw};
use crate::path::SourcePath;
use crate::source::Snapshot;

use super::{FontFile, Role};

/// A font's bytes, their fingerprint, and what is in them.
type Read = (Arc<[u8]>, Fingerprint, Result<Arc<Face>, FontFlaw>);

/// What was read of fonts before, so that an unchanged file of ten megabytes costs nothing.
#[derive(Default)]
pub struct Known(HashMap<SourcePath, Read>);

impl Known {
    fn read(&mut self, source: &SourcePath, bytes: &Arc<[u8]>) -> Read {
        match self.0.get(source) {
            // A scan gives an unchanged file in the same place.
            Some(known) if Arc::ptr_eq(&known.0, bytes) => known.clone(),
            _ => {
                let read = (Arc::clone(bytes), Fingerprint::of(bytes), Face::read(bytes).map(Arc::new));
                self.0.insert(source.clone(), read.clone());
                read
            }
        }
    }
}

/// The font files of the yearbook, in the order of their roles. Tells which cannot be used, and why.
pub fn faces(config: &Config, snapshot: &Snapshot, known: &mut Known) -> Checked<Vec<FontFile>> {
    let mut finder = Finder { snapshot, known, told: Vec::new() };
    let roles = [(Role::Serif, &config.fonts.serif), (Role::Sans, &config.fonts.sans)];
    let mut files: Vec<FontFile> = Vec::new();
    for (role, typed) in
        roles.into_iter().flat_map(|(role, typed)| typed.iter().map(move |typed| (role, typed)))
    {
        let Some(file) = finder.file(role, typed) else { continue };
        let is_same = |other: &&FontFile| {
            other.role == role
                && other.face.is_italic == file.face.is_italic
                && other.face.weights.from <= file.face.weights.to
                && file.face.weights.from <= other.face.weights.to
        };
        match files.iter().find(is_same) {
            Some(other) => {
                let problem = Problem::FontTwice {
                    file: file.source.to_string(),
                    other: other.source.to_string(),
                    weight: file.face.weights.from.max(other.face.weights.from),
                };
                finder.told.push(Diagnostic::at(file.place, problem));
            }
            None => files.push(file),
        }
    }
    Checked { value: files, diagnostics: finder.told }
}

struct Finder<'a> {
    snapshot: &'a Snapshot,
    known: &'a mut Known,
    told: Vec<Diagnostic>,
}

impl Finder<'_> {
    /// The font file that was typed; tells why there is none.
    fn file(&mut self, role: Role, typed: &At<String>) -> Option<FontFile> {
        let text = self.snapshot.text(config::FILE).unwrap_or_default();
        let place = Place::of(&SourcePath::new(config::FILE)?, text, &typed.at);
        match self.usable(&typed.value) {
            Ok((source, (bytes, fingerprint, face))) => {
                Some(FontFile { role, source, bytes, fingerprint, face, place })
            }
            Err(problem) => {
                self.told.push(Diagnostic::at(place, *problem));
                None
            }
        }
    }

    #[expect(clippy::type_complexity, reason = "a font and all that was read of it, once")]
    fn usable(
        &mut self,
        typed: &str,
    ) -> Result<(SourcePath, (Arc<[u8]>, Fingerprint, Arc<Face>)), Box<Problem>> {
        let (source, bytes) = find(self.snapshot, typed).ok_or_else(|| not_found(self.snapshot, typed))?;
        let (bytes, fingerprint, face) = self.known.read(source, bytes);
        let file = source.to_string();
        let face = face.map_err(|flaw| match flaw {
            FontFlaw::Restricted | FontFlaw::WholeOnly | FontFlaw::BitmapsOnly => {
                Problem::FontForbidden { file, flaw }
            }
            flaw => Problem::FontUnusable { file, flaw },
        })?;
        Ok((source.clone(), (bytes, fingerprint, face)))
    }
}

/// The font at the path `typed`, or the only one of that name.
fn find<'s>(snapshot: &'s Snapshot, typed: &str) -> Option<(&'s SourcePath, &'s Arc<[u8]>)> {
    let by_path = || SourcePath::new(typed).and_then(|path| snapshot.fonts.get_key_value(&path));
    let by_name = || {
        let mut named = snapshot.fonts.iter().filter(|(path, _)| path.name() == typed);
        named.next().filter(|_| named.next().is_none())
    };
    by_path().or_else(by_name)
}

fn not_found(snapshot: &Snapshot, typed: &str) -> Problem {
    let known = snapshot.fonts.keys().flat_map(|path| [path.as_str(), path.name()]);
    let nearest = nearest(typed, known.clone()).map(str::to_owned);
    let missing = || Problem::FontMissing { name: typed.to_owned(), nearest };
    alike::told(typed, known).unwrap_or_else(missing)
}
