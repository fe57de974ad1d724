//! `callmodel run`, end to end: the real command, its output and its exit status.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const DELETE: &str = concat!(
    r#"{"connId":"1","parties":["A","B","C"],"steps":[{"#,
    r#""request":{"name":"TDeleteFromConference","by":"A","otherDn":"B"},"#,
    r#""phase":"Delete from Conference Phase","basis":"table","#,
    r#""before":{"state":"Conference","parties":["A","B","C"]},"#,
    r#""events":[{"name":"EventPartyDeleted","party":"A","attributes":["#,
    r#"{"name":"ConnID","value":"1"},{"name":"ThisDN","value":"A"},{"name":"OtherDN","value":"B"},"#,
    r#"{"name":"OtherDNRole","value":"DeletedParty"},{"name":"ThirdPartyDN","value":"A"},"#,
    r#"{"name":"ThirdPartyDNRole","value":"DeletedBy"},{"name":"CallState","value":"OK","note":"a"}]},"#,
    r#"{"name":"EventReleased","party":"B","attributes":["#,
    r#"{"name":"ConnID","value":"1"},{"name":"ThisDN","value":"B"},{"name":"CallState","value":"OK"}]},"#,
    r#"{"name":"EventPartyDeleted","party":"C","attributes":["#,
    r#"{"name":"ConnID","value":"1"},{"name":"ThisDN","value":"C"},{"name":"OtherDN","value":"B"},"#,
    r#"{"name":"OtherDNRole","value":"DeletedParty"},{"name":"ThirdPartyDN","value":"A"},"#,
    r#"{"name":"ThirdPartyDNRole","value":"DeletedBy"},{"name":"CallState","value":"OK","note":"a"}]}],"#,
    r#""after":{"state":"Conversation","parties":["A","C"]}}]}"#,
    "\n",
);

/// The command, without the variable COLUMNS.
fn callmodel(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_callmodel"));
    command.env_remove("COLUMNS").args(arguments).stdin(Stdio::null());
    command
}

/// The command with `input` on its standard input.
fn callmodel_reads(arguments: &[&str], input: &[u8]) -> Output {
    let mut child =
        callmodel(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// The standard output. Asserts status 0 and an empty standard error.
fn printed(output: Output) -> String {
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), errors.as_str()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

/// The error message. Asserts the exit status and an empty standard output.
fn complaint(output: Output, status: i32) -> String {
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(status), "{errors}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    errors
}

/// Writes a file into the folder of test files and returns its path. Tests run in parallel, so each has file names of its own.
fn file(name: &str, content: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, content).unwrap();
    path.into_os_string().into_string().unwrap()
}

#[test]
fn json_has_the_published_format_on_one_line() {
    let run = callmodel(&["run", "--parties", "A B C", "--steps", "delete B by A", "--format", "json"]).output();
    assert_eq!(printed(run.unwrap()), DELETE);
}

#[test]
fn without_a_format_a_run_prints_a_table() {
    let run = callmodel(&["run", "--parties", "A B C", "--steps", "delete B by A"]).output();
    let table = printed(run.unwrap());
    assert!(table.starts_with("┌────"), "{table}");
    assert!(table.contains("│ TDeleteFromConference "), "{table}");
    assert!(table.contains("━ Conversation ━"), "{table}");
    assert!(table.ends_with("so CallState is OK.\n"), "{table}");
}

#[test]
fn a_table_is_as_wide_as_columns_or_100_characters() {
    let arguments = ["run", "--parties", "A B C", "--steps", "delete B by A"];
    let tables = |columns: Option<&str>| {
        let mut command = callmodel(&arguments);
        columns.map(|columns| command.env("COLUMNS", columns));
        printed(command.output().unwrap()).matches('┌').count()
    };
    assert_eq!(tables(None), 1);
    assert_eq!(tables(Some("100")), 1);
    assert_eq!(tables(Some("60")), 3);
    for not_a_width in ["0", "", "wide", "-5"] {
        assert_eq!(tables(Some(not_a_width)), 1, "{not_a_width}");
    }
}

#[test]
fn lf_crlf_and_standard_input_give_the_same_run() {
    let text = "# a conference\nparties A B C\ndelete B by A\n";
    let crlf = text.replace('\n', "\r\n");
    for path in [file("lf.txt", text.as_bytes()), file("crlf.txt", crlf.as_bytes())] {
        assert_eq!(printed(callmodel(&["run", &path, "--format", "json"]).output().unwrap()), DELETE);
    }
    assert_eq!(printed(callmodel_reads(&["run", "-", "--format", "json"], text.as_bytes())), DELETE);
}

#[test]
fn a_run_without_steps_prints_the_call_alone() {
    let run = |format| printed(callmodel(&["run", "--parties", "A B", "--format", format]).output().unwrap());
    assert_eq!(run("json"), "{\"connId\":\"1\",\"parties\":[\"A\",\"B\"],\"steps\":[]}\n");
    assert!(run("table").contains("There are no steps."));
}

#[test]
fn omit_optional_leaves_out_optional_attributes_only() {
    let arguments = ["run", "--parties", "A B", "--steps", "release A", "--format", "json"];
    let shown = printed(callmodel(&arguments).output().unwrap());
    let omitted = printed(callmodel(&arguments).arg("--omit-optional").output().unwrap());
    assert_eq!(shown.matches(r#""optional":true"#).count(), 2);
    let left = |dn: &str| format!(r#",{{"name":"OtherDN","value":"{dn}","optional":true}}"#);
    assert_eq!(omitted, shown.replace(&left("A"), "").replace(&left("B"), ""));
}

#[test]
fn options_override_the_file() {
    let path = file("options.txt", b"parties A B\nconn 1\noptional show\nrelease A\n");
    let json = ["run", &path, "--format", "json"];
    assert!(printed(callmodel(&json).output().unwrap()).contains(r#""connId":"1""#));
    let json = printed(callmodel(&json).args(["--conn", "0070028bd1a3e001", "--omit-optional"]).output().unwrap());
    assert!(json.contains(r#""connId":"0070028bd1a3e001""#), "{json}");
    assert!(json.contains(r#""name":"TReleaseCall""#), "{json}");
    assert!(!json.contains("OtherDN"), "{json}");
}

#[test]
fn a_file_with_optional_omit_leaves_out_optional_attributes() {
    let path = file("omit.txt", b"optional omit\nparties A B\nrelease A\n");
    let run = |more: &[&str]| printed(callmodel(&["run", &path, "--format", "json"]).args(more).output().unwrap());
    assert!(!run(&[]).contains("OtherDN"));
    assert!(!run(&["--conn", "2"]).contains("OtherDN"));
}

#[test]
fn a_refused_step_is_status_1_with_its_number_and_offers() {
    let run = callmodel(&["run", "--parties", "A B C", "--steps", "release C, delete B by A"]).output();
    let complaint = complaint(run.unwrap(), 1);
    assert!(complaint.starts_with("callmodel: step 2: `delete B by A` is refused: "), "{complaint}");
    assert!(complaint.ends_with("Possible instead: `release A`.\n"), "{complaint}");
}

#[test]
fn a_syntax_error_in_a_file_is_status_2_with_line_and_column() {
    let path = file("bad.txt", b"parties A B\nrelease A now\n");
    let complaint = complaint(callmodel(&["run", &path]).output().unwrap(), 2);
    assert_eq!(complaint, format!("{path}:2:11: found `now`, expected the end of the statement\n"));
}

#[test]
fn syntax_errors_in_stdin_and_options_are_status_2_with_place() {
    let input = callmodel_reads(&["run", "-"], b"release A\n");
    assert!(complaint(input, 2).starts_with("<stdin>:1:10: found the end, expected a line with `parties`"));
    let check = |arguments: &[&str], expected: &str| {
        let complaint = complaint(callmodel(&["run"]).args(arguments).output().unwrap(), 2);
        assert!(complaint.starts_with(expected), "{complaint}");
    };
    check(&["--parties", "A B", "--steps", "drop A"], "callmodel: --steps, column 1: found `drop`");
    check(&["--parties", "A A"], "callmodel: --parties, column 3: found `A`");
    check(&["--parties", ""], "callmodel: --parties, column 1: found nothing more");
    check(&["--parties", "A B", "--conn", "x"], "callmodel: --conn, column 1: found `x`");
}

#[test]
fn a_file_not_in_utf_8_is_status_2_with_its_first_bad_byte() {
    let path = file("latin-1.txt", b"parties A B\n# caf\xe9\nrelease A\n");
    let complaint = complaint(callmodel(&["run", &path]).output().unwrap(), 2);
    assert!(complaint.starts_with(&format!("{path}:2:6: found bytes that are not UTF-8")), "{complaint}");
}

#[test]
fn a_missing_file_is_status_2_with_a_remedy() {
    let complaint = complaint(callmodel(&["run", "no-such-file.txt"]).output().unwrap(), 2);
    assert!(complaint.starts_with("callmodel: cannot read no-such-file.txt: "), "{complaint}");
    assert!(complaint.ends_with(". Name a file that can be read.\n"), "{complaint}");
}

#[test]
fn bad_usage_is_status_2() {
    let check = |arguments: &[&str], named: &str| {
        let complaint = complaint(callmodel(arguments).output().unwrap(), 2);
        assert!(complaint.contains(named), "{arguments:?}: {complaint}");
    };
    check(&[], "callmodel <COMMAND>");
    check(&["run"], "<FILE|--parties <DNS>>");
    check(&["run", "--steps", "release A"], "--parties <DNS>");
    check(&["run", "scenario.txt", "--parties", "A B"], "cannot be used with");
    check(&["run", "-", "--parties", "A B"], "cannot be used with");
    check(&["run", "scenario.txt", "--steps", "release A"], "cannot be used with");
    check(&["run", "--parties", "A B", "--format", "xml"], "[possible values: table, json, svg, ");
    check(&["run", "--parties", "A B", "--force"], "--output <FILE>");
    check(
        &["run", "--parties", "A B", "--theme", "dark"],
        "--format table has no colours. --theme is for svg, png, html, page.",
    );
    check(
        &["run", "--parties", "A B", "--format", "svg", "--theme", "blue"],
        "[possible values: auto, light, dark, print]",
    );
}

#[test]
fn help_and_version_go_to_standard_output() {
    let run = |arguments: &[&str]| printed(callmodel(arguments).output().unwrap());
    assert!(run(&["--help"]).contains("Usage: callmodel <COMMAND>"));
    assert!(run(&["run", "--help"]).contains(r#"callmodel run --parties "A B C" --steps "delete B by A, release C""#));
    assert_eq!(run(&["--version"]), format!("callmodel {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_command_in_the_help_runs() {
    let folder = PathBuf::from(file("help/scenario.txt", b"parties A B C\nrelease B\n")).parent().unwrap().to_owned();
    let help = printed(callmodel(&["run", "--help"]).output().unwrap());
    let commands: Vec<_> = help.lines().filter_map(|line| line.strip_prefix("  callmodel ")).collect();
    assert_eq!(commands.len(), 5, "{help}");
    for command in commands {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("'{}' {command}", env!("CARGO_BIN_EXE_callmodel"))]).current_dir(&folder);
        let printed = printed(shell.output().unwrap());
        let written = std::fs::remove_file(folder.join("ladder.svg")).is_ok();
        assert!(printed.is_empty() == written, "{command}");
    }
}

#[test]
fn the_scenario_in_the_help_runs() {
    let help = printed(callmodel(&["run", "--help"]).output().unwrap());
    let scenario: String =
        help.lines().filter(|line| line.starts_with("    ")).take(5).map(|line| format!("{line}\n")).collect();
    assert!(scenario.contains("delete B by A"), "{scenario}");
    assert!(printed(callmodel_reads(&["run", "-"], scenario.as_bytes())).contains("2. Release Phase"));
}

#[test]
fn a_closed_output_pipe_is_status_0() {
    // More than the buffer of a pipe, so that the command still writes when its reader has closed it.
    let parties: Vec<_> = (1..=1_000).map(|number| number.to_string()).collect();
    let parties = parties.join(" ");
    for format in ["table", "json"] {
        let mut child = callmodel(&["run", "--parties", &parties, "--steps", "release 1", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        assert_eq!(printed(child.wait_with_output().unwrap()), "", "{format}");
    }
}

#[test]
fn a_ladder_too_large_for_text_is_refused_with_other_forms() {
    let parties: Vec<_> = (1..=1_000).map(|number| number.to_string()).collect();
    for (format, title) in [("text", "Text"), ("ascii", "ASCII")] {
        let arguments = ["run", "--parties", &parties.join(" "), "--steps", "release 1, release 2, release 3"];
        let refused = complaint(callmodel(&arguments).args(["--format", format]).output().unwrap(), 2);
        assert!(refused.starts_with(&format!("callmodel: {title} of this ladder would have ")), "{refused}");
        assert!(refused.ends_with("the limit is 50 million characters in total. Use SVG, Mermaid or JSON instead.\n"));
    }
}

/// An empty folder. Tests run in parallel, so each has a folder name of its own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs `callmodel run` with `format` and more arguments in `folder`.
fn runs(folder: &PathBuf, format: &str, more: &[&str]) -> Output {
    let mut command = callmodel(&["run", "--parties", "A B", "--steps", "release A", "--format", format]);
    command.args(more).current_dir(folder).output().unwrap()
}

/// Names of the files in a folder.
fn names(folder: &PathBuf) -> Vec<String> {
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn every_form_is_the_same_on_stdout_and_in_a_file() {
    let folder = folder("every-form");
    let begins = [
        ("table", "┌──"),
        ("json", "{\"connId\""),
        ("svg", "<svg "),
        ("html", "<figure "),
        ("page", "<!DOCTYPE html>"),
        ("markdown", "## 1. Release Phase"),
        ("csv", "step,phase,"),
        ("mermaid", "sequenceDiagram"),
        ("plantuml", "@startuml"),
        ("text", " "),
        ("ascii", " "),
    ];
    for (format, begin) in begins {
        let text = printed(runs(&folder, format, &[]));
        assert!(text.starts_with(begin), "{format}: {text}");
        assert_eq!(printed(runs(&folder, format, &["--output", format])), "", "{format}");
        assert_eq!(std::fs::read_to_string(folder.join(format)).unwrap(), text, "{format}");
    }
    assert_eq!(names(&folder).len(), begins.len(), "other files are in the folder");
}

#[test]
fn a_theme_changes_the_colours() {
    let folder = folder("theme");
    let themes = ["auto", "light", "dark", "print"].map(|theme| printed(runs(&folder, "svg", &["--theme", theme])));
    assert_eq!(themes[0], printed(runs(&folder, "svg", &[])));
    for (index, theme) in themes.iter().enumerate() {
        assert!(!themes[..index].contains(theme), "{theme}");
    }
}

#[test]
fn an_existing_file_is_kept_without_force() {
    let folder = folder("kept");
    let path = folder.join("run.json");
    std::fs::write(&path, "mine").unwrap();
    let refused = complaint(runs(&folder, "json", &["--output", "run.json"]), 2);
    assert_eq!(refused, "callmodel: run.json already exists. Name another file, or add --force to replace it.\n");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(printed(runs(&folder, "json", &["--output", "run.json", "--force"])), "");
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("{\"connId\""));
    assert_eq!(names(&folder), ["run.json"]);
}

#[test]
fn an_existing_file_is_reported_before_drawing() {
    let folder = folder("before");
    std::fs::write(folder.join("there.png"), "mine").unwrap();
    // Drawing a PNG of this size is refused, too.
    let parties: Vec<_> = (1..=1000).map(|number| number.to_string()).collect();
    let mut command = callmodel(&["run", "--parties", &parties.join(" "), "--format", "png", "--output"]);
    let complaint = complaint(command.arg(folder.join("there.png")).output().unwrap(), 2);
    assert!(complaint.contains("already exists"), "{complaint}");
}

#[test]
fn a_diagram_too_large_for_mermaid_is_written_with_a_warning() {
    let parties: Vec<_> = (1..=1000).map(|number| number.to_string()).collect();
    let steps = ["--steps", "release 1, release 2", "--format", "mermaid"];
    let output = callmodel(&["run", "--parties", &parties.join(" ")]).args(steps).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.len() > 50_000 && said.contains("Mermaid draws at most 50000"), "{said}");
}

#[test]
fn a_refused_run_writes_no_file() {
    let folder = folder("refused");
    std::fs::write(folder.join("old.txt"), "old").unwrap();
    for file in ["new.txt", "old.txt"] {
        let mut command = callmodel(&["run", "--parties", "A B", "--steps", "delete B by A", "--force", "-o", file]);
        complaint(command.current_dir(&folder).output().unwrap(), 1);
    }
    assert_eq!(names(&folder), ["old.txt"]);
    assert_eq!(std::fs::read_to_string(folder.join("old.txt")).unwrap(), "old");
}

#[test]
fn an_output_in_a_missing_folder_is_refused_by_name() {
    let folder = folder("no-folder");
    std::fs::write(folder.join("file"), "mine").unwrap();
    for missing in ["none", "none/deeper"] {
        let path = format!("{missing}/run.json");
        let said = complaint(runs(&folder, "json", &["--output", &path]), 2);
        let expected =
            format!("the folder {missing} does not exist. Create it first, or name a file in another folder.\n");
        assert_eq!(said, format!("callmodel: cannot write {path}: {expected}"));
    }
    assert_eq!(names(&folder), ["file"]);
}

#[cfg(unix)]
#[test]
fn an_output_below_a_file_or_a_broken_link_is_refused() {
    let folder = folder("no-way");
    std::fs::write(folder.join("file"), "mine").unwrap();
    std::os::unix::fs::symlink("nothing", folder.join("link")).unwrap();
    for (path, entry) in [("file/run.json", "file"), ("file/deeper/run.json", "file"), ("link/run.json", "link")] {
        let said = complaint(runs(&folder, "json", &["--output", path]), 2);
        assert_eq!(said, format!("callmodel: cannot write {path}: {entry} is not a folder. Use another folder.\n"));
    }
    std::fs::write(folder.join("a.log"), "").unwrap();
    for (path, entry) in [("file", "file"), ("file/copies", "file"), ("link", "link")] {
        let output = callmodel(&["anonymise", "a.log", "--output", path]).current_dir(&folder).output().unwrap();
        let says = format!("callmodel: cannot write {path}: {entry} is not a folder. Use another folder.\n");
        assert_eq!(complaint(output, 2), says);
    }
    assert_eq!(std::fs::read_to_string(folder.join("file")).unwrap(), "mine");
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_in_an_unwritable_folder_is_refused_by_name() {
    // Not even root can create a file in /proc.
    let said = complaint(runs(&folder("no-file"), "json", &["--output", "/proc/run.json"]), 2);
    assert!(said.starts_with("callmodel: cannot write /proc/run.json: nothing can be created in /proc: "), "{said}");
    assert!(said.ends_with(". Use another folder.\n") && !said.contains(".callmodel-"), "{said}");
}

#[test]
fn an_output_that_is_a_folder_is_refused_by_name() {
    let folder = folder("unwritable");
    std::fs::create_dir(folder.join("sub")).unwrap();
    std::fs::write(folder.join("file"), "mine").unwrap();
    for path in ["sub", "sub/", "file/", "none/"] {
        for force in [&[][..], &["--force"]] {
            let said = complaint(runs(&folder, "json", &[&["--output", path], force].concat()), 2);
            assert_eq!(said, format!("callmodel: cannot write {path}: it names a folder. Name a file in a folder.\n"));
        }
    }
    assert_eq!((names(&folder).len(), std::fs::read_to_string(folder.join("file")).unwrap()), (2, "mine".to_owned()));
}

#[test]
fn output_hyphen_is_standard_output() {
    let folder = folder("hyphen");
    assert!(printed(runs(&folder, "json", &["--output", "-"])).starts_with("{\"connId\""));
    assert_eq!(names(&folder), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn output_to_a_device_writes_to_it_and_keeps_it() {
    let folder = folder("device");
    assert_eq!(printed(runs(&folder, "json", &["--output", "/dev/null"])), "");
    assert_eq!(printed(runs(&folder, "json", &["--output", "/dev/null", "--force"])), "");
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn output_through_a_link_keeps_link_and_permissions() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("link");
    let path = folder.join("target.json");
    std::fs::write(&path, "old").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("target.json", folder.join("link.json")).unwrap();
    assert_eq!(printed(runs(&folder, "json", &["--output", "link.json", "--force"])), "");
    assert!(std::fs::symlink_metadata(folder.join("link.json")).unwrap().is_symlink());
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("{\"connId\""));
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn output_to_a_broken_link_is_refused_and_keeps_it() {
    let folder = folder("link-to-nothing");
    std::os::unix::fs::symlink("nothing.json", folder.join("link.json")).unwrap();
    std::os::unix::fs::symlink("loop.json", folder.join("loop.json")).unwrap();
    for link in ["link.json", "loop.json"] {
        for force in [&[][..], &["--force"]] {
            let said = complaint(runs(&folder, "json", &[&["--output", link], force].concat()), 2);
            let expected = "is a broken link. Remove it, or name another file.\n";
            assert_eq!(said, format!("callmodel: cannot write {link}: it {expected}"));
        }
        assert!(std::fs::symlink_metadata(folder.join(link)).unwrap().is_symlink());
    }
}

#[test]
fn the_help_explains_atomic_files_and_columns() {
    for verb in ["run", "compare"] {
        let help = printed(callmodel(&[verb, "--help"]).output().unwrap()).replace('\n', " ");
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains("A file is written atomically. Pipes and devices are written to directly."), "{help}");
    }
    assert!(printed(callmodel(&["run", "--help"]).output().unwrap()).contains("COLUMNS"));
}

#[test]
fn a_png_is_the_svg_at_twice_its_size() {
    let arguments = ["run", "--parties", "A B", "--steps", "release A", "--theme", "light"];
    let svg = printed(callmodel(&arguments).args(["--format", "svg"]).output().unwrap());
    let png = callmodel(&arguments).args(["--format", "png"]).output().unwrap();
    if png.status.code() == Some(2) {
        // On a machine without fonts the command is refused and writes nothing.
        assert!(png.stdout.is_empty() && String::from_utf8_lossy(&png.stderr).contains("no font on this machine"));
        return;
    }
    assert_eq!(&png.stdout[..8], b"\x89PNG\r\n\x1a\n");
    let size = |at: usize| u32::from_be_bytes(png.stdout[at..at + 4].try_into().unwrap());
    assert!(svg.contains(&format!("width=\"{}\" height=\"{}\"", size(16) / 2, size(20) / 2)), "{}", &svg[..120]);
}

#[test]
fn a_too_large_png_is_refused() {
    let parties: Vec<_> = (1..=300).map(|number| number.to_string()).collect();
    let output = callmodel(&["run", "--parties", &parties.join(" "), "--format", "png"]).output().unwrap();
    let complaint = complaint(output, 2);
    assert!(complaint.contains("pixels is too large") || complaint.contains("no font is installed"), "{complaint}");
}

#[cfg(unix)]
#[test]
fn output_to_an_open_file_is_appended_not_replaced() {
    let folder = tempfile::TempDir::new().unwrap();
    std::os::unix::fs::symlink("/dev/stdout", folder.path().join("link")).unwrap();
    for output in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"] {
        let log = folder.path().join("log");
        std::fs::write(&log, "old\n").unwrap();
        let file = std::fs::OpenOptions::new().append(true).open(&log).unwrap();
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_callmodel"))
            .args(["run", "--parties", "A B", "--format", "ascii", "--force", "--output", output])
            .current_dir(folder.path())
            .stdout(file)
            .status()
            .unwrap();
        let written = std::fs::read_to_string(&log).unwrap();
        assert!(status.success() && written.starts_with("old\n") && written.len() > 100, "{output}: {written}");
    }
}
