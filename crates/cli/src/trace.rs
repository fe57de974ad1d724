mod excerpt;
mod follow;
mod format;
pub(crate) mod input;
mod junit;
mod ladder;
mod moment;
pub(crate) mod progress;
pub(crate) mod read;
mod selection;
mod settling;
mod summary;
mod tables;
mod workers;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use callmodel_figure::CheckedFigure;
use callmodel_forms::{Colours, Form, Format as LadderFormat, Options};
use callmodel_trace::{CallJson, CallRecords, Checked, Keep, LogFile, Report as Json, Trace as Logs, ways};
use clap::Args;

use crate::failure::Failure;
use crate::output::Output;
use crate::report::report;
use crate::source::{ReadError, Source};
use crate::theme::Theme;
use follow::{Follow, Selected};
use format::{Format, Report};
use input::Input;
use progress::Progress;
use selection::Selection;
use settling::{Keeps, Settling, keep_all};
use workers::{check_all, read_all};

/// Checks the departures in T-Server logs, and reports what differs from the reference.
#[derive(Args)]
#[command(long_about = ABOUT, after_help = EXAMPLES)]
pub(crate) struct Trace {
    /// Logs, folders, and quoted patterns such as "*.log"; `-` is standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    selection: Selection,

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

impl Trace {
    /// Checks the logs and writes the report.
    ///
    /// # Errors
    /// [`Failure::NoMessages`] and [`Failure::CallNotFound`]; [`Failure::Unread`] after the report about the logs that can be read.
    pub(crate) fn execute(&self) -> Result<ExitCode, Failure> {
        let output = Output::from_argument(self.output.as_deref(), self.force);
        output.check()?;
        self.check_format(&output)?;
        self.selection.check()?;
        let known = self.known()?;
        if self.follow {
            return self.follow(&known);
        }
        let Input { sources, mut unread } = Input::find(&self.paths);
        self.output.as_deref().map_or(Ok(()), |output| Input::check_output(&sources, output))?;
        let progress = Progress::of(&sources);
        let keeps = |call: &Checked| self.keeps(call, &known);
        let settling: Option<&Keeps<'_>> = self.selection.is_of_verdicts().then_some(&keeps);
        let (mut logs, errors) = progress.while_doing(|| read_all(&sources, settling, &progress));
        unread.extend(errors);
        if logs.is_empty() && !logs.files.iter().any(|file| file.tally.messages > 0) {
            return Err(if unread.is_empty() { Failure::NoMessages(without(&logs)) } else { Failure::Unread(unread) });
        }
        let (records, calls) = self.checked(&mut logs, &known, &keeps, &progress)?;
        self.report_without(&logs);
        if self.selection.is_of_all() && calls.is_empty() && logs.counted.calls == 0 {
            report(WITHOUT_CONN_ID);
        }
        output.write(&self.written(&logs, &records, &calls, &sources)?)?;
        self.status(&calls, unread)
    }

    /// Names on standard error the files that were given by name and have no message, if the report does not.
    fn report_without(&self, logs: &Logs) {
        let is_named = |file: &&LogFile| self.paths.iter().any(|path| path.display().to_string() == file.name);
        let is_silent = self.format != Format::Report(Report::Summary);
        let without = |file: &&LogFile| file.without_messages().is_some();
        for file in logs.files.iter().filter(|_| is_silent).filter(is_named).filter(without) {
            report(&format!("{} has no T-Library message", file.name));
        }
    }

    /// What the report needs of a call.
    fn keeps(&self, call: &Checked, known: &[String]) -> Keep {
        let has_findings = call.findings().next().is_some();
        let is_listed = has_findings || self.format != Format::Report(Report::Summary);
        // Known differences are looked for in all calls.
        match self.selection.wants(call.verdict) {
            true if is_listed => Keep::Call,
            true => Keep::Count,
            false if has_findings && !known.is_empty() => Keep::Call,
            false => Keep::Nothing,
        }
    }

    /// Follows the logs until Ctrl-C, and writes the summary.
    fn follow(&self, known: &[String]) -> Result<ExitCode, Failure> {
        let select = |logs: &mut Logs| {
            let selects = |call: &CallRecords| self.selection.selects(call);
            let (checked, _) = check_all(logs, &selects, &keep_all, &Progress::default());
            let checked = checked.into_iter().map(|(_, call)| call).collect();
            let (records, calls) = self.accepted(logs.calls().filter(selects).collect(), checked, known);
            let (_, ended) = self.accepted(Vec::new(), logs.with_settled([]), known);
            Selected { records, calls, ended }
        };
        let keeps = |call: &Checked| self.keeps(call, known);
        let settling = self.selection.is_of_verdicts().then(|| Settling::new(&keeps));
        let (mut logs, sources, unread) = Follow::new(&self.paths, settling)?.run(&select)?;
        let Selected { calls, mut ended, .. } = select(&mut logs);
        ended.extend(calls);
        let calls = ended;
        Output::StandardOutput.write(summary::summary(&logs, &calls, &sources).as_bytes())?;
        self.status(&calls, unread)
    }

    /// The exit status.
    ///
    /// # Errors
    /// [`Failure::Unread`] when something could not be read.
    fn status(&self, calls: &[Checked], unread: Vec<ReadError>) -> Result<ExitCode, Failure> {
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

    /// The calls that the options select, checked; with `--call` their records, too, which a ladder is drawn from.
    fn checked(
        &self,
        logs: &mut Logs,
        known: &[String],
        keeps: &Keeps<'_>,
        progress: &Progress,
    ) -> Result<(Vec<CallRecords>, Vec<Checked>), Failure> {
        let selected = self.selection.find(logs)?;
        let selects = |call: &CallRecords| self.selection.selects(call);
        progress.begin_calls(selected);
        // A ladder is drawn from the records, and of each call.
        let is_drawn = self.selection.call.is_some();
        let records = if is_drawn { logs.calls().filter(selects).collect() } else { Vec::new() };
        let keeps = if is_drawn { &keep_all } else { keeps };
        let (calls, counted) = progress.while_doing(|| check_all(logs, &selects, keeps, progress));
        logs.counted.add(counted);
        let calls = logs.with_settled(calls);
        if selected == logs.len() {
            report_unmatched(known, &calls);
        }
        Ok(self.accepted(records, calls, known))
    }

    /// The calls with a verdict that is selected, and the records of these. Their known differences are accepted.
    fn accepted(
        &self,
        mut records: Vec<CallRecords>,
        mut calls: Vec<Checked>,
        known: &[String],
    ) -> (Vec<CallRecords>, Vec<Checked>) {
        calls.iter_mut().for_each(|call| call.accept(known));
        let wants = |call: &Checked| self.selection.wants(call.verdict);
        let mut are_wanted = calls.iter().map(wants);
        records.retain(|_| are_wanted.next().unwrap_or(false));
        calls.retain(wants);
        (records, calls)
    }

    /// Whether the format goes with the other options.
    fn check_format(&self, output: &Output) -> Result<(), Failure> {
        let is_png = self.format == Format::Ladder(LadderFormat::Png);
        match self.format {
            Format::Ladder(_) if self.selection.call.is_none() => Err(Failure::LadderWithoutCall(self.format.name())),
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
            report(&format!(
                "{} calls have this ConnID. The first is drawn; select another with --dn, --from or --to.",
                figures.len()
            ));
        }
        figures.first().ok_or_else(|| Failure::CallNotFound(self.selection.call.clone().unwrap_or_default()))
    }

    /// The calls in the format. `records` are those of each call.
    fn written(
        &self,
        logs: &Logs,
        records: &[CallRecords],
        calls: &[Checked],
        sources: &[Source],
    ) -> Result<Vec<u8>, Failure> {
        let figures = || records.iter().zip(calls).map(|(records, call)| ladder::figure(logs, records, call, sources));
        let default = Options::default();
        let options = Options { colours: self.theme.map_or(default.colours, Colours::from), ..default };
        let text = match (self.format, self.selection.call.is_some()) {
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

/// What is said about logs with messages and without calls.
const WITHOUT_CONN_ID: &str = "\
no message has a ConnID, so nothing can be checked. Each attribute is read from a line of its own below the message, without the line \
numbers of grep.";

fn json(report: &Json<'_>) -> String {
    serde_json::to_string_pretty(report).expect("a report has text keys only") + "\n"
}

/// Names on standard error the accepted differences that no call has: they may be misspelt or out of date.
fn report_unmatched(known: &[String], calls: &[Checked]) {
    let ways = ways(calls);
    for sentence in known.iter().filter(|known| !ways.iter().any(|way| way.sentence == **known)) {
        report(&format!("--known: no call has the difference {}", callmodel::quoted(sentence)));
    }
}

/// A sentence about each log: why it has no messages.
fn without(logs: &Logs) -> Vec<String> {
    let described = logs
        .files
        .iter()
        .filter_map(|file| Some(format!("{}: {}", file.name, summary::without(file, file.without_messages()?))));
    described.collect()
}
