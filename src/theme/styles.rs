//! A theme's style, joined from the files of its `styles/`.
//!
//! One file is fetched by a browser; many are read, and replaced one by one, by people. They are joined in the order of
//! their names, which may begin with numbers: a name without one comes last, so that what it says counts. Before all of
//! them stand the colours of `theme.yaml`.

use super::colours::Colours;
use super::file::File;
use super::layers::Files;

/// The folder of the files that are joined.
const FOLDER: &str = "styles/";
/// What they become, unless a layer brings one that is whole.
const JOINED: &str = "static/style.css";

/// Adds to `files` what their styles become together with `colours`.
pub(super) fn join(files: &mut Files, colours: &Colours) {
    let own = |name: &str| name.starts_with(FOLDER) && name.strip_suffix(".css").is_some();
    let styles = files.iter().filter(|(name, _)| own(name)).map(|(_, file)| plain(&file.bytes));
    let colours = colours.css();
    let parts: Vec<&[u8]> =
        (!colours.is_empty()).then_some(colours.as_bytes()).into_iter().chain(styles).collect();
    if !parts.is_empty() && !files.contains_key(JOINED) {
        let file = File { bytes: parts.join(&b'\n').into(), path: None };
        files.insert(JOINED.to_owned(), file);
    }
}

/// Without the byte order mark that some editors write, which among other styles would be part of a selector.
fn plain(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(files: &[(&str, &str)]) -> Option<String> {
        let file = |text: &str| File { bytes: text.as_bytes().into(), path: None };
        let mut files = files.iter().map(|(name, text)| ((*name).to_owned(), file(text))).collect();
        join(&mut files, &Colours::default());
        files.get(JOINED).map(|file| String::from_utf8_lossy(&file.bytes).into_owned())
    }

    #[test]
    fn styles_are_joined_by_their_names() {
        let files =
            [("styles/own.css", "d{}"), ("styles/10-b.css", "\u{feff}b{}"), ("styles/00-a.css", "a{}")];
        assert_eq!(joined(&files).as_deref(), Some("a{}\nb{}\nd{}"));
        assert_eq!(joined(&[("styles/notes.md", "x"), ("templates/styles.css", "y")]), None);
    }

    #[test]
    fn a_whole_style_counts_instead() {
        assert_eq!(joined(&[("styles/a.css", "a"), (JOINED, "b")]).as_deref(), Some("b"));
    }
}
