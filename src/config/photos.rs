//! How photographs are developed.

use crate::diagnostic::nearest;
use crate::fields::{Fields, Key, Shape};
use crate::picture::{FAST, QUALITY, Recipe};

pub(super) const PHOTOS: Key = Key::new("photos", &["图片处理"])
    .of(Shape::Record(KEYS))
    .says("照片怎样制作。", "How photographs are developed.");
const EFFORT: Key = Key::new("effort", &["做工"]).says(
    "“精细”或“快速”：快速省三分之一的时间，图片文件略大。不写就是精细。",
    "`quality` or `fast`: fast takes a third less time for files a little larger. `quality` without it.",
);

const KEYS: &[Key] = &[EFFORT];

/// The names of the recipes.
const RECIPES: [(&str, Recipe); 4] =
    [("quality", QUALITY), ("精细", QUALITY), ("fast", FAST), ("快速", FAST)];

/// Reads the recipe; the one of the house where none is named.
pub(super) fn read(fields: &mut Fields) -> Recipe {
    let Some(node) = fields.node(PHOTOS) else { return QUALITY };
    let Some(mut own) = Fields::open(fields.reader(), node, PHOTOS.shown(), KEYS) else { return QUALITY };
    let Some(typed) = own.text_at(EFFORT) else { return QUALITY };
    let name = typed.value.to_lowercase();
    let known = RECIPES.iter().find(|(known, _)| *known == name);
    if known.is_none() {
        let meant = nearest(&name, RECIPES.iter().map(|(known, _)| *known));
        let meant = meant.map(|meant| format!("，是否想写“{meant}”？")).unwrap_or_default();
        own.tell_kind(EFFORT, &typed.at, &format!("“精细”或“快速”{meant}"));
    }
    known.map_or(QUALITY, |(_, recipe)| *recipe)
}
