//! Bytes to characters: which encoding a text was saved in.
//!
//! What Chinese office programs write is UTF-8, UTF-16 with its mark, or the system's own encoding, which is GB18030 (GBK
//! is part of it). The last has no mark, so a text is taken for it only where what comes out is plausible Chinese
//! (`plausible`); anything else is refused by name, since a wrong guess would be published.

use std::borrow::Cow;

use encoding_rs::{BIG5, GB18030, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::plausible;

/// The mark that UTF-8 begins with, where it has one.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// What a text was saved in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, lower byte first, with its mark: what old Notepad calls Unicode.
    Utf16Le,
    /// UTF-16, higher byte first, with its mark.
    Utf16Be,
    /// What Chinese Windows calls ANSI.
    Gb18030,
}

impl Encoding {
    /// What an editor knows it as.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GB18030 (GBK)",
        }
    }
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// UTF-8 in which a character is cut or damaged, at this line and this byte of the file, both from 1.
    Broken {
        /// The line.
        line: usize,
        /// The byte.
        byte: usize,
    },
    /// UTF-16 that does not say so, or is cut.
    Utf16,
    /// UTF-32.
    Utf32,
    /// Traditional Chinese.
    Big5,
    /// Japanese.
    ShiftJis,
    /// No text at all.
    Binary,
    /// None that is known.
    Unknown,
}

/// The characters of a text and what they were saved in, or why there are none.
type Decoded<'b> = Result<(Cow<'b, str>, Encoding), Undecodable>;

/// The characters of `bytes` without a byte order mark, line ends as they are, and what they were saved in.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some(rest) = bytes.strip_prefix(BYTE_ORDER_MARK) {
        return utf8(rest, BYTE_ORDER_MARK.len());
    }
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(Undecodable::Utf32);
    }
    let utf16 = [(b"\xff\xfe", UTF_16LE, Encoding::Utf16Le), (b"\xfe\xff", UTF_16BE, Encoding::Utf16Be)];
    for (mark, encoding, named) in utf16 {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return strict(encoding, rest).map(|text| (text, named)).ok_or(Undecodable::Utf16);
        }
    }
    match utf8(bytes, 0) {
        Err(Undecodable::Unknown) => gb18030(bytes),
        known => known,
    }
}

/// What `encoding` makes of all of `bytes`, if it can, and if that is text.
fn strict<'b>(encoding: &'static encoding_rs::Encoding, bytes: &'b [u8]) -> Option<Cow<'b, str>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    (!text.contains('\0')).then_some(text)
}

/// UTF-8 that stands `base` bytes into its file. [`Undecodable::Unknown`] where it is none at all.
fn utf8(bytes: &[u8], base: usize) -> Decoded<'_> {
    if memchr::memchr(0, bytes).is_some() {
        return Err(zeros(bytes));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((Cow::Borrowed(text), Encoding::Utf8)),
        Err(error) if base > 0 || is_mostly_utf8(bytes) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + memchr::memchr_iter(b'\n', before).count();
            Err(Undecodable::Broken { line, byte: base + error.valid_up_to() + 1 })
        }
        Err(_) => Err(Undecodable::Unknown),
    }
}

/// Whether of the characters that take three bytes and more, more are whole than not. Another encoding has next to none
/// by chance.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// What bytes with zeros among them are: every other one is in UTF-16, where plain letters and line ends stand.
fn zeros(bytes: &[u8]) -> Undecodable {
    let count = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (count(0), count(1));
    let is_one_sided = bytes.len().is_multiple_of(2) && even.max(odd) > 8 * even.min(odd);
    let decodes = strict(if odd > even { UTF_16LE } else { UTF_16BE }, bytes).is_some();
    if is_one_sided && decodes { Undecodable::Utf16 } else { Undecodable::Binary }
}

fn gb18030(bytes: &[u8]) -> Decoded<'_> {
    let is_control = |byte: &u8| matches!(*byte, 1..=8 | 11 | 14..=26 | 28..=31 | 127);
    if bytes.iter().any(is_control) {
        return Err(Undecodable::Binary);
    }
    let text = strict(GB18030, bytes).filter(|_| plausible::is_chinese(bytes));
    text.map(|text| (text, Encoding::Gb18030)).ok_or_else(|| resembled(bytes))
}

/// What encoding, of those that are not read, `bytes` seem to be in.
fn resembled(bytes: &[u8]) -> Undecodable {
    let beyond = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    let share = |text: &str, is: fn(char) -> bool| {
        100 * text.chars().filter(|c| is(*c)).count() / beyond(text).max(1)
    };
    if strict(UTF_16LE, bytes).is_some_and(|text| text.chars().all(is_eastern)) {
        return Undecodable::Utf16;
    }
    // A fifth of what is written in Japanese is hiragana at least.
    let is_hiragana = |c| matches!(c, '\u{3040}'..='\u{309f}');
    if strict(SHIFT_JIS, bytes)
        .is_some_and(|text| share(&text, is_eastern) > 90 && share(&text, is_hiragana) > 20)
    {
        return Undecodable::ShiftJis;
    }
    let is_big5 =
        strict(BIG5, bytes).is_some_and(|text| share(&text, is_eastern) > 90) && is_usual_big5(bytes);
    if is_big5 { Undecodable::Big5 } else { Undecodable::Unknown }
}

/// Whether of what Big5 makes of `bytes` four fifths are characters in everyday use, which have leads up to `C6`.
fn is_usual_big5(bytes: &[u8]) -> bool {
    let (mut all, mut usual) = (0_usize, 0_usize);
    let mut leads = bytes.iter();
    while let Some(lead) = leads.find(|byte| !byte.is_ascii()) {
        all += 1;
        usual += usize::from((0xa1..=0xc6).contains(lead));
        leads.next();
    }
    all > 1 && 5 * usual >= 4 * all
}

/// Chinese characters, kana, and the punctuation that goes with them.
fn is_eastern(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\n标题: 二〇二三年工作报告\n作者: 武进区科协办公室\n---\n一年来，全区科协系统认真学习，扎实工作。\n";

    fn encoded(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy, "{text}");
        bytes.into_owned()
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn what_office_programs_write_is_read() {
        let read = |bytes: &[u8]| decode(bytes).map(|(text, encoding)| (text.into_owned(), encoding));
        let is = |encoding| Ok((TEXT.to_owned(), encoding));
        assert_eq!(read(TEXT.as_bytes()), is(Encoding::Utf8));
        assert_eq!(read(&[BYTE_ORDER_MARK, TEXT.as_bytes()].concat()), is(Encoding::Utf8));
        assert_eq!(read(&[&b"\xff\xfe"[..], &utf16(TEXT, u16::to_le_bytes)].concat()), is(Encoding::Utf16Le));
        assert_eq!(read(&[&b"\xfe\xff"[..], &utf16(TEXT, u16::to_be_bytes)].concat()), is(Encoding::Utf16Be));
        assert_eq!(read(&encoded(TEXT, GB18030)), is(Encoding::Gb18030));
        assert_eq!(read(b""), Ok((String::new(), Encoding::Utf8)));
    }

    #[test]
    fn what_cannot_be_told_is_refused_by_name() {
        let refused = |bytes: &[u8]| decode(bytes).unwrap_err();
        assert_eq!(refused(&utf16(TEXT, u16::to_le_bytes)), Undecodable::Utf16);
        assert_eq!(refused(&utf16(TEXT, u16::to_be_bytes)), Undecodable::Utf16);
        assert_eq!(refused(b"\xff\xfe\0\0a\0\0\0"), Undecodable::Utf32);
        assert_eq!(refused(b"\xff\xfea"), Undecodable::Utf16);
        assert_eq!(refused(b"PK\x03\x04\0\0\x12\0"), Undecodable::Binary);
        assert_eq!(refused(b"\x89PNG\r\n\x1a\n\xff\xd8"), Undecodable::Binary);
        let big5 = "標題：二零二三年工作報告，全區科協系統認真學習，扎實推進各項工作。\n";
        assert_eq!(refused(&encoded(big5, BIG5)), Undecodable::Big5);
        let japanese = "これは日本語の文章です。武進区の年鑑を編集しています。\n";
        assert_eq!(refused(&encoded(japanese, SHIFT_JIS)), Undecodable::ShiftJis);
        assert_eq!(refused(b"Stra\xdfe in Z\xfcrich\n"), Undecodable::Unknown);
        // One byte of a pair is missing: what follows would be read askew.
        let mut cut = encoded(TEXT, GB18030);
        cut.remove(16);
        assert!(decode(&cut).is_err());
    }

    #[test]
    fn broken_utf_8_is_told_at_its_byte() {
        let mut bytes = TEXT.as_bytes().to_vec();
        let at = TEXT.find("作者").unwrap();
        bytes.remove(at + 2);
        assert_eq!(decode(&bytes), Err(Undecodable::Broken { line: 3, byte: at + 1 }));
        let cut = &TEXT.as_bytes()[..TEXT.len() - 2];
        assert_eq!(decode(cut), Err(Undecodable::Broken { line: 5, byte: TEXT.len() - 3 }));
        assert_eq!(decode(b"\xef\xbb\xbfa\xe5"), Err(Undecodable::Broken { line: 1, byte: 5 }));
    }
}
