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
mod turns;
mod watch;
mod wire;

use std::convert::Infallible;

use crate::pipeline::Request;

pub use interrupt::{Interruption, Signal, interruption};
pub use serve::Server;
pub use session::{Rebuilt, Session};
pub use showing::{Editor, Showing};
pub use stage::{Reply, Site, Stage};
pub use standing::Standing;
pub use turns::{Event, Preview};
pub use watch::{WatchError, Watcher, Woken};

/// Serves the website of `request` as `showing` says, at its port or the next free one, and keeps it up to date. Ends
/// only when the socket cannot be had.
pub fn run(request: &Request, showing: &Showing, tell: &dyn Fn(&Event)) -> std::io::Result<Infallible> {
    let mut preview = Preview::start(request, showing, tell)?;
    loop {
        preview.turn();
    }
}
