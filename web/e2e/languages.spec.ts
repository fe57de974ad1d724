// Languages: selection by browser or settings, complete translation, layout with longer words.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, type Explore, test } from "./explore";

const texts = (tag: string) => {
  const file = readFileSync(new URL(`../../crates/words/text/${tag}.txt`, import.meta.url), "utf8");
  const lines = file.split("\n").filter((line) => line && !line.startsWith("#"));
  return new Map(lines.map((line) => line.split(" = ", 2) as [string, string]));
};

const STATES = {
  "an event and why": "#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C&select=1.C",
  "a comparison": "#/explore?parties=A+B+C&compare=release+B,+delete+B+by+A",
  "the table of the reference": "#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C&view=table",
  "events that are looked for": "#/explore?parties=A+B+C+D&steps=delete+B+by+A,+release+C&find=B",
};

/** Checks that no English text of the page is visible or an accessible name. */
async function isWithoutEnglish(page: Page, own: Map<string, string>): Promise<void> {
  const shown = await page.evaluate(() => {
    const names = [...document.querySelectorAll("[aria-label]")].map((element) => element.getAttribute("aria-label"));
    return [document.body.innerText, ...names].join("\n");
  });
  const sentences = [...texts("en")].filter(([key, text]) => text.length > 12 && !text.includes("{") && own.get(key) !== text);
  expect(sentences.filter(([, text]) => shown.includes(text)).map(([key]) => key)).toEqual([]);
}

/** Opens each dialog of the page in turn and calls `look` when its content is there; of several with the same label, the first. */
async function eachDialog(page: Page, look: () => Promise<void>): Promise<void> {
  // The picture of the HTML has these buttons, too, in English.
  await expect(page.locator("html[data-theme]")).toHaveCount(1);
  const buttons = page.locator("button[aria-haspopup=dialog]");
  await expect(buttons).not.toHaveCount(0);
  for (const word of new Set(await buttons.allTextContents())) {
    await buttons.and(page.getByText(word, { exact: true })).first().click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    // Two of them are drawn by the module that comes when it is asked for.
    await expect(dialog.locator(":is(.exports, .proof):empty")).toHaveCount(0);
    await look();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
}

/** Checks that nothing overflows the page or an open dialog, and that no button's label is cut off. */
async function isWhole(page: Page): Promise<void> {
  const beyond = await page.locator("html, dialog").evaluateAll((all) =>
    all.map((element) => element.scrollWidth - element.clientWidth).filter((width) => width > 0));
  expect(beyond).toEqual([]);
  const cut = await page.locator("button:visible").evaluateAll((buttons) =>
    buttons.filter((button) => button.scrollWidth > button.clientWidth + 1).map((button) => button.textContent));
  expect(cut).toEqual([]);
}

const OTHERS = [["de", "Deutsch"], ["es", "Español"], ["ja", "日本語"]] as const;

for (const [tag, name] of OTHERS) {
  const own = texts(tag);

  test.describe(`${name}, by the browser`, () => {
    test.use({ locale: tag });

    test("is the language of the page, from title to foot", async ({ explore, page }) => {
      await page.goto("./");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.get("title")!);
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      await expect(page.getByRole("main")).toContainText(own.get("limits")!);
      await expect(page.getByRole("tab")).toHaveText(["Release", "Release from Conference", "Delete from Conference"]);
      await page.getByRole("tab").nth(2).click();
      await page.getByRole("button", { name: "Delete B" }).first().click();
      await expect(page.getByRole("rowheader", { name: "ThirdPartyDN", exact: true })).toHaveCount(2);
      await expect(page.getByRole("status")).toContainText("EventPartyDeleted");
      await expect(page.getByRole("button", { name: own.get("undo")!, exact: true })).toBeVisible();
    });

    for (const [state, address] of Object.entries(STATES)) {
      test(`no English is left in what is shown: ${state}`, async ({ page }) => {
        await page.goto(`./${address}`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.get("title")!);
        await isWithoutEnglish(page, own);
      });
    }

    test("no English is left in any dialog", async ({ page }) => {
      await page.goto("./");
      await eachDialog(page, () => isWithoutEnglish(page, own));
    });

    test("what is no event is named beside the reference, too", async ({ page }) => {
      await page.goto("./");
      await page.getByRole("button", { name: own.get("agreement")!, exact: true }).click();
      const named = ["parties", "row_before", "row_name", "row_function", "row_after"].map((key) => own.get(key)!);
      const rows = page.getByRole("dialog").getByRole("table").last().getByRole("rowheader");
      await expect(rows.filter({ hasNotText: /^(ConnID|CallState|\w+DN|\w+DNRole)$/ })).toHaveText(named);
    });
  });

  test(`${name} is chosen in the settings and stays`, async ({ explore, page }) => {
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

/** Chooses German in the settings and closes them. */
async function switchToGerman(explore: Explore): Promise<void> {
  await explore.settings.click();
  await explore.setting("Language").selectOption("Deutsch");
  await expect(explore.page.getByRole("heading", { level: 1 })).toHaveText(texts("de").get("title")!);
  await explore.page.keyboard.press("Escape");
}

test("a notice about the address follows the language", async ({ explore }) => {
  const notice = (tag: string) => texts(tag).get("bad_at")!.replace("{found}", "7").replace("{steps}", "1");
  await explore.open("#/explore?parties=A+B&steps=release+A&at=7");
  await expect(explore.notice.getByRole("listitem")).toHaveText(notice("en"));
  await switchToGerman(explore);
  await expect(explore.notice.getByRole("listitem")).toHaveText(notice("de"));
});

test("a notice about a replaced step follows the language", async ({ explore, page }) => {
  await explore.call("A B C", "release B");
  await explore.undo.click();
  await explore.ask("A", "Release").click();
  await expect(page.getByText(texts("en").get("replaced.one")!, { exact: true })).toBeVisible();
  await switchToGerman(explore);
  await expect(page.getByText(texts("de").get("replaced.one")!, { exact: true })).toBeVisible();
});

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

/** The English fallback texts in a script, for failures of the module. */
function inScript(file: string): Record<string, string> {
  const source = readFileSync(new URL(file, import.meta.url), "utf8");
  const [, object] = /^const WORDS = (\{.*?^\});$/ms.exec(source)!;
  return new Function(`return ${object}`)() as Record<string, string>;
}

test("texts in the scripts are those of the English file", () => {
  const inFile = [...texts("en")].filter(([key]) => key.startsWith("script_")).map(([key, text]) => [key.slice("script_".length), text]);
  const said = { ...inScript("../start.js"), ...inScript("../element/words.js") };
  expect(said).toEqual(Object.fromEntries(inFile));
});

test("names, tabs and requests are not for translation", async ({ explore, page }) => {
  const NAME = /^(Event(Released|PartyDeleted)|T(ReleaseCall|DeleteFromConference)|Release( from Conference)?|Delete( \w| from Conference)|(This|Other|ThirdParty)DN(Role)?|ConnID|CallState|DeletedParty|DeletedBy|Conferenced|T-Server)$/;
  for (const address of Object.values(STATES)) {
    await explore.open(address, false);
    await expect(page.locator(".printed:empty")).toHaveCount(0);
    const translated = await page.evaluate((name) => {
      const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (nodes.nextNode()) {
        const element = nodes.currentNode.parentElement!;
        const isName = new RegExp(name).test(nodes.currentNode.textContent!.trim());
        if (isName && !element.closest("[translate=no], select")) found.push(element.outerHTML);
      }
      return found;
    }, NAME.source);
    expect(translated).toEqual([]);
    await expect(page.locator("bdi:not([translate=no], [translate=no] *)")).toHaveCount(0);
  }
  await explore.call("A B C");
  await expect(explore.tabs.and(page.locator("[lang=en]"))).toHaveCount(3);
  await expect(explore.ask("A", "Delete B").and(page.locator("[lang=en]"))).toBeVisible();
});

test("a page that cannot start says so in its language", async ({ browser, baseURL }) => {
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
    const body = [...texts("en")].map(([key, text]) => `${key} = ${key === "tag" ? text : longer(text)}`).join("\n");
    await page.route("**/text/de.txt", (route) => route.fulfill({ body }));
  });

  for (const width of [320, 390, 820, 1360]) {
    for (const [state, address] of Object.entries(STATES)) {
      test(`nothing is cut at ${width} px: ${state}`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`./${address}`);
        await expect(page.getByRole("status")).toBeVisible();
        await expect(page.locator(".printed:empty")).toHaveCount(0);
        await isWhole(page);
      });
    }

    test(`nothing is cut at ${width} px: every dialog`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto("./#/explore?parties=A+B+C+D+E+F+G+H+I");
      await eachDialog(page, () => isWhole(page));
    });
  }
});
