// Installs the command from the packages that `cargo package` wrote below TARGET, as a machine without this checkout would, and runs
// it: `node install-packed.mjs TARGET`. crates.io has none of our crates yet, so each is patched by its own package.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const target = resolve(process.argv[2]);
const packages = join(target, "package");
// Outside the checkout, where no workspace is found.
const place = mkdtempSync(join(tmpdir(), "callmodel-"));
try {
  const crates = readdirSync(packages).filter((name) => name.endsWith(".crate"));
  for (const crate of crates) execFileSync("tar", ["-xzf", join(packages, crate), "-C", place]);
  const folders = crates.map((crate) => crate.replace(/\.crate$/, ""));
  const patches = folders.filter((folder) => !folder.startsWith("callmodel-cli-")).flatMap((folder) =>
    ["--config", `patch.crates-io.${folder.replace(/-[\d.]+$/, "")}.path=${JSON.stringify(join(place, folder))}`]);
  const command = folders.find((folder) => folder.startsWith("callmodel-cli-"));
  const options = ["--offline", "--debug", "--root", join(place, "installed"), "--target-dir", target];
  // As the packages were compiled, so that the dependencies are not compiled again.
  const env = { ...process.env, CARGO_PROFILE_DEV_DEBUG: "false" };
  execFileSync("cargo", ["install", ...options, ...patches, "--path", join(place, command)], { cwd: place, env, stdio: "inherit" });

  const callmodel = (...args) => execFileSync(join(place, "installed/bin/callmodel"), args, { cwd: place, encoding: "utf8" });
  const version = command.replace("callmodel-cli-", "callmodel ");
  expect(callmodel("--version"), `${version}\n`);
  const run = JSON.parse(callmodel("run", "--parties", "A B", "--steps", "release A", "--format", "json"));
  expect(run.steps[0].events.map(({ name, party }) => `${name} to ${party}`).join(), "EventReleased to A,EventReleased to B");
  expect(callmodel("completions", "bash").includes("_callmodel()"), true);
  mkdirSync(join(place, "man1"));
  callmodel("man", "man1");
  expect(readdirSync(join(place, "man1")).includes("callmodel-run.1"), true);
  console.log(`the packed ${version} can be installed`);
} finally {
  rmSync(place, { recursive: true });
}

function expect(found, expected) {
  if (found !== expected) throw new Error(`the installed command printed ${found}, not ${expected}`);
}
