//! Proves that a published picture holds its pixels and nothing else: an independent walk over the finished file, which
//! shares no code with what reads sources or writes renditions.

use super::proof_avif;
use super::stowaway::Stowaway;

/// What the published JPEG, WebP, AVIF or SVG `bytes` carries besides its pixels: `None` when it is nothing.
pub fn stowaway(bytes: &[u8]) -> Option<Stowaway> {
    let found = match bytes {
        [0xFF, 0xD8, rest @ ..] => jpeg(rest),
        [b'R', b'I', b'F', b'F', size @ ..] => webp(size),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => proof_avif::walk(bytes),
        [b'<', ..] => drawing(bytes),
        _ => Err(Stowaway::Broken),
    };
    found.err()
}

/// A drawing: its root element and nothing around it, no comment, no instruction, no element that speaks of it or runs.
fn drawing(bytes: &[u8]) -> Result<(), Stowaway> {
    let text = std::str::from_utf8(bytes).map_err(|_| Stowaway::Broken)?;
    if !text.ends_with('>') {
        return Err(Stowaway::Broken);
    }
    for (at, _) in text.match_indices('<') {
        let after = text.get(at + 1..).unwrap_or_default();
        let name = after.split(|character: char| !character.is_alphanumeric() && character != ':').next();
        let name = name.and_then(|name| name.rsplit(':').next()).unwrap_or_default();
        match name {
            _ if after.starts_with("!--") => return Err(Stowaway::Comment),
            _ if after.starts_with("![CDATA[") => {}
            _ if after.starts_with(['!', '?']) => return Err(Stowaway::Other),
            "metadata" => return Err(Stowaway::Xmp),
            "script" | "foreignObject" | "title" | "desc" => return Err(Stowaway::Other),
            _ => {}
        }
    }
    Ok(())
}

/// A JPEG after its first marker: segments with their lengths, coded data up to the next marker, and the end.
fn jpeg(mut rest: &[u8]) -> Result<(), Stowaway> {
    let mut scanned = false;
    loop {
        let [0xFF, marker, after @ ..] = rest else { return Err(Stowaway::Broken) };
        if *marker == 0xD9 {
            let is_end = after.is_empty();
            return if !scanned {
                Err(Stowaway::Broken)
            } else if is_end {
                Ok(())
            } else {
                Err(Stowaway::Trailer)
            };
        }
        let length = after.first_chunk().map(|length| usize::from(u16::from_be_bytes(*length)));
        let payload = length.and_then(|length| after.get(2..length)).ok_or(Stowaway::Broken)?;
        rest = after.get(payload.len() + 2..).unwrap_or_default();
        match marker {
            // Tables, the frame and restart intervals.
            0xDB | 0xC0 | 0xC1 | 0xC2 | 0xC4 | 0xDD => {}
            // JFIF's own segment, whose last two bytes are the sides of a thumbnail.
            0xE0 if payload.starts_with(b"JFIF\0") && payload.len() == 14 => {
                if !payload.ends_with(&[0, 0]) {
                    return Err(Stowaway::Thumbnail);
                }
            }
            0xDA => {
                scanned = true;
                let end = rest
                    .windows(2)
                    .position(|pair| matches!(pair, [0xFF, marker] if !matches!(marker, 0x00 | 0xD0..=0xD7)));
                rest = rest.get(end.ok_or(Stowaway::Broken)?..).unwrap_or_default();
            }
            _ => return Err(segment(*marker, payload)),
        }
    }
}

fn segment(marker: u8, payload: &[u8]) -> Stowaway {
    match marker {
        0xE1 if payload.starts_with(b"Exif") => Stowaway::Exif,
        0xE1 if payload.starts_with(b"http://ns.adobe.com/") => Stowaway::Xmp,
        0xE2 if payload.starts_with(b"ICC_PROFILE") => Stowaway::Profile,
        0xED => Stowaway::Iptc,
        0xEB => Stowaway::Provenance,
        0xFE => Stowaway::Comment,
        _ => Stowaway::Other,
    }
}

/// A WebP after `RIFF`: its size, its name, and chunks.
fn webp(bytes: &[u8]) -> Result<(), Stowaway> {
    let (Some(size), Some(b"WEBP")) = (bytes.first_chunk(), bytes.get(4..8)) else {
        return Err(Stowaway::Broken);
    };
    let size = usize::try_from(u32::from_le_bytes(*size)).map_err(|_| Stowaway::Broken)?;
    let body = bytes.get(8..size.saturating_add(4)).ok_or(Stowaway::Broken)?;
    if bytes.len() > size + 4 {
        return Err(Stowaway::Trailer);
    }
    let (mut rest, mut has_pixels) = (body, false);
    while let Some((kind, after)) = rest.split_first_chunk::<4>() {
        let length = after.first_chunk().map(|length| u32::from_le_bytes(*length));
        let length = length.and_then(|length| usize::try_from(length).ok()).ok_or(Stowaway::Broken)?;
        let payload = length.checked_add(4).and_then(|end| after.get(4..end)).ok_or(Stowaway::Broken)?;
        match kind {
            b"VP8 " | b"VP8L" => has_pixels = true,
            b"ALPH" => {}
            // Its flags announce a profile, EXIF, XMP and animation; one that does stands for what is told below.
            b"VP8X" if payload.first().is_some_and(|flags| flags & 0b0010_1110 == 0) => {}
            b"EXIF" => return Err(Stowaway::Exif),
            b"XMP " => return Err(Stowaway::Xmp),
            b"ICCP" => return Err(Stowaway::Profile),
            b"C2PA" => return Err(Stowaway::Provenance),
            _ => return Err(Stowaway::Other),
        }
        rest = after.get(4 + length + length % 2..).unwrap_or_default();
    }
    // Up to three bytes are no chunk.
    if !rest.is_empty() {
        return Err(Stowaway::Trailer);
    }
    if has_pixels { Ok(()) } else { Err(Stowaway::Broken) }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{jpeg as sample, low, png};
    use super::super::{Encoding, FAST, QUALITY, Steps, Target, Workspace, develop};
    use super::*;

    fn made(source: &[u8]) -> Vec<Vec<u8>> {
        let targets = [Encoding::Webp, Encoding::Jpeg].map(|encoding| Target {
            width: 40,
            height: 30,
            encoding,
            crop: None,
        });
        let with = |recipe| {
            develop(source, &Steps::new(vec![(40, 30)]), &targets, recipe, &mut Workspace::default()).unwrap()
        };
        [with(&QUALITY), with(&FAST)].concat()
    }

    fn opaque() -> Vec<u8> {
        sample(40, 30, |x, y| [low(x), low(y), 90])
    }

    #[test]
    fn what_is_made_here_carries_nothing() {
        let clear = png(40, 30, |x, y| [low(x), 7, low(y), 100], None, None);
        for file in made(&opaque()).into_iter().chain(made(&clear)) {
            assert_eq!(stowaway(&file), None);
        }
    }

    #[test]
    fn whatever_is_put_into_a_jpeg_is_found() {
        let file = made(&opaque()).remove(1);
        let with = |marker: u8, payload: &[u8]| {
            let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
            [&file[..2], &[0xFF, marker], &length, payload, &file[2..]].concat()
        };
        for (bytes, expected) in [
            (with(0xE1, b"Exif\0\0MM"), Stowaway::Exif),
            (with(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>"), Stowaway::Xmp),
            (with(0xE2, b"ICC_PROFILE\0\x01\x01"), Stowaway::Profile),
            (with(0xED, b"Photoshop 3.0\0"), Stowaway::Iptc),
            (with(0xEB, b"JP"), Stowaway::Provenance),
            (with(0xFE, "甲".as_bytes()), Stowaway::Comment),
            (with(0xE5, b"maker"), Stowaway::Other),
            (with(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01"), Stowaway::Thumbnail),
            ([&file[..], b"ftypmp4"].concat(), Stowaway::Trailer),
            (file[..file.len() - 2].to_vec(), Stowaway::Broken),
            (file[..40].to_vec(), Stowaway::Broken),
            (Vec::new(), Stowaway::Broken),
        ] {
            assert_eq!(stowaway(&bytes), Some(expected));
        }
    }

    #[test]
    fn whatever_is_put_into_a_webp_is_found() {
        let file = made(&opaque()).remove(0);
        let with = |kind: &[u8; 4], payload: &[u8]| {
            let mut bytes =
                [&file[..], kind, &u32::try_from(payload.len()).unwrap().to_le_bytes(), payload].concat();
            let size = u32::try_from(bytes.len() - 8).unwrap().to_le_bytes();
            bytes[4..8].copy_from_slice(&size);
            bytes
        };
        // Inside the size that the file gives, and too short to be a chunk.
        let within = |more: &[u8]| {
            let mut bytes = [&file[..], more].concat();
            let size = u32::try_from(bytes.len() - 8).unwrap().to_le_bytes();
            bytes[4..8].copy_from_slice(&size);
            bytes
        };
        for (bytes, expected) in [
            (with(b"EXIF", b"MM"), Stowaway::Exif),
            (with(b"XMP ", b"<x/>"), Stowaway::Xmp),
            (with(b"ICCP", b"profil"), Stowaway::Profile),
            (with(b"ABCD", b"ab"), Stowaway::Other),
            ([&file[..], b"more"].concat(), Stowaway::Trailer),
            (within(b"abc"), Stowaway::Trailer),
            (file[..file.len() - 3].to_vec(), Stowaway::Broken),
        ] {
            assert_eq!(stowaway(&bytes), Some(expected), "{}", bytes.len());
        }
    }
}
