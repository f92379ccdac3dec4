//! What a link in an article leads to: an article, a part, or a file that is published because of it.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use percent_encoding::percent_decode_str;

use crate::article::Body;
use crate::diagnostic::{Problem, nearest};
use crate::fingerprint::Fingerprint;
use crate::path::{Route, SourcePath, slug, written_in};
use crate::picture::Fault;
use crate::source::{Photo, Snapshot};

use super::Parsed;
use super::likeness::{self, Alike, Remarked};
use super::order::Placed;
use super::targets::{self, Targets, check_anchor};

/// A file of the project, and where it is published once something links to it.
type File<'a> = (&'a [u8], OnceLock<Option<Route>>);

/// A page or file of the website, and the anchor there.
pub(super) type Link = (Route, Option<String>);

/// What links can lead to.
pub(super) struct Links<'a> {
    folders: HashMap<&'a str, &'a Route>,
    files: HashMap<&'a SourcePath, File<'a>>,
    parsed: &'a Parsed,
    placed: &'a Placed,
    targets: OnceLock<Targets<'a>>,
    pictures: &'a BTreeMap<SourcePath, Result<Photo, Fault>>,
    alike: OnceLock<Alike>,
}

impl<'a> Links<'a> {
    /// Parts and files. What articles there are is gathered when the first link asks.
    pub fn new(snapshot: &'a Snapshot, parsed: &'a Parsed, placed: &'a Placed) -> Self {
        Self {
            folders: placed.parts.iter().map(|part| (part.folder.as_str(), &part.route)).collect(),
            files: snapshot.files.iter().map(|(path, bytes)| (path, (&**bytes, OnceLock::new()))).collect(),
            parsed,
            placed,
            targets: OnceLock::new(),
            pictures: &snapshot.photos,
            alike: OnceLock::new(),
        }
    }

    /// The articles by their files.
    pub fn targets(&self) -> &Targets<'a> {
        self.targets.get_or_init(|| Targets::of(self.parsed, self.placed))
    }

    /// What a link's target is, and what has to be told although it is found.
    pub fn find(&self, from: &SourcePath, target: &str, body: &Body) -> Result<Remarked<Link>, Problem> {
        let (path, anchor) =
            target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
        let anchor = anchor.filter(|anchor| !anchor.is_empty());
        let anchor = anchor.map(|anchor| percent_decode_str(anchor).decode_utf8_lossy().into_owned());
        let broken = || Problem::LinkBroken { target: target.to_owned(), nearest: self.nearest(from, path) };
        if path.is_empty() {
            let Some((route, _)) = self.targets().placed.get(from) else {
                return self
                    .folders
                    .get(from.folder())
                    .map(|route| (((*route).clone(), anchor), None))
                    .ok_or_else(broken);
            };
            return check_anchor(target, anchor, body).map(|anchor| (((*route).clone(), anchor), None));
        }
        let found = from.neighbour(path.split('?').next().unwrap_or(path)).ok_or_else(broken)?;
        if let Some(lead) = self.lead(&found, target, anchor.clone()) {
            return lead;
        }
        let alike = self.alike().find(&found);
        if let Some(lead) = alike.and_then(|alike| self.lead(alike, target, anchor)) {
            let remark = alike.and_then(|alike| likeness::file(from, path, &found, alike));
            return lead.map(|(link, other)| (link, other.or(remark)));
        }
        let own = || self.pictures.get_key_value(&found).map(|(path, _)| path);
        match own().or(alike).and_then(|picture| written_in(from, picture)) {
            Some(name) => Err(Problem::LinkToPicture { target: target.to_owned(), name }),
            None => Err(broken()),
        }
    }

    /// What the link `target`, which names the file or folder `path`, leads to; `None` where there is nothing to lead to.
    fn lead(
        &self,
        path: &SourcePath,
        target: &str,
        anchor: Option<String>,
    ) -> Option<Result<Remarked<Link>, Problem>> {
        if let Some((route, article)) = self.targets().placed.get(path) {
            let anchor = check_anchor(target, anchor, &article.body);
            return Some(anchor.map(|anchor| (((*route).clone(), anchor), None)));
        }
        if let Some(article) = self.targets().unplaced.get(path) {
            let contents = (Route::fixed(super::CONTENTS), None);
            let target = target.to_owned();
            let problem = if article.withdrawn {
                Problem::LinkToWithdrawn { target }
            } else {
                Problem::LinkToDraft { target }
            };
            return Some(Ok((contents, Some(problem))));
        }
        let folder = path.as_str().strip_suffix("/_part.md").unwrap_or(path.as_str());
        let route = self.folders.get(folder).map(|route| (*route).clone()).or_else(|| self.file(path))?;
        Some(Ok(((route, anchor), None)))
    }

    /// All that can be linked, and pictures, of which more can be said than that they cannot. Gathered when the first link
    /// names nothing.
    fn alike(&self) -> &Alike {
        self.alike.get_or_init(|| {
            let Targets { placed, unplaced } = self.targets();
            let files = self.files.keys().copied();
            let pictures = self.pictures.keys().filter(|path| !self.files.contains_key(path));
            let files =
                placed.keys().copied().chain(unplaced.keys().copied()).chain(files).chain(pictures).cloned();
            let folders = self.folders.keys().filter_map(|folder| SourcePath::new(folder));
            Alike::of(files.chain(folders))
        })
    }

    /// What was probably meant by a target that names nothing: an address without its beginning, a path
    /// without its extension, or the nearest name, as it would be written in `from`.
    fn nearest(&self, from: &SourcePath, typed: &str) -> Option<String> {
        if let Some(address) = targets::address_meant(typed) {
            return Some(address);
        }
        let Targets { placed, unplaced } = self.targets();
        let articles = || placed.keys().copied().chain(unplaced.keys().copied());
        let with_extension = format!("{typed}.md");
        if from.neighbour(&with_extension).is_some_and(|path| articles().any(|article| *article == path)) {
            return Some(with_extension);
        }
        let paths: Vec<&SourcePath> = articles().chain(self.files.keys().copied()).collect();
        let mut names: Vec<&str> = paths.iter().map(|path| path.name()).collect();
        names.sort_unstable();
        let name = nearest(typed.rsplit(['/', '\\']).next()?, names)?;
        let path = paths.into_iter().filter(|path| path.name() == name).min()?;
        written_in(from, path).filter(|written| written != typed)
    }

    /// Where the file `path` is published; worked out when the first link to it is found.
    fn file(&self, path: &SourcePath) -> Option<Route> {
        let (bytes, route) = self.files.get(path)?;
        let made = route.get_or_init(|| {
            let fingerprint = Fingerprint::of(bytes).short();
            let name = Some(slug(path.stem())).filter(|name| !name.is_empty());
            let name = name.unwrap_or_else(|| "file".to_owned());
            Route::new(&format!("files/{fingerprint}/{name}.{}", path.extension()))
        });
        made.clone()
    }

    /// The files that the bodies filled so far link to.
    pub fn files(&self) -> BTreeMap<SourcePath, Route> {
        let linked =
            |(path, (_, route)): (&&SourcePath, &File)| Some(((*path).clone(), route.get()?.clone()?));
        self.files.iter().filter_map(linked).collect()
    }
}
