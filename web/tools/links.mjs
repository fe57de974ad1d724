// Checks the links between the pages of a site: `node links.mjs FOLDER`. A link that leads to no file of the folder, or to no
// place in a page, is an error. Links to other hosts are not checked.
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "parse5";

const site = resolve(process.argv[2]);

/** Attributes of the elements below a node, as objects. */
function* attributes(node) {
  for (const child of node.childNodes ?? []) {
    if (child.attrs) yield Object.fromEntries(child.attrs.map(({ name, value }) => [name, value]));
    yield* attributes(child);
    if (child.content) yield* attributes(child.content);
  }
}

const names = (await readdir(site, { recursive: true })).filter((name) => name.endsWith(".html")).map((name) => join(site, name));
const pages = new Map(await Promise.all(names.map(async (name) => [name, [...attributes(parse(await readFile(name, "utf8")))]])));

/** Whether the site has a file at this address, and an element with the fragment's id. */
async function leadsSomewhere(address) {
  let file = fileURLToPath(address);
  if ((await stat(file).catch(() => undefined))?.isDirectory()) file = join(file, "index.html");
  if (relative(site, file).startsWith("..") || !(await stat(file).catch(() => undefined))?.isFile()) return false;
  const place = decodeURIComponent(address.hash.slice(1));
  // `#/` is an address within the page Explore.
  return place === "" || place.startsWith("/") || !pages.has(file) || pages.get(file).some(({ id }) => id === place);
}

for (const [page, elements] of pages) {
  const links = new Set(elements.flatMap(({ href, src }) => [href, src]).filter((link) => link !== undefined));
  for (const link of links) {
    const address = new URL(link, pathToFileURL(page));
    if (address.protocol === "file:" && !(await leadsSomewhere(address))) {
      console.error(`${relative(site, page)}: ${link} leads nowhere`);
      process.exitCode = 1;
    }
  }
}
