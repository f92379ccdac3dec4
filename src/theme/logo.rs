//! The logo of a yearbook: a picture of the theme's `static/`, or one of the yearbook's `assets`.
//!
//! The theme's own is published as it is, with the theme's other files. One of the yearbook's is a photograph or a drawing
//! like any other, so it is never published itself: `photo` makes the one rendition that the masthead needs.

use std::collections::BTreeMap;

use crate::alike;
use crate::diagnostic::{Diagnostic, Place, Problem, nearest};
use crate::fields::Key;
use crate::path::SourcePath;
use crate::picture::{self, Fault};
use crate::source::{ASSETS, Snapshot};

use super::file::File;

pub(super) const LOGO: Key = Key::new("logo", &["标志"]).says(
    "页眉里的标志：主题 static 文件夹或年鉴 assets 文件夹里的图片，写文件名，如 `logo.svg`。",
    "The picture in the masthead: a file of the theme's static folder or of the yearbook's assets, such as logo.svg.",
);

/// The name of a logo, as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    pub(super) name: String,
    pub(super) place: Place,
}

/// A logo that is there.
#[derive(Clone, Debug, PartialEq)]
pub enum Logo {
    /// A file of the theme's, by its name in `static/`.
    Own {
        /// The name.
        name: String,
        /// Width and height in pixels.
        size: (u32, u32),
    },
    /// A picture of the yearbook's.
    Asset(SourcePath),
}

/// The pictures of the yearbook that may be one, with what is wrong with those that cannot be used.
pub(super) fn pictures(snapshot: &Snapshot) -> BTreeMap<SourcePath, Option<Fault>> {
    let pictures = snapshot.photos.iter().filter(|(path, _)| path.inside(ASSETS).is_some());
    pictures.map(|(path, photo)| (path.clone(), photo.as_ref().err().cloned())).collect()
}

/// The logo that `named` means.
pub(super) fn find(
    named: &Named,
    files: &BTreeMap<String, File>,
    pictures: &BTreeMap<SourcePath, Option<Fault>>,
) -> Result<Logo, Box<Diagnostic>> {
    let Named { name, place } = named;
    let told = |problem| Box::new(Diagnostic::at(place.clone(), problem));
    if let Some(file) = files.get(&format!("static/{name}")) {
        let header = picture::header(&file.bytes).map_err(|fault| told(Problem::PhotoUnusable { fault }))?;
        return Ok(Logo::Own { name: name.clone(), size: (header.width, header.height) });
    }
    let path = SourcePath::within(ASSETS, name);
    match path.as_ref().and_then(|path| pictures.get_key_value(path)) {
        Some((path, None)) => Ok(Logo::Asset(path.clone())),
        Some((_, Some(fault))) => Err(told(Problem::PhotoUnusable { fault: fault.clone() })),
        None => {
            let own = files.keys().filter_map(|file| file.strip_prefix("static/"));
            let known = own.chain(pictures.keys().filter_map(|path| path.inside(ASSETS)));
            let nearest = nearest(name, known.clone()).map(str::to_owned);
            let missing = || Problem::LogoMissing { name: name.clone(), nearest };
            Err(told(alike::told(name, known).unwrap_or_else(missing)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIF: &[u8] =
        b"GIF89a\x02\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x02\0\x01\0\0\x02\x02\x44\x01\0;";

    fn found(name: &str) -> Result<Logo, &'static str> {
        let file = |bytes: &[u8]| File { bytes: bytes.into(), path: None };
        let files: BTreeMap<String, File> = [("static/seal.gif", GIF), ("static/style.css", b"a{}")]
            .map(|(name, bytes)| (name.to_owned(), file(bytes)))
            .into();
        let path = |path: &str| SourcePath::new(path).unwrap();
        let pictures =
            [(path("assets/logo/a.png"), None), (path("assets/empty.png"), Some(Fault::Empty))].into();
        let place = Place::file(&path("themes/t/theme.yaml"));
        find(&Named { name: name.to_owned(), place }, &files, &pictures).map_err(|told| told.problem.code())
    }

    #[test]
    fn the_theme_s_own_comes_before_the_yearbook_s() {
        assert_eq!(found("seal.gif"), Ok(Logo::Own { name: "seal.gif".to_owned(), size: (2, 1) }));
        assert_eq!(found("logo/a.png"), Ok(Logo::Asset(SourcePath::new("assets/logo/a.png").unwrap())));
        assert_eq!(found("empty.png"), Err("Y0051"));
        assert_eq!(found("style.css"), Err("Y0051"));
        for missing in ["logo.png", "../x.png", "/etc/passwd", "assets/logo/a.png"] {
            assert_eq!(found(missing), Err("Y0179"), "{missing}");
        }
    }
}
