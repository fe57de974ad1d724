// Finishes the documentation in FOLDER/docs: `node finish-docs.mjs FOLDER`. Adds the files that mdBook does not make, mends its pages
// for assistive technology, and links the page in FOLDER to it. The page looks for `link[rel=help]` in its head, and shows a link to
// the documentation only if it is there.
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, parseFragment, serialize } from "parse5";
import { attribute, elements } from "./html.mjs";

const [folder] = process.argv.slice(2);
for (const schema of ["run.schema.json", "questions.schema.json", "trace.schema.json"]) {
  await copyFile(`docs/${schema}`, join(folder, `docs/${schema}`));
}
await copyFile("target/page/docs.css", join(folder, "docs/face.css"));
await copyFile("docs/theme/face.js", join(folder, "docs/face.js"));

const isBook = (name) => name.endsWith(".html") && !name.endsWith("toc.html");
for (const name of (await readdir(join(folder, "docs"), { recursive: true })).filter(isBook)) {
  await change(join(folder, "docs", name), accessible);
}
await change(join(folder, "index.html"), linked);

/** Parses a page, changes it, and writes it. A second run changes nothing. */
async function change(file, how) {
  const page = parse(await readFile(file, "utf8"));
  how(page);
  await writeFile(file, serialize(page));
}

/** Links the page to the documentation. */
function linked(page) {
  const [head] = wanted(page, ({ tagName }) => tagName === "head");
  const isHelp = (node) => attribute(node, "rel") === "help";
  const [link] = parseFragment('<link rel="help" href="./docs/">').childNodes;
  head.childNodes = [...head.childNodes.filter((node) => !isHelp(node)), link];
  // So do the links of the first picture (web/tools/opening.mjs).
  for (const link of wanted(page, ({ tagName }) => tagName === "a")) link.attrs = link.attrs.filter(({ name }) => name !== "hidden");
}

/** Mends what axe finds in a page of mdBook. face.js has the behaviour. */
function accessible(page) {
  // A label takes neither `aria-label` nor the focus. Without script it is what works.
  for (const label of wanted(page, (node) => node.tagName === "label" && hasId(node, "mdbook-sidebar-toggle"))) {
    const siblings = label.parentNode.childNodes;
    const icon = serialize(label);
    const [button, ...others] = parseFragment(`<button type="button">${icon}</button><noscript>` +
      `<label class="icon-button" for="mdbook-sidebar-toggle-anchor" title="Table of Contents">${icon}</label></noscript>`).childNodes;
    button.attrs.push(...label.attrs.filter(({ name }) => name !== "for"));
    siblings.splice(siblings.indexOf(label), 1, button, ...others);
  }
  mend(page, "mdbook-menu-bar", { role: "region", "aria-label": "Book" });
  mend(page, "mdbook-search-wrapper", { role: "search" });
  mend(page, "mdbook-searchbar", { "aria-label": "Search", "aria-describedby": "mdbook-searchresults-header" });
}

/** Sets attributes of the element with this id. */
function mend(page, id, attributes) {
  for (const element of wanted(page, (node) => hasId(node, id))) {
    const others = element.attrs.filter(({ name }) => !(name in attributes));
    element.attrs = [...others, ...Object.entries(attributes).map(([name, value]) => ({ name, value }))];
  }
}

/** The elements below a node for which a condition holds. */
function wanted(node, isWanted) {
  return [...elements(node)].filter(isWanted);
}

function hasId(node, id) {
  return attribute(node, "id") === id;
}
