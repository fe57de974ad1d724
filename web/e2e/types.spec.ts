// The types of the element's package: for programs, and for the templates of React, Preact, Vue and Svelte.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const here = fileURLToPath(new URL(".", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../target/npm/call-model/", import.meta.url));

/** What the compiler of TypeScript says about a project; empty if it is right. */
function compiled(...options: string[]): string {
  try {
    execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), ...options], { encoding: "utf8" });
    return "";
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test("the tag is typed in React, Preact, Vue, Svelte and programs", () => {
  // As npm installs it: types extend those of the frameworks that are found beside the package.
  cpSync(PACKAGE, join(here, "types/node_modules/call-model"), { recursive: true });
  expect(compiled("--project", join(here, "types"))).toBe("");
});

test("the types compile where no framework is installed", () => {
  const folder = mkdtempSync(join(tmpdir(), "call-model-types-"));
  cpSync(join(PACKAGE, "call-model.d.ts"), join(folder, "call-model.d.ts"));
  writeFileSync(join(folder, "main.ts"), `import { CallModel } from "./call-model";\nexport const at = (model: CallModel): number => model.at;\n`);
  const strict = ["--noEmit", "--strict", "--skipLibCheck", "false", "--types", "", "--module", "esnext", "--moduleResolution", "bundler"];
  const said = compiled(...strict, "--target", "es2022", "--lib", "es2022,dom", join(folder, "main.ts"));
  rmSync(folder, { recursive: true });
  expect(said).toBe("");
});

test("manifest and types describe each property alike", () => {
  const types = readFileSync(join(PACKAGE, "call-model.d.ts"), "utf8");
  const manifest = JSON.parse(readFileSync(join(PACKAGE, "custom-elements.json"), "utf8"));
  const { description, attributes, members } = manifest.modules[0].declarations[0];
  const documented = (declaration: string) => types.slice(types.indexOf("CallModelAttributes {")).match(new RegExp(`/\\*\\* (.*) \\*/\\n\\s*(?:export )?${declaration}`))?.[1];
  expect(documented("class CallModel ")).toBe(description);
  for (const { name, description } of [...attributes, ...members]) {
    const declaration = name === "at" ? "get at\\(" : `${name}\\??:`;
    expect(documented(declaration), name).toBe(description);
  }
});
