//! A text as it was handed in, and as it is meant.
//!
//! Between the bytes of the disk and the stages that read articles and records: what encoding it was saved in
//! (`encoding`), and which slips of the hand are in it, most of them made with an input method at work. Slips whose meaning
//! is certain are taken as meant; all later stages read that text. There is one list of them: what is told comes from it,
//! and what `yearbook fix` changes.
//!
//! Pure. A text without slips is looked through once, and nothing is kept of it but itself.

mod body;
mod encoding;
mod head;
mod inline;
mod line;
mod names;
mod plausible;
mod records;
mod repaired;
mod runs;
mod slip;
mod values;

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use aho_corasick::AhoCorasick;

use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::language::Words;
use crate::path::SourcePath;

pub use encoding::{Encoding, Undecodable};
pub use names::{BLOCKS, DATES, FLAGS, LISTS, NUMBERS};

use encoding::BYTE_ORDER_MARK;
use slip::{Slip, SlipKind};

/// The folder of articles, as [`crate::source`] has it.
const ARTICLES: &str = "content/";

/// A text.
#[derive(Clone, Debug)]
pub struct Manuscript {
    /// What is meant: lines ending with `\n`, no byte order mark.
    pub text: Arc<str>,
    /// What of it was not handed in so; `None` where it was, in UTF-8.
    pub proof: Option<Arc<Proof>>,
}

/// What a text was, and what there is to be told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// Its encoding.
    pub encoding: Encoding,
    /// What has to be told.
    pub diagnostics: Vec<Diagnostic>,
    /// The text as it was handed in, but for line ends.
    typed: Arc<str>,
    slips: Vec<Slip>,
    /// Whether a byte order mark is put before it where it is written in UTF-8.
    marked: bool,
}

/// Reads the text `path` out of its bytes.
pub fn read(path: &SourcePath, bytes: &[u8]) -> Result<Manuscript, Problem> {
    let (raw, encoding) = encoding::decode(bytes).map_err(refusal)?;
    let typed = unified(&raw);
    let slips = slips(path, &typed);
    if slips.is_empty() && encoding == Encoding::Utf8 {
        return Ok(Manuscript { text: typed.into(), proof: None });
    }
    let text = Arc::from(repaired::apply(&typed, &slips));
    let marked =
        bytes.starts_with(BYTE_ORDER_MARK) || path.extension() == "csv" && encoding != Encoding::Utf8;
    let mut proof = Proof { encoding, diagnostics: Vec::new(), typed: typed.into(), slips, marked };
    proof.diagnostics = proof.told(path);
    Ok(Manuscript { text, proof: Some(Arc::new(proof)) })
}

/// `raw` with lines ending with `\n`.
fn unified(raw: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', raw.as_bytes()).is_some() {
        Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(raw)
    }
}

/// The slips of the text `path`, in order.
fn slips(path: &SourcePath, text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    match path.extension().as_str() {
        "md" if path.as_str().starts_with(ARTICLES) => {
            let head = head::find(text, &mut slips);
            if let Some((front_matter, body)) = head {
                records::find(text, front_matter, &mut slips);
                body::find(text, body..text.len(), &mut slips);
            }
        }
        "yaml" | "yml" => records::find(text, 0..text.len(), &mut slips),
        _ => {}
    }
    slips.extend(mojibake(text));
    if !slips.is_empty() {
        repaired::settle(&mut slips);
    }
    slips
}

/// Where characters begin that come of reading UTF-8 as GBK or as Latin, or of what could not be read and was saved so.
fn mojibake(text: &str) -> Option<Slip> {
    const TRACES: &[&str] = &[
        "锟斤拷",
        "\u{fffd}",
        "烫烫烫",
        "屯屯屯",
        "锛",
        "銆",
        "ï¼",
        "ã€",
        "Ã¥",
        "Ã¤",
        "Ã¦",
        "Ã§",
        "Ã¨",
        "Ã©",
        "å",
        "ä",
        "æ",
        "ç",
        "è",
        "é",
    ];
    static FINDER: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(TRACES).ok());
    let is_low = |c: char| matches!(c, '\u{80}'..='\u{bf}' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ' | 'ˆ' | '˜' | '–'..='›' | '€' | '™');
    let is_trace = |found: &aho_corasick::Match| {
        let after = text.get(found.end()..).unwrap_or_default();
        match TRACES.get(found.pattern().as_usize()).copied().unwrap_or_default() {
            // Surnames and rare words have them; two of them in a text, or one before what was lost, nobody writes.
            "锛" | "銆" => text.matches(['锛', '銆']).nth(1).is_some(),
            // The letter of a name, unless two follow that stand for the other two bytes of a character.
            "å" | "ä" | "æ" | "ç" | "è" | "é" => {
                after.chars().take(2).filter(|c| is_low(*c)).count() == 2
            }
            "ã€" | "ï¼" => after.starts_with(is_low),
            _ => true,
        }
    };
    let found = FINDER.as_ref()?.find_iter(text).find(is_trace)?;
    Some(Slip::unsure(found.range(), SlipKind::Mojibake))
}

/// Why what cannot be decoded is no text.
fn refusal(reason: Undecodable) -> Problem {
    let found = match reason {
        Undecodable::Broken { line, byte } => return Problem::Utf8Broken { line, byte },
        Undecodable::Utf16 => Words::new(
            "像是没有标记的、或者不完整的 UTF-16（记事本的“Unicode”）",
            "seems to be UTF-16 (Notepad's “Unicode”) without its mark or cut off",
        ),
        Undecodable::Utf32 => Words::new("是 UTF-32", "is UTF-32"),
        Undecodable::Big5 => Words::new("像是 Big5（繁体中文）", "seems to be Big5 (traditional Chinese)"),
        Undecodable::ShiftJis => Words::new("像是 Shift-JIS（日文）", "seems to be Shift-JIS (Japanese)"),
        Undecodable::Binary => Words::new(
            "不是文字，像是 Word 文档、图片之类的文件",
            "is no text but something like a Word document or a picture",
        ),
        Undecodable::Unknown => {
            Words::new("不是 UTF-8，也不是完整的 GBK", "is neither UTF-8 nor GBK that is whole")
        }
    };
    Problem::NotUtf8 { found }
}

impl Proof {
    fn told(&self, path: &SourcePath) -> Vec<Diagnostic> {
        let encoding = (self.encoding != Encoding::Utf8).then(|| {
            Diagnostic::at(Place::file(path), Problem::EncodingRead { encoding: self.encoding.name() })
        });
        let told = |slip: &Slip| {
            Diagnostic::at(Place::of(path, &self.typed, &slip.at), slip.problem(&self.typed, &self.slips))
        };
        encoding.into_iter().chain(self.slips.iter().map(told)).collect()
    }

    /// Where in the text as it was handed in `place` is, which was found in the text as it is meant.
    pub fn typed_place(&self, meant: &str, place: &Place) -> Place {
        if place.line == 0 {
            return place.clone();
        }
        let at = |line: usize, column: usize| {
            let start: usize = meant.split_inclusive('\n').take(line - 1).map(str::len).sum();
            let line = meant.get(start..).unwrap_or_default();
            start + line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at)
        };
        let start = at(place.line, place.column.max(1));
        let end = at(place.line, place.column.max(1) + place.width);
        let (start, end) = (repaired::typed_at(&self.slips, start), repaired::typed_at(&self.slips, end));
        Place::of(&place.file, &self.typed, &(start..end))
    }

    /// The text as it was handed in, lines ending with `\n`.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// How many slips there are whose meaning is certain.
    pub fn certain(&self) -> usize {
        self.slips.iter().filter(|slip| slip.meant.is_some()).count()
    }

    /// The text of `bytes`, of which this is, in UTF-8 as it is meant; line ends as they were. The same bytes where nothing
    /// is certain. `None` where these are other bytes.
    pub fn rewritten(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let (raw, encoding) = encoding::decode(bytes).ok()?;
        if encoding != self.encoding || unified(&raw) != *self.typed {
            return None;
        }
        let mark = if self.marked { BYTE_ORDER_MARK } else { b"" };
        Some([mark, repaired::apply_raw(&raw, &self.slips).as_bytes()].concat())
    }
}
