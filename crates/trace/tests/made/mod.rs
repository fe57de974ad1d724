//! Logs for tests, in the layout of T-Server.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::process::Command;

use callmodel_trace::{Checked, LogFile, Report, Trace, events};
use serde_json::Value;

const GENERATOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/trace_log.py");

/// A message: `made("EventReleased", "ThisDN=1 CallState=0")`.
pub(crate) fn message(name: &str, attributes: &str) -> String {
    let mut text = if name.starts_with("Request") {
        format!("10:00:05.000 Trc 04541 {name} received from [66] (00000e85 App_1 192.0.2.9:49280)\nmessage {name}\n")
    } else {
        format!("@10:00:05.0000 [0] 8.1.101.25 distribute_event: message {name}\n")
    };
    for attribute in attributes.split_whitespace() {
        let (name, value) = attribute.split_once('=').unwrap();
        let quote = if name.ends_with("DN") || name.ends_with("Queue") { "'" } else { "" };
        text.push_str(&format!("\tAttribute{name}\t{quote}{value}{quote}\n"));
    }
    text.push_str("\tAttributeConnID\t00a1000000000001\n");
    text
}

/// A call of A and B that both have answered.
pub(crate) fn conversation() -> String {
    message("EventEstablished", "ThisDN=A OtherDN=B ThisDNRole=1")
        + &message("EventEstablished", "ThisDN=B OtherDN=A ThisDNRole=2")
}

/// A conference of A, B and C.
pub(crate) fn conference() -> String {
    conversation()
        + &message("EventRinging", "ThisDN=C OtherDN=A ThisDNRole=3")
        + &added("A")
        + &added("B")
        + &message("EventEstablished", "ThisDN=C ThisDNRole=3 CallState=2")
}

fn added(to: &str) -> String {
    message(
        "EventPartyAdded",
        &format!("ThisDN={to} OtherDN=C OtherDNRole=4 ThirdPartyDN=A ThirdPartyDNRole=5 CallState=2"),
    )
}

/// EventPartyDeleted to a party, about another.
pub(crate) fn deleted(to: &str, leaver: &str, by: &str) -> String {
    let attributes = "OtherDNRole=8 ThirdPartyDNRole=6 CallState=0";
    message("EventPartyDeleted", &format!("ThisDN={to} OtherDN={leaver} ThirdPartyDN={by} {attributes}"))
}

/// EventReleased to a party.
pub(crate) fn released(to: &str) -> String {
    message("EventReleased", &format!("ThisDN={to} CallState=0"))
}

/// The only call of a log.
pub(crate) fn checked(log: &str) -> Checked {
    let mut calls = Trace::gather(vec![events("a.log", log.as_bytes())]).check();
    assert_eq!(calls.len(), 1, "{log}");
    calls.remove(0)
}

/// The JSON of some files, without what depends on how they are cut into files and lines.
pub(crate) fn json(files: Vec<LogFile>) -> Value {
    let trace = Trace::gather(files);
    let calls = trace.check();
    serde_json::to_value(Report::new(&trace, &calls)).unwrap()
}

/// Generated logs and their answers.
pub(crate) fn generated(arguments: &[&str]) -> Vec<Value> {
    let output = Command::new("python3").arg(GENERATOR).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
