// The documentation beside the page: its models are live, and its samples do what they show.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { violations } from "./axe";
import { expect, test } from "./fixtures";

const source = fileURLToPath(new URL("../../docs/src/", import.meta.url));
// The pages of the table of contents: an included file has no page of its own.
const documents = [...readFileSync(join(source, "SUMMARY.md"), "utf8").matchAll(/\]\((.+?\.md)\)/g)]
  .map(([, name]) => ({ name: name!, text: readFileSync(join(source, name!), "utf8") }));

/** The fenced blocks of a document in one language. */
const samples = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}(?: [^\\n]*)?\\n(.*?)^\`\`\`$`, "gms"))].map(([, sample]) => sample!);

const address = (name: string): string => `./docs/${name.replace(/\.md$/, ".html")}`;

for (const { name, text } of documents) {
  const shown = text.replace(/^````.*?^````$/gms, "");
  const models = samples(shown, "call-model").length;

  test(`${name}: every model is live, on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(address(name));
    await expect(page.locator("call-model")).toHaveCount(models);
    await page.locator("main details").evaluateAll((all) => all.forEach((part) => ((part as HTMLDetailsElement).open = true)));
    for (let nth = 0; nth < models; nth += 1) {
      const model = page.locator("call-model").nth(nth);
      await expect(model.getByRole("figure", { name: "Sequence diagram", exact: true })).toBeVisible();
      await expect(model.getByRole("alert")).toHaveCount(0);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
}

test("a model opens in the Explore page beside the book", async ({ page }) => {
  await page.goto(address("embed/playground.md"));
  await page.locator("call-model").getByRole("link", { name: "Open in Explore", exact: true }).click();
  await expect(page).toHaveURL(/\/call-models\/(index\.html)?#\/explore\?parties=A\+B\+C&steps=delete\+B\+by\+A$/);
  await expect(page.getByRole("status").first()).toHaveText(/^A deleted B:/);
});

for (const { name } of documents) {
  test(`${name}: axe finds nothing, light or dark, wide or narrow`, async ({ page }) => {
    for (const [colorScheme, width] of [["light", 1360], ["dark", 390]] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      // mdBook reads scheme and width when a page opens.
      await page.goto(address(name));
      await expect(page.locator("call-model:not(:defined)")).toHaveCount(0);
      expect.soft(await violations(page), `${colorScheme} ${width}`).toEqual([]);
    }
  });
}

test("axe finds nothing in the menus of the book", async ({ page }) => {
  await page.goto(address("tutorial.md"));
  await page.getByRole("button", { name: "Change theme" }).click();
  await expect(page.getByRole("menu", { name: "Themes" })).toBeVisible();
  expect.soft(await violations(page), "themes").toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Toggle Searchbar" }).click();
  await page.getByRole("searchbox", { name: "Search" }).pressSequentially("ThirdPartyDN");
  await expect(page.getByRole("search").getByRole("link").first()).toBeVisible();
  expect.soft(await violations(page), "search").toEqual([]);
});

test("the contents open and close by key", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address("tutorial.md"));
  const contents = page.getByRole("navigation", { name: "Table of contents" });
  await expect(contents).toBeHidden();
  await page.getByRole("button", { name: "Toggle Table of Contents" }).focus();
  await page.keyboard.press("Enter");
  await expect(contents.getByRole("link", { name: "The three phases" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(contents).toBeHidden();
});

test("code is a tab stop where it scrolls", async ({ page }) => {
  await page.goto(address("limits.md"));
  const code = page.locator("pre > code").filter({ hasText: "Nothing differs" });
  for (const [width, count] of [[390, 1], [1360, 0], [390, 1]] as const) {
    await page.setViewportSize({ width, height: 844 });
    await expect(code.and(page.locator("[tabindex='0']"))).toHaveCount(count);
  }
});

test("the tutorial's clicks do what it says", async ({ page }) => {
  await page.goto("./docs/tutorial.html");
  const ask = (nth: number, dn: string, label: string) => page.locator("call-model").nth(nth)
    .getByRole("group", { name: `Party ${dn}`, exact: true }).getByRole("button", { name: label, exact: true }).click();
  const cell = (nth: number, table: string, row: string) =>
    page.locator("call-model").nth(nth).getByRole("table", { name: table }).getByRole("row", { name: row });

  await ask(0, "A", "Release");
  await expect(cell(0, "Party A: EventReleased", "OtherDN")).toContainText("B");
  await ask(1, "B", "Release");
  await expect(cell(1, "Party A: EventPartyDeleted", "ThirdPartyDN B")).toBeVisible();
  await ask(2, "A", "Delete B");
  await expect(cell(2, "Party C: EventPartyDeleted", "ThirdPartyDN A")).toBeVisible();
  // The fourth is a question.
  await ask(4, "A", "Delete B");
  await expect(cell(4, "Party A: EventPartyDeleted", "CallState")).toContainText("Conferenced");
  await expect(cell(4, "Party A: EventPartyDeleted", "CallState")).toContainText("3 parties remain (note a)");
});

test("the first page leads to the Explore page", async ({ page }) => {
  await page.goto("./docs/");
  await page.getByRole("link", { name: "Explore page" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/call-models\/index\.html/);
});

test("the Explore page leads to it if it was built", async ({ page }) => {
  await page.goto("./");
  const link = page.getByRole("link", { name: "Documentation", exact: true });
  await link.click();
  await expect(page).toHaveURL(/call-models\/docs\/$/);
  await expect(page.getByRole("heading", { level: 1, name: "Call Models" }).first()).toBeVisible();
  await page.route("./", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/<link rel="help"[^>]*>/, "") });
  });
  await page.goto("./");
  await expect(page.getByRole("main")).toContainText("T-Server sits between the telephone switch and the applications");
  await expect(link).toHaveCount(0);
});

/** Opens a page with this content, at an address from which the samples find the package. */
async function host(page: Page, html: string): Promise<void> {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";
  await page.route("**/sample.html", (route) => route.fulfill({
    contentType: "text/html; charset=utf-8",
    headers: { "Content-Security-Policy": policy },
    body: html,
  }));
  await page.goto("/docs/examples/html/sample.html");
}

const SCRIPT = `<script type="module" src="call-model/call-model.js"></script>`;
const tagged = documents.flatMap(({ name, text }) => samples(text, "html").map((sample) => ({ name, sample })))
  // A page with a script of its own needs a bundler; guides.spec.ts has one.
  .filter(({ sample }) => sample.includes("<call-model ") && !/<script(?![^>]*call-model\.js)/.test(sample));

test("there are samples with the tag", () => expect(tagged.length).toBeGreaterThan(2));

for (const [place, { name, sample }] of tagged.entries()) {
  test(`${name}: the sample ${place + 1} is a live model`, async ({ page }) => {
    await host(page, `<!doctype html><title>Sample</title>${sample.includes("<script") ? "" : SCRIPT}${sample}`);
    const model = page.locator("call-model");
    await expect(model.getByRole("figure", { name: "Sequence diagram", exact: true })).toBeVisible();
    await expect(model.getByRole("alert")).toHaveCount(0);
  });
}

test("the sample of styles changes the looks as it says", async ({ page }) => {
  const { text } = documents.find(({ name }) => name === "embed/element.md" || name === "embed\\element.md")!;
  const [css] = samples(text, "css");
  await host(page, `<!doctype html><title>Sample</title>${SCRIPT}<call-model></call-model>`);
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css!);
  const place = page.locator("call-model").locator(".place");
  await expect(place).toHaveCSS("border-radius", "0px");
  await expect(place.locator(".asks button").first()).toHaveCSS("font-family", "Georgia, serif");
  expect(await place.evaluate((place) => getComputedStyle(place).getPropertyValue("--accent"))).toBe("rebeccapurple");
});

test("the recipe sends each answer as an xAPI statement", async ({ page }) => {
  const { text } = documents.find(({ name }) => name.endsWith("xapi.md"))!;
  const files = new Map([...text.matchAll(/^```js (\S+)\n(.*?)^```$/gms)].map(([, file, content]) => [file!, content!]));
  const sent: { headers: Record<string, string>; statement: unknown }[] = [];
  await page.route(/\/(answers|main)\.js$/, (route) =>
    route.fulfill({ contentType: "text/javascript", body: files.get(route.request().url().split("/").pop()!)! }));
  await page.route("**/xapi/statements", (route) => {
    sent.push({ headers: route.request().headers(), statement: route.request().postDataJSON() });
    return route.fulfill({ json: ["id"] });
  });
  await host(page, `<!doctype html><title>Sample</title>${SCRIPT}<script type="module" src="main.js"></script>
    <call-model parties="A B C" steps="delete B by C" ask="value:A.ThirdPartyDN"></call-model>`);
  await page.getByRole("radio", { name: "B" }).check();
  await page.getByRole("button", { name: "Check answer" }).click();
  await expect.poll(() => sent.length).toBe(1);
  const address = page.url();
  expect(sent[0]!.headers).toMatchObject({ "x-experience-api-version": "1.0.3", "content-type": "application/json" });
  expect(sent[0]!.statement).toMatchObject({
    actor: { account: { name: "learner-7" } },
    verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
    object: { id: `${address}#A%20B%20C%2C%20delete%20B%20by%20C%2C%20value%3AA.ThirdPartyDN` },
    result: { success: false, response: "1", extensions: { [`${address}#attempts`]: 1, [`${address}#kind`]: "value" } },
  });
});

test("the tutorial names note a in the words of its model", async ({ page }) => {
  await page.goto(address("tutorial.md"));
  const words = "3 parties remain (note a)";
  await expect(page.getByRole("main")).toContainText(words);
  const model = page.locator("call-model[parties='A B C D']").first();
  await model.getByRole("group", { name: "Party A", exact: true }).getByRole("button", { name: "Delete B", exact: true }).click();
  await expect(model.getByText(words, { exact: true }).first()).toBeVisible();
});

test("the tables of a model stand in the order of the parties", async ({ page }) => {
  await page.setViewportSize({ width: 1360, height: 900 });
  await page.goto(address("index.md"));
  const model = page.locator("call-model");
  await model.getByRole("group", { name: "Party A", exact: true }).getByRole("button", { name: "Delete B", exact: true }).click();
  const tables = model.getByRole("table");
  await expect(tables).toHaveCount(3);
  const places = await tables.evaluateAll((all) => all.map((table) => table.getBoundingClientRect()).map(({ left, top }) => ({ left, top })));
  const inOrder = places.toSorted((one, other) => one.top - other.top || one.left - other.left);
  expect(places).toEqual(inOrder);
});
