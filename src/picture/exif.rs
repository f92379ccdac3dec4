//! Reads the few tags that matter from a TIFF directory: that of a TIFF file, or that of the
//! EXIF block which JPEG, PNG and WebP carry in the same form.
//!
//! Own code because the readers at hand give up on the whole block when any directory in it is
//! damaged, as is common after a picture has passed through several programs; the orientation
//! stands in the first directory and survives that. Every read is bounded, nothing is followed
//! twice, and what cannot be read counts as absent.

use image::metadata::Orientation;

/// Orientation (EXIF 2.32, 4.6.4 A).
const ORIENTATION: u16 = 0x0112;
/// `NewSubfileType` (TIFF 6.0): bit 0 says that the picture is a reduced one of another.
const SUBFILE_TYPE: u16 = 0x00FE;
/// `DNGVersion` (DNG 1.4): present in every DNG, whose first directory is often a thumbnail.
const DNG_VERSION: u16 = 0xC612;
/// Pointer to the GPS directory (EXIF 2.32, 4.6.3).
const GPS_POINTER: u16 = 0x8825;
/// `GPSLatitude` and `GPSLongitude` (EXIF 2.32, 4.6.6).
const GPS_PLACE: [u16; 2] = [2, 4];

/// What a TIFF directory says about its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Notes {
    /// How the picture is to be turned; upright where nothing valid is said.
    pub(crate) turn: Orientation,
    /// Whether a latitude or a longitude is noted.
    pub(crate) has_location: bool,
    /// Whether the first picture is only the thumbnail of a camera's raw file.
    pub(crate) is_raw: bool,
}

impl Default for Notes {
    fn default() -> Self {
        Self { turn: Orientation::NoTransforms, has_location: false, is_raw: false }
    }
}

/// Reads the notes from a block that begins with the TIFF header, or with `Exif\0\0` before it,
/// as some programs also write it into WebP and PNG.
pub(crate) fn notes(block: &[u8]) -> Notes {
    let block = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    read(block).unwrap_or_default()
}

fn read(block: &[u8]) -> Option<Notes> {
    let reader = Reader::new(block)?;
    let first = reader.long(4)?;
    let turn = reader
        .value(first, ORIENTATION)
        .and_then(|value| u8::try_from(value).ok())
        .and_then(Orientation::from_exif)
        .unwrap_or(Orientation::NoTransforms);
    let gps = reader.value(first, GPS_POINTER);
    let has_place = |at| GPS_PLACE.iter().any(|tag| reader.entry(at, *tag).is_some());
    let reduced = reader.value(first, SUBFILE_TYPE).is_some_and(|v| v & 1 == 1);
    Some(Notes {
        turn,
        has_location: gps.is_some_and(has_place),
        is_raw: reduced || reader.entry(first, DNG_VERSION).is_some(),
    })
}

/// Numbers at offsets into a TIFF block, in the byte order that its header names.
pub(crate) struct Reader<'a> {
    block: &'a [u8],
    little: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(block: &'a [u8]) -> Option<Self> {
        let little = match block.first_chunk::<4>()? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { block, little })
    }

    fn bytes<const N: usize>(&self, at: u32) -> Option<[u8; N]> {
        let at = usize::try_from(at).ok()?;
        self.block.get(at..)?.first_chunk().copied()
    }

    fn short(&self, at: u32) -> Option<u16> {
        let bytes = self.bytes(at)?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    pub(crate) fn long(&self, at: u32) -> Option<u32> {
        let bytes = self.bytes(at)?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// Where the entry of `tag` begins in the directory at `directory`. Entries that are cut
    /// off end the search; those before them still count.
    fn entry(&self, directory: u32, tag: u16) -> Option<u32> {
        let count = u32::from(self.short(directory)?);
        (0..count)
            .map_while(|index| {
                let at = directory.checked_add(2 + index * 12)?;
                self.bytes::<12>(at).map(|_| at)
            })
            .find(|at| self.short(*at) == Some(tag))
    }

    /// The single whole number that stands for `tag`, be it written as BYTE, SHORT or LONG:
    /// the standard allows one of these for each tag, writers use another.
    pub(crate) fn value(&self, directory: u32, tag: u16) -> Option<u32> {
        let at = self.entry(directory, tag)?;
        let value = at.saturating_add(8);
        match self.short(at.saturating_add(2))? {
            1 => self.bytes::<1>(value).map(|[byte]| u32::from(byte)),
            3 => self.short(value).map(u32::from),
            4 | 13 => self.long(value),
            _ => None,
        }
    }

    /// The bytes that stand for `tag`, be they declared as text (129 is UTF-8, EXIF 3.0), as bytes, as anything
    /// (UNDEFINED), or as LONG, as which programs write what they embed whole. Four of them stand in the entry itself,
    /// more elsewhere.
    pub(crate) fn data(&self, directory: u32, tag: u16) -> Option<&'a [u8]> {
        let at = self.entry(directory, tag)?;
        let size = match self.short(at.saturating_add(2))? {
            1 | 2 | 7 | 129 => 1,
            4 => 4,
            _ => return None,
        };
        let length = self.long(at.saturating_add(4))?.checked_mul(size)?;
        let value = at.saturating_add(8);
        let start = usize::try_from(if length > 4 { self.long(value)? } else { value }).ok()?;
        self.block.get(start..start.checked_add(usize::try_from(length).ok()?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::exif_block;
    use super::*;

    #[test]
    fn all_eight_orientations_are_read() {
        let expected = [
            Orientation::NoTransforms,
            Orientation::FlipHorizontal,
            Orientation::Rotate180,
            Orientation::FlipVertical,
            Orientation::Rotate90FlipH,
            Orientation::Rotate90,
            Orientation::Rotate270FlipH,
            Orientation::Rotate270,
        ];
        for (number, turn) in (1..).zip(expected) {
            let block = exif_block(&[(0x0112, 3, number)], &[]);
            assert_eq!(notes(&block).turn, turn, "orientation {number}");
        }
    }

    #[test]
    fn an_invalid_orientation_is_upright() {
        for value in [0, 9, 65_535] {
            let block = exif_block(&[(0x0112, 3, value)], &[]);
            assert_eq!(notes(&block).turn, Orientation::NoTransforms);
        }
    }

    #[test]
    fn big_endian_and_prefixed_blocks_are_read() {
        let block = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0";
        assert_eq!(notes(block).turn, Orientation::Rotate90);
    }

    #[test]
    fn a_damaged_sub_directory_leaves_the_orientation() {
        let block = exif_block(&[(0x0112, 3, 8), (0x8769, 4, 0xFFFF_FF00), (0x8825, 4, 0xFFFF_FFFF)], &[]);
        let found = notes(&block);
        assert_eq!(found.turn, Orientation::Rotate270);
        assert!(!found.has_location);
    }

    #[test]
    fn a_location_needs_a_latitude_or_a_longitude() {
        let pointer = 8 + 2 + 12 + 4;
        let with = exif_block(&[(0x8825, 4, pointer)], &[(2, 5, 0)]);
        assert!(notes(&with).has_location);
        // Cameras without a receiver write a GPS directory that holds its version alone.
        let without = exif_block(&[(0x8825, 4, pointer)], &[(0, 1, 2)]);
        assert!(!notes(&without).has_location);
    }

    #[test]
    fn a_thumbnail_before_a_raw_picture_is_told() {
        assert!(notes(&exif_block(&[(0x00FE, 4, 1)], &[])).is_raw);
        assert!(notes(&exif_block(&[(0xC612, 1, 1)], &[])).is_raw);
        assert!(!notes(&exif_block(&[(0x00FE, 4, 2)], &[])).is_raw);
    }

    #[test]
    fn every_cut_of_a_block_is_read_without_harm() {
        let block = exif_block(&[(0x0112, 3, 6), (0x8825, 4, 38)], &[(2, 5, 0)]);
        for length in 0..block.len() {
            let found = notes(&block[..length]);
            let whole = length >= 22;
            assert_eq!(found.turn == Orientation::Rotate90, whole, "{length}");
        }
    }
}
