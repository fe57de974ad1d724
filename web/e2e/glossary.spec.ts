// The glossary: terms in the text of the page open their definitions, which are those of the documentation.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { violations } from "./axe";
import { expect, test } from "./explore";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The terms of the documentation by id. */
const documented = new Map(
  (JSON.parse(read("docs/src/glossary.json")) as { terms: { id: string; term: string; text: string }[] }[])
    .flatMap(({ terms }) => terms)
    .map(({ id, term, text }) => [id, { term, text: text.replaceAll("'", "’") }]),
);

const IDS = ["t-server", "dn", "conn-id", "note-a", "opt", "ladder", "basis"];
const NAMES = IDS.map((id) => documented.get(id)!.term);

/** The texts of a language by key. */
const texts = (tag: string) => new Map(read(`crates/words/text/${tag}.txt`).split("\n").map((line) => line.split(" = ", 2) as [string, string]));

/** The terms in the line under the tables. */
const listed = (page: Page): Locator => page.locator(".terms").getByRole("button");

const definition = (page: Page, name: string): Locator => page.getByRole("dialog", { name, exact: true });

const term = (place: Locator, name: string): Locator => place.getByRole("button", { name, exact: true });

test("each term in the line under the tables opens its definition", async ({ explore, page }) => {
  await explore.open();
  await expect(listed(page)).toHaveText(NAMES);
  for (const id of IDS) {
    const { term: name, text } = documented.get(id)!;
    await term(page.locator(".terms"), name).click();
    await expect(definition(page, name).getByRole("heading")).toHaveText(name);
    await expect(definition(page, name)).toHaveAccessibleDescription(text);
    await expect(page.getByRole("dialog")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

test("a short term has no gap to the text around it", async ({ explore, page }) => {
  await explore.open();
  const gaps = await page.locator(".terms .term").evaluateAll((terms) => terms.map((term) => {
    const edges = (node: Node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return range.getBoundingClientRect();
    };
    return Math.round(edges(term).left - edges(term.previousSibling!).right);
  }));
  // The first of a second line would have a negative one.
  expect(gaps).toEqual(gaps.map(() => 0));
});

for (const width of [390, 1360]) {
  test(`T-Server's name stands in one line at ${width} px`, async ({ explore, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await explore.open();
    expect((await explore.figure.locator(".head.server .term").boundingBox())!.height).toBeLessThan(28);
  });
}

test("a click elsewhere closes a definition", async ({ explore, page }) => {
  await explore.open();
  await term(page.locator(".terms"), "DN").click();
  await expect(definition(page, "DN")).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

for (const key of ["Enter", "Space"]) {
  test(`${key} opens a definition, which gets the focus; Escape returns it`, async ({ explore, page }) => {
    await explore.call("A B C", "delete B by A");
    const server = term(explore.figure, "T-Server");
    await explore.tabTo(server);
    await page.keyboard.press(key);
    await expect(definition(page, "T-Server")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(server).toBeFocused();
  });
}

test("Escape closes a definition and leaves the explanation open", async ({ explore, page }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A&select=1.C");
  const why = explore.why("Party C: EventPartyDeleted");
  await term(why, "Basis").click();
  await definition(page, "Basis").getByRole("paragraph").click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(why).toBeVisible();
  await term(why, "Basis").press("Enter");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(why).toBeVisible();
});

test("T-Server's head opens its definition, the ConnID its field", async ({ explore, page }) => {
  await explore.call("A B C", "delete B by A");
  await term(explore.figure, "T-Server").click();
  await expect(definition(page, "T-Server")).toBeVisible();
  await page.keyboard.press("Escape");
  await explore.figure.getByRole("button", { name: "Change ConnID" }).click();
  await expect(explore.field("Change ConnID")).toBeFocused();
});

test("the sentence about four parties has note a as a term", async ({ explore, page }) => {
  await explore.call("A B C D", "delete B by A");
  await expect(page.locator(".lead")).toContainText(/its note a\./);
  await term(page.locator(".lead"), "note a").click();
  await expect(definition(page, "Note a")).toBeVisible();
});

test("the footnotes of the reference's table are terms", async ({ explore, page }) => {
  await explore.open("#/explore?parties=A+B+C&steps=delete+B+by+A,+release+A&view=table", false);
  const footnotes = page.locator(".footnote");
  await expect(footnotes.getByRole("button")).toHaveText(["*OPT", "a"]);
  for (const name of ["Note a", "*OPT"]) {
    await term(footnotes, name).click();
    await expect(definition(page, name)).toBeVisible();
    await page.keyboard.press("Escape");
  }
});

test("*OPT at its checkbox is a term, and the checkbox keeps its name", async ({ explore, page }) => {
  await explore.call("A B", "release A");
  const checkbox = page.getByRole("checkbox", { name: "Show optional attributes (*OPT)", exact: true });
  await term(page.locator(".optional"), "*OPT").click();
  await expect(definition(page, "*OPT")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(checkbox).toBeChecked();
  await page.getByText("Show optional attributes").click();
  await expect(checkbox).not.toBeChecked();
});

test("a definition leads to its entry in the documentation", async ({ explore, page }) => {
  await explore.open();
  await term(page.locator(".terms"), "Note a").click();
  await definition(page, "Note a").getByRole("link", { name: "More in the documentation" }).click();
  await expect(page).toHaveURL(/\/docs\/glossary\.html#note-a$/);
  await expect(page.getByRole("heading", { name: "Note a" })).toBeInViewport();
});

for (const tag of ["de", "es", "ja"]) {
  test.describe(tag, () => {
    test.use({ locale: tag });

    test("the definitions are in the language of the page", async ({ page }) => {
      const own = texts(tag);
      await page.goto("./");
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      const names = ["T-Server", "DN", "ConnID", own.get("glossary_note_a")!, "*OPT", own.get("view_ladder")!, own.get("glossary_basis")!];
      await expect(listed(page)).toHaveText(names);
      for (const [at, name] of names.entries()) {
        await term(page.locator(".terms"), name).click();
        await expect(definition(page, name)).toHaveAccessibleDescription(own.get(`glossary_about_${IDS[at]!.replace("-", "_")}`)!);
        await page.keyboard.press("Escape");
      }
    });
  });
}

for (const width of [320, 390, 1360]) {
  test(`definitions are whole at ${width} px, and the page does not scroll sideways`, async ({ explore, page }) => {
    await page.setViewportSize({ width, height: 844 });
    await explore.call("A B C D", "delete B by A");
    for (const place of [page.locator(".terms"), explore.figure.locator(".server")]) {
      for (const button of await place.getByRole("button").and(page.locator(".term")).all()) {
        await button.click();
        const box = (await page.getByRole("dialog").boundingBox())!;
        expect(box.x, await button.innerText()).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(844);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        await page.keyboard.press("Escape");
      }
    }
  });
}

test("axe finds nothing in an open definition", async ({ explore, page }) => {
  await explore.call("A B", "release A");
  await term(page.locator(".terms"), "*OPT").click();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const width of [1360, 820, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(definition(page, "*OPT")).toBeVisible();
      expect.soft(await violations(page), `${colorScheme} at ${width} px`).toEqual([]);
    }
  }
});

test("a browser without popovers shows no definition", async ({ explore, page }) => {
  await explore.open();
  await page.locator("dialog").evaluateAll((all) => all.forEach((dialog) => dialog.removeAttribute("popover")));
  await expect(page.locator("dialog")).toHaveCount(IDS.length);
  await expect(page.locator("dialog:visible")).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a term opens its definition", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator("dialog:visible")).toHaveCount(0);
    for (const place of [".terms", ".ladder:visible"]) {
      await term(page.locator(place), "T-Server").click();
      await expect(definition(page, "T-Server")).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }
  });
});
