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
    /// Replaces the content of `place` by the model of the attributes, an object of texts:
    ///
    /// - `address`: the call as in an address of the Explore page, with its `#`
    /// - `kept`: the state of that call that its reader left, as another address
    /// - `view`, `controls`: the attribute's value; the default for any other
    /// - `explore`: the address of an Explore page, without a fragment; empty for none
    /// - `wrong`: a message per line, about other attributes
    /// - `text`: the file of a language; empty for English
    ///
    /// `tell` is called with `step`, the number of steps done and the steps as text; with `select`, the
    /// number of the step and who receives the message; and with `wrong` and each sentence about an attribute.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(place: Element, attributes: &JsValue, tell: js_sys::Function) -> Self {
        let tell = move |told: Report| {
            let (what, number, text) = match told {
                Report::Steps { at, steps } => ("step", JsValue::from(at), JsValue::from(steps)),
                Report::Selected { step, receiver } => ("select", JsValue::from(step), JsValue::from(receiver)),
                Report::Wrong { sentence } => ("wrong", JsValue::NULL, JsValue::from(sentence)),
            };
            // An exception of the host's listener is the host's; the browser has reported it.
            let _ = tell.call3(&JsValue::NULL, &what.into(), &number, &text);
        };
        Self(element::mount(place, read(attributes), tell))
    }

    /// Clears the place until the next update, since its element was removed. Returns the reader's state
    /// as an address of the Explore page; nothing before the first rendering.
    pub fn rest(&mut self) -> Option<String> {
        self.0.rest()
    }

    /// Draws the attributes. The same call keeps the reader's steps; so does `kept` in a place that was at rest.
    pub fn update(&mut self, attributes: &JsValue) {
        self.0.update(read(attributes));
    }
}

fn read(attributes: &JsValue) -> Attributes {
    Attributes::read(|name| {
        let value = js_sys::Reflect::get(attributes, &name.into()).ok();
        value.and_then(|value| value.as_string()).unwrap_or_default()
    })
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
