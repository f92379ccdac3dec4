//! The fonts that a website is set in: which files, with which characters, and the stylesheet that names them.
//!
//! A page cannot name a font file, because the file's name says which characters it holds, and those are known only when all
//! pages are made. So pages name a stylesheet, whose address stays, and the stylesheet names the files: a new character in
//! one article changes no other page. For the same reason no page asks for a font ahead of its styles.
//!
//! `font-display: swap` shows text at once in what readers have. A theme puts the custom property of a typeface, such as
//! `--book-serif`, first in its own list, which is what also shows characters that the font lacks.

mod faces;
mod foundry;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::fingerprint::Fingerprint;
use crate::font::{Characters, Face, SUBSET_VERSION, Weights, is_missed};
use crate::language::Words;
use crate::path::{Route, SourcePath};

pub use faces::{Known, faces};
pub use foundry::Foundry;

/// Where the stylesheet is published. Its name stays when characters are added, so that no page changes with it.
pub const FONTS: &str = "fonts.css";

/// How many characters that a font lacks are named.
const NAMED: usize = 12;

/// What a font is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Text and headings.
    Serif,
    /// Captions, tables and navigation.
    Sans,
}

impl Role {
    /// The name in addresses and styles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Serif => "serif",
            Self::Sans => "sans",
        }
    }

    /// The name of its key.
    pub fn words(self) -> Words {
        match self {
            Self::Serif => Words::new("宋体", "serif"),
            Self::Sans => Words::new("黑体", "sans"),
        }
    }
}

/// A font file of the yearbook.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// What it is for.
    pub role: Role,
    /// The file.
    pub source: SourcePath,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
    /// Of its bytes.
    pub fingerprint: Fingerprint,
    /// What it holds.
    pub face: Arc<Face>,
    /// Where `yearbook.yaml` names it.
    pub place: Place,
}

/// The part of a font that a website needs.
#[derive(Clone, Debug)]
pub struct Subset {
    /// The font's file.
    pub source: SourcePath,
    /// The font's bytes.
    pub bytes: Arc<[u8]>,
    /// The characters that it holds.
    pub characters: Arc<Characters>,
    /// Where it is published, under a name of all that its bytes depend on.
    pub route: Route,
}

/// Two subsets of one name are the same.
impl PartialEq for Subset {
    fn eq(&self, other: &Self) -> bool {
        self.route == other.route
    }
}

/// What a website is set with.
#[derive(Debug)]
pub struct Composition {
    /// The stylesheet.
    pub stylesheet: String,
    /// The fonts that it names.
    pub subsets: Vec<Subset>,
    /// Which characters the fonts lack.
    pub diagnostics: Vec<Diagnostic>,
}

/// Sets a website that uses the characters `used` in `files`, which are in the order of their roles.
pub fn compose(files: &[FontFile], used: &Characters) -> Composition {
    let mut all = Characters::always();
    all.extend(used.iter());
    let subsets: Vec<(&FontFile, Subset)> =
        files.iter().filter_map(|file| Some((file, file.subset(&all)?))).collect();
    let mut stylesheet: String = subsets.iter().map(|(file, subset)| rule(file, subset)).collect();
    let mut families: BTreeMap<Role, Vec<&FontFile>> = BTreeMap::new();
    for file in files {
        families.entry(file.role).or_default().push(file);
    }
    stylesheet.push_str(":root {");
    for role in families.keys() {
        let name = role.name();
        // Writing to a String cannot fail.
        let _ = write!(stylesheet, " --book-{name}: \"book-{name}\";");
    }
    stylesheet.push_str(" }\n");
    Composition {
        stylesheet,
        subsets: subsets.into_iter().map(|(_, subset)| subset).collect(),
        diagnostics: families.values().filter_map(|family| lacking(family, used)).collect(),
    }
}

impl FontFile {
    /// The part of it that has those of `characters` that it can show.
    fn subset(&self, characters: &Characters) -> Option<Subset> {
        let held = characters.within(&self.face.characters);
        let Weights { from, to } = self.face.weights;
        let made = format!("{SUBSET_VERSION}");
        let set = held.fingerprint();
        let of = [&self.fingerprint.as_bytes()[..], set.as_bytes(), made.as_bytes()];
        let (name, style) = (self.role.name(), if self.face.is_italic { "-italic" } else { "" });
        let weights = if from == to { from.to_string() } else { format!("{from}-{to}") };
        let route = format!("fonts/{name}-{weights}{style}-{}.woff2", Fingerprint::of_all(of).short());
        Some(Subset {
            source: self.source.clone(),
            bytes: Arc::clone(&self.bytes),
            characters: Arc::new(held),
            route: Route::new(&route)?,
        })
    }
}

/// The rule by which a browser finds a font. Without `unicode-range`: every page needs the font, and the list would be longer
/// than most pages.
fn rule(file: &FontFile, subset: &Subset) -> String {
    let Weights { from: light, to: heavy } = file.face.weights;
    let weights = if light == heavy { light.to_string() } else { format!("{light} {heavy}") };
    let style = if file.face.is_italic { "italic" } else { "normal" };
    format!(
        "@font-face {{ font-family: \"book-{}\"; src: url(\"{}\") format(\"woff2\"); font-weight: {weights}; \
         font-style: {style}; font-display: swap; }}\n",
        file.role.name(),
        Route::fixed(FONTS).link(&subset.route),
    )
}

/// Tells which characters of the book no font of a role has.
fn lacking(family: &[&FontFile], used: &Characters) -> Option<Diagnostic> {
    let first = family.first()?;
    let missing = family.iter().fold(used.clone(), |missing, file| missing.without(&file.face.characters));
    let missing: Vec<char> = missing.iter().filter(|character| is_missed(*character)).collect();
    let shown = missing.iter().take(NAMED).collect();
    let problem = Problem::FontLacks { role: first.role.words(), shown, count: missing.len() };
    (!missing.is_empty()).then(|| Diagnostic::at(first.place.clone(), problem))
}

/// What a page or a file of the theme can show: its characters, markup and all, since telling them apart would save nothing.
pub fn characters(route: &Route, bytes: &[u8]) -> Characters {
    let is_shown = ["html", "css", "js"].contains(&route.extension());
    let text = std::str::from_utf8(bytes).ok().filter(|_| is_shown);
    text.map(Characters::of).unwrap_or_default()
}
