// The command `callmodel`, for what the page and it both do.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Where it is. `cargo xtask test` names it; without a name it is the one that `cargo build` leaves. */
export const program = process.env.CALLMODEL || fileURLToPath(new URL("../../target/debug/callmodel", import.meta.url));

/** Outputs by arguments: the command is deterministic, and a worker starts it once for all tests that ask the same. */
const known = new Map<string, string>();

/** The output of the command: `callmodel("run", "--parties", "A B")`. */
export function callmodel(...args: string[]): string {
  const line = JSON.stringify(args);
  const output = known.get(line) ?? execFileSync(program, args, { encoding: "utf8" });
  known.set(line, output);
  return output;
}
