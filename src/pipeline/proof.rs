//! What is told of a website without publishing one: whether it can be, and whether what was published is it.

use std::path::Path;

use super::{Memory, Progress, Report, Request, make, make_all};
use crate::diagnostic::{self, Diagnostic};
use crate::output::{self, Output, Workshop};
use crate::{outward, source};

/// Tells all that [`super::build`] would tell before it publishes, photographs that cannot be developed among it, and the
/// advice that it would not. What is developed stays in the cache for the next build, and is proven to carry nothing but
/// pixels, as are the pictures that were published in `out` before.
pub fn check(request: &Request, out: &Path, memory: &mut Memory, progress: Progress) -> Report {
    let request = &Request { proofread: true, ..request.clone() };
    let mut made = make(request, memory, progress);
    made.diagnostics.extend(made.advice.drain(..).map(|(told, _)| told));
    let (site, mut report) = made.reported();
    if let Some(site) = site {
        let workshop = Workshop::new(&request.root);
        make_all(&site, &workshop, progress, &mut report);
        if !report.has_errors() {
            report.diagnostics.extend(workshop.darkroom.prove(site.renditions()));
        }
    }
    if let (Some(limits), Some(snapshot)) = (&request.external, memory.last()) {
        let config = super::configuration(&snapshot, &mut Vec::new());
        let own = config.as_ref().and_then(|config| config.base_url.as_deref());
        let cache = request.root.join(source::CACHE);
        report.diagnostics.extend(outward::check(&snapshot, own, &cache, limits));
    }
    // Where nothing of ours is published, there is nothing to look through.
    if let Ok(output) = Output::open(out, &request.root) {
        report.diagnostics.extend(output.carrying());
    }
    diagnostic::sort(&mut report.diagnostics);
    report
}

/// Tells what in `out` is not, byte for byte, as a build from nothing makes it: without what earlier builds kept, and without
/// keeping anything. [`Report::kept`] says how many files are.
pub fn verify(request: &Request, out: &Path, progress: Progress) -> Report {
    if let Some(problem) = output::absent(out) {
        return Report { diagnostics: vec![Diagnostic::general(problem)], ..Report::default() };
    }
    let (site, mut report) = make(request, &mut Memory::off_the_record(), progress).reported();
    // What is to be said of the texts is another question, unless it keeps the website from being made.
    report.diagnostics.retain(Diagnostic::is_error);
    let Some(site) = site else { return report };
    match Workshop::passing(&request.root) {
        Ok(workshop) => {
            make_all(&site, &workshop, progress, &mut report);
            report.diagnostics.retain(Diagnostic::is_error);
            if !report.has_errors() {
                let tones = workshop.darkroom.tones(site.renditions());
                let site = site.toned(&tones);
                report.kept = output::compare(out, &site, &workshop).tell(&mut report.diagnostics);
            }
        }
        Err(problem) => report.diagnostics.push(Diagnostic::general(problem)),
    }
    diagnostic::sort(&mut report.diagnostics);
    report
}
