//! Font files: which can be used, what they hold, their subsets for a website, and their outlines.
//!
//! What a picture is to `picture`, a font is here: bytes from elsewhere that may be anything. Libraries read them, and
//! nothing outside this folder knows those.

mod characters;
mod face;
mod flaw;
mod guard;
mod outlines;
mod subset;

pub use characters::{Characters, is_missed};
pub use face::{Face, Weights};
pub use flaw::FontFlaw;
pub use outlines::{Outlines, Stroke};
pub use subset::{Packing, SUBSET_VERSION, subset};
