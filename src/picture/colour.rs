//! Brings decoded samples to sRGB of eight bits, RGB or RGBA, which is what browsers assume of a
//! picture that carries no profile, and what is published carries none.

use image::{DynamicImage, ImageBuffer, Pixel, Rgb, RgbImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformExecutor, TransformOptions};

use super::pixels::Channels;

/// `pixels` in sRGB: `ImageRgba8` where they have alpha, else `ImageRgb8`.
///
/// A profile that is damaged, or that is made for other channels than the picture has, is left
/// aside, as browsers do. Without one, light is taken for sRGB, and ink is converted by the plain
/// product of what the colour and the black let through.
pub(crate) fn to_srgb(pixels: DynamicImage, channels: Channels, profile: Option<&[u8]>) -> DynamicImage {
    let profile = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok());
    match channels {
        Channels::Ink => {
            let inks = pixels.into_rgba8();
            let printed = profile.and_then(|profile| ink_by(&profile, &inks));
            DynamicImage::ImageRgb8(printed.unwrap_or_else(|| ink_plainly(&inks)))
        }
        Channels::Light => {
            let shown = profile.and_then(|profile| light_by(&profile, &pixels));
            to_eight_bits(shown.unwrap_or(pixels))
        }
    }
}

/// `None` where the profile cannot be used. The converter takes four inks in the layout of RGBA.
fn ink_by(profile: &ColorProfile, inks: &RgbaImage) -> Option<RgbImage> {
    if profile.color_space != DataColorSpace::Cmyk {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let by = profile.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgb, options());
    converted(inks, by.ok()?.as_ref())
}

fn ink_plainly(inks: &RgbaImage) -> RgbImage {
    RgbImage::from_fn(inks.width(), inks.height(), |x, y| {
        let [cyan, magenta, yellow, black] = inks.get_pixel(x, y).0;
        Rgb([cyan, magenta, yellow].map(|ink| product(!ink, !black)))
    })
}

/// The product of two shares of 255, rounded.
fn product(a: u8, b: u8) -> u8 {
    let product = (u16::from(a) * u16::from(b) + 127) / 255;
    u8::try_from(product).unwrap_or(u8::MAX)
}

/// `None` where the profile cannot be used.
fn light_by(profile: &ColorProfile, pixels: &DynamicImage) -> Option<DynamicImage> {
    let is_grey = !pixels.color().has_color();
    match profile.color_space {
        DataColorSpace::Gray if is_grey => grey_by(profile, pixels),
        // Also for grey pixels, which some programs save under a profile of RGB.
        DataColorSpace::Rgb => colour_by(profile, pixels),
        _ => None,
    }
}

fn to_eight_bits(pixels: DynamicImage) -> DynamicImage {
    match pixels {
        done @ (DynamicImage::ImageRgb8(_) | DynamicImage::ImageRgba8(_)) => done,
        other if other.color().has_alpha() => DynamicImage::ImageRgba8(other.into_rgba8()),
        other => DynamicImage::ImageRgb8(other.into_rgb8()),
    }
}

fn grey_by(profile: &ColorProfile, pixels: &DynamicImage) -> Option<DynamicImage> {
    let srgb = ColorProfile::new_srgb();
    let eight = |from, to| profile.create_transform_8bit(from, &srgb, to, options()).ok();
    let sixteen = |from, to| profile.create_transform_16bit(from, &srgb, to, options()).ok();
    match pixels {
        DynamicImage::ImageLuma8(pixels) => {
            let by = eight(Layout::Gray, Layout::Rgb)?;
            converted(pixels, by.as_ref()).map(DynamicImage::ImageRgb8)
        }
        DynamicImage::ImageLumaA8(pixels) => {
            let by = eight(Layout::GrayAlpha, Layout::Rgba)?;
            converted(pixels, by.as_ref()).map(DynamicImage::ImageRgba8)
        }
        DynamicImage::ImageLuma16(pixels) => {
            let by = sixteen(Layout::Gray, Layout::Rgb)?;
            converted(pixels, by.as_ref()).map(DynamicImage::ImageRgb16)
        }
        DynamicImage::ImageLumaA16(pixels) => {
            let by = sixteen(Layout::GrayAlpha, Layout::Rgba)?;
            converted(pixels, by.as_ref()).map(DynamicImage::ImageRgba16)
        }
        _ => None,
    }
}

/// Sixteen bits are converted as sixteen, since a wide or linear space has too few steps in
/// eight.
fn colour_by(profile: &ColorProfile, pixels: &DynamicImage) -> Option<DynamicImage> {
    let srgb = ColorProfile::new_srgb();
    let colour = pixels.color();
    let has_alpha = colour.has_alpha();
    let layout = if has_alpha { Layout::Rgba } else { Layout::Rgb };
    if colour.bytes_per_pixel() > colour.channel_count() {
        let made = profile.create_transform_16bit(layout, &srgb, layout, options());
        let by = made.ok()?;
        if has_alpha {
            converted(&pixels.to_rgba16(), by.as_ref()).map(DynamicImage::ImageRgba16)
        } else {
            converted(&pixels.to_rgb16(), by.as_ref()).map(DynamicImage::ImageRgb16)
        }
    } else {
        let made = profile.create_transform_8bit(layout, &srgb, layout, options());
        let by = made.ok()?;
        if has_alpha {
            converted(&pixels.to_rgba8(), by.as_ref()).map(DynamicImage::ImageRgba8)
        } else {
            converted(&pixels.to_rgb8(), by.as_ref()).map(DynamicImage::ImageRgb8)
        }
    }
}

/// Floating point rather than the faster fixed point of two and thirteen bits: only the largest
/// reduction is converted, so the time is small, and so are the steps in a sky.
fn options() -> TransformOptions {
    TransformOptions { prefer_fixed_point: false, ..TransformOptions::default() }
}

/// `None` where the converter refuses the pixels, which it does only for sizes that disagree.
fn converted<A, B>(
    pixels: &ImageBuffer<A, Vec<A::Subpixel>>,
    by: &(impl TransformExecutor<A::Subpixel> + ?Sized),
) -> Option<ImageBuffer<B, Vec<A::Subpixel>>>
where
    A: Pixel,
    B: Pixel<Subpixel = A::Subpixel>,
    A::Subpixel: Copy + Default,
{
    let mut result = ImageBuffer::new(pixels.width(), pixels.height());
    by.transform(pixels.as_raw(), &mut result).ok()?;
    Some(result)
}

#[cfg(test)]
mod tests {
    use image::{GrayAlphaImage, GrayImage, Luma, LumaA, Rgba};

    use super::*;

    /// One pixel of light, brought from `profile` to sRGB.
    fn light(pixels: DynamicImage, profile: &ColorProfile) -> [u8; 4] {
        let profile = profile.encode().unwrap();
        let done = to_srgb(pixels, Channels::Light, Some(&profile));
        done.to_rgba8().get_pixel(0, 0).0
    }

    fn rgb(colour: [u8; 3]) -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_pixel(1, 1, Rgb(colour)))
    }

    fn assert_near(found: [u8; 4], expected: [u8; 3]) {
        let [red, green, blue, _] = found;
        let far = [red, green, blue].iter().zip(expected).any(|(a, b)| a.abs_diff(b) > 1);
        assert!(!far, "{found:?} is not {expected:?}");
    }

    // The expected values of these tests were worked out apart from this code, from the
    // primaries, the white point and the curves of each space.

    // What littleCMS makes of a chart, as `photos-bench chart` prints it: three steps of each channel, red the slowest,
    // by relative colorimetric intent.

    #[rustfmt::skip]
    const DISPLAY_P3: [[u8; 3]; 27] = [
        [0, 0, 0], [0, 0, 134], [0, 0, 255],
        [0, 130, 0], [0, 130, 129], [0, 130, 255],
        [0, 255, 0], [0, 255, 111], [0, 255, 255],
        [141, 0, 0], [141, 0, 133], [141, 0, 255],
        [128, 128, 0], [128, 128, 128], [128, 128, 255],
        [56, 255, 0], [56, 255, 109], [56, 255, 255],
        [255, 0, 0], [255, 0, 128], [255, 0, 255],
        [255, 119, 0], [255, 119, 124], [255, 119, 255],
        [255, 255, 0], [255, 255, 104], [255, 255, 255],
    ];
    #[rustfmt::skip]
    const ADOBE_RGB: [[u8; 3]; 27] = [
        [0, 0, 0], [0, 0, 132], [0, 0, 255],
        [0, 129, 0], [0, 129, 129], [0, 129, 255],
        [0, 255, 0], [0, 255, 120], [0, 255, 255],
        [150, 0, 0], [150, 0, 132], [150, 0, 255],
        [129, 129, 0], [129, 129, 129], [129, 129, 255],
        [0, 255, 0], [0, 255, 120], [0, 255, 255],
        [255, 0, 0], [255, 0, 132], [255, 0, 255],
        [255, 129, 0], [255, 129, 129], [255, 129, 255],
        [255, 255, 0], [255, 255, 120], [255, 255, 255],
    ];
    #[rustfmt::skip]
    const PRO_PHOTO: [[u8; 3]; 27] = [
        [0, 0, 0], [0, 0, 157], [0, 0, 255],
        [0, 161, 0], [0, 161, 147], [0, 160, 255],
        [0, 255, 0], [0, 255, 118], [0, 255, 255],
        [202, 0, 0], [187, 0, 156], [145, 0, 255],
        [165, 147, 0], [146, 146, 146], [75, 146, 255],
        [0, 255, 0], [0, 255, 118], [0, 255, 255],
        [255, 0, 0], [255, 0, 155], [255, 0, 255],
        [255, 100, 0], [255, 100, 145], [255, 99, 255],
        [255, 255, 0], [255, 255, 116], [255, 255, 255],
    ];

    #[test]
    fn charts_of_wide_spaces_are_as_littlecms_has_them() {
        let step = |number: usize| [0, 128, 255][number % 3];
        let charts = [
            (ColorProfile::new_display_p3(), DISPLAY_P3),
            (ColorProfile::new_adobe_rgb(), ADOBE_RGB),
            (ColorProfile::new_pro_photo_rgb(), PRO_PHOTO),
        ];
        for (profile, expected) in charts {
            let mut sum = 0;
            for (at, expected) in expected.into_iter().enumerate() {
                let colour = [step(at / 9), step(at / 3), step(at)];
                let [red, green, blue, _] = light(rgb(colour), &profile);
                let found = [red, green, blue];
                let apart = found.iter().zip(expected).map(|(a, b)| a.abs_diff(b)).max().unwrap();
                assert!(apart <= 3, "{colour:?} is {red} {green} {blue}, not {expected:?}");
                sum += u32::from(apart);
            }
            assert!(sum <= 27, "more than one step in the mean: {sum} of 27");
        }
    }

    #[test]
    fn display_p3_is_converted() {
        let p3 = ColorProfile::new_display_p3();
        assert_near(light(rgb([200, 120, 100]), &p3), [213, 115, 95]);
        assert_near(light(rgb([90, 100, 180]), &p3), [88, 100, 186]);
        assert_near(light(rgb([60, 150, 90]), &p3), [0, 152, 83]);
        assert_near(light(rgb([255, 255, 255]), &p3), [255, 255, 255]);
    }

    #[test]
    fn adobe_rgb_is_converted() {
        let adobe = ColorProfile::new_adobe_rgb();
        assert_near(light(rgb([200, 120, 100]), &adobe), [224, 121, 99]);
        assert_near(light(rgb([90, 100, 180]), &adobe), [85, 100, 184]);
    }

    #[test]
    fn alpha_passes_unchanged() {
        let veiled = RgbaImage::from_pixel(1, 1, Rgba([200, 120, 100, 77]));
        let p3 = ColorProfile::new_display_p3();
        let found = light(DynamicImage::ImageRgba8(veiled), &p3);
        assert_near(found, [213, 115, 95]);
        assert_eq!(found[3], 77);
    }

    #[test]
    fn sixteen_bits_are_converted_as_sixteen() {
        let pixel = Rgb([200, 120, 100].map(|sample: u16| sample * 257));
        let deep = DynamicImage::ImageRgb16(ImageBuffer::from_pixel(1, 1, pixel));
        let p3 = ColorProfile::new_display_p3();
        assert_near(light(deep, &p3), [213, 115, 95]);
        // In linear light 300 of 65,535 is the grey 14.5; eight bits would know only 13 or 22.
        let pixel = Luma([300_u16]);
        let deep = DynamicImage::ImageLuma16(ImageBuffer::from_pixel(1, 1, pixel));
        let linear = ColorProfile::new_gray_with_gamma(1.0);
        assert_near(light(deep, &linear), [15, 15, 15]);
    }

    #[test]
    fn grey_is_converted_by_profiles_of_grey_and_of_colour() {
        let gamma = ColorProfile::new_gray_with_gamma(1.8);
        let grey = |level| DynamicImage::ImageLuma8(GrayImage::from_pixel(1, 1, Luma([level])));
        assert_near(light(grey(30), &gamma), [40, 40, 40]);
        assert_near(light(grey(128), &gamma), [146, 146, 146]);
        let veiled = GrayAlphaImage::from_pixel(1, 1, LumaA([128, 60]));
        let found = light(DynamicImage::ImageLumaA8(veiled), &gamma);
        assert_near(found, [146, 146, 146]);
        assert_eq!(found[3], 60);
        assert_near(light(grey(128), &ColorProfile::new_display_p3()), [128, 128, 128]);
    }

    #[test]
    fn a_profile_that_cannot_be_used_is_left_aside() {
        let grey = ColorProfile::new_gray_with_gamma(1.8);
        assert_eq!(light(rgb([10, 20, 30]), &grey), [10, 20, 30, 255]);
        let torn = to_srgb(rgb([10, 20, 30]), Channels::Light, Some(b"no profile"));
        assert_eq!(torn.to_rgb8().get_pixel(0, 0).0, [10, 20, 30]);
        let none = to_srgb(rgb([10, 20, 30]), Channels::Light, None);
        assert_eq!(none.to_rgb8().get_pixel(0, 0).0, [10, 20, 30]);
    }

    #[test]
    fn ink_without_a_profile_is_what_the_inks_let_through() {
        let inks = RgbaImage::from_pixel(1, 1, Rgba([51, 255, 0, 127]));
        let done = to_srgb(DynamicImage::ImageRgba8(inks), Channels::Ink, None);
        // (1 - 51/255) × (1 - 127/255) × 255, nothing, and (1 - 127/255) × 255.
        assert_eq!(done.to_rgb8().get_pixel(0, 0).0, [102, 0, 128]);
    }
}
