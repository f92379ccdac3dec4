//! Reduces pictures.
//!
//! Lanczos with three lobes, which keeps the most detail of the common filters, over the samples
//! as they are stored: reducing in linear light would be more right for fine black and white
//! patterns, but needs a wider copy of the full picture and rings visibly at dark edges. Over the
//! example's illustrations the two differ by a ΔE2000 of 0.13 to 0.39 in the mean (benches/README.md).

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, RgbImage};

use super::fault::Fault;
use super::pixels::Channels;

/// How many rows are made at a time. The copy at full height and reduced width that the resizer makes in between is
/// then that of a strip, not of the whole picture.
const STRIP: u32 = 256;

/// A copy of `pixels` at `width` × `height`, with the same type of pixel. Colour under alpha is
/// weighted by it, so that what is transparent does not bleed; ink has no alpha.
///
/// # Errors
/// `BadTarget` where the copy would be larger than the picture or empty, `Failed` otherwise.
pub(crate) fn reduced(
    pixels: &DynamicImage,
    channels: Channels,
    (width, height): (u32, u32),
    resizer: &mut Resizer,
) -> Result<DynamicImage, Fault> {
    let fits = width <= pixels.width() && height <= pixels.height();
    if !fits || width == 0 || height == 0 {
        return Err(Fault::BadTarget { width, height });
    }
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
        .use_alpha(channels == Channels::Light);
    if matches!(pixels, DynamicImage::ImageRgb8(_)) {
        return in_strips(pixels, (width, height), options, resizer);
    }
    let mut copy = DynamicImage::new(width, height, pixels.color());
    resizer.resize(pixels, &mut copy, &options).map_err(failed)?;
    Ok(copy)
}

/// A reduced copy of RGB of eight bits, made strip by strip. The filter looks beyond a strip's edges, so none shows.
fn in_strips(
    pixels: &DynamicImage,
    (width, height): (u32, u32),
    options: ResizeOptions,
    resizer: &mut Resizer,
) -> Result<DynamicImage, Fault> {
    let scale = f64::from(pixels.height()) / f64::from(height);
    let mut samples = Vec::with_capacity(sample_count(width, height));
    for top in (0..height).step_by(STRIP as usize) {
        let rows = STRIP.min(height - top);
        let (start, end) =
            (f64::from(top) * scale, (f64::from(top + rows) * scale).min(f64::from(pixels.height())));
        let options = options.crop(0.0, start, f64::from(pixels.width()), end - start);
        let mut strip = DynamicImage::new_rgb8(width, rows);
        resizer.resize(pixels, &mut strip, &options).map_err(failed)?;
        samples.extend_from_slice(strip.as_bytes());
    }
    let copy = RgbImage::from_raw(width, height, samples);
    copy.map(DynamicImage::ImageRgb8).ok_or_else(|| Fault::Failed("fewer samples than pixels".into()))
}

fn sample_count(width: u32, height: u32) -> usize {
    usize::try_from(u64::from(width) * u64::from(height) * 3).unwrap_or_default()
}

fn failed(error: fast_image_resize::ResizeError) -> Fault {
    Fault::Failed(error.to_string())
}

#[cfg(test)]
mod tests {
    use image::{GrayImage, ImageBuffer, Luma, Rgba, RgbaImage};

    use super::*;

    #[test]
    fn a_flat_picture_stays_flat_and_gets_the_size_asked() {
        let flat = DynamicImage::ImageLuma8(GrayImage::from_pixel(64, 48, Luma([77])));
        let small = reduced(&flat, Channels::Light, (21, 16), &mut Resizer::new()).unwrap();
        assert_eq!((small.width(), small.height()), (21, 16));
        assert!(small.to_luma8().pixels().all(|pixel| pixel.0 == [77]));
    }

    #[test]
    fn sixteen_bits_are_kept() {
        let flat = ImageBuffer::from_pixel(32, 32, Luma([12_345_u16]));
        let small =
            reduced(&DynamicImage::ImageLuma16(flat), Channels::Light, (8, 8), &mut Resizer::new()).unwrap();
        assert_eq!(small.as_luma16().unwrap().get_pixel(4, 4).0, [12_345]);
    }

    #[test]
    fn transparent_colour_does_not_bleed_but_black_ink_is_no_alpha() {
        let halves = RgbaImage::from_fn(32, 32, |x, _| match x {
            0..16 => Rgba([200, 0, 0, 255]),
            _ => Rgba([0, 255, 0, 0]),
        });
        let halves = DynamicImage::ImageRgba8(halves);
        let light = reduced(&halves, Channels::Light, (1, 1), &mut Resizer::new()).unwrap().to_rgba8();
        let [red, green, _, alpha] = light.get_pixel(0, 0).0;
        // The weighting by alpha and back rounds twice.
        assert!((199..=201).contains(&red) && green == 0);
        assert!((127..=129).contains(&alpha));
        let ink = reduced(&halves, Channels::Ink, (1, 1), &mut Resizer::new()).unwrap().to_rgba8();
        let [cyan, magenta, ..] = ink.get_pixel(0, 0).0;
        assert!((99..=101).contains(&cyan) && (126..=129).contains(&magenta));
    }

    #[test]
    fn nothing_is_enlarged() {
        let flat = DynamicImage::ImageLuma8(GrayImage::new(10, 10));
        for (width, height) in [(11, 10), (10, 11), (0, 5), (5, 0)] {
            let fault = reduced(&flat, Channels::Light, (width, height), &mut Resizer::new()).unwrap_err();
            assert_eq!(fault, Fault::BadTarget { width, height });
        }
    }

    #[test]
    fn strips_leave_no_seam() {
        let wave = |at: u32, length: u32| u8::try_from(at * 37 % length * 200 / length).unwrap();
        let picture = RgbImage::from_fn(90, 2_000, |x, y| image::Rgb([wave(y, 7), wave(x + y, 31), 9]));
        let picture = DynamicImage::ImageRgb8(picture);
        let mut whole = DynamicImage::new_rgb8(30, 700);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new().resize(&picture, &mut whole, &options).unwrap();
        let made = reduced(&picture, Channels::Light, (30, 700), &mut Resizer::new()).unwrap();
        let differences = whole.as_bytes().iter().zip(made.as_bytes()).map(|(a, b)| a.abs_diff(*b));
        assert_eq!((made.height(), differences.max()), (700, Some(0)));
    }
}
