//! What a source says of itself before any of its pixels is decoded: format, size, orientation
//! and whether it notes where it was taken.
//!
//! The limits are checked here, so that a file of a few bytes that claims a picture of gigabytes
//! is refused before anything is allocated for it.

use image::metadata::Orientation;

use super::bounds::{MAX_CAREFUL, MAX_PIXELS, MAX_SIDE};
use super::decoder;
use super::drawing;
use super::exif::{self, Notes};
use super::fault::{Fault, Foreign, Limit};
use super::guard::guarded;
use super::jpeg_segments;
use super::sniff::{Format, sniff};

/// The bytes of a decoded pixel of a PNG, at most: four channels of sixteen bits. Which it has is known to its decoder,
/// which would want the whole file.
const PNG_PIXEL: u64 = 8;

/// What a source says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The format, told from the bytes.
    pub format: Format,
    /// Width in pixels, after the picture is turned upright.
    pub width: u32,
    /// Height in pixels, after the picture is turned upright.
    pub height: u32,
    /// How the stored picture is to be turned to stand upright (EXIF orientations 1 to 8).
    pub turn: Orientation,
    /// Whether the EXIF block notes a latitude or a longitude. The outputs never do; this is for
    /// those who publish the original as well.
    pub has_location: bool,
    /// The bytes that its pixels take when decoded, with what the decoder keeps besides.
    pub memory: u64,
}

impl Header {
    /// Width and height as stored, before turning.
    pub(crate) fn stored(&self) -> (u32, u32) {
        swapped(self.turn, (self.width, self.height))
    }
}

/// Width and height after a turn, or before it: a quarter turn swaps them either way.
pub(crate) fn swapped(turn: Orientation, (width, height): (u32, u32)) -> (u32, u32) {
    match turn {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        _ => (width, height),
    }
}

/// Reads the header of a source. Allocates no pixels and does not look for the file's end: a
/// file that is cut off among its pixels has a header all the same, except in WebP, whose
/// decoder wants the whole file.
///
/// # Errors
/// Any [`Fault`] that the first bytes already show, from `Empty` to `TooLarge`.
pub fn header(bytes: &[u8]) -> Result<Header, Fault> {
    guarded(|| read(bytes))
}

pub(crate) fn read(bytes: &[u8]) -> Result<Header, Fault> {
    let format = sniff(bytes)?;
    let (stored, notes, pixel_bytes) = match format {
        Format::Jpeg => {
            let layout = jpeg_segments::layout(bytes)?;
            let stored = (u32::from(layout.width), u32::from(layout.height));
            check_size(
                stored,
                if layout.is_plain() { MAX_PIXELS } else { MAX_CAREFUL / layout.pixel_bytes() },
            )?;
            (stored, layout.exif.map(exif::notes).unwrap_or_default(), layout.pixel_bytes())
        }
        Format::Png => (png_size(bytes)?, png_notes(bytes), PNG_PIXEL),
        Format::Svg => {
            let drawing = drawing::read(bytes)?;
            ((drawing.width, drawing.height), Notes::default(), 0)
        }
        _ => by_decoder(format, bytes)?,
    };
    // Only in a TIFF is the directory that of the picture itself.
    if format == Format::Tiff && notes.is_raw {
        return Err(Fault::Foreign(Foreign::CameraRaw));
    }
    check_size(stored, MAX_PIXELS)?;
    let (width, height) = swapped(notes.turn, stored);
    let memory = u64::from(width) * u64::from(height) * pixel_bytes;
    Ok(Header { format, width, height, turn: notes.turn, has_location: notes.has_location, memory })
}

fn check_size((width, height): (u32, u32), pixels: u64) -> Result<(), Fault> {
    let too_large = |limit| Err(Fault::TooLarge { width, height, limit });
    if width == 0 || height == 0 {
        Err(Fault::Broken("a picture without any pixel".into()))
    } else if width.max(height) > MAX_SIDE {
        too_large(Limit::Side(MAX_SIDE))
    } else if u64::from(width) * u64::from(height) > pixels {
        too_large(Limit::Pixels(pixels))
    } else {
        Ok(())
    }
}

/// The size of a PNG from its first chunk, read here because the decoder would read on to the
/// pixels and so fail on a file whose header alone is of interest.
fn png_size(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    let (kind, data) = png_chunks(bytes).next().ok_or(Fault::Truncated)?;
    let size: Option<(&[u8; 4], &[u8; 4])> =
        (kind == *b"IHDR").then(|| Some((data.first_chunk()?, data.get(4..)?.first_chunk()?))).flatten();
    let (width, height) = size.ok_or_else(|| Fault::Broken("a PNG without a header".into()))?;
    Ok((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// The notes of a PNG, whose EXIF chunk may also stand after the pixels, where the decoder has
/// not yet read when it gives the picture.
fn png_notes(bytes: &[u8]) -> Notes {
    png_chunks(bytes).find(|(kind, _)| kind == b"eXIf").map(|(_, data)| exif::notes(data)).unwrap_or_default()
}

/// The chunks of a PNG that are present whole, as kind and data.
pub(crate) fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let kind = *rest.get(4..)?.first_chunk()?;
        let end = length.checked_add(8)?;
        let data = rest.get(8..end)?;
        // Four bytes of checksum follow; a last chunk may lack them and still be read.
        rest = rest.get(end.checked_add(4)?..).unwrap_or_default();
        Some((kind, data))
    })
}

fn by_decoder(format: Format, bytes: &[u8]) -> Result<((u32, u32), Notes, u64), Fault> {
    let mut decoder = decoder::open(format, bytes)?;
    let notes = if format == Format::Tiff {
        // The block is the file. A BigTIFF is not read by `exif`, but by its decoder.
        Notes { turn: decoder.orientation().unwrap_or(Orientation::NoTransforms), ..exif::notes(bytes) }
    } else {
        let block = decoder.exif_metadata().ok().flatten();
        block.as_deref().map(exif::notes).unwrap_or_default()
    };
    Ok((decoder.dimensions(), notes, u64::from(decoder.color_type().bytes_per_pixel())))
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, ImageFormat, RgbImage};

    use super::super::samples::{
        CMYK_ADOBE, CMYK_PLAIN, bomb_png, exif_block, jpeg, jpeg_with_exif, low, png, saved, tiff, tiff_of,
        webp_with,
    };
    use super::*;

    #[test]
    fn a_turned_picture_swaps_its_sides() {
        let plain = jpeg(32, 16, |_, _| [9, 9, 9]);
        let turned = jpeg_with_exif(&plain, &exif_block(&[(0x0112, 3, 6)], &[]));
        let expected = Header {
            format: Format::Jpeg,
            width: 16,
            height: 32,
            turn: Orientation::Rotate90,
            has_location: false,
            memory: 3 * 16 * 32,
        };
        assert_eq!(header(&turned), Ok(expected));
        assert_eq!(expected.stored(), (32, 16));
        assert_eq!(header(&plain).map(|h| (h.width, h.height)), Ok((32, 16)));
    }

    #[test]
    fn a_location_is_seen_in_each_format_with_exif() {
        let block = exif_block(&[(0x8825, 4, 26)], &[(4, 5, 0)]);
        let pixel = [1, 2, 3, 255];
        let plain = jpeg(8, 8, |_, _| [9, 9, 9]);
        let seen = |bytes: &[u8]| header(bytes).unwrap().has_location;
        assert!(seen(&jpeg_with_exif(&plain, &block)));
        assert!(seen(&png(8, 8, |_, _| pixel, None, Some(&block))));
        assert!(seen(&webp_with(8, 8, |_, _| pixel, None, Some(&block))));
        assert!(!seen(&plain));
    }

    #[test]
    fn an_exif_chunk_after_the_pixels_is_found() {
        let mut bytes = png(4, 8, |_, _| [1, 2, 3, 255], None, None);
        let block = exif_block(&[(0x0112, 3, 8)], &[]);
        let mut chunk = u32::try_from(block.len()).unwrap().to_be_bytes().to_vec();
        chunk.extend(b"eXIf");
        chunk.extend(block);
        chunk.extend([0; 4]);
        let end = bytes.len() - 12;
        bytes.splice(end..end, chunk);
        let found = header(&bytes).unwrap();
        assert_eq!(found.turn, Orientation::Rotate270);
        assert_eq!((found.width, found.height), (8, 4));
    }

    #[test]
    fn a_bomb_is_refused_by_its_header() {
        let limit = Limit::Side(MAX_SIDE);
        let (width, height) = (65_000, 65_000);
        let expected = Err(Fault::TooLarge { width, height, limit });
        assert_eq!(header(&bomb_png(width, height)), expected);
        let limit = Limit::Pixels(MAX_PIXELS);
        let (width, height) = (20_000, 10_001);
        let expected = Err(Fault::TooLarge { width, height, limit });
        assert_eq!(header(&bomb_png(width, height)), expected);
        assert!(header(&bomb_png(20_000, 10_000)).is_ok());
    }

    #[test]
    fn bombs_of_every_format_are_refused() {
        let claim = 65_000_u16;
        let mut photo = jpeg(8, 8, |_, _| [9, 9, 9]);
        let frame = photo.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
        for at in [frame + 5, frame + 7] {
            photo[at..at + 2].copy_from_slice(&claim.to_be_bytes());
        }
        let flat = DynamicImage::ImageRgb8(RgbImage::new(8, 8));
        let mut bitmap = saved(&flat, ImageFormat::Bmp);
        let mut animation = saved(&flat, ImageFormat::Gif);
        for at in [18, 22] {
            bitmap[at..at + 4].copy_from_slice(&u32::from(claim).to_le_bytes());
        }
        for at in [6, 8] {
            animation[at..at + 2].copy_from_slice(&claim.to_le_bytes());
        }
        // An extended WebP, whose canvas is said in three bytes a side, less one.
        let mut canvas = webp_with(8, 8, |x, _| [low(x), 2, 3, 255], None, Some(&exif_block(&[], &[])));
        for at in [24, 27] {
            canvas[at..at + 3].copy_from_slice(&(u32::from(claim) - 1).to_le_bytes()[..3]);
        }
        let strip = tiff_of(u32::from(claim), u32::from(claim), 2, 3, &[], &[]);
        let (width, height) = (u32::from(claim), u32::from(claim));
        let expected = Err(Fault::TooLarge { width, height, limit: Limit::Side(MAX_SIDE) });
        for bytes in [photo, bitmap, animation, canvas, strip, bomb_png(width, height)] {
            assert_eq!(header(&bytes), expected, "{:?}", sniff(&bytes));
        }
    }

    #[test]
    fn jpegs_that_take_much_to_decode_have_a_bound_of_their_own() {
        let claiming = |source: &[u8], process: u8, side: u16| {
            let mut bytes = source.to_vec();
            let frame = bytes.windows(2).position(|pair| matches!(pair, [0xFF, 0xC0 | 0xC2])).unwrap();
            bytes[frame + 1] = process;
            for at in [frame + 5, frame + 7] {
                bytes[at..at + 2].copy_from_slice(&side.to_be_bytes());
            }
            header(&bytes).map(|header| header.memory)
        };
        let too_large = |side: u32, pixels| {
            Err(Fault::TooLarge { width: side, height: side, limit: Limit::Pixels(pixels) })
        };
        assert_eq!(claiming(CMYK_PLAIN, 0xC0, 11_000), Ok(8 * 121_000_000));
        assert_eq!(claiming(CMYK_PLAIN, 0xC0, 12_000), too_large(12_000, (1 << 30) / 8));
        assert_eq!(claiming(CMYK_ADOBE, 0xC2, 8_000), Ok(16 * 64_000_000));
        assert_eq!(claiming(CMYK_ADOBE, 0xC2, 14_000), too_large(14_000, (1 << 30) / 16));
        assert_eq!(claiming(&jpeg(8, 8, |_, _| [9, 9, 9]), 0xC2, 14_000), Ok(9 * 196_000_000));
    }

    #[test]
    fn headers_are_read_from_files_cut_among_their_pixels() {
        let bytes = jpeg(64, 64, |x, y| [low(x * 4), low(y * 4), 9]);
        assert_eq!(header(&bytes[..bytes.len() - 40]).unwrap().width, 64);
        let bytes = png(64, 32, |x, y| [low(x), low(y), 9, 255], None, None);
        assert_eq!(header(&bytes[..bytes.len() - 40]).unwrap().height, 32);
    }

    #[test]
    fn a_raw_picture_in_tiff_form_is_refused() {
        let bytes = tiff(4, 4, &[(0x0112, 3, 1), (0x00FE, 4, 1)]);
        assert_eq!(header(&bytes), Err(Fault::Foreign(Foreign::CameraRaw)));
        let bytes = tiff(4, 6, &[(0x0112, 3, 6)]);
        let found = header(&bytes).unwrap();
        assert_eq!((found.format, found.width), (Format::Tiff, 6));
    }
}
