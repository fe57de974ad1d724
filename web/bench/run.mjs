// Measures the ladder beside mermaid 12 and 11, and beside the insertion of a finished SVG as the floor: same sequences, same
// page, alternately. Then a request of the model on calls of doubling size. Prints records for `crates/bench`, which builds the
// module.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

import { launch, record, tell } from "./browser.mjs";
import { versions } from "./mermaid.mjs";

const sizes = [[3, 5], [10, 40], [50, 200], [100, 1000]];
const runs = 5;
// Warm-up per size in ms, at least one drawing each: code is compiled and fonts are loaded.
const warming = 2_000;
// The time limit per size in ms, after which it has fewer runs.
const patience = 60_000;

// The drawers and their roles.
const drawers = [["ladder", "ours"], ...versions.map(({ name }) => [name, "peer"]), ["the same SVG, inserted", "floor"]];
const names = { apply: "apply", copy: "a copy of as many bytes" };

const module = new URL("../../target/bench/module/", import.meta.url);
const files = {
  "/": ["text/html; charset=utf-8", new URL("index.html", import.meta.url)],
  "/page.js": ["text/javascript", new URL("page.js", import.meta.url)],
  "/callmodel_bench_page.js": ["text/javascript", new URL("callmodel_bench_page.js", module)],
  "/callmodel_bench_page_bg.wasm": ["application/wasm", new URL("callmodel_bench_page_bg.wasm", module)],
  ...Object.fromEntries(versions.map(({ script, file }) => [script, ["text/javascript", file]])),
};

/** Serves the bench page on localhost, cross-origin isolated, which makes the clock finer. */
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
  record("version", { of: "chromium", is: browser.version() });
  for (const { version } of versions) record("version", { of: "mermaid", is: version });
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction(() => globalThis.bench, undefined, { timeout: 30_000 });
  await page.evaluate((peers) => globalThis.bench.load(peers), versions.map(({ name, script }) => ({ name, script })));
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
        // The first run is a warm-up: code is compiled.
        if (run > 0) tell("request in wasm", String(parties), role, names[name], ns / 1_000, "µs");
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
