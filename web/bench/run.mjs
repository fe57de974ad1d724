// Measures the ladder beside mermaid, and beside the browser that is handed the finished drawing: same sequences, same page, by
// turns. Then the model, which makes a request on calls that double in size. `cargo xtask bench` builds the module and starts
// this; it reads the lines that begin with `browser`, `mermaid` and `measure`.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

import { launch, tell } from "./browser.mjs";

const sizes = [[3, 5], [10, 40], [50, 200], [100, 1000]];
const runs = 5;
// Before each size all draw it for so many ms, at least once, uncounted: code is compiled and fonts are found then.
const warming = 2_000;
// Of what takes longer than this, fewer are measured.
const patience = 60_000;

// What draws, and what it is to the ladder.
const drawers = [["ladder", "ours"], ["mermaid", "peer"], ["the same SVG, inserted", "floor"]];
const names = { apply: "apply", copy: "a copy of as many bytes" };

const module = new URL("../../target/bench/module/", import.meta.url);
const files = {
  "/": ["text/html; charset=utf-8", new URL("index.html", import.meta.url)],
  "/page.js": ["text/javascript", new URL("page.js", import.meta.url)],
  "/mermaid.min.js": ["text/javascript", new URL("node_modules/mermaid/dist/mermaid.min.js", import.meta.url)],
  "/callmodel_bench.js": ["text/javascript", new URL("callmodel_bench.js", module)],
  "/callmodel_bench_bg.wasm": ["application/wasm", new URL("callmodel_bench_bg.wasm", module)],
};

/** Serves the bench page on this machine alone; a page isolated from others has the finer clock. */
async function serve() {
  const server = createServer(async (request, response) => {
    const [type, file] = files[request.url] ?? [];
    const body = file && (await readFile(file).catch(() => undefined));
    response.writeHead(body ? 200 : 404, {
      "Content-Type": type ?? "text/plain",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const server = await serve();
const browser = await launch();
try {
  const { version } = JSON.parse(await readFile(new URL("node_modules/mermaid/package.json", import.meta.url)));
  console.log(`browser ${browser.version()}\nmermaid ${version}`);
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => globalThis.bench, undefined, { timeout: 30_000 });
  const measure = (...run) => page.evaluate((run) => globalThis.bench.measure(...run), run);
  for (const [lanes, messages] of sizes) {
    const start = performance.now();
    do {
      for (const [name] of drawers) await measure(name, lanes, messages);
    } while (performance.now() - start < warming);
    const measured = performance.now();
    for (let run = 0; run < runs && performance.now() - measured < patience; run += 1) {
      for (const [name, role] of drawers) {
        tell("ladder in Chromium", `${lanes}×${messages}`, role, name, await measure(name, lanes, messages), "ms");
      }
    }
  }
  for (const parties of await page.evaluate(() => [...globalThis.bench.parties()])) {
    for (let run = 0; run <= runs; run += 1) {
      for (const [name, role] of [["apply", "ours"], ["copy", "floor"]]) {
        const ns = await page.evaluate(([name, parties]) => globalThis.bench.repeated(name, parties), [name, parties]);
        // The first is not counted: code is compiled then.
        if (run > 0) tell("request in wasm", String(parties), role, names[name], ns / 1_000, "µs");
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
