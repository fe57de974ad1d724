// Shared by the measurements in the browser: Chromium, the built page on a server, and the output.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { answer, base, dist } from "../e2e/serve.mjs";

/** Prints a record for `crates/bench` (`Record`), a line of JSON. */
export function record(kind, fields) {
  console.log(JSON.stringify({ [kind]: fields }));
}

/** Prints one value of a measure; `role` is `ours`, `peer` or `floor`. */
export function tell(group, size, role, name, value, unit) {
  record("sample", { group, size, role, name, value, unit });
}

/** Starts Chromium. */
export function launch() {
  // Playwright is installed for the page's tests.
  const e2e = createRequire(fileURLToPath(new URL("../e2e/package.json", import.meta.url)));
  return e2e("@playwright/test").chromium.launch({
    executablePath: process.env.CHROMIUM || undefined,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

/** Serves a folder with a built page, with the policy of the page's tests. Returns its address and `end`. */
export async function serve(folder = dist) {
  const server = createServer((request, response) => {
    answer(request, response, folder).catch((error) => response.destroy(error));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { site: `http://127.0.0.1:${server.address().port}${base}`, end: () => server.close() };
}
