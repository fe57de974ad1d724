//! The samples of the documentation: its commands are run, and their output is the one shown below them.
//!
//! A fence `sh` is run line by line; a fence `text` or `json` with nothing but blank lines between is its output. A fence with a
//! file name behind its language is that file. `UPDATE_DOCS=1 cargo test -p callmodel-cli --test docs` writes the output anew.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

#[path = "read/fences.rs"]
mod fences;
#[path = "read/tables.rs"]
mod tables;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use callmodel::{Call, ConnId, Dn, Scenario};
use fences::{Fence, fences};
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::json;
use tables::tables;
use tempfile::TempDir;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Commands run elsewhere: `cargo xtask` by the steps of `cargo xtask test`, those of the guides by `web/e2e/guides.spec.ts`, the
/// archive of the command by `tests/generators`.
const RUN_ELSEWHERE: [&str; 7] =
    ["cargo xtask ", "mdbook ", "mkdocs ", "hugo", "npm install ", "npx ", "node web/tools/pack-command.mjs "];

/// Commands that no test runs: they install, download, or serve until they are stopped.
const NOT_RUN: [&str; 11] = [
    "cargo install --path crates/cli",
    "pip install ",
    "cargo build --release",
    // They write into the home folder; `tests/shell.rs` runs them in others.
    "callmodel completions bash -o ~",
    "callmodel man ~",
    "python3 -m http.server",
    "git clone ",
    "cd ",
    "mkdir ",
    "tar ",
    "#",
];

/// Fences `text` without a command above them that another test checks: the document and the beginning of the fence.
const HELD_ELSEWHERE: [(&str, &str); 5] = [
    // The test of the policy, below.
    ("hosts.md", "default-src "),
    ("hosts.md", "require-trusted-types-for "),
    // `web/e2e/package.spec.ts`, whose server says the same.
    ("hosts.md", "Access-Control-Allow-Origin: *"),
    // File names as in `web/e2e/package.spec.ts` and `web/e2e/offline.spec.ts`; the headers are up to the host.
    ("hosts.md", "call-model-"),
    // The test of the message, below.
    ("mdbook.md", "src/deleted.md:"),
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

/// Paths of all documents: the README and those of `docs/src`.
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

/// Output and errors of a shell command, and whether its status is 0.
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

/// Whether a shell command is not run here.
fn is_not_run_here(line: &str) -> bool {
    RUN_ELSEWHERE.iter().chain(&NOT_RUN).any(|other| line.starts_with(other))
}

/// Whether a fence is the output of the one before it: the next, with nothing but blank lines between them.
fn is_output(before: &Fence, fence: &Fence, document: &str) -> bool {
    let between = &document[before.block.end..fence.block.start];
    before.info == "sh" && matches!(fence.info.as_str(), "text" | "json") && between.trim().is_empty()
}

/// Whether two texts are equal, apart from blanks at the ends of lines.
fn has_lines_of(a: &str, b: &str) -> bool {
    a.lines().map(str::trim_end).eq(b.lines().map(str::trim_end))
}

#[test]
fn every_command_prints_the_output_shown_below_it() {
    let mut wrong = Vec::new();
    for path in documents() {
        let document = fs::read_to_string(&path).unwrap();
        let folder = TempDir::new().unwrap();
        let fences = fences(&document);
        let mut outputs = Vec::new();
        for (number, fence) in fences.iter().enumerate() {
            let (language, file) = fence.info.split_once(' ').unwrap_or((&fence.info, ""));
            if language == "text" && !file.is_empty() {
                let file = folder.path().join(file);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, &fence.body).unwrap();
            }
            if language != "sh" {
                continue;
            }
            let commands: Vec<_> = fence.body.lines().filter(|line| !is_not_run_here(line)).collect();
            let (said, well): (Vec<_>, Vec<_>) = commands.iter().map(|line| printed(line, folder.path())).unzip();
            let said = said.concat();
            let next = fences.get(number + 1).filter(|next| is_output(fence, next, &document));
            match next {
                Some(next) if !commands.is_empty() => outputs.push((next, said)),
                _ => assert!(well.into_iter().all(|well| well), "{}: {commands:?}: {said}", path.display()),
            }
        }
        let mut updated = document.clone();
        // From the last to the first, so that places stay valid while output is replaced.
        for (shown, said) in outputs.into_iter().rev().filter(|(shown, said)| !has_lines_of(&shown.body, said)) {
            wrong.push(format!("{}:{}", path.display(), shown.line(&document)));
            let lines: String = said.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
            updated.replace_range(shown.place.clone(), &lines);
        }
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(&path, updated).unwrap();
        }
    }
    assert!(wrong.is_empty(), "commands print something else: {wrong:#?}");
}

#[test]
fn every_sample_is_run_by_a_test() {
    for path in documents() {
        let document = fs::read_to_string(&path).unwrap();
        let fences = fences(&document);
        for (number, fence) in fences.iter().enumerate() {
            let body = fence.body.as_str();
            // The files of a guide, which web/e2e/guides.spec.ts writes.
            let guided = path.parent().is_some_and(|folder| folder.ends_with("embed")) && fence.info.contains(' ');
            let run = match fence.info.split([' ', ',']).next().unwrap_or_default() {
                // Run above; the book is built of its models.
                "sh" | "call-model" => true,
                // Output, a file that commands read, a scenario, or checked by another test.
                "text" | "json" => {
                    let printed = number > 0 && is_output(&fences[number - 1], fence, &document);
                    let held = HELD_ELSEWHERE.iter().any(|(end, begin)| path.ends_with(end) && body.starts_with(begin));
                    printed || held || fence.info.contains(' ') || body.parse::<Scenario>().is_ok()
                }
                // Doc tests of `callmodel-golden`.
                "rust" => path.ends_with("README.md") || path.ends_with("docs/src/rust.md"),
                // Checked below, and in Chromium by web/e2e/docs.spec.ts, which takes the one block of styles, too.
                "html" | "markdown" => true,
                "css" => path.ends_with("embed/element.md"),
                _ => guided,
            };
            assert!(run, "{}:{}: no test runs this sample", path.display(), fence.line(&document));
        }
    }
}

#[test]
fn the_documented_policy_is_the_one_of_the_test_server() {
    let fences = fences(&read("docs/src/embed/hosts.md"));
    let documented = fences.iter().find(|fence| fence.body.starts_with("default-src ")).unwrap();
    let documented: Vec<_> = documented.body.split(';').map(str::trim).collect();
    let served: Vec<String> = serde_json::from_str(&read("web/e2e/policy.json")).unwrap();
    assert_eq!(documented, served);
}

#[test]
fn a_wrong_block_fails_mdbook_with_the_documented_message() {
    let fences = fences(&read("docs/src/embed/mdbook.md"));
    let documented = fences.iter().find(|fence| fence.body.starts_with("src/deleted.md:")).unwrap();
    let content = "# Calls\n\n```call-model\nparties A B C\ndelete B bye A\n```\n";
    let chapter = json!({"Chapter": {"name": "Deleted", "content": content, "sub_items": [], "path": "deleted.md"}});
    let context = json!({"config": {"book": {"src": "src"}}, "renderer": "html", "mdbook_version": "0.5.4"});
    let mut child = Command::new(env!("CARGO_BIN_EXE_callmodel"))
        .arg("mdbook")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(json!([context, {"items": [chapter]}]).to_string().as_bytes()).unwrap();
    assert_eq!(String::from_utf8(child.wait_with_output().unwrap().stderr).unwrap(), documented.body);
}

#[test]
fn every_documented_limit_is_the_one_of_the_code() {
    let tables = tables(&read("docs/src/scenario.md"));
    let limits = tables.iter().find(|table| table.heading == "Limits").unwrap();
    let documented: Vec<_> = limits.rows.iter().map(|row| (row[2].code.concat(), row)).collect();
    let expected = [
        ("Call::MAX_PARTIES", Call::MAX_PARTIES),
        ("Scenario::MAX_STEPS", Scenario::MAX_STEPS),
        ("Scenario::MAX_BYTES", Scenario::MAX_BYTES),
        ("Dn::MAX_CHARS", Dn::MAX_CHARS),
        ("ConnId::MAX_DIGITS", ConnId::MAX_DIGITS),
    ];
    assert_eq!(documented.len(), expected.len());
    for (name, most) in expected {
        let (_, row) = documented.iter().find(|(documented, _)| documented == name).unwrap();
        // "1 MiB (1,048,576 bytes)"
        let text = row[1].source.replace(',', "");
        let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse::<usize>().ok());
        assert!(numbers.any(|number| number == most), "{text}: {name} is {most}");
    }
}

/// Targets of links and images, also those of HTML in the document.
fn targets(document: &str) -> Vec<String> {
    let mut targets = Vec::new();
    let mut html = String::new();
    for event in Parser::new(document) {
        #[expect(clippy::wildcard_enum_match_arm, reason = "only links and HTML are read")]
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                targets.push(dest_url.into_string());
            }
            Event::Html(text) | Event::InlineHtml(text) => html += &text,
            _ => {}
        }
    }
    for Ok(token) in Tokenizer::new(&html) {
        if let Token::StartTag(tag) = token {
            let attributes = tag
                .attributes
                .iter()
                .filter(|(name, _)| ["src", "srcset"].iter().any(|src| ***name == *src.as_bytes()));
            targets.extend(attributes.map(|(_, value)| String::from_utf8(value.to_vec()).unwrap()));
        }
    }
    targets
}

#[test]
fn every_local_link_of_a_readme_leads_to_a_file() {
    let mut links = 0;
    for document in ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "web/element/package/README.md"]
    {
        let folder = Path::new(ROOT).join(document).parent().unwrap().to_owned();
        // Links to other hosts are not followed.
        for target in targets(&read(document)).iter().filter(|target| !target.contains("://")) {
            links += 1;
            let file = target.split('#').next().unwrap();
            assert!(folder.join(file).exists(), "{document}: {target}");
        }
    }
    assert!(links > 5, "only {links} links");
}

#[test]
fn every_model_of_an_html_or_markdown_sample_is_correct() {
    let folder = TempDir::new().unwrap();
    let mut number = 0;
    for path in documents() {
        for fence in fences(&fs::read_to_string(&path).unwrap()) {
            let ending = match fence.info.split(' ').next().unwrap_or_default() {
                "html" => "html",
                "markdown" => "md",
                _ => continue,
            };
            number += 1;
            fs::write(folder.path().join(format!("{number}.{ending}")), fence.body).unwrap();
        }
    }
    let (said, _) = printed("callmodel check .", folder.path());
    assert!(said.contains("no errors"), "{said}");
    assert!(number > 8, "only {number} samples");
}

#[test]
fn every_model_of_the_documentation_is_correct() {
    let (said, _) = printed("callmodel check docs README.md", Path::new(ROOT));
    assert!(said.ends_with("no errors\n"), "{said}");
}
