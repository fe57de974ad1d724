// Releases of mermaid, each in one file for browsers, without the packages that it names.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The oldest release that the documentation promises, one that most forges have, and the newest, each with the hash of its archive. */
export const MERMAID: Record<string, string> = {
  "9.1.7": "MRVHXy5FLjnUQUG7YS3UN9jEN6FXCJbFCXVGJQjVIbiR6Vhw0j/6pLIjqsiah9xoHmQU6DEaKOvB3S1g/1nBPA==",
  "11.17.2": "V6K3C8EBdEsPFZXSKMJe6ppQOENxuHARr9GvHX4hh47lAbhMRD9qf4oEK7LoaRQxULMa80/qt5gHO73aCleBBg==",
  "12.3.0": "4113TdXeLAsMruJ79OpFL5O8+LTFXhQqZ260rF3tgUmiNAtRm4Uume04I+65PRN6yZ69J4f8rVYWW8zRk65UYw==",
};

/** The script of a release, from npm the first time. Workers may ask at the same time: each brings it to a folder of its own. */
export function mermaidFile(version: string): string {
  const releases = fileURLToPath(new URL("../../target/mermaid", import.meta.url));
  const script = join(releases, `mermaid-${version}.min.js`);
  if (existsSync(script)) return script;
  mkdirSync(releases, { recursive: true });
  const folder = mkdtempSync(join(releases, "new-"));
  try {
    execFileSync("npm", ["pack", "--silent", `mermaid@${version}`], { cwd: folder });
    const archive = `mermaid-${version}.tgz`;
    const hash = createHash("sha512").update(readFileSync(join(folder, archive))).digest("base64");
    if (hash !== MERMAID[version]) throw new Error(`mermaid ${version} has the hash ${hash}`);
    execFileSync("tar", ["-xzf", archive, "package/dist/mermaid.min.js"], { cwd: folder });
    renameSync(join(folder, "package/dist/mermaid.min.js"), script);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return script;
}
