// The command line of the measurements: `--site DIR`, repeated, are the built pages to compare; without it, the page in
// dist/. `--large` leaves out all calls but the largest.
import { resolve, sep } from "node:path";
import { parseArgs } from "node:util";

import { serve } from "./browser.mjs";

const { values: options } = parseArgs({
  options: { site: { type: "string", multiple: true }, large: { type: "boolean", default: false } },
});

/** Whether only the largest call is measured (`--large`). */
export const { large: onlyLarge } = options;

/** Serves each folder of the command line. Returns `{ name, site, end }` of each. */
export async function served() {
  const folders = options.site ?? [undefined];
  const started = folders.map(async (folder) => ({
    name: folder ?? "dist",
    ...(await serve(folder && resolve(folder) + sep)),
  }));
  return Promise.all(started);
}

/** The median of some numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Prints a table in Markdown: the medians of each site in ms, and the ratio of each to the first. */
export function compare(sites, samples) {
  const names = sites.map(({ name }) => name);
  console.log(`| median in ms | ${names.join(" | ")} | ratio | runs |\n| --- |${" ---: |".repeat(names.length + 2)}`);
  for (const what of new Set(samples.map((sample) => sample.of))) {
    const all = samples.filter((sample) => sample.of === what);
    const medians = names.map((name) => median(all.filter(({ site }) => site === name).map(({ value }) => value)));
    const ratios = medians.slice(1).map((value) => (value / medians[0]).toFixed(2));
    const runs = all.length / names.length;
    console.log(`| ${what} | ${medians.map((value) => value.toFixed(1)).join(" | ")} | ${ratios.join(", ")} | ${runs} |`);
  }
}
