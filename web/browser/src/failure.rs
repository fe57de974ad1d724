use std::fmt;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The sentence of an error that the browser threw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure with this sentence.
    #[must_use]
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<JsValue> for Failure {
    fn from(thrown: JsValue) -> Self {
        let message = Reflect::get(&thrown, &"message".into()).ok().and_then(|message| message.as_string());
        Self(message.or_else(|| thrown.as_string()).unwrap_or_else(|| "The browser does not say why.".to_owned()))
    }
}

impl From<Failure> for JsValue {
    fn from(Failure(sentence): Failure) -> Self {
        js_sys::Error::new(&sentence).into()
    }
}
