//! What a browser is told, and how it is written on the wire (server-sent
//! events, WHATWG HTML § 9.2).
//!
//! A teller compares what its browser knows with what stands on the stage and
//! writes only the difference. A browser that connects late, or again after the
//! program was restarted, thereby learns at once all that it missed.

use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::watch;
use tokio::time::timeout;

use super::stage::Shown;

/// A comment is sent when nothing happened for so long, so that a tunnel to a
/// remote machine does not take the connection for dead. 15 s is what § 9.2.7
/// of the specification advises.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Browsers try again 1 s after a lost connection instead of their own 3 to 5:
/// the editor has just restarted the program and is waiting.
const GREETING: &str = "retry: 1000\n\n";

/// What one browser has been told.
#[derive(Debug)]
pub struct Told {
    version: String,
    /// The problem it shows; 0 for none. `None` before the first word.
    problem: Option<u64>,
    /// Whether it is not the editor's: what is wrong, with the words and files it is about, is none of its business, and
    /// it is not led about.
    is_guest: bool,
}

impl Told {
    /// A browser whose page was served from `version`, or has not said so.
    pub fn new(version: String) -> Told {
        Told { version, problem: None, is_guest: false }
    }

    /// The browser of somebody else.
    pub fn guest(version: String) -> Told {
        Told { is_guest: true, ..Told::new(version) }
    }

    /// Brings the browser up to what is `shown`; empty when it knows all of it.
    pub fn update(&mut self, shown: &Shown) -> String {
        let mut lines = String::new();
        if self.problem.is_none() {
            lines.push_str(GREETING);
        }
        let version = shown.version();
        if self.version.is_empty() {
            self.version.clone_from(&version);
        }
        if self.version != version {
            lines.push_str(&match shown.leads_to.as_ref().filter(|_| !self.is_guest) {
                Some(route) => event("follow", None, route),
                None => event("reload", None, &version),
            });
            self.version = version;
        }
        let standing = shown.problem.as_ref().filter(|_| !self.is_guest);
        let problem = standing.map_or(0, |problem| problem.id);
        if self.problem != Some(problem) {
            lines.push_str(&match standing {
                Some(problem) => event("problem", Some(problem.id), &problem.text),
                None => event("fine", None, ""),
            });
            self.problem = Some(problem);
        }
        lines
    }
}

/// Writes one event. Every kind of line end starts a new `data:` line, or the
/// rest of the text would be read as fields.
fn event(name: &str, id: Option<u64>, text: &str) -> String {
    let mut lines = format!("event: {name}\n");
    if let Some(id) = id {
        lines.push_str("id: ");
        lines.push_str(&id.to_string());
        lines.push('\n');
    }
    for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
        lines.push_str("data: ");
        lines.push_str(line);
        lines.push('\n');
    }
    lines.push('\n');
    lines
}

/// One browser's line to the stage.
#[derive(Debug)]
pub struct Teller {
    told: Told,
    stage: watch::Receiver<Shown>,
}

impl Teller {
    /// Follows the stage for a browser that knows what is `told`.
    pub fn new(told: Told, stage: watch::Receiver<Shown>) -> Teller {
        Teller { told, stage }
    }

    /// Waits for the next thing to say. `None` when the stage is gone.
    pub async fn next(mut self) -> Option<(Teller, Bytes)> {
        loop {
            let lines = self.told.update(&self.stage.borrow_and_update());
            if !lines.is_empty() {
                return Some((self, lines.into()));
            }
            match timeout(HEARTBEAT, self.stage.changed()).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) => return None,
                Err(_) => return Some((self, Bytes::from_static(b":\n\n"))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::stage::{Reply, Site, Stage};
    use std::sync::Arc;

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
    fn text_keeps_its_lines_and_cannot_forge_events() {
        assert_eq!(
            event("problem", Some(7), "一\n二\r\n\r三\n\nevent: reload"),
            "event: problem\nid: 7\ndata: 一\ndata: 二\ndata: \ndata: 三\ndata: \ndata: event: reload\n\n"
        );
        assert_eq!(event("fine", None, ""), "event: fine\ndata: \n\n");
    }

    #[test]
    fn a_browser_is_told_each_thing_once() {
        let stage = Stage::new();
        let mut told = Told::new(stage.now().version());
        assert_eq!(told.update(&stage.now()), "retry: 1000\n\nevent: fine\ndata: \n\n");
        assert_eq!(told.update(&stage.now()), "");
        stage.tell(Some("坏".to_owned()));
        assert_eq!(told.update(&stage.now()), "event: problem\nid: 1\ndata: 坏\n\n");
        assert_eq!(told.update(&stage.now()), "");
        stage.tell(None);
        assert_eq!(told.update(&stage.now()), "event: fine\ndata: \n\n");
        stage.show(Arc::new(Blank));
        let version = stage.now().version();
        assert_eq!(told.update(&stage.now()), format!("event: reload\ndata: {version}\n\n"));
        assert_eq!(told.update(&stage.now()), "");
    }

    #[test]
    fn a_browser_is_led_to_what_was_saved_and_only_then() {
        let stage = Stage::new();
        let mut told = Told::new(stage.now().version());
        told.update(&stage.now());
        stage.lead(Arc::new(Blank), Some("a/b.html"));
        assert_eq!(told.update(&stage.now()), "event: follow\ndata: a/b.html\n\n");
        stage.show(Arc::new(Blank));
        let version = stage.now().version();
        assert_eq!(told.update(&stage.now()), format!("event: reload\ndata: {version}\n\n"));
    }

    #[test]
    fn a_guest_is_neither_led_nor_told_what_is_wrong() {
        let stage = Stage::new();
        stage.tell(Some("坏".to_owned()));
        let mut told = Told::guest(stage.now().version());
        assert_eq!(told.update(&stage.now()), "retry: 1000\n\nevent: fine\ndata: \n\n");
        stage.tell(Some("坏上加坏".to_owned()));
        assert_eq!(told.update(&stage.now()), "");
        stage.lead(Arc::new(Blank), Some("a/b.html"));
        let version = stage.now().version();
        assert_eq!(told.update(&stage.now()), format!("event: reload\ndata: {version}\n\n"));
    }

    #[test]
    fn a_page_of_another_run_reloads_at_once() {
        let old = Stage::new().now().version();
        let stage = Stage::new();
        stage.tell(Some("坏".to_owned()));
        let version = stage.now().version();
        assert_eq!(
            Told::new(old).update(&stage.now()),
            format!("retry: 1000\n\nevent: reload\ndata: {version}\n\nevent: problem\nid: 1\ndata: 坏\n\n")
        );
    }

    #[test]
    fn a_page_that_tells_no_version_is_not_reloaded() {
        let stage = Stage::new();
        let mut told = Told::new(String::new());
        assert_eq!(told.update(&stage.now()), "retry: 1000\n\nevent: fine\ndata: \n\n");
    }
}
