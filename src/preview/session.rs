//! The loop's memory: what was built last, and what the browsers are shown.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::article::Article;
use crate::diagnostic::{Diagnostic, Place, Problem, folded};
use crate::output::{Content, Site as Website, Workshop};
use crate::path::{Route, SourcePath};
use crate::pipeline::{Made, Memory, Request, make, mend};
use crate::source::Snapshot;

use super::stage::{Reply, Site, Stage};
use super::standing::Standing;

/// A preview's builds, one after the other.
pub struct Session {
    request: Request,
    memory: Memory,
    workshop: Arc<Workshop>,
    stage: Stage,
    shown: Option<Arc<Shown>>,
    told: Option<Vec<Diagnostic>>,
    /// What was saved since something was shown or told.
    saved: BTreeSet<SourcePath>,
    /// What is shown was made from it.
    good: Arc<Snapshot>,
    follows: bool,
}

/// What a rebuild found.
#[derive(Clone, Debug)]
pub struct Rebuilt {
    /// Files that are new, other or gone since the build before.
    pub saved: Vec<SourcePath>,
    /// Whether there was none before.
    pub is_first: bool,
    /// Pages that were rendered anew, by their addresses.
    pub rendered: Vec<Route>,
    /// Pages and files of the website; 0 when an error keeps it from being shown.
    pub files: usize,
    /// What has to be told.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether anything is different from what was shown and told before.
    pub changed: bool,
    /// Whether what is told is different.
    pub is_retold: bool,
}

impl Session {
    /// A session that builds `request` and shows it on `stage`.
    pub fn new(request: Request, stage: Stage) -> Self {
        let workshop = Arc::new(Workshop::new(&request.root));
        let (memory, good) = (Memory::hurried(), Arc::default());
        Self {
            request,
            memory,
            workshop,
            stage,
            shown: None,
            told: None,
            saved: BTreeSet::new(),
            good,
            follows: false,
        }
    }

    /// Likewise, and leads browsers to the article that was saved last.
    #[must_use]
    pub fn following(self) -> Self {
        Self { follows: true, ..self }
    }

    /// Builds again and shows the result. A file with an error stays as it was when it had none, with the error over the
    /// page; where that cannot be, the last good website stays.
    pub fn rebuild(&mut self) -> Rebuilt {
        let made = self.make();
        self.present(made)
    }

    /// Likewise, unless there is an error that was not told before: then nothing is shown or told yet. It may come from a
    /// file that is just being written.
    pub fn attempt(&mut self) -> Option<Rebuilt> {
        let made = self.make();
        let is_told = |told: &Diagnostic| self.told.iter().flatten().any(|known| known == told);
        let is_new = made.diagnostics.iter().any(|told| told.is_error() && !is_told(told));
        (!is_new).then(|| self.present(made))
    }

    fn make(&mut self) -> Made {
        let mut made = make(&self.request, &mut self.memory, &|_| {});
        self.saved.extend(std::mem::take(&mut made.saved));
        made
    }

    fn present(&mut self, made: Made) -> Rebuilt {
        let diagnostics = made.diagnostics.clone();
        let made = self.mended(made);
        let Made { site, rendered, articles, .. } = made;
        let told = diagnostics.iter().map(|told| (told.clone(), Vec::new()));
        let remarks: Remarks = told.chain(made.advice).collect();
        let (retold, files) =
            (self.told.as_ref() != Some(&diagnostics), site.as_ref().map_or(0, |site| site.files.len()));
        let site = site.map(|site| self.toned(site));
        let is_shown =
            |site: &Website| self.shown.as_ref().is_some_and(|shown| shown.is(site, &articles, &remarks));
        let errors: Vec<Diagnostic> = diagnostics.iter().filter(|told| told.is_error()).cloned().collect();
        let site = site.filter(|site| !is_shown(site) || errors.is_empty() && self.had_errors());
        // The same website after an error is shown again, too: that takes the error off the screen.
        let changed = retold || site.is_some();
        if let Some(site) = site {
            self.show(site, articles, remarks);
        }
        if changed && !errors.is_empty() {
            let texts =
                folded(&errors).iter().map(|folded| folded.text(self.stage.language())).collect::<Vec<_>>();
            self.stage.tell(Some(texts.join("\n\n")));
        }
        let is_first = self.told.replace(diagnostics.clone()).is_none();
        let saved = std::mem::take(&mut self.saved).into_iter().collect();
        Rebuilt { saved, is_first, rendered, files, diagnostics, changed, is_retold: retold }
    }

    /// What was made, or else what can be made with files as they were before somebody made a mistake in them.
    fn mended(&mut self, made: Made) -> Made {
        if made.site.is_some() {
            self.good = self.memory.last().unwrap_or_default();
            return made;
        }
        let mended = mend(&self.request, &mut self.memory, &self.good, &made.diagnostics);
        let Some((mended, good)) = mended else { return made };
        self.good = good;
        mended
    }

    /// With the tones that a build has found before: the preview develops no photograph before one asks for it.
    fn toned(&self, site: Website) -> Website {
        let tones = self.workshop.darkroom.known_tones(site.renditions());
        site.toned(&tones)
    }

    /// Whether photographs are still being read, so that building again soon has news of them.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        self.memory.glanced() > 0
    }

    /// Lets the next build read every text again, whatever the disk says of it.
    pub fn doubt(&mut self) {
        self.memory.doubt();
    }

    fn show(&mut self, site: Website, articles: Articles, remarks: Remarks) {
        let saved =
            self.shown.as_ref().filter(|_| self.follows).and_then(|shown| saved(&shown.articles, &articles));
        let (workshop, stage) = (Arc::clone(&self.workshop), self.stage.clone());
        let shown = Arc::new(Shown { site, articles, remarks, workshop, stage });
        self.stage.lead(shown.clone(), saved.as_ref().map(Route::as_str));
        let before = self.shown.replace(shown);
        // Nobody waits until it is let go.
        rayon::spawn(move || drop(before));
    }

    fn had_errors(&self) -> bool {
        self.told.iter().flatten().any(Diagnostic::is_error)
    }
}

/// Articles by the addresses of their pages.
type Articles = BTreeMap<Route, Arc<Article>>;

/// What is told, with the addresses of the articles that it concerns besides that in whose file it stands.
type Remarks = Vec<(Diagnostic, Vec<Route>)>;

/// The page of the one article that is new or was read again; `None` where there are several, or none.
fn saved(before: &Articles, now: &Articles) -> Option<Route> {
    let is_known = |(route, article): &(&Route, &Arc<Article>)| {
        before.get(*route).is_some_and(|known| Arc::ptr_eq(known, article))
    };
    let mut saved = now.iter().filter(|one| !is_known(one));
    saved.next().filter(|_| saved.next().is_none()).map(|(route, _)| route.clone())
}

/// A website as the server asks for it: from memory, and only what is in it.
struct Shown {
    site: Website,
    /// Its articles, for how far they are.
    articles: Articles,
    /// What is told of them.
    remarks: Remarks,
    workshop: Arc<Workshop>,
    /// Where a photograph that cannot be developed is told.
    stage: Stage,
}

impl Shown {
    /// Whether it is `site`, and says of each article what `articles` do.
    fn is(&self, site: &Website, articles: &Articles, remarks: &Remarks) -> bool {
        let standing = |article: &Article| Standing::of(article, [].iter(), self.stage.language());
        let is_same = |((_, a), (_, b)): ((_, &Arc<Article>), (_, &Arc<Article>))| {
            Arc::ptr_eq(a, b) || standing(a) == standing(b)
        };
        // Of the same website the addresses are the same, too.
        self.site == *site && self.remarks == *remarks && self.articles.iter().zip(articles).all(is_same)
    }
}

impl Shown {
    /// What was made of the file `source`; tells in the browser why it was not.
    fn told(&self, source: &SourcePath, made: Result<Arc<[u8]>, Problem>) -> Option<Arc<[u8]>> {
        let tell = |problem| {
            let told = Diagnostic::at(Place::file(source), problem);
            self.stage.tell(Some(told.text(self.stage.language())));
        };
        made.map_err(tell).ok()
    }
}

impl Site for Shown {
    fn reply(&self, route: &str) -> Option<Reply> {
        let route = Route::new(route)?;
        let bytes = match self.site.files.get(&route)? {
            Content::Bytes(bytes) => bytes.clone(),
            Content::Rendition(rendition) => {
                let made = self.workshop.darkroom.fetch(rendition).map(Into::into);
                self.told(&rendition.source, made)?
            }
            Content::Card(card) => {
                let made = self.workshop.easel.fetch(card, &self.workshop.darkroom).map(Into::into);
                self.told(card.source(), made)?
            }
            Content::Volume(volume) => volume.bound().into(),
            Content::Font(subset) => self.told(&subset.source, self.workshop.foundry.fetch(subset))?,
        };
        Some(Reply { mime: media_type(route.extension()), bytes })
    }

    fn is_at_hand(&self, route: &str) -> bool {
        let content = Route::new(route).and_then(|route| self.site.files.get(&route));
        content.is_none_or(Content::is_at_hand)
    }

    fn not_found(&self) -> Option<Reply> {
        self.reply("404.html")
    }

    fn standing(&self, route: &str) -> Option<Standing> {
        let (route, article) = self.articles.get_key_value(&Route::new(route)?)?;
        let is_own = |(told, pages): &&(Diagnostic, Vec<Route>)| {
            pages.contains(route) || told.place.as_ref().is_some_and(|place| place.file == article.path)
        };
        let own = self.remarks.iter().filter(is_own).map(|(told, _)| told);
        Some(Standing::of(article, own, self.stage.language()))
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
