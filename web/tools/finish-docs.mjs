// Finishes the documentation in FOLDER/docs: `node finish-docs.mjs FOLDER`. Adds the files that mdBook does not make, and links the
// page in FOLDER to it. The page looks for `link[rel=help]` in its head, and shows a link to the documentation only if it is there.
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, parseFragment, serialize } from "parse5";

const [folder] = process.argv.slice(2);
await copyFile("docs/run.schema.json", join(folder, "docs/run.schema.json"));
await copyFile("target/page/docs.css", join(folder, "docs/face.css"));

const file = join(folder, "index.html");
const page = parse(await readFile(file, "utf8"));
const root = page.childNodes.find(({ tagName }) => tagName === "html");
const head = root.childNodes.find(({ tagName }) => tagName === "head");
const isHelp = ({ attrs = [] }) => attrs.some(({ name, value }) => name === "rel" && value === "help");
// A second run changes nothing.
const [link] = parseFragment('<link rel="help" href="./docs/">').childNodes;
head.childNodes = [...head.childNodes.filter((node) => !isHelp(node)), link];
await writeFile(file, serialize(page));
