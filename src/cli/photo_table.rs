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
pub fn lines(inventory: &Inventory, language: Language) -> Vec<String> {
    let [photo, pixels, size, format] =
        language.of(["图片", "像素", "大小", "格式"], ["Picture", "Pixels", "Size", "Format"]);
    let width = |item: &Item| item.path.as_str().width();
    let fitting = inventory.items.iter().map(width).filter(|width| *width <= LONGEST);
    let first = fitting.max().unwrap_or_default().max(photo.width()) + 2;
    let head = [padded(photo, first), padded(pixels, 13), padded(size, 10), format.to_owned()].concat();
    let mut lines = vec![head];
    for item in &inventory.items {
        let file = file(item);
        if width(item) > LONGEST {
            lines.push(item.path.to_string());
            lines.push([" ".repeat(first), file].concat().trim_end().to_owned());
        } else {
            lines.push([padded(item.path.as_str(), first), file].concat().trim_end().to_owned());
        }
        for (label, parts) in known(item, language) {
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
fn known(item: &Item, language: Language) -> Vec<(&'static str, Vec<String>)> {
    if let Err(problem) = &item.header {
        let hint =
            problem.hint(language).map(|hint| [language.of("。", ". "), &hint].concat()).unwrap_or_default();
        return vec![(language.of("不能用", "unusable"), vec![problem.message(language) + &hint])];
    }
    let record = match &item.record {
        Some((id, place)) => {
            let (file, line) = (&place.file, place.line);
            vec![
                id.clone(),
                language.of(format!("（{file} 第 {line} 行）"), format!(" ({file} line {line})")),
            ]
        }
        None => vec![language.of("没有", "none").to_owned()],
    };
    let uses = if item.withdrawn {
        vec![language.of("已经撤下，哪里都不显示", "withdrawn, shown nowhere").to_owned()]
    } else if item.uses.is_empty() {
        vec![language.of("没有地方用到", "used nowhere").to_owned()]
    } else {
        apart(item.uses.iter().map(|used| shown(used, language)), language.of("、", ", "))
    };
    let keys = item.lacks.iter().map(|key| key.words().said(language).to_owned());
    let lacks = apart(keys, language.of("、", ", "));
    let [of_record, of_uses, of_lacks, of_offers] =
        language.of(["记录", "用在", "还缺", "文件里有"], ["record", "used in", "missing", "file says"]);
    let offers = said(&item.offers, language);
    let known = [(of_record, record), (of_uses, uses), (of_lacks, lacks), (of_offers, offers)];
    known.into_iter().filter(|(_, parts)| !parts.is_empty()).collect()
}

fn shown(shown: &Use, language: Language) -> String {
    match shown.shown {
        PhotoUse::Cover => language.of("封面", "the cover").to_owned(),
        PhotoUse::Logo => language.of("标志", "the logo").to_owned(),
        _ if shown.draft => format!("{}{}", shown.file, language.of("（草稿）", " (draft)")),
        _ => shown.file.to_string(),
    }
}

/// What a photograph's file says.
fn said(says: &Inscription, language: Language) -> Vec<String> {
    let [day, caption, place, photographer] =
        language.of(["日期", "图说", "地点", "摄影"], ["date", "caption ", "place ", "photographer "]);
    let date = says.date.map(|date| format!("{day} {}", date.iso()));
    let text = |what: &str, text: &Option<String>| text.as_ref().map(|text| format!("{what}“{text}”"));
    let said = [
        date,
        text(caption, &says.caption),
        text(place, &says.place),
        text(photographer, &says.photographer),
    ];
    apart(said.into_iter().flatten(), language.of("；", "; "))
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
pub fn summary(inventory: &Inventory, language: Language) -> String {
    let count = inventory.count();
    let [unrecorded, unused, unusable] =
        language.of(["没有记录", "没有地方用到", "不能用"], ["without a record", "used nowhere", "unusable"]);
    let parts = [(count.unrecorded, unrecorded), (count.unused, unused), (count.unusable, unusable)];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {}{what}", language.of("幅", "")))
        .collect();
    let all = language.of("都有记录，都用到了", "all recorded, all used").to_owned();
    let rest = if parts.is_empty() { all } else { parts.join(language.of("，", ", ")) };
    let photographs = count.photographs;
    language.of(format!("共 {photographs} 幅图片：{rest}。"), format!("Pictures: {photographs}; {rest}."))
}

/// The records that were added.
pub fn added(inventory: &Inventory, language: Language) -> Vec<String> {
    let lines = |added: &Added| {
        let mut lines = {
            let (id, path) = (&added.id, &added.path);
            vec![language.of(format!("  {id}（{path}）"), format!("  {id} ({path})"))]
        };
        let says = said(&added.filled, language);
        if !says.is_empty() {
            lines.extend(wrapped(language.of("已填", "filled in"), &says));
        }
        lines
    };
    inventory.added.iter().flat_map(lines).collect()
}
