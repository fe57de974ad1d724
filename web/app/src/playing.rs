use callmodel_browser::timer::after;
use callmodel_explore::{Action, Session};
use yew::functional::Hook;
use yew::{Callback, use_effect_with};

/// Timer of playback: emits the next [`Action::Tick`] while `session` plays.
pub(crate) fn use_playing(session: &Session, act: &Callback<Action>) -> impl Hook<Output = ()> + use<> {
    let wait = session.is_playing().then(|| (session.at(), session.speed().ms()));
    let act = act.clone();
    use_effect_with(wait, move |wait| {
        let timer = wait.map(|(_, ms)| after(ms, move || act.emit(Action::Tick)));
        move || drop(timer)
    })
}
