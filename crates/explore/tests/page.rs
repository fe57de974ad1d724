//! A page with a history.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::Scenario;
use callmodel_explore::address::{read, write};
use callmodel_explore::{Action, History, Session, Told, reduce_page};
use callmodel_figure::MessageId;

fn page() -> Session {
    read("#/explore?parties=A+B+C")
}

/// The page after `actions`.
fn after(page: Session, actions: impl IntoIterator<Item = Action>) -> Session {
    actions.into_iter().fold(page, |page, action| reduce_page(&page, action).map_or(page, |(page, _)| page))
}

fn ask(step: &str) -> Action {
    Action::Ask(Scenario::steps_from_short(step).unwrap().remove(0))
}

#[test]
fn each_action_that_changes_the_address_tells_its_entry() {
    let mut page = page();
    let entries = [ask("release B"), Action::Select(MessageId::request(1)), Action::Undo].map(|action| {
        let (next, history) = reduce_page(&page, action).unwrap();
        page = next;
        (write(&page), history)
    });
    let expected = [
        ("#/explore?parties=A+B+C&steps=release+B", History::Push),
        ("#/explore?parties=A+B+C&steps=release+B&select=1", History::Replace),
        ("#/explore?parties=A+B+C&steps=release+B&at=0", History::Push),
    ];
    assert_eq!(entries, expected.map(|(address, history)| (address.to_owned(), history)));
}

#[test]
fn pointing_keeps_the_address() {
    let (_, history) = reduce_page(&page(), Action::Point(Some(MessageId::request(1).into()))).unwrap();
    assert_eq!(history, History::Keep);
}

#[test]
fn an_action_that_changes_nothing_gives_no_session() {
    assert_eq!(reduce_page(&page(), Action::Undo), None);
    assert_eq!(reduce_page(&page(), Action::Point(None)), None);
}

#[test]
fn reset_gives_a_notice_about_back() {
    assert_eq!(after(page(), [ask("release B"), Action::Reset]).told(), Some(&Told::Removed));
    assert_eq!(after(page(), [Action::Reset]).told(), None);
}

#[test]
fn the_tab_of_the_chosen_phase_gives_a_notice_about_back() {
    let asked = after(page(), [ask("release B")]);
    let again = Action::Choose(asked.phase());
    assert_eq!(after(asked, [again]).told(), Some(&Told::Removed));
}
