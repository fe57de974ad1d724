//! `callmodel check`, `markdown` and `mdbook`, end to end: the real command on real files.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

const RIGHT: &str = "```call-model\nparties A B\nrelease A\n```\n";
const WRONG: &str = "# Calls\n\n```call-model\nparties A B C\ndelete B bye A\n```\n";

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn callmodel(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_callmodel"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Ignored: a command that does not read its input closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// Exit status, standard output and standard error.
fn said(output: &Output) -> (Option<i32>, &str, &str) {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn check_of_correct_documents_counts_models_and_files() {
    let docs = folder(&[
        ("a.md", RIGHT),
        ("b/c.html", "<call-model></call-model><call-model></call-model>"),
        ("d.txt", WRONG),
    ]);
    let output = callmodel(docs.path(), &["check", "."], "");
    assert_eq!(said(&output), (Some(0), "3 models in 2 files, nothing wrong\n", ""));
}

#[test]
fn check_reports_each_fault_with_file_line_and_column() {
    let docs = folder(&[("a.md", WRONG), ("b/c.html", "<p>\n<call-model view=cube>"), ("ok.md", RIGHT)]);
    let output = callmodel(docs.path(), &["check", "a.md", "b"], "");
    let says = "a.md:5:10: found `bye`, expected `by`\n\
                b/c.html:2:18: in view: found `cube`, expected `both`, `ladder` or `tables`\n\
                2 models in 2 files, 2 faults\n";
    assert_eq!(said(&output), (Some(1), says, ""));
}

#[test]
fn check_skips_hidden_folders_and_node_modules() {
    let docs = folder(&[(".git/a.md", WRONG), ("node_modules/x/a.md", WRONG), ("a.md", "")]);
    assert_eq!(said(&callmodel(docs.path(), &["check", "."], "")).1, "0 models in 1 file, nothing wrong\n");
}

#[test]
fn check_of_a_missing_file_or_another_type_is_status_2() {
    let docs = folder(&[("a.txt", "")]);
    let output = callmodel(docs.path(), &["check", "docs"], "");
    assert_eq!(said(&output).0, Some(2));
    assert!(said(&output).2.starts_with("callmodel: cannot read docs: "), "{output:?}");
    let output = callmodel(docs.path(), &["check", "a.txt"], "");
    let says = "callmodel: a.txt is neither Markdown nor HTML by its name. \
                Name a folder, or a file that ends in .md or .html.\n";
    assert_eq!(said(&output), (Some(2), "", says));
}

#[test]
fn markdown_replaces_a_fence_by_its_tag() {
    let docs = folder(&[("a.md", &format!("before\n\n{RIGHT}\nbehind\n"))]);
    let output = callmodel(docs.path(), &["markdown", "a.md"], "");
    let (code, printed, _) = said(&output);
    assert_eq!(code, Some(0));
    assert!(
        printed.starts_with(
            "before\n\n<div><call-model parties=\"A B\" steps=\"release A\"> <div class=\"call-model-place\"> <figure"
        ),
        "{printed}"
    );
    assert!(printed.ends_with("</call-model></div>\n\n\nbehind\n"), "{printed}");
}

#[test]
fn markdown_reports_faults_at_the_given_name_and_line() {
    let docs = folder(&[]);
    let output = callmodel(docs.path(), &["markdown", "-", "--name", "docs/a.md", "--first-line", "11"], WRONG);
    assert_eq!(said(&output), (Some(1), "", "docs/a.md:15:10: found `bye`, expected `by`\n"));
}

/// Input of a preprocessor as mdBook 0.5 writes it, for a book of a chapter and a chapter within it.
fn book(one: &str, within: &str) -> String {
    let chapter = |content: &str, path: &str, sub_items: Value| {
        json!({"Chapter": {
            "name": path, "content": content, "number": null, "sub_items": sub_items, "path": path, "source_path": path,
            "parent_names": [],
        }})
    };
    let within = chapter(within, "deep/b.md", json!([]));
    let book = json!({"items": [{"PartTitle": "Calls"}, chapter(one, "a.md", json!([within])), "Separator"]});
    json!([{"root": "/", "config": {"book": {"src": "text"}}, "renderer": "html", "mdbook_version": "0.5.4"}, book])
        .to_string()
}

#[test]
fn mdbook_draws_every_chapter_and_keeps_everything_else() {
    let docs = folder(&[]);
    let output = callmodel(docs.path(), &["mdbook"], &book("# A\n", RIGHT));
    let (code, printed, _) = said(&output);
    assert_eq!(code, Some(0));
    let drawn: Value = serde_json::from_str(printed).unwrap();
    let was: Value = serde_json::from_str(&book("# A\n", "")).unwrap();
    let within = "/items/1/Chapter/sub_items/0/Chapter/content";
    assert!(drawn.pointer(within).unwrap().as_str().unwrap().starts_with("<div><call-model "));
    let mut without = drawn;
    *without.pointer_mut(within).unwrap() = json!("");
    assert_eq!(without, was[1]);
}

#[test]
fn mdbook_keeps_every_digit_of_a_number() {
    let said_by_mdbook = r#"[{}, {"items": [], "number": 222000000000000009107364040568005517, "part": 0.10}]"#;
    let output = callmodel(folder(&[]).path(), &["mdbook"], said_by_mdbook);
    let expected = r#"{"items":[],"number":222000000000000009107364040568005517,"part":0.10}"#;
    assert_eq!(said(&output), (Some(0), expected, ""));
}

#[test]
fn mdbook_fails_on_a_wrong_fence_with_file_and_line() {
    let docs = folder(&[]);
    let output = callmodel(docs.path(), &["mdbook"], &book(WRONG, "```call-model\n```\n"));
    let says = "text/a.md:5:10: found `bye`, expected `by`\n\
                text/deep/b.md:1:4: found the end, expected a line with `parties` and 2 to 1000 DNs\n";
    assert_eq!(said(&output), (Some(1), "", says));
}

#[test]
fn mdbook_supports_html_alone() {
    let docs = folder(&[]);
    let code = |renderer| callmodel(docs.path(), &["mdbook", "supports", renderer], "").status.code();
    assert_eq!([code("html"), code("markdown")], [Some(0), Some(1)]);
}

#[test]
fn mdbook_input_that_is_no_book_is_status_2() {
    let docs = folder(&[]);
    for said_to_it in ["", "[{}]", "[{}, {}]"] {
        let output = callmodel(docs.path(), &["mdbook"], said_to_it);
        assert_eq!(said(&output).0, Some(2));
        assert!(said(&output).2.starts_with("callmodel: standard input is no book: "), "{output:?}");
    }
}
