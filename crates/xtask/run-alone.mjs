// Runs a wasm module with nothing to import: `node run-alone.mjs FILE`. It must ask for nothing, and
// its `main` must come to its end.
import { readFile } from "node:fs/promises";

const module = new WebAssembly.Module(await readFile(process.argv[2]));
const imports = WebAssembly.Module.imports(module);
if (imports.length > 0) {
  console.error("the module imports:", imports.map(({ module, name }) => `${module}.${name}`).join(", "));
  process.exit(1);
}
const { main } = new WebAssembly.Instance(module, {}).exports;
if (typeof main !== "function") {
  console.error("the module exports no `main`");
  process.exit(1);
}
// The arguments of C's main: none. A panic is a trap, which ends this program with an error.
const code = main(0, 0);
console.log(`no imports; main returned ${code}`);
process.exit(code);
