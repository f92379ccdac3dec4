//! Walks over the segments of a JPEG file (ITU-T T.81, annex B) without decoding it.
//!
//! Three things are learnt this way that the decoders do not tell: whether the file reaches its
//! end, which decoder reads it rightly, and what its colour channels mean.

use jpeg_decoder::ColorTransform;

use super::fault::Fault;

pub(crate) const START_OF_SCAN: u8 = 0xDA;
const END_OF_IMAGE: u8 = 0xD9;

/// A marker and what its segment holds after the two bytes of length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    pub(crate) marker: u8,
    pub(crate) payload: &'a [u8],
}

/// The segments of a JPEG file in order, to the end-of-image marker or to the first one that
/// the file does not hold whole. Entropy-coded data is passed over, and so are stray bytes
/// between segments, which some cameras leave and all viewers tolerate.
pub(crate) struct Segments<'a> {
    rest: &'a [u8],
    done: bool,
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        if self.done {
            return None;
        }
        self.done = true;
        let at = self.rest.windows(2).position(is_marker)?;
        let marker = *self.rest.get(at + 1)?;
        let after = self.rest.get(at + 2..)?;
        if marker == END_OF_IMAGE {
            return Some(Segment { marker, payload: &[] });
        }
        let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
        let payload = after.get(2..length)?;
        self.rest = after.get(length..)?;
        self.done = false;
        Some(Segment { marker, payload })
    }
}

/// Whether two bytes are a marker that begins a segment or ends the image. Not so the stuffed
/// zero and the restart markers of entropy-coded data, nor fill bytes, nor the reserved codes
/// below `C0`, which occur only where data is damaged.
fn is_marker(pair: &[u8]) -> bool {
    matches!(pair, [0xFF, 0xC0..=0xCF | 0xD9..=0xFE])
}

/// The segments of the JPEG file `bytes`.
pub(crate) fn segments(bytes: &[u8]) -> Segments<'_> {
    Segments { rest: bytes.get(2..).unwrap_or_default(), done: false }
}

/// Whether the file holds everything up to its end-of-image marker. Decoders fill what is
/// missing with grey and report success.
pub(crate) fn is_whole(bytes: &[u8]) -> bool {
    segments(bytes).any(|segment| segment.marker == END_OF_IMAGE)
}

/// What stands before the first scan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Layout<'a> {
    /// Width in pixels.
    pub(crate) width: u16,
    /// Height in pixels.
    pub(crate) height: u16,
    /// The EXIF block, from its TIFF header on.
    pub(crate) exif: Option<&'a [u8]>,
    /// The marker of the frame header, which names the coding process.
    process: u8,
    /// Bits for each sample.
    precision: u8,
    components: Vec<Component>,
    /// How many components the first scan holds.
    scanned: u8,
    has_jfif: bool,
    /// The colour transform that Adobe's segment names, if there is such a segment.
    adobe: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Component {
    id: u8,
    across: u8,
    down: u8,
}

/// Reads what stands before the first scan.
///
/// # Errors
/// `Truncated` where the file ends before a scan, `Unsupported` for coding processes that no
/// decoder here knows.
pub(crate) fn layout(bytes: &[u8]) -> Result<Layout<'_>, Fault> {
    let mut layout = Layout::default();
    for Segment { marker, payload } in segments(bytes) {
        match marker {
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                layout.read_frame(marker, payload)?;
            }
            0xE0 => layout.has_jfif |= payload.starts_with(b"JFIF\0"),
            0xE1 if layout.exif.is_none() => {
                // The byte after the name is padding; some writers leave it other than zero.
                let block = payload.strip_prefix(b"Exif\0");
                layout.exif = block.and_then(|block| block.get(1..));
            }
            0xEE if payload.starts_with(b"Adobe") => {
                layout.adobe = payload.get(11).copied();
            }
            START_OF_SCAN => {
                layout.scanned = payload.first().copied().unwrap_or(0);
                return layout.checked();
            }
            END_OF_IMAGE => return Err(Fault::Broken("a JPEG without a scan".into())),
            _ => {}
        }
    }
    Err(Fault::Truncated)
}

impl Layout<'_> {
    fn read_frame(&mut self, marker: u8, payload: &[u8]) -> Result<(), Fault> {
        let short = || Fault::Broken("a JPEG frame header that is too short".into());
        let head = payload.first_chunk::<6>().ok_or_else(short)?;
        let [precision, h1, h0, w1, w0, count] = *head;
        let listed = payload.get(6..6 + usize::from(count) * 3).ok_or_else(short)?;
        let (listed, _) = listed.as_chunks::<3>();
        self.process = marker;
        self.precision = precision;
        self.height = u16::from_be_bytes([h1, h0]);
        self.width = u16::from_be_bytes([w1, w0]);
        self.components = listed
            .iter()
            .map(|[id, sampling, _]| Component { id: *id, across: sampling >> 4, down: sampling & 15 })
            .collect();
        Ok(())
    }

    fn checked(self) -> Result<Self, Fault> {
        let unsupported = |what: String| Err(Fault::Unsupported(what));
        match (self.process, self.precision, self.components.len()) {
            (0, ..) => Err(Fault::Broken("a JPEG scan before its frame".into())),
            (0xC3 | 0xC7 | 0xCB | 0xCF, ..) => unsupported("lossless JPEG".into()),
            (0xC5 | 0xC6 | 0xCD | 0xCE, ..) => unsupported("hierarchical JPEG".into()),
            (0xC9 | 0xCA, ..) => unsupported("JPEG with arithmetic coding".into()),
            (_, 8, 1 | 3 | 4) if self.height == 0 => {
                unsupported("JPEG whose height follows its first scan".into())
            }
            (_, 8, 1 | 3 | 4) => Ok(self),
            (_, 8, count) => unsupported(format!("JPEG of {count} components")),
            (_, bits, _) => unsupported(format!("JPEG of {bits} bits a sample")),
        }
    }

    /// Whether zune-jpeg, the decoder inside `image`, reads the file rightly. Found by comparing
    /// version 0.5.15 with libjpeg: it decodes to noise, and without an error, a sequential file
    /// whose first scan does not hold all components, and one whose first component is sampled
    /// more coarsely than another; it refuses sampling factors of three; and four components it
    /// turns into RGB by itself, without the profile that says what they mean.
    pub(crate) fn is_plain(&self) -> bool {
        let whole_scan = usize::from(self.scanned) == self.components.len();
        let [first, rest @ ..] = self.components.as_slice() else {
            return false;
        };
        let finest_first = rest.iter().all(|other| other.across <= first.across && other.down <= first.down);
        let even = self
            .components
            .iter()
            .all(|component| component.across.is_power_of_two() && component.down.is_power_of_two());
        let known_colour = matches!(self.colour(), ColorTransform::Grayscale | ColorTransform::YCbCr);
        known_colour && even && finest_first && (whole_scan || self.process == 0xC2)
    }

    /// The bytes that a pixel takes while the file is decoded: a sample for each component, which the careful decoder
    /// keeps twice, and for a progressive file its coefficients, two bytes each, which are all kept until the last scan.
    pub(crate) fn pixel_bytes(&self) -> u64 {
        let samples = if self.components.len() == 1 { 1 } else { self.components.len().max(3) as u64 };
        let is_progressive = matches!(self.process, 0xC2 | 0xC6);
        samples * (if self.is_plain() { 1 } else { 2 } + if is_progressive { 2 } else { 0 })
    }

    /// What the components mean, by the rules that libjpeg follows: JFIF means YCbCr, else
    /// Adobe's segment decides, else the names of the components.
    pub(crate) fn colour(&self) -> ColorTransform {
        let mut ids = [0; 4];
        for (slot, component) in ids.iter_mut().zip(&self.components) {
            *slot = component.id;
        }
        match (self.components.len(), self.adobe) {
            (1, _) => ColorTransform::Grayscale,
            (3, _) if self.has_jfif => ColorTransform::YCbCr,
            (3, Some(0)) => ColorTransform::RGB,
            (3, None) if ids == *b"RGB\0" => ColorTransform::RGB,
            (3, _) => ColorTransform::YCbCr,
            (_, Some(2)) => ColorTransform::YCCK,
            _ => ColorTransform::CMYK,
        }
    }

    /// Whether the samples of a four-component file are stored as 255 minus the ink. Adobe's
    /// programs do so and sign with their segment; the standard itself knows no inversion.
    pub(crate) fn is_inverted(&self) -> bool {
        self.adobe.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{CMYK_ADOBE, CMYK_PLAIN, COARSE_LUMA, ONE_SCAN_EACH, RGB_JPEG, YCCK, jpeg};
    use super::*;

    fn tiny() -> Vec<u8> {
        jpeg(16, 8, |_, _| [90, 120, 60])
    }

    #[test]
    fn size_is_read_from_the_frame() {
        let bytes = tiny();
        let layout = layout(&bytes).unwrap();
        assert_eq!((layout.width, layout.height), (16, 8));
        assert!(layout.is_plain());
        assert_eq!(layout.colour(), ColorTransform::YCbCr);
    }

    #[test]
    fn only_a_file_that_reaches_its_end_is_whole() {
        let bytes = tiny();
        assert!(is_whole(&bytes));
        for length in [bytes.len() - 1, bytes.len() - 2, bytes.len() / 2, 2, 0] {
            assert!(!is_whole(&bytes[..length]), "{length}");
        }
    }

    #[test]
    fn an_end_marker_inside_a_thumbnail_is_not_the_end() {
        let mut bytes = tiny();
        bytes.truncate(bytes.len() - 2);
        bytes.splice(2..2, *b"\xFF\xE1\x00\x0AExif\0\0\xFF\xD9");
        assert!(!is_whole(&bytes));
    }

    #[test]
    fn stray_bytes_between_segments_are_passed_over() {
        let mut bytes = tiny();
        bytes.splice(2..2, [0, 0xFF, 0xFF, 0, 7]);
        assert!(is_whole(&bytes));
        assert_eq!(layout(&bytes).unwrap().width, 16);
    }

    #[test]
    fn files_that_the_common_decoder_misreads_are_told() {
        for bytes in [ONE_SCAN_EACH, COARSE_LUMA, CMYK_ADOBE, CMYK_PLAIN, YCCK, RGB_JPEG] {
            assert!(!layout(bytes).unwrap().is_plain());
        }
    }

    #[test]
    fn the_meaning_of_four_components_is_read() {
        let read = |bytes| {
            let layout = layout(bytes).unwrap();
            (layout.colour(), layout.is_inverted())
        };
        assert_eq!(read(CMYK_ADOBE), (ColorTransform::CMYK, true));
        assert_eq!(read(CMYK_PLAIN), (ColorTransform::CMYK, false));
        assert_eq!(read(YCCK), (ColorTransform::YCCK, true));
    }

    #[test]
    fn processes_without_a_decoder_are_named() {
        let frame = |process: u8, bits: u8, count: u8| {
            let mut bytes = vec![0xFF, 0xD8, 0xFF, process, 0, 8 + 3 * count, bits];
            bytes.extend([0, 8, 0, 8, count]);
            bytes.extend([1, 0x11, 0].repeat(usize::from(count)));
            bytes.extend([0xFF, 0xDA, 0, 3, count]);
            layout(&bytes).map(|layout| layout.width)
        };
        let unsupported = |what: &str| Err(Fault::Unsupported(what.into()));
        assert_eq!(frame(0xC0, 8, 3), Ok(8));
        assert_eq!(frame(0xC9, 8, 3), unsupported("JPEG with arithmetic coding"));
        assert_eq!(frame(0xC3, 8, 3), unsupported("lossless JPEG"));
        assert_eq!(frame(0xC1, 12, 1), unsupported("JPEG of 12 bits a sample"));
        assert_eq!(frame(0xC0, 8, 2), unsupported("JPEG of 2 components"));
    }

    #[test]
    fn a_file_cut_before_its_scan_is_truncated() {
        let bytes = tiny();
        assert_eq!(layout(&bytes[..20]), Err(Fault::Truncated));
        assert_eq!(layout(b"\xFF\xD8\xFF"), Err(Fault::Truncated));
    }
}
