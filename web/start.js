// Starts the page. Trunk writes the names of the two files, which hold a hash, into this script's own tag.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const at = (file) => new URL(file, document.baseURI).href;
const { default: init } = await import(at(js));
await init({ module_or_path: at(wasm) });
