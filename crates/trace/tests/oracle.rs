//! The check against a generator of logs with answers (`tests/oracle/trace_log.py`), which is made from the rules alone and
//! in another language: calls without a fault give no error and no warning, and each fault is found.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use callmodel_trace::{Report, Trace, events};
use serde_json::Value;

const GENERATOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/trace_log.py");

/// The faults that the generator makes.
const FAULTS: [&str; 19] = [
    "call-state",
    "contradiction",
    "extra-deleted",
    "extra-released",
    "extra-repeated",
    "lacks-call-state",
    "lacks-other-role",
    "lacks-third-party",
    "lacks-third-role",
    "late-deleted",
    "missing-deleted",
    "missing-leaver",
    "missing-released",
    "other-dn",
    "other-role",
    "released-other-dn",
    "request-by",
    "third-party",
    "third-role",
];

/// What a comparison of generated logs with their answers found.
#[derive(Debug, Default)]
struct Outcome {
    /// Departures in the answers.
    departures: usize,
    /// Departures that the check gets wrong, in words.
    wrong: Vec<String>,
}

/// The number of logs: as many times more as the variable says.
fn times() -> usize {
    std::env::var("CALLMODEL_TRACE_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Checks generated logs and compares the result with their answers.
fn compared(seed: usize, logs: usize, arguments: &[&str]) -> Outcome {
    let mut outcome = Outcome::default();
    let (seed, logs) = (seed.to_string(), logs.to_string());
    let mut generator = Command::new("python3")
        .args([GENERATOR, "--seed", &seed, "--logs", &logs])
        .args(arguments)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    for (number, line) in BufReader::new(generator.stdout.take().unwrap()).lines().enumerate() {
        let made: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let log = made["log"].as_str().unwrap();
        let trace = Trace::gather(vec![events("a.log", log.as_bytes())]);
        let checked = trace.check();
        let report = serde_json::to_value(Report::new(&trace, &checked)).unwrap();
        compare(&made["calls"], &report, &format!("seed {seed}, log {number}"), &mut outcome);
    }
    assert!(generator.wait().unwrap().success());
    outcome
}

/// Compares the calls of a report with the answers.
fn compare(answers: &Value, report: &Value, log: &str, outcome: &mut Outcome) {
    let calls = report["calls"].as_array().unwrap();
    for answer in answers.as_array().unwrap() {
        let found = calls.iter().find(|call| call["connId"] == answer["connId"]);
        let expected = answer["departures"].as_array().unwrap();
        outcome.departures += expected.len();
        let departures = found.map_or(&[][..], |call| call["departures"].as_array().unwrap());
        if departures.len() != expected.len() {
            let described: Vec<_> = departures.iter().map(|it| format!("{} {}", it["leaver"], it["verdict"])).collect();
            outcome.wrong.push(format!(
                "{log}, {}: {} departures, expected {}: {described:?}",
                answer["connId"],
                departures.len(),
                expected.len()
            ));
            continue;
        }
        for (answer, departure) in expected.iter().zip(departures) {
            let difference = difference(answer, departure);
            outcome.wrong.extend(difference.map(|difference| format!("{log}, {answer}: {difference}")));
        }
    }
}

/// What a departure has else than its answer.
fn difference(answer: &Value, departure: &Value) -> Option<String> {
    for key in ["leaver", "before", "verdict", "by", "requested"] {
        if departure[key] != answer[key] {
            return Some(format!("{key} is {}", departure[key]));
        }
    }
    let findings: Vec<_> =
        departure["findings"].as_array().unwrap().iter().filter(|finding| finding["severity"] != "note").collect();
    match (&answer["fault"], &findings[..]) {
        (Value::Null, []) => None,
        (fault, [finding]) if !fault.is_null() => {
            let keys = ["severity", "kind", "event", "party", "attribute", "expected", "got"];
            let is_equal = |key: &&str| finding[key] == fault[key];
            let is_at = fault["line"].is_null() || finding["line"] == fault["line"];
            (!is_at || !keys.iter().all(is_equal)).then(|| format!("found {finding}"))
        }
        (_, findings) => Some(format!("found {findings:?}")),
    }
}

fn assert_none_wrong(outcome: &Outcome) {
    let Outcome { departures, wrong } = outcome;
    let shown = wrong[..wrong.len().min(10)].join("\n");
    assert!(wrong.is_empty(), "{} of {departures} departures are wrong:\n{shown}", wrong.len());
}

#[test]
fn conforming_calls_give_no_error_and_no_warning() {
    let outcome = compared(1, 300 * times(), &["--calls", "6"]);
    assert!(outcome.departures > 2_000, "{} departures", outcome.departures);
    println!("{} conforming departures", outcome.departures);
    assert_none_wrong(&outcome);
}

#[test]
fn each_fault_is_found_with_kind_event_party_attribute_and_line() {
    let mut all = Vec::new();
    for fault in FAULTS {
        let outcome = compared(2, 40 * times(), &["--fault", fault]);
        println!("{fault}: {} of {} departures wrong", outcome.wrong.len(), outcome.departures);
        all.extend(outcome.wrong.into_iter().take(3).map(|wrong| format!("{fault}: {wrong}")));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}
