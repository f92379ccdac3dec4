//! How the website looks: templates, styles and photograph widths.
//!
//! A theme is layers: a yearbook's own `themes/NAME` laid over the theme that it extends, file by file, down
//! to a theme that the program carries. So a single template or style can be replaced without copying the
//! rest. Only this stage and `page` know Tera.

mod blocks;
mod colours;
pub mod component;
mod contrast;
mod cover;
mod file;
mod layers;
mod logo;
mod reasons;
mod reports;
mod settings;
mod sizes;
mod styles;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Tera};

use crate::config::{self, Config};
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::fields::At;
use crate::fingerprint::Fingerprint;
use crate::path::{Route, SourcePath};
use crate::picture::Fault;
use crate::source::{Snapshot, THEMES};

pub use colours::Shades;
pub use cover::Section;
use file::File;
use layers::Files;
pub use logo::Logo;
pub use settings::{KEYS, Settings};
pub use sizes::{BOOK_PLACE, Sizes};

/// What a template says that asks for the contents as a script.
const CONTENTS_SCRIPT: &str = "links.contents_script";

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    templates: Files,
    /// Widths of photographs, colours and the like.
    pub settings: Settings,
    /// The picture in the masthead.
    pub logo: Option<Logo>,
    /// Files that pages use as they are, by their name in `static/`.
    pub statics: BTreeMap<String, Static>,
    /// Whether a template asks for the contents as a script ([`CONTENTS_SCRIPT`]).
    pub asks_for_contents: bool,
    /// Of everything above.
    pub fingerprint: Fingerprint,
}

/// A style, font or picture of the theme.
pub struct Static {
    /// Where it is published: in a folder named after the content of all of the theme's statics, so that
    /// a style can name its neighbours and a browser may keep both for ever.
    pub route: Route,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

/// All that a theme is compiled from, besides the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The theme's name, and where it was typed.
    name: At<String>,
    /// The text that it was typed in.
    config: Arc<str>,
    /// The folder of themes.
    themes: Snapshot,
    /// The pictures that may be its logo.
    pictures: BTreeMap<SourcePath, Option<Fault>>,
}

impl Inputs {
    /// What the theme that `config` names is compiled from.
    pub fn of(config: &Config, snapshot: &Snapshot) -> Self {
        let text = SourcePath::new(config::FILE).and_then(|file| snapshot.texts.get(&file));
        let (name, text) = (config.theme.clone(), text.cloned().unwrap_or_default());
        Self { name, config: text, themes: snapshot.narrowed(THEMES), pictures: logo::pictures(snapshot) }
    }
}

/// Builds the theme of `inputs`. `None` when it cannot be used.
pub fn compile(inputs: &Inputs) -> Checked<Option<Theme>> {
    let mut told = Vec::new();
    let value = compile_told(inputs, &mut told);
    Checked { value, diagnostics: told }
}

fn compile_told(inputs: &Inputs, told: &mut Vec<Diagnostic>) -> Option<Theme> {
    let layers = layers::lay(&inputs.name.value, &inputs.themes).map_err(|fault| {
        let (problem, asked_by) = *fault;
        told.push(Diagnostic {
            place: asked_by.as_ref().map(Place::file).or_else(|| typed(inputs)),
            problem,
        });
    });
    let layers::Layers { mut files, settings: said } = layers.ok()?;
    let settings = settings::parse(&said).tell(told)?;
    styles::join(&mut files, &settings.colours);
    let made_of = (said.iter().map(|file| (settings::FILE, file)))
        .chain(files.iter().map(|(name, file)| (&**name, file)));
    let fingerprint = Fingerprint::of_all(made_of.flat_map(|(name, file)| [name.as_bytes(), &file.bytes]));
    let logo = settings.logo.as_ref().and_then(|named| {
        logo::find(named, &files, &inputs.pictures).map_err(|diagnostic| told.push(*diagnostic)).ok()
    });
    let templates: Files = files
        .iter()
        .filter_map(|(name, file)| Some((name.strip_prefix("templates/")?.to_owned(), file.clone())))
        .collect();
    let statics = statics(&files);
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".xml"]);
    tera.register_function("sizes", sizes::function(settings.sizes.clone()));
    let texts: Vec<(&str, &str)> = templates
        .iter()
        .filter_map(|(name, file)| Some((name.as_str(), std::str::from_utf8(&file.bytes).ok()?)))
        .collect();
    let asks_for_contents = texts.iter().any(|(_, text)| text.contains(CONTENTS_SCRIPT));
    if let Err(error) = tera.add_raw_templates(texts) {
        told.extend(reports::all(&templates, &error));
        return None;
    }
    told.extend(component::missing(&tera, &templates));
    Some(Theme { tera, templates, settings, logo, statics, asks_for_contents, fingerprint })
}

/// Where `yearbook.yaml` names the theme, when it does.
fn typed(Inputs { name, config, .. }: &Inputs) -> Option<Place> {
    let file = SourcePath::new(config::FILE)?;
    (name.at.end > 0).then(|| Place::of(&file, config, &name.at))
}

fn statics(files: &Files) -> BTreeMap<String, Static> {
    let own: Vec<_> =
        files.iter().filter_map(|(name, file)| Some((name.strip_prefix("static/")?, file))).collect();
    let folder =
        Fingerprint::of_all(own.iter().flat_map(|(name, file)| [name.as_bytes(), &file.bytes])).short();
    let published = |(name, file): (&str, &File)| {
        let route = Route::new(&format!("assets/{folder}/{name}"))?;
        Some((name.to_owned(), Static { route, bytes: file.bytes.clone() }))
    };
    own.into_iter().filter_map(published).collect()
}

impl Theme {
    /// Whether there is a template of this name.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Renders `template` with `context`.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        self.tera.render(template, context).map_err(|error| Box::new(reports::one(&self.templates, &error)))
    }

    /// The context of the fields of `page`.
    pub fn context(&self, page: &impl Serialize) -> Result<Context, Box<Diagnostic>> {
        Context::from_serialize(page).map_err(|error| Box::new(reports::one(&self.templates, &error)))
    }

    /// Renders the component `name` with the fields of `arguments`.
    pub fn component(&self, name: &str, arguments: &impl Serialize) -> Result<String, Box<Diagnostic>> {
        self.tera
            .render_component(name, &self.context(arguments)?, None, true)
            .map_err(|error| Box::new(reports::one(&self.templates, &error)))
    }
}
