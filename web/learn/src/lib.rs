//! The page Learn as a module of its own, which web/start.js loads for `#/learn`. The page is in `web/app/src/learn.rs`.

use wasm_bindgen::prelude::wasm_bindgen;

/// Opens the page, when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    callmodel_web::open_learn();
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
