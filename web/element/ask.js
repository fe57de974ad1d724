// The question of elements with the attribute `ask`: a module that the element's script loads for the first of them. The model makes the
// question and its explanations (web/ask); this script draws them in the shadow root, and marks the reader's answer.
import init, { question } from "../../dist/callmodel-ask.js";
import styles from "../../target/page/ask.css";

// Every address is a literal in the published file, so that a host's bundler finds the file and copies it.
const TEXTS = {
  de: () => new URL("./text/learn/de.txt", import.meta.url),
  es: () => new URL("./text/learn/es.txt", import.meta.url),
  ja: () => new URL("./text/learn/ja.txt", import.meta.url),
};

/** Promises of the catalogs by language tag; empty after a failed request. */
const texts = new Map();

/** The catalogs that have arrived, by language tag. */
const arrived = new Map();

/** The promise of the module. */
let loading;

/** The questions by element. */
const questions = new WeakMap();

/** Style sheets by document. */
const sheets = new WeakMap();

/** Loads the module and the catalog of a language. */
export async function load(tag) {
  // The build defines CALL_MODEL_ASK_WASM, the file's name with a hash of its content.
  loading ??= init({ module_or_path: new URL(CALL_MODEL_ASK_WASM, import.meta.url) }).catch((error) => {
    loading = undefined;
    throw error;
  });
  if (TEXTS[tag] && !texts.has(tag)) {
    const file = fetch(TEXTS[tag]()).then((file) => (file.ok ? file.text() : ""), () => "");
    texts.set(tag, file.then((text) => arrived.set(tag, text)));
  }
  await Promise.all([loading, texts.get(tag)]);
}

/**
 * The question of an element, drawn; undefined if it has none, or one that cannot be asked, with the message in `wrong`.
 *
 * `address` is the call of its attributes, `file` the shared catalog of the language `tag`; `fitted` fits a style sheet to the browser,
 * `again` draws the element again.
 */
export function asked(element, { address, file, tag, wrong, fitted, again }) {
  const ask = element.getAttribute("ask")?.trim();
  if (!ask) {
    questions.delete(element);
    return undefined;
  }
  let sheet;
  try {
    sheet = JSON.parse(question(address, ask, element.getAttribute("hint") ?? "", file, arrived.get(tag) ?? ""));
  } catch ({ message }) {
    wrong.push(message);
  }
  if (!sheet) return undefined;
  dress(element, fitted);
  const drawn = questions.get(element) ?? new Question(element);
  questions.set(element, drawn);
  drawn.show(sheet, again);
  return drawn;
}

/** Adds the styles of questions to those of the element. */
function dress({ ownerDocument, shadowRoot }, fitted) {
  if (!sheets.has(ownerDocument)) {
    const sheet = new ownerDocument.defaultView.CSSStyleSheet();
    sheet.replaceSync(fitted(styles));
    sheets.set(ownerDocument, sheet);
  }
  const sheet = sheets.get(ownerDocument);
  if (!shadowRoot.adoptedStyleSheets.includes(sheet)) {
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  }
}

/** A code span (CommonMark): it ends at a run of as many backquotes as it begins with. */
const SPAN = /(?<!`)(`+)(?!`)([^]*?[^`])\1(?!`)/g;

/** The nodes of a text whose names are in code spans. A translator leaves names alone. */
function withNames(text) {
  const nodes = [];
  let end = 0;
  for (const { 0: span, 2: code, index } of text.matchAll(SPAN)) {
    nodes.push(text.slice(end, index), make("span", { translate: "no" }, code.replace(/^ (.*) $/s, "$1")));
    end = index + span.length;
  }
  return [...nodes, text.slice(end)];
}

/** An element with its attributes and content. */
function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}

/** A row header for a column or a row. */
function head(scope, ...content) {
  return make("th", { scope }, ...content);
}

/** A question in an element. */
class Question {
  #element;
  #sheet;
  /** The JSON of the sheet: the same is not drawn again. */
  #drawn;
  #again;
  /** The chosen answer; undefined if there is none, null for an answer that was shown on request. */
  #given;
  #attempts = 0;
  #box = make("div", { class: "asked" });
  #form = make("form", { class: "card ask", part: "question" });
  /** The events that are given, below the call. */
  #known = make("div", { class: "tables given" });

  constructor(element) {
    this.#element = element;
    this.#box.append(this.#form, this.#known);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#given === undefined) this.#check();
      else this.#restart();
    });
  }

  /** The attributes of the model: the call before the request that is asked about, and the whole one after the answer. */
  get model() {
    if (this.#given !== undefined || this.#sheet.before === null) return { address: this.#sheet.after };
    return { address: this.#sheet.before, view: "ladder", controls: "none" };
  }

  /** The box with the question and the place of the model. */
  around(place) {
    place.hidden = this.#given === undefined && this.#sheet.before === null;
    if (place.parentNode !== this.#box) this.#form.after(place);
    return this.#box;
  }

  show(sheet, again) {
    this.#again = again;
    const drawn = JSON.stringify(sheet);
    if (drawn === this.#drawn) return;
    // The same question in another language keeps its answer.
    if (sheet.id !== this.#sheet?.id) {
      this.#given = undefined;
      this.#attempts = 0;
    }
    const chosen = sheet.id === this.#sheet?.id ? this.#chosen() : undefined;
    this.#sheet = sheet;
    this.#drawn = drawn;
    this.#draw(chosen);
    this.#mark();
  }

  #draw(chosen) {
    const { call, prompt, choices, events, hint, why, words, right } = this.#sheet;
    const choice = ({ text }, index) => {
      const input = make("input", { type: "radio", name: "answer", value: index });
      input.checked = index === chosen;
      // The answer stands until the reader tries again.
      input.addEventListener("click", (event) => this.#given !== undefined && event.preventDefault());
      return make("label", { class: "answer" }, input, make("span", { class: "text" }), make("span", { class: "says" }));
    };
    this.#known.replaceChildren(...events.map(table));
    const answer = make("p", { class: "on-paper" }, ...withNames(`${choices[right].text}. ${why}`));
    const check = make("button", { class: "suggested" });
    const reveal = make("button", { type: "button" }, words.showAnswer);
    reveal.addEventListener("click", () => this.#reveal());
    this.#form.replaceChildren(
      ...(call ? [make("p", { class: "call" }, ...withNames(call))] : []),
      make("fieldset", {}, make("legend", {}, ...withNames(prompt)), ...choices.map(choice)),
      make("details", { class: "hint" }, make("summary", {}, words.hint), make("p", {}, ...withNames(hint))),
      answer,
      make("div", { class: "outcome", role: "status" }),
      make("table", { class: "gaps", "aria-label": words.gap }),
      make("p", { class: "source" }),
      make("div", { class: "buttons" }, check, reveal),
    );
  }

  /** Shows what the given answer is worth, by sign and word. */
  #mark() {
    const { choices, words, right, why, source } = this.#sheet;
    const given = this.#given;
    const isGiven = given !== undefined;
    const find = (selector) => this.#form.querySelector(selector);
    for (const [index, label] of [...this.#form.querySelectorAll(".answer")].entries()) {
      const isRight = isGiven && index === right;
      const isYours = isGiven && index === given;
      const sign = isRight ? ["✓ "] : isYours ? ["✗ "] : [];
      label.className = `answer${isRight ? " right" : isYours ? " wrong" : ""}`;
      label.querySelector("input").setAttribute("aria-disabled", isGiven);
      const signs = sign.map((sign) => make("span", { class: "sign", "aria-hidden": "true" }, sign));
      label.querySelector(".text").replaceChildren(...signs, ...withNames(choices[index].text));
      label.querySelector(".says").textContent = isYours ? words.answerYour : isRight ? words.answerRight : "";
    }
    const verdict = given === null ? words.shown : given === right ? `✓ ${words.right}` : `✗ ${words.wrong}`;
    const kind = given === null ? "" : given === right ? "right" : "wrong";
    const said = isGiven ? [make("strong", { class: kind }, verdict), " ", ...withNames(choices[given]?.why ?? why)] : [];
    find(".outcome").replaceChildren(...said);
    const gaps = choices[given]?.gaps ?? [];
    find(".gaps").hidden = gaps.length === 0;
    find(".gaps").replaceChildren(...this.#rows(gaps));
    find(".source").textContent = isGiven ? source : "";
    // The call after the answer has its own tables.
    this.#known.hidden = isGiven || this.#known.childElementCount === 0;
    find(".hint").hidden = find(".on-paper").hidden = isGiven;
    find(".suggested").textContent = isGiven ? words.tryAgain : words.check;
    find(".buttons > :last-child").hidden = isGiven;
  }

  /** Each event and value in which an answer is not the model's. */
  #rows(gaps) {
    const { yours, byModel } = this.#sheet.words;
    const row = ([name, own, model]) => make("tr", { class: "changed" }, head("row", ...withNames(name)),
      make("td", {}, ...withNames(own), " ≠"), make("td", {}, ...withNames(model)));
    return [make("thead", {}, make("tr", {}, make("td"), head("col", yours), head("col", byModel))), make("tbody", {}, ...gaps.map(row))];
  }

  /** The index of the chosen answer; undefined if none is chosen. */
  #chosen() {
    const input = this.#form.querySelector("input:checked");
    return input ? Number(input.value) : undefined;
  }

  #check() {
    const chosen = this.#chosen();
    if (chosen === undefined) this.#form.querySelector(".outcome").textContent = this.#sheet.words.chooseFirst;
    else this.#give(chosen);
  }

  #reveal() {
    // The pressed button goes; the focus stays at the other one.
    this.#form.querySelector(".suggested").focus();
    this.#give(null);
  }

  #give(given) {
    const { id, kind, right } = this.#sheet;
    this.#given = given;
    this.#attempts += 1;
    this.#mark();
    this.#again();
    const detail = { id, kind, answer: given, right: given === right, attempts: this.#attempts };
    this.#element.dispatchEvent(new CustomEvent("call-model-answer", { detail, bubbles: true, composed: true }));
  }

  #restart() {
    this.#given = undefined;
    for (const input of this.#form.querySelectorAll("input")) input.checked = false;
    this.#mark();
    this.#again();
  }
}

/** A given event: its attributes and values. */
function table({ party, name, rows }) {
  const row = ([name, value]) => make("tr", {}, head("row", make("span", { translate: "no" }, name)), make("td", { translate: "no" }, value));
  const who = make("span", { class: "who" }, ...withNames(party));
  const caption = make("caption", {}, who, make("span", { class: "name", translate: "no" }, name));
  const kind = name === "EventReleased" ? "final" : "news";
  return make("div", { class: `event ${kind}` }, make("table", {}, caption, make("tbody", {}, ...rows.map(row))));
}
