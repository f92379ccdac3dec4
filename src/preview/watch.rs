//! Notices that something in the yearbook's folder has changed. [edge]
//!
//! It says *that* something changed and not what: the build compares contents
//! anyway, and events are too unlike between systems, and too easily lost, to
//! build on. What counts is only that no change goes unnoticed and that the
//! build's own output does not wake it again.

#![expect(
    clippy::disallowed_methods,
    reason = "edge: listens to the file system and waits until it is quiet"
)]

use std::collections::HashMap;
use std::fmt;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{Event, EventKind, ModifyKind};
use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long it must be quiet before a change is reported: an editor that saves in
/// several steps (emptied, then written; a new file, then a rename) takes them well
/// within it, and what comes later wakes the next wait.
const SETTLE: Duration = Duration::from_millis(1);
/// The longest a change is held back while others keep coming, as when a folder
/// of photographs is copied. What comes later wakes the next wait.
const SETTLE_CAP: Duration = Duration::from_millis(200);
/// Events kept while nobody waits. One would tell as much; the rest only serve
/// to see when it is quiet.
const BACKLOG: usize = 64;

/// Why [`Watcher::wait`] returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Woken {
    /// Something changed since the last return, or may have.
    Changed,
    /// Nothing changed for as long as was asked.
    TimedOut,
    /// Changes can no longer be noticed, for this reason; a new watcher is
    /// needed. It stays so.
    Lost(&'static str),
}

/// Why a folder cannot be watched.
#[derive(Debug)]
pub enum WatchError {
    /// The folder is not there or cannot be read.
    Folder(PathBuf, io::Error),
    /// The system refuses, as when its limit of watched folders is reached;
    /// [`Watcher::poll`] then still works.
    Refused(PathBuf, notify::Error),
}

impl fmt::Display for WatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WatchError::Folder(path, _) => write!(f, "cannot open the folder {}", path.display()),
            WatchError::Refused(path, _) => write!(f, "cannot watch the folder {}", path.display()),
        }
    }
}

impl std::error::Error for WatchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            WatchError::Folder(_, error) => Some(error),
            WatchError::Refused(_, error) => Some(error),
        }
    }
}

/// Watches the files of one folder, and some of its folders with all that is in them.
///
/// Not everything below the folder: what is made by programs can be far larger than what editors write, and
/// systems limit how many folders are watched.
pub struct Watcher {
    signals: Receiver<()>,
    lost: Arc<OnceLock<&'static str>>,
    manner: Manner,
    folders: Vec<PathBuf>,
    /// Those that are watched, each with what tells it from another of its name.
    covered: HashMap<PathBuf, Option<Identity>>,
    source: Box<dyn notify::Watcher + Send>,
}

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watcher").field("lost", &self.lost).finish_non_exhaustive()
    }
}

impl Watcher {
    /// Watches the files of `root` and its `folders` by the events of the file system, except for what lies in
    /// the `ignored` folders (absolute paths; neither need exist yet). A folder that is made later is watched,
    /// too.
    ///
    /// # Errors
    /// When `root` is not there, or the system refuses to watch it.
    pub fn new(root: &Path, folders: &[&str], ignored: &[PathBuf]) -> Result<Watcher, WatchError> {
        Watcher::start(root, folders, ignored, Manner::Events, |handler| {
            RecommendedWatcher::new(handler, Config::default())
        })
    }

    /// Watches the same by looking at all files again after each `interval`: for file systems without events,
    /// such as network shares.
    ///
    /// # Errors
    /// When `root` is not there, or no thread can be started.
    pub fn poll(
        root: &Path,
        folders: &[&str],
        ignored: &[PathBuf],
        interval: Duration,
    ) -> Result<Watcher, WatchError> {
        let config = Config::default().with_poll_interval(interval);
        Watcher::start(root, folders, ignored, Manner::Looking, |handler| PollWatcher::new(handler, config))
    }

    fn start<S: notify::Watcher + Send + 'static>(
        root: &Path,
        folders: &[&str],
        ignored: &[PathBuf],
        manner: Manner,
        source: impl FnOnce(Handler) -> notify::Result<S>,
    ) -> Result<Watcher, WatchError> {
        // Systems report paths with links resolved, so both sides need it.
        let root = std::fs::canonicalize(root).map_err(|error| WatchError::Folder(root.to_owned(), error))?;
        let (sender, signals) = sync_channel(BACKLOG);
        let lost = Arc::new(OnceLock::new());
        let handler = Handler {
            ground: Ground {
                root: root.clone(),
                ignored: ignored.iter().flat_map(|path| spellings(path)).collect(),
                manner,
            },
            sender,
            lost: Arc::clone(&lost),
        };
        let refused = |error| WatchError::Refused(root.clone(), error);
        let mut source = source(handler).map_err(refused)?;
        source.watch(&root, RecursiveMode::NonRecursive).map_err(refused)?;
        let folders = folders.iter().map(|folder| root.join(folder)).collect();
        let mut watcher =
            Watcher { signals, lost, manner, folders, covered: HashMap::new(), source: Box::new(source) };
        watcher.cover().map_err(refused)?;
        Ok(watcher)
    }

    /// Watches those of the folders that are there. Asked for again before each wait, because a folder may have
    /// been made, or replaced by another of its name, since; except when looking, which would start anew.
    fn cover(&mut self) -> notify::Result<()> {
        for folder in &self.folders {
            let Ok(metadata) = std::fs::metadata(folder) else { continue };
            let identity = identity(&metadata);
            let is_same = |known: &Option<Identity>| {
                self.manner == Manner::Looking || known.is_some() && *known == identity
            };
            if !metadata.is_dir() || self.covered.get(folder).is_some_and(is_same) {
                continue;
            }
            self.source.watch(folder, RecursiveMode::Recursive)?;
            self.covered.insert(folder.clone(), identity);
        }
        Ok(())
    }

    /// Waits until something has changed and it has been quiet for 1 ms since,
    /// though for 200 ms at most; or until `timeout` has passed without change.
    /// Changes between two waits wake the second at once.
    pub fn wait(&mut self, timeout: Option<Duration>) -> Woken {
        if let Some(reason) = self.lost.get() {
            return Woken::Lost(reason);
        }
        if self.cover().is_err() {
            return Woken::Lost("the system's limit of watched folders is reached");
        }
        let first = match timeout {
            Some(timeout) => self.signals.recv_timeout(timeout),
            None => self.signals.recv().map_err(RecvTimeoutError::from),
        };
        match first {
            Ok(()) => self.settle(),
            Err(RecvTimeoutError::Timeout) => return Woken::TimedOut,
            Err(RecvTimeoutError::Disconnected) => {
                return Woken::Lost("the system ended the watch");
            }
        }
        match self.lost.get() {
            Some(reason) => Woken::Lost(reason),
            None => Woken::Changed,
        }
    }

    fn settle(&self) {
        // A monotonic clock, for this bound only: nothing built depends on it.
        let began = Instant::now();
        loop {
            let left = SETTLE_CAP.saturating_sub(began.elapsed());
            if left.is_zero() || self.signals.recv_timeout(SETTLE.min(left)).is_err() {
                return;
            }
        }
    }
}

/// What tells a folder from another of its name: device, number and, since numbers are given again, birth.
type Identity = (u64, u64, SystemTime);

/// `None` where the system does not tell.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino(), metadata.created().ok()?))
}

/// `None` where the system does not tell.
#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<Identity> {
    None
}

/// The ways an ignored folder may appear in an event: as it is named, and as
/// what it links to. Of one that does not exist yet, what exists is resolved.
fn spellings(path: &Path) -> Vec<PathBuf> {
    let resolved = |folder: &Path| {
        let missing = path.strip_prefix(folder).ok()?;
        let real = std::fs::canonicalize(folder).ok()?;
        // Joining an empty path would add a slash, not harmful but untidy.
        Some(real.components().chain(missing.components()).collect())
    };
    let mut spellings = vec![path.to_owned()];
    // A folder that is a link lies under its own name, too.
    spellings.extend(path.parent().and_then(resolved));
    spellings.extend(path.ancestors().find_map(resolved));
    spellings
}

/// How changes are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Events,
    Looking,
}

/// What is watched.
#[derive(Debug)]
struct Ground {
    root: PathBuf,
    ignored: Vec<PathBuf>,
    manner: Manner,
}

/// What an event means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Nothing,
    Change,
    Loss(&'static str),
}

impl Ground {
    /// Judges an event; `is_folder` tells whether a path is one.
    fn judge(&self, event: &notify::Result<Event>, is_folder: impl Fn(&Path) -> bool) -> Meaning {
        let event = match event {
            Ok(event) => event,
            Err(error) => return self.judge_error(error),
        };
        if event.need_rescan() {
            return Meaning::Change;
        }
        if event.kind.is_access() {
            return Meaning::Nothing;
        }
        let leaves = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
        if leaves && event.paths.first().is_some_and(|path| *path == self.root) {
            return Meaning::Loss("the folder was removed or renamed");
        }
        // A folder is "modified" when something is made in it or taken from it,
        // which has an event of its own; without this, replacing the output
        // would count as a change of the folder around it.
        let own = matches!(
            event.kind,
            EventKind::Modify(ModifyKind::Any | ModifyKind::Data(_) | ModifyKind::Metadata(_))
        );
        let ignored = |path: &Path| self.ignored.iter().any(|folder| path.starts_with(folder));
        let mut outside = event.paths.iter().filter(|path| !ignored(path));
        if event.paths.is_empty() || outside.any(|path| !own || !is_folder(path)) {
            Meaning::Change
        } else {
            Meaning::Nothing
        }
    }

    fn judge_error(&self, error: &notify::Error) -> Meaning {
        match error.kind {
            notify::ErrorKind::MaxFilesWatch => {
                Meaning::Loss("the system's limit of watched folders is reached")
            }
            // An unreadable file fails at each look, and would mean a change
            // each time; one that has gone is reported as such besides.
            _ if self.manner == Manner::Looking && !error.paths.is_empty() => Meaning::Nothing,
            _ => Meaning::Change,
        }
    }
}

/// Passes on what counts, on the thread of the system's events.
struct Handler {
    ground: Ground,
    sender: SyncSender<()>,
    lost: Arc<OnceLock<&'static str>>,
}

impl notify::EventHandler for Handler {
    fn handle_event(&mut self, event: notify::Result<Event>) {
        match self.ground.judge(&event, Path::is_dir) {
            Meaning::Nothing => return,
            Meaning::Change => {}
            Meaning::Loss(reason) => {
                self.lost.get_or_init(|| reason);
            }
        }
        // A full backlog says already that something changed.
        let _ = self.sender.try_send(());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, DataChange, Flag, RemoveKind, RenameMode};
    use std::fs;
    use tempfile::TempDir;

    /// Long enough for a busy machine to bring an event.
    const SOON: Option<Duration> = Some(Duration::from_secs(10));
    /// Long enough for an event that should not come to have come.
    const QUIET: Option<Duration> = Some(Duration::from_millis(150));

    fn ground(manner: Manner) -> Ground {
        Ground { root: "/y".into(), ignored: vec!["/y/out".into(), "/y/.git".into()], manner }
    }

    fn judged(kind: EventKind, paths: &[&str]) -> Meaning {
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(path.into()));
        ground(Manner::Events).judge(&Ok(event), |path| path.extension().is_none())
    }

    #[test]
    fn changes_count_and_accesses_do_not() {
        let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let create = EventKind::Create(CreateKind::Any);
        assert_eq!(judged(data, &["/y/a.md"]), Meaning::Change);
        assert_eq!(judged(create, &["/y/folder"]), Meaning::Change);
        assert_eq!(judged(create, &[]), Meaning::Change);
        assert_eq!(judged(data, &["/y/folder"]), Meaning::Nothing);
        let access = EventKind::Access(AccessKind::Any);
        assert_eq!(judged(access, &["/y/a.md"]), Meaning::Nothing);
    }

    #[test]
    fn ignored_folders_do_not_count() {
        let create = EventKind::Create(CreateKind::Any);
        assert_eq!(judged(create, &["/y/out"]), Meaning::Nothing);
        assert_eq!(judged(create, &["/y/.git/index"]), Meaning::Nothing);
        assert_eq!(judged(create, &["/y/output.md"]), Meaning::Change);
        let both = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        assert_eq!(judged(both, &["/y/out/a", "/y/a"]), Meaning::Change);
    }

    #[test]
    fn a_rescan_is_a_change_whatever_its_path() {
        let event = Event::new(EventKind::Other).set_flag(Flag::Rescan).add_path("/y/out".into());
        let meaning = ground(Manner::Events).judge(&Ok(event), |_| true);
        assert_eq!(meaning, Meaning::Change);
    }

    #[test]
    fn errors_count_unless_they_would_come_again_and_again() {
        let unreadable = || notify::Error::generic("unreadable").add_path("/y/a".into());
        let judge = |manner, error| ground(manner).judge(&Err(error), |_| false);
        assert_eq!(judge(Manner::Events, unreadable()), Meaning::Change);
        assert_eq!(judge(Manner::Looking, unreadable()), Meaning::Nothing);
        assert_eq!(
            judge(Manner::Events, notify::Error::new(notify::ErrorKind::MaxFilesWatch)),
            Meaning::Loss("the system's limit of watched folders is reached")
        );
    }

    #[test]
    fn losing_the_folder_is_a_loss() {
        let gone = Meaning::Loss("the folder was removed or renamed");
        assert_eq!(judged(EventKind::Remove(RemoveKind::Folder), &["/y"]), gone);
        let from = EventKind::Modify(ModifyKind::Name(RenameMode::From));
        assert_eq!(judged(from, &["/y"]), gone);
        assert_eq!(judged(from, &["/y/a"]), Meaning::Change);
    }

    /// A folder with one file, watched, its output and cache ignored.
    fn watched() -> (TempDir, PathBuf, Watcher) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_owned();
        fs::write(root.join("a.md"), "一").unwrap();
        fs::create_dir(root.join("site")).unwrap();
        let ignored = [root.join("site"), root.join("cache/later")];
        let mut watcher = Watcher::new(&root, &["2024"], &ignored).unwrap();
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        (folder, root, watcher)
    }

    #[test]
    fn files_are_noticed_however_they_change() {
        let (_folder, root, mut watcher) = watched();
        fs::write(root.join("b.md"), "二").unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed, "created");
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::write(root.join("a.md"), "三").unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed, "modified");
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::write(root.join("site/a.tmp"), "四").unwrap();
        fs::rename(root.join("site/a.tmp"), root.join("a.md")).unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed, "renamed over");
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::remove_file(root.join("a.md")).unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed, "deleted");
        fs::write(root.join("a.md"), "五").unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed, "created again");
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::read(root.join("a.md")).unwrap();
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut, "read");
    }

    #[test]
    fn new_folders_are_watched_too() {
        let (_folder, root, mut watcher) = watched();
        fs::create_dir_all(root.join("2024/大事记")).unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::write(root.join("2024/大事记/一月.md"), "x").unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
    }

    #[test]
    fn a_folder_that_was_replaced_is_watched_again() {
        let (_folder, root, mut watcher) = watched();
        for round in 0..3 {
            fs::create_dir(root.join("2024")).unwrap();
            assert_eq!(watcher.wait(SOON), Woken::Changed, "{round}: made");
            assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
            fs::write(root.join("2024/a.md"), "x").unwrap();
            assert_eq!(watcher.wait(SOON), Woken::Changed, "{round}: a file in it");
            fs::remove_dir_all(root.join("2024")).unwrap();
            assert_eq!(watcher.wait(SOON), Woken::Changed, "{round}: removed");
            while watcher.wait(QUIET) == Woken::Changed {}
        }
    }

    #[test]
    fn other_folders_wake_nobody() {
        let (_folder, root, mut watcher) = watched();
        fs::create_dir(root.join("target")).unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
        fs::write(root.join("target/x"), "x").unwrap();
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
    }

    #[test]
    fn the_output_wakes_nobody() {
        let (_folder, root, mut watcher) = watched();
        fs::create_dir_all(root.join("site/2024")).unwrap();
        fs::write(root.join("site/2024/index.html"), "x").unwrap();
        fs::remove_dir_all(root.join("site")).unwrap();
        fs::create_dir(root.join("site")).unwrap();
        fs::write(root.join("site/index.html"), "x").unwrap();
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::create_dir(root.join("cache")).unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::create_dir(root.join("cache/later")).unwrap();
        fs::write(root.join("cache/later/x"), "x").unwrap();
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
    }

    #[test]
    fn many_changes_are_one_and_later_ones_another() {
        let (_folder, root, mut watcher) = watched();
        for n in 0..300 {
            fs::write(root.join(format!("{n}.md")), "x").unwrap();
        }
        assert_eq!(watcher.wait(SOON), Woken::Changed);
        let mut further = 0;
        while watcher.wait(QUIET) == Woken::Changed {
            further += 1;
        }
        assert!(further <= 5, "woken {further} times more");
    }

    #[test]
    fn a_storm_does_not_hold_the_change_back() {
        let (_folder, root, mut watcher) = watched();
        let stop = Arc::new(OnceLock::new());
        let writer = std::thread::spawn({
            let (root, stop) = (root.clone(), Arc::clone(&stop));
            move || {
                while stop.get().is_none() {
                    fs::write(root.join("a.md"), "x").unwrap();
                    std::thread::sleep(Duration::from_millis(1));
                }
            }
        });
        let began = Instant::now();
        let woken = watcher.wait(SOON);
        let took = began.elapsed();
        stop.set(()).unwrap();
        writer.join().unwrap();
        assert_eq!(woken, Woken::Changed);
        assert!(took < Duration::from_secs(5), "{took:?}");
    }

    #[test]
    fn a_lost_folder_is_told_and_stays_lost() {
        let (_folder, root, mut watcher) = watched();
        let moved = root.with_extension("moved");
        fs::rename(&root, &moved).unwrap();
        let lost = Woken::Lost("the folder was removed or renamed");
        assert_eq!(watcher.wait(SOON), lost);
        assert_eq!(watcher.wait(SOON), lost);
        fs::remove_dir_all(&moved).unwrap();
    }

    #[test]
    fn polling_notices_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().to_owned();
        fs::create_dir(root.join("site")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("nowhere", root.join("dangling")).unwrap();
        let every = Duration::from_millis(20);
        let mut watcher = Watcher::poll(&root, &["2024"], &[root.join("site")], every).unwrap();
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::create_dir_all(root.join("2024")).unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::write(root.join("2024/a.md"), "x").unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::write(root.join("site/index.html"), "x").unwrap();
        fs::remove_dir_all(root.join("site")).unwrap();
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::remove_file(root.join("2024/a.md")).unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
    }

    #[test]
    fn what_is_not_there_cannot_be_watched() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing");
        let error = Watcher::new(&missing, &[], &[]).unwrap_err();
        assert_eq!(error.to_string(), format!("cannot open the folder {}", missing.display()));
    }

    #[cfg(unix)]
    #[test]
    fn ignored_folders_are_known_behind_links() {
        let folder = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir_all(real.join("real/out")).unwrap();
        std::os::unix::fs::symlink(real.join("real"), real.join("link")).unwrap();
        let given = real.join("link/later/out");
        assert_eq!(spellings(&given), [given.clone(), real.join("real/later/out")]);
        let mut watcher = Watcher::new(&real.join("link"), &[], &[real.join("link/out")]).unwrap();
        fs::write(real.join("real/out/x"), "x").unwrap();
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::write(real.join("real/x"), "x").unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
    }
}
