use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use callmodel::{Refusal, ScenarioError, Stopped};
use callmodel_documents::Fault;
use callmodel_forms::{Format, TooLarge};

use crate::png::PngError;
use crate::source::{Source, Unread};

/// Which of two requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// The first.
    First,
    /// The second.
    Second,
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::First => "the first request",
            Self::Second => "the second request",
        })
    }
}

/// Why the command did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The model refuses a step.
    Refused(Box<Stopped>),
    /// A text is not a scenario.
    Scenario {
        /// Where it comes from.
        source: Source,
        /// What is wrong with it, and where.
        error: ScenarioError,
    },
    /// The options do not make a scenario. The error names the option, which is a field of the short form.
    Option(ScenarioError),
    /// One of two requests is no request.
    Request {
        /// Which.
        which: Which,
        /// What is wrong with it, and where.
        error: ScenarioError,
    },
    /// Where one request was to be there are none or more.
    NotOneRequest {
        /// Which of two.
        which: Which,
        /// How many there are.
        count: usize,
    },
    /// The model refuses one of two requests.
    RequestRefused {
        /// Which.
        which: Which,
        /// Why.
        refusal: Box<Refusal>,
    },
    /// A source gave no text.
    Unread(Unread),
    /// What was to be printed could not be written.
    Unwritable(io::Error),
    /// The file to write is there already.
    Exists(PathBuf),
    /// The file to write is a link, and what it leads to is not there.
    LinkToNoFile(PathBuf),
    /// The folder that the file to write would be in is none, or takes none.
    FolderUnwritable {
        /// The file.
        path: PathBuf,
        /// Its folder.
        folder: PathBuf,
        /// Why not. [`io::ErrorKind::NotADirectory`]: there is no such folder.
        error: io::ErrorKind,
    },
    /// The file could not be written. What was there before is as it was.
    FileUnwritable {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// A theme was asked for with a form that has no colours.
    NoColours(Format),
    /// The run is too large for the form.
    TooLarge(TooLarge),
    /// The picture could not be made.
    Png(PngError),
    /// A picture would go to a terminal, which shows text.
    PngToTerminal,
    /// Models in documents are wrong: each with the name of its document.
    Models(Vec<(String, Fault)>),
    /// A file that was named is neither Markdown nor HTML.
    NoDocument(PathBuf),
    /// What was to be a book from mdBook is none, and why.
    NoBook(String),
}

impl Failure {
    /// Says on standard error what went wrong, and returns the exit status for it.
    ///
    /// A reader that closed its end, such as `head`, has what it wanted: that is no failure.
    pub(crate) fn report(&self) -> ExitCode {
        if matches!(self, Self::Unwritable(error) if error.kind() == io::ErrorKind::BrokenPipe) {
            return ExitCode::SUCCESS;
        }
        // Where standard error is closed too, there is nobody left to tell but the exit status.
        let _ = writeln!(io::stderr().lock(), "{self}");
        match self {
            Self::Refused(_) | Self::RequestRefused { .. } | Self::Models(_) => ExitCode::from(1),
            Self::Scenario { .. }
            | Self::Option(_)
            | Self::Request { .. }
            | Self::NotOneRequest { .. }
            | Self::Unread(_)
            | Self::Unwritable(_)
            | Self::Exists(_)
            | Self::LinkToNoFile(_)
            | Self::FolderUnwritable { .. }
            | Self::FileUnwritable { .. }
            | Self::NoColours(_)
            | Self::TooLarge(_)
            | Self::Png(_)
            | Self::PngToTerminal
            | Self::NoDocument(_)
            | Self::NoBook(_) => ExitCode::from(2),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(stopped) => write!(f, "callmodel: {stopped}"),
            // Editors jump to a place that is written so.
            Self::Scenario { source, error: ScenarioError { place, found, expected } } => {
                write!(f, "{source}:{}:{}: found {found}, expected {expected}", place.line, place.column)
            }
            Self::Option(error) => write!(f, "callmodel: --{error}"),
            Self::Request { which, error: ScenarioError { place, found, expected } } => {
                write!(f, "callmodel: {which}: column {}: found {found}, expected {expected}", place.column)
            }
            Self::NotOneRequest { which, count } => {
                write!(f, "callmodel: {which}: found {count} requests, expected one, such as \"release B\"")
            }
            Self::RequestRefused { which, refusal } => write!(f, "callmodel: {which}: {refusal}"),
            Self::Unread(error) => error.fmt(f),
            Self::Unwritable(error) => write!(f, "callmodel: cannot write to standard output: {error}"),
            Self::Exists(path) => {
                write!(
                    f,
                    "callmodel: {} is there already. Name another file, or add --force to replace it.",
                    path.display()
                )
            }
            Self::LinkToNoFile(path) => {
                write!(
                    f,
                    "callmodel: cannot write {}: it is a link that leads to no file. Make the file that it leads to, or name another.",
                    path.display()
                )
            }
            Self::FolderUnwritable { path, folder, error } => {
                let (path, folder) = (path.display(), folder.display());
                if *error == io::ErrorKind::NotADirectory {
                    write!(
                        f,
                        "callmodel: cannot write {path}: there is no folder {folder}. Make it first, or name a file in another folder."
                    )
                } else {
                    write!(
                        f,
                        "callmodel: cannot write {path}: the folder {folder} takes no new file: {error}. Name a file in another folder."
                    )
                }
            }
            Self::FileUnwritable { path, error } => write!(f, "callmodel: cannot write {}: {error}", path.display()),
            Self::NoColours(format) => {
                let with = Format::with_colours().map(Format::name).collect::<Vec<_>>().join(", ");
                write!(f, "callmodel: --format {} has no colours. --theme is for {with}.", format.name())
            }
            Self::TooLarge(error) => write!(f, "callmodel: {error}"),
            Self::Png(error) => write!(f, "callmodel: {error}"),
            Self::Models(faults) => {
                let lines: Vec<_> = faults.iter().map(|(document, fault)| format!("{document}:{fault}")).collect();
                f.write_str(&lines.join("\n"))
            }
            Self::NoDocument(path) => {
                write!(
                    f,
                    "callmodel: {} is neither Markdown nor HTML by its name. Name a folder, or a file that ends in .md or .html.",
                    path.display()
                )
            }
            Self::NoBook(why) => {
                write!(
                    f,
                    "callmodel: standard input is no book: {why}. mdBook calls this; `callmodel mdbook --help` says how."
                )
            }
            Self::PngToTerminal => {
                write!(f, "callmodel: a PNG is not text for a terminal. Add --output FILE, or send it to a program.")
            }
        }
    }
}

impl std::error::Error for Failure {}

impl From<Unread> for Failure {
    fn from(error: Unread) -> Self {
        Self::Unread(error)
    }
}
