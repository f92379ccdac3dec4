//! Notices that something in the yearbook's folder has changed. [edge]
//!
//! It says *that* something changed and not what: the build compares contents
//! anyway, and events are too unlike between systems, and too easily lost, to
//! build on. What counts is only that no change goes unnoticed and that the
//! build's own output does not wake it again. So a watcher that can have missed
//! something is not repaired but lost: who waits makes a new one, and only then
//! looks at the folder.

#![expect(
    clippy::disallowed_methods,
    reason = "edge: listens to the file system and waits until it is quiet"
)]

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime};

use notify::event::{CreateKind, Event, EventKind, ModifyKind, RenameMode};
use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher as _, WatcherKind};

use crate::replace::PREFIX;

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
    /// Something may have changed, and from now on changes may not be noticed,
    /// for this reason; a new watcher is needed. It stays so.
    Lost(&'static str),
}

/// Why a folder cannot be watched.
#[derive(Debug)]
pub enum WatchError {
    /// The folder is not there or cannot be read.
    Folder(PathBuf, io::Error),
    /// The system refuses, as when its limit of watched folders is reached.
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

/// Watches the files of one folder, and some of its folders with all that is in them, by the events of the file
/// system.
///
/// Not everything below the folder: what is made by programs can be far larger than what editors write, and
/// systems limit how many folders are watched.
pub struct Watcher {
    signals: Receiver<()>,
    lost: Arc<OnceLock<&'static str>>,
    /// The folder and those of its folders that are watched whole.
    places: Vec<PathBuf>,
    /// What each of them was when it began to be watched.
    identities: Vec<Option<Identity>>,
    /// Dropped with this, it ends the watch.
    _source: Box<dyn notify::Watcher + Send>,
}

impl fmt::Debug for Watcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Watcher").field("lost", &self.lost).finish_non_exhaustive()
    }
}

impl Watcher {
    /// Watches the files of `root` and its `folders`, except for what lies in the `ignored` folders (absolute
    /// paths; neither need exist yet).
    ///
    /// # Errors
    /// When `root` is not there, or the system refuses to watch it.
    pub fn new(root: &Path, folders: &[&str], ignored: &[PathBuf]) -> Result<Watcher, WatchError> {
        Watcher::start(root, folders, ignored, |handler| RecommendedWatcher::new(handler, Config::default()))
    }

    fn start<S: notify::Watcher + Send + 'static>(
        root: &Path,
        folders: &[&str],
        ignored: &[PathBuf],
        source: impl FnOnce(Handler) -> notify::Result<S>,
    ) -> Result<Watcher, WatchError> {
        // Systems report paths with links resolved, so both sides need it.
        let root = std::fs::canonicalize(root).map_err(|error| WatchError::Folder(root.to_owned(), error))?;
        let (sender, signals) = sync_channel(BACKLOG);
        let lost = Arc::new(OnceLock::new());
        let folders: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
        let ground = Ground {
            root: root.clone(),
            folders: folders.clone(),
            ignored: ignored.iter().flat_map(|path| spellings(path)).collect(),
            one_by_one: matches!(S::kind(), WatcherKind::Inotify | WatcherKind::Kqueue),
        };
        let refused = |error| WatchError::Refused(root.clone(), error);
        let mut source = source(Handler { ground, sender, lost: Arc::clone(&lost) }).map_err(refused)?;
        // Asked for first: what is replaced meanwhile is seen to be another by the first wait.
        let places: Vec<PathBuf> = [root.clone()].into_iter().chain(folders).collect();
        let identities: Vec<_> = places.iter().map(|place| identity(place)).collect();
        source.watch(&root, RecursiveMode::NonRecursive).map_err(refused)?;
        for (folder, _) in places.iter().zip(&identities).skip(1).filter(|(_, identity)| identity.is_some()) {
            match source.watch(folder, RecursiveMode::Recursive) {
                // A folder in it went while it was gone through, and it may not all have been.
                Err(error) if is_missing(&error) => {
                    lost.get_or_init(|| "a folder went while it began to be watched");
                }
                watched => watched.map_err(refused)?,
            }
        }
        Ok(Watcher { signals, lost, places, identities, _source: Box::new(source) })
    }

    /// Waits until something has changed and it has been quiet for 1 ms since,
    /// though for 200 ms at most; or until `timeout` has passed without change.
    /// Changes between two waits wake the second at once.
    pub fn wait(&mut self, timeout: Duration) -> Woken {
        if let Some(reason) = self.lost.get() {
            return Woken::Lost(reason);
        }
        // What is mounted, or moved with a folder above, has no event here.
        if !self.places.iter().map(|place| identity(place)).eq(self.identities.iter().copied()) {
            return Woken::Lost(self.lost.get_or_init(|| "a folder is another than it was"));
        }
        match self.signals.recv_timeout(timeout) {
            Ok(()) => self.settle(),
            Err(RecvTimeoutError::Timeout) => return Woken::TimedOut,
            Err(RecvTimeoutError::Disconnected) => return Woken::Lost("the system ended the watch"),
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

/// The pauses between looks at a folder without events.
#[derive(Debug, Default)]
pub struct Pace {
    rested: Option<Instant>,
}

impl Pace {
    /// Sleeps for `least`, or for as long as passed since it slept last: a disk that is slow to look at is left alone
    /// half of the time.
    pub fn rest(&mut self, least: Duration) {
        let worked = self.rested.map_or(Duration::ZERO, |rested| rested.elapsed());
        std::thread::sleep(least.max(worked));
        self.rested = Some(Instant::now());
    }
}

/// What tells a folder from another of its name: device, number and, since numbers are given again, birth.
type Identity = (u64, u64, Option<SystemTime>);

/// `None` where there is no folder.
fn identity(folder: &Path) -> Option<Identity> {
    let metadata = std::fs::metadata(folder).ok().filter(std::fs::Metadata::is_dir)?;
    #[cfg(unix)]
    let (device, number) = {
        use std::os::unix::fs::MetadataExt;
        (metadata.dev(), metadata.ino())
    };
    #[cfg(not(unix))]
    let (device, number) = (0, 0);
    Some((device, number, metadata.created().ok()))
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
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

/// What is watched.
#[derive(Debug)]
struct Ground {
    root: PathBuf,
    /// Those that are watched whole.
    folders: Vec<PathBuf>,
    ignored: Vec<PathBuf>,
    /// Whether the system watches each folder for itself, as inotify does, and not all that is below one.
    one_by_one: bool,
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
            Err(error) => return judge_error(error),
        };
        if event.need_rescan() {
            // With the others, that of a new folder may be lost, which then is not watched.
            return if self.one_by_one { Meaning::Loss("events were lost") } else { Meaning::Change };
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
        let ignored =
            |path: &Path| self.ignored.iter().any(|folder| path.starts_with(folder)) || self.is_staged(path);
        let mut outside = event.paths.iter().filter(|path| !ignored(path));
        if self.one_by_one && outside.clone().any(|path| self.is_new_folder(event.kind, path, &is_folder)) {
            // What was put into it before it was watched had no event.
            return Meaning::Loss("a folder appeared");
        }
        if event.paths.is_empty() || outside.any(|path| !own || !is_folder(path)) {
            Meaning::Change
        } else {
            Meaning::Nothing
        }
    }

    /// Whether `path` is, or lies in, an output folder that a build stages beside the one that is there.
    fn is_staged(&self, path: &Path) -> bool {
        let first = path.strip_prefix(&self.root).ok().and_then(|rest| rest.iter().next());
        first.is_some_and(|name| name.to_string_lossy().starts_with(PREFIX))
    }

    fn is_new_folder(&self, kind: EventKind, path: &Path, is_folder: impl Fn(&Path) -> bool) -> bool {
        let appears = match kind {
            EventKind::Create(CreateKind::Folder) => return self.has(path),
            EventKind::Create(_) => true,
            EventKind::Modify(ModifyKind::Name(mode)) => mode != RenameMode::From,
            _ => false,
        };
        appears && self.has(path) && is_folder(path)
    }

    /// Whether `path` is one of the folders that are watched whole, or in one.
    fn has(&self, path: &Path) -> bool {
        self.folders.iter().any(|folder| path.starts_with(folder))
    }
}

fn judge_error(error: &notify::Error) -> Meaning {
    match error.kind {
        notify::ErrorKind::MaxFilesWatch => Meaning::Loss("the system's limit of watched folders is reached"),
        _ => Meaning::Change,
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
    use notify::event::{AccessKind, DataChange, Flag, RemoveKind};
    use std::fs;
    use std::sync::Mutex;
    use tempfile::TempDir;

    /// Long enough for a busy machine to bring an event.
    const SOON: Duration = Duration::from_secs(10);
    /// Long enough for an event that should not come to have come.
    const QUIET: Duration = Duration::from_millis(150);

    fn ground(one_by_one: bool) -> Ground {
        let ignored = vec!["/y/out".into(), "/y/.git".into(), "/y/2024/out".into()];
        Ground { root: "/y".into(), folders: vec!["/y/2024".into()], ignored, one_by_one }
    }

    fn judged(kind: EventKind, paths: &[&str]) -> Meaning {
        let event = paths.iter().fold(Event::new(kind), |event, path| event.add_path(path.into()));
        ground(true).judge(&Ok(event), |path| path.extension().is_none())
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
        assert_eq!(judged(create, &["/y/.yearbook-new-out-x"]), Meaning::Nothing);
        assert_eq!(judged(create, &["/y/.yearbook-new-out-x/index.html"]), Meaning::Nothing);
        let both = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        assert_eq!(judged(both, &["/y/out/a", "/y/a"]), Meaning::Change);
    }

    #[test]
    fn a_rescan_counts_whatever_its_path() {
        let event = || Event::new(EventKind::Other).set_flag(Flag::Rescan).add_path("/y/out".into());
        assert_eq!(ground(false).judge(&Ok(event()), |_| true), Meaning::Change);
        assert_eq!(ground(true).judge(&Ok(event()), |_| true), Meaning::Loss("events were lost"));
    }

    #[test]
    fn an_error_counts_and_a_limit_is_a_loss() {
        let judge = |error| ground(true).judge(&Err(error), |_| false);
        assert_eq!(judge(notify::Error::generic("unreadable").add_path("/y/a".into())), Meaning::Change);
        assert_eq!(
            judge(notify::Error::new(notify::ErrorKind::MaxFilesWatch)),
            Meaning::Loss("the system's limit of watched folders is reached")
        );
    }

    #[test]
    fn a_folder_that_appears_is_a_loss_where_folders_are_watched_one_by_one() {
        let appeared = Meaning::Loss("a folder appeared");
        let folder = EventKind::Create(CreateKind::Folder);
        let to = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        let from = EventKind::Modify(ModifyKind::Name(RenameMode::From));
        assert_eq!(judged(folder, &["/y/2024"]), appeared);
        assert_eq!(judged(folder, &["/y/2024/一月"]), appeared);
        assert_eq!(judged(EventKind::Create(CreateKind::Any), &["/y/2024/一月"]), appeared);
        assert_eq!(judged(to, &["/y/2024/一月"]), appeared);
        assert_eq!(judged(to, &["/y/2024/a.md"]), Meaning::Change, "a file");
        assert_eq!(judged(from, &["/y/2024/一月"]), Meaning::Change, "it leaves");
        assert_eq!(judged(folder, &["/y/target"]), Meaning::Change, "it is not watched");
        assert_eq!(judged(folder, &["/y/2024/out/x"]), Meaning::Nothing, "it is ignored");
        let event = Ok(Event::new(folder).add_path("/y/2024/一月".into()));
        assert_eq!(ground(false).judge(&event, |_| true), Meaning::Change);
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

    /// Another watcher of the same, as whoever waits makes one.
    fn again(root: &Path) -> Watcher {
        Watcher::new(root, &["2024"], &[root.join("site"), root.join("cache/later")]).unwrap()
    }

    /// Waits until the watcher is lost; gives why. Events that come in several waits may come before.
    fn loss(watcher: &mut Watcher) -> &'static str {
        loop {
            match watcher.wait(SOON) {
                Woken::Changed => {}
                Woken::TimedOut => panic!("not lost"),
                Woken::Lost(reason) => return reason,
            }
        }
    }

    #[test]
    fn new_folders_are_watched_too() {
        let (_folder, root, mut watcher) = watched();
        fs::create_dir_all(root.join("2024/大事记")).unwrap();
        loss(&mut watcher);
        let mut watcher = again(&root);
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::write(root.join("2024/大事记/一月.md"), "x").unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
        fs::create_dir(root.join("2024/大事记/二月")).unwrap();
        #[cfg(target_os = "linux")]
        assert_eq!(loss(&mut watcher), "a folder appeared");
    }

    #[test]
    fn a_folder_that_was_replaced_is_watched_again() {
        let (_folder, root, mut watcher) = watched();
        for round in 0..3 {
            fs::create_dir(root.join("2024")).unwrap();
            loss(&mut watcher);
            watcher = again(&root);
            assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
            fs::write(root.join("2024/a.md"), "x").unwrap();
            assert_eq!(watcher.wait(SOON), Woken::Changed, "{round}: a file in it");
            fs::remove_dir_all(root.join("2024")).unwrap();
            loss(&mut watcher);
            watcher = again(&root);
        }
    }

    #[test]
    fn a_folder_that_was_renamed_and_came_back_is_watched_again() {
        let (_folder, root, _) = watched();
        fs::create_dir(root.join("2024")).unwrap();
        let mut watcher = again(&root);
        fs::rename(root.join("2024"), root.join("away")).unwrap();
        fs::rename(root.join("away"), root.join("2024")).unwrap();
        loss(&mut watcher);
        let mut watcher = again(&root);
        assert_eq!(watcher.wait(QUIET), Woken::TimedOut);
        fs::write(root.join("2024/a.md"), "x").unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
    }

    #[test]
    fn another_folder_in_the_place_of_one_above_is_a_loss() {
        let folder = tempfile::tempdir().unwrap();
        let (above, root) = (folder.path().join("above"), folder.path().join("above/root"));
        fs::create_dir_all(&root).unwrap();
        let mut watcher = Watcher::new(&root, &[], &[]).unwrap();
        fs::rename(&above, folder.path().join("away")).unwrap();
        fs::create_dir_all(&root).unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Lost("a folder is another than it was"));
    }

    /// Passes events on once it is let to.
    struct Held(Arc<Mutex<()>>, Handler);

    impl notify::EventHandler for Held {
        fn handle_event(&mut self, event: notify::Result<Event>) {
            drop(self.0.lock());
            self.1.handle_event(event);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn when_the_queue_of_events_overflows_the_watcher_is_lost() {
        let most = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events").unwrap();
        let most: usize = most.trim().parse().unwrap();
        let (_folder, root, _) = watched();
        fs::create_dir(root.join("2024")).unwrap();
        let gate = Arc::new(Mutex::new(()));
        let held = |handler| RecommendedWatcher::new(Held(gate.clone(), handler), Config::default());
        let mut watcher = Watcher::start(&root, &["2024"], &[], held).unwrap();
        let closed = gate.lock().unwrap();
        // A file made and written has four events: made, opened, written, closed.
        for n in 0..most / 4 + 500 {
            fs::write(root.join(format!("2024/{n}.md")), "x").unwrap();
        }
        drop(closed);
        assert_eq!(loss(&mut watcher), "events were lost");
        let mut watcher = again(&root);
        fs::write(root.join("2024/0.md"), "y").unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Changed);
    }

    #[test]
    fn a_limit_that_is_reached_refuses_and_a_folder_that_goes_meanwhile_does_not() {
        struct Refusing(fn() -> notify::Error);
        impl notify::Watcher for Refusing {
            fn new<F: notify::EventHandler>(_: F, _: Config) -> notify::Result<Self> {
                Err(notify::Error::generic("unused"))
            }
            fn watch(&mut self, _: &Path, mode: RecursiveMode) -> notify::Result<()> {
                if mode == RecursiveMode::Recursive { Err(self.0()) } else { Ok(()) }
            }
            fn unwatch(&mut self, _: &Path) -> notify::Result<()> {
                Ok(())
            }
            fn kind() -> WatcherKind {
                WatcherKind::NullWatcher
            }
        }
        let (_folder, root, _) = watched();
        fs::create_dir(root.join("2024")).unwrap();
        let limit = || notify::Error::new(notify::ErrorKind::MaxFilesWatch);
        let error = Watcher::start(&root, &["2024"], &[], |_| Ok(Refusing(limit))).unwrap_err();
        assert_eq!(error.to_string(), format!("cannot watch the folder {}", root.display()));
        let gone = || notify::Error::path_not_found();
        let mut watcher = Watcher::start(&root, &["2024"], &[], |_| Ok(Refusing(gone))).unwrap();
        assert_eq!(watcher.wait(SOON), Woken::Lost("a folder went while it began to be watched"));
    }

    #[test]
    fn a_pause_is_at_least_as_long_as_the_work_before_it() {
        let (mut pace, work) = (Pace::default(), Duration::from_millis(60));
        pace.rest(Duration::ZERO);
        std::thread::sleep(work);
        let began = Instant::now();
        pace.rest(Duration::from_millis(1));
        assert!(began.elapsed() >= work, "{:?}", began.elapsed());
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
        // Whether the event is here first, or the look at the folder, differs.
        let lost = watcher.wait(SOON);
        assert!(matches!(lost, Woken::Lost(_)), "{lost:?}");
        fs::rename(&moved, &root).unwrap();
        assert_eq!(watcher.wait(SOON), lost);
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
