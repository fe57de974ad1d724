use std::rc::Rc;

use yew::{Callback, hook, use_callback, use_force_update, use_mut_ref};

/// A state that only `step` changes, and the callback that changes it. `None`: the action changes nothing.
///
/// `step` also carries out the effects that must not be lost: it runs in the task of the event, while Yew may put off its own
/// effects to a later task. So a page that is left or reloaded right after a click has its address.
#[hook]
pub(crate) fn use_store<S: 'static, A: 'static>(
    start: impl FnOnce() -> Rc<S>,
    step: fn(&S, A) -> Option<S>,
) -> (Rc<S>, Callback<A>) {
    let latest = use_mut_ref(start);
    let again = use_force_update();
    let act = {
        let latest = latest.clone();
        use_callback((), move |action, ()| {
            let before: Rc<S> = latest.borrow().clone();
            if let Some(after) = step(&before, action) {
                latest.replace(Rc::new(after));
                again.force_update();
            }
        })
    };
    let now = latest.borrow().clone();
    (now, act)
}
