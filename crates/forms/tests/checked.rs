//! A checked call of a log in every form: its marks, its folded messages, its missing events.

#![cfg(feature = "trace")]

use boon::{Compiler, Schemas};
use callmodel_figure::CheckedFigure;
use callmodel_forms::{Form, Options};
use callmodel_trace::{Report, Trace, events};

/// A log in which C receives a wrong ThirdPartyDN, A receives nothing, and an event is repeated; after eighteen other messages.
fn log() -> String {
    let event = |time: &str, name: &str, dn: &str, rest: &str| {
        format!(
            "@10:00:{time} [0] 8.1 distribute_event: message {name}\n\tAttributeThisDN\t'{dn}'\n\tAttributeConnID\t01\n{rest}"
        )
    };
    let other = |dn: &str| format!("\tAttributeOtherDN\t'{dn}'\n");
    let start = event("00.1", "EventEstablished", "A<1>", &other("B"))
        + &event("00.2", "EventEstablished", "B", &other("A<1>"))
        + &event("00.3", "EventRinging", "C", "\tAttributeThisDNRole\t3\n")
        + &event("00.4", "EventPartyAdded", "A<1>", &other("C"))
        + &event("00.5", "EventPartyAdded", "B", &other("C"))
        + &event("00.6", "EventEstablished", "C", "\tAttributeThisDNRole\t3\n")
        + &event("00.7", "EventRinging", "D", "\tAttributeThisDNRole\t3\n")
        + &event("00.8", "EventEstablished", "D", "\tAttributeThisDNRole\t3\n");
    let held: String = (10..20).map(|second| event(&format!("{second}.1"), "EventHeld", "C", "")).collect();
    let request = "10:00:30.100 Trc 04541 RequestDeleteFromConference received from [66] (0e85 App 192.0.2.9:49280)\n\
                   message RequestDeleteFromConference\n\tAttributeThisDN\t'A<1>'\n\tAttributeOtherDN\t'B'\n\tAttributeConnID\t01\n";
    let deleted = |third: &str| {
        format!(
            "\tAttributeOtherDN\t'B'\n\tAttributeOtherDNRole\t8\n\tAttributeThirdPartyDN\t'{third}'\n\
             \tAttributeThirdPartyDNRole\t6\n\tAttributeCallState\t2\n"
        )
    };
    start
        + &held
        + request
        + &event("30.2", "EventReleased", "B", "\tAttributeCallState\t0\n")
        + &event("30.3", "EventPartyDeleted", "C", &deleted("B"))
        + &event("30.4", "EventPartyDeleted", "C", &deleted("A<1>"))
        + &event("30.5", "EventPartyDeleted", "D", &deleted("A<1>"))
        + &event("59.9", "EventHeld", "C", "")
}

fn figure() -> CheckedFigure {
    let trace = Trace::gather(vec![events("a.log", log().as_bytes())]);
    let checked = trace.check();
    CheckedFigure::of(&["a.log".to_owned()], &trace.calls().next().expect("the log has a call"), &checked[0], &|_| None)
}

fn written(form: Form) -> String {
    form.write_checked(&figure(), &Options::default())
}

/// The words of a mark in a form: its name in tables, its sign in ladders.
fn marks(form: Form) -> [&'static str; 3] {
    match form {
        Form::Svg => ["different&#58;", "missing&#58;", "unexpected&#58;"],
        Form::Text => ["≠ EventPartyDeleted", "− EventPartyDeleted", "+ EventPartyDeleted"],
        Form::Mermaid => ["≠ EventPartyDeleted", "− EventPartyDeleted", "#43; EventPartyDeleted"],
        Form::PlantUml => ["≠ EventPartyDeleted", "− EventPartyDeleted", "<U+002B> EventPartyDeleted"],
        Form::Ascii => ["!= EventPartyDeleted", "- EventPartyDeleted", "+ EventPartyDeleted"],
        Form::Table | Form::Json | Form::Html | Form::Page | Form::Markdown | Form::Csv => {
            ["different", "missing", "unexpected"]
        }
    }
}

#[test]
fn every_form_has_a_mark_for_each_kind_of_difference() {
    for form in Form::ALL {
        let written = written(form);
        for mark in marks(form) {
            assert!(written.contains(mark), "{form:?} has no {mark}:\n{written}");
        }
    }
}

#[test]
fn every_form_says_how_many_earlier_messages_are_folded() {
    for form in Form::ALL {
        let written = written(form);
        assert!(written.contains("18 earlier messages"), "{form:?}:\n{written}");
    }
}

#[test]
fn every_form_has_the_expected_value() {
    for form in Form::ALL {
        let written = written(form);
        let has = [
            "expected A<1>",
            "expected A&#60;1&#62;",
            "expected A&lt;1&gt;",
            "expected A#60;1#62;",
            "expected A<U+003C>1<U+003E>",
        ];
        assert!(has.iter().any(|text| written.contains(text)), "{form:?}:\n{written}");
    }
}

#[test]
fn a_dn_is_no_markup_in_a_form_for_browsers() {
    for form in [Form::Svg, Form::Html, Form::Page] {
        assert!(!written(form).contains("A<1>"), "{form:?}");
    }
    roxmltree::Document::parse(&written(Form::Svg)).unwrap();
}

#[test]
fn the_ladder_in_json_is_valid_by_the_schema_of_logs() {
    let trace = Trace::gather(vec![events("a.log", log().as_bytes())]);
    let checked = trace.check();
    let report = Report::new(&trace, &checked).with_ladders([Form::json_checked(&figure())]);
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    let schema = serde_json::from_str(include_str!("../../../docs/trace.schema.json")).unwrap();
    compiler.add_resource("trace.schema.json", schema).unwrap();
    let schema = compiler.compile("trace.schema.json", &mut schemas).unwrap();
    let mut report = serde_json::to_value(report).unwrap();
    schemas.validate(&report, schema).unwrap_or_else(|error| panic!("{error}"));
    report["calls"][0]["ladder"][2]["mark"] = "fine".into();
    assert!(schemas.validate(&report, schema).is_err());
}

#[test]
fn csv_has_a_field_for_each_column_in_each_record() {
    let written = written(Form::Csv);
    let mut reader = csv::Reader::from_reader(written.as_bytes());
    let records: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.iter().filter(|record| &record[8] == "missing").count(), 1);
}
