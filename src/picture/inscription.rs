//! What a file says in words of the picture in it: when, where and by whom it was taken, and what it shows.
//!
//! Cameras write EXIF, picture agencies IPTC, editing programs XMP. Nothing of it is published. It is offered to whoever
//! writes the photograph's record, and only what can be read without doubt: IPTC does not always say in which encoding
//! it is, so only UTF-8 counts. Where it was taken is taken from words alone; a position by satellite is never read.

use roxmltree::{Document, Node};

use crate::date::Date;

use super::exif::{self, Words};
use super::guard::guarded;
use super::header::png_chunks;
use super::jpeg_segments::segments;

/// Before it there was none to be taken: cameras whose clock was never set write zeros or 1900.
const FIRST_PHOTOGRAPH: i16 = 1900;
/// The number of IPTC among the resources of Photoshop.
const IPTC_BLOCK: u16 = 0x0404;
/// The datasets of IPTC-IIM 4.2, record 2: by-line, city, caption, date created.
const BYLINE: u8 = 80;
const CITY: u8 = 90;
const CAPTION: u8 = 120;
const CREATED: u8 = 55;
/// The namespace of Dublin Core, in which XMP says what a picture shows and who made it.
const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// What a file says of its picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inscription {
    /// The day when it was taken, as `2023-09-14`.
    pub date: Option<String>,
    /// Where: the city.
    pub place: Option<String>,
    /// Who took it.
    pub photographer: Option<String>,
    /// What it shows.
    pub caption: Option<String>,
}

/// Reads what a JPEG, PNG or WebP, or its beginning, says of its picture. What cannot be read counts as absent.
pub fn inscription(bytes: &[u8]) -> Inscription {
    guarded(|| Ok(read(bytes))).unwrap_or_default()
}

fn read(bytes: &[u8]) -> Inscription {
    let mut found = Inscription::default();
    match bytes {
        [0xFF, 0xD8, ..] => {
            for segment in segments(bytes).take_while(|segment| segment.marker != 0xDA) {
                match segment.marker {
                    0xE1 if segment.payload.starts_with(b"Exif\0") => {
                        found.add_words(exif::words(segment.payload.get(6..).unwrap_or_default()));
                    }
                    0xE1 => found.add_xmp(segment.payload.strip_prefix(XMP)),
                    0xED => found.add_iptc(segment.payload.strip_prefix(PHOTOSHOP)),
                    _ => {}
                }
            }
        }
        [0x89, b'P', b'N', b'G', ..] => {
            let block = png_chunks(bytes).find(|(kind, _)| kind == b"eXIf");
            found.add_words(block.map(|(_, data)| exif::words(data)).unwrap_or_default());
        }
        [b'R', b'I', b'F', b'F', ..] => {
            let block = riff_chunks(bytes).find(|(kind, _)| kind == b"EXIF");
            found.add_words(block.map(|(_, data)| exif::words(data)).unwrap_or_default());
        }
        _ => {}
    }
    found
}

impl Inscription {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn add_words(&mut self, Words { taken, artist, description }: Words) {
        fill(&mut self.date, taken.as_deref().and_then(day));
        fill(&mut self.photographer, artist);
        // Cameras write their own name there; what people write in Chinese is in Chinese.
        fill(&mut self.caption, description.filter(|text| !text.is_ascii()));
    }

    /// The resources of Photoshop: a signature, a number, a name of even length, a length, and content of even length.
    fn add_iptc(&mut self, resources: Option<&[u8]>) {
        let mut rest = resources.unwrap_or_default();
        while let Some(after) = rest.strip_prefix(b"8BIM") {
            let Some((id, named)) = after.split_first_chunk::<2>() else { return };
            let name = named.first().map_or(0, |length| usize::from(*length) + 1);
            let Some(sized) = named.get(name + name % 2..) else { return };
            let Some((length, content)) = sized.split_first_chunk::<4>() else { return };
            let Ok(length) = usize::try_from(u32::from_be_bytes(*length)) else { return };
            let Some(block) = content.get(..length) else { return };
            if u16::from_be_bytes(*id) == IPTC_BLOCK {
                self.add_datasets(block);
            }
            rest = content.get(length + length % 2..).unwrap_or_default();
        }
    }

    /// The datasets of IPTC: a tag, the record, the number, a length, and a text.
    fn add_datasets(&mut self, mut rest: &[u8]) {
        while let [0x1C, record, number, high, low, after @ ..] = rest {
            let length = usize::from(u16::from_be_bytes([*high, *low]));
            // A length over 32,767 means that another length follows: of nothing that is read here.
            let Some(text) = after.get(..length).filter(|_| *high < 0x80) else { return };
            rest = after.get(length..).unwrap_or_default();
            let text = std::str::from_utf8(text).ok().map(str::trim).filter(|text| !text.is_empty());
            let text = text.map(str::to_owned);
            match (record, *number) {
                (2, BYLINE) => fill(&mut self.photographer, text),
                (2, CITY) => fill(&mut self.place, text),
                (2, CAPTION) => fill(&mut self.caption, text),
                (2, CREATED) => fill(&mut self.date, text.as_deref().and_then(day)),
                _ => {}
            }
        }
    }

    fn add_xmp(&mut self, packet: Option<&[u8]>) {
        let text = packet.and_then(|packet| std::str::from_utf8(packet).ok());
        let Some(document) = text.and_then(|text| Document::parse(text.trim_matches('\0')).ok()) else {
            return;
        };
        let say = |name: &str| {
            let node = document.descendants().find(|node| node.has_tag_name((DUBLIN_CORE, name)))?;
            let text = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).map(str::trim);
            text.into_iter().find(|text| !text.is_empty()).map(str::to_owned)
        };
        fill(&mut self.caption, say("description"));
        fill(&mut self.photographer, say("creator"));
    }
}

/// What stands first counts.
fn fill(slot: &mut Option<String>, found: Option<String>) {
    if slot.is_none() {
        *slot = found.filter(|text| !text.chars().any(char::is_control));
    }
}

/// The day of `2023:09:14 10:20:30` or `20230914`, if there is such a day.
fn day(text: &str) -> Option<String> {
    let digits: String = text.chars().take(10).filter(char::is_ascii_digit).collect();
    let day = format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
    Date::parse(&day).filter(|date| date.year() > FIRST_PHOTOGRAPH).map(|_| day)
}

/// The chunks of a RIFF file that are present whole.
fn riff_chunks(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = bytes.get(12..).unwrap_or_default();
    std::iter::from_fn(move || {
        let kind = *rest.first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*rest.get(4..)?.first_chunk()?)).ok()?;
        let data = rest.get(8..length.checked_add(8)?)?;
        rest = rest.get(length + length % 2 + 8..).unwrap_or_default();
        Some((kind, data))
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{jpeg, jpeg_with, jpeg_with_exif, png, webp_with};
    use super::*;

    /// A block of EXIF with a day, an artist and a description, in the byte order of Motorola.
    fn exif(taken: &str, artist: &str, description: &str) -> Vec<u8> {
        let mut block = b"MM\0*\0\0\0\x08".to_vec();
        let texts = [(DESCRIPTION_TAG, description), (0x013B, artist)];
        let mut end = 8 + 2 + 3 * 12 + 4;
        let mut data = Vec::new();
        let mut entry = |tag: u16, text: &str, data: &mut Vec<u8>| {
            let mut entry = [&tag.to_be_bytes()[..], &[0, 2]].concat();
            let length = u32::try_from(text.len() + 1).unwrap();
            entry.extend(length.to_be_bytes());
            if length > 4 {
                entry.extend(u32::try_from(end).unwrap().to_be_bytes());
                end += text.len() + 1;
                data.extend([text.as_bytes(), &[0]].concat());
            } else {
                let mut short = [0; 4];
                short[..text.len()].copy_from_slice(text.as_bytes());
                entry.extend(short);
            }
            entry
        };
        block.extend(3_u16.to_be_bytes());
        for (tag, text) in texts {
            block.extend(entry(tag, text, &mut data));
        }
        let directory = 8 + 2 + 3 * 12 + 4 + data.len();
        block.extend([0x87, 0x69, 0, 4, 0, 0, 0, 1]);
        block.extend(u32::try_from(directory).unwrap().to_be_bytes());
        block.extend([0; 4]);
        block.extend(&data);
        block.extend([0, 1, 0x90, 3, 0, 2]);
        block.extend(u32::try_from(taken.len() + 1).unwrap().to_be_bytes());
        block.extend(u32::try_from(directory + 18).unwrap().to_be_bytes());
        block.extend([0; 4]);
        block.extend(taken.as_bytes());
        block.push(0);
        block
    }

    const DESCRIPTION_TAG: u16 = 0x010E;

    fn datasets(texts: &[(u8, &[u8])]) -> Vec<u8> {
        let mut block = Vec::new();
        for (number, text) in texts {
            block.extend([0x1C, 2, *number]);
            block.extend(u16::try_from(text.len()).unwrap().to_be_bytes());
            block.extend(*text);
        }
        let mut resources = b"8BIM\x04\x25\0\0\0\0\0\x01x\0".to_vec();
        resources.extend(b"8BIM\x04\x04\0\0");
        resources.extend(u32::try_from(block.len()).unwrap().to_be_bytes());
        resources.extend(block);
        resources
    }

    fn plain() -> Vec<u8> {
        jpeg(8, 8, |_, _| [9, 9, 9])
    }

    fn said(date: &str, place: &str, photographer: &str, caption: &str) -> Inscription {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Inscription {
            date: some(date),
            place: some(place),
            photographer: some(photographer),
            caption: some(caption),
        }
    }

    #[test]
    fn cameras_say_when_and_by_whom() {
        let block = exif("2023:09:14 10:20:30", "甲某", "湖畔开幕");
        let expected = said("2023-09-14", "", "甲某", "湖畔开幕");
        assert_eq!(inscription(&jpeg_with_exif(&plain(), &block)), expected);
        assert_eq!(inscription(&png(4, 4, |_, _| [9; 4], None, Some(&block))), expected);
        assert_eq!(inscription(&webp_with(4, 4, |_, _| [9; 4], None, Some(&block))), expected);
        for unset in
            ["0000:00:00 00:00:00", "    :  :     :  :  ", "1900:01:01 00:00:00", "2023:02:30 00:00:00"]
        {
            assert_eq!(
                inscription(&jpeg_with_exif(&plain(), &exif(unset, "", "OLYMPUS DIGITAL CAMERA"))),
                said("", "", "", "")
            );
        }
    }

    #[test]
    fn agencies_say_what_and_where_and_only_what_is_utf_8_counts() {
        let block = datasets(&[
            (120, "启动仪式".as_bytes()),
            (80, "乙某".as_bytes()),
            (90, "常州".as_bytes()),
            (55, b"20230914"),
        ]);
        let file = jpeg_with(&plain(), 0xED, PHOTOSHOP, &block);
        assert_eq!(inscription(&file), said("2023-09-14", "常州", "乙某", "启动仪式"));
        // 启动 as GB18030.
        let block = datasets(&[(120, b"\xC6\xF4\xB6\xAF"), (80, b"A B")]);
        assert_eq!(inscription(&jpeg_with(&plain(), 0xED, PHOTOSHOP, &block)), said("", "", "A B", ""));
    }

    #[test]
    fn editing_programs_say_it_in_dublin_core() {
        let packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
            <r:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description><r:Alt>\n<r:li xml:lang='x-default'>开幕</r:li>\
            </r:Alt></dc:description><dc:creator><r:Seq><r:li>甲某</r:li></r:Seq></dc:creator></r:Description></r:RDF></x:xmpmeta>";
        let file = jpeg_with(&plain(), 0xE1, XMP, packet.as_bytes());
        assert_eq!(inscription(&file), said("", "", "甲某", "开幕"));
    }

    #[test]
    fn a_damaged_or_cut_file_says_what_is_left_and_nothing_panics() {
        let file = jpeg_with_exif(&plain(), &exif("2023:09:14 10:20:30", "甲某", "湖畔开幕"));
        let file = jpeg_with(&file, 0xED, PHOTOSHOP, &datasets(&[(90, "常州".as_bytes())]));
        for end in 0..file.len() {
            inscription(&file[..end]);
        }
        let mut seed = 7_u32;
        for _ in 0..4_000 {
            let mut bytes = file.clone();
            for _ in 0..4 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = usize::try_from(seed >> 8).unwrap() % 300;
                bytes[at + 2] = u8::try_from(seed & 0xFF).unwrap();
            }
            inscription(&bytes);
        }
        assert!(inscription(b"GIF89a").is_empty() && inscription(b"").is_empty());
    }
}
