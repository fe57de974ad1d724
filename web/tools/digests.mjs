// Prints the SHA-256 of each file that is named, in base64, a line each: `node digests.mjs FILE…`. The last line is that of
// the lines before with the files' names, in hex.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const files = process.argv.slice(2);
const all = createHash("sha256");
for (const file of files) {
  const digest = createHash("sha256").update(readFileSync(file)).digest("base64");
  console.log(digest);
  all.update(`${file} ${digest}\n`);
}
console.log(all.digest("hex"));
