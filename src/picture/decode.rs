//! From bytes to pixels: one decoder for each format, with what the formats disagree on, the
//! meaning of the channels and the colour profile, brought to one form.

use std::io::Cursor;

use image::codecs::{
    bmp::BmpDecoder, gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder, tiff::TiffDecoder,
    webp::WebPDecoder,
};
use image::{ColorType, DynamicImage, ExtendedColorType, ImageBuffer, ImageDecoder, Limits};
use tiff::TiffError;
use tiff::decoder::{Decoder as TiffReader, DecodingResult};

use super::decode_jpeg;
use super::fault::{Fault, ends_early};
use super::header::{Header, MAX_PIXELS};
use super::sniff::Format;

/// The most that a decoder may allocate besides the picture itself: rows, tables and metadata.
const WORKING_BYTES: u64 = 256 << 20;

/// The most that a decoder may allocate in all: the largest picture accepted, at sixteen bits in
/// each of four channels, and what it needs besides.
const DECODER_BYTES: u64 = MAX_PIXELS * 8 + WORKING_BYTES;

/// A decoded picture as it is stored: neither turned nor brought to sRGB.
#[derive(Debug)]
pub(crate) struct Picture {
    /// The samples, of eight or sixteen bits.
    pub(crate) pixels: DynamicImage,
    /// What the samples mean.
    pub(crate) channels: Channels,
    /// The colour profile embedded in the file, not yet read.
    pub(crate) profile: Option<Vec<u8>>,
}

/// What the channels of a picture mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channels {
    /// Light: grey or RGB, with or without alpha, as the type of the pixels says.
    Light,
    /// Ink: the four channels of the RGBA buffer hold cyan, magenta, yellow and black, from 0
    /// for none to 255 for full.
    Ink,
}

/// Decodes the whole of `bytes`, whose header has been read and whose size so been checked.
///
/// # Errors
/// `Truncated`, `Unsupported` or `Broken`.
pub(crate) fn decode(bytes: &[u8], header: &Header) -> Result<Picture, Fault> {
    if header.format == Format::Jpeg {
        return decode_jpeg::decode(bytes);
    }
    let mut decoder = open(header.format, bytes)?;
    if decoder.dimensions() != header.stored() {
        return Err(Fault::Broken("two sizes for one picture".into()));
    }
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

/// Opens the decoder that `image` has for a format. Reads headers only.
///
/// # Errors
/// `Truncated`, `Unsupported` or `Broken`.
pub(crate) fn open(format: Format, bytes: &[u8]) -> Result<Box<dyn ImageDecoder + '_>, Fault> {
    if format == Format::Webp && is_cut_webp(bytes) {
        return Err(Fault::Truncated);
    }
    let reader = Cursor::new(bytes);
    let mut decoder: Box<dyn ImageDecoder + '_> = match format {
        Format::Jpeg => Box::new(JpegDecoder::new(reader)?),
        // Alone among these, the decoder of PNG takes its limits only at the start.
        Format::Png => Box::new(PngDecoder::with_limits(reader, limits(WORKING_BYTES))?),
        Format::Webp => Box::new(WebPDecoder::new(reader)?),
        Format::Gif => Box::new(GifDecoder::new(reader)?),
        Format::Tiff => Box::new(TiffDecoder::new(reader)?),
        Format::Bmp => Box::new(BmpDecoder::new(reader)?),
    };
    decoder.set_limits(limits(DECODER_BYTES))?;
    Ok(decoder)
}

/// Whether a WebP is shorter than it says, but for the padding byte, which some writers leave
/// out. The decoder calls such a file damaged, already at its header.
fn is_cut_webp(bytes: &[u8]) -> bool {
    let size = bytes.get(4..).and_then(|rest| rest.first_chunk());
    let size = size.map_or(0, |size| u64::from(u32::from_le_bytes(*size)));
    (bytes.len() as u64) + 1 < size + 8
}

/// Limits on memory alone; sides and pixels are checked by `header`, with a fault of their own.
fn limits(bytes: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(bytes);
    limits
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
