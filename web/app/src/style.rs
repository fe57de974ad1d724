use wasm_bindgen::JsValue;

/// A style for the property `style` of an element, which a strict Content-Security-Policy allows, unlike the attribute.
pub(crate) fn style(declarations: String) -> JsValue {
    // Tests render to text on the host, which has no strings of JavaScript and no properties.
    if cfg!(target_arch = "wasm32") { declarations.into() } else { JsValue::UNDEFINED }
}
