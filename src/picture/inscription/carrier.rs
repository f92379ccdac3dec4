//! Where each format carries what is written about its picture.

use super::super::exif::Reader;
use super::super::header::png_chunks;
use super::super::jpeg_segments::{START_OF_SCAN, Segment, segments};
use super::super::sniff::{Format, sniff};
use super::iptc::among_resources;

/// `XMP`, Photoshop's resources and `IPTC/NAA` in a TIFF (XMP specification, part 3; registered by Adobe). The last is
/// often written with a wrong length.
const TIFF_XMP: u16 = 700;
const TIFF_RESOURCES: u16 = 34_377;
const TIFF_IPTC: u16 = 33_723;

/// What is written about a picture, in each of its three forms.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Blocks<'a> {
    /// EXIF, from its TIFF header on or with its name before it.
    pub exif: Option<&'a [u8]>,
    /// A packet of XMP.
    pub xmp: Option<&'a [u8]>,
    /// Records of IPTC, which Photoshop spreads over several segments.
    pub iptc: Vec<u8>,
}

/// Finds the blocks in the first bytes of a file. What begins after them, as it does in a large WebP, is not found.
pub(super) fn blocks(head: &[u8]) -> Blocks<'_> {
    match sniff(head) {
        Ok(Format::Jpeg) => jpeg(head),
        Ok(Format::Png) => png(head),
        Ok(Format::Webp) => webp(head),
        Ok(Format::Tiff) => tiff(head),
        _ => Blocks::default(),
    }
}

fn jpeg(head: &[u8]) -> Blocks<'_> {
    let mut blocks = Blocks::default();
    let mut resources = Vec::new();
    for Segment { marker, payload } in segments(head).take_while(|segment| segment.marker != START_OF_SCAN) {
        if marker == 0xE1 {
            // The byte after the name is padding, as in `jpeg_segments::layout`.
            let exif = payload.strip_prefix(b"Exif\0").and_then(|block| block.get(1..));
            blocks.exif = blocks.exif.or(exif);
            blocks.xmp = blocks.xmp.or(payload.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0"));
        } else if marker == 0xED {
            resources.extend_from_slice(payload.strip_prefix(b"Photoshop 3.0\0").unwrap_or_default());
        }
    }
    blocks.iptc = among_resources(&resources).unwrap_or_default().to_vec();
    blocks
}

fn png(head: &[u8]) -> Blocks<'_> {
    let mut blocks = Blocks::default();
    for (kind, data) in png_chunks(head) {
        match &kind {
            b"eXIf" => blocks.exif = blocks.exif.or(Some(data)),
            // A keyword, that it is not compressed, and neither language nor translated keyword.
            b"iTXt" => blocks.xmp = blocks.xmp.or(data.strip_prefix(b"XML:com.adobe.xmp\0\0\0\0\0")),
            _ => {}
        }
    }
    blocks
}

fn webp(head: &[u8]) -> Blocks<'_> {
    let mut blocks = Blocks::default();
    let mut rest = head.get(12..).unwrap_or_default();
    while let Some((kind, after)) = rest.split_first_chunk::<4>() {
        let Some((length, after)) = after.split_first_chunk::<4>() else { break };
        let Ok(length) = usize::try_from(u32::from_le_bytes(*length)) else { break };
        let Some(data) = after.get(..length) else { break };
        match kind {
            b"EXIF" => blocks.exif = blocks.exif.or(Some(data)),
            // With a zero byte some versions of ImageMagick write it.
            b"XMP " | b"XMP\0" => blocks.xmp = blocks.xmp.or(Some(data)),
            _ => {}
        }
        rest = after.get(length.next_multiple_of(2)..).unwrap_or_default();
    }
    blocks
}

/// The block of EXIF is the file.
fn tiff(head: &[u8]) -> Blocks<'_> {
    let directory = Reader::new(head).and_then(|reader| Some((reader.long(4)?, reader)));
    let data = |tag| directory.as_ref().and_then(|(first, reader)| reader.data(*first, tag));
    let iptc = data(TIFF_RESOURCES).and_then(among_resources).or_else(|| data(TIFF_IPTC));
    Blocks { exif: Some(head), xmp: data(TIFF_XMP), iptc: iptc.unwrap_or_default().to_vec() }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::{
        jpeg as picture, jpeg_with, jpeg_with_exif, png as png_of, tiff as tiff_of, webp_with,
    };
    use super::*;

    #[test]
    fn segments_of_a_jpeg_before_its_scan() {
        let iptc = b"8BIM\x04\x04\0\0\0\0\0\x07\x1c\x02\x5a\0\x02ab\0";
        let plain = picture(8, 8, |_, _| [9, 9, 9]);
        let file = jpeg_with(&plain, 0xED, b"Photoshop 3.0\0", &iptc[15..]);
        let file = jpeg_with(&file, 0xED, b"Photoshop 3.0\0", &iptc[..15]);
        let file = jpeg_with(&file, 0xE1, b"http://ns.adobe.com/xap/1.0/\0", b"<x/>");
        let file = jpeg_with_exif(&file, b"MM\0*");
        let expected =
            Blocks { exif: Some(b"MM\0*"), xmp: Some(b"<x/>"), iptc: b"\x1c\x02\x5a\0\x02ab".to_vec() };
        assert_eq!(blocks(&file), expected);
        assert_eq!(blocks(&plain), Blocks::default());
        for length in 0..file.len() {
            blocks(&file[..length]);
        }
    }

    #[test]
    fn chunks_of_png_and_webp() {
        let pixel = [1, 2, 3, 255];
        let file = png_of(8, 8, |_, _| pixel, None, Some(b"II*\0"));
        assert_eq!(blocks(&file).exif, Some(&b"II*\0"[..]));
        let text = b"\0\0\0\x1aiTXtXML:com.adobe.xmp\0\0\0\0\0<x/>\0\0\0\0";
        assert_eq!(blocks(&[&file[..33], text, &file[33..]].concat()).xmp, Some(&b"<x/>"[..]));
        let file = webp_with(8, 8, |_, _| pixel, None, Some(b"II*\0"));
        assert_eq!(blocks(&file).exif, Some(&b"II*\0"[..]));
        assert_eq!(blocks(&[&file[..], b"XMP \x03\0\0\0<x>"].concat()).xmp, Some(&b"<x>"[..]));
        assert_eq!(blocks(&[&file[..], b"XMP \xff\xff\xff\xff<x>"].concat()).xmp, None);
    }

    #[test]
    fn a_tiff_is_its_own_block() {
        // The directory of the sample comes last, so what it points at is put behind it.
        let resources = b"8BIM\x04\x04\0\0\0\0\0\x07\x1c\x02\x5a\0\x02ab\0";
        let sample = |at: u32| tiff_of(2, 2, &[(TIFF_XMP, 1, 8), (TIFF_RESOURCES, 4, at)]);
        let end = sample(0).len();
        let mut file = sample(u32::try_from(end).unwrap());
        // Five LONGs: the count stands before the offset.
        let entry = file.windows(4).position(|part| part == [0x49, 0x86, 4, 0]).unwrap();
        file[entry + 4] = 5;
        file.extend(resources);
        let found = blocks(&file);
        assert_eq!((found.exif, found.xmp), (Some(&file[..]), Some(&[8][..])));
        assert_eq!(found.iptc, b"\x1c\x02\x5a\0\x02ab");
    }
}
