// Starts the page. Trunk writes the addresses of its two files, which hold a hash, into this script's
// own tag. If anything fails, the page says so in words; whatever it already shows stays.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const at = (file) => new URL(file, document.baseURI).href;

// What is under way, for the message.
let part = "WebAssembly";

try {
  if (typeof WebAssembly !== "object") {
    throw new Error("this browser has none, or it is turned off");
  }
  part = js;
  const { default: init } = await import(at(js));
  part = wasm;
  await init({ module_or_path: at(wasm) });
} catch (error) {
  console.error(error);
  const message = document.createElement("p");
  message.id = "start-failed";
  message.setAttribute("role", "alert");
  document.body.prepend(message);
  // Set after the element is in the page, so that screen readers announce it.
  message.textContent =
    "The page could not start. Reloading it may help; it needs a browser that runs WebAssembly. " +
    `What failed: ${part}: ${error?.message ?? error}`;
}
