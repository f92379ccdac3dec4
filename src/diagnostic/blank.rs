//! What can stand in the blanks of a problem's texts.

use super::NumberFault;
use crate::font::FontFlaw;
use crate::language::{Language, Words};
use crate::picture::{Fault, Flaw, Foreign, Limit, Stowaway};

/// What fills a blank.
pub(super) trait Blank {
    /// What the texts of one language see of it.
    type Said<'a>
    where
        Self: 'a;

    /// In `language`.
    fn said(&self, language: Language) -> Self::Said<'_>;

    /// Something that could stand there: the first for a problem's text without a case (`…` for words), others to see
    /// the text in all its forms.
    fn sample(at: usize) -> Self;
}

/// A sample of words.
fn word(at: usize) -> &'static str {
    if at == 0 { "…" } else { "sample" }
}

impl Blank for String {
    type Said<'a> = &'a str;

    fn said(&self, _: Language) -> &str {
        self
    }

    fn sample(at: usize) -> Self {
        word(at).to_owned()
    }
}

impl Blank for &'static str {
    type Said<'a> = &'static str;

    fn said(&self, _: Language) -> &'static str {
        self
    }

    fn sample(at: usize) -> Self {
        word(at)
    }
}

impl Blank for Words {
    type Said<'a> = &'a str;

    fn said(&self, language: Language) -> &str {
        Words::said(self, language)
    }

    fn sample(at: usize) -> Self {
        if at == 2 { Self::default() } else { Self::same(word(at)) }
    }
}

impl Blank for Option<String> {
    type Said<'a> = Option<&'a str>;

    fn said(&self, _: Language) -> Option<&str> {
        self.as_deref()
    }

    fn sample(at: usize) -> Self {
        (at % 2 == 1).then(|| word(at).to_owned())
    }
}

impl Blank for Stowaway {
    type Said<'a> = &'static str;

    fn said(&self, language: Language) -> &'static str {
        let (zh, en) = self.name();
        language.of(zh, en)
    }

    fn sample(at: usize) -> Self {
        use Stowaway::{Broken, Comment, Exif, Iptc, Other, Profile, Provenance, Thumbnail, Trailer, Xmp};
        nth(at, [Exif, Xmp, Iptc, Profile, Provenance, Comment, Thumbnail, Other, Trailer, Broken])
    }
}

impl Blank for Fault {
    type Said<'a> = &'a Self;

    fn said(&self, _: Language) -> &Self {
        self
    }

    fn sample(at: usize) -> Self {
        use Foreign::{Avif, CameraRaw, Film, Html, Jpeg2000, JpegXl, Pdf, Photoshop};
        let foreign =
            [Avif, JpegXl, Jpeg2000, CameraRaw, Pdf, Html, Photoshop, Film].map(Self::Foreign).into_iter();
        let large = |limit| Self::TooLarge { width: 2, height: 3, limit };
        let others = [
            Self::Broken(word(at).to_owned()),
            Self::Empty,
            Self::NotAPicture,
            Self::Heic,
            Self::Truncated,
            large(Limit::Side(1)),
            large(Limit::Pixels(1)),
            Self::Unsupported(word(at).to_owned()),
            Self::DecoderPanicked(word(at).to_owned()),
            Self::BadRecipe("sample"),
            Self::Failed(word(at).to_owned()),
        ];
        others.into_iter().chain(foreign).nth(at % 19).unwrap_or(Self::Empty)
    }
}

impl Blank for Flaw {
    type Said<'a> = &'a Self;

    fn said(&self, _: Language) -> &Self {
        self
    }

    fn sample(at: usize) -> Self {
        let word = || word(at).to_owned();
        let all = [
            Self::Element(word()),
            Self::Script,
            Self::Event(word()),
            Self::Reference(word()),
            Self::Bitmap,
            Self::Embedded,
            Self::Style(word()),
            Self::Doctype,
            Self::NotSvg,
            Self::NoSize,
            Self::TooLong,
            Self::Unreadable,
        ];
        nth(at, all)
    }
}

impl Blank for FontFlaw {
    type Said<'a> = &'a Self;

    fn said(&self, _: Language) -> &Self {
        self
    }

    fn sample(at: usize) -> Self {
        let all = [
            Self::Broken(word(at).to_owned()),
            Self::Collection,
            Self::Outlines,
            Self::Web,
            Self::Foreign,
            Self::Restricted,
            Self::WholeOnly,
            Self::BitmapsOnly,
        ];
        nth(at, all)
    }
}

impl Blank for NumberFault {
    type Said<'a> = Self;

    fn said(&self, _: Language) -> Self {
        *self
    }

    fn sample(at: usize) -> Self {
        use NumberFault::{Fewer, Hundreds, Mixed, Percent, Range, Rough, ShortYear, Twice, Zero};
        nth(at, [Zero, Mixed, Hundreds, Range, Percent, ShortYear, Rough, Fewer, Twice])
    }
}

/// One of `all`, round and round.
fn nth<T, const N: usize>(at: usize, all: [T; N]) -> T {
    let mut all: Vec<T> = all.into();
    all.swap_remove(at % N)
}

/// What is the same in both languages, and copied.
macro_rules! plain {
    ($( $type:ty: $sample:expr; )*) => { $(
        impl Blank for $type {
            type Said<'a> = Self;

            fn said(&self, _: Language) -> Self {
                *self
            }

            fn sample(at: usize) -> Self {
                let sample: fn(usize) -> Self = $sample;
                sample(at)
            }
        }
    )* };
}

plain! {
    bool: |at| at % 2 == 1;
    char: |_| '7';
    u16: |_| 400;
    u32: |_| 2;
    u64: |_| 2;
    usize: |at| 2 + at;
}
