use std::collections::BTreeSet;
use std::num::NonZeroU64;

use proptest::prelude::*;

use super::*;

/// A time at which the calls at time 0 have ended.
const LATE: i64 = 100_000_000;

/// An event of the call with ConnID 1, in a file, with its sequence number and its time.
fn event((file, sequence, time): (u32, u64, i64)) -> Record {
    let sequence = NonZeroU64::new(sequence);
    Record { file, sequence, time: Some(time), conn_id: NonZeroU64::new(1), ..Record::default() }
}

/// An EventError without a ConnID, at a time.
fn answer(time: i64) -> Record {
    Record { name: Name::Error, reference: NonZeroU32::new(7), time: Some(time), ..Record::default() }
}

/// A request of the call with ConnID 2, which [`answer`] answers.
fn request(time: i64) -> Record {
    Record { name: Name::OtherRequest, conn_id: NonZeroU64::new(2), ..answer(time) }
}

fn later(record: Record, later: i64) -> Record {
    Record { time: record.time.map(|time| time + later), ..record }
}

/// The calls of a log with an EventError at a time, of which a call is taken at another.
fn taken(answer_time: i64, time: i64) -> OpenCalls {
    let mut calls = OpenCalls::default();
    calls.push(&answer(answer_time));
    for name in [Name::Dialing, Name::Released] {
        calls.push(&Record { name, ..event((0, 0, 0)) });
    }
    calls.take_ended(&Record { time: Some(time), ..Record::default() }, |_| true);
    assert!(calls.legs.is_empty());
    calls
}

/// The number of calls that are looked at at a time. None has ended.
fn looks(calls: &mut OpenCalls, time: i64) -> usize {
    let mut looks = 0;
    calls.take_ended(&Record { time: Some(time), ..Record::default() }, |_| {
        looks += 1;
        false
    });
    looks
}

#[test]
fn a_call_is_looked_at_again_when_a_party_leaves_one_leg() {
    let mut calls = OpenCalls::default();
    let push = |calls: &mut OpenCalls, name, leg, time| {
        let previous = NonZeroU64::new(3 - leg).filter(|_| name == Name::Dialing);
        calls.push(&Record { name, conn_id: NonZeroU64::new(leg), previous, time: Some(time), ..Record::default() });
    };
    for (name, leg) in [(Name::Dialing, 1), (Name::Dialing, 2), (Name::Released, 2), (Name::Released, 1)] {
        push(&mut calls, name, leg, 0);
    }
    assert_eq!([LATE, LATE].map(|time| looks(&mut calls, time)), [1, 0]);
    push(&mut calls, Name::Held, 1, LATE);
    assert_eq!(looks(&mut calls, 2 * LATE), 0);
    push(&mut calls, Name::Released, 1, 2 * LATE);
    assert_eq!(looks(&mut calls, 3 * LATE), 1);
}

#[test]
fn a_call_is_looked_at_when_its_parties_are_on_no_leg() {
    let record = |name, leg, previous| Record {
        previous: NonZeroU64::new(previous),
        ..Record { name, conn_id: NonZeroU64::new(leg), time: Some(0), ..Record::default() }
    };
    for (end, expected) in [
        // The second leg goes over to the first one, and ends with it.
        (vec![record(Name::PartyChanged, 1, 2), record(Name::Released, 1, 0)], 1),
        (vec![record(Name::PartyChanged, 1, 2)], 0),
        (vec![record(Name::PartyAdded, 1, 2), record(Name::Released, 1, 0)], 0),
    ] {
        let mut calls = OpenCalls::default();
        let start = [record(Name::Dialing, 1, 0), record(Name::Dialing, 2, 1)];
        start.iter().chain(&end).for_each(|record| calls.push(record));
        assert_eq!(looks(&mut calls, LATE), expected, "{end:?}");
    }
}

#[test]
fn a_call_of_the_next_record_is_not_looked_at() {
    let by_next = [(2, 0), (1, 0), (2, 1)].map(|(conn_id, previous)| {
        let mut calls = OpenCalls::default();
        for name in [Name::Dialing, Name::Released] {
            calls.push(&Record { name, ..event((0, 0, 0)) });
        }
        let [conn_id, previous] = [conn_id, previous].map(NonZeroU64::new);
        calls.take_ended(&Record { conn_id, previous, time: Some(LATE), ..Record::default() }, |_| true);
        calls.legs.is_empty()
    });
    assert_eq!(by_next, [true, false, false]);
}

/// A log of few ConnIDs and ReferenceIDs, whose clock goes back at times.
fn logs() -> impl Strategy<Value = Vec<Record>> {
    let names = [Name::Dialing, Name::Released, Name::PartyChanged, Name::OtherRequest, Name::Error];
    let values = (1..3_u64, prop_oneof![5 => Just(0), 1 => 1..3_u64], 0..3_u32);
    let step = prop_oneof![6 => Just(Some(0)), 2 => Just(Some(LATE / 2)), 2 => Just(Some(LATE)), 1 => Just(None), 1 => Just(Some(-LATE / 5))];
    let record = (0..names.len(), values, step);
    prop::collection::vec(record, 0..10).prop_map(move |records| {
        let mut now = 0;
        let made = (0..).zip(records).map(|(offset, (name, (conn_id, previous, reference), step))| {
            now += step.unwrap_or_default();
            Record {
                offset,
                time: step.map(|_| now),
                conn_id: NonZeroU64::new(conn_id).filter(|_| names[name] != Name::Error || reference == 0),
                previous: NonZeroU64::new(previous),
                reference: NonZeroU32::new(reference),
                name: names[name],
                ..Record::default()
            }
        });
        made.collect()
    })
}

/// The calls of a log, read at once.
fn whole(log: &[Record]) -> OpenCalls {
    let mut calls = OpenCalls::default();
    log.iter().for_each(|record| calls.push(record));
    calls
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn appended_calls_are_those_of_the_log_read_at_once(log in logs(), cuts in any::<[prop::sample::Index; 2]>(), is_later in any::<bool>()) {
        let mut cuts = cuts.map(|cut| cut.index(log.len() + 1));
        cuts.sort_unstable();
        let mut calls = whole(&log[..cuts[0]]);
        let by = if is_later { 10 * LATE } else { 0 };
        for part in [&log[cuts[0]..cuts[1]], &log[cuts[1]..]] {
            let part: Vec<_> = part.iter().map(|record| later(*record, -by)).collect();
            calls.append(whole(&part), by, |record| later(record, by));
        }
        prop_assert_eq!(calls.records(), whole(&log).records());
        prop_assert_eq!(calls, whole(&log));
    }

    #[test]
    fn taken_and_other_calls_are_those_of_the_log(log in logs()) {
        let (mut calls, mut all) = (OpenCalls::default(), Vec::new());
        for (at, record) in log.iter().enumerate() {
            calls.push(record);
            let next = Record { time: log.get(at + 1).and_then(|next| next.time), ..Record::default() };
            calls.take_ended(&next, |records| {
                all.push(records);
                true
            });
        }
        let of_call = |call: &Vec<Record>| call.iter().filter_map(Record::conn_id).collect::<BTreeSet<_>>();
        let taken: Vec<_> = all.iter().flat_map(of_call).collect();
        let goes_on = calls.named().chain(taken.iter().copied()).collect::<BTreeSet<_>>().len() < calls.legs.len() + taken.len();
        let end = log.iter().rev().find_map(|record| record.time);
        if !goes_on && !calls.went_back(end) {
            let of = |calls: &mut OpenCalls| {
                let by_call = calls.all();
                by_call.iter().map(|call| calls.records_of(call)).collect::<Vec<_>>()
            };
            all.extend(of(&mut calls));
            all.sort_by_key(|call| call[0].offset);
            prop_assert_eq!(all, of(&mut whole(&log)));
        }
    }
}

#[test]
fn the_clock_may_go_back_when_no_call_was_taken() {
    let mut calls = OpenCalls::default();
    for name in [Name::Dialing, Name::Released] {
        calls.push(&Record { name, ..event((0, 0, 0)) });
    }
    assert_eq!((looks(&mut calls, LATE), calls.went_back(Some(0))), (1, false));
    assert!(taken(0, LATE).went_back(Some(0)));
}

#[test]
fn an_answer_later_than_the_calls_taken_before_is_not_late() {
    for (answer_time, is_late) in [(LATE, false), (0, true)] {
        let mut calls = taken(0, LATE);
        calls.append(taken(answer_time - LATE, LATE), LATE, |record| later(record, LATE));
        assert_eq!(calls.went_back(Some(2 * LATE)), is_late, "{answer_time}");
        assert!(calls.went_back(Some(LATE)), "calls of the later part were taken");
    }
}

#[test]
fn an_answer_to_a_request_of_its_own_part_may_be_late() {
    let mut calls = taken(0, LATE);
    calls.append(whole(&[request(0), answer(0)]), 0, |record| record);
    assert!(calls.went_back(Some(LATE)));
}

#[test]
fn a_call_is_looked_at_when_no_record_of_it_is_expected() {
    let timed = |name, time| Record { name, time, ..event((0, 0, 0)) };
    for (times, expected) in [
        ([Some(0), Some(0)], [0, 1]),
        // The clock went back, and a record has no time.
        ([Some(1), Some(0)], [0, 0]),
        ([Some(0), None], [0, 0]),
    ] {
        let mut calls = whole(&[timed(Name::Dialing, times[0]), timed(Name::Released, times[1])]);
        assert_eq!([69_999_999, 70_000_000].map(|time| looks(&mut calls, time)), expected, "{times:?}");
    }
}

#[test]
fn an_answer_finds_its_request_after_other_calls_were_taken() {
    let mut calls = whole(&[Record { name: Name::Dialing, ..event((0, 0, 0)) }, request(LATE)]);
    calls.push(&Record { name: Name::Released, ..event((0, 0, 0)) });
    calls.take_ended(&Record { time: Some(LATE), ..Record::default() }, |_| true);
    calls.push(&answer(LATE));
    assert_eq!(calls.records_of(&[0]), [request(LATE), answer(LATE)]);
}

#[test]
fn a_call_needs_an_event_and_a_conn_id_a_record() {
    let mut calls = whole(&[request(0), Record { previous: NonZeroU64::new(3), ..event((0, 0, 0)) }]);
    assert_eq!(calls.all().iter().collect::<Vec<_>>(), [[1, 2]]);
    assert_eq!(calls.conn_ids().collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn an_answer_belongs_to_a_request_up_to_a_minute_before() {
    for (time, is_joined) in [(-1_000_001, false), (-1_000_000, true), (59_999_999, true), (60_000_000, false)] {
        let calls = whole(&[request(0), answer(time)]);
        assert_eq!((calls.records_of(&[0]).len() == 2, calls.answers()), (is_joined, Vec::new()), "{time}");
    }
    assert_eq!(whole(&[answer(0)]).records(), [answer(0)], "its request may be in the file before");
}

#[test]
fn an_answer_may_repeat_another() {
    assert!(whole(&[request(0), answer(1), answer(2)]).may_repeat(&[0]));
}

#[test]
fn a_record_that_may_repeat_another_is_told() {
    for (events, may_repeat) in [
        ([(0, 1, 5), (0, 0, 6), (0, 2, 7)], false),
        ([(0, 1, 5), (1, 0, 6), (1, 2, 7)], false),
        // The same number or time again, with another record between, in the same file and in the next one.
        ([(0, 1, 5), (0, 0, 6), (0, 1, 7)], true),
        ([(0, 1, 5), (1, 0, 6), (1, 1, 7)], true),
        ([(0, 0, 5), (0, 1, 4), (0, 0, 5)], true),
        ([(0, 0, 5), (1, 1, 4), (1, 0, 5)], true),
    ] {
        let mut calls = OpenCalls::default();
        events.map(event).iter().for_each(|event| calls.push(event));
        assert_eq!(calls.may_repeat(&[0]), may_repeat, "{events:?}");
    }
}
