//! Property tests of all readers of foreign text. `cargo xtask fuzz` runs the same properties for longer.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::fs;
use std::path::Path;

use callmodel::Scenario;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{FileFailurePersistence, TestRunner};
use serde_json::{Value, json};

/// A strategy for texts made mostly of `pieces`.
fn text_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(pieces).prop_map(str::to_owned),
        2 => "\\PC{0,8}",
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Names of parties, in the order of the call. `#9` needs an escape in scenario text.
static NAMES: [&str; 6] = ["A", "B", "7001", "#9", "内線", "-"];

/// A strategy for texts that are mostly scenarios: a call of 2 to 6 parties and requests of its parties, rarely of others,
/// rarely noise.
fn scenario_text() -> impl Strategy<Value = String> {
    (2..=NAMES.len())
        .prop_flat_map(|count| {
            let name = proptest::sample::select(&NAMES[..count]).prop_map(written);
            let step = prop_oneof![
                9 => (name.clone(), name, any::<bool>()).prop_map(|(one, other, released)| match released {
                    true => format!("release {one}"),
                    false => format!("delete {one} by {other}"),
                }),
                1 => proptest::sample::select(&["", "# a comment", "release X", "optional omit", "conn 00aB"][..]).prop_map(str::to_owned),
            ];
            let noise = prop_oneof![19 => Just(None), 1 => ".{0,12}".prop_map(Some)];
            (Just(count), proptest::collection::vec(step, 0..6), noise)
        })
        .prop_map(|(count, steps, noise)| {
            let parties: Vec<_> = NAMES[..count].iter().map(|name| written(name)).collect();
            let lines = [format!("parties {}", parties.join(" "))].into_iter().chain(steps).chain(noise);
            lines.collect::<Vec<_>>().join("\n")
        })
}

/// A name as written in a statement.
fn written(name: &str) -> String {
    if name.starts_with('#') { format!("\\{name}") } else { name.to_owned() }
}

/// A strategy for the tables of the reference with one value replaced.
fn tables() -> impl Strategy<Value = String> {
    let reference: Value = serde_json::from_str(callmodel_golden::FILE).unwrap();
    let mut places = Vec::new();
    leaves(&reference, String::new(), &mut places);
    let value = prop_oneof![
        4 => proptest::sample::select(&["A", "B", "OK", "Conferenced", "a", "OPT", "EventReleased", "Ended", ""][..]).prop_map(Value::from),
        1 => "\\PC{0,8}".prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    (proptest::sample::select(places), value).prop_map(move |(place, value)| {
        let mut changed = reference.clone();
        *changed.pointer_mut(&place).unwrap() = value;
        changed.to_string()
    })
}

/// The JSON pointers of all scalars.
fn leaves(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(key, value)| leaves(value, format!("{at}/{key}"), places))
        }
        Value::Object(fields) => fields.iter().for_each(|(key, value)| leaves(value, format!("{at}/{key}"), places)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => places.push(at),
    }
}

/// `count` values of a strategy, the same in every run.
fn some<T: std::fmt::Debug>(count: usize, strategy: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

#[test]
fn generated_scenarios_are_often_played_and_often_refused() {
    let read: Vec<_> = some(1_000, scenario_text()).iter().filter_map(|text| text.parse::<Scenario>().ok()).collect();
    let (played, refused): (Vec<_>, Vec<_>) =
        read.iter().filter(|scenario| !scenario.steps.is_empty()).partition(|scenario| scenario.play().is_ok());
    assert!(read.len() > 700, "{} of 1,000 texts are scenarios", read.len());
    assert!(played.len() > 150, "{} with steps are played", played.len());
    assert!(refused.len() > 150, "{} are refused", refused.len());
}

#[test]
fn changed_reference_tables_mostly_disagree() {
    let read: Vec<_> = some(300, tables()).iter().filter_map(|text| callmodel_golden::read(text).ok()).collect();
    let compared: Vec<_> = read.iter().map(|tables| callmodel_golden::compare(tables)).collect();
    let differ = compared.iter().filter(|phases| phases.iter().any(|phase| !phase.agrees())).count();
    assert!(compared.len() > 200, "{} of 300 are tables", compared.len());
    assert!(differ > 150, "{differ} of {} do not agree", compared.len());
}

/// The name of a fuzz target and its property.
type Named = (&'static str, fn(&str));

#[test]
fn every_seed_of_the_fuzz_targets_passes() {
    let properties: [Named; 8] = [
        ("scenario", callmodel_hostile::scenario),
        ("address", callmodel_hostile::address),
        ("json", callmodel_hostile::json),
        ("document", callmodel_hostile::document),
        ("layout", callmodel_hostile::layout),
        ("anonymise", callmodel_hostile::anonymise),
        ("trace", callmodel_hostile::trace),
        ("check", callmodel_hostile::check_calls),
    ];
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
    assert_eq!(fs::read_dir(&seeds).unwrap().count(), properties.len());
    for (name, property) in properties {
        let files = fs::read_dir(seeds.join(name)).unwrap().map(|file| file.unwrap().path());
        let texts: Vec<_> = files.map(|file| fs::read_to_string(file).unwrap()).collect();
        assert!(!texts.is_empty(), "{name}");
        texts.iter().for_each(|text| property(text));
    }
}

/// Pieces of logs.
static OF_LOGS: [&str; 20] = [
    "@10:00:05.1000 [0] 8.1 distribute_event: message EventReleased\n",
    "10:00:05.100 Trc 04541 RequestReleaseCall received from [66] (0e85 App 192.0.2.9:49280)\r\n",
    "message RequestReleaseCall\n",
    "Local time:       2026-02-02T13:54:59.852\n",
    "2026-02-02 10:00:05,100 ",
    "\tAttributeThisDN\t'100123'\n",
    "\tAttributeOtherDN\t'+4989123456'\n",
    "\tAttributeThirdPartyDN\t'A b'\n",
    "\tAttributeConnID\t00a1000000000001\n",
    "\tAttributeTimeinSecs\t1439853377 (23:16:17)\n",
    "\tAttributeUserData\t[149] 4a 6f..\n",
    "\t\t'ReleasingParty'\t'2 Remote'\n",
    "\tAttributeExtensions\t[40]\n",
    "{\"id\":\"EventReleased\",\"ThisDN\":\"100123\",\"Time\":1521555643436",
    ",\"ConnID\":\"00a1000000000001\"}\n",
    "AttributeThisDN [str] = \"100123\"\n",
    "02:41:48.853  EventPartyDeleted(dn='100123'|odn=null|connid=00a1|refid=4294967295|msgid=)\n",
    "\r\n",
    "\n",
    "\t",
];

proptest! {
    // Failing inputs are stored beside this file. Commit them: they are tried first from then on.
    #![proptest_config(ProptestConfig::with_failure_persistence(FileFailurePersistence::WithSource("regressions")))]

    #[test]
    fn any_generated_scenario_passes(text in scenario_text()) {
        callmodel_hostile::scenario(&text);
    }

    #[test]
    fn any_changed_reference_table_passes(text in tables()) {
        callmodel_hostile::json(&text);
    }

    #[test]
    fn any_scenario_text_passes(text in text_of(&[
        "parties ", "conn 1", "optional omit", "delete ", "release ", " by ", "A", "B", "C", "7001", "#", "\\", ",", " ", "\n", "\r\n",
        "\u{feff}", "parties A B C\n",
    ])) {
        callmodel_hostile::scenario(&text);
    }

    #[test]
    fn any_address_passes(text in text_of(&[
        "#/explore?", "&", "=", "parties=", "A+B+C", "steps=", "release+A", "delete+B+by+A", ",+", "at=", "1", "select=1.A", "compare=",
        "view=table", "find=", "for=", "event=EventReleased", "v=2", "%41", "%", "phase=release", "conn=", "optional=omit",
    ])) {
        callmodel_hostile::address(&text);
    }

    #[test]
    fn any_json_passes(text in text_of(&[
        "[{},", "{\"items\":[", "{\"Chapter\":{", "\"content\":\"", "```call-model\\n", "parties A B\\n", "```", "\"", "}}", "]}", "]", ",",
        "\"sub_items\":[", "\"phases\":[", "\"notes\":{\"a\":\"", "null", "1e9", "\\u0000",
    ])) {
        callmodel_hostile::json(&text);
    }

    #[test]
    fn any_mdbook_chapter_passes(content in text_of(&["```call-model\n", "parties A B C\n", "delete B by A\n", "```\n", "<call-model parties='A B'>", "> ", "\n"])) {
        let chapter = json!({ "name": "x", "content": content, "sub_items": [] });
        let book = json!([{}, { "items": [{ "Chapter": chapter }, "Separator"] }]);
        callmodel_hostile::json(&book.to_string());
    }

    #[test]
    fn any_document_passes(text in text_of(&[
        "```call-model\n", "~~~call-model view=ladder\r\n", "```\n", "> ", "- ", "\n", "parties A B C\n", "delete B by A\n",
        "<call-model parties='A B' steps=\"release A", "\">", "</call-model>", "<!--", "-->", "<script>", "    ", "\t",
    ])) {
        callmodel_hostile::document(&text);
    }

    #[test]
    fn any_sequence_passes(text in text_of(&["A\n", "7001\n", "EventPartyDeleted\n", "\n", "\n\n", "01xRelease\n", "12aDelete B\n", "bar", "内線", "ش", "\u{301}", " "])) {
        callmodel_hostile::layout(&text);
    }

    #[test]
    fn any_messages_of_a_call_are_checked(text in ".{0,60}") {
        callmodel_hostile::check_calls(&text);
    }

    #[test]
    fn any_log_has_one_result_in_any_pieces(text in text_of(&OF_LOGS)) {
        callmodel_hostile::trace(&text);
    }

    #[test]
    fn any_text_is_anonymised_line_by_line(text in text_of(&OF_LOGS)) {
        callmodel_hostile::anonymise(&text);
    }
}
