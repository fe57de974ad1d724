// The measured page. The script that drives the browser (run.mjs) calls `bench.load` once, then `bench.measure`.
import init, { Applied, mermaid as inMermaid, parties, svg } from "./callmodel_bench_page.js";

const place = document.querySelector("#place");
let runs = 0;

/** Inserts the SVG and makes the browser lay it out, within the measured time. */
function insert(text) {
  place.innerHTML = text;
  return place.firstElementChild.getBoundingClientRect().height;
}

const drawers = {
  // Builds the sequence, lays it out, writes the SVG.
  ladder: (lanes, messages) => insert(svg(lanes, messages)),
  // The floor: the SVG is prepared before.
  "the same SVG, inserted": (lanes, messages, { drawing }) => insert(drawing),
};

/** Loads versions of mermaid in sequence. Each sets the same global, which is read and not needed afterwards. */
async function load(peers) {
  for (const { name, script } of peers) {
    await new Promise((resolve, reject) => {
      document.head.append(Object.assign(document.createElement("script"), { src: script, onload: resolve, onerror: reject }));
    });
    const { mermaid } = globalThis;
    mermaid.initialize({ startOnLoad: false, maxTextSize: 10_000_000, maxEdges: 1_000_000, suppressErrorRendering: true });
    // Parses the text, lays it out, writes the SVG. The text is prepared before.
    drawers[name] = async (lanes, messages, { text }) => insert((await mermaid.render(`mermaid-${runs}`, text)).svg);
  }
}

/** All text of the drawing, without spaces, because a label may wrap. */
const said = () => [...place.querySelectorAll("text")].map((text) => text.textContent).join("\n").replaceAll(/\s/g, "");

/** Draws once with one of the drawers. Returns the time it took, in ms. */
async function measure(who, lanes, messages) {
  const text = inMermaid(lanes, messages);
  const drawing = svg(lanes, messages);
  place.replaceChildren();
  runs += 1;
  // Each run starts with an empty, idle page. No garbage collection: it would also empty caches of the browser, which makes
  // small drawings a quarter slower than on any real page.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const start = performance.now();
  const height = await drawers[who](lanes, messages, { text, drawing });
  const took = performance.now() - start;
  // Checks that all labels are drawn, because an error message is drawn quickly, too.
  const expected = text.match(/(?<=: ).*$/gm);
  const drawn = said();
  const missing = expected.filter((label) => !drawn.includes(label.replaceAll(" ", "")));
  if (expected.length !== messages || missing.length > 0 || !(height > 0)) {
    throw new Error(`${who} ${lanes}×${messages}: ${missing.length} of ${messages} labels are not drawn`);
  }
  place.replaceChildren();
  return took;
}

/** Time of `what` in ns for a call of this size, repeated until it takes 50 ms. */
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

await init({ module_or_path: new URL("callmodel_bench_page_bg.wasm", import.meta.url) });
globalThis.bench = { load, measure, repeated, parties };
