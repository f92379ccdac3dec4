//! The loop, turn by turn: build, tell, wait.
//!
//! That no save is missed rests on an order: what notices changes is there before the folder is looked at, also when it
//! has to be made anew. Besides, everything is looked at now and then although no event told of a change, since events
//! can get lost, and read again from time to time although the disk says that it is the same.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::pipeline::Request;
use crate::source::{ASSETS, CACHE, CONTENT, THEMES};

use super::serve::Server;
use super::session::{Rebuilt, Session};
use super::showing::Showing;
use super::stage::Stage;
use super::watch::{Pace, WatchError, Watcher, Woken};

/// How often everything is looked at although no event told of a change.
const COMPARE: Duration = Duration::from_secs(5);
/// How often a folder without events is looked at, and one whose photographs are still being read.
const LOOK: Duration = Duration::from_secs(1);
/// After so much waiting in vain one does not go by what the disk says of files, but reads them all.
const DOUBT: Duration = Duration::from_mins(1);
/// How long a new error must stand before it is told: a program that saves in several steps leaves a file empty, cut or
/// missing for a moment.
const REST: Duration = Duration::from_millis(50);
/// In this time a system has let go of a watcher, which ends on a thread of its own.
const LET_GO: Duration = Duration::from_millis(200);
/// How many changes in turn put off an error. A file that is written to all the time never rests.
const PUT_OFF: usize = 10;

/// What the loop tells whoever runs it.
#[derive(Clone, Debug)]
pub enum Event<'a> {
    /// The server answers.
    Listening(&'a Server),
    /// A build begins.
    Building,
    /// A build has ended.
    Built(&'a Rebuilt),
    /// The folder cannot be watched by events and is looked at every second instead. Told once.
    Looking,
}

/// A preview that runs. Dropping it closes its port.
pub struct Preview<'a> {
    poll: bool,
    server: Server,
    session: Session,
    noticing: Noticing,
    watch: Box<dyn Fn() -> Result<Watcher, WatchError> + 'a>,
    pace: Pace,
    /// How long nothing was told to have changed since all was read.
    waited: Duration,
    told_looking: bool,
    tell: &'a dyn Fn(&Event),
}

/// How changes are noticed.
enum Noticing {
    /// By events.
    Watching(Watcher),
    /// By looking, since events cannot be had or are not wished.
    Looking,
    /// By looking, until the folder is there.
    Missing,
}

impl<'a> Preview<'a> {
    /// Begins to serve the website of `request`, which is not built yet, and to watch its folder.
    pub fn start(request: &'a Request, showing: &Showing, tell: &'a dyn Fn(&Event)) -> std::io::Result<Self> {
        let stage = Stage::speaking(showing.language);
        let server = Server::open(showing, stage.clone())?;
        tell(&Event::Listening(&server));
        let session = Session::new(request.clone(), stage);
        let mut preview = Self {
            poll: showing.poll,
            server,
            session: if showing.follow { session.following() } else { session },
            noticing: Noticing::Looking,
            watch: Box::new(|| watch(&request.root)),
            pace: Pace::default(),
            waited: Duration::ZERO,
            told_looking: false,
            tell,
        };
        // Watching begins before the first build, so that a save during it is not missed.
        preview.listen();
        Ok(preview)
    }

    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Builds, tells what came of it, and waits until something may have changed.
    pub fn turn(&mut self) {
        self.build();
        self.wait(if self.session.is_reading() { LOOK } else { COMPARE });
    }

    fn build(&mut self) {
        (self.tell)(&Event::Building);
        if self.waited >= DOUBT {
            self.waited = Duration::ZERO;
            self.session.doubt();
        }
        let was_reading = self.session.is_reading();
        let rebuilt = self.rebuilt();
        // That photographs have been read is seen on the page; there would be a line each second.
        let is_news = rebuilt.changed && (rebuilt.is_retold || !was_reading);
        if is_news || !rebuilt.saved.is_empty() {
            (self.tell)(&Event::Built(&rebuilt));
        }
    }

    /// Builds; with a new error again, once the folder has rested.
    fn rebuilt(&mut self) -> Rebuilt {
        for _ in 0..PUT_OFF {
            if let Some(rebuilt) = self.session.attempt() {
                return rebuilt;
            }
            if !self.wait(REST) {
                break;
            }
        }
        self.session.rebuild()
    }

    /// Waits until something may have changed, or for `most`; gives whether something may have.
    fn wait(&mut self, most: Duration) -> bool {
        match &mut self.noticing {
            Noticing::Watching(watcher) => match watcher.wait(most) {
                Woken::Changed => return true,
                Woken::TimedOut => self.waited += most,
                Woken::Lost(_) => {
                    self.listen();
                    return true;
                }
            },
            Noticing::Looking => {
                self.pace.rest(LOOK.min(most));
                self.waited += LOOK.min(most);
                if self.waited >= DOUBT {
                    // There may be room for events again.
                    self.listen();
                }
            }
            Noticing::Missing => {
                self.pace.rest(LOOK.min(most));
                self.listen();
            }
        }
        false
    }

    /// Listens to the events of the folder as it is now, where they can be had.
    fn listen(&mut self) {
        if self.poll {
            return;
        }
        let before = std::mem::replace(&mut self.noticing, Noticing::Looking);
        let is_again = matches!(before, Noticing::Watching(_));
        // First, because the folders of both would count towards the system's limit.
        drop(before);
        let mut watcher = (self.watch)();
        if is_again && matches!(watcher, Err(WatchError::Refused(..))) {
            std::thread::sleep(LET_GO);
            watcher = (self.watch)();
        }
        self.noticing = match watcher {
            Ok(watcher) => Noticing::Watching(watcher),
            Err(WatchError::Folder(..)) => Noticing::Missing,
            Err(WatchError::Refused(..)) => {
                if !self.told_looking {
                    (self.tell)(&Event::Looking);
                }
                self.told_looking = true;
                Noticing::Looking
            }
        };
    }
}

fn watch(root: &Path) -> Result<Watcher, WatchError> {
    let ignored: Vec<PathBuf> = [CACHE, "public", ".git"].iter().map(|name| root.join(name)).collect();
    Watcher::new(root, &[CONTENT, ASSETS, THEMES], &ignored)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "writes a yearbook, whose folder the loop watches")]

    use super::*;
    use std::cell::RefCell;
    use std::fs;
    use tempfile::TempDir;

    const SETTINGS: &str = "标题: 某某年鉴\n网址: https://example.org/book/\n";

    /// A yearbook with an article and a drawing.
    fn yearbook() -> (TempDir, Request) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("book");
        fs::create_dir_all(root.join(CONTENT)).unwrap();
        fs::create_dir(root.join(ASSETS)).unwrap();
        fs::write(root.join("yearbook.yaml"), SETTINGS).unwrap();
        fs::write(root.join("content/乙.md"), "---\n标题: 乙\n---\n文。\n").unwrap();
        let drawing =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"><path d=\"M0 0h4\"/></svg>";
        fs::write(root.join("assets/p.svg"), drawing).unwrap();
        (folder, Request::of(root))
    }

    /// What the loop told, without the address.
    fn told(event: &Event) -> Option<String> {
        match event {
            Event::Listening(_) | Event::Building => None,
            Event::Built(rebuilt) => {
                let errors = rebuilt.diagnostics.iter().filter(|told| told.is_error());
                Some(
                    errors
                        .map(|told| told.problem.code())
                        .fold("built".to_owned(), |all, code| all + " " + code),
                )
            }
            Event::Looking => Some("looking".to_owned()),
        }
    }

    fn refused() -> WatchError {
        WatchError::Refused(PathBuf::new(), notify::Error::new(notify::ErrorKind::MaxFilesWatch))
    }

    #[test]
    fn where_events_cannot_be_had_the_folder_is_looked_at_and_that_is_told_once() {
        let (_folder, request) = yearbook();
        let heard = RefCell::new(Vec::new());
        let tell = |event: &Event| heard.borrow_mut().extend(told(event));
        let mut preview = Preview::start(&request, &Showing::default(), &tell).unwrap();
        assert!(matches!(preview.noticing, Noticing::Watching(_)));
        let watched = std::mem::replace(&mut preview.watch, Box::new(|| Err(refused())));
        preview.listen();
        preview.build();
        fs::write(request.root.join("content/甲.md"), "---\n标题: 甲\n---\n文。\n").unwrap();
        preview.build();
        preview.waited = Duration::from_secs(59);
        preview.turn();
        assert_eq!(*heard.borrow(), ["looking", "built", "built"]);
        // A minute later there is room again.
        preview.watch = watched;
        preview.waited = Duration::from_secs(59);
        preview.turn();
        assert!(matches!(preview.noticing, Noticing::Watching(_)));
    }

    #[test]
    fn a_folder_that_went_is_waited_for_and_nothing_is_put_in_its_place() {
        let (folder, request) = yearbook();
        let away = folder.path().join("away");
        let heard = RefCell::new(Vec::new());
        let tell = |event: &Event| heard.borrow_mut().extend(told(event));
        let mut preview = Preview::start(&request, &Showing::default(), &tell).unwrap();
        preview.session.rebuild();
        fs::rename(&request.root, &away).unwrap();
        while !matches!(preview.noticing, Noticing::Missing) {
            preview.turn();
        }
        preview.turn();
        assert!(!request.root.try_exists().unwrap());
        fs::rename(&away, &request.root).unwrap();
        preview.wait(LOOK);
        assert!(matches!(preview.noticing, Noticing::Watching(_)));
        preview.build();
        assert_eq!(*heard.borrow(), ["built Y0080", "built"]);
    }

    #[test]
    fn whoever_wishes_it_has_the_folder_looked_at() {
        let (_folder, request) = yearbook();
        let heard = RefCell::new(Vec::new());
        let tell = |event: &Event| heard.borrow_mut().extend(told(event));
        let mut preview =
            Preview::start(&request, &Showing { poll: true, ..Showing::default() }, &tell).unwrap();
        preview.waited = DOUBT;
        preview.turn();
        assert!(matches!(preview.noticing, Noticing::Looking));
        assert_eq!(*heard.borrow(), ["built"]);
    }
}
