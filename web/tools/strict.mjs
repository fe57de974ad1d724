// Moves inline scripts and style attributes of a site's pages into files, for a Content-Security-Policy that allows neither:
// `node strict.mjs FOLDER`. Documentation generators write such pages.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { parse } from "parse5";
import { attribute, elements } from "./html.mjs";

const [site] = process.argv.slice(2);
const folder = "inline";

/** Contents of the written files by name; equal texts of many pages become one file. */
const files = new Map();

function file(text, ending) {
  const name = `${createHash("sha256").update(text).digest("hex").slice(0, 16)}.${ending}`;
  files.set(name, text);
  return name;
}

/** Whether a script element is executable, not a data block. */
const runs = (type) => type === undefined || /^$|javascript$|^module$/.test(type);

/** Applies the edits from the last to the first, so that offsets stay valid. */
const changed = (html, changes) => changes.toSorted((one, other) => other.start - one.start)
  .reduce((html, { start, end, text }) => html.slice(0, start) + text + html.slice(end), html);

function strict(html, up) {
  const changes = [];
  const rules = [];
  let head;
  for (const element of elements(parse(html, { sourceCodeLocationInfo: true }))) {
    const place = element.sourceCodeLocation;
    // Elements that the parser inserted have no source location.
    if (!place?.startTag) continue;
    if (element.tagName === "head") head = place.endTag?.startOffset;
    const text = element.childNodes?.[0]?.value ?? "";
    if (element.tagName === "script" && attribute(element, "src") === undefined && runs(attribute(element, "type"))) {
      const at = place.startTag.startOffset + "<script".length;
      changes.push({ start: at, end: at, text: ` src="${up}${folder}/${file(text, "js")}"` });
      changes.push({ start: place.startTag.endOffset, end: place.endTag.startOffset, text: "" });
    }
    if (element.tagName === "style") {
      const link = `<link rel="stylesheet" href="${up}${folder}/${file(text, "css")}">`;
      changes.push({ start: place.startOffset, end: place.endOffset, text: link });
    }
    const style = attribute(element, "style");
    if (style) {
      const { startOffset, endOffset } = place.startTag.attrs.style;
      const name = `data-style-${createHash("sha256").update(style).digest("hex").slice(0, 8)}`;
      rules.push(`[${name}] { ${style} }\n`);
      changes.push({ start: startOffset, end: endOffset, text: name });
    }
  }
  if (rules.length > 0 && head !== undefined) {
    const link = `<link rel="stylesheet" href="${up}${folder}/${file([...new Set(rules)].join(""), "css")}">`;
    changes.push({ start: head, end: head, text: link });
  }
  return changed(html, changes);
}

for (const entry of await readdir(site, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
  const page = join(entry.parentPath, entry.name);
  const depth = relative(site, entry.parentPath).split(sep).filter(Boolean).length;
  const html = await readFile(page, "utf8");
  await writeFile(page, strict(html, "../".repeat(depth) || "./"));
}
await mkdir(join(site, folder), { recursive: true });
await Promise.all([...files].map(([name, text]) => writeFile(join(site, folder, name), text)));
