//! The PlantUML form, parsed and drawn by PlantUML: labels stay unchanged.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

mod peer;

use std::path::Path;
use std::process::{Command, Output};

use callmodel::{Run, Scenario, State, Step, in_text};
use callmodel_figure::LIMITS;
use resvg::usvg::roxmltree::Document;

use peer::Call;

/// DNs with syntax of PlantUML, Markdown, HTML and others, as in crates/forms/tests/read_back.rs.
const NASTY: [&str; 28] = [
    "\"quoted\"",
    "'single'",
    "<script>alert(1)</script>",
    "&amp;&#65;",
    "a|b||\\|",
    "=1+2",
    "+49-89-1",
    "-1",
    "@SUM",
    "@enduml",
    "!include",
    "\\back\\slash\\n",
    "#35;#1",
    "semi;colon:",
    "*bold*_under_~~gone~~",
    "`tick``ticks`",
    "[[http://x.example]]",
    "1.",
    "---",
    "%%{init}%%",
    "end",
    "<U+0041>**x**//y//__z__",
    "ﬂ°°60¶ß",
    "🎧👩\u{200d}💻",
    "داخلي",
    "内線７００１",
    "A\u{202e}B\u{200b}",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
];

/// A call with each of these DNs in a label of its own: the last party deletes all others but one.
fn nasty() -> Call {
    let [others @ .., _, last] = &NASTY;
    let steps: Vec<_> = others.iter().map(|dn| format!("delete {dn} by {last}")).collect();
    Call::new(&NASTY.join(" "), &steps.join(", "))
}

fn plantuml(program: &Path, text: &str, arguments: &[&str]) -> Output {
    peer::run(Command::new(program).args(["-charset", "UTF-8"]).args(arguments), text)
}

#[test]
fn plantuml_draws_every_label_unchanged() {
    let Some(program) = peer::program("plantuml") else { return };
    for call in peer::phases().into_iter().chain([peer::eight(), peer::sixty(), nasty()]) {
        let output = plantuml(&program, &call.written(&["--format", "plantuml"]), &["-pipe", "-tsvg"]);
        assert!(output.status.success(), "{call:?}: {}", String::from_utf8_lossy(&output.stderr));
        let svg = String::from_utf8(output.stdout).unwrap();
        let document = Document::parse(&svg).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        let drawn: Vec<_> = texts.map(|node| node.text().unwrap_or_default().to_owned()).collect();
        assert_eq!(drawn, labels(&call));
    }
}

#[test]
fn plantuml_counts_the_lanes_of_a_sequence_diagram() {
    let Some(program) = peer::program("plantuml") else { return };
    let output = plantuml(&program, &nasty().written(&["--format", "plantuml"]), &["-syntax"]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("SEQUENCE\n({} participants)\n", NASTY.len() + 1));
}

#[test]
fn plantuml_refuses_a_broken_arrow() {
    let Some(program) = peer::program("plantuml") else { return };
    let text = peer::eight().written(&["--format", "plantuml"]).replace("p0 -->", "p0 -- ");
    let output = plantuml(&program, &text, &["-pipe", "-tsvg"]);
    assert!(!output.status.success());
}

/// Expected labels of a drawing, from the top: title, lanes, state of the call, then each step.
fn labels(call: &Call) -> Vec<String> {
    let run = Scenario::from_short(&call.parties, &call.steps).unwrap().play().unwrap();
    let mut labels = vec![title(&run), "T-Server".to_owned()];
    labels.extend(run.call.parties().iter().map(|dn| in_text(dn.as_str()).into_owned()));
    labels.push(state(&run.call));
    for Step { request, events, after, .. } in &run.steps {
        labels.extend([in_text(&request.label()).into_owned(), request.function().to_owned()]);
        labels.extend(events.iter().map(|event| event.name().as_str().to_owned()));
        if after.state() != State::Ended {
            labels.push(state(after));
        }
    }
    labels.extend(LIMITS.map(str::to_owned));
    labels
}

/// `Conference · A, B, C: delete B by A`
fn title(run: &Run) -> String {
    let steps: Vec<_> = run.steps.iter().map(|step| in_text(&step.request.to_string()).into_owned()).collect();
    format!("{}: {}", state(&run.call), steps.join(", "))
}

/// `Conference · A, B, C`
fn state(call: &callmodel::Call) -> String {
    let parties: Vec<_> = call.parties().iter().map(|dn| in_text(dn.as_str())).collect();
    format!("{} · {}", call.state().as_str(), parties.join(", "))
}
