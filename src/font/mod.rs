//! Font files: which can be used, what they hold, and their subsets for a website.
//!
//! What a picture is to `picture`, a font is here: bytes from elsewhere that may be anything. Libraries read them, and
//! nothing outside this folder knows those.

mod characters;
mod face;
mod flaw;
mod guard;
mod subset;

pub use characters::{Characters, is_missed};
pub use face::{Face, Weights};
pub use flaw::FontFlaw;
pub use subset::{Packing, SUBSET_VERSION, is_whole, subset};
