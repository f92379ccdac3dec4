//! A theme's colours: which there are, what they are in light and in dark, and what they stand on.
//!
//! The undermost layer's `theme.yaml` names them, so that the program knows of none by itself; the layers over it change
//! what they like. What they come to is written as custom properties at the head of the joined style, and so has one
//! place for the style, for what a template says of itself (`design.colours`), and for the check that text can be read.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Problem, nearest};
use crate::fields::{At, Fields, Key, Shape};
use crate::language::Words;

use super::contrast::{self, LEAST, Rgb};

pub(super) const COLOURS: Key = Key::new("colours", &["颜色"]).of(Shape::Records(COLOUR)).says(
    "网站的颜色，要改几种写几条；有哪些颜色，由最底下的主题规定，见它的 theme.yaml。",
    "The website's colours, a record for each that you change; the undermost theme's theme.yaml says which there are.",
);
const NAME: Key =
    Key::new("name", &["名称"]).says("哪一种颜色，如 `纸`、`seal`。", "Which colour it is, such as `seal`.");
const CHINESE: Key = Key::new("chinese", &["中文名"])
    .says("颜色的中文名，只在最底下的主题里写。", "Its Chinese name, for the undermost theme to give.");
const LIGHT: Key = Key::new("light", &["浅色"]).says(
    "浅色下是什么颜色：`\"#a8321f\"` 或 `\"#a83\"`，前后的英文双引号不能少。",
    "What it is in light: \"#a8321f\" or \"#a83\", in quotes.",
);
const DARK: Key = Key::new("dark", &["深色"]).says(
    "读者的系统用深色时是什么颜色，写法同上；不写就不改。",
    "What it is in dark, likewise; left out, it stays as it was.",
);
const ON: Key = Key::new("on", &["衬底"]).of(Shape::Texts).says(
    "用它写的字衬在哪些颜色上：对比度不到 4.5:1 会提醒您。",
    "The colours that text of this one stands on: a contrast under 4.5:1 is told.",
);

/// The keys of one colour.
const COLOUR: &[Key] = &[NAME, CHINESE, LIGHT, DARK, ON];

/// The colours of a theme, in the order in which its undermost layer names them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Colours(Vec<Colour>);

#[derive(Clone, Debug, PartialEq)]
struct Colour {
    name: String,
    chinese: Option<String>,
    light: Shade,
    dark: Shade,
    /// Names of what text of this colour stands on.
    on: Vec<String>,
}

/// A colour in one scheme.
#[derive(Clone, Debug, PartialEq)]
struct Shade {
    rgb: Rgb,
    /// Where the yearbook says so; `None` where the program's own theme does.
    place: Option<Place>,
}

/// What a colour is in one scheme or the other.
type Scheme = fn(&Colour) -> &Shade;

/// A colour as templates know it.
#[derive(Serialize)]
pub struct Shades {
    /// In light, as CSS writes it.
    pub light: String,
    /// In dark.
    pub dark: String,
}

/// A layer as colours are read from it.
#[derive(Clone, Copy)]
pub(super) struct Layer {
    /// Whether it is the undermost, which names the colours.
    pub(super) undermost: bool,
    /// Whether it is a file of the yearbook, so that a place in it can be told.
    pub(super) own: bool,
}

/// Adds what one layer says of colours.
pub(super) fn add(colours: &mut Colours, fields: &mut Fields, layer: Layer) {
    let mut standing: Vec<(String, Vec<At<String>>)> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for node in fields.list(COLOURS) {
        let Some(mut own) = Fields::open(fields.reader(), node, &COLOURS.words(), COLOUR) else { continue };
        let Some(name) = own.text_at(NAME) else {
            own.tell_missing(NAME);
            continue;
        };
        let (chinese, on) = (own.text(CHINESE), own.texts(ON));
        let (light, dark) = (shade(&mut own, LIGHT, layer), shade(&mut own, DARK, layer));
        let Some(known) = colours.find(&name.value) else {
            if !layer.undermost {
                own.reader().tell(&name.at, colours.unknown(&name.value));
            } else if let Some(light) = light {
                let dark = dark.unwrap_or_else(|| light.clone());
                seen.push(name.value.clone());
                standing.push((name.value.clone(), on));
                colours.0.push(Colour { name: name.value, chinese, light, dark, on: Vec::new() });
            } else if own.node(LIGHT).is_none() {
                own.tell_missing(LIGHT);
            }
            continue;
        };
        if seen.contains(&known.name) {
            own.reader().tell(&name.at, Problem::KeyTwice { key: name.value });
            continue;
        }
        seen.push(known.name.clone());
        if own.node(ON).is_some() {
            standing.push((known.name.clone(), on));
        }
        known.light = light.unwrap_or_else(|| known.light.clone());
        known.dark = dark.unwrap_or_else(|| known.dark.clone());
    }
    for (name, on) in standing {
        colours.stand(&name, &on, fields);
    }
}

fn shade(fields: &mut Fields, key: Key, layer: Layer) -> Option<Shade> {
    let typed = fields.text_at(key)?;
    let reader = fields.reader();
    let Some(rgb) = Rgb::parse(&typed.value) else {
        reader.tell(&typed.at, Problem::ColourInvalid { value: typed.value });
        return None;
    };
    let place = layer.own.then(|| Place::of(reader.file, reader.text, &typed.at));
    Some(Shade { rgb, place })
}

impl Colours {
    fn find(&mut self, name: &str) -> Option<&mut Colour> {
        self.0
            .iter_mut()
            .find(|colour| colour.name.eq_ignore_ascii_case(name) || colour.chinese.as_deref() == Some(name))
    }

    fn unknown(&self, name: &str) -> Problem {
        let names = || self.0.iter().flat_map(|colour| [Some(&*colour.name), colour.chinese.as_deref()]);
        let known: Vec<String> = self.0.iter().map(Colour::shown).collect();
        Problem::ColourUnknown {
            name: name.to_owned(),
            nearest: nearest(name, names().flatten()).map(str::to_owned),
            known: Words::names(known),
        }
    }

    /// Text in the colour `name` stands on these.
    fn stand(&mut self, name: &str, on: &[At<String>], fields: &mut Fields) {
        let mut grounds = Vec::new();
        for ground in on {
            match self.find(&ground.value).map(|ground| ground.name.clone()) {
                Some(ground) => grounds.push(ground),
                None => fields.reader().tell(&ground.at, self.unknown(&ground.value)),
            }
        }
        if let Some(colour) = self.find(name) {
            colour.on = grounds;
        }
    }

    /// The texts that are hard to read, each on the worst of its grounds.
    pub(super) fn faint(&self) -> Vec<Diagnostic> {
        let schemes: [(Words, Scheme); 2] = [
            (Words::new("浅色", "in the light scheme"), |colour| &colour.light),
            (Words::new("深色", "in the dark scheme"), |colour| &colour.dark),
        ];
        let of = |text: &Colour| schemes.clone().map(|(scheme, shade)| self.faintest(text, scheme, shade));
        self.0.iter().flat_map(of).flatten().collect()
    }

    fn faintest(&self, text: &Colour, scheme: Words, shade: Scheme) -> Option<Diagnostic> {
        let grounds = text.on.iter().filter_map(|on| self.0.iter().find(|colour| colour.name == *on));
        let measured = grounds.map(|ground| (shade(text).rgb.contrast(shade(ground).rgb), ground));
        let (ratio, ground) =
            measured.min_by(|(a, _), (b, _)| a.total_cmp(b)).filter(|(ratio, _)| *ratio < LEAST)?;
        let problem = Problem::ColourFaint {
            scheme,
            text: format!("{} {}", text.shown(), shade(text).rgb),
            ground: format!("{} {}", ground.shown(), shade(ground).rgb),
            ratio: contrast::shown(ratio),
        };
        let place = shade(text).place.clone().or_else(|| shade(ground).place.clone());
        Some(Diagnostic { place, problem })
    }

    /// Custom properties that hold them; nothing where there are none. Dark counts where the system is dark, unless the page
    /// says `data-scheme="light"` on its root, and where it says `"dark"`: so a theme can let its reader choose. `:where`
    /// leaves all of them as weak as `:root`, so that any style that comes later may change a colour.
    pub(super) fn css(&self) -> String {
        if self.0.is_empty() {
            return String::new();
        }
        let properties = |indent: &str, shade: Scheme| {
            self.0.iter().fold(String::new(), |mut css, colour| {
                // Writing into a text cannot fail.
                let _ = writeln!(css, "{indent}--{}: {};", colour.name, shade(colour).rgb);
                css
            })
        };
        let light = properties("  ", |colour| &colour.light);
        let [inner, dark] = ["    ", "  "].map(|indent| properties(indent, |colour| &colour.dark));
        format!(
            "/* The colours of theme.yaml. */\n:root {{\n{light}}}\n@media (prefers-color-scheme: dark) {{\n  \
             :root:where(:not([data-scheme=\"light\"])) {{\n{inner}  }}\n}}\n:root:where([data-scheme=\"dark\"]) \
             {{\n{dark}}}"
        )
    }

    /// What one is in light, in sRGB; `None` where the theme has none of this name.
    pub fn light(&self, name: &str) -> Option<[u8; 3]> {
        self.0.iter().find(|colour| colour.name == name).map(|colour| colour.light.rgb.samples())
    }

    /// As templates know them, by name.
    pub fn shades(&self) -> BTreeMap<&str, Shades> {
        let shades = |colour: &Colour| Shades {
            light: colour.light.rgb.to_string(),
            dark: colour.dark.rgb.to_string(),
        };
        self.0.iter().map(|colour| (&*colour.name, shades(colour))).collect()
    }
}

impl Colour {
    /// The name to show: both where there are two.
    fn shown(&self) -> String {
        match &self.chinese {
            Some(chinese) => format!("{chinese}（{}）", self.name),
            None => self.name.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Reader;
    use crate::path::SourcePath;

    const BASE: &str = "colours:\n  - {name: paper, chinese: 纸, light: \"#fff\", dark: \"#000\"}\n  \
                        - {name: ink, chinese: 墨, light: \"#111\", dark: \"#eee\", on: [纸]}\n";

    /// What layers come to, the undermost first, and the codes of what is told.
    fn read(layers: &[&str]) -> (Colours, Vec<String>) {
        let mut colours = Colours::default();
        let mut told = Vec::new();
        for (at, text) in layers.iter().enumerate() {
            let path = SourcePath::new("themes/t/theme.yaml").unwrap();
            let mut reader = Reader::new(&path, text);
            let node = reader.yaml(0..text.len()).unwrap();
            let mut fields =
                Fields::open(&mut reader, &node, &Words::same("theme.yaml"), &[COLOURS]).unwrap();
            add(&mut colours, &mut fields, Layer { undermost: at == 0, own: at > 0 });
            told.append(&mut reader.diagnostics);
        }
        told.extend(colours.faint());
        let shown = |told: &Diagnostic| {
            let line = told.place.as_ref().map_or(0, |place| place.line);
            format!("{}:{line}", told.problem.code())
        };
        (colours, told.iter().map(shown).collect())
    }

    #[test]
    fn the_undermost_layer_names_colours_and_the_others_change_them() {
        let (colours, told) =
            read(&[BASE, "颜色: [{名称: 墨, 浅色: \"#222222\"}, {名称: Paper, dark: \"#010101\"}]\n"]);
        assert_eq!(told, [""; 0]);
        assert_eq!(
            colours.css(),
            "/* The colours of theme.yaml. */\n:root {\n  --paper: #ffffff;\n  --ink: #222222;\n}\n\
             @media (prefers-color-scheme: dark) {\n  :root:where(:not([data-scheme=\"light\"])) {\n    --paper: #010101;\n    \
             --ink: #eeeeee;\n  }\n}\n:root:where([data-scheme=\"dark\"]) {\n  --paper: #010101;\n  --ink: #eeeeee;\n}"
        );
        assert_eq!(colours.shades()["ink"].dark, "#eeeeee");
        assert_eq!(Colours::default().css(), "");
    }

    #[test]
    fn mistakes_are_told_all_at_once() {
        let wrong = "colours:\n  - {name: ikn, light: \"#12345\"}\n  - {name: ink, on: [wall]}\n  - {name: 墨}\n  \
                     - {light: \"#fff\"}\n";
        assert_eq!(read(&[BASE, wrong]).1, ["Y0176:2", "Y0177:2", "Y0002:4", "Y0004:5", "Y0177:3"]);
        assert_eq!(read(&["colours: [{name: a}]\n"]).1, ["Y0004:1"]);
    }

    #[test]
    fn text_that_is_hard_to_read_is_told_where_the_yearbook_made_it_so() {
        assert_eq!(read(&[BASE, "colours: [{name: ink, dark: \"#555\"}]\n"]).1, ["Y0178:1"]);
        assert_eq!(read(&[BASE, "colours:\n  - {name: paper, light: \"#333\"}\n"]).1, ["Y0178:2"]);
        let (colours, _) = read(&[BASE, "colours: [{name: ink, light: \"#777\"}]\n"]);
        assert_eq!(
            colours.faint()[0].problem.message(crate::language::Language::Chinese),
            "浅色下，文字的颜色“墨（ink） #777777”在“纸（paper） #ffffff”上的对比度是 4.47:1，不到 4.5:1"
        );
    }
}
