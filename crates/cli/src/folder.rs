use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crate::source::{ReadError, Source};

/// The folder of packages that npm installs. Their files are not the user's.
const NODE_MODULES: &str = "node_modules";

/// The reason why a file or folder is skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Skipped {
    /// A folder whose name begins with a dot.
    HiddenFolder,
    /// A folder `node_modules`.
    NodeModules,
    /// A symbolic link without a target.
    BrokenLink,
    /// A file that mentions `call-model` in a format that is not read.
    OtherFormat,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::HiddenFolder => "a hidden folder",
            Self::NodeModules => "npm packages",
            Self::BrokenLink => "a broken link",
            Self::OtherFormat => "it contains call-model, in an unsupported format",
        })
    }
}

/// An entry of a folder.
#[derive(Debug)]
pub(crate) enum Found {
    /// A file, not necessarily a new one.
    File(PathBuf),
    /// A folder or link that is not visited.
    Skipped(PathBuf, Skipped),
    /// A folder or file that cannot be read.
    Unread(ReadError),
}

/// A walk through folders. Each folder and file is visited once, also when symbolic links form a cycle.
#[derive(Debug, Default)]
pub(crate) struct Folders {
    /// The canonical paths of what was visited.
    seen: BTreeSet<PathBuf>,
}

impl Folders {
    /// Visits a folder and the folders in it, sorted by name, and passes what is there to `found`. Symbolic links are followed.
    pub(crate) fn walk(&mut self, path: &Path, found: &mut dyn FnMut(Found)) {
        if !self.is_new(path) {
            return;
        }
        let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return found(Found::Unread(unreadable(path, error))),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            self.entry(&entry.path(), found);
        }
    }

    fn entry(&mut self, path: &Path, found: &mut dyn FnMut(Found)) {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(_) if path.is_symlink() => return found(Found::Skipped(path.to_owned(), Skipped::BrokenLink)),
            Err(error) => return found(Found::Unread(unreadable(path, error))),
        };
        let name = path.file_name().unwrap_or_default();
        if metadata.is_dir() {
            if name == NODE_MODULES {
                found(Found::Skipped(path.to_owned(), Skipped::NodeModules));
            } else if name.as_encoded_bytes().starts_with(b".") {
                found(Found::Skipped(path.to_owned(), Skipped::HiddenFolder));
            } else {
                self.walk(path, found);
            }
        } else if metadata.is_file() {
            found(Found::File(path.to_owned()));
        }
    }

    /// Whether a file or folder is visited for the first time.
    pub(crate) fn is_new(&mut self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|path| self.seen.insert(path))
    }
}

/// The error of a path that cannot be read.
pub(crate) fn unreadable(path: &Path, error: std::io::Error) -> ReadError {
    ReadError::NotReadable { source: Source::File(path.to_owned()), error }
}
