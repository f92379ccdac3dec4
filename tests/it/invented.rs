//! The invented yearbook of `tests/fixtures`: every part of the frame, those for which the example has no facts among them.

use std::path::Path;
use yearbook::language::Language;

use yearbook::article::Kind;
use yearbook::pipeline::{Memory, Request, build, make};

use super::yearbook::told;

fn request() -> Request {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/invented");
    Request::of(root)
}

#[test]
fn it_has_an_article_of_every_kind_and_nothing_wrong() {
    let made = make(&request(), &mut Memory::default(), &|_| {});
    assert_eq!(
        made.diagnostics.iter().map(|told| told.text(Language::Chinese)).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
    let lacking: Vec<&str> =
        made.frame.iter().filter(|row| row.there.zh == "0 篇").map(|row| &*row.part.zh).collect();
    assert_eq!(lacking, Vec::<&str>::new());
    for kind in Kind::ALL {
        assert!(made.frame.iter().any(|row| row.part.zh == kind.label()), "{kind:?}");
    }
}

#[test]
fn it_says_that_it_is_invented_and_nowhere_names_who_is_withdrawn() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("book");
    copy(&request().root, &root);
    let report =
        build(&Request { root, ..request() }, &folder.path().join("out"), &mut Memory::default(), &|_| {});
    assert_eq!(told(&report), "");
    let page = |path: &str| std::fs::read_to_string(folder.path().join("out").join(path)).unwrap();
    for route in ["index.html", "imprint.html", "ren-wu/ren-wu.html"] {
        assert!(page(route).contains("虚构"), "{route}");
    }
    let files = walkdir::WalkDir::new(folder.path().join("out")).into_iter().map(Result::unwrap);
    let texts = files.filter(|file| {
        file.path()
            .extension()
            .is_some_and(|extension| ["html", "xml", "ics", "csv"].iter().any(|e| *e == extension))
    });
    let naming: Vec<_> = texts
        .filter(|file| std::fs::read_to_string(file.path()).unwrap().contains("丁某"))
        .map(|file| file.path().to_owned())
        .collect();
    assert_eq!(naming, Vec::<std::path::PathBuf>::new());
}

/// Copies a folder, but for what can be made again.
fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let inside = entry.path().strip_prefix(from).unwrap();
        if inside.starts_with(".yearbook-cache") || !entry.file_type().is_file() {
            continue;
        }
        let path = to.join(inside);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::copy(entry.path(), path).unwrap();
    }
}
