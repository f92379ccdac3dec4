//! Stage 7: build, tell the browser, wait; and again.
//!
//! Two edges of the program live here: `serve` touches the network and `watch` the file system's events. What
//! they decide — whom to answer, which page a path asks for, what a browser is told — is worked out by the
//! other files, which touch nothing and so are tested without either.

mod answer;
mod events;
mod interrupt;
mod page;
mod request;
mod seats;
mod serve;
mod session;
mod showing;
mod stage;
mod standing;
mod watch;
mod wire;

use std::convert::Infallible;
use std::path::PathBuf;
use std::time::Duration;

use crate::pipeline::Request;
use crate::source::CACHE;
use crate::source::{ASSETS, CONTENT, THEMES};

pub use interrupt::{Interruption, Signal, interruption};
pub use serve::Server;
pub use session::{Rebuilt, Session};
pub use showing::{Editor, Showing};
pub use stage::{Reply, Site, Stage};
pub use standing::Standing;
pub use watch::{WatchError, Watcher, Woken};

/// How often everything is looked at although no event told of a change: events can get lost.
const COMPARE: Duration = Duration::from_secs(5);
/// How many such looks go by what the disk says of files before one reads them all: a disk can say wrong.
const LOOKS: u32 = 11;
/// How often a folder without events is looked at, and one whose photographs are still being read.
const LOOK: Duration = Duration::from_secs(1);

/// What the loop tells whoever runs it.
#[derive(Clone, Debug)]
pub enum Event<'a> {
    /// The server answers.
    Listening(&'a Server),
    /// A build begins.
    Building,
    /// A build has ended.
    Built(&'a Rebuilt),
    /// The folder cannot be watched by events and is looked at every second instead.
    Looking,
}

/// Serves the website of `request` as `showing` says, at its port or the next free one, and keeps it up to date. Ends
/// only when the socket cannot be had.
pub fn run(request: &Request, showing: &Showing, tell: &dyn Fn(&Event)) -> std::io::Result<Infallible> {
    let stage = Stage::new();
    let server = Server::open(showing, stage.clone())?;
    tell(&Event::Listening(&server));
    // Watching begins before the first build, so that a save during it is not missed.
    let mut watcher = watcher(request, tell);
    let session = Session::new(request.clone(), stage);
    let mut session = if showing.follow { session.following() } else { session };
    let mut looks = 0;
    loop {
        tell(&Event::Building);
        let rebuilt = if looks < LOOKS {
            session.rebuild()
        } else {
            looks = 0;
            session.compare()
        };
        if rebuilt.changed || !rebuilt.saved.is_empty() {
            tell(&Event::Built(&rebuilt));
        }
        let pause = if session.is_reading() { LOOK } else { COMPARE };
        match watcher.as_mut().map(|watcher| watcher.wait(Some(pause))) {
            Some(Woken::Changed) => {}
            Some(Woken::TimedOut) if pause == LOOK => {}
            Some(Woken::TimedOut) => looks += 1,
            Some(Woken::Lost(_)) => watcher = self::watcher(request, tell),
            None => {
                std::thread::sleep(LOOK);
                watcher = self::watcher(request, &|_| {});
            }
        }
    }
}

fn watcher(request: &Request, tell: &dyn Fn(&Event)) -> Option<Watcher> {
    const FOLDERS: &[&str] = &[CONTENT, ASSETS, THEMES];
    let ignored: Vec<PathBuf> =
        [CACHE, "public", ".git"].iter().map(|name| request.root.join(name)).collect();
    if let Ok(watcher) = Watcher::new(&request.root, FOLDERS, &ignored) {
        return Some(watcher);
    }
    tell(&Event::Looking);
    Watcher::poll(&request.root, FOLDERS, &ignored, LOOK).ok()
}
