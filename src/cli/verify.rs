//! `yearbook verify`: whether what is published is what the yearbook makes.

use std::path::Path;
use std::process::ExitCode;

use yearbook::pipeline::{self, Request};

use super::voice::Voice;
use super::{Form, OUTPUT, code, finish, progress, show};

/// Compares the website with one made from nothing, and tells what differs.
pub fn run(root: &Path, out: Option<&Path>, drafts: bool, form: Form, voice: Voice) -> ExitCode {
    let bars = progress::Bars::new(form == Form::Text, voice);
    let out = out.map_or_else(|| root.join(OUTPUT), Path::to_path_buf);
    let request = Request { drafts, ..Request::of(root.to_path_buf()) };
    let report = pipeline::verify(&request, &out, &|step| bars.step(step));
    bars.finish();
    if form == Form::Text && report.has_errors() {
        let meaning = voice.say("网站和原稿对不上。", "The website is not what the yearbook makes. ");
        show::told(&report.diagnostics, meaning, voice);
        return code(&report.diagnostics);
    }
    let summary = voice.say(
        format!("核对完毕：网站的 {} 个文件和从头生成的一模一样。", report.kept),
        format!("Verified: {} files of the website are what a build from nothing makes.", report.kept),
    );
    finish(&report, form, Some(root), &summary, voice)
}
