use std::fmt;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use callmodel::{Refusal, ScenarioError, Stopped};
use callmodel_documents::{Fault, NotAsked};
use callmodel_forms::{Format, TooLarge};
use callmodel_lesson::{LinkError, Problem};

use crate::png::PngError;
use crate::source::{ReadError, Source};

/// One of the two requests of `callmodel compare`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// The first request.
    First,
    /// The second request.
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

/// An error of the command. [`Display`](fmt::Display) writes its message.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The model refuses a step.
    Refused(Box<Stopped>),
    /// A syntax error in scenario text.
    Scenario {
        /// The source of the text.
        source: Source,
        /// The error.
        error: ScenarioError,
    },
    /// A syntax error in an option, which is a field of the short form.
    Option(ScenarioError),
    /// A syntax error in a request of `callmodel compare`.
    Request {
        /// The request.
        which: Which,
        /// The error.
        error: ScenarioError,
    },
    /// An argument of `callmodel compare` with none or several requests.
    NotOneRequest {
        /// The argument.
        which: Which,
        /// The number of requests.
        count: usize,
    },
    /// The model refuses a request of `callmodel compare`.
    RequestRefused {
        /// The request.
        which: Which,
        /// The refusal.
        refusal: Box<Refusal>,
    },
    /// Sources that cannot be read as text.
    Unread(Vec<ReadError>),
    /// Standard output cannot be written.
    Unwritable(io::Error),
    /// The output file exists, and `--force` is not given.
    Exists(PathBuf),
    /// The output file is one of the logs that are read.
    IsInput(PathBuf),
    /// The output file is a broken symbolic link.
    BrokenLink(PathBuf),
    /// The path of the output file is that of a folder, or ends in `/`.
    NamesFolder(PathBuf),
    /// A file or a broken link stands in place of a folder on the way to the output.
    NotAFolder {
        /// The output.
        path: PathBuf,
        /// What stands in place of the folder.
        entry: PathBuf,
    },
    /// The folder of the output file does not exist.
    FolderMissing {
        /// The file.
        path: PathBuf,
        /// Its folder.
        folder: PathBuf,
    },
    /// The folder of the output takes no new file.
    FolderUnwritable {
        /// The output.
        path: PathBuf,
        /// Its folder.
        folder: PathBuf,
        /// The error of the system.
        error: io::ErrorKind,
    },
    /// The output file cannot be written. An existing file is unchanged.
    FileUnwritable {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        error: io::Error,
    },
    /// `--theme` with a form that has no colours.
    NoColours(&'static str),
    /// A form of a ladder without `--call`.
    LadderWithoutCall(&'static str),
    /// The run is too large for the form.
    TooLarge(TooLarge),
    /// The PNG cannot be drawn.
    Png(PngError),
    /// A PNG as output to a terminal.
    PngToTerminal,
    /// Faults of models, each with the name of its document.
    Models(Vec<(String, Fault)>),
    /// The link of `callmodel questions` leads to no question.
    Link(LinkError),
    /// `--ask` asks no question.
    Ask(NotAsked),
    /// Problems of lessons, each with its source.
    Lessons(Vec<(Source, Problem)>),
    /// Two lessons of a course with one id.
    LessonTwice {
        /// The second one.
        source: Source,
        /// The id.
        id: String,
    },
    /// An archive as output to a terminal.
    ArchiveToTerminal,
    /// A file to check has the extension of neither Markdown nor HTML.
    UnknownExtension(PathBuf),
    /// The logs have no T-Library messages: a sentence about each.
    NoMessages(Vec<String>),
    /// No call of the logs has this ConnID.
    CallNotFound(String),
    /// No call of the logs has this DN.
    DnNotFound(String),
    /// Each of several options selects calls, but not the same.
    NotTogether,
    /// No call has a message between `--from` and `--to`: the first and the last time of the logs.
    NotWithin([String; 2]),
    /// `--follow` with another format than the summary.
    FollowFormat(&'static str),
    /// `--follow` of standard input.
    FollowStandardInput,
    /// The system does not tell that Ctrl-C is pressed.
    Signal(io::Error),
    /// `--from` is later than `--to`.
    EndBeforeStart,
    /// `--from` or `--to` with logs that have no dates.
    NoDates,
    /// The key file of `callmodel anonymise` does not hold a key.
    InvalidKey(PathBuf),
    /// Standard input where a log is read twice.
    ReadTwice,
    /// The input of the mdBook preprocessor is not a book, with the reason.
    InvalidBook(String),
}

impl Failure {
    /// Prints the message on standard error and returns the exit status.
    ///
    /// A broken pipe is a success: its reader, such as `head`, needs no more.
    pub(crate) fn report(&self) -> ExitCode {
        if matches!(self, Self::Unwritable(error) if error.kind() == io::ErrorKind::BrokenPipe) {
            return ExitCode::SUCCESS;
        }
        // Ignored when standard error is closed, too: the exit status remains.
        let _ = writeln!(io::stderr().lock(), "{self}");
        match self {
            Self::Refused(_)
            | Self::RequestRefused { .. }
            | Self::Models(_)
            | Self::Link(LinkError::Question(_))
            | Self::Ask(NotAsked::Question(_))
            | Self::Lessons(_)
            | Self::LessonTwice { .. } => ExitCode::from(1),
            Self::Scenario { .. }
            | Self::Option(_)
            | Self::Request { .. }
            | Self::NotOneRequest { .. }
            | Self::Unread(_)
            | Self::Unwritable(_)
            | Self::Exists(_)
            | Self::IsInput(_)
            | Self::BrokenLink(_)
            | Self::NamesFolder(_)
            | Self::NotAFolder { .. }
            | Self::FolderMissing { .. }
            | Self::FolderUnwritable { .. }
            | Self::FileUnwritable { .. }
            | Self::NoColours(_)
            | Self::LadderWithoutCall(_)
            | Self::TooLarge(_)
            | Self::Png(_)
            | Self::PngToTerminal
            | Self::Link(_)
            | Self::Ask(_)
            | Self::ArchiveToTerminal
            | Self::UnknownExtension(_)
            | Self::NoMessages(_)
            | Self::CallNotFound(_)
            | Self::DnNotFound(_)
            | Self::NotTogether
            | Self::NotWithin(_)
            | Self::FollowFormat(_)
            | Self::FollowStandardInput
            | Self::Signal(_)
            | Self::EndBeforeStart
            | Self::NoDates
            | Self::InvalidKey(_)
            | Self::ReadTwice
            | Self::InvalidBook(_) => ExitCode::from(2),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(stopped) => write!(f, "callmodel: {stopped}"),
            // FILE:LINE:COLUMN, which editors and terminals turn into a link.
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
            Self::Unread(errors) => {
                let lines: Vec<_> = errors.iter().map(ReadError::to_string).collect();
                f.write_str(&lines.join("\n"))
            }
            Self::Unwritable(error) => write!(f, "callmodel: cannot write to standard output: {error}"),
            Self::Exists(path) => {
                write!(
                    f,
                    "callmodel: {} already exists. Name another file, or add --force to replace it.",
                    path.display()
                )
            }
            Self::IsInput(path) => {
                write!(f, "callmodel: {} is one of the logs that are read. Name another file.", path.display())
            }
            Self::BrokenLink(path) => {
                write!(
                    f,
                    "callmodel: cannot write {}: it is a broken link. Remove it, or name another file.",
                    path.display()
                )
            }
            Self::NamesFolder(path) => {
                write!(f, "callmodel: cannot write {}: it names a folder. Name a file in a folder.", path.display())
            }
            Self::NotAFolder { path, entry } => {
                let (path, entry) = (path.display(), entry.display());
                write!(f, "callmodel: cannot write {path}: {entry} is not a folder. Use another folder.")
            }
            Self::FolderMissing { path, folder } => write!(
                f,
                "callmodel: cannot write {}: the folder {} does not exist. Create it first, or name a file in another folder.",
                path.display(),
                folder.display()
            ),
            Self::FolderUnwritable { path, folder, error } => write!(
                f,
                "callmodel: cannot write {}: nothing can be created in {}: {error}. Use another folder.",
                path.display(),
                folder.display()
            ),
            Self::FileUnwritable { path, error } => write!(
                f,
                "callmodel: cannot write {}: {error}. Name another file, or leave out --output to print the result.",
                path.display()
            ),
            Self::LadderWithoutCall(format) => {
                write!(
                    f,
                    "callmodel: --format {format} draws one call. Add --call and its ConnID, as the summary has it."
                )
            }
            Self::NoColours(format) => {
                let with = Format::with_colours().map(|format| format.facts().name).collect::<Vec<_>>().join(", ");
                write!(f, "callmodel: --format {format} has no colours. --theme is for {with}.")
            }
            Self::TooLarge(error) => write!(f, "callmodel: {error}"),
            Self::Png(error) => write!(f, "callmodel: {error}"),
            Self::Models(faults) => {
                let lines: Vec<_> = faults.iter().map(|(document, fault)| format!("{document}:{fault}")).collect();
                f.write_str(&lines.join("\n"))
            }
            Self::Link(error) => write!(f, "callmodel: --link: {error}"),
            Self::Ask(error) => write!(f, "callmodel: --ask: {error}"),
            Self::Lessons(problems) => {
                let lines: Vec<_> = problems.iter().map(|(source, problem)| format!("{source}:{problem}")).collect();
                f.write_str(&lines.join("\n"))
            }
            Self::LessonTwice { source, id } => {
                write!(f, "{source}:1:1: found the id `{id}` of a lesson before it, expected one of its own")
            }
            Self::UnknownExtension(path) => {
                write!(
                    f,
                    "callmodel: {} is not a Markdown or HTML file by its extension. Name a folder, or a file that ends in .md or .html.",
                    path.display()
                )
            }
            Self::NoMessages(sentences) if sentences.is_empty() => {
                write!(f, "callmodel: no log found. Name a file, or a folder with files that end in .log.")
            }
            Self::NoMessages(sentences) => {
                let lines: Vec<_> = sentences.iter().map(|sentence| format!("callmodel: {sentence}")).collect();
                f.write_str(&lines.join("\n"))
            }
            Self::CallNotFound(conn_id) => {
                let conn_id = callmodel::quoted(conn_id);
                write!(
                    f,
                    "callmodel: no call with the ConnID {conn_id}. Leave out --call, or use another filter, to see all calls."
                )
            }
            Self::DnNotFound(dn) => {
                let dn = callmodel::quoted(dn);
                write!(
                    f,
                    "callmodel: no call with the DN {dn}. Leave out --dn, or use another filter, to see all calls."
                )
            }
            Self::NotTogether => {
                write!(f, "callmodel: no call is selected by all of --call, --dn, --from and --to. Leave one out.")
            }
            Self::NotWithin([start, end]) => {
                write!(
                    f,
                    "callmodel: no call has a message between --from and --to. The logs run from {start} to {end}."
                )
            }
            Self::FollowFormat(format) => {
                write!(f, "callmodel: --follow prints the summary, not {format}. Leave out --format.")
            }
            Self::FollowStandardInput => {
                write!(f, "callmodel: --follow reads files and folders. Name the log instead of `-`.")
            }
            Self::Signal(error) => write!(f, "callmodel: cannot wait for Ctrl-C: {error}. Leave out --follow."),
            Self::EndBeforeStart => write!(f, "callmodel: --from is later than --to."),
            Self::NoDates => {
                write!(f, "callmodel: the logs have no dates, so --from and --to select nothing. Use --call or --dn.")
            }
            Self::InvalidKey(path) => {
                write!(f, "{}:1:1: found no key, expected 32 hexadecimal digits", path.display())
            }
            Self::ReadTwice => {
                write!(f, "callmodel: a log is read twice, so it cannot come from standard input. Name a file.")
            }
            Self::InvalidBook(reason) => {
                write!(
                    f,
                    "callmodel: standard input is not a book: {reason}. This command is for mdBook; see `callmodel mdbook --help`."
                )
            }
            Self::PngToTerminal => {
                write!(f, "callmodel: a terminal cannot show a PNG. Add --output FILE, or pipe it to a program.")
            }
            Self::ArchiveToTerminal => {
                write!(f, "callmodel: a terminal cannot show an archive. Add --output FILE, or pipe it to a program.")
            }
        }
    }
}

impl std::error::Error for Failure {}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Unread(vec![error])
    }
}
