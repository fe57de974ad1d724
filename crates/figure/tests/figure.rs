//! The content of a figure.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Optional, Scenario};
use callmodel_figure::{Figure, Why};
use callmodel_ladder::{Line, Row};

fn figure(parties: &str, steps: &str) -> Figure {
    Figure::of(&Scenario::from_short(parties, steps).unwrap().play().unwrap())
}

/// The rows of a ladder in words: `A -> T-Server: Delete B`, with `x` where a lane ends and dashes for dashed lines.
fn ladder(figure: &Figure) -> String {
    let lane = |index: usize| figure.ladder.lanes[index].label.as_str();
    let line = |row: &Row<_>| match row {
        Row::Bar(bar) => {
            let lanes: Vec<_> = bar.lanes.iter().map(|index| lane(*index)).collect();
            format!("[{}] {}", lanes.join(" "), bar.label)
        }
        Row::Remark(remark) => remark.label.clone(),
        Row::Message(message) => {
            let arrow = if message.line == Line::Dashed { "--" } else { "->" };
            let detail = message.detail.as_ref().map(|detail| format!(" ({detail})")).unwrap_or_default();
            let end = if message.ends_lane { " x" } else { "" };
            format!("{} {arrow} {}: {}{detail}{end}", lane(message.from), lane(message.to), message.label)
        }
    };
    figure.ladder.rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_call_without_steps_shows_its_state() {
    insta::assert_snapshot!(ladder(&figure("A B C", "")), @"[A B C] Conference · A, B, C");
}

#[test]
fn the_release_phase_ends_both_lanes_and_has_no_state_after_it() {
    insta::assert_snapshot!(ladder(&figure("A B", "release A")), @r"
    [A B] Conversation · A, B
    A -> T-Server: Release (TReleaseCall)
    T-Server -> A: EventReleased x
    T-Server -> B: EventReleased x
    ");
}

#[test]
fn the_delete_phase_ends_the_deleted_lane_only() {
    insta::assert_snapshot!(ladder(&figure("A B C", "delete B by A")), @r"
    [A B C] Conference · A, B, C
    A -> T-Server: Delete B (TDeleteFromConference)
    T-Server -- A: EventPartyDeleted
    T-Server -> B: EventReleased x
    T-Server -- C: EventPartyDeleted
    [A C] Conversation · A, C
    ");
}

#[test]
fn a_state_between_two_steps_is_shown_once() {
    insta::assert_snapshot!(ladder(&figure("A B C", "release B, release C")), @r"
    [A B C] Conference · A, B, C
    B -> T-Server: Release (TReleaseCall)
    T-Server -- A: EventPartyDeleted
    T-Server -> B: EventReleased x
    T-Server -- C: EventPartyDeleted
    [A C] Conversation · A, C
    C -> T-Server: Release (TReleaseCall)
    T-Server -> A: EventReleased x
    T-Server -> C: EventReleased x
    ");
}

fn whys(figure: &Figure, step: usize, table: usize) -> Vec<(&'static str, Why)> {
    let rows = figure.steps[step].tables[table].rows.iter();
    rows.filter_map(|row| row.why.map(|why| (row.attribute.name.as_str(), why))).collect()
}

#[test]
fn third_party_dn_that_equals_this_dn_says_so() {
    let of_third_party = |steps: &str, table: usize| {
        let all = whys(&figure("A B C", steps), 0, table);
        all.into_iter().find(|(name, _)| *name == "ThirdPartyDN").map(|(_, why)| why)
    };
    assert_eq!(of_third_party("delete B by A", 0), Some(Why::ReceiverMadeTheRequest), "A");
    assert_eq!(of_third_party("delete B by A", 2), Some(Why::MadeTheRequest), "C");
    assert_eq!(of_third_party("delete B by C", 2), Some(Why::ReceiverMadeTheRequest), "C");
}

#[test]
fn party_deleted_explains_other_dn_and_third_party_dn() {
    let expected = [
        ("OtherDN", Why::LeftTheCall),
        ("ThirdPartyDN", Why::MadeTheRequest),
        ("CallState", Why::PartiesRemain { count: 2 }),
    ];
    assert_eq!(whys(&figure("A B C", "release B"), 0, 0), expected);
}

#[test]
fn in_event_released_other_dn_is_the_other_end() {
    assert_eq!(whys(&figure("A B", "release A"), 0, 1), [("OtherDN", Why::OtherEnd)]);
}

#[test]
fn an_omitted_attribute_has_no_row() {
    let scenario = Scenario::from_short("A B", "release A").unwrap().with_optional(Optional::Omit);
    let figure = Figure::of(&scenario.play().unwrap());
    let names: Vec<_> = figure.steps[0].tables[0].rows.iter().map(|row| row.attribute.name.as_str()).collect();
    assert_eq!(names, ["ConnID", "ThisDN", "CallState"]);
}

#[test]
fn a_message_and_its_table_have_the_same_id() {
    let figure = figure("A B C", "delete B by A, release C");
    let tables = figure.steps.iter().flat_map(|step| step.tables.iter().map(|table| table.id.clone()));
    let messages = figure.ladder.rows.iter().filter_map(|row| match row {
        Row::Message(message) => Some(message.key.clone()).filter(|key| key.receiver.is_some()),
        Row::Bar(_) | Row::Remark(_) => None,
    });
    assert_eq!(tables.collect::<Vec<_>>(), messages.collect::<Vec<_>>());
}
