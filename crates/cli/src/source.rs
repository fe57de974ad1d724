use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Where a scenario in text form comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    StandardInput,
}

impl Source {
    /// What an argument names: `-` is standard input, as for other commands. A file of that name is `./-`.
    pub(crate) fn named(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::StandardInput } else { Self::File(path.to_owned()) }
    }

    /// Reads it to its end.
    ///
    /// # Errors
    /// [`Failure::Unreadable`], and [`Failure::NotUtf8`] for what is not text.
    pub(crate) fn read(&self) -> Result<String, Failure> {
        let bytes = match self {
            Self::File(path) => std::fs::read(path),
            Self::StandardInput => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
        };
        let bytes = bytes.map_err(|error| Failure::Unreadable { source: self.clone(), error })?;
        String::from_utf8(bytes).map_err(|error| {
            let (text, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
            let text = String::from_utf8_lossy(text);
            let before = text.rsplit('\n').next().unwrap_or_default();
            let line = text.matches('\n').count() + 1;
            Failure::NotUtf8 { source: self.clone(), line, column: before.chars().count() + 1 }
        })
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::StandardInput => write!(f, "<stdin>"),
        }
    }
}
