//! The decoder that `image` has for each format, opened within bounds.

use std::io::Cursor;

use image::codecs::{
    bmp::BmpDecoder, gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder, tiff::TiffDecoder,
    webp::WebPDecoder,
};
use image::{ImageDecoder, Limits};

use super::bounds::MAX_PIXELS;
use super::fault::Fault;
use super::sniff::Format;

/// The most that a decoder may allocate besides the picture itself: rows, tables and metadata.
const WORKING_BYTES: u64 = 256 << 20;

/// The most that a decoder may allocate in all: the largest picture accepted, at sixteen bits in
/// each of four channels, and what it needs besides.
pub(crate) const DECODER_BYTES: u64 = MAX_PIXELS * 8 + WORKING_BYTES;

/// The bytes allowed for a picture whose pixels take `memory`. Some formats name two sizes, and only the one that the
/// header gives has been checked.
pub(crate) fn allowed(memory: u64) -> Limits {
    limits(memory + WORKING_BYTES)
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
        Format::Svg => return Err(Fault::Unsupported("a drawing has no pixels".to_owned())),
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
