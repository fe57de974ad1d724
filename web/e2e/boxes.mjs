// A host page with an element in every kind of box, for this browser and for the engines of web/engines.

/** The boxes: a style sheet's declarations, and HTML in which `$` is the element. */
const BOXES = {
  block: ["", "<div>$</div>"],
  flex: ["display: flex", "<div>$</div>"],
  "flex beside text": ["display: flex", "<div><p>Some words beside it, as long as a line or even longer than that.</p>$</div>"],
  "flex, wrapped": ["display: flex; flex-wrap: wrap; justify-content: center", "<div>$</div>"],
  "flex column, at the start": ["display: flex; flex-direction: column; align-items: flex-start", "<div>$</div>"],
  "flex column, centred": ["display: flex; flex-direction: column; align-items: center", "<div>$</div>"],
  "inline flex": ["display: inline-flex", "<div>$</div>"],
  "narrow flex": ["display: flex; inline-size: 300px", "<div>$</div>"],
  grid: ["display: grid", "<div>$</div>"],
  "grid auto": ["display: grid; grid-template-columns: auto auto", "<div><p>Beside it</p>$</div>"],
  "grid at the start": ["display: grid; justify-items: start", "<div>$</div>"],
  "grid max-content": ["display: grid; grid-template-columns: max-content", "<div>$</div>"],
  table: ["", "<table><tbody><tr><td>$</td></tr></tbody></table>"],
  "table with two cells": ["", "<table><tbody><tr><td>Beside it</td><td>$</td></tr></tbody></table>"],
  "fixed narrow table": ["table-layout: fixed; inline-size: 200px", "<table><tbody><tr><td>$</td></tr></tbody></table>"],
  "css table": ["display: table", "<div>$</div>"],
  float: ["float: left", "<div>$</div>"],
  "float at the end": ["float: right", "<div>$</div>"],
  "inline block": ["display: inline-block", "<div>$</div>"],
  "narrow inline block": ["inline-size: 300px", "<div><span class=\"inner\">$</span></div>"],
  "no wrapping": ["display: inline-block; white-space: nowrap", "<div>$</div>"],
  absolute: ["position: absolute", "<div>$</div>"],
  dialog: ["position: static", "<dialog open>$</dialog>"],
  fieldset: ["", "<fieldset>$</fieldset>"],
  "fit-content": ["inline-size: fit-content", "<div>$</div>"],
  "min-content": ["inline-size: min-content", "<div>$</div>"],
  "max-content": ["inline-size: max-content", "<div>$</div>"],
  contents: ["display: flex", "<div><div class=\"contents\">$</div></div>"],
  "right to left": ["display: flex", "<div dir=\"rtl\">$</div>"],
  "float, right to left": ["float: right", "<div dir=\"rtl\">$</div>"],
  "list item": ["", "<ul><li>$</li></ul>"],
  "fixed size of type": ["font-size: 10px", "<div>$</div>"],
  "no size of type": ["font-size: 0", "<div>$</div>"],
  "inline block in no size of type": ["font-size: 0", "<div><span class=\"inner\">$</span></div>"],
  "flex in no size of type": ["display: flex; font-size: 0", "<div>$</div>"],
  "vertical, right to left": ["writing-mode: vertical-rl", "<div>$</div>"],
  "vertical, left to right": ["writing-mode: vertical-lr", "<div>$</div>"],
  "vertical flex": ["writing-mode: vertical-rl; display: flex", "<div>$</div>"],
  "sideways type": ["writing-mode: vertical-rl; text-orientation: sideways", "<div>$</div>"],
  "without a box": ["", "<div class=\"boxless\">$</div>"],
  "without a box, in flex": ["display: flex", "<div class=\"boxless\">$</div>"],
  "without a box, in grid": ["display: grid", "<div class=\"boxless\">$</div>"],
};

export const NAMES = Object.keys(BOXES);

/** A page with `model` in each box. `head` loads style sheet and script; `root` is the size of the root's type. */
export function boxes(model, head, root = "100%") {
  const rules = Object.values(BOXES).map(([style], at) => `.box-${at} > * { ${style} }`);
  const sections = Object.values(BOXES).map(([, html], at) => `<section class="box-${at}">${html.replace("$", () => model(at))}</section>`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Boxes</title><style>html { font-size: ${root} } body { font-size: 16px } section { display: flow-root; margin: 8px 0; position: relative; min-height: 4em }
    ul, fieldset { padding-inline: 16px; margin: 0 } .inner { display: inline-block } .contents, .boxless > call-model { display: contents }
    ${rules.join("\n")}</style>${head}</head><body>${sections.join("\n")}</body></html>`;
}

/** What is wrong with the sizes of the elements in a page of boxes. Runs in the page. */
export function misfits(names) {
  const wrong = [];
  const inView = document.documentElement.clientWidth;
  for (const [at, name] of names.entries()) {
    const model = document.querySelector(`.box-${at} call-model`);
    const place = model.shadowRoot?.querySelector(".place") ?? model.querySelector(".call-model-place");
    const box = getComputedStyle(model).display === "contents" ? place : model;
    const { width, height, left, right } = box.getBoundingClientRect();
    const tell = (what) => wrong.push(`${name}: ${what}`);
    if (!(width >= 140)) tell(`${Math.round(width)} px wide`);
    if (!(height >= 150)) tell(`${Math.round(height)} px high`);
    if (left < -1 || right > inView + 1) tell(`from ${Math.round(left)} to ${Math.round(right)} of ${inView} px`);
    const { fontSize, writingMode } = getComputedStyle(place.querySelector("td"));
    if (!(parseFloat(fontSize) > 7)) tell(`type of ${fontSize}`);
    if (writingMode !== "horizontal-tb") tell(writingMode);
    const inside = place.getBoundingClientRect();
    if (Math.abs(inside.width - width) > 2) tell(`${Math.round(inside.width)} px of ${Math.round(width)} used`);
    // Tables wrap into the width that there is.
    for (const table of place.querySelectorAll("table")) {
      const { right } = table.getBoundingClientRect();
      if (right > inside.right + 1) tell(`a table is cut by ${Math.round(right - inside.right)} px`);
    }
  }
  return wrong;
}
