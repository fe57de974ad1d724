// Four languages: chosen by the browser or in the settings, complete, and with room for longer words.
import { readFileSync } from "node:fs";
import { expect, test } from "./explore";

const texts = (tag: string) => {
  const file = readFileSync(new URL(`../text/${tag}.txt`, import.meta.url), "utf8");
  const lines = file.split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(lines.map((line) => line.split(" = ", 2) as [string, string]));
};

const OTHERS = [["de", "Deutsch"], ["es", "Español"], ["ja", "日本語"]] as const;

for (const [tag, name] of OTHERS) {
  const own = texts(tag);

  test.describe(`${name}, by the browser`, () => {
    test.use({ locale: tag });

    test("is the language of the page, from title to foot", async ({ explore, page }) => {
      await page.goto("./");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.get("title")!);
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      await expect(page.getByRole("contentinfo")).toContainText(own.get("order")!);
      await expect(page.getByRole("tab")).toHaveText(["Release", "Release from Conference", "Delete from Conference"]);
      await page.getByRole("tab").nth(2).click();
      await page.getByRole("button", { name: "Delete B" }).first().click();
      await expect(page.getByRole("rowheader", { name: "ThirdPartyDN", exact: true })).toHaveCount(2);
      await expect(page.getByRole("status")).toContainText("EventPartyDeleted");
      await expect(page.getByRole("button", { name: own.get("undo")!, exact: true })).toBeVisible();
    });

    test("no English is left in what is shown", async ({ page }) => {
      const english = texts("en");
      await page.goto("./#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C&select=1.C");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.get("title")!);
      const shown = await page.evaluate(() => {
        const names = [...document.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label"));
        return [document.body.innerText, ...names].join("\n");
      });
      const sentences = [...english].filter(([key, text]) => text.length > 12 && !text.includes("{") && own.get(key) !== text);
      const left = sentences.filter(([, text]) => shown.includes(text)).map(([key]) => key);
      expect(left).toEqual([]);
    });
  });

  test(`${name} is chosen in the settings, stays after a reload, and loads only then`, async ({ explore, page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await explore.call("A B", "release A");
    expect(asked.filter((path) => path.includes("/text/"))).toEqual([]);
    await explore.settings.click();
    await explore.setting("Language").selectOption(name);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.get("title")!);
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(asked.filter((path) => path.includes("/text/")).length).toBe(1);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.get("title")!);
    await explore.isAt("#/explore?parties=A+B&steps=release+A");
  });
}

test.describe("a language that cannot be loaded", () => {
  test.use({ expectedFaults: /Failed to load resource.*de\.txt/ });

  test("is told, and the page stays as it is", async ({ explore, page }) => {
    await page.route("**/text/de.txt", (route) => route.fulfill({ status: 500 }));
    await explore.open();
    await explore.settings.click();
    await explore.setting("Language").selectOption("Deutsch");
    await expect(explore.dialog).toContainText("This language could not be loaded.");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts("en").get("title")!);
  });

  test("is not shown as chosen, and can be chosen again", async ({ explore, page }) => {
    await page.route("**/text/de.txt", (route) => route.fulfill({ status: 500 }), { times: 1 });
    await explore.open();
    await explore.settings.click();
    await explore.setting("Language").selectOption("Deutsch");
    await expect(explore.dialog).toContainText("This language could not be loaded.");
    await expect(explore.setting("Language")).toHaveValue("English");
    await explore.setting("Language").selectOption("Deutsch");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts("de").get("title")!);
    await expect(explore.dialog.getByRole("combobox").first()).toHaveValue("Deutsch");
  });

  test("of another version is not taken", async ({ explore, page }) => {
    await page.route("**/text/de.txt", (route) => route.fulfill({ body: "title = Alt\n" }));
    await explore.open();
    await explore.settings.click();
    await explore.setting("Language").selectOption("Deutsch");
    await expect(explore.dialog).toContainText("This language could not be loaded.");
  });
});

test("a page that cannot start says so in the language of the browser", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "de" });
  const page = await context.newPage();
  await page.addInitScript(() => Object.defineProperty(window, "WebAssembly", { value: undefined }));
  await page.goto(`${baseURL}`);
  await expect(page.getByRole("alert")).toContainText("Die Seite konnte nicht starten.");
  await context.close();
});

test.describe("with words 40 % longer than English", () => {
  test.use({ locale: "de" });

  const longer = (text: string) => {
    const letters = text.replace(/\{\w+\}/g, "").length;
    return `${text} ${"wm".repeat(letters)}`.slice(0, text.length + Math.ceil(letters * 0.4) + 1).trimEnd();
  };

  test.beforeEach(async ({ page }) => {
    const body = [...texts("en")].map(([key, text]) => `${key} = ${longer(text)}`).join("\n");
    await page.route("**/text/de.txt", (route) => route.fulfill({ body }));
  });

  for (const width of [320, 390, 820, 1360]) {
    test(`nothing of the page at ${width} px scrolls sideways, and no button is cut`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("./#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.C");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(longer(texts("en").get("title")!));
      await expect(page.getByRole("status")).toBeVisible();
      const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(beyond).toBe(0);
      const cut = () => page.locator("button:visible").evaluateAll((buttons) =>
        buttons.filter((button) => button.scrollWidth > button.clientWidth + 1).map((button) => button.textContent));
      await expect.poll(cut).toEqual([]);
    });
  }
});
