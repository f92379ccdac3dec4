//! How near the renditions are to the photographs: SSIMULACRA2 against the same photograph reduced in floating point by
//! Lanczos with three lobes, and their bytes.

use std::fs;
use std::path::{Path, PathBuf};

use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Rgb32FImage};
use moxcms::{ColorProfile, Layout, TransformOptions};
use rayon::prelude::*;
use ssimulacra2::{ColorPrimaries, Rgb, TransferCharacteristic, Xyb, compute_frame_ssimulacra2};

use crate::WIDTHS;

/// Prints a line for each folder of `outs` and each format: megabytes, and the mean score of each width. Only about
/// eight photographs are scored.
pub fn all(photographs: &Path, outs: &[&str]) {
    let mut files: Vec<PathBuf> =
        fs::read_dir(photographs).expect("photographs").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let step = (files.len() / 8).max(1);
    let scored: Vec<PathBuf> = files.into_iter().step_by(step).collect();
    let scores: Vec<Vec<f64>> = scored.par_iter().map(|file| of_one(file, outs)).collect();
    let mut column = 0;
    for out in outs {
        for extension in ["webp", "jpg"] {
            let means: Vec<String> = WIDTHS
                .iter()
                .rev()
                .enumerate()
                .map(|(at, width)| {
                    let sum: f64 = scores.iter().map(|scores| scores[column + at]).sum();
                    format!("{width}: {:.2}", sum / scores.len() as f64)
                })
                .collect();
            println!("{out} {extension}: {:.2} MB; {}", megabytes(out, extension), means.join(", "));
            column += WIDTHS.len();
        }
    }
}

fn megabytes(out: &str, extension: &str) -> f64 {
    let files = fs::read_dir(out).expect("renditions").map(|entry| entry.expect("an entry"));
    let files = files.filter(|file| file.path().extension().is_some_and(|found| found == extension));
    files.map(|file| file.metadata().map_or(0, |data| data.len())).sum::<u64>() as f64 / 1e6
}

fn of_one(file: &Path, outs: &[&str]) -> Vec<f64> {
    let upright = upright(file);
    let stem = file.file_stem().expect("a name").to_string_lossy();
    let references: Vec<(u32, Rgb32FImage)> = WIDTHS
        .iter()
        .rev()
        .map(|width| {
            let height = f64::from(*width) * f64::from(upright.height()) / f64::from(upright.width());
            let height = height.round() as u32;
            (*width, image::imageops::resize(&upright, *width, height, FilterType::Lanczos3))
        })
        .collect();
    let mut scores = Vec::new();
    for out in outs {
        for extension in ["webp", "jpg"] {
            for (width, reference) in &references {
                let rendition = Path::new(out).join(format!("{stem}-{width}.{extension}"));
                let rendition = image::open(rendition).expect("a rendition").to_rgb32f();
                scores.push(score(reference, &rendition));
            }
        }
    }
    scores
}

/// The photograph in sRGB, upright, in floating point.
fn upright(file: &Path) -> Rgb32FImage {
    let mut decoder = ImageReader::open(file).expect("a photograph").into_decoder().expect("a decoder");
    let profile = decoder.icc_profile().ok().flatten();
    let turn = decoder.orientation().expect("an orientation");
    let mut pixels = DynamicImage::from_decoder(decoder).expect("pixels").to_rgb32f();
    if let Some(profile) = profile.and_then(|bytes| ColorProfile::new_from_slice(&bytes).ok()) {
        let srgb = ColorProfile::new_srgb();
        let by = profile
            .create_transform_f32(Layout::Rgb, &srgb, Layout::Rgb, TransformOptions::default())
            .expect("a transform");
        let mut shown = Rgb32FImage::new(pixels.width(), pixels.height());
        by.transform(pixels.as_raw(), &mut shown).expect("converted pixels");
        pixels = shown;
    }
    let mut pixels = DynamicImage::ImageRgb32F(pixels);
    pixels.apply_orientation(turn);
    pixels.into_rgb32f()
}

fn score(reference: &Rgb32FImage, rendition: &Rgb32FImage) -> f64 {
    compute_frame_ssimulacra2(frame(reference), frame(rendition)).expect("a score")
}

fn frame(picture: &Rgb32FImage) -> Xyb {
    let pixels = picture.pixels().map(|pixel| pixel.0.map(|value| value.clamp(0.0, 1.0))).collect();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let frame = Rgb::new(pixels, width, height, TransferCharacteristic::SRGB, ColorPrimaries::BT709);
    Xyb::try_from(frame.expect("a frame")).expect("a frame")
}
