//! The job by the pipeline of the project: each photograph at three widths, as WebP and as JPEG, or as AVIF.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use yearbook::fingerprint::Fingerprint;
use yearbook::path::{Route, SourcePath};
use yearbook::photo::{Darkroom, Rendition};
use yearbook::picture::{self, Avif, Encoding, FAST, QUALITY, Recipe, Steps, Webp};

use crate::WIDTHS;

/// Develops all photographs of a folder as a build does, and puts the renditions into `out`.
pub fn all(photographs: &Path, out: &Path, recipe: &str) {
    let encodings: &[Encoding] =
        if recipe.starts_with("avif") { &[Encoding::Avif] } else { &[Encoding::Webp, Encoding::Jpeg] };
    let recipe = named(recipe);
    let mut files: Vec<PathBuf> =
        fs::read_dir(photographs).expect("photographs").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let renditions: Vec<Vec<Rendition>> = files.par_iter().map(|file| renditions(file, recipe, encodings)).collect();
    let cache = photographs.join(".yearbook-cache");
    let darkroom = Darkroom::new(photographs);
    let made = darkroom.develop(renditions.iter().flatten(), &|_, _| {});
    assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
    fs::rename(cache.join("photos"), out).expect("the renditions");
    fs::remove_dir_all(cache).expect("what is left of the cache");
}

/// `quality`, `fast`, `avif` or avif:QUALITY:SPEED (AVIF alone, with the feature of that name), or METHOD:QUALITY,METHOD:QUALITY/JPEG: small ones, large ones.
fn named(recipe: &str) -> Recipe {
    match recipe.split_once('/') {
        None if recipe == "fast" => FAST,
        None if recipe.starts_with("avif:") => {
            let parts: Vec<&str> = recipe.split(':').skip(1).collect();
            let [quality, speed] = parts[..] else { panic!("avif:QUALITY:SPEED") };
            let avif = Avif { quality: quality.parse().expect("a quality"), speed: speed.parse().expect("a speed") };
            Recipe { avif, ..QUALITY }
        }
        None => QUALITY,
        Some((webp_both, jpeg)) => {
            let webp = |webp: &str| {
                let parts: Vec<&str> = webp.split(':').collect();
                let [method, quality, segments] = parts[..] else { panic!("METHOD:QUALITY:SEGMENTS") };
                Webp {
                    method: method.parse().expect("a method"),
                    quality: quality.parse().expect("a quality"),
                    segments: segments.parse().expect("a number"),
                }
            };
            let (small, large) = webp_both.split_once(',').expect("small ones, large ones");
            Recipe {
                webp_small: webp(small),
                webp_large: webp(large),
                jpeg_quality: jpeg.parse().expect("a quality"),
                ..QUALITY
            }
        }
    }
}

fn renditions(file: &Path, recipe: Recipe, encodings: &[Encoding]) -> Vec<Rendition> {
    let source = fs::read(file).expect("a photograph");
    let header = picture::header(&source).expect("a header");
    let name = file.file_name().expect("a name").to_string_lossy();
    let stem = file.file_stem().expect("a name").to_string_lossy();
    let size = |width: u32| {
        (width, (f64::from(width) * f64::from(header.height) / f64::from(header.width)).round() as u32)
    };
    let steps = Arc::new(Steps::new(WIDTHS.map(size).to_vec()));
    let rendition = |width: u32, encoding: Encoding| {
        let extension = match encoding {
            Encoding::Avif => "avif",
            Encoding::Webp => "webp",
            _ => "jpg",
        };
        let named = format!("{stem}-{width}.{extension}");
        Rendition {
            source: SourcePath::new(&name).expect("a path"),
            fingerprint: Fingerprint::of(&source),
            width,
            height: size(width).1,
            encoding,
            crop: None,
            steps: Arc::clone(&steps),
            memory: header.memory,
            recipe,
            route: Route::new(&named).expect("an address"),
            sketch: named,
        }
    };
    let of_width = |width| encodings.iter().map(move |encoding| (width, *encoding));
    WIDTHS.into_iter().flat_map(of_width).map(|(width, encoding)| rendition(width, encoding)).collect()
}
