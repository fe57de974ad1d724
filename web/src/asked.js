// The module that writes a run in its other forms, from beside the page. It is loaded when it is first needed.
let module;

const at = (file) => new URL(file, document.baseURI).href;

async function start() {
  const loaded = await import(at("callmodel-export.js"));
  await loaded.default({ module_or_path: at("callmodel-export_bg.wasm") });
  return loaded;
}

/** The module. One that could not be loaded is asked for anew. */
export function load() {
  module ??= start().catch((error) => {
    module = undefined;
    throw error;
  });
  return module;
}

/** Does what `verb`, `copy` or `download`, is in the module. */
export async function carry_out(verb, ...words) {
  return (await load())[verb](...words);
}

/** Marks messages, by their ids, in what the module drew into `place`, and no others. */
export function mark(place, marked, selected) {
  for (const button of place.querySelectorAll("[data-message]")) {
    const { message } = button.dataset;
    button.setAttribute("aria-pressed", message === selected);
    button.closest("td").classList.toggle("marked", message === marked);
  }
}
