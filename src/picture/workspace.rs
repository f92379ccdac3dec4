//! What one worker keeps from picture to picture, so that no memory is asked of the system twice.
//!
//! The pixels of one photograph are tens of megabytes, and a system clears each page before it hands it out: that
//! alone is a tenth of the time that a photograph takes.

use std::mem;

use fast_image_resize::Resizer;
use image::DynamicImage;

/// The most that is kept, in bytes: the samples of a photograph of 21 megapixels. A larger one is rare, and its
/// memory better given back.
const KEPT: usize = 64 << 20;

/// The memory of one worker. An empty one is always right.
#[derive(Default)]
pub struct Workspace {
    samples: Vec<u8>,
    pub(crate) resizer: Resizer,
}

impl Workspace {
    /// A buffer of `length` bytes of any content, to be given back by [`Workspace::keep`].
    pub(crate) fn samples(&mut self, length: usize) -> Vec<u8> {
        let mut samples = mem::take(&mut self.samples);
        samples.resize(length, 0);
        samples
    }

    /// Takes back the memory of pixels that are no longer needed.
    pub(crate) fn keep(&mut self, pixels: DynamicImage) {
        let samples = match pixels {
            DynamicImage::ImageRgb8(pixels) => pixels.into_raw(),
            DynamicImage::ImageRgba8(pixels) => pixels.into_raw(),
            DynamicImage::ImageLuma8(pixels) => pixels.into_raw(),
            _ => return,
        };
        if samples.capacity() <= KEPT {
            self.samples = samples;
        }
    }
}

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;

    #[test]
    fn memory_is_used_again_up_to_a_bound() {
        let mut workspace = Workspace::default();
        workspace.keep(DynamicImage::ImageRgb8(RgbImage::new(100, 100)));
        let samples = workspace.samples(20_000);
        assert_eq!((samples.len(), samples.capacity()), (20_000, 30_000));
        workspace.keep(DynamicImage::ImageRgb8(RgbImage::new(5_000, 5_000)));
        assert_eq!(workspace.samples(0).capacity(), 0);
    }
}
