use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use callmodel_figure::sentences;
use callmodel_trace::{CallRecords, Checked, FileReader, Finding, LogFile, Place, Trace};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::input::Input;
use super::progress::now;
use super::read::pieces;
use super::settling::Settling;
use super::summary;
use crate::failure::Failure;
use crate::report::report;
use crate::source::{ReadError, Source};
use crate::words::count;

/// The time between two looks at the logs.
const TICK: Duration = Duration::from_millis(200);

/// The time without new bytes after which all findings count as certain.
const QUIET: Duration = Duration::from_secs(2);

/// Microseconds of log time after an event, after which no event of its request is expected.
const CERTAIN: i64 = 2_000_000;

/// Polls growing logs, and remembers the findings that are printed.
pub(crate) struct Follow<'a> {
    paths: &'a [PathBuf],
    logs: Vec<Followed>,
    /// Files that were replaced or truncated, as far as they were read.
    replaced: Vec<LogFile>,
    told: BTreeSet<Told>,
    /// Frees the records of calls that have ended.
    settling: Option<Settling<'a>>,
    is_stopped: Arc<AtomicBool>,
}

/// The key of a printed finding: ConnID, place and sentence.
type Told = (u64, Option<Place>, String);

/// A log that grows.
struct Followed {
    path: PathBuf,
    reader: FileReader,
    offset: u64,
    /// Detects another file at the same path.
    identity: Option<Identity>,
}

/// The device and the number of a file, where it has them, and the time of its creation.
type Identity = ((u64, u64), Option<SystemTime>);

/// The calls that the options select.
pub(crate) struct Selected {
    /// The records of the calls that go on, and what the check found in each.
    pub(crate) records: Vec<CallRecords>,
    pub(crate) calls: Vec<Checked>,
    /// The calls that ended and were checked while they were read.
    pub(crate) ended: Vec<Checked>,
}

/// Takes the selected calls from a trace and checks them.
type Select<'a> = dyn Fn(&mut Trace) -> Selected + 'a;

impl<'a> Follow<'a> {
    /// Follows the logs that are `paths`, in folders or matched by patterns among them.
    ///
    /// # Errors
    /// [`Failure::FollowStandardInput`].
    pub(crate) fn new(paths: &'a [PathBuf], settling: Option<Settling<'a>>) -> Result<Self, Failure> {
        if paths.iter().any(|path| Source::from_argument(path) == Source::StandardInput) {
            return Err(Failure::FollowStandardInput);
        }
        let is_stopped = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // The second one ends the command at once.
            let registered = flag::register_conditional_shutdown(signal, 130, Arc::clone(&is_stopped))
                .and_then(|_| flag::register(signal, Arc::clone(&is_stopped)));
            registered.map_err(Failure::Signal)?;
        }
        Ok(Self { paths, logs: Vec::new(), replaced: Vec::new(), told: BTreeSet::new(), settling, is_stopped })
    }

    /// Prints findings as they become certain, until Ctrl-C. Returns the logs as they are then, and those that cannot be read.
    ///
    /// # Errors
    /// [`Failure::Unwritable`].
    pub(crate) fn run(&mut self, select: &Select<'_>) -> Result<(Trace, Vec<Source>, Vec<ReadError>), Failure> {
        let mut unread = self.find();
        if io::stderr().is_terminal() {
            report(&format!("following {}. Ctrl-C ends with the summary.", count(self.logs.len(), "log")));
        }
        let mut last_change = now();
        let mut is_settled = false;
        loop {
            let is_last = self.is_stopped.load(Ordering::Relaxed);
            let (has_grown, errors) = self.read();
            unread.extend(errors);
            let begin = now();
            if has_grown {
                last_change = begin;
            }
            let is_quiet = is_last || begin.duration_since(last_change) >= QUIET;
            if has_grown || (is_quiet && !is_settled) {
                let mut trace = self.gathered(&mut unread);
                let selected = select(&mut trace);
                self.tell(&trace, &selected, is_quiet)?;
            }
            is_settled = is_quiet;
            if is_last {
                return Ok((self.gathered(&mut unread), self.sources(), unread));
            }
            // A check of large logs takes its time: it gets at most a third of a processor.
            self.wait(TICK.max(begin.elapsed() * 2));
            unread.extend(self.find());
        }
    }

    /// Waits, but not longer than until Ctrl-C.
    fn wait(&self, time: Duration) {
        let begin = now();
        while begin.elapsed() < time && !self.is_stopped.load(Ordering::Relaxed) {
            thread::sleep(TICK.min(time));
        }
    }

    /// Adds new logs, as a server begins them in a folder. Returns what cannot be read, when it is looked for first.
    fn find(&mut self) -> Vec<ReadError> {
        let is_first = self.logs.is_empty();
        let Input { sources, unread } = Input::find(self.paths);
        for source in sources {
            let Source::File(path) = source else { continue };
            if !self.logs.iter().any(|log| log.path == path) {
                self.logs.push(Followed::new(path));
            }
        }
        if is_first { unread } else { Vec::new() }
    }

    /// Reads what is new in all logs. Returns whether there is something, and the logs that cannot be read, which are no longer
    /// followed.
    fn read(&mut self) -> (bool, Vec<ReadError>) {
        let mut has_grown = false;
        let mut errors = Vec::new();
        let mut keeps = Vec::new();
        for log in &mut self.logs {
            match log.read(self.settling.as_mut()) {
                Ok(change) => {
                    has_grown |= change.has_grown;
                    self.replaced.extend(change.before);
                    keeps.push(true);
                }
                // A server removes an old file and creates the next: it may be there again.
                Err(error) if log.offset > 0 && error.kind() == io::ErrorKind::NotFound => keeps.push(true),
                Err(error) => {
                    errors.push(ReadError::NotReadable { source: Source::File(log.path.clone()), error });
                    keeps.push(false);
                }
            }
        }
        let mut keeps = keeps.into_iter();
        self.logs.retain(|_| keeps.next().unwrap_or(true));
        (has_grown, errors)
    }

    /// The logs as they are. Once one goes on with a call that was settled, all are read again, and no call is settled any more.
    fn gathered(&mut self, unread: &mut Vec<ReadError>) -> Trace {
        let mut trace = self.joined(unread);
        // Another file has the name now.
        let is_replaced =
            |file: &LogFile| self.replaced.iter().any(|before| before.name == file.name && before.tally == file.tally);
        for file in trace.files.iter_mut().filter(|file| is_replaced(file)) {
            file.name += " (before)";
        }
        trace
    }

    fn joined(&mut self, unread: &mut Vec<ReadError>) -> Trace {
        if self.settling.is_some() {
            if let Some(trace) = Trace::gather_settled(self.files()) {
                return trace;
            }
            self.settling = None;
            self.logs.iter_mut().for_each(|log| *log = Followed::new(log.path.clone()));
            unread.extend(self.read().1);
        }
        Trace::gather(self.files())
    }

    /// All logs, as far as they were read.
    fn files(&self) -> Vec<LogFile> {
        let current = self.logs.iter().map(|log| log.reader.clone().finish());
        self.replaced.iter().cloned().chain(current).collect()
    }

    /// The logs from which messages can be shown.
    fn sources(&self) -> Vec<Source> {
        self.logs.iter().map(|log| Source::File(log.path.clone())).collect()
    }

    /// Prints the findings that are certain and not yet told.
    fn tell(&mut self, trace: &Trace, selected: &Selected, is_quiet: bool) -> Result<(), Failure> {
        let sources = self.sources();
        let ended = selected.ended.iter().map(|checked| (None, checked));
        let open = selected.records.iter().zip(&selected.calls).map(|(records, checked)| (Some(records), checked));
        for (records, checked) in ended.chain(open) {
            for (departure, finding) in checked.findings().filter(|(_, finding)| !finding.is_known) {
                let told = (checked.conn_id, finding.place, sentences::finding(finding));
                let is_certain = is_quiet || records.is_none_or(|records| is_certain(records, finding));
                if is_certain && !self.told.contains(&told) {
                    let text = summary::finding_text(trace, &sources, checked, departure, finding);
                    let mut stdout = io::stdout().lock();
                    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).map_err(Failure::Unwritable)?;
                    self.told.insert(told);
                }
            }
        }
        Ok(())
    }
}

/// Whether the log goes on long enough after the event of a finding, so that nothing about it can change.
fn is_certain(call: &CallRecords, finding: &Finding) -> bool {
    let record = call.records.iter().find(|record| Some(Place::of(record)) == finding.place);
    let time = record.and_then(|record| record.time);
    call.end.time.zip(time).is_some_and(|(end, time)| end - time >= CERTAIN)
}

/// The result of polling a log.
#[derive(Default)]
struct Change {
    has_grown: bool,
    /// The file before, if another is in its place.
    before: Option<LogFile>,
}

impl Followed {
    fn new(path: PathBuf) -> Self {
        let reader = FileReader::new(&path.display().to_string());
        Self { path, reader, offset: 0, identity: None }
    }

    /// Reads what is new. A file that was replaced or became shorter is read from its start.
    fn read(&mut self, mut settling: Option<&mut Settling<'_>>) -> io::Result<Change> {
        let mut file = File::open(&self.path)?;
        let metadata = file.metadata()?;
        let mut change = Change::default();
        let identity = identity(&metadata);
        let is_other = self.identity.is_some_and(|before| before != identity);
        if is_other || metadata.len() < self.offset {
            let what = if is_other { "is another file now" } else { "became shorter" };
            report(&format!("{} {what}. It is read from its start.", self.path.display()));
            let reader = std::mem::replace(self, Self::new(self.path.clone())).reader;
            change.before = Some(reader.finish());
        }
        self.identity = Some(identity);
        file.seek(SeekFrom::Start(self.offset))?;
        pieces(file, &mut |piece| {
            self.reader.feed(piece);
            if let Some(settling) = &mut settling {
                settling.settle(&mut self.reader);
            }
            self.offset += piece.len() as u64;
            change.has_grown = true;
            true
        })?;
        Ok(change)
    }
}

/// The identity of a file. The number of a removed file may be given to the next, which begins at another time.
fn identity(metadata: &fs::Metadata) -> Identity {
    #[cfg(unix)]
    let number = {
        use std::os::unix::fs::MetadataExt as _;
        (metadata.dev(), metadata.ino())
    };
    #[cfg(not(unix))]
    let number = (0, 0);
    (number, metadata.created().ok())
}
