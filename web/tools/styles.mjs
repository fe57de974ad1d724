// Style sheets: web/style is the one source of the page's and the element's. esbuild bundles and minifies; PostCSS rewrites, as
// nodes, the few things that differ inside the element:
// - a `@media` rule about widths alone becomes `@container`, with the same numbers in `em`;
// - a length in `rem` becomes a multiple of `--call-model-size`, the size of the text around the element.
// Custom media queries (web/style/breakpoints.css) are resolved for both.
import { mkdirSync, writeFileSync } from "node:fs";
import { build, transform } from "esbuild";
import postcss from "postcss";
import customMedia from "postcss-custom-media";
import parse from "postcss-value-parser";

const OUT = "target/page";

/** Output file, source file, and the plugins that only this sheet needs. */
const SHEETS = [
  ["style.css", "web/style/style.css", []],
  ["seldom.css", "web/style/seldom.css", []],
  ["element.css", "web/element/element.css", [forElement()]],
];

function forElement() {
  return {
    postcssPlugin: "call-model-element",
    OnceExit(root) {
      root.walkAtRules("media", (rule) => {
        const query = parse(rule.params);
        const names = features(query);
        if (names.length === 0 || !names.every((name) => /^(min-|max-)?width$/.test(name))) return;
        rule.name = "container";
        query.walk((node) => rewrite(node, (number) => `${number}em`));
        rule.params = query.toString();
      });
      root.walkDecls((declaration) => {
        const value = parse(declaration.value);
        value.walk((node) => rewrite(node, (number) => `calc(${number} * var(--call-model-size))`));
        declaration.value = value.toString();
      });
    },
  };
}

/** The names of the features in a media query: the word at the start of each parenthesis. */
function features(query) {
  const names = [];
  query.walk((node) => {
    const first = node.type === "function" && node.nodes[0];
    if (first?.type === "word") names.push(first.value);
  });
  return names;
}

/** Replaces a length in `rem` by what `how` makes of its number. */
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
