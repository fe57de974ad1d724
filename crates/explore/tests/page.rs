//! History entries that wait for the browser.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::rc::Rc;

use callmodel::Scenario;
use callmodel_explore::address::{read, write};
use callmodel_explore::{Action, History, Page, PageAction, Told};
use callmodel_figure::MessageId;

fn page() -> Page {
    Page::new(read("#/explore?parties=A+B+C"))
}

/// The page after `actions`, with no entry written in between.
fn after(page: &Page, actions: impl IntoIterator<Item = Action>) -> Page {
    actions.into_iter().fold(page.clone(), |page, action| page.reduce(PageAction::Act(action)))
}

fn ask(step: &str) -> Action {
    Action::Ask(Scenario::steps_from_short(step).unwrap().remove(0))
}

/// The addresses that wait, with their effect.
fn waiting(page: &Page) -> Vec<(String, History)> {
    page.unwritten().iter().map(|entry| (write(&entry.session), entry.history)).collect()
}

#[test]
fn each_of_several_quick_actions_has_an_entry_of_its_own() {
    let page = after(&page(), [ask("release B"), Action::Select(MessageId::request(1)), Action::Undo]);
    let expected = [
        ("#/explore?parties=A+B+C&steps=release+B", History::Push),
        ("#/explore?parties=A+B+C&steps=release+B&select=1", History::Replace),
        ("#/explore?parties=A+B+C&steps=release+B&at=0", History::Push),
    ];
    assert_eq!(waiting(&page), expected.map(|(address, history)| (address.to_owned(), history)));
}

#[test]
fn written_entries_are_removed_and_later_ones_stay() {
    let page = after(&page(), [ask("release B"), ask("release A")]);
    let first = page.unwritten()[0].number;
    let page = page.reduce(PageAction::Written(first));
    assert_eq!(waiting(&page), [("#/explore?parties=A+B+C&steps=release+B,+release+A".to_owned(), History::Push)]);
}

#[test]
fn pointing_adds_no_entry() {
    let page = after(&page(), [Action::Point(Some(MessageId::request(1).into()))]);
    assert_eq!(page.unwritten(), []);
}

#[test]
fn an_action_that_changes_nothing_keeps_the_session_in_memory() {
    let before = page();
    let after = after(&before, [Action::Undo, Action::Point(None)]);
    assert!(Rc::ptr_eq(before.session(), after.session()));
}

#[test]
fn opening_an_address_drops_waiting_entries() {
    let page = after(&page(), [ask("release B"), Action::Open(Box::new(read("#/explore?parties=A+B")))]);
    assert_eq!(page.unwritten(), []);
    assert_eq!(write(page.session()), "#/explore?parties=A+B");
}

#[test]
fn reset_gives_a_notice_about_back() {
    assert_eq!(after(&page(), [ask("release B"), Action::Reset]).session().told(), Some(&Told::Removed));
    assert_eq!(after(&page(), [Action::Reset]).session().told(), None);
}

#[test]
fn the_tab_of_the_chosen_phase_gives_a_notice_about_back() {
    let asked = after(&page(), [ask("release B")]);
    let again = Action::Choose(asked.session().phase());
    assert_eq!(after(&asked, [again]).session().told(), Some(&Told::Removed));
}
