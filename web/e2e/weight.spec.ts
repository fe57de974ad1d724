// The weight of the first visit, as a host sends it: Brotli at its highest quality. 1 kB is 1000 bytes.
import { brotliCompressSync, constants } from "node:zlib";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./explore";
import { limits } from "./site";

test.use({ serviceWorkers: "allow" });

// Requests of the worker are counted apart: they come after the page, and files of the page come from the HTTP cache.
test("page and worker load no more than their limits", async ({ explore, page, context, request, baseURL }) => {
  const [loaded, later] = [new Set<string>(), new Set<string>()];
  context.on("requestfinished", (finished) => {
    const list = finished.serviceWorker() ? later : loaded;
    if (!/^(data|blob):/.test(finished.url())) list.add(finished.url());
  });
  await page.goto("./", { waitUntil: "networkidle" });
  await expect(explore.figure).toBeVisible();
  await explore.isKept();

  console.log("the page:");
  const sum = await weigh([...loaded], request);
  console.log(`${kB(sum)}  in all, with brotli; the limit is ${kB(limits.page)}`);
  console.log("for later:");
  const more = await weigh([...later].filter((url) => !loaded.has(url)), request);
  console.log(`${kB(more)}  in all, with brotli; the limit is ${kB(limits.later)}`);

  expect([...loaded].some((url) => url.endsWith(".wasm")), "the module was loaded").toBe(true);
  expect(sum).toBeLessThanOrEqual(limits.page);
  expect([...later], "the worker was loaded").toContain(new URL("offline.js", baseURL).href);
  expect(more).toBeLessThanOrEqual(limits.later);
});

test("Learn, opened directly, loads no more than its limit", async ({ page, request }) => {
  const loaded = new Set<string>();
  page.on("requestfinished", (finished) => !/^(data|blob):/.test(finished.url()) && loaded.add(finished.url().split("#")[0]!));
  await page.goto("./#/learn", { waitUntil: "networkidle" });
  await expect(page.getByRole("navigation", { name: "Lessons" })).toBeVisible();
  // Lessons are content, a file for each language: web/tools/weight.mjs leaves them out, too.
  const sum = await weigh([...loaded].filter((url) => !url.endsWith("offline.js") && !url.includes("/packed/")), request);
  console.log(`${kB(sum)}  in all, with brotli; the limit is ${kB(limits.learn)}`);
  expect([...loaded].filter((url) => url.includes("callmodel-web_bg")), "the module of Explore").toEqual([]);
  expect(sum).toBeLessThanOrEqual(limits.learn);
});

/** The compressed size of these files in bytes. */
async function weigh(urls: string[], request: APIRequestContext): Promise<number> {
  let sum = 0;
  for (const url of urls) {
    // Requested again, because the browser does not expose the bodies of all preloads.
    const response = await request.get(url);
    expect(response.ok(), url).toBe(true);
    const body = await response.body();
    const bytes = brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }).length;
    sum += bytes;
    console.log(`${kB(bytes)}  (of ${kB(body.length)})  ${new URL(url).pathname}`);
  }
  return sum;
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(8);
}
