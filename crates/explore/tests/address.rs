//! The address of a session, written and read.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Dn, Optional, Phase, Scenario};
use callmodel_explore::address::{read, write};
use callmodel_explore::{Action, Sentences as _, Session, reduce};
use callmodel_figure::MessageId;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;

/// The session after an action; the same one if it changes nothing.
fn after(session: &Session, action: Action) -> Session {
    reduce(session, action).map_or_else(|| session.clone(), |(session, _)| session)
}

/// The call of the reference's `phase`, without steps.
fn of_phase(phase: Phase) -> Session {
    Session::new(Scenario::of_phase(phase), phase)
}

fn check(fragment: &str, parties: &str, steps: &str) {
    let session = read(fragment);
    assert_eq!(session.notices(), [], "{fragment}");
    assert_eq!(
        (session.scenario().parties_text().as_str(), session.scenario().steps_text().as_str()),
        (parties, steps)
    );
}

fn notices(fragment: &str) -> Vec<String> {
    read(fragment).notices().iter().map(|notice| callmodel_words::Words::default().notice(notice)).collect()
}

#[test]
fn an_address_gives_parties_and_steps() {
    check("#/explore?parties=A+B+C&steps=delete+B+by+A", "A B C", "delete B by A");
    check("#/explore?parties=A%20B%20C&steps=delete+B+by+A%2C+release+C", "A B C", "delete B by A, release C");
}

/// A fragment as programs change it: the `?`, or all of it percent-encoded; `&` as an entity; both at once.
fn changed(fragment: &str) -> Vec<String> {
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let entity = fragment.replace('&', "&amp;");
    vec![
        fragment.replacen('?', "%3F", 1),
        fragment.replacen('?', "%3f", 1),
        fragment.replacen('?', "%3F", 1).replace('/', "%2F"),
        format!("#{}", encode(&fragment[1..])),
        format!("#/{}", encode(&fragment[2..])),
        entity.clone(),
        fragment.replace('&', "&#38;"),
        fragment.replace('&', "&#038;"),
        entity.replacen('?', "%3F", 1),
        format!("#{}", encode(&entity[1..])),
    ]
}

#[test]
fn an_address_that_a_program_has_encoded_opens_the_same_call() {
    for fragment in [
        "#/explore?parties=A+B+C&steps=delete+B+by+A",
        "#/explore?parties=%2A72%2A+%25+%2B49+%3F+%26amp%3B+%3D&steps=release+%2B49,+delete+%3F+by+%2A72%2A&at=1&select=1.%25",
        "#/explore?parties=A+B+C&steps=release+B&view=table&find=a%3Db%26c&for=A,C&event=EventReleased",
        "#/explore?parties=A+B",
        "#/explore?phase=delete-from-conference",
        "#/explore",
    ] {
        let session = read(fragment);
        assert_eq!(session.notices(), [], "{fragment}");
        for changed in changed(fragment) {
            assert_eq!(read(&changed), session, "{changed}");
        }
    }
}

#[test]
fn percent_signs_of_values_are_decoded_once() {
    check("#/explore?parties=%252A+B", "%2A B", "");
    check("#/explore%3Fparties=%252A+B", "%2A B", "");
    assert_eq!(notices("#/explore%3Fparties%3DA%2"), notices("#/explore?parties=A%2"));
}

#[test]
fn a_hundred_problems_give_twenty_notices_and_a_count() {
    let told = notices(&format!("#/explore?{}", "x&".repeat(100)));
    assert_eq!(told.len(), 21);
    assert_eq!(told.last().unwrap(), "And 80 more.");
    assert_eq!(notices(&format!("#/explore?{}", "x&".repeat(20))).len(), 20);
}

#[test]
fn an_address_without_fields_opens_the_first_phase() {
    for fragment in ["#/", "#/explore", "#/explore?"] {
        assert_eq!(read(fragment), of_phase(Phase::Release), "{fragment}");
    }
}

#[test]
fn an_address_without_fragment_opens_the_lit_deletion() {
    for fragment in ["", "#"] {
        let opened = read(fragment);
        assert_eq!(opened.lit().unwrap().message, Some(MessageId::request(1)), "{fragment}");
        let let_go = after(&opened, Action::Focus(None));
        assert_eq!(let_go, read("#/explore?parties=A+B+C&steps=delete+B+by+A"), "{fragment}");
    }
}

#[test]
fn a_comparison_is_written_and_read() {
    for compared in ["release+B,+delete+B+by+A", "1.release+A,+release+B", "1.A,+1.C"] {
        let fragment = format!("#/explore?parties=A+B+C+D&steps=release+D&compare={compared}");
        let session = read(&fragment);
        assert_eq!((session.notices(), write(&session)), ([].as_slice(), fragment));
    }
}

#[test]
fn the_call_before_a_change_of_parties_is_written_and_read() {
    for (before, count) in [("A B X", 4), ("A B C X", 3), ("7001 7002", 3)] {
        let first = before.split(' ').next().unwrap();
        let scenario = Scenario::from_short(before, &format!("release {first}")).unwrap();
        let before = Session::new(scenario.clone(), Phase::ReleaseFromConference);
        let changed = after(&before, Action::Parties(count));
        assert_eq!(changed.was().map(AsRef::as_ref), Some(&scenario.play().unwrap()));
        assert_eq!(read(&write(&changed)), changed);
    }
}

#[test]
fn the_call_before_has_only_the_steps_that_are_done() {
    let session = read("#/explore?parties=A+B+C&steps=release+C,+release+A&at=1&was=A+C");
    assert_eq!(session.notices(), []);
    assert_eq!(session.was().unwrap().steps.len(), 1);
}

#[test]
fn parties_before_that_refuse_the_steps_give_a_notice() {
    for was in ["A", "A+A", "A+C", "%07", "", "A+B+C"] {
        let told = notices(&format!("#/explore?parties=A+B+C&steps=delete+B+by+A&was={was}"));
        assert!(matches!(told.as_slice(), [told] if told.starts_with("In was: found ")), "{told:?}");
    }
    assert_eq!(
        notices("#/explore?parties=A+B+C&was=A+B"),
        ["In was: found `A B`, expected the parties of a larger or smaller call that accepts the same steps."]
    );
}

#[test]
fn view_and_filter_are_written_and_read() {
    let fragment = "#/explore?parties=A+B+C&steps=release+B&view=table&find=third+x&for=A,C&event=EventReleased";
    let session = read(fragment);
    assert_eq!((session.notices(), write(&session).as_str()), ([].as_slice(), fragment));
}

#[test]
fn an_unknown_view_party_and_event_each_give_a_notice() {
    let fragment = "#/explore?parties=A+B+C&steps=release+B&view=cube&for=A,Z&event=EventX,EventReleased";
    let session = read(fragment);
    assert_eq!(write(&session), "#/explore?parties=A+B+C&steps=release+B&for=A&event=EventReleased");
    let told = notices(fragment);
    let starts = ["In view: found `cube`", "In for: found `Z`", "In event: found `EventX`"];
    assert!(told.iter().zip(starts).all(|(told, start)| told.starts_with(start)) && told.len() == 3, "{told:?}");
}

#[test]
fn the_current_version_gives_no_notice() {
    assert_eq!(read("#/explore?parties=A+B&v=1").notices(), []);
}

#[test]
fn a_newer_version_opens_its_known_fields_with_a_notice() {
    let fragment = "#/explore?parties=A+B+C&steps=release+B&v=2&colour=red";
    assert_eq!(read(fragment).scenario().steps_text(), "release B");
    let told = notices(fragment);
    assert!(told[0].starts_with("An address has no field `colour`."), "{told:?}");
    assert_eq!(told[1], "This address has version `2`. This page reads version 1, and shows what it understands.");
    assert_eq!(notices("#/explore?v=one"), ["In v: found `one`, expected a version number, such as `1`."]);
}

#[test]
fn an_impossible_comparison_gives_a_notice() {
    for compared in ["release+B", "release+Z,+release+A", "3.release+A,+release+B", "1.A,+1.Z", "1,+1.A", "x"] {
        let told = notices(&format!("#/explore?parties=A+B+C+D&steps=release+D&compare={compared}"));
        assert!(matches!(told.as_slice(), [told] if told.starts_with("In compare: found ")), "{told:?}");
    }
}

#[test]
fn the_comparison_of_the_last_step_is_in_the_address() {
    let fragment = "#/explore?parties=A+B+C&steps=delete+B+by+A&compare=delete+B+by+A,+release+B";
    let session = read(fragment);
    assert_eq!((session.notices(), session.compared()), ([].as_slice(), Some(&session.usually_compared())));
    assert_eq!(write(&session), fragment);
}

#[test]
fn a_comparison_in_the_address_goes_before_a_chosen_message() {
    let session = read("#/explore?parties=A+B+C&steps=release+B&select=1.A&compare=1.A,+1.C");
    assert_eq!((session.selected(), session.compared().is_some(), session.notices()), (None, true, [].as_slice()));
}

#[test]
fn a_backquote_in_an_address_stays_in_its_code_span() {
    assert_eq!(notices("#/explore?v=a`b"), ["In v: found `` a`b ``, expected a version number, such as `1`."]);
}

#[test]
fn each_phase_has_an_address() {
    let written = Phase::ALL.map(|phase| write(&of_phase(phase)));
    assert_eq!(
        written,
        ["#/explore?parties=A+B", "#/explore?parties=A+B+C", "#/explore?parties=A+B+C&phase=delete-from-conference"]
    );
}

#[test]
fn the_address_of_a_phase_opens_it() {
    for phase in Phase::ALL {
        assert_eq!(read(&write(&of_phase(phase))), of_phase(phase));
    }
}

#[test]
fn an_address_with_a_step_has_no_phase() {
    let session = of_phase(Phase::DeleteFromConference);
    let session = after(&session, Action::Ask(session.suggested().unwrap()));
    assert_eq!(write(&session), "#/explore?parties=A+B+C&steps=delete+B+by+A");
}

#[test]
fn position_and_chosen_message_are_written() {
    let session = read("#/explore?parties=A+B+C&steps=release+B,+release+A");
    let session = after(&session, Action::Undo);
    let id = MessageId::event(1, Dn::new("C").unwrap());
    let session = after(&session, Action::Select(id));
    assert_eq!(write(&session), "#/explore?parties=A+B+C&steps=release+B,+release+A&at=1&select=1.C");
}

#[test]
fn reserved_characters_of_a_dn_are_percent_encoded() {
    let session = Session::new(Scenario::from_short("a&b=c +49#1 %41 内線", "").unwrap(), Phase::ReleaseFromConference);
    let written = write(&session);
    assert_eq!(written, "#/explore?parties=a%26b%3Dc+%2B49%231+%2541+%E5%86%85%E7%B7%9A");
    assert_eq!(read(&written), session);
}

#[test]
fn an_address_that_was_cut_says_so_and_the_rest_opens() {
    for (fragment, name) in [
        ("#/explore?parties=A+", "parties"),
        ("#/explore?parties=A+B+", "parties"),
        ("#/explore?parties=A+%2A72%", "parties"),
        ("#/explore?parties=A+B+%2A&steps=release+%2", "steps"),
    ] {
        let told = notices(fragment);
        assert!(told[0].starts_with("The end of this address is missing") && told[0].contains(name), "{told:?}");
    }
    check("#/explore?parties=A+50%25&steps=release+50%25", "A 50%", "release 50%");
}

#[test]
fn addresses_of_earlier_pages_open_as_before() {
    check("#/explore?parties=*72*+_A_+a.!)~:@/(&steps=release+a.!)~:@/(", "*72* _A_ a.!)~:@/(", "release a.!)~:@/(");
}

#[test]
fn an_unreadable_field_gives_a_notice_and_the_rest_opens() {
    let session = read("#/explore?parties=A+B+C&steps=delete+B+bye+A");
    assert_eq!(session.scenario().parties_text(), "A B C");
    assert_eq!(
        notices("#/explore?parties=A+B+C&steps=delete+B+bye+A"),
        ["In steps, column 10: found `bye`, expected `by`."]
    );
    assert_eq!(
        notices("#/explore?conn=xyz"),
        ["In conn, column 1: found `xyz`, expected a ConnID: a ConnID is 1 to 16 hexadecimal digits."]
    );
    assert_eq!(
        notices("#/explore?parties=A+B&colour=red"),
        [
            "An address has no field `colour`. Its fields are `parties`, `conn`, `optional`, `phase`, `steps`, `at`, `select`, `compare`, `was`, `view`, `find`, `for`, `event`, `v`."
        ]
    );
    assert_eq!(
        notices("#/explore?parties=A+B&parties=C+D"),
        ["The field `parties` is given twice; the first one counts."]
    );
    assert_eq!(notices("#/explore?parties=%FF+B"), ["The percent-encoding of the field `parties` is not valid UTF-8."]);
    assert_eq!(notices("#/learn"), ["There is no page `/learn`. This is the page `/explore`."]);
}

#[test]
fn a_refused_step_gives_a_notice_and_earlier_steps_open() {
    let session = read("#/explore?parties=A+B+C&steps=release+B,+delete+C+by+A");
    assert_eq!(session.scenario().steps_text(), "release B");
    let notices = notices("#/explore?parties=A+B+C&steps=release+B,+delete+C+by+A");
    assert!(
        notices[0].starts_with("In steps, step 2: `delete C by A` is refused: the call is a conversation"),
        "{notices:?}"
    );
}

#[test]
fn an_unreadable_step_gives_one_notice_and_earlier_steps_open() {
    for cut in ["rel", "release", "", "delete+B+bye+C", "release+%07"] {
        let fragment = format!("#/explore?parties=A+B+C&steps=release+B,+release+A,+{cut}&at=3&select=3&compare=3,+1");
        assert_eq!(read(&fragment).scenario().steps_text(), "release B, release A", "{cut}");
        let told = notices(&fragment);
        assert!(matches!(told.as_slice(), [told] if told.starts_with("In steps, column ")), "{told:?}");
    }
}

#[test]
fn a_repeated_party_or_event_is_in_the_filter_once() {
    let fragment = "#/explore?parties=A+B+C&for=A,C,A&event=EventReleased,EventReleased";
    assert_eq!(write(&read(fragment)), "#/explore?parties=A+B+C&for=A,C&event=EventReleased");
}

#[test]
fn a_missing_position_phase_or_message_gives_a_notice() {
    assert_eq!(
        notices("#/explore?parties=A+B&steps=release+A&at=2"),
        ["In at: found `2`, expected a number of steps from 0 to 1."]
    );
    assert_eq!(notices("#/explore?parties=A+B&at=-1"), ["In at: found `-1`, expected a number of steps from 0 to 0."]);
    assert_eq!(
        notices("#/explore?parties=A+B&phase=delete-from-conference"),
        [
            "In phase: found `delete-from-conference`, expected `release` for two parties, `release-from-conference` or `delete-from-conference` for more."
        ]
    );
    assert_eq!(
        notices("#/explore?parties=A+B&select=1.A"),
        [
            "In select: found `1.A`, expected a message of a completed step, such as `1` for the request of step 1 or `1.A` for what A receives in it."
        ]
    );
}

/// A strategy for sessions that a reader can reach: parties and ConnID, a phase that fits, offered requests, some of them
/// undone, possibly another number of parties, and a chosen message if the run has it.
fn session() -> impl Strategy<Value = Session> {
    let parties = proptest::collection::hash_set("[!-+./-~é内]{1,6}", 2..6);
    let conn = prop_oneof![Just("1".to_owned()), "[0-9a-fA-F]{1,16}"];
    let choices = proptest::collection::vec(any::<prop::sample::Index>(), 0..5);
    let chosen = (0..4_usize, proptest::option::of(any::<prop::sample::Index>()));
    let phase = any::<prop::sample::Index>();
    let count = proptest::option::of(2..8_usize);
    (parties, conn, phase, choices, 0..3_usize, any::<bool>(), count, chosen).prop_map(
        |(parties, conn, phase, choices, undone, omit, count, (step, receiver))| {
            let parties: Vec<_> = parties.into_iter().collect();
            let conn_id = callmodel::ConnId::new(&conn).unwrap();
            let scenario = Scenario::from_parties(&parties.join(" "), conn_id).unwrap();
            let optional = if omit { Optional::Omit } else { Optional::Show };
            let state = scenario.call().state();
            let phases: Vec<_> = Phase::ALL.into_iter().filter(|phase| phase.is_of(state)).collect();
            let mut session = Session::new(scenario.with_optional(optional), *phase.get(&phases));
            for choice in choices {
                let offers: Vec<_> = session.run().now().offers().collect();
                if !offers.is_empty() {
                    session = after(&session, Action::Ask(choice.get(&offers).clone()));
                }
            }
            for _ in 0..undone {
                session = after(&session, Action::Undo);
            }
            if let Some(count) = count {
                session = after(&session, Action::Parties(count));
            }
            let receiver = receiver.map(|index| index.get(session.scenario().call().parties()).clone());
            let id = receiver.map_or(MessageId::request(step), |dn| MessageId::event(step, dn));
            after(&session, Action::Select(id))
        },
    )
}

proptest! {
    #[test]
    fn punctuation_of_an_address_is_safe_in_texts(session in session()) {
        let written = write(&session);
        let query = written.strip_prefix("#/explore?").unwrap();
        let is_safe = |character: char| character.is_ascii_alphanumeric() || "%&=+,-.".contains(character);
        prop_assert!(query.chars().all(is_safe), "{}", written);
        prop_assert!(query.ends_with(|last: char| last.is_ascii_alphanumeric()), "{}", written);
    }

    #[test]
    fn a_written_session_reads_back_as_itself(session in session()) {
        prop_assert_eq!(read(&write(&session)), session);
    }

    #[test]
    fn a_written_address_has_no_character_that_browsers_escape(session in session()) {
        // Browsers percent-encode these in a fragment, and the address would differ from the written one.
        let changed = |c: char| !c.is_ascii_graphic() || matches!(c, '"' | '<' | '>' | '`');
        prop_assert!(!write(&session).contains(changed));
    }

    #[test]
    fn any_fragment_opens_a_call_of_two_parties_or_more(fragment in "(#/explore\\?)?((parties|steps|conn|at|select|phase|optional|was)=|&|%[0-9A-F]{2}|\\PC|A|B|\\+|release|delete|by|,){0,30}") {
        let session = read(&fragment);
        prop_assert!(session.scenario().call().parties().len() >= 2);
        // An address holds nothing of pointer and focus.
        let let_go = after(&session, Action::Focus(None));
        prop_assert_eq!(read(&write(&session)), let_go.with_notices(Vec::new()));
    }
}
