use std::rc::Rc;

use callmodel_browser::{history, listen, storage};
use callmodel_learn::{Action, Session, reduce};
use yew::{Callback, hook, use_effect_with};

use crate::effects;
use crate::store::use_store;

/// The key under which the browser keeps the progress.
pub(super) const PROGRESS: &str = "call-models-progress";

/// The time, in milliseconds since 1970.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of some 13 digits")]
pub(super) fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The session, and the callback that changes it.
#[hook]
pub(super) fn use_session(start: &Rc<Session>) -> (Rc<Session>, Callback<Action>) {
    let (session, act) = use_store(|| start.clone(), step);
    {
        let act = act.clone();
        use_effect_with((), move |()| {
            let open = move || act.emit(Action::Open(history::fragment()));
            let listening = listen::history(open);
            move || drop(listening)
        });
    }
    (session, act)
}

/// The session after `action`, whose address and progress the browser has.
fn step(before: &Session, action: Action) -> Option<Session> {
    let (after, history) = reduce(before, action)?;
    if let Some(entry) = effects::recorded(history) {
        history::record(&after.fragment(), entry);
    }
    if before.progress() != after.progress() {
        storage::keep(PROGRESS, &after.progress().to_json());
    }
    Some(after)
}
