mod fold;
mod marks;
mod row;
mod rows;
/// Sentences about departures and findings.
pub mod sentences;

use std::collections::BTreeMap;

use callmodel::in_text;
use callmodel_ladder::{Lane, Line, Message, Remark, Row, Sequence, StateBar, Tone};
use callmodel_trace::{CallRecords, Checked, Finding, PartyKind, Record, Verdict};

use crate::ladder::{SERVER, SERVER_LANE};
pub use row::{CheckedRow, LoggedMessage};

/// Ladder and rows of a call of a log that was checked: its messages with the marks of its findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedFigure {
    /// The ConnID of the main call, 16 hexadecimal digits.
    pub conn_id: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The sequence diagram. The key of a message is its index in `rows`.
    pub ladder: Sequence<usize>,
    /// The rows of the diagram: its text alternative.
    pub rows: Vec<CheckedRow>,
}

impl CheckedFigure {
    /// The figure of `checked`, whose messages are `call`. `files` are the names of the logs. `name` reads the name of a message
    /// that the check does not distinguish from the log.
    #[must_use]
    pub fn of(
        files: &[String],
        call: &CallRecords,
        checked: &Checked,
        name: &dyn Fn(&Record) -> Option<String>,
    ) -> Self {
        let rows = rows::rows(files, call, checked, name);
        let conn_id = format!("{:016x}", checked.conn_id);
        let ladder = ladder(&conn_id, checked, &rows);
        Self { conn_id, verdict: checked.verdict, ladder, rows }
    }

    /// Every text of the ladder, to check that a font has its characters.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        crate::figure::words(&self.ladder)
    }
}

fn ladder(conn_id: &str, checked: &Checked, rows: &[CheckedRow]) -> Sequence<usize> {
    let dns = lanes(checked, rows);
    let lane_of: BTreeMap<&str, usize> = dns.iter().zip(SERVER_LANE + 1..).map(|(dn, lane)| (*dn, lane)).collect();
    let server = Lane { label: SERVER.to_owned(), line: Line::Dotted };
    let heads = dns.iter().map(|dn| head(checked, dn));
    let row = |(key, row): (usize, &CheckedRow)| match row {
        CheckedRow::Folded(label) => Row::Remark(Remark { lanes: vec![SERVER_LANE, dns.len()], label: label.clone() }),
        CheckedRow::State { parties, label } => {
            let mut lanes: Vec<_> = parties.iter().map(|dn| lane_of[dn.as_str()]).collect();
            lanes.sort_unstable();
            Row::Bar(StateBar { lanes, label: label.clone() })
        }
        CheckedRow::Message(message) => Row::Message(arrow(key, message, lane_of[message.party.as_str()])),
    };
    let reason = checked
        .reason()
        .map(|_| Row::Remark(Remark { lanes: vec![SERVER_LANE, dns.len()], label: checked.verdict_with_reason() }));
    Sequence {
        title: format!("Call {conn_id}: {}", checked.verdict_with_reason()),
        description: description(checked),
        lanes: std::iter::once(server).chain(heads).collect(),
        rows: rows.iter().enumerate().map(row).chain(reason).collect::<Vec<_>>().into(),
        longest_name: "",
    }
}

/// The DNs of the rows, in the order in which they appear on the call.
fn lanes<'a>(checked: &'a Checked, rows: &'a [CheckedRow]) -> Vec<&'a str> {
    let order: BTreeMap<&str, usize> =
        checked.parties.iter().enumerate().map(|(at, party)| (party.dn.as_str(), at)).collect();
    let mut seen = BTreeMap::new();
    let of_row = |row: &'a CheckedRow| match row {
        CheckedRow::Folded(_) => Vec::new(),
        CheckedRow::State { parties, .. } => parties.iter().map(String::as_str).collect(),
        CheckedRow::Message(message) => vec![message.party.as_str()],
    };
    for dn in rows.iter().flat_map(of_row) {
        let place = order.get(dn).copied().unwrap_or(order.len());
        let number = seen.len();
        seen.entry(dn).or_insert((place, number));
    }
    let mut dns: Vec<_> = seen.into_iter().collect();
    dns.sort_by_key(|(_, place)| *place);
    dns.into_iter().map(|(dn, _)| dn).collect()
}

/// The head of a DN, with its kind unless it is a party that receives events.
fn head(checked: &Checked, dn: &str) -> Lane {
    let kind = checked.parties.iter().find(|party| party.dn == dn).map(|party| party.kind);
    let dn = in_text(dn);
    match kind.filter(|kind| *kind != PartyKind::Party) {
        Some(kind) => Lane { label: format!("{dn} ({})", kind.as_str()), line: Line::Dotted },
        None => Lane { label: dn.into_owned(), line: Line::Solid },
    }
}

fn arrow(key: usize, message: &LoggedMessage, lane: usize) -> Message<usize> {
    let (from, to) = if message.is_request { (lane, SERVER_LANE) } else { (SERVER_LANE, lane) };
    let (tone, line) = match (message.is_request, message.ends_part) {
        (true, _) => (Tone::Accent, Line::Solid),
        (false, true) => (Tone::Final, Line::Solid),
        (false, false) => (Tone::News, Line::Dashed),
    };
    Message {
        key,
        from,
        to,
        label: in_text(&message.name).into_owned(),
        detail: Some(message.detail()),
        tone,
        line,
        ends_lane: message.ends_part,
        mark: message.mark,
    }
}

/// A sentence about the verdict, and one about each finding.
fn description(checked: &Checked) -> String {
    let findings =
        checked.findings().map(|(_, finding)| format!("{}: {}.", weight(finding), sentences::finding(finding)));
    let verdict = format!("Verdict: {}.", checked.verdict_with_reason());
    std::iter::once(verdict).chain(findings).collect::<Vec<_>>().join(" ")
}

/// The weight of a finding: `error`, `warning`, `note`, or `known error` for one that is accepted.
fn weight(finding: &Finding) -> String {
    format!("{}{}", if finding.is_known { "known " } else { "" }, finding.severity.as_str())
}

#[cfg(test)]
mod tests {
    use callmodel_ladder::Mark;
    use callmodel_trace::{Trace, events};

    use super::*;

    /// An event or request of the log: name, ThisDN and further attributes, one per line.
    fn message(name: &str, dn: &str, attributes: &str) -> String {
        let header = format!("@10:00:00.0000 [0] 8.1 distribute_event: message {name}\n");
        let others = attributes.split(", ").filter(|it| !it.is_empty()).map(|it| format!("\tAttribute{it}\n"));
        header + &format!("\tAttributeThisDN\t'{dn}'\n\tAttributeConnID\t01\n") + &others.collect::<String>()
    }

    fn established(dn: &str, other: &str) -> String {
        message("EventEstablished", dn, &format!("OtherDN '{other}'"))
    }

    fn deleted(dn: &str, third: &str) -> String {
        let roles = "OtherDNRole 8, ThirdPartyDNRole 6, CallState 0";
        message("EventPartyDeleted", dn, &format!("OtherDN 'B', ThirdPartyDN '{third}', {roles}"))
    }

    /// A conference of A, B and C.
    fn conference() -> String {
        let ringing = message("EventRinging", "C", "ThisDNRole 3");
        let added = |dn| message("EventPartyAdded", dn, "OtherDN 'C'");
        let established = [established("A", "B"), established("B", "A"), message("EventEstablished", "C", "")];
        established.concat() + &ringing + &added("A") + &added("B")
    }

    fn figure(log: &str) -> CheckedFigure {
        let trace = Trace::gather(vec![events("a.log", log.as_bytes())]);
        let checked = trace.check();
        CheckedFigure::of(&["a.log".to_owned()], &trace.calls().next().unwrap(), &checked[0], &|_| {
            Some("EventOther".to_owned())
        })
    }

    /// The messages with a mark: receiver, mark and differences.
    fn marked(figure: &CheckedFigure) -> Vec<(String, Mark, String)> {
        let of_row = |row: &CheckedRow| match row {
            CheckedRow::Message(message) if message.mark != Mark::None => {
                Some((message.party.clone(), message.mark, message.differences.join("; ")))
            }
            CheckedRow::Message(_) | CheckedRow::Folded(_) | CheckedRow::State { .. } => None,
        };
        figure.rows.iter().filter_map(of_row).collect()
    }

    fn released(dn: &str) -> String {
        message("EventReleased", dn, "CallState 0")
    }

    #[test]
    fn a_wrong_value_is_marked_as_different_with_both_values() {
        let log = conference()
            + &message("RequestDeleteFromConference", "A", "OtherDN 'B'")
                .replace("@10:00:00.0000 [0] 8.1 distribute_event: ", "")
            + &released("B")
            + &deleted("A", "A")
            + &deleted("C", "B");
        let expected = ("C".to_owned(), Mark::Different, "ThirdPartyDN is B, expected A".to_owned());
        assert_eq!(marked(&figure(&log)), [expected]);
    }

    #[test]
    fn a_missing_event_is_drawn_after_the_event_where_it_was_due() {
        let log = conference() + &released("B") + &deleted("A", "B") + &released("A") + &released("C");
        let figure = figure(&log);
        let expected = ("C".to_owned(), Mark::Missing, String::new());
        assert_eq!(marked(&figure), [expected]);
        let missing = figure.ladder.rows.iter().position(
            |row| matches!(row, Row::Message(message) if message.mark == Mark::Missing && !message.ends_lane),
        );
        let before = missing.and_then(|at| figure.ladder.rows.iter().nth(at - 1));
        assert!(matches!(before, Some(Row::Message(message)) if message.label == "EventPartyDeleted"));
    }

    #[test]
    fn a_repeated_event_is_marked_as_unexpected() {
        let log = conference()
            + &released("B")
            + &deleted("A", "B")
            + &deleted("C", "B")
            + &deleted("C", "B").replace("10:00:00", "10:00:01");
        let marks: Vec<_> = marked(&figure(&log)).into_iter().map(|(party, mark, _)| (party, mark)).collect();
        assert_eq!(marks, [("C".to_owned(), Mark::Unexpected)]);
    }

    #[test]
    fn many_messages_before_the_departure_are_one_row() {
        let held = |at: usize| message("EventHeld", "A", "").replace("10:00:00", &format!("10:01:{at:02}"));
        let log = conference() + &(0..20).map(held).collect::<String>() + &released("B") + &deleted("A", "B");
        let figure = figure(&(log + &deleted("C", "B")));
        assert_eq!(figure.rows[0], CheckedRow::Folded("26 earlier messages".to_owned()));
        assert!(matches!(&figure.rows[1], CheckedRow::State { label, .. } if label == "Conference · A, B, C"));
        assert!(matches!(figure.rows.last(), Some(CheckedRow::State { label, .. }) if label == "Conversation · A, C"));
    }

    #[test]
    fn a_call_without_differences_is_drawn_from_its_transfer_on() {
        let held: String =
            (0..5).map(|at| message("EventHeld", "A", "").replace(":00.", &format!(":{at:02}."))).collect();
        let transferred = message("EventReleased", "C", "CallState 1").replace("10:00:00", "10:00:10");
        let ends = (released("A") + &released("B")).replace("10:00:00", "10:00:20");
        let figure = figure(&(conference() + &held + &transferred + &held + &ends));
        let drawn = figure.rows.iter().filter(|row| matches!(row, CheckedRow::Message(_))).count();
        assert!(
            matches!(&figure.rows[0], CheckedRow::Folded(text) if text == "11 earlier messages"),
            "{:?}",
            figure.rows
        );
        assert_eq!(drawn, 3, "{:?}", figure.rows);
    }

    #[test]
    fn every_message_is_between_lanes_of_the_ladder() {
        let figure = figure(&(conference() + &released("B") + &deleted("A", "B")));
        for row in &figure.ladder.rows {
            if let Row::Message(message) = row {
                assert!(message.from < figure.ladder.lanes.len() && message.to < figure.ladder.lanes.len());
            }
        }
        assert_eq!(figure.ladder.lanes.len(), 4);
    }
}
