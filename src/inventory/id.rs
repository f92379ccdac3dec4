//! The id of a new record.
//!
//! A record's id comes before all files when an article names a photograph. So a new one must be no name by which an
//! article may already mean another: neither a record's id nor a file's name, with or without its extension.

use std::collections::HashMap;

use crate::path::SourcePath;

/// The names by which photographs may be meant, each with how many of them it may mean.
pub(super) struct Names(HashMap<String, usize>);

impl Names {
    /// Of the records `ids` and the `files`.
    pub(super) fn new<'a>(
        ids: impl Iterator<Item = &'a str>,
        files: impl Iterator<Item = &'a SourcePath>,
    ) -> Self {
        let mut names = Self(HashMap::new());
        ids.for_each(|id| names.count(id));
        for file in files {
            names.count(file.name());
            names.count(file.stem());
        }
        names
    }

    fn count(&mut self, name: &str) {
        *self.0.entry(name.trim().to_owned()).or_default() += 1;
    }

    fn means(&self, name: &str) -> usize {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// An id for `file`, which is one of the files: its name without the extension, as articles name it already; where
    /// that may mean another, with the folder before it; else with a number.
    pub(super) fn take(&mut self, file: &SourcePath) -> String {
        let plain =
            |text: &str| text.chars().map(|c| if c.is_control() { '-' } else { c }).collect::<String>();
        let stem = plain(file.stem()).trim().to_owned();
        let folder = file.folder().rsplit('/').next().unwrap_or_default();
        let long = [plain(folder).trim(), stem.as_str()].join("-");
        let id = if stem == file.stem() && self.means(&stem) == 1 && !stem.is_empty() {
            stem
        } else if self.means(&long) == 0 {
            long
        } else {
            let numbered = |number: usize| format!("{long}-{number}");
            // One more than there are names, so that one is free.
            (2..=self.0.len() + 2).map(numbered).find(|id| self.means(id) == 0).unwrap_or_default()
        };
        self.count(&id);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_means_one_photograph() {
        let files = [
            "assets/photos/a.jpg",
            "assets/photos/b.jpg",
            "content/01-卷首/b.jpg",
            "content/01-卷首/b.png",
            "assets/c.jpg",
            "assets/d.jpg",
            "assets/d.jpg.png",
        ];
        let files = files.map(|file| SourcePath::new(file).unwrap());
        let mut names = Names::new(["c"].into_iter(), files.iter());
        let ids = [0, 1, 2, 3, 4, 5, 6].map(|at| names.take(&files[at]));
        assert_eq!(ids, ["a", "photos-b", "01-卷首-b", "01-卷首-b-2", "assets-c", "d", "assets-d.jpg"]);
    }
}
