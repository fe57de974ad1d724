use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use callmodel_documents::Kind;

use crate::failure::Failure;
use crate::source::{ReadError, Source};

/// The folder of packages that npm installs. Their documents are not the user's.
const NODE_MODULES: &str = "node_modules";

/// Extensions of documents in which people put models, but whose format is not read.
const OTHER_FORMATS: [&str; 8] = ["adoc", "asciidoc", "ipynb", "jsx", "org", "rst", "textile", "tsx"];

/// The text by which a file of another format shows that it may hold a model.
const MARK: &[u8] = b"call-model";

/// The documents below some paths, and everything there that is not looked into.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    /// The documents, in the order of the paths, and in a folder in the order of their names.
    pub(crate) documents: Vec<(Source, Kind)>,
    /// The files and folders that are skipped, each with the reason.
    pub(crate) skipped: Vec<(PathBuf, Skipped)>,
    /// The files and folders that cannot be read.
    pub(crate) unread: Vec<ReadError>,
    /// The canonical paths of the folders and files that were visited. Symbolic links may form a cycle.
    seen: BTreeSet<PathBuf>,
}

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

impl Walk {
    /// Visits the argument of a command: a file, a folder, or `-` for Markdown from standard input.
    ///
    /// # Errors
    /// [`Failure::UnknownExtension`] for a file that is not a Markdown or HTML file by its extension.
    pub(crate) fn argument(&mut self, path: &Path) -> Result<(), Failure> {
        let source = Source::from_argument(path);
        if source == Source::StandardInput {
            self.documents.push((source, Kind::Markdown));
            return Ok(());
        }
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(_) => {
                let kind = kind(path).ok_or_else(|| Failure::UnknownExtension(path.to_owned()))?;
                if self.is_new(path) {
                    self.documents.push((source, kind));
                }
            }
            Err(error) => self.unread.push(ReadError::NotReadable { source, error }),
        }
        Ok(())
    }

    fn folder(&mut self, path: &Path) {
        if !self.is_new(path) {
            return;
        }
        let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.unread.push(unreadable(path, error)),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            self.entry(&entry.path());
        }
    }

    /// Visits a file or folder in a folder. Symbolic links are followed.
    fn entry(&mut self, path: &Path) {
        let metadata = match fs::metadata(path) {
            Ok(metadata) => metadata,
            Err(_) if path.is_symlink() => return self.skipped.push((path.to_owned(), Skipped::BrokenLink)),
            Err(error) => return self.unread.push(unreadable(path, error)),
        };
        let name = path.file_name().unwrap_or_default();
        if metadata.is_dir() {
            if name == NODE_MODULES {
                self.skipped.push((path.to_owned(), Skipped::NodeModules));
            } else if name.as_encoded_bytes().starts_with(b".") {
                self.skipped.push((path.to_owned(), Skipped::HiddenFolder));
            } else {
                self.folder(path);
            }
        } else if metadata.is_file() {
            self.file(path);
        }
    }

    fn file(&mut self, path: &Path) {
        if let Some(kind) = kind(path) {
            if self.is_new(path) {
                self.documents.push((Source::File(path.to_owned()), kind));
            }
        } else if OTHER_FORMATS.iter().any(|other| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(other))) {
            match fs::read(path) {
                Ok(bytes) if bytes.windows(MARK.len()).any(|window| window == MARK) => {
                    self.skipped.push((path.to_owned(), Skipped::OtherFormat));
                }
                Ok(_) => {}
                Err(error) => self.unread.push(unreadable(path, error)),
            }
        }
    }

    /// Whether a file or folder is visited for the first time.
    fn is_new(&mut self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|path| self.seen.insert(path))
    }
}

fn unreadable(path: &Path, error: std::io::Error) -> ReadError {
    ReadError::NotReadable { source: Source::File(path.to_owned()), error }
}

/// The format of a file by its extension.
fn kind(path: &Path) -> Option<Kind> {
    Kind::of_ending(path.extension()?.to_str()?)
}
