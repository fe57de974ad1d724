//! `callmodel embed`, end to end: the real command, its output and its exit status.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::process::{Command, Output};

use callmodel_forms::Tag;

fn embed(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_callmodel")).arg("embed").args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = embed(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn embed_prints_the_tag_with_the_call_and_the_figure() {
    let html = printed(&["--parties", "A B C", "--steps", "delete B by A"]);
    assert!(
        html.starts_with("<call-model parties=\"A B C\" steps=\"delete B by A\">\n<div class=\"call-model-place\">\n<figure class=\"call-model\""),
        "{html}"
    );
    assert_eq!(html.matches("<table>").count(), 3);
    assert!(html.ends_with("</svg>\n</div>\n</call-model>\n"), "{html}");
}

#[test]
fn embed_options_become_attributes() {
    let options = ["--view", "ladder", "--controls", "step", "--theme", "dark", "--omit-optional", "--conn", "ff"];
    let html = printed(&[&["--parties", "A B"], &options[..]].concat());
    let tag =
        "<call-model parties=\"A B\" conn=\"ff\" optional=\"omit\" view=\"ladder\" controls=\"step\" theme=\"dark\">";
    assert!(html.starts_with(tag), "{html}");
}

#[test]
fn embed_with_ask_prints_the_question_and_its_answer() {
    let html = printed(&["--parties", "A B C", "--steps", "delete B by C", "--ask", "value:A.ThirdPartyDN"]);
    let parts = [
        "ask=\"value&#58;A&#46;ThirdPartyDN\">",
        "who is ThirdPartyDN&#63;",
        "Show the answer",
        "c&#41; C",
        "EventReleased",
    ];
    let places = parts.map(|part| html.find(part).unwrap_or_else(|| panic!("{part} is missing in {html}")));
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_question_that_cannot_be_asked_exits_with_its_reason() {
    for (ask, status, says) in
        [("valu:A", 2, "callmodel: --ask: column 1: found `valu`"), ("event:D", 1, "callmodel: --ask: D has")]
    {
        let output = embed(&["--parties", "A B C", "--steps", "delete B by C", "--ask", ask]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(status), 0), "{said}");
        assert!(said.starts_with(says), "{said}");
    }
}

#[test]
fn a_refused_step_prints_nothing_and_exits_with_1() {
    let output = embed(&["--parties", "A B", "--steps", "delete B by A"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), [].as_slice()));
}

#[test]
fn the_linked_style_sheet_is_the_one_of_the_figures() {
    let file = std::fs::read_to_string("../../web/element/call-model.css").unwrap();
    let comment = file.strip_suffix(Tag::style().as_str()).expect("web/element/call-model.css has to be written anew");
    assert!(comment.starts_with("/*") && comment.ends_with("*/\n"), "{comment}");
}
