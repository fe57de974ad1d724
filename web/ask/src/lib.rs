//! The question of an element `<call-model ask="…">`, as a module of its own, which the element's script loads for that attribute
//! alone (`web/element/ask.js`). The script hands over texts and draws the question; choices, answer and explanations are the model's.

use callmodel_learn::Sheet;
use callmodel_words::{LearnWords, Words};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// The [`Sheet`] of a question as JSON; `null` where the call itself has a problem.
///
/// `address` is the call as an address of the Explore page, `ask` and `hint` are the values of the attributes. `shared` and `own` are the
/// files of a language, of the page and of Learn; English for what is empty or of another build.
///
/// # Errors
/// A sentence: what was found in `ask`, where, and what was expected.
#[wasm_bindgen]
pub fn question(address: &str, ask: &str, hint: &str, shared: &str, own: &str) -> Result<String, JsError> {
    let shared = Words::read(shared).unwrap_or_default();
    let words = LearnWords::read(own, shared.clone()).unwrap_or_else(|| LearnWords::english(shared));
    let sheet = Sheet::of(address, ask, hint, &words).map_err(|sentence| JsError::new(&sentence))?;
    Ok(serde_json::to_string(&sheet)?)
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
