//! Measures how photographs are developed: makes test photographs, develops them, scores what came out.
//!
//! `run.sh` does the whole, with sharp on the same job in turn.

mod colour;
mod develop;
mod make;
mod score;

use std::path::PathBuf;
use std::process::ExitCode;

/// The widths of the job.
const WIDTHS: [u32; 3] = [480, 960, 1600];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match &words[..] {
        ["make", pictures, out] => make::photographs(&PathBuf::from(pictures), &PathBuf::from(out)),
        ["colour"] => colour::all(),
        ["chart"] => colour::chart(),
        ["linear", pictures] => colour::linear(&PathBuf::from(pictures)),
        ["develop", photographs, out, recipe] => {
            develop::all(&PathBuf::from(photographs), &PathBuf::from(out), recipe);
        }
        ["score", photographs, outs @ ..] if !outs.is_empty() => {
            score::all(&PathBuf::from(photographs), outs);
        }
        _ => {
            eprintln!("usage: photos-bench make PICTURES OUT | develop PHOTOGRAPHS OUT RECIPE | score PHOTOGRAPHS OUT... | colour | chart | linear PICTURES");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
