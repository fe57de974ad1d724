//! Files and modules of the same build, which stand beside `start.js`.

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

/// The address of a file of this build. `start.js` names the module, so it stands where the build is.
fn address(file: &str) -> Result<String, Failure> {
    let start = document().query_selector("script[data-wasm]")?;
    let start: HtmlScriptElement = start.ok_or_else(|| Failure::new("The page has no start.js."))?.unchecked_into();
    Ok(Url::new_with_base(file, &start.src())?.href())
}

/// The text of a file of this build.
///
/// # Errors
/// The host does not answer, or not with this file.
pub async fn text(file: &str) -> Result<String, Failure> {
    let response: Response = JsFuture::from(window().fetch_with_str(&address(file)?)).await?.unchecked_into();
    if !response.ok() {
        return Err(Failure::new(format!("{} {file}", response.status())));
    }
    Ok(JsFuture::from(response.text()?).await?.as_string().unwrap_or_default())
}

/// The module that wasm-bindgen has written under this name. It is loaded once; one that failed to load is loaded anew.
///
/// # Errors
/// Its script or its module cannot be loaded.
pub async fn module<T: JsCast>(name: &str) -> Result<T, Failure> {
    let (script, wasm) = (address(&format!("{name}.js"))?, address(&format!("{name}_bg.wasm"))?);
    Ok(load_module(&script, &wasm).await?.unchecked_into())
}
