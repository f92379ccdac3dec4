//! Tells what a file is by its first bytes.
//!
//! Names lie: telephones save HEIC as `.jpg`, downloads save web pages as `.png`. The bytes
//! decide, and what is refused is refused by its own name so that an editor knows what to do.

use serde::{Deserialize, Serialize};

use super::fault::{Fault, Foreign};

/// The format of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// JPEG, baseline or progressive.
    Jpeg,
    /// PNG; of an animated one the default picture.
    Png,
    /// WebP, lossy or lossless; of an animated one the first frame.
    Webp,
    /// GIF, its first frame.
    Gif,
    /// TIFF, its first picture.
    Tiff,
    /// Windows bitmap.
    Bmp,
    /// A drawing: Scalable Vector Graphics.
    Svg,
}

impl Format {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
            Self::Gif => "GIF",
            Self::Tiff => "TIFF",
            Self::Bmp => "BMP",
            Self::Svg => "SVG",
        }
    }
}

/// How far into a file the start of an SVG or HTML document is looked for: past a byte order
/// mark, an XML declaration, a document type and a comment or two.
const TEXT_WINDOW: usize = 4096;

/// The format of `bytes`.
///
/// # Errors
/// `Empty`, `Heic`, `Foreign` or `NotAPicture`.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Format, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if let Some(format) = accepted(bytes) {
        return Ok(format);
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(brand(bytes));
    }
    if let Some(document) = document(bytes) {
        return document;
    }
    Err(foreign(bytes).map_or(Fault::NotAPicture, Fault::Foreign))
}

fn accepted(bytes: &[u8]) -> Option<Format> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"\xFF\xD8\xFF") {
        Some(Format::Jpeg)
    } else if starts(b"\x89PNG\r\n\x1A\n") {
        Some(Format::Png)
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::Webp)
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        Some(Format::Gif)
    } else if is_tiff(bytes) {
        Some(Format::Tiff)
    } else if is_bitmap(bytes) {
        Some(Format::Bmp)
    } else {
        None
    }
}

/// TIFF and `BigTIFF` (version 43), but not Canon's CR2, which is a TIFF of thumbnails and
/// says so at its ninth byte.
fn is_tiff(bytes: &[u8]) -> bool {
    let magics: [&[u8]; 4] = [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"];
    magics.iter().any(|magic| bytes.starts_with(magic)) && bytes.get(8..10) != Some(b"CR")
}

/// "BM" alone begins many a text, so the length of the second header must also be one that
/// Windows or OS/2 has defined.
fn is_bitmap(bytes: &[u8]) -> bool {
    let length = bytes.get(14..18);
    bytes.starts_with(b"BM")
        && length.is_some_and(|length| matches!(length, [12 | 16 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
}

/// Judges an ISO media file by its brands (ISO/IEC 14496-12, 23008-12): the major one first,
/// then the compatible ones, since `mif1` heads both HEIF and AVIF files.
fn brand(bytes: &[u8]) -> Fault {
    let length = bytes.first_chunk().map_or(0, |size| u32::from_be_bytes(*size) as usize);
    let listed = bytes.get(16..length.min(bytes.len())).unwrap_or_default();
    let (listed, _) = listed.as_chunks::<4>();
    let major = bytes.get(8..12).and_then(|brand| brand.first_chunk());
    let brands: Vec<&[u8; 4]> = major.into_iter().chain(listed).collect();
    let has = |names: &[&[u8; 4]]| brands.iter().any(|brand| names.contains(brand));
    if has(&[b"avif", b"avis"]) {
        Fault::Foreign(Foreign::Avif)
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"])
    {
        Fault::Heic
    } else if has(&[b"crx "]) {
        Fault::Foreign(Foreign::CameraRaw)
    } else {
        Fault::Foreign(Foreign::Film)
    }
}

fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let table: [(&[u8], Foreign); 10] = [
        (b"\xFF\x0A", Foreign::JpegXl),
        (b"\0\0\0\x0CJXL \r\n\x87\n", Foreign::JpegXl),
        (b"\0\0\0\x0CjP  \r\n\x87\n", Foreign::Jpeg2000),
        (b"\xFF\x4F\xFF\x51", Foreign::Jpeg2000),
        (b"%PDF-", Foreign::Pdf),
        (b"8BPS", Foreign::Photoshop),
        (b"II*\0", Foreign::CameraRaw),
        (b"FUJIFILMCCD-RAW", Foreign::CameraRaw),
        (b"IIRO", Foreign::CameraRaw),
        (b"IIU\0", Foreign::CameraRaw),
    ];
    table.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// What a text in angle brackets is: a drawing, or a web page.
fn document(bytes: &[u8]) -> Option<Result<Format, Fault>> {
    let window = bytes.get(..TEXT_WINDOW).unwrap_or(bytes);
    let window = window.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(window);
    let text = window.trim_ascii_start().to_ascii_lowercase();
    let holds = |what: &[u8]| text.windows(what.len()).any(|part| part == what);
    if !text.starts_with(b"<") {
        None
    } else if text.starts_with(b"<!doctype html") || holds(b"<html") {
        Some(Err(Fault::Foreign(Foreign::Html)))
    } else if holds(b"<svg") || holds(b":svg") {
        Some(Ok(Format::Svg))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ftyp(brands: &[&[u8; 4]]) -> Vec<u8> {
        let length = u32::try_from(12 + brands.len() * 4).unwrap();
        let mut bytes = length.to_be_bytes().to_vec();
        bytes.extend(b"ftyp");
        bytes.extend(brands[0]);
        bytes.extend([0; 4]);
        for brand in &brands[1..] {
            bytes.extend(*brand);
        }
        bytes.extend(b"\0\0\0\x08meta");
        bytes
    }

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        let cases: [(&[u8], Format); 10] = [
            (b"\xFF\xD8\xFF\xE0", Format::Jpeg),
            (b"\x89PNG\r\n\x1A\n", Format::Png),
            (b"RIFF\0\0\0\0WEBPVP8 ", Format::Webp),
            (b"GIF87a", Format::Gif),
            (b"GIF89a", Format::Gif),
            (b"II*\0\x08\0\0\0", Format::Tiff),
            (b"MM\0*\0\0\0\x08", Format::Tiff),
            (b"BM\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0", Format::Bmp),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Format::Svg),
            (b"\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<svg/>", Format::Svg),
        ];
        for (bytes, format) in cases {
            assert_eq!(sniff(bytes), Ok(format), "{bytes:?}");
        }
    }

    #[test]
    fn heic_is_told_from_avif_and_from_film() {
        assert_eq!(sniff(&ftyp(&[b"heic", b"mif1"])), Err(Fault::Heic));
        assert_eq!(sniff(&ftyp(&[b"heix"])), Err(Fault::Heic));
        assert_eq!(sniff(&ftyp(&[b"hevc"])), Err(Fault::Heic));
        assert_eq!(sniff(&ftyp(&[b"msf1"])), Err(Fault::Heic));
        assert_eq!(sniff(&ftyp(&[b"mif1", b"heic"])), Err(Fault::Heic));
        let avif = Err(Fault::Foreign(Foreign::Avif));
        assert_eq!(sniff(&ftyp(&[b"avif", b"mif1"])), avif);
        assert_eq!(sniff(&ftyp(&[b"mif1", b"avif"])), avif);
        let film = Err(Fault::Foreign(Foreign::Film));
        assert_eq!(sniff(&ftyp(&[b"isom", b"mp42"])), film);
    }

    #[test]
    fn other_contents_are_named() {
        let cases: [(&[u8], Foreign); 7] = [
            (b"  <!DOCTYPE html><title>404", Foreign::Html),
            (b"<HTML><body><svg></svg>", Foreign::Html),
            (b"%PDF-1.7", Foreign::Pdf),
            (b"8BPS\0\x01", Foreign::Photoshop),
            (b"\xFF\x0A\x01", Foreign::JpegXl),
            (b"II*\0\x10\0\0\0CR\x02\0", Foreign::CameraRaw),
            (b"FUJIFILMCCD-RAW 0201", Foreign::CameraRaw),
        ];
        for (bytes, kind) in cases {
            assert_eq!(sniff(bytes), Err(Fault::Foreign(kind)), "{bytes:?}");
        }
    }

    #[test]
    fn nothing_and_nonsense_are_refused() {
        assert_eq!(sniff(b""), Err(Fault::Empty));
        assert_eq!(sniff(b"BMW is a make of car"), Err(Fault::NotAPicture));
        assert_eq!(sniff(&[0; 64]), Err(Fault::NotAPicture));
        assert_eq!(sniff("年鉴".as_bytes()), Err(Fault::NotAPicture));
    }
}
