// Hostile texts in addresses, attributes, fields and local storage: none is executed, breaks the page or blocks it, and buttons
// work afterwards.
import type { Page } from "@playwright/test";
import { expect, test, type Explore } from "./explore";
import { BLOCKING, blocking, FLOODS, harms, longestTask, MUST, named, noteTasks, TEXTS, type Attempt, type Text } from "./hostile";
import { policy } from "./serve.mjs";

/** Fields of an address that take text, each with the prefix that makes the parser reach it. */
const FIELDS: Record<string, string> = {
  parties: "#/explore?parties=",
  conn: "#/explore?parties=A+B+C&conn=",
  optional: "#/explore?parties=A+B+C&optional=",
  phase: "#/explore?phase=",
  steps: "#/explore?parties=A+B+C&steps=",
  at: "#/explore?parties=A+B+C&steps=release+B&at=",
  select: "#/explore?parties=A+B+C&steps=release+B&select=",
  compare: "#/explore?parties=A+B+C&compare=",
  was: "#/explore?parties=A+B+C&steps=release+B&was=",
  view: "#/explore?parties=A+B+C&view=",
  find: "#/explore?parties=A+B+C&steps=release+B&find=",
  for: "#/explore?parties=A+B+C&steps=release+B&for=",
  event: "#/explore?parties=A+B+C&steps=release+B&event=",
  v: "#/explore?parties=A+B+C&v=",
  "a nameless field": "#/explore?",
  "another page": "#/",
  "the whole fragment": "#",
};

const ATTRIBUTES = ["parties", "steps", "conn", "optional", "view", "controls", "theme", "lang"];

/** `MUST`, and every `every`-th of the other texts, with an offset by `place`: all places together have all texts. */
function some(place: number, every: number): Text[] {
  return [...MUST, ...TEXTS.filter((_, index) => index % every === place % every)];
}

const addresses: Attempt[] = Object.entries(FIELDS).flatMap(([field, before], place) =>
  [...some(place, 12), FLOODS[place % FLOODS.length], FLOODS[(place + 5) % FLOODS.length]].map((text) => ({
    input: `${field} in the address: ${named(text)}`,
    target: "hash",
    around: [before, ""],
    text,
  })));

const attributes: Attempt[] = ATTRIBUTES.flatMap((name, place) =>
  [...some(place, 8), ...FLOODS.filter((_, index) => index % 4 === place % 4)].map((text, index) => ({
    input: `${name} of the element: ${named(text)}`,
    // Alternately as an attribute and as a property.
    target: index % 2 === 0 ? name : `.${name}`,
    around: ["", ""],
    text,
  })));

/** Texts in local storage, under the page's key and as a key. */
const stored: Text[] = [...some(0, 5), FLOODS[0], FLOODS[2]];

/** Texts typed into the fields of the page. */
const typed: Text[] = [...some(1, 5), FLOODS[3], FLOODS[8]];

/** Stored and typed texts per test. */
const STORED_AT_ONCE = 16;
const TYPED_AT_ONCE = 8;

test("there are at least 500 inputs", () => {
  expect(addresses.length + attributes.length + stored.length * 2 + typed.length * 4).toBeGreaterThanOrEqual(500);
});

// Chromium allows 200 changes of the address in ten seconds.
const AT_ONCE = 50;

/** Inputs grouped by test, `size` each. Only texts of a megabyte come near the time limit, so their test runs alone. */
function groups<T>(inputs: T[], textOf: (input: T) => Text, size: number): { name: string; tag: string[]; group: T[] }[] {
  const isFlood = (input: T) => "times" in textOf(input);
  const short = inputs.filter((input) => !isFlood(input));
  const starts = Array.from({ length: Math.ceil(short.length / size) }, (_, part) => part * size);
  return [
    ...starts.map((start) => ({
      name: `${start}–${Math.min(start + size, short.length) - 1}`,
      tag: [],
      group: short.slice(start, start + size),
    })),
    { name: "of a megabyte", tag: ["@serial"], group: inputs.filter(isFlood) },
  ];
}

for (const { name, tag, group } of groups(addresses, ({ text }) => text, AT_ONCE)) {
  test(`addresses ${name} leave the page usable`, { tag }, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto("./#/explore");
    await expect(page.getByRole("figure", { name: "Sequence diagram" })).toBeVisible();
    await check(page, group);
  });
}

test.describe("in the element", () => {
  for (const { name, tag, group } of groups(attributes, ({ text }) => text, AT_ONCE)) {
    test(`attributes ${name} leave the element usable`, { tag }, async ({ page }) => {
      test.setTimeout(240_000);
      await page.route("**/host.html", (route) => route.fulfill({
        contentType: "text/html; charset=utf-8",
        headers: { "Content-Security-Policy": policy },
        body: `<!doctype html><html lang="en"><head><title>Host</title><script type="module" src="./call-model.js"></script></head>
          <body><call-model parties="A B C"></call-model></body></html>`,
      }));
      await page.goto("./host.html");
      await expect(page.getByRole("figure", { name: "Sequence diagram" })).toBeVisible();
      await check(page, group);
    });
  }
});

async function check(page: Page, attempts: Attempt[]): Promise<void> {
  const { harms: found, longest } = await harms(page, attempts, BLOCKING);
  console.log(`${attempts.length} inputs, the longest task ${Math.round(longest)} ms`);
  expect(found).toEqual([]);
}

for (const [before, around] of [["with a text", ""], ["with a text as theme", "language=de theme="]] as const) {
  for (const { name, tag, group } of groups(stored, (text) => text, STORED_AT_ONCE)) {
    test(`local storage ${before}, ${name}: the page is usable`, { tag }, async ({ explore, page }) => {
      test.setTimeout(300_000);
      await noteTasks(page);
      await explore.page.goto("./#/explore?parties=A+B");
      const reload = async () => {
        await page.reload();
        await expect(page.locator("figure").first()).toBeVisible();
        return longestTask(page);
      };
      // The longest task of a start with empty storage.
      const own = await blocking(reload);
      for (const text of group) {
        await page.evaluate(({ text, around }) => {
          const value = around + ("codes" in text ? String.fromCharCode(...text.codes) : text.of.repeat(text.times ?? 1));
          localStorage.clear();
          localStorage.setItem("call-models", value);
          localStorage.setItem(value.slice(0, 100), value);
        }, { text, around });
        const task = await blocking(async () => (await reload()) - own);
        expect(task, `ms for ${named(text)}`).toBeLessThanOrEqual(BLOCKING);
        await works(explore, `${around} ${named(text)}`);
        await explore.page.goto("./#/explore?parties=A+B");
      }
    });
  }
}

/** Checks that a click works and nothing of a text was executed. */
async function works(explore: Explore, input: string): Promise<void> {
  // By structure, since the language of the page varies.
  await explore.page.locator("figure [role=group] button").first().click();
  await expect(explore.tables, input).toHaveCount(2);
  expect(await explore.page.evaluate(() => (globalThis as { hit?: unknown }).hit), input).toBeUndefined();
}

for (const { name, tag, group } of groups(typed, (text) => text, TYPED_AT_ONCE)) {
  test(`typed texts ${name} leave the page usable`, { tag }, async ({ explore, page }) => {
    test.setTimeout(300_000);
    await noteTasks(page);
    /** Puts a text into the focused field at once, as pasting does; returns the longest task. */
    const type = async (text: Text): Promise<number> => {
      await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
      await longestTask(page);
      await page.evaluate((text) => {
        const field = document.activeElement as HTMLInputElement;
        // Set by script, because the keyboard cannot type a lone surrogate.
        field.value = "codes" in text ? String.fromCharCode(...text.codes) : text.of.repeat(text.times ?? 1);
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, text);
      await page.keyboard.press("Enter");
      return longestTask(page);
    };
    for (const text of group) {
      const fields: Record<string, () => Promise<unknown>> = {
        find: async () => {
          await explore.call("A B C", "release B");
          if (!(await explore.filter.find.isVisible())) await explore.filter.summary.click();
          await explore.filter.find.focus();
        },
        "the name of a party": async () => {
          await explore.call("A B C");
          await explore.rename("A").click();
        },
        ConnID: async () => {
          await explore.call("A B");
          await page.getByRole("button", { name: "Change ConnID" }).click();
        },
        "the number of parties": async () => {
          await explore.call("A B C D");
          await explore.count.focus();
        },
      };
      for (const [field, open] of Object.entries(fields)) {
        const task = await blocking(async () => {
          // A field that refused the previous text is still open.
          await page.keyboard.press("Escape");
          await explore.call("A B C D E");
          await open();
          return type(text);
        });
        expect(task, `ms for ${field}: ${named(text)}`).toBeLessThanOrEqual(BLOCKING);
      }
      await explore.call("A B");
      await works(explore, named(text));
    }
  });
}
