//! The result does not depend on how a log is cut, on the order of files, on line ends or on copies.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

#[path = "made/mod.rs"]
#[expect(dead_code, reason = "the module is shared with other tests")]
mod made;

use std::sync::OnceLock;

use callmodel_trace::{Checked, Checker, Cut, FileReader, LogFile, LogPart, Severity, Trace, check, events};
use made::{generated, json};
use proptest::prelude::*;
use serde_json::Value;

/// Generated logs of each layout, half of them with a fault.
fn logs() -> &'static [String] {
    static LOGS: OnceLock<Vec<String>> = OnceLock::new();
    LOGS.get_or_init(|| {
        let conforming = generated(&["--seed", "3", "--logs", "12", "--calls", "4"]);
        let faulty = generated(&["--seed", "4", "--logs", "6", "--fault", "other-dn"]);
        let text = |made: &Value| made["log"].as_str().unwrap().to_owned();
        conforming.iter().chain(&faulty).map(text).collect()
    })
}

/// A log and its number.
fn a_log() -> impl Strategy<Value = &'static str> {
    (0..18_usize).prop_map(|number| logs()[number].as_str())
}

/// A log read in pieces.
fn in_pieces(log: &[u8], cuts: &[usize]) -> LogFile {
    let mut reader = FileReader::new("a.log");
    let mut start = 0;
    let mut ends: Vec<_> = cuts.iter().map(|cut| cut % (log.len() + 1)).collect();
    ends.sort_unstable();
    for end in ends {
        reader.feed(&log[start..end]);
        start = end;
    }
    reader.feed(&log[start..]);
    reader.finish()
}

/// Lines of logs that begin, go on with or end messages, in each layout.
const LINES: [&str; 24] = [
    "",
    "Application name: SIP_A",
    "Local time:       2026-02-02T10:00:00.000",
    "@10:00:00.1000 [0] 8.1 distribute_event: message EventReleased",
    "@00:00:01.1000 [0] 8.1 distribute_event: message EventPartyDeleted",
    "@23:59:59.1000 [BSYNC] Trace: Send to backup (SIP_A_B) [20]:",
    "2026-02-02T10:00:01.000 Trc 04541 RequestReleaseCall received from [66] (1 App 192.0.2.9:1)",
    "10:00:02.000 Trc 04542 EventReleased sent to [24] (1 ICON_1 192.0.2.7:1)",
    "23:59:58.000 Trc 04120 Check point",
    "10:00:03.000_T_I_00a1000000000001 [14:32] EventReleased is received for ts SIP_A",
    "10:00:03.000: $+CTI:PRM:START:1:564",
    "02:41:48.853  EventReleased(dn='1001'|odn=null|connid=00a1|refid=|msgid=)",
    "2015-01-07 13:20:31,665 INFO - 'EventReleased' (65) attributes:",
    "received from 65200(SIP_A)host1:7007(fd=) message EventReleased",
    "message EventPartyDeleted",
    "\tAttributeThisDN\t'1001'",
    "\tAttributeOtherDN\t'1002'",
    "\tAttributeConnID\t00a1000000000001",
    "\tAttributeTimeinSecs\t1770076000 (10:00:00)",
    "\tAttributeExtensions\t[40] 00 01 00 00..",
    "\t\t'ReleasingParty'\t'1 Local'",
    "AttributeThisDN [str] = \"1003\"",
    "{\"id\": \"EventReleased\", \"ThisDN\": \"1004\"}",
    "the rest of a value",
];

/// The parts of a log that is divided near some places, each read alone.
fn in_parts(log: &[u8], places: &[usize]) -> Vec<LogPart> {
    let find = |place: &usize| {
        let offset = place % log.len();
        Cut::find(&log[offset..], offset as u64)
    };
    let mut cuts: Vec<Cut> = places.iter().filter_map(find).collect();
    cuts.sort_by_key(|cut| cut.offset);
    cuts.dedup();
    let starts = std::iter::once(None).chain(cuts.iter().copied().map(Some));
    let ends = cuts.iter().copied().map(Some).chain([None]);
    let read = |(from, until): (Option<Cut>, Option<Cut>)| {
        let mut reader = from.map_or_else(|| FileReader::new("a.log"), |cut| FileReader::from("a.log", cut));
        let start = from.map_or(0, |cut| usize::try_from(cut.offset).unwrap());
        let end = until.map_or(log.len(), |cut| usize::try_from(cut.offset).unwrap());
        reader.feed(&log[start..end]);
        reader.finish_part(until)
    };
    starts.zip(ends).map(read).collect()
}

#[test]
fn most_logs_can_be_divided() {
    let places = |log: &str| [log.len() / 4, log.len() / 2, log.len() * 3 / 4];
    let joined = |log: &&String| LogPart::joined(in_parts(log.as_bytes(), &places(log))).is_some();
    let divided = logs().iter().filter(joined).count();
    assert!(divided * 2 > logs().len(), "{divided} of {}", logs().len());
}

/// The JSON without bytes, which line ends change.
fn without_bytes(mut value: Value) -> Value {
    if let Some(members) = value.as_object_mut() {
        members.retain(|key, _| key != "byte" && key != "bytes");
        members.values_mut().for_each(|member| *member = without_bytes(member.take()));
    }
    value.as_array_mut().into_iter().flatten().for_each(|item| *item = without_bytes(item.take()));
    value
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cut_into_pieces_gives_the_same_result(log in a_log(), cuts in prop::collection::vec(any::<usize>(), 0..20)) {
        let whole = events("a.log", log.as_bytes());
        prop_assert_eq!(in_pieces(log.as_bytes(), &cuts), whole);
    }

    #[test]
    fn parts_that_are_read_alone_are_the_log(log in a_log(), damage in any::<usize>(), places in prop::collection::vec(any::<usize>(), 1..6)) {
        let mut log = log.as_bytes().to_vec();
        // A log that begins or ends within a message, and one whose clock goes back, are divided, too.
        let at = damage % log.len();
        log.rotate_left(at);
        let parts = in_parts(&log, &places);
        if let Some(joined) = LogPart::joined(parts) {
            let whole = events("a.log", &log);
            prop_assert_eq!(&joined.tally, &whole.tally);
            prop_assert_eq!(&joined.dns, &whole.dns);
            prop_assert!(joined == whole, "records of {:?}", places);
        }
    }

    #[test]
    fn lines_of_all_layouts_in_any_order_can_be_read_in_parts(numbers in prop::collection::vec(0..LINES.len(), 2..40), place in any::<usize>()) {
        let log: String = numbers.iter().flat_map(|number| [LINES[*number], "\n"]).collect();
        if let Some(joined) = LogPart::joined(in_parts(log.as_bytes(), &[place])) {
            prop_assert_eq!(joined, events("a.log", log.as_bytes()), "{}", log);
        }
    }

    #[test]
    fn line_ends_of_any_kind_give_the_same_result(log in a_log(), end in prop::sample::select(vec!["\r\n", "\r\r\n", "\n\r"])) {
        let other = log.replace('\n', end);
        let [one, other] = [log, &other].map(|log| without_bytes(json(vec![events("a.log", log.as_bytes())])));
        prop_assert_eq!(&one["calls"], &other["calls"]);
    }

    #[test]
    fn the_order_of_files_does_not_matter(numbers in Just([0_usize, 5, 9, 13]).prop_shuffle()) {
        let file = |number: usize| events(&format!("{}.log", ["a", "b", "c", "d"][number % 4]), logs()[number].as_bytes());
        let [sorted, shuffled] = [[0, 5, 9, 13], numbers].map(|numbers| json(numbers.map(file).into()));
        prop_assert_eq!(sorted, shuffled);
    }

    #[test]
    fn calls_checked_alone_in_turn_or_in_threads_are_the_same(log in a_log()) {
        let trace = Trace::gather(vec![events("a.log", log.as_bytes())]);
        let calls: Vec<_> = trace.calls().collect();
        let alone: Vec<Checked> = calls.iter().map(check).collect();
        let mut checker = Checker::default();
        let mut backwards: Vec<Checked> = calls.iter().rev().map(|call| checker.check(call)).collect();
        backwards.reverse();
        let threads = std::thread::scope(|scope| {
            let threads: Vec<_> = calls.iter().map(|call| scope.spawn(move || check(call))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        prop_assert_eq!((&alone, &alone, &alone), (&trace.check(), &backwards, &threads));
    }

    #[test]
    fn a_log_given_twice_gives_the_same_calls(log in a_log()) {
        let file = |name: &str| events(name, log.as_bytes());
        let [once, twice] = [vec![file("a1.log")], vec![file("a1.log"), file("a2.log")]].map(json);
        prop_assert_eq!(&once["calls"], &twice["calls"]);
    }

    #[test]
    fn a_conforming_log_cut_anywhere_has_no_error(number in 0..12_usize, start in any::<usize>(), end in any::<usize>()) {
        let log = logs()[number].as_bytes();
        let (start, end) = (start % log.len(), end % log.len());
        let piece = &log[start.min(end)..start.max(end)];
        let calls = Trace::gather(vec![events("a.log", piece)]).check();
        for call in &calls {
            let errors: Vec<_> = call.findings().filter(|(_, finding)| finding.severity == Severity::Error).collect();
            prop_assert!(errors.is_empty(), "{:?} in bytes {}..{} of log {}", errors, start.min(end), start.max(end), number);
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..2_000), log in a_log(), at in any::<usize>()) {
        let mut damaged = log.as_bytes()[..log.len().min(4_000)].to_vec();
        let at = at % damaged.len();
        damaged.splice(at..at, bytes);
        let trace = Trace::gather(vec![events("a.log", &damaged)]);
        prop_assert!(trace.check().len() <= trace.len());
    }
}
