// The service worker: after the first visit the page works offline, and all its files are of one build.
import { readdirSync } from "node:fs";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, Explore, test as base } from "./explore";
import { FIRST, Host, SECOND } from "./host";
import { dist } from "./serve.mjs";

const test = base.extend<{ host: Host }>({
  host: async ({}, use) => {
    const host = new Host();
    await host.start();
    await use(host);
    await host.end();
  },
  baseURL: async ({ host }, use) => use(host.site),
});

test.use({ serviceWorkers: "allow", permissions: ["clipboard-read", "clipboard-write"] });

test("under a policy of Trusted Types the worker caches the page", async ({ host, context }) => {
  host.policy = "; require-trusted-types-for 'script'; trusted-types call-models";
  await firstVisit(context);
  await host.cut();
  const explore = await visit(context);
  await openExport(explore);
});

/** Opens the page in a tab of its own. */
async function visit(context: BrowserContext): Promise<Explore> {
  const explore = new Explore(await context.newPage());
  await explore.open();
  return explore;
}

/** A visit until the worker has cached the page. */
async function firstVisit(context: BrowserContext): Promise<void> {
  const explore = await visit(context);
  await explore.isKept();
  await explore.page.close();
}

/** The state of a new worker. */
const fateOfNext = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { installing, waiting } = await navigator.serviceWorker.ready;
    return installing ? "comes" : waiting ? "waits" : "none";
  });

/** The names of all caches of the origin, as another app on it sees them. */
async function caches(context: BrowserContext, host: Host): Promise<string[]> {
  const other = await context.newPage();
  await other.goto(`${host.origin}/other/`);
  const names = await other.evaluate(() => globalThis.caches.keys());
  await other.close();
  return names;
}

const cacheOf = (host: Host, build: string): string => `call-models ${host.site} ${build}`;

async function openExport(explore: Explore): Promise<void> {
  await explore.page.getByRole("button", { name: "Export", exact: true }).click();
  await explore.dialog.getByRole("button", { name: "Copy JSON", exact: true }).click();
  await expect(explore.dialog.getByRole("status")).toHaveText("Copied as JSON");
}

/** Loads every lazy part of the page; returns the builds of its script, style, export and German text. */
async function builds(explore: Explore): Promise<string[]> {
  const { page } = explore;
  await openExport(explore);
  await page.keyboard.press("Escape");
  await explore.settings.click();
  await explore.setting("Language").selectOption("Deutsch");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    const style = getComputedStyle(root).getPropertyValue("--build");
    return [root.dataset.start, style, root.dataset.export, document.querySelector("h1")!.textContent === "Second" && "second"];
  });
  await page.evaluate(() => localStorage.clear());
  return found.map((build) => build || "first");
}

const ALL_FIRST = ["first", "first", "first", "first"];
const ALL_SECOND = ["second", "second", "second", "second"];

test("the worker is requested after the page's module", async ({ explore, host }) => {
  const isModule = (path: string) => path.endsWith("/callmodel-web_bg.wasm");
  let send = () => {};
  host.instead = (request, response) => {
    if (!isModule(request.url!)) return host.answer(request, response);
    send = () => {
      host.asked.push("the module is sent");
      host.instead = undefined;
      return host.answer(request, response);
    };
  };
  const opened = explore.open();
  await explore.page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/callmodel-web.js")));
  await expect.poll(() => host.asked.some(isModule)).toBe(true);
  send();
  await opened;
  await explore.isKept();
  const [sent, worker] = ["the module is sent", "offline.js"].map((what) => host.asked.findIndex((path) => path.endsWith(what)));
  expect(sent).toBeLessThan(worker!);
});

test.describe("after the first visit, without a network,", () => {
  test.beforeEach(async ({ context, host }) => {
    await firstVisit(context);
    await host.cut();
  });

  test("the page opens, and a click on Release works", async ({ context }) => {
    const explore = await visit(context);
    await explore.ask("A", "Release").click();
    await expect(explore.tables).toHaveCount(2);
    await explore.isAt("#/explore?parties=A+B&steps=release+A");
    await explore.page.reload();
    await expect(explore.tables).toHaveCount(2);
  });

  for (const address of ["./index.html", "./?from=a-link", "./#/explore?parties=7001+7002&steps=release+7001"]) {
    test(`it opens at ${address}`, async ({ page, explore }) => {
      await page.goto(address);
      await expect(explore.figure).toBeVisible();
    });
  }

  for (const [language, undo] of [["Deutsch", "Rückgängig"], ["Español", "Deshacer"], ["日本語", "元に戻す"]] as const) {
    test(`it works in ${language}`, async ({ context }) => {
      const explore = await visit(context);
      await explore.settings.click();
      await explore.setting("Language").selectOption(language);
      await explore.page.keyboard.press("Escape");
      await expect(explore.page.getByRole("button", { name: undo, exact: true })).toBeVisible();
    });
  }

  test("Table and Export work", async ({ context }) => {
    const explore = await visit(context);
    await explore.call("A B C", "delete B by A");
    await explore.view("Table").click();
    await expect(explore.printed).toBeVisible();
    await openExport(explore);
    const download = explore.page.waitForEvent("download");
    await explore.dialog.getByRole("button", { name: "Download PNG", exact: true }).click();
    expect((await download).suggestedFilename()).toBe("call-A-B-C-delete-B-by-A.png");
  });
});

test("a page that goes offline during the first visit works", async ({ explore, host }) => {
  await explore.open();
  await explore.isKept();
  await host.cut();
  expect(await builds(explore)).toEqual(ALL_FIRST);
});

test.describe("after the first visit, from a host in trouble,", () => {
  test.beforeEach(({ context }) => firstVisit(context));

  test("which answers 503, the page opens", async ({ context, host }) => {
    host.instead = (_, response) => response.writeHead(503).end();
    await visit(context);
  });

  test("which never answers, the page opens", async ({ context, host }) => {
    host.instead = () => {};
    await visit(context);
  });
});

test.describe("of two builds,", () => {
  test.beforeEach(({ context }) => firstVisit(context));

  test("the next visit has the new one; then the old one is deleted", async ({ context, host }) => {
    await host.publish();
    const explore = await visit(context);
    expect(await builds(explore)).toEqual(ALL_SECOND);
    await expect.poll(() => fateOfNext(explore.page)).toBe("waits");
    await explore.page.close();
    await expect.poll(() => caches(context, host)).toEqual([cacheOf(host, SECOND)]);
    await host.cut();
    expect(await builds(await visit(context))).toEqual(ALL_SECOND);
  });

  test("an open page keeps the old one until a reload", async ({ context, host }) => {
    const stays = await visit(context);
    await host.publish();
    const next = await visit(context);
    await expect.poll(() => fateOfNext(next.page)).toBe("waits");
    expect(await builds(stays)).toEqual(ALL_FIRST);
    await stays.page.reload();
    expect(await builds(stays)).toEqual(ALL_SECOND);
  });

  test("the new one works offline beside a page of the old one", async ({ context, host }) => {
    const stays = await visit(context);
    await host.publish();
    const next = await visit(context);
    await expect.poll(() => fateOfNext(next.page)).toBe("waits");
    await host.cut();
    expect(await builds(next)).toEqual(ALL_SECOND);
    expect(await builds(await visit(context))).toEqual(ALL_SECOND);
    expect(await builds(stays)).toEqual(ALL_FIRST);
  });

  test("the old one stays while a file of the new one is damaged", async ({ context, host }) => {
    await host.publish();
    host.spoil(`${SECOND}/text/ja.txt`, "title =");
    const { page } = await visit(context);
    await expect.poll(() => host.asked.filter((path) => path.endsWith(`${SECOND}/text/ja.txt`))).toHaveLength(1);
    await expect.poll(() => fateOfNext(page)).toBe("none");
    await page.close();
    await host.cut();
    expect(await builds(await visit(context))).toEqual(ALL_FIRST);
  });

  test("the old one stays while the host serves its index.html", async ({ context, host }) => {
    const page = await (await fetch(host.site)).text();
    await host.publish();
    host.spoil("index.html", page);
    const pages = () => host.asked.filter((path) => path === new URL(host.site).pathname).length;
    const asked = pages();
    const before = await visit(context);
    expect(await builds(before)).toEqual(ALL_FIRST);
    // By the visit and by the new worker; earlier, no worker waits either.
    await expect.poll(pages).toBe(asked + 2);
    await expect.poll(() => fateOfNext(before.page)).toBe("none");
    await before.page.close();
    await host.cut();
    expect(await builds(await visit(context))).toEqual(ALL_FIRST);
  });
});

test("a new build is cached despite an old HTTP cache", async ({ context, host }) => {
  host.headers.set("Cache-Control", "max-age=600");
  await firstVisit(context);
  await host.publish();
  const { page } = await visit(context);
  await expect.poll(() => fateOfNext(page)).toBe("waits");
  await page.close();
  await host.cut();
  expect(await builds(await visit(context))).toEqual(ALL_SECOND);
});

test("with max-age, each file is requested once", async ({ context, host }) => {
  host.headers.set("Cache-Control", "max-age=600");
  await firstVisit(context);
  const files = host.asked.filter((path) => path.includes(FIRST));
  expect(files).toEqual([...new Set(files)]);
});

test("caches of other apps and other paths are left alone", async ({ context, host }) => {
  const others = ["other-app", "call-models", `call-models ${host.origin}/docs/ app-1`, `call-models ${host.site}within/ app-1`];
  const other = await context.newPage();
  await other.goto(`${host.origin}/other/`);
  for (const name of [...others, cacheOf(host, "app-1")]) {
    await other.evaluate(async (name) => (await globalThis.caches.open(name)).put("/kept", new Response("kept")), name);
  }
  await firstVisit(context);
  expect((await caches(context, host)).toSorted()).toEqual([...others, cacheOf(host, FIRST)].toSorted());
  for (const cacheName of others) {
    const kept = await other.evaluate((cacheName) => globalThis.caches.match("/kept", { cacheName }).then((kept) => kept?.text()), cacheName);
    expect(kept).toBe("kept");
  }
});

test("the cache holds the page and the files of its build only", async ({ explore, page, host }) => {
  await explore.open("?from=a-link#/explore?parties=7001+7002");
  await explore.isKept();
  const kept = await page.evaluate(async (name) => {
    const requests = await (await globalThis.caches.open(name)).keys();
    return requests.map(({ url }) => url);
  }, cacheOf(host, FIRST));
  const files = readdirSync(`${dist}${FIRST}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replace(dist, host.site));
  expect(kept.toSorted()).toEqual([host.site, ...files].toSorted());
});

test("files outside the build come from the host", async ({ context, page, host }) => {
  await firstVisit(context);
  expect((await page.goto("./"))?.fromServiceWorker(), "the page").toBe(true);
  for (const file of ["call-model.js", "call-model.css", "text/de.txt"]) {
    expect((await page.goto(file))?.fromServiceWorker(), file).toBe(false);
  }
});

test.describe("without service workers the page works", () => {
  test.afterEach(async ({ context, host }) => {
    expect(await caches(context, host)).toEqual([]);
  });

  test("in a browser that has none", async ({ explore, page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
    await explore.open();
    expect(await builds(explore)).toEqual(ALL_FIRST);
  });

  test("in a browser that refuses them", async ({ explore, page }) => {
    await page.addInitScript(() => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("It is turned off.", "SecurityError"));
    });
    await explore.open();
    expect(await builds(explore)).toEqual(ALL_FIRST);
  });

  test.describe("in a frame of another origin", () => {
    // Chromium says so for each definition of a term, which opens without the focus there.
    test.use({ expectedFaults: /Blocked autofocusing on a <dialog>/ });

    test("in a frame with an opaque origin", async ({ page, host }) => {
      host.headers.set("Access-Control-Allow-Origin", "*");
      await page.route("**/outer.html", (route) => route.fulfill({
        contentType: "text/html",
        body: `<!doctype html><title>Outer</title><iframe sandbox="allow-scripts" src="./#/explore" width="1300" height="800"></iframe>`,
      }));
      await page.goto("./outer.html");
      const frame = page.frameLocator("iframe");
      await frame.getByRole("group", { name: "Party A" }).getByRole("button", { name: "Release", exact: true }).click();
      await expect(frame.getByRole("table")).toHaveCount(2);
      await expect(frame.getByRole("alert")).toHaveCount(0);
    });
  });
});
