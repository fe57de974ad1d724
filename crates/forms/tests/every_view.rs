//! Every name of the model in every view and form; steps of later chapters; shuffled events.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::test_steps::two_events_and_a_newcomer;
use callmodel::{AttributeName, EventName, Phase, Run, Scenario};
use callmodel_figure::{Comparison, Figure, ReferenceTable};
use callmodel_forms::{Form, Options, comparison, table_text};
use callmodel_ladder::Row;
use proptest::prelude::*;

/// The run of a phase in the reference.
fn run_of(phase: Phase) -> Run {
    Scenario::of_phase(phase).with_steps(vec![callmodel::Request::of_reference(phase)]).play().unwrap()
}

/// A run in which every event and every attribute occurs.
fn full() -> Run {
    Scenario::from_short("A B C", "delete B by A, release C").unwrap().play().unwrap()
}

/// The name of each view, and its text of a run.
fn views(run: &Run) -> Vec<(String, String)> {
    let figure = Figure::of(run);
    let comparison = Comparison::of([run, run], [&run.steps[0], run.steps.last().unwrap()]);
    let mut views = vec![
        (
            "figure's tables".to_owned(),
            format!("{:?}", figure.steps.iter().map(|step| &step.tables).collect::<Vec<_>>()),
        ),
        ("reference table".to_owned(), table_text(&ReferenceTable::of(run), 200)),
        ("narrow reference table".to_owned(), table_text(&ReferenceTable::of(run), 20)),
        ("comparison in text".to_owned(), comparison::text(&comparison, ["first", "second"])),
        ("comparison in Markdown".to_owned(), comparison::markdown(&comparison, ["first", "second"])),
        ("comparison in JSON".to_owned(), comparison::json(&comparison, ["first", "second"])),
        ("figure's ladder".to_owned(), figure.words().join("\n")),
    ];
    views.extend(Form::ALL.map(|form| (form.facts().name.to_owned(), form.write(run, &Options::default()))));
    views
}

/// Whether a form is a drawing of the ladder, which has no attributes.
fn is_ladder(view: &str) -> bool {
    ["figure's ladder", "svg", "mermaid", "plantuml", "text", "ascii"].contains(&view)
}

#[test]
fn every_view_and_form_shows_every_event_name() {
    let views = views(&full());
    for (view, shown) in &views {
        for name in EventName::ALL {
            assert!(shown.contains(name.as_str()) || shown.contains(&format!("{name:?}")), "{view}: {name:?}\n{shown}");
        }
    }
    assert_eq!(views.len(), 7 + Form::ALL.len());
}

#[test]
fn every_view_with_attributes_shows_every_attribute_name() {
    for (view, shown) in views(&full()).iter().filter(|(view, _)| !is_ladder(view)) {
        for name in AttributeName::ALL {
            assert!(shown.contains(name.as_str()) || shown.contains(&format!("{name:?}")), "{view}: {name:?}\n{shown}");
        }
    }
}

#[test]
fn every_view_and_form_shows_every_phase() {
    for phase in Phase::ALL {
        let run = run_of(phase);
        let request = &run.steps[0].request;
        for (view, shown) in views(&run) {
            assert!(!shown.is_empty(), "{view}: {phase:?}");
            let is_comparison = view.starts_with("comparison") || view == "figure's tables";
            // Punctuation is escaped differently in every form; the name of the function has none.
            assert!(is_comparison || shown.contains(request.function()), "{view}: {phase:?}\n{shown}");
        }
        for form in [Form::Table, Form::Json, Form::Markdown, Form::Csv] {
            assert!(form.write(&run, &Options::default()).contains(phase.title()), "{form:?}: {phase:?}");
        }
    }
}

#[test]
fn two_events_to_a_party_and_a_newcomer_are_in_the_figure() {
    let run = two_events_and_a_newcomer();
    let figure = Figure::of(&run);
    let lanes: Vec<_> = figure.ladder.lanes.iter().map(|lane| lane.label.as_str()).collect();
    assert_eq!(lanes, ["T-Server", "A", "B", "C", "D"]);
    let keys = figure.ladder.rows.iter().filter_map(|row| match row {
        Row::Message(message) => Some(message.key.to_string()),
        Row::Bar(_) | Row::Remark(_) => None,
    });
    assert_eq!(keys.collect::<Vec<_>>(), ["1", "1.A", "1.B", "1.C", "1.C.2", "1.D", "2", "2.A", "2.D"]);
    let tables: Vec<_> = figure.steps[0].tables.iter().map(|table| (table.id.to_string(), table.event)).collect();
    assert_eq!(tables[2], ("1.C".to_owned(), EventName::PartyDeleted));
    assert_eq!(tables[3], ("1.C.2".to_owned(), EventName::Released));
}

#[test]
fn two_events_to_a_party_and_a_newcomer_are_in_every_form() {
    let run = two_events_and_a_newcomer();
    let events = run.steps.iter().map(|step| step.events.len()).sum::<usize>();
    for form in Form::ALL {
        let written = form.write(&run, &Options::default());
        let names: usize = EventName::ALL.iter().map(|name| written.matches(name.as_str()).count()).sum();
        let least = match form {
            // A record for each attribute.
            Form::Csv => run.steps.iter().flat_map(|step| &step.events).map(|event| run.attributes(event).len()).sum(),
            Form::Table
            | Form::Json
            | Form::Svg
            | Form::Html
            | Form::Page
            | Form::Markdown
            | Form::Mermaid
            | Form::PlantUml
            | Form::Text
            | Form::Ascii => events,
        };
        assert!(names >= least, "{form:?}: {names} of {least}\n{written}");
        assert!(written.contains('D'), "{form:?}\n{written}");
    }
}

#[test]
fn a_second_event_has_a_row_of_its_own_in_a_comparison() {
    let run = two_events_and_a_newcomer();
    let one = full();
    let compared = Comparison::of([&run, &one], [&run.steps[0], &one.steps[0]]);
    let pairs: Vec<_> = compared.pairs.iter().map(|pair| (pair.parties[0].to_string(), pair.index)).collect();
    let expected = [("A", 1), ("B", 1), ("C", 1), ("C", 2), ("D", 1)].map(|(dn, index)| (dn.to_owned(), index));
    assert_eq!(pairs, expected);
    assert!(comparison::text(&compared, ["first", "second"]).contains("C (2)"));
}

/// The events of a step in another order; those to one party keep their order.
fn shuffled(run: &Run, keys: &[u32]) -> Run {
    let mut next = 0;
    run.with_events_ordered(|events| {
        let mut key_of = std::collections::BTreeMap::new();
        let mut keyed: Vec<_> = events
            .into_iter()
            .map(|event| {
                let key = *key_of.entry(event.party().clone()).or_insert_with(|| {
                    next += 1;
                    keys[next % keys.len()]
                });
                (key, event)
            })
            .collect();
        keyed.sort_by_key(|(key, _)| *key);
        keyed.into_iter().map(|(_, event)| event).collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_events_in_a_step_changes_no_view(
        parties in 2_usize..7, choices in proptest::collection::vec(any::<prop::sample::Index>(), 1..4),
        keys in proptest::collection::vec(any::<u32>(), 32), later in any::<bool>(),
    ) {
        let scenario = Scenario::from_short("A B", "").unwrap().with_party_count(parties).unwrap();
        let mut run = scenario.unplayed();
        for choice in choices {
            let offers: Vec<_> = run.now().offers().collect();
            if !offers.is_empty() {
                run = run.apply(choice.get(&offers)).unwrap();
            }
        }
        let run = if later { two_events_and_a_newcomer() } else { run };
        let shuffled = shuffled(&run, &keys);
        prop_assert_eq!(Figure::of(&shuffled).ladder, Figure::of(&run).ladder);
        prop_assert_eq!(ReferenceTable::of(&shuffled), ReferenceTable::of(&run));
        for (left, right) in views(&shuffled).into_iter().zip(views(&run)) {
            prop_assert_eq!(left, right);
        }
    }
}
