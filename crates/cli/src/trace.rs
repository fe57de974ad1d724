mod excerpt;
mod follow;
mod format;
pub(crate) mod input;
mod junit;
mod ladder;
pub(crate) mod progress;
pub(crate) mod read;
mod summary;
mod tables;
mod words;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use callmodel_figure::CheckedFigure;
use callmodel_forms::{Colours, Form, Format as LadderFormat, Options};
use callmodel_trace::{CallJson, CallRecords, Checked, Checker, Report as Json, Trace as Logs, Verdict, moment, ways};
use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::output::Output;
use crate::source::{ReadError, Source};
use crate::theme::Theme;
use follow::Follow;
use format::{Format, Report};
use input::Input;
use progress::Progress;

/// Checks the departures in T-Server logs, and reports what differs from the reference.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Trace {
    /// Logs, folders, and quoted patterns such as "*.log"; `-` is standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,

    /// Only the call with this ConnID
    #[arg(long, value_name = "CONNID")]
    call: Option<String>,

    /// Only calls with this DN
    #[arg(long, value_name = "DN")]
    dn: Option<String>,

    /// Only calls with a message at or after this local time, such as 2026-02-02T10:00:00
    #[arg(long, value_name = "TIME", value_parser = time)]
    from: Option<i64>,

    /// Only calls with a message at or before this local time
    #[arg(long, value_name = "TIME", value_parser = time)]
    to: Option<i64>,

    /// Only calls with this verdict; may be repeated
    #[arg(long, value_enum, value_name = "VERDICT")]
    only: Vec<Only>,

    /// Accept the differences that this file lists, one per line, as the report names them
    #[arg(long, value_name = "FILE")]
    known: Option<PathBuf>,

    /// Go on reading as the logs grow: print findings as they become certain, and the summary at Ctrl-C
    #[arg(long, conflicts_with = "output")]
    follow: bool,

    /// Fail on warnings, too
    #[arg(long)]
    strict: bool,

    /// The output format: a report, or the ladder of the call of --call
    #[arg(long, default_value = Report::Summary.name(), value_parser = Format::parser())]
    format: Format,

    /// Colours of svg, png, html and page; in a png, auto is light [default: auto]
    #[arg(long, value_enum)]
    theme: Option<Theme>,

    /// Write to FILE instead of standard output (`-`)
    ///
    /// A file is written atomically. Pipes and devices are written to directly.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Let --output replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

/// The value of `--only`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    /// All departures are as in the reference
    Agrees,
    /// An error or a warning was found
    Differs,
    /// The reference does not define it, such as a transfer
    NotCovered,
    /// The log ends before it can be told
    Open,
    /// The log begins too late
    Cut,
}

impl From<Only> for Verdict {
    fn from(only: Only) -> Self {
        match only {
            Only::Agrees => Self::Agrees,
            Only::Differs => Self::Differs,
            Only::NotCovered => Self::NotCovered,
            Only::Open => Self::Open,
            Only::Cut => Self::Cut,
        }
    }
}

/// The description in `callmodel trace --help`.
const ABOUT: &str = "\
Checks the departures in T-Server logs, and reports what differs from the reference.

It reads logs of T-Server, SIP Server, the router (URS), Platform SDK, ORS and ICON, also compressed
with gzip or Zstandard, and finds the calls in them. Each departure of a party is compared with the
events that the model has for it: which party receives which event, with which attributes.

Transfers, completed conferences, redirected and observed calls are recognised and not judged. The
log decides what can be told: a call that begins before it is \"cut\", one that goes on after it \"open\".";

/// The end of `callmodel trace --help`.
const EXAMPLES: &str = "\
Examples:
  callmodel trace SIP_A.20260202_100000_000.log
  callmodel trace logs/ --only differs
  callmodel trace a.log --call 00a1000000000001 --format json
  callmodel trace a.log --call 00a1000000000001 --format text
  callmodel trace 'logs/SIP_A.*.log' --follow
  zcat a.log.gz | callmodel trace -

In a folder, files are read that end in .log, .txt, .out, .trace, .json, .jsonl, .ndjson, .gz, .zst or
a number. A file given by name is always read.

Exit status: 0 if nothing contradicts the reference; 1 if something does, or with --strict if an
expected event is missing; 2 for invalid usage, a file that cannot be read, or no T-Library message.";

/// Microseconds of 1971-01-01: times before are those of logs without dates, which count from 1970.
const FIRST_DATE: i64 = 365 * 86_400_000_000;

/// Microseconds of a local time.
fn time(text: &str) -> Result<i64, String> {
    moment(text.as_bytes()).ok_or_else(|| "expected a date and a time, such as 2026-02-02T10:00:00".to_owned())
}

impl Trace {
    /// Checks the logs and writes the report.
    ///
    /// # Errors
    /// [`Failure::NoMessages`] and [`Failure::CallNotFound`]; [`Failure::Unread`] after the report about the logs that can be read.
    pub(crate) fn execute(&self) -> Result<ExitCode, Failure> {
        let output = Output::from_argument(self.output.as_deref(), self.force);
        output.check()?;
        self.check_format(&output)?;
        if self.from.zip(self.to).is_some_and(|(from, to)| from > to) {
            return Err(Failure::EndBeforeStart);
        }
        let known = self.known()?;
        if self.follow {
            return self.follow(&known);
        }
        let Input { sources, mut unread } = Input::find(&self.paths);
        let progress = Progress::of(&sources);
        let (logs, errors) = progress.while_doing(|| read_all(&sources, &progress));
        unread.extend(errors);
        if logs.calls.is_empty() && !logs.files.iter().any(|file| file.tally.messages > 0) {
            return Err(if unread.is_empty() { Failure::NoMessages(without(&logs)) } else { Failure::Unread(unread) });
        }
        let calls = self.checked(&logs, &known, &progress)?;
        output.write(&self.written(&logs, &calls, &sources)?)?;
        if !unread.is_empty() {
            return Err(Failure::Unread(unread));
        }
        let has_failed = calls.iter().any(|call| summary::fails(call, self.strict));
        Ok(ExitCode::from(u8::from(has_failed)))
    }

    /// Follows the logs until Ctrl-C, and writes the summary.
    fn follow(&self, known: &[String]) -> Result<ExitCode, Failure> {
        let select = |logs: &Logs| {
            let selected: Vec<_> = logs.calls.iter().filter(|call| self.selects(call)).collect();
            let mut checked = check_all(&selected, &Progress::default());
            checked.iter_mut().for_each(|call| call.accept(known));
            let is_wanted =
                |call: &Checked| self.only.is_empty() || self.only.iter().any(|only| call.verdict == (*only).into());
            selected.into_iter().cloned().zip(checked).filter(|(_, call)| is_wanted(call)).collect()
        };
        let (logs, sources, unread) = Follow::new(&self.paths)?.run(&select)?;
        let calls: Vec<_> = select(&logs).into_iter().map(|(_, call)| call).collect();
        Output::StandardOutput.write(summary::summary(&logs, &calls, &sources).as_bytes())?;
        if !unread.is_empty() {
            return Err(Failure::Unread(unread));
        }
        let has_failed = calls.iter().any(|call| summary::fails(call, self.strict));
        Ok(ExitCode::from(u8::from(has_failed)))
    }

    /// The accepted differences, one per line. `#` begins a comment.
    fn known(&self) -> Result<Vec<String>, Failure> {
        let Some(path) = &self.known else { return Ok(Vec::new()) };
        let text = Source::from_argument(path).read()?;
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        Ok(lines.filter(|line| !line.is_empty()).map(str::to_owned).collect())
    }

    /// Whether the logs have what the options select by.
    fn find(&self, logs: &Logs) -> Result<(), Failure> {
        let has_limit = self.from.is_some() || self.to.is_some();
        let mut times = logs.calls.iter().flat_map(|call| &call.records).filter_map(|record| record.time);
        if has_limit && !times.any(|time| time >= FIRST_DATE) {
            return Err(Failure::NoDates);
        }
        match &self.dn {
            Some(dn) if !logs.calls.iter().any(|call| self.has_dn(call)) => Err(Failure::DnNotFound(dn.clone())),
            _ => Ok(()),
        }
    }

    /// The calls that the options select, checked.
    fn checked(&self, logs: &Logs, known: &[String], progress: &Progress) -> Result<Vec<Checked>, Failure> {
        self.find(logs)?;
        let selected: Vec<_> = logs.calls.iter().filter(|call| self.selects(call)).collect();
        progress.begin_calls(selected.len());
        let mut calls = progress.while_doing(|| check_all(&selected, progress));
        if let Some(conn_id) = self.call.as_ref().filter(|_| calls.is_empty()) {
            return Err(Failure::CallNotFound(conn_id.clone()));
        }
        if selected.len() == logs.calls.len() {
            report_unmatched(known, &calls);
        }
        calls.retain(|call| self.only.is_empty() || self.only.iter().any(|only| call.verdict == (*only).into()));
        calls.iter_mut().for_each(|call| call.accept(known));
        Ok(calls)
    }

    fn selects(&self, call: &CallRecords) -> bool {
        let conn_id =
            self.call.as_deref().map(|text| u64::from_str_radix(text.split('@').next().unwrap_or(text), 16).ok());
        let is_call = conn_id.is_none_or(|conn_id| call.records.iter().any(|record| record.conn_id == conn_id));
        let mut times = call.records.iter().filter_map(|record| record.time).peekable();
        let is_within = |time: i64| self.from.is_none_or(|from| time >= from) && self.to.is_none_or(|to| time <= to);
        let has_limit = self.from.is_some() || self.to.is_some();
        is_call && self.has_dn(call) && (!has_limit || times.any(is_within))
    }

    /// Whether a call has the DN of `--dn`, if it is given.
    fn has_dn(&self, call: &CallRecords) -> bool {
        self.dn.as_ref().is_none_or(|dn| call.dns.has(dn))
    }

    /// Whether the format goes with the other options.
    fn check_format(&self, output: &Output) -> Result<(), Failure> {
        let is_png = self.format == Format::Ladder(LadderFormat::Png);
        match self.format {
            Format::Ladder(_) if self.call.is_none() => Err(Failure::LadderWithoutCall(self.format.name())),
            _ if self.follow && self.format != Format::Report(Report::Summary) => {
                Err(Failure::FollowFormat(self.format.name()))
            }
            _ if self.theme.is_some() && !self.format.has_colours() => Err(Failure::NoColours(self.format.name())),
            _ if is_png && *output == Output::StandardOutput && io::stdout().is_terminal() => {
                Err(Failure::PngToTerminal)
            }
            Format::Report(_) | Format::Ladder(_) => Ok(()),
        }
    }

    /// The only figure, or the first, when logs of several servers have the ConnID.
    fn one<'a>(&self, figures: &'a [CheckedFigure]) -> Result<&'a CheckedFigure, Failure> {
        if figures.len() > 1 {
            // Ignored when standard error is closed: the ladder remains.
            let _ = writeln!(
                io::stderr().lock(),
                "callmodel: {} calls have this ConnID. The first is drawn; select another with --dn, --from or --to.",
                figures.len()
            );
        }
        figures.first().ok_or_else(|| Failure::CallNotFound(self.call.clone().unwrap_or_default()))
    }

    fn written(&self, logs: &Logs, calls: &[Checked], sources: &[Source]) -> Result<Vec<u8>, Failure> {
        let figures = || {
            let records = |checked: &Checked| {
                let is_same = |call: &&CallRecords| call.conn_id == checked.conn_id && self.selects(call);
                logs.calls.iter().find(is_same).expect("a checked call is among the calls")
            };
            calls.iter().map(move |checked| ladder::figure(logs, records(checked), checked, sources))
        };
        let default = Options::default();
        let options = Options { colours: self.theme.map_or(default.colours, Colours::from), ..default };
        let text = match (self.format, self.call.is_some()) {
            (Format::Ladder(format), _) => {
                let figures: Vec<_> = figures().collect();
                return ladder::write(format, self.one(&figures)?, &options);
            }
            (Format::Report(Report::Csv), true) => {
                figures().map(|figure| Form::Csv.write_checked(&figure, &options)).collect()
            }
            (Format::Report(Report::Markdown), true) => {
                let tables = figures().map(|figure| "\n".to_owned() + &Form::Markdown.write_checked(&figure, &options));
                tables::markdown(logs, calls) + &tables.collect::<String>()
            }
            (Format::Report(Report::Json), true) => {
                json(&Json::new(logs, calls).with_ladders(figures().map(|figure| Form::json_checked(&figure))))
            }
            (Format::Report(Report::Json), false) => json(&Json::new(logs, calls)),
            (Format::Report(Report::Summary), _) => summary::summary(logs, calls, sources),
            (Format::Report(Report::Ndjson), _) => {
                let lines = calls.iter().map(|call| serde_json::to_string(&CallJson::line(&logs.files, call)));
                lines.map(|line| line.expect("a call has text keys only") + "\n").collect()
            }
            (Format::Report(Report::Csv), false) => tables::csv(logs, calls),
            (Format::Report(Report::Markdown), false) => tables::markdown(logs, calls),
            (Format::Report(Report::Junit), _) => junit::junit(logs, calls, self.strict),
        };
        Ok(text.into_bytes())
    }
}

fn json(report: &Json<'_>) -> String {
    serde_json::to_string_pretty(report).expect("a report has text keys only") + "\n"
}

/// Names on standard error the accepted differences that no call has: they may be misspelt or out of date.
fn report_unmatched(known: &[String], calls: &[Checked]) {
    let ways = ways(calls);
    for sentence in known.iter().filter(|known| !ways.iter().any(|way| way.sentence == **known)) {
        let sentence = callmodel::quoted(sentence);
        // Ignored when standard error is closed: the report remains.
        let _ = writeln!(io::stderr().lock(), "callmodel: --known: no call has the difference {sentence}");
    }
}

/// Checks calls on all processors. The order of the results is that of the calls.
fn check_all(calls: &[&CallRecords], progress: &Progress) -> Vec<Checked> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = calls.len().div_ceil(workers).max(1);
    let check = |calls: &[&CallRecords]| {
        let mut checker = Checker::default();
        let check_one = |call: &&CallRecords| {
            let checked = checker.check(call);
            progress.checked(checked.findings().count());
            checked
        };
        calls.iter().map(check_one).collect::<Vec<_>>()
    };
    thread::scope(|scope| {
        let threads: Vec<_> = calls.chunks(share).map(|calls| scope.spawn(move || check(calls))).collect();
        let checked = threads.into_iter().map(|thread| thread.join().expect("the check does not panic"));
        checked.flatten().collect()
    })
}

/// Reads the logs on all processors and groups them, and returns those that cannot be read.
fn read_all(sources: &[Source], progress: &Progress) -> (Logs, Vec<ReadError>) {
    let next = AtomicUsize::new(0);
    let work = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let sources = numbers.map_while(|number| sources.get(number).map(|source| (number, source)));
        sources.map(|(number, source)| (number, read::read(source, progress))).collect::<Vec<_>>()
    };
    let workers = thread::available_parallelism().map_or(1, usize::from).min(sources.len());
    let mut results: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("reading does not panic")).collect()
    });
    results.sort_by_key(|(number, _)| *number);
    let mut files = Vec::new();
    let mut unread = Vec::new();
    for (_, result) in results {
        match result {
            Ok(file) => files.push(file),
            Err(error) => unread.push(error),
        }
    }
    (Logs::gather(files), unread)
}

/// A sentence about each log: why it has no messages.
fn without(logs: &Logs) -> Vec<String> {
    let described = logs
        .files
        .iter()
        .filter_map(|file| Some(format!("{}: {}", file.name, summary::without(file, file.without_messages()?))));
    described.collect()
}
