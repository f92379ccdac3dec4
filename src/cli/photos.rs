//! `yearbook photos`: lists the photographs, and adds records for those without one.

use std::path::Path;
use std::process::ExitCode;

use yearbook::diagnostic::Diagnostic;
use yearbook::inventory::{self, Inventory, RECORDS};
use yearbook::pipeline::Report;

use super::voice::Voice;
use super::{Form, code, photo_table, show};

/// Lists the photographs of the yearbook in `root`; with `write`, adds records first.
pub fn run(root: &Path, write: bool, form: Form, voice: Voice) -> ExitCode {
    let listed = if write { inventory::record(root) } else { inventory::take(root) };
    let told = listed.diagnostics;
    match (form, listed.value) {
        (Form::Json, inventory) => show::photos_json(&inventory.unwrap_or_default(), &told, voice),
        (Form::Sarif | Form::Github, _) => {
            let report = Report { diagnostics: told.clone(), ..Report::default() };
            show::report(&report, form, Some(root), "", voice);
        }
        (Form::Text, None) => show::told(&told, "", voice),
        (Form::Text, Some(inventory)) if write => added(&inventory, &told, voice),
        (Form::Text, Some(inventory)) => list(&inventory, &told, voice),
    }
    code(&told)
}

/// Tells that there is no yearbook.
pub fn refuse(missing: Diagnostic, form: Form, voice: Voice) -> ExitCode {
    let told = vec![missing];
    match form {
        Form::Json => show::photos_json(&Inventory::default(), &told, voice),
        Form::Text => show::told(&told, "", voice),
        Form::Sarif | Form::Github => {
            let report = Report { diagnostics: told.clone(), ..Report::default() };
            show::report(&report, form, None, "", voice);
        }
    }
    code(&told)
}

fn list(inventory: &Inventory, told: &[Diagnostic], voice: Voice) {
    if inventory.items.is_empty() {
        show::say(voice.say(
            "没有图片。图片放在文章旁边，或 assets 文件夹里。",
            "There are no pictures. They belong next to the articles or in the assets folder.",
        ));
    } else {
        show::say(&photo_table::lines(inventory, voice.language).join("\n"));
        show::say(&format!("\n{}", photo_table::summary(inventory, voice.language)));
    }
    if inventory.count().unrecorded > 0 {
        show::say(&voice.say(
            format!("没有记录的，运行 yearbook photos --write 在 {RECORDS} 里各添一条。"),
            format!("Run yearbook photos --write to add a record to {RECORDS} for each without one."),
        ));
    }
    let partial = voice.say(
        "有错误的地方用了哪些图片，上面看不全。",
        "What pictures are used where there are errors, the list cannot tell. ",
    );
    show::told(told, if told.iter().any(Diagnostic::is_error) { partial } else { "" }, voice);
}

fn added(inventory: &Inventory, told: &[Diagnostic], voice: Voice) {
    if !inventory.added.is_empty() {
        let count = inventory.added.len();
        show::say(&voice.say(
            format!("在 {RECORDS} 里添加了 {count} 条记录："),
            format!("Records added to {RECORDS}: {count}"),
        ));
        show::say(&photo_table::added(inventory, voice.language).join("\n"));
        show::say(voice.say(
            "请打开它，填上冒号后面空着的，核对已经填好的。",
            "Please open it, fill in what is empty behind the colons, and check what is there.",
        ));
    } else if inventory.count().unrecorded == 0 {
        show::say(&voice.say(
            format!("能用的图片都有记录，{RECORDS} 没有改动。"),
            format!("All pictures that can be used have records; {RECORDS} was left as it was."),
        ));
    }
    let is_left = inventory.added.is_empty() && inventory.count().unrecorded > 0;
    let none = voice.say(
        "没有添加记录，原有的文件没有改动。",
        "No records were added; all files were left as they were. ",
    );
    show::told(told, if is_left { none } else { "" }, voice);
}
