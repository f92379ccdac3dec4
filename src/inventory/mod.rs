//! The photographs of a yearbook as their keeper sees them: which there are, who shows them, what their records lack, and
//! what the files themselves offer for it.
//!
//! Taking it is an edge; what a record looks like is `records`.

mod records;
mod take;

use serde::Serialize;

use crate::book::{Book, PhotoId, Photograph};
use crate::picture::{Format, Inscription};

pub use take::{added, take};

/// The file of records that photographs get theirs in.
pub const RECORDS: &str = "assets/photos.yaml";

/// All photographs of a yearbook, in the order of their files.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Inventory {
    /// The photographs.
    pub photos: Vec<Item>,
}

/// A photograph, as the JSON report gives it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// Its file.
    pub file: String,
    /// The length of the file in bytes.
    pub bytes: u64,
    /// Size and format; `None` where it cannot be used.
    pub picture: Option<Picture>,
    /// Why it cannot be used.
    pub problem: Option<String>,
    /// Where its record is; `None` where it has none.
    pub record: Option<RecordPlace>,
    /// The titles of the articles that show it, with their files; empty where nobody does, and it is not the cover's.
    pub shown_by: Vec<Showing>,
    /// Whether it is the cover's.
    pub is_cover: bool,
    /// The keys that its record lacks.
    pub lacks: Vec<&'static str>,
    /// What the file offers for those.
    pub offers: Offers,
}

/// Size and format.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "named after the header's fields")]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub format: &'static str,
    /// Whether the file says where it was taken. That is never published.
    pub has_location: bool,
}

/// Where a record is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "named after a place's fields")]
pub struct RecordPlace {
    pub id: String,
    pub file: String,
    pub line: usize,
}

/// An article that shows a photograph.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "named after an article's fields")]
pub struct Showing {
    pub title: String,
    pub file: String,
}

/// What a file says of its picture, where its record does not.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(missing_docs, reason = "named after the record's keys")]
pub struct Offers {
    pub caption: Option<String>,
    pub date: Option<String>,
    pub place: Option<String>,
    pub photographer: Option<String>,
}

impl Inventory {
    /// How many have no record, are shown nowhere, and cannot be used.
    pub fn counts(&self) -> [usize; 3] {
        let usable = || self.photos.iter().filter(|item| item.picture.is_some());
        let unused = usable().filter(|item| item.shown_by.is_empty() && !item.is_cover);
        [
            usable().filter(|item| item.record.is_none()).count(),
            unused.count(),
            self.photos.len() - usable().count(),
        ]
    }
}

/// What is known of a photograph of the book.
fn item(book: &Book, id: PhotoId, photograph: &Photograph, bytes: u64, inscription: &Inscription) -> Item {
    let (record, header) = (&photograph.record, &photograph.photo.header);
    let place = record.at.as_ref().map(|at| RecordPlace {
        id: photograph.id.clone(),
        file: at.file.to_string(),
        line: at.line,
    });
    let offer = |own: bool, found: &Option<String>| found.clone().filter(|_| !own);
    Item {
        file: photograph.path.to_string(),
        bytes,
        picture: Some(Picture {
            width: header.width,
            height: header.height,
            format: name(header.format),
            has_location: header.has_location,
        }),
        problem: None,
        record: place,
        shown_by: Vec::new(),
        is_cover: book.cover == Some(id),
        lacks: lacks(photograph),
        offers: Offers {
            caption: offer(record.caption.is_some(), &inscription.caption),
            date: offer(record.date.is_some(), &inscription.date),
            place: offer(record.place.is_some(), &inscription.place),
            photographer: offer(record.photographer.is_some(), &inscription.photographer),
        },
    }
}

/// The keys that a photograph's record should have and lacks. What was drawn was taken nowhere, by nobody.
fn lacks(photograph: &Photograph) -> Vec<&'static str> {
    let record = &photograph.record;
    let was_taken = !record.illustration && photograph.photo.header.format != Format::Svg;
    let keys = [
        (record.caption.is_none(), "图说"),
        (record.alt.is_none(), "替代文字"),
        (was_taken && record.date.is_none(), "日期"),
        (was_taken && record.place.is_none(), "地点"),
        (was_taken && record.photographer.is_none() && record.source.is_none(), "摄影"),
    ];
    keys.into_iter().filter_map(|(lacking, key)| lacking.then_some(key)).collect()
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Jpeg => "JPEG",
        Format::Png => "PNG",
        Format::Webp => "WebP",
        Format::Gif => "GIF",
        Format::Tiff => "TIFF",
        Format::Bmp => "BMP",
        Format::Svg => "SVG",
    }
}
