//! What the preview shows at the moment: the last good site, and the problem
//! that keeps a newer one from being shown.
//!
//! Builder and server share it. It holds a *state*, not a queue of messages:
//! whoever looks late sees what stands now, so nothing can be missed and nothing
//! piles up while no browser is open.

use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;

use tokio::sync::watch;

use crate::language::Language;

use super::standing::Standing;

/// A page or file of the site as it goes to the browser.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The media type, such as `text/html`; the server adds the charset.
    pub mime: Cow<'static, str>,
    /// The content, shared with the site rather than copied.
    pub bytes: Arc<[u8]>,
}

/// A built site that can be looked into.
pub trait Site: Send + Sync {
    /// The content at `route` (`index.html`, `2024/大事记/index.html`: decoded,
    /// no leading slash), or `None` when the site has no such page or file.
    ///
    /// It may take long, as when a photograph is developed: the server calls it
    /// on a thread that may block.
    fn reply(&self, route: &str) -> Option<Reply>;

    /// Whether [`Site::reply`] takes no time for `route`, since there is nothing to make; so that a page never stands in
    /// line behind photographs.
    fn is_at_hand(&self, _route: &str) -> bool {
        false
    }

    /// The site's own page for a route it does not have. It takes no time.
    fn not_found(&self) -> Option<Reply>;

    /// How far the article at `route` is from being published; `None` where no article is.
    fn standing(&self, _route: &str) -> Option<Standing> {
        None
    }
}

/// What is shown now, shared by all its clones.
#[derive(Debug, Clone)]
pub struct Stage {
    shown: watch::Sender<Shown>,
    language: Language,
}

/// One state of the stage.
#[derive(Clone)]
pub struct Shown {
    /// Tells this run of the program from earlier ones: a page that outlived
    /// its server must not take the next server's versions for its own.
    run: u64,
    /// How often the stage has changed; numbers both versions and problems.
    changes: u64,
    /// The change that brought the site; 0 before the first.
    version: u64,
    /// The last good site.
    pub site: Option<Arc<dyn Site>>,
    /// The page that browsers go to with this version, if they are led to one.
    pub leads_to: Option<Arc<str>>,
    /// Why there is no newer one.
    pub problem: Option<Problem>,
}

/// The diagnostics of a broken build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The change that brought it, so that the same text told twice is two
    /// problems, while one problem told to the same browser again is one.
    pub id: u64,
    /// Plain text, as on the terminal.
    pub text: Arc<str>,
}

impl Shown {
    /// The name of the state that a page was served from.
    pub fn version(&self) -> String {
        format!("{:x}-{}", self.run, self.version)
    }
}

impl std::fmt::Debug for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shown")
            .field("version", &self.version())
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}

impl Stage {
    /// A stage with nothing on it yet, in Chinese.
    #[must_use]
    pub fn new() -> Stage {
        Stage::speaking(Language::Chinese)
    }

    /// A stage with nothing on it yet, on which `language` is spoken.
    #[must_use]
    pub fn speaking(language: Language) -> Stage {
        let shown = Shown {
            // The standard library's random keys serve as the run's number:
            // neither clock nor process id, and no further dependency.
            run: RandomState::new().build_hasher().finish(),
            changes: 0,
            version: 0,
            site: None,
            leads_to: None,
            problem: None,
        };
        Stage { shown: watch::Sender::new(shown), language }
    }

    /// Replaces the site, clears the problem and lets all browsers reload.
    pub fn show(&self, site: Arc<dyn Site>) {
        self.lead(site, None);
    }

    /// As [`Stage::show`], and leads browsers to the page at the route `to`.
    pub fn lead(&self, site: Arc<dyn Site>, to: Option<&str>) {
        let mut old = None;
        self.shown.send_modify(|shown| {
            shown.leads_to = to.map(Arc::from);
            shown.changes += 1;
            shown.version = shown.changes;
            shown.problem = None;
            old = shown.site.replace(site);
        });
        // A site may be large: it is let go here, outside the stage's lock.
        drop(old);
    }

    /// Keeps the site and lays the diagnostics over it in all browsers; `None`
    /// takes them away.
    pub fn tell(&self, problem: Option<String>) {
        self.shown.send_if_modified(|shown| {
            if problem.is_none() && shown.problem.is_none() {
                return false;
            }
            shown.changes += 1;
            shown.problem = problem.map(|text| Problem { id: shown.changes, text: text.into() });
            true
        });
    }

    /// What browsers are told in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// What is shown at this moment.
    pub fn now(&self) -> Shown {
        self.shown.borrow().clone()
    }

    /// Follows what is shown from now on.
    pub(super) fn follow(&self) -> watch::Receiver<Shown> {
        self.shown.subscribe()
    }
}

impl Default for Stage {
    fn default() -> Stage {
        Stage::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Blank;

    impl Site for Blank {
        fn reply(&self, _: &str) -> Option<Reply> {
            None
        }
        fn not_found(&self) -> Option<Reply> {
            None
        }
    }

    #[test]
    fn showing_makes_a_new_version_and_clears_the_problem() {
        let stage = Stage::new();
        assert!(stage.now().site.is_none());
        assert!(stage.now().version().ends_with("-0"));
        stage.tell(Some("坏".to_owned()));
        assert_eq!(stage.now().problem.map(|p| p.text), Some("坏".into()));
        assert!(stage.now().version().ends_with("-0"));
        stage.clone().show(Arc::new(Blank));
        assert!(stage.now().site.is_some());
        assert_eq!(stage.now().problem, None);
        assert!(stage.now().version().ends_with("-2"));
    }

    #[test]
    fn telling_keeps_the_site_and_numbers_each_problem() {
        let stage = Stage::new();
        stage.show(Arc::new(Blank));
        let version = stage.now().version();
        let mut following = stage.follow();
        following.mark_unchanged();
        stage.tell(None);
        assert_eq!(following.has_changed().ok(), Some(false));
        stage.tell(Some("x".to_owned()));
        stage.tell(Some("x".to_owned()));
        assert_eq!(stage.now().problem.map(|p| p.id), Some(3));
        stage.tell(None);
        assert_eq!(stage.now().problem, None);
        assert_eq!(stage.now().version(), version);
        assert!(stage.now().site.is_some());
    }

    #[test]
    fn runs_do_not_share_versions() {
        assert_ne!(Stage::new().now().version(), Stage::new().now().version());
    }
}
