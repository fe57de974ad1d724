// Privacy: no requests after loading, nothing stored about the reader.
import { expect, test, type Explore } from "./explore";

test.use({ serviceWorkers: "allow" });

test("after loading and caching, no action makes a request", async ({ explore, page, context }) => {
  await page.goto("./", { waitUntil: "networkidle" });
  await explore.isKept();
  const asked: string[] = [];
  // By the page and its worker.
  context.on("request", (request) => asked.push(request.url()));

  await explore.tab("Delete from Conference").click();
  await explore.ask("A", "Delete B").click();
  await explore.message("EventReleased from T-Server to B").click();
  await explore.ask("C", "Release").click();
  await explore.undo.click();
  await explore.redo.click();
  await explore.reset.click();
  await explore.back();
  await explore.open("#/explore?parties=7001+7002+7003&steps=release+7002");
  await explore.open("#/nowhere");
  await expect(explore.notice).toBeVisible();

  expect(asked).toEqual([]);
});

test("the worker requests each file of the page once, no other", async ({ explore, page, context, baseURL }) => {
  const asked: string[] = [];
  context.on("request", (request) => {
    if (request.serviceWorker()) asked.push(request.url());
  });
  await explore.call("A B C", "delete B by A");
  await explore.isKept();
  const kept = await keptAddresses(explore);
  expect(asked.filter((url) => url !== new URL("offline.js", baseURL).href).toSorted()).toEqual(kept.toSorted());
});

test("no action is stored on the machine", async ({ explore, page, context }) => {
  await explore.open();
  await explore.isKept();
  const before = await keptAddresses(explore);
  await explore.call("A B C");
  await explore.ask("A", "Delete B").click();
  await expect(explore.tables).toHaveCount(3);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  expect(await keptAddresses(explore)).toEqual(before);
});

/** The URLs in all caches of the page. */
async function keptAddresses({ page }: Explore): Promise<string[]> {
  return page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(stores.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url);
  });
}
