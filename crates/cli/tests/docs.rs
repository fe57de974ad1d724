//! What the documentation shows is so: its commands are run, and print what stands below them.
//!
//! A fence `sh` is run line by line; the fence that follows at once, `text` or `json`, is what it prints. A fence with the name
//! of a file behind its language is that file. `UPDATE_DOCS=1 cargo test -p callmodel-cli --test docs` writes what is printed.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use callmodel::{Call, ConnId, Dn, Scenario};
use tempfile::TempDir;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Commands that are not run here. Those of `cargo xtask` and of the generators are run by the steps of `cargo xtask test`.
const RUN_ELSEWHERE: [&str; 3] = ["cargo xtask ", "mdbook build", "mkdocs build --strict"];

/// Commands that install something, serve until they are stopped, or bring what is elsewhere: nothing runs them.
const NOT_RUN: [&str; 8] = [
    "cargo install --path crates/cli",
    "npm install ./call-model.tgz",
    "python3 -m http.server",
    "git clone ",
    "cd ",
    "mkdir ",
    "tar ",
    "#",
];

/// What stands in a fence `text` without a command above it: the document and how it begins, and what holds it.
const HELD_ELSEWHERE: [(&str, &str); 4] = [
    // The test of the policy, below.
    ("hosts.md", "default-src "),
    // `web/e2e/package.spec.ts`, whose server says the same.
    ("hosts.md", "Access-Control-Allow-Origin: *"),
    // Names as `web/e2e/package.spec.ts` and `web/e2e/offline.spec.ts` know them. What a host says of them is its own affair.
    ("hosts.md", "call-model-"),
    // The test of the message, below.
    ("mdbook.md", "src/deleted.md:"),
];

/// A fenced block.
#[derive(Debug)]
struct Fence {
    /// What stands behind its marks.
    info: String,
    /// The lines within, by number, counted from 0.
    lines: std::ops::Range<usize>,
}

fn fences(lines: &[&str]) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    for (number, line) in lines.iter().enumerate() {
        let marks = &line[..line.len() - line.trim_start_matches('`').len()];
        match open {
            None if marks.len() >= 3 => open = Some((marks, number)),
            Some((first, start)) if marks.len() >= first.len() && line.trim_end() == marks => {
                let info = lines[start][first.len()..].trim().to_owned();
                fences.push(Fence { info, lines: start + 1..number });
                open = None;
            }
            _ => {}
        }
    }
    assert!(open.is_none(), "a fence is not closed");
    fences
}

/// The documents, by their paths.
fn documents() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(ROOT).join("docs/src")];
    let mut documents = vec![Path::new(ROOT).join("README.md")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension() {
                None => folders.push(path),
                Some(ending) if ending == "md" => documents.push(path),
                Some(_) => {}
            }
        }
    }
    documents.sort();
    documents
}

/// What a line of a shell prints, on both of its outputs, and whether it ends well.
fn printed(line: &str, folder: &Path) -> (String, bool) {
    let line = line.replace("cargo run -q -p callmodel-cli -- ", "callmodel ");
    let own = Path::new(env!("CARGO_BIN_EXE_callmodel")).parent().unwrap();
    let path = format!("{}:{}", own.display(), std::env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", &format!("{line} 2>&1")])
        .current_dir(folder)
        .env("PATH", path)
        .output()
        .unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

/// Whether a line of a shell is not run here.
fn is_not_run_here(line: &str) -> bool {
    RUN_ELSEWHERE.iter().chain(&NOT_RUN).any(|other| line.starts_with(other))
}

/// Whether a fence is what the one before it prints: the next, with nothing between them.
fn is_output(before: &Fence, fence: &Fence, lines: &[&str]) -> bool {
    let between = &lines[before.lines.end + 1..fence.lines.start - 1];
    before.info == "sh" && matches!(fence.info.as_str(), "text" | "json") && between.iter().all(|line| line.is_empty())
}

#[test]
fn every_command_prints_what_stands_below_it() {
    let mut wrong = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let lines: Vec<_> = text.lines().collect();
        let folder = TempDir::new().unwrap();
        let mut updated: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let fences = fences(&lines);
        // From the last to the first, so that lines keep their numbers while output is put in.
        let mut outputs = Vec::new();
        for (place, fence) in fences.iter().enumerate() {
            let (language, file) = fence.info.split_once(' ').unwrap_or((&fence.info, ""));
            if language == "text" && !file.is_empty() {
                let path = folder.path().join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, lines[fence.lines.clone()].join("\n") + "\n").unwrap();
            }
            if language != "sh" {
                continue;
            }
            let commands = &lines[fence.lines.clone()];
            let ours: Vec<_> = commands.iter().filter(|line| !is_not_run_here(line)).collect();
            let (said, well): (Vec<_>, Vec<_>) = ours.iter().map(|line| printed(line, folder.path())).unzip();
            let said = said.concat();
            let next = fences.get(place + 1).filter(|next| is_output(fence, next, &lines));
            match next {
                Some(next) if !ours.is_empty() => outputs.push((next.lines.clone(), said)),
                _ => assert!(well.into_iter().all(|well| well), "{}: {commands:?}: {said}", document.display()),
            }
        }
        for (range, said) in outputs.into_iter().rev() {
            if lines[range.clone()].iter().map(|line| line.trim_end()).ne(said.lines().map(str::trim_end)) {
                wrong.push(format!("{}:{}", document.display(), range.start + 1));
                updated.splice(range, said.lines().map(|line| line.trim_end().to_owned()));
            }
        }
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&document, updated.join("\n") + "\n").unwrap();
        }
    }
    assert!(wrong.is_empty(), "commands print something else: {wrong:#?}");
}

#[test]
fn every_sample_is_one_that_something_runs() {
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let lines: Vec<_> = text.lines().collect();
        let ends_with = |end: &str| document.to_string_lossy().replace('\\', "/").ends_with(end);
        let fences = fences(&lines);
        for (place, fence) in fences.iter().enumerate() {
            let body = lines[fence.lines.clone()].join("\n");
            let included = body.starts_with("{{#include ../../../examples/") && body.lines().count() == 1;
            let run = match fence.info.split([' ', ',']).next().unwrap_or_default() {
                // Run above; the book is built of its models.
                "sh" | "call-model" => true,
                // What was printed, a file that commands read, a scenario, or what something else holds.
                "text" | "json" => {
                    let printed = place > 0 && is_output(&fences[place - 1], fence, &lines);
                    let held = HELD_ELSEWHERE.iter().any(|(end, begin)| ends_with(end) && body.starts_with(begin));
                    printed || held || fence.info.contains(' ') || body.parse::<Scenario>().is_ok()
                }
                // Tests of `callmodel-golden`.
                "rust" => ends_with("/README.md") || ends_with("docs/src/rust.md"),
                // Looked at below, and in Chromium by web/e2e/docs.spec.ts, which looks at one block of styles.
                "html" | "markdown" => true,
                "css" => ends_with("embed/element.md"),
                // Files of examples/, whose sites are built and opened.
                "toml" | "yaml" | "python" | "js" => included,
                _ => false,
            };
            assert!(run, "{}:{}: nothing runs this sample", document.display(), fence.lines.start);
        }
    }
}

#[test]
fn the_policy_is_the_one_that_the_tests_serve() {
    let read = |path: &str| fs::read_to_string(Path::new(ROOT).join(path)).unwrap();
    let hosts = read("docs/src/embed/hosts.md");
    let said = hosts.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    let said: Vec<_> = said.split(';').map(str::trim).collect();
    let server = read("web/e2e/serve.mjs");
    let served = server.split("const policy = [").nth(1).unwrap().split(']').next().unwrap();
    let served: Vec<_> = served.split('"').skip(1).step_by(2).collect();
    assert_eq!(said, served);
}

#[test]
fn the_message_of_a_wrong_block_is_the_one_that_the_example_is_tested_with() {
    let read = |path: &str| fs::read_to_string(Path::new(ROOT).join(path)).unwrap();
    let document = read("docs/src/embed/mdbook.md");
    let said = document.lines().find(|line| line.starts_with("src/deleted.md:")).unwrap();
    let tested = said.replace("src/deleted.md", "${document}").replace('`', "\\`");
    assert!(read("web/e2e/examples.spec.ts").contains(&tested), "{tested}");
}

#[test]
fn the_limits_are_those_of_the_code() {
    let document = fs::read_to_string(Path::new(ROOT).join("docs/src/scenario.md")).unwrap();
    for (name, most) in [
        ("Call::MAX_PARTIES", Call::MAX_PARTIES),
        ("Scenario::MAX_STEPS", Scenario::MAX_STEPS),
        ("Scenario::MAX_BYTES", Scenario::MAX_BYTES),
        ("Dn::MAX_CHARS", Dn::MAX_CHARS),
        ("ConnId::MAX_DIGITS", ConnId::MAX_DIGITS),
    ] {
        let row = document.lines().find(|line| line.ends_with(&format!("| `{name}` |"))).unwrap();
        let row = row.replace(',', "");
        let mut numbers = row.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<usize>().ok());
        assert!(numbers.any(|number| number == most), "{row}: {name} is {most}");
    }
}

#[test]
fn every_file_that_a_readme_leads_to_is_there() {
    let mut links = 0;
    for document in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "web/element/package/README.md"] {
        let path = Path::new(ROOT).join(document);
        let text = fs::read_to_string(&path).unwrap();
        let marks = ["](", "src=\"", "srcset=\""];
        let targets = marks
            .iter()
            .flat_map(|mark| text.split(mark).skip(1).filter_map(|rest| rest.split([')', '"', '#']).next()));
        // Other hosts are not asked; samples name files of the package, which lies elsewhere.
        for target in targets.filter(|target| !target.contains("://") && !target.starts_with("call-model/")) {
            links += 1;
            assert!(path.parent().unwrap().join(target).exists(), "{document}: {target}");
        }
    }
    assert!(links > 5, "there are links");
}

#[test]
fn every_model_in_a_sample_is_right() {
    let folder = TempDir::new().unwrap();
    let mut number = 0;
    for document in documents() {
        let text = fs::read_to_string(&document).unwrap();
        let lines: Vec<_> = text.lines().collect();
        for fence in fences(&lines) {
            let ending = match fence.info.as_str() {
                "html" => "html",
                "markdown" => "md",
                _ => continue,
            };
            number += 1;
            fs::write(folder.path().join(format!("{number}.{ending}")), lines[fence.lines].join("\n")).unwrap();
        }
    }
    let (said, _) = printed("callmodel check .", folder.path());
    assert!(said.contains("nothing wrong"), "{said}");
    assert!(number > 8, "there are samples");
}

#[test]
fn every_model_of_the_documentation_is_right() {
    let (said, _) = printed("callmodel check docs README.md", Path::new(ROOT));
    assert!(said.ends_with("nothing wrong\n"), "{said}");
}
