//! `callmodel compare`, end to end: the real command, its output and its exit status.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::process::{Command, Output};

use insta::assert_snapshot;

fn compare(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_callmodel")).arg("compare").args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = compare(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Asserts an exit status and an error message, and that nothing is printed.
fn check_refused(arguments: &[&str], status: i32, said: &str) {
    let output = compare(arguments);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(status), [].as_slice()));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), said);
}

const PHASES: [&str; 4] = ["--parties", "A B C", "release B", "delete B by A"];

#[test]
fn a_comparison_marks_each_difference_with_a_sign() {
    assert_snapshot!(printed(&PHASES));
}

#[test]
fn a_comparison_is_printed_in_markdown() {
    assert_snapshot!(printed(&[&PHASES[..], &["--format", "markdown"]].concat()));
}

#[test]
fn a_comparison_in_json_says_which_attributes_differ() {
    let json: serde_json::Value =
        serde_json::from_str(&printed(&[&PHASES[..], &["--format", "json"]].concat())).unwrap();
    assert_eq!(json["sentence"], "Only ThirdPartyDN differs: for A and C, it is B if B releases, A if A deletes B.");
    assert_eq!(json["compared"], serde_json::json!(["release B", "delete B by A"]));
    let attributes = json["parties"][2]["attributes"].as_array().unwrap();
    let differing: Vec<_> = attributes.iter().filter(|attribute| attribute["differs"] == true).collect();
    assert_eq!(differing, [&serde_json::json!({ "name": "ThirdPartyDN", "values": ["B", "A"], "differs": true })]);
}

#[test]
fn steps_are_applied_before_both_requests() {
    let printed = printed(&["--parties", "A B C", "--steps", "release C", "release A", "release B"]);
    assert!(printed.starts_with("Nothing differs.\n\n"), "{printed}");
}

#[test]
fn a_dn_with_markdown_or_html_stays_in_its_cell() {
    let printed = printed(&["--parties", "a|b <i> C", "release C", "release <i>", "--format", "markdown"]);
    let cells = |line: &str| line.matches('|').count();
    assert!(printed.lines().skip(2).all(|line| cells(line) == 6), "{printed}");
    assert!(printed.contains("| `a`&#124;`b` |") && printed.contains("| `<i>` "), "{printed}");
}

#[test]
fn a_refused_request_is_status_1_with_its_reason() {
    check_refused(
        &["--parties", "A B", "release A", "delete B by A"],
        1,
        "callmodel: the second request: `delete B by A` is refused: the call is a conversation of two parties, and the \
         reference defines TDeleteFromConference only for a conference. Possible instead: `release A`.\n",
    );
}

#[test]
fn a_refused_step_is_status_1_with_its_number() {
    let output = compare(&["--parties", "A B C", "--steps", "release B, release B", "release A", "release C"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("callmodel: step 2: "));
}

#[test]
fn two_requests_in_one_argument_are_status_2() {
    check_refused(
        &["--parties", "A B C", "release A, release B", "release C"],
        2,
        "callmodel: the first request: found 2 requests, expected one, such as \"release B\"\n",
    );
}

#[test]
fn a_syntax_error_in_a_request_is_status_2_with_its_place() {
    let output = compare(&["--parties", "A B C", "release A", "frobnicate"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("callmodel: the second request: ") && said.contains("`frobnicate`"), "{said}");
}
