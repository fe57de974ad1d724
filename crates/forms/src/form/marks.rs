//! Tests: each mark in each form that draws the ladder as text.

use callmodel::Scenario;
use callmodel_figure::Figure;
use callmodel_ladder::Mark;

use super::text::Strokes;
use super::{mermaid, plantuml, text};

/// The line with the label of C's event, which has `mark`, in Mermaid, PlantUML, text and ASCII.
fn labels(mark: Mark) -> [String; 4] {
    let run = Scenario::from_short("A B C", "release B").unwrap().play().unwrap();
    let ladder = Figure::of(&run).with_mark(&"1.C".parse().unwrap(), mark).ladder;
    let [mermaid, plantuml] = [mermaid::mermaid(&ladder), plantuml::plantuml(&ladder)];
    let [boxes, ascii] = [Strokes::BOX, Strokes::ASCII].map(|strokes| text::text(&ladder, &strokes));
    let line = |text: &str, has: &str| text.lines().rfind(|line| line.contains(has)).unwrap().to_owned();
    let label = |text: &str| line(text, "EventPartyDeleted").trim_matches([' ', '┊', '│', ':', '|']).to_owned();
    [line(&mermaid, "p0-->>p3").trim().to_owned(), line(&plantuml, "p0 --> p3"), label(&boxes), label(&ascii)]
}

#[test]
fn a_deviation_has_its_sign_before_the_label() {
    let expected = |mermaid: &str, sign: &str, ascii: &str| {
        [
            format!("p0-->>p3: {mermaid}EventPartyDeleted"),
            format!("p0 --> p3 : {}EventPartyDeleted", mermaid.replace("#43;", "<U+002B>")),
            format!("{sign}EventPartyDeleted"),
            format!("{ascii}EventPartyDeleted"),
        ]
    };
    assert_eq!(labels(Mark::None), expected("", "", ""));
    assert_eq!(labels(Mark::Missing), expected("− ", "− ", "- "));
    assert_eq!(labels(Mark::Unexpected), expected("#43; ", "+ ", "+ "));
    assert_eq!(labels(Mark::Different), expected("≠ ", "≠ ", "!= "));
}

#[test]
fn a_chosen_message_changes_no_text_form() {
    assert_eq!(labels(Mark::Chosen), labels(Mark::None));
}
