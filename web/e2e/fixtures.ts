// The `test` that every spec imports, from here or explore.ts. It also fails on an uncaught error, an error on the console, a
// violation of the Content-Security-Policy, and a request to another origin.
import { expect, test as base, type BrowserContext } from "@playwright/test";

type Checks = {
  /** Faults that the test causes on purpose: `test.use({ expectedFaults: /…/ })`. */
  expectedFaults: RegExp | undefined;
  /** The faults of the page so far; expected to be empty when the test ends. */
  faults: string[];
};

export const test = base.extend<Checks, { reuseContext: boolean }>({
  // A test takes over the page of the test before it, emptied: a new context and page cost as much as a start of the site.
  // Playwright clears storage, caches, routes, scripts and emulation in between, and closes other pages.
  reuseContext: [true, { scope: "worker", option: true }],

  // The server's address, which the test runner reads from its output.
  baseURL: async ({}, use) => {
    const site = process.env.CALLMODEL_SITE;
    if (!site) throw new Error("the test server did not say its address");
    await use(site);
  },

  expectedFaults: [undefined, { option: true }],

  faults: [
    async ({ context, baseURL, expectedFaults }, use) => {
      const faults: string[] = [];
      await watch(context, new URL(baseURL!).origin, faults);
      await use(faults);
      const unexpected = faults.filter((fault) => !expectedFaults?.test(fault));
      expect(unexpected, "faults of the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Records the faults of every page, frame and pop-up of a context. */
export async function watch(context: BrowserContext, origin: string, faults: string[]): Promise<void> {
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`blocked by ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  const isOwn = (url: string) => /^(data|blob|about):/.test(url) || new URL(url).origin === origin;
  context.on("request", (request) => {
    if (!isOwn(request.url())) faults.push(`request to another place: ${request.url()}`);
  });
  context.on("page", (page) => {
    page.on("websocket", (socket) => faults.push(`web socket: ${socket.url()}`));
  });
}
