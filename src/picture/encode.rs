//! Writes upright sRGB pictures as files, without any metadata.

use image::{DynamicImage, Rgb, RgbImage, RgbaImage};
use mozjpeg_rs::{Encoder, Preset, Subsampling};

use super::encode_avif;
use super::encode_webp;
use super::fault::Fault;
use super::recipe::Recipe;

/// The format of what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Encoding {
    /// AVIF, with alpha where the source has it; only where the program was built with it.
    Avif,
    /// Lossy WebP, with alpha where the source has it.
    Webp,
    /// JPEG, for programs that cannot read WebP; alpha is laid on white.
    Jpeg,
    /// A drawing as it is, without what draws nothing: made by [`super::drawing`], not out of pixels.
    Svg,
}

/// Encodes `pixels`, which are `ImageRgb8` or `ImageRgba8` in sRGB.
///
/// # Errors
/// `Failed` with the encoder's reason, such as a side of more than 16,383 pixels in WebP.
pub(crate) fn encode(pixels: &DynamicImage, encoding: Encoding, recipe: Recipe) -> Result<Vec<u8>, Fault> {
    match (encoding, pixels) {
        (Encoding::Avif, pixels) => encode_avif::encode(pixels, recipe.avif),
        (Encoding::Webp, pixels) => encode_webp::encode(pixels, recipe.webp(pixels.width(), pixels.height())),
        (Encoding::Jpeg, DynamicImage::ImageRgb8(opaque)) => jpeg(opaque, recipe),
        (Encoding::Svg, _) => Err(Fault::Failed("pixels are no drawing".to_owned())),
        (Encoding::Jpeg, pixels) => jpeg(&on_white(&pixels.to_rgba8()), recipe),
    }
}

/// Baseline, with Huffman tables of its own and without a search for the cheapest coefficients: that search and
/// progressive scans take four times as long for a tenth of the bytes, and hardly a browser still reads JPEG
/// where WebP stands beside it. Colour is sampled at half the resolution (4:2:0), as in WebP.
fn jpeg(pixels: &RgbImage, recipe: Recipe) -> Result<Vec<u8>, Fault> {
    Encoder::new(Preset::BaselineFastest)
        .quality(recipe.jpeg_quality)
        .subsampling(Subsampling::S420)
        .optimize_huffman(recipe.jpeg_own_tables)
        .encode_rgb(pixels.as_raw(), pixels.width(), pixels.height())
        .map_err(|error| Fault::Failed(error.to_string()))
}

fn on_white(pixels: &RgbaImage) -> RgbImage {
    RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [red, green, blue, alpha] = pixels.get_pixel(x, y).0;
        Rgb([red, green, blue].map(|light| over_white(light, alpha)))
    })
}

fn over_white(light: u8, alpha: u8) -> u8 {
    let (light, alpha) = (u32::from(light), u32::from(alpha));
    let mixed = (light * alpha + 255 * (255 - alpha) + 127) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}
