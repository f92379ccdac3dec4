//! Themes laid over each other, file by file.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::file::File;
use super::settings;
use crate::config::DEFAULT_THEME;
use crate::diagnostic::Problem;
use crate::language::Words;
use crate::path::SourcePath;
use crate::source::{Snapshot, THEMES};

/// The themes that the program carries.
static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// Files by their path in the theme.
pub type Files = BTreeMap<String, File>;

/// A theme's layers.
#[derive(Debug, Default)]
pub struct Layers {
    /// The files, of each name the nearest.
    pub files: Files,
    /// The settings of each layer, the nearest first: they add up key by key.
    pub settings: Vec<File>,
}

/// What keeps layers from being laid, and the `theme.yaml` that asks for it; `None` when it is the yearbook.
pub type Fault = Box<(Problem, Option<SourcePath>)>;

/// The theme `name` and all that it extends.
pub fn lay(name: &str, snapshot: &Snapshot) -> Result<Layers, Fault> {
    let mut layers = Layers::default();
    let mut asked_by: Option<SourcePath> = None;
    let mut chain: Vec<String> = Vec::new();
    let mut next = Some(name.to_owned());
    while let Some(name) = next {
        if chain.contains(&name) {
            return Err(Box::new((Problem::ThemeCircle { name }, asked_by)));
        }
        // A name with a slash would be a folder inside a theme.
        let is_name = !name.contains('/');
        let own = if is_name { own(&name, snapshot) } else { Files::new() };
        let carried = if is_name { carried(&name) } else { Files::new() };
        if own.is_empty() && carried.is_empty() {
            return Err(Box::new((
                Problem::ThemeMissing { known: Words::names(known(snapshot)), name },
                asked_by,
            )));
        }
        let base = |files: &Files| files.get(settings::FILE).and_then(|file| settings::extends(&file.bytes));
        // A theme of the program's own name is laid over the program's; any other rests on what it extends.
        next = if carried.is_empty() {
            Some(base(&own).unwrap_or(DEFAULT_THEME.to_owned()))
        } else {
            base(&carried)
        };
        asked_by = own.get(settings::FILE).and_then(|file| file.path.clone());
        for (path, file) in own.into_iter().chain(carried) {
            if path == settings::FILE {
                layers.settings.push(file);
            } else {
                layers.files.entry(path).or_insert(file);
            }
        }
        chain.push(name);
    }
    Ok(layers)
}

fn own(name: &str, snapshot: &Snapshot) -> Files {
    let folder = format!("{THEMES}/{name}");
    let texts = snapshot.texts.iter().map(|(path, text)| (path, Arc::from(text.as_bytes())));
    let files = snapshot.files.iter().map(|(path, bytes)| (path, bytes.clone()));
    texts
        .chain(files)
        .filter_map(|(path, bytes)| {
            Some((path.inside(&folder)?.to_owned(), File { bytes, path: Some(path.clone()) }))
        })
        .collect()
}

fn carried(name: &str) -> Files {
    let mut files = Files::new();
    let Some(theme) = BUILT_IN.get_dir(name) else { return files };
    let mut folders = vec![theme];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            if let Some(path) = relative(file.path(), theme.path()) {
                files.insert(path, File { bytes: file.contents().into(), path: None });
            }
        }
    }
    files
}

fn relative(path: &Path, folder: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.strip_prefix(folder).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn known(snapshot: &Snapshot) -> Vec<String> {
    let carried = BUILT_IN.dirs().filter_map(|dir| dir.path().to_str());
    let own = snapshot.texts.keys().filter_map(|path| path.inside(THEMES)?.split('/').next());
    let mut names: Vec<String> = carried.chain(own).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(files: &[(&str, &str)]) -> Snapshot {
        let texts = files.iter().map(|(path, text)| (SourcePath::new(path).unwrap(), Arc::from(*text)));
        Snapshot { texts: texts.collect(), ..Snapshot::default() }
    }

    fn laid(name: &str, files: &[(&str, &str)], wanted: &str) -> Option<String> {
        let layers = lay(name, &snapshot(files)).unwrap();
        layers.files.get(wanted).map(|file| String::from_utf8_lossy(&file.bytes).into_owned())
    }

    #[test]
    fn the_nearest_file_counts() {
        let files = [
            ("themes/red/theme.yaml", "extends: paper"),
            ("themes/red/a.html", "red"),
            ("themes/paper/a.html", "paper"),
            ("themes/paper/b.html", "paper"),
            ("themes/other/b.html", "other"),
        ];
        assert_eq!(laid("red", &files, "a.html").as_deref(), Some("red"));
        assert_eq!(laid("red", &files, "b.html").as_deref(), Some("paper"));
        assert!(laid("red", &files, "templates/base.html").is_some());
        assert_eq!(laid(DEFAULT_THEME, &files, "a.html"), None);
    }

    #[test]
    fn what_is_no_theme_is_told() {
        let files = [("themes/a/theme.yaml", "extends: b"), ("themes/b/theme.yaml", "extends: a")];
        let fault = |name: &str| *lay(name, &snapshot(&files)).unwrap_err();
        let known = Words::names(["a", "b", "plain", DEFAULT_THEME]);
        for name in ["c", "", "..", "a/x", "yanghu/templates"] {
            assert_eq!(fault(name).0, Problem::ThemeMissing { name: name.to_owned(), known: known.clone() });
        }
        assert_eq!(
            fault("a"),
            (Problem::ThemeCircle { name: "a".to_owned() }, SourcePath::new("themes/b/theme.yaml"))
        );
    }
}
