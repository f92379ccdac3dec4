//! How photographs are developed.

use crate::diagnostic::Problem;
use crate::diagnostic::nearest;
use crate::fields::{Fields, Key, Shape};
use crate::language::Words;
use crate::picture::{Encoding, FAST, MAKES_AVIF, QUALITY, Recipe};

pub(super) const PHOTOS: Key = Key::new("photos", &["图片处理"])
    .of(Shape::Record(KEYS))
    .says("照片怎样制作。", "How photographs are developed.");
const EFFORT: Key = Key::new("effort", &["做工"]).says(
    "“精细”或“快速”：快速省三分之一的时间，图片文件略大。不写就是精细。",
    "`quality` or `fast`: fast takes a third less time for files a little larger. `quality` without it.",
);

const FORMATS: Key = Key::new("formats", &["格式"]).of(Shape::Texts).says(
    "网页上的图片用哪些格式，浏览器优先用写在前面的，例如 [webp, jpeg]；必须有 jpeg。不写就是这两种。",
    "The formats of published photographs, the preferred one first, such as `[webp, jpeg]`, which is what is made \
     without it; `jpeg` must be among them.",
);

const KEYS: &[Key] = &[EFFORT, FORMATS];

/// The names of the recipes.
const RECIPES: [(&str, Recipe); 4] =
    [("quality", QUALITY), ("精细", QUALITY), ("fast", FAST), ("快速", FAST)];

/// The names of the formats that can be published; AVIF is not in every build of the program.
const ENCODINGS: [(&str, Encoding); 4] =
    [("avif", Encoding::Avif), ("webp", Encoding::Webp), ("jpeg", Encoding::Jpeg), ("jpg", Encoding::Jpeg)];

/// How photographs are made for the website.
#[derive(Clone, Debug, PartialEq)]
pub struct Making {
    /// With how much effort.
    pub recipe: Recipe,
    /// In which formats, in the order in which browsers choose; JPEG, which all know, is among them.
    pub encodings: Vec<Encoding>,
}

impl Default for Making {
    fn default() -> Self {
        Self { recipe: QUALITY, encodings: vec![Encoding::Webp, Encoding::Jpeg] }
    }
}

/// Reads how photographs are made; as the house does what is not said.
pub(super) fn read(fields: &mut Fields) -> Making {
    let usual = Making::default();
    let Some(node) = fields.node(PHOTOS) else { return usual };
    let Some(mut own) = Fields::open(fields.reader(), node, &PHOTOS.words(), KEYS) else { return usual };
    let (recipe, encodings) = (recipe(&mut own), encodings(&mut own));
    Making { recipe, encodings: Some(encodings).filter(|some| !some.is_empty()).unwrap_or(usual.encodings) }
}

/// The formats in their order, each once; none where none is written.
fn encodings(own: &mut Fields) -> Vec<Encoding> {
    let typed = own.texts(FORMATS);
    let is_made = |(_, encoding): &&(&str, Encoding)| *encoding != Encoding::Avif || MAKES_AVIF;
    let mut encodings = Vec::new();
    for name in &typed {
        let lower = name.value.to_lowercase();
        match ENCODINGS.iter().filter(is_made).find(|(known, _)| *known == lower) {
            Some((_, encoding)) if encodings.contains(encoding) => {}
            Some((_, encoding)) => encodings.push(*encoding),
            None => {
                let is_left_out = lower == "avif";
                own.reader().tell(&name.at, Problem::PhotoFormat { name: name.value.clone(), is_left_out });
            }
        }
    }
    if let Some(first) = typed.first().filter(|_| !encodings.contains(&Encoding::Jpeg)) {
        own.reader().tell(&first.at, Problem::PhotoFallback);
        encodings.push(Encoding::Jpeg);
    }
    encodings
}

/// The recipe; the one of the house where none is named.
fn recipe(own: &mut Fields) -> Recipe {
    let Some(typed) = own.text_at(EFFORT) else { return QUALITY };
    let name = typed.value.to_lowercase();
    let known = RECIPES.iter().find(|(known, _)| *known == name);
    if known.is_none() {
        let meant = nearest(&name, RECIPES.iter().map(|(known, _)| *known));
        let expected =
            meant.map_or(Words::new("“精细”或“快速”", "“quality” or “fast”"), |meant| {
                Words::of(
                    format!("“精细”或“快速”，是否想写“{meant}”？"),
                    format!("“quality” or “fast” (did you mean “{meant}”?)"),
                )
            });
        own.tell_kind(EFFORT, &typed.at, expected);
    }
    known.map_or(QUALITY, |(_, recipe)| *recipe)
}
