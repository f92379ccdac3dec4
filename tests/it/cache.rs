//! The cache: whatever becomes of it, the website is that of a first build.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use yearbook::fingerprint::Fingerprint;

use super::cards::lettered;
use super::memory::Chance;
use super::rebuild::aged;
use super::yearbook::{Yearbook, article, jpeg, png, told};

const SHAPE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\"><path d=\"M0 0h20v10z\"/></svg>";

/// A yearbook of which all is kept that can be: photographs, a drawing, a font, a card, and both records.
fn all_kept() -> Yearbook {
    let book = lettered("![图](photo)", "甲乙形0123456789一二三四五六七八九十百");
    book.write(
        "content/01-卷首/01-攀登.md",
        &article("标题: 攀登", "![图](photo)\n\n![甲](a)\n\n![乙](b)\n\n![形](shape.svg)"),
    );
    book.write_bytes("assets/a.jpg", &jpeg(60, 40, 1));
    book.write_bytes("assets/b.png", &png(50, 40));
    book.write("assets/shape.svg", SHAPE);
    for photo in ["assets/photo.jpg", "assets/a.jpg", "assets/b.png", "assets/shape.svg"] {
        aged(&book, photo);
    }
    book
}

fn cache(book: &Yearbook) -> PathBuf {
    book.root().join(".yearbook-cache")
}

/// The files of the cache.
fn kept(book: &Yearbook) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(cache(book)).sort_by_file_name().into_iter().map(Result::unwrap);
    files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// The website of a first build, and its cache as that leaves it.
fn first(book: &Yearbook) -> BTreeMap<String, Fingerprint> {
    let _ = fs::remove_dir_all(cache(book));
    anew(book)
}

/// Builds where no website is.
fn anew(book: &Yearbook) -> BTreeMap<String, Fingerprint> {
    let _ = fs::remove_dir_all(book.out());
    assert_eq!(told(&book.build()), "");
    book.website()
}

/// What becomes of a file of the cache.
fn damaged(bytes: &[u8], other: &[u8], chance: &mut Chance) -> (&'static str, Option<Vec<u8>>) {
    let mut changed = bytes.to_vec();
    match chance.below(9) {
        0 => ("gone", None),
        1 => ("emptied", Some(Vec::new())),
        2 => ("cut", Some(bytes[..chance.below(bytes.len())].to_vec())),
        3 | 4 => {
            changed[chance.below(bytes.len())] ^= 1 << chance.below(8);
            ("a bit of it flipped", Some(changed))
        }
        5 => {
            // A digit becomes another: a record stays one.
            let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
            let at = digits[chance.below(digits.len())];
            changed[at] = if bytes[at] == b'9' { b'1' } else { bytes[at] + 1 };
            ("a digit of it another", Some(changed))
        }
        6 => ("without its seal, as of an earlier version", Some(bytes[..bytes.len() - 64].to_vec())),
        7 => ("another's", Some(other.to_vec())),
        _ => {
            for byte in &mut changed {
                *byte = u8::try_from(chance.below(256)).unwrap();
            }
            ("garbage", Some(changed))
        }
    }
}

#[test]
fn whatever_becomes_of_it_the_website_is_that_of_a_first_build() {
    let mut chance = Chance::seeded();
    let seed = chance.0;
    let book = all_kept();
    let right = first(&book);
    let files = kept(&book);
    let names: Vec<String> = files.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    for kind in ["photos.json", "renditions.json", "/fonts/", "/share/", ".webp", ".jpg", ".svg"] {
        assert!(names.iter().any(|name| name.contains(kind)), "{kind}: {names:?}");
    }
    let whole: Vec<Vec<u8>> = files.iter().map(|path| fs::read(path).unwrap()).collect();
    for round in 0..30 {
        let mut story = Vec::new();
        for (at, path) in files.iter().enumerate() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let other = &whole[chance.below(whole.len())];
            // Now and then one file alone, now and then most of them.
            let is_hit = if round % 2 == 0 { at == round / 2 % files.len() } else { chance.below(3) > 0 };
            let (what, bytes) = if is_hit {
                damaged(&whole[at], other, &mut chance)
            } else {
                ("whole", Some(whole[at].clone()))
            };
            match bytes {
                Some(bytes) => fs::write(path, bytes).unwrap(),
                None => drop(fs::remove_file(path)),
            }
            story.push(format!("{} {what}", path.file_name().unwrap().to_string_lossy()));
        }
        assert!(anew(&book) == right, "YEARBOOK_SEED={seed} round {round}: {story:#?}");
    }
    fs::remove_dir_all(cache(&book)).unwrap();
    assert!(anew(&book) == right);
}

#[test]
fn a_damaged_rendition_has_no_tone_of_its_own() {
    let book = all_kept();
    let right = first(&book);
    // Every photograph broken, and nothing noted of their tones.
    fs::remove_file(cache(&book).join("renditions.json")).unwrap();
    for path in kept(&book).into_iter().filter(|path| path.parent().unwrap().ends_with("photos")) {
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..].iter_mut().take(8).for_each(|byte| *byte ^= 0x55);
        fs::write(&path, bytes).unwrap();
    }
    assert!(anew(&book) == right);
    // And so it is with the next, which takes what that one noted.
    assert!(anew(&book) == right);
}

#[test]
fn a_cache_of_another_folder_brings_nothing_of_it() {
    let book = all_kept();
    let right = first(&book);
    let other = all_kept();
    // Other photographs under the same names, of the same sizes.
    other.write_bytes("assets/photo.jpg", &jpeg(1200, 800, 9));
    other.write_bytes("assets/a.jpg", &jpeg(60, 40, 8));
    aged(&other, "assets/photo.jpg");
    aged(&other, "assets/a.jpg");
    let theirs = first(&other);
    assert!(theirs != right);
    fs::remove_dir_all(cache(&book)).unwrap();
    for path in kept(&other) {
        let to = cache(&book).join(path.strip_prefix(cache(&other)).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&path, to).unwrap();
    }
    assert!(anew(&book) == right);
    // One that fits saves the work.
    fs::remove_dir_all(cache(&book)).unwrap();
    let built = first(&book);
    let report = book.build();
    assert_eq!((report.developed, built == right), (0, true));
}
