//! The list of photographs for people: a line each with what the file is, and under it what is known of it. It fits
//! eighty columns, which Han characters fill two at a time.

use unicode_width::UnicodeWidthStr;
use yearbook::book::PhotoUse;
use yearbook::inventory::{Added, Inventory, Item, Use};
use yearbook::language::Language;
use yearbook::picture::Inscription;

use super::show::padded;

/// The columns of a terminal that nobody made wider.
const WIDTH: usize = 80;
/// Where what is known begins.
const INDENT: usize = 12;
/// The most columns of a file's name; a longer one has a line of its own.
const LONGEST: usize = 46;

/// The table.
pub fn lines(inventory: &Inventory) -> Vec<String> {
    let width = |item: &Item| item.path.as_str().width();
    let fitting = inventory.items.iter().map(width).filter(|width| *width <= LONGEST);
    let first = fitting.max().unwrap_or_default().max("图片".width()) + 2;
    let head = [padded("图片", first), padded("像素", 13), padded("大小", 10), "格式".to_owned()].concat();
    let mut lines = vec![head];
    for item in &inventory.items {
        let file = file(item);
        if width(item) > LONGEST {
            lines.push(item.path.to_string());
            lines.push([" ".repeat(first), file].concat().trim_end().to_owned());
        } else {
            lines.push([padded(item.path.as_str(), first), file].concat().trim_end().to_owned());
        }
        for (label, parts) in known(item) {
            lines.extend(wrapped(label, &parts));
        }
    }
    lines
}

fn file(item: &Item) -> String {
    let size = item.length.map(megabytes).unwrap_or_default();
    match &item.header {
        Ok(header) => {
            let sides = format!("{} × {}", header.width, header.height);
            [padded(&sides, 13), padded(&size, 10), header.format.name().to_owned()].concat()
        }
        Err(_) => [padded("——", 13), padded(&size, 10), "——".to_owned()].concat(),
    }
}

/// A length in MB with one decimal; in kB where that would be nothing.
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes + 50_000) / 100_000;
    if tenths == 0 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

/// What is known of it, as labels and parts that are best not broken.
fn known(item: &Item) -> Vec<(&'static str, Vec<String>)> {
    if let Err(problem) = &item.header {
        let hint = problem.hint(Language::default()).map(|hint| format!("。{hint}")).unwrap_or_default();
        return vec![("不能用", vec![problem.message(Language::default()) + &hint])];
    }
    let record = match &item.record {
        Some((id, place)) => vec![id.clone(), format!("（{} 第 {} 行）", place.file, place.line)],
        None => vec!["没有".to_owned()],
    };
    let uses = if item.withdrawn {
        vec!["已经撤下，哪里都不显示".to_owned()]
    } else if item.uses.is_empty() {
        vec!["没有地方用到".to_owned()]
    } else {
        apart(item.uses.iter().map(shown), "、")
    };
    let lacks = apart(item.lacks.iter().map(|key| key.shown().to_owned()), "、");
    let known = [("记录", record), ("用在", uses), ("还缺", lacks), ("文件里有", said(&item.offers))];
    known.into_iter().filter(|(_, parts)| !parts.is_empty()).collect()
}

fn shown(shown: &Use) -> String {
    match shown.shown {
        PhotoUse::Cover => "封面".to_owned(),
        _ if shown.draft => format!("{}（草稿）", shown.file),
        _ => shown.file.to_string(),
    }
}

/// What a photograph's file says.
fn said(says: &Inscription) -> Vec<String> {
    let date = says.date.map(|date| format!("日期 {}", date.iso()));
    let text = |what: &str, text: &Option<String>| text.as_ref().map(|text| format!("{what}“{text}”"));
    let said =
        [date, text("图说", &says.caption), text("地点", &says.place), text("摄影", &says.photographer)];
    apart(said.into_iter().flatten(), "；")
}

/// The texts, `mark` behind each but the last.
fn apart(texts: impl Iterator<Item = String>, mark: &str) -> Vec<String> {
    let mut texts: Vec<String> = texts.collect();
    if let Some((_, before)) = texts.split_last_mut() {
        for text in before {
            text.push_str(mark);
        }
    }
    texts
}

/// The label and the parts on as many lines as they need. A part that would fit on a line of its own is not broken.
fn wrapped(label: &str, parts: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = padded(&format!("  {label}"), INDENT);
    for part in parts {
        let is_whole = part.width() + INDENT <= WIDTH;
        let units = if is_whole { vec![part.clone()] } else { units(part) };
        for unit in units {
            if line.width() + unit.width() > WIDTH && line.width() > INDENT {
                lines.push(std::mem::replace(&mut line, " ".repeat(INDENT)));
            }
            line.push_str(&unit);
        }
    }
    lines.push(line);
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// Where a text may be broken: not inside a word or number, nor before a mark that ends something.
fn units(text: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let is_word = |c: char| c.is_ascii_graphic();
    for c in text.chars() {
        let goes_on = match units.last() {
            Some(unit) if "，。；：、！？）”’".contains(c) => !unit.is_empty(),
            Some(unit) => is_word(c) && unit.chars().next_back().is_some_and(is_word),
            None => false,
        };
        match units.last_mut() {
            Some(unit) if goes_on => unit.push(c),
            _ => units.push(c.to_string()),
        }
    }
    units
}

/// How many photographs there are, in one sentence.
pub fn summary(inventory: &Inventory) -> String {
    let count = inventory.count();
    let parts = [(count.unrecorded, "没有记录"), (count.unused, "没有地方用到"), (count.unusable, "不能用")];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} 幅{what}"))
        .collect();
    let rest = if parts.is_empty() { "都有记录，都用到了".to_owned() } else { parts.join("，") };
    format!("共 {} 幅图片：{rest}。", count.photographs)
}

/// The records that were added.
pub fn added(inventory: &Inventory) -> Vec<String> {
    let lines = |added: &Added| {
        let mut lines = vec![format!("  {}（{}）", added.id, added.path)];
        let says = said(&added.filled);
        if !says.is_empty() {
            lines.extend(wrapped("已填", &says));
        }
        lines
    };
    inventory.added.iter().flat_map(lines).collect()
}
