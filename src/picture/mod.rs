//! The pure core of the photograph pipeline: the bytes of a picture in, the bytes of its
//! published sizes out. Nothing here touches a disk, a clock or the environment, so the same
//! source, targets and recipe give the same bytes every time.
//!
//! The pieces, in the order in which a picture passes through them: `sniff` tells the
//! format from the bytes, `header` reads size and orientation, `decode` gives pixels, `resize`
//! reduces them, `colour` brings them to sRGB, `encode` writes them, and `develop` is the whole. `drawing` is the way of SVG, which has no pixels; `drawn` that of pixels that were put together elsewhere. `proof` looks at what came out as a stranger would. `inscription` reads what people wrote into a file, for its record alone.

mod bounds;
mod colour;
mod crop;
mod decode;
mod decode_jpeg;
mod decoder;
mod develop;
mod drawing;
mod drawn;
mod encode;
mod encode_avif;
mod encode_webp;
mod exif;
mod fault;
mod guard;
mod header;
mod inscription;
mod jpeg_segments;
mod pixels;
mod proof;
mod proof_avif;
mod recipe;
mod resize;
#[cfg(test)]
mod samples;
mod sniff;
mod steps;
mod stowaway;
mod tone;
mod workspace;

pub use bounds::{MAX_PIXELS, MAX_SIDE};
pub use crop::Crop;
pub use develop::{Reduced, Target, develop, reduce};
pub use drawing::drawing;
pub use drawn::{Rgb, cut, jpeg};
pub use encode::Encoding;
pub use encode_avif::MAKES_AVIF;
pub use fault::{Fault, Flaw, Foreign, Limit};
pub use header::{Header, header};
pub use image::metadata::Orientation;
pub use inscription::{INSCRIBED, Inscription, inscription};
pub use proof::stowaway;
pub use recipe::{Avif, FAST, LARGE, QUALITY, RECIPE_VERSION, Recipe, Webp};
pub use sniff::Format;
pub use steps::Steps;
pub use stowaway::Stowaway;
pub use tone::{Tone, tone};
pub use workspace::Workspace;
