//! What systems differ in: exchanging two folders, what they say of one, and whether a run holds it. [edge]

#![expect(clippy::disallowed_methods, reason = "edge: asks the system about folders")]

use std::fs::{File, TryLockError};
use std::io::Error;
use std::path::Path;

/// Whether the system can exchange two folders in one step.
pub(super) const CAN_EXCHANGE: bool =
    cfg!(any(target_os = "linux", target_os = "android", target_vendor = "apple"));

/// Lets `one` and `other` change names in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> Result<(), Error> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Other systems cannot.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> Result<(), Error> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// Whether another file system, or another part of this one, hangs at `path`. The kernel tells it since Linux 5.8; where it
/// does not, what stands in the way shows when files are linked.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn is_mount(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|told| told.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Likewise: another file system has another number.
#[cfg(all(unix, not(any(target_os = "linux", target_os = "android"))))]
pub(super) fn is_mount(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::symlink_metadata(path).map(|told| told.dev()).ok();
    path.parent().is_some_and(|around| device(around) != device(path))
}

/// Where folders cannot be exchanged, nobody asks.
#[cfg(not(unix))]
pub(super) fn is_mount(_: &Path) -> bool {
    false
}

/// Whether a folder lies at `path` itself, and no link to one.
pub(super) fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|told| told.is_dir())
}

/// Whether two names are of the same file, so that removing one loses nothing.
#[cfg(unix)]
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |path: &Path| std::fs::symlink_metadata(path).map(|told| (told.dev(), told.ino())).ok();
    identity(one).is_some_and(|one| identity(other) == Some(one))
}

/// Where folders are not exchanged, no file has two names by us.
#[cfg(not(unix))]
pub(super) fn is_same(_: &Path, _: &Path) -> bool {
    false
}

/// Gives the folder `new` the owner, the rights and the attributes of `old`: a webmaster's settings are on the folder,
/// and it must not lose them because another stands in its place.
#[cfg(unix)]
pub(super) fn dress(old: &Path, new: &Path) -> Result<(), Error> {
    use std::os::unix::fs::{MetadataExt, chown};
    let (was, is) = (std::fs::metadata(old)?, std::fs::metadata(new)?);
    if (was.uid(), was.gid()) != (is.uid(), is.gid()) {
        chown(new, Some(was.uid()), Some(was.gid()))?;
    }
    if was.mode() != std::fs::metadata(new)?.mode() {
        std::fs::set_permissions(new, was.permissions())?;
    }
    attributes(old, new)
}

/// A folder that is made where none was has what folders have there.
#[cfg(not(unix))]
pub(super) fn dress(_: &Path, _: &Path) -> Result<(), Error> {
    Ok(())
}

/// Gives `new` the extended attributes of `old`, access lists among them. Refuses where it has others.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn attributes(old: &Path, new: &Path) -> Result<(), Error> {
    use rustix::fs::{XattrFlags, setxattr};
    let wanted = read_attributes(old)?;
    let mut there = read_attributes(new)?;
    for (name, value) in &wanted {
        if there.get(name) != Some(value) {
            setxattr(new, name.as_slice(), value, XattrFlags::empty())?;
            there.insert(name.clone(), value.clone());
        }
    }
    if there == wanted { Ok(()) } else { Err(std::io::ErrorKind::Unsupported.into()) }
}

#[cfg(all(unix, not(any(target_os = "linux", target_os = "android", target_vendor = "apple"))))]
fn attributes(_: &Path, _: &Path) -> Result<(), Error> {
    Ok(())
}

/// The extended attributes of `path`, by name. A disk that has none gives none.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn read_attributes(path: &Path) -> Result<std::collections::BTreeMap<Vec<u8>, Vec<u8>>, Error> {
    use rustix::fs::{getxattr, getxattr_query, listxattr, listxattr_query};
    let mut names = vec![0; listxattr_query(path).unwrap_or(0)];
    if names.is_empty() {
        return Ok(std::collections::BTreeMap::new());
    }
    let length = listxattr(path, &mut names[..])?;
    names.truncate(length);
    let names = names.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    let read = |name: &[u8]| -> Result<_, Error> {
        let mut value = vec![0; getxattr_query(path, name)?];
        if !value.is_empty() {
            let length = getxattr(path, name, &mut value[..])?;
            value.truncate(length);
        }
        Ok((name.to_vec(), value))
    };
    names.map(read).collect()
}

/// Whether a run may change a folder.
#[derive(Debug)]
pub(super) enum Hold {
    /// It is this one's, as long as this lives: the system lets go of it when the program ends, however it does.
    Ours { _lock: File },
    /// Another run is at it.
    Anothers,
    /// The folder is not there, or the system has no locks on folders.
    Unknown,
}

impl Hold {
    /// Takes hold of `folder`.
    pub(super) fn of(folder: &Path) -> Self {
        let Ok(file) = File::open(folder) else { return Self::Unknown };
        match file.try_lock() {
            Ok(()) => Self::Ours { _lock: file },
            Err(TryLockError::WouldBlock) => Self::Anothers,
            Err(TryLockError::Error(_)) => Self::Unknown,
        }
    }
}
