//! The loop's memory: what was built last, and what the browsers are shown.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::output::{Content, Site as Website};
use crate::path::Route;
use crate::photo::Darkroom;
use crate::pipeline::{Made, Memory, Request, make};

use super::stage::{Reply, Site, Stage};
use super::standing::{Standing, Standings, standings};

/// A preview's builds, one after the other.
pub struct Session {
    request: Request,
    memory: Memory,
    darkroom: Arc<Darkroom>,
    stage: Stage,
    shown: Option<(Website, Standings)>,
    told: Option<Vec<Diagnostic>>,
}

/// What a rebuild found.
#[derive(Clone, Debug)]
pub struct Rebuilt {
    /// Pages that were rendered anew.
    pub rendered: usize,
    /// Pages and files of the website; 0 when an error keeps it from being shown.
    pub files: usize,
    /// What has to be told.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether anything is different from what was shown and told before.
    pub changed: bool,
}

impl Session {
    /// A session that builds `request` and shows it on `stage`.
    pub fn new(request: Request, stage: Stage) -> Self {
        let darkroom = Arc::new(Darkroom::new(&request.root));
        Self { request, memory: Memory::default(), darkroom, stage, shown: None, told: None }
    }

    /// Builds again and shows the result. After an error the last good website stays, with the error over it.
    pub fn rebuild(&mut self) -> Rebuilt {
        let Made { site, rendered, diagnostics, articles, .. } =
            make(&self.request, &mut self.memory, &|_| {});
        let (retold, files) =
            (self.told.as_ref() != Some(&diagnostics), site.as_ref().map_or(0, |site| site.files.len()));
        let site = site.map(|site| (self.toned(site), standings(&articles)));
        let changed = match site {
            // The same website after an error is shown again, too: that takes the error off the screen.
            Some(site) if self.shown.as_ref() != Some(&site) || self.had_errors() => {
                self.show(site);
                true
            }
            None if retold => {
                let errors: Vec<String> =
                    diagnostics.iter().filter(|told| told.is_error()).map(Diagnostic::text).collect();
                self.stage.tell(Some(errors.join("\n\n")));
                true
            }
            _ => retold,
        };
        self.told = Some(diagnostics.clone());
        Rebuilt { rendered, files, diagnostics, changed }
    }

    /// With the tones that a build has found before: the preview develops no photograph before one asks for it.
    fn toned(&self, site: Website) -> Website {
        let tones = self.darkroom.known_tones(site.renditions());
        site.toned(&tones)
    }

    fn show(&mut self, (site, standings): (Website, Standings)) {
        let darkroom = Arc::clone(&self.darkroom);
        let (stage, shown) = (self.stage.clone(), (site.clone(), standings.clone()));
        self.stage.show(Arc::new(Shown { site, standings, darkroom, stage }));
        self.shown = Some(shown);
    }

    fn had_errors(&self) -> bool {
        self.told.iter().flatten().any(Diagnostic::is_error)
    }
}

/// A website as the server asks for it: from memory, and only what is in it.
struct Shown {
    site: Website,
    /// How far its articles are.
    standings: Standings,
    darkroom: Arc<Darkroom>,
    /// Where a photograph that cannot be developed is told.
    stage: Stage,
}

impl Site for Shown {
    fn reply(&self, route: &str) -> Option<Reply> {
        let route = Route::new(route)?;
        let bytes = match self.site.files.get(&route)? {
            Content::Bytes(bytes) => bytes.clone(),
            Content::Rendition(rendition) => match self.darkroom.fetch(rendition) {
                Ok(bytes) => bytes.into(),
                Err(problem) => {
                    let told = Diagnostic::at(Place::file(&rendition.source), problem);
                    self.stage.tell(Some(told.text()));
                    return None;
                }
            },
        };
        Some(Reply { mime: media_type(route.extension()), bytes })
    }

    fn not_found(&self) -> Option<Reply> {
        self.reply("404.html")
    }

    fn standing(&self, route: &str) -> Option<Standing> {
        self.standings.get(&Route::new(route)?).cloned()
    }
}

fn media_type(extension: &str) -> Cow<'static, str> {
    Cow::Borrowed(match extension {
        "html" => "text/html",
        "css" => "text/css",
        "js" => "text/javascript",
        "xml" => "application/xml",
        "ics" => "text/calendar",
        "txt" => "text/plain",
        "csv" => "text/csv",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" => "image/jpeg",
        "avif" => "image/avif",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    })
}
