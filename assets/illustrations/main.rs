//! Draws the original illustrations of the yearbook, the same at each run.
//!
//! `illustrations DIR` writes one JPEG for each picture into `DIR`;
//! `illustrations --check DIR` draws them again and exits with 1 when a file in
//! `DIR` differs. A third argument names a single picture. The pictures stand in
//! for photographs and so carry no text, sign or face.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic goes between whole and real numbers all the time, within known bounds"
)]
#![allow(
    clippy::many_single_char_names,
    clippy::similar_names,
    reason = "x, y, w, h, u and t are the words of drawing code"
)]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of its own: it writes the pictures and says so"
)]

mod canvas;
mod chance;
mod city;
mod festive;
mod figure;
mod group;
mod head;
mod ink;
mod land;
mod limbs;
mod prop;
mod scene_climb;
mod scene_fair;
mod scene_hall;
mod scene_lake;
mod scene_museum;
mod scene_read;
mod scene_road;
mod scene_safety;
mod scene_school;
mod scene_stage;
mod scene_still;
mod scene_walk;
mod shape;
mod tree;
mod wash;
mod wear;

use canvas::Canvas;
use mozjpeg_rs::simd::SimdOps;
use mozjpeg_rs::{Encoder, Preset, Subsampling};
use std::path::Path;
use std::process::ExitCode;

/// One picture: file name, size in pixels, seed of its grain, what draws it.
struct Picture {
    id: &'static str,
    size: (u32, u32),
    draw: fn(&mut Canvas),
}

const PAGE: (u32, u32) = (2400, 1600);

const PICTURES: &[Picture] = &[
    Picture { id: "cover", size: (2880, 1620), draw: scene_lake::cover },
    Picture { id: "climb", size: PAGE, draw: scene_climb::climb },
    Picture { id: "haizhi", size: PAGE, draw: scene_hall::haizhi },
    Picture { id: "qianhuang", size: PAGE, draw: scene_school::qianhuang },
    Picture { id: "pilot-award", size: PAGE, draw: scene_stage::pilot_award },
    Picture { id: "hutang", size: PAGE, draw: scene_fair::hutang },
    Picture { id: "safety-day", size: PAGE, draw: scene_safety::safety_day },
    Picture { id: "volunteers", size: PAGE, draw: scene_walk::volunteers },
    Picture { id: "party", size: PAGE, draw: scene_read::party },
    Picture { id: "geology", size: PAGE, draw: scene_museum::geology },
    Picture { id: "plaque", size: PAGE, draw: scene_still::plaque_still },
    Picture { id: "signing", size: PAGE, draw: scene_hall::signing },
    Picture { id: "horizon", size: PAGE, draw: scene_road::horizon },
];

fn jpeg(picture: &Picture) -> Result<Vec<u8>, String> {
    let (w, h) = picture.size;
    let mut sheet = Canvas::new(w, h, ink::PAPER).ok_or("the sheet has no area")?;
    (picture.draw)(&mut sheet);
    let rgb = sheet.finished(picture.id.bytes().map(u64::from).sum());
    Encoder::new(Preset::ProgressiveBalanced)
        .quality(88)
        .subsampling(Subsampling::S420)
        .simd_ops(SimdOps::scalar()) // the same bytes whatever the processor offers
        .encode_rgb(&rgb, w, h)
        .map_err(|e| e.to_string())
}

fn run(dir: &Path, check: bool, only: Option<&str>) -> Result<bool, String> {
    let mut same = true;
    for picture in PICTURES.iter().filter(|p| only.is_none_or(|id| id == p.id)) {
        let file = dir.join(picture.id).with_extension("jpg");
        let bytes = jpeg(picture).map_err(|e| format!("{}: {e}", picture.id))?;
        if check {
            let equal = std::fs::read(&file).is_ok_and(|old| old == bytes);
            println!("{} {}", picture.id, if equal { "as drawn" } else { "differs" });
            same &= equal;
        } else {
            std::fs::write(&file, &bytes).map_err(|e| format!("{}: {e}", file.display()))?;
            println!("{} {} KB", picture.id, bytes.len() / 1000);
        }
    }
    Ok(same)
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let check = args.first().is_some_and(|a| a == "--check");
    let rest = &args[usize::from(check)..];
    let Some(dir) = rest.first() else {
        eprintln!("usage: illustrations [--check] DIR [PICTURE]");
        return ExitCode::from(2);
    };
    match run(Path::new(dir), check, rest.get(1).map(String::as_str)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
