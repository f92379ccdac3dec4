//! A yearbook in a temporary folder: written, built and looked at as in `Yearbook::new().article(…).built()`.
//!
//! The yearbook stands one level below the temporary folder, so that a test can see whether anything was
//! written beside it. Photographs are drawn here, a few pixels wide, so that developing them takes no time.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;
use yearbook::language::Language;

use image::{DynamicImage, ImageFormat, RgbImage};
use tempfile::TempDir;
use yearbook::fingerprint::Fingerprint;
use yearbook::output::MANIFEST;
use yearbook::pipeline::{self, Memory, Report, Request};

/// What `yearbook.yaml` says unless a test writes its own. With an address, so that nothing has to be told, and
/// without the page of the whole book, which every edit would change.
const CONFIG: &str = "标题: 某某年鉴\n网址: https://example.org/book/\n整本: false\n";

/// A yearbook and its website.
pub struct Yearbook {
    folder: TempDir,
    style: Style,
}

/// How a program saves a file.
#[derive(Clone, Copy, Debug)]
pub enum Style {
    /// Emptied, then written.
    InPlace,
    /// Emptied, then written in two halves, with this pause before each.
    InHalves(Duration),
    /// A new file, renamed over the old one.
    RenameOver,
    /// The old file renamed (`a.md~`), then a new one written, as Vim and Word do.
    Backup,
    /// The old file deleted, then a new one written.
    DeleteAndCreate,
}

impl Style {
    /// Makes `bytes` the content of the file `path`, which need not be there.
    pub fn save(self, path: &Path, bytes: &[u8]) {
        let beside = |before: &str, after: &str| {
            let mut name = OsString::from(before);
            name.push(path.file_name().unwrap());
            name.push(after);
            path.with_file_name(name)
        };
        let was = path.exists();
        match self {
            Style::InHalves(pause) => {
                let (start, end) = bytes.split_at(bytes.len() / 2);
                let mut file = fs::File::create(path).unwrap();
                for half in [start, end] {
                    std::thread::sleep(pause);
                    file.write_all(half).unwrap();
                }
                return;
            }
            Style::RenameOver => {
                let new = beside(".", ".new");
                fs::write(&new, bytes).unwrap();
                return fs::rename(new, path).unwrap();
            }
            Style::Backup if was => fs::rename(path, beside("", "~")).unwrap(),
            Style::DeleteAndCreate if was => fs::remove_file(path).unwrap(),
            Style::InPlace | Style::Backup | Style::DeleteAndCreate => {}
        }
        fs::write(path, bytes).unwrap();
    }
}

/// What the program said.
#[derive(Debug)]
pub struct Ran {
    /// The exit code.
    pub code: Option<i32>,
    /// Standard output, with the folder and the time taken out.
    pub out: String,
    /// Standard error, likewise.
    pub err: String,
}

impl Yearbook {
    /// A yearbook without articles.
    pub fn new() -> Self {
        let folder = TempDir::with_prefix("yearbook-it-").unwrap();
        let book = Self { folder, style: Style::InPlace };
        fs::create_dir(book.root()).unwrap();
        book.write("yearbook.yaml", CONFIG);
        book
    }

    /// A yearbook with the article `content/01-卷首/01-攀登.md`, whose body is `body`.
    pub fn saying(body: &str) -> Self {
        Self::new().article("01-卷首/01-攀登.md", "标题: 攀登", body)
    }

    /// With the file `path`.
    pub fn file(self, path: &str, text: &str) -> Self {
        self.write(path, text);
        self
    }

    /// With an article at `path` in `content`: its front matter, then its body.
    pub fn article(self, path: &str, fields: &str, body: &str) -> Self {
        self.write(&format!("content/{path}"), &article(fields, body));
        self
    }

    /// With a photograph of this size.
    pub fn photo(self, path: &str, width: u32, height: u32) -> Self {
        self.write_bytes(path, &jpeg(width, height, 0));
        self
    }

    /// The yearbook's folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("book")
    }

    /// The folder that holds the yearbook and nothing else.
    pub fn outside(&self) -> &Path {
        self.folder.path()
    }

    /// The website's folder.
    pub fn out(&self) -> PathBuf {
        self.root().join("public")
    }

    /// Saves as programs of this `style` do from now on.
    pub fn save_by(&mut self, style: Style) {
        self.style = style;
    }

    /// Writes a text, as an editor saves it.
    pub fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    /// Writes any file.
    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        self.style.save(&path, bytes);
    }

    /// Removes a file.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).unwrap();
    }

    /// What to build.
    pub fn request(&self) -> Request {
        Request::of(self.root())
    }

    /// Builds without any memory.
    pub fn build(&self) -> Report {
        self.rebuild(&mut Memory::default())
    }

    /// Builds with the memory of the last time.
    pub fn rebuild(&self, memory: &mut Memory) -> Report {
        pipeline::build(&self.request(), &self.out(), memory, &|_| {})
    }

    /// Builds, with drafts.
    pub fn build_drafts(&self) -> Report {
        let request = Request { drafts: true, ..self.request() };
        pipeline::build(&request, &self.out(), &mut Memory::default(), &|_| {})
    }

    /// Builds a yearbook of which there is nothing to tell.
    pub fn built(self) -> Self {
        assert_eq!(told(&self.build()), "");
        self
    }

    /// What a build tells.
    pub fn told(&self) -> String {
        told(&self.build())
    }

    /// The published file at `route`.
    pub fn page(&self, route: &str) -> String {
        fs::read_to_string(self.out().join(route)).unwrap_or_else(|error| panic!("{route}: {error}"))
    }

    /// The body of the article on the page at `route`.
    pub fn prose(&self, route: &str) -> String {
        let page = self.page(route);
        let (_, rest) = page.split_once("<div class=\"prose\">").unwrap();
        // The body's own divisions are closed before the frame's is.
        let end = rest.find("\n        </div>").unwrap();
        rest[..end].trim().to_owned()
    }

    /// The addresses of all published files, without the manifest.
    pub fn routes(&self) -> Vec<String> {
        tree(&self.out()).into_keys().filter(|route| route != MANIFEST).collect()
    }

    /// Those addresses that begin with `start`.
    pub fn routes_in(&self, start: &str) -> Vec<String> {
        self.routes().into_iter().filter(|route| route.starts_with(start)).collect()
    }

    /// Those addresses without their fingerprints, which may differ where a library does.
    pub fn names(&self, start: &str) -> Vec<String> {
        let mut names: Vec<String> = self.routes_in(start).iter().map(|route| masked(route)).collect();
        names.sort();
        names
    }

    /// The published files and the manifest, by address.
    pub fn website(&self) -> BTreeMap<String, Fingerprint> {
        tree(&self.out())
    }

    /// Runs the program in the yearbook's folder.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in(&self.root(), arguments)
    }

    /// Runs the program in `folder`.
    pub fn run_in(&self, folder: &Path, arguments: &[&str]) -> Ran {
        self.ran(&program(folder).args(arguments).output().unwrap())
    }

    /// What the program said, without what differs from run to run.
    pub fn ran(&self, output: &Output) -> Ran {
        let text = |bytes: &[u8]| {
            let folder = self.folder.path().canonicalize().unwrap();
            let text = String::from_utf8(bytes.to_vec()).unwrap().replace(folder.to_str().unwrap(), "…");
            let Some((before, after)) = text.split_once("用时 ") else { return text };
            format!("{before}用时 …{}", &after[after.find('。').unwrap()..])
        };
        Ran { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// The program, to be run in `folder`, in an environment without wishes.
pub fn program(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_yearbook"));
    program.current_dir(folder);
    for wish in ["NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG"] {
        program.env_remove(wish);
    }
    program
}

/// An article's file.
pub fn article(fields: &str, body: &str) -> String {
    format!("---\n{fields}\n---\n{body}\n")
}

/// All that a report tells, as plain text.
pub fn told(report: &Report) -> String {
    report.diagnostics.iter().map(|told| told.text(Language::Chinese)).collect::<Vec<_>>().join("\n")
}

/// The codes that a report tells.
pub fn codes(report: &Report) -> Vec<&'static str> {
    report.diagnostics.iter().map(|told| told.problem.code()).collect()
}

/// The files under `folder` with what is in them.
pub fn tree(folder: &Path) -> BTreeMap<String, Fingerprint> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = files.filter(|entry| !entry.file_type().is_dir());
    files
        .map(|entry| {
            let route = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (route, Fingerprint::of(&fs::read(entry.path()).unwrap_or_default()))
        })
        .collect()
}

/// A text with each fingerprint in it shown as `#`.
pub fn masked(text: &str) -> String {
    let mut masked = String::new();
    let mut run = String::new();
    for character in text.chars().chain(['\n']) {
        if matches!(character, '0'..='9' | 'a'..='f') {
            run.push(character);
            continue;
        }
        masked.push_str(if run.len() == 16 { "#" } else { &run });
        masked.push(character);
        run.clear();
    }
    masked.trim_end_matches('\n').to_owned()
}

/// A picture whose colours change from side to side; `seed` makes another one.
fn picture(width: u32, height: u32, seed: u8) -> DynamicImage {
    let colour = |x: u32, y: u32| {
        let shade = |at: u32, of: u32| u8::try_from(at * 255 / of.max(1)).unwrap();
        image::Rgb([shade(x, width), shade(y, height), seed])
    };
    RgbImage::from_fn(width, height, colour).into()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG.
pub fn jpeg(width: u32, height: u32, seed: u8) -> Vec<u8> {
    encoded(&picture(width, height, seed), ImageFormat::Jpeg)
}

/// A PNG.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    encoded(&picture(width, height, 0), ImageFormat::Png)
}

/// A JPEG with camera metadata: it lies on its right side, and a text says where it was taken.
pub fn turned_jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    // Orientation 6: turn a quarter clockwise to see it upright.
    exif.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    // The description, as text at the end.
    exif.extend(b"\x01\x0e\0\x02\0\0\0\x14\0\0\0\x26\0\0\0\0");
    exif.extend(b"taken-at-a-home-xyz\0");
    let picture = jpeg(width, height, 0);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&picture[..2], &b"\xff\xe1"[..], &length, &exif, &picture[2..]].concat()
}

/// Builds `book` from nothing on one thread and on four: both tell nothing and give the same website.
pub fn threads_tell_nothing(book: &Yearbook) {
    let on = |threads: usize| {
        let _ = fs::remove_dir_all(book.root().join(".yearbook-cache"));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(told(&pool.install(|| book.build())), "");
        book.website()
    };
    assert_eq!(on(1), on(4));
}
