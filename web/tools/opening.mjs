// Makes the page of an address without a fragment as HTML and CSS, so that index.html shows it before the model is loaded, and
// without scripts. The page's own components write it (web/app/examples/opening.rs).
//
// A ladder is laid out for its width, which only the browser knows. The page has one for each of WIDTHS, and a container query shows
// the widest that fits. Their ids are left out, because each ladder has the same.
import { execFileSync } from "node:child_process";
import { parseFragment, serialize } from "parse5";
import { attribute, elements } from "./html.mjs";

/** Widths of the ladder in px: those of phones from 320 to 430 px, of tablets, and of windows from 1100 to 1440 px and wider. */
const WIDTHS = [286, 326, 341, 356, 378, 396, 553, 566, 654, 699, 722, 744, 926];

/** The two borders of a ladder in px, less half a px: the browser rounds the width that it tells the page. */
const BORDERS = 1.5;

/** The pages, one per width, as fragments of parse5. */
function pages() {
  const example = ["run", "--quiet", "--locked", "--package", "callmodel-web", "--example", "opening", "--", ...WIDTHS.map(String)];
  const lines = execFileSync("cargo", example, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim().split("\n");
  return lines.map((line) => parseFragment(JSON.parse(line).html));
}

const isLadder = (element) => attribute(element, "class")?.split(" ").includes("ladder");

const find = (page, is) => [...elements(page)].find(is);

/** Takes the attribute `name` out of an element. */
function take(element, name) {
  const taken = attribute(element, name);
  element.attrs = element.attrs.filter((attribute) => attribute.name !== name);
  return taken;
}

/** Adds a class to an element. */
function addClass(element, name) {
  const before = take(element, "class");
  element.attrs.push({ name: "class", value: before ? `${before} ${name}` : name });
}

/** The page as HTML, and the rules for its style. */
export function opening() {
  const [page, ...others] = pages();
  const ladder = find(page, isLadder);
  const ladders = [ladder, ...others.map((other) => find(other, isLadder))];
  const place = ladder.parentNode;
  place.childNodes = place.childNodes.flatMap((node) => (node === ladder ? ladders : [node]));

  const rules = [];
  ladders.forEach((ladder, at) => {
    const name = `opening-${WIDTHS[at]}`;
    const below = at > 0 ? `(min-width: ${(WIDTHS[at] + BORDERS) / 16}rem)` : "(min-width: 0)";
    const above = at + 1 < WIDTHS.length ? `not (min-width: ${(WIDTHS[at + 1] + BORDERS) / 16}rem)` : "(min-width: 0)";
    rules.push(`@container opening ${below} { @container opening ${above} { .opening.${name} { display: block } } }`);
    [ladder, ...elements(ladder)].forEach((element, index) => {
      const style = take(element, "data-style");
      if (style === undefined) return;
      addClass(element, `${name}-${index}`);
      rules.push(`.${name}-${index} { ${style} }`);
    });
    addClass(ladder, "opening");
    addClass(ladder, name);
  });
  // The running page writes the number of parties into the field itself.
  const parties = [...elements(ladder)].filter((element) => attribute(element, "role") === "group");
  find(page, (element) => attribute(element, "id") === "parties").attrs.push({ name: "value", value: `${parties.length}` });
  // Browsers without container queries show a narrow one.
  rules.push(`@supports not (container-type: inline-size) { .opening.opening-${WIDTHS[1]} { display: block } }`);
  for (const element of ladders.flatMap((ladder) => [...elements(ladder)])) take(element, "id");
  // Nothing can be chosen: a message is a picture with a name.
  for (const element of elements(page)) {
    take(element, "data-point");
    const isMessage = take(element, "aria-pressed") !== undefined && element.tagName === "g";
    if (isMessage) element.attrs.find(({ name }) => name === "role").value = "img";
    if (isMessage || element.tagName === "tr") take(element, "tabindex");
  }
  // Until the documentation is built with the page (web/tools/finish-docs.mjs).
  const isDocumentation = (element) => element.tagName === "a" && attribute(element, "href").startsWith("./docs/");
  [...elements(page)].filter(isDocumentation).forEach((link) => link.attrs.push({ name: "hidden", value: "" }));
  return { html: serialize(page), css: rules.join("\n") };
}
