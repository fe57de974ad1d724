use std::rc::Rc;

use callmodel_browser::history::Recorded;
use callmodel_browser::{history, listen, storage};
use callmodel_explore::History;
use callmodel_learn::{Action, Session, reduce};
use yew::{Callback, hook, use_callback, use_effect_with, use_mut_ref, use_state_eq};

/// The key under which the browser keeps the progress.
pub(super) const PROGRESS: &str = "call-models-progress";

/// The time, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of some 13 digits")]
pub(super) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The session, and the callback that changes it. Address and progress are written in the task of the click, so that a page
/// that is left in the same frame has them.
#[hook]
pub(super) fn use_session(start: &Rc<Session>) -> (Rc<Session>, Callback<Action>) {
    let state = use_state_eq(|| start.clone());
    let latest = use_mut_ref(|| start.clone());
    let act = {
        let setter = state.setter();
        use_callback((), move |action: Action, ()| {
            let before = latest.borrow().clone();
            let Some((after, history)) = reduce(&before, action) else { return };
            let after = Rc::new(after);
            latest.replace(after.clone());
            carry_out(&before, &after, history);
            setter.set(after);
        })
    };
    {
        let act = act.clone();
        use_effect_with((), move |()| {
            let open = move || act.emit(Action::Open(history::fragment()));
            let listening = listen::history(open);
            move || drop(listening)
        });
    }
    ((*state).clone(), act)
}

fn carry_out(before: &Session, after: &Session, history: History) {
    let entry = match history {
        History::Keep => None,
        History::Replace => Some(Recorded::Replace),
        History::Push => Some(Recorded::Push),
    };
    entry.into_iter().for_each(|entry| history::record(&after.fragment(), entry));
    if before.progress() != after.progress() {
        storage::keep(PROGRESS, &after.progress().to_json());
    }
}
