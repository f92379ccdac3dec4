//! What stands in a photograph's place until it comes, and the record of the renditions that it is kept in.

use super::yearbook::Yearbook;

const PAGE: &str = "juan-shou/pan-deng.html";
const RECORD: &str = ".yearbook-cache/renditions.json";

fn showing() -> Yearbook {
    let book = Yearbook::saying("![图](p)\n\n![透](clear)").photo("assets/p.jpg", 60, 30);
    let clear = |x, _| image::Rgba([200, 40, 60, if x < 10 { 255 } else { 0 }]);
    image::RgbaImage::from_fn(20, 10, clear).save(book.root().join("assets/clear.png")).unwrap();
    book
}

/// The classes that the page's pictures have, and those that the stylesheet knows.
fn classes(book: &Yearbook) -> (Vec<String>, Vec<String>) {
    let page = book.page(PAGE);
    assert!(page.contains("<link rel=\"stylesheet\" href=\"../tones.css\">"));
    let used =
        page.split("class=\"tone-").skip(1).map(|rest| rest.split(['"', ' ']).next().unwrap().to_owned());
    let style = book.page("tones.css");
    let known = style.lines().map(|line| line[".tone-".len()..].split(' ').next().unwrap().to_owned());
    (used.collect(), known.collect())
}

#[test]
fn a_photograph_s_mean_colour_stands_in_its_place_and_nothing_behind_what_one_can_see_through() {
    let book = showing().built();
    let (used, known) = classes(&book);
    assert_eq!((used.len(), known.len()), (2, 1));
    assert!(used.contains(&known[0]));
    // The photograph goes from black to full red across and full green down.
    let style = book.page("tones.css");
    let colour = style.split("--tone: #").nth(1).unwrap().split(';').next().unwrap();
    let sample = |at: usize| i32::from_str_radix(&colour[at..at + 2], 16).unwrap();
    assert!((sample(0) - 127).abs() < 8 && (sample(2) - 127).abs() < 8, "{colour}");
}

#[test]
fn tones_are_the_same_whatever_the_cache_remembers() {
    let book = showing().built();
    let clean = book.website();
    std::fs::remove_file(book.root().join(RECORD)).unwrap();
    book.build();
    assert_eq!(book.website(), clean);
    for damaged in ["", "{", "{\"version\":0,\"fingerprints\":{},\"tones\":{}}"] {
        book.write(RECORD, damaged);
        book.build();
        assert_eq!(book.website(), clean, "{damaged:?}");
    }
}

#[test]
fn another_picture_under_a_rendition_s_name_is_not_published() {
    let book = Yearbook::saying("![甲](a)\n\n![乙](b)")
        .photo("assets/a.jpg", 40, 30)
        .photo("assets/b.jpg", 50, 30)
        .built();
    let clean = book.website();
    let kept = |start: &str| {
        let files = std::fs::read_dir(book.root().join(".yearbook-cache/photos")).unwrap();
        let mut paths = files.map(|entry| entry.unwrap().path());
        paths
            .find(|path| {
                path.file_name().unwrap().to_string_lossy().starts_with(start)
                    && path.extension().unwrap() == "webp"
            })
            .unwrap()
    };
    std::fs::copy(kept("b-"), kept("a-")).unwrap();
    std::fs::remove_dir_all(book.out()).unwrap();
    book.build();
    assert_eq!(book.website(), clean);
}
