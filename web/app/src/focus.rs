//! Focus management: the only place that maps a [`Focus`], [`Region`] or [`LadderItem`] to a selector.

use std::rc::Rc;

use callmodel::Dn;
use callmodel_browser::focus::{Tree, is_lost};
use callmodel_browser::timer::{Timer, after};
use callmodel_explore::{Action, Focus, Handover, Region, Session};
use yew::{Callback, NodeRef, hook, use_callback, use_effect, use_effect_with, use_mut_ref};

use crate::ids::{COMPARE, FILTER, tab_id};
use crate::ladder_item::LadderItem;
use crate::tree::tree_of;

/// Passes actions on to `dispatch`. Before each, the focus is handed over in the tree of `place` if the action needs it.
#[hook]
pub(crate) fn use_act(session: &Rc<Session>, place: &NodeRef, dispatch: Callback<Action>) -> Callback<Action> {
    let latest = use_mut_ref(|| session.clone());
    latest.replace(session.clone());
    let place = place.clone();
    use_callback((), move |action: Action, ()| {
        hand_over(Handover::before(&latest.borrow(), &action), &latest.borrow(), || tree_of(&place));
        dispatch.emit(action);
    })
}

/// Hands over the focus before `act` gets the action of a single key.
pub(crate) fn act_by_key(action: Action, session: &Session, act: &Callback<Action>) {
    hand_over(Handover::by_key(&action), session, Tree::default);
    act.emit(action);
}

/// Carries out `handover` if the focus is in the part that will be removed.
fn hand_over(handover: Option<Handover>, session: &Session, tree: impl FnOnce() -> Tree) {
    let Some(Handover { from, to }) = handover else { return };
    let tree = tree();
    if tree.has_focus(&part(&from, session)) {
        focus(&tree, &to, session);
    }
}

/// Restores a focus that is lost because its element was removed.
///
/// After a step, it goes to [`Focus::after_steps`]; after any other action to [`Focus::Explorer`], where single keys work, if
/// it was in there. The latter waits for a task of its own, because between two elements no element has the focus. A rendering
/// in the meantime cancels it, because that rendering may have a better target.
#[hook]
pub(crate) fn use_lost_focus(session: &Rc<Session>) {
    let session = session.clone();
    let waiting = use_mut_ref(|| None::<Timer>);
    waiting.replace(None);
    let opened = use_mut_ref(|| true);
    // The first rendering reads nothing of the browser.
    let had_focus = !*opened.borrow() && Tree::default().has_focus(EXPLORER);
    {
        let session = session.clone();
        use_effect(move || {
            if had_focus {
                let rescue = after(0, move || rescue(&Focus::Explorer, &session));
                waiting.replace(Some(rescue));
            }
        });
    }
    use_effect_with((session.at(), Focus::after_steps(&session)), move |(_, place)| {
        // On the first rendering the page takes no focus.
        if !opened.replace(false) {
            rescue(place, &session);
        }
    });
}

/// Focuses `place` in the page, if the focus is lost.
fn rescue(place: &Focus, session: &Session) {
    if is_lost() {
        focus(&Tree::default(), place, session);
    }
}

/// Focuses `place` in `tree`; `false` if it is not in the DOM.
pub(crate) fn focus(tree: &Tree, place: &Focus, session: &Session) -> bool {
    match place {
        Focus::Explorer => tree.focus(EXPLORER),
        Focus::Head(dn) => match column(dn, session) {
            Some(column) => focus_item(tree, LadderItem::Head, column),
            None => tree.focus(EXPLORER),
        },
        Focus::Selected => tree.focus(".message[aria-pressed=true]"),
        Focus::Tab(phase) => tree.focus(&by_id(&tab_id(*phase))),
        Focus::Display => tree.focus(".views [aria-pressed=true]"),
        Focus::Compare => tree.focus(&by_id(COMPARE)),
        Focus::Filter => tree.focus(&by_id(FILTER)),
    }
}

/// Focuses the `item` of a ladder at `index`; `false` if it is not in the DOM.
pub(crate) fn focus_item(tree: &Tree, item: LadderItem, index: usize) -> bool {
    let selector = by_id(&item.id(index));
    match item {
        LadderItem::Message => tree.focus(&selector),
        // The sticky head of T-Server may cover it partly.
        LadderItem::Head => tree.focus_whole(&selector),
    }
}

/// The selector of a part.
fn part(part: &Region, session: &Session) -> String {
    match part {
        Region::Requests(dn) => match column(dn, session) {
            Some(column) => by_id(&LadderItem::Head.id(column)),
            None => EXPLORER.to_owned(),
        },
        Region::Why => ".why-panel".to_owned(),
        Region::Comparison => ".comparison".to_owned(),
        Region::Run => ":is(.ladder, .printed)".to_owned(),
        Region::Tabs => ".tabs".to_owned(),
    }
}

/// The selector of the explorer, the scope of single keys.
const EXPLORER: &str = "main";

/// The selector of an id.
fn by_id(id: &str) -> String {
    format!("#{id}")
}

/// The column of a DN in the ladder.
fn column(dn: &Dn, session: &Session) -> Option<usize> {
    session.run().columns().of(dn)
}
