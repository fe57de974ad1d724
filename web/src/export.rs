//! What leaves the page: the module that writes a run in its other forms, loaded when it is first needed.

use callmodel::Scenario;
use callmodel_figure::{Colours, Format, MessageId};
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::messages::Words;

#[wasm_bindgen(module = "/src/export.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn load() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn carry_out(
        verb: &str,
        format: &str,
        scenario: &str,
        marked: &str,
        colours: &str,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = carry_out)]
    async fn draw(what: &str, place: Element, texts: Array, scenario: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = mark)]
    fn mark_in(place: &Element, marked: &str, selected: &str);
}

/// What is done with a run in a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// It is put on the clipboard.
    Copy,
    /// It is saved as a file.
    Download,
}

/// What came of an export: the name of the file, if it is one, or why there is none.
pub(crate) type Outcome = Result<Option<String>, String>;

/// Loads the module, so that it is there when a button is pressed. A failure is told then.
pub(crate) fn prepare() {
    spawn_local(async {
        let _ = load().await;
    });
}

/// Exports the run of `scenario`, the message `marked` marked out, and says what came of it.
pub(crate) fn export(
    verb: Verb,
    format: Format,
    scenario: &Scenario,
    marked: Option<&MessageId>,
    colours: Colours,
    done: impl FnOnce(Outcome) + 'static,
) {
    let verb = match verb {
        Verb::Copy => "copy",
        Verb::Download => "download",
    };
    let scenario = scenario.to_string();
    let marked = marked.map(MessageId::to_string).unwrap_or_default();
    spawn_local(async move {
        let outcome = carry_out(verb, format.name(), &scenario, &marked, colours.name()).await;
        done(outcome.map(|name| name.as_string()).map_err(reason));
    });
}

/// What an error says.
fn reason(error: JsValue) -> String {
    let message = Reflect::get(&error, &"message".into()).ok();
    message.and_then(|message| message.as_string()).unwrap_or_default()
}

/// Draws the run of `scenario` into `place`, as the reference prints it, and says what came of it.
pub(crate) fn draw_reference(place: Element, scenario: &Scenario, words: &Words, done: impl FnOnce(Outcome) + 'static) {
    let texts = [
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
    let texts = texts.iter().map(|text| JsValue::from_str(text)).collect();
    let scenario = scenario.to_string();
    spawn_local(
        async move { done(draw("draw_reference", place, texts, &scenario).await.map(|_| None).map_err(reason)) },
    );
}

/// Marks messages in what was drawn into `place`, and no others.
pub(crate) fn mark(place: &Element, marked: Option<&MessageId>, selected: Option<&MessageId>) {
    let [marked, selected] = [marked, selected].map(|id| id.map(MessageId::to_string).unwrap_or_default());
    mark_in(place, &marked, &selected);
}
