// Measures the ladder beside mermaid: same sequences, same page, by turns. `cargo xtask bench` builds the module and
// starts this; it reads the lines that begin with `browser`, `mermaid` and `run`.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

import { launch } from "./browser.mjs";

const sizes = [[3, 5], [50, 200], [100, 1000]];
const pairs = 5;
// Before each size both draw it for so many ms, at least once, uncounted: code is compiled and fonts are found then.
const warming = 2_000;
// Of what takes longer than this, fewer are measured.
const patience = 60_000;

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
      await measure("ours", lanes, messages);
      await measure("mermaid", lanes, messages);
    } while (performance.now() - start < warming);
    const measured = performance.now();
    for (let pair = 0; pair < pairs && performance.now() - measured < patience; pair += 1) {
      for (const who of ["ours", "mermaid"]) {
        console.log(`run ${lanes}×${messages} ${who} ${(await measure(who, lanes, messages)).toFixed(3)} ms`);
      }
    }
  }
} finally {
  await browser.close();
  server.close();
}
