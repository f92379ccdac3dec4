//! A new record, as it is going to be written: what the photograph's file says is filled in, the rest is asked for.

use std::collections::HashMap;

use crate::book::{Book, PHOTO_KEYS};
use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::path::{self, Route, SourcePath};
use crate::picture::{Format, Inscription};
use crate::source::Snapshot;
use crate::yaml::quoted;

use super::id::Names;
use super::{Added, RECORDS};

/// The keys that a person is asked for, and what belongs there. They stand without a value and not in a comment: what is
/// typed behind a colon counts at once, while a line whose `#` was forgotten would be lost in silence.
const ASKED: &[(&str, &str)] = &[
    ("caption", "何时、何地、何人在做什么，一句话"),
    ("alt", "画面上看得见什么，念给看不见图的读者听"),
    ("date", "拍摄日期，如 2024-09-14；只知道年、月，写 2024-09"),
    ("place", "拍摄地点，如 湖畔公园"),
    ("people", "画面上的人，从左到右，如 甲某、乙某"),
    ("photographer", "摄影者的姓名"),
    ("consent", "认得出的人是否同意公开；只供存查，不公开"),
];
/// How many of them a drawing is asked for: it was not taken anywhere.
const ASKED_OF_DRAWINGS: usize = 2;
/// Behind what is filled in.
const FOUND: &str = "取自照片文件，请核对";

/// A record that is going to be written.
#[derive(Debug)]
pub(super) struct Proposal {
    pub id: String,
    pub path: SourcePath,
    /// The file as the record names it.
    file: String,
    is_drawing: bool,
    pub filled: Inscription,
}

/// A proposal for each photograph of `book` without a record; `found` is what the snapshot's files say.
pub(super) fn proposals(
    book: &Book,
    snapshot: &Snapshot,
    found: &[(Option<u64>, Inscription)],
    told: &mut Vec<Diagnostic>,
) -> Vec<Proposal> {
    let recorded = book.photos.iter().filter(|photograph| photograph.record.at.is_some());
    let mut names = Names::new(recorded.map(|photograph| photograph.id.as_str()), snapshot.photos.keys());
    let mut proposals = Vec::new();
    let says = snapshot.photos.keys().zip(found).collect::<HashMap<_, _>>();
    for photograph in book.photos.iter().filter(|photograph| photograph.record.at.is_none()) {
        let path = photograph.path.clone();
        let Some(file) = named(&path) else {
            told.push(Diagnostic::at(Place::file(&path), Problem::PhotoUnnameable));
            continue;
        };
        let is_drawing = photograph.photo.header.format == Format::Svg;
        let filled = says.get(&path).map(|(_, says)| says.clone()).unwrap_or_default();
        proposals.push(Proposal { id: names.take(&path), path, file, is_drawing, filled });
    }
    proposals
}

/// How a record names the file `path`: as it is called where that is understood, else percent-encoded.
fn named(path: &SourcePath) -> Option<String> {
    let records = SourcePath::new(RECORDS)?;
    let encoded = Route::new(RECORDS)?.link(&Route::new(path.as_str())?);
    let is_understood = |name: &String| {
        name.trim() == name
            && !name.contains(char::is_control)
            && records.neighbour(name).as_ref() == Some(path)
    };
    [path::written_in(&records, path)?, encoded].into_iter().find(is_understood)
}

/// The id as a key of YAML. Numbers are quoted, since to YAML `1` and `01` are one key.
fn key(id: &str) -> String {
    let quoted = quoted(id);
    let is_plain = quoted == id && !id.starts_with(char::is_alphabetic);
    if is_plain { format!("\"{id}\"") } else { quoted }
}

impl Proposal {
    /// The lines of the record, with its keys in English or in Chinese.
    pub(super) fn lines(&self, english: bool) -> Vec<String> {
        let called = |name: &str| {
            let key = PHOTO_KEYS.iter().find(|key| key.name == name);
            key.filter(|_| !english).map_or_else(|| name.to_owned(), |key| key.shown().to_owned())
        };
        let asked = if self.is_drawing { ASKED.get(..ASKED_OF_DRAWINGS).unwrap_or(ASKED) } else { ASKED };
        let mut lines = vec![format!("{}:", key(&self.id))];
        lines.push(format!("  {}: {}", called("file"), quoted(&self.file)));
        lines.extend(asked.iter().map(|(name, hint)| match self.value(name) {
            Some(value) => format!("  {}: {}  # {FOUND}", called(name), quoted(&value)),
            None => format!("  {}:  # {hint}", called(name)),
        }));
        lines
    }

    /// What is filled in under this key.
    fn value(&self, name: &str) -> Option<String> {
        match name {
            "caption" => self.filled.caption.clone(),
            "date" => self.filled.date.map(|date| date.iso()),
            "place" => self.filled.place.clone(),
            "photographer" => self.filled.photographer.clone(),
            _ => None,
        }
    }

    pub(super) fn added(self) -> Added {
        Added { id: self.id, path: self.path, filled: self.filled }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    fn proposal(path: &str, filled: Inscription, is_drawing: bool) -> Proposal {
        let path = SourcePath::new(path).unwrap();
        Proposal { id: path.stem().to_owned(), file: named(&path).unwrap(), path, is_drawing, filled }
    }

    #[test]
    fn what_is_known_is_filled_in_and_the_rest_is_asked_for() {
        let filled = Inscription {
            date: Date::parse("2023-09-17"),
            caption: Some("开幕: “一”".to_owned()),
            photographer: Some("yes".to_owned()),
            place: None,
        };
        insta::assert_snapshot!(proposal("content/01-卷首/1.jpg", filled, false).lines(false).join("\n"), @r#"
        "1":
          文件: ../content/01-卷首/1.jpg
          图说: "开幕: “一”"  # 取自照片文件，请核对
          替代文字:  # 画面上看得见什么，念给看不见图的读者听
          日期: 2023-09-17  # 取自照片文件，请核对
          地点:  # 拍摄地点，如 湖畔公园
          人物:  # 画面上的人，从左到右，如 甲某、乙某
          摄影: yes  # 取自照片文件，请核对
          授权同意:  # 认得出的人是否同意公开；只供存查，不公开
        "#);
        insta::assert_snapshot!(proposal("assets/logo.svg", Inscription::default(), true).lines(true).join("\n"), @"
        logo:
          file: logo.svg
          caption:  # 何时、何地、何人在做什么，一句话
          alt:  # 画面上看得见什么，念给看不见图的读者听
        ");
    }

    #[test]
    fn every_key_that_is_asked_for_is_one() {
        for (name, _) in ASKED {
            assert!(PHOTO_KEYS.iter().any(|key| key.name == *name), "{name}");
        }
    }

    #[test]
    fn odd_names_are_encoded() {
        let named = |path: &str| named(&SourcePath::new(path).unwrap());
        assert_eq!(named("assets/photos/开幕 1.jpg").as_deref(), Some("photos/开幕 1.jpg"));
        assert_eq!(named("assets/100%41.jpg").as_deref(), Some("100%2541.jpg"));
        assert_eq!(named("assets/ a.jpg").as_deref(), Some("%20a.jpg"));
        assert_eq!(named("assets/a\\b.jpg"), None);
    }
}
