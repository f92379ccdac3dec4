//! `yearbook fix`: shows what is to be mended in the texts, and writes it.

use std::path::Path;
use std::process::ExitCode;

use yearbook::diagnostic::{Diagnostic, Place};
use yearbook::fix::{self, Correction};

use super::{code, show};

/// Mends the texts of the yearbook in `root`; `dry` only shows.
pub fn run(root: &Path, dry: bool) -> ExitCode {
    let planned = fix::plan(root);
    let (corrections, mut told) = (planned.value, planned.diagnostics);
    corrections.iter().for_each(announce);
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
        (_, []) => "没有要改的。".to_owned(),
        (true, _) => format!(
            "可以改好 {} 个文件，笔误 {} 处；还没有改动。去掉 --dry-run 再运行一次就会改。",
            all.len(),
            slips(&all)
        ),
        (false, _) => format!("改好了 {} 个文件，笔误 {} 处。", written.len(), slips(&written)),
    });
    show::told(&told, if told.is_empty() { "" } else { "这些要自己改。" });
    code(&told)
}

fn announce(correction: &Correction) {
    if let Some(encoding) = correction.encoding {
        show::say(&format!("{}：从 {} 转成 UTF-8", correction.path, encoding.name()));
    }
    if !correction.diff.is_empty() {
        show::say(&correction.diff);
    }
}
