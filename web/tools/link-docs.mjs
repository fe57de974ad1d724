// Links the page to the documentation beside it: `node link-docs.mjs FILE`. The page looks for `link[rel=help]` in its head, and
// shows a link to the documentation only if it is there.
import { readFile, writeFile } from "node:fs/promises";
import { parse, parseFragment, serialize } from "parse5";

const [file] = process.argv.slice(2);
const page = parse(await readFile(file, "utf8"));
const root = page.childNodes.find(({ tagName }) => tagName === "html");
const head = root.childNodes.find(({ tagName }) => tagName === "head");
const isHelp = ({ attrs = [] }) => attrs.some(({ name, value }) => name === "rel" && value === "help");
// A second run changes nothing.
const [link] = parseFragment('<link rel="help" href="./docs/">').childNodes;
head.childNodes = [...head.childNodes.filter((node) => !isHelp(node)), link];
await writeFile(file, serialize(page));
