//! Forty test photographs out of the example's illustrations: as large as phones and cameras save them, with a sensor's
//! noise, so that decoding costs what it costs. The same pictures give the same photographs.

use std::fs;
use std::path::{Path, PathBuf};

use fast_image_resize::{ResizeOptions, Resizer};
use image::{DynamicImage, RgbImage};
use mozjpeg_rs::{Encoder, Preset, Subsampling};
use rayon::prelude::*;

/// The sizes that are made: pixels across and down, and how many. 624 million pixels in all.
const SIZES: [(u32, u32, usize); 4] =
    [(4032, 3024, 28), (4000, 3000, 4), (6000, 4000, 6), (8064, 6048, 2)];

/// Makes all photographs in `out`, from the JPEGs in `pictures`.
pub fn photographs(pictures: &Path, out: &Path) {
    let mut sources: Vec<PathBuf> = fs::read_dir(pictures)
        .expect("the pictures' folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "jpg"))
        .collect();
    sources.sort();
    fs::create_dir_all(out).expect("the photographs' folder");
    let sizes = SIZES.iter().flat_map(|(width, height, count)| vec![(*width, *height); *count]);
    let sizes: Vec<(u32, u32)> = sizes.collect();
    sizes.par_iter().enumerate().for_each(|(number, size)| {
        let source = &sources[number % sources.len()];
        let picture = image::open(source).expect("a picture").to_rgb8();
        let photograph = exposed(picture, *size, number);
        fs::write(out.join(format!("{number:02}.jpg")), saved(&photograph, number)).expect("a photograph");
    });
}

/// The picture at a camera's size, with its noise: light's own, which grows with the root of brightness, and the
/// sensor's, which is even; both blurred a little over neighbours, as a camera's processing leaves them.
fn exposed(picture: RgbImage, (width, height): (u32, u32), number: usize) -> RgbImage {
    let mut large = DynamicImage::new_rgb8(width, height);
    let fit = ResizeOptions::new().fit_into_destination(Some((0.5, 0.5)));
    Resizer::new().resize(&DynamicImage::ImageRgb8(picture), &mut large, &fit).expect("a resized picture");
    let mut pixels = large.into_rgb8();
    let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ (number as u64) << 32 | 1);
    let mut last = 0.0;
    for pixel in pixels.pixels_mut() {
        let light = f32::from(pixel.0[1]) / 255.0;
        let noise = random.normal();
        let grain = (0.6 * noise + 0.4 * last) * (0.8 + 2.4 * light.sqrt());
        last = noise;
        for channel in &mut pixel.0 {
            let own = random.normal() * 0.7;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let noisy = (f32::from(*channel) + grain + own).round().clamp(0.0, 255.0) as u8;
            *channel = noisy;
        }
    }
    pixels
}

/// As cameras save it: baseline; every third turned by EXIF, every fourth in Display P3.
fn saved(photograph: &RgbImage, number: usize) -> Vec<u8> {
    let sampling = if number % 2 == 0 { Subsampling::S420 } else { Subsampling::S422 };
    let mut encoder = Encoder::new(Preset::BaselineFastest).quality(92).subsampling(sampling);
    if number % 4 == 0 {
        encoder = encoder.icc_profile(moxcms::ColorProfile::new_display_p3().encode().expect("a profile"));
    }
    let file = encoder
        .encode_rgb(photograph.as_raw(), photograph.width(), photograph.height())
        .expect("a photograph");
    if number % 3 == 0 { turned(&file) } else { file }
}

/// With an EXIF block that says: turn a quarter clockwise.
fn turned(file: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(exif.len() + 2).expect("a short block");
    let mut made = file[..2].to_vec();
    made.extend([0xFF, 0xE1]);
    made.extend(length.to_be_bytes());
    made.extend(exif);
    made.extend(&file[2..]);
    made
}

/// xorshift64*: the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Of mean 0 and deviation 1: the sum of four even ones.
    fn normal(&mut self) -> f32 {
        let bits = self.next();
        let even = |at: u32| (bits >> (16 * at) & 0xFFFF) as f32 / 65_535.0;
        (even(0) + even(1) + even(2) + even(3) - 2.0) * 1.732
    }
}
