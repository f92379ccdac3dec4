//! `yearbook photos`: lists the photographs, and adds records for those without one.

use std::path::Path;
use std::process::ExitCode;

use yearbook::diagnostic::Diagnostic;
use yearbook::inventory::{self, Inventory, RECORDS};

use super::{Form, code, photo_table, show};

/// Lists the photographs of the yearbook in `root`; with `write`, adds records first.
pub fn run(root: &Path, write: bool, form: Form) -> ExitCode {
    let listed = if write { inventory::record(root) } else { inventory::take(root) };
    let told = listed.diagnostics;
    match (form, listed.value) {
        (Form::Json, inventory) => show::photos_json(&inventory.unwrap_or_default(), &told),
        (Form::Text, None) => show::told(&told, ""),
        (Form::Text, Some(inventory)) if write => added(&inventory, &told),
        (Form::Text, Some(inventory)) => list(&inventory, &told),
    }
    code(&told)
}

/// Tells that there is no yearbook.
pub fn refuse(missing: Diagnostic, form: Form) -> ExitCode {
    let told = [missing];
    match form {
        Form::Json => show::photos_json(&Inventory::default(), &told),
        Form::Text => show::told(&told, ""),
    }
    code(&told)
}

fn list(inventory: &Inventory, told: &[Diagnostic]) {
    if inventory.items.is_empty() {
        show::say("没有图片。图片放在文章旁边，或 assets 文件夹里。");
    } else {
        show::say(&photo_table::lines(inventory).join("\n"));
        show::say(&format!("\n{}", photo_table::summary(inventory)));
    }
    if inventory.count().unrecorded > 0 {
        show::say(&format!("没有记录的，运行 yearbook photos --write 在 {RECORDS} 里各添一条。"));
    }
    let has_errors = told.iter().any(Diagnostic::is_error);
    show::told(told, if has_errors { "有错误的地方用了哪些图片，上面看不全。" } else { "" });
}

fn added(inventory: &Inventory, told: &[Diagnostic]) {
    if !inventory.added.is_empty() {
        show::say(&format!("在 {RECORDS} 里添加了 {} 条记录：", inventory.added.len()));
        show::say(&photo_table::added(inventory).join("\n"));
        show::say("请打开它，填上冒号后面空着的，核对已经填好的。");
    } else if inventory.count().unrecorded == 0 {
        show::say(&format!("能用的图片都有记录，{RECORDS} 没有改动。"));
    }
    let is_left = inventory.added.is_empty() && inventory.count().unrecorded > 0;
    show::told(told, if is_left { "没有添加记录，原有的文件没有改动。" } else { "" });
}
