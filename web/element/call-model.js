// The element <call-model>: attributes in, the pieces of the Explore page in a shadow root, events out. All elements of a
// page share one module, which is loaded with the first.
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

/** The attributes that are one of a few words, the usual one first. */
const CHOICES = {
  view: ["both", "ladder", "tables"],
  controls: ["full", "step", "none"],
  theme: ["auto", "light", "dark"],
};

/** The attributes that are of the call, as in an address of the Explore page. */
const CALL = ["parties", "conn", "optional", "steps"];

const ATTRIBUTES = [...CALL, ...Object.keys(CHOICES), "lang"];

// What is said where the module does not say it. Other languages have it in their files of text, under `script_`.
const WORDS = {
  element_attribute: "In {name}: found `{found}`, expected {expected}.",
  element_static: "This figure is static: the live model could not start. {why}",
  element_absent: "The live model could not start. {why}",
};

/** What is in the files of languages other than English, by tag; in one that did not come, nothing. */
const texts = new Map();

/** What a language is called here: without its country. */
const tagOf = (language) => language.toLowerCase().split("-")[0];

function text(language) {
  const tag = tagOf(language);
  if (!Object.hasOwn(TEXTS, tag)) return "";
  if (!texts.has(tag)) {
    const file = fetch(TEXTS[tag]).then((file) => (file.ok ? file.text() : ""), () => "");
    texts.set(tag, file);
  }
  return texts.get(tag);
}

function say(file, key, fills) {
  const said = file.match(new RegExp(`^script_${key} = (.*)$`, "m"))?.[1] ?? WORDS[key];
  return said.replace(/\{(\w+)\}/g, (place, name) => fills[name] ?? place);
}

let sheet;
let module;

// A length, so that it is worked out where it is said, by the type there, and all within the element take it from there.
try {
  CSS.registerProperty({ name: "--call-model-size", syntax: "<length>", inherits: true, initialValue: "16px" });
} catch {
  // Another copy of this script has said so, or there is no page.
}

/** Places whose elements are gone, each with what draws into it, for the next elements. */
const spare = [];

/** A place to draw into. What is told of it goes to the element that has it then. */
function newPlace() {
  const place = document.createElement("div");
  place.className = "place";
  place.setAttribute("part", "model");
  return { place, model: undefined, told: undefined };
}

/** The module. One that could not be loaded is asked for anew by the next element. */
function load() {
  module ??= init({ module_or_path: MODULE }).catch((error) => {
    module = undefined;
    throw error;
  });
  return module;
}

/** What the elements that are drawn do when the page's colours may have changed: pages say so at their root or body. */
const recolour = new Set();
const recolourAll = () => recolour.forEach((again) => again());
const colours = globalThis.MutationObserver && new MutationObserver(recolourAll);
globalThis.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change", recolourAll);

/** What they do when the language around them may have changed, which whatever they stand in may say. */
const reread = new Set();
const languages = globalThis.MutationObserver && new MutationObserver(() => reread.forEach((again) => again()));

/** Red, green, blue and how opaque it is, of a computed colour. Those of other forms than `rgb()` the browser draws first. */
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

/** The tree that an element stands in, and each that this stands in, to the page's. */
function* trees(element) {
  for (let node = element; node; node = node.host) {
    node = node.getRootNode();
    yield node;
  }
}

/**
 * Which colours fit to what is around an element: those that the page declares; those that fit to the ground behind it, for
 * many a page that declares nothing is light on every device; those of the reader's device.
 */
function around(element) {
  if (getComputedStyle(element).colorScheme !== "normal") return "page";
  for (let node = element; node; node = node.parentElement ?? node.getRootNode().host) {
    const [red, green, blue, alpha] = parts(getComputedStyle(node).backgroundColor);
    if (alpha > 0.5) return red * 0.3 + green * 0.6 + blue * 0.1 < 128 ? "dark" : "light";
  }
  return "auto";
}

// Where pages are made there are no elements: there, to import this does nothing.
export class CallModel extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  /** The place, and what draws into it; nothing while the element is in no page. */
  #drawn;
  /** All that is the element's own: the words about its attributes, and what is drawn into. */
  #own = document.createElement("div");
  #wrong = document.createElement("p");
  /** What stood in the element before. */
  #before = document.createElement("slot");
  #due = false;
  /** What was told of the first drawing is no event: nothing has happened yet. */
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
    // Set before the element was defined, a property hides the one of its class.
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

  // An element that is moved is out of its page and in it again: only one that stays out is ended.
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

  /** How many steps are done. */
  get at() {
    return this.#shown.at;
  }

  /** Draws once for all attributes that are changed together, and with those that it has when its words have come. */
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

  /** Its own language, or that of what is around it, also where it stands in another's shadow. */
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
   * Puts the place where it belongs. Instead of what stood in the element it comes when it is laid out, and is as tall until
   * the reader does something, so that nothing below it moves by itself.
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
    // It is drawn in one of the microtasks that follow, or where that takes longer than a frame, in a task.
    for (let turn = 0; turn < 20 && !place.querySelector(".work"); turn += 1) {
      await (turn < 16 ? undefined : new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    // By then it may be another element's.
    if (this.#drawn?.place !== place) return;
    this.#before.remove();
    place.classList.remove("coming");
  }

  /** The call as in an address of the Explore page. */
  #address() {
    const fields = CALL.filter((name) => this.hasAttribute(name))
      .map((name) => `${name}=${encodeURIComponent(this.getAttribute(name).toWellFormed())}`);
    return fields.length === 0 ? "" : `#/explore?${fields.join("&")}`;
  }

  /** The attributes that are one of a few words, and a sentence for each that is another. */
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
    // Around it there may be any language; one that is asked for by its own attribute is one of a few.
    if (this.lang && !LANGUAGES.includes(tagOf(this.lang))) tell("lang", this.lang, LANGUAGES);
    return { choices, wrong };
  }

  /** What the module tells. */
  #told(what, number, text) {
    if (what === "wrong") {
      console.warn(`<call-model>: ${text}`);
      return;
    }
    if (what === "step") this.#shown = { at: number, steps: text };
    // The first of each is told in the microtask in which the element is first drawn.
    if (this.#quiet) {
      if (what === "select") this.#quiet = false;
      return;
    }
    const detail = what === "step" ? { at: number, steps: text } : { step: number ?? null, receiver: text ?? null };
    this.dispatchEvent(new CustomEvent(`call-model-${what}`, { detail, bubbles: true, composed: true }));
  }

  /** Says what is wrong with attributes, here and to who looks at the console. */
  #tell(sentences) {
    const words = sentences.join(" ");
    if (words === this.#wrong.textContent) return;
    this.#wrong.textContent = words;
    for (const sentence of sentences) console.warn(`<call-model>: ${sentence}`);
  }

  #fail(key, file, error) {
    console.warn("<call-model>:", error);
    // What stands in it keeps room free for what does not come.
    for (const room of this.querySelectorAll("[class^=call-model-room]")) room.remove();
    this.#wrong.textContent = say(file, key, { why: `${error?.message ?? error}` });
  }
}

// Each attribute is a property, too, as an author of scripts expects; `lang` is one of every element.
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

// A second copy of this script on a page leaves the first in its place.
if (globalThis.customElements && !customElements.get("call-model")) customElements.define("call-model", CallModel);
