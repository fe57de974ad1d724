//! Whatever text it is, what has to hold holds. Fuzzing looks at the same for longer.

use proptest::prelude::*;

/// Texts in which `pieces` are likely.
fn text_of(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(pieces).prop_map(str::to_owned),
        2 => "\\PC{0,8}",
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn of_scenario_text(text in text_of(&[
        "parties ", "conn 1", "optional omit", "delete ", "release ", " by ", "A", "B", "C", "7001", "#", "\\", ",", " ", "\n", "\r\n",
        "\u{feff}", "parties A B C\n",
    ])) {
        callmodel_hostile::scenario(&text);
    }

    #[test]
    fn of_an_address(text in text_of(&[
        "#/explore?", "&", "=", "parties=", "A+B+C", "steps=", "release+A", "delete+B+by+A", ",+", "at=", "1", "select=1.A", "compare=",
        "view=table", "find=", "for=", "event=EventReleased", "v=2", "%41", "%", "phase=release", "conn=", "optional=omit",
    ])) {
        callmodel_hostile::address(&text);
    }

    #[test]
    fn of_json(text in text_of(&[
        "[{},", "{\"items\":[", "{\"Chapter\":{", "\"content\":\"", "```call-model\\n", "parties A B\\n", "```", "\"", "}}", "]}", "]", ",",
        "\"sub_items\":[", "\"phases\":[", "\"notes\":{\"a\":\"", "null", "1e9", "\\u0000",
    ])) {
        callmodel_hostile::json(&text);
    }

    #[test]
    fn of_a_book(content in text_of(&["```call-model\n", "parties A B C\n", "delete B by A\n", "```\n", "<call-model parties='A B'>", "> ", "\n"])) {
        let chapter = serde_json::json!({ "name": "x", "content": content, "sub_items": [] });
        let book = serde_json::json!([{}, { "items": [{ "Chapter": chapter }, "Separator"] }]);
        callmodel_hostile::json(&book.to_string());
    }

    #[test]
    fn of_a_document(text in text_of(&[
        "```call-model\n", "~~~call-model view=ladder\r\n", "```\n", "> ", "- ", "\n", "parties A B C\n", "delete B by A\n",
        "<call-model parties='A B' steps=\"release A", "\">", "</call-model>", "<!--", "-->", "<script>", "    ", "\t",
    ])) {
        callmodel_hostile::document(&text);
    }

    #[test]
    fn of_a_sequence(text in text_of(&["A\n", "7001\n", "EventPartyDeleted\n", "\n", "\n\n", "01xRelease\n", "12aDelete B\n", "bar", "内線", "ش", "\u{301}", " "])) {
        callmodel_hostile::layout(&text);
    }
}
