//! What captions leave out: a yearbook's caption says when, where, who and what.
//!
//! Only what can be seen without understanding the sentence is asked for, and once a photograph: a date or a year; a
//! place, or the name of a place or body that the yearbook itself records; names under a group photograph, whose
//! caption promises people; and some words beside all that. What is drawn (示意图) is asked for nothing.

use std::collections::{BTreeSet, HashMap};

use aho_corasick::{AhoCorasick, MatchKind};

use crate::article::Details;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::fields::Key;
use crate::language::Words;

use super::photo_record::{ALT, CAPTION, DATE, PEOPLE, PHOTOGRAPHER, PLACE};
use super::{Book, EntryId, Fill, Filled, PhotoId, Photograph};

/// Words by which a caption promises people.
const GROUP: &[&str] = &["合影", "合照", "全家福"];
/// Words that begin to name them.
const NAMED: &[&str] = &["左起", "右起", "从左", "从右", "左一", "右一", "前排"];
/// The names that cameras and messengers give to files: no caption.
const CAMERA: &[&str] = &["img", "dsc", "dscn", "dscf", "pxl", "mvimg", "mmexport", "微信图片", "微信截图"];

/// The places and bodies that a yearbook records, to be found in captions.
struct Names {
    names: Option<AhoCorasick>,
    count: usize,
}

impl Names {
    fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: BTreeSet<&str> = names.map(str::trim).filter(|name| name.chars().count() > 1).collect();
        let count = names.len();
        Self { names: AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok(), count }
    }

    fn are_in(&self, caption: &str) -> bool {
        self.names.as_ref().is_some_and(|names| names.is_match(caption))
    }

    /// What is left of `caption` without them.
    fn taken_from(&self, caption: &str) -> String {
        let nothing = vec![""; self.count];
        self.names.as_ref().map_or_else(|| caption.to_owned(), |names| names.replace_all(caption, &nothing))
    }
}

impl Book {
    /// A note on each photograph that is shown with a caption which lacks something, with the articles that show it.
    pub fn captions(&self, config: &Config) -> Vec<(Diagnostic, Vec<EntryId>)> {
        if self.shown.is_empty() {
            return Vec::new();
        }
        let names = self.recorded_names(config);
        let typed = self.typed_captions();
        let shown = self.shown.iter().filter_map(|(photo, entries)| {
            let photograph = self.photos.get(*photo)?;
            let told = lacking(photograph, &captions(photograph, typed.get(photo)), &names)?;
            Some((told, entries.clone()))
        });
        shown.collect()
    }

    /// For each of [`Book::photos`] the keys of its record that a person has yet to fill in: those without which a caption
    /// leaves something out, those for readers who cannot see it, and who took or provided it. What is drawn was not taken.
    pub fn gaps(&self, config: &Config) -> Vec<Vec<Key>> {
        let names = self.recorded_names(config);
        let typed = self.typed_captions();
        let gaps = self.photos.iter().enumerate().map(|(photo, photograph)| {
            let record = &photograph.record;
            let caption = captions(photograph, typed.get(&photo));
            let mut gaps = Vec::new();
            gaps.extend(caption.is_empty().then_some(CAPTION));
            gaps.extend(record.alt.is_none().then_some(ALT));
            if !record.illustration {
                let lacks = lacks(photograph, &caption, &names);
                gaps.extend(lacks.into_iter().map(|(_, key)| key.unwrap_or(CAPTION)));
                let is_credited = record.photographer.is_some() || record.source.is_some();
                gaps.extend((!is_credited).then_some(PHOTOGRAPHER));
            }
            let mut seen = Vec::new();
            gaps.retain(|key: &Key| {
                !seen.contains(key) && {
                    seen.push(*key);
                    true
                }
            });
            gaps
        });
        gaps.collect()
    }

    /// The captions that are typed where photographs are shown.
    fn typed_captions(&self) -> HashMap<PhotoId, Vec<&str>> {
        let mut typed: HashMap<PhotoId, Vec<&str>> = HashMap::new();
        let parts = self.parts.iter().filter_map(|part| part.text.as_ref().map(|(_, filled)| filled));
        let bodies = self.entries.iter().map(|entry| &entry.filled).chain(parts);
        for fill in bodies.flat_map(|filled: &Filled| &filled.fills) {
            if let Fill::Photo(shot) = fill {
                typed.entry(shot.photo).or_default().extend(shot.caption.as_deref());
            }
        }
        typed
    }

    fn recorded_names(&self, config: &Config) -> Names {
        let photos = self.photos.iter().filter_map(|photograph| photograph.record.place.as_deref());
        let events = self.entries.iter().flat_map(|entry| match &entry.article.details {
            Details::Event { place, host, .. } => {
                [place.as_deref(), host.as_ref().map(|host| host.value.as_str())]
            }
            _ => [None, None],
        });
        let short = config.short_names.iter().flat_map(|name| [name.name.as_str(), name.short.as_str()]);
        Names::of(photos.chain(events.flatten()).chain(short).chain(config.publisher.as_deref()))
    }
}

/// The caption of the record and those `typed` where the photograph is shown.
fn captions(photograph: &Photograph, typed: Option<&Vec<&str>>) -> String {
    let own = photograph.record.caption.as_deref().into_iter();
    own.chain(typed.into_iter().flatten().copied()).collect::<Vec<_>>().join("\n")
}

/// What to tell of a photograph with these captions. That one has none at all is told already.
fn lacking(photograph: &Photograph, caption: &str, names: &Names) -> Option<Diagnostic> {
    if photograph.record.illustration || caption.is_empty() {
        return None;
    }
    let lacks = lacks(photograph, caption, names);
    if lacks.is_empty() {
        return None;
    }
    let keys = lacks.iter().filter_map(|(_, key)| Some(key.as_ref()?.words()));
    let (zh, en): (Vec<_>, Vec<_>) =
        keys.map(|key| (format!("“{}”", key.zh), format!("“{}”", key.en))).unzip();
    let keys = Words::of(zh.concat(), en.join(" and "));
    let lacks = Words::list(lacks.into_iter().map(|(what, _)| what));
    let place = photograph.record.at.clone().unwrap_or_else(|| Place::file(&photograph.path));
    Some(Diagnostic::at(place, Problem::CaptionLacks { lacks, keys }))
}

/// What is missing, and the key that would hold it.
fn lacks(photograph: &Photograph, caption: &str, names: &Names) -> Vec<(Words, Option<Key>)> {
    let record = &photograph.record;
    let has = |words: &[&str]| words.iter().any(|word| caption.contains(word));
    let nameless = record.people.is_empty() && has(GROUP) && !has(NAMED);
    let typed = record.people.iter().map(|name| name.value.as_str());
    let people: Vec<&str> = typed.chain(photograph.people.iter().map(|name| name.text.as_str())).collect();
    let lacks = [
        (record.date.is_none() && !says_year(caption), (Words::new("何时", "when"), Some(DATE))),
        (record.place.is_none() && !names.are_in(caption), (Words::new("何地", "where"), Some(PLACE))),
        (nameless, (Words::new("何人", "who"), Some(PEOPLE))),
        (!says_what(caption, names, &people), (Words::new("何事", "what"), None)),
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
fn says_what(caption: &str, names: &Names, people: &[&str]) -> bool {
    let mut rest = names.taken_from(caption);
    for name in people {
        rest = rest.replace(name, "");
    }
    let rest: String = rest
        .chars()
        .filter(|c| c.is_alphabetic() && !['年', '月', '日', '号', '和', '与', '在', '于'].contains(c))
        .collect();
    !rest.is_empty() && !CAMERA.contains(&rest.to_lowercase().as_str())
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
        let names = Names::of(["湖畔公园", "湖畔"].into_iter());
        let people = ["甲某", "乙某"];
        let says = |caption| says_what(caption, &names, &people);
        assert!(says("甲某在湖畔公园讲课") && says("开幕") && says("Opening"));
        assert!(!says("2023年9月1日，湖畔公园") && !says("甲某、乙某") && !says("IMG_0412") && !says("……"));
    }
}
