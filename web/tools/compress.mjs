// Writes precompressed .br and .gz files beside each file of a folder that they make smaller: `node compress.mjs FOLDER`.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const [folder] = process.argv.slice(2);
const compressed = /\.(css|html|js|json|svg|txt|wasm|xml)$/;

const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && compressed.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

await Promise.all(files.map(async (file) => {
  const bytes = await readFile(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes, { level: 9 })]);
  for (const [ending, smaller] of [["br", br], ["gz", gz]]) {
    if (smaller.length < bytes.length) await writeFile(`${file}.${ending}`, smaller);
  }
}));
