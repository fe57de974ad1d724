// What the measurements in the browser share: Chromium, and the built page on a server.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Prints a measured value: of what and which size it is, whether it is `ours`, a `peer` or the `floor`, and its name. */
export function tell(group, size, role, name, value, unit) {
  console.log(`measure ${[group, size, role, name, value.toFixed(4), unit].join("|")}`);
}

/** Starts Chromium. */
export function launch() {
  // Playwright is where the page's tests have it.
  const e2e = createRequire(fileURLToPath(new URL("../e2e/package.json", import.meta.url)));
  return e2e("@playwright/test").chromium.launch({
    executablePath: process.env.CHROMIUM || undefined,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

/** Serves dist/ as the page's tests do; returns its address and what ends it. */
export async function serve() {
  const server = spawn(process.execPath, [fileURLToPath(new URL("../e2e/serve.mjs", import.meta.url))]);
  server.stderr.pipe(process.stderr);
  const site = await new Promise((resolve, reject) => {
    server.stdout.on("data", (data) => resolve(/http:\S+/.exec(data)[0]));
    server.on("exit", () => reject(new Error("the server ended before it said its address")));
  });
  return { site, end: () => server.kill() };
}
