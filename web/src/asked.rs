//! The module that the page loads when it is first needed: it writes a run in its other forms, draws it as the reference
//! prints it, and holds the model against the reference.

use callmodel::Scenario;
use callmodel_figure::{Colours, Format, MessageId};
use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use yew::AttrValue;

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
    async fn draw_in(what: &str, place: Element, texts: Array, scenario: &str) -> Result<JsValue, JsValue>;
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

/// What came of it: for a download the name of the file, for a proof how many phases agree and how many there are; or why
/// there is nothing.
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

/// Has the module draw `what` into `place`, and says what came of it.
pub(crate) fn draw(
    what: &'static str,
    place: Element,
    texts: &[AttrValue],
    scenario: &str,
    done: impl FnOnce(Outcome) + 'static,
) {
    let texts = texts.iter().map(|text| JsValue::from_str(text)).collect();
    let scenario = scenario.to_owned();
    spawn_local(async move {
        let outcome = draw_in(what, place, texts, &scenario).await;
        done(outcome.map(|said| said.as_string()).map_err(reason));
    });
}

/// Marks messages in what was drawn into `place`, and no others.
pub(crate) fn mark(place: &Element, marked: Option<&MessageId>, selected: Option<&MessageId>) {
    let [marked, selected] = [marked, selected].map(|id| id.map(MessageId::to_string).unwrap_or_default());
    mark_in(place, &marked, &selected);
}
