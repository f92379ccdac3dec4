//! AVIF by rav1e, which is Rust; compiled with the feature `avif`, since it makes the program larger and takes long to
//! compile and to encode.

#[cfg(feature = "avif")]
use image::{Rgb, Rgba};

use image::DynamicImage;

use super::fault::Fault;
use super::recipe::Avif;

/// Whether this build of the program makes AVIF.
pub const MAKES_AVIF: bool = cfg!(feature = "avif");

/// Encodes `ImageRgb8` or `ImageRgba8` in sRGB, on one thread, since photographs are developed side by side.
///
/// # Errors
/// `Failed` with the encoder's reason.
#[cfg(feature = "avif")]
pub(crate) fn encode(pixels: &DynamicImage, avif: Avif) -> Result<Vec<u8>, Fault> {
    let encoder = ravif::Encoder::new()
        .with_quality(avif.quality)
        .with_alpha_quality(avif.quality)
        .with_speed(avif.speed)
        .with_num_threads(Some(1));
    let size = |side: u32| usize::try_from(side).map_err(|error| Fault::Failed(error.to_string()));
    let (width, height) = (size(pixels.width())?, size(pixels.height())?);
    let made = match pixels {
        DynamicImage::ImageRgba8(pixels) => {
            let samples: Vec<ravif::RGBA8> =
                pixels.pixels().map(|Rgba([r, g, b, a])| ravif::RGBA8::new(*r, *g, *b, *a)).collect();
            encoder.encode_rgba(ravif::Img::new(&samples, width, height))
        }
        other => {
            let samples: Vec<ravif::RGB8> =
                other.to_rgb8().pixels().map(|Rgb([r, g, b])| ravif::RGB8::new(*r, *g, *b)).collect();
            encoder.encode_rgb(ravif::Img::new(&samples, width, height))
        }
    };
    made.map(|made| made.avif_file).map_err(|error| Fault::Failed(error.to_string()))
}

/// In a build without the feature nobody can ask for it; who does all the same is told.
#[cfg(not(feature = "avif"))]
pub(crate) fn encode(_: &DynamicImage, _: Avif) -> Result<Vec<u8>, Fault> {
    Err(Fault::Failed("this build makes no AVIF".to_owned()))
}
