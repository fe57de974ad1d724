// What is measured, in the page. The script that drives the browser (run.mjs) calls `bench.measure`.
import init, { Applied, mermaid as inMermaid, parties, svg } from "./callmodel_bench.js";

const { mermaid } = globalThis;
const place = document.querySelector("#place");
let runs = 0;

/** Puts the SVG into the document and makes the browser lay it out, within the time that is measured. */
function insert(text) {
  place.innerHTML = text;
  return place.firstElementChild.getBoundingClientRect().height;
}

const drawers = {
  // Builds the sequence, lays it out, writes the SVG.
  ladder: (lanes, messages) => insert(svg(lanes, messages)),
  // Reads the text, lays it out, writes the SVG. The text is made before.
  mermaid: async (lanes, messages, { text }) => insert((await mermaid.render(`mermaid-${runs}`, text)).svg),
  // What the browser takes for the drawing itself: the SVG is made before.
  "the same SVG, inserted": (lanes, messages, { drawing }) => insert(drawing),
};

/** All that the drawing says, without spaces, because a label may stand in more than one line. */
const said = () => [...place.querySelectorAll("text")].map((text) => text.textContent).join("\n").replaceAll(/\s/g, "");

/** Draws once with one of them; says in ms how long it took. */
async function measure(who, lanes, messages) {
  const text = inMermaid(lanes, messages);
  const drawing = svg(lanes, messages);
  place.replaceChildren();
  runs += 1;
  // Each begins with an empty and idle page. Collecting garbage here would also empty the browser's caches, which costs
  // small drawings a quarter of their time and no reader ever pays.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const start = performance.now();
  const height = await drawers[who](lanes, messages, { text, drawing });
  const took = performance.now() - start;
  // A picture of an error is quick, too.
  const expected = text.match(/(?<=: ).*$/gm);
  const drawn = said();
  const missing = expected.filter((label) => !drawn.includes(label.replaceAll(" ", "")));
  if (expected.length !== messages || missing.length > 0 || !(height > 0)) {
    throw new Error(`${who} ${lanes}×${messages}: ${missing.length} of ${messages} labels are not drawn`);
  }
  place.replaceChildren();
  return took;
}

/** The ns that one of many repetitions of `what` takes, for a call of so many parties: as many as take 50 ms. */
function repeated(what, parties) {
  const applied = new Applied(parties);
  let [times, took] = [1, 0];
  while (took < 50) {
    const start = performance.now();
    applied[what](times);
    took = performance.now() - start;
    if (took < 50) times *= 2;
  }
  applied.free();
  return (took * 1e6) / times;
}

await init({ module_or_path: new URL("callmodel_bench_bg.wasm", import.meta.url) });
mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000, maxEdges: 1_000_000, suppressErrorRendering: true });
globalThis.bench = { measure, repeated, parties };
