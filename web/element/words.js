// Texts of the element's script, and the catalogs of languages other than English.

// Every address is a literal in the published file, so that a host's bundler finds the file and copies it. It is resolved when
// it is needed: in a bundle without `import.meta` that would throw.
const TEXTS = {
  de: () => new URL("./text/de.txt", import.meta.url),
  es: () => new URL("./text/es.txt", import.meta.url),
  ja: () => new URL("./text/ja.txt", import.meta.url),
};

export const LANGUAGES = ["en", ...Object.keys(TEXTS)];

// The catalogs of other languages have these messages under `script_` and the key.
const WORDS = {
  element_attribute: "In {name}: found `{found}`, expected {expected}.",
  element_static: "This figure is static: the live model could not start. {why}",
  element_absent: "The live model could not start. {why}",
  element_old: "This browser is too old for it.",
  element_undrawn: "It loaded, but nothing was drawn.",
  module_none: "This browser has no WebAssembly, or it is turned off.",
  module_forbidden: "The policy of this page forbids WebAssembly.",
  module_unreached: "The model's file {file} could not be loaded. {why}",
  module_absent: "The model's file {file} was not found ({status}).",
  module_refused: "The model's file {file} could not be loaded: the server answered with status {status}.",
  module_broken: "The model's file {file} ({type}) is not a module that this browser can run. {why}",
};

/** Promises of the catalogs by language tag; empty after a failed request. */
const texts = new Map();

/** The tag of a language without its region. */
export const tagOf = (language) => language.toLowerCase().split("-")[0];

/** The catalog of a language; empty for English and unknown languages. */
export function text(language) {
  const tag = tagOf(language);
  if (LANGUAGES.indexOf(tag) < 1) return "";
  if (!texts.has(tag)) {
    const file = fetch(TEXTS[tag]()).then((file) => (file.ok ? file.text() : ""), () => "");
    texts.set(tag, file);
  }
  return texts.get(tag);
}

/** A message in the language of a catalog, with its placeholders replaced. A line of a catalog is `key = text`. */
export function say(catalog, key, fills) {
  const start = `script_${key} = `;
  const line = catalog.split("\n").find((line) => line.startsWith(start));
  const message = line?.slice(start.length) ?? WORDS[key];
  return message.replace(/\{(\w+)\}/g, (placeholder, name) => fills[name] ?? placeholder);
}

/** An error with a message of this file: its key, and what replaces its placeholders. */
export const failure = (key, fills = {}) => Object.assign(new Error(say("", key, fills)), { key, fills });
