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
    let says = "./d.txt: skipped: it contains call-model, in an unsupported format\n3 models in 2 files, no errors\n";
    assert_eq!(said(&output), (Some(0), says, ""));
}

#[test]
fn check_reports_each_fault_with_file_line_and_column() {
    let docs = folder(&[("a.md", WRONG), ("b/c.html", "<p>\n<call-model view=cube>"), ("ok.md", RIGHT)]);
    let output = callmodel(docs.path(), &["check", "a.md", "b"], "");
    let says = "a.md:5:10: found `bye`, expected `by`\n\
                b/c.html:2:18: in view: found `cube`, expected `both`, `ladder` or `tables`\n\
                2 models in 2 files, 2 errors\n";
    assert_eq!(said(&output), (Some(1), says, ""));
}

#[test]
fn check_skips_hidden_folders_and_node_modules() {
    let docs = folder(&[(".git/a.md", WRONG), ("node_modules/x/a.md", WRONG), ("a.md", RIGHT)]);
    let says = "./.git: skipped: a hidden folder\n\
                ./node_modules: skipped: npm packages\n\
                1 model in 1 file, no errors\n";
    assert_eq!(said(&callmodel(docs.path(), &["check", "."], "")), (Some(0), says, ""));
}

#[test]
fn check_without_any_model_is_status_1_unless_allowed() {
    let docs = folder(&[("empty/b.txt", "")]);
    let says = "0 models in 0 files, no errors\nFound no model, expected one; --allow-none accepts this.\n";
    assert_eq!(said(&callmodel(docs.path(), &["check", "empty"], "")), (Some(1), says, ""));
    let allowed = callmodel(docs.path(), &["check", "--allow-none", "empty"], "");
    assert_eq!(said(&allowed), (Some(0), "0 models in 0 files, no errors\n", ""));
}

#[test]
fn check_names_files_of_other_formats_that_mention_a_model() {
    let docs = folder(&[
        ("a.md", RIGHT),
        ("b.adoc", "[call-model]\n"),
        ("c.ipynb", "{}"),
        ("d.rst", "call-model"),
        ("e.tmpl", "<call-model>"),
        ("f.svx", "```call-model\n"),
        ("g.typ", "```call-model\n"),
    ]);
    let output = callmodel(docs.path(), &["check", "."], "");
    let reason = "skipped: it contains call-model, in an unsupported format";
    let named = ["b.adoc", "d.rst", "e.tmpl", "f.svx", "g.typ"].map(|name| format!("./{name}: {reason}\n")).concat();
    let says = format!("{named}1 model in 1 file, no errors\n");
    assert_eq!(said(&output), (Some(0), &says[..], ""));
}

#[test]
fn check_looks_into_templates() {
    let tag = "<template>\n<call-model view=\"cube\" :steps=\"steps\" />\n</template>\n";
    for ending in ["vue", "svelte", "astro"] {
        let name = format!("a.{ending}");
        let output = callmodel(folder(&[(&name[..], tag)]).path(), &["check", "."], "");
        assert!(said(&output).1.starts_with(&format!("./{name}:2:19: in view: found `cube`")), "{output:?}");
    }
}

#[cfg(unix)]
#[test]
fn check_follows_links_and_ends_at_cycles() {
    let docs = folder(&[("real/a.md", WRONG), ("docs/ok.md", RIGHT)]);
    std::os::unix::fs::symlink("../real", docs.path().join("docs/linked")).unwrap();
    std::os::unix::fs::symlink("..", docs.path().join("docs/up")).unwrap();
    std::os::unix::fs::symlink("nowhere.md", docs.path().join("docs/broken.md")).unwrap();
    let says = "docs/linked/a.md:5:10: found `bye`, expected `by`\n\
                docs/broken.md: skipped: a broken link\n\
                2 models in 2 files, 1 error\n";
    assert_eq!(said(&callmodel(docs.path(), &["check", "docs"], "")), (Some(1), says, ""));
}

#[test]
fn check_counts_a_file_once_that_is_named_and_in_a_named_folder() {
    let docs = folder(&[("a.md", "```call-model\nparties A B\n```\n")]);
    let output = callmodel(docs.path(), &["check", "a.md", "."], "");
    assert_eq!(said(&output).1, "1 model in 1 file, no errors\n");
}

#[test]
fn check_reports_all_faults_before_what_cannot_be_read() {
    let docs = folder(&[("a.md", WRONG), ("c.md", WRONG)]);
    fs::write(docs.path().join("b.md"), b"caf\xe9\n").unwrap();
    let says = "./a.md:5:10: found `bye`, expected `by`\n./c.md:5:10: found `bye`, expected `by`\n\
                2 models in 2 files, 2 errors\n";
    let unread = "./b.md:1:4: found bytes that are not UTF-8, expected text; save it as UTF-8\n";
    assert_eq!(said(&callmodel(docs.path(), &["check", "."], "")), (Some(2), says, unread));
}

#[test]
fn check_reads_markdown_from_standard_input() {
    let output = callmodel(folder(&[]).path(), &["check", "-"], WRONG);
    assert_eq!(said(&output).1, "<stdin>:5:10: found `bye`, expected `by`\n1 model in 1 file, 1 error\n");
}

/// A text in this encoding, as `iconv` names it, without a byte order mark.
fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    let (narrow, wide) = (text.encode_utf16(), text.chars().map(u32::from));
    match encoding {
        "UTF-16LE" => narrow.flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => narrow.flat_map(u16::to_be_bytes).collect(),
        "UTF-32LE" => wide.flat_map(u32::to_le_bytes).collect(),
        _ => wide.flat_map(u32::to_be_bytes).collect(),
    }
}

#[test]
fn utf_16_and_utf_32_are_named_with_the_way_out() {
    let docs = folder(&[]);
    for encoding in ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"] {
        for (mark, name) in [("", encoding), ("\u{feff}", &encoding[..6])] {
            for (file, verb) in [("a.txt", "run"), ("a.md", "check"), ("a.md", "markdown"), ("a.md", "course")] {
                fs::write(docs.path().join(file), encoded(&format!("{mark}parties A B\n"), encoding)).unwrap();
                let way_out = format!("save it as UTF-8, or convert it: `iconv -f {name} -t UTF-8`");
                let says = format!("{file}:1:1: found {name}, expected UTF-8; {way_out}\n");
                let output = callmodel(docs.path(), &[verb, file], "");
                assert_eq!((said(&output).0, said(&output).2), (Some(2), &says[..]), "{encoding} {verb}");
            }
        }
    }
}

#[test]
fn check_names_files_of_other_formats_in_utf_16() {
    let docs = folder(&[("a.md", RIGHT)]);
    fs::write(docs.path().join("b.txt"), encoded("[call-model]", "UTF-16LE")).unwrap();
    let says = "./b.txt: skipped: it contains call-model, in an unsupported format\n1 model in 1 file, no errors\n";
    assert_eq!(said(&callmodel(docs.path(), &["check", "."], "")), (Some(0), says, ""));
}

#[test]
fn check_of_a_missing_file_or_another_type_is_status_2() {
    let docs = folder(&[("a.txt", "")]);
    let output = callmodel(docs.path(), &["check", "docs"], "");
    assert_eq!((said(&output).0, said(&output).1), (Some(2), "0 models in 0 files, no errors\n"));
    assert!(said(&output).2.starts_with("callmodel: cannot read docs: "), "{output:?}");
    let output = callmodel(docs.path(), &["check", "a.txt"], "");
    let says = "callmodel: a.txt is not a Markdown or HTML file by its extension. \
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
fn mdbook_fails_on_markdown_that_is_not_included_yet() {
    let docs = folder(&[]);
    let output =
        callmodel(docs.path(), &["mdbook"], &book("x\n\nsee {{#include part.md:here}}\n", "\\{{#include a.md}}\n"));
    let says = "text/a.md:3:5: found an include that mdBook has not resolved, expected its text: \
                add `after = [\"links\"]` under [preprocessor.callmodel] in book.toml\n";
    assert_eq!(said(&output), (Some(1), "", says));
    let output = callmodel(docs.path(), &["mdbook"], &book("{{#include main.rs}}\n", ""));
    assert_eq!(said(&output).0, Some(0));
}

#[test]
fn check_names_what_may_be_a_model_of_another_dialect() {
    let docs =
        folder(&[("a.md", "!!! note\n\n    ```call-model\n    bye A\n    ```\n\n```call-model\nparties A B\n```\n")]);
    let output = callmodel(docs.path(), &["check", "."], "");
    let says = "./a.md:3:5: found what may be a model, in indented code, HTML, a directive or a shortcode: \
                only other generators draw it (not checked)\n1 model in 1 file, no errors\n";
    assert_eq!(said(&output), (Some(0), says, ""));
}

const UNDRAWN: &str = "<details>\n```call-model\nparties A B\n```\n</details>\n\n!!! note\n\n    ```call-model\n    x\n    ```\n\n\
    ```callmodel\nparties A B\n```\n\n<call-model view=cube></call-model>\n";

/// The lines that name what [`UNDRAWN`] has, in this file.
fn undrawn(file: &str, end: &str) -> String {
    let unseen =
        "found what may be a model, in indented code, HTML, a directive or a shortcode: only other generators draw it";
    [
        format!("2:1: {unseen}"),
        format!("9:5: {unseen}"),
        "13:4: found `callmodel`, expected `call-model`".to_owned(),
        "17:18: in view: found `cube`, expected `both`, `ladder` or `tables`".to_owned(),
    ]
    .map(|line| format!("{file}:{line}{end}\n"))
    .concat()
}

#[test]
fn markdown_names_what_it_does_not_draw() {
    let docs = folder(&[("a.md", UNDRAWN)]);
    let output = callmodel(docs.path(), &["markdown", "a.md"], "");
    assert_eq!(said(&output), (Some(0), UNDRAWN, &undrawn("a.md", " (not drawn)")[..]));
    let output = callmodel(docs.path(), &["markdown", "--strict", "a.md"], "");
    assert_eq!(said(&output), (Some(1), "", &undrawn("a.md", "")[..]));
}

#[test]
fn mdbook_names_what_it_does_not_draw() {
    let output = callmodel(folder(&[]).path(), &["mdbook"], &book(RIGHT, UNDRAWN));
    assert_eq!((said(&output).0, said(&output).2), (Some(0), &undrawn("text/deep/b.md", " (not drawn)")[..]));
    let output = callmodel(folder(&[]).path(), &["mdbook", "--strict"], &book(RIGHT, UNDRAWN));
    assert_eq!(said(&output), (Some(1), "", &undrawn("text/deep/b.md", "")[..]));
}

#[test]
fn mdbook_behind_links_has_includes_as_text() {
    let docs = folder(&[]);
    let mut input: Value = serde_json::from_str(&book("Write {{#include part.md}} here.\n", "")).unwrap();
    input[0]["config"]["preprocessor"] = json!({"callmodel": {"after": ["links"]}});
    let output = callmodel(docs.path(), &["mdbook"], &input.to_string());
    assert_eq!(said(&output).0, Some(0), "{}", said(&output).2);
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
fn mdbook_supports_every_renderer_but_that_of_catalogs() {
    let docs = folder(&[]);
    let code = |renderer| callmodel(docs.path(), &["mdbook", "supports", renderer], "").status.code();
    assert_eq!(["html", "markdown", "epub", "xgettext"].map(code), [Some(0), Some(0), Some(0), Some(1)]);
}

#[test]
fn mdbook_input_that_is_no_book_is_status_2() {
    let docs = folder(&[]);
    for said_to_it in ["", "[{}]", "[{}, {}]"] {
        let output = callmodel(docs.path(), &["mdbook"], said_to_it);
        assert_eq!(said(&output).0, Some(2));
        assert!(said(&output).2.starts_with("callmodel: standard input is not a book: "), "{output:?}");
    }
}
