// Measures how long it takes from navigation until a live element is there, beside mermaid drawing the same diagram of three
// lanes, and beside a page that has one line of text: each in a browser context of its own, so that nothing is cached.
// `cargo xtask bench` starts this; it reads the lines that begin with `start`.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";

const runs = 7;
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

/** One navigation: the ms until the first paint and until what the page is for is drawn. */
async function start(browser, name) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(name, error));
  await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
  await page.waitForFunction(() => globalThis.done !== undefined && performance.getEntriesByName("first-contentful-paint").length > 0);
  const times = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, globalThis.done]);
  await context.close();
  return times;
}

const browser = await launch();
try {
  // By turns, so that what else the machine does falls on each of them; the first turn is not counted.
  for (let run = 0; run <= runs; run += 1) {
    for (const name of Object.keys(pages)) {
      const [first, done] = await start(browser, name);
      if (run > 0) console.log(`start ${name} ${first.toFixed(1)} ${done.toFixed(1)} ms`);
    }
  }
} finally {
  await browser.close();
  server.close();
}
