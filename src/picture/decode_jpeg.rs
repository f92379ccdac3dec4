//! Decodes JPEG with the one of two decoders that reads the file rightly.
//!
//! zune-jpeg is the faster one and kept up, but returns wrong pixels as success
//! for some valid files; `jpeg_segments` tells which. jpeg-decoder reads those, and it alone
//! gives inks as inks.

use image::{DynamicImage, ImageBuffer};
use jpeg_decoder::{ColorTransform, Decoder, Error, PixelFormat};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;

use super::bounds::MAX_PIXELS;
use super::fault::{Fault, ends_early};
use super::jpeg_segments::{self, Layout};
use super::pixels::{Channels, Picture};
use super::workspace::Workspace;

/// Decodes the whole of a JPEG.
///
/// # Errors
/// `Truncated` where the end-of-image marker is not reached, `Unsupported` or `Broken`.
pub(crate) fn decode(bytes: &[u8], workspace: &mut Workspace) -> Result<Picture, Fault> {
    let layout = jpeg_segments::layout(bytes)?;
    if !jpeg_segments::is_whole(bytes) {
        return Err(Fault::Truncated);
    }
    let picture =
        if layout.is_plain() { plainly(bytes, &layout, workspace)? } else { carefully(bytes, &layout)? };
    let stored = (u32::from(layout.width), u32::from(layout.height));
    if (picture.pixels.width(), picture.pixels.height()) == stored {
        Ok(picture)
    } else {
        Err(Fault::Broken("two sizes for one picture".into()))
    }
}

fn plainly(bytes: &[u8], layout: &Layout<'_>, workspace: &mut Workspace) -> Result<Picture, Fault> {
    let is_grey = layout.colour() == ColorTransform::Grayscale;
    let wanted = if is_grey { ColorSpace::Luma } else { ColorSpace::RGB };
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(wanted);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(plain_fault)?;
    let length = decoder.output_buffer_size();
    let mut samples =
        workspace.samples(length.ok_or_else(|| Fault::Broken("a JPEG without a frame".into()))?);
    decoder.decode_into(&mut samples).map_err(plain_fault)?;
    let (width, height) = (u32::from(layout.width), u32::from(layout.height));
    let pixels = if is_grey {
        ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageLuma8)
    } else {
        ImageBuffer::from_raw(width, height, samples).map(DynamicImage::ImageRgb8)
    };
    let pixels = pixels.ok_or_else(|| Fault::Broken("two sizes for one picture".into()))?;
    Ok(Picture { pixels, channels: Channels::Light, profile: decoder.icc_profile() })
}

fn plain_fault(error: DecodeErrors) -> Fault {
    match error {
        DecodeErrors::ExhaustedData => Fault::Truncated,
        DecodeErrors::Unsupported(what) => Fault::Unsupported(format!("{what:?}")),
        other => Fault::Broken(format!("{other:?}")),
    }
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
