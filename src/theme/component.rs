//! The components that the program itself calls, for what stands in an article's body.
//!
//! Some template of the theme must define each; one that none defines would only be found by the article that needs it.

use tera::Tera;

use crate::diagnostic::{Diagnostic, Place, Problem};

use super::layers::Files;

/// One photograph, a block of its own.
pub const PHOTO: &str = "photo";
/// A photograph inside a sentence.
pub const INLINE_PHOTO: &str = "inline_photo";
/// Figures.
pub const FIGURES: &str = "figures";
/// Several photographs.
pub const GALLERY: &str = "gallery";
/// What happened.
pub const TIMELINE: &str = "timeline";
/// A statistical table.
pub const TABLE: &str = "statistics_table";
/// Charts.
pub const CHART: &str = "chart";

/// All of them, with the arguments that each is called with.
const CALLED: [(&str, &str); 7] = [
    (PHOTO, "photo"),
    (INLINE_PHOTO, "photo"),
    (FIGURES, "figures, title, style"),
    (GALLERY, "photos, caption"),
    (TIMELINE, "years"),
    (TABLE, "table"),
    (CHART, "panels, title, remarks"),
];

/// Where they are usually defined.
const USUAL: &str = "components.html";

/// Those that no template of `tera` defines.
pub(super) fn missing(tera: &Tera, templates: &Files) -> Vec<Diagnostic> {
    let place = templates.get(USUAL).and_then(|file| file.path.as_ref()).map(Place::file);
    let lacking = CALLED.iter().filter(|(name, _)| !tera.contains_component(name));
    let told = lacking.map(|(name, arguments)| Diagnostic {
        place: place.clone(),
        problem: Problem::ComponentMissing { name, call: format!("{name}({arguments})") },
    });
    told.collect()
}
