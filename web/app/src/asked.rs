//! What the page asks for and gets later: files beside it, the clipboard, and what its second module does. That one is
//! loaded when it is first needed; it writes a run in its other forms, draws it as the reference prints it, and holds the
//! model against the reference.

use callmodel_figure::MessageId;
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::AttrValue;

use callmodel_words::{Language, Words};

#[wasm_bindgen(module = "/src/asked.js")]
extern "C" {
    #[wasm_bindgen(js_name = ask)]
    fn ask_for(what: &str, args: Array, done: JsValue);
    #[wasm_bindgen(js_name = copy)]
    fn copy_text(place: &Element, text: &str, failed: &str, copied: &str);
    #[wasm_bindgen(js_name = mark)]
    fn mark_in(place: &Element, marked: &str, selected: &str);
}

/// What came of it: of a file its text, of a proof how many phases agree and how many
/// there are; or why there is nothing.
pub(crate) type Outcome = Result<Option<String>, String>;

/// Asks for `what` with what it takes.
fn ask(what: &str, args: Array, done: impl FnOnce(Outcome) + 'static) {
    let done = move |could: bool, text: Option<String>| {
        done(if could { Ok(text) } else { Err(text.unwrap_or_default()) });
    };
    ask_for(what, args, Closure::once_into_js(done));
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Array {
    texts.into_iter().map(JsValue::from_str).collect()
}

/// The texts of a language; `None` if they cannot be loaded.
pub(crate) fn words(language: Language, done: impl FnOnce(Option<Words>) + 'static) {
    if language == Language::default() {
        return done(Some(Words::default()));
    }
    let file = format!("text/{}.txt", language.tag());
    ask("read", texts([&*file]), |outcome| done(outcome.ok().flatten().and_then(|file| Words::read(&file))));
}

/// Puts `text` on the clipboard, and says in `place` that it could not, or that it could, until the reader does something else.
pub(crate) fn copy(place: &Element, text: &str, [failed, copied]: &[AttrValue; 2]) {
    copy_text(place, text, failed, copied);
}

/// Has the module draw `what` into `place`, and says what came of it.
pub(crate) fn draw(
    what: &str,
    place: Element,
    words: &[AttrValue],
    scenario: &str,
    done: impl FnOnce(Outcome) + 'static,
) {
    let words = texts(words.iter().map(|text| &**text));
    ask(what, Array::of3(&place, &words, &scenario.into()), done);
}

/// Marks messages in what was drawn into `place`, and no others.
pub(crate) fn mark(place: &Element, marked: Option<&MessageId>, selected: Option<&MessageId>) {
    let [marked, selected] = [marked, selected].map(|id| id.map(MessageId::to_string).unwrap_or_default());
    mark_in(place, &marked, &selected);
}
