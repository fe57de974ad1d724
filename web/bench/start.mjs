// Measures how long it takes from navigation until a live element is there, beside mermaid drawing the same diagram of three
// lanes, and beside a page that has one line of text; and until the Explore page is there and has answered a click, beside a page
// of Yew that has the line of text: each in a browser context of its own, so that nothing is cached. Then what each of them
// weighs, and how much memory the page holds for a step. `cargo xtask bench` starts this; it reads the lines that begin with
// `measure`.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { launch, serve, tell } from "./browser.mjs";

const runs = 5;
const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const call = ["--parties", "A B C", "--steps", "delete B by A"];
const callmodel = (...words) => execFileSync(process.env.CALLMODEL, [...words, ...call], { encoding: "utf8" });

const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Start</title>${head}</head><body>${body}</body></html>`;
const script = `<script type="module" src="/dist/call-model.js"></script>`;
const style = `<link rel="stylesheet" href="/dist/call-model.css">`;

// When what the page is for is drawn, it sets `done`: after the frame that shows it.
const shown = "const drawn = () => requestAnimationFrame(() => setTimeout(() => { globalThis.done = performance.now(); }));";
const live = `<script>${shown}
  const look = () => {
    const place = document.querySelector("call-model").shadowRoot?.querySelector(".place:not(.coming) figure svg");
    if (place) drawn(); else requestAnimationFrame(look);
  };
  look();</script>`;

const pages = {
  text: page("", `<p>A deleted B.</p><script>${shown} drawn();</script>`),
  element: page(style + script, `<call-model parties="A B C" steps="delete B by A"></call-model>${live}`),
  figure: page(style + script, callmodel("embed") + live),
  mermaid: page(`<script src="/mermaid.min.js"></script>`, `<pre class="mermaid">${callmodel("run", "--format", "mermaid").replaceAll("<", "&lt;")}</pre>
    <script>${shown} mermaid.initialize({ startOnLoad: false }); mermaid.run().then(drawn);</script>`),
  yew: page("", `<script type="module">
    import init from "/target/bench/empty/callmodel_bench_empty.js";
    ${shown}
    await init({ module_or_path: "/target/bench/empty/callmodel_bench_empty_bg.wasm" });
    const look = () => document.querySelector("p") ? drawn() : requestAnimationFrame(look);
    look();
  </script>`),
};

const types = { css: "text/css", js: "text/javascript", wasm: "application/wasm", txt: "text/plain" };
const server = createServer(async (request, response) => {
  const name = request.url.slice(1);
  const page = pages[name];
  const path = name === "mermaid.min.js" ? file("node_modules/mermaid/dist/mermaid.min.js") : file(`../../${name}`);
  const body = page ?? (await readFile(path).catch(() => undefined));
  const type = page ? "text/html; charset=utf-8" : types[name.split(".").at(-1)];
  response.writeHead(body === undefined ? 404 : 200, { "Content-Type": type ?? "text/plain" });
  response.end(body ?? "");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

/** A page of its own, and the bytes of what it loads, with brotli. */
async function opened(browser) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  const responses = [];
  page.on("pageerror", (error) => console.error(error));
  page.on("response", (response) => responses.push(response));
  // Always the same, and slow to find out: so once.
  const bytes = async () => {
    const bodies = await Promise.all(responses.filter((response) => !response.url().startsWith("data:")).map((response) => response.body()));
    const params = (body) => ({ [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: body.length });
    return bodies.reduce((sum, body) => sum + brotliCompressSync(body, { params: params(body) }).length, 0);
  };
  return { page, bytes, close: () => context.close() };
}

const painted = (page) => page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);

/** One navigation: the ms until the first paint and until what the page is for is drawn, and its weight in bytes. */
async function start(browser, name, weigh) {
  const { page, bytes, close } = await opened(browser);
  await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
  await page.waitForFunction(() => globalThis.done !== undefined && performance.getEntriesByName("first-contentful-paint").length > 0);
  const [first, done] = [await painted(page), await page.evaluate(() => globalThis.done)];
  const weight = weigh && (await bytes());
  await close();
  return { first, done, weight };
}

/**
 * One navigation to the Explore page: until the first paint, until its ladder is drawn, and until a click that was made at once
 * is answered by tables.
 */
async function explore(browser, site, weigh) {
  const { page, bytes, close } = await opened(browser);
  await page.addInitScript(() => {
    const after = (name) => requestAnimationFrame(() => setTimeout(() => { globalThis[name] = performance.now(); }));
    const look = () => {
      const ask = [...document.querySelectorAll("figure [role=group] button")].find((button) => button.textContent === "Release");
      if (!ask) return requestAnimationFrame(look);
      after("drawn");
      ask.click();
      const answered = () => document.querySelector(".tell table") ? after("answered") : requestAnimationFrame(answered);
      return answered();
    };
    look();
  });
  await page.goto(site);
  await page.waitForFunction(() => globalThis.answered !== undefined);
  const times = await page.evaluate(() => ({ drawn: globalThis.drawn, answered: globalThis.answered }));
  const first = await painted(page);
  const weight = weigh && (await bytes());
  await close();
  return { first, ...times, weight };
}

/** The bytes that JavaScript's heap holds for a step of the page, in a call of 100 parties. */
async function heap(browser, site) {
  const held = async (steps) => {
    const { page, close } = await opened(browser);
    const dns = Array.from({ length: 100 }, (_, index) => 7001 + index);
    const list = dns.slice(1, steps + 1).map((dn) => `release+${dn}`).join(",+");
    await page.goto(`${site}#/explore?parties=${dns.join("+")}${steps > 0 ? `&steps=${list}` : ""}`);
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

const kB = (bytes) => bytes / 1_000;
const browser = await launch();
const site = await serve();
try {
  // By turns, so that what else the machine does falls on each of them; the first turn is not counted.
  for (let run = 0; run <= runs; run += 1) {
    const of = {};
    const weigh = run === 1;
    for (const name of Object.keys(pages)) of[name] = await start(browser, name, weigh);
    const page = await explore(browser, site.site, weigh);
    const bytes = await heap(browser, site.site);
    if (run === 0) continue;
    for (const [group, name] of [["start of an element", "element"], ["start of an element with its figure", "figure"]]) {
      tell(group, "first picture", "ours", "a live element", of[name].first, "ms");
      tell(group, "first picture", "peer", "mermaid", of.mermaid.done, "ms");
      tell(group, "first picture", "floor", "a line of text", of.text.first, "ms");
      tell(group, "live", "ours", "a live element", of[name].done, "ms");
      tell(group, "live", "peer", "mermaid", of.mermaid.done, "ms");
      tell(group, "live", "floor", "an empty page of Yew", of.yew.done, "ms");
    }
    for (const [size, ms] of [["first picture", page.drawn], ["a click answered", page.answered]]) {
      tell("start of the page", size, "ours", "the Explore page", ms, "ms");
      tell("start of the page", size, "peer", "mermaid", of.mermaid.done, "ms");
      tell("start of the page", size, "floor", "an empty page of Yew", of.yew.done, "ms");
    }
    for (const [name, weight] of weigh ? [["the Explore page", page.weight], ["the element", of.element.weight]] : []) {
      const group = `weight of ${name}`;
      tell(group, "brotli", "ours", name, kB(weight), "kB");
      tell(group, "brotli", "peer", "mermaid", kB(of.mermaid.weight), "kB");
      tell(group, "brotli", "floor", "an empty page of Yew", kB(of.yew.weight), "kB");
    }
    tell("memory of a step in the page", "100×50", "ours", "JavaScript’s heap", kB(bytes), "kB");
  }
} finally {
  await browser.close();
  server.close();
  site.end();
}
