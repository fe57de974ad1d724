// Builds the service worker of the page, web/offline.js, for a build: its folder, and its files with their hashes.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export function buildWorker(folder, files, outfile) {
  return build({
    minify: true,
    logLevel: "warning",
    target: "es2022",
    allowOverwrite: true,
    entryPoints: [fileURLToPath(new URL("../offline.js", import.meta.url))],
    outfile,
    define: { CALL_MODELS_BUILD: JSON.stringify(folder), CALL_MODELS_FILES: JSON.stringify(files) },
  });
}
