//! How wide photographs are at each place of the layout, as the `sizes` attribute of HTML says it: what a browser chooses
//! a rendition by, before it knows the styles.
//!
//! A place has its width in `theme.yaml` and not in a template, so that it is checked, and one design may change it
//! without copying templates. What is wrong there is seen by no eye: the browser takes a larger file, or a blurred one.

use std::collections::BTreeMap;

use tera::{Kwargs, State, TeraResult};

use crate::diagnostic::Problem;
use crate::fields::{Fields, Key, Shape};
use crate::language::Words;

pub(super) const SIZES: Key = Key::new("sizes", &["图片占宽"]).of(Shape::Record(PLACES)).says(
    "照片在网页各处占多宽，照 HTML 的 sizes 属性写，如 `(min-width: 60rem) 24rem, 100vw`；没有写的地方同 `body`。",
    "How wide a photograph is at each place, as the sizes attribute of HTML says it, such as \
     `(min-width: 60rem) 24rem, 100vw`; a place that is left out is as wide as `body`.",
);
const BODY: Key = Key::new("body", &["正文"]).says("正文里。", "In the text of an article.");
const LEAD: Key = Key::new("lead", &["题图"])
    .says("文章开头的图，和图片专辑里的大图。", "At the head of an article, and large on its plates.");
const SPREAD: Key =
    Key::new("spread", &["并排"]).says("图片专辑里两张并排的图。", "Two abreast on an article's plates.");
const COVER: Key = Key::new("cover", &["封面"]).says("封面上。", "On the cover.");
const CARD: Key =
    Key::new("card", &["列表"]).says("文章列表里每一篇的图。", "Beside an article in a list of articles.");
const GALLERY: Key =
    Key::new("gallery", &["图组"]).says("几张图排在一起时。", "Among several shown together.");
const PLATE: Key = Key::new("plate", &["图片页"]).says("图片页上。", "On the page of all photographs.");
const EVENT: Key = Key::new("event", &["大事"]).says("大事记和时间线里。", "In a chronicle or timeline.");
const PORTRAIT: Key = Key::new("portrait", &["肖像"]).says("人物的肖像。", "The portrait of a person.");
const INLINE: Key = Key::new("inline", &["行内"]).says("一行文字当中。", "Inside a line of text.");

/// The place in the whole book, which no template names.
pub const BOOK_PLACE: &str = "book";
const BOOK: Key =
    Key::new(BOOK_PLACE, &["整本"]).says("整本一页里，供打印。", "In the whole book, for print.");
/// The places of photographs.
const PLACES: &[Key] = &[BODY, LEAD, SPREAD, COVER, CARD, GALLERY, PLATE, EVENT, PORTRAIT, INLINE, BOOK];

/// What HTML takes where nothing else is known.
const WHOLE: &str = "100vw";

/// The units of lengths. A percentage is none: of what, a browser does not know yet.
const UNITS: [&str; 9] = ["px", "rem", "em", "vw", "vh", "vmin", "vmax", "ch", "cm"];

/// How wide photographs are, by place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sizes {
    by_place: BTreeMap<&'static str, String>,
}

impl Sizes {
    /// How wide they are at `place`; `None` where there is no such place.
    pub fn of(&self, place: &str) -> Option<&str> {
        PLACES.iter().find(|known| known.name == place)?;
        let said = self.by_place.get(place).or_else(|| self.by_place.get(BODY.name));
        Some(said.map_or(WHOLE, String::as_str))
    }
}

/// The function that templates ask by: `sizes(place="card")`.
pub(super) fn function(sizes: Sizes) -> impl Fn(Kwargs, &State) -> TeraResult<String> {
    move |arguments, _| {
        let place = arguments.must_get::<String>("place")?;
        sizes.of(&place).map(str::to_owned).ok_or_else(|| {
            let places: Vec<&str> = PLACES.iter().map(|place| place.name).collect();
            tera::Error::message(format!("图片没有“{place}”这个位置，有的是 {}", places.join("、")))
        })
    }
}

/// Adds what one layer says of the places.
pub(super) fn add(sizes: &mut Sizes, fields: &mut Fields) {
    let Some(node) = fields.node(SIZES) else { return };
    let Some(mut own) = Fields::open(fields.reader(), node, &SIZES.words(), PLACES) else { return };
    for place in PLACES {
        let Some(typed) = own.text_at(*place) else { continue };
        if is_source_size_list(&typed.value) {
            sizes.by_place.insert(place.name, typed.value);
        } else {
            let (sizes, place) = (SIZES.words(), place.words());
            let key = Words::of(format!("{}.{}", sizes.zh, place.zh), format!("{}.{}", sizes.en, place.en));
            let allowed = Words::new(
                "照 HTML 的 sizes 属性写的长度，如“(min-width: 60rem) 24rem, 100vw”，不能用百分号",
                "a length as in HTML’s sizes attribute, such as “(min-width: 60rem) 24rem, 100vw”, without per cent",
            );
            own.reader().tell(&typed.at, Problem::ThemeValue { key, allowed });
        }
    }
}

/// Whether this is a list of lengths, all but the last under a condition: what HTML calls a source size list.
fn is_source_size_list(text: &str) -> bool {
    let items = split_outside_brackets(text, |character| character == ',');
    let Some((last, others)) = items.split_last() else { return false };
    let is_conditional = |item: &&str| {
        let words = words(item);
        words.split_last().is_some_and(|(length, condition)| {
            is_length(length) && !condition.is_empty() && condition.iter().all(|word| is_condition(word))
        })
    };
    others.iter().all(is_conditional) && matches!(words(last)[..], [length] if is_length(length))
}

fn words(item: &str) -> Vec<&str> {
    let words = split_outside_brackets(item, char::is_whitespace);
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

fn is_condition(word: &str) -> bool {
    let inside = word.strip_prefix('(').and_then(|word| word.strip_suffix(')'));
    inside.map_or(matches!(word, "and" | "or" | "not"), |inside| inside.contains([':', '<', '>', '(']))
}

fn is_length(word: &str) -> bool {
    let is_worked_out = ["calc(", "min(", "max(", "clamp("].iter().any(|start| word.starts_with(start));
    let is_measured = || {
        let number = UNITS.iter().find_map(|unit| word.strip_suffix(unit));
        number.is_some_and(|number| number.parse::<f32>().is_ok_and(|number| number >= 0.0))
    };
    if is_worked_out { word.ends_with(')') && !word.contains('%') } else { is_measured() }
}

/// The parts of `text` between the separators that stand outside brackets.
fn split_outside_brackets(text: &str, is_separator: fn(char) -> bool) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = text.split(|character| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && is_separator(character)
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_understand_is_taken_and_nothing_else() {
        for right in [
            "100vw",
            "11.5rem",
            "(min-width: 60rem) 24rem, (min-width: 40rem) 50vw, 100vw",
            "(min-width: 40rem) and (max-width: 60rem) calc(100vw - 2rem), min(30rem, 100vw)",
            "not (width < 40em) 20em, 10px",
        ] {
            assert!(is_source_size_list(right), "{right}");
        }
        for wrong in [
            "",
            "50%",
            "24",
            "-1rem",
            "rem",
            "100vw, 24rem",
            "(min-width: 60rem) 24rem",
            "(min-width: 60rem) 24rem,",
            "min-width: 60rem 24rem, 100vw",
            "(60rem) 24rem, 100vw",
            "calc(100% - 2rem)",
            "calc(100vw - 2rem",
            "全宽",
        ] {
            assert!(!is_source_size_list(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_place_that_is_not_named_is_as_wide_as_the_text() {
        let mut sizes = Sizes::default();
        assert_eq!(
            [sizes.of("card"), sizes.of("body"), sizes.of("sidebar")],
            [Some("100vw"), Some("100vw"), None]
        );
        sizes.by_place.insert("body", "40rem".to_owned());
        sizes.by_place.insert("plate", "9rem".to_owned());
        assert_eq!([sizes.of("card"), sizes.of("plate")], [Some("40rem"), Some("9rem")]);
    }
}
