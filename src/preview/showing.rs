//! To whom the preview is shown, and how.

use std::net::IpAddr;
use std::path::{Component, Path};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::language::Language;

/// What may stand in a path as it is (RFC 3986), with the colon of a drive.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':');

/// To whom the preview is shown, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Showing {
    /// The port; 0 for any free one.
    pub port: u16,
    /// An address of this machine in its network, at which others may look, or the one that stands for all (`0.0.0.0`).
    /// `None`: this machine alone.
    pub host: Option<IpAddr>,
    /// What opens a file at its line, for the editor's own browser.
    pub editor: Option<Editor>,
    /// Whether browsers go to the article that was saved.
    pub follow: bool,
    /// Whether the folder is looked at every second instead of listening to the file system's events: network disks,
    /// containers and WSL have none of what others write.
    pub poll: bool,
    /// What browsers are told in.
    pub language: Language,
}

/// A program that opens the yearbook's files by links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(String);

impl Editor {
    /// Visual Studio Code, for the yearbook in `root`, an absolute path: `vscode://file/…:line:column`
    /// (code.visualstudio.com/docs/editor/command-line#_opening-vs-code-with-urls). `None` where the path is no text.
    pub fn vscode(root: &Path) -> Option<Self> {
        let mut link = "vscode://file".to_owned();
        for part in root.components() {
            let name = match part {
                // Windows: `C:`.
                Component::Prefix(drive) => drive.as_os_str(),
                Component::Normal(name) => name,
                Component::RootDir | Component::CurDir | Component::ParentDir => continue,
            };
            link.push('/');
            link.extend(utf8_percent_encode(name.to_str()?, PLAIN));
        }
        Some(Self(link + "/"))
    }

    /// What stands before a file's path in a link.
    pub fn prefix(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_into_the_folder() {
        let link = |root: &str| Editor::vscode(Path::new(root)).map(|editor| editor.prefix().to_owned());
        assert_eq!(link("/home/a b/年鉴"), Some("vscode://file/home/a%20b/%E5%B9%B4%E9%89%B4/".to_owned()));
        assert_eq!(link("/a/\"><?#%"), Some("vscode://file/a/%22%3E%3C%3F%23%25/".to_owned()));
        assert_eq!(link("/"), Some("vscode://file/".to_owned()));
    }
}
