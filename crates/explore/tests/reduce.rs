//! `reduce`: the session after each action.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{ConnId, Dn, Phase, Request, Scenario};
use callmodel_explore::{
    Action, Display, Filter, History, Rejected, Sentences as _, Session, Speed, Told, address, reduce,
};
use callmodel_figure::{Compared, MessageId};
use callmodel_words::Words;

fn session(parties: &str, steps: &str) -> Session {
    Session::new(Scenario::from_short(parties, steps).unwrap(), Phase::ReleaseFromConference)
}

/// The call of the reference's `phase`, without steps.
fn of_phase(phase: Phase) -> Session {
    Session::new(Scenario::of_phase(phase), phase)
}

fn request(step: &str) -> Request {
    Scenario::steps_from_short(step).unwrap().remove(0)
}

/// The session after an action; the same one if it changes nothing.
fn after(session: &Session, action: Action) -> Session {
    reduce(session, action).map_or_else(|| session.clone(), |(session, _)| session)
}

/// The steps as text, with a bar between done and undone ones.
fn steps(session: &Session) -> String {
    let (done, undone) = session.scenario().steps.split_at(session.at());
    let text = |steps: &[Request]| steps.iter().map(Request::to_string).collect::<Vec<_>>().join(", ");
    format!("{}|{}", text(done), text(undone))
}

#[test]
fn the_tab_of_the_chosen_phase_opens_its_beginning() {
    let chosen = after(&session("A B C", "delete B by A"), Action::Choose(Phase::DeleteFromConference));
    assert_eq!((chosen.phase(), chosen.scenario().steps.len()), (Phase::DeleteFromConference, 0));
}

#[test]
fn a_request_adds_a_step() {
    let session = after(&session("A B C", ""), Action::Ask(request("delete B by A")));
    assert_eq!(steps(&session), "delete B by A|");
}

#[test]
fn a_refused_request_changes_nothing() {
    let before = session("A B", "");
    assert_eq!(reduce(&before, Action::Ask(request("delete B by A"))), None);
}

#[test]
fn undo_keeps_the_step_for_redo() {
    let undone = after(&session("A B C", "release B"), Action::Undo);
    assert_eq!(steps(&undone), "|release B");
    assert_eq!(steps(&after(&undone, Action::Redo)), "release B|");
}

#[test]
fn undo_of_nothing_and_redo_of_nothing_change_nothing() {
    let fresh = session("A B", "");
    assert_eq!(after(&fresh, Action::Undo), fresh);
    assert_eq!(after(&fresh, Action::Redo), fresh);
}

#[test]
fn a_request_replaces_undone_steps() {
    let undone = after(&session("A B C", "release B, release A"), Action::Undo);
    assert_eq!(steps(&after(&undone, Action::Ask(request("release C")))), "release B, release C|");
}

#[test]
fn reset_keeps_the_call_and_removes_the_steps() {
    let reset = after(&session("A B C D", "delete B by A, release C"), Action::Reset);
    assert_eq!(steps(&reset), "|");
    assert_eq!(reset.scenario().parties_text(), "A B C D");
    assert_eq!(reset.phase(), Phase::DeleteFromConference);
}

#[test]
fn the_replacement_notice_stays_until_the_next_action() {
    let undone = after(&session("A B C D", "release B, release A, release C"), Action::Go(0));
    let asked = after(&undone, Action::Ask(request("release D")));
    assert_eq!(asked.told(), Some(&Told::Replaced(3)));
    assert_eq!(after(&asked, Action::Undo).told(), None);
}

#[test]
fn repeating_an_undone_request_replaces_only_later_steps() {
    let undone = after(&session("A B C D", "release B, release A"), Action::Go(0));
    assert_eq!(after(&undone, Action::Ask(request("release B"))).told(), Some(&Told::Replaced(1)));
    let undone = after(&session("A B C", "release B"), Action::Undo);
    assert_eq!(after(&undone, Action::Ask(request("release B"))).told(), None);
}

#[test]
fn going_to_a_step_keeps_later_steps() {
    let gone = after(&session("A B C D", "release B, release A, release C"), Action::Go(1));
    assert_eq!(steps(&gone), "release B|release A, release C");
    assert_eq!(steps(&after(&gone, Action::Go(9))), "release B, release A, release C|");
}

#[test]
fn playing_does_one_step_a_tick_and_stops_at_the_last() {
    let played = after(&session("A B C", "release B, release A"), Action::Play(true));
    assert_eq!((steps(&played), played.is_playing()), ("|release B, release A".to_owned(), true));
    let first = after(&played, Action::Tick);
    assert_eq!((steps(&first), first.is_playing()), ("release B|release A".to_owned(), true));
    let last = after(&first, Action::Tick);
    assert_eq!((steps(&last), last.is_playing()), ("release B, release A|".to_owned(), false));
}

#[test]
fn an_action_stops_playing_and_pointing_does_not() {
    let played = after(&session("A B C", "release B, release A"), Action::Play(true));
    assert!(after(&played, Action::Point(None)).is_playing());
    assert!(after(&played, Action::Hurry(Speed::Fast)).is_playing());
    for action in [Action::Play(false), Action::Redo, Action::Go(1), Action::Parties(4)] {
        assert!(!after(&played, action.clone()).is_playing(), "{action:?}");
    }
}

#[test]
fn a_tick_after_playing_changes_nothing() {
    let paused = after(&session("A B C", "release B"), Action::Undo);
    assert_eq!(after(&paused, Action::Tick), paused);
}

#[test]
fn a_call_without_steps_cannot_be_played() {
    assert!(!after(&session("A B C", ""), Action::Play(true)).is_playing());
}

#[test]
fn the_call_before_stays_until_the_position_changes() {
    let was = Scenario::from_short("A B C D", "").unwrap();
    let held = session("A B C", "release B, release C").with_at(1).with_was(Some(was));
    for action in [Action::Play(true), Action::Play(false), Action::Point(None)] {
        assert_eq!(after(&held, action.clone()).was(), held.was(), "{action:?}");
    }
    let played = after(&held, Action::Play(true));
    for (begun, action) in [(&held, Action::Redo), (&held, Action::Undo), (&played, Action::Tick)] {
        assert!(after(begun, action.clone()).was().is_none(), "{action:?}");
    }
}

#[test]
fn more_parties_keep_steps_and_position() {
    let more = after(&after(&session("A B C", "release B, release A"), Action::Undo), Action::Parties(4));
    assert_eq!(more.scenario().parties_text(), "A B C D");
    assert_eq!(steps(&more), "release B|release A");
    assert_eq!(more.told(), None);
}

#[test]
fn fewer_parties_drop_refused_steps_with_a_notice() {
    let fewer = after(&session("A B C D", "release B, delete D by A, release C"), Action::Parties(3));
    assert_eq!(steps(&fewer), "release B|");
    assert!(matches!(fewer.told(), Some(Told::Dropped(2, _))), "{:?}", fewer.told());
}

#[test]
fn another_number_of_parties_selects_a_phase_that_fits() {
    assert_eq!(after(&session("A B C", ""), Action::Parties(2)).phase(), Phase::Release);
    assert_eq!(after(&session("A B", ""), Action::Parties(3)).phase(), Phase::ReleaseFromConference);
    let deletion = of_phase(Phase::DeleteFromConference);
    assert_eq!(after(&deletion, Action::Parties(9)).phase(), Phase::DeleteFromConference);
}

#[test]
fn renaming_a_party_keeps_the_chosen_message() {
    let [c, new] = ["C", "7003"].map(|dn| Dn::new(dn).unwrap());
    let chosen = after(&session("A B C", "release B"), Action::Select(MessageId::event(1, c.clone())));
    let renamed = after(&chosen, Action::Rename(c, new.clone()));
    assert_eq!(renamed.scenario().parties_text(), "A B 7003");
    assert_eq!(renamed.selected(), Some(&MessageId::event(1, new)));
}

#[test]
fn another_conn_id_changes_nothing_else() {
    let before = session("A B C", "release B");
    let conn_id = ConnId::new("00ff").unwrap();
    let after = after(&before, Action::Identify(conn_id.clone()));
    assert_eq!((after.scenario().call().conn_id(), steps(&after)), (&conn_id, steps(&before)));
}

#[test]
fn choosing_a_phase_begins_it_on_the_same_call() {
    let conn_id = ConnId::new("00ff").unwrap();
    let named = after(&session("7001 7002 Eva Max", "release Eva"), Action::Identify(conn_id.clone()));
    let chosen = after(&named, Action::Choose(Phase::DeleteFromConference));
    assert_eq!(chosen.scenario().call().conn_id(), &conn_id);
    assert_eq!((chosen.scenario().parties_text(), steps(&chosen)), ("7001 7002 Eva Max".to_owned(), "|".to_owned()));
    assert_eq!((chosen.phase(), chosen.told()), (Phase::DeleteFromConference, None));
}

#[test]
fn release_takes_the_first_two_parties_and_says_so() {
    let chosen = after(&session("7001 7002 Eva Max", "release Eva"), Action::Choose(Phase::Release));
    assert_eq!((chosen.scenario().parties_text(), steps(&chosen)), ("7001 7002".to_owned(), "|".to_owned()));
    let left_out = ["Eva", "Max"].map(|dn| Dn::new(dn).unwrap());
    assert_eq!(chosen.told(), Some(&Told::LeftOut(left_out.to_vec())));
    let said = Words::default().told(chosen.told().unwrap());
    assert!(said.contains("Left out: `Eva` and `Max`.") && said.contains("Back"), "{said}");
}

#[test]
fn a_conference_adds_a_third_party_and_says_so() {
    let chosen = after(&session("7001 7002", "release 7001"), Action::Choose(Phase::ReleaseFromConference));
    assert_eq!(chosen.scenario().parties_text(), "7001 7002 7003");
    assert_eq!(chosen.told(), Some(&Told::Added(vec![Dn::new("7003").unwrap()])));
}

#[test]
fn choosing_the_current_phase_at_its_beginning_changes_nothing() {
    let before = session("A B C", "");
    assert_eq!(reduce(&before, Action::Choose(Phase::ReleaseFromConference)), None);
}

#[test]
fn the_phase_is_that_of_the_last_step_done() {
    let mixed = session("A B C", "delete B by A, release C");
    assert_eq!(mixed.phase(), Phase::Release);
    assert_eq!(after(&mixed, Action::Undo).phase(), Phase::DeleteFromConference);
    assert_eq!(after(&mixed, Action::Go(0)).phase(), Phase::DeleteFromConference);
    let chosen = after(&mixed, Action::Choose(Phase::DeleteFromConference));
    assert_eq!(steps(&chosen), "|", "its tab was not the chosen one");
}

#[test]
fn the_first_step_determines_the_phase() {
    assert_eq!(session("A B C", "delete B by A").phase(), Phase::DeleteFromConference);
    assert_eq!(session("A B C", "").phase(), Phase::ReleaseFromConference);
    assert_eq!(after(&session("A B C", "delete B by A"), Action::Undo).phase(), Phase::DeleteFromConference);
}

#[test]
fn the_reference_request_is_suggested_until_a_step_is_done() {
    for phase in Phase::ALL {
        let fresh = of_phase(phase);
        let suggested = fresh.suggested().unwrap();
        assert_eq!(suggested, Request::of_reference(phase));
        assert_eq!(after(&fresh, Action::Ask(suggested)).suggested(), None);
    }
    assert_eq!(session("7001 7002 7003", "").suggested(), None);
}

#[test]
fn undo_of_its_step_deselects_a_message() {
    let id = MessageId::request(1);
    let chosen = after(&session("A B C", "release B"), Action::Select(id.clone()));
    assert_eq!(chosen.selected(), Some(&id));
    assert_eq!(after(&chosen, Action::Undo).selected(), None);
}

#[test]
fn a_further_request_keeps_the_chosen_message() {
    let chosen = after(&session("A B C", "release B"), Action::Select(MessageId::request(1)));
    let asked = after(&chosen, Action::Ask(request("release A")));
    assert_eq!(asked.selected(), Some(&MessageId::request(1)));
}

#[test]
fn undo_clears_pointer_and_focus_of_its_messages() {
    let id = |step| Some(MessageId::request(step).into());
    let chosen = after(&session("A B C", "release B, release A"), Action::Select(MessageId::request(1)));
    let focused = after(&chosen, Action::Focus(id(2)));
    let pointed = after(&focused, Action::Point(id(2)));
    assert_eq!(after(&pointed, Action::Undo).marked(), chosen.selected());
    assert_eq!(after(&after(&chosen, Action::Point(id(1))), Action::Undo).marked(), chosen.selected());
}

#[test]
fn a_rejected_input_gives_a_notice_and_keeps_the_rest() {
    let before = session("A B C", "release B");
    let rejected = Rejected::ConnId(ConnId::new("x").unwrap_err());
    let told = after(&before, Action::Tell(rejected.clone()));
    assert_eq!(told, before.with_told(Told::Kept(rejected)));
    assert_eq!(after(&told, Action::Undo).told(), None);
}

#[test]
fn choosing_the_chosen_message_deselects_it() {
    let chosen = after(&session("A B C", "release B"), Action::Select(MessageId::request(1)));
    assert_eq!(after(&chosen, Action::Select(MessageId::request(1))).selected(), None);
}

#[test]
fn the_mark_prefers_pointer_then_focus_then_choice() {
    let chosen = after(&session("A B C", "release B"), Action::Select(MessageId::request(1)));
    let [a, c] = ["A", "C"].map(|dn| MessageId::event(1, Dn::new(dn).unwrap()));
    let focused = after(&chosen, Action::Focus(Some(a.clone().into())));
    let pointed = after(&focused, Action::Point(Some(c.clone().into())));
    assert_eq!(pointed.marked(), Some(&c));
    assert_eq!(after(&pointed, Action::Point(None)).marked(), Some(&a));
    assert_eq!(after(&chosen, Action::Point(None)).marked(), chosen.selected());
}

#[test]
fn a_pointed_value_marks_its_event_and_lights_its_message() {
    let before = session("A B C", "delete B by A");
    let pointed = after(&before, Action::Point(Some("1 C 1 ThirdPartyDN".parse().unwrap())));
    assert_eq!(pointed.marked(), Some(&MessageId::event(1, Dn::new("C").unwrap())));
    assert_eq!(pointed.lit().unwrap().message, Some(MessageId::request(1)));
    assert_eq!((pointed.selected(), pointed.can_redo()), (None, false));
}

#[test]
fn a_pointed_party_lights_its_lane_and_marks_nothing() {
    let pointed = after(&session("A B C", "delete B by A"), Action::Focus(Some("party B".parse().unwrap())));
    assert_eq!((pointed.marked(), pointed.lit().unwrap().party.as_str()), (None, "B"));
}

#[test]
fn light_prefers_pointer_then_focus_then_choice() {
    let party = |session: &Session| session.lit().map(|lit| lit.party.to_string());
    let chosen = after(&session("A B C", "delete B by A"), Action::Select(MessageId::request(1)));
    let focused = after(&chosen, Action::Focus(Some("1 C 1 OtherDN".parse().unwrap())));
    let pointed = after(&focused, Action::Point(Some("party C".parse().unwrap())));
    assert_eq!([&pointed, &focused, &chosen].map(party), ["C", "B", "A"].map(|dn| Some(dn.to_owned())));
    assert_eq!(party(&after(&pointed, Action::Point(None))).as_deref(), Some("B"));
}

#[test]
fn a_request_lets_go_what_was_pointed_at() {
    let pointed = after(&session("A B C", ""), Action::Focus(Some("party B".parse().unwrap())));
    assert_eq!(after(&pointed, Action::Ask(request("release B"))).lit(), None);
}

#[test]
fn undo_keeps_a_pointed_party_and_clears_a_value_of_its_step() {
    let party = after(&session("A B C", "release B"), Action::Point(Some("party B".parse().unwrap())));
    assert!(after(&party, Action::Undo).lit().is_some());
    let value = after(&session("A B C", "release B"), Action::Point(Some("1 C 1 OtherDN".parse().unwrap())));
    assert_eq!(after(&value, Action::Undo).lit(), None);
}

#[test]
fn escape_lets_go_the_focused_value_after_all_that_is_open() {
    let value = after(&session("A B C", "release B"), Action::Focus(Some("1 C 1 OtherDN".parse().unwrap())));
    assert_eq!(Action::closing(&value), Some(Action::Focus(None)));
    let chosen = after(&value, Action::Select(MessageId::request(1)));
    assert_eq!(Action::closing(&chosen), Some(Action::Select(MessageId::request(1))));
    assert_eq!(Action::closing(&after(&value, Action::Focus(None))), None);
}

#[test]
fn notices_survive_pointing_but_no_other_action() {
    let told = address::read("#/learn");
    let pointed = after(&told, Action::Point(None));
    assert_eq!(pointed.notices().len(), 1);
    assert_eq!(after(&pointed, Action::Ask(request("release A"))).notices(), []);
}

#[test]
fn a_message_that_the_run_lacks_is_not_chosen() {
    let session = session("A B C", "release B, release A");
    for id in [MessageId::request(0), MessageId::request(3), MessageId::event(2, Dn::new("B").unwrap())] {
        assert_eq!(after(&session, Action::Select(id)).selected(), None);
    }
}

#[test]
fn a_change_of_parties_keeps_the_run_before_until_undo() {
    let before = session("A B C", "delete B by A");
    let more = after(&before, Action::Parties(4));
    assert_eq!(more.was().map(AsRef::as_ref), Some(before.run()));
    assert_eq!(after(&more, Action::Point(None)).was(), more.was());
    assert_eq!(after(&more, Action::Undo).was(), None);
}

#[test]
fn a_change_of_parties_without_common_steps_keeps_no_run() {
    assert_eq!(after(&session("A B C", ""), Action::Parties(4)).was(), None);
    assert_eq!(after(&session("A B C", "delete C by A"), Action::Parties(2)).was(), None);
}

#[test]
fn a_changed_call_keeps_view_and_filter() {
    let [a, c] = ["A", "C"].map(|dn| Dn::new(dn).unwrap());
    let filtered = Action::Filter(Filter::default().turn_party(&c).turn_party(&a));
    let before = after(&after(&session("A B C", "release B"), filtered), Action::Display(Display::Table));
    let conn_id = ConnId::new("00ff").unwrap();
    for action in
        [Action::Parties(4), Action::Identify(conn_id), Action::Reset, Action::Undo, Action::Ask(request("release A"))]
    {
        let changed = after(&before, action.clone());
        assert_eq!((changed.display(), changed.filter()), (Display::Table, before.filter()), "{action:?}");
    }
    assert_eq!(after(&before, Action::Parties(2)).filter().parties, [a], "a party that left is in no filter");
}

#[test]
fn renaming_a_party_keeps_it_in_the_filter() {
    let [c, new] = ["C", "7003"].map(|dn| Dn::new(dn).unwrap());
    let filtered = after(&session("A B C", ""), Action::Filter(Filter::default().turn_party(&c)));
    assert_eq!(after(&filtered, Action::Rename(c, new.clone())).filter().parties, [new]);
}

#[test]
fn another_call_begins_without_filter_and_comparison() {
    let begin = Action::Begin(Scenario::from_short("A B C D", "release D").unwrap());
    let [release, delete] = [Phase::Release, Phase::DeleteFromConference].map(Action::Choose);
    let filter = Filter { find: "EventReleased".to_owned(), ..Filter::default() };
    let compared = after(&session("A B C", ""), Action::Compare(Some(requests(1, "release B", "delete B by A"))));
    let before = after(&after(&compared, Action::Filter(filter)), Action::Display(Display::Table));
    for action in [begin, release, delete] {
        let begun = after(&before, action.clone());
        assert!(begun.filter().is_all() && !begun.looks() && begun.compared().is_none(), "{action:?}");
        assert_eq!(begun.display(), Display::Table, "a preference of the reader");
    }
}

#[test]
fn a_search_for_a_party_ends_with_the_party() {
    let find = |text: &str| Filter { find: text.to_owned(), ..Filter::default() };
    let before = session("A B C", "release B");
    for (text, expected) in [("C", ""), ("a", "a"), ("EventReleased", "EventReleased")] {
        let filtered = after(&before, Action::Filter(find(text)));
        assert_eq!(after(&filtered, Action::Parties(2)).filter().find, expected);
    }
}

#[test]
fn renaming_a_party_keeps_the_search_for_it() {
    let [c, new] = ["C", "7003"].map(|dn| Dn::new(dn).unwrap());
    let find = Filter { find: "c".to_owned(), ..Filter::default() };
    let filtered = after(&session("A B C", "release B"), Action::Filter(find));
    assert_eq!(after(&filtered, Action::Rename(c, new)).filter().find, "7003");
}

fn requests(step: usize, first: &str, second: &str) -> Compared {
    Compared::Requests { step, requests: [request(first), request(second)] }
}

#[test]
fn the_default_comparison_is_a_release_and_a_deletion() {
    assert_eq!(session("A B C", "").usually_compared(), requests(1, "release B", "delete B by A"));
    assert_eq!(session("A B C D", "").with_at(0).usually_compared(), requests(1, "release B", "delete B by A"));
}

#[test]
fn the_default_comparison_in_a_conversation_is_two_releases() {
    assert_eq!(session("A B", "").usually_compared(), requests(1, "release B", "release A"));
}

#[test]
fn after_a_step_it_is_compared_with_its_alternative() {
    for (made, other) in
        [("delete B by A", "release B"), ("release B", "delete B by A"), ("release A", "delete A by B")]
    {
        assert_eq!(session("A B C D", made).usually_compared(), requests(1, made, other));
    }
    let ended = session("A B C", "release C, release A");
    assert_eq!(ended.usually_compared(), requests(2, "release A", "release B"));
    let compared = after(&ended, Action::Compare(Some(ended.usually_compared())));
    assert_eq!(compared.compared(), Some(&requests(2, "release A", "release B")));
}

#[test]
fn explanation_and_comparison_take_each_others_place() {
    let [a, c] = ["A", "C"].map(|dn| MessageId::event(1, Dn::new(dn).unwrap()));
    let chosen = after(&session("A B C", "release B"), Action::Select(a.clone()));
    let compared = after(&chosen, Action::Compare(Some(chosen.usually_compared())));
    assert_eq!((compared.selected(), compared.compared().is_some()), (None, true));
    let (again, history) = reduce(&compared, Action::Select(c.clone())).unwrap();
    assert_eq!((again.selected(), again.compared(), history), (Some(&c), None, History::Push));
}

#[test]
fn escape_stops_picking_then_closes_what_is_open() {
    let id = MessageId::event(1, Dn::new("A").unwrap());
    let fresh = session("A B C", "release B");
    assert_eq!(Action::closing(&fresh), None);
    let chosen = after(&fresh, Action::Select(id.clone()));
    let picking = after(&chosen, Action::Pick(true));
    assert_eq!(Action::closing(&picking), Some(Action::Pick(false)));
    assert_eq!(Action::closing(&after(&picking, Action::Pick(false))), Some(Action::Select(id)));
    let compared = after(&chosen, Action::Compare(Some(chosen.usually_compared())));
    assert_eq!(Action::closing(&compared), Some(Action::Compare(None)));
}

#[test]
fn compared_events_are_those_of_the_comparison_alone() {
    let ids = ["A", "C"].map(|dn| MessageId::event(1, Dn::new(dn).unwrap()));
    let before = session("A B C", "release B");
    let compared = after(&before, Action::Compare(Some(Compared::Events(ids.clone()))));
    assert_eq!(compared.compared_events(), ids);
    assert_eq!(after(&before, Action::Compare(Some(before.usually_compared()))).compared_events(), []);
}

#[test]
fn a_comparison_that_a_step_refuses_goes_on_with_that_step() {
    let compared = after(&session("A B C", ""), Action::Compare(Some(requests(1, "release B", "delete B by A"))));
    let more = after(&compared, Action::Parties(4));
    assert!(more.compared().is_some());
    let next = after(&more, Action::Ask(request("release C")));
    assert_eq!(next.compared(), Some(&requests(2, "release B", "delete B by A")), "both are accepted");
    let made = after(&more, Action::Ask(request("delete B by C")));
    assert_eq!(made.compared(), Some(&requests(1, "delete B by C", "release B")));
}

#[test]
fn reset_ends_a_comparison() {
    let compared = Action::Compare(Some(requests(1, "delete B by A", "release B")));
    let made = after(&session("A B C", "delete B by A"), compared);
    assert_eq!(after(&made, Action::Undo).compared(), made.compared());
    assert_eq!(after(&made, Action::Reset).compared(), None);
}

#[test]
fn a_comparison_on_the_opening_page_lights_neither_side() {
    let opening = Session::opening();
    assert!(opening.lit().is_some());
    assert_eq!(after(&opening, Action::Compare(Some(opening.usually_compared()))).lit(), None);
}

#[test]
fn changed_lists_compare_on_the_same_call() {
    let made =
        after(&session("A B C", "delete B by A"), Action::Compare(Some(requests(1, "delete B by A", "release B"))));
    let first = after(&made, Action::Compare(Some(requests(1, "release A", "release B"))));
    let second = after(&first, Action::Compare(Some(requests(1, "release A", "release C"))));
    let base = second.compared().unwrap().base(second.run());
    assert_eq!(base.now().parties().len(), 3, "the conversation accepts both, too");
    assert_eq!(address::write(&second), "#/explore?parties=A+B+C&steps=delete+B+by+A&compare=1.release+A,+release+C");
    assert_eq!(address::read(&address::write(&second)).compared(), second.compared());
}

#[test]
fn undo_of_the_compared_step_compares_on_the_call_before() {
    let compared =
        after(&session("A B C D", "release D"), Action::Compare(Some(requests(2, "release B", "delete B by A"))));
    assert_eq!(after(&compared, Action::Undo).compared(), Some(&requests(1, "release B", "delete B by A")));
}

#[test]
fn redo_brings_back_the_comparison_that_undo_moved() {
    let run = session("A B C D", "delete B by A, release C");
    let compared = after(&run, Action::Compare(Some(run.usually_compared())));
    assert_eq!(compared.compared(), Some(&requests(2, "release C", "delete C by A")));
    let undone = after(&after(&compared, Action::Undo), Action::Undo);
    assert_eq!(undone.compared(), Some(&requests(1, "release C", "delete C by A")));
    assert_eq!(after(&after(&undone, Action::Redo), Action::Redo).compared(), compared.compared());
    assert_eq!(after(&undone, Action::Go(2)).compared(), compared.compared());
}

#[test]
fn a_further_request_takes_the_comparison_along() {
    let compared = after(&session("A B C D", ""), Action::Compare(Some(requests(1, "release B", "delete B by A"))));
    let asked = after(&compared, Action::Ask(request("release D")));
    assert_eq!(asked.compared(), Some(&requests(2, "release B", "delete B by A")));
}

#[test]
fn renaming_a_party_keeps_the_comparison() {
    let [b, new] = ["B", "7002"].map(|dn| Dn::new(dn).unwrap());
    let rename = || Action::Rename(b.clone(), new.clone());
    let compared = after(&session("A B C", ""), Action::Compare(Some(requests(1, "release B", "delete B by A"))));
    let renamed = after(&compared, rename());
    assert_eq!(renamed.compared(), Some(&requests(1, "release 7002", "delete 7002 by A")));
    let events = |dn: &Dn| Compared::Events(["A", dn.as_str()].map(|dn| MessageId::event(1, Dn::new(dn).unwrap())));
    let compared = after(&session("A B C", "release C"), Action::Compare(Some(events(&b))));
    assert_eq!(after(&compared, rename()).compared(), Some(&events(&new)));
}

#[test]
fn comparing_on_the_first_view_opens_a_conference() {
    let first = of_phase(Phase::Release);
    let compared = after(&first, Action::Compare(Some(first.usually_compared())));
    assert_eq!(compared.scenario().parties_text(), "A B C");
    assert_eq!(compared.compared(), Some(&requests(1, "release B", "delete B by A")));
    let own = session("7001 7002", "");
    let compared = after(&own, Action::Compare(Some(own.usually_compared())));
    assert_eq!(compared.scenario(), own.scenario(), "a reader's own call stays");
}

#[test]
fn a_request_that_the_call_refuses_is_not_compared() {
    let two = session("7001 7002", "");
    let refused = after(&two, Action::Compare(Some(requests(1, "release 7001", "delete 7002 by 7001"))));
    assert_eq!(refused.compared(), None);
}

#[test]
fn picking_a_second_event_compares_it_with_the_first() {
    let [a, c] = ["A", "C"].map(|dn| MessageId::event(1, Dn::new(dn).unwrap()));
    let chosen = after(&session("A B C", "release B"), Action::Select(a.clone()));
    let picking = after(&chosen, Action::Pick(true));
    assert_eq!(after(&picking, Action::Select(MessageId::request(1))), picking, "a request is no event");
    let compared = after(&picking, Action::Select(c.clone()));
    assert_eq!(compared.compared(), Some(&Compared::Events([a, c])));
    assert!(!compared.is_picking());
}

#[test]
fn steps_push_a_history_entry_and_choices_replace_it() {
    let before = session("A B C", "release B");
    let history = |action| reduce(&before, action).unwrap().1;
    assert_eq!(history(Action::Parties(4)), History::Push);
    assert_eq!(history(Action::Go(0)), History::Replace);
    assert_eq!(history(Action::Play(true)), History::Replace);
    assert_eq!(history(Action::Undo), History::Push);
    assert_eq!(history(Action::Reset), History::Push);
    assert_eq!(history(Action::Ask(request("release A"))), History::Push);
    assert_eq!(history(Action::Choose(Phase::Release)), History::Push);
    assert_eq!(history(Action::Select(MessageId::request(1))), History::Replace);
    assert_eq!(history(Action::Open(Box::new(of_phase(Phase::Release)))), History::Keep);
}

#[test]
fn steps_from_the_first_refused_one_on_are_dropped() {
    assert_eq!(steps(&session("A B C", "release B, delete C by A, release A")), "release B|");
}

#[test]
fn an_action_without_effect_gives_no_session() {
    let id = Some(MessageId::request(1).into());
    let before = after(&session("A B C", "release B"), Action::Point(id.clone()));
    let actions = [
        Action::Point(id),
        Action::Focus(None),
        Action::Redo,
        Action::Go(1),
        Action::Tick,
        Action::Hurry(before.speed()),
        Action::Display(before.display()),
        Action::Filter(before.filter().clone()),
        Action::Parties(1),
    ];
    for action in actions {
        assert_eq!(reduce(&before, action.clone()), None, "{action:?}");
    }
}

#[test]
fn pointing_choosing_and_filtering_share_the_run() {
    let before = session("A B C", "release B");
    let filter = Filter { find: "ThisDN".to_owned(), ..Filter::default() };
    let id = MessageId::request(1);
    for action in
        [Action::Point(Some(id.clone().into())), Action::Select(id), Action::Filter(filter), Action::Pick(true)]
    {
        let next = after(&before, action.clone());
        assert!(std::ptr::eq(next.run(), before.run()), "{action:?}");
    }
}
