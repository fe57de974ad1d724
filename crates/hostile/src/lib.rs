//! What holds whatever it is given. Each function takes any text, or any bytes, and panics where something does not hold. The
//! targets of `fuzz/` call them with what libFuzzer finds, the tests of this crate with what proptest makes up.

#[path = "../../ladder/tests/checks/mod.rs"]
mod checks;

use callmodel::{Call, Scenario, ScenarioError};
use callmodel_documents::{BookError, Drawer, Kind, check, draw_book};
use callmodel_explore::address;
use callmodel_ladder::{
    Heads, Lane, Line, Mark, Message, Metrics, Remark, Row, Sequence, StateBar, SvgStyle, Tone, layout as laid_out, svg,
};

/// A text that is a scenario is written and read back as itself, in both forms; all that its run offers is accepted, and a
/// refusal offers only that. A text that is none is told with a place within it.
///
/// # Panics
/// If it is not so.
pub fn scenario(text: &str) {
    match text.parse::<Scenario>() {
        Ok(scenario) => {
            assert_eq!(scenario.to_string().parse().as_ref(), Ok(&scenario));
            let short = Scenario::from_short(&scenario.parties_text(), &scenario.steps_text());
            assert_eq!(
                short.map(|short| (short.parties_text(), short.steps)),
                Ok((scenario.parties_text(), scenario.steps.clone()))
            );
            played(&scenario);
        }
        Err(error) => in_text(&error, text),
    }
    let (parties, steps) = text.split_once('\n').unwrap_or((text, ""));
    match Scenario::from_short(parties, steps) {
        Ok(scenario) => played(&scenario),
        Err(error) => in_text(&error, if error.place.part.field() == Some("parties") { parties } else { steps }),
    }
}

/// Its place is one of the text, or just behind it.
fn in_text(error: &ScenarioError, text: &str) {
    let line = text.lines().nth(error.place.line - 1).unwrap_or_default();
    // A byte order mark at the start is not counted. A short form is one line, whatever it holds.
    let longest = if error.place.part.field().is_some() { text.chars().count() } else { line.chars().count() };
    assert!(error.place.column <= longest + 1, "{error} in {text:?}");
}

fn played(scenario: &Scenario) {
    match scenario.play() {
        Ok(run) => {
            let now = run.now();
            assert!(now.parties().len() <= Call::MAX_PARTIES);
            assert!(now.offers().take(200).all(|request| now.apply(&request).is_ok()));
        }
        Err(stopped) => {
            let now = stopped.run.now();
            assert!(now.apply(&stopped.refusal.request).is_err());
            assert!(stopped.refusal.offered().take(200).all(|request| now.apply(&request).is_ok()));
        }
    }
}

/// The address of what `fragment` opens, without what could not be read of it.
fn reopened(fragment: &str) -> String {
    address::write(&address::read(fragment))
}

/// What an address opens is written as an address that opens the same.
///
/// # Panics
/// If it is not so.
pub fn address(fragment: &str) {
    let written = reopened(fragment);
    assert_eq!(reopened(&written), written, "{fragment:?}");
    assert!(written.is_ascii(), "{written}");
}

/// JSON from outside: a book as mdBook hands it over, and tables as those of the reference. What is no book, or no tables, is
/// told; a book that is drawn has nothing more to draw.
///
/// # Panics
/// If it is not so.
pub fn json(text: &str) {
    match draw_book(text) {
        Ok(book) => {
            let again = draw_book(&format!("[{{}},{book}]"));
            assert_eq!(again.as_ref(), Ok(&book));
        }
        Err(BookError::NoBook(why)) => assert!(!why.is_empty()),
        Err(BookError::Models(faults)) => assert!(!faults.is_empty()),
    }
    if let Ok(phases) = callmodel_golden::compare(text) {
        assert!(serde_json::from_str::<serde_json::Value>(text).is_ok());
        for row in phases.iter().flat_map(|phase| &phase.rows).filter(|row| row.agrees) {
            let (Some(said), Some(model)) = (&row.reference, &row.model) else {
                panic!("half of a row agrees: {row:?}")
            };
            // Note a leaves two values open, of which these calls have the first.
            let first = said.strip_suffix("/Conferenced a").map(|first| format!("{first} a"));
            assert_eq!(first.as_ref().unwrap_or(said), model);
        }
    }
}

/// Every fault of a document stands in it. What is drawn has no fence left; what is not says why.
///
/// # Panics
/// If it is not so.
pub fn document(text: &str) {
    for kind in [Kind::Markdown, Kind::Html] {
        for fault in check(text, kind).faults {
            let line = text.split('\n').nth(fault.line - 1).expect("the line is one of the text");
            assert!((1..=line.chars().count() + 1).contains(&fault.column), "{fault} in {text:?}");
        }
    }
    match Drawer::default().draw(text) {
        Ok(drawn) => assert_eq!(Drawer::default().draw(&drawn).as_ref(), Ok(&drawn)),
        Err(faults) => assert!(!faults.is_empty()),
    }
}

/// A sequence made of the text is laid out with its labels apart, and is well-formed SVG that says its names.
///
/// The first character says how much room there is, each line is a lane or a row.
///
/// # Panics
/// If it is not so.
pub fn layout(text: &str) {
    let room = text.chars().next().map(|first| i32::try_from(u32::from(first)).unwrap_or_default());
    let sequence = sequence(text);
    for heads in [Heads::Drawn, Heads::Apart] {
        let drawing = laid_out(&sequence, &Metrics { room: room.filter(|room| *room >= 100), heads });
        checks::labels_are_apart(&drawing).unwrap_or_else(|error| panic!("{error} of {text:?}"));
        let written = svg(&drawing, &SvgStyle::default());
        roxmltree::Document::parse(&written).unwrap_or_else(|error| panic!("{error} in {written}"));
    }
}

/// Lanes of the lines up to the first empty one, then rows: their first two characters say between which lanes they are and the
/// third what they are.
fn sequence(text: &str) -> Sequence<usize> {
    let labels = |line: &str| line.chars().take(64).collect::<String>();
    let mut lines = text.lines();
    let lanes: Vec<_> = lines
        .by_ref()
        .take(60)
        .take_while(|line| !line.is_empty())
        .map(|line| Lane { label: labels(line), line: Line::Solid })
        .collect();
    let count = lanes.len();
    let row = |(key, line): (usize, &str)| {
        let mut characters = line.chars();
        let mut number = || characters.next().map(|character| u32::from(character) as usize);
        let (from, to, kind) = (number()? % count, number()? % count, number()?);
        let label = labels(characters.as_str());
        let ends = vec![from.min(to), from.max(to)];
        Some(match kind % 5 {
            0 => Row::Bar(StateBar { lanes: ends, label }),
            1 => Row::Remark(Remark { lanes: ends, label }),
            _ => Row::Message(Message {
                key,
                from,
                to: if from == to { (from + 1) % count } else { to },
                detail: (kind % 2 == 0).then(|| label.chars().rev().collect()),
                label,
                tone: Tone::News,
                line: Line::Dashed,
                ends_lane: kind % 3 == 0,
                mark: Mark::ALL[kind % Mark::ALL.len()],
            }),
        })
    };
    let rows = if count < 2 { Vec::new() } else { lines.take(200).enumerate().filter_map(row).collect() };
    Sequence { title: labels(text), description: String::new(), lanes, rows }
}
