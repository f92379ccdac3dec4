//! The proof for AVIF: a walk over its boxes (ISO/IEC 14496-12 and 23008-12), which are few.
//!
//! A file names what it carries as items, so an item of another type than a picture's is what must not be there.

use super::stowaway::Stowaway;

/// The boxes of a published AVIF: its kind, what is in it, the coded data, and nothing else.
pub(super) fn walk(bytes: &[u8]) -> Result<(), Stowaway> {
    let (mut has_items, mut has_pixels) = (false, false);
    for found in boxes(bytes) {
        let (kind, payload) = found?;
        match &kind {
            b"ftyp" if payload.starts_with(b"avif") => {}
            // Four bytes of version and flags come before the boxes inside.
            b"meta" => {
                meta(payload.get(4..).ok_or(Stowaway::Broken)?)?;
                has_items = true;
            }
            b"mdat" if !has_pixels => has_pixels = !payload.is_empty(),
            b"uuid" => return Err(Stowaway::Provenance),
            b"free" | b"skip" => return Err(Stowaway::Other),
            _ => return Err(Stowaway::Trailer),
        }
    }
    if has_items && has_pixels { Ok(()) } else { Err(Stowaway::Broken) }
}

/// The boxes that `bytes` consist of; the last is an error where they do not.
fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = Result<([u8; 4], &[u8]), Stowaway>> {
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        let length = bytes.first_chunk().map(|length| u32::from_be_bytes(*length));
        let length = length.and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
        let kind = bytes.get(4..).and_then(|rest| rest.first_chunk().copied());
        let found = kind.zip(bytes.get(8..length)).ok_or(Stowaway::Broken);
        bytes = if found.is_ok() { bytes.get(length..).unwrap_or_default() } else { &[] };
        Some(found)
    })
}

fn meta(bytes: &[u8]) -> Result<(), Stowaway> {
    for found in boxes(bytes) {
        match found? {
            (kind, _) if matches!(&kind, b"hdlr" | b"pitm" | b"iloc" | b"iref") => {}
            (kind, payload) if kind == *b"iinf" => items(payload.get(6..).ok_or(Stowaway::Broken)?)?,
            (kind, payload) if kind == *b"iprp" => properties(payload)?,
            (kind, _) if kind == *b"uuid" => return Err(Stowaway::Provenance),
            _ => return Err(Stowaway::Other),
        }
    }
    Ok(())
}

/// What each item is: after version, flags, number and protection, its type.
fn items(bytes: &[u8]) -> Result<(), Stowaway> {
    for found in boxes(bytes) {
        let (_, payload) = found?;
        match payload.get(8..).and_then(|rest| rest.first_chunk()).ok_or(Stowaway::Broken)? {
            b"av01" => {}
            b"Exif" => return Err(Stowaway::Exif),
            b"mime" => return Err(Stowaway::Xmp),
            _ => return Err(Stowaway::Other),
        }
    }
    Ok(())
}

/// The properties of items: a colour space may be named by number, not by a profile.
fn properties(bytes: &[u8]) -> Result<(), Stowaway> {
    for found in boxes(bytes) {
        let (kind, payload) = found?;
        if kind != *b"ipco" {
            continue;
        }
        for found in boxes(payload) {
            match found? {
                (kind, payload) if kind == *b"colr" && !payload.starts_with(b"nclx") => {
                    return Err(Stowaway::Profile);
                }
                (kind, _) if kind == *b"uuid" => return Err(Stowaway::Provenance),
                _ => {}
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::stowaway;
    use super::*;

    fn boxed(kind: &[u8], payload: &[u8]) -> Vec<u8> {
        let length = u32::try_from(payload.len() + 8).unwrap();
        [&length.to_be_bytes()[..], kind, payload].concat()
    }

    /// A file with these boxes in its `meta`.
    fn holding(inside: &[u8]) -> Vec<u8> {
        let meta = boxed(b"meta", &[&[0; 4], inside].concat());
        [boxed(b"ftyp", b"avif\0\0\0\0avif"), meta, boxed(b"mdat", b"pixels")].concat()
    }

    #[test]
    fn items_and_properties_that_are_no_picture_are_found() {
        let item = |kind: &[u8; 4]| {
            let entry = boxed(b"infe", &[b"\x02\0\0\0\0\x01\0\0", &kind[..], b"\0"].concat());
            holding(&boxed(b"iinf", &[&[0, 0, 0, 0, 0, 1], &entry[..]].concat()))
        };
        let colour = |kind: &[u8]| holding(&boxed(b"iprp", &boxed(b"ipco", &boxed(b"colr", kind))));
        for (file, expected) in [
            (item(b"av01"), None),
            (item(b"Exif"), Some(Stowaway::Exif)),
            (item(b"mime"), Some(Stowaway::Xmp)),
            (item(b"grid"), Some(Stowaway::Other)),
            (colour(b"nclx"), None),
            (colour(b"prof"), Some(Stowaway::Profile)),
            (holding(&boxed(b"uuid", b"")), Some(Stowaway::Provenance)),
            (holding(b"torn"), Some(Stowaway::Broken)),
        ] {
            assert_eq!(stowaway(&file), expected);
        }
    }

    #[test]
    fn what_stands_after_the_picture_is_found_and_so_is_a_cut() {
        let file = holding(&[]);
        let with = |kind: &[u8; 4]| [&file[..], &boxed(kind, b"more")].concat();
        assert_eq!(stowaway(&with(b"uuid")), Some(Stowaway::Provenance));
        assert_eq!(stowaway(&with(b"free")), Some(Stowaway::Other));
        assert_eq!(stowaway(&with(b"moov")), Some(Stowaway::Trailer));
        for cut in 1..file.len() - 8 {
            assert_eq!(stowaway(&file[..file.len() - cut]), Some(Stowaway::Broken), "{cut}");
        }
    }

    #[test]
    #[cfg(feature = "avif")]
    fn what_is_developed_carries_its_pixels_alone_and_is_the_same_each_time() {
        use super::super::samples::{jpeg, low, png};
        use super::super::{Encoding, FAST, Steps, Target, Workspace, develop};
        let made = |source: &[u8]| {
            let target = Target { width: 40, height: 30, encoding: Encoding::Avif, crop: None };
            develop(source, &Steps::new(vec![(40, 30)]), &[target], &FAST, &mut Workspace::default())
                .unwrap()
                .remove(0)
        };
        let opaque = jpeg(64, 48, |x, y| [low(x * 4), low(y * 5), 90]);
        let clear = png(64, 48, |x, y| [low(x), low(y), 9, low(x * 4)], None, None);
        for source in [opaque, clear] {
            let file = made(&source);
            assert_eq!(stowaway(&file), None);
            assert_eq!(made(&source), file);
            assert_eq!(stowaway(&file[..file.len() - 1]), Some(Stowaway::Broken));
        }
    }
}
