//! Stage 4: which photographs are needed in which renditions, and making them.
//!
//! A rendition's name is the fingerprint of everything that its pixels depend on. So one that exists is
//! right, is never made again, and a browser may keep it for ever. What is published is always made
//! here, never the source file: no camera's metadata gets out.

mod develop;
mod kept;
mod queue;
mod tones;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::book::{Book, PhotoId, Photograph};
use crate::config::Config;
use crate::fingerprint::Fingerprint;
use crate::path::{Route, SourcePath, slug};
use crate::picture::{Crop, Encoding, Format, Header, RECIPE_VERSION, Recipe, Steps};
use crate::source::Photo;
use crate::theme::{Logo, Settings, Theme};

pub use develop::{Darkroom, Developed};
pub use tones::{TONES, stylesheet, tone_class};

/// Where photographs are published: those of pages, and those for shared links.
pub const FOLDERS: [&str; 2] = ["photos/", "share/"];

/// The widest that a logo is made, in pixels: a masthead's height in the finest screens.
const LOGO_WIDTH: u32 = 480;

/// One photograph in one size and encoding. A drawing has one only: itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Rendition {
    /// The photograph's file.
    pub source: SourcePath,
    /// Of the file when it was seen.
    pub fingerprint: Fingerprint,
    /// Whether it was only glanced at then, so that the fingerprint is not of its bytes.
    pub glanced: bool,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// How it is encoded.
    pub encoding: Encoding,
    /// What is kept where it is not the whole picture.
    pub crop: Option<Crop>,
    /// The sizes that the photograph is reduced through; the same for all of its renditions.
    pub steps: Arc<Steps>,
    /// The bytes that decoding the photograph takes.
    pub memory: u64,
    /// How it is developed.
    pub recipe: Recipe,
    /// Where it is published.
    pub route: Route,
    /// What its names begin with.
    stem: String,
    /// What its pixels depend on besides photograph and recipe.
    made: String,
}

impl Rendition {
    /// Its name when `source` are the bytes of its photograph.
    fn name(&self, source: &Fingerprint, recipe: Recipe) -> String {
        named(&self.stem, &self.made, self.encoding, source, recipe)
    }
}

fn named(stem: &str, made: &str, encoding: Encoding, source: &Fingerprint, recipe: Recipe) -> String {
    let recipe = format!("{recipe:?}");
    let of = Fingerprint::of_all([&source.as_bytes()[..], made.as_bytes(), recipe.as_bytes()]);
    format!("{stem}-{}.{}", of.short(), extension(encoding))
}

/// The renditions of the photographs that a book shows.
#[derive(Debug, Default)]
pub struct Plan {
    by_photo: BTreeMap<PhotoId, Vec<Rendition>>,
    /// Those for shared links.
    shared: BTreeMap<PhotoId, Rendition>,
    /// The logo, where it is one of the yearbook's pictures.
    logo: Option<Rendition>,
    /// The encodings of photographs, in the order in which browsers choose.
    pub encodings: Vec<Encoding>,
}

/// Plans the renditions of every photograph that `book` shows, of the logo of `theme`, and for shared links those of
/// `shared`.
pub fn plan(book: &Book, theme: &Theme, config: &Config, shared: &BTreeSet<PhotoId>) -> Plan {
    let (making, settings) = (&config.making, &theme.settings);
    let mut plan = Plan { encodings: making.encodings.clone(), ..Plan::default() };
    for &(id, _) in book.shown_photos() {
        let Some(photograph) = book.photos.get(id) else { continue };
        let job = Job::of(photograph, settings, making.recipe);
        if shared.contains(&id) {
            plan.shared.extend(job.shared(settings.share).map(|rendition| (id, rendition)));
        }
        plan.by_photo.insert(id, job.renditions(&making.encodings));
    }
    plan.logo = logo(book, theme, making.recipe);
    plan
}

/// The logo of `theme` in one size. Of a photograph it is WebP, which keeps what one can see through.
fn logo(book: &Book, theme: &Theme, recipe: Recipe) -> Option<Rendition> {
    let Some(Logo::Asset(path)) = &theme.logo else { return None };
    let photograph = book.photos.iter().find(|photograph| photograph.path == *path)?;
    let settings = Settings { widths: vec![LOGO_WIDTH], ..Settings::default() };
    let job = Job::of(photograph, &settings, recipe);
    job.renditions(&[Encoding::Webp]).pop().filter(|_| !photograph.record.withdrawn)
}

impl Plan {
    /// The renditions of a photograph, the narrowest first, the encodings of each width together.
    pub fn of(&self, photo: PhotoId) -> &[Rendition] {
        self.by_photo.get(&photo).map(Vec::as_slice).unwrap_or_default()
    }

    /// All renditions.
    pub fn renditions(&self) -> impl Iterator<Item = &Rendition> {
        self.by_photo.values().flatten().chain(self.shared.values()).chain(&self.logo)
    }

    /// The logo, where it is one of the yearbook's pictures.
    pub fn logo(&self) -> Option<&Rendition> {
        self.logo.as_ref()
    }

    /// What is shown where a link to a page with this photograph is shared.
    pub fn shared(&self, photo: PhotoId) -> Option<&Rendition> {
        self.shared.get(&photo)
    }
}

/// The sizes of a photograph in the theme's widths.
fn steps(header: &Header, theme: &[u32]) -> Steps {
    let widths = widths(header.width, theme);
    Steps::new(
        widths.into_iter().map(|width| (width, scaled_height(header.width, header.height, width))).collect(),
    )
}

/// The theme's widths that need no enlarging; where the photograph is narrower than the widest, its own
/// width is the last, so that none of its sharpness is lost.
fn widths(own: u32, theme: &[u32]) -> Vec<u32> {
    let mut widths: Vec<u32> = theme.iter().copied().filter(|width| *width < own).collect();
    widths.extend(theme.last().map(|widest| own.min(*widest)));
    widths.dedup();
    widths
}

/// The height for `width`, rounded to whole pixels, at least one.
fn scaled_height(own_width: u32, own_height: u32, width: u32) -> u32 {
    let (own_width, own_height) = (u64::from(own_width.max(1)), u64::from(own_height));
    let height = (u64::from(width) * own_height * 2 + own_width) / (own_width * 2);
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

/// A photograph, and how all of its renditions are made.
struct Job<'a> {
    photograph: &'a Photograph,
    recipe: Recipe,
    steps: Arc<Steps>,
}

impl<'a> Job<'a> {
    fn of(photograph: &'a Photograph, settings: &Settings, recipe: Recipe) -> Self {
        let header = &photograph.photo.header;
        let steps = match header.format {
            Format::Svg => Steps::new(vec![(header.width, header.height)]),
            _ => steps(header, &settings.widths),
        };
        Self { photograph, recipe, steps: Arc::new(steps) }
    }

    /// In all sizes and encodings, the narrowest first, as `srcset` lists them.
    fn renditions(&self, encodings: &[Encoding]) -> Vec<Rendition> {
        let encodings = if self.is_drawing() { &[Encoding::Svg] } else { encodings };
        let sizes = self.steps.sizes().iter().rev();
        let all = sizes.flat_map(|size| encodings.iter().map(move |encoding| (*size, *encoding)));
        all.filter_map(|(size, encoding)| self.rendition(size, encoding, None)).collect()
    }

    /// For shared links: cut around the focus, and JPEG, which every messenger shows; none shows a drawing.
    fn shared(&self, wanted: (u32, u32)) -> Option<Rendition> {
        let focus = self.photograph.record.focus;
        let crop = focus.map_or(Crop { x: 50, y: 50 }, |focus| Crop { x: focus.x, y: focus.y });
        let size = self.steps.part(wanted).filter(|_| !self.is_drawing())?;
        self.rendition(size, Encoding::Jpeg, Some(crop))
    }

    fn is_drawing(&self) -> bool {
        self.photograph.photo.header.format == Format::Svg
    }

    fn rendition(
        &self,
        (width, height): (u32, u32),
        encoding: Encoding,
        crop: Option<Crop>,
    ) -> Option<Rendition> {
        let (photograph, steps) = (self.photograph, &self.steps);
        let Photo { header, fingerprint, glanced } = &photograph.photo;
        let id = Some(slug(&photograph.id)).filter(|id| !id.is_empty()).unwrap_or_else(|| "photo".to_owned());
        let stem = format!("{id}-{width}");
        let made =
            format!("{RECIPE_VERSION} {width}x{height} {encoding:?} {crop:?} {:?} {steps:?}", header.turn);
        let [shown, shared] = FOLDERS;
        let folder = if crop.is_some() { shared } else { shown };
        let name = named(&stem, &made, encoding, fingerprint, self.recipe);
        Some(Rendition {
            source: photograph.path.clone(),
            fingerprint: *fingerprint,
            glanced: *glanced,
            width,
            height,
            encoding,
            crop,
            steps: Arc::clone(steps),
            memory: header.memory,
            recipe: self.recipe,
            route: Route::new(&format!("{folder}{name}"))?,
            stem,
            made,
        })
    }
}

fn extension(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Avif => "avif",
        Encoding::Webp => "webp",
        Encoding::Jpeg => "jpg",
        Encoding::Svg => "svg",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_enlarged() {
        assert_eq!(widths(2400, &[480, 960, 1600]), [480, 960, 1600]);
        assert_eq!(widths(1600, &[480, 960, 1600]), [480, 960, 1600]);
        assert_eq!(widths(1200, &[480, 960, 1600]), [480, 960, 1200]);
        assert_eq!(widths(300, &[480, 960, 1600]), [300]);
    }

    #[test]
    fn heights_are_rounded() {
        assert_eq!(scaled_height(2400, 1600, 480), 320);
        assert_eq!(scaled_height(3000, 2001, 1000), 667);
        assert_eq!(scaled_height(10_000, 1, 480), 1);
    }
}
