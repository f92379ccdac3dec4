//! Pictures for the tests, made in memory; and a few files that no encoder at hand writes, which
//! are described where they lie.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/photos/", $name))
    };
}

pub(crate) const CMYK_ADOBE: &[u8] = fixture!("cmyk_adobe.jpg");
pub(crate) const CMYK_PLAIN: &[u8] = fixture!("cmyk_plain.jpg");
pub(crate) const YCCK: &[u8] = fixture!("ycck.jpg");
pub(crate) const ONE_SCAN_EACH: &[u8] = fixture!("one_scan_each.jpg");
pub(crate) const COARSE_LUMA: &[u8] = fixture!("coarse_luma.jpg");
pub(crate) const RGB_JPEG: &[u8] = fixture!("rgb.jpg");
pub(crate) const PALETTE: &[u8] = fixture!("palette.png");
pub(crate) const TWO_FRAMES: &[u8] = fixture!("two_frames.webp");

/// A little-endian TIFF block: a first directory of (tag, type, value), and a second one that
/// follows it at once, at 8 + 2 + 12 × entries + 4.
pub(crate) fn exif_block(first: &[(u16, u16, u32)], second: &[(u16, u16, u32)]) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0".to_vec();
    for directory in [first, second] {
        block.extend(u16::try_from(directory.len()).unwrap().to_le_bytes());
        for (tag, kind, value) in directory {
            block.extend(tag.to_le_bytes());
            block.extend(kind.to_le_bytes());
            block.extend(1_u32.to_le_bytes());
            block.extend(value.to_le_bytes());
        }
        block.extend([0; 4]);
    }
    block
}

pub(crate) fn jpeg(width: u32, height: u32, at: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
    let pixels = RgbImage::from_fn(width, height, |x, y| Rgb(at(x, y)));
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 98).encode_image(&pixels).unwrap();
    bytes
}

/// `jpeg` with a segment put in after its first two bytes.
pub(crate) fn jpeg_with(jpeg: &[u8], marker: u8, name: &[u8], payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(2 + name.len() + payload.len()).unwrap();
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xFF, marker]);
    bytes.extend(length.to_be_bytes());
    bytes.extend(name);
    bytes.extend(payload);
    bytes.extend(&jpeg[2..]);
    bytes
}

pub(crate) fn jpeg_with_exif(jpeg: &[u8], block: &[u8]) -> Vec<u8> {
    jpeg_with(jpeg, 0xE1, b"Exif\0\0", block)
}

fn encoded(mut encoder: impl ImageEncoder, pixels: &RgbaImage, profile: Option<&[u8]>, exif: Option<&[u8]>) {
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).unwrap();
    }
    if let Some(exif) = exif {
        encoder.set_exif_metadata(exif.to_vec()).unwrap();
    }
    let (width, height) = pixels.dimensions();
    encoder.write_image(pixels, width, height, ExtendedColorType::Rgba8).unwrap();
}

pub(crate) fn png(
    width: u32,
    height: u32,
    at: impl Fn(u32, u32) -> [u8; 4],
    profile: Option<&[u8]>,
    exif: Option<&[u8]>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = RgbaImage::from_fn(width, height, |x, y| Rgba(at(x, y)));
    encoded(PngEncoder::new(&mut bytes), &pixels, profile, exif);
    bytes
}

/// Lossless WebP.
pub(crate) fn webp_with(
    width: u32,
    height: u32,
    at: impl Fn(u32, u32) -> [u8; 4],
    profile: Option<&[u8]>,
    exif: Option<&[u8]>,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = RgbaImage::from_fn(width, height, |x, y| Rgba(at(x, y)));
    let encoder = WebPEncoder::new_lossless(&mut bytes);
    encoded(encoder, &pixels, profile, exif);
    bytes
}

/// The signature and the header chunk of a PNG that claims the given size, and no more.
pub(crate) fn bomb_png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

/// An uncompressed TIFF of RGB pixels, all (10, 20, 30), with further tags in its directory.
pub(crate) fn tiff(width: u32, height: u32, tags: &[(u16, u16, u32)]) -> Vec<u8> {
    let pixels = [10, 20, 30].repeat((width * height) as usize);
    tiff_of(width, height, 2, 3, &pixels, tags)
}

/// An uncompressed TIFF of one strip, of eight bits a sample.
pub(crate) fn tiff_of(
    width: u32,
    height: u32,
    photometric: u32,
    channels: u32,
    samples: &[u8],
    tags: &[(u16, u16, u32)],
) -> Vec<u8> {
    // Header, then four times eight bits, then the samples, then the directory.
    let bits = 8_u32;
    let strip = bits + 8;
    let directory = strip + u32::try_from(samples.len()).unwrap();
    let mut entries = vec![
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, channels, bits),
        (259, 3, 1, 1),
        (262, 3, 1, photometric),
        (273, 4, 1, strip),
        (277, 3, 1, channels),
        (278, 4, 1, height),
        (279, 4, 1, u32::try_from(samples.len()).unwrap()),
    ];
    entries.extend(tags.iter().map(|(tag, kind, value)| (*tag, *kind, 1, *value)));
    entries.sort_by_key(|entry| entry.0);
    let mut bytes = b"II*\0".to_vec();
    bytes.extend(directory.to_le_bytes());
    bytes.extend([8, 0, 8, 0, 8, 0, 8, 0]);
    bytes.extend(samples);
    bytes.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
    for (tag, kind, count, value) in entries {
        bytes.extend(u16::to_le_bytes(tag));
        bytes.extend(u16::to_le_bytes(kind));
        bytes.extend(u32::to_le_bytes(count));
        bytes.extend(u32::to_le_bytes(value));
    }
    bytes.extend([0; 4]);
    bytes
}

/// The low byte of a number: a ramp that begins anew every 256 steps.
pub(crate) fn low(number: u32) -> u8 {
    number.to_le_bytes()[0]
}

/// `pixels` as a file, by the encoders of `image`.
pub(crate) fn saved(pixels: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A file as the decoders of `image` see it, which need not be those of the code under test.
pub(crate) fn decoded(file: &[u8]) -> DynamicImage {
    image::load_from_memory(file).unwrap()
}

/// The mean distance of the samples of two pictures of one size.
pub(crate) fn mean_error(one: &DynamicImage, other: &DynamicImage) -> f64 {
    let (one, other) = (one.to_rgb8(), other.to_rgb8());
    assert_eq!(one.dimensions(), other.dimensions());
    let pairs = one.as_raw().iter().zip(other.as_raw());
    let count = u32::try_from(one.as_raw().len()).unwrap();
    let sum: u32 = pairs.map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
    f64::from(sum) / f64::from(count)
}

/// A profile of a printing press that prints like none: two grid points for each ink, and
/// colours that no formula gives, so that a test can tell whether the profile was used. It is of
/// ICC version 2 with one `mft1` table (ICC.1:2001-04, 6.5.8).
pub(crate) fn cmyk_profile() -> Vec<u8> {
    let mut table = b"mft1\0\0\0\0\x04\x03\x02\0".to_vec();
    for at in 0..9 {
        let one: u32 = if at % 4 == 0 { 0x1_0000 } else { 0 };
        table.extend(one.to_be_bytes());
    }
    let straight: Vec<u8> = (0..=255).collect();
    table.extend(straight.repeat(4));
    for inks in 0..16_u8 {
        // The first ink varies slowest. L of 0 to 100 is 0 to 255, a and b are offset by 128.
        table.extend(match inks {
            0b0000 => [255_u8, 128, 128],
            0b1000 => [153, 108, 98],
            0b0110 => [128, 168, 148],
            0b0001 => [51, 128, 128],
            _ => [100, 128, 128],
        });
    }
    table.extend(straight.repeat(3));
    let size = 128 + 4 + 12 + table.len();
    let mut profile = vec![0; 128];
    let mut put = |at: usize, bytes: &[u8]| profile[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &u32::try_from(size).unwrap().to_be_bytes());
    put(8, &[2, 0x40, 0, 0]);
    put(12, b"prtrCMYKLab ");
    put(36, b"acsp");
    put(68, &[0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]);
    profile.extend(1_u32.to_be_bytes());
    profile.extend(b"A2B0");
    profile.extend(144_u32.to_be_bytes());
    profile.extend(u32::try_from(table.len()).unwrap().to_be_bytes());
    profile.extend(table);
    profile
}
