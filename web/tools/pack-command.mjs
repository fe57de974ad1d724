// Packs the command for npm, for the platform it was built on: `node pack-command.mjs PROGRAM FOLDER` writes the archive to FOLDER.
// npm installs it on the same system and processor alone, and puts the program into PATH.
import { execFileSync, execSync } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const [program, folder] = process.argv.slice(2);
const bin = `bin/${basename(program)}`;
const [name, version] = execFileSync(program, ["--version"], { encoding: "utf8" }).trim().split(" ");
const manifest = {
  name,
  version,
  description: "What each party of a phone call is told when one releases it, as Genesys T-Server reports it.",
  license: "MIT OR Apache-2.0",
  bin: { [name]: bin },
  os: [process.platform],
  cpu: [process.arch],
  // A program that was linked with glibc does not start with musl.
  ...(process.report.getReport().header.glibcVersionRuntime && { libc: ["glibc"] }),
};

const place = await mkdtemp(join(tmpdir(), "callmodel-npm-"));
try {
  await mkdir(join(place, "bin"));
  await cp(program, join(place, bin));
  await chmod(join(place, bin), 0o755);
  for (const file of ["README.md", "LICENSE-MIT", "LICENSE-APACHE"]) await cp(file, join(place, file));
  await writeFile(join(place, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await mkdir(folder, { recursive: true });
  // By a shell, because npm is a batch file on Windows. The archive is moved, so that the shell reads no path.
  const archive = execSync("npm pack --silent", { cwd: place, encoding: "utf8" }).trim();
  await cp(join(place, archive), join(folder, archive));
  console.log(join(folder, archive));
} finally {
  await rm(place, { recursive: true });
}
