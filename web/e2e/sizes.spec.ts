// Layout from 320 to 1360 px: no horizontal scrolling, target sizes, no cut text, heads above their lifelines.
import type { Locator, Page } from "@playwright/test";
import { expect, LONG, LONGEST, STATES, test, TWELVE, type Explore } from "./explore";
import { openProof } from "./proof";

test.use({ reducedMotion: "reduce" });

const WIDTHS = [320, 390, 820, 1360];
const phases = ["Release", "Release from Conference", "Delete from Conference"];

const box = async (locator: Locator) => (await locator.boundingBox())!;

test.describe("at 1360 × 900", () => {
  for (const phase of phases) {
    test(`${phase}: ladder in view, tables beside it`, async ({ explore, page }) => {
      await explore.open();
      await explore.tab(phase).click();
      await page.locator(".suggested").click();
      await expect(explore.messages.last()).toBeVisible();

      await expect(explore.figure).toBeInViewport({ ratio: 1 });
      for (const part of [...(await explore.messages.all()), ...(await explore.bars.all())]) {
        await expect(part).toBeInViewport({ ratio: 1 });
      }
      await expect(explore.status).toBeInViewport({ ratio: 1 });
      const [ladder, first] = await Promise.all([box(explore.figure), box(explore.tables.first())]);
      expect(first.x).toBeGreaterThanOrEqual(ladder.x + ladder.width);
      expect(first.y).toBeLessThan(ladder.y + ladder.height);
    });
  }
});

test("at 820 px the tables are below the ladder, in columns", async ({ explore, page }) => {
  await page.setViewportSize({ width: 820, height: 1100 });
  await explore.call("A B C", "delete B by A");
  await expect(async () => {
    const ladder = await box(explore.figure);
    const tables = await Promise.all((await explore.tables.all()).map(box));
    expect(tables).toHaveLength(3);
    for (const table of tables) expect(table.y).toBeGreaterThanOrEqual(ladder.y + ladder.height);
    expect(new Set(tables.map((table) => Math.round(table.x))).size, "columns").toBeGreaterThan(1);
  }).toPass();
});

test("at 390 px the tables are below the ladder, in one column", async ({ explore, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await explore.call("A B C", "delete B by A");
  await expect(async () => {
    const ladder = await box(explore.figure);
    const tables = await Promise.all((await explore.tables.all()).map(box));
    expect(tables).toHaveLength(3);
    for (const table of tables) expect(table.y).toBeGreaterThanOrEqual(ladder.y + ladder.height);
    expect(new Set(tables.map((table) => Math.round(table.x))).size, "columns").toBe(1);
  }).toPass();
});

for (const width of [820, 1100, 1360]) {
  test(`at ${width} px names of attributes do not break`, async ({ explore, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await explore.call("A B C", "delete B by A");
    const broken = await page.locator(".event th").evaluateAll((names) =>
      names.filter((name) => {
        const range = document.createRange();
        range.selectNodeContents(name);
        return range.getClientRects().length > 1;
      }).map((name) => name.textContent));
    expect(broken).toEqual([]);
  });
}

test("four parties keep their density at the first request", async ({ explore }) => {
  await explore.call("A B C D");
  const before = await explore.figure.getAttribute("class");
  await explore.ask("A", "Delete B").click();
  await expect(explore.messages).toHaveCount(5);
  await expect(explore.figure).toHaveAttribute("class", before!);
});

for (const address of ["", "#/learn?lesson=one-leaves"]) {
  test(`${address || "Explore"}: text that is only heard has a size`, async ({ page }) => {
    await page.goto(`./${address}`);
    await expect(page.locator("html[data-theme]")).toBeAttached();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const without = page.locator("body *:not(script, style)").evaluateAll((all) =>
        all.filter((element) => getComputedStyle(element).fontSize === "0px").map((element) => element.outerHTML));
      expect(await without, `at ${width} px`).toEqual([]);
      await expect(page.locator(".brand")).toHaveText("Call Models");
    }
  });
}

// The first screen of a phone shows the ladder.
for (const locale of ["en-US", "de-DE", "es-ES", "ja-JP"]) {
  test.describe(`at 390 × 844 in ${locale}`, () => {
    test.use({ viewport: { width: 390, height: 844 }, locale });

    test("the ladder begins within 280 px", async ({ explore }) => {
      const calls = ["", "?parties=A+B", "?parties=A+B&steps=release+A", "?parties=A+B+C&phase=release-from-conference",
        "?parties=A+B+C&steps=release+B", "?parties=A+B+C", "?parties=A+B+C&steps=delete+B+by+A"];
      for (const call of calls) {
        await explore.open(call && `#/explore${call}`, false);
        expect.soft((await box(explore.page.getByRole("figure"))).y, call).toBeLessThanOrEqual(280);
        // The number of parties has its word.
        expect.soft((await box(explore.page.locator("label[for=parties]"))).height, call).toBeGreaterThan(16);
      }
    });
  });
}

const calls: Record<string, (explore: Explore) => Promise<void>> = {
  "the first view": (explore) => explore.open(),
  "three parties": (explore) => explore.call("A B C", "delete B by A"),
  "twelve parties": (explore) => explore.call(TWELVE, "delete B by A, release C"),
  "the longest DNs": (explore) => explore.call(LONGEST.join(" "), `delete ${LONGEST[1]} by ${LONGEST[0]}`),
  ...STATES,
  "the comparison with the reference": (explore) => openProof(explore),
  "a bad address": (explore) => explore.open(`#/explore?parties=${LONGEST[0]}&steps=${"nonsense".repeat(20)}`),
};

for (const [name, bring] of Object.entries(calls)) {
  test(`${name}: fits, nothing small or cut`, async ({ explore, page }) => {
    await bring(explore);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await setType(page, "100%");
      await expect.soft.poll(() => beyond(page), `px beyond ${width} px`).toBe(0);
      await expect.soft.poll(() => small(page), `buttons smaller than 24 × 24 at ${width} px`).toEqual([]);
      await expect.soft.poll(() => cut(page), `cut texts at ${width} px`).toEqual([]);
      await setType(page, "200%");
      await expect.soft.poll(() => beyond(page), `px beyond ${width} px at 200 % font size`).toBe(0);
    }
  });
}

// 1280 × 1024 px at 400 % zoom (WCAG 1.4.10).
test.describe("at 320 × 256", () => {
  test.use({ viewport: { width: 320, height: 256 } });

  test("the page does not scroll horizontally", async ({ explore, page }) => {
    await explore.call("A B C D E", "delete B by A, release C");
    await expect.poll(() => beyond(page)).toBe(0);
  });

  for (const key of ["Tab", "Shift+Tab"]) {
    test(`what ${key} focuses is in view and not covered`, async ({ explore, page }) => {
      await explore.call("A B C D E", "delete B by A, release C");
      await explore.undo.focus();
      const covered: string[] = [];
      for (let steps = 0; steps < 60; steps += 1) {
        await page.keyboard.press(key);
        covered.push(...(await page.evaluate(() => new Promise<string[]>((done) => requestAnimationFrame(() => {
          const active = document.activeElement!;
          if (active === document.body) return done([]);
          const { left, right, top, bottom } = active.getBoundingClientRect();
          const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          const isSeen = over && (active.contains(over) || over.contains(active));
          done(isSeen ? [] : [active.getAttribute("aria-label") ?? active.textContent ?? ""]);
        })))));
      }
      expect(covered).toEqual([]);
    });
  }

  test("a message that an arrow key focuses is in view", async ({ explore, page }) => {
    await explore.call("A B C D E", "delete B by A, release C");
    await explore.messages.first().focus();
    for (const message of (await explore.messages.all()).slice(1)) {
      await page.keyboard.press("ArrowDown");
      await expect(message).toBeFocused();
      await expect(message).toBeInViewport({ ratio: 0.5 });
    }
  });
});

test.describe("the heads", () => {
  test("stay in place on vertical scrolling", async ({ explore, page }) => {
    await explore.call(LONG.parties, LONG.steps);
    const before = await box(explore.parties.first());
    await explore.messages.first().focus();
    await page.keyboard.press("End");
    await expect(explore.messages.last()).toBeInViewport({ ratio: 1 });
    await expect(explore.messages.first(), "the ladder scrolled").not.toBeInViewport();
    await expect(explore.parties.first()).toBeInViewport({ ratio: 1 });
    expect((await box(explore.parties.first())).y).toBeCloseTo(before.y, 0);
  });

  test("move with the ladder on horizontal scrolling", async ({ explore, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await explore.call(TWELVE, "release L");
    await expect(explore.party("L")).not.toBeInViewport();
    await explore.messages.first().hover();
    await page.mouse.wheel(5000, 0);
    await expect(explore.party("L")).toBeInViewport({ ratio: 1 });
    await expect(explore.party("A")).not.toBeInViewport();
    await expectHeadsOnLifelines(explore);
  });

  for (const [name, parties, steps] of [
    ["two parties", "A B", "release A"],
    ["three parties", "A B C", "delete B by A"],
    ["twelve parties", TWELVE, "delete B by A"],
    ["the longest DNs", LONGEST.join(" "), ""],
  ] as const) {
    test(`are above their lifelines with ${name}`, async ({ explore, page }) => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await explore.call(parties, steps);
        await expectHeadsOnLifelines(explore, `at ${width} px`);
      }
    });
  }

  test("hold a DN of sixteen digits in one line at 1360 px", async ({ explore }) => {
    await explore.call("7001700270037004 7001700270037005 7001700270037006", "delete 7001700270037005 by 7001700270037004");
    const chips = await explore.figure.locator(".head .chip").evaluateAll((all) =>
      all.map((chip) => [chip.scrollWidth - chip.clientWidth, Math.round(chip.getBoundingClientRect().height / parseFloat(getComputedStyle(chip).lineHeight))]));
    expect(chips).toEqual([[0, 1], [0, 1], [0, 1]]);
  });

  test("end a longer DN in an ellipsis, with the whole as tooltip", async ({ explore, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await explore.call(LONGEST.join(" "));
    const chip = explore.figure.locator(".head .chip").first();
    const [cut, lane] = [await box(chip), await box(explore.party(LONGEST[0]!))];
    expect(cut.height).toBeLessThan(32);
    expect(cut.width).toBeLessThanOrEqual(lane.width);
    await expect(chip).toHaveCSS("text-overflow", "ellipsis");
    await expect(chip).toHaveAttribute("title", LONGEST[0]!);
    await expect(explore.rename(LONGEST[0]!)).toHaveAttribute("title", `Rename ${LONGEST[0]}`);
  });

  test("are above their lifelines at 200 % font size", async ({ explore, page }) => {
    await explore.call("A B C", "delete B by A");
    await setType(page, "200%");
    await expectHeadsOnLifelines(explore);
  });
});

/** The px by which the page is wider than the window. */
function beyond(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Buttons and tabs of less than 24 × 24 px (WCAG 2.5.8). */
function small(page: Page): Promise<string[]> {
  return page.getByRole("button").or(page.getByRole("tab")).evaluateAll((all) =>
    all.map((button) => ({ name: button.getAttribute("aria-label") ?? button.textContent, ...button.getBoundingClientRect().toJSON() }))
      .filter((button) => button.width < 24 || button.height < 24)
      .map(({ name, width, height }) => `${name}: ${width} × ${height}`));
}

/** Buttons, cells, captions and chips whose text is cut. */
function cut(page: Page): Promise<(string | null)[]> {
  return page.locator("button, th, td, caption, .chip").evaluateAll((all) =>
    // A long DN ends in an ellipsis and has a tooltip.
    all.filter((element) => (element as HTMLElement).title !== element.textContent && element.scrollWidth > element.clientWidth && element.clientWidth > 0
      && getComputedStyle(element).display !== "inline")
      .map((element) => element.textContent));
}

/** Sets the root's font size, as the browser's settings do. */
async function setType(page: Page, size: string): Promise<void> {
  await page.evaluate((size) => { document.documentElement.style.fontSize = size; }, size);
}

/** Checks that each party's head is centred on its lifeline. The first lifeline is T-Server's. */
async function expectHeadsOnLifelines(explore: Explore, where = ""): Promise<void> {
  const middles = (locator: Locator) => locator.evaluateAll((all) =>
    all.map((element) => element.getBoundingClientRect()).map(({ left, right }) => (left + right) / 2));
  await expect(async () => {
    const heads = await middles(explore.parties);
    const lines = (await middles(explore.figure.locator(".lifeline"))).slice(1);
    expect(lines).toHaveLength(heads.length);
    for (const [index, head] of heads.entries()) {
      expect(Math.abs(head - lines[index]!), `party ${index + 1} ${where}`).toBeLessThanOrEqual(1);
    }
  }).toPass();
}
