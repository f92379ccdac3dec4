//! What `yearbook.yaml` names for the cover: a photograph, and figures.

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Place};
use crate::path::SourcePath;
use crate::source::Snapshot;

use super::{Figures, PhotoId, Photos};

/// The cover's picture, unless it was withdrawn. Tells names that stand for nothing.
pub(super) fn find(
    config: &Config,
    snapshot: &Snapshot,
    figures: &Figures,
    photos: &Photos,
    told: &mut Vec<Diagnostic>,
) -> Option<PhotoId> {
    let file = SourcePath::new(config::FILE)?;
    let text = snapshot.text(config::FILE).unwrap_or_default();
    let mut tell = |at, problem| told.push(Diagnostic::at(Place::of(&file, text, at), problem));
    for id in &config.highlights {
        if let Err(problem) = figures.find(&id.value) {
            tell(&id.at, problem);
        }
    }
    let name = config.cover.as_ref()?;
    let (photo, remark) = photos.find(&name.value, &file).map_err(|problem| tell(&name.at, problem)).ok()?;
    if let Some(remark) = remark {
        tell(&name.at, remark);
    }
    photos.get(photo).is_some_and(|photograph| !photograph.record.withdrawn).then_some(photo)
}
