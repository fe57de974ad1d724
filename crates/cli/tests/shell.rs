//! `callmodel completions` and `callmodel man`, end to end.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_callmodel");

fn callmodel(arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).output().unwrap()
}

/// The completions that bash offers for the last of `words`. `None` on a machine without bash.
fn completed(words: &str) -> Option<Vec<String>> {
    // The bash of macOS, 3.2, has neither negative indices nor `source <(…)`.
    let script = format!(
        "eval \"$(\"$0\" completions bash)\"; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
         _callmodel callmodel \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD - 1]}}\"; \
         printf '%s\\n' \"${{COMPREPLY[@]}}\""
    );
    let output = Command::new("bash").args(["-c", &script, PROGRAM]).output().ok()?;
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

fn assert_completed(words: &str, expected: &[&str]) {
    match completed(words) {
        Some(found) => assert_eq!(found, expected, "{words}"),
        None => eprintln!("SKIPPED: bash is not installed"),
    }
}

#[test]
fn bash_completes_commands() {
    assert_completed("callmodel com", &["compare", "completions"]);
}

#[test]
fn bash_completes_options() {
    assert_completed("callmodel embed --the", &["--theme"]);
}

#[test]
fn bash_completes_values() {
    assert_completed("callmodel run --format mer", &["mermaid"]);
    assert_completed("callmodel embed --controls s", &["step"]);
}

#[test]
fn an_unknown_shell_is_refused_with_the_known_ones() {
    let output = callmodel(&["completions", "tcsh"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("[possible values: bash, elvish, fish, powershell, zsh]"), "{told}");
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn each_page_that_a_manual_page_names_is_written() {
    let folder = tempfile::tempdir().unwrap();
    assert!(callmodel(&["man", folder.path().to_str().unwrap()]).status.success());
    let contents = fs::read_to_string(folder.path().join("callmodel.1")).unwrap().replace("\\-", "-");
    let named = contents.lines().filter_map(|line| line.strip_suffix("(1)"));
    let expected: BTreeSet<_> = named.chain(["callmodel"]).map(|name| format!("{name}.1")).collect();
    assert!(expected.len() > 6, "{expected:?}");
    assert_eq!(names(folder.path()), expected);
}

#[test]
fn manual_pages_replace_files_only_with_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    fs::write(folder.path().join("callmodel.1"), "mine").unwrap();
    let output = callmodel(&["man", path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("callmodel.1 already exists"));
    assert_eq!(fs::read_to_string(folder.path().join("callmodel.1")).unwrap(), "mine");
    assert!(callmodel(&["man", path, "--force"]).status.success());
}

#[test]
fn manual_pages_without_their_folder_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let output = callmodel(&["man", folder.path().join("missing").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("Create it first"));
}
