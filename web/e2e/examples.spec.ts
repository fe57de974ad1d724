// The sites of examples/, as built by their generators, under the strict policy.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Sites with the path of a page that deletes a party, and of one with a call of two. */
const SITES = [
  { name: "html", deleted: "index.html", two: "index.html" },
  { name: "mdbook", deleted: "deleted.html", two: "calls/two.html" },
  { name: "mkdocs", deleted: "index.html", two: "calls/two/index.html" },
  { name: "vitepress", deleted: "index.html", two: "two.html" },
];

/** Generators that write a fence as a static figure, which needs no script. */
const DRAWN = ["mdbook", "mkdocs"];

const open = (page: Page, site: string, path: string) => page.goto(`/docs/examples/${site}/${path}`);
const model = (page: Page, nth = 0) => page.locator("call-model").nth(nth);

for (const { name, deleted, two } of SITES) {
  test(`${name}: Undo, then another request`, async ({ page }) => {
    await open(page, name, deleted);
    await expect(model(page).getByRole("status")).toHaveText(/^A deleted B:/);
    await model(page).getByRole("button", { name: "Undo", exact: true }).click();
    await model(page).getByRole("group", { name: "Party B", exact: true }).getByRole("button", { name: "Release" }).click();
    await expect(model(page).getByRole("status")).toHaveText(/^B released:/);
    await expect(model(page).getByRole("table")).toHaveCount(3);
  });

  test(`${name}: controls=step shows no request buttons`, async ({ page }) => {
    await open(page, name, two);
    const last = model(page, name === "html" ? 1 : 0);
    await expect(last.getByRole("status")).toHaveText(/^7001 released:/);
    await expect(last.getByRole("button", { name: "Undo", exact: true })).toBeVisible();
    await expect(last.getByRole("group", { name: "Party 7001" }).getByRole("button")).toHaveCount(0);
  });
}

for (const { name, deleted } of [...SITES, { name: "vite", deleted: "index.html" }]) {
  test(`${name}: it works in a sandboxed frame`, async ({ page }) => {
    await page.route("**/outer.html", (route) => route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>Outer</title><iframe sandbox="allow-scripts allow-same-origin" src="/docs/examples/${name}/${deleted}" width="1200" height="800"></iframe>`,
    }));
    await page.goto("./outer.html");
    const inner = page.frameLocator("iframe").locator("call-model").first();
    await inner.getByRole("group", { name: "Party C", exact: true }).getByRole("button", { name: "Release", exact: true }).click();
    await expect(inner.getByRole("status")).toHaveText(/^C released:/);
  });
}

for (const name of DRAWN) {
  test.describe("without JavaScript", () => {
    // Without scripts, mdBook puts its table of contents in a frame, which the policy blocks.
    test.use({ javaScriptEnabled: false, expectedFaults: /toc\.html/ });

    test(`${name}: the figure of a fence is there, with its tables`, async ({ page }) => {
      await open(page, name, SITES.find((site) => site.name === name)!.deleted);
      await expect(page.getByRole("img", { name: "Conference · A, B, C: delete B by A" })).toBeVisible();
      await expect(model(page).getByRole("table")).toHaveCount(3);
    });
  });
}

test("vite: element, module and events work from the bundle", async ({ page }) => {
  await open(page, "vite", "index.html");
  const group = model(page).getByRole("group", { name: "Party B", exact: true });
  await group.getByRole("button", { name: "Release", exact: true }).click();
  await expect(page.locator("#said")).toHaveText("After 1: release B");
});

test("vite: lang=de loads from the bundle", async ({ page }) => {
  await open(page, "vite", "index.html");
  await model(page).evaluate((model: HTMLElement) => { model.lang = "de"; });
  await expect(model(page).getByRole("button", { name: "Rückgängig", exact: true })).toBeVisible();
});
