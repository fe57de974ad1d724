use std::path::{Path, PathBuf};

use glob::MatchOptions;

use crate::failure::Failure;
use crate::folder::{Folders, Found, unreadable};
use crate::source::{ReadError, Source};

/// Endings of files that are read in a folder. A file given by name is always read.
const ENDINGS: [&str; 9] = ["log", "txt", "out", "trace", "gz", "zst", "json", "jsonl", "ndjson"];

/// The logs below some paths, in the order of their names, and what cannot be read.
#[derive(Debug, Default)]
pub(crate) struct Input {
    /// The logs.
    pub(crate) sources: Vec<Source>,
    /// Files and folders that cannot be read.
    pub(crate) unread: Vec<ReadError>,
}

impl Input {
    /// The logs that are `paths`, in folders among them, or matched by patterns among them, such as `*.log`.
    pub(crate) fn find(paths: &[PathBuf]) -> Self {
        let mut input = Self::default();
        let mut folders = Folders::default();
        for path in paths {
            let source = Source::from_argument(path);
            if source == Source::StandardInput || path.exists() || !is_pattern(path) {
                input.path(path, &mut folders);
            } else {
                input.pattern(path, &mut folders);
            }
        }
        input
    }

    /// Checks that an output is none of the logs, which `--force` would replace.
    ///
    /// # Errors
    /// [`Failure::IsInput`].
    pub(crate) fn check_output(sources: &[Source], output: &Path) -> Result<(), Failure> {
        let Ok(output_file) = output.canonicalize() else { return Ok(()) };
        let is_output = |source: &Source| match source {
            Source::File(path) => path.canonicalize().is_ok_and(|path| path == output_file && path.is_file()),
            Source::StandardInput => false,
        };
        if sources.iter().any(is_output) { Err(Failure::IsInput(output.to_owned())) } else { Ok(()) }
    }

    fn path(&mut self, path: &Path, folders: &mut Folders) {
        let source = Source::from_argument(path);
        if source != Source::StandardInput && path.is_dir() {
            folders.walk(path, &mut |found| match found {
                Found::File(path) if is_log(&path) => self.push(Source::File(path)),
                Found::File(_) | Found::Skipped(..) => {}
                Found::Unread(error) => self.unread.push(error),
            });
        } else {
            self.push(source);
        }
    }

    fn push(&mut self, source: Source) {
        if !self.sources.contains(&source) {
            self.sources.push(source);
        }
    }

    /// The files and folders that a pattern matches, sorted by name. A pattern is not expanded by a shell when it is quoted.
    fn pattern(&mut self, path: &Path, folders: &mut Folders) {
        let pattern = path.to_string_lossy().into_owned();
        let matches = match glob::glob_with(&pattern, OF_SHELLS) {
            Ok(matches) => matches,
            Err(error) => return self.unread.push(ReadError::BadPattern { pattern, error: error.msg }),
        };
        let mut is_empty = true;
        for found in matches {
            is_empty = false;
            match found {
                Ok(path) => self.path(&path, folders),
                Err(error) => {
                    let path = error.path().to_owned();
                    self.unread.push(unreadable(&path, error.into()));
                }
            }
        }
        if is_empty {
            self.unread.push(ReadError::NoMatch { pattern });
        }
    }
}

/// Patterns as shells read them: `*` stays in a folder, and does not begin with a dot.
const OF_SHELLS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// Whether a path has a character of patterns.
fn is_pattern(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().iter().any(|byte| matches!(byte, b'*' | b'?' | b'['))
}

/// Whether a file of a folder is a log by its name: `a.log`, `a.log.gz`, `a.log.1`.
fn is_log(path: &Path) -> bool {
    if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
        return false;
    }
    let Some(ending) = path.extension().and_then(|ending| ending.to_str()) else { return false };
    let is_number = ending.bytes().all(|byte| byte.is_ascii_digit());
    is_number || ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
