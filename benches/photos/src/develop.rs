//! The job by the pipeline of the project: each photograph at three widths, as WebP and as JPEG.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use yearbook::fingerprint::Fingerprint;
use yearbook::path::{Route, SourcePath};
use yearbook::photo::{Darkroom, Rendition};
use yearbook::picture::{self, Encoding, FAST, QUALITY, Recipe, Webp};

use crate::WIDTHS;

/// Develops all photographs of a folder as a build does, and puts the renditions into `out`.
pub fn all(photographs: &Path, out: &Path, recipe: &str) {
    let recipe = named(recipe);
    let mut files: Vec<PathBuf> =
        fs::read_dir(photographs).expect("photographs").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let renditions: Vec<Vec<Rendition>> = files.par_iter().map(|file| renditions(file, recipe)).collect();
    let cache = photographs.join(".yearbook-cache");
    let darkroom = Darkroom::new(photographs);
    let made = darkroom.develop(renditions.iter().flatten(), &|_, _| {});
    assert!(made.diagnostics.is_empty(), "{:?}", made.diagnostics);
    fs::rename(cache.join("photos"), out).expect("the renditions");
    fs::remove_dir(cache).expect("an empty cache");
}

/// `quality`, `fast`, or METHOD:QUALITY,METHOD:QUALITY/JPEG: small ones, large ones.
fn named(recipe: &str) -> Recipe {
    match recipe.split_once('/') {
        None if recipe == "fast" => FAST,
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

fn renditions(file: &Path, recipe: Recipe) -> Vec<Rendition> {
    let source = fs::read(file).expect("a photograph");
    let header = picture::header(&source).expect("a header");
    let name = file.file_name().expect("a name").to_string_lossy();
    let stem = file.file_stem().expect("a name").to_string_lossy();
    let rendition = |width: u32, encoding: Encoding| {
        let height = f64::from(width) * f64::from(header.height) / f64::from(header.width);
        let extension = if encoding == Encoding::Webp { "webp" } else { "jpg" };
        let named = format!("{stem}-{width}.{extension}");
        Rendition {
            source: SourcePath::new(&name).expect("a path"),
            fingerprint: Fingerprint::of(&source),
            width,
            height: height.round() as u32,
            encoding,
            memory: header.memory,
            recipe,
            route: Route::new(&named).expect("an address"),
            sketch: named,
        }
    };
    WIDTHS.into_iter().flat_map(|width| [Encoding::Webp, Encoding::Jpeg].map(|encoding| rendition(width, encoding))).collect()
}
