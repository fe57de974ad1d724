// A page that the browser translates stays true: no click writes to a text that the translator has replaced.
import type { Page } from "@playwright/test";
import { expect, test, type Explore } from "./explore";
import { openHost, drawn } from "./host-page";
import { translate, type Way } from "./translator";

/** The words of the page or element, as they are read: without hidden ones, blanks made equal. */
const words = (page: Page, selector: string) => page.locator(selector).evaluate((element) =>
  (element as HTMLElement).innerText.replace(/\s+/g, " ").trim());

/** The texts of the explorer that a translator may change and that have a name of a party or an event. An option holds no elements. */
const openNames = (page: Page) => page.locator("main").evaluate((main) => {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const open: string[] = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode as Text;
    if (/Anna|Bert|Cleo|Event[RP]\w+/.test(data) && !parentElement!.closest("[translate=no], option")) open.push(data);
  }
  return open;
});

for (const [state, fragment] of [
  ["no step", ""],
  ["steps", "&steps=delete+Bert+by+Anna"],
  ["another number of parties", "&steps=release+Bert&was=Anna+Bert+Cleo+Dora"],
  ["an explained event", "&steps=delete+Bert+by+Anna&select=1.Cleo"],
  ["an explained request", "&steps=delete+Bert+by+Anna&select=1"],
  ["compared requests", "&compare=release+Bert,+release+Cleo"],
  ["compared events", "&steps=release+Bert&compare=1.Anna,+1.Cleo"],
  ["a fault of the address", "&steps=release+Bert,+delete+Bert+by+Anna"],
] as const) {
  test(`no translator changes a name, with ${state}`, async ({ explore, page }) => {
    await explore.open(`#/explore?parties=Anna+Bert+Cleo${fragment}`);
    await expect(explore.status).toContainText("Anna");
    expect(await openNames(page)).toEqual([]);
    await explore.view("Table").click();
    await expect(explore.printed).toBeVisible();
    expect(await openNames(page)).toEqual([]);
  });
}

/** What a reader does, one thing after another. */
const WALK: Record<string, (explore: Explore) => Promise<void>> = {
  "Release": (explore) => explore.ask("A", "Release").click(),
  "Undo": (explore) => explore.undo.click(),
  "Redo": (explore) => explore.redo.click(),
  "Delete C": (explore) => explore.ask("B", "Delete C").click(),
  "an event": (explore) => explore.message("EventPartyDeleted from T-Server to B").first().click(),
  "another event": (explore) => explore.message("EventReleased from T-Server to C").click(),
  "rename": async (explore) => {
    await explore.rename("D").click();
    await explore.field("Rename D").fill("7004");
    await explore.page.keyboard.press("Enter");
  },
  "find": async (explore) => {
    await explore.filter.open();
    await explore.filter.find.fill("7004");
  },
  "show everything": (explore) => explore.filter.button("Show everything").click(),
  "compare": (explore) => explore.compare.click(),
  "another request": (explore) => explore.page.getByRole("combobox", { name: "Second request, party" }).selectOption("B").then(() => {}),
  "end the comparison": (explore) => explore.compare.click(),
  "more parties": (explore) => explore.page.getByRole("button", { name: "One party more" }).click(),
  "the table": (explore) => explore.view("Table").click(),
  "the ladder": (explore) => explore.view("Ladder").click(),
  "another phase": (explore) => explore.tab("Release").click(),
  "German": async (explore) => {
    await explore.settings.click();
    await explore.setting("Language").selectOption("Deutsch");
    await explore.page.keyboard.press("Escape");
  },
};

/** The words of the page after each step of the walk. */
async function walk(explore: Explore, way: Way | undefined): Promise<Record<string, string>> {
  await explore.call("A B C D");
  if (way) await translate(explore.page, way);
  const said: Record<string, string> = {};
  for (const [name, step] of Object.entries(WALK)) {
    await test.step(name, () => step(explore));
    await explore.page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
    if (name === "German") await expect(explore.page.locator("html")).toHaveAttribute("lang", "de");
    said[name] = await words(explore.page, "body");
  }
  return said;
}

for (const way of ["replaces", "wraps"] as const) {
  test(`a page whose texts a translator ${way} says the same after each click`, async ({ explore }) => {
    const plain = await walk(explore, undefined);
    await explore.page.evaluate(() => localStorage.clear());
    await explore.page.goto("about:blank");
    const translated = await walk(explore, way);
    expect(await explore.page.locator("main font").count()).toBeGreaterThan(20);
    for (const step of Object.keys(WALK)) expect.soft(translated[step], step).toBe(plain[step]);
  });

  test(`an export from a page whose texts a translator ${way} says what was copied`, async ({ explore, page }) => {
    await explore.call("A B C", "delete B by A");
    await translate(page, way);
    await page.getByRole("button", { name: "Export" }).click();
    for (const format of ["SVG", "Markdown", "SVG"]) {
      const coming = page.waitForEvent("download");
      await explore.dialog.getByRole("button", { name: `Download ${format}`, exact: true }).click();
      const file = (await coming).suggestedFilename();
      await expect(explore.dialog.getByRole("status")).toHaveText(`Downloaded as ${file}`);
    }
  });

  test(`an element whose texts a translator ${way} says the same after each click`, async ({ page }) => {
    const said: string[][] = [];
    for (const at of [undefined, way]) {
      await openHost(page, `<main><call-model parties="A B C"></call-model></main>`);
      await drawn(page);
      if (at) await translate(page, at);
      const button = (name: string) => page.locator("call-model").getByRole("button", { name, exact: true });
      const after: string[] = [];
      for (const name of ["Release", "Undo", "Redo", "EventPartyDeleted from T-Server to B", "EventReleased from T-Server to A", "Reset"]) {
        await button(name).first().click();
        await page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
        after.push(await words(page, "call-model .place"));
      }
      said.push(after);
    }
    expect(said[1]).toEqual(said[0]);
  });
}
