// The custom element <call-model>: attributes in, views of the Explore page in a shadow root, events out. All elements of a page
// share one WebAssembly module, which the first of them loads.
import { fitted, keepSize, recolour, sheetOf, themeAround } from "./looks.js";
import { load, Model } from "./module.js";
import { failure, LANGUAGES, say, tagOf, text } from "./words.js";

/** The attributes with a fixed list of values, the default first. */
const CHOICES = {
  view: ["both", "ladder", "tables"],
  controls: ["full", "step", "none"],
  theme: ["auto", "light", "dark"],
};

/** The attributes of the call: fields of an address of the Explore page. */
const CALL = ["parties", "conn", "optional", "steps"];

const ATTRIBUTES = [...CALL, ...Object.keys(CHOICES), "ask", "hint", "explore", "lang"];

/** Places of removed elements, each with its model, for reuse by the next elements: Yew keeps the listeners of a place. */
const spare = [];

/** A place for a model. `told` is the listener of the element that has the place. */
function newPlace() {
  const place = document.createElement("div");
  place.className = "place";
  place.setAttribute("part", "model");
  return { place, model: undefined, told: undefined };
}

/** Callbacks for a possible change of the language around the elements, which any ancestor may set. */
const reread = new Set();
const languages = globalThis.MutationObserver && new MutationObserver(() => reread.forEach((again) => again()));

/** The module of questions, once an element asks one. */
let asking;

/** Loads the module of questions, with the texts of a language. */
async function loadAsking(tag) {
  // The build defines CALL_MODEL_ASK, the file's name with a hash of its content.
  asking = await import(CALL_MODEL_ASK);
  await asking.load(tag);
}

/** A message about an attribute with another value than the expected ones. */
function unexpected(file, name, found, words) {
  const expected = words.map((word) => `\`${word}\``).join(", ");
  return say(file, "element_attribute", { name, found: found.slice(0, 40).replace(/\s+/g, " "), expected });
}

/** The tree of an element, the trees of its shadow hosts, and at last the document. */
function* trees(element) {
  for (let node = element; node; node = node.host) {
    node = node.getRootNode();
    yield node;
  }
}

// On a server there is no HTMLElement: importing the script there has no effect.
export class CallModel extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  /** The place with its model; undefined while the element is not connected. */
  #drawn;
  /** The content of the shadow root: why the model did not start, and the place. */
  #own = document.createElement("div");
  #failed = document.createElement("p");
  /** The slot for the static figure. */
  #before = document.createElement("slot");
  #due = false;
  /** Whether reports are no events yet: those of the first rendering. */
  #quiet = true;
  #shown = { at: 0, steps: "" };
  #theme = "auto";
  /** The call of the attributes, and the reader's state of it when the element was removed: addresses of the Explore page. */
  #address = "";
  #kept = "";
  /** Why there can be no live model in this browser. */
  #lacks;

  constructor() {
    super();
    this.#own.className = "call-model";
    this.#failed.className = "failed";
    this.#failed.setAttribute("part", "message");
    this.#failed.setAttribute("role", "alert");
    this.#own.append(this.#failed);
    // In a shadow root without its style sheet, the slot still shows the static figure.
    const root = this.attachShadow({ mode: "open" });
    root.append(this.#own, this.#before);
    try {
      this.#dress();
      keepSize(root, this.#own);
    } catch {
      this.#lacks = failure("element_old");
    }
  }

  /** Moved to another document, such as that of a frame. */
  adoptedCallback() {
    if (!this.#lacks && this.ownerDocument.defaultView) this.#dress();
  }

  #dress() {
    const sheet = sheetOf(this.ownerDocument);
    if (!this.shadowRoot.adoptedStyleSheets) throw this.#lacks;
    this.shadowRoot.adoptedStyleSheets = [sheet];
  }

  connectedCallback() {
    // A property set before the element was defined shadows the accessor of its class.
    for (const name of Object.keys(this)) {
      if (name === "at" || ATTRIBUTES.includes(name)) {
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

  // A moved element is disconnected and connected again in one task: only one that stays out is ended. It may come back later.
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
      // Before the first rendering there is nothing to keep.
      this.#kept = drawn.model.rest() ?? this.#kept;
      spare.push(drawn);
    });
  }

  /** The number of steps done. It cannot be set; frameworks that set all properties are not stopped by an exception. */
  get at() {
    return this.#shown.at;
  }

  set at(_) {}

  /** Renders once for all attributes changed in a task, with their values at the time when the catalog has arrived. */
  async #update() {
    if (this.#due || !this.isConnected) return;
    this.#due = true;
    await undefined;
    let file = "";
    try {
      if (this.#lacks) throw this.#lacks;
      let language;
      while (language !== this.#language()) {
        language = this.#language();
        [file] = await Promise.all([text(language), load(), this.getAttribute("ask") && loadAsking(tagOf(language))]);
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
    this.#failed.textContent = "";
    this.#theme = theme;
    this.#colour();
    for (const tree of trees(this)) languages.observe(tree, { subtree: true, attributeFilter: ["lang"] });
    const fields = CALL.filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name)]);
    const call = `#/explore?${new URLSearchParams(fields)}`;
    const asked = asking?.asked(this, { address: call, file, tag: tagOf(this.#language()), wrong, fitted, again: this.#again });
    const { address = call, ...shown } = asked?.model ?? {};
    if (address !== this.#address) this.#kept = "";
    this.#address = address;
    const explore = this.#explore(file, wrong);
    const attributes = { address, kept: this.#kept, view, controls, explore, wrong: wrong.join("\n"), text: file, ...shown };
    /** The place, or the box with it and its question. */
    const around = ({ place }) => asked?.around(place) ?? place;
    if (this.#drawn) {
      const box = around(this.#drawn);
      if (box.parentNode !== this.#own) this.#hold(box);
      this.#drawn.model.update(attributes);
      return;
    }
    recolour.add(this.#colour);
    reread.add(this.#again);
    const drawn = spare.pop() ?? newPlace();
    this.#drawn = drawn;
    drawn.told = (...told) => this.#told(...told);
    this.#come(drawn.place, around(drawn));
    if (drawn.model) drawn.model.update(attributes);
    else drawn.model = new Model(drawn.place, attributes, (...told) => drawn.told?.(...told));
  }

  #colour = () => {
    this.#own.dataset.theme = this.#theme === "auto" ? themeAround(this, this.#own) : this.#theme;
  };

  /** Puts a place or its box after the message, in place of another one. */
  #hold(box) {
    while (this.#own.lastChild !== this.#failed) this.#own.lastChild.remove();
    this.#own.append(box);
  }

  /**
   * Puts the place in its box into the element. It replaces a static figure once it is laid out, and keeps the figure's height until the
   * reader's first input, so that there is no layout shift.
   */
  async #come(place, box) {
    const { height } = this.getBoundingClientRect();
    const release = () => {
      box.style.minHeight = "";
    };
    release();
    const replaces = this.#before.assignedNodes().length > 0;
    box.classList.toggle("coming", replaces);
    this.#hold(box);
    if (!replaces) return;
    box.style.minHeight = `${height}px`;
    // Not at `pointerdown`: what is pressed would move away before the click.
    for (const event of ["click", "keydown"]) box.addEventListener(event, release, { once: true });
    // Yew renders in one of the next microtasks, or in a later task if that takes more than a frame.
    for (let turn = 0; turn < 300 && !place.querySelector(".work"); turn += 1) {
      await (turn < 16 ? undefined : new Promise((resolve) => requestAnimationFrame(resolve)));
      // By then the place may belong to another element.
      if (this.#drawn?.place !== place) return;
    }
    if (!place.querySelector(".work")) {
      this.#fail("element_static", await text(this.#language()), failure("element_undrawn"));
      return;
    }
    this.#before.remove();
    box.classList.remove("coming");
  }

  /** The attributes with a fixed list of values, and a message for each that has another value. */
  #choices(file) {
    const wrong = [];
    const choices = {};
    for (const [name, words] of Object.entries(CHOICES)) {
      const found = this.getAttribute(name)?.trim() || words[0];
      const known = words.includes(found);
      choices[name] = known ? found : words[0];
      if (!known) wrong.push(unexpected(file, name, found, words));
    }
    // An ancestor may have any language; the element's own attribute has one that there is a catalog for.
    if (this.lang && !LANGUAGES.includes(tagOf(this.lang))) wrong.push(unexpected(file, "lang", this.lang, LANGUAGES));
    return { choices, wrong };
  }

  /** The address of the Explore page that the element links to: its attribute, or that of its document; empty for none. */
  #explore(file, wrong) {
    const { baseURI, head } = this.ownerDocument;
    const found = (this.getAttribute("explore") ?? head?.querySelector("meta[name=call-model-explore]")?.content ?? "").trim();
    if (found === "") return "";
    try {
      const address = new URL(found, baseURI);
      address.hash = "";
      // No scheme that runs a script.
      if (/^(https?|file):$/.test(address.protocol)) return address.href;
    } catch {}
    wrong.push(unexpected(file, "explore", found, ["https://…"]));
    return "";
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

  /** Shows why the module did not start. */
  #fail(key, file, error) {
    const { key: known, fills, message = error } = error;
    const why = known ? say(file, known, fills) : message;
    console.warn(`<call-model>: ${why}`);
    // The static figure keeps no room for a live model that does not come.
    for (const room of this.querySelectorAll("[class^=call-model-room]")) room.remove();
    this.#failed.textContent = say(file, key, { why });
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
