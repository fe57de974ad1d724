//! A page of Yew with one line of text.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::{Html, function_component, html};

#[function_component]
fn App() -> Html {
    html! { <p>{ "A deleted B." }</p> }
}

/// Draws it into the page's body.
#[wasm_bindgen(start)]
pub fn start() {
    yew::Renderer::<App>::new().render();
}
