// Builds the style sheets of page, element and documentation from their one source, web/style. esbuild bundles and minifies; PostCSS rewrites
// what differs inside the element:
// - a `@media` rule about widths alone becomes `@container`, with the same numbers in `em`;
// - a length in `rem` becomes a multiple of `--call-model-size`, the size of the text around the element.
// Custom media queries (web/style/breakpoints.css) are resolved for all. target/page/element.json lists the breakpoints and custom
// properties of the element, for tests.
import { mkdirSync, writeFileSync } from "node:fs";
import { build, transform } from "esbuild";
import postcss from "postcss";
import customMedia from "postcss-custom-media";
import parse from "postcss-value-parser";

const OUT = "target/page";

/** The manifest of the element's styles: breakpoints in px, and custom properties with their defaults. */
const element = { breakpoints: new Set(), properties: {} };

/** Output file, source file, and the plugins that only this sheet needs. */
const SHEETS = [
  ["style.css", "web/style/style.css", []],
  ["learn.css", "web/style/learn.css", []],
  ["element.css", "web/element/element.css", [forElement()]],
  ["ask.css", "web/element/ask.css", [forElement()]],
  ["docs.css", "docs/theme/face.css", []],
];

function forElement() {
  return {
    postcssPlugin: "call-model-element",
    OnceExit(root) {
      root.walkAtRules("media", (rule) => {
        const query = parse(rule.params);
        const names = features(query);
        if (names.length === 0 || !names.every(({ name }) => /^(min-|max-)?width$/.test(name))) return;
        rule.name = "container";
        const widths = names.filter(({ name }) => name === "min-width").map(({ value }) => 16 * parse.unit(value).number);
        widths.forEach((width) => element.breakpoints.add(width));
        query.walk((node) => rewrite(node, (number) => `${number}em`));
        rule.params = query.toString();
      });
      root.walkDecls((declaration) => {
        const value = parse(declaration.value);
        value.walk((node) => rewrite(node, (number) => `calc(${number} * var(--call-model-size))`));
        declaration.value = value.toString();
        if (isOfHost(declaration.prop)) element.properties[declaration.prop] = declaration.value;
        parse(declaration.value).walk(note);
      });
    },
  };
}

/** The features in a media query, each with its value: the words of each parenthesis. */
function features(query) {
  const features = [];
  query.walk((node) => {
    if (node.type !== "function") return;
    const [name, value] = node.nodes.filter(({ type }) => type === "word");
    if (name) features.push({ name: name.value, value: value?.value });
  });
  return features;
}

/** Whether the custom property is public, to be set by hosts. */
const isOfHost = (name) => name.startsWith("--call-model-");

/** Notes the custom property and the default of a `var()`. */
function note(node) {
  if (node.type !== "function" || node.value !== "var") return;
  const [name, comma, ...usual] = node.nodes;
  if (comma && isOfHost(name.value)) element.properties[name.value] = parse.stringify(usual);
}

/** Replaces each length in `rem` by `how(number)`. */
function rewrite(node, how) {
  const length = node.type === "word" && parse.unit(node.value);
  if (length && length.unit === "rem") node.value = how(length.number);
}

mkdirSync(OUT, { recursive: true });
for (const [name, from, plugins] of SHEETS) {
  const bundle = await build({ entryPoints: [from], bundle: true, write: false, logLevel: "warning" });
  const { css } = await postcss([customMedia({ preserve: false }), ...plugins]).process(bundle.outputFiles[0].text, { from });
  const { code } = await transform(css, { loader: "css", minify: true, logLevel: "warning" });
  writeFileSync(`${OUT}/${name}`, code);
}
const breakpoints = [...element.breakpoints].sort((one, other) => other - one);
writeFileSync(`${OUT}/element.json`, `${JSON.stringify({ ...element, breakpoints }, null, 2)}\n`);
