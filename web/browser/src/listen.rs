//! Events of the window, which Yew does not listen to.

use gloo::events::EventListener;
use gloo::utils::window;

/// Listeners, removed on drop.
#[derive(Debug)]
pub struct Listening {
    _listeners: Vec<EventListener>,
}

/// Calls `travelled` after Back, Forward, and a fragment that was typed into the address bar: `popstate` (HTML, Update
/// document for history step application).
#[must_use]
pub fn history(travelled: impl Fn() + 'static) -> Listening {
    Listening { _listeners: vec![EventListener::new(&window(), "popstate", move |_| travelled())] }
}

/// Calls `changed` when another tab has changed the local storage.
#[must_use]
pub fn storage(changed: impl Fn() + 'static) -> Listening {
    Listening { _listeners: vec![EventListener::new(&window(), "storage", move |_| changed())] }
}

/// Calls `acts` at the reader's next action: a key, a press of the pointer, a step in the history.
#[must_use]
pub fn next_action(acts: impl Fn() + Clone + 'static) -> Listening {
    let on = |event| {
        let acts = acts.clone();
        EventListener::once(&window(), event, move |_| acts())
    };
    Listening { _listeners: ["keydown", "pointerdown", "popstate"].map(on).into() }
}
