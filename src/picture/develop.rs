//! The whole way of a picture, from the bytes of its source to the bytes of each published size.
//!
//! The source is decoded once. Turning and the conversion of colour, which cost by the pixel,
//! come after the first reduction; each further size is reduced from the one before it. The
//! memory of the full-size pixels goes back to the worker as soon as the first reduction exists.

use std::rc::Rc;

use fast_image_resize::Resizer;
use image::DynamicImage;

use super::colour::to_srgb;
use super::crop::{Crop, covering, cropped};
use super::decode::decode;
use super::encode::{Encoding, encode};
use super::fault::Fault;
use super::guard::guarded;
use super::header::{self, Header, swapped};
use super::pixels::Channels;
use super::recipe::Recipe;
use super::resize::reduced;
use super::steps::Steps;
use super::workspace::Workspace;

/// One file to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The format of the file.
    pub encoding: Encoding,
    /// What is kept where this is not the whole picture.
    pub crop: Option<Crop>,
}

/// Makes each of `targets` from `source`, in their order, reduced through `steps`. The files are upright, in sRGB, and
/// carry no profile and no metadata. The bytes of each depend on the other arguments alone, not on what else is
/// made, or was developed in `workspace` before.
///
/// # Errors
/// Every [`Fault`] of the header and of decoding. `BadTarget` for a step that is empty or larger than the upright source,
/// since a picture is never enlarged, and for a target that no step holds. Which sizes a picture can fill is for the
/// caller to choose by its header.
pub fn develop(
    source: &[u8],
    steps: &Steps,
    targets: &[Target],
    recipe: &Recipe,
    workspace: &mut Workspace,
) -> Result<Vec<Vec<u8>>, Fault> {
    reduce(source, steps, workspace)?.encode(steps, targets, recipe, workspace)
}

/// A photograph upright, in sRGB, and no larger than what is made of it.
pub struct Reduced(Option<DynamicImage>);

/// The first half of [`develop`], and the one that takes memory: when it is done, that of the full-size pixels is free.
///
/// # Errors
/// As [`develop`].
pub fn reduce(source: &[u8], steps: &Steps, workspace: &mut Workspace) -> Result<Reduced, Fault> {
    guarded_with(workspace, |workspace| {
        let header = header::read(source)?;
        check_steps(&header, steps)?;
        let first = steps.envelope().map(|largest| first_reduction(source, &header, largest, workspace));
        Ok(Reduced(first.transpose()?))
    })
}

impl Reduced {
    /// The second half of [`develop`], which takes the same `steps`.
    ///
    /// # Errors
    /// `BadRecipe`, `BadTarget` for one that no step holds, and `Failed` where an encoder refuses.
    pub fn encode(
        self,
        steps: &Steps,
        targets: &[Target],
        recipe: &Recipe,
        workspace: &mut Workspace,
    ) -> Result<Vec<Vec<u8>>, Fault> {
        recipe.check()?;
        let Some(first) = self.0 else { return Ok(Vec::new()) };
        guarded_with(workspace, |workspace| files(first, steps, targets, *recipe, &mut workspace.resizer))
    }
}

/// [`guarded`], for a step that works in a `workspace`: after a panic that is a new one.
fn guarded_with<T>(
    workspace: &mut Workspace,
    step: impl FnOnce(&mut Workspace) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let made = guarded(|| step(&mut *workspace));
    if matches!(made, Err(Fault::DecoderPanicked(_))) {
        *workspace = Workspace::default();
    }
    made
}

fn check_steps(header: &Header, steps: &Steps) -> Result<(), Fault> {
    let is_bad = |(width, height): &&(u32, u32)| {
        *width > header.width || *height > header.height || *width == 0 || *height == 0
    };
    let bad = steps.sizes().iter().find(is_bad);
    bad.map_or(Ok(()), |&(width, height)| Err(Fault::BadTarget { width, height }))
}

/// The upright source in sRGB at `size`: `ImageRgb8` or `ImageRgba8`.
fn first_reduction(
    source: &[u8],
    header: &Header,
    size: (u32, u32),
    workspace: &mut Workspace,
) -> Result<DynamicImage, Fault> {
    let picture = decode(source, header, workspace)?;
    let size = swapped(header.turn, size);
    let stored = if size == (picture.pixels.width(), picture.pixels.height()) {
        picture.pixels
    } else {
        let stored = reduced(&picture.pixels, picture.channels, size, &mut workspace.resizer)?;
        workspace.keep(picture.pixels);
        stored
    };
    let mut upright = to_srgb(stored, picture.channels, picture.profile.as_deref());
    upright.apply_orientation(header.turn);
    Ok(upright)
}

/// Encodes all targets, each when its step is reached.
fn files(
    first: DynamicImage,
    steps: &Steps,
    targets: &[Target],
    recipe: Recipe,
    resizer: &mut Resizer,
) -> Result<Vec<Vec<u8>>, Fault> {
    let of_step = |target: &Target| {
        let (width, height) = (target.width, target.height);
        steps.step((width, height), target.crop).ok_or(Fault::BadTarget { width, height })
    };
    let wanted: Vec<usize> = targets.iter().map(of_step).collect::<Result<_, _>>()?;
    let mut made = vec![Vec::new(); targets.len()];
    let first = Rc::new(first);
    let mut last = Rc::clone(&first);
    let needed = wanted.iter().max().map_or(0, |step| step + 1);
    for (step, size) in steps.sizes().iter().take(needed).enumerate() {
        // Where proportions differ, a step may be the smaller one and yet exceed the last on one side.
        let covers = last.width() >= size.0 && last.height() >= size.1;
        last = reduced_from(if covers { last } else { Rc::clone(&first) }, *size, resizer)?;
        let of_this = targets.iter().zip(&mut made).zip(&wanted).filter(|(_, own)| **own == step);
        for ((target, file), _) in of_this {
            let part = target.crop.map(|crop| part(&last, target, crop, resizer)).transpose()?;
            *file = encode(part.as_ref().unwrap_or(&last), target.encoding, recipe)?;
        }
    }
    Ok(made)
}

fn reduced_from(
    larger: Rc<DynamicImage>,
    size: (u32, u32),
    resizer: &mut Resizer,
) -> Result<Rc<DynamicImage>, Fault> {
    if size == (larger.width(), larger.height()) {
        return Ok(larger);
    }
    reduced(&larger, Channels::Light, size, resizer).map(Rc::new)
}

/// The part of the `whole` picture that the target shows.
fn part(
    whole: &DynamicImage,
    target: &Target,
    crop: Crop,
    resizer: &mut Resizer,
) -> Result<DynamicImage, Fault> {
    let size = (target.width, target.height);
    let covering = covering((whole.width(), whole.height()), size);
    let is_whole = covering == (whole.width(), whole.height());
    let smaller = (!is_whole).then(|| reduced(whole, Channels::Light, covering, resizer)).transpose()?;
    Ok(cropped(smaller.as_ref().unwrap_or(whole), size, crop))
}

#[cfg(test)]
mod tests {
    use image::metadata::Orientation;
    use image::{GrayAlphaImage, ImageBuffer, ImageFormat, Luma, LumaA, Rgb, RgbImage};

    use super::super::fault::{Foreign, Limit};
    use super::super::recipe::{QUALITY, Webp};
    use super::super::samples::{
        CMYK_ADOBE, CMYK_PLAIN, COARSE_LUMA, ONE_SCAN_EACH, PALETTE, RGB_JPEG, TWO_FRAMES, YCCK, bomb_png,
        cmyk_profile, decoded, exif_block, jpeg, jpeg_with, jpeg_with_exif, low, mean_error, png, saved,
        tiff_of, webp_with,
    };
    use super::*;

    const QUADRANTS: [[u8; 3]; 4] = [[200, 40, 40], [40, 160, 60], [50, 70, 200], [230, 220, 90]];

    fn developed(source: &[u8], targets: &[Target], recipe: &Recipe) -> Result<Vec<Vec<u8>>, Fault> {
        develop(source, &steps(targets), targets, recipe, &mut Workspace::default())
    }

    /// Those that the targets stand on.
    fn steps(targets: &[Target]) -> Steps {
        Steps::new(targets.iter().map(|target| (target.width, target.height)).collect())
    }

    fn target(width: u32, height: u32, encoding: Encoding) -> Target {
        Target { width, height, encoding, crop: None }
    }

    fn fault_of(source: &[u8]) -> Fault {
        developed(source, &[target(1, 1, Encoding::Webp)], &QUALITY).unwrap_err()
    }

    /// The source as it goes to the encoder, at its own size.
    fn upright(source: &[u8]) -> DynamicImage {
        let header = header::read(source).unwrap();
        first_reduction(source, &header, (header.width, header.height), &mut Workspace::default()).unwrap()
    }

    fn assert_near(found: [u8; 3], expected: [u8; 3], within: u8) {
        let far = found.iter().zip(expected).any(|(a, b)| a.abs_diff(b) > within);
        assert!(!far, "{found:?} is not within {within} of {expected:?}");
    }

    /// The colours in the middle of the four quadrants of 32 × 32 pixels.
    fn quadrants(pixels: &DynamicImage) -> [[u8; 3]; 4] {
        let pixels = pixels.to_rgb8();
        [(8, 8), (24, 8), (8, 24), (24, 24)].map(|(x, y)| pixels.get_pixel(x, y).0)
    }

    fn assert_quadrants(source: &[u8], expected: [[u8; 3]; 4], within: u8) {
        for (found, expected) in quadrants(&upright(source)).into_iter().zip(expected) {
            assert_near(found, expected, within);
        }
        let files = developed(source, &[target(32, 32, Encoding::Jpeg)], &QUALITY).unwrap();
        for (found, expected) in quadrants(&decoded(&files[0])).into_iter().zip(expected) {
            assert_near(found, expected, within + 4);
        }
    }

    /// Six blocks of 16 × 16 in three columns and two rows, each of another colour.
    fn block(x: u32, y: u32) -> [u8; 3] {
        let colours =
            [[230, 30, 30], [30, 200, 30], [40, 40, 220], [240, 240, 60], [20, 20, 20], [235, 235, 235]];
        colours[(x / 16 + 3 * (y / 16)) as usize]
    }

    /// Where the pixel at (x, y) of the upright picture stands in the 48 × 32 stored ones
    /// (EXIF 2.32, 4.6.4 A, by the sides at which the first row and the first column lie).
    fn stored_at(orientation: u32, x: u32, y: u32) -> (u32, u32) {
        let (right, bottom) = (47, 31);
        match orientation {
            1 => (x, y),
            2 => (right - x, y),
            3 => (right - x, bottom - y),
            4 => (x, bottom - y),
            5 => (y, x),
            6 => (y, bottom - x),
            7 => (right - y, bottom - x),
            _ => (right - y, x),
        }
    }

    fn turned_sources(orientation: u32) -> [(Vec<u8>, u8); 3] {
        let exif = exif_block(&[(0x0112, 3, orientation)], &[]);
        let opaque = |x, y| {
            let [red, green, blue] = block(x, y);
            [red, green, blue, 255]
        };
        [
            (jpeg_with_exif(&jpeg(48, 32, block), &exif), 3),
            (png(48, 32, opaque, None, Some(&exif)), 0),
            (webp_with(48, 32, opaque, None, Some(&exif)), 0),
        ]
    }

    #[test]
    fn all_eight_orientations_of_three_formats_stand_upright() {
        for orientation in 1..=8 {
            for (source, within) in turned_sources(orientation) {
                let found = upright(&source).to_rgb8();
                let sides = if orientation < 5 { (48, 32) } else { (32, 48) };
                assert_eq!(found.dimensions(), sides);
                for (x, y, pixel) in found.enumerate_pixels() {
                    let (sx, sy) = stored_at(orientation, x, y);
                    assert_near(pixel.0, block(sx, sy), within);
                }
            }
        }
    }

    #[test]
    fn reduced_files_stand_upright_too() {
        for orientation in 1..=8 {
            let (width, height) = if orientation < 5 { (24, 16) } else { (16, 24) };
            let targets = [Encoding::Webp, Encoding::Jpeg].map(|e| target(width, height, e));
            for (source, _) in turned_sources(orientation) {
                for file in developed(&source, &targets, &QUALITY).unwrap() {
                    let found = decoded(&file).to_rgb8();
                    assert_eq!(found.dimensions(), (width, height));
                    for (x, y) in [(4, 4), (width - 4, 4), (4, height - 4), (width - 4, height - 4)] {
                        let (sx, sy) = stored_at(orientation, 2 * x, 2 * y);
                        // Colour is halved and blocks are small: enough to tell them apart.
                        assert_near(found.get_pixel(x, y).0, block(sx, sy), 40);
                    }
                }
            }
        }
    }

    #[test]
    fn jpegs_that_the_common_decoder_misreads_have_their_colours() {
        for source in [ONE_SCAN_EACH, COARSE_LUMA, RGB_JPEG] {
            assert_quadrants(source, QUADRANTS, 2);
        }
    }

    #[test]
    fn inks_without_a_profile_have_their_plain_colours() {
        let plain = [[0, 255, 255], [255, 0, 0], [0, 0, 0], [255, 255, 255]];
        for source in [CMYK_ADOBE, CMYK_PLAIN, YCCK] {
            assert_quadrants(source, plain, 2);
        }
        let inks = [[255, 0, 0, 0], [0, 255, 255, 0], [0, 0, 0, 255], [0, 0, 0, 0]];
        let samples: Vec<u8> = (0..32 * 32).flat_map(|at| inks[at % 32 / 16 + at / 512 * 2]).collect();
        assert_quadrants(&tiff_of(32, 32, 5, 4, &samples, &[]), plain, 0);
    }

    #[test]
    fn inks_with_a_profile_have_the_colours_of_its_print() {
        let payload = [b"\x01\x01".as_slice(), &cmyk_profile()].concat();
        // The profile's Lab values in sRGB, worked out by hand from the definitions.
        let print = [[55, 156, 197], [185, 88, 87], [48, 48, 48], [255, 255, 255]];
        for source in [CMYK_ADOBE, CMYK_PLAIN, YCCK] {
            let source = jpeg_with(source, 0xE2, b"ICC_PROFILE\0", &payload);
            // The converter works on a grid of its own, hence the width of the bound.
            assert_quadrants(&source, print, 5);
        }
    }

    #[test]
    fn palettes_and_first_frames_are_read() {
        let found = upright(PALETTE).to_rgba8();
        assert_eq!(found.get_pixel(8, 8).0, [200, 40, 40, 255]);
        assert_eq!(found.get_pixel(24, 24).0, [230, 220, 90, 128]);
        let first = upright(TWO_FRAMES).to_rgb8();
        assert_eq!(first.get_pixel(16, 16).0, [200, 40, 40]);
        let flat = |level| ImageBuffer::from_pixel(8, 8, image::Rgba([level, 9, 9, 255]));
        let mut bytes = Vec::new();
        let frames = [flat(250), flat(3)].map(image::Frame::new);
        image::codecs::gif::GifEncoder::new(&mut bytes).encode_frames(frames).unwrap();
        assert_eq!(upright(&bytes).to_rgb8().get_pixel(4, 4).0, [250, 9, 9]);
    }

    #[test]
    fn a_frame_larger_than_its_screen_is_not_decoded() {
        let mut bytes = Vec::new();
        let frame = image::Frame::new(ImageBuffer::from_pixel(8, 8, image::Rgba([250, 9, 9, 255])));
        image::codecs::gif::GifEncoder::new(&mut bytes).encode_frames([frame]).unwrap();
        let at = bytes.windows(9).position(|part| part == [0x2C, 0, 0, 0, 0, 8, 0, 8, 0]).unwrap();
        for side in [9_000_u16, 65_000] {
            bytes[at + 5..at + 7].copy_from_slice(&side.to_le_bytes());
            bytes[at + 7..at + 9].copy_from_slice(&side.to_le_bytes());
            let fault = fault_of(&bytes);
            assert!(matches!(fault, Fault::Broken(_)), "{fault:?}");
        }
    }

    #[test]
    fn every_depth_and_kind_of_png_is_read() {
        let grey = ImageBuffer::from_pixel(4, 4, Luma([0x8080_u16]));
        let grey = saved(&DynamicImage::ImageLuma16(grey), ImageFormat::Png);
        assert_eq!(upright(&grey).to_rgb8().get_pixel(1, 1).0, [128, 128, 128]);
        let deep = ImageBuffer::from_pixel(4, 4, Rgb([0xFFFF_u16, 0x0101, 0x8000]));
        let deep = saved(&DynamicImage::ImageRgb16(deep), ImageFormat::Png);
        assert_eq!(upright(&deep).to_rgb8().get_pixel(1, 1).0, [255, 1, 128]);
        let veiled = GrayAlphaImage::from_pixel(4, 4, LumaA([50, 128]));
        let veiled = saved(&DynamicImage::ImageLumaA8(veiled), ImageFormat::Png);
        assert_eq!(upright(&veiled).to_rgba8().get_pixel(1, 1).0, [50, 50, 50, 128]);
    }

    #[test]
    fn grey_jpeg_tiff_and_bitmap_are_read() {
        let grey = DynamicImage::ImageLuma8(ImageBuffer::from_pixel(16, 16, Luma([77])));
        for format in [ImageFormat::Jpeg, ImageFormat::Tiff, ImageFormat::Bmp] {
            let found = upright(&saved(&grey, format)).to_rgb8();
            assert_near(found.get_pixel(8, 8).0, [77, 77, 77], 1);
        }
    }

    #[test]
    fn alpha_is_kept_in_webp_and_laid_on_white_in_jpeg() {
        let half = png(32, 32, |_, _| [200, 0, 0, 128], None, None);
        let targets = [Encoding::Webp, Encoding::Jpeg].map(|e| target(16, 16, e));
        let files = developed(&half, &targets, &QUALITY).unwrap();
        let [red, green, blue, alpha] = decoded(&files[0]).to_rgba8().get_pixel(8, 8).0;
        assert_eq!(alpha, 128);
        assert_near([red, green, blue], [200, 0, 0], 4);
        // 200 × 128/255 + 255 × 127/255, and 255 × 127/255.
        let laid = decoded(&files[1]).to_rgb8().get_pixel(8, 8).0;
        assert_near(laid, [227, 127, 127], 3);
        let gone = png(8, 8, |_, _| [0, 0, 0, 0], None, None);
        let files = developed(&gone, &[target(8, 8, Encoding::Jpeg)], &QUALITY).unwrap();
        assert_near(decoded(&files[0]).to_rgb8().get_pixel(4, 4).0, [255; 3], 0);
    }

    #[test]
    fn cut_files_are_truncated_in_every_format() {
        let pixels = RgbImage::from_fn(40, 40, |x, y| Rgb([low(x * 6), low(y * 6), 90]));
        let pixels = DynamicImage::ImageRgb8(pixels);
        for format in [
            ImageFormat::Jpeg,
            ImageFormat::Png,
            ImageFormat::WebP,
            ImageFormat::Gif,
            ImageFormat::Tiff,
            ImageFormat::Bmp,
        ] {
            let bytes = saved(&pixels, format);
            for cut in [bytes.len() - 20, bytes.len() / 2, 40] {
                assert_eq!(fault_of(&bytes[..cut]), Fault::Truncated, "{format:?} at {cut}");
            }
        }
        let cut = ONE_SCAN_EACH.len() - 2;
        assert_eq!(fault_of(&ONE_SCAN_EACH[..cut]), Fault::Truncated);
        assert_eq!(fault_of(&CMYK_ADOBE[..cut.min(400)]), Fault::Truncated);
    }

    #[test]
    fn what_is_no_photograph_is_refused_by_name() {
        assert_eq!(fault_of(b""), Fault::Empty);
        assert_eq!(fault_of(b"<!doctype html><p>404"), Fault::Foreign(Foreign::Html));
        assert_eq!(fault_of("一张照片".as_bytes()), Fault::NotAPicture);
        assert_eq!(fault_of(b"\0\0\0\x18ftypheic\0\0\0\0heicmif1"), Fault::Heic);
        let bomb = Fault::TooLarge { width: 65_000, height: 65_000, limit: Limit::Side(32_767) };
        assert_eq!(fault_of(&bomb_png(65_000, 65_000)), bomb);
    }

    #[test]
    fn the_sizes_asked_are_the_sizes_got_in_the_order_asked() {
        let source = jpeg(97, 61, |x, y| [low(x * 2), low(y * 4), 100]);
        let targets = [
            target(13, 8, Encoding::Jpeg),
            target(97, 61, Encoding::Webp),
            target(49, 31, Encoding::Webp),
            target(49, 31, Encoding::Jpeg),
            target(1, 1, Encoding::Webp),
            // Of another proportion: taller than the one before it in size.
            target(20, 60, Encoding::Jpeg),
        ];
        let files = developed(&source, &targets, &QUALITY).unwrap();
        assert_eq!(files.len(), 6);
        for (file, target) in files.iter().zip(targets) {
            let picture = decoded(file);
            assert_eq!((picture.width(), picture.height()), (target.width, target.height));
            let is_webp = file.starts_with(b"RIFF");
            assert_eq!(is_webp, target.encoding == Encoding::Webp);
        }
        assert_eq!(developed(&source, &[], &QUALITY), Ok(vec![]));
    }

    #[test]
    fn targets_beyond_the_source_are_refused() {
        let exif = exif_block(&[(0x0112, 3, 6)], &[]);
        let source = jpeg_with_exif(&jpeg(48, 32, block), &exif);
        let ask = |width, height| {
            developed(&source, &[target(width, height, Encoding::Webp)], &QUALITY).map(|f| f.len())
        };
        assert_eq!(ask(32, 48), Ok(1));
        let bad = |width, height| Err(Fault::BadTarget { width, height });
        assert_eq!(ask(33, 48), bad(33, 48));
        assert_eq!(ask(48, 32), bad(48, 32));
        assert_eq!(ask(0, 1), bad(0, 1));
    }

    #[test]
    fn a_target_made_alone_has_the_bytes_that_it_has_among_others() {
        let source = jpeg(160, 120, |x, y| [low(x * 7), low(y * 5), low(x ^ y)]);
        let crop = Some(Crop { x: 30, y: 70 });
        let mut targets = [(120, 90), (80, 60), (40, 30)]
            .map(|(width, height)| target(width, height, Encoding::Jpeg))
            .to_vec();
        let steps = steps(&targets);
        targets.push(Target { crop, ..target(100, 50, Encoding::Jpeg) });
        let made = |targets: &[Target]| {
            develop(&source, &steps, targets, &QUALITY, &mut Workspace::default()).unwrap()
        };
        let together = made(&targets);
        for (target, file) in targets.iter().zip(&together) {
            assert!(made(&[*target]) == [file.clone()], "{target:?}");
        }
    }

    #[test]
    fn a_part_is_cut_around_what_has_to_be_kept() {
        // Three bands, of which the kept one is wanted whole.
        let source = jpeg(160, 120, |x, _| match x {
            0..40 => [250, 9, 9],
            40..80 => [9, 250, 9],
            _ => [9, 9, 250],
        });
        let steps = Steps::new(vec![(160, 120), (80, 60)]);
        for (x, expected) in [(0, [250, 9, 9]), (100, [9, 9, 250])] {
            let part = Target { crop: Some(Crop { x, y: 50 }), ..target(15, 60, Encoding::Jpeg) };
            let made = develop(&source, &steps, &[part], &QUALITY, &mut Workspace::default()).unwrap();
            let made = decoded(&made[0]);
            assert_eq!((made.width(), made.height()), (15, 60));
            let colour = made.to_rgb8().get_pixel(7, 30).0;
            assert!(colour.iter().zip(expected).all(|(a, b)| a.abs_diff(b) < 8), "{colour:?}");
        }
    }

    #[test]
    fn the_same_arguments_give_the_same_bytes_on_any_thread() {
        let source = jpeg(120, 90, |x, y| [low(x * 2), low(y * 2), low(x ^ y)]);
        let targets = [
            target(100, 75, Encoding::Webp),
            target(100, 75, Encoding::Jpeg),
            target(40, 30, Encoding::Webp),
        ];
        let run = || developed(&source, &targets, &QUALITY).unwrap();
        let first = run();
        std::thread::scope(|scope| {
            let others = [scope.spawn(run), scope.spawn(run), scope.spawn(run)];
            for other in others {
                assert_eq!(other.join().unwrap(), first);
            }
        });
    }

    #[test]
    fn outputs_carry_no_metadata() {
        let exif = exif_block(&[(0x0112, 3, 1), (0x8825, 4, 38)], &[(2, 5, 0)]);
        let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
        let at = |x: u32, _| [low(x * 8), 60, 90, 200];
        let opaque = jpeg_with_exif(&jpeg(32, 32, block), &exif);
        let opaque = jpeg_with(&opaque, 0xE1, b"http://ns.adobe.com/xap/1.0/\0", b"<x:xmpmeta/>");
        let opaque = jpeg_with(&opaque, 0xED, b"Photoshop 3.0\0", b"8BIM");
        let opaque = jpeg_with(&opaque, 0xFE, b"", b"a comment");
        for source in [png(32, 32, at, Some(&profile), Some(&exif)), opaque] {
            let targets = [Encoding::Webp, Encoding::Jpeg].map(|e| target(24, 24, e));
            let files = developed(&source, &targets, &QUALITY).unwrap();
            assert_no_metadata_in_webp(&files[0]);
            assert_no_metadata_in_jpeg(&files[1]);
        }
    }

    fn assert_no_metadata_in_webp(file: &[u8]) {
        let mut rest = &file[12..];
        let mut kinds = Vec::new();
        while let [a, b, c, d, l0, l1, l2, l3, data @ ..] = rest {
            let length = u32::from_le_bytes([*l0, *l1, *l2, *l3]) as usize;
            kinds.push([*a, *b, *c, *d]);
            if &[*a, *b, *c, *d] == b"VP8X" {
                assert_eq!(data[0] & 0b0010_1100, 0, "flags of ICC, EXIF and XMP");
            }
            rest = &data[length + length % 2..];
        }
        assert!(rest.is_empty());
        assert!(kinds.contains(b"VP8 "));
        let known: [&[u8; 4]; 3] = [b"VP8 ", b"VP8X", b"ALPH"];
        assert!(kinds.iter().all(|kind| known.contains(&kind)), "{kinds:?}");
    }

    /// Start, JFIF, tables, baseline frame, scan, end: and nothing else.
    fn assert_no_metadata_in_jpeg(file: &[u8]) {
        let markers: Vec<u8> = file
            .windows(2)
            .filter(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF))
            .map(|pair| pair[1])
            .collect();
        assert!(markers.starts_with(&[0xD8, 0xE0]) && markers.ends_with(&[0xD9]));
        let known = [0xD8, 0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9];
        let others: Vec<_> = markers.iter().filter(|m| !known.contains(m)).collect();
        assert!(others.is_empty(), "{others:02X?}");
    }

    #[test]
    fn pictures_of_any_small_size_look_like_their_source() {
        for side in [1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 64] {
            let at = |x: u32, y: u32| [low(40 + x * 3), low(200 - y * 3), 120, 255];
            let height = side / 2 + 1;
            let source = png(side, height, at, None, None);
            let targets = [Encoding::Webp, Encoding::Jpeg].map(|e| target(side, height, e));
            let expected = decoded(&source);
            for file in developed(&source, &targets, &QUALITY).unwrap() {
                let error = mean_error(&decoded(&file), &expected);
                assert!(error < 4.0, "{error} at {side}");
            }
        }
    }

    #[test]
    fn a_recipe_out_of_range_is_refused() {
        let source = jpeg(8, 8, block);
        let try_with =
            |recipe: Recipe| developed(&source, &[target(8, 8, Encoding::Webp)], &recipe).unwrap_err();
        let recipe = Recipe { webp_small: Webp { quality: f32::NAN, method: 4, segments: 4 }, ..QUALITY };
        assert_eq!(try_with(recipe), Fault::BadRecipe("webp quality"));
        let recipe = Recipe { webp_large: Webp { quality: 80.0, method: 7, segments: 4 }, ..QUALITY };
        assert_eq!(try_with(recipe), Fault::BadRecipe("webp method"));
        let recipe = Recipe { jpeg_quality: 0, ..QUALITY };
        assert_eq!(try_with(recipe), Fault::BadRecipe("jpeg_quality"));
    }

    #[test]
    fn damage_never_panics_past_the_door() {
        let sources = [
            jpeg(40, 30, block),
            ONE_SCAN_EACH.to_vec(),
            YCCK.to_vec(),
            PALETTE.to_vec(),
            TWO_FRAMES.to_vec(),
            turned_sources(6)[2].0.clone(),
            tiff_of(8, 8, 2, 3, &[7; 192], &[]),
        ];
        let mut seen = 0;
        for source in sources {
            for at in 0..source.len().min(700) {
                let mut bytes = source.clone();
                bytes[at] ^= 0xA5;
                match developed(&bytes, &[target(4, 4, Encoding::Jpeg)], &QUALITY) {
                    Ok(files) => assert!(files[0].starts_with(b"\xFF\xD8")),
                    Err(_) => seen += 1,
                }
            }
        }
        assert!(seen > 100, "{seen}");
    }

    #[test]
    fn a_turn_is_named_as_in_the_header() {
        let (source, _) = &turned_sources(7)[0];
        assert_eq!(header::read(source).unwrap().turn, Orientation::Rotate270FlipH);
    }
}
