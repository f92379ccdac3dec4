//! From bytes to pixels: what the formats disagree on, the meaning of the channels and the colour profile,
//! brought to one form.

use std::io::Cursor;

use image::{ColorType, DynamicImage, ExtendedColorType, ImageBuffer, ImageDecoder};
use tiff::TiffError;
use tiff::decoder::{Decoder as TiffReader, DecodingResult};

use super::decode_jpeg;
use super::decoder::{DECODER_BYTES, allowed, open};
use super::fault::{Fault, ends_early};
use super::header::Header;
use super::pixels::{Channels, Picture};
use super::sniff::Format;
use super::workspace::Workspace;

/// Decodes the whole of `bytes`, whose header has been read and whose size so been checked.
///
/// # Errors
/// `Truncated`, `Unsupported` or `Broken`.
pub(crate) fn decode(bytes: &[u8], header: &Header, workspace: &mut Workspace) -> Result<Picture, Fault> {
    if header.format == Format::Jpeg {
        return decode_jpeg::decode(bytes, workspace);
    }
    let mut decoder = open(header.format, bytes)?;
    if decoder.dimensions() != header.stored() {
        return Err(Fault::Broken("two sizes for one picture".into()));
    }
    decoder.set_limits(allowed(header.memory))?;
    // A damaged profile is no reason to refuse a picture; browsers ignore it as well.
    let profile = decoder.icc_profile().ok().flatten();
    let (pixels, channels) = match (decoder.original_color_type(), decoder.color_type()) {
        (ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16, _) => {
            drop(decoder);
            (tiff_ink(bytes)?, Channels::Ink)
        }
        (_, ColorType::Rgb32F | ColorType::Rgba32F) => {
            return Err(Fault::Unsupported("floating-point samples".into()));
        }
        _ => (DynamicImage::from_decoder(decoder)?, Channels::Light),
    };
    Ok(Picture { pixels, channels, profile })
}

/// Reads a TIFF of inks as inks. `image` would turn them into RGB without the profile that says
/// which inks they are, and printing houses deliver such files.
fn tiff_ink(bytes: &[u8]) -> Result<DynamicImage, Fault> {
    let mut reader = TiffReader::new(Cursor::new(bytes)).map_err(tiff_fault)?;
    let mut limits = tiff::decoder::Limits::default();
    limits.decoding_buffer_size = usize::try_from(DECODER_BYTES).unwrap_or(usize::MAX);
    limits.intermediate_buffer_size = limits.decoding_buffer_size;
    reader = reader.with_limits(limits);
    let (width, height) = reader.dimensions().map_err(tiff_fault)?;
    let mut samples = DecodingResult::U8(Vec::new());
    let layout = reader.read_image_to_buffer(&mut samples).map_err(tiff_fault)?;
    if layout.planes > 1 {
        return Err(Fault::Unsupported("TIFF of inks in separate planes".into()));
    }
    let pixels = match samples {
        DecodingResult::U8(inks) => ImageBuffer::from_raw(width, height, inks).map(DynamicImage::ImageRgba8),
        DecodingResult::U16(inks) => {
            ImageBuffer::from_raw(width, height, inks).map(DynamicImage::ImageRgba16)
        }
        _ => None,
    };
    pixels.ok_or_else(|| Fault::Broken("fewer inks than the size calls for".into()))
}

fn tiff_fault(error: TiffError) -> Fault {
    match error {
        TiffError::IoError(inner) if ends_early(&inner) => Fault::Truncated,
        TiffError::UnsupportedError(what) => Fault::Unsupported(what.to_string()),
        other => Fault::Broken(other.to_string()),
    }
}
