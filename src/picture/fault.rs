//! Everything that can be wrong with a picture, as plain data.
//!
//! Editors read the message in their own language, worded by the caller, who therefore needs to
//! tell the cases apart; the English `Display` is for logs and for developers.

use std::error::Error;
use std::fmt;
use std::io;

/// Why a picture could not be read or published.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The file holds no bytes.
    Empty,
    /// The bytes begin like no picture known here.
    NotAPicture,
    /// HEIC or HEIF, as telephones save by default; no freely licensed decoder exists for it.
    Heic,
    /// A known format that is not taken as a photograph.
    Foreign(Foreign),
    /// An SVG drawing that is not taken.
    Drawing {
        /// The line of its file, counted from 1.
        line: u32,
        /// What stands there.
        flaw: Flaw,
    },
    /// The file ends before its picture does.
    Truncated,
    /// The picture is larger than is safe to decode.
    TooLarge {
        /// Width in pixels, as the file says it.
        width: u32,
        /// Height in pixels, as the file says it.
        height: u32,
        /// The bound that was passed.
        limit: Limit,
    },
    /// An accepted format in a variant that the decoders do not know, such as a JPEG with
    /// arithmetic coding; the text names the variant.
    Unsupported(String),
    /// The file contradicts its own format; the text is the decoder's.
    Broken(String),
    /// A library panicked on the bytes; the text is that of the panic. Equal to `Broken` for an
    /// editor, but a fault to report to the library's authors.
    DecoderPanicked(String),
    /// The caller asked for a picture larger than the source, or without any pixel.
    BadTarget {
        /// Width asked for, in pixels.
        width: u32,
        /// Height asked for, in pixels.
        height: u32,
    },
    /// The caller's recipe holds a value outside its range; the text names the field.
    BadRecipe(&'static str),
    /// The pixels could not be reduced, converted or encoded, for example for want of memory.
    Failed(String),
}

/// Formats that are recognised in order to be refused by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Foreign {
    /// AV1 Image File Format.
    Avif,
    /// JPEG XL, bare or in its container.
    JpegXl,
    /// JPEG 2000, bare or in its container.
    Jpeg2000,
    /// A camera's raw file; the picture readable in it would be only its thumbnail.
    CameraRaw,
    /// Portable Document Format.
    Pdf,
    /// A web page, as is saved when a download has failed.
    Html,
    /// Adobe Photoshop's own document format.
    Photoshop,
    /// A film in an ISO media or `QuickTime` container.
    Film,
}

/// Why a drawing is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// A script.
    Script,
    /// An attribute that runs something at an event; its name.
    Event(String),
    /// A reference to anything but a part of the drawing; its aim.
    Reference(String),
    /// A picture of pixels inside, which may carry a camera's data.
    Bitmap,
    /// Something that is no drawing inside (`foreignObject`).
    Embedded,
    /// An element that SVG does not know as drawing; its name.
    Element(String),
    /// CSS that fetches or runs something, or may hide that it does; the word.
    Style(String),
    /// A document type, by which a text can grow without bound.
    Doctype,
    /// A root element that is not SVG's.
    NotSvg,
    /// Neither a `viewBox` nor width and height in pixels.
    NoSize,
    /// More bytes or elements than are taken.
    TooLong,
    /// No well-formed XML in UTF-8.
    Unreadable,
}

/// The bound that a picture passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Limit {
    /// The longest side allowed, in pixels.
    Side(u32),
    /// The largest product of width and height allowed.
    Pixels(u64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::NotAPicture => f.write_str("the file is not a picture of a known format"),
            Self::Heic => f.write_str("the file is HEIC, which cannot be read"),
            Self::Foreign(kind) => write!(f, "{kind} is not accepted as a photograph"),
            Self::Drawing { line, flaw } => write!(f, "line {line} of the drawing: {flaw}"),
            Self::Truncated => f.write_str("the file ends before its picture does"),
            Self::TooLarge { width, height, limit } => {
                write!(f, "{width} × {height} pixels are over the limit of {limit}")
            }
            Self::Unsupported(what) => write!(f, "the file uses an unsupported variant: {what}"),
            Self::Broken(what) => write!(f, "the file is damaged: {what}"),
            Self::DecoderPanicked(what) => write!(f, "the decoder failed on the file: {what}"),
            Self::BadTarget { width, height } => {
                write!(f, "{width} × {height} pixels cannot be made of this picture")
            }
            Self::BadRecipe(field) => write!(f, "the recipe's {field} is out of range"),
            Self::Failed(what) => write!(f, "the picture could not be processed: {what}"),
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Avif => "AVIF",
            Self::JpegXl => "JPEG XL",
            Self::Jpeg2000 => "JPEG 2000",
            Self::CameraRaw => "a camera's raw file",
            Self::Pdf => "PDF",
            Self::Html => "a web page",
            Self::Photoshop => "a Photoshop document",
            Self::Film => "a film",
        })
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Script => f.write_str("a script"),
            Self::Event(name) => write!(f, "the event attribute {name}"),
            Self::Reference(aim) => write!(f, "a reference to {aim}"),
            Self::Bitmap => f.write_str("a picture of pixels inside"),
            Self::Embedded => f.write_str("a foreignObject"),
            Self::Element(name) => write!(f, "the element {name}"),
            Self::Style(word) => write!(f, "{word} in CSS"),
            Self::Doctype => f.write_str("a document type"),
            Self::NotSvg => f.write_str("the root element is not SVG's"),
            Self::NoSize => f.write_str("no viewBox"),
            Self::TooLong => f.write_str("too much of it"),
            Self::Unreadable => f.write_str("not well-formed"),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Side(pixels) => write!(f, "{pixels} pixels a side"),
            Self::Pixels(pixels) => write!(f, "{pixels} pixels in all"),
        }
    }
}

impl Error for Fault {}

impl From<image::ImageError> for Fault {
    fn from(error: image::ImageError) -> Self {
        if ends_early(&error) {
            return Self::Truncated;
        }
        match error {
            // Does not name the error that it holds as its source.
            image::ImageError::IoError(inner) if ends_early(&inner) => Self::Truncated,
            image::ImageError::Unsupported(what) => Self::Unsupported(what.to_string()),
            other => Self::Broken(other.to_string()),
        }
    }
}

/// Whether an error, or any that it stems from, is that the bytes ran out. Each decoder wraps
/// that error in its own way, so the chain of sources is what they have in common.
pub(crate) fn ends_early(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        let io = error.downcast_ref::<io::Error>();
        let gif = error.downcast_ref::<gif::DecodingError>();
        if io.is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof)
            || matches!(gif, Some(gif::DecodingError::UnexpectedEof))
        {
            return true;
        }
        next = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_says_what_is_wrong() {
        let fault = Fault::TooLarge { width: 65_000, height: 65_000, limit: Limit::Side(32_767) };
        assert_eq!(fault.to_string(), "65000 × 65000 pixels are over the limit of 32767 pixels a side");
        assert_eq!(Fault::Foreign(Foreign::Avif).to_string(), "AVIF is not accepted as a photograph");
    }

    #[test]
    fn the_end_of_the_bytes_is_found_behind_a_wrapper() {
        let end = io::Error::from(io::ErrorKind::UnexpectedEof);
        assert_eq!(Fault::from(image::ImageError::IoError(end)), Fault::Truncated);
        let other = image::ImageError::IoError(io::Error::other("torn"));
        assert_eq!(Fault::from(other), Fault::Broken("torn".into()));
    }
}
