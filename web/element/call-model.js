// The custom element <call-model>: attributes in, views of the Explore page in a shadow root, events out. All elements of a page
// share one WebAssembly module, which the first of them loads.
import init, { Model } from "../../dist/callmodel-element.js";
import styles from "../../target/page/element.css";

// Every address is a literal in the published file, so that a host's bundler finds the file and copies it. The build defines
// CALL_MODEL_WASM, the module's file name with a hash of its content.
const MODULE = new URL(CALL_MODEL_WASM, import.meta.url);
const TEXTS = {
  de: new URL("./text/de.txt", import.meta.url),
  es: new URL("./text/es.txt", import.meta.url),
  ja: new URL("./text/ja.txt", import.meta.url),
};

const LANGUAGES = ["en", ...Object.keys(TEXTS)];

/** The attributes with a fixed list of values, the default first. */
const CHOICES = {
  view: ["both", "ladder", "tables"],
  controls: ["full", "step", "none"],
  theme: ["auto", "light", "dark"],
};

/** The attributes of the call: fields of an address of the Explore page. */
const CALL = ["parties", "conn", "optional", "steps"];

const ATTRIBUTES = [...CALL, ...Object.keys(CHOICES), "lang"];

// Messages of this script. The catalogs of other languages have them under `script_` and the key.
const WORDS = {
  element_attribute: "In {name}: found `{found}`, expected {expected}.",
  element_static: "This figure is static: the live model could not start. {why}",
  element_absent: "The live model could not start. {why}",
};

/** Catalogs of languages other than English by language tag: promises of their text, empty after a failed request. */
const texts = new Map();

/** The tag of a language without its region. */
const tagOf = (language) => language.toLowerCase().split("-")[0];

/** The catalog of a language; empty for English and unknown languages. */
function text(language) {
  const tag = tagOf(language);
  if (!Object.hasOwn(TEXTS, tag)) return "";
  if (!texts.has(tag)) {
    const file = fetch(TEXTS[tag]).then((file) => (file.ok ? file.text() : ""), () => "");
    texts.set(tag, file);
  }
  return texts.get(tag);
}

/** A message in the language of a catalog, with its placeholders replaced. A line of a catalog is `key = text`. */
function say(catalog, key, fills) {
  const start = `script_${key} = `;
  const line = catalog.split("\n").find((line) => line.startsWith(start));
  const message = line?.slice(start.length) ?? WORDS[key];
  return message.replace(/\{(\w+)\}/g, (placeholder, name) => fills[name] ?? placeholder);
}

/** The style sheet of all elements, and the promise of their module. */
let sheet;
let module;

// As a registered length it is computed on the host element, by the type size there, and inherited as px.
try {
  CSS.registerProperty({ name: "--call-model-size", syntax: "<length>", inherits: true, initialValue: "16px" });
} catch {
  // Another copy of this script has registered it, or there is no page.
}

/** Places of removed elements, each with its model, for reuse by the next elements: Yew keeps the listeners of a place. */
const spare = [];

/** A place for a model. `told` is the listener of the element that has the place. */
function newPlace() {
  const place = document.createElement("div");
  place.className = "place";
  place.setAttribute("part", "model");
  return { place, model: undefined, told: undefined };
}

/** Loads the module. After a failure the next element tries again. */
function load() {
  module ??= init({ module_or_path: MODULE }).catch((error) => {
    module = undefined;
    throw error;
  });
  return module;
}

/** Callbacks of drawn elements for a possible change of the page's colours, which pages set at their root or body. */
const recolour = new Set();
const recolourAll = () => recolour.forEach((again) => again());
const colours = globalThis.MutationObserver && new MutationObserver(recolourAll);
globalThis.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change", recolourAll);

/** Callbacks for a possible change of the language around the elements, which any ancestor may set. */
const reread = new Set();
const languages = globalThis.MutationObserver && new MutationObserver(() => reread.forEach((again) => again()));

/** Red, green, blue and alpha of a computed colour. A canvas converts those that are not `rgb()`. */
function parts(colour) {
  if (colour.startsWith("rgb")) {
    const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  }
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** The tree of an element, the trees of its shadow hosts, and at last the document. */
function* trees(element) {
  for (let node = element; node; node = node.host) {
    node = node.getRootNode();
    yield node;
  }
}

/**
 * The theme that fits the surroundings of an element: `page` where the page declares a colour scheme; else by the luminance of the
 * background behind it, since most pages without a scheme are light on every device; else that of the device.
 */
function around(element) {
  if (getComputedStyle(element).colorScheme !== "normal") return "page";
  for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
    const [red, green, blue, alpha] = parts(getComputedStyle(node).backgroundColor);
    if (alpha > 0.5) return red * 0.3 + green * 0.6 + blue * 0.1 < 128 ? "dark" : "light";
  }
  return "auto";
}

// On a server there is no HTMLElement: importing the script there has no effect.
export class CallModel extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  /** The place with its model; undefined while the element is not connected. */
  #drawn;
  /** The content of the shadow root: the message about wrong attributes, and the place. */
  #own = document.createElement("div");
  #wrong = document.createElement("p");
  /** The slot for the static figure. */
  #before = document.createElement("slot");
  #due = false;
  /** Whether reports are no events yet: those of the first rendering. */
  #quiet = true;
  #shown = { at: 0, steps: "" };
  #theme = "auto";

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
    }
    root.adoptedStyleSheets = [sheet];
    this.#own.className = "call-model";
    this.#wrong.className = "wrong";
    this.#wrong.setAttribute("part", "message");
    this.#wrong.setAttribute("role", "alert");
    this.#own.append(this.#wrong);
    root.append(this.#own, this.#before);
  }

  connectedCallback() {
    // A property set before the element was defined shadows the accessor of its class.
    for (const name of ATTRIBUTES) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#update();
  }

  attributeChangedCallback() {
    this.#update();
  }

  // A moved element is disconnected and connected again in one task: only one that stays out is ended.
  disconnectedCallback() {
    queueMicrotask(() => {
      const drawn = this.#drawn;
      if (this.isConnected || !drawn) return;
      this.#drawn = undefined;
      this.#quiet = true;
      recolour.delete(this.#colour);
      reread.delete(this.#again);
      drawn.told = undefined;
      drawn.place.remove();
      drawn.model.rest();
      spare.push(drawn);
    });
  }

  /** The number of steps done. */
  get at() {
    return this.#shown.at;
  }

  /** Renders once for all attributes changed in a task, with their values at the time when the catalog has arrived. */
  async #update() {
    if (this.#due || !this.isConnected) return;
    this.#due = true;
    await undefined;
    let file = "";
    try {
      let language;
      while (language !== this.#language()) {
        language = this.#language();
        [file] = await Promise.all([text(language), load()]);
      }
      this.#due = false;
      if (this.isConnected) this.#draw(file);
    } catch (error) {
      this.#due = false;
      const has = this.#before.assignedElements().length > 0;
      this.#fail(has ? "element_static" : "element_absent", await text(this.#language()), error);
    }
  }

  #again = () => this.#update();

  /** The language of the element or of its nearest ancestor that has one, across shadow roots. */
  #language() {
    for (let node = this; node; node = node.getRootNode().host) {
      const said = node.closest("[lang]");
      if (said) return said.getAttribute("lang");
    }
    return "";
  }

  #draw(file) {
    const { choices, wrong } = this.#choices(file);
    const { view, controls, theme } = choices;
    this.#tell(wrong);
    this.#theme = theme;
    this.#colour();
    for (const tree of trees(this)) languages.observe(tree, { subtree: true, attributeFilter: ["lang"] });
    const address = this.#address();
    if (this.#drawn) {
      this.#drawn.model.update(address, view, controls, file);
      return;
    }
    recolour.add(this.#colour);
    reread.add(this.#again);
    for (const root of [document.documentElement, document.body]) colours.observe(root, { attributes: true });
    const drawn = spare.pop() ?? newPlace();
    this.#drawn = drawn;
    drawn.told = (...told) => this.#told(...told);
    this.#come(drawn.place);
    if (drawn.model) drawn.model.update(address, view, controls, file);
    else drawn.model = new Model(drawn.place, address, view, controls, file, (...told) => drawn.told?.(...told));
  }

  #colour = () => {
    this.#own.dataset.theme = this.#theme === "auto" ? around(this) : this.#theme;
  };

  /**
   * Puts the place into the element. It replaces a static figure once it is laid out, and keeps the figure's height until the
   * reader's first input, so that there is no layout shift.
   */
  async #come(place) {
    const { height } = this.getBoundingClientRect();
    const release = () => {
      place.style.minHeight = "";
    };
    release();
    const replaces = this.#before.assignedNodes().length > 0;
    place.classList.toggle("coming", replaces);
    this.#own.append(place);
    if (!replaces) return;
    place.style.minHeight = `${height}px`;
    for (const event of ["pointerdown", "keydown"]) place.addEventListener(event, release, { once: true });
    // Yew renders in one of the next microtasks, or in a later task if that takes more than a frame.
    for (let turn = 0; turn < 20 && !place.querySelector(".work"); turn += 1) {
      await (turn < 16 ? undefined : new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    // By then the place may belong to another element.
    if (this.#drawn?.place !== place) return;
    this.#before.remove();
    place.classList.remove("coming");
  }

  /** The call as an address of the Explore page. */
  #address() {
    const fields = CALL.filter((name) => this.hasAttribute(name))
      .map((name) => `${name}=${encodeURIComponent(this.getAttribute(name).toWellFormed())}`);
    return fields.length === 0 ? "" : `#/explore?${fields.join("&")}`;
  }

  /** The attributes with a fixed list of values, and a message for each that has another value. */
  #choices(file) {
    const wrong = [];
    const choices = {};
    const tell = (name, found, words) => {
      const expected = words.map((word) => `\`${word}\``).join(", ");
      wrong.push(say(file, "element_attribute", { name, found: found.slice(0, 40), expected }));
    };
    for (const [name, words] of Object.entries(CHOICES)) {
      const found = this.getAttribute(name)?.trim() || words[0];
      const known = words.includes(found);
      choices[name] = known ? found : words[0];
      if (!known) tell(name, found, words);
    }
    // An ancestor may have any language; the element's own attribute has one that there is a catalog for.
    if (this.lang && !LANGUAGES.includes(tagOf(this.lang))) tell("lang", this.lang, LANGUAGES);
    return { choices, wrong };
  }

  /** Takes a report of the module. */
  #told(what, number, text) {
    if (what === "wrong") {
      console.warn(`<call-model>: ${text}`);
      return;
    }
    if (what === "step") this.#shown = { at: number, steps: text };
    // The first report of each kind comes with the first rendering; the selection is the last.
    if (this.#quiet) {
      if (what === "select") this.#quiet = false;
      return;
    }
    const detail = what === "step" ? { at: number, steps: text } : { step: number ?? null, receiver: text ?? null };
    this.dispatchEvent(new CustomEvent(`call-model-${what}`, { detail, bubbles: true, composed: true }));
  }

  /** Shows messages about wrong attributes in the element and on the console. */
  #tell(sentences) {
    const words = sentences.join(" ");
    if (words === this.#wrong.textContent) return;
    this.#wrong.textContent = words;
    for (const sentence of sentences) console.warn(`<call-model>: ${sentence}`);
  }

  /** Shows why the module did not start. */
  #fail(key, file, error) {
    console.warn("<call-model>:", error);
    // The static figure keeps no room for a live model that does not come.
    for (const room of this.querySelectorAll("[class^=call-model-room]")) room.remove();
    this.#wrong.textContent = say(file, key, { why: `${error?.message ?? error}` });
  }
}

// Each attribute is reflected by a property; HTMLElement has `lang`.
for (const name of ATTRIBUTES.filter((name) => name !== "lang")) {
  Object.defineProperty(CallModel.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? CHOICES[name]?.[0] ?? "";
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

// A second copy of this script on a page does not replace the first.
if (globalThis.customElements && !customElements.get("call-model")) customElements.define("call-model", CallModel);
