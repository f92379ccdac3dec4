//! What people and cameras wrote into a picture's file about it: when it was taken, by whom, what it shows, in which city.
//!
//! It is only proposed for the photograph's record, where a person confirms it; nothing of it gets into the website by
//! itself, and a build does not read it. A position is never proposed: where somebody lives is no caption. Files are damaged
//! and hostile, so every read is bounded, and what cannot be read counts as not there.

mod carrier;
mod exif;
mod iptc;
mod xmp;

use crate::date::Date;

use super::guard::guarded;

/// How many bytes from a file's start are enough to read it, as far as it is read at all: in a JPEG it stands before the
/// picture, in segments of at most 64 kB, behind others such as a printer's colour profile.
pub const INSCRIBED: u64 = 1 << 20;

/// The most characters of a text that is proposed; what is longer is no caption.
const LONGEST: usize = 500;

/// What a picture's file says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inscription {
    /// When it was taken.
    pub date: Option<Date>,
    /// What it shows.
    pub caption: Option<String>,
    /// The city.
    pub place: Option<String>,
    /// Who took it.
    pub photographer: Option<String>,
}

impl Inscription {
    /// This, and where it says nothing, what `other` says.
    #[must_use]
    fn or(self, other: Self) -> Self {
        Self {
            date: self.date.or(other.date),
            caption: self.caption.or(other.caption),
            place: self.place.or(other.place),
            photographer: self.photographer.or(other.photographer),
        }
    }
}

/// Reads what the file that begins with `head` says about its picture. Texts are taken from XMP first, whose encoding is
/// always known, then from IPTC, then from EXIF; the date from EXIF first, since only the camera writes that.
pub fn inscription(head: &[u8]) -> Inscription {
    guarded(|| Ok(read(head))).unwrap_or_default()
}

fn read(head: &[u8]) -> Inscription {
    let blocks = carrier::blocks(head);
    let exif = blocks.exif.and_then(exif::read).unwrap_or_default();
    let xmp = blocks.xmp.and_then(xmp::read).unwrap_or_default();
    let date = exif.date;
    Inscription { date, ..Inscription::default() }.or(xmp).or(iptc::read(&blocks.iptc)).or(exif)
}

/// The text `bytes`, when it is UTF-8, up to a zero byte, which ends texts in C and in EXIF.
fn text(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.split(|byte| *byte == 0).next().unwrap_or_default();
    phrase(std::str::from_utf8(bytes).ok()?)
}

/// `text` on one line without what cannot be seen; `None` when nothing is left, when it is too long, or when another
/// program already replaced characters that it could not read.
fn phrase(text: &str) -> Option<String> {
    let seen = |c: &char| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    let plain: String = text.chars().filter(seen).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let phrase = words.join(" ");
    let is_proper = !phrase.is_empty() && !phrase.contains('\u{FFFD}');
    (is_proper && phrase.chars().take(LONGEST + 1).count() <= LONGEST).then_some(phrase)
}

/// `caption`, unless a camera wrote it, such as `OLYMPUS DIGITAL CAMERA`, `SONY DSC` or `oznorWOB`: a sentence is in another
/// script than theirs, or has at least three words that are not all in capitals, the last of which is no camera.
fn told_by_a_person(caption: &String) -> bool {
    let lower = caption.to_lowercase();
    let is_sentence = caption.split(' ').count() > 2 && *caption != caption.to_uppercase();
    caption.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) || is_sentence && !lower.ends_with("camera")
}

/// A date on which a photograph can have been taken: not before there were any.
fn date(text: &str) -> Option<Date> {
    Date::parse(text).filter(|date| date.year() >= 1826)
}

/// Several names as one text.
fn names(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_one_line_that_can_be_seen() {
        assert_eq!(phrase(" 开幕\r\n\u{202e}现场\t\u{7}。 ").as_deref(), Some("开幕 现场 。"));
        assert_eq!(phrase("开\u{FFFD}"), None);
        assert_eq!(phrase("\u{1b} \u{200b}"), None);
        assert_eq!(phrase(&"长".repeat(500)).map(|text| text.len()), Some(1500));
        assert_eq!(phrase(&"长".repeat(501)), None);
        assert_eq!(text(b"ab\0cd").as_deref(), Some("ab"));
        assert_eq!(text(b"\xc4\xea\xbc\xf8"), None, "GBK");
    }

    #[test]
    fn what_cameras_write_is_no_caption() {
        let told = |text: &str| told_by_a_person(&text.to_owned());
        assert!(told("开幕") && told("The opening in the park") && told("Besuch in Köln"));
        for text in [
            "OLYMPUS DIGITAL CAMERA",
            "Kodak digital still camera",
            "SONY DSC",
            "oznorWOB",
            "DCIM\\100MEDIA\\DJI_0001.JPG",
        ] {
            assert!(!told(text), "{text}");
        }
    }

    #[test]
    fn the_first_that_says_something_counts() {
        let of = |caption: Option<&str>, place: Option<&str>| Inscription {
            caption: caption.map(str::to_owned),
            place: place.map(str::to_owned),
            ..Inscription::default()
        };
        assert_eq!(of(Some("甲"), None).or(of(Some("乙"), Some("丙"))), of(Some("甲"), Some("丙")));
    }
}
