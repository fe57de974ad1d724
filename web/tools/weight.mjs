// Checks the compressed size of the built site and prints each file's: `node weight.mjs [--write]`, from the project's root.
//
// web/weight.json is a ratchet: a growth of more than 1 kB (1000 bytes, with Brotli) over what it says is an error, until
// `--write` (`cargo xtask weight`) puts the new weight there for a reviewer to see.
import { readFile, stat, writeFile } from "node:fs/promises";

const RATCHET = "web/weight.json";
const GROWTH = 1_000;
// In bytes; `later` is for what the worker loads after the page. The goal for the page is 180 kB. A limit is lowered when the
// weight falls.
const LIMITS = JSON.parse(await readFile("web/limits.json", "utf8"));

const { folder, files, element } = JSON.parse(await readFile("target/site.json", "utf8"));
/** Files loaded later, by the service worker or on demand, are not counted. */
const later = (file) => file.includes("callmodel-web-forms") || file.includes("/text/") || file.includes("/packed/");
/** Files of Learn alone, and files of Explore that Learn does not run. */
const ofLearn = (file) => /learn(_bg|\.)/.test(file);
const ofExplore = (file) => /callmodel-web(_bg)?\./.test(file);
const loaded = ["index.html", ...files.map(([file]) => file).filter((file) => !later(file))];
const parts = {
  page: loaded.filter((file) => !ofLearn(file)),
  learn: loaded.filter((file) => !ofExplore(file)),
  element: [element.script, element.module, "call-model.css"],
};

/** The name without the hash of a build, so that two builds can be compared. */
const stable = (file) => (file === element.module ? "call-model.wasm" : file.replace(`${folder}/`, ""));

const weight = {};
for (const [part, names] of Object.entries(parts)) {
  const sizes = await Promise.all(names.map(async (name) => [stable(name), (await stat(`dist/${name}.br`)).size]));
  weight[part] = { total: sizes.reduce((sum, [, size]) => sum + size, 0), ...Object.fromEntries(sizes) };
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
const before = JSON.parse(await readFile(RATCHET, "utf8").catch(() => "{}"));
for (const [part, sizes] of Object.entries(weight)) {
  for (const [name, bytes] of Object.entries(sizes)) console.log(`${kB(bytes)}  ${part} ${name}`);
  const fail = (words) => {
    console.error(`${part}: ${words}`);
    process.exitCode = 1;
  };
  if (sizes.total > LIMITS[part]) fail(`${kB(sizes.total).trim()} is over the limit of ${kB(LIMITS[part]).trim()}`);
  const growth = sizes.total - (before[part]?.total ?? 0);
  if (!process.argv.includes("--write") && growth > GROWTH) {
    fail(`${growth} bytes more than ${RATCHET} says; take them back, or write the new weight with \`cargo xtask weight\``);
  }
}
if (process.argv.includes("--write")) await writeFile(RATCHET, `${JSON.stringify(weight, null, 2)}\n`);
