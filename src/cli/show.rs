//! Prints: what is told, the report in each of its forms, and tables. [edge]
//!
//! Nothing here minds a reader that has gone (`yearbook check --report json | head -1`): what is left is for nobody.

#![expect(clippy::disallowed_methods, reason = "edge: finds out where the yearbook's folder lies")]

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use yearbook::article::Article;
use yearbook::book::FrameRow;
use yearbook::diagnostic::{Diagnostic, counted, folded, github, sarif};
use yearbook::inventory::Inventory;
use yearbook::pipeline::Report;

use super::Form;
use super::excerpt;
use super::voice::Voice;

/// Prints what was asked for.
pub fn say(text: &str) {
    drop(writeln!(std::io::stdout().lock(), "{text}"));
}

/// Prints what is told beside it, and why nothing was done.
pub fn complain(text: &str) {
    drop(writeln!(std::io::stderr().lock(), "{text}"));
}

/// Prints the list of photographs as one JSON object.
pub fn photos_json(inventory: &Inventory, told: &[Diagnostic], voice: Voice) {
    say(&serde_json::to_string(&inventory.record(told, voice.language)).unwrap_or_default());
}

/// Prints diagnostics, what they mean for what was asked, and how many there are.
pub fn told(diagnostics: &[Diagnostic], meaning: &str, voice: Voice) {
    all(diagnostics, voice);
    let said = [meaning, &count(diagnostics, voice)].concat();
    if !said.is_empty() {
        complain(said.trim_end());
    }
}

/// Prints the report in `form`: for people all diagnostics, how many there are, and the summary when nothing is wrong.
/// `root` is the yearbook's folder.
pub fn report(report: &Report, form: Form, root: Option<&Path>, summary: &str, voice: Voice) {
    let language = voice.language;
    let folder = || root.and_then(within).unwrap_or_default();
    match form {
        Form::Json => say(&serde_json::to_string(&report.record(language)).unwrap_or_default()),
        Form::Sarif => say(&format!("{:#}", sarif(&report.diagnostics, &folder(), language))),
        Form::Github => say(github(&report.diagnostics, &folder(), language).trim_end()),
        Form::Text => {
            all(&report.diagnostics, voice);
            let count = count(&report.diagnostics, voice);
            if report.has_errors() {
                let kept = voice.say(
                    "没有生成网站，已发布的内容没有改动。",
                    "The website was not built; what is published was left as it was. ",
                );
                complain(&[kept, &count].concat());
            } else {
                say(summary);
                if !count.is_empty() {
                    complain(&count);
                }
            }
        }
    }
}

/// The path of the folder `root` in the current one, with a slash at its end: code hosts look for files from there.
/// `None` where it is the current folder or not in it.
fn within(root: &Path) -> Option<String> {
    let (root, here) = (std::fs::canonicalize(root).ok()?, std::fs::canonicalize(".").ok()?);
    let parts: Vec<&str> = root.strip_prefix(here).ok()?.iter().filter_map(|part| part.to_str()).collect();
    (!parts.is_empty()).then(|| parts.join("/") + "/")
}

/// Prints all diagnostics, what is said many times once.
fn all(diagnostics: &[Diagnostic], voice: Voice) {
    for folded in folded(diagnostics) {
        complain(&format!("{}\n", excerpt::told(&folded, voice)));
    }
}

/// How many errors, warnings and notes there are, in a sentence.
pub fn count(diagnostics: &[Diagnostic], voice: Voice) -> String {
    let counted = counted(diagnostics, voice.language);
    if counted.is_empty() { counted } else { voice.say(format!("共 {counted}。"), format!("{counted}.")) }
}

/// Prints how to learn more of what is told, of the gravest of it as an example.
pub fn more(diagnostics: &[Diagnostic], voice: Voice) {
    let Some(told) = diagnostics.iter().min_by_key(|told| told.problem.severity()) else { return };
    let command = format!("yearbook explain {}", told.problem.code());
    complain(&voice.say(
        format!("想知道某一条为什么提示、怎样改，写上它的编号：{command}"),
        format!("To learn why something is told and how to mend it, give its code: {command}"),
    ));
}

/// Prints what the yearbook has of its frame, and what each part lacks.
pub fn frame(rows: &[FrameRow], voice: Voice) {
    if rows.is_empty() {
        return;
    }
    let language = voice.language;
    let (first, second) = voice.say((12, 10), (18, 14));
    let [part, there, lacks] = voice.say(["部分", "已有", "还缺"], ["Part", "There", "Missing"]);
    say(&format!("\n{}{}{lacks}", padded(part, first), padded(there, second)));
    for FrameRow { part, there, lacks } in rows {
        let lacks: Vec<&str> = lacks.iter().map(|words| words.said(language)).collect();
        let lacks = if lacks.is_empty() { "——".to_owned() } else { lacks.join(voice.say("，", ", ")) };
        say(&format!(
            "{}{}{lacks}",
            padded(part.said(language), first),
            padded(there.said(language), second)
        ));
    }
}

/// Prints who signed each article's three reviews, once somebody has signed any.
pub fn reviews(articles: &[Arc<Article>], voice: Voice) {
    let reviewed = |article: &&Arc<Article>| !article.draft;
    if !articles.iter().any(|article| article.review.signed().iter().any(Option::is_some)) {
        return;
    }
    let stages = voice.say(["初审", "复审", "终审"], ["First", "Second", "Final"]);
    let heads: String = stages.into_iter().map(|stage| padded(stage, 10)).collect();
    say(&format!("\n{}{}", padded(voice.say("审读", "Reviews"), 40), heads.trim_end()));
    for article in articles.iter().filter(reviewed) {
        let names = article.review.signed().map(|name| padded(name.unwrap_or("——"), 10)).concat();
        say(&format!("{}{}", padded(&article.title, 40), names.trim_end()));
    }
}

/// The text with blanks up to `width` columns, at least one. Han characters are two columns wide, so columns are measured,
/// not counted.
pub fn padded(text: &str, width: usize) -> String {
    let rest = width.saturating_sub(unicode_width::UnicodeWidthStr::width(text)).max(1);
    format!("{text}{}", " ".repeat(rest))
}
