//! How near colours come to littleCMS: charts of 729 colours in wide spaces, developed by the pipeline, beside what
//! littleCMS makes of the same numbers.

use std::path::Path;

use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{ExtendedColorType, ImageEncoder, Rgb32FImage};
use lcms2::{Intent, PixelFormat, Profile, Transform};
use moxcms::ColorProfile;
use palette::color_difference::Ciede2000;
use palette::{IntoColor, Lab, Srgb};
use yearbook::picture::{self, Encoding, QUALITY, Recipe, Steps, Target, Workspace};

/// Steps of each channel.
const STEPS: u32 = 9;
/// Patches beside each other; 27 × 27 of them are all the colours.
const SIDE: u32 = 27;
/// Pixels of a patch, so that an encoder's blocks lie within it.
const PATCH: u32 = 16;

/// Prints the mean and the greatest difference (ΔE2000) for each space.
pub fn all() {
    let spaces = [
        ("Display P3", ColorProfile::new_display_p3()),
        ("Adobe RGB", ColorProfile::new_adobe_rgb()),
        ("ProPhoto RGB", ColorProfile::new_pro_photo_rgb()),
    ];
    for (name, profile) in spaces {
        let profile = profile.encode().expect("a profile");
        let colours: Vec<[u8; 3]> = (0..STEPS.pow(3)).map(colour).collect();
        let expected = by_littlecms(&profile, &colours);
        let found = by_pipeline(&profile, &colours);
        let differences: Vec<f32> =
            expected.iter().zip(&found).map(|(a, b)| lab(*a).difference(lab(*b))).collect();
        let mean = differences.iter().sum::<f32>() / differences.len() as f32;
        let most = differences.iter().copied().fold(0.0, f32::max);
        println!("{name}: mean {mean:.2}, greatest {most:.2}");
    }
}

/// Prints what littleCMS makes of a small chart of each space, in the form in which the tests of the pipeline's colours
/// keep it: three steps of each channel, red the slowest.
pub fn chart() {
    let spaces = [
        ("DISPLAY_P3", ColorProfile::new_display_p3()),
        ("ADOBE_RGB", ColorProfile::new_adobe_rgb()),
        ("PRO_PHOTO", ColorProfile::new_pro_photo_rgb()),
    ];
    let step = |number: u32| [0, 128, 255][(number % 3) as usize];
    let colours: Vec<[u8; 3]> = (0..27).map(|at| [step(at / 9), step(at / 3), step(at)]).collect();
    for (name, profile) in spaces {
        let shown = by_littlecms(&profile.encode().expect("a profile"), &colours);
        println!("const {name}: [[u8; 3]; 27] = {shown:?};");
    }
}

/// Prints how far reducing the samples as they are stored is from reducing light: for each picture the mean difference
/// (ΔE2000) and that which one pixel in a hundred exceeds.
pub fn linear(pictures: &Path) {
    let mut files: Vec<_> = std::fs::read_dir(pictures).expect("pictures").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "jpg")) {
        let stored = image::open(file).expect("a picture").to_rgb32f();
        let (width, height) = (480, 480 * stored.height() / stored.width());
        let reduced = |pixels: &Rgb32FImage| image::imageops::resize(pixels, width, height, FilterType::Lanczos3);
        let mut light = stored.clone();
        light.iter_mut().for_each(|value| *value = to_light(*value));
        let mut by_light = reduced(&light);
        by_light.iter_mut().for_each(|value| *value = to_stored(value.clamp(0.0, 1.0)));
        let as_lab = |pixel: &image::Rgb<f32>| -> Lab {
            let [red, green, blue] = pixel.0.map(|value| value.clamp(0.0, 1.0));
            Srgb::new(red, green, blue).into_color()
        };
        let as_stored = reduced(&stored);
        let pairs = as_stored.pixels().zip(by_light.pixels());
        let mut differences: Vec<f32> = pairs.map(|(a, b)| as_lab(a).difference(as_lab(b))).collect();
        differences.sort_by(f32::total_cmp);
        let mean = differences.iter().sum::<f32>() / differences.len() as f32;
        let name = file.file_stem().expect("a name").to_string_lossy();
        println!("{name}: mean {mean:.2}, one in a hundred above {:.2}", differences[differences.len() * 99 / 100]);
    }
}

/// From what sRGB stores to light (IEC 61966-2-1).
fn to_light(value: f32) -> f32 {
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

/// And back.
fn to_stored(light: f32) -> f32 {
    if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 }
}

fn colour(number: u32) -> [u8; 3] {
    [number / STEPS / STEPS, number / STEPS % STEPS, number % STEPS].map(|step| (step * 255 / (STEPS - 1)) as u8)
}

fn lab([red, green, blue]: [u8; 3]) -> Lab {
    Srgb::new(red, green, blue).into_format::<f32>().into_color()
}

fn by_littlecms(profile: &[u8], colours: &[[u8; 3]]) -> Vec<[u8; 3]> {
    let wide = Profile::new_icc(profile).expect("a profile");
    let srgb = Profile::new_srgb();
    let intent = Intent::RelativeColorimetric;
    let by: Transform<[u8; 3], [u8; 3]> =
        Transform::new(&wide, PixelFormat::RGB_8, &srgb, PixelFormat::RGB_8, intent).expect("a transform");
    let mut shown = vec![[0; 3]; colours.len()];
    by.transform_pixels(colours, &mut shown);
    shown
}

/// The middle of each patch of the published JPEG.
fn by_pipeline(profile: &[u8], colours: &[[u8; 3]]) -> Vec<[u8; 3]> {
    let size = SIDE * PATCH;
    let at = |x: u32, y: u32| colours[(y / PATCH * SIDE + x / PATCH) as usize];
    let chart = image::RgbImage::from_fn(size, size, |x, y| image::Rgb(at(x, y)));
    let mut source = Vec::new();
    let mut encoder = PngEncoder::new(&mut source);
    encoder.set_icc_profile(profile.to_vec()).expect("a profile");
    encoder.write_image(chart.as_raw(), size, size, ExtendedColorType::Rgb8).expect("a chart");
    let target = Target { width: size, height: size, encoding: Encoding::Jpeg, crop: None };
    let recipe = Recipe { jpeg_quality: 100, ..QUALITY };
    let made = picture::develop(&source, &Steps::new(vec![(size, size)]), &[target], &recipe, &mut Workspace::default()).expect("a picture");
    let made = image::load_from_memory(&made[0]).expect("a picture").to_rgb8();
    let middle = |number: u32| made.get_pixel(number % SIDE * PATCH + 8, number / SIDE * PATCH + 8).0;
    (0..STEPS.pow(3)).map(middle).collect()
}
