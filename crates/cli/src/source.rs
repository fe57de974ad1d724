use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use callmodel::quoted;

/// The source of a text: a file or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input.
    StandardInput,
}

impl Source {
    /// The source of a path argument. `-` is standard input; `./-` is a file of that name.
    pub(crate) fn from_argument(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::StandardInput } else { Self::File(path.to_owned()) }
    }

    /// Reads the whole text.
    ///
    /// # Errors
    /// [`ReadError`].
    pub(crate) fn read(&self) -> Result<String, ReadError> {
        let bytes = match self {
            Self::File(path) => std::fs::read(path),
            Self::StandardInput => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
        };
        let bytes = bytes.map_err(|error| ReadError::NotReadable { source: self.clone(), error })?;
        if is_utf16(&bytes) {
            return Err(ReadError::Utf16 { source: self.clone() });
        }
        String::from_utf8(bytes).map_err(|error| {
            let (text, _) = error.as_bytes().split_at(error.utf8_error().valid_up_to());
            let text = String::from_utf8_lossy(text);
            let before = text.rsplit('\n').next().unwrap_or_default();
            let line = text.matches('\n').count() + 1;
            ReadError::NotUtf8 { source: self.clone(), line, column: before.chars().count() + 1 }
        })
    }
}

/// Whether a text is UTF-16: by its byte order mark, or by the zero byte that each character of ASCII has in it.
fn is_utf16(bytes: &[u8]) -> bool {
    let zeros_at = |place: usize| bytes.chunks_exact(2).take(8).all(|pair| pair[place] == 0 && pair[1 - place] != 0);
    bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xFE, 0xFF])
        || bytes.len() >= 4 && (zeros_at(0) || zeros_at(1))
}

/// An error of [`Source::read`].
#[derive(Debug)]
pub(crate) enum ReadError {
    /// The source cannot be opened or read.
    NotReadable {
        /// The source.
        source: Source,
        /// The error of the system.
        error: io::Error,
    },
    /// No file matches a pattern.
    NoMatch {
        /// The pattern.
        pattern: String,
    },
    /// A pattern with a syntax error.
    BadPattern {
        /// The pattern.
        pattern: String,
        /// The error.
        error: &'static str,
    },
    /// The source is UTF-16, as some editors and shells of Windows write it.
    Utf16 {
        /// The source.
        source: Source,
    },
    /// The source is not UTF-8.
    NotUtf8 {
        /// The source.
        source: Source,
        /// The line of the first invalid byte, counted from 1.
        line: usize,
        /// The column of that byte, counted in characters from 1.
        column: usize,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotReadable { source: source @ Source::File(_), error } => write!(
                f,
                "callmodel: cannot read {source}: {error}. Name a file that can be read, or `-` for standard input."
            ),
            Self::NotReadable { source: source @ Source::StandardInput, error } => {
                write!(f, "callmodel: cannot read {source}: {error}. Name a file instead.")
            }
            Self::NoMatch { pattern } => {
                write!(f, "callmodel: no file matches {}. Name a folder to read all logs in it.", quoted(pattern))
            }
            Self::BadPattern { pattern, error } => {
                write!(
                    f,
                    "callmodel: {} is no pattern: {error}. `?`, `*` and `**` are, and sets such as `[0-9]`.",
                    quoted(pattern)
                )
            }
            Self::Utf16 { source } => {
                write!(
                    f,
                    "{source}:1:1: found UTF-16, expected UTF-8; save it as UTF-8, or convert it: `iconv -f UTF-16 -t UTF-8`"
                )
            }
            // FILE:LINE:COLUMN, which editors and terminals turn into a link.
            Self::NotUtf8 { source, line, column } => {
                write!(f, "{source}:{line}:{column}: found bytes that are not UTF-8, expected text; save it as UTF-8")
            }
        }
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
