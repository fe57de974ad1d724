// What the page asks for and gets later: files beside it, the clipboard, and what its second module does, which is loaded
// when it is first needed.
let module;

// The files of this build stand beside start.js.
const at = (file) => new URL(file, document.querySelector("script[data-wasm]").src).href;

/** The styles of what the module draws. It can do without, should they be missing. */
function styles() {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at("seldom.css") });
  document.head.append(link);
  return new Promise((resolve) => (link.onload = link.onerror = resolve));
}

async function start() {
  const [loaded] = await Promise.all([import(at("callmodel-web-forms.js")), styles()]);
  await loaded.default({ module_or_path: at("callmodel-web-forms_bg.wasm") });
  return loaded;
}

/** The module. One that could not be loaded is asked for anew. */
function load() {
  module ??= start().catch((error) => {
    module = undefined;
    throw error;
  });
  return module;
}

// What needs no module.
const own = {
  read: async (file) => {
    const response = await fetch(at(file));
    if (!response.ok) throw new Error(`${response.status} ${file}`);
    return response.text();
  },
};

/** Does `what` with what it takes, and calls `done` with whether it could, and with what came of it or why not. */
export function ask(what, args, done) {
  const doing = own[what]?.(...args) ?? load().then((loaded) => loaded[what](...args));
  doing.then((found) => done(true, found), (error) => done(false, error?.message ?? String(error)));
}

/**
 * Puts `text` on the clipboard, which is asked for at once, while the reader's click counts. Says in `place` that it `failed`, or that
 * it is `copied`, until the reader does something else: by then it may be another text.
 */
export async function copy(place, text, failed, copied) {
  const said = await navigator.clipboard?.writeText(text).then(() => copied, () => failed);
  place.textContent = said ?? failed;
  const over = new AbortController();
  for (const kind of ["keydown", "pointerdown", "popstate"]) {
    addEventListener(kind, () => over.abort(place.replaceChildren()), { signal: over.signal });
  }
}

/** Marks messages, by their ids, in what the module drew into `place`, and no others. */
export function mark(place, marked, selected) {
  for (const button of place.querySelectorAll("[data-message]")) {
    const { message } = button.dataset;
    button.setAttribute("aria-pressed", message === selected);
    button.closest("td").classList.toggle("marked", message === marked);
  }
}
