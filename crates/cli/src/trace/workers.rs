//! Reading and checking on all processors.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use callmodel_trace::{CallRecords, Checked, Checker, Cut, LogFile, LogPart, Trace};

use super::progress::Progress;
use super::read;
use crate::source::{ReadError, Source};

/// Checks calls on all processors. The order of the results is that of the calls. The records of a call are freed when it is
/// checked.
pub(crate) fn check_all(mut calls: Vec<CallRecords>, progress: &Progress) -> Vec<Checked> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = calls.len().div_ceil(workers).max(1);
    let check = |calls: Vec<CallRecords>| {
        let mut checker = Checker::default();
        let check_one = |call: CallRecords| {
            let checked = checker.check(&call);
            progress.checked(checked.findings().count());
            checked
        };
        calls.into_iter().map(check_one).collect::<Vec<_>>()
    };
    // From the end, because that moves each call once.
    let starts: Vec<_> = (0..calls.len()).step_by(share).collect();
    let mut shares: Vec<_> = starts.into_iter().rev().map(|start| calls.split_off(start)).collect();
    shares.reverse();
    thread::scope(|scope| {
        let threads: Vec<_> = shares.into_iter().map(|calls| scope.spawn(move || check(calls))).collect();
        let checked = threads.into_iter().map(|thread| thread.join().expect("the check does not panic"));
        checked.flatten().collect()
    })
}

/// Reads the logs, large ones in parts, on all processors and groups them, and returns those that cannot be read.
pub(crate) fn read_all(sources: &[Source], progress: &Progress) -> (Trace, Vec<ReadError>) {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let parts: Vec<Part<'_>> = sources.iter().flat_map(|source| parts(source, workers)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let parts = numbers.map_while(|number| parts.get(number).map(|part| (number, part)));
        parts.map(|(number, part)| (number, read::part(part.source, part.ends, progress))).collect::<Vec<_>>()
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
        match read.and_then(|read| joined(read, parts[0].source)) {
            Ok(file) => files.push(file),
            Err(error) => unread.push(error),
        }
    }
    (Trace::gather(files), unread)
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
fn joined(parts: Vec<LogPart>, source: &Source) -> Result<LogFile, ReadError> {
    match LogPart::joined(parts) {
        Some(file) => Ok(file),
        None => Ok(read::part(source, (None, None), &Progress::default())?.into_file()),
    }
}
