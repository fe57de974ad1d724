// What a visitor's first visit loads is small. Bytes are counted as a host sends them: with brotli at its
// best. 1 kB is 1000 bytes.
import { brotliCompressSync, constants } from "node:zlib";
import { expect, test } from "./fixtures";

const LIMIT = 150_000;

test("all that the page loads is at most 150 kB", async ({ page, request }) => {
  const loaded: string[] = [];
  page.on("requestfinished", (finished) => loaded.push(finished.url()));
  await page.goto("./", { waitUntil: "networkidle" });
  await expect(page.locator("main")).toBeVisible();

  let sum = 0;
  for (const url of loaded.filter((url) => !/^(data|blob):/.test(url))) {
    // Asked for once more, because the browser does not hand out the body of everything it preloads.
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
  console.log(`${kB(sum)}  in all, with brotli; the limit is ${kB(LIMIT)}`);

  expect(loaded.some((url) => url.endsWith(".wasm")), "the module was loaded").toBe(true);
  expect(sum).toBeLessThanOrEqual(LIMIT);
});

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`.padStart(8);
}
