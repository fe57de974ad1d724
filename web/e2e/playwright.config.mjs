// How the page is tested: as it is built, in a real Chromium, on a server as strict as any.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  // A machine that has much else to do takes its time; where all is well, nobody waits for it.
  expect: { timeout: 15_000, toPass: { timeout: 15_000 } },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["./tally.mjs"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1360, height: 900 },
    // A test does not see what a worker answers in the place of the host, and cannot answer itself. offline.spec.ts and others
    // that are about the worker allow it.
    serviceWorkers: "block",
    launchOptions: {
      // `cargo xtask test` names the browser; without a name it is Playwright's own.
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Pages that a test makes up come from no network; they may load from the test's own host.
        "--disable-features=LocalNetworkAccessChecks",
      ],
    },
  },
  webServer: {
    command: "node serve.mjs",
    // The server takes a free port and says which: CALLMODEL_SITE, which fixtures.ts reads.
    wait: { stdout: /serving (?<callmodel_site>http:\S+)/ },
    timeout: 15_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 1_000 },
  },
});
