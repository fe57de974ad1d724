//! Reading and checking on all processors.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use callmodel_trace::{CallRecords, Checked, Checker, Cut, LogFile, LogPart, Summary, Trace};

use super::progress::Progress;
use super::read;
use super::settling::{Keeps, Settling};
use crate::source::{ReadError, Source};

/// Checks the calls that `selects` selects on all processors. Returns what is kept of them: calls with their numbers, in order, and
/// the counts of others.
pub(crate) fn check_all(
    logs: &Trace,
    selects: &(dyn Fn(&CallRecords) -> bool + Sync),
    keeps: &Keeps<'_>,
    progress: &Progress,
) -> (Vec<(usize, Checked)>, Summary) {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let all = logs.len();
    let share = all.div_ceil(workers).max(1);
    let check = |start: usize| {
        let (mut checker, mut counted) = (Checker::default(), Summary::default());
        let mut kept = Vec::new();
        let calls = (start..).zip(logs.calls_within(start..all.min(start + share)));
        for (number, call) in calls.filter(|(_, call)| selects(call)) {
            let checked = checker.check(&call);
            progress.checked(checked.findings().count());
            let keep = keeps(&checked);
            kept.extend(keep.apply(checked, &mut counted).map(|checked| (number, checked)));
        }
        (kept, counted)
    };
    thread::scope(|scope| {
        let check = &check;
        let threads: Vec<_> = (0..all).step_by(share).map(|start| scope.spawn(move || check(start))).collect();
        let (mut kept, mut counted) = (Vec::new(), Summary::default());
        for thread in threads {
            let (of_share, counts) = thread.join().expect("the check does not panic");
            kept.extend(of_share);
            counted.add(counts);
        }
        (kept, counted)
    })
}

/// Reads the logs, large ones in parts, on all processors and groups them, and returns those that cannot be read. With `keeps`,
/// calls that have ended are checked on the way, so that logs may be larger than the memory.
pub(crate) fn read_all(sources: &[Source], keeps: Option<&Keeps<'_>>, progress: &Progress) -> (Trace, Vec<ReadError>) {
    // Logs that go on with such a call are read again, which standard input and pipes cannot be.
    if keeps.is_some() && sources.iter().all(Source::is_regular_file) {
        let (files, unread) = files(sources, keeps, progress);
        if let Some(trace) = Trace::gather_settled(files) {
            return (trace, unread);
        }
        progress.begin_bytes();
    }
    let (files, unread) = files(sources, None, progress);
    (Trace::gather(files), unread)
}

/// The logs, and those that cannot be read.
fn files(sources: &[Source], keeps: Option<&Keeps<'_>>, progress: &Progress) -> (Vec<LogFile>, Vec<ReadError>) {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let parts: Vec<Part<'_>> = sources.iter().flat_map(|source| parts(source, workers)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut settling = keeps.map(Settling::new);
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let parts = numbers.map_while(|number| parts.get(number).map(|part| (number, part)));
        let read =
            parts.map(|(number, part)| (number, read::part(part.source, part.ends, settling.as_mut(), progress)));
        read.collect::<Vec<_>>()
    };
    let mut read: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers.min(parts.len())).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("reading does not panic")).collect()
    });
    read.sort_by_key(|(number, _)| *number);
    let mut read = read.into_iter().map(|(_, part)| part);
    let mut files = Vec::new();
    let mut unread = Vec::new();
    for parts in parts.chunk_by(|one, other| one.source == other.source) {
        let read: Vec<_> = read.by_ref().take(parts.len()).collect();
        let read: Result<Vec<_>, _> = read.into_iter().collect();
        let read = read.and_then(|read| {
            let (parts_read, errors): (Vec<_>, Vec<_>) = read.into_iter().unzip();
            Ok((joined(parts_read, parts[0].source, keeps)?, errors))
        });
        match read {
            Ok((file, errors)) => {
                files.push(file);
                unread.extend(errors.into_iter().flatten());
            }
            Err(error) => unread.push(error),
        }
    }
    (files, unread)
}

/// A part of a log: what is between two places.
struct Part<'a> {
    source: &'a Source,
    ends: (Option<Cut>, Option<Cut>),
}

/// The parts in which a log is read.
fn parts(source: &Source, workers: usize) -> impl Iterator<Item = Part<'_>> {
    let cuts = read::cuts(source, workers);
    let starts: Vec<_> = std::iter::once(None).chain(cuts.iter().copied().map(Some)).collect();
    let ends = cuts.into_iter().map(Some).chain([None]);
    starts.into_iter().zip(ends).map(move |ends| Part { source, ends })
}

/// The log that its parts are. It is read again, at once, if they do not tell the dates of their stamps.
fn joined(parts: Vec<LogPart>, source: &Source, keeps: Option<&Keeps<'_>>) -> Result<LogFile, ReadError> {
    if let Some(file) = LogPart::joined(parts) {
        return Ok(file);
    }
    let mut settling = keeps.map(Settling::new);
    let (part, _) = read::part(source, (None, None), settling.as_mut(), &Progress::default())?;
    Ok(part.into_file())
}
