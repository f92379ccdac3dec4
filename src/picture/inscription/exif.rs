//! EXIF: when the camera released, who the camera belongs to, and what it shows.

use crate::date::Date;

use super::super::exif::Reader;
use super::{Inscription, date, text, told_by_a_person};

/// `ImageDescription` (TIFF 6.0).
const DESCRIPTION: u16 = 0x010E;
/// `Artist` (TIFF 6.0).
const ARTIST: u16 = 0x013B;
/// Pointer to the EXIF directory (EXIF 2.32, 4.6.3).
const EXIF_POINTER: u16 = 0x8769;
/// `DateTimeOriginal` (EXIF 2.32, 4.6.5 F). Not `DateTime`, which says when the file was last changed.
const TAKEN: u16 = 0x9003;
/// Where clocks of cameras begin when nobody set them.
const UNSET: [&str; 3] = ["1970-01-01", "1980-01-01", "2000-01-01"];

/// Reads the block, which begins with the TIFF header or with `Exif\0\0` before it.
pub(super) fn read(block: &[u8]) -> Option<Inscription> {
    let reader = Reader::new(block.strip_prefix(b"Exif\0\0").unwrap_or(block))?;
    let first = reader.long(4)?;
    let said = |tag| reader.data(first, tag).and_then(text);
    let taken = reader.value(first, EXIF_POINTER).and_then(|at| reader.data(at, TAKEN));
    Some(Inscription {
        date: taken.and_then(day),
        caption: said(DESCRIPTION).filter(told_by_a_person),
        place: None,
        photographer: said(ARTIST),
    })
}

/// The day of `2023:09:17 10:20:30`.
fn day(taken: &[u8]) -> Option<Date> {
    let day = std::str::from_utf8(taken.get(..10)?).ok()?.replace(':', "-");
    date(&day).filter(|day| !UNSET.contains(&day.iso().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A big-endian block: description and artist in the first directory, the date in that of EXIF.
    fn block(description: &[u8], artist: &[u8], taken: &[u8]) -> Vec<u8> {
        let long = |number: usize| u32::try_from(number).unwrap().to_be_bytes();
        let (exif, texts) = (8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 12 + 4);
        let mut block = b"MM\0*\0\0\0\x08\0\x03".to_vec();
        let mut entry = |tag: u16, kind: u16, count: usize, value: usize, last: bool| {
            block.extend(tag.to_be_bytes());
            block.extend(kind.to_be_bytes());
            block.extend(long(count));
            block.extend(long(value));
            if last {
                block.extend([0; 4]);
            }
        };
        entry(0x010E, 2, description.len(), texts, false);
        entry(0x013B, 2, artist.len(), texts + description.len(), false);
        entry(0x8769, 4, 1, exif, true);
        block.extend([0, 1, 0x90, 0x03, 0, 2]);
        block.extend(long(taken.len()));
        block.extend(long(texts + description.len() + artist.len()));
        block.extend([0; 4]);
        [&block[..], description, artist, taken].concat()
    }

    fn said(description: &str, artist: &str, taken: &str) -> Inscription {
        read(&block(description.as_bytes(), artist.as_bytes(), taken.as_bytes())).unwrap()
    }

    #[test]
    fn date_artist_and_description() {
        let found = said("科普日开幕现场\0", "甲某 \0", "2023:09:17 10:20:30\0");
        assert_eq!(found.date.map(|date| date.iso()).as_deref(), Some("2023-09-17"));
        assert_eq!(found.caption.as_deref(), Some("科普日开幕现场"));
        assert_eq!(found.photographer.as_deref(), Some("甲某"));
        assert_eq!(found.place, None);
    }

    #[test]
    fn dates_that_are_none() {
        for taken in [
            "0000:00:00 00:00:00",
            "    :  :     :  :  ",
            "2023:13:01 00:00:00",
            "2000:01:01 00:00:07",
            "1023:01:02 0",
            "2023",
        ] {
            assert_eq!(said("SONY DSC\0", "", taken), Inscription::default(), "{taken}");
        }
    }

    #[test]
    fn every_cut_and_every_wrong_offset_is_read_without_harm() {
        let whole = block("开幕现场".as_bytes(), b"A B\0", b"2023:09:17 10:20:30\0");
        for length in 0..whole.len() {
            read(&whole[..length]);
        }
        for at in 0..whole.len() {
            let mut wrong = whole.clone();
            wrong[at] = 0xFF;
            read(&wrong);
        }
        assert_eq!(read(&whole[..whole.len() - 1]).unwrap().date, None);
    }
}
