// Measures cold starts, each in a new browser context: from navigation until a live element is drawn, beside mermaid 12 and 11
// with the same diagram and a page with a line of text; until the Explore page shows its first picture, without a fragment; and until
// it is live and has answered a click, with a fragment, beside a Yew page with a line of text. Then their weights, and the memory of a step in the page. Prints records for `crates/bench`.
//
// `node web/bench/start.mjs --site DIR --site DIR` measures built pages in these folders alternately, and prints medians and
// ratios.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { launch, tell } from "./browser.mjs";
import { address } from "./call.mjs";
import { versions } from "./mermaid.mjs";
import { compare, served } from "./sites.mjs";

const runs = 9;
// Runs per site in a comparison.
const compared = 15;
const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const call = ["--parties", "A B C", "--steps", "delete B by A"];
const callmodel = (...words) => execFileSync(process.env.CALLMODEL, [...words, ...call], { encoding: "utf8" });

const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Start</title>${head}</head><body>${body}</body></html>`;
const script = `<script type="module" src="/dist/call-model.js"></script>`;
const style = `<link rel="stylesheet" href="/dist/call-model.css">`;

// Sets `done` after the frame that shows the contents: a task of its own that follows a frame's callbacks runs after its painting.
// `look` is such a callback itself, so it waits for no further frame.
const painted = "setTimeout(() => { globalThis.done = performance.now(); })";
const shown = `const drawn = () => requestAnimationFrame(() => ${painted});`;
const look = (isThere) => `const look = () => { if (${isThere}) ${painted}; else requestAnimationFrame(look); }; requestAnimationFrame(look);`;
const live = `<script>${look(`document.querySelector("call-model").shadowRoot?.querySelector(".place:not(.coming) figure svg")`)}</script>`;

/** The pages by name. A function, because they need the command, which a comparison of sites does not. */
const made = () => ({
  text: page("", `<p>A deleted B.</p><script>${shown} drawn();</script>`),
  element: page(style + script, `<call-model parties="A B C" steps="delete B by A"></call-model>${live}`),
  figure: page(style + script, callmodel("embed") + live),
  ...Object.fromEntries(versions.map(({ name, script }) => [name, page(`<script src="${script}"></script>`, `<pre class="mermaid">${callmodel("run", "--format", "mermaid").replaceAll("<", "&lt;")}</pre>
    <script>${shown} mermaid.initialize({ startOnLoad: false }); mermaid.run().then(drawn);</script>`)])),
  yew: page("", `<script type="module">
    import init from "/target/bench/empty/callmodel_bench_empty.js";
    await init({ module_or_path: "/target/bench/empty/callmodel_bench_empty_bg.wasm" });
    ${look(`document.querySelector("p")`)}
  </script>`),
});

const types = { css: "text/css", js: "text/javascript", wasm: "application/wasm", txt: "text/plain" };
let pages = {};
const server = createServer(async (request, response) => {
  const name = decodeURI(request.url.slice(1));
  const page = pages[name];
  const path = versions.find(({ script }) => script === request.url)?.file ?? file(`../../${name}`);
  const body = page ?? (await readFile(path).catch(() => undefined));
  const type = page ? "text/html; charset=utf-8" : types[name.split(".").at(-1)];
  response.writeHead(body === undefined ? 404 : 200, { "Content-Type": type ?? "text/plain" });
  response.end(body ?? "");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

/** A page in a context of its own, and the Brotli size of everything that it loads. */
async function opened(browser) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const responses = [];
  page.on("pageerror", (error) => console.error(error));
  page.on("response", (response) => responses.push(response));
  // Compression is slow and deterministic, so it runs once per file.
  const bytes = async () => {
    const bodies = await Promise.all(responses.filter((response) => !response.url().startsWith("data:")).map((response) => response.body()));
    const params = (body) => ({ [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length });
    return bodies.reduce((sum, body) => sum + brotliCompressSync(body, { params: params(body) }).length, 0);
  };
  return { page, bytes, close: () => context.close() };
}

async function firstPaint(page) {
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  return page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
}

/** One navigation: ms until the first paint and until `done`, and the weight in bytes. */
async function start(browser, name, weigh) {
  const { page, bytes, close } = await opened(browser);
  await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
  await page.waitForFunction(() => globalThis.done !== undefined);
  const [first, done] = [await firstPaint(page), await page.evaluate(() => globalThis.done)];
  const weight = weigh && (await bytes());
  await close();
  return { first, done, weight };
}

/** One navigation to the Explore page without a fragment: ms until its ladder, which stands in the HTML, is displayed. */
async function opening(browser, site) {
  const { page, close } = await opened(browser);
  await page.addInitScript(() => {
    const look = () => {
      const ladder = [...document.querySelectorAll("figure svg")].find((svg) => svg.checkVisibility());
      if (ladder) setTimeout(() => { globalThis.drawn = performance.now(); });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(site);
  await page.waitForFunction(() => globalThis.drawn !== undefined);
  const drawn = await page.evaluate(() => globalThis.drawn);
  await close();
  return drawn;
}

/** One navigation to the Explore page with a fragment: ms until the first paint, until its live ladder is drawn, and until tables
 * answer a click. */
async function explore(browser, site, weigh) {
  const { page, bytes, close } = await opened(browser);
  await page.addInitScript(() => {
    // Calls `then` after the first frame that shows what `find` finds.
    const seen = (find, then) => requestAnimationFrame(() => {
      const found = find();
      if (found) setTimeout(() => then(performance.now(), found));
      else seen(find, then);
    });
    // The HTML has buttons, too; the running page has a theme.
    const isLive = () => document.documentElement?.dataset.theme !== undefined;
    const button = () => [...document.querySelectorAll("figure [role=group] button")].find((button) => button.textContent === "Release");
    seen(() => isLive() && button(), (drawn, ask) => {
      ask.click();
      seen(() => document.querySelector(".tell table"), (answered) => { globalThis.times = { drawn, answered }; });
    });
  });
  await page.goto(`${site}#/explore?parties=A+B+C`);
  await page.waitForFunction(() => globalThis.times !== undefined);
  const times = await page.evaluate(() => globalThis.times);
  const first = await firstPaint(page);
  const weight = weigh && (await bytes());
  await close();
  return { first, ...times, weight };
}

/** Bytes of JavaScript's heap per step of the page, in a call of 100 parties. */
async function heap(browser, site) {
  const held = async (steps) => {
    const { page, close } = await opened(browser);
    await page.goto(site + address(100, steps));
    await page.locator("figure svg").first().waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("HeapProfiler.enable");
    await devtools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await devtools.send("Runtime.getHeapUsage");
    await close();
    return usedSize;
  };
  const steps = 50;
  const before = await held(0);
  return ((await held(steps)) - before) / steps;
}

/** Alternating starts of several sites; the first round is a warm-up. */
async function sideBySide(browser, sites) {
  const samples = [];
  for (let run = 0; run <= compared; run += 1) {
    for (const { name, site } of sites) {
      const { first, drawn, answered } = await explore(browser, site, false);
      const times = {
        "first picture, without a fragment": await opening(browser, site),
        "first paint": first, "live, with a fragment": drawn, "a click answered": answered,
      };
      for (const [of, value] of run === 0 ? [] : Object.entries(times)) samples.push({ site: name, of: `start, ${of}`, value });
    }
  }
  compare(sites, samples);
}

/** Starts, weights and memory for the report. */
async function report(browser, { site }) {
  pages = made();
  // Alternately, so that other load on the machine affects them equally; the first round is a warm-up.
  for (let run = 0; run <= runs; run += 1) {
    const of = {};
    const weigh = run === 1;
    for (const name of Object.keys(pages)) of[name] = await start(browser, name, weigh);
    const first = await opening(browser, site);
    const page = await explore(browser, site, weigh);
    const bytes = await heap(browser, site);
    if (run === 0) continue;
    const peers = (group, size) => {
      for (const { name } of versions) tell(group, size, "peer", name, of[name].done, "ms");
    };
    for (const [group, name] of [["start of an element", "element"], ["start of an element with its figure", "figure"]]) {
      tell(group, "first picture", "ours", "a live element", of[name].first, "ms");
      peers(group, "first picture");
      tell(group, "first picture", "floor", "a line of text", of.text.first, "ms");
      tell(group, "live", "ours", "a live element", of[name].done, "ms");
      peers(group, "live");
      tell(group, "live", "floor", "an empty page of Yew", of.yew.done, "ms");
    }
    tell("start of the page", "first picture, without a fragment", "ours", "the Explore page", first, "ms");
    peers("start of the page", "first picture, without a fragment");
    tell("start of the page", "first picture, without a fragment", "floor", "a line of text", of.text.first, "ms");
    for (const [size, ms] of [["live, with a fragment", page.drawn], ["a click answered", page.answered]]) {
      tell("start of the page", size, "ours", "the Explore page", ms, "ms");
      peers("start of the page", size);
      tell("start of the page", size, "floor", "an empty page of Yew", of.yew.done, "ms");
    }
    for (const [name, weight] of weigh ? [["the Explore page", page.weight], ["the element", of.element.weight]] : []) {
      const group = `weight of ${name}`;
      tell(group, "brotli", "ours", name, kB(weight), "kB");
      for (const { name } of versions) tell(group, "brotli", "peer", name, kB(of[name].weight), "kB");
      tell(group, "brotli", "floor", "an empty page of Yew", kB(of.yew.weight), "kB");
    }
    tell("memory of a step in the page", "100×50", "ours", "JavaScript’s heap", kB(bytes), "kB");
  }
}

const kB = (bytes) => bytes / 1_000;
const browser = await launch();
const sites = await served();
try {
  if (sites.length > 1) await sideBySide(browser, sites);
  else await report(browser, sites[0]);
} finally {
  await browser.close();
  server.close();
  for (const site of sites) site.end();
}
