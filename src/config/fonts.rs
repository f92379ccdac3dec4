//! Which font files the website is set in.
//!
//! Without any it is set in what readers have, which costs them nothing. Names are those of the theme's two typefaces, not of
//! places: a theme decides what is set in which.

use crate::fields::{At, Fields, Key, Shape};

pub(super) const FONTS: Key = Key::new("fonts", &["字体"]).of(Shape::Record(KEYS)).says(
    "网站用的字体文件；不写就用读者电脑、手机里的字体。",
    "The font files that the website is set in; without them, what readers have.",
);
const SERIF: Key = Key::new("serif", &["宋体"]).of(Shape::Texts).says(
    "正文和标题的字体，写 assets 里的 TrueType 文件（.ttf），如 `assets/fonts/serif.ttf`；几种粗细写成一列。",
    "For text and headings: a TrueType file (.ttf) in assets, such as `assets/fonts/serif.ttf`; several weights as a list.",
);
const SANS: Key = Key::new("sans", &["黑体"])
    .of(Shape::Texts)
    .says("图说、表格和导航的字体，写法同“宋体”。", "For captions, tables and navigation, likewise.");

/// The keys of the fonts.
const KEYS: &[Key] = &[SERIF, SANS];

/// The font files of the website, by what they are for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fonts {
    /// For text and headings.
    pub serif: Vec<At<String>>,
    /// For captions, tables and navigation.
    pub sans: Vec<At<String>>,
}

impl Fonts {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.serif.is_empty() && self.sans.is_empty()
    }
}

/// Reads them.
pub(super) fn read(fields: &mut Fields) -> Fonts {
    let Some(node) = fields.node(FONTS) else { return Fonts::default() };
    let own = Fields::open(fields.reader(), node, &FONTS.words(), KEYS);
    own.map(|mut own| Fonts { serif: own.sentences(SERIF), sans: own.sentences(SANS) }).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn one_file_or_several() {
        let fonts = Config::parse("标题: 甲\n字体:\n  宋体: assets/a.ttf\n  黑体: [b.ttf, c.ttf]\n")
            .value
            .unwrap()
            .fonts;
        assert_eq!(fonts.serif.iter().map(|file| &*file.value).collect::<Vec<_>>(), ["assets/a.ttf"]);
        assert_eq!(fonts.sans.iter().map(|file| &*file.value).collect::<Vec<_>>(), ["b.ttf", "c.ttf"]);
        assert!(Config::parse("标题: 甲\n").value.unwrap().fonts.is_empty());
    }
}
