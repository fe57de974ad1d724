//! `callmodel questions`, end to end: its output, its errors, and 20,000 questions marked by the oracle (`tests/oracle`), an
//! independent implementation of the reference's tables in Python.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;

use serde_json::{Value, json};

fn questions(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_callmodel")).arg("questions").args(arguments).output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = questions(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The questions that are printed in JSON.
fn in_json(arguments: &[&str]) -> Vec<Value> {
    let printed: Value = serde_json::from_str(&printed(&[arguments, &["--format", "json"]].concat())).unwrap();
    assert_eq!(printed["schemaVersion"], 1);
    printed["questions"].as_array().unwrap().clone()
}

/// Asserts that the arguments are refused with this text, and that nothing is printed.
fn check_refused(arguments: &[&str], said: &str) {
    let output = questions(arguments);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(2), [].as_slice()));
    assert!(errors.contains(said), "{errors}");
}

/// The output of a command with `text` on its standard input, and its exit status.
fn piped(command: &mut Command, text: String) -> (String, Option<i32>) {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

#[test]
fn a_question_in_json_has_the_documented_fields() {
    let questions = in_json(&["--seed", "1", "--count", "1", "--kind", "value", "--parties", "3"]);
    let [question] = &questions[..] else { panic!("{questions:?}") };
    assert_eq!(
        (&question["seed"], &question["kind"], &question["id"]),
        (&json!(1), &json!("value"), &json!("value-1-3"))
    );
    assert_eq!(question["parties"], json!(["A", "B", "C"]));
    for field in ["prompt", "steps", "why", "hint"] {
        assert!(!question[field].as_str().unwrap().is_empty(), "{field}");
    }
    assert!(question["asks"]["party"].is_string() && question["asks"]["attribute"].is_string());
    let answer = usize::try_from(question["answer"].as_u64().unwrap()).unwrap();
    assert!(answer < question["choices"].as_array().unwrap().len());
}

#[test]
fn the_same_seed_gives_the_same_questions() {
    let arguments = ["--seed", "7", "--count", "12", "--format", "json"];
    assert_eq!(printed(&arguments), printed(&arguments));
    let one = in_json(&["--seed", "9", "--count", "1"]);
    assert_eq!(in_json(&["--seed", "7", "--count", "12"])[2], one[0], "a question depends on its own seed alone");
}

#[test]
fn kinds_take_turns_unless_one_is_chosen() {
    let kinds = |arguments: &[&str]| {
        let kinds = in_json(arguments).into_iter().map(|question| question["kind"].as_str().unwrap().to_owned());
        kinds.collect::<Vec<_>>()
    };
    let all = kinds(&["--seed", "0", "--count", "6"]);
    assert_eq!(all, ["event", "value", "request", "difference", "fault", "handler"]);
    assert_eq!(kinds(&["--kind", "fault", "--count", "3"]), ["fault"; 3]);
}

#[test]
fn parties_is_the_size_of_each_call_at_its_start() {
    for count in ["2", "8"] {
        for question in in_json(&["--parties", count, "--count", "12"]) {
            assert_eq!(question["parties"].as_array().unwrap().len().to_string(), count);
        }
    }
}

#[test]
fn the_last_seed_is_followed_by_the_first() {
    let seeds: Vec<_> = in_json(&["--seed", "18446744073709551615", "--count", "2"])
        .iter()
        .map(|question| question["seed"].as_u64())
        .collect();
    assert_eq!(seeds, [Some(u64::MAX), Some(0)]);
}

#[test]
fn text_has_the_answers_after_the_questions() {
    let text = printed(&["--count", "3"]);
    let (sheets, answers) = text.split_once("Answers\n").unwrap();
    for number in ["1. ", "2. ", "3. "] {
        assert!(sheets.lines().any(|line| line.starts_with(number)), "{sheets}");
        assert!(answers.lines().any(|line| line.starts_with(number)), "{answers}");
    }
}

#[test]
fn a_request_to_guess_is_not_printed_before_its_answer() {
    for question in in_json(&["--kind", "request", "--parties", "3", "--count", "20"]) {
        let seed = question["seed"].to_string();
        let text = printed(&["--kind", "request", "--parties", "3", "--count", "1", "--seed", &seed]);
        let (before_choices, _) = text.split_once("  a) ").unwrap();
        let last = question["steps"].as_str().unwrap().rsplit(", ").next().unwrap();
        assert!(!before_choices.contains(&format!("    {last}\n")), "{text}");
    }
}

#[test]
fn an_output_file_is_replaced_only_with_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("questions.json");
    let file = path.to_str().unwrap();
    assert_eq!(printed(&["--format", "json", "--output", file]), "");
    assert!(fs::read_to_string(&path).unwrap().ends_with("}]}\n"));
    check_refused(&["--output", file], "already exists");
    assert_eq!(printed(&["--output", file, "--force"]), "");
}

#[test]
fn the_question_of_a_link_is_printed() {
    let link = "A B C, delete B by C, value:A.ThirdPartyDN";
    let [question] = &in_json(&["--link", link])[..] else { panic!("expected one question") };
    assert_eq!((&question["id"], &question["answer"], &question["seed"]), (&json!(link), &json!(2), &Value::Null));
    assert_eq!(
        in_json(&["--link", "value-7-3"]),
        in_json(&["--seed", "7", "--count", "1", "--kind", "value", "--parties", "3"])
    );
}

/// Asserts exit status and message for a link.
fn check_link(link: &str, status: i32, said: &str) {
    let output = questions(&["--link", link]);
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(status), [].as_slice()));
    assert!(errors.starts_with(&format!("callmodel: --link: {said}")), "{errors}");
}

#[test]
fn a_link_that_leads_to_no_question_is_refused() {
    check_link("A B", 2, "found `A B`, expected a kind and a seed");
    check_link("A B, release A, value:A.X", 2, "ask, column 7: found `A.X`, expected a DN, a dot and one of");
    check_link("A B, release A, value:A.OtherDN", 1, "T-Server may leave OtherDN out here");
    check_link("A B, release C, request", 1, "step 1: `release C` is refused");
    check_refused(&["--link", "value-7", "--seed", "7"], "cannot be used with");
}

#[test]
fn invalid_options_are_refused_with_the_valid_ones() {
    check_refused(&["--kind", "riddle"], "[possible values: event, value, request, difference, fault, handler]");
    check_refused(&["--parties", "9"], "9 is not in 2..=8");
    check_refused(&["--parties", "1"], "1 is not in 2..=8");
    check_refused(&["--count", "0"], "0 is not in 1..=1000000");
    check_refused(&["--seed", "-1"], "'-1'");
    check_refused(&["--quiz", "--format", "json"], "cannot be used with");
}

#[test]
fn a_quiz_asks_explains_and_counts() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_callmodel"));
    let (said, status) = piped(command.args(["questions", "--quiz", "--count", "2"]), "?\n".to_owned());
    assert_eq!(status, Some(0));
    assert!(said.ends_with("1 of 2 answered. Right at first: 0, in the end: 0.\n"), "{said}");
}

#[test]
fn the_course_has_no_faults() {
    let course = concat!(env!("CARGO_MANIFEST_DIR"), "/../lesson/course");
    let output = Command::new(env!("CARGO_BIN_EXE_callmodel")).args(["check", course]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "116 models in 28 files, no errors\n");
}

/// The disagreements of the oracle with questions, and its counts.
fn marked(json: String) -> (Vec<String>, Value) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/questions.py");
    // -B: no compiled files beside the scripts.
    let (said, status) = piped(Command::new("python3").args(["-B", script]), json);
    let mut lines: Vec<_> = said.lines().map(str::to_owned).collect();
    let counts: Value = serde_json::from_str(&lines.pop().unwrap()).unwrap();
    assert_eq!(status, Some(i32::from(counts["disagreements"] != json!(0))));
    (lines, counts)
}

#[test]
fn the_oracle_marks_20000_questions_as_the_model_does() {
    let (disagreements, counts) = marked(printed(&["--seed", "0", "--count", "20000", "--format", "json"]));
    assert_eq!(disagreements, <[&str; 0]>::default());
    let of_kind = |kind: &str| counts[kind].as_u64().unwrap();
    let kinds = ["event", "value", "request", "difference", "fault", "handler"].map(of_kind);
    assert_eq!(kinds, [3_334, 3_334, 3_333, 3_333, 3_333, 3_333]);
}

#[test]
fn the_oracle_marks_questions_about_large_calls() {
    let (disagreements, _) = marked(printed(&["--parties", "8", "--count", "600", "--format", "json"]));
    assert_eq!(disagreements, <[&str; 0]>::default());
}

#[test]
fn any_other_answer_is_a_disagreement_of_the_oracle() {
    let mut questions = in_json(&["--count", "120"]);
    for question in &mut questions {
        let choices = question["choices"].as_array().unwrap().len();
        let answer = usize::try_from(question["answer"].as_u64().unwrap()).unwrap();
        question["answer"] = json!((answer + 1) % choices);
    }
    let (disagreements, _) = marked(json!({ "schemaVersion": 1, "questions": questions }).to_string());
    assert_eq!(disagreements.len(), 120);
}
