//! Reading and checking on all processors.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use callmodel_trace::{CallRecords, Checked, Checker, Trace};

use super::progress::Progress;
use super::read;
use crate::source::{ReadError, Source};

/// Checks calls on all processors. The order of the results is that of the calls.
pub(crate) fn check_all(calls: &[&CallRecords], progress: &Progress) -> Vec<Checked> {
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
pub(crate) fn read_all(sources: &[Source], progress: &Progress) -> (Trace, Vec<ReadError>) {
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
    (Trace::gather(files), unread)
}
