// The tag with its static figure, as the command writes it.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = process.env.CALLMODEL || fileURLToPath(new URL("../../target/debug/callmodel", import.meta.url));

export const figure = execFileSync(program, ["embed", "--parties", "A B C", "--steps", "delete B by A"], { encoding: "utf8" });
