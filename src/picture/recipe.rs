//! How much quality is kept, and what that changes.

use super::fault::Fault;

/// How much quality is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// AVIF.
    pub avif: Avif,
    /// WebP of pictures below [`LARGE`].
    pub webp_small: Webp,
    /// WebP of the others.
    pub webp_large: Webp,
    /// Quality of JPEG, 1 to 100.
    pub jpeg_quality: u8,
    /// Whether each JPEG gets Huffman tables of its own, which takes a walk over all of it.
    pub jpeg_own_tables: bool,
}

/// How AVIF is encoded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Avif {
    /// Quality, 1 to 100.
    pub quality: f32,
    /// Haste, 1 for small to 10 for fast.
    pub speed: u8,
}

/// How WebP is encoded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Webp {
    /// Quality, 0 to 100.
    pub quality: f32,
    /// Effort, 0 for fast to 6 for small.
    pub method: u8,
    /// Into how many sorts of blocks a picture is divided, each with a quality of its own, 1 to 4.
    pub segments: u8,
}

/// From how many pixels on a picture is large: between the second and the third width of a photograph.
pub const LARGE: u64 = 1_500_000;

/// The recipe of the house. All the qualities are meant to look alike, each on its own scale. Effort goes where phones
/// load: into the small renditions, which take a third of the pixels. At the largest, libwebp's search for the
/// cheapest blocks would take most of the whole time, and most of what it wins is smoothed away.
pub const QUALITY: Recipe = Recipe {
    avif: Avif { quality: 80.0, speed: 8 },
    webp_small: Webp { quality: 80.5, method: 5, segments: 4 },
    webp_large: Webp { quality: 79.0, method: 2, segments: 4 },
    jpeg_quality: 83,
    jpeg_own_tables: true,
};

/// The recipe for those in a hurry: no such search at all, no blocks treated apart, and the standard's Huffman tables.
pub const FAST: Recipe = Recipe {
    avif: Avif { quality: 80.0, speed: 10 },
    webp_small: Webp { quality: 78.5, method: 2, segments: 1 },
    webp_large: Webp { quality: 78.0, method: 2, segments: 1 },
    jpeg_own_tables: false,
    ..QUALITY
};

/// Goes into the key of whatever caches outputs. To be raised with every change, here or in a
/// library, after which the same source and recipe give other bytes.
pub const RECIPE_VERSION: u32 = 3;

impl Recipe {
    /// How WebP of this size is encoded.
    pub(crate) fn webp(self, width: u32, height: u32) -> Webp {
        let is_large = u64::from(width) * u64::from(height) >= LARGE;
        if is_large { self.webp_large } else { self.webp_small }
    }

    /// Checks that each value is within its range.
    ///
    /// # Errors
    /// `BadRecipe` with the name of the first field that is not.
    pub(crate) fn check(self) -> Result<(), Fault> {
        let webp = [self.webp_small, self.webp_large];
        if webp.iter().any(|webp| !(0.0..=100.0).contains(&webp.quality)) {
            Err(Fault::BadRecipe("webp quality"))
        } else if webp.iter().any(|webp| webp.method > 6) {
            Err(Fault::BadRecipe("webp method"))
        } else if !(1.0..=100.0).contains(&self.avif.quality) {
            Err(Fault::BadRecipe("avif quality"))
        } else if !(1..=10).contains(&self.avif.speed) {
            Err(Fault::BadRecipe("avif speed"))
        } else if !(1..=100).contains(&self.jpeg_quality) {
            Err(Fault::BadRecipe("jpeg_quality"))
        } else {
            Ok(())
        }
    }
}
