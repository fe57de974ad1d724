//! Text form and short form of a scenario, and their syntax errors.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Call, ConnId, Dn, Optional, Request, Scenario};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

fn check_error(text: &str, expected: &str) {
    assert_eq!(text.parse::<Scenario>().unwrap_err().to_string(), expected);
}

fn check_short_error(parties: &str, steps: &str, expected: &str) {
    assert_eq!(Scenario::from_short(parties, steps).unwrap_err().to_string(), expected);
}

#[test]
fn a_text_of_one_statement_per_line_is_read_and_written() {
    let text = "parties A B C\nconn 1\noptional omit\ndelete B by A\nrelease C\n";
    let scenario: Scenario = text.parse().unwrap();
    assert_eq!(scenario.parties_text(), "A B C");
    assert_eq!(scenario.call().conn_id(), &ConnId::default());
    assert_eq!(scenario.optional, Optional::Omit);
    assert_eq!(scenario.steps_text(), "delete B by A, release C");
    assert_eq!(scenario.to_string(), text);
}

#[test]
fn a_text_without_conn_and_optional_has_their_defaults() {
    let scenario: Scenario = "parties A B".parse().unwrap();
    assert_eq!(scenario.to_string(), "parties A B\nconn 1\n");
    assert_eq!(scenario.optional, Optional::Show);
}

#[test]
fn blank_lines_comments_and_extra_space_are_ignored() {
    let text = "\u{feff}# a conference\r\n\r\n\tparties  A B C # three\r\n  release C# #hangs up\n#end";
    assert_eq!(text.parse::<Scenario>().unwrap().to_string(), "parties A B C\nconn 1\nrelease C#\n");
}

#[test]
fn carriage_returns_alone_end_lines() {
    let text = "parties A B # two\r\rrelease A\r";
    assert_eq!(text.parse::<Scenario>().unwrap().to_string(), "parties A B\nconn 1\nrelease A\n");
    let error = "parties A B\rbye\r".parse::<Scenario>().unwrap_err();
    assert_eq!((error.place.line, error.place.column), (2, 1));
}

#[test]
fn a_dn_that_begins_with_a_hash_is_escaped_by_a_backslash() {
    let scenario: Scenario = r"parties \#31 \\#31 \31 #".parse().unwrap();
    assert_eq!(scenario.parties_text(), r"#31 \#31 \31");
    assert_eq!(scenario.to_string(), "parties \\#31 \\\\#31 \\31\nconn 1\n");
}

#[test]
fn the_short_form_has_no_escapes() {
    let scenario = Scenario::from_short(r"#31 \#31", r"release \#31").unwrap();
    assert_eq!(scenario.call().parties(), [Dn::new("#31").unwrap(), Dn::new(r"\#31").unwrap()]);
    assert_eq!(scenario.steps_text(), r"release \#31");
}

#[test]
fn keywords_are_accepted_as_dns() {
    let text = "parties by delete release\nconn 1\ndelete by by by\ndelete release by delete\n";
    assert_eq!(text.parse::<Scenario>().unwrap().to_string(), text);
}

#[test]
fn an_error_names_line_column_found_and_expected() {
    check_error("parties A B C\ndelete B bye A", "line 2, column 10: found `bye`, expected `by`");
    check_error("parties A B C\ndelete B", "line 2, column 9: found nothing more, expected `by`");
    check_error("parties A B C\n  delete", "line 2, column 9: found nothing more, expected a DN");
    check_error("parties A B\nrelease A B", "line 2, column 11: found `B`, expected the end of the statement");
    check_error(
        "parties A B\nhang up",
        "line 2, column 1: found `hang`, expected `parties`, `conn`, `optional`, `delete` or `release`",
    );
    check_error(
        "parties A B\nconn xyz",
        "line 2, column 6: found `xyz`, expected a ConnID: a ConnID is 1 to 16 hexadecimal digits",
    );
    check_error("parties A B\noptional maybe", "line 2, column 10: found `maybe`, expected `show` or `omit`");
    check_error("parties A B\noptional", "line 2, column 9: found nothing more, expected `show` or `omit`");
}

#[test]
fn an_error_in_the_parties_points_at_the_party() {
    check_error("", "line 1, column 1: found the end, expected a line with `parties` and 2 to 1000 DNs");
    check_error("release A", "line 1, column 10: found the end, expected a line with `parties` and 2 to 1000 DNs");
    check_error("# nothing\n\n", "line 2, column 1: found the end, expected a line with `parties` and 2 to 1000 DNs");
    check_error(
        "release A\nparties A",
        "line 2, column 10: found nothing more, expected the parties of a call: a call has at least 2 parties, this one has 1",
    );
    check_error(
        "parties A B A",
        "line 1, column 13: found `A`, expected the parties of a call: each party needs its own DN, but parties 1 and 3 are both `A`",
    );
    check_error(
        "parties A B,C",
        "line 1, column 11: found `B,C`, expected a DN: a DN has no white space, comma or control character, this one has ',' at character 2",
    );
    check_error(
        "parties A B\nparties C D",
        "line 2, column 1: found `parties`, expected `parties` only once, but line 1 already has it",
    );
}

#[test]
fn a_scenario_of_1000_steps_is_an_error() {
    let steps = |count| vec!["release A"; count].join(",");
    assert_eq!(Scenario::steps_from_short(&steps(Scenario::MAX_STEPS)).unwrap().len(), 999);
    let expected = "steps, column 9991: found `release`, expected the end: a scenario has at most 999 steps";
    check_short_error("A B", &steps(1_000), expected);
    let text = format!("parties A B\n{}", "release A\n".repeat(1_000));
    check_error(&text, "line 1001, column 1: found `release`, expected the end: a scenario has at most 999 steps");
}

#[test]
fn a_text_or_field_of_more_than_a_mebibyte_is_an_error() {
    let long = " ".repeat(Scenario::MAX_BYTES);
    check_error(&long, "line 1, column 1048577: found the end, expected a line with `parties` and 2 to 1000 DNs");
    let longer = format!("{long} ");
    check_error(&longer, "line 1, column 1: found 1048577 bytes, expected at most 1048576 bytes");
    check_short_error(&longer, "", "parties, column 1: found 1048577 bytes, expected at most 1048576 bytes");
    check_short_error("A B", &longer, "steps, column 1: found 1048577 bytes, expected at most 1048576 bytes");
}

#[test]
fn the_largest_scenario_reads_back_as_itself() {
    let dn = |number| Dn::new(&format!("{number:03}{}", "\u{1f4de}".repeat(Dn::MAX_CHARS - 4))).unwrap();
    let dns: Vec<_> = (0..Call::MAX_PARTIES).map(dn).collect();
    let deletions = dns[1..]
        .iter()
        .rev()
        .map(|leaver| Request::DeleteFromConference { by: dns[0].clone(), other_dn: leaver.clone() });
    let mut steps: Vec<_> = deletions.take(Call::MAX_PARTIES - 2).collect();
    steps.push(Request::ReleaseCall { by: dns[0].clone() });
    let scenario = Scenario::new(ConnId::default(), dns).unwrap().with_steps(steps);
    assert_eq!(scenario.steps.len(), Scenario::MAX_STEPS);
    assert_eq!(scenario.play().unwrap().now().parties().len(), 0);
    assert_eq!(scenario.to_string().parse(), Ok(scenario));
}

#[test]
fn an_error_of_the_short_form_names_the_field() {
    check_short_error("A B C", "delete B bye A", "steps, column 10: found `bye`, expected `by`");
    check_short_error("A B C", "release A, drop B", "steps, column 12: found `drop`, expected `delete` or `release`");
    check_short_error("A B C", "release A,", "steps, column 11: found nothing more, expected `delete` or `release`");
    check_short_error(
        "A",
        "",
        "parties, column 2: found nothing more, expected the parties of a call: a call has at least 2 parties, this one has 1",
    );
}

#[test]
fn a_found_word_is_truncated_and_escaped() {
    let error = format!("parties {} B", "\u{7}x".repeat(40)).parse::<Scenario>().unwrap_err().to_string();
    assert!(error.contains(r"found `\u{7}x\u{7}x"), "{error}");
    assert!(error.contains("…`"), "{error}");
}

/// Any DN, with `#` and `\` overrepresented, because the text form gives them a meaning.
fn dn() -> impl Strategy<Value = Dn> {
    let character =
        prop_oneof![4 => proptest::char::range('!', '~'), 2 => Just('#'), 2 => Just('\\'), 1 => any::<char>()];
    proptest::collection::vec(character, 1..12)
        .prop_map(|characters| characters.into_iter().collect::<String>())
        .prop_filter_map("a DN", |text| Dn::new(&text).ok())
}

/// Any scenario. Its steps may be refused.
fn scenario() -> impl Strategy<Value = Scenario> {
    let parties = proptest::collection::hash_set(dn(), 2..8);
    let step = prop_oneof![
        dn().prop_map(|by| Request::ReleaseCall { by }),
        (dn(), dn()).prop_map(|(by, other_dn)| Request::DeleteFromConference { by, other_dn })
    ];
    let optional = prop_oneof![Just(Optional::Show), Just(Optional::Omit)];
    (parties, "[0-9a-fA-F]{1,16}", proptest::collection::vec(step, 0..6), optional).prop_map(
        |(parties, conn_id, steps, optional)| {
            let conn_id = ConnId::new(&conn_id).unwrap();
            Scenario::new(conn_id, parties.into_iter().collect()).unwrap().with_steps(steps).with_optional(optional)
        },
    )
}

proptest! {
    // Failing inputs are stored beside this file and tried first from then on: commit them.
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::WithSource("regressions")))]

    #[test]
    fn a_printed_scenario_reads_back_as_itself(scenario in scenario()) {
        prop_assert_eq!(scenario.to_string().parse::<Scenario>(), Ok(scenario));
    }

    #[test]
    fn the_short_form_reads_back_as_itself(scenario in scenario()) {
        let call = Scenario::from_parties(&scenario.parties_text(), scenario.call().conn_id().clone()).unwrap();
        prop_assert_eq!(call.call(), scenario.call());
        prop_assert_eq!(Scenario::steps_from_short(&scenario.steps_text()), Ok(scenario.steps));
    }

    #[test]
    fn any_text_is_a_scenario_or_an_error_inside_the_text(text in "(parties|conn|optional|delete|release|by|[ #\\\\,\n]|\\PC|A|B){0,40}") {
        match text.parse::<Scenario>() {
            Ok(scenario) => prop_assert!(scenario.call().parties().len() <= Call::MAX_PARTIES),
            Err(error) => {
                let line = text.lines().nth(error.place.line - 1).unwrap_or("");
                prop_assert!(error.place.column <= line.chars().count() + 1, "{}", error);
            }
        }
    }
}
