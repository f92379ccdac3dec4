//! Lists the photographs of a yearbook, and adds records. [edge: belongs to the binary, prints]

#![expect(clippy::print_stdout, reason = "edge: prints")]

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use yearbook::diagnostic::{Checked, Diagnostic, Record};
use yearbook::inventory::{self, Inventory, Item, RECORDS};
use yearbook::pipeline::Report;

use super::{Form, finish};

/// Articles that show a photograph are named up to this number.
const NAMED: usize = 3;

/// The JSON report: a contract with scripts.
#[derive(Serialize)]
struct Listing<'a> {
    #[serde(flatten)]
    inventory: &'a Inventory,
    /// The ids of the records that were added.
    added: &'a [String],
    diagnostics: Vec<Record<'a>>,
}

/// Lists the photographs of the yearbook in `root`; with `write`, adds a record for each that has none.
pub fn list(root: &Path, write: bool, form: Form) -> ExitCode {
    let Checked { value: inventory, diagnostics } = inventory::take(root);
    if inventory.photos.is_empty() && diagnostics.iter().any(Diagnostic::is_error) {
        return finish(&Report { diagnostics, ..Report::default() }, form, "");
    }
    let added = if write { inventory::added(root, &inventory, &diagnostics) } else { Ok(Vec::new()) };
    let (added, wrong) = match added {
        Ok(added) => (added, Vec::new()),
        Err(wrong) => (Vec::new(), wrong),
    };
    if form == Form::Json {
        let told = if wrong.is_empty() { &diagnostics } else { &wrong };
        let diagnostics = told.iter().map(Diagnostic::record).collect();
        let listing = Listing { inventory: &inventory, added: &added, diagnostics };
        println!("{}", serde_json::to_string(&listing).unwrap_or_default());
        return if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) };
    }
    if !wrong.is_empty() {
        return finish(&Report { diagnostics: wrong, ..Report::default() }, form, "");
    }
    for item in &inventory.photos {
        println!("{}\n", lines(item).join("\n  "));
    }
    println!("{}", summary(&inventory, write, &added, &diagnostics));
    ExitCode::SUCCESS
}

/// A photograph in lines that fit a narrow terminal.
fn lines(item: &Item) -> Vec<String> {
    let (mut lines, size) = (vec![item.file.clone()], size(item.bytes));
    let Some(picture) = &item.picture else {
        lines.push(format!("用不了：{}（{size}）", item.problem.as_deref().unwrap_or_default()));
        return lines;
    };
    let place = if picture.has_location { "；文件里记着拍摄位置，不会公开" } else { "" };
    lines.push(format!("{} × {}，{}，{size}{place}", picture.width, picture.height, picture.format));
    lines.push(shown(item));
    lines.push(match &item.record {
        Some(record) => format!("记录：{} 第 {} 行，“{}”", record.file, record.line, record.id),
        None => "没有记录".to_owned(),
    });
    if !item.lacks.is_empty() {
        lines.push(format!("还缺：{}", item.lacks.join("、")));
    }
    let offers = &item.offers;
    let offered = [
        ("日期", &offers.date),
        ("地点", &offers.place),
        ("摄影", &offers.photographer),
        ("图说", &offers.caption),
    ];
    let offered = offered.iter().filter_map(|(key, value)| Some(format!("{key} {}", value.as_deref()?)));
    let offered: Vec<String> = offered.collect();
    if !offered.is_empty() {
        lines.push(format!("文件里写着：{}", offered.join("；")));
    }
    lines
}

/// Where it is used.
fn shown(item: &Item) -> String {
    let cover = item.is_cover.then(|| "封面".to_owned());
    let titles = item.shown_by.iter().map(|article| format!("《{}》", article.title));
    let places: Vec<String> = cover.into_iter().chain(titles).collect();
    match places.get(..NAMED).filter(|_| places.len() > NAMED) {
        Some(named) => format!("用在：{}等 {} 处", named.join("、"), places.len()),
        None if places.is_empty() => "没有用到".to_owned(),
        None => format!("用在：{}", places.join("、")),
    }
}

/// A length in the unit that people know files by.
fn size(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    if bytes < 100_000 {
        format!("{} KB", bytes.div_ceil(1000))
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

fn summary(inventory: &Inventory, write: bool, added: &[String], told: &[Diagnostic]) -> String {
    let [bare, unused, unusable] = inventory.counts();
    let all = inventory.photos.len();
    let mut lines = vec![format!(
        "共 {all} 张图片：没有记录的 {bare} 张，没有用到的 {unused} 张，用不了的 {unusable} 张。"
    )];
    if write && added.is_empty() {
        lines.push("每张图片都有记录，什么也没有改。".to_owned());
    } else if write {
        let (count, ids) = (added.len(), added.join("、"));
        lines.push(format!("在 {RECORDS} 里加了 {count} 条记录：{ids}。"));
        lines.push("请打开它，补上冒号后面空着的。".to_owned());
    } else if bare > 0 {
        lines.push("运行 yearbook photos --write，给没有记录的各加一条。".to_owned());
    }
    let errors = told.iter().filter(|told| told.is_error()).count();
    if errors > 0 {
        lines.push(format!("年鉴里另有 {errors} 处错误，运行 yearbook check 查看。"));
    }
    lines.join("\n")
}
