//! What a theme lets the cover show: which of its sections, and which parts of the book.
//!
//! What is left out is not given to the template, so that a theme's template need not know of the choice.

use crate::diagnostic::{Diagnostic, Place, Problem, nearest};
use crate::fields::{Fields, Key, Shape};
use crate::language::Words;

pub(super) const COVER: Key = Key::new("cover", &["封面"])
    .of(Shape::Record(COVER_KEYS))
    .says("封面上显示什么；不写就全部显示。", "What the cover shows; all of it when left out.");
const SECTIONS: Key = Key::new("sections", &["栏目"]).of(Shape::Texts).says(
    "显示哪几栏：`图片`、`简介`、`目录`、`数据`；如 `[图片, 目录]`。",
    "Which of picture, description, contents and data, such as `[picture, contents]`.",
);
const PARTS: Key = Key::new("parts", &["类目"]).of(Shape::Texts).says(
    "目录一栏里列出哪几个类目，写类目的标题；不写就全部列出。",
    "The titles of the parts that the contents list there; all of them when left out.",
);

/// The keys of `cover`.
const COVER_KEYS: &[Key] = &[SECTIONS, PARTS];

/// A section of the cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// The cover's picture.
    Picture,
    /// What the yearbook says of itself.
    Description,
    /// The parts and their articles.
    Contents,
    /// Some figures.
    Data,
}

impl Section {
    const ALL: [Self; 4] = [Self::Picture, Self::Description, Self::Contents, Self::Data];

    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Picture => ["图片", "picture"],
            Self::Description => ["简介", "description"],
            Self::Contents => ["目录", "contents"],
            Self::Data => ["数据", "data"],
        }
    }
}

/// What the cover shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// The sections; `None` for all.
    sections: Option<Vec<Section>>,
    /// The titles of the parts; `None` for all.
    parts: Option<Vec<(String, Place)>>,
}

/// Adds what one layer says of the cover.
pub(super) fn add(cover: &mut Cover, fields: &mut Fields) {
    let Some(node) = fields.node(COVER) else { return };
    let Some(mut own) = Fields::open(fields.reader(), node, &COVER.words(), COVER_KEYS) else { return };
    if own.node(SECTIONS).is_some() {
        let typed = own.texts(SECTIONS);
        let mut sections = Vec::new();
        for name in typed {
            let is_meant = |section: &Section| {
                section.names().iter().any(|known| known.eq_ignore_ascii_case(&name.value))
            };
            match Section::ALL.into_iter().find(is_meant) {
                Some(section) => sections.push(section),
                None => own.reader().tell(&name.at, unknown(name.value)),
            }
        }
        cover.sections = Some(sections);
    }
    if own.node(PARTS).is_some() {
        let typed = own.texts(PARTS);
        let reader = own.reader();
        let placed = typed.into_iter().map(|title| {
            let place = Place::of(reader.file, reader.text, &title.at);
            (title.value, place)
        });
        cover.parts = Some(placed.collect());
    }
}

fn unknown(name: String) -> Problem {
    let nearest = nearest(&name, Section::ALL.into_iter().flat_map(Section::names)).map(str::to_owned);
    let known = Words::choices(Section::ALL.into_iter().flat_map(Section::names));
    Problem::CoverSection { name, nearest, known }
}

impl Cover {
    /// Whether it shows `section`.
    pub fn shows(&self, section: Section) -> bool {
        self.sections.as_ref().is_none_or(|sections| sections.contains(&section))
    }

    /// Whether its contents list the part of this title.
    pub fn lists(&self, part: &str) -> bool {
        self.shows(Section::Contents)
            && self.parts.as_ref().is_none_or(|parts| parts.iter().any(|(title, _)| title == part))
    }

    /// The parts that it asks for and that are not among `parts`, the titles of those that the book has.
    pub fn missing(&self, parts: &[&str]) -> Vec<Diagnostic> {
        let asked = self.parts.iter().flatten().filter(|(title, _)| !parts.contains(&&**title));
        let told = asked.map(|(title, place)| {
            let nearest = nearest(title, parts.iter().copied()).map(str::to_owned);
            let problem = Problem::CoverPart {
                title: title.clone(),
                nearest,
                known: Words::names(parts.iter().copied()),
            };
            Diagnostic::at(place.clone(), problem)
        });
        told.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Reader;
    use crate::path::SourcePath;

    fn read(text: &str) -> (Cover, Vec<&'static str>) {
        let path = SourcePath::new("themes/t/theme.yaml").unwrap();
        let mut reader = Reader::new(&path, text);
        let node = reader.yaml(0..text.len()).unwrap();
        let mut cover = Cover::default();
        add(&mut cover, &mut Fields::open(&mut reader, &node, &Words::same("theme.yaml"), &[COVER]).unwrap());
        (cover, reader.diagnostics.iter().map(|told| told.problem.code()).collect())
    }

    #[test]
    fn what_is_left_out_is_not_shown() {
        let (cover, told) = read("封面: {栏目: [目录, Data], 类目: [卷首, 特载]}\n");
        assert_eq!(told, [""; 0]);
        let shown = Section::ALL.map(|section| cover.shows(section));
        assert_eq!(shown, [false, false, true, true]);
        assert_eq!([cover.lists("卷首"), cover.lists("附录")], [true, false]);
        let told = cover.missing(&["卷首", "特 载", "附录"]);
        assert_eq!((told.len(), told[0].problem.code()), (1, "Y0181"));
        assert_eq!(
            told[0].problem.hint(crate::language::Language::Chinese).as_deref(),
            Some("是否想写“特 载”？")
        );
        assert!(!read("cover: {sections: [data], parts: [卷首]}\n").0.lists("卷首"));
        assert!(!read("cover: {sections: []}\n").0.shows(Section::Picture));
    }

    #[test]
    fn without_a_word_all_is_shown() {
        let (cover, _) = read("");
        assert!(Section::ALL.into_iter().all(|section| cover.shows(section)) && cover.lists("任何"));
        assert!(cover.missing(&[]).is_empty());
        assert_eq!(read("cover: {sections: [目录, 数居, 地图]}\n").1, ["Y0180", "Y0180"]);
    }
}
