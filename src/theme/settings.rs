//! A theme's `theme.yaml`.

use crate::diagnostic::{Checked, Place, Problem};
use crate::fields::{Fields, Key, Reader, Shape};
use crate::language::Words;
use crate::path::SourcePath;

use super::colours::{self, COLOURS, Colours, Layer};
use super::cover::{self, COVER, Cover};
use super::file::File;
use super::logo::{LOGO, Named};
use super::sizes::{self, SIZES, Sizes};

/// The file of a theme's settings.
pub const FILE: &str = "theme.yaml";

const NAME: Key = Key::new("name", &["名称"])
    .says("主题的名称，给人看，不影响网页。", "The theme's name, for people; it changes no page.");
const EXTENDS: Key = Key::new("extends", &["扩展"]).says(
    "在哪个主题上改；不写就是 `yanghu`。这里没有的文件，都用那个主题的。",
    "The theme that this one lies over, yanghu when left out: what is not here comes from there.",
);
const DESCRIPTION: Key = Key::new("description", &["简介"])
    .says("一句话说明这个主题，给人看。", "One sentence on the theme, for people.");
const WIDTHS: Key = Key::new("widths", &["图片宽度"]).of(Shape::Texts).says(
    "照片做成哪几种宽度：1 到 8 个像素数，各在 16 和 4096 之间，如 `[480, 960, 1600]`。",
    "The widths of photographs in pixels, 1 to 8 of them from 16 to 4096, such as [480, 960, 1600].",
);

const SHARE: Key = Key::new("share", &["分享图"]).says(
    "分享到聊天和社交软件时带的图片，宽x高，如 `1200x630`：照图片的焦点裁剪，从不放大。",
    "The picture for shared links, width x height in pixels, such as 1200x630: cut around the focus, never enlarged.",
);

/// The keys of `theme.yaml`.
pub const KEYS: &[Key] = &[NAME, EXTENDS, DESCRIPTION, COLOURS, LOGO, COVER, WIDTHS, SIZES, SHARE];

/// The most widths of one photograph, the narrowest and the widest.
const MOST_WIDTHS: usize = 8;
const NARROWEST: u32 = 16;
const WIDEST: u32 = 4096;

/// What a theme decides outside its templates.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The widths that photographs are developed in, in pixels, ascending.
    pub widths: Vec<u32>,
    /// How wide photographs are on the page.
    pub sizes: Sizes,
    /// Width and height of the picture for shared links, in pixels.
    pub share: (u32, u32),
    /// Its colours.
    pub colours: Colours,
    /// The picture in the masthead, as typed.
    pub logo: Option<Named>,
    /// What the cover shows.
    pub cover: Cover,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            widths: vec![480, 960, 1600],
            sizes: Sizes::default(),
            share: (1200, 630),
            colours: Colours::default(),
            logo: None,
            cover: Cover::default(),
        }
    }
}

/// Reads the settings of all layers, the nearest first: each key counts where it is nearest. `None` when one
/// cannot be read.
pub(super) fn parse(layers: &[File]) -> Checked<Option<Settings>> {
    let mut settings = Settings::default();
    let mut told = Vec::new();
    let mut readable = true;
    for (at, file) in layers.iter().rev().enumerate() {
        let text = std::str::from_utf8(&file.bytes).unwrap_or_default();
        let carried = SourcePath::new(FILE);
        let Some(path) = file.path.as_ref().or(carried.as_ref()) else { continue };
        let mut reader = Reader::new(path, text);
        let layer = Layer { undermost: at == 0, own: file.path.is_some() };
        readable &= add(&mut settings, &mut reader, layer).is_some();
        told.extend(reader.diagnostics);
    }
    told.extend(settings.colours.faint());
    Checked { value: readable.then_some(settings), diagnostics: told }
}

fn add(settings: &mut Settings, reader: &mut Reader, layer: Layer) -> Option<()> {
    let node = reader.yaml(0..reader.text.len())?;
    let mut fields = Fields::open(reader, &node, &Words::same(FILE), KEYS)?;
    if let Some(widths) = widths(&mut fields) {
        settings.widths = widths;
    }
    sizes::add(&mut settings.sizes, &mut fields);
    if let Some(share) = share(&mut fields) {
        settings.share = share;
    }
    colours::add(&mut settings.colours, &mut fields, layer);
    cover::add(&mut settings.cover, &mut fields);
    if let Some(name) = fields.text_at(LOGO) {
        let reader = fields.reader();
        let place = Place::of(reader.file, reader.text, &name.at);
        settings.logo = Some(Named { name: name.value, place });
    }
    Some(())
}

fn share(fields: &mut Fields) -> Option<(u32, u32)> {
    let typed = fields.text_at(SHARE)?;
    let side = |text: &str| text.trim().parse().ok().filter(|side| (NARROWEST..=WIDEST).contains(side));
    let sides = typed.value.split_once(['x', 'X', '×', '*']);
    let share = sides.and_then(|(width, height)| Some((side(width)?, side(height)?)));
    if share.is_none() {
        let allowed = Words::of(
            format!("宽x高，各在 {NARROWEST} 和 {WIDEST} 之间，如 1200x630"),
            format!("width x height, each between {NARROWEST} and {WIDEST}, such as 1200x630"),
        );
        fields.reader().tell(&typed.at, Problem::ThemeValue { key: SHARE.words(), allowed });
    }
    share
}

fn widths(fields: &mut Fields) -> Option<Vec<u32>> {
    let node = fields.node(WIDTHS)?;
    let typed = fields.texts(WIDTHS);
    let mut widths: Vec<u32> = typed.iter().filter_map(|width| width.value.parse().ok()).collect();
    widths.sort_unstable();
    widths.dedup();
    let fit = widths.len() == typed.len() && widths.iter().all(|width| (NARROWEST..=WIDEST).contains(width));
    if fit && (1..=MOST_WIDTHS).contains(&widths.len()) {
        return Some(widths);
    }
    let allowed = Words::of(
        format!("1 到 {MOST_WIDTHS} 个互不相同的像素数，各在 {NARROWEST} 和 {WIDEST} 之间"),
        format!("1 to {MOST_WIDTHS} different numbers of pixels, each between {NARROWEST} and {WIDEST}"),
    );
    let problem = Problem::ThemeValue { key: WIDTHS.words(), allowed };
    fields.reader().tell(&node.at, problem);
    None
}

/// The theme that the content of a `theme.yaml` extends.
pub(super) fn extends(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let node = crate::yaml::parse(text, 0).ok()?;
    let path = SourcePath::new(FILE)?;
    let mut reader = Reader::new(&path, text);
    Fields::open(&mut reader, &node, &Words::same(FILE), KEYS)?.text(EXTENDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(layers: &[&str]) -> (Option<Settings>, Vec<&'static str>) {
        let files: Vec<File> =
            layers.iter().map(|text| File { bytes: text.as_bytes().into(), path: None }).collect();
        let Checked { value, diagnostics } = parse(&files);
        (value, diagnostics.iter().map(|told| told.problem.code()).collect())
    }

    #[test]
    fn each_key_counts_where_it_is_nearest() {
        let near = "sizes: {card: 50vw}\n";
        let (settings, told) =
            parsed(&[near, "widths: [40, 20]\nsizes: {body: 80vw, card: 90vw}\n", "widths: [99]\n"]);
        let settings = settings.unwrap();
        assert_eq!(settings.widths, [20, 40]);
        assert_eq!([settings.sizes.of("body"), settings.sizes.of("card")], [Some("80vw"), Some("50vw")]);
        assert_eq!(told, [""; 0]);
        assert_eq!(parsed(&[]).0, Some(Settings::default()));
    }

    #[test]
    fn what_is_wrong_is_told() {
        for wrong in ["[15]", "[4097]", "[20, 20]", "[a]", "[]", "[20,21,22,23,24,25,26,27,28]"] {
            assert_eq!(parsed(&[&format!("widths: {wrong}\n")]).1, ["Y0086"], "{wrong}");
        }
        for wrong in ["1200", "1200x", "x630", "15x20", "5000x20", "1.91:1"] {
            assert_eq!(parsed(&[&format!("share: {wrong}\n")]).1, ["Y0086"], "{wrong}");
        }
        assert_eq!(parsed(&["share: 1080×1080\n"]).0.map(|settings| settings.share), Some((1080, 1080)));
        assert_eq!(parsed(&["widths: ["]), (None, vec!["Y0001"]));
        assert_eq!(extends(b"extends: red\n").as_deref(), Some("red"));
        assert_eq!(extends(b"extends: null\n"), None);
    }
}
