// Tests the built page in a real Chromium, on a server with a strict Content-Security-Policy.
import { defineConfig } from "@playwright/test";

/** The share of the tests that is run: the environment variable `SHARD`, such as `1/2`. */
const [current, total] = (process.env.SHARD || "1/1").split("/").map(Number);

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  // Long, for a busy machine.
  expect: { timeout: 15_000, toPass: { timeout: 15_000 } },
  fullyParallel: true,
  workers: 2,
  shard: { current, total },
  retries: 0,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["./tally.mjs"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1360, height: 900 },
    // Requests answered by a service worker are invisible to tests. Tests of the worker, such as offline.spec.ts, allow it.
    serviceWorkers: "block",
    launchOptions: {
      // `cargo xtask test` names the browser. Playwright's own is the default.
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // LocalNetworkAccessChecks: routed pages have no network address, but load files from the test's own host. The other two
        // are windows of the address bar, which Chromium would load for each context; `chromium-headless-shell` has none.
        "--disable-features=LocalNetworkAccessChecks,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
      ],
    },
  },
  webServer: {
    command: "node serve.mjs",
    // The server takes a free port and prints its address: the variable CALLMODEL_SITE, which fixtures.ts reads.
    wait: { stdout: /serving (?<callmodel_site>http:\S+)/ },
    timeout: 15_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 1_000 },
  },
});
