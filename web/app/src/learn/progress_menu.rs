use callmodel_browser::field;
use callmodel_browser::file::{download, file, read};
use callmodel_learn::{Action, Session, Told};
use callmodel_lesson::ProgressError;
use callmodel_words::LearnWords;
use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Event, Html, html};

use crate::components::{Button, DialogButton, leaf, with_code};
use crate::learn::saved;

/// A button that opens what can be done with the progress: save, open, start over.
pub(super) fn progress_menu(session: &Session, words: &LearnWords, act: &Callback<Action>) -> Html {
    let (json, told) = (saved::written(session.progress()), session.told().cloned());
    let (own, act) = (words.clone(), act.clone());
    let content = Callback::from(move |_| {
        let words = &own;
        let save = {
            let json = json.clone();
            move |()| {
                let saved = file(&Uint8Array::from(json.as_bytes()), "application/json");
                // Without an object URL there is nothing to save.
                let _ = saved.and_then(|file| download("call-models-progress.json", &file));
            }
        };
        let open = {
            let act = act.clone();
            move |event: Event| {
                let Some(field) = field::of(&event) else { return };
                let (reading, act) = (read(&field), act.clone());
                spawn_local(async move {
                    if let Some(text) = reading.await {
                        act.emit(Action::Import(saved::read(&text)));
                    }
                });
            }
        };
        let undo = act.reform(|()| Action::Restore);
        html! {
            <>
                { leaf("h2", "", words.progress()) }
                { leaf("p", "about", words.progress_about()) }
                <div class="buttons">
                    { Button::new(words.progress_export(), save.into()).html() }
                    <label class="button file">
                        { words.progress_import() }
                        <input class="unseen" type="file" accept="application/json,.json" onchange={open} />
                    </label>
                    { Button::new(words.progress_reset(), act.reform(|()| Action::StartOver)).html() }
                </div>
                <p role="status">
                    { told.as_ref().and_then(|told| said(told, words)).map(|said| with_code(&said)) }
                </p>
                if told == Some(Told::Removed) {
                    { Button::new(words.progress_undo(), undo).html() }
                }
            </>
        }
    });
    DialogButton::new(words.progress(), words.progress(), words.shared(), content).html()
}

fn said(told: &Told, words: &LearnWords) -> Option<String> {
    Some(match told {
        Told::Removed => words.progress_removed().to_string(),
        Told::Imported => words.progress_imported().to_string(),
        Told::NotImported(ProgressError::Json(_)) => words.progress_not_imported(&words.progress_not_json()),
        Told::NotImported(ProgressError::Version { found }) => {
            words.progress_not_imported(&words.progress_version(&found.to_string()))
        }
        Told::ChooseFirst => return None,
    })
}
