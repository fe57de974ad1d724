//! `callmodel trace`, end to end.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_callmodel");

const GENERATOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/trace_log.py");

/// A generated log.
fn log(arguments: &[&str]) -> String {
    let output =
        Command::new("python3").arg(GENERATOR).args(["--layout", "t-server"]).args(arguments).output().unwrap();
    let made: Value = serde_json::from_slice(output.stdout.split(|byte| *byte == b'\n').next().unwrap()).unwrap();
    made["log"].as_str().unwrap().to_owned()
}

fn conforming() -> String {
    log(&["--seed", "7", "--calls", "3"])
}

fn faulty() -> String {
    log(&["--seed", "7", "--fault", "request-by"])
}

/// A call of two that the log shows answered, and not released.
const ANSWERED: &str = "\
@00:00:00.0000 [0] 8.1 distribute_event: message EventEstablished
	AttributeThisDN	'A'
	AttributeOtherDN	'B'
	AttributeConnID	0000000000000001
@00:00:00.0000 [0] 8.1 distribute_event: message EventEstablished
	AttributeThisDN	'B'
	AttributeOtherDN	'A'
	AttributeConnID	0000000000000001
";

/// A folder with a log.
fn folder(log: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("a.log");
    fs::write(&path, log).unwrap();
    (folder, path)
}

fn trace(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(PROGRAM).arg("trace").args(arguments).current_dir(folder).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_conforming_log_is_status_0() {
    let (folder, _) = folder(&conforming());
    let output = trace(folder.path(), &["a.log"]);
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(0), ""));
    assert!(text(&output).starts_with("3 calls: 3 agrees."), "{}", text(&output));
}

#[test]
fn a_log_that_differs_is_status_1_with_the_marked_line() {
    let (folder, _) = folder(&faulty());
    let output = trace(folder.path(), &["a.log"]);
    let report = text(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        report.starts_with("error       1 call  EventPartyDeleted: ThirdPartyDN is the party that left\n"),
        "{report}"
    );
    let (_, finding) = report.split_once("error[third-party-dn]: ").unwrap();
    let line: u64 = finding.split_once("--> a.log:").unwrap().1.lines().next().unwrap().parse().unwrap();
    let header = faulty().lines().nth(usize::try_from(line).unwrap() - 1).unwrap().to_owned();
    assert!(finding.contains(&format!("{line} | {header}")), "{report}");
    let marked = finding.lines().find(|line| line.contains("^^^")).unwrap();
    assert!(marked.contains("expected "), "{report}");
    assert!(report.contains("= source: Releasing Calls › Delete from Conference Phase"), "{report}");
}

#[test]
fn a_missing_event_is_status_1_only_with_strict() {
    let (folder, _) = folder(&log(&["--seed", "7", "--fault", "missing-deleted"]));
    assert_eq!(trace(folder.path(), &["a.log"]).status.code(), Some(0));
    assert_eq!(trace(folder.path(), &["a.log", "--strict"]).status.code(), Some(1));
}

#[test]
fn a_known_difference_is_status_0() {
    let (folder, _) = folder(&faulty());
    fs::write(folder.path().join("known"), "EventPartyDeleted: ThirdPartyDN is the party that left  # PBX 4711\n")
        .unwrap();
    let output = trace(folder.path(), &["a.log", "--known", "known"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output).contains("1 known difference accepted by --known."), "{}", text(&output));
}

#[test]
fn each_report_says_why_a_call_is_open() {
    let (folder, _) = folder(ANSWERED);
    for (format, expected) in [
        ("summary", "1 call: 1 open.\n1 open: the log ends before the call\n"),
        ("csv", "\n0000000000000001,open,,,,,,,,,,,,,,,,the log ends before the call\r\n"),
        ("markdown", "\n| open | 1 | the log ends before the call |\n"),
        ("junit", "<skipped message=\"open: the log ends before the call\"/>"),
        ("json", "\"reason\": \"the log ends before the call\""),
        ("ndjson", "\"reason\":\"the log ends before the call\""),
    ] {
        let report = text(&trace(folder.path(), &["a.log", "--format", format]));
        assert!(report.contains(expected), "{format}: {report}");
    }
    for format in ["text", "table", "svg", "page"] {
        let ladder = text(&trace(folder.path(), &["a.log", "--call", "1", "--format", format]));
        assert!(ladder.contains("the log ends before the call"), "{format}: {ladder}");
    }
}

#[test]
fn reasons_of_calls_that_are_only_counted_are_told() {
    let (folder, _) =
        folder(&(long_log() + &ANSWERED.replace("0000000000000001", "00b1000000000001").replace("@00", "@10")));
    let report = text(&trace(folder.path(), &["a.log", "--only", "agrees", "--only", "open"]));
    assert!(report.contains("\n1 open: the log ends before the call\n"), "{report}");
}

#[test]
fn junit_has_warnings_as_output_and_known_ones_as_skipped() {
    let (folder, _) = folder(&log(&["--seed", "7", "--fault", "missing-deleted"]));
    fs::write(folder.path().join("known"), "EventPartyDeleted is missing\n").unwrap();
    let junit =
        |arguments: &[&str]| text(&trace(folder.path(), &[&["a.log", "--format", "junit"], arguments].concat()));
    let report = junit(&[]);
    assert!(report.contains("skipped=\"0\"") && report.contains("<system-out>a.log:"), "{report}");
    assert!(report.contains(": warning: ") && report.contains(" does not receive EventPartyDeleted</system-out>"));
    let strict = junit(&["--strict"]);
    assert!(strict.contains("failures=\"1\"") && !strict.contains("<system-out>"), "{strict}");
    let known = junit(&["--strict", "--known", "known"]);
    assert!(known.contains("failures=\"0\"") && known.contains("skipped=\"1\""), "{known}");
    assert!(known.contains("<skipped message=\"known: ") && !known.contains("<system-out>"), "{known}");
}

#[test]
fn a_known_difference_is_named_known_in_each_report() {
    let (folder, _) = folder(&faulty());
    let way = "EventPartyDeleted: ThirdPartyDN is the party that left";
    fs::write(folder.path().join("known"), way).unwrap();
    for (format, expected) in
        [("summary", format!("known       1 call  {way}\n")), ("markdown", format!("\n| known | 1 | {way} |\n"))]
    {
        let report = text(&trace(folder.path(), &["a.log", "--known", "known", "--format", format]));
        assert!(report.contains(&expected) && !report.contains("error "), "{format}: {report}");
    }
    let report = json(&trace(folder.path(), &["a.log", "--known", "known", "--format", "json"]));
    assert_eq!(report["ways"][0]["known"], true);
}

#[test]
fn a_log_with_line_numbers_of_grep_is_named() {
    let mut numbered: Vec<_> = conforming().lines().zip(1..).map(|(line, at)| format!("{at}:{line}\n")).collect();
    numbered.push("message EventReleased\n\tAttributeThisDN\t'A'\n".to_owned());
    let (folder, _) = folder(&numbered.concat());
    let output = trace(folder.path(), &["a.log"]);
    assert_eq!((output.status.code(), text(&output).as_str()), (Some(0), "0 calls.\n1 message in 1 file.\n"));
    assert!(error(&output).starts_with("callmodel: no message has a ConnID, so nothing can be checked."));
}

#[test]
fn attribute_lines_outside_a_message_are_told() {
    let (folder, _) = folder(&format!("\tAttributeCallState\t0\n\tAttributeConnID\t1\n{ANSWERED}"));
    let report = text(&trace(folder.path(), &["a.log"]));
    assert!(report.ends_with("2 messages in 1 file, 2 attribute lines outside a message skipped.\n"), "{report}");
}

#[test]
fn a_conn_id_in_logs_of_two_servers_is_told() {
    let (folder, _) = folder(ANSWERED);
    fs::write(folder.path().join("b.log"), ANSWERED).unwrap();
    let told = "1 ConnID is in logs of several servers, each of which was checked as a call of its own.\n";
    assert!(text(&trace(folder.path(), &["a.log", "b.log"])).contains(told));
    assert!(!text(&trace(folder.path(), &["a.log"])).contains("servers"));
    let json = |files: &[&str]| -> Value {
        serde_json::from_str(&text(&trace(folder.path(), &[files, &["--format", "json"]].concat()))).unwrap()
    };
    assert_eq!(json(&["a.log", "b.log"])["sharedConnIds"], 1);
    assert_eq!(json(&["a.log"]).get("sharedConnIds"), None);
}

#[test]
fn a_named_file_without_messages_is_told() {
    let (folder, _) = folder(&conforming());
    fs::write(folder.path().join("picture.png"), b"\x89PNG").unwrap();
    let output = trace(folder.path(), &["a.log", "picture.png", "--format", "csv"]);
    let sentence = "callmodel: picture.png has no T-Library message\n";
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(0), sentence));
    let report = text(&trace(folder.path(), &["a.log", "picture.png"]));
    assert!(report.starts_with("picture.png: no T-Library message found\n"), "{report}");
}

#[test]
fn of_an_attribute_that_occurs_twice_the_last_is_marked() {
    let header = "message EventPartyDeleted\n";
    let twice = faulty().replace(header, &format!("{header}\tAttributeThirdPartyDN\t'first'\n"));
    let (folder, _) = folder(&twice);
    let report = text(&trace(folder.path(), &["a.log"]));
    let marked = report.lines().zip(report.lines().skip(1)).find(|(_, mark)| mark.contains("^^^")).unwrap().0;
    assert!(marked.contains("ThirdPartyDN") && !marked.contains("first"), "{report}");
}

#[test]
fn a_thread_file_is_status_2_and_names_the_right_file() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("SIP_A-001.log"), "10:00:01.001: $+CTI:PRM:START:1:564\n").unwrap();
    let output = trace(folder.path(), &["SIP_A-001.log"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).contains("The file without a number has them: SIP_A.log"), "{}", error(&output));
}

#[test]
fn a_text_without_messages_is_status_2() {
    let (folder, _) = folder("hello\n");
    let output = trace(folder.path(), &["a.log"]);
    assert_eq!(
        (output.status.code(), error(&output).as_str()),
        (Some(2), "callmodel: a.log: no T-Library message found\n")
    );
    let empty = TempDir::new().unwrap();
    assert_eq!(trace(empty.path(), &["."]).status.code(), Some(2));
}

#[test]
fn a_missing_file_is_status_2_after_the_report_about_the_others() {
    let (folder, _) = folder(&conforming());
    let output = trace(folder.path(), &["a.log", "b.log"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output).starts_with("3 calls"), "{}", text(&output));
    assert!(error(&output).starts_with("callmodel: cannot read b.log: "), "{}", error(&output));
}

#[test]
fn compressed_logs_and_standard_input_give_the_same_calls() {
    let (folder, path) = folder(&faulty());
    let plain = json(&trace(folder.path(), &["a.log", "--format", "json"]));
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(faulty().as_bytes()).unwrap();
    fs::write(folder.path().join("b.log.gz"), gzip.finish().unwrap()).unwrap();
    let zstandard = ruzstd::encoding::compress_to_vec(faulty().as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    fs::write(folder.path().join("c.log.zst"), zstandard).unwrap();
    for name in ["b.log.gz", "c.log.zst"] {
        let report = json(&trace(folder.path(), &[name, "--format", "json"]));
        assert_eq!(report["summary"], plain["summary"], "{name}");
        assert!(text(&trace(folder.path(), &[name])).contains("^^^"), "{name}");
    }
    assert_eq!(of_standard_input(&path)["summary"], plain["summary"]);
}

/// The result of a log that differs, read from standard input.
fn of_standard_input(path: &Path) -> Value {
    let mut child = Command::new(PROGRAM)
        .args(["trace", "-", "--format", "json"])
        .stdin(Stdio::from(fs::File::open(path).unwrap()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let report = serde_json::from_reader(child.stdout.take().unwrap()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    report
}

#[test]
fn a_large_log_read_in_parts_gives_the_same_result() {
    let log = faulty();
    let middle = log[log.len() / 2..].find("\n@").unwrap() + log.len() / 2 + 1;
    let others = "2026-02-02T10:00:00.100 Trc 04120 Check point\n".repeat(500_000);
    let (folder, path) = folder(&[&log[..middle], &others, &log[middle..]].concat());
    let parts = json(&trace(folder.path(), &["a.log", "--format", "json"]));
    let at_once = of_standard_input(&path);
    for key in ["messages", "duplicates", "calls", "summary"] {
        let name = |value: &Value| value.to_string().replace("<stdin>", "a.log");
        assert_eq!(name(&parts[key]), name(&at_once[key]), "{key}");
    }
}

#[test]
fn a_compressed_log_that_is_cut_is_read_up_to_there() {
    let log = faulty() + &"2026-02-02T10:00:09.100 Trc 04120 Check point\n".repeat(6_000);
    let mut gzip = GzEncoder::new(Vec::new(), Compression::none());
    gzip.write_all(log.as_bytes()).unwrap();
    let gzip = gzip.finish().unwrap();
    let zstandard = ruzstd::encoding::compress_to_vec(log.as_bytes(), ruzstd::encoding::CompressionLevel::Uncompressed);
    for (name, bytes) in [("b.log.gz", gzip), ("c.log.zst", zstandard)] {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(name), &bytes[..bytes.len() - 9]).unwrap();
        let output = trace(folder.path(), &[name]);
        assert!(text(&output).contains("^^^"), "{name}: {}", text(&output));
        let sentence = format!("callmodel: {name} was read in part: ");
        assert!(error(&output).starts_with(&sentence), "{}", error(&output));
        assert_eq!(output.status.code(), Some(2), "{name}");
        let says_why = error(&output).contains(": it ends too early. ") || name == "b.log.gz";
        assert!(says_why, "{}", error(&output));

        let arguments = ["anonymise", name, "--output", "copies"];
        let output = Command::new(PROGRAM).args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(error(&output).contains(&sentence), "{}", error(&output));
        assert_eq!(output.status.code(), Some(2), "{name}");
        let copy = fs::read_dir(folder.path().join("copies")).unwrap().next().unwrap().unwrap().path();
        let copy = fs::read_to_string(copy).unwrap();
        assert!(copy.matches("EventPartyDeleted").count() > 0, "{copy}");
    }
}

#[test]
fn a_damaged_gzip_file_is_status_2() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.log.gz"), [0x1F, 0x8B, 8, 0, 1, 2]).unwrap();
    let output = trace(folder.path(), &["a.log.gz"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).starts_with("callmodel: cannot read a.log.gz: "), "{}", error(&output));
}

#[test]
fn a_damaged_zstandard_file_is_named_in_plain_words() {
    let zstandard = ruzstd::encoding::compress_to_vec(faulty().as_bytes(), ruzstd::encoding::CompressionLevel::Fastest);
    let damaged = zstandard.iter().zip(0..).map(|(byte, at)| if at > 20 { !byte } else { *byte }).collect();
    for (bytes, why) in [(zstandard[..40].to_vec(), "it ends too early"), (damaged, "it is damaged")] {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("a.log.zst"), bytes).unwrap();
        let output = trace(folder.path(), &["a.log.zst"]);
        let sentence = format!("callmodel: cannot read a.log.zst: {why}. Name a file that can be read.\n");
        assert_eq!((output.status.code(), error(&output)), (Some(2), sentence));
    }
}

#[test]
fn a_folder_is_read_with_its_folders() {
    let (folder, path) = folder(&conforming());
    fs::create_dir(folder.path().join("more")).unwrap();
    fs::rename(path, folder.path().join("more/a.log")).unwrap();
    fs::write(folder.path().join("notes.pdf"), conforming()).unwrap();
    let report = json(&trace(folder.path(), &[".", "--format", "json"]));
    assert_eq!(report["files"].as_array().unwrap().len(), 1);
    assert_eq!(report["files"][0]["name"], "./more/a.log");
}

#[test]
fn filters_select_calls() {
    let (folder, _) = folder(&conforming());
    let count = |arguments: &[&str]| {
        let arguments = [&["a.log", "--format", "json"], arguments].concat();
        json(&trace(folder.path(), &arguments))["summary"]["calls"].as_u64().unwrap()
    };
    let all = json(&trace(folder.path(), &["a.log", "--format", "json"]));
    let first = all["calls"][0]["connId"].as_str().unwrap();
    let dn = all["calls"][0]["parties"][0]["dn"].as_str().unwrap();
    assert_eq!(count(&[]), 3);
    assert_eq!(count(&["--call", &first.to_uppercase()]), 1);
    assert_eq!(count(&["--dn", dn]), 1);
    assert_eq!([count(&["--only", "agrees"]), count(&["--only", "differs"])], [3, 0]);
    assert_eq!(count(&["--from", "2026-02-02", "--to", "2026-02-02"]), 3);
    assert_eq!(count(&["--from", "2026-02-02T10:00:00"]), 3);
    let output = trace(folder.path(), &["a.log", "--call", "1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).starts_with("callmodel: no call with the ConnID "), "{}", error(&output));
}

#[test]
fn a_filter_that_the_log_cannot_answer_is_status_2() {
    let dated = conforming();
    let lines = dated.lines().filter(|line| !line.starts_with("Local time:"));
    let undated: Vec<_> = lines.map(|line| line.strip_prefix("2026-02-02T").unwrap_or(line)).collect();
    let (folder, _) = folder(&(dated.clone() + &ANSWERED.replace("'A'", "'elsewhere'").replace("@00", "@11")));
    let other = "elsewhere";
    let report = json(&trace(folder.path(), &["a.log", "--format", "json"]));
    let conn_id = report["calls"][0]["connId"].as_str().unwrap().to_owned();
    fs::write(folder.path().join("undated.log"), undated.join("\n")).unwrap();
    for (arguments, sentence) in [
        (&["undated.log", "--from", "2026-02-02T10:00:00"][..], "the logs have no dates"),
        (&["a.log", "--dn", "nobody"], "no call with the DN `nobody`"),
        (
            &["a.log", "--to", "2026-02-02T09:30"],
            "no call has a message between --from and --to. The logs run from 2026-02-02T10:",
        ),
        (&["a.log", "--call", &conn_id, "--dn", other], "no call is selected by all of --call, --dn, --from and --to"),
        (&["a.log", "--from", "2026-02-02T10:00:00", "--to", "2026-02-02T09:00:00"], "--from is later than --to"),
    ] {
        let output = trace(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(error(&output).starts_with(&format!("callmodel: {sentence}")), "{}", error(&output));
    }
}

#[test]
fn a_known_difference_that_no_call_has_is_named() {
    let (folder, _) = folder(&conforming());
    fs::write(folder.path().join("known"), "EventReleased is mising\n").unwrap();
    let output = trace(folder.path(), &["a.log", "--known", "known"]);
    let sentence = "callmodel: --known: no call has the difference `EventReleased is mising`\n";
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(0), sentence));
}

#[test]
fn ndjson_is_an_element_of_calls_per_line() {
    let (folder, _) = folder(&conforming());
    let all = json(&trace(folder.path(), &["a.log", "--format", "json"]));
    let lines = text(&trace(folder.path(), &["a.log", "--format", "ndjson"]));
    let mut calls: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for call in &mut calls {
        assert_eq!(call.as_object_mut().unwrap().remove("schemaVersion"), Some(1.into()));
    }
    assert_eq!(Value::from(calls), all["calls"]);
}

#[test]
fn each_table_has_the_finding() {
    let (folder, _) = folder(&faulty());
    let written = |format: &str| text(&trace(folder.path(), &["a.log", "--format", format]));
    let csv = written("csv");
    assert!(csv.starts_with("connId,callVerdict,leaver,"), "{csv}");
    assert_eq!(csv.lines().filter(|line| line.contains(",wrong value,EventPartyDeleted,")).count(), 1, "{csv}");
    let markdown = written("markdown");
    assert!(markdown.contains("| error | 1 | EventPartyDeleted: ThirdPartyDN is the party that left |"), "{markdown}");
    let junit = written("junit");
    assert!(junit.contains("failures=\"1\"") && junit.contains("<failure message=\"a.log:"), "{junit}");
}

/// The ladder of the call that differs, in a format.
fn ladder(folder: &Path, format: &str, arguments: &[&str]) -> Output {
    let report = json(&trace(folder, &["a.log", "--only", "differs", "--format", "json"]));
    let conn_id = report["calls"][0]["connId"].as_str().unwrap().to_owned();
    trace(folder, &[&["a.log", "--call", &conn_id, "--format", format], arguments].concat())
}

#[test]
fn the_ladder_of_a_call_marks_the_difference_in_each_form() {
    let (folder, _) = folder(&faulty());
    for (format, mark) in [
        ("text", "≠ EventPartyDeleted"),
        ("ascii", "!= EventPartyDeleted"),
        ("table", "≠ different"),
        ("mermaid", "≠ EventPartyDeleted"),
        ("plantuml", "≠ EventPartyDeleted"),
        ("svg", "<title>different"),
        ("html", "different"),
        ("page", "different"),
        ("markdown", "≠ different"),
        ("csv", ",different,"),
        ("json", "\"mark\": \"different\""),
    ] {
        let output = ladder(folder.path(), format, &[]);
        assert_eq!((output.status.code(), error(&output).as_str()), (Some(1), ""), "{format}");
        assert!(text(&output).contains(mark), "{format}: {}", text(&output));
    }
}

#[test]
fn the_ladder_of_a_call_is_drawn_as_png() {
    let (folder, _) = folder(&faulty());
    let output = ladder(folder.path(), "png", &["--theme", "dark"]);
    assert!(output.stdout.starts_with(b"\x89PNG"), "{}", error(&output));
}

#[test]
fn a_message_of_the_ladder_has_its_name_in_the_log() {
    let event = |name: &str, dn: &str| {
        format!("message {name}\n\tAttributeThisDN\t'{dn}'\n\tAttributeConnID\t00a1000000000001\n\n")
    };
    let log = event("EventEstablished", "1") + &event("EventAgentReady", "1") + &event("EventEstablished", "2");
    let (folder, _) = folder(&log);
    let drawn = text(&trace(folder.path(), &["a.log", "--call", "00a1000000000001", "--format", "table"]));
    assert!(drawn.contains("EventAgentReady"), "{drawn}");
}

#[test]
fn a_ladder_without_call_is_status_2() {
    let (folder, _) = folder(&faulty());
    let output = trace(folder.path(), &["a.log", "--format", "svg"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).starts_with("callmodel: --format svg draws one call. Add --call"), "{}", error(&output));
    let output = ladder(folder.path(), "text", &["--theme", "dark"]);
    assert!(error(&output).starts_with("callmodel: --format text has no colours."), "{}", error(&output));
}

#[test]
fn output_to_a_file_is_the_same_and_needs_force_to_replace() {
    let (folder, _) = folder(&faulty());
    let printed = trace(folder.path(), &["a.log", "--format", "json"]);
    let arguments = ["a.log", "--format", "json", "--output", "out.json"];
    assert_eq!(trace(folder.path(), &arguments).status.code(), Some(1));
    assert_eq!(fs::read(folder.path().join("out.json")).unwrap(), printed.stdout);
    assert_eq!(trace(folder.path(), &arguments).status.code(), Some(2));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let (folder, _) = folder(&conforming());
    let mut child = Command::new(PROGRAM)
        .args(["trace", "a.log", "--format", "json"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(0), ""));
}

#[test]
fn an_anonymised_log_is_checked_with_the_same_result() {
    let (folder, _) = folder(&faulty());
    let run = |arguments: &[&str]| {
        Command::new(PROGRAM).arg("anonymise").args(arguments).current_dir(folder.path()).output().unwrap()
    };
    let arguments = ["a.log", "--output", "copies", "--key-file", "key", "--map", "map.tsv"];
    assert_eq!(run(&arguments).status.code(), Some(0));
    let copy = fs::read_dir(folder.path().join("copies")).unwrap().next().unwrap().unwrap().path();
    let copied = fs::read_to_string(&copy).unwrap();
    assert_eq!(copied.lines().count(), faulty().lines().count());
    let [one, other] =
        ["a.log", copy.to_str().unwrap()].map(|name| json(&trace(folder.path(), &[name, "--format", "json"])));
    assert_eq!(one["summary"], other["summary"]);
    let map = fs::read_to_string(folder.path().join("map.tsv")).unwrap();
    assert!(map.lines().all(|line| line.split('\t').count() == 2) && map.lines().count() > 4, "{map}");
    // The same key gives the same copy; an existing copy is not replaced without --force.
    assert_eq!(run(&arguments[..5]).status.code(), Some(2));
    assert_eq!(run(&["a.log", "--output", "copies", "--key-file", "key", "--force"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&copy).unwrap(), copied);
}

/// Runs `callmodel anonymise` in a folder.
fn anonymise(folder: &TempDir, arguments: &[&str]) -> Output {
    Command::new(PROGRAM).arg("anonymise").args(arguments).current_dir(folder.path()).output().unwrap()
}

#[test]
fn texts_beyond_ascii_are_anonymised_and_leave_no_other_file() {
    let mut log = b"10:00:00.000 ".to_vec();
    // All bytes beyond ASCII, pairs of them, one after another, and characters.
    (0x80..=0xFF).for_each(|byte| log.extend([byte, b' ', byte, byte, b' ']));
    log.extend(0x80..=0xFF);
    log.extend_from_slice(" 张伟 李 😀 Müller\n".as_bytes());
    let (folder, _) = folder("");
    fs::write(folder.path().join("a.log"), &log).unwrap();
    let output = anonymise(&folder, &["a.log", "--output", "copies", "--map", "map.tsv"]);
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(0), ""));
    let copies: Vec<_> = fs::read_dir(folder.path().join("copies")).unwrap().map(|copy| copy.unwrap().path()).collect();
    let [copy] = &copies[..] else { panic!("{copies:?}") };
    assert_eq!(fs::read(copy).unwrap().len(), log.len());
    let map = fs::read_to_string(folder.path().join("map.tsv")).unwrap();
    assert_eq!(map.lines().count(), 128 + 128 + 1 + 4 + 1, "{map}");
}

#[test]
fn a_key_file_keeps_aliases_whatever_else_a_log_has() {
    let (folder, _) = folder("");
    let maps = [3000..3300, 3200..3900].map(|dns| {
        let log: String = dns.map(|dn| format!("\tAttributeThisDN\t'{dn}'\n")).collect();
        fs::write(folder.path().join("a.log"), log).unwrap();
        let arguments = ["a.log", "--output", "copies", "--map", "map.tsv", "--key-file", "key", "--force"];
        assert_eq!(anonymise(&folder, &arguments).status.code(), Some(0));
        let map = fs::read_to_string(folder.path().join("map.tsv")).unwrap();
        map.lines().map(str::to_owned).collect::<Vec<_>>()
    });
    let both = maps[0].iter().filter(|line| maps[1].contains(line)).count();
    // The DNs from 3200 to 3299, and the `a` of the name of the log.
    assert_eq!(both, 101);
}

#[test]
fn anonymise_without_a_log_is_status_2_and_writes_nothing() {
    let (folder, _) = folder("");
    fs::create_dir(folder.path().join("empty")).unwrap();
    let output = anonymise(&folder, &["empty", "--output", "copies", "--key-file", "key"]);
    let sentence = "callmodel: no log found. Name a file, or a folder with files that end in .log.\n";
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(2), sentence));
    assert!(!folder.path().join("copies").exists() && !folder.path().join("key").exists());
}

#[cfg(unix)]
#[test]
fn an_interrupted_copy_leaves_nothing() {
    let (folder, _) = folder(&faulty().repeat(2_000));
    let copies = folder.path().join("copies");
    let arguments = ["anonymise", "a.log", "--output", "copies"];
    let mut child = Command::new(PROGRAM).args(arguments).current_dir(folder.path()).spawn().unwrap();
    let has_begun = || fs::read_dir(&copies).is_ok_and(|mut copies| copies.next().is_some());
    while !has_begun() {
        assert!(child.try_wait().unwrap().is_none());
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), None);
    assert_eq!(fs::read_dir(copies).unwrap().count(), 0);
}

#[test]
fn a_key_file_without_a_key_is_status_2() {
    let (folder, _) = folder(&faulty());
    fs::write(folder.path().join("key"), "secret\n").unwrap();
    let arguments = ["anonymise", "a.log", "--output", "copies", "--key-file", "key"];
    let output = Command::new(PROGRAM).args(arguments).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(error(&output), "key:1:1: found no key, expected 32 hexadecimal digits\n");
}

#[test]
fn moved_times_are_in_the_map_and_not_in_the_copy() {
    let (folder, _) = folder(&faulty());
    let arguments = ["anonymise", "a.log", "--output", "copies", "--map", "map.tsv", "--shift-time"];
    let output = Command::new(PROGRAM).args(arguments).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", error(&output));
    let copy = fs::read_dir(folder.path().join("copies")).unwrap().next().unwrap().unwrap().path();
    let copied = fs::read_to_string(copy).unwrap();
    assert!(faulty().contains("2026-02-02") && !copied.contains("2026-02-02"), "{copied}");
    let map = fs::read_to_string(folder.path().join("map.tsv")).unwrap();
    assert!(map.starts_with("(time)\t+"), "{map}");
}

#[test]
fn a_line_above_the_limit_is_masked_and_named() {
    let long = "7".repeat((1 << 20) + 1);
    let (folder, _) = folder(&format!("{}\n{}", long, conforming()));
    let arguments = ["anonymise", "a.log", "--output", "copies"];
    let output = Command::new(PROGRAM).args(arguments).current_dir(folder.path()).output().unwrap();
    let sentence = "callmodel: a.log: 1 line is longer than 1048576 bytes, and masked as a whole.\n";
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(0), sentence));
    let copy = fs::read_dir(folder.path().join("copies")).unwrap().next().unwrap().unwrap().path();
    assert!(fs::read_to_string(copy).unwrap().starts_with(&"x".repeat(long.len())));
}

#[test]
fn a_pattern_reads_the_files_that_match() {
    let (folder, _) = folder(&conforming());
    fs::write(folder.path().join("b.txt"), faulty()).unwrap();
    fs::write(folder.path().join(".hidden.log"), faulty()).unwrap();
    let report = json(&trace(folder.path(), &["*.log", "--format", "json"]));
    let names: Vec<_> = report["files"].as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["a.log"]);
}

#[test]
fn a_file_with_the_characters_of_a_pattern_is_read_by_its_name() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a[1].log"), conforming()).unwrap();
    assert_eq!(trace(folder.path(), &["a[1].log"]).status.code(), Some(0));
}

#[test]
fn a_pattern_without_a_match_is_status_2() {
    let (folder, _) = folder(&conforming());
    for (pattern, sentence) in [
        ("*.trace", "callmodel: no file matches `*.trace`. Name a folder to read all logs in it.\n"),
        ("[a.log", "callmodel: `[a.log` is no pattern: "),
    ] {
        let output = trace(folder.path(), &[pattern]);
        assert_eq!(output.status.code(), Some(2), "{pattern}");
        assert!(error(&output).starts_with(sentence), "{}", error(&output));
    }
    let output = trace(folder.path(), &["a.log", "*.trace"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output).starts_with("3 calls"), "{}", text(&output));
}

#[cfg(unix)]
#[test]
fn a_log_without_permission_is_status_2() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, path) = folder(&conforming());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&path).is_ok() {
        return eprintln!("SKIPPED: a_log_without_permission_is_status_2: root reads every file");
    }
    let output = trace(folder.path(), &["a.log"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(error(&output).starts_with("callmodel: cannot read a.log: Permission denied"), "{}", error(&output));
}

/// The faulty log of another call: its ConnIDs occur in both cases.
#[cfg(unix)]
fn other_faulty() -> String {
    faulty().replace("00a10000", "00b20000").replace("00A10000", "00B20000")
}

/// A command that follows `a.log`, and the lines that it prints.
#[cfg(unix)]
struct Following {
    child: std::process::Child,
    lines: std::io::Lines<std::io::BufReader<std::process::ChildStdout>>,
}

#[cfg(unix)]
impl Following {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        use std::io::BufRead as _;
        let mut command = Command::new(PROGRAM);
        command.arg("trace").args(arguments).arg("--follow").current_dir(folder);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = std::io::BufReader::new(child.stdout.take().unwrap()).lines();
        Self { child, lines }
    }

    /// Waits for a line that begins so.
    fn wait_for(&mut self, start: &str) {
        assert!(self.lines.any(|line| line.unwrap().starts_with(start)), "no line begins with {start}");
    }

    /// Presses Ctrl-C. Returns the rest of the output, what was said, and the status.
    fn interrupt(self) -> (String, String, Option<i32>) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        let rest: Vec<_> = self.lines.map(Result::unwrap).collect();
        let output = self.child.wait_with_output().unwrap();
        (rest.join("\n"), error(&output), output.status.code())
    }
}

#[cfg(unix)]
#[test]
fn a_followed_log_tells_a_new_finding_and_ends_with_the_summary() {
    let (folder, path) = folder(&faulty());
    let mut following = Following::start(folder.path(), &["a.log"]);
    following.wait_for("error[third-party-dn]: ");
    let mut log = fs::OpenOptions::new().append(true).open(path).unwrap();
    log.write_all(other_faulty().as_bytes()).unwrap();
    following.wait_for("error[third-party-dn]: ");
    let (summary, said, status) = following.interrupt();
    assert!(summary.contains("2 calls: 2 differs."), "{summary}");
    assert_eq!((said.as_str(), status), ("", Some(1)));
}

/// Asserts that a followed log is read from its start after `change`, which gets the path and the new content, and that this
/// is said.
#[cfg(unix)]
fn check_read_anew(change: impl Fn(&Path, &str)) {
    let (folder, path) = folder(&faulty());
    let mut following = Following::start(folder.path(), &["a.log"]);
    following.wait_for("error[third-party-dn]: ");
    let other = other_faulty();
    let (_, shorter) = other.split_once("\n\n").unwrap();
    change(&path, shorter);
    following.wait_for("  --> a.log:");
    let excerpt = following.lines.next().unwrap().unwrap();
    assert!(excerpt.ends_with(" |"), "{excerpt}");
    let (summary, said, status) = following.interrupt();
    assert!(summary.contains("2 calls: 2 differs."), "{summary}");
    assert!(summary.contains("  --> a.log (before):") && summary.contains("  --> a.log:"), "{summary}");
    assert!(said.starts_with("callmodel: a.log ") && said.contains("It is read from its start."), "{said}");
    assert_eq!(status, Some(1));
}

#[cfg(unix)]
#[test]
fn a_followed_log_that_is_replaced_is_read_anew_and_said() {
    check_read_anew(|path, content| {
        fs::remove_file(path).unwrap();
        fs::write(path, content).unwrap();
    });
}

#[cfg(unix)]
#[test]
fn a_followed_log_that_becomes_shorter_is_read_anew_and_said() {
    check_read_anew(|path, content| fs::write(path, content).unwrap());
}

#[test]
fn following_standard_input_or_to_another_format_is_status_2() {
    let (folder, _) = folder(&conforming());
    for arguments in [&["-", "--follow"][..], &["a.log", "--follow", "--format", "json"]] {
        let output = trace(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(error(&output).starts_with("callmodel: --follow "), "{}", error(&output));
    }
}

/// The messages of a call of two: name, ThisDN and OtherDN.
const OF_A_CALL: [(&str, u32, u32); 6] = [
    ("EventDialing", 1, 2),
    ("EventRinging", 2, 1),
    ("EventEstablished", 2, 1),
    ("EventEstablished", 1, 2),
    ("EventReleased", 1, 2),
    ("EventReleased", 2, 1),
];

/// A log of 4,000 calls that end at once. One of them has an unusual CallState.
fn long_log() -> String {
    let mut log = "Application name: SIP_A\nLocal time:       2026-02-02T00:00:00.000\n\n".to_owned();
    for call in 0..4_000_u32 {
        for (second, (name, this, other)) in OF_A_CALL.into_iter().enumerate() {
            let (minutes, seconds) = (call / 10 / 60, call / 10 % 60);
            let stamp = format!("@{:02}:{:02}:{seconds:02}.{}00{second}", minutes / 60, minutes % 60, call % 10);
            let [this, other] = [this, other].map(|party| party * 10_000 + call);
            log += &format!(
                "{stamp} [0] 8.1 distribute_event: message {name}\n\tAttributeThisDN\t'{this}'\n\tAttributeOtherDN\t'{other}'\n\
                 \tAttributeThisDNRole\t{}\n\tAttributeCallState\t{}\n\tAttributeConnID\t{:016x}\n",
                this / 10_000,
                if name == "EventReleased" && call == 7 { 6 } else { 0 },
                call + 1
            );
        }
    }
    log
}

/// A message of the first call of [`long_log`], after its end.
const LATE: &str =
    "@23:00:00.0000 [0] 8.1 distribute_event: message EventRinging\n\tAttributeThisDN\t'1'\n\tAttributeConnID\t1\n";

#[test]
fn a_long_log_is_reported_as_a_whole() {
    let (folder, _) = folder(&long_log());
    for format in ["summary", "json", "markdown", "junit"] {
        let [settled, whole] =
            [&["a.log", "--format", format][..], &["a.log", "--format", format, "--from", "2026-01-01T00:00:00"]]
                .map(|arguments| text(&trace(folder.path(), arguments)));
        assert!(settled == whole, "{format}: {} and {} bytes", settled.len(), whole.len());
    }
}

#[test]
fn a_long_log_that_goes_on_with_an_ended_call_is_read_again() {
    let late =
        "@23:00:00.0000 [0] 8.1 distribute_event: message EventRinging\n\tAttributeThisDN\t'1'\n\tAttributeConnID\t1\n";
    let (folder, _) = folder(&(long_log() + late));
    let report = text(&trace(folder.path(), &["a.log"]));
    assert!(report.contains("4000 calls: 3999 agrees, 1 open."), "{report}");
}

#[cfg(unix)]
#[test]
fn a_long_log_from_a_pipe_is_read_once() {
    let (folder, _) = folder(&(long_log() + LATE));
    assert!(Command::new("mkfifo").arg(folder.path().join("pipe")).status().unwrap().success());
    let mut cat = Command::new("sh").args(["-c", "cat a.log > pipe"]).current_dir(folder.path()).spawn().unwrap();
    let report = text(&trace(folder.path(), &["pipe"]));
    cat.wait().unwrap();
    assert!(report.contains("4000 calls: 3999 agrees, 1 open."), "{report}");
}

#[cfg(unix)]
#[test]
fn a_followed_log_that_goes_on_with_an_ended_call_is_read_again() {
    let (folder, path) = folder(&long_log());
    let mut following = Following::start(folder.path(), &["a.log"]);
    following.wait_for("note[");
    let mut log = fs::OpenOptions::new().append(true).open(path).unwrap();
    log.write_all(LATE.as_bytes()).unwrap();
    log.write_all(other_faulty().as_bytes()).unwrap();
    following.wait_for("error[third-party-dn]: ");
    let (summary, ..) = following.interrupt();
    assert!(summary.contains("4001 calls: 3999 agrees, 1 differs, 1 open."), "{summary}");
}

#[test]
fn a_known_difference_of_a_call_that_is_not_listed_is_found() {
    let (folder, _) = folder(&long_log());
    let report = text(&trace(folder.path(), &["a.log"]));
    let known = report.lines().find_map(|line| line.strip_prefix("note        1 call  ")).unwrap();
    fs::write(folder.path().join("known"), known).unwrap();
    let output = trace(folder.path(), &["a.log", "--known", "known", "--only", "open"]);
    assert_eq!((error(&output).as_str(), text(&output).contains("0 calls.")), ("", true), "{}", text(&output));
}

#[test]
fn calls_of_other_verdicts_are_not_counted() {
    let (folder, _) = folder(&long_log());
    let report = text(&trace(folder.path(), &["a.log", "--only", "differs"]));
    assert!(report.contains("0 calls."), "{report}");
}

#[cfg(unix)]
#[test]
fn a_long_followed_log_tells_findings_of_ended_calls() {
    let (folder, _) = folder(&long_log());
    let mut following = Following::start(folder.path(), &["a.log"]);
    following.wait_for("note[");
    let (summary, ..) = following.interrupt();
    assert!(summary.contains("4000 calls: 4000 agrees."), "{summary}");
}

#[test]
fn a_log_that_is_read_is_not_replaced_even_by_force() {
    let (folder, _) = folder(&faulty());
    fs::write(folder.path().join("t.log"), faulty()).unwrap();
    for arguments in [
        ["trace", "t.log", "--output", "t.log", "--force"],
        ["trace", ".", "--output", "t.log", "--force"],
        ["anonymise", "t.log", "--output", ".", "--force"],
    ] {
        let output = Command::new(PROGRAM).args(arguments).current_dir(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(error(&output).ends_with("t.log is one of the logs that are read. Name another file.\n"));
        assert_eq!(fs::read_to_string(folder.path().join("t.log")).unwrap(), faulty());
    }
}
