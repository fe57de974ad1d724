//! Files and modules of the same build, in the folder of `start.js`.

use gloo::utils::{document, window};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlScriptElement, Response, Url};

use crate::Failure;

#[wasm_bindgen(module = "/src/build.js")]
extern "C" {
    /// Imports the script at `script`, instantiates its module from `wasm`, and resolves to the script's namespace.
    #[wasm_bindgen(js_name = load, catch)]
    async fn load_module(script: &str, wasm: &str) -> Result<JsValue, JsValue>;
}

/// The URL of a file of this build, relative to `start.js`, which is in the same folder.
fn address(file: &str) -> Result<String, Failure> {
    let start = document().query_selector("script[data-wasm]")?;
    let start: HtmlScriptElement = start.ok_or_else(|| Failure::new("The page has no start.js."))?.unchecked_into();
    Ok(Url::new_with_base(file, &start.src())?.href())
}

/// The text of a file of this build.
///
/// # Errors
/// The request fails, or the host has no such file.
pub async fn text(file: &str) -> Result<String, Failure> {
    let response: Response = JsFuture::from(window().fetch_with_str(&address(file)?)).await?.unchecked_into();
    if !response.ok() {
        return Err(Failure::new(format!("{} {file}", response.status())));
    }
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
}

/// The wasm-bindgen module of this name. It is loaded once; after a failure the next call tries again.
///
/// # Errors
/// Its script or its module cannot be loaded.
pub async fn module<T: JsCast>(name: &str) -> Result<T, Failure> {
    let (script, wasm) = (address(&format!("{name}.js"))?, address(&format!("{name}_bg.wasm"))?);
    Ok(load_module(&script, &wasm).await?.unchecked_into())
}
