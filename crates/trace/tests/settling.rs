//! Calls that are checked while their log is read give the same result as all calls at the end.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

#[path = "made/mod.rs"]
#[expect(dead_code, reason = "the module is shared with other tests")]
mod made;

use std::sync::OnceLock;

use callmodel_trace::{Checked, Checker, Cut, FileReader, Keep, LogFile, LogPart, Summary, Trace, events};
use made::generated;
use proptest::prelude::*;

/// A message of another call days later, so that all calls before it are quiet.
const LATE: &str = "2026-02-05T12:30:00.000 Std 04000 A line with a date\n@12:30:00.0000 [0] 8.1 distribute_event: message EventDialing\n\
    \tAttributeThisDN\t'9001'\n\tAttributeOtherDN\t'9002'\n\tAttributeConnID\t00a1fffffffffff0\n@12:30:00.1000 [0] 8.1 end\n";

/// The number of logs.
const LOGS: usize = 40;

/// Generated logs, half of them with a fault, each with a late message.
fn logs() -> &'static [String] {
    static LOGS_MADE: OnceLock<Vec<String>> = OnceLock::new();
    LOGS_MADE.get_or_init(|| {
        let mut made = generated(&["--seed", "11", "--logs", "20", "--calls", "6"]);
        for fault in ["other-dn", "third-party", "missing-released", "extra-deleted"] {
            made.extend(generated(&["--seed", "12", "--logs", "5", "--fault", fault]));
        }
        made.iter().map(|made| made["log"].as_str().unwrap().to_owned() + LATE).collect()
    })
}

/// An event of the call with ConnID 1, two seconds after the one before.
fn event(number: usize, name: &str, this: (&str, u8), other: &str) -> String {
    let header = format!("@10:00:{:02}.0000 [0] 8.1 distribute_event: message {name}\n", number * 2);
    let (dn, role) = this;
    let dns = format!("\tAttributeThisDN\t'{dn}'\n\tAttributeThisDNRole\t{role}\n\tAttributeOtherDN\t'{other}'\n");
    header + &dns + "\tAttributeConnID\t00a1000000000001\n\tAttributeCallState\t0\n"
}

/// A message of another call, an hour before [`event`]s, so that a call may begin with them.
const EARLY: &str = "@09:00:00.0000 [0] 8.1 distribute_event: message EventHeld\n\tAttributeConnID\t00a1ffffffffffe0\n";

/// A message of another call, hours after [`event`]s.
fn later() -> &'static str {
    LATE.split_once('\n').unwrap().1
}

/// A log of which the calls are settled after each piece.
fn settled(log: &[u8], cuts: &[usize], keep: Keep) -> LogFile {
    let (mut reader, mut checker) = (FileReader::new("a.log"), Checker::default());
    let mut ends: Vec<_> = cuts.iter().map(|cut| cut % (log.len() + 1)).chain([log.len()]).collect();
    ends.sort_unstable();
    let mut start = 0;
    for end in ends {
        reader.feed(&log[start..end]);
        reader.settle(&mut checker, &|_| keep);
        start = end;
    }
    reader.finish()
}

/// The number of calls that are left when a log is settled hours after `start`, and goes on with `end`.
fn left_after(start: &str, end: &str) -> Option<usize> {
    let before = EARLY.to_owned() + start + later();
    let log = before.clone() + &end.replace("@10", "@13");
    Trace::gather_settled(vec![settled(log.as_bytes(), &[before.len()], Keep::Call)]).map(|trace| trace.len())
}

/// A log in two parts, of which the calls are settled alone.
fn in_two_parts(log: &[u8], cut: Cut) -> Option<Trace> {
    let (one, other) = log.split_at(usize::try_from(cut.offset).unwrap());
    let read = |mut reader: FileReader, part: &[u8], until| {
        reader.feed(part);
        reader.settle(&mut Checker::default(), &|_| Keep::Call);
        reader.finish_part(until)
    };
    let parts = vec![read(FileReader::new("a.log"), one, Some(cut)), read(FileReader::from("a.log", cut), other, None)];
    Trace::gather_settled(vec![LogPart::joined(parts)?])
}

/// The trace of a log, and what the check finds.
fn whole(log: &[u8]) -> (Trace, Vec<Checked>) {
    let trace = Trace::gather(vec![events("a.log", log)]);
    let checked = trace.check();
    (trace, checked)
}

#[test]
fn most_calls_that_begin_in_the_log_are_settled() {
    let left = |log: &String| Trace::gather_settled(vec![settled(log.as_bytes(), &[], Keep::Call)]).unwrap().len();
    let all: usize = logs().iter().map(|log| whole(log.as_bytes()).0.len()).sum();
    let left: usize = logs().iter().map(left).sum();
    assert!(left * 10 < all * 8, "{left} of {all} are left");
}

#[test]
fn a_call_that_waits_in_a_queue_is_not_settled() {
    let queued = event(1, "EventQueued", ("5000", 2), "");
    assert_eq!(left_after(&queued, &event(2, "EventRinging", ("1002", 2), "")), Some(3));
}

#[test]
fn a_call_that_an_external_party_is_on_is_not_settled() {
    let rings = event(1, "EventRinging", ("1001", 2), "+49") + &event(2, "EventEstablished", ("1001", 2), "+49");
    let transferred = event(3, "EventReleased", ("1001", 2), "+49").replace("CallState\t0", "CallState\t1");
    assert_eq!(left_after(&(rings + &transferred), &event(4, "EventRinging", ("1002", 2), "+49")), Some(3));
}

/// A call of two, of which the second EventReleased is missing, and what is hours later.
fn without_a_release(end: &str) -> String {
    let rings = event(1, "EventDialing", ("1001", 1), "1002") + &event(2, "EventRinging", ("1002", 2), "1001");
    let answered = ["1001", "1002"].map(|dn| event(3, "EventEstablished", (dn, 1), ""));
    rings + &answered.concat() + &event(4, "EventReleased", ("1001", 1), "1002") + later() + end
}

#[test]
fn a_call_with_a_missing_event_is_settled() {
    // The log is cut, but hours later.
    for end in ["", "@12:30"] {
        let log = without_a_release(end);
        let settled = Trace::gather_settled(vec![settled(log.as_bytes(), &[], Keep::Call)]).unwrap();
        let (trace, checked) = whole(log.as_bytes());
        assert_eq!((settled.len() + 1, settled.check()), (trace.len(), checked));
    }
}

#[test]
fn a_log_whose_clock_went_back_is_told() {
    let log = without_a_release("");
    let after = log.clone() + "@10:00:09.0000 [0] 8.1 end\n";
    let left = |log: &str, at: usize| Trace::gather_settled(vec![settled(log.as_bytes(), &[at], Keep::Call)]).is_some();
    assert_eq!((left(&log, log.len()), left(&after, log.len())), (true, false));
}

#[test]
fn a_call_whose_start_is_in_another_part_is_not_settled() {
    let start = event(1, "EventDialing", ("1001", 1), "1002") + &event(2, "EventEstablished", ("1001", 1), "1002");
    let joined = event(3, "EventRinging", ("1003", 3), "1001") + &event(4, "EventPartyAdded", ("1001", 1), "1003");
    let released = ["1001", "1002", "1003"].map(|dn| event(5, "EventReleased", (dn, 3), "")).concat();
    let log = start.clone() + &joined + &released + later();
    let at = start.len() - 1;
    let cut = Cut::find(&log.as_bytes()[at..at + 100], at as u64).unwrap();
    assert_eq!(cut.offset, start.len() as u64);
    assert!(in_two_parts(log.as_bytes(), cut).is_some());
}

#[test]
fn lines_of_a_later_part_are_counted_from_the_start_of_the_log() {
    for log in logs() {
        let other = log.replace("00a1", "00b2").replace("00A1", "00B2");
        let both = log.clone() + &other;
        let at = both[..log.len() - 1].rfind('\n').unwrap();
        let Some(cut) = Cut::find(&both.as_bytes()[at..at + 1_500], at as u64) else { continue };
        let (parts, (_, checked)) = (in_two_parts(both.as_bytes(), cut), whole(both.as_bytes()));
        assert!(parts.is_none_or(|parts| parts.check() == checked));
    }
}

#[test]
fn an_answer_that_belongs_to_a_settled_call_is_told() {
    let start = event(1, "EventDialing", ("1001", 1), "1002") + &event(2, "EventEstablished", ("1001", 1), "1002");
    let request = event(3, "RequestReleaseCall", ("1001", 1), "")
        .replace("\tAttributeCallState\t0", "\tAttributeReferenceID\t77");
    let released = ["1001", "1002"].map(|dn| event(4, "EventReleased", (dn, 1), "")).concat();
    // The clock went back.
    let error = "@10:00:20.0000 [0] 8.1 distribute_event: message EventError\n\tAttributeThisDN\t'1001'\n\tAttributeReferenceID\t77\n@10:00:21.0000 end\n";
    let before = start + &request + &released + later();
    let left = |log: &str| {
        Trace::gather_settled(vec![settled(log.as_bytes(), &[before.len()], Keep::Call)]).map(|it| it.len())
    };
    assert_eq!(
        (left(&before), left(&(before.clone() + error)), left(&(before.clone() + &error.replace("@10", "@13")))),
        (Some(1), None, Some(1))
    );
}

#[test]
fn a_log_that_goes_on_with_a_settled_call_is_told() {
    let event =
        "@12:30:01.0000 [0] 8.1 distribute_event: message EventPartyAdded\n\tAttributeThisDN\t'1'\n\tAttributeConnID\t";
    let late = |conn_id: u64| event.to_owned() + &format!("{conn_id:016x}\n");
    let log = &logs()[0];
    let of_settled = |keep| {
        let one = whole(log.as_bytes())
            .1
            .iter()
            .find(|call| call.verdict == callmodel_trace::Verdict::Agrees)
            .unwrap()
            .conn_id;
        let log = log.clone() + &late(one);
        Trace::gather_settled(vec![settled(log.as_bytes(), &[log.len() - late(one).len()], keep)])
    };
    assert_eq!([Keep::Call, Keep::Count, Keep::Nothing].map(|keep| of_settled(keep).is_none()), [true; 3]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn settled_calls_are_those_of_the_whole_log(number in 0..LOGS, cuts in prop::collection::vec(any::<usize>(), 0..8), lost in 0..5_usize) {
        let log = &logs()[number];
        let log = &log[..log.len() - lost];
        let (trace, checked) = whole(log.as_bytes());
        if let Some(settled) = Trace::gather_settled(vec![settled(log.as_bytes(), &cuts, Keep::Call)]) {
            prop_assert!(settled.check() == checked && settled.duplicates == trace.duplicates);
            let left: Vec<_> = settled.calls().collect();
            prop_assert!(trace.calls().filter(|call| left.contains(call)).eq(left.iter().cloned()));
        }
    }

    #[test]
    fn counts_of_settled_calls_are_those_of_the_log(number in 0..LOGS, cuts in prop::collection::vec(any::<usize>(), 0..8)) {
        let log = &logs()[number];
        let (_, checked) = whole(log.as_bytes());
        if let Some(settled) = Trace::gather_settled(vec![settled(log.as_bytes(), &cuts, Keep::Count)]) {
            let mut summary = Summary::of(&settled.check());
            summary.add(settled.counted);
            prop_assert_eq!(summary, Summary::of(&checked));
        }
    }

    #[test]
    fn parts_of_a_log_are_settled_alone(number in 0..LOGS, place in any::<usize>()) {
        let bytes = logs()[number].as_bytes();
        let at = place % bytes.len();
        let Some(cut) = Cut::find(&bytes[at..], at as u64) else { return Ok(()) };
        let joined = in_two_parts(bytes, cut);
        if let Some(joined) = joined {
            prop_assert!(joined.check() == whole(bytes).1);
        }
    }
}
