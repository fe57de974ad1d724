// `node web/bench/log.mjs MODULE LOG`: the rates at which the wasm module reads and checks a log, a line each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [module, path] = process.argv.slice(2);
const { check, read } = createRequire(import.meta.url)(resolve(module));
const log = readFileSync(path);

/** Runs of each measurement, of which the median counts, as natively. */
const RUNS = 9;

for (const [name, run] of [["reader in wasm", () => read(log)], ["events, gather, check in wasm", () => check(log)]]) {
  const seconds = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1_000;
  }).toSorted((one, other) => one - other);
  console.log(`${name}: ${(log.length / 1e6 / seconds[(RUNS - 1) / 2]).toFixed(0)} MB/s`);
}
