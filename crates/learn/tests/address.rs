//! The address of the page: place and answer.

use callmodel_learn::address::{self, Address};
use callmodel_learn::{Given, Notice, Place};
use proptest::prelude::*;

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::Course),
        any::<String>().prop_map(|lesson| Place::Lesson { lesson }),
        (any::<String>(), any::<usize>()).prop_map(|(lesson, number)| Place::Question { lesson, number }),
        any::<String>().prop_map(|lesson| Place::End { lesson }),
        any::<String>().prop_map(|link| Place::Asked { link }),
    ]
}

fn given() -> impl Strategy<Value = Option<Given>> {
    prop_oneof![Just(None), Just(Some(Given::Shown)), (0usize..1000).prop_map(|index| Some(Given::Choice(index)))]
}

proptest! {
    #[test]
    fn a_written_address_reads_back_as_itself(place in place(), given in given()) {
        let fragment = address::write(&place, given);
        prop_assert!(fragment.is_ascii());
        prop_assert_eq!(address::read(&fragment), Address { place, given, notices: vec![] });
    }

    #[test]
    fn any_fragment_is_read(fragment in any::<String>()) {
        let _ = address::read(&fragment);
        let _ = address::read(&format!("#/learn?{fragment}"));
    }
}

#[test]
fn links_are_short_and_readable() {
    let lesson = "thrown-out".to_owned();
    assert_eq!(address::write(&Place::Course, None), "#/learn");
    assert_eq!(address::write(&Place::Lesson { lesson: lesson.clone() }, None), "#/learn?lesson=thrown-out");
    let place = Place::Question { lesson, number: 2 };
    assert_eq!(address::write(&place, Some(Given::Choice(0))), "#/learn?lesson=thrown-out&question=2&answer=1");
    let link = "A B C, delete B by C, event:A".to_owned();
    assert_eq!(
        address::write(&Place::Asked { link }, Some(Given::Shown)),
        "#/learn?ask=A+B+C,+delete+B+by+C,+event%3AA&answer=shown"
    );
}

#[test]
fn an_address_that_was_encoded_opens_the_same_question() {
    let address = "#/learn?ask=A+B+C,+delete+B+by+C,+event%3AA&answer=2";
    let encoded = "#%2Flearn%3Fask%3DA%2BB%2BC%2C%2Bdelete%2BB%2Bby%2BC%2C%2Bevent%253AA%26answer%3D2";
    for changed in [&address.replace('?', "%3F"), &address.replace('&', "&amp;"), encoded] {
        assert_eq!(address::read(changed), address::read(address), "{changed}");
    }
}

#[test]
fn unreadable_parts_are_noticed_and_the_rest_is_read() {
    let Address { place, given, notices } = address::read("#/learning?lesson=two&x=1&lesson=three&answer=0&ask");
    assert_eq!((place, given), (Place::Asked { link: String::new() }, None));
    assert_eq!(
        notices,
        [
            Notice::Page { found: "/learning".to_owned() },
            Notice::Field { name: "x".to_owned() },
            Notice::Twice { name: "lesson" },
            Notice::Answer { found: "0".to_owned() },
        ]
    );
}
