// The measured versions of mermaid: 12, and 11, which many sites still use.
import { readFileSync } from "node:fs";

/** Name, version, script URL and script file of each. */
export const versions = ["mermaid-12", "mermaid-11"].map((alias) => {
  const folder = new URL(`node_modules/${alias}/`, import.meta.url);
  const { version } = JSON.parse(readFileSync(new URL("package.json", folder)));
  return { name: `mermaid ${version}`, version, script: `/${alias}.min.js`, file: new URL("dist/mermaid.min.js", folder) };
});
