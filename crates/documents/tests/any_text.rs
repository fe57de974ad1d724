//! Whatever a document holds, it is read to its end, and every fault stands in it.

use callmodel_documents::{Drawer, Kind, check};
use proptest::prelude::*;

/// Texts in which fences and tags are likely.
fn document() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("```call-model\n".to_owned()),
        Just("~~~call-model view=ladder\r\n".to_owned()),
        Just("```\n".to_owned()),
        Just("> ".to_owned()),
        Just("- ".to_owned()),
        Just("\n".to_owned()),
        Just("parties A B C\n".to_owned()),
        Just("delete B by A\n".to_owned()),
        Just("<call-model parties='A B' steps=\"release A".to_owned()),
        Just("\">".to_owned()),
        Just("</call-model>".to_owned()),
        Just("<!--".to_owned()),
        "\\PC{0,12}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_fault_stands_in_the_document(text in document()) {
        for kind in [Kind::Markdown, Kind::Html] {
            for fault in check(&text, kind).faults {
                let line = text.split('\n').nth(fault.line - 1).expect("the line is one of the text");
                prop_assert!((1..=line.chars().count() + 1).contains(&fault.column), "{fault}");
            }
        }
    }

    #[test]
    fn what_is_drawn_has_no_fence_left_and_what_is_not_says_why(text in document()) {
        match Drawer::default().draw(&text) {
            Ok(drawn) => prop_assert_eq!(Drawer::default().draw(&drawn), Ok(drawn.clone())),
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }
}
