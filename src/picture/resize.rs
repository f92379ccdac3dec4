//! Reduces pictures.
//!
//! Lanczos with three lobes, which keeps the most detail of the common filters, over the samples
//! as they are stored: reducing in linear light would be more right for fine black and white
//! patterns, but needs a wider copy of the full picture and rings visibly at dark edges.

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::DynamicImage;

use super::fault::Fault;
use super::pixels::Channels;

/// A copy of `pixels` at `width` × `height`, with the same type of pixel. Colour under alpha is
/// weighted by it, so that what is transparent does not bleed; ink has no alpha.
///
/// # Errors
/// `BadTarget` where the copy would be larger than the picture or empty, `Failed` otherwise.
pub(crate) fn reduced(
    pixels: &DynamicImage,
    channels: Channels,
    (width, height): (u32, u32),
) -> Result<DynamicImage, Fault> {
    let fits = width <= pixels.width() && height <= pixels.height();
    if !fits || width == 0 || height == 0 {
        return Err(Fault::BadTarget { width, height });
    }
    let mut copy = DynamicImage::new(width, height, pixels.color());
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .use_alpha(channels == Channels::Light);
    Resizer::new().resize(pixels, &mut copy, &options).map_err(|error| Fault::Failed(error.to_string()))?;
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, ImageBuffer, Luma, Rgba, RgbaImage};

    use super::*;

    #[test]
    fn a_flat_picture_stays_flat_and_gets_the_size_asked() {
        let flat = DynamicImage::ImageLuma8(GrayImage::from_pixel(64, 48, Luma([77])));
        let small = reduced(&flat, Channels::Light, (21, 16)).unwrap();
        assert_eq!((small.width(), small.height()), (21, 16));
        assert!(small.to_luma8().pixels().all(|pixel| pixel.0 == [77]));
    }

    #[test]
    fn sixteen_bits_are_kept() {
        let flat = ImageBuffer::from_pixel(32, 32, Luma([12_345_u16]));
        let small = reduced(&DynamicImage::ImageLuma16(flat), Channels::Light, (8, 8)).unwrap();
        assert_eq!(small.as_luma16().unwrap().get_pixel(4, 4).0, [12_345]);
    }

    #[test]
    fn transparent_colour_does_not_bleed_but_black_ink_is_no_alpha() {
        let halves = RgbaImage::from_fn(32, 32, |x, _| match x {
            0..16 => Rgba([200, 0, 0, 255]),
            _ => Rgba([0, 255, 0, 0]),
        });
        let halves = DynamicImage::ImageRgba8(halves);
        let light = reduced(&halves, Channels::Light, (1, 1)).unwrap().to_rgba8();
        let [red, green, _, alpha] = light.get_pixel(0, 0).0;
        // The weighting by alpha and back rounds twice.
        assert!((199..=201).contains(&red) && green == 0);
        assert!((127..=129).contains(&alpha));
        let ink = reduced(&halves, Channels::Ink, (1, 1)).unwrap().to_rgba8();
        let [cyan, magenta, ..] = ink.get_pixel(0, 0).0;
        assert!((99..=101).contains(&cyan) && (126..=129).contains(&magenta));
    }

    #[test]
    fn nothing_is_enlarged() {
        let flat = DynamicImage::ImageLuma8(GrayImage::new(10, 10));
        for (width, height) in [(11, 10), (10, 11), (0, 5), (5, 0)] {
            let fault = reduced(&flat, Channels::Light, (width, height)).unwrap_err();
            assert_eq!(fault, Fault::BadTarget { width, height });
        }
    }
}
