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
    corrections.iter().for_each(|correction| announce(correction, voice));
    let mut written = Vec::new();
    for correction in corrections.iter().filter(|_| !dry) {
        match fix::write(root, correction) {
            Ok(()) => written.push(correction),
            Err(problem) => told.push(Diagnostic::at(Place::file(&correction.path), problem)),
        }
    }
    let slips = |of: &[&Correction]| of.iter().map(|correction| correction.slips).sum::<usize>();
    let all: Vec<&Correction> = corrections.iter().collect();
    show::say(&match (dry, &all[..]) {
        (_, []) => voice.say("没有要改的。", "There is nothing to mend.").to_owned(),
        (true, _) => planned_words(all.len(), slips(&all), voice),
        (false, _) => mended_words(written.len(), slips(&written), voice),
    });
    let rest = voice.say("这些要自己改。", "These are for you to mend. ");
    show::told(&told, if told.is_empty() { "" } else { rest }, voice);
    code(&told)
}

fn planned_words(files: usize, slips: usize, voice: Voice) -> String {
    voice.say(
        format!(
            "可以改好 {files} 个文件，笔误 {slips} 处；还没有改动。去掉 --dry-run 再运行一次就会改。"
        ),
        format!(
            "Files that can be mended: {files}; slips: {slips}. Nothing was changed. Run it again without --dry-run to mend them."
        ),
    )
}

fn mended_words(files: usize, slips: usize, voice: Voice) -> String {
    voice.say(
        format!("改好了 {files} 个文件，笔误 {slips} 处。"),
        format!("Files mended: {files}; slips: {slips}."),
    )
}

fn announce(correction: &Correction, voice: Voice) {
    if let Some(encoding) = correction.encoding {
        let (path, encoding) = (&correction.path, encoding.name());
        show::say(
            &voice.say(
                format!("{path}：从 {encoding} 转成 UTF-8"),
                format!("{path}: from {encoding} to UTF-8"),
            ),
        );
    }
    if !correction.diff.is_empty() {
        show::say(&correction.diff);
    }
}
