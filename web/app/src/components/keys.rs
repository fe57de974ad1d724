use callmodel::Phase;
use callmodel_browser::field::{is_inside, is_single, press};
use callmodel_browser::focus::Tree;
use web_sys::KeyboardEvent;
use yew::{AttrValue, Callback, Html, html};

use crate::components::controls::leaf;
use crate::components::dialog_button::DialogButton;
use crate::focus::focus;
use crate::ids::{EXPORT, FILTER, KEYS, SHARE};
use crate::look::{Change, Look};
use callmodel_explore::{Action, Focus, Session};
use callmodel_words::{Words, tab};

/// The action of a single key.
#[derive(Clone, Copy)]
enum Does {
    /// Chooses a phase.
    Choose(Phase),
    Undo,
    Redo,
    Reset,
    Play,
    Compare,
    View,
    /// Clicks the element with this id.
    Press(&'static str),
}

/// A key, its action, and the name of the action.
type Key = (&'static str, Does, fn(&Words) -> AttrValue);

/// The single keys.
const SINGLE: [Key; 13] = [
    ("1", Does::Choose(Phase::Release), |_| tab(Phase::Release).into()),
    ("2", Does::Choose(Phase::ReleaseFromConference), |_| tab(Phase::ReleaseFromConference).into()),
    ("3", Does::Choose(Phase::DeleteFromConference), |_| tab(Phase::DeleteFromConference).into()),
    ("u", Does::Undo, Words::undo),
    ("r", Does::Redo, Words::redo),
    ("x", Does::Reset, Words::reset),
    ("p", Does::Play, Words::play),
    ("c", Does::Compare, Words::compare),
    ("v", Does::View, Words::view),
    ("f", Does::Press(FILTER), Words::filter),
    ("s", Does::Press(SHARE), Words::share),
    ("e", Does::Press(EXPORT), Words::export),
    ("?", Does::Press(KEYS), Words::keys),
];

/// The action of a single key, unless the focus is in an input, a list or a dialog. The key of a button clicks it.
pub(crate) fn on_key(session: &Session, event: &KeyboardEvent) -> Option<Action> {
    if is_inside(event, "input, select, dialog") || !is_single(event) {
        return None;
    }
    let (_, does, _) = SINGLE.iter().find(|(key, ..)| *key == event.key())?;
    event.prevent_default();
    let action = match does {
        Does::Choose(phase) => Action::Choose(*phase),
        Does::Undo => Action::Undo,
        Does::Redo => Action::Redo,
        Does::Reset => Action::Reset,
        Does::Play => Action::Play(!session.is_playing()),
        Does::Compare => Action::Compare(session.compared().is_none().then(|| session.usually_compared())),
        Does::View => Action::Display(session.display().other()),
        Does::Press(id) => {
            // The button is focused first, so that the search field that it unfolds is the next tab stop.
            if *id == FILTER {
                focus(&Tree::default(), &Focus::Filter, session);
            }
            press(id);
            return None;
        }
    };
    Some(action)
}

/// What takes the key Escape for itself. A slider and a checkbox do not; nor does a list, whose open popup gets the key alone.
const TAKES_ESCAPE: &str = "input:not([type=range]):not([type=checkbox]), dialog";

/// Escape closes what is open beside the ladder, unless a field or dialog around the focus takes the key.
pub(crate) fn on_escape(session: &Session, event: &KeyboardEvent, act: &Callback<Action>) {
    if event.key() == "Escape" && !is_inside(event, TAKES_ESCAPE) {
        Action::closing(session).into_iter().for_each(|action| act.emit(action));
    }
}

/// A button that opens the list of keys, where single keys are turned on and off.
pub(crate) fn keys_button(look: &Look, on_change: &Callback<Change>) -> Html {
    let words = &look.words;
    let (own, on_change) = (look.clone(), on_change.clone());
    let content = Callback::from(move |_| {
        let Look { settings, words, .. } = &own;
        let on = settings.keys;
        let line = |key: &str, what: AttrValue| html! { <><dt>{ leaf("kbd", "", key.to_owned()) }</dt>{ leaf("dd", "", what) }</> };
        let onchange = on_change.reform(move |_| Change::Keys(!on));
        html! {
            <>
                { leaf("h2", "", words.keys()) }
                <label><input type="checkbox" checked={on} {onchange} />{ " " }{ words.keys_on() }</label>
                { leaf("p", "about", words.keys_about()) }
                <div class="keys" role="group" aria-label={words.keys()} tabindex="0"><dl>
                    { for SINGLE.iter().map(|(key, _, what)| line(key, what(words))) }
                    { line("↑ ↓ Home End", words.key_messages()) }
                    { line("← → Home End", words.key_heads()) }
                    { line("Enter", words.key_choose()) }
                    { line("Esc", words.key_escape()) }
                </dl></div>
            </>
        }
    });
    DialogButton::new(words.keys(), words.keys(), words, content).id(KEYS).html()
}
