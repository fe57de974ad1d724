// The command `callmodel`, for what the page and it both do.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Where it is. `cargo xtask test` names it; without a name it is the one that `cargo build` leaves. */
export const program = process.env.CALLMODEL || fileURLToPath(new URL("../../target/debug/callmodel", import.meta.url));

/** What it prints: `callmodel("run", "--parties", "A B")`. */
export function callmodel(...args: string[]): string {
  return execFileSync(program, args, { encoding: "utf8" });
}
