// Turns Trunk's output in dist/ into the published site: `node site.mjs`, from the root of the project.
//
// Scripts and styles are bundled and minified, the element becomes one script, the files of the page move to a folder named
// by their content, and the service worker learns that folder. target/site.json lists the result, for tests and for the
// check of the weight. All of it goes through esbuild's options and parse5: no text is replaced by hand.
import { createHash } from "node:crypto";
import { appendFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { build, transform } from "esbuild";
import { parse, parseFragment, serialize } from "parse5";
import { elements } from "./html.mjs";
import { opening } from "./opening.mjs";
import { buildWorker } from "./worker.mjs";

const dist = "dist";
const inDist = (name) => join(dist, name);
const digest = (bytes, encoding) => createHash("sha256").update(bytes).digest(encoding);
const shortHash = (bytes) => digest(bytes, "hex").slice(0, 16);
const options = { minify: true, logLevel: "warning", target: "es2022", allowOverwrite: true };

/** The files below a folder, as addresses relative to it, sorted. */
async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

// wasm-bindgen's script has an unused default URL of the module, which bundlers would try to resolve. With an undefined base
// they do not. (Trunk cannot pass wasm-bindgen's `--omit-default-module-path`.)
const noDefaultModule = {
  name: "no-default-module",
  setup({ onLoad }) {
    onLoad({ filter: /callmodel-(element|ask)\.js$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { define: { "import.meta.url": "undefined" } });
      return { contents: code };
    });
  },
};

/** Moves a file in dist/ to `name` with a hash of its content, and returns that. */
async function hashed(file, name, ending) {
  const to = `${name}-${shortHash(await readFile(inDist(file)))}.${ending}`;
  await rename(inDist(file), inDist(to));
  return to;
}

/** Bundles a script of the element, with literal URLs of its files, so that a host's bundler finds them. */
async function bundled(entry, file, files) {
  await build({
    ...options,
    entryPoints: [entry],
    outfile: inDist(file),
    bundle: true,
    format: "esm",
    loader: { ".css": "text" },
    define: Object.fromEntries(Object.entries(files).map(([name, file]) => [name, JSON.stringify(`./${file}`)])),
    external: Object.values(files).map((file) => `./${file}`),
    plugins: [noDefaultModule],
  });
}

/** Writes the element: an entry with a stable name, the same script under a content hash, its module, and the question's two files. */
async function element() {
  const [module, CALL_MODEL_ASK_WASM] = await Promise.all([
    hashed("callmodel-element_bg.wasm", "call-model", "wasm"),
    hashed("callmodel-ask_bg.wasm", "call-model-ask", "wasm"),
  ]);
  await bundled("web/element/ask.js", "ask.js", { CALL_MODEL_ASK_WASM });
  const CALL_MODEL_ASK = await hashed("ask.js", "call-model-ask", "js");
  await bundled("web/element/call-model.js", "call-model.js", { CALL_MODEL_WASM: module, CALL_MODEL_ASK });
  await Promise.all(["callmodel-element.js", "callmodel-ask.js"].map((file) => rm(inDist(file))));
  const script = await readFile(inDist("call-model.js"));
  const copy = `call-model-${shortHash(script)}.js`;
  await writeFile(inDist(copy), script);
  const { breakpoints, properties } = JSON.parse(await readFile("target/page/element.json", "utf8"));
  return { script: "call-model.js", copy, module, ask: [CALL_MODEL_ASK, CALL_MODEL_ASK_WASM], breakpoints, properties };
}

/** Bundles the page's scripts, each with the snippets that it imports. */
async function scripts() {
  const names = ["callmodel-web.js", "callmodel-web-forms.js", "callmodel-web-learn.js", "first.js", "start.js"];
  await build({
    ...options,
    entryPoints: names.map(inDist),
    outdir: dist,
    bundle: true,
    format: "esm",
  });
}

async function styles() {
  await build({ ...options, entryPoints: (await filesBelow(dist)).filter((file) => file.endsWith(".css")).map(inDist), outdir: dist });
}

/** Puts the first picture into the page. */
function withOpening(html, first) {
  const page = parse(html);
  const body = [...elements(page)].find(({ tagName }) => tagName === "body");
  body.childNodes.push(...parseFragment(body, first).childNodes);
  return serialize(page);
}

/** Points the URLs of the page into `folder`, and removes preloads: the address says which module the page needs. */
function moved(html, folder, files) {
  const page = parse(html);
  for (const node of [...elements(page)]) {
    for (const attribute of node.attrs.filter(({ name, value }) => ["src", "href"].includes(name) && value.startsWith("./"))) {
      const file = attribute.value.slice(2);
      if (!file.startsWith("callmodel-") && files.includes(file)) attribute.value = `./${folder}/${file}`;
      else if (node.tagName === "link") node.parentNode.childNodes = node.parentNode.childNodes.filter((other) => other !== node);
    }
  }
  return serialize(page);
}

/** Moves the page's files to their folder. The texts are copied, because the element loads them, too. */
async function fold(page, worker) {
  const beside = ["index.html", "offline.js"];
  const files = (await filesBelow(dist)).filter((file) => !beside.includes(file) && !file.startsWith("call-model"));
  const integrity = await Promise.all(files.map(async (file) => `sha256-${digest(await readFile(inDist(file)), "base64")}`));
  // The folder's hash covers the page and the worker, too.
  const folder = `app-${digest(JSON.stringify([files, integrity, page, worker]), "hex").slice(0, 8)}`;
  for (const file of files) {
    const to = join(dist, folder, file);
    await mkdir(dirname(to), { recursive: true });
    await (file.startsWith("text/") ? cp(inDist(file), to) : rename(inDist(file), to));
  }
  return { folder, files: files.map((file, at) => [`${folder}/${file}`, integrity[at]]) };
}

const first = opening();
await appendFile(inDist("style.css"), first.css);
await Promise.all([styles(), scripts()]);
const ofElement = await element();
// The snippets are in the bundles.
await rm(inDist("snippets"), { recursive: true, force: true });
const [html, worker] = await Promise.all(["index.html", "offline.js"].map((name) => readFile(inDist(name), "utf8")));
const page = withOpening(html, first.html);
const { folder, files } = await fold(page, worker);
const names = files.map(([file]) => file.slice(folder.length + 1));
await writeFile(inDist("index.html"), moved(page, folder, names));
await buildWorker(folder, files, inDist("offline.js"));
await writeFile("target/site.json", `${JSON.stringify({ folder, files, element: ofElement }, null, 2)}\n`);
