// Media features: reduced motion, color scheme, print, forced colors.
import type { Locator, Page } from "@playwright/test";
import { expect, LONG, test, TWELVE } from "./explore";

const LIGHT = "rgb(251, 250, 247)";
const DARK = "rgb(20, 22, 26)";
const background = (page: Page) => page.locator("html");

test.describe("motion", () => {
  /** Records the messages whose animation started, with its delay. */
  async function watchMotion(page: Page): Promise<() => Promise<Record<string, string>>> {
    await page.addInitScript(() => {
      const moved: Record<string, string> = {};
      Object.assign(globalThis, { moved });
      addEventListener("animationstart", ({ target }) => {
        const message = (target as Element).closest("[role=button]")!.getAttribute("aria-label")!;
        moved[message] = getComputedStyle(target as Element).animationDelay;
      });
    });
    return () => page.evaluate(() => (globalThis as unknown as { moved: Record<string, string> }).moved);
  }

  test("the messages of a step start one after another", async ({ explore, page }) => {
    const moved = await watchMotion(page);
    await explore.call("A B C");
    await explore.ask("A", "Delete B").click();
    await expect.poll(moved).toEqual({
      "Delete B, TDeleteFromConference from A to T-Server": "0s",
      "EventPartyDeleted from T-Server to A": "0.2s",
      "EventReleased from T-Server to B": "0.4s",
      "EventPartyDeleted from T-Server to C": "0.6s",
    });
  });

  test("a further step animates only its own messages", async ({ explore, page }) => {
    const moved = await watchMotion(page);
    await explore.call("A B C");
    await explore.ask("A", "Delete B").click();
    await expect.poll(async () => Object.keys(await moved()).length).toBe(4);
    await page.evaluate(() => {
      const { moved } = globalThis as unknown as { moved: Record<string, string> };
      for (const name of Object.keys(moved)) delete moved[name];
    });
    await explore.ask("C", "Release").click();
    await expect.poll(moved).toEqual({
      "Release, TReleaseCall from C to T-Server": "0s",
      "EventReleased from T-Server to A": "0.2s",
      "EventReleased from T-Server to C": "0.4s",
    });
  });

  test.describe("reduced", () => {
    test.use({ reducedMotion: "reduce" });

    test("nothing is animated", async ({ explore, page }) => {
      const moved = await watchMotion(page);
      await explore.call("A B C");
      await explore.ask("A", "Delete B").click();
      await expect(explore.messages).toHaveCount(4);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      await explore.messages.last().click();
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      expect(await moved()).toEqual({});
    });
  });
});

test.describe("light and dark", () => {
  test("follow the color scheme without a reload", async ({ explore, page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await explore.call("A B C");
    await explore.ask("B", "Release").click();
    await expect(background(page)).toHaveCSS("background-color", LIGHT);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(background(page)).toHaveCSS("background-color", DARK);
    await expect(explore.tables).toHaveCount(3);
    await page.emulateMedia({ colorScheme: "light" });
    await expect(background(page)).toHaveCSS("background-color", LIGHT);
  });
});

test.describe("print", () => {
  test.use({ colorScheme: "dark", reducedMotion: "reduce", viewport: { width: 718, height: 1000 } });

  const paper = async (page: Page) => page.emulateMedia({ media: "print" });

  test("is light in the dark scheme, too", async ({ explore, page }) => {
    await explore.call("A B C", "delete B by A");
    await expect(background(page)).toHaveCSS("background-color", DARK);
    await paper(page);
    await expect(background(page)).toHaveCSS("background-color", "rgb(255, 255, 255)");
    await expect(background(page)).toHaveCSS("color", "rgb(21, 23, 28)");
    await expect(explore.figure).toHaveCSS("background-color", "rgb(255, 255, 255)");
  });

  for (const [name, parties, steps] of [
    ["of three parties", "A B C", "delete B by A"],
    ["of many steps", LONG.parties, LONG.steps],
    ["of twelve parties", TWELVE, "delete B by A"],
  ] as const) {
    test(`has the whole ladder ${name}`, async ({ explore, page }) => {
      await explore.call(parties, steps);
      await paper(page);
      await expect.poll(() => hidden(explore.messages.or(explore.bars).or(explore.parties))).toEqual([]);
    });
  }

  test("has every table", async ({ explore, page }) => {
    await explore.call(LONG.parties, LONG.steps);
    await paper(page);
    await expect(explore.tables).toHaveCount(27);
    for (const table of await explore.tables.all()) await expect(table).toBeVisible();
    expect(await hidden(explore.tables)).toEqual([]);
  });

  for (const [name, parties, steps] of [
    ["three parties", "A B C", "delete B by A"],
    ["six steps", LONG.parties, LONG.steps],
    ["twelve parties", TWELVE, "delete B by A"],
  ] as const) {
    test(`has the whole Table view of ${name}`, async ({ explore, page }) => {
      await explore.call(parties, steps);
      await explore.view("Table").click();
      await expect(explore.printed).toBeVisible();
      await paper(page);
      const parts = explore.printed.locator("th, td, dt, dd, button");
      await expect.poll(() => hidden(parts)).toEqual([]);
      const cut = await parts.evaluateAll((all) => all.filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
        .map((part) => part.textContent));
      expect(cut).toEqual([]);
    });
  }

  test("has no ground that covers the ladder", async ({ explore, page }) => {
    await explore.call("A B C", "delete B by A");
    await paper(page);
    // Many browsers print such a ground white, over the arrows.
    const grounds = await explore.figure.locator(".heads, .head.server, .canvas .server").evaluateAll((all) =>
      all.map((ground) => [getComputedStyle(ground).backgroundColor, getComputedStyle(ground).backgroundImage]));
    expect(grounds).toEqual(Array.from({ length: 3 }, () => ["rgba(0, 0, 0, 0)", "none"]));
  });

  test("has each name of an attribute on one line, on wide paper, too", async ({ explore, page }) => {
    await page.setViewportSize({ width: 1500, height: 1000 });
    await explore.call("A B C D", "delete B by A, release C");
    await paper(page);
    const heights = await explore.tables.getByRole("rowheader").evaluateAll((all) => all.map((name) => {
      const range = document.createRange();
      range.selectNodeContents(name);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    }));
    expect(new Set(heights)).toEqual(new Set([1]));
  });

  test("has the whole comparison, without its controls", async ({ explore, page }) => {
    await explore.open("#/explore?parties=A+B+C+D+E+F&compare=release+B,+delete+B+by+A");
    await paper(page);
    await expect(explore.comparison.getByRole("table")).toHaveCount(6);
    expect(await hidden(explore.comparison.locator("th, td, caption"))).toEqual([]);
    await expect(explore.comparison.getByRole("button").filter({ visible: true })).toHaveCount(0);
    await expect(explore.comparison.getByRole("combobox").filter({ visible: true })).toHaveCount(0);
  });

  test("has no buttons", async ({ explore, page }) => {
    await explore.call("A B C", "delete B by A");
    await paper(page);
    for (const name of ["Release", "Undo", "Redo", "Reset"]) {
      await expect(page.getByRole("button", { name, exact: true }).filter({ visible: true })).toHaveCount(0);
    }
    await expect(explore.tabs.filter({ visible: true })).toHaveText(["Delete from Conference"]);
  });

  /** The elements that an ancestor clips, or that extend beyond the paper. */
  function hidden(locator: Locator): Promise<string[]> {
    return locator.evaluateAll((all) => {
      const cut = (element: Element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        if (left < 0 || right > document.documentElement.clientWidth + 1) return true;
        for (let around = element.parentElement; around; around = around.parentElement) {
          if (around instanceof SVGElement || getComputedStyle(around).overflow === "visible") continue;
          const box = around.getBoundingClientRect();
          if (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1) return true;
        }
        return false;
      };
      return all.filter(cut).map((element) => element.getAttribute("aria-label") ?? element.textContent ?? "");
    });
  }
});

test.describe("forced colors", () => {
  test.use({ forcedColors: "active" });

  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme });

      test("every arrow differs from its background", async ({ explore }) => {
        await explore.call("A B C", "delete B by A");
        const canvas = await explore.figure.evaluate((figure) => getComputedStyle(figure).backgroundColor);
        for (const message of await explore.messages.all()) {
          const strokes = await message.locator("path").evaluateAll((all) => all.map((path) => getComputedStyle(path).stroke));
          const points = await message.locator("polygon").evaluateAll((all) => all.map((path) => getComputedStyle(path).fill));
          expect(strokes.length).toBeGreaterThan(0);
          expect(points).toHaveLength(1);
          for (const colour of [...strokes, ...points]) {
            expect(colour).toMatch(/^rgb\(/);
            expect(colour).not.toBe(canvas);
          }
        }
      });

      test("a chip has a border", async ({ explore }) => {
        await explore.call("A B C", "delete B by A");
        await expect(explore.party("A").getByText("A", { exact: true })).toHaveCSS("border-top-style", "solid");
      });

      test("the focus is visible", async ({ explore, page }) => {
        await explore.call("A B C", "delete B by A");
        await explore.rename("C").focus();
        await page.keyboard.press("Tab");
        await expect(explore.messages.first().locator("rect").first()).toHaveCSS("stroke", /^rgba?\(/);
        await page.keyboard.press("Tab");
        await expect(explore.undo).toHaveCSS("outline-style", "solid");
      });
    });
  }
});
