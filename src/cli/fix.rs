//! `yearbook fix`: shows what is to be mended in the texts, and writes it.

use std::path::Path;
use std::process::ExitCode;

use yearbook::diagnostic::{Diagnostic, Place};
use yearbook::fix::{self, Correction};

use super::voice::Voice;
use super::{code, show};

/// Mends the texts of the yearbook in `root`; `dry` only shows.
pub fn run(root: &Path, dry: bool, voice: Voice) -> ExitCode {
    let planned = fix::plan(root);
    let (corrections, mut told) = (planned.value, planned.diagnostics);
    for correction in &corrections {
        announce(correction, voice);
    }
    let mut written = Vec::new();
    for correction in corrections.iter().filter(|_| !dry) {
        match fix::write(root, correction) {
            Ok(()) => written.push(correction),
            Err(problem) => told.push(Diagnostic::at(Place::file(&correction.path), problem)),
        }
    }
    let done: Vec<&Correction> = if dry { corrections.iter().collect() } else { written };
    let slips: usize = done.iter().map(|correction| correction.slips).sum();
    let files = done.len();
    show::say(&match (dry, corrections.is_empty()) {
        (_, true) => voice.say("没有要改的。".to_owned(), "There is nothing to mend.".to_owned()),
        (true, _) => voice.say(
            format!("可以改好 {files} 个文件，笔误 {slips} 处；还没有改动。去掉 --dry-run 再运行一次就会改。"),
            format!("To be mended: {files} files, {slips} slips. Nothing was changed; run it again without --dry-run."),
        ),
        (false, _) => voice.say(
            format!("改好了 {files} 个文件，笔误 {slips} 处。"),
            format!("Mended: {files} files, {slips} slips."),
        ),
    });
    let left = voice.say("这些要自己改。", "These are left to you. ");
    show::told(&told, if told.is_empty() { "" } else { left }, voice);
    code(&told)
}

fn announce(correction: &Correction, voice: Voice) {
    if let Some(encoding) = correction.encoding {
        let (path, name) = (&correction.path, encoding.name());
        show::say(
            &voice.say(format!("{path}：从 {name} 转成 UTF-8"), format!("{path}: from {name} to UTF-8")),
        );
    }
    if !correction.diff.is_empty() {
        show::say(&correction.diff);
    }
}
