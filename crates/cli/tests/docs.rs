//! What the documentation shows is so: its commands are run, and print what stands below them.
//!
//! A fence `sh` is run line by line; the fence that follows at once, `text` or `json`, is what it prints. A fence with the name
//! of a file behind its language is that file. `UPDATE_DOCS=1 cargo test -p callmodel-cli --test docs` writes what is printed.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Commands of others, and of the project itself, which the steps `packages`, `docs` and `examples` of `cargo xtask test` run.
const RUN_ELSEWHERE: [&str; 9] = [
    "cargo xtask ",
    "cargo install --path crates/cli",
    "mdbook build",
    "mkdocs build --strict",
    "npm install ./target/npm/call-model",
    "python3 -m http.server",
    "#",
    "git clone ",
    "cd ",
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
            let ours: Vec<_> =
                commands.iter().filter(|line| !RUN_ELSEWHERE.iter().any(|other| line.starts_with(other))).collect();
            let (said, well): (Vec<_>, Vec<_>) = ours.iter().map(|line| printed(line, folder.path())).unzip();
            let said = said.concat();
            let next = fences.get(place + 1).filter(|next| {
                let between = &lines[fence.lines.end + 1..next.lines.start - 1];
                matches!(next.info.as_str(), "text" | "json") && between.iter().all(|line| line.is_empty())
            });
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
        for fence in fences(&lines) {
            let body = lines[fence.lines.clone()].join("\n");
            let included = body.starts_with("{{#include ../../../examples/") && body.lines().count() == 1;
            let run = match fence.info.split([' ', ',']).next().unwrap_or_default() {
                // Run above, or what was printed; the book is built of its models.
                "sh" | "text" | "json" | "call-model" => true,
                // A test of `callmodel-golden`.
                "rust" => true,
                // Looked at below, and in Chromium by web/e2e/docs.spec.ts.
                "html" | "markdown" | "css" => true,
                // Files of examples/, whose sites are built and opened.
                "toml" | "yaml" | "python" | "js" => included,
                _ => false,
            };
            assert!(run, "{}:{}: nothing runs this sample", document.display(), fence.lines.start);
        }
    }
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
