// The command `callmodel`, whose output the page's is compared with.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The path of the command: `CALLMODEL` (set by `cargo xtask test`), or the build of `cargo build`. */
export const program = process.env.CALLMODEL || fileURLToPath(new URL("../../target/debug/callmodel", import.meta.url));

/** Outputs by arguments. The command is deterministic, so a worker runs it once per arguments. */
const known = new Map<string, string>();

/** The output of the command: `callmodel("run", "--parties", "A B")`. */
export function callmodel(...args: string[]): string {
  const line = JSON.stringify(args);
  const output = known.get(line) ?? execFileSync(program, args, { encoding: "utf8" });
  known.set(line, output);
  return output;
}
