//! Names of files and folders that other systems do not take, or take for one another.
//!
//! A yearbook's folder goes from one computer to another: by a stick, a network drive, an archive, git. What Windows, macOS
//! and Linux have in common is less than any of them allows, and a file that cannot be copied is missed only when it is too
//! late. Names of the website are the program's own (`path::slug`), so what is told here is told of the originals.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::alike::on_disk;
use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::path::{SourcePath, is_device};

/// The longest name that is safe, in bytes of UTF-8. Linux and most archives hold 255, Windows and macOS 255 units of UTF-16; what
/// copies a file adds to its name (“ - 副本”, “ (1)”).
const LONGEST: usize = 240;

/// What has to be told of the names of `paths`, files in the order in which folders hold them.
pub(super) fn told<'p>(paths: impl Iterator<Item = &'p SourcePath> + Clone) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut folders = BTreeSet::new();
    let mut last = "";
    for path in paths.clone() {
        told.extend(problem(path.name()).map(|problem| Diagnostic::at(Place::file(path), problem)));
        if path.folder() != last {
            last = path.folder();
            let ends = last.match_indices('/').map(|(at, _)| at).chain([last.len()]);
            folders.extend(ends.filter_map(|end| SourcePath::new(last.get(..end)?)));
        }
    }
    for folder in &folders {
        told.extend(problem(folder.name()).map(|problem| Diagnostic::at(Place::file(folder), problem)));
    }
    let paths = paths.map(|path| -> &str { path.as_str() });
    told.extend(clashes(paths.chain(folders.iter().map(SourcePath::as_str))));
    told
}

/// What is wrong with `name`, the gravest first.
fn problem(name: &str) -> Option<Problem> {
    let invisible = || name.chars().find(|c| is_unseen(*c));
    let owned = || name.to_owned();
    if let Some(sign) = name.chars().find(|c| r#"<>"|?*\"#.contains(*c)) {
        return Some(Problem::NameSign { name: owned(), sign: sign.to_string() });
    }
    if is_device(name) {
        return Some(Problem::NameDevice { name: owned() });
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Some(Problem::NameEnd { name: owned() });
    }
    if let Some(c) = invisible() {
        let seen = name.chars().filter(|c| !is_unseen(*c)).collect();
        return Some(Problem::NameInvisible { code: format!("U+{:04X}", u32::from(c)), seen });
    }
    (name.len() > LONGEST).then_some(Problem::NameTooLong { bytes: name.len() })
}

/// Whether nobody sees `c`, or takes it for an ordinary space: controls, characters of no width, marks that turn the
/// direction of writing, spaces of other widths.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'
                ..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// Which of `all`, files and folders, Windows and macOS take for one.
fn clashes<'a>(all: impl Iterator<Item = &'a str> + Clone) -> Vec<Diagnostic> {
    // Of two names that are one there, one at least is not as it is there.
    let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in all.clone().filter(|path| !is_settled(path)) {
        alike.entry(on_disk(path)).or_default().push(path);
    }
    // Each scan comes here, and most yearbooks have no such name.
    if alike.is_empty() {
        return Vec::new();
    }
    let all: HashSet<&str> = all.collect();
    let mut told = Vec::new();
    for (one, mut paths) in alike {
        paths.extend(all.get(one.as_str()).filter(|one| !paths.contains(one)));
        paths.sort_unstable();
        let Some((first, others)) = paths.split_first() else { continue };
        // What lies in two folders that clash does so because of them.
        let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        for other in others.iter().filter(|other| folder(other) == folder(first)) {
            let Some(path) = SourcePath::new(other) else { continue };
            let first = first.rsplit('/').next().unwrap_or(first).to_owned();
            told.push(Diagnostic::at(Place::file(&path), Problem::NameClash { first }));
        }
    }
    told
}

/// Whether `path` is surely what Windows and macOS compare it by; most are, and looking is quicker than making it.
fn is_settled(path: &str) -> bool {
    let is_plain =
        |c: char| c.is_ascii() && !c.is_ascii_uppercase() || ('\u{4e00}'..='\u{9fff}').contains(&c);
    path.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(paths: &[&str]) -> Vec<(String, &'static str)> {
        let paths: Vec<_> = paths.iter().map(|path| SourcePath::new(path).unwrap()).collect();
        let told = told(paths.iter());
        told.into_iter().map(|told| (told.place.unwrap().file.to_string(), told.problem.code())).collect()
    }

    #[test]
    fn names_that_another_system_does_not_take() {
        let long = format!("content/a/{}.md", "年".repeat(80));
        for (path, code) in [
            ("content/a/科普日？.md", None),
            ("content/a/科普日?.md", Some("Y0222")),
            ("content/a/“数”说.md", None),
            ("content/a/\"数\"说.md", Some("Y0222")),
            ("content/a/CON.md", Some("Y0223")),
            ("content/a/com1", Some("Y0223")),
            ("content/a/com10.md", None),
            ("content/a/concert.md", None),
            ("content/a/甲.", Some("Y0224")),
            ("content/a/ 甲.md", Some("Y0224")),
            ("content/a/甲\u{200b}.md", Some("Y0225")),
            ("content/a/甲\u{202e}gpj.md", Some("Y0225")),
            ("content/a/甲\u{a0}乙.md", Some("Y0225")),
            ("content/a/𠮷.md", None),
            (&long, Some("Y0226")),
            (&format!("content/a/{}.md", "年".repeat(79)), None),
        ] {
            let told = codes(&[path]);
            assert_eq!(told.first().map(|(_, code)| *code), code, "{path}");
            assert_eq!(told.len(), usize::from(code.is_some()), "{path}");
        }
    }

    #[test]
    fn a_folder_is_told_once() {
        assert_eq!(
            codes(&["content/nul/a.md", "content/nul/b.md", "content/nul/c/d.md"]),
            [("content/nul".to_owned(), "Y0223")]
        );
    }

    #[test]
    fn two_that_windows_and_macos_take_for_one() {
        let clash = |path: &str| (path.to_owned(), "Y0227");
        assert_eq!(codes(&["assets/A.jpg", "assets/a.JPG", "assets/b.jpg"]), [clash("assets/a.JPG")]);
        assert_eq!(codes(&["assets/a.JPG", "assets/a.jpg"]), [clash("assets/a.jpg")]);
        assert_eq!(
            codes(&["assets/caf\u{e9}.jpg", "assets/cafe\u{301}.jpg"]),
            [clash("assets/caf\u{e9}.jpg")]
        );
        assert_eq!(codes(&["assets/A/1.jpg", "assets/a/1.jpg"]), [clash("assets/a")]);
        assert_eq!(codes(&["assets/A.jpg", "content/a.jpg", "assets/Ａ.jpg"]), []);
    }
}
