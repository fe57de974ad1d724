//! The element `<call-model>`, as its script (`web/element/call-model.js`) calls it.
//!
//! The script has the custom element: attributes, shadow root, events. This module draws into the shadow root, with the
//! pieces of the Explore page. One module serves all elements of a page.

use callmodel_web::element::{self, Attributes, Mounted, Report};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Drawing in a place, for one element after another.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Model(Mounted);

#[wasm_bindgen]
impl Model {
    /// Replaces the content of `place` by the model.
    ///
    /// `address` is the call as in an address of the Explore page, with its `#`; `kept` is the state of
    /// that call that its reader left, or empty. `view` is `ladder`, `tables` or `both`,
    /// `controls` is `none`, `step` or `full`, anything else the last of them; `text` is the file of a language, or
    /// empty for English. `tell` is called with `step`, the number of steps done and the steps as text; with `select`, the
    /// number of the step and who receives the message; and with `wrong` and each sentence about the address.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(
        place: Element,
        address: &str,
        kept: &str,
        view: &str,
        controls: &str,
        text: &str,
        tell: js_sys::Function,
    ) -> Self {
        let tell = move |told: Report| {
            let (what, number, text) = match told {
                Report::Steps { at, steps } => ("step", JsValue::from(at), JsValue::from(steps)),
                Report::Selected { step, receiver } => ("select", JsValue::from(step), JsValue::from(receiver)),
                Report::Wrong { sentence } => ("wrong", JsValue::NULL, JsValue::from(sentence)),
            };
            // An exception of the host's listener is the host's; the browser has reported it.
            let _ = tell.call3(&JsValue::NULL, &what.into(), &number, &text);
        };
        Self(element::mount(place, Attributes::read(address, kept, view, controls, text), tell))
    }

    /// Clears the place until the next update, since its element was removed. Returns the reader's call:
    /// parties, ConnID, optional attributes and all steps, each on a line.
    pub fn rest(&mut self) -> String {
        self.0.rest()
    }

    /// Draws the attributes. The same call keeps the reader's steps; so does `kept` in a place that was at rest.
    pub fn update(&mut self, address: &str, kept: &str, view: &str, controls: &str, text: &str) {
        self.0.update(Attributes::read(address, kept, view, controls, text));
    }
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
