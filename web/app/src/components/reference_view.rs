use yew::{Callback, Html, html};

use crate::components::controls::leaf;
use crate::components::drawn::Drawn;
use crate::shown::Shown;
use callmodel_explore::{Action, Session};

/// So many events stand in one table; more would hold up the page.
const MOST: usize = 3_000;

/// The run as one table with a column per party, as the reference prints it.
pub(crate) fn reference_view(session: &Session, shown: &Shown, on_act: &Callback<Action>) -> Html {
    let words = &shown.words;
    if shown.events > MOST {
        return leaf("p", "empty", words.too_large(&shown.events.to_string(), &MOST.to_string()));
    }
    let texts = vec![
        words.as_printed(),
        words.call_ended(),
        words.no_steps(),
        words.basis_note_a(),
        // With each place in its own place, which the module fills.
        words.request_named("{function}", "{party}").into(),
        words.event_named("{event}", "{party}").into(),
        words.footnote_opt(),
        words.footnote_a(),
        words.footnote_carried(),
        words.decision("{step}", "{count}", "{value}").into(),
    ];
    html! {
        <Drawn
            what="draw_reference" {texts} scenario={session.done().to_string()} class="scroller printed" label={words.as_printed()}
            marked={session.marked().cloned()} selected={session.selected().cloned()} {on_act}
        />
    }
}
