//! A photograph, ready for a template.

use serde::Serialize;

use crate::book::{Entry, Focus, PhotoId, photo_anchor};
use crate::photo::{Rendition, tone_class};
use crate::picture::Encoding;

use super::names::{self, NameView};
use super::site::{Linker, Site};

/// A photograph with its record and its renditions.
#[derive(Clone, Serialize)]
pub struct PhotoView {
    pub id: String,
    pub alt: String,
    pub caption: Option<String>,
    pub title: Option<String>,
    pub date: Option<String>,
    pub place: Option<String>,
    pub people: Vec<NameView>,
    pub photographer: Option<String>,
    pub source: Option<String>,
    pub rights: Option<String>,
    pub illustration: bool,
    pub focus: Option<FocusView>,
    pub tone: Option<String>,
    pub width: u32,
    pub height: u32,
    pub src: String,
    pub sources: Vec<SourceView>,
    pub eager: bool,
    pub anchor: Option<String>,
}

/// The photographs that an article's page shows, while it is put together: the first is loaded at once, and each has
/// an id where it stands first.
pub struct Shown {
    first: bool,
    /// Those that wait for their place, with what links to them name.
    waiting: Vec<(PhotoId, String)>,
}

impl Shown {
    /// Of the page of `entry`.
    pub fn of(entry: &Entry) -> Self {
        let photos = entry.shown_photos().into_iter().enumerate();
        Self { first: true, waiting: photos.map(|(at, (photo, ..))| (photo, photo_anchor(at))).collect() }
    }

    /// Of a page whose photographs nothing links to.
    pub fn none() -> Self {
        Self { first: true, waiting: Vec::new() }
    }

    /// The photograph with its id where this is its first place.
    fn anchored(&mut self, photo: PhotoId, view: PhotoView) -> PhotoView {
        let at = self.waiting.iter().position(|(waiting, _)| *waiting == photo);
        PhotoView { anchor: at.map(|at| self.waiting.remove(at).1), ..view }
    }

    /// Likewise, to be loaded at once if it is the page's first.
    pub fn placed(&mut self, photo: PhotoId, view: PhotoView) -> PhotoView {
        let eager = std::mem::take(&mut self.first);
        PhotoView { eager, ..self.anchored(photo, view) }
    }
}

/// What cropping has to keep, in per cent from the left and from the top. To the nearest ten: a theme has no inline
/// styles, so it needs a class for each.
#[derive(Clone, Serialize)]
pub struct FocusView {
    pub x: u8,
    pub y: u8,
}

impl FocusView {
    fn of(focus: Focus) -> Self {
        let ten = |per_cent: u8| (per_cent + 5) / 10 * 10;
        Self { x: ten(focus.x), y: ten(focus.y) }
    }
}

/// The renditions of one encoding.
#[derive(Clone, Serialize)]
pub struct SourceView {
    #[serde(rename = "type")]
    pub media_type: &'static str,
    pub srcset: String,
}

impl PhotoView {
    /// With another caption where one is given; without a description of its own, the caption describes it.
    pub fn captioned(mut self, caption: Option<&String>, title: Option<&String>) -> Self {
        if let Some(caption) = caption {
            if self.caption.as_ref() == Some(&self.alt) || self.alt.is_empty() {
                self.alt.clone_from(caption);
            }
            self.caption = Some(caption.clone());
        }
        self.title = title.cloned();
        self
    }

    /// As the portrait of `name`, where its record does not say what it shows.
    pub fn described(mut self, name: &str) -> Self {
        if self.alt.is_empty() {
            name.clone_into(&mut self.alt);
        }
        self
    }

    /// As the first picture of its page, which is loaded at once.
    pub fn first(mut self) -> Self {
        self.eager = true;
        self
    }
}

/// The photograph on the page of `linker`. `None` when nothing was planned for it.
pub fn view(site: &Site, linker: Linker, photo: PhotoId) -> Option<PhotoView> {
    let photograph = site.book.photos.get(photo)?;
    let record = &photograph.record;
    let renditions = site.plan.of(photo);
    let is_fallback = |rendition: &&Rendition| matches!(rendition.encoding, Encoding::Jpeg | Encoding::Svg);
    let fallback = renditions.iter().rfind(is_fallback)?;
    Some(PhotoView {
        id: photograph.id.clone(),
        alt: record.alt.clone().or_else(|| record.caption.clone()).unwrap_or_default(),
        caption: record.caption.clone(),
        title: None,
        date: record.date.map(|date| date.to_string()),
        place: record.place.clone(),
        people: names::names(site, linker, &photograph.people),
        photographer: record.photographer.clone(),
        source: record.source.clone(),
        rights: record.rights.clone(),
        illustration: record.illustration,
        focus: record.focus.map(FocusView::of),
        tone: (fallback.encoding != Encoding::Svg).then(|| tone_class(photograph.photo.fingerprint)),
        width: fallback.width,
        height: fallback.height,
        src: linker.to(&fallback.route),
        sources: sources(linker, &site.plan.encodings, renditions),
        eager: false,
        anchor: None,
    })
}

/// What a browser may choose from. Of a drawing, which has one rendition, nothing.
fn sources(linker: Linker, encodings: &[Encoding], renditions: &[Rendition]) -> Vec<SourceView> {
    let offered = encodings.iter().filter_map(|encoding| {
        let mut own = renditions.iter().filter(|rendition| rendition.encoding == *encoding).peekable();
        own.peek()?;
        Some(SourceView { media_type: media_type(*encoding), srcset: srcset(linker, own) })
    });
    offered.collect()
}

fn srcset<'a>(linker: Linker, renditions: impl Iterator<Item = &'a Rendition>) -> String {
    let candidates: Vec<String> =
        renditions.map(|rendition| format!("{} {}w", linker.to(&rendition.route), rendition.width)).collect();
    candidates.join(", ")
}

fn media_type(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Avif => "image/avif",
        Encoding::Webp => "image/webp",
        Encoding::Jpeg => "image/jpeg",
        Encoding::Svg => "image/svg+xml",
    }
}
