//! How much quality is kept, and what that changes.

use super::fault::Fault;

/// How much quality is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recipe {
    /// Quality of WebP, 0 to 100.
    pub webp_quality: f32,
    /// Effort of WebP, 0 for fast to 6 for small.
    pub webp_method: u8,
    /// Quality of JPEG, 1 to 100.
    pub jpeg_quality: u8,
}

/// The recipe of the house. The two qualities are meant to look alike, each on its encoder's own
/// scale; the effort is libwebp's own default, beyond which it takes longer for little gain.
pub const QUALITY: Recipe = Recipe { webp_quality: 80.0, webp_method: 4, jpeg_quality: 83 };

/// Goes into the key of whatever caches outputs. To be raised with every change, here or in a
/// library, after which the same source and recipe give other bytes.
pub const RECIPE_VERSION: u32 = 1;

impl Recipe {
    /// Checks that each value is within its range.
    ///
    /// # Errors
    /// `BadRecipe` with the name of the first field that is not.
    pub(crate) fn check(self) -> Result<(), Fault> {
        if !(0.0..=100.0).contains(&self.webp_quality) {
            Err(Fault::BadRecipe("webp_quality"))
        } else if self.webp_method > 6 {
            Err(Fault::BadRecipe("webp_method"))
        } else if !(1..=100).contains(&self.jpeg_quality) {
            Err(Fault::BadRecipe("jpeg_quality"))
        } else {
            Ok(())
        }
    }
}
