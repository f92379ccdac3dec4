//! What decoders give: pixels, and what they mean.

use image::DynamicImage;

/// A decoded picture as it is stored: neither turned nor brought to sRGB.
#[derive(Debug)]
pub(crate) struct Picture {
    /// The samples, of eight or sixteen bits.
    pub(crate) pixels: DynamicImage,
    /// What the samples mean.
    pub(crate) channels: Channels,
    /// The colour profile embedded in the file, not yet read.
    pub(crate) profile: Option<Vec<u8>>,
}

/// What the channels of a picture mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channels {
    /// Light: grey or RGB, with or without alpha, as the type of the pixels says.
    Light,
    /// Ink: the four channels of the RGBA buffer hold cyan, magenta, yellow and black, from 0
    /// for none to 255 for full.
    Ink,
}
