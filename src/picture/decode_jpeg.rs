//! Decodes JPEG with the one of two decoders that reads the file rightly.
//!
//! zune-jpeg, inside `image`, is the faster one and kept up, but returns wrong pixels as success
//! for some valid files; `jpeg_segments` tells which. jpeg-decoder reads those, and it alone
//! gives inks as inks.

use image::{DynamicImage, ImageBuffer, ImageDecoder};
use jpeg_decoder::{Decoder, Error, PixelFormat};

use super::bounds::MAX_PIXELS;
use super::decoder::open;
use super::fault::{Fault, ends_early};
use super::jpeg_segments::{self, Layout};
use super::pixels::{Channels, Picture};
use super::sniff::Format;

/// Decodes the whole of a JPEG.
///
/// # Errors
/// `Truncated` where the end-of-image marker is not reached, `Unsupported` or `Broken`.
pub(crate) fn decode(bytes: &[u8]) -> Result<Picture, Fault> {
    let layout = jpeg_segments::layout(bytes)?;
    if !jpeg_segments::is_whole(bytes) {
        return Err(Fault::Truncated);
    }
    let picture = if layout.is_plain() { plainly(bytes)? } else { carefully(bytes, &layout)? };
    let stored = (u32::from(layout.width), u32::from(layout.height));
    if (picture.pixels.width(), picture.pixels.height()) == stored {
        Ok(picture)
    } else {
        Err(Fault::Broken("two sizes for one picture".into()))
    }
}

fn plainly(bytes: &[u8]) -> Result<Picture, Fault> {
    let mut decoder = open(Format::Jpeg, bytes)?;
    Ok(Picture {
        profile: decoder.icc_profile().ok().flatten(),
        pixels: DynamicImage::from_decoder(decoder)?,
        channels: Channels::Light,
    })
}

fn carefully(bytes: &[u8], layout: &Layout<'_>) -> Result<Picture, Fault> {
    let mut decoder = Decoder::new(bytes);
    let most = MAX_PIXELS.saturating_mul(4);
    decoder.set_max_decoding_buffer_size(usize::try_from(most).unwrap_or(usize::MAX));
    decoder.set_color_transform(layout.colour());
    let mut samples = decoder.decode().map_err(fault)?;
    let info = decoder.info().ok_or_else(|| Fault::Broken("a JPEG without a frame".into()))?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    let (pixels, channels) = match info.pixel_format {
        PixelFormat::L8 => {
            (ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLuma8), Channels::Light)
        }
        PixelFormat::RGB24 => {
            (ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgb8), Channels::Light)
        }
        PixelFormat::CMYK32 => {
            // The decoder takes every such file for one of Adobe's and undoes their inversion.
            if !layout.is_inverted() {
                for sample in &mut samples {
                    *sample = !*sample;
                }
            }
            let pixels = ImageBuffer::from_raw(width, height, samples);
            (pixels.map(DynamicImage::ImageRgba8), Channels::Ink)
        }
        PixelFormat::L16 => return Err(Fault::Unsupported("lossless JPEG".into())),
    };
    Ok(Picture {
        pixels: pixels.ok_or_else(|| Fault::Broken("fewer samples than pixels".into()))?,
        channels,
        profile: decoder.icc_profile(),
    })
}

fn fault(error: Error) -> Fault {
    match error {
        Error::Io(inner) if ends_early(&inner) => Fault::Truncated,
        Error::Unsupported(what) => Fault::Unsupported(format!("JPEG with {what:?}")),
        other => Fault::Broken(other.to_string()),
    }
}
