//! What captions leave out: a yearbook's caption says when, where, who and what.
//!
//! Only what can be seen without understanding the sentence is asked for, and once a photograph: a date or a year; a
//! place, or the name of a place or body that the yearbook itself records; names under a group photograph, whose
//! caption promises people; and some words beside all that. What is drawn (示意图) is asked for nothing.

use std::collections::BTreeSet;

use crate::article::Details;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Problem};

use super::{Book, Fill, Filled, PhotoId, Photograph};

/// Words by which a caption promises people.
const GROUP: &[&str] = &["合影", "合照", "全家福"];
/// Words that begin to name them.
const NAMED: &[&str] = &["左起", "右起", "从左", "从右", "左一", "右一", "前排"];
/// The names that cameras and messengers give to files: no caption.
const CAMERA: &[&str] = &["img", "dsc", "dscn", "dscf", "pxl", "mvimg", "mmexport", "微信图片", "微信截图"];

impl Book {
    /// A note on each photograph that is shown with a caption which lacks something.
    pub fn captions(&self, config: &Config) -> Vec<Diagnostic> {
        let names = self.names(config);
        let shown = self.shown_photos().into_iter();
        shown.filter_map(|(photo, _)| self.lacking(photo, &names)).collect()
    }

    fn lacking(&self, photo: PhotoId, names: &BTreeSet<&str>) -> Option<Diagnostic> {
        let photograph = self.photos.get(photo).filter(|photograph| !photograph.record.illustration)?;
        let caption = self.said(photo, photograph);
        if caption.is_empty() {
            return None; // That it has none is told already.
        }
        let lacks = lacks(photograph, &caption, names);
        if lacks.is_empty() {
            return None;
        }
        let keys = lacks.iter().filter(|(_, key)| !key.is_empty()).map(|(_, key)| ["“", key, "”"].concat());
        let keys = keys.collect::<String>();
        let lacks = lacks.iter().map(|(what, _)| *what).collect::<Vec<_>>().join("、");
        let place = photograph.record.at.clone().unwrap_or_else(|| Place::file(&photograph.path));
        Some(Diagnostic::at(place, Problem::CaptionLacks { lacks, keys }))
    }

    /// All captions of a photograph: its record's, and those typed where it is shown.
    fn said(&self, photo: PhotoId, photograph: &Photograph) -> String {
        let parts = self.parts.iter().filter_map(|part| part.text.as_ref().map(|(_, filled)| filled));
        let bodies = self.entries.iter().map(|entry| &entry.filled).chain(parts);
        let typed = bodies.flat_map(|filled: &Filled| &filled.fills).filter_map(|fill| match fill {
            Fill::Photo(shot) if shot.photo == photo => shot.caption.as_deref(),
            _ => None,
        });
        photograph.record.caption.as_deref().into_iter().chain(typed).collect::<Vec<_>>().join("\n")
    }

    /// The places and bodies that the yearbook records.
    fn names<'a>(&'a self, config: &'a Config) -> BTreeSet<&'a str> {
        let photos = self.photos.iter().filter_map(|photograph| photograph.record.place.as_deref());
        let events = self.entries.iter().flat_map(|entry| match &entry.article.details {
            Details::Event { place, host, .. } => [place.as_deref(), host.as_deref()],
            _ => [None, None],
        });
        let short = config.short_names.iter().flat_map(|name| [name.name.as_str(), name.short.as_str()]);
        let names = photos.chain(events.flatten()).chain(short).chain(config.publisher.as_deref());
        names.map(str::trim).filter(|name| name.chars().count() > 1).collect()
    }
}

/// What is missing, and the key that would hold it.
fn lacks(
    photograph: &Photograph,
    caption: &str,
    names: &BTreeSet<&str>,
) -> Vec<(&'static str, &'static str)> {
    let record = &photograph.record;
    let has = |words: &[&str]| words.iter().any(|word| caption.contains(word));
    let placed = names.iter().any(|name| caption.contains(name));
    let nameless = record.people.is_empty() && has(GROUP) && !has(NAMED);
    let lacks = [
        (record.date.is_none() && !says_year(caption), ("何时", "日期")),
        (record.place.is_none() && !placed, ("何地", "地点")),
        (nameless, ("何人", "人物")),
        (!says_what(caption, names, &record.people), ("何事", "")),
    ];
    lacks.into_iter().filter_map(|(lacking, what)| lacking.then_some(what)).collect()
}

/// Whether a year of four digits stands in `text`.
fn says_year(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.into_iter().any(|number| {
        number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
            // 20230901 and the like, as cameras write it.
            || number.len() == 8 && number.starts_with("20")
    })
}

/// Whether `caption` says more than dates and names.
fn says_what(caption: &str, names: &BTreeSet<&str>, people: &[String]) -> bool {
    let mut rest = caption.to_lowercase();
    let mut known: Vec<&str> = names.iter().copied().chain(people.iter().map(String::as_str)).collect();
    known.sort_unstable_by_key(|name| std::cmp::Reverse(name.len()));
    for name in known {
        rest = rest.replace(&name.to_lowercase(), "");
    }
    let rest: String = rest
        .chars()
        .filter(|c| c.is_alphabetic() && !['年', '月', '日', '号', '和', '与', '在', '于'].contains(c))
        .collect();
    !rest.is_empty() && !CAMERA.contains(&rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_four_digits() {
        assert!(says_year("2023年科普日") && says_year("摄于1998") && says_year("IMG_20230901"));
        assert!(!says_year("第20231号") && !says_year("3000人") && !says_year("十年"));
    }

    #[test]
    fn names_and_dates_are_no_sentence() {
        let names = BTreeSet::from(["湖畔公园"]);
        let people = ["甲某".to_owned(), "乙某".to_owned()];
        let says = |caption| says_what(caption, &names, &people);
        assert!(says("甲某在湖畔公园讲课") && says("开幕") && says("Opening"));
        assert!(!says("2023年9月1日，湖畔公园") && !says("甲某、乙某") && !says("IMG_0412") && !says("……"));
    }
}
