//! The reference table in box drawing, for a terminal.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Optional, Scenario};
use callmodel_figure::ReferenceTable;
use callmodel_forms::table_text;
use insta::assert_snapshot;
use unicode_width::UnicodeWidthStr;

fn text(parties: &str, steps: &str, width: usize) -> String {
    table_text(&ReferenceTable::of(&Scenario::from_short(parties, steps).unwrap().play().unwrap()), width)
}

#[test]
fn the_release_phase() {
    assert_snapshot!(text("A B", "release A", 100), @r"
    ┌───────────────────┬───────────────────┐
    │ A                 │ B                 │
    ├───────────────────┴───────────────────┤
    │ 1. Release Phase         basis: table │
    ┝━━━━━━━━━━━━ Conversation ━━━━━━━━━━━━━┥
    │ Release           │                   │
    │ TReleaseCall      │                   │
    ├───────────────────┼───────────────────┤
    │ EventReleased     │ EventReleased     │
    │ ConnID     1      │ ConnID     1      │
    │ ThisDN     A      │ ThisDN     B      │
    │ OtherDN    B *OPT │ OtherDN    A *OPT │
    │ CallState  OK     │ CallState  OK     │
    └╌╌╌╌╌╌╌╌╌ the call has ended ╌╌╌╌╌╌╌╌╌╌┘

    *OPT  The attribute is optional: T-Server may leave it out.
    ");
}

#[test]
fn the_release_from_conference_phase() {
    assert_snapshot!(text("A B C", "release B", 100), @r"
    ┌────────────────────────────────┬───────────────┬────────────────────────────────┐
    │ A                              │ B             │ C                              │
    ├────────────────────────────────┴───────────────┴────────────────────────────────┤
    │ 1. Release from Conference Phase                                   basis: table │
    ┝━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┯━ Conference ━━┯━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┥
    │                                │ Release       │                                │
    │                                │ TReleaseCall  │                                │
    ├────────────────────────────────┼───────────────┼────────────────────────────────┤
    │ EventPartyDeleted              │ EventReleased │ EventPartyDeleted              │
    │ ConnID            1            │ ConnID     1  │ ConnID            1            │
    │ ThisDN            A            │ ThisDN     B  │ ThisDN            C            │
    │ OtherDN           B            │ CallState  OK │ OtherDN           B            │
    │ OtherDNRole       DeletedParty │               │ OtherDNRole       DeletedParty │
    │ ThirdPartyDN      B            │               │ ThirdPartyDN      B            │
    │ ThirdPartyDNRole  DeletedBy    │               │ ThirdPartyDNRole  DeletedBy    │
    │ CallState         OK (a)       │               │ CallState         OK (a)       │
    ┕━━━━━━━━━ Conversation ━━━━━━━━━┵╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┶━━━━━━━━━ Conversation ━━━━━━━━━┙

    (a)   CallState is Conferenced when more than two parties remain on the call, otherwise OK.
          Step 1: 2 parties remain, so CallState is OK.
    ");
}

#[test]
fn the_delete_from_conference_phase() {
    assert_snapshot!(text("A B C", "delete B by A", 100), @r"
    ┌────────────────────────────────┬───────────────┬────────────────────────────────┐
    │ A                              │ B             │ C                              │
    ├────────────────────────────────┴───────────────┴────────────────────────────────┤
    │ 1. Delete from Conference Phase                                    basis: table │
    ┝━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┯━ Conference ━━┯━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┥
    │ Delete B                       │               │                                │
    │ TDeleteFromConference          │               │                                │
    ├────────────────────────────────┼───────────────┼────────────────────────────────┤
    │ EventPartyDeleted              │ EventReleased │ EventPartyDeleted              │
    │ ConnID            1            │ ConnID     1  │ ConnID            1            │
    │ ThisDN            A            │ ThisDN     B  │ ThisDN            C            │
    │ OtherDN           B            │ CallState  OK │ OtherDN           B            │
    │ OtherDNRole       DeletedParty │               │ OtherDNRole       DeletedParty │
    │ ThirdPartyDN      A            │               │ ThirdPartyDN      A            │
    │ ThirdPartyDNRole  DeletedBy    │               │ ThirdPartyDNRole  DeletedBy    │
    │ CallState         OK (a)       │               │ CallState         OK (a)       │
    ┕━━━━━━━━━ Conversation ━━━━━━━━━┵╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┶━━━━━━━━━ Conversation ━━━━━━━━━┙

    (a)   CallState is Conferenced when more than two parties remain on the call, otherwise OK.
          Step 1: 2 parties remain, so CallState is OK.
    ");
}

#[test]
fn four_parties_have_note_a_on_the_call_state() {
    assert_snapshot!(text("A B C D", "delete B by A", 130), @r"
    ┌───────────────────────────────────┬───────────────┬───────────────────────────────────┬───────────────────────────────────┐
    │ A                                 │ B             │ C                                 │ D                                 │
    ├───────────────────────────────────┴───────────────┴───────────────────────────────────┴───────────────────────────────────┤
    │ 1. Delete from Conference Phase                                                                             basis: note a │
    ┝━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┯━━━━━━━━━━━━━━━┯━━━ Conference ━━━━━━━━━━━━━━━━━━━━┯━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┥
    │ Delete B                          │               │                                   │                                   │
    │ TDeleteFromConference             │               │                                   │                                   │
    ├───────────────────────────────────┼───────────────┼───────────────────────────────────┼───────────────────────────────────┤
    │ EventPartyDeleted                 │ EventReleased │ EventPartyDeleted                 │ EventPartyDeleted                 │
    │ ConnID            1               │ ConnID     1  │ ConnID            1               │ ConnID            1               │
    │ ThisDN            A               │ ThisDN     B  │ ThisDN            C               │ ThisDN            D               │
    │ OtherDN           B               │ CallState  OK │ OtherDN           B               │ OtherDN           B               │
    │ OtherDNRole       DeletedParty    │               │ OtherDNRole       DeletedParty    │ OtherDNRole       DeletedParty    │
    │ ThirdPartyDN      A               │               │ ThirdPartyDN      A               │ ThirdPartyDN      A               │
    │ ThirdPartyDNRole  DeletedBy       │               │ ThirdPartyDNRole  DeletedBy       │ ThirdPartyDNRole  DeletedBy       │
    │ CallState         Conferenced (a) │               │ CallState         Conferenced (a) │ CallState         Conferenced (a) │
    ┕━━━━━━━━━━━ Conference ━━━━━━━━━━━━┵╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┶━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ Conference ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┙

    (a)   CallState is Conferenced when more than two parties remain on the call, otherwise OK.
          The reference has no table for more than three parties. In a step based on this note, everyone
          who stays is told what the three-party table tells them.
          Step 1: 3 parties remain, so CallState is Conferenced.
    ");
}

#[test]
fn a_second_step_stands_below_and_tight_values_move_left() {
    assert_snapshot!(text("A B C", "delete B by A, release C", 80), @r"
    ┌────────────────────────────┬───────────────┬────────────────────────────┐
    │ A                          │ B             │ C                          │
    ├────────────────────────────┴───────────────┴────────────────────────────┤
    │ 1. Delete from Conference Phase                            basis: table │
    ┝━━━━━━━━━━━━━━━━━━━━━━━━━━━━┯━ Conference ━━┯━━━━━━━━━━━━━━━━━━━━━━━━━━━━┥
    │ Delete B                   │               │                            │
    │ TDeleteFromConference      │               │                            │
    ├────────────────────────────┼───────────────┼────────────────────────────┤
    │ EventPartyDeleted          │ EventReleased │ EventPartyDeleted          │
    │ ConnID        1            │ ConnID     1  │ ConnID        1            │
    │ ThisDN        A            │ ThisDN     B  │ ThisDN        C            │
    │ OtherDN       B            │ CallState  OK │ OtherDN       B            │
    │ OtherDNRole   DeletedParty │               │ OtherDNRole   DeletedParty │
    │ ThirdPartyDN  A            │               │ ThirdPartyDN  A            │
    │ ThirdPartyDNRole DeletedBy │               │ ThirdPartyDNRole DeletedBy │
    │ CallState     OK (a)       │               │ CallState     OK (a)       │
    ┝━━━━━━━ Conversation ━━━━━━━┵╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┶━━━━━━━ Conversation ━━━━━━━┥
    │ 2. Release Phase                                           basis: table │
    ┝━━━━━━━ Conversation ━━━━━━━┭╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┮━━━━━━━ Conversation ━━━━━━━┥
    │                            │               │ Release                    │
    │                            │               │ TReleaseCall               │
    ├────────────────────────────┼───────────────┼────────────────────────────┤
    │ EventReleased              │               │ EventReleased              │
    │ ConnID        1            │               │ ConnID        1            │
    │ ThisDN        A            │               │ ThisDN        C            │
    │ OtherDN       C *OPT       │               │ OtherDN       A *OPT       │
    │ CallState     OK           │               │ CallState     OK           │
    └╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ the call has ended ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┘

    *OPT  The attribute is optional: T-Server may leave it out.
    (a)   CallState is Conferenced when more than two parties remain on the call,
          otherwise OK.
          Step 1: 2 parties remain, so CallState is OK.
    ");
}

#[test]
fn columns_that_do_not_fit_become_a_table_per_party() {
    assert_snapshot!(text("A B C", "delete B by A, release C", 50), @r"
    ┌─────────────────────────────────┐
    │ A                               │
    ├─────────────────────────────────┤
    │ 1. Delete from Conference Phase │
    │ basis: table                    │
    ┝━━━━━━━━━━ Conference ━━━━━━━━━━━┥
    │ Delete B                        │
    │ TDeleteFromConference           │
    ├─────────────────────────────────┤
    │ EventPartyDeleted               │
    │ ConnID            1             │
    │ ThisDN            A             │
    │ OtherDN           B             │
    │ OtherDNRole       DeletedParty  │
    │ ThirdPartyDN      A             │
    │ ThirdPartyDNRole  DeletedBy     │
    │ CallState         OK (a)        │
    ┝━━━━━━━━━ Conversation ━━━━━━━━━━┥
    │ 2. Release Phase   basis: table │
    ┝━━━━━━━━━ Conversation ━━━━━━━━━━┥
    │ EventReleased                   │
    │ ConnID            1             │
    │ ThisDN            A             │
    │ OtherDN           C *OPT        │
    │ CallState         OK            │
    └╌╌╌╌╌╌ the call has ended ╌╌╌╌╌╌╌┘
    ┌─────────────────────────────────┐
    │ B                               │
    ├─────────────────────────────────┤
    │ 1. Delete from Conference Phase │
    │ basis: table                    │
    ┝━━━━━━━━━━ Conference ━━━━━━━━━━━┥
    │ EventReleased                   │
    │ ConnID     1                    │
    │ ThisDN     B                    │
    │ CallState  OK                   │
    └╌╌╌╌╌ no longer on the call ╌╌╌╌╌┘
    ┌─────────────────────────────────┐
    │ C                               │
    ├─────────────────────────────────┤
    │ 1. Delete from Conference Phase │
    │ basis: table                    │
    ┝━━━━━━━━━━ Conference ━━━━━━━━━━━┥
    │ EventPartyDeleted               │
    │ ConnID            1             │
    │ ThisDN            C             │
    │ OtherDN           B             │
    │ OtherDNRole       DeletedParty  │
    │ ThirdPartyDN      A             │
    │ ThirdPartyDNRole  DeletedBy     │
    │ CallState         OK (a)        │
    ┝━━━━━━━━━ Conversation ━━━━━━━━━━┥
    │ 2. Release Phase   basis: table │
    ┝━━━━━━━━━ Conversation ━━━━━━━━━━┥
    │ Release                         │
    │ TReleaseCall                    │
    ├─────────────────────────────────┤
    │ EventReleased                   │
    │ ConnID            1             │
    │ ThisDN            C             │
    │ OtherDN           A *OPT        │
    │ CallState         OK            │
    └╌╌╌╌╌╌ the call has ended ╌╌╌╌╌╌╌┘

    *OPT  The attribute is optional: T-Server may
          leave it out.
    (a)   CallState is Conferenced when more than two
          parties remain on the call, otherwise OK.
          Step 1: 2 parties remain, so CallState is
          OK.
    ");
}

#[test]
fn a_run_without_steps_shows_the_call_and_says_no_steps() {
    assert_snapshot!(text("A B C", "", 100), @r"
    ┌───────┬──────┬──────┐
    │ A     │ B    │ C    │
    ┝━━━━ Conference ━━━━━┥
    │ There are no steps. │
    └─────────────────────┘
    ");
}

#[test]
fn wide_characters_keep_columns_aligned() {
    assert_snapshot!(text("A 内線7001 🎧", "delete 内線7001 by 🎧", 100), @r"
    ┌────────────────────────────────┬─────────────────────┬────────────────────────────────┐
    │ A                              │ 内線7001            │ 🎧                             │
    ├────────────────────────────────┴─────────────────────┴────────────────────────────────┤
    │ 1. Delete from Conference Phase                                          basis: table │
    ┝━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┯━━━━ Conference ━━━━━┯━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┥
    │                                │                     │ Delete 内線7001                │
    │                                │                     │ TDeleteFromConference          │
    ├────────────────────────────────┼─────────────────────┼────────────────────────────────┤
    │ EventPartyDeleted              │ EventReleased       │ EventPartyDeleted              │
    │ ConnID            1            │ ConnID     1        │ ConnID            1            │
    │ ThisDN            A            │ ThisDN     内線7001 │ ThisDN            🎧           │
    │ OtherDN           内線7001     │ CallState  OK       │ OtherDN           内線7001     │
    │ OtherDNRole       DeletedParty │                     │ OtherDNRole       DeletedParty │
    │ ThirdPartyDN      🎧           │                     │ ThirdPartyDN      🎧           │
    │ ThirdPartyDNRole  DeletedBy    │                     │ ThirdPartyDNRole  DeletedBy    │
    │ CallState         OK (a)       │                     │ CallState         OK (a)       │
    ┕━━━━━━━━━ Conversation ━━━━━━━━━┵╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┶━━━━━━━━━ Conversation ━━━━━━━━━┙

    (a)   CallState is Conferenced when more than two parties remain on the call, otherwise OK.
          Step 1: 2 parties remain, so CallState is OK.
    ");
}

#[test]
fn omitted_attributes_leave_no_row_and_no_note() {
    let scenario = Scenario::from_short("A B", "release A").unwrap().with_optional(Optional::Omit);
    assert_snapshot!(table_text(&ReferenceTable::of(&scenario.play().unwrap()), 100), @r"
    ┌────────────────┬───────────────┐
    │ A              │ B             │
    ├────────────────┴───────────────┤
    │ 1. Release Phase  basis: table │
    ┝━━━━━━━━━ Conversation ━━━━━━━━━┥
    │ Release        │               │
    │ TReleaseCall   │               │
    ├────────────────┼───────────────┤
    │ EventReleased  │ EventReleased │
    │ ConnID     1   │ ConnID     1  │
    │ ThisDN     A   │ ThisDN     B  │
    │ CallState  OK  │ CallState  OK │
    └╌╌╌╌╌╌ the call has ended ╌╌╌╌╌╌┘
    ");
}

#[test]
fn a_right_to_left_dn_is_isolated() {
    let text = text("A B", "release A", 100);
    let arabic = self::text("A داخلي", "release A", 100);
    assert!(!text.contains('\u{2068}'), "{text}");
    assert!(arabic.contains("OtherDN    \u{2068}داخلي\u{2069} *OPT │"), "{arabic}");
}

#[test]
fn a_dn_cannot_reorder_its_line() {
    let text = text("A B\u{202e}C", "release A", 100);
    assert!(text.contains(r"ThisDN     B\u{202e}C"), "{text}");
    assert!(!text.contains('\u{202e}'), "{text}");
}

#[test]
fn lines_are_equally_wide_and_fit_the_terminal() {
    let parties = "A 内線7001 داخلي 🎧 +49-89-1234567";
    for width in 50..260 {
        let text = text(parties, "delete A by 🎧, delete داخلي by 内線7001, release 🎧, release 内線7001", width);
        let tables = text.split("\n\n").next().unwrap();
        let mut first = 0;
        for line in tables.lines() {
            if line.starts_with('┌') {
                first = line.width();
            }
            assert_eq!(line.width(), first, "at {width}: {line}");
            assert!(first <= width, "at {width}: {line}");
        }
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "at {width}: {text}");
    }
}

#[test]
fn a_value_wider_than_the_terminal_is_whole() {
    let dn = "7".repeat(64);
    let text = text(&format!("A {dn}"), "release A", 0);
    assert_eq!(text.matches(&dn).count(), 3, "{text}");
}

#[test]
fn a_thousand_parties_have_one_table_each() {
    let parties: Vec<_> = (1..=1_000).map(|number| number.to_string()).collect();
    let text = text(&parties.join(" "), "delete 500 by 1", 100);
    assert_eq!(text.matches("ThisDN ").count(), 1_000);
    assert_eq!(text.matches("no longer on the call").count(), 1);
}
