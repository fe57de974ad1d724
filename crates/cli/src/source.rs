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

    /// Whether the source can be read twice: it is a file, and no pipe, device or standard input.
    pub(crate) fn is_regular_file(&self) -> bool {
        matches!(self, Self::File(path) if path.is_file())
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
        if let Some(encoding) = wide_encoding(&bytes) {
            return Err(ReadError::Wide { source: self.clone(), encoding });
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

/// The encoding of a text in UTF-16 or UTF-32, as `iconv` names it: by its byte order mark, or by the zero bytes that each
/// character of ASCII has in it.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    // UTF-32 first: its mark begins with that of UTF-16.
    const MARKS: [(&[u8], &str); 4] = [
        (&[0xFF, 0xFE, 0, 0], "UTF-32"),
        (&[0, 0, 0xFE, 0xFF], "UTF-32"),
        (&[0xFF, 0xFE], "UTF-16"),
        (&[0xFE, 0xFF], "UTF-16"),
    ];
    // The size of a character, and the place of its byte.
    const UNMARKED: [(usize, usize, &str); 4] =
        [(4, 0, "UTF-32LE"), (4, 3, "UTF-32BE"), (2, 0, "UTF-16LE"), (2, 1, "UTF-16BE")];
    let is_ascii = |unit: &[u8], place: usize| (0..unit.len()).all(|at| (unit[at] != 0) == (at == place));
    let is_in = |size: usize, place: usize| {
        bytes.len() >= 2 * size && bytes.chunks_exact(size).take(8).all(|unit| is_ascii(unit, place))
    };
    let marked = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, name)| *name);
    marked.or_else(|| UNMARKED.iter().find(|(size, place, _)| is_in(*size, *place)).map(|(.., name)| *name))
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
    /// The source ends before its contents do, or is damaged: no more than its beginning was read.
    EndsEarly {
        /// The source.
        source: Source,
        /// The error.
        error: io::Error,
    },
    /// A pattern with a syntax error.
    BadPattern {
        /// The pattern.
        pattern: String,
        /// The error.
        error: &'static str,
    },
    /// The source is UTF-16, as some editors and shells of Windows write it, or UTF-32.
    Wide {
        /// The source.
        source: Source,
        /// The encoding, as `iconv` names it.
        encoding: &'static str,
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
            Self::NotReadable { source: source @ Source::File(_), error } => {
                write!(f, "callmodel: cannot read {source}: {error}. Name a file that can be read.")
            }
            Self::NotReadable { source: source @ Source::StandardInput, error } => {
                write!(f, "callmodel: cannot read {source}: {error}. Name a file instead.")
            }
            Self::EndsEarly { source, error } => {
                write!(f, "callmodel: {source} was read in part: {error}. What comes before is in the result.")
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
            Self::Wide { source, encoding } => {
                write!(
                    f,
                    "{source}:1:1: found {encoding}, expected UTF-8; save it as UTF-8, or convert it: `iconv -f {encoding} -t UTF-8`"
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
