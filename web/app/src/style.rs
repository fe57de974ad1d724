use wasm_bindgen::JsValue;
use yew::AttrValue;

/// CSS declarations of an element.
pub(crate) struct Style(pub(crate) String);

impl Style {
    /// For the property `style`, which a strict Content-Security-Policy allows, unlike the attribute.
    pub(crate) fn property(&self) -> JsValue {
        // The host has no strings of JavaScript and no properties.
        if cfg!(target_arch = "wasm32") { self.0.as_str().into() } else { JsValue::UNDEFINED }
    }

    /// For an attribute of a page that is rendered to text. web/tools/opening.mjs makes a style sheet of them.
    pub(crate) fn attribute(&self) -> Option<AttrValue> {
        (!cfg!(target_arch = "wasm32")).then(|| self.0.clone().into())
    }
}
